//! Latitudes and longitudes that are exchanged.

use gazetteer::{Point, department_at};

use crate::finding::{Code, Findings};
use crate::record::Record;

/// How many certain exchanges there must be for one point that is certainly right, before the points that are in France
/// neither way are exchanged too.
const ONE_RIGHT_IN: usize = 20;

/// Which way round a point is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Exchanged,
    Unknown,
}

/// Exchanges the points that are in France only the other way round; and where nearly all are, the others too.
pub fn mend(records: &mut [Record], findings: &mut Findings) {
    let ways: Vec<Vec<Option<Way>>> = records.iter().map(|record| points(record).map(|p| p.map(way)).collect()).collect();
    let count = |wanted: Way| ways.iter().flatten().flatten().filter(|way| **way == wanted).count();
    let (right, exchanged) = (count(Way::Right), count(Way::Exchanged));
    let all_are = exchanged > 0 && right * ONE_RIGHT_IN <= exchanged;
    let mut rows = 0;
    let mut example = None;
    for (record, ways) in records.iter_mut().zip(&ways) {
        let mut is_mended = false;
        for ((_, entry), way) in record.entries.iter_mut().zip(ways) {
            let Some(point) = entry.point else { continue };
            let exchange = *way == Some(Way::Exchanged) || *way == Some(Way::Unknown) && all_are;
            if exchange && point.swapped().is_valid() {
                entry.point = Some(point.swapped());
                is_mended = true;
                example.get_or_insert((entry.name.clone(), point));
            } else if !point.is_valid() {
                entry.point = None;
                let text = format!("{} ; {}", point.lat, point.lon);
                findings.add(Code::PointBad, &[("row", &record.row.to_string()), ("text", &text)]);
            }
        }
        rows += usize::from(is_mended);
    }
    if let Some((name, Point { lat, lon })) = example {
        findings.add_many(
            Code::AxesSwapped,
            rows,
            &[("name", &name), ("lat", &lat.to_string()), ("lon", &lon.to_string())],
        );
    }
}

fn points(record: &Record) -> impl Iterator<Item = Option<Point>> {
    record.entries.iter().map(|(_, entry)| entry.point)
}

fn way(point: Point) -> Way {
    if department_at(point).is_some() {
        Way::Right
    } else if department_at(point.swapped()).is_some() {
        Way::Exchanged
    } else {
        Way::Unknown
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
        records.iter().map(|record| record.entries[0].1.point.map(|p| (p.lat, p.lon))).collect()
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
