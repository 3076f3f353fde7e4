//! A place on Earth.

/// The mean radius of the Earth, which makes a great-circle distance right to about 0.5 %.
pub(crate) const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A place on Earth, in WGS84 degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Latitude, -90 (south) to 90 (north).
    pub lat: f64,
    /// Longitude, -180 (west) to 180 (east).
    pub lon: f64,
}

impl Point {
    /// The great-circle (haversine) distance to `other`, in kilometres, right to about 0.5 %.
    pub fn distance_km(self, other: Point) -> f64 {
        let half_lat = (other.lat - self.lat).to_radians() / 2.0;
        let half_lon = (other.lon - self.lon).to_radians() / 2.0;
        let chord = half_lat.sin().powi(2)
            + self.lat.to_radians().cos() * other.lat.to_radians().cos() * half_lon.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().clamp(0.0, 1.0).asin()
    }

    /// Whether both numbers are finite and in the ranges of a latitude and a longitude.
    pub fn is_valid(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }

    /// The point whose latitude is this longitude and the reverse: the commonest mistake of hand-made files.
    pub fn swapped(self) -> Point {
        Point { lat: self.lon, lon: self.lat }
    }
}
