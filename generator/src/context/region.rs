//! Pages of the régions.

use gazetteer::{Department, Region};
use maps::Map;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Entry, Frame};
use super::list::{StatusCount, statuses};
use super::live::{self, LiveMap};
use super::map;
use super::territory::{Territory, shown};
use crate::address;
use crate::plan::Page;

/// `/regions/`
#[derive(Debug, Serialize)]
struct RegionsPage {
    /// The page as such.
    page: Frame,
    /// Régions that have an AMAP, by name.
    regions: Vec<RegionContext>,
}

/// A région with its départements.
#[derive(Debug, Serialize)]
pub struct RegionContext {
    /// The région.
    pub region: Territory,
    /// How many AMAPs it has.
    pub count: usize,
    /// Its départements that have an AMAP, by name; the key is the code.
    pub departments: Vec<Entry>,
}

/// `/region/<slug>/`
#[derive(Debug, Serialize)]
struct RegionPage {
    /// The page as such.
    page: Frame,
    /// The région.
    region: Territory,
    /// How many AMAPs it has.
    count: usize,
    /// How many have each status.
    statuses: Vec<StatusCount>,
    /// The still map, whose doors are its départements, or none.
    map: Option<Map>,
    /// Its départements that have an AMAP, by name; the key is the code.
    departments: Vec<Entry>,
    /// Other régions that have an AMAP.
    others: Vec<Entry>,
    /// The live map, or none.
    live: Option<LiveMap>,
}

/// Départements that have an AMAP, of one région or of all, by name; the key is the code.
pub fn departments(scene: &Scene<'_>, region: Option<&Region>) -> Vec<Entry> {
    let own = |department: &Department| region.is_none_or(|region| region.code == department.region_code());
    let entries =
        scene.lists.departments.iter().filter(|(department, _)| own(department)).map(|(department, amaps)| Entry {
            name: shown(department.name),
            address: address::department(department),
            count: amaps.len(),
            key: department.code.to_owned(),
        });
    entries.collect()
}

/// Régions that have an AMAP, by name; the key is the code.
pub fn regions(scene: &Scene<'_>) -> Vec<Entry> {
    let entries = scene.lists.regions.iter().map(|(region, amaps)| Entry {
        name: shown(region.name),
        address: address::region(region),
        count: amaps.len(),
        key: region.code.to_owned(),
    });
    entries.collect()
}

/// Régions that have an AMAP, by name, each with its départements.
pub fn tree(scene: &Scene<'_>) -> Vec<RegionContext> {
    let regions = scene.lists.regions.iter().map(|(region, amaps)| RegionContext {
        region: Territory::region(scene, region),
        count: amaps.len(),
        departments: departments(scene, Some(region)),
    });
    regions.collect()
}

/// The context of the list of régions.
pub fn list(scene: &Scene<'_>, page: &Page) -> Value {
    let frame = Frame { section: "amaps", ..Frame::new(page) };
    themes::value(RegionsPage { page: frame, regions: tree(scene) })
}

/// The context of a région's page.
pub fn context(scene: &Scene<'_>, page: &Page, region: &'static Region) -> Value {
    let amaps = scene.lists.region(region);
    let crumb = Crumb { name: scene.messages.text("regions"), address: "/regions/".to_owned() };
    themes::value(RegionPage {
        page: Frame { section: "amaps", crumbs: vec![crumb], ..Frame::new(page) },
        region: Territory::region(scene, region),
        count: amaps.len(),
        statuses: statuses(amaps),
        map: if scene.names("region.html", "map") { map::of_region(scene, region) } else { None },
        departments: departments(scene, Some(region)),
        others: regions(scene).into_iter().filter(|other| other.key != region.code).collect(),
        live: live::shown(scene, "region.html", || live::of_region(region)),
    })
}
