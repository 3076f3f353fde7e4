//! Outlines of the départements: shared lines, each once (TopoJSON).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use gazetteer::Department;
use serde::Deserialize;

use crate::feature::{Feature, Shape};
use crate::source::Line;

/// The file.
#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<(i64, i64)>>,
    transform: Transform,
    objects: BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    properties: Properties,
    #[serde(flatten)]
    shape: Arcs,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

/// Lines of a ring by their number; `!n` for one that is walked backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Arcs {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// All départements.
pub struct Outline {
    arcs: Vec<Line>,
    /// The départements on the sides of each line.
    sides: BTreeMap<usize, BTreeSet<String>>,
    /// Each walk along lines that only one département has.
    outer: Vec<i64>,
}

impl Outline {
    pub fn load(path: &Path) -> Result<Self, Box<dyn Error>> {
        let topology: Topology = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let arcs: Vec<Line> = topology.arcs.iter().map(|arc| unfolded(arc, &topology.transform)).collect();
        let mut sides: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let mut walks: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
        for geometry in topology.objects.into_values().flat_map(|collection| collection.geometries) {
            let rings: Vec<Vec<i64>> = match geometry.shape {
                Arcs::Polygon(rings) => rings,
                Arcs::MultiPolygon(polygons) => polygons.concat(),
            };
            for arc in rings.concat() {
                sides.entry(number(arc)).or_default().insert(geometry.properties.code.clone());
                walks.entry(number(arc)).or_default().push(arc);
            }
        }
        let outer = walks.into_values().filter_map(|walks| if let [arc] = walks[..] { Some(arc) } else { None });
        Ok(Self { arcs, sides, outer: outer.collect() })
    }

    /// Coasts and national borders as closed rings: all départements as one land.
    pub fn rings(&self) -> Vec<Line> {
        let key = |place: Option<&(f64, f64)>| place.map(|(x, y)| (x.to_bits(), y.to_bits()));
        let mut open: Vec<Line> = self.outer.iter().map(|arc| self.walked(*arc)).collect();
        let mut rings = Vec::new();
        while let Some(mut ring) = open.pop() {
            while key(ring.first()) != key(ring.last()) {
                let Some(next) = open.iter().position(|line| key(line.first()) == key(ring.last())) else { break };
                ring.pop();
                ring.extend(open.swap_remove(next));
            }
            ring.pop();
            rings.push(ring);
        }
        rings
    }

    /// Borders between départements and between régions.
    pub fn borders(&self) -> Vec<Feature> {
        let mut lines: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
        for (arc, codes) in self.sides.iter().filter(|(_, codes)| codes.len() > 1) {
            let regions: BTreeSet<&str> =
                codes.iter().filter_map(|code| gazetteer::department(code)).map(Department::region_code).collect();
            let kind = if regions.len() > 1 { "region" } else { "department" };
            lines.entry(kind).or_default().extend(self.arcs.get(*arc).cloned());
        }
        let feature = |(kind, lines): (&str, Vec<Line>)| {
            let zoom = if kind == "region" { 0 } else { 5 };
            Feature::plain("borders", Shape::Lines(lines)).text("kind", kind).since(zoom)
        };
        lines.into_iter().map(feature).collect()
    }

    /// A line in the direction in which it is walked.
    fn walked(&self, arc: i64) -> Line {
        let mut line = self.arcs.get(number(arc)).cloned().unwrap_or_default();
        if arc < 0 {
            line.reverse();
        }
        line
    }
}

fn number(arc: i64) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

fn unfolded(arc: &[(i64, i64)], transform: &Transform) -> Line {
    let (mut x, mut y) = (0, 0);
    let places = arc.iter().map(|(dx, dy)| {
        x += dx;
        y += dy;
        (x as f64 * transform.scale.0 + transform.translate.0, y as f64 * transform.scale.1 + transform.translate.1)
    });
    places.collect()
}
