//! The atlas: everything that the content says, linked, closed and checked. Nothing personal that is not to be published
//! gets this far, and nothing here is half filled: what could not be resolved was an error, and the build has stopped.

mod editorial;
mod entities;
mod index;
mod listing;
mod offer;
mod site;
mod states;
mod text;

pub use editorial::{Advert, Event, FreePage, LocalNetwork, News, Resource, Target};
pub use entities::Entities;
pub use index::{AmapIx, ContractIx, FamilyIx, FarmIx, NetworkIx};
pub use listing::{Amap, Contact, Distribution, Farm, FarmShare, Mediator, Meeting, Person, Place};
pub use offer::{Contract, Product, Size};
pub use site::{Basemap, Family, Site};
pub use text::{Html, InternalLink, LANGUAGE_MARK};

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use gazetteer::Department;

use crate::footprint::{Key, Seen, key, see};

/// Everything, linked.
#[derive(Debug)]
pub struct Atlas {
    /// The day for which the site is built: what is next, open, or old depends on it.
    pub today: Date,
    /// The network that publishes.
    pub site: Site,
    /// Product families, the built-in ones first; only those in use have pages.
    pub families: Vec<Family>,
    /// Local networks, by name.
    pub networks: Entities<LocalNetwork>,
    /// AMAPs, by name.
    pub amaps: Entities<Amap>,
    /// Where AMAPs have places: code of a département → those that have one there, by name.
    pub by_department: BTreeMap<&'static str, Vec<AmapIx>>,
    /// Farms, by name.
    pub farms: Entities<Farm>,
    /// Contracts: running and coming ones first, then ended ones; within them by AMAP and name.
    pub contracts: Entities<Contract>,
    /// News, the newest first.
    pub news: Seen<Vec<News>>,
    /// Events by day, past ones included.
    pub events: Seen<Vec<Event>>,
    /// Resources by topic and title.
    pub resources: Seen<Vec<Resource>>,
    /// Adverts, the newest first; those that are over included.
    pub adverts: Seen<Vec<Advert>>,
    /// Free pages by id.
    pub pages: Seen<Vec<FreePage>>,
    /// Files that go out as they are: path below `files/` → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that could not be read: links to their pages are not told broken.
    pub unread: BTreeSet<String>,
    /// Links that authors wrote to addresses of the site: checked once all addresses are known.
    pub links: Vec<InternalLink>,
}

impl Atlas {
    /// AMAPs with a place in a département, by name. Whoever asks has seen which these are.
    pub fn amaps_in(&self, department: &Department) -> &[AmapIx] {
        see(in_department(department.code));
        self.by_department.get(department.code).map_or(&[], Vec::as_slice)
    }
}

/// What the AMAPs of a département are known by.
fn in_department(code: &str) -> Key {
    key("amaps-in", code)
}
