//! The tiles of AMAPs and farms.
//!
//! Layers `amaps` and `farms`, features points. One AMAP or farm: `name`, `commune`, `address`, and `status` of an AMAP. Several:
//! `count`; and `zoom`, at which they part, or when they stand on one spot and never part, `members`: a JSON list of
//! the first of them.

use std::collections::BTreeMap;

use mvt::{GeomEncoder, GeomType, Tile};
use rayon::prelude::*;

use crate::archive::{self, Layer, Metadata};
use crate::cluster::{Content, Mark, WORLD, levels};
use crate::point::{Kind, Point};
use crate::{EXTENT, MAX_ZOOM, project, unproject};

/// As many AMAPs of one spot are named; nobody reads more of them in a bubble.
const MEMBERS: usize = 24;

/// Points of one kind, those of one spot together, and the marks of every zoom.
struct Marks<'a> {
    kind: Kind,
    points: Vec<&'a Point>,
    levels: Vec<Vec<Mark>>,
}

/// A mark and the kind that it is of.
type Placed<'a> = (&'a Marks<'a>, &'a Mark);

/// An archive of all points from zoom 0 to [`MAX_ZOOM`], clustered. Points without a real position are left out.
pub fn points(points: &[Point]) -> Vec<u8> {
    let marks: Vec<Marks<'_>> = Kind::ALL.par_iter().map(|kind| marks(*kind, points)).collect();
    let mut tiles: BTreeMap<(u64, u8), Vec<Placed<'_>>> = BTreeMap::new();
    for marks in &marks {
        for (zoom, level) in (0..).zip(&marks.levels) {
            for mark in level {
                let (column, row) = (mark.x / side(zoom), mark.y / side(zoom));
                if let Some(id) = archive::tile_id(zoom, column, row) {
                    tiles.entry((id, zoom)).or_default().push((marks, mark));
                }
            }
        }
    }
    let tiles: Vec<((u64, u8), Vec<Placed<'_>>)> = tiles.into_iter().collect();
    let tiles: Vec<(u64, Vec<u8>)> =
        tiles.par_iter().map(|((id, zoom), placed)| (*id, archive::compressed(&encoded(*zoom, placed)))).collect();
    let cluster = [("count", "Number"), ("zoom", "Number"), ("members", "String")];
    let fields =
        [&[("name", "String"), ("commune", "String"), ("address", "String"), ("status", "String")][..], &cluster]
            .concat();
    let metadata = Metadata {
        name: "AMAP et fermes".to_owned(),
        attribution: String::new(),
        vector_layers: Kind::ALL.iter().map(|kind| Layer::new(kind.layer(), &fields)).collect(),
        min_zoom: 0,
        max_zoom: MAX_ZOOM,
        bounds: bounds(&marks),
    };
    archive::write(&metadata, &tiles)
}

/// Side of a tile in units of the last zoom.
fn side(zoom: u8) -> u32 {
    EXTENT << (MAX_ZOOM - zoom)
}

fn marks(kind: Kind, points: &[Point]) -> Marks<'_> {
    let own = points.iter().filter(|point| point.kind == kind);
    let mut placed: Vec<((u32, u32), &Point)> = own.filter_map(|point| Some((spot(point)?, point))).collect();
    // By place first, as clusters want it; then by name, so that the order in which files are read does not matter.
    placed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| (&a.1.name, &a.1.address).cmp(&(&b.1.name, &b.1.address))));
    let (spots, points): (Vec<(u32, u32)>, Vec<&Point>) = placed.into_iter().unzip();
    Marks { kind, points, levels: levels(&spots) }
}

fn spot(point: &Point) -> Option<(u32, u32)> {
    let (x, y) = project(point.lat, point.lon)?;
    let unit = |share: f64| ((share * f64::from(WORLD)) as u32).min(WORLD - 1);
    Some((unit(x), unit(y)))
}

/// West, south, east and north of all points.
fn bounds(marks: &[Marks<'_>]) -> [f64; 4] {
    let spots = marks.iter().filter_map(|marks| marks.levels.last()).flatten();
    let range = spots.fold(None, |range: Option<[u32; 4]>, mark| {
        let [west, north, east, south] = range.unwrap_or([mark.x, mark.y, mark.x, mark.y]);
        Some([west.min(mark.x), north.min(mark.y), east.max(mark.x), south.max(mark.y)])
    });
    let [west, north, east, south] =
        range.unwrap_or([0, 0, WORLD, WORLD]).map(|unit| f64::from(unit) / f64::from(WORLD));
    let ((north, west), (south, east)) = (unproject(west, north), unproject(east, south));
    [west, south, east, north]
}

fn encoded(zoom: u8, placed: &[Placed<'_>]) -> Vec<u8> {
    let mut tile = Tile::new(EXTENT);
    for own in placed.chunk_by(|a, b| a.0.kind == b.0.kind) {
        let Some((marks, _)) = own.first() else { continue };
        let mut layer = tile.create_layer(marks.kind.layer());
        for (_, mark) in own {
            let at = |unit: u32| f64::from((unit % side(zoom)) >> (MAX_ZOOM - zoom));
            let place = GeomEncoder::new(GeomType::Point).point(at(mark.x), at(mark.y)).and_then(GeomEncoder::encode);
            let Ok(place) = place else { continue };
            let mut feature = layer.into_feature(place);
            properties(&mut feature, marks, mark);
            layer = feature.into_layer();
        }
        // A layer of its name is not there yet, and the extent is the tile's.
        let _ = tile.add_layer(layer);
    }
    tile.to_bytes().unwrap_or_default()
}

fn properties(feature: &mut mvt::Feature, marks: &Marks<'_>, mark: &Mark) {
    let zoom = match &mark.content {
        Content::Cluster(zoom) => zoom,
        Content::Spot(range) => {
            match marks.points.get(range.clone()).unwrap_or_default() {
                [point] => {
                    let known = told(point).into_iter().filter(|(_, text)| !text.is_empty());
                    known.for_each(|(key, text)| feature.add_tag_string(key, text));
                }
                several => {
                    let members: Vec<BTreeMap<&str, &str>> =
                        several.iter().take(MEMBERS).map(|point| told(point).into()).collect();
                    feature.add_tag_uint("count", u64::from(mark.count));
                    feature.add_tag_string("members", &serde_json::to_string(&members).unwrap_or_default());
                }
            }
            return;
        }
    };
    feature.add_tag_uint("count", u64::from(mark.count));
    feature.add_tag_uint("zoom", u64::from(*zoom));
}

fn told(point: &Point) -> [(&'static str, &str); 4] {
    [("name", &point.name), ("commune", &point.commune), ("address", &point.address), ("status", point.status)]
}
