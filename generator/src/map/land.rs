//! Outlines of départements, simplified so that neighbours keep one and the same border.
//!
//! Rings are cut where three lands, or two lands and the sea, meet. The line between two such places is simplified the same
//! way whichever département asks, so that no gap opens between them.

use std::collections::{BTreeMap, BTreeSet};

use gazetteer::{Department, Point};

use super::frame::Frame;

/// A point as a key: outlines are written to a thousandth of a degree.
type Corner = (i32, i32);
/// Each corner with the corners before and after it, over all rings.
type Neighbours = BTreeMap<Corner, BTreeSet<Corner>>;

/// One path a département, in the order of the frames; together at most about `bytes` long.
pub fn paths(frames: &[(Frame, Vec<&'static Department>)], bytes: usize) -> Vec<String> {
    let neighbours = neighbours(frames.iter().flat_map(|(_, departments)| departments));
    let drawn = |tolerance: f64| -> Vec<String> {
        let each = frames.iter().flat_map(|(frame, departments)| departments.iter().map(move |own| (frame, own)));
        each.map(|(frame, department)| path(frame, department, &neighbours, tolerance)).collect()
    };
    let mut tolerance = 0.35;
    let mut paths = drawn(tolerance);
    while paths.iter().map(String::len).sum::<usize>() > bytes && tolerance < 8.0 {
        tolerance *= 1.3;
        paths = drawn(tolerance);
    }
    paths
}

fn corner(point: &Point) -> Corner {
    ((point.lon * 1000.0).round() as i32, (point.lat * 1000.0).round() as i32)
}

fn neighbours<'a>(departments: impl Iterator<Item = &'a &'static Department>) -> Neighbours {
    let mut neighbours = Neighbours::new();
    for ring in departments.flat_map(|department| department.outline()).flatten() {
        for pair in ring.windows(2) {
            if let [a, b] = pair {
                neighbours.entry(corner(a)).or_default().insert(corner(b));
                neighbours.entry(corner(b)).or_default().insert(corner(a));
            }
        }
    }
    neighbours
}

fn path(frame: &Frame, department: &Department, neighbours: &Neighbours, tolerance: f64) -> String {
    let rings: Vec<Vec<(i32, i32)>> =
        department.outline().iter().flatten().map(|ring| drawn(frame, ring, neighbours, tolerance)).collect();
    // Islets that simplify to nothing are left out, unless nothing else is there.
    let largest = rings.iter().map(Vec::len).max().unwrap_or_default();
    let shown = rings.iter().filter(|ring| ring.len() >= 3 || ring.len() == largest);
    shown.map(|ring| closed(ring)).collect()
}

/// A ring in units of the picture, without its closing point.
fn drawn(frame: &Frame, ring: &[Point], neighbours: &Neighbours, tolerance: f64) -> Vec<(i32, i32)> {
    let open = ring.get(..ring.len().saturating_sub(1)).unwrap_or_default();
    let is_junction = |point: &Point| neighbours.get(&corner(point)).is_none_or(|around| around.len() != 2);
    // A ring without junctions, an island, is cut at its smallest corner: the same one whoever asks.
    let first = open.iter().position(is_junction).or_else(|| {
        let smallest = open.iter().enumerate().min_by_key(|(_, point)| corner(point));
        smallest.map(|(index, _)| index)
    });
    let Some(first) = first else { return Vec::new() };
    let turned: Vec<Point> = open.iter().cycle().skip(first).take(open.len() + 1).copied().collect();
    let mut cuts: Vec<usize> = (0..turned.len()).filter(|at| turned.get(*at).is_some_and(is_junction)).collect();
    if cuts.len() < 2 {
        // Two cuts, or the line would have no direction: the second is the farthest corner from the first.
        let far = turned.iter().enumerate().max_by(|(_, a), (_, b)| far_from(turned[0], a, b));
        cuts = vec![0, far.map_or(0, |(index, _)| index), turned.len() - 1];
    }
    let mut line: Vec<(i32, i32)> = Vec::new();
    for pair in cuts.windows(2) {
        let [from, to] = pair else { continue };
        let Some(arc) = turned.get(*from..=*to) else { continue };
        let mut kept = simplified(frame, arc, tolerance);
        kept.pop();
        line.extend(kept);
    }
    line.dedup();
    if line.len() > 1 && line.first() == line.last() {
        line.pop();
    }
    line
}

fn far_from(origin: Point, a: &Point, b: &Point) -> std::cmp::Ordering {
    origin.distance_km(*a).total_cmp(&origin.distance_km(*b))
}

/// Douglas and Peucker's way, always from the smaller end to the greater one.
fn simplified(frame: &Frame, arc: &[Point], tolerance: f64) -> Vec<(i32, i32)> {
    let backwards = arc.first().map(corner) > arc.last().map(corner);
    let mut line: Vec<(f64, f64)> = arc.iter().map(|point| frame.project(*point)).collect();
    if backwards {
        line.reverse();
    }
    let mut keep = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        keep[from] = true;
        keep[to] = true;
        let farthest =
            (from + 1..to).map(|at| (at, distance(line[at], line[from], line[to]))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = farthest.filter(|(_, distance)| *distance > tolerance) {
            open.extend([(from, at), (at, to)]);
        }
    }
    let kept = line.iter().zip(keep).filter(|(_, keep)| *keep).map(|((x, y), _)| (x.round() as i32, y.round() as i32));
    let mut kept: Vec<(i32, i32)> = kept.collect();
    if backwards {
        kept.reverse();
    }
    kept
}

/// How far a point is from a stretch of line.
fn distance(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let squared = dx * dx + dy * dy;
    let along = (point.0 - from.0) * dx + (point.1 - from.1) * dy;
    let share = if squared > 0.0 { (along / squared).clamp(0.0, 1.0) } else { 0.0 };
    (point.0 - from.0 - share * dx).hypot(point.1 - from.1 - share * dy)
}

/// A closed path in steps from point to point.
fn closed(ring: &[(i32, i32)]) -> String {
    let mut path = String::new();
    let mut pen: Option<(i32, i32)> = None;
    for (x, y) in ring {
        match pen {
            None => path.push_str(&format!("M{x} {y}")),
            Some((from, top)) if *y == top => path.push_str(&format!("h{}", x - from)),
            Some((from, top)) if *x == from => path.push_str(&format!("v{}", y - top)),
            Some((from, top)) => path.push_str(&format!("l{}{}", x - from, signed(y - top))),
        }
        pen = Some((*x, *y));
    }
    path.push('z');
    path
}

/// A second number of a pair: its sign, or a space, keeps it apart from the first.
pub fn signed(number: i32) -> String {
    if number < 0 { number.to_string() } else { format!(" {number}") }
}
