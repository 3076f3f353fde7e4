//! The plan of the site: every way into it, not every page.

use gazetteer::Region;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Entry, Frame};
use super::list;
use super::territory::shown;
use crate::address;
use crate::atlas::NetworkIx;
use crate::plan::Page;

/// Local networks named here; of more, their list is.
const NETWORKS: usize = 24;

/// The plan of the site.
#[derive(Debug, Serialize)]
pub struct SitePlanPage {
    /// The page as such.
    pub page: Frame,
    /// Régions that have AMAPs, by name, with their départements.
    pub regions: Vec<RegionContext>,
    /// Product families; `key` is the icon.
    pub products: Vec<Entry>,
    /// Days of distribution; `key` is the weekday's.
    pub days: Vec<Entry>,
    /// Local networks that belong to no other, by name; none when they are too many.
    pub networks: Vec<Entry>,
    /// Whether there is a list of local networks.
    pub has_networks: bool,
    /// Free pages.
    pub pages: Vec<Entry>,
    /// Contracts that can be signed or soon can.
    pub contracts: usize,
}

/// A région.
#[derive(Debug, Serialize)]
pub struct RegionContext {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Départements that have AMAPs, by name.
    pub departments: Vec<Entry>,
}

fn region_context(scene: &Scene<'_>, region: &'static Region) -> RegionContext {
    let own = scene.lists.departments.iter().filter(|(department, _)| department.region_code() == region.code);
    let departments = own.map(|(department, amaps)| Entry {
        name: shown(department.name),
        address: address::department(department),
        count: amaps.len(),
        key: department.code.to_owned(),
    });
    RegionContext { name: shown(region.name), address: address::region(region), departments: departments.collect() }
}

/// The plan of the site.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    let atlas = scene.atlas;
    let tops = (0..atlas.networks.len()).map(NetworkIx).filter(|network| atlas[*network].parent.is_none());
    let networks = tops.map(|index| Entry {
        name: atlas[index].name.clone(),
        address: address::network(&atlas[index].id),
        count: scene.lists.network(index).len(),
        key: atlas[index].id.clone(),
    });
    let networks: Vec<Entry> = networks.collect();
    let pages = atlas.pages.iter().map(|free| Entry {
        name: free.title.clone(),
        address: address::page(&free.id),
        count: 0,
        key: free.id.clone(),
    });
    themes::value(SitePlanPage {
        page: Frame::new(page),
        regions: scene.lists.regions.iter().map(|(region, _)| region_context(scene, region)).collect(),
        products: list::families(scene),
        days: list::days(scene),
        networks: if networks.len() <= NETWORKS { networks } else { Vec::new() },
        has_networks: !atlas.networks.is_empty(),
        pages: pages.collect(),
        contracts: scene.lists.signable.len(),
    })
}
