//! What stands on the map: a place of an AMAP, or a farm.

/// Which layer a point belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A place of an AMAP: layer `amaps`.
    Amap,
    /// A farm: layer `farms`.
    Farm,
}

impl Kind {
    /// Both, in the order of the layers.
    pub const ALL: [Kind; 2] = [Kind::Amap, Kind::Farm];

    /// The name of its layer.
    pub fn layer(self) -> &'static str {
        match self {
            Kind::Amap => "amaps",
            Kind::Farm => "farms",
        }
    }
}

/// A place of an AMAP, or a farm.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which of both.
    pub kind: Kind,
    /// Latitude in degrees; what is beyond the map's edge (85.05°) stands at the edge.
    pub lat: f64,
    /// Longitude in degrees; 190 is the same as -170.
    pub lon: f64,
    /// The name of the AMAP or farm.
    pub name: String,
    /// The name of its commune; possibly empty.
    pub commune: String,
    /// The address of its page from the root of the site, without base path or language: `/amap/x/`.
    pub address: String,
    /// The key of its status; empty for a farm.
    pub status: &'static str,
}
