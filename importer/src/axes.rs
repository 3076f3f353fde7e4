//! Latitudes and longitudes that are exchanged.

use gazetteer::Point;

use crate::finding::{Code, Findings};
use crate::position::Position;
use crate::record::Record;

/// How many certain exchanges there must be for one point that is certainly right, before the points that are in France
/// neither way are exchanged too.
const ONE_RIGHT_IN: usize = 20;

/// A point both ways round.
struct Ways {
    given: Position,
    exchanged: Position,
}

impl Ways {
    fn of(point: Point) -> Ways {
        let given = Position::of(point);
        let exchanged = point.swapped();
        // Where the point given is right, nothing else matters.
        let unknown = Position { point: exchanged, department: None };
        Ways { given, exchanged: if given.is_in_france() { unknown } else { Position::of(exchanged) } }
    }

    /// The way it should be. `all_are`: nearly all the others are exchanged.
    fn right(&self, all_are: bool) -> Option<Position> {
        let is_exchanged = self.exchanged.is_in_france() || all_are && !self.given.is_in_france();
        let ways = if is_exchanged { [self.exchanged, self.given] } else { [self.given, self.given] };
        ways.into_iter().find(|way| way.point.is_valid())
    }
}

/// Exchanges the points that are in France only the other way round; and where nearly all are, the others too.
pub fn mend(records: &mut [Record], findings: &mut Findings) {
    let ways: Vec<Vec<Option<Ways>>> = records
        .iter()
        .map(|record| record.entries.iter().map(|(_, entry)| entry.point.map(Ways::of)).collect())
        .collect();
    let known = || ways.iter().flatten().flatten();
    let right = known().filter(|ways| ways.given.is_in_france()).count();
    let exchanged = known().filter(|ways| ways.exchanged.is_in_france()).count();
    let all_are = exchanged > 0 && right * ONE_RIGHT_IN <= exchanged;
    let mut rows = 0;
    let mut example = None;
    for (record, ways) in records.iter_mut().zip(&ways) {
        let mut is_mended = false;
        for ((_, entry), ways) in record.entries.iter_mut().zip(ways) {
            let Some(ways) = ways else { continue };
            let given = ways.given.point;
            entry.position = ways.right(all_are);
            match entry.position {
                Some(position) if position.point != given => {
                    is_mended = true;
                    example.get_or_insert((entry.name.clone(), given));
                }
                Some(_) => {}
                None => {
                    let text = format!("{} ; {}", given.lat, given.lon);
                    findings.add(Code::PointBad, &[("row", &record.row.to_string()), ("text", &text)]);
                }
            }
        }
        rows += usize::from(is_mended);
    }
    if let Some((name, Point { lat, lon })) = example {
        let (lat, lon) = (lat.to_string(), lon.to_string());
        findings.add_many(Code::AxesSwapped, rows, &[("name", &name), ("lat", &lat), ("lon", &lon)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Entry;
    use crate::role::Role;

    fn mended(points: &[(f64, f64)]) -> Vec<Option<(f64, f64)>> {
        let entry = |(lat, lon): &(f64, f64)| Entry { point: Some(Point { lat: *lat, lon: *lon }), ..Entry::default() };
        let record = |point| Record { row: 1, entries: vec![(Role::Amap, entry(point))] };
        let mut records: Vec<Record> = points.iter().map(record).collect();
        mend(&mut records, &mut Findings::default());
        records.iter().map(|record| record.entries[0].1.position.map(|p| (p.point.lat, p.point.lon))).collect()
    }

    #[test]
    fn points_are_exchanged_where_it_is_certain() {
        assert_eq!(mended(&[(-1.55, 47.2), (47.2, -1.55)]), [Some((47.2, -1.55)), Some((47.2, -1.55))]);
        // In the ocean: unknown alone, exchanged among exchanged ones.
        assert_eq!(mended(&[(-4.0, 47.0)]), [Some((-4.0, 47.0))]);
        assert_eq!(mended(&[(-4.0, 47.0), (-1.55, 47.2)])[0], Some((47.0, -4.0)));
        // Germany stays where it is.
        assert_eq!(mended(&[(51.0, 11.2)]), [Some((51.0, 11.2))]);
        assert_eq!(mended(&[(47.0, 200.0)]), [None]);
    }
}
