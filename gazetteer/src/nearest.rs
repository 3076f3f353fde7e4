//! Communes near a point.

use std::sync::LazyLock;

use crate::commune::{Commune, communes};
use crate::point::{EARTH_RADIUS_KM, Point};

/// The `n` communes whose centres are nearest to `point`, with their distances in kilometres, nearest first. Municipal
/// arrondissements and communes without a known centre are left out; an invalid point has none.
///
/// The nearest centre is not always that of the commune in which the point lies.
pub fn nearest(point: Point, n: usize) -> Vec<(&'static Commune, f64)> {
    let mut best = Vec::with_capacity(n.min(centres().len()) + 1);
    if n == 0 || !point.is_valid() {
        return best;
    }
    let middle = centres().partition_point(|(_, centre)| centre.lat < point.lat);
    let (south, north) = centres().split_at(middle);
    let (mut south, mut north) = (south.iter().rev().peekable(), north.iter().peekable());
    // Walking away from the point's own latitude, north and south by turns, ends when latitude alone is too far.
    loop {
        let gap = |next: Option<&&Centre>| next.map_or(f64::INFINITY, |(_, centre)| gap_km(point, *centre));
        let (below, above) = (gap(south.peek()), gap(north.peek()));
        if best.len() == n && best.last().is_some_and(|(_, farthest)| below.min(above) > *farthest) {
            return best;
        }
        let next = if below <= above { south.next() } else { north.next() };
        let Some((commune, centre)) = next else { return best };
        let distance = point.distance_km(*centre);
        let rank = best.partition_point(|other| is_before(*other, (commune, distance)));
        if rank < n {
            best.insert(rank, (*commune, distance));
            best.truncate(n);
        }
    }
}

/// The communes whose centres are at most `radius_km` kilometres from `point`, with their distances, nearest first.
/// Leaves out what [`nearest`] leaves out.
pub fn within(point: Point, radius_km: f64) -> Vec<(&'static Commune, f64)> {
    if !point.is_valid() {
        return Vec::new();
    }
    // A hair wider than the radius: rounding must not lose a centre due north or south.
    let degrees = (radius_km / EARTH_RADIUS_KM).to_degrees() * 1.000_001;
    let start = centres().partition_point(|(_, centre)| centre.lat < point.lat - degrees);
    let band = centres().iter().skip(start).take_while(|(_, centre)| centre.lat <= point.lat + degrees);
    let measured = band.map(|(commune, centre)| (*commune, point.distance_km(*centre)));
    let mut found: Vec<_> = measured.filter(|(_, distance)| *distance <= radius_km).collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.insee.cmp(b.0.insee)));
    found
}

type Centre = (&'static Commune, Point);

/// Communes with their centres from south to north: no commune is nearer than its latitude is, anywhere on Earth.
fn centres() -> &'static [Centre] {
    static ALL: LazyLock<Vec<Centre>> = LazyLock::new(|| {
        let whole = communes().iter().filter(|commune| !commune.is_arrondissement());
        let mut all: Vec<_> = whole.filter_map(|commune| Some((commune, commune.point?))).collect();
        all.sort_by(|a, b| a.1.lat.total_cmp(&b.1.lat));
        all
    });
    &ALL
}

/// How far apart the two latitudes are, in kilometres, less a hair so that rounding cannot exceed the true distance.
fn gap_km(a: Point, b: Point) -> f64 {
    EARTH_RADIUS_KM * (a.lat - b.lat).abs().to_radians() * 0.999_999
}

fn is_before(a: (&Commune, f64), b: (&Commune, f64)) -> bool {
    a.1.total_cmp(&b.1).then(a.0.insee.cmp(b.0.insee)).is_lt()
}
