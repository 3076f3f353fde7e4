//! What can go wrong while something is answered, and what a person reads then. The log sees the cause.

use domain::contract::Mistakes;
use themes::TemplateError;

use super::book::BookError;
use crate::store::StoreError;
use crate::store::contracts::ContractError;
use crate::store::enquiries::EnquiryError;
use crate::store::permanences::TurnError;
use crate::store::tokens::TokenError;

/// Why something was not done.
#[derive(Debug)]
pub enum Failure {
    /// A contract stands elsewhere than it should, or has no place left.
    Contract(ContractError),
    /// A link opens nothing.
    Token(TokenError),
    /// A turn stands elsewhere than it should, or its post has no place left.
    Turn(TurnError),
    /// The database.
    Store(StoreError),
    /// A template.
    Template(TemplateError),
    /// What is known of the member stands in the way: told once their address is proven.
    Refused(Mistakes),
    /// There is no such form, or the site that has it is not there.
    NoForm,
    /// A form is there and cannot be read now.
    Book(BookError),
    /// An enquiry stands elsewhere than it should.
    Enquiry(EnquiryError),
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

impl From<TurnError> for Failure {
    fn from(error: TurnError) -> Self {
        match error {
            TurnError::Store(error) => Self::Store(error),
            error => Self::Turn(error),
        }
    }
}

impl From<EnquiryError> for Failure {
    fn from(error: EnquiryError) -> Self {
        match error {
            EnquiryError::Store(error) => Self::Store(error),
            error => Self::Enquiry(error),
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

impl From<BookError> for Failure {
    fn from(error: BookError) -> Self {
        Self::Book(error)
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
            Self::Refused(_) => (422, "elsewhere"),
            Self::TooMany => (429, "too-many"),
            Self::Token(TokenError::Used) => (410, "link-used"),
            Self::Token(TokenError::Expired) => (410, "link-expired"),
            Self::Token(_) => (404, "link-unknown"),
            Self::Contract(ContractError::Short(_)) => (409, "short"),
            Self::Contract(ContractError::State(_) | ContractError::NothingToAmend(_)) => (409, "elsewhere"),
            Self::Contract(_) => (404, "link-unknown"),
            Self::Turn(TurnError::Full(_)) => (409, "turn-full"),
            Self::Turn(TurnError::Twice) => (409, "turn-twice"),
            Self::Turn(TurnError::State(_)) => (409, "turn-elsewhere"),
            Self::Turn(_) => (404, "link-unknown"),
            Self::Enquiry(EnquiryError::State(_)) => (409, "enquiry-elsewhere"),
            Self::Enquiry(_) => (404, "link-unknown"),
            Self::Store(StoreError::Busy | StoreError::NoSpace) | Self::Book(_) => (503, "busy"),
            Self::Store(_) | Self::Template(_) => (500, "broken"),
        }
    }

    /// What the log says of it; it names nobody.
    pub fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "the store"),
            Self::Book(error) => tracing::error!(%error, "a form"),
            Self::Template(error) => {
                tracing::error!(file = error.file, line = error.line, cause = error.cause, "a template");
            }
            other => tracing::info!(answer = other.told().1, "refused"),
        }
    }
}
