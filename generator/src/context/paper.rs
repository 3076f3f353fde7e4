//! What is made for paper: the list on A4, and the leaflet to fold in three.

use domain::Vocabulary;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::card::{self, hour};
use super::frame::{ContactContext, Crumb, Entry, Frame};
use super::scope::{self, ScopeContext};
use super::territory::shown;
use crate::atlas::{AmapIx, NetworkIx};
use crate::plan::{Page, Scope};

/// AMAPs of which the leaflet tells everything.
const IN_FULL: usize = 14;
/// AMAPs of which it tells day, hours and place.
const TOLD: usize = 30;
/// AMAPs that it names; of more, it counts them by commune.
const NAMED: usize = 75;

/// The list on A4.
#[derive(Debug, Serialize)]
pub struct PrintListPage {
    /// The page as such.
    pub page: Frame,
    /// What it lists.
    pub scope: ScopeContext,
    /// The day on which the site was made.
    pub today: String,
    /// Communes in alphabetical order.
    pub communes: Vec<CommuneContext>,
}

/// The AMAPs of a commune.
#[derive(Debug, Serialize)]
pub struct CommuneContext {
    /// Name; empty for AMAPs whose commune is not known.
    pub name: String,
    /// Its AMAPs by name.
    pub amaps: Vec<PaperAmap>,
}

/// An AMAP on paper.
#[derive(Debug, Serialize)]
pub struct PaperAmap {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Status key.
    pub status: &'static str,
    /// Places.
    pub places: Vec<PaperPlace>,
    /// When it distributes as a rule.
    pub rhythms: Vec<PaperRhythm>,
    /// Names of what it brings.
    pub products: Vec<String>,
    /// Role mailbox, or none.
    pub mailbox: Option<String>,
    /// Telephone of the AMAP, or none.
    pub phone: Option<String>,
    /// Site, or none.
    pub website: Option<String>,
}

/// A place on paper.
#[derive(Debug, Serialize)]
pub struct PaperPlace {
    /// Name, or empty.
    pub name: String,
    /// Number and street, or empty.
    pub address: String,
    /// Commune, when it is not that of the heading; empty otherwise.
    pub commune: String,
}

/// When an AMAP distributes as a rule.
#[derive(Debug, Serialize)]
pub struct PaperRhythm {
    /// Weekday key, or empty when dates are listed.
    pub weekday: &'static str,
    /// Every how many weeks; 2 for odd or even weeks, 0 for a day of the month.
    pub every: u32,
    /// In which weeks, as a key; empty where it is every so many.
    pub weeks: &'static str,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
}

/// The leaflet.
#[derive(Debug, Serialize)]
pub struct LeafletPage {
    /// The page as such.
    pub page: Frame,
    /// What it lists.
    pub scope: ScopeContext,
    /// The day on which the site was made.
    pub today: String,
    /// How much the list tells: `full`, `told`, `named` or `counted`.
    pub form: &'static str,
    /// Communes with their AMAPs; empty when they are only counted.
    pub communes: Vec<CommuneContext>,
    /// Communes with the number of their AMAPs, when they are only counted.
    pub counts: Vec<Entry>,
    /// Name of the network to write to: the local one, or the one that publishes.
    pub network: String,
    /// How to reach it.
    pub contact: ContactContext,
}

fn amap(scene: &Scene<'_>, index: AmapIx, heading: &str) -> PaperAmap {
    let amap = &scene.atlas[index];
    let places = amap.places.iter().map(|place| {
        let commune = place.commune.map(|commune| shown(commune.city().name)).unwrap_or_default();
        PaperPlace {
            name: place.name.clone().unwrap_or_default(),
            address: place.address.clone().unwrap_or_default(),
            commune: if commune == heading { String::new() } else { commune },
        }
    });
    let rhythms = amap.distributions.iter().map(|distribution| PaperRhythm {
        weekday: distribution.weekday.map_or("", Vocabulary::key),
        every: distribution.every,
        weeks: distribution.weeks.map_or("", Vocabulary::key),
        start: hour(distribution.start),
        end: hour(distribution.end),
    });
    let products = card::families(scene.atlas, scene.messages, &amap.products);
    PaperAmap {
        name: amap.name.clone(),
        address: crate::address::amap(&amap.id),
        status: amap.status.key(),
        places: places.collect(),
        rhythms: rhythms.collect(),
        products: products.into_iter().map(|family| family.name).collect(),
        mailbox: amap.contact.mailbox.clone(),
        phone: amap.contact.phone.clone(),
        website: amap.contact.website.clone(),
    }
}

fn communes(scene: &Scene<'_>, scope: Scope) -> Vec<CommuneContext> {
    let communes = scope::by_city(scene, scope).into_iter().map(|(city, amaps)| {
        let name = city.map(|city| shown(city.name)).unwrap_or_default();
        let amaps = amaps.into_iter().map(|index| amap(scene, index, &name)).collect();
        CommuneContext { name, amaps }
    });
    communes.collect()
}

fn paper_frame(page: &Page, scope: &ScopeContext) -> Frame {
    let crumbs = vec![Crumb { name: scope.name.clone(), address: scope.address.clone() }];
    Frame { section: "amaps", crumbs, hidden: true, ..Frame::new(page) }
}

/// The list on A4.
pub fn list(scene: &Scene<'_>, page: &Page, scope: Scope) -> Value {
    let context = scope::context(scene, scope);
    themes::value(PrintListPage {
        page: paper_frame(page, &context),
        scope: context,
        today: scene.atlas.today.to_string(),
        communes: communes(scene, scope),
    })
}

/// The leaflet.
pub fn leaflet(scene: &Scene<'_>, page: &Page, scope: Scope) -> Value {
    let (atlas, context) = (scene.atlas, scope::context(scene, scope));
    let form = match context.total {
        0..=IN_FULL => "full",
        total if total <= TOLD => "told",
        total if total <= NAMED => "named",
        _ => "counted",
    };
    let local = match scope {
        Scope::Network(network) => Some(network),
        Scope::Department(department) => (0..atlas.networks.len()).map(NetworkIx).find(|network| {
            let network = &atlas[*network];
            network.departments.len() == 1 && network.departments.iter().any(|own| own.code == department.code)
        }),
        Scope::Everything => None,
    };
    let local = local.map(|network| &atlas[network]).filter(|network| network.contact != Default::default());
    let (network, contact) = match local {
        Some(local) => (local.name.clone(), ContactContext::from(&local.contact)),
        None => (atlas.site.name.clone(), ContactContext::from(&atlas.site.contact)),
    };
    let is_counted = form == "counted";
    themes::value(LeafletPage {
        page: paper_frame(page, &context),
        scope: context,
        today: atlas.today.to_string(),
        form,
        communes: if is_counted { Vec::new() } else { communes(scene, scope) },
        counts: if is_counted { scope::cities(scene, scope) } else { Vec::new() },
        network,
        contact,
    })
}
