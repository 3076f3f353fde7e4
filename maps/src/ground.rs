//! The ground of all maps: outlines, neighbouring countries, rivers, lakes and towns, read and ranked once.

use std::sync::LazyLock;

use gazetteer::Commune;
use geojson::{Feature, FeatureCollection, GeometryValue, Position};

use crate::clip::{self, Spot};
use crate::line::Line;
use crate::outline::Outlines;
use crate::towns::Towns;
use crate::world::{Bounds, World};

const ABROAD: &str = include_str!("../data/abroad.geojson");
const RIVERS: [&str; 2] =
    [include_str!("../data/ne/rivers_10m.geojson"), include_str!("../data/ne/rivers_europe_10m.geojson")];
const LAKES: [&str; 2] =
    [include_str!("../data/ne/lakes_10m.geojson"), include_str!("../data/ne/lakes_europe_10m.geojson")];

/// All that maps are made from.
#[derive(Debug)]
pub struct Ground {
    /// Outlines of the départements.
    pub outlines: Outlines,
    /// Edges of the ground of other countries; it reaches a little under France.
    pub abroad: Vec<Line>,
    /// Rivers with Natural Earth's rank: the smaller, the larger the river.
    pub rivers: Vec<(u8, Line)>,
    /// Shores of lakes.
    pub lakes: Vec<Line>,
    /// Towns.
    pub towns: Towns,
}

impl Ground {
    /// The ground, made when first asked for.
    pub fn get() -> &'static Self {
        static GROUND: LazyLock<Ground> = LazyLock::new(Ground::read);
        &GROUND
    }

    fn read() -> Self {
        let lines = |texts: &[&str]| -> Vec<(u8, Line)> { texts.iter().flat_map(|text| features(text)).collect() };
        let abroad: Vec<Line> = lines(&[ABROAD]).into_iter().map(|(_, line)| line).collect();
        let rings: Vec<(Bounds, Vec<Spot>)> =
            abroad.iter().map(|line| (line.bounds, line.kept(0.0).map(|place| (place.x, place.y)).collect())).collect();
        let is_abroad = |place: World| {
            let here = Bounds::around([place]);
            let near = rings.iter().filter(|(bounds, _)| bounds.meets(&here));
            near.filter(|(_, ring)| clip::is_inside(std::slice::from_ref(ring), (place.x, place.y))).count() % 2 == 1
        };
        let departments: Vec<_> = gazetteer::departments().filter(|own| !own.outline().is_empty()).collect();
        let whole = gazetteer::communes().iter().filter(|commune| !commune.is_arrondissement());
        Self {
            outlines: Outlines::new(&departments, is_abroad),
            abroad,
            rivers: lines(&RIVERS),
            lakes: lines(&LAKES).into_iter().map(|(_, line)| line).collect(),
            towns: Towns::of(whole.collect::<Vec<&'static Commune>>()),
        }
    }
}

/// The lines of a collection with the rank of their features. One that cannot be read has none; a test holds that it can.
fn features(text: &str) -> Vec<(u8, Line)> {
    let collection = text.parse::<FeatureCollection>().ok();
    let ranked = |feature: Feature| {
        let rank = feature.property("scalerank").and_then(|rank| rank.as_u64()).unwrap_or_default();
        let lines = feature.geometry.map(|geometry| lines(geometry.value)).unwrap_or_default();
        lines.into_iter().map(move |line| (rank as u8, line))
    };
    collection.into_iter().flat_map(|all| all.features).flat_map(ranked).collect()
}

fn lines(geometry: GeometryValue) -> Vec<Line> {
    let positions: Vec<Vec<Position>> = match geometry {
        GeometryValue::LineString { coordinates } => vec![coordinates],
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => coordinates,
        GeometryValue::MultiPolygon { coordinates } => coordinates.into_iter().flatten().collect(),
        _ => Vec::new(),
    };
    let place = |position: &Position| match position.as_slice() {
        [lon, lat, ..] => Some(World::from(gazetteer::Point { lat: *lat, lon: *lon })),
        _ => None,
    };
    positions.iter().map(|line| Line::new(&line.iter().filter_map(place).collect::<Vec<_>>())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Kind;

    #[test]
    fn all_layers_can_be_read() {
        let ground = Ground::get();
        assert_eq!(ground.outlines.departments.len(), 101);
        assert!(ground.abroad.len() > 10 && ground.rivers.len() > 200 && ground.lakes.len() > 30);
        assert!(ground.rivers.iter().any(|(rank, _)| *rank == 5) && ground.rivers.iter().all(|(rank, _)| *rank > 0));
    }

    #[test]
    fn borders_are_told_from_coasts() {
        let outlines = &Ground::get().outlines;
        let kinds = |code: &str| {
            let index = outlines.departments.iter().position(|own| own.department.code == code).unwrap();
            let arcs = outlines.arcs_of(&[index]);
            let has = |kind: Kind| arcs.iter().any(|arc| outlines.arcs[*arc].kind == kind);
            [has(Kind::Department), has(Kind::Region), has(Kind::Nation), has(Kind::Coast)]
        };
        assert_eq!(kinds("29"), [true, false, false, true], "Finistère");
        assert_eq!(kinds("45"), [true, true, false, false], "Loiret");
        assert_eq!(kinds("06"), [true, false, true, true], "Alpes-Maritimes");
        assert_eq!(kinds("64"), [true, true, true, true], "Pyrénées-Atlantiques");
        assert_eq!(kinds("67"), [true, false, true, false], "Bas-Rhin");
        assert_eq!(kinds("88"), [true, true, false, false], "Vosges");
        assert_eq!(kinds("974"), [false, false, false, true], "La Réunion");
    }

    #[test]
    fn common_ground_is_closed_and_has_no_inner_border() {
        let outlines = &Ground::get().outlines;
        let mainland: Vec<usize> =
            (0..outlines.departments.len()).filter(|at| !outlines.departments[*at].department.is_overseas()).collect();
        let rings = outlines.ground(&mainland, 0.0);
        let area =
            |ring: &Vec<World>| clip::doubled(&ring.iter().map(|place| (place.x, place.y)).collect::<Vec<_>>()).abs();
        let mut areas: Vec<f64> = rings.iter().map(area).collect();
        areas.sort_by(f64::total_cmp);
        // The mainland and Corsica, then islands a hundred times smaller: were an arc missing, there would be more.
        assert!(areas[areas.len() - 1] > 30.0 * areas[areas.len() - 2]);
        assert!(areas[areas.len() - 2] > 30.0 * areas[areas.len() - 3]);
        assert!(rings.len() < 80, "{}", rings.len());
    }
}
