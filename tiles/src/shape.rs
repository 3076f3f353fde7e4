//! Lines and land as tiles hold them: simplified for a zoom, cut to a tile, rings wound as the format wants them.

use mvt::{GeomData, GeomEncoder, GeomType};

/// A place in units of a zoom's tiles, x to the east and y to the south.
pub type Place = (f64, f64);

/// A line, or a ring whose first place is not repeated at its end.
pub type Line = Vec<Place>;

/// West, north, east, south.
pub type Frame = [f64; 4];

/// The line without what is nearer to it than `tolerance` (Douglas and Peucker). Its ends stay.
pub fn simplified(line: &[Place], tolerance: f64) -> Line {
    let mut keep = vec![false; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = open.pop() {
        for end in [from, to] {
            if let Some(keep) = keep.get_mut(end) {
                *keep = true;
            }
        }
        let (Some(start), Some(end)) = (line.get(from), line.get(to)) else { continue };
        let inner = line.get(from + 1..to).unwrap_or_default().iter().zip(from + 1..);
        let farthest = inner.map(|(place, at)| (distance(*place, *start, *end), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, at)) = farthest.filter(|(far, _)| *far > tolerance) {
            open.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(place, _)| *place).collect()
}

/// How far a place is from a stretch of line.
fn distance(place: Place, from: Place, to: Place) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let squared = dx * dx + dy * dy;
    let along = (place.0 - from.0) * dx + (place.1 - from.1) * dy;
    let share = if squared > 0.0 { (along / squared).clamp(0.0, 1.0) } else { 0.0 };
    (place.0 - from.0 - share * dx).hypot(place.1 - from.1 - share * dy)
}

/// The parts of a line inside a frame.
pub fn cut_line(line: &[Place], frame: Frame) -> Vec<Line> {
    let mut parts: Vec<Line> = Vec::new();
    let mut last: Option<Place> = None;
    for pair in line.windows(2) {
        let [from, to] = pair else { continue };
        let Some((start, end)) = cut_stretch(*from, *to, frame) else {
            last = None;
            continue;
        };
        match parts.last_mut().filter(|_| last == Some(start)) {
            Some(part) => part.push(end),
            None => parts.push(vec![start, end]),
        }
        last = Some(end);
    }
    parts
}

/// The part of a stretch inside a frame (Liang and Barsky).
fn cut_stretch(from: Place, to: Place, [west, north, east, south]: Frame) -> Option<(Place, Place)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [(-dx, from.0 - west), (dx, east - from.0), (-dy, from.1 - north), (dy, south - from.1)] {
        match step {
            0.0 if room < 0.0 => return None,
            0.0 => {}
            step if step < 0.0 => enter = enter.max(room / step),
            step => leave = leave.min(room / step),
        }
    }
    let at = |share: f64| (from.0 + share * dx, from.1 + share * dy);
    // The ends themselves stay as they are, so that parts of a line join exactly.
    let start = if enter > 0.0 { at(enter) } else { from };
    let end = if leave < 1.0 { at(leave) } else { to };
    (enter <= leave).then_some((start, end))
}

/// A ring inside a frame (Sutherland and Hodgman); empty when it lies outside.
pub fn cut_ring(ring: &[Place], [west, north, east, south]: Frame) -> Line {
    let mut ring = ring.to_vec();
    // Each side of the frame as: how far inside of it a place is.
    let sides: [&dyn Fn(Place) -> f64; 4] =
        [&|at| at.0 - west, &|at| east - at.0, &|at| at.1 - north, &|at| south - at.1];
    for inside in sides {
        let mut cut = Vec::with_capacity(ring.len() + 4);
        let mut before = ring.last().copied();
        for place in &ring {
            let from = before.unwrap_or(*place);
            let (a, b) = (inside(from), inside(*place));
            if (a < 0.0) != (b < 0.0) {
                let share = a / (a - b);
                cut.push((from.0 + share * (place.0 - from.0), from.1 + share * (place.1 - from.1)));
            }
            if b >= 0.0 {
                cut.push(*place);
            }
            before = Some(*place);
        }
        ring = cut;
    }
    ring
}

/// Twice the area that a ring encloses, positive when it runs clockwise on the map.
pub fn doubled_area(ring: &[Place]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// Lines as a feature's geometry; `None` when nothing is left of them.
pub fn lines(lines: &[Line]) -> Option<GeomData> {
    let mut apart: Vec<Vec<(i32, i32)>> = Vec::new();
    for line in lines.iter().map(|line| rounded(line)).filter(|line| line.len() > 1) {
        // The encoder joins a line to the one that ends where it begins, but in a way that the format forbids.
        match apart.last_mut().filter(|before| before.last() == line.first()) {
            Some(before) => before.extend(line.into_iter().skip(1)),
            None => apart.push(line),
        }
    }
    encoded(GeomType::Linestring, &apart)
}

/// Land as a feature's geometry: an outer ring, then its holes. The format wants the outer one clockwise and holes the other
/// way. `None` when the outer ring has no area left.
pub fn polygon(rings: &[Line]) -> Option<GeomData> {
    let mut wound: Vec<Vec<(i32, i32)>> = Vec::new();
    for (index, ring) in rings.iter().enumerate() {
        let mut ring = rounded(ring);
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        let places: Line = ring.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
        let area = doubled_area(&places);
        match (index, area.abs() < 1.0) {
            (0, true) => return None,
            (_, true) => continue,
            _ => {}
        }
        if (area > 0.0) != (index == 0) {
            ring.reverse();
        }
        // The encoder would join a ring that begins where the one before it ended.
        if wound.last().and_then(|before| before.last()) == ring.first() {
            ring.rotate_left(1);
        }
        wound.push(ring);
    }
    encoded(GeomType::Polygon, &wound)
}

fn rounded(line: &[Place]) -> Vec<(i32, i32)> {
    let mut line: Vec<(i32, i32)> = line.iter().map(|(x, y)| (x.round() as i32, y.round() as i32)).collect();
    line.dedup();
    line
}

fn encoded(kind: GeomType, parts: &[Vec<(i32, i32)>]) -> Option<GeomData> {
    let mut encoder = GeomEncoder::new(kind);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            encoder.complete_geom().ok()?;
        }
        for (x, y) in part {
            encoder.add_point(f64::from(*x), f64::from(*y)).ok()?;
        }
    }
    if parts.is_empty() { None } else { encoder.encode().ok() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Frame = [0.0, 0.0, 100.0, 100.0];

    #[test]
    fn a_line_keeps_its_ends_and_its_corners() {
        let line = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0)];
        assert_eq!(simplified(&line, 1.0), [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two() {
        let line = [(50.0, 50.0), (50.0, -10.0), (60.0, -10.0), (60.0, 50.0)];
        let parts = cut_line(&line, FRAME);
        assert_eq!(parts, [vec![(50.0, 50.0), (50.0, 0.0)], vec![(60.0, 0.0), (60.0, 50.0)]]);
    }

    #[test]
    fn land_that_covers_a_tile_fills_it() {
        let ring = [(-50.0, -50.0), (150.0, -50.0), (150.0, 150.0), (-50.0, 150.0)];
        assert_eq!(doubled_area(&cut_ring(&ring, FRAME)).abs(), 20_000.0);
        assert!(cut_ring(&[(200.0, 0.0), (300.0, 0.0), (300.0, 90.0)], FRAME).is_empty());
    }

    #[test]
    fn a_line_that_goes_on_where_another_ended_is_one_with_it() {
        let corners = [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0)];
        let bytes = |parts: &[Line]| {
            let mut tile = mvt::Tile::new(4096);
            let layer = tile.create_layer("rivers").into_feature(lines(parts).unwrap()).into_layer();
            tile.add_layer(layer).unwrap();
            tile.to_bytes().unwrap()
        };
        assert_eq!(bytes(&[corners[..2].to_vec(), corners[1..].to_vec()]), bytes(&[corners.to_vec()]));
    }

    #[test]
    fn what_has_no_area_is_nothing() {
        assert!(polygon(&[vec![(0.0, 0.0), (0.2, 0.1), (10.0, 0.0)]]).is_none());
        assert!(polygon(&[]).is_none());
        assert!(lines(&[vec![(3.0, 3.0), (3.2, 3.1)]]).is_none());
    }

    proptest! {
        #[test]
        fn what_is_cut_stays_inside(
            ring in proptest::collection::vec((-200.0..300.0_f64, -200.0..300.0_f64), 3..20),
        ) {
            let cut = cut_ring(&ring, FRAME);
            for (x, y) in &cut {
                prop_assert!((-1e-6..=100.000_001).contains(x) && (-1e-6..=100.000_001).contains(y), "{x} {y}");
            }
            for part in cut_line(&ring, FRAME) {
                for (x, y) in part {
                    prop_assert!((-1e-6..=100.000_001).contains(&x) && (-1e-6..=100.000_001).contains(&y), "{x} {y}");
                }
            }
        }
    }
}
