//! Vector tiles of the live map: clustered points and the basemap, as PMTiles.
//!
//! * [`points`]: AMAPs and farms as an archive of Mapbox vector tiles, clustered at build time
//! * [`basemap`]: what an archive that a network brings of its own is
//! * [`archive`]: tiles to one file · [`shape`]: lines and land cut to a tile, for the basemap that Cabas ships
//!   (`cargo run --release -p tiles --example basemap`)
//!
//! Nothing here touches the disk or the clock; the same points give the same bytes, in whatever order they come.

pub mod archive;
pub mod basemap;
mod cluster;
mod mercator;
mod point;
pub mod shape;
mod tile;

pub use mercator::{project, unproject};
pub use point::{Kind, Point};
pub use tile::points;

/// The last zoom of the points; browsers draw the closer ones from it.
pub const MAX_ZOOM: u8 = 11;

/// Units of a tile's side, in every archive of ours.
pub const EXTENT: u32 = 4096;
