//! What a network writes besides its listings.

use domain::{AdvertKind, Date, Time};
use gazetteer::{Commune, Department, Region};

use super::{AmapIx, Contact, FamilyIx, FarmIx, Html, NetworkIx, Place};

/// A local network.
#[derive(Debug, Clone)]
pub struct LocalNetwork {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The network that it belongs to.
    pub parent: Option<NetworkIx>,
    /// Networks that belong to it.
    pub children: Vec<NetworkIx>,
    /// Its AMAPs and those of its children, by name.
    pub amaps: Vec<AmapIx>,
    /// Régions of its territory.
    pub regions: Vec<&'static Region>,
    /// Départements of its territory.
    pub departments: Vec<&'static Department>,
    /// Communes of its territory.
    pub communes: Vec<&'static Commune>,
    /// How to reach it.
    pub contact: Contact,
    /// Path of its logo on the site.
    pub logo: Option<String>,
    /// A sentence.
    pub summary: Option<String>,
    /// Its text.
    pub body: Html,
}

/// A piece of news.
#[derive(Debug, Clone)]
pub struct News {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title.
    pub title: String,
    /// Day of publication.
    pub date: Date,
    /// A sentence or two.
    pub summary: Option<String>,
    /// AMAPs concerned.
    pub amaps: Vec<AmapIx>,
    /// Départements concerned: those stated and those of its AMAPs.
    pub departments: Vec<&'static Department>,
    /// Its text.
    pub body: Html,
}

/// An event.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title.
    pub title: String,
    /// First day.
    pub date: Date,
    /// Last day.
    pub to: Date,
    /// Start.
    pub start: Option<Time>,
    /// End.
    pub end: Option<Time>,
    /// Place.
    pub place: Option<Place>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// AMAPs concerned.
    pub amaps: Vec<AmapIx>,
    /// Farms concerned.
    pub farms: Vec<FarmIx>,
    /// Whether it is cancelled.
    pub cancelled: bool,
    /// Its text.
    pub body: Html,
}

/// Where a resource is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A file of the site: its path on the site and its size in bytes.
    File(String, usize),
    /// An address elsewhere.
    Address(String),
}

/// A document of the media library.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title.
    pub title: String,
    /// Topic.
    pub topic: String,
    /// What it is: guide, poster …
    pub kind: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// Where it is.
    pub target: Target,
    /// Who made it.
    pub author: Option<String>,
    /// Licence.
    pub licence: String,
    /// Date of the document.
    pub date: Option<Date>,
    /// Its text.
    pub body: Html,
}

/// An advert.
#[derive(Debug, Clone)]
pub struct Advert {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title.
    pub title: String,
    /// Who seeks whom.
    pub kind: AdvertKind,
    /// Day of publication.
    pub date: Date,
    /// Last day.
    pub until: Date,
    /// Whether its last day is over: its page stays, so that links to it do not break with time; lists leave it out.
    pub over: bool,
    /// Product families.
    pub products: Vec<FamilyIx>,
    /// The farm, if it is listed.
    pub farm: Option<FarmIx>,
    /// The AMAP, if it is listed.
    pub amap: Option<AmapIx>,
    /// Commune.
    pub commune: Option<&'static Commune>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// Whom to answer.
    pub contact: Contact,
    /// Its text.
    pub body: Html,
}

/// A free page.
#[derive(Debug, Clone)]
pub struct FreePage {
    /// Its file's name and address.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Title.
    pub title: String,
    /// A sentence.
    pub summary: Option<String>,
    /// Place in the menu.
    pub menu: Option<u32>,
    /// Its text.
    pub body: Html,
}
