//! What can go wrong while something is answered, and what a person reads then. The log sees the cause.

use themes::TemplateError;

use crate::store::StoreError;
use crate::store::contracts::ContractError;
use crate::store::tokens::TokenError;

/// Why something was not done.
#[derive(Debug)]
pub enum Failure {
    /// A contract stands elsewhere than it should, or has no place left.
    Contract(ContractError),
    /// A link opens nothing.
    Token(TokenError),
    /// The database.
    Store(StoreError),
    /// A template.
    Template(TemplateError),
    /// There is no such form, or the site that has it is not there.
    NoForm,
    /// Too much comes from one place.
    TooMany,
}

impl From<ContractError> for Failure {
    fn from(error: ContractError) -> Self {
        match error {
            ContractError::Store(error) => Self::Store(error),
            error => Self::Contract(error),
        }
    }
}

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::Store(error) => Self::Store(error),
            error => Self::Token(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}

impl Failure {
    /// The status of the answer, and the key of what the person reads: messages `intake-<key>-title`, `intake-<key>-text`.
    pub fn told(&self) -> (u16, &'static str) {
        match self {
            Self::NoForm => (404, "no-form"),
            Self::TooMany => (429, "too-many"),
            Self::Token(TokenError::Used) => (410, "link-used"),
            Self::Token(TokenError::Expired) => (410, "link-expired"),
            Self::Token(_) => (404, "link-unknown"),
            Self::Contract(ContractError::Short(_)) => (409, "short"),
            Self::Contract(ContractError::State(_) | ContractError::NothingToAmend(_)) => (409, "elsewhere"),
            Self::Contract(_) => (404, "link-unknown"),
            Self::Store(StoreError::Busy | StoreError::NoSpace) => (503, "busy"),
            Self::Store(_) | Self::Template(_) => (500, "broken"),
        }
    }

    /// What the log says of it; it names nobody.
    pub fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "the store"),
            Self::Template(error) => {
                tracing::error!(file = error.file, line = error.line, cause = error.cause, "a template");
            }
            other => tracing::info!(answer = other.told().1, "refused"),
        }
    }
}
