//! Where a commune is, for distances.

use gazetteer::{Commune, Point};

/// Where a commune is, or about where its collectivity is when nobody knows better.
pub(crate) fn place(commune: &Commune) -> Point {
    commune.point.unwrap_or_else(|| far(commune.department().code))
}

/// Where a collectivity is whose communes have no known place: what is nearest to them is on the other side of the Earth.
fn far(code: &str) -> Point {
    match code {
        "984" => Point { lat: -49.3, lon: 69.5 },
        "988" => Point { lat: -21.3, lon: 165.5 },
        "989" => Point { lat: 10.3, lon: -109.2 },
        _ => Point { lat: -17.6, lon: -149.4 },
    }
}
