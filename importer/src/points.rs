//! Several points for one place: whether they agree.

use gazetteer::Point;

use crate::position::Position;

/// Points this near to each other are one place.
const SAME_PLACE_KM: f64 = 2.0;

/// What several points for one place say together.
#[derive(Debug, PartialEq)]
pub enum Agreement {
    /// There is none.
    None,
    /// There is one.
    One(Position),
    /// There are this many, near to each other: the one that most rows give.
    Close(Position, usize),
    /// There are this many, and they contradict each other.
    Contradiction(usize),
}

/// Whether all points, each with the number of rows that give it, are one place.
pub fn agreement(points: &[(Position, usize)]) -> Agreement {
    let (first, rest) = match points {
        [] => return Agreement::None,
        [(only, _)] => return Agreement::One(*only),
        [first, rest @ ..] => (first, rest),
    };
    if points.iter().enumerate().any(|(index, a)| points.iter().skip(index + 1).any(|b| !is_same_place(a.0, b.0))) {
        return Agreement::Contradiction(points.len());
    }
    // Of equals the first in the file.
    let (point, _) = rest.iter().fold(first, |best, other| if other.1 > best.1 { other } else { best });
    Agreement::Close(*point, points.len())
}

/// Whether two points may be of one place.
pub fn is_same_place(a: Position, b: Position) -> bool {
    a.point.distance_km(b.point) <= SAME_PLACE_KM
}

/// Fewer points say nothing about where a directory is at home.
const ENOUGH: usize = 5;

/// The median latitude and longitude: where a directory is at home, whatever strays.
pub fn middle(points: &[Point]) -> Option<Point> {
    if points.len() < ENOUGH {
        return None;
    }
    let median = |mut numbers: Vec<f64>| {
        numbers.sort_by(f64::total_cmp);
        numbers.get(numbers.len() / 2).copied()
    };
    let lat = median(points.iter().map(|point| point.lat).collect())?;
    Some(Point { lat, lon: median(points.iter().map(|point| point.lon).collect())? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lat: f64) -> Point {
        Point { lat, lon: 0.0 }
    }

    fn at(lat: f64) -> Position {
        Position { point: point(lat), department: None }
    }

    #[test]
    fn points_agree_within_two_kilometres() {
        assert_eq!(agreement(&[]), Agreement::None);
        assert_eq!(agreement(&[(at(47.0), 3)]), Agreement::One(at(47.0)));
        assert_eq!(agreement(&[(at(47.0), 1), (at(47.01), 2)]), Agreement::Close(at(47.01), 2));
        assert_eq!(agreement(&[(at(47.0), 1), (at(47.015), 1), (at(47.03), 1)]), Agreement::Contradiction(3));
    }

    #[test]
    fn the_middle_ignores_strays() {
        let points = [47.0, 47.1, -20.0, 47.2, 70.0].map(point);
        assert_eq!(middle(&points), Some(point(47.1)));
        assert_eq!(middle(&points[..3]), None);
    }
}
