//! Web Mercator: degrees to the square in which tiles are cut, and back.

use std::f64::consts::PI;

/// Degrees to the unit square, from its north-west corner. Latitudes beyond the edge stand at the edge, longitudes turn around the
/// Earth. `None` for what is no number.
pub fn project(lat: f64, lon: f64) -> Option<(f64, f64)> {
    if !lat.is_finite() || !lon.is_finite() {
        return None;
    }
    let x = (lon / 360.0 + 0.5).rem_euclid(1.0);
    let sine = lat.to_radians().sin().clamp(-0.999_999, 0.999_999);
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    Some((x, y.clamp(0.0, 1.0)))
}

/// A place of the unit square to latitude and longitude in degrees.
pub fn unproject(x: f64, y: f64) -> (f64, f64) {
    let lat = (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    (lat, (x - 0.5) * 360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (lat, lon) in [(48.1, -1.68), (-21.1, 55.5), (0.0, 0.0), (4.9, -52.3)] {
            let (x, y) = project(lat, lon).unwrap();
            let (back_lat, back_lon) = unproject(x, y);
            assert!((lat - back_lat).abs() < 1e-9 && (lon - back_lon).abs() < 1e-9);
        }
    }

    #[test]
    fn the_edges_are_places() {
        for (lat, lon) in [(90.0, 0.0), (-90.0, 180.0), (89.0, 540.0), (0.0, -180.0)] {
            let (x, y) = project(lat, lon).unwrap();
            assert!((0.0..1.0).contains(&x) && (0.0..=1.0).contains(&y), "{lat} {lon}: {x} {y}");
        }
        assert_eq!(project(f64::NAN, 0.0), None);
    }
}
