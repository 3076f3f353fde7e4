//! Still maps: which départements, AMAPs and farms a page's map shows.

use std::collections::BTreeMap;

use gazetteer::{Department, Point, Region};
use maps::{Doors, Farm, Map};

use super::{Scene, scope};
use crate::atlas::{AmapIx, Atlas};
use crate::plan::Scope;

/// With more départements than this, the shapes of a map lead to régions. The home page lists the same.
pub const DEPARTMENTS: usize = 18;

/// The map of a scope, that of everything in the extent that the network gave; `None` where no outline is known.
pub fn of_scope(scene: &Scene<'_>, scope: Scope) -> Option<Map> {
    match scope {
        Scope::Everything => scene.whole_map.get_or_make(|| drawn(scene, scope)).clone(),
        _ => drawn(scene, scope),
    }
}

fn drawn(scene: &Scene<'_>, scope: Scope) -> Option<Map> {
    let atlas = scene.atlas;
    let departments = departments(scene, scope);
    let doors = match departments.len() {
        _ if !matches!(scope, Scope::Everything) => Doors::Closed,
        0..2 => Doors::Closed,
        2..=DEPARTMENTS => Doors::Departments,
        _ => Doors::Regions,
    };
    let corner = |lat, lon| Point { lat, lon };
    let extent = atlas.site.extent.as_ref().filter(|_| matches!(scope, Scope::Everything));
    let extent = extent.map(|extent| [corner(extent.south, extent.west), corner(extent.north, extent.east)]);
    Map::of_departments(&departments, &points(atlas, scope::amaps(scene, scope).iter().copied()), doors, extent)
}

/// The map of a région.
pub fn of_region(scene: &Scene<'_>, region: &Region) -> Option<Map> {
    let departments: Vec<_> = region.departments().collect();
    let amaps = scene.lists.region(region).all().iter().copied();
    let doors = if departments.len() > 1 { Doors::Departments } else { Doors::Closed };
    Map::of_departments(&departments, &points(scene.atlas, amaps), doors, None)
}

/// The map of an AMAP and its farms; `None` when it has no place, or when no farm has one.
pub fn of_amap(atlas: &Atlas, amap: AmapIx) -> Option<Map> {
    let amap = &atlas[amap];
    let mut places = amap.places.iter().map(|place| place.point);
    let here = places.next().flatten()?;
    let farms: Vec<Farm<'_>> = amap
        .farms
        .iter()
        .map(|share| &atlas[share.farm])
        .filter_map(|farm| Some(Farm { name: &farm.name, point: farm.place.as_ref()?.point? }))
        .collect();
    Map::of_amap(here, &places.flatten().collect::<Vec<_>>(), &farms)
}

/// Places of these AMAPs.
fn points(atlas: &Atlas, amaps: impl IntoIterator<Item = AmapIx>) -> Vec<Point> {
    let places = amaps.into_iter().flat_map(|amap| atlas[amap].places.iter());
    places.filter_map(|place| place.point).collect()
}

/// The départements of a scope: those that it covers and those that have an AMAP of it, by code.
fn departments(scene: &Scene<'_>, scope: Scope) -> Vec<&'static Department> {
    let atlas = scene.atlas;
    let listed = scope::amaps(scene, scope).iter().flat_map(|amap| atlas[*amap].departments());
    let covered: Vec<&'static Department> = match scope {
        Scope::Everything => listed.collect(),
        Scope::Department(department) => vec![department],
        Scope::Network(network) => {
            let territory = &atlas[network];
            let regions = territory.regions.iter().flat_map(|region| region.departments());
            let communes = territory.communes.iter().map(|commune| commune.department());
            territory.departments.iter().copied().chain(regions).chain(communes).chain(listed).collect()
        }
    };
    let by_code: BTreeMap<&str, &'static Department> =
        covered.into_iter().map(|department| (department.code, department)).collect();
    by_code.into_values().collect()
}
