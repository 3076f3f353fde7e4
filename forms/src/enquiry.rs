//! The manifest of an enquiry: to join an AMAP or its waiting list, to write to an AMAP or a farm without learning its
//! address, to propose a listing, to start an AMAP. What is asked, who reads it, and what the law has people told.

mod answers;
mod listing;
mod questions;

use serde::{Deserialize, Serialize};

use crate::Manifest;

pub use answers::Answers;
pub use listing::{Listing, listing};
pub use questions::{Ask, Question};

/// What an enquiry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// To join an AMAP that has places.
    Join,
    /// To be on the waiting list of an AMAP that has none.
    WaitingList,
    /// A message to an AMAP or a farm: a question, or that its listing is wrong.
    Write,
    /// A listing that is not there yet.
    Propose,
    /// To start an AMAP somewhere.
    Start,
}

impl Topic {
    /// The word of templates and messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::WaitingList => "waiting-list",
            Self::Write => "write",
            Self::Propose => "propose",
            Self::Start => "start",
        }
    }

    /// Why the law lets what is typed be kept: steps before membership that the person asks for, or the interest of both in an
    /// answer (RGPD, article 6.1 b and f).
    pub fn basis(self) -> &'static str {
        match self {
            Self::Join | Self::WaitingList => "request",
            Self::Write | Self::Propose | Self::Start => "interest",
        }
    }

    /// The id of its form for a page: `demande.rejoindre.rives` of `/amap/rives/`, `demande.ecrire.ferme.etang` of
    /// `/ferme/etang/`. Those of the whole site are about `/`.
    pub fn form_id(self, about: &str) -> String {
        let parts: Vec<&str> = about.split('/').filter(|part| !part.is_empty()).collect();
        match (self, parts.as_slice()) {
            (Self::Join | Self::WaitingList, [.., id]) => format!("{}.rejoindre.{id}", Enquiry::KIND),
            (Self::Write, [kind, id]) => format!("{}.ecrire.{kind}.{id}", Enquiry::KIND),
            (Self::Start, _) => format!("{}.lancer", Enquiry::KIND),
            _ => format!("{}.proposer", Enquiry::KIND),
        }
    }
}

/// The form of an enquiry. It never changes: whoever asks something else, or reads it, is another revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enquiry {
    /// Version of this format, [`Manifest::SCHEMA`].
    pub schema: u32,
    /// Which form: `demande.rejoindre.rives`.
    pub id: String,
    /// Language in which it is shown.
    pub language: String,
    /// Its page, from the root of the site in this language: `/amap/rives/rejoindre/`.
    pub address: String,
    /// What is asked for.
    pub topic: Topic,
    /// What it is about.
    pub about: About,
    /// Where it goes, unless a private address is known.
    pub mailbox: String,
    /// Where listings go to whoever publishes them.
    pub publisher: String,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// What the law has people told.
    pub notice: Notice,
}

/// What an enquiry is about: an AMAP, a farm, or the whole site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Name: of the network where it is the whole site.
    pub name: String,
    /// Its page: `/amap/rives/`, or `/`.
    pub address: String,
    /// Its content file, or none: `amaps/rives.md`.
    pub file: Option<String>,
    /// How one joins, in its own words: told to whom a place is given.
    pub joining: Option<String>,
}

/// What the law has people told beside the fields (RGPD, article 13); purpose and rights are messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Who answers for the data.
    pub controller: String,
    /// Where one writes about them.
    pub contact: String,
    /// Who reads what is sent.
    pub readers: Vec<String>,
    /// For how many years after the last contact it is kept.
    pub years: u32,
    /// After how many days it is erased where nobody confirms it.
    pub days: u32,
}

impl Notice {
    /// For how many years after the last contact enquiries are kept (LAW.md 1.4, P6).
    pub const YEARS: u32 = 3;
    /// After how many days what nobody confirms is erased.
    pub const DAYS: u32 = 7;
}

impl Manifest for Enquiry {
    const KIND: &str = "demande";
    const SCHEMA: u32 = 1;

    fn schema(&self) -> u32 {
        self.schema
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn language(&self) -> &str {
        &self.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_forms_of_its_own() {
        assert_eq!(Topic::Join.form_id("/amap/rives/"), "demande.rejoindre.rives");
        assert_eq!(Topic::WaitingList.form_id("/amap/rives/"), Topic::Join.form_id("/amap/rives/"));
        assert_eq!(Topic::Write.form_id("/amap/rives/"), "demande.ecrire.amap.rives");
        assert_eq!(Topic::Write.form_id("/ferme/rives/"), "demande.ecrire.ferme.rives");
        assert_eq!(Topic::Propose.form_id("/"), "demande.proposer");
        assert_eq!(Topic::Start.form_id("/"), "demande.lancer");
    }
}
