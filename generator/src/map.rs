//! Still maps: land, AMAPs as dots and a few towns, drawn once as integers of a small picture.
//!
//! Web Mercator. Départements overseas stand in boxes below the mainland. What the picture weighs is bounded: outlines
//! and dots are made coarser until they fit.

mod frame;
mod label;
mod land;

use std::collections::{BTreeMap, BTreeSet};

use gazetteer::{Department, Point};
use serde::Serialize;

use crate::atlas::Atlas;
use crate::plan::{self, Scope};
use frame::Frame;

/// Widest and highest that the main part may be, in units of the picture; a unit is about a pixel.
const SIZE: (f64, f64) = (300.0, 320.0);
/// Side of the box of a département overseas.
const BOX: i32 = 54;
/// From one box to the next; below, with room for its name.
const PITCH: (i32, i32) = (61, 76);
/// Boxes in a row.
const BOXES: i32 = 5;
/// White around the land.
const MARGIN: i32 = 8;
/// What all outlines together may weigh, in bytes.
const LAND_BYTES: usize = 6_500;
/// What the dots may weigh, in bytes.
const DOT_BYTES: usize = 2_600;
/// More dots than this are drawn smaller.
const DENSE: usize = 220;

/// A still map.
#[derive(Debug, Clone, Serialize)]
pub struct Map {
    /// Left, top, width and height of the picture, as SVG wants them.
    pub view_box: String,
    /// Land: one path of all départements.
    pub land: String,
    /// AMAPs: one path of points; empty when none has a known place.
    pub dots: String,
    /// Whether dots are so many that they are drawn smaller.
    pub is_dense: bool,
    /// The squares that mark towns: one path of points.
    pub spots: String,
    /// Names of towns.
    pub towns: Vec<Town>,
    /// Boxes of départements overseas.
    pub insets: Vec<Inset>,
}

/// The name of a town, where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Town {
    /// Name.
    pub name: String,
    /// Where its name begins, ends or has its middle, from the left.
    pub x: i32,
    /// Base line of its name, from the top.
    pub y: i32,
    /// `start`, `end` or `middle`: what `x` is to the name.
    pub anchor: &'static str,
}

/// The box of a département overseas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Inset {
    /// Name of the département.
    pub name: String,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Side.
    pub size: i32,
}

/// The still map of a scope; `None` where no outline is known.
pub fn still(atlas: &Atlas, scope: Scope) -> Option<Map> {
    let points: Vec<Point> = plan::of_scope(atlas, scope)
        .into_iter()
        .flat_map(|amap| atlas[amap].places.iter().filter_map(|place| place.point))
        .collect();
    draw(&departments(atlas, scope), &points)
}

/// The départements of a scope that have an outline, by code.
fn departments(atlas: &Atlas, scope: Scope) -> Vec<&'static Department> {
    let amaps = plan::of_scope(atlas, scope);
    let mut found: BTreeMap<&str, &'static Department> = BTreeMap::new();
    match scope {
        Scope::Department(department) => _ = found.insert(department.code, department),
        Scope::Network(network) => {
            let territory = &atlas[network];
            let regions = territory.regions.iter().flat_map(|region| region.departments());
            let communes = territory.communes.iter().map(|commune| commune.department());
            let own = territory.departments.iter().copied().chain(regions).chain(communes);
            found.extend(own.map(|department| (department.code, department)));
            let listed = amaps.into_iter().flat_map(|amap| atlas[amap].departments());
            found.extend(listed.map(|department| (department.code, department)));
        }
        Scope::Everything => {
            let listed = amaps.into_iter().flat_map(|amap| atlas[amap].departments());
            found.extend(listed.map(|department| (department.code, department)));
        }
    }
    found.into_values().filter(|department| !department.outline().is_empty()).collect()
}

fn draw(departments: &[&'static Department], points: &[Point]) -> Option<Map> {
    let (mut overseas, mut main): (Vec<_>, Vec<_>) = departments.iter().copied().partition(|own| own.is_overseas());
    if main.is_empty() && !overseas.is_empty() {
        main.push(overseas.remove(0));
    }
    let frame = Frame::around(&main, SIZE, (0, 0))?;
    let (width, height) = (frame.width(), frame.height());
    let mut frames = vec![(frame, main)];
    let mut insets = Vec::new();
    for (index, department) in overseas.into_iter().enumerate() {
        let (column, row) = (index as i32 % BOXES, index as i32 / BOXES);
        let (x, y) = (column * PITCH.0, height + 12 + row * PITCH.1);
        let inside = (x + MARGIN, y + MARGIN);
        let room = f64::from(BOX - 2 * MARGIN);
        if let Some(frame) = Frame::around(&[department], (room, room), inside) {
            insets.push(Inset { name: department.name.to_owned(), x, y, size: BOX });
            frames.push((frame, vec![department]));
        }
    }
    let bottom = insets.iter().map(|inset| inset.y + inset.size + 14).max().unwrap_or(height);
    let right = insets.iter().map(|inset| inset.x + inset.size).max().unwrap_or(0).max(width);
    let dots = points.iter().filter_map(|point| frames.iter().find_map(|(frame, _)| frame.place(*point)));
    let dots: BTreeSet<(i32, i32)> = dots.collect();
    let (frame, shown) = frames.first()?;
    let (spots, towns) = label::towns(frame, shown, &dots);
    Some(Map {
        view_box: format!("-{MARGIN} -{MARGIN} {} {}", right + 2 * MARGIN, bottom + 2 * MARGIN),
        land: land::paths(&frames, LAND_BYTES).concat(),
        is_dense: dots.len() > DENSE,
        dots: thinned(&dots),
        spots: path(&spots),
        towns,
        insets,
    })
}

/// The dots as a path; those that would lie on each other become one, the more so the more there are.
fn thinned(dots: &BTreeSet<(i32, i32)>) -> String {
    let mut drawn = path(dots);
    for cell in [3, 4, 5, 6, 8, 10, 12] {
        if drawn.len() <= DOT_BYTES {
            break;
        }
        let mut cells: BTreeMap<(i32, i32), (i32, i32)> = BTreeMap::new();
        for (x, y) in dots {
            cells.entry((x.div_euclid(cell), y.div_euclid(cell))).or_insert((*x, *y));
        }
        drawn = path(&cells.into_values().collect());
    }
    drawn
}

/// Points as a path of strokes without length, which round caps make visible.
fn path(points: &BTreeSet<(i32, i32)>) -> String {
    let mut path = String::new();
    let mut pen: Option<(i32, i32)> = None;
    for (x, y) in points {
        match pen {
            None => path.push_str(&format!("M{x} {y}h0")),
            Some((from, top)) => {
                path.push_str(&format!("m{}{}h0", x - from, land::signed(y - top)));
            }
        }
        pen = Some((*x, *y));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn centres(departments: &[&'static Department]) -> Vec<Point> {
        departments.iter().flat_map(|own| own.communes()).filter_map(|commune| commune.point).collect()
    }

    fn of(codes: &[&str]) -> Vec<&'static Department> {
        codes.iter().map(|code| gazetteer::department(code).unwrap()).collect()
    }

    fn weight(map: &Map) -> usize {
        map.land.len() + 2 * map.dots.len() + map.spots.len()
    }

    #[test]
    fn every_map_is_light_and_names_towns() {
        for department in gazetteer::departments() {
            let map = draw(&[department], &centres(&[department])).unwrap();
            assert!(weight(&map) <= 12_000, "{department:?}: {}", weight(&map));
            assert!((1..=5).contains(&map.towns.len()), "{department:?}: {:?}", map.towns);
            assert!(map.land.starts_with('M') && map.land.ends_with('z'));
        }
    }

    #[test]
    fn france_is_light_and_its_far_departements_have_boxes() {
        let all: Vec<_> = gazetteer::departments().collect();
        let map = draw(&all, &centres(&all)).unwrap();
        assert!(weight(&map) <= 12_000, "{}", weight(&map));
        assert_eq!(map.insets.len(), 5);
        assert!(map.towns.iter().any(|town| town.name == "Paris"), "{:?}", map.towns);
        assert!(map.land.matches('M').count() >= 101);
    }

    #[test]
    fn a_departement_overseas_alone_fills_the_picture() {
        let map = draw(&of(&["974"]), &centres(&of(&["974"]))).unwrap();
        assert!(map.insets.is_empty() && map.towns.iter().any(|town| town.name == "Saint-Denis"), "{:?}", map.towns);
    }

    #[test]
    fn names_of_towns_do_not_overlap() {
        for department in gazetteer::departments() {
            let map = draw(&[department], &[]).unwrap();
            for (index, a) in map.towns.iter().enumerate() {
                for b in &map.towns[index + 1..] {
                    assert!(!label::area(a).overlaps(label::area(b)), "{department:?}: {a:?} {b:?}");
                }
            }
        }
    }
}
