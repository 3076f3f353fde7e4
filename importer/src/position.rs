//! A point and the département it lies in: looked up once, for that is what takes time.

use std::collections::HashSet;
use std::sync::LazyLock;

use gazetteer::{Department, Point, communes, department_at};

/// A point and where it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The point.
    pub point: Point,
    /// Its département; `None` abroad and at sea.
    pub department: Option<&'static Department>,
}

impl Position {
    /// Looks the point up.
    pub fn of(point: Point) -> Position {
        let department = if is_near_france(point) { department_at(point) } else { None };
        Position { point, department }
    }

    /// Whether it lies in France.
    pub fn is_in_france(self) -> bool {
        self.department.is_some()
    }
}

/// How many degrees from the cell of a commune's centre a point of a département may lie: Guyane's communes are large.
const MARGIN: i32 = 2;

/// Whether a commune's centre is in this cell of one degree or near it. Directories of the whole world are read fast.
fn is_near_france(point: Point) -> bool {
    static CELLS: LazyLock<HashSet<(i32, i32)>> = LazyLock::new(|| {
        let centres = communes().iter().filter_map(|commune| commune.point);
        let around = |(lat, lon): (i32, i32)| {
            (-MARGIN..=MARGIN).flat_map(move |north| (-MARGIN..=MARGIN).map(move |east| (lat + north, lon + east)))
        };
        let filled: HashSet<(i32, i32)> = centres.map(cell).collect();
        filled.into_iter().flat_map(around).collect()
    });
    point.is_valid() && CELLS.contains(&cell(point))
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are below 181")]
fn cell(point: Point) -> (i32, i32) {
    (point.lat.floor() as i32, point.lon.floor() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cut_changes_nothing() {
        for (lat, lon) in
            [(47.2, -1.5), (48.57, 7.76), (3.2, -54.0), (-21.1, 55.5), (2.2, -53.3), (42.4, 9.5), (52.5, 13.4)]
        {
            let point = Point { lat, lon };
            assert_eq!(Position::of(point).department, department_at(point), "{lat} {lon}");
        }
        assert!(!Position::of(Point { lat: 7.0, lon: 51.0 }).is_in_france());
    }
}
