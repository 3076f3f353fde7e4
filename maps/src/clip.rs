//! What of a line or a surface lies in a rectangle.

/// A position in units of the picture.
pub type Spot = (f64, f64);

/// A rectangle: left, top, right and bottom in units of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Area {
    /// A square around a position.
    pub fn around((x, y): Spot, reach: f64) -> Self {
        Self { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// Whether the two share ground.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other lies inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    /// This much larger on every side.
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The part of a stretch of line that lies inside, after Liang and Barsky.
    pub fn stretch(&self, from: Spot, to: Spot) -> Option<(Spot, Spot)> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        let edges = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        for (step, room) in edges {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                start = start.max(room / step);
            } else {
                end = end.min(room / step);
            }
        }
        let at = |share: f64| (from.0 + share * dx, from.1 + share * dy);
        (start <= end).then(|| (at(start), at(end)))
    }
}

/// The parts of a line that lie in a rectangle.
pub fn line(line: &[Spot], area: &Area) -> Vec<Vec<Spot>> {
    let mut parts: Vec<Vec<Spot>> = Vec::new();
    let mut pen: Option<Spot> = None;
    for pair in line.windows(2) {
        let Some((from, to)) = area.stretch(pair[0], pair[1]) else {
            pen = None;
            continue;
        };
        match parts.last_mut().filter(|_| pen == Some(from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
        // A line that left the rectangle comes back elsewhere.
        pen = (to == pair[1]).then_some(to);
    }
    parts
}

/// The part of a closed surface that lies in a rectangle, after Sutherland and Hodgman; without a closing point.
pub fn surface(ring: &[Spot], area: &Area) -> Vec<Spot> {
    type Side = (fn(&Area, Spot) -> bool, fn(&Area, Spot, Spot) -> Spot);
    fn upright(x: f64, a: Spot, b: Spot) -> Spot {
        (x, a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0))
    }
    fn level(y: f64, a: Spot, b: Spot) -> Spot {
        (a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1), y)
    }
    let sides: [Side; 4] = [
        (|area, spot| spot.0 >= area.left, |area, a, b| upright(area.left, a, b)),
        (|area, spot| spot.0 <= area.right, |area, a, b| upright(area.right, a, b)),
        (|area, spot| spot.1 >= area.top, |area, a, b| level(area.top, a, b)),
        (|area, spot| spot.1 <= area.bottom, |area, a, b| level(area.bottom, a, b)),
    ];
    let mut ring = ring.to_vec();
    for (is_inside, crossing) in sides {
        let Some(mut last) = ring.last().copied() else { break };
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for spot in ring {
            if is_inside(area, spot) != is_inside(area, last) {
                kept.push(crossing(area, last, spot));
            }
            if is_inside(area, spot) {
                kept.push(spot);
            }
            last = spot;
        }
        ring = kept;
    }
    ring
}

/// Twice the surface inside a closed line, positive or negative by its direction.
pub fn doubled(ring: &[Spot]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// Whether a position lies inside closed lines, by the even-odd rule.
pub fn is_inside(rings: &[Vec<Spot>], (x, y): Spot) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let crosses = edges.filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0);
    crosses.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_is_cut_at_the_edges_and_may_come_back() {
        let parts = line(&[(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)], &BOX);
        assert_eq!(parts, [vec![(0.0, 5.0), (5.0, 5.0), (10.0, 5.0)], vec![(10.0, 8.0), (5.0, 8.0)]]);
        assert!(line(&[(-5.0, -5.0), (-1.0, 20.0)], &BOX).is_empty());
    }

    #[test]
    fn a_surface_around_the_rectangle_becomes_the_rectangle() {
        let around = [(-5.0, -5.0), (20.0, -5.0), (20.0, 20.0), (-5.0, 20.0)];
        assert_eq!(doubled(&surface(&around, &BOX)).abs(), 200.0);
        let beside = [(11.0, 0.0), (20.0, 0.0), (20.0, 9.0)];
        assert!(surface(&beside, &BOX).is_empty());
        let corner = [(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)];
        assert_eq!(doubled(&surface(&corner, &BOX)).abs(), 50.0);
    }

    #[test]
    fn inside_is_inside_an_odd_number_of_rings() {
        let ring = |side: f64| vec![(-side, -side), (side, -side), (side, side), (-side, side)];
        let rings = [ring(10.0), ring(4.0)];
        assert!(is_inside(&rings, (7.0, 0.0)) && !is_inside(&rings, (1.0, 1.0)) && !is_inside(&rings, (11.0, 0.0)));
    }
}
