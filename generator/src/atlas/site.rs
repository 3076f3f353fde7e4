//! The network that publishes, and what holds for the whole site.

use crate::content::network::{Extent, Host, Licence, Module, Output, Publisher};

use super::Contact;

/// The network that publishes and the settings of its site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Name of the network.
    pub name: String,
    /// What the site is for, in a sentence.
    pub slogan: Option<String>,
    /// `https://amap.example`, without a path.
    pub origin: String,
    /// Path of the site on its host: empty, or `/reseau`.
    pub base_path: String,
    /// Languages, the main one first; never empty.
    pub languages: Vec<String>,
    /// Time zone of distributions, an IANA name.
    pub timezone: String,
    /// Colour of links and buttons.
    pub primary: Option<[u8; 3]>,
    /// Colour of what presses.
    pub accent: Option<[u8; 3]>,
    /// Path of the logo on the site, `/files/logo.svg`.
    pub logo: Option<String>,
    /// The territory.
    pub extent: Option<Extent>,
    /// The network's own ground of the live map; that of Cabas where there is none.
    pub basemap: Option<Basemap>,
    /// Radius of commune pages, in kilometres.
    pub radius_km: f64,
    /// Origin of the intake, for forms.
    pub intake_url: Option<String>,
    /// Public key of the evidence log, with which receipts are verified.
    pub evidence_key: Option<evidence::VerifierKey>,
    /// Who publishes.
    pub publisher: Publisher,
    /// Who hosts.
    pub host: Option<Host>,
    /// How to reach the network.
    pub contact: Contact,
    /// Parts of the site.
    pub modules: Vec<Module>,
    /// What is made beside the pages of listings.
    pub outputs: Vec<Output>,
    /// Licence of the open data.
    pub data_licence: Licence,
}

impl Site {
    /// Whether a part of the site is switched on.
    pub fn has(&self, module: Module) -> bool {
        self.modules.contains(&module)
    }

    /// Whether the network wants these files or pages.
    pub fn makes(&self, output: Output) -> bool {
        self.outputs.contains(&output)
    }

    /// An address of theirs; empty where the network does without them.
    pub fn made(&self, output: Output, address: impl Into<String>) -> String {
        if self.makes(output) { address.into() } else { String::new() }
    }
}

/// A ground of the live map that a network brings of its own.
#[derive(Debug, Clone)]
pub struct Basemap {
    /// Path on the site, `/files/fond.pmtiles`.
    pub address: String,
    /// Whose data it is, as plain text.
    pub attribution: String,
    /// What the archive holds.
    pub archive: tiles::basemap::Basemap,
}

/// A product family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Keyword in content files: `vegetables`.
    pub key: String,
    /// Name, for a family of the network's own; built-in ones are named by the message `product-<key>`.
    pub own_name: Option<String>,
}
