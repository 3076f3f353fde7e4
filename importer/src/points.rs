//! Several points for one place: whether they agree.

use gazetteer::Point;

/// Points this near to each other are one place.
const SAME_PLACE_KM: f64 = 2.0;

/// What several points for one place say together.
#[derive(Debug, PartialEq)]
pub enum Agreement {
    /// There is none.
    None,
    /// There is one.
    One(Point),
    /// There are this many, near to each other: the one that most rows give.
    Close(Point, usize),
    /// There are this many, and they contradict each other.
    Contradiction(usize),
}

/// Whether all points, each with the number of rows that give it, are one place.
pub fn agreement(points: &[(Point, usize)]) -> Agreement {
    let (first, rest) = match points {
        [] => return Agreement::None,
        [(only, _)] => return Agreement::One(*only),
        [first, rest @ ..] => (first, rest),
    };
    let mut pairs = points.iter().enumerate().flat_map(|(index, a)| points.iter().skip(index + 1).map(move |b| (a.0, b.0)));
    if pairs.any(|(a, b)| a.distance_km(b) > SAME_PLACE_KM) {
        return Agreement::Contradiction(points.len());
    }
    // Of equals the first in the file.
    let (point, _) = rest.iter().fold(first, |best, other| if other.1 > best.1 { other } else { best });
    Agreement::Close(*point, points.len())
}

/// The median latitude and longitude: where a directory is at home, whatever strays.
pub fn middle(points: &[Point]) -> Option<Point> {
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

    #[test]
    fn points_agree_within_two_kilometres() {
        assert_eq!(agreement(&[]), Agreement::None);
        assert_eq!(agreement(&[(point(47.0), 3)]), Agreement::One(point(47.0)));
        assert_eq!(agreement(&[(point(47.0), 1), (point(47.01), 2)]), Agreement::Close(point(47.01), 2));
        assert_eq!(agreement(&[(point(47.0), 1), (point(47.015), 1), (point(47.03), 1)]), Agreement::Contradiction(3));
    }

    #[test]
    fn the_middle_ignores_strays() {
        assert_eq!(middle(&[point(47.0), point(47.1), point(-20.0)]), Some(point(47.0)));
        assert_eq!(middle(&[]), None);
    }
}
