//! Outlines of départements, cut into arcs: the line between two places where three lands, or two lands and the sea, meet.
//!
//! Neighbours share an arc, so that a border is drawn once and no gap opens when it is drawn coarser, and the ground of
//! several départements is drawn as one.

use std::collections::{BTreeMap, BTreeSet};

use gazetteer::{Department, Point};

use crate::line::Line;
use crate::world::{Bounds, World};

/// A point as a key: outlines are written to a thousandth of a degree.
type Corner = (i32, i32);

/// How far beside an arc one looks for ground of another country, in radians of longitude: about 1.2 km.
const BESIDE: f64 = 0.000_27;
/// A change of kind over fewer stretches than this is an accident of two sources that draw one coast.
const SHORT: usize = 3;

/// What an arc parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Two départements of one région.
    Department,
    /// Two régions.
    Region,
    /// France and another country.
    Nation,
    /// Land and sea.
    Coast,
}

/// An arc.
#[derive(Debug)]
pub struct Arc {
    /// Its points.
    pub line: Line,
    /// What it parts.
    pub kind: Kind,
    /// The one or two départements that it borders, as positions in [`Outlines::departments`].
    pub sides: Vec<usize>,
    ends: (Corner, Corner),
}

/// A département.
#[derive(Debug)]
pub struct Ground {
    /// The département.
    pub department: &'static Department,
    /// Around its land.
    pub bounds: Bounds,
    /// Its arcs, as positions in [`Outlines::arcs`].
    arcs: Vec<usize>,
}

/// The outlines of all départements.
#[derive(Debug, Default)]
pub struct Outlines {
    /// All arcs.
    pub arcs: Vec<Arc>,
    /// All départements, by code.
    pub departments: Vec<Ground>,
}

impl Outlines {
    /// Cuts the outlines of these départements into arcs. `is_abroad` tells ground of other countries from the sea; near a
    /// border it may also hold for French ground.
    pub fn new(departments: &[&'static Department], is_abroad: impl Fn(World) -> bool) -> Self {
        let junctions = junctions(departments);
        let mut found: BTreeMap<Vec<Corner>, Vec<usize>> = BTreeMap::new();
        let mut outlines = Self::default();
        for (index, department) in departments.iter().enumerate() {
            let rings = department.outline().iter().flatten();
            for corners in rings.clone().flat_map(|ring| cut(ring, &junctions)) {
                found.entry(corners).or_default().push(index);
            }
            let bounds = Bounds::around(rings.flatten().map(|point| World::from(*point)));
            outlines.departments.push(Ground { department, bounds, arcs: Vec::new() });
        }
        for (corners, sides) in found {
            let region = |side: usize| departments[side].region_code();
            let parts = match sides[..] {
                [one, other] if region(one) == region(other) => vec![(Kind::Department, corners)],
                [_, _] => vec![(Kind::Region, corners)],
                _ => parted(&corners, &is_abroad),
            };
            for (kind, corners) in parts {
                let places: Vec<World> = corners.iter().map(|corner| world(*corner)).collect();
                let (Some(from), Some(to)) = (corners.first(), corners.last()) else { continue };
                for side in &sides {
                    outlines.departments[*side].arcs.push(outlines.arcs.len());
                }
                outlines.arcs.push(Arc { line: Line::new(&places), kind, sides: sides.clone(), ends: (*from, *to) });
            }
        }
        outlines
    }

    /// The départements whose land may lie in these bounds.
    pub fn within(&self, bounds: &Bounds) -> Vec<usize> {
        let near = self.departments.iter().enumerate().filter(|(_, ground)| ground.bounds.meets(bounds));
        near.map(|(index, _)| index).collect()
    }

    /// The arcs of these départements, each once.
    pub fn arcs_of(&self, departments: &[usize]) -> BTreeSet<usize> {
        departments.iter().flat_map(|index| self.departments[*index].arcs.iter().copied()).collect()
    }

    /// The edges of the common ground of these départements: closed lines without closing point, of the points that matter
    /// at least `least`. An enclave is a line of its own.
    pub fn ground(&self, departments: &[usize], least: f64) -> Vec<Vec<World>> {
        let outer = |arc: &usize| self.arcs[*arc].sides.iter().filter(|side| departments.contains(side)).count() == 1;
        let mut open: BTreeSet<usize> = self.arcs_of(departments).into_iter().filter(outer).collect();
        let mut meeting: BTreeMap<Corner, Vec<usize>> = BTreeMap::new();
        for arc in &open {
            let (from, to) = self.arcs[*arc].ends;
            meeting.entry(from).or_default().push(*arc);
            meeting.entry(to).or_default().push(*arc);
        }
        let mut rings = Vec::new();
        while let Some(first) = open.pop_first() {
            let (start, mut end) = self.arcs[first].ends;
            let mut ring = self.walk(first, false, least);
            while end != start {
                let next = meeting.get(&end).and_then(|arcs| arcs.iter().find(|arc| open.contains(arc))).copied();
                let Some(next) = next else { break };
                open.remove(&next);
                let (from, to) = self.arcs[next].ends;
                ring.extend(self.walk(next, from != end, least));
                end = if from == end { to } else { from };
            }
            rings.push(ring);
        }
        rings
    }

    /// The points of an arc but the last, which is the first of the next one.
    fn walk(&self, arc: usize, backwards: bool, least: f64) -> Vec<World> {
        let kept = self.arcs[arc].line.kept(least);
        let mut points: Vec<World> = if backwards { kept.rev().collect() } else { kept.collect() };
        points.pop();
        points
    }
}

fn corner(point: &Point) -> Corner {
    ((point.lon * 1000.0).round() as i32, (point.lat * 1000.0).round() as i32)
}

fn world((lon, lat): Corner) -> World {
    Point { lon: f64::from(lon) / 1000.0, lat: f64::from(lat) / 1000.0 }.into()
}

/// Corners that have other than two neighbours over all rings.
fn junctions(departments: &[&'static Department]) -> BTreeSet<Corner> {
    let mut neighbours: BTreeMap<Corner, BTreeSet<Corner>> = BTreeMap::new();
    for ring in departments.iter().flat_map(|department| department.outline()).flatten() {
        for pair in ring.windows(2) {
            let (a, b) = (corner(&pair[0]), corner(&pair[1]));
            neighbours.entry(a).or_default().insert(b);
            neighbours.entry(b).or_default().insert(a);
        }
    }
    neighbours.into_iter().filter(|(_, around)| around.len() != 2).map(|(corner, _)| corner).collect()
}

/// A ring cut at the junctions; each arc runs the same way whichever département it comes from.
fn cut(ring: &[Point], junctions: &BTreeSet<Corner>) -> Vec<Vec<Corner>> {
    let mut open: Vec<Corner> = ring.iter().map(corner).collect();
    open.dedup();
    if open.first() == open.last() {
        open.pop();
    }
    // A ring without junctions, an island or an enclave, is cut at its smallest corner.
    let first = open.iter().position(|corner| junctions.contains(corner));
    let first = first.or_else(|| open.iter().enumerate().min_by_key(|(_, corner)| **corner).map(|(at, _)| at));
    let Some(first) = first else { return Vec::new() };
    open.rotate_left(first);
    open.push(open[0]);
    let mut arcs: Vec<Vec<Corner>> = Vec::new();
    for pair in open.windows(2) {
        match arcs.last_mut().filter(|_| !junctions.contains(&pair[0])) {
            Some(arc) => arc.push(pair[1]),
            None => arcs.push(pair.to_vec()),
        }
    }
    for arc in &mut arcs {
        if arc.iter().gt(arc.iter().rev()) {
            arc.reverse();
        }
    }
    arcs
}

/// The edge of French ground, cut where the coast becomes a border: a border has foreign ground on both sides, as that of
/// the neighbour reaches a little under France.
fn parted(corners: &[Corner], is_abroad: impl Fn(World) -> bool) -> Vec<(Kind, Vec<Corner>)> {
    let is_border = |pair: &[Corner]| {
        let (a, b) = (world(pair[0]), world(pair[1]));
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let step = BESIDE / dx.hypot(dy);
        let beside =
            |side: f64| World { x: (a.x + b.x) / 2.0 - dy * step * side, y: (a.y + b.y) / 2.0 + dx * step * side };
        is_abroad(beside(1.0)) && is_abroad(beside(-1.0))
    };
    let mut runs: Vec<(bool, usize)> = Vec::new();
    for pair in corners.windows(2) {
        let border = is_border(pair);
        match runs.last_mut().filter(|(last, _)| *last == border) {
            Some((_, length)) => *length += 1,
            None => runs.push((border, 1)),
        }
    }
    let mut parts: Vec<(Kind, Vec<Corner>)> = Vec::new();
    let mut from = 0;
    for (border, length) in runs {
        let kind = if border { Kind::Nation } else { Kind::Coast };
        let stretch = &corners[from..=from + length];
        match parts.last_mut().filter(|(last, _)| *last == kind || length < SHORT) {
            Some((_, part)) => part.extend(&stretch[1..]),
            None => parts.push((kind, stretch.to_vec())),
        }
        from += length;
    }
    parts
}
