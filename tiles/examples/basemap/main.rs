//! Makes the basemap that Cabas ships: `cargo run --release -p tiles --example basemap`.
//!
//! Land, rivers and lakes of Natural Earth; outlines and borders of the départements (IGN); towns of the gazetteer. What is drawn
//! by hand, names of seas and the land behind Guyane, stands in `label.rs` and `land.rs`. The same data gives the same file.

mod feature;
mod label;
mod land;
mod outline;
mod source;
mod water;

use std::error::Error;
use std::path::Path;

use tiles::archive::{self, Layer, Metadata};

/// First and last zoom. Below the first, France is smaller than a thumb; above the last, browsers draw from the last.
const ZOOMS: std::ops::RangeInclusive<u8> = 3..=8;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let natural_earth = root.join("maps/data/ne");
    let outline = outline::Outline::load(&root.join("tiles/data/departements.topojson"))?;
    let mut features = land::features(&natural_earth, &outline)?;
    features.extend(water::features(&natural_earth)?);
    features.extend(outline.borders());
    features.extend(label::features(&natural_earth)?);
    let tiles = feature::tiles(&features, ZOOMS);
    let metadata = Metadata {
        name: "France".to_owned(),
        attribution: "Natural Earth, IGN, INSEE, GeoNames".to_owned(),
        vector_layers: vec![
            Layer::new("sheets", &[]),
            Layer::new("land", &[]),
            Layer::new("urban", &[]),
            Layer::new("lakes", &[]),
            Layer::new("rivers", &[("name", "String"), ("width", "Number")]),
            Layer::new("borders", &[("kind", "String")]),
            Layer::new("towns", &[("name", "String"), ("population", "Number"), ("zoom", "Number")]),
            Layer::new("names", &[("name", "String"), ("name:en", "String"), ("kind", "String")]),
        ],
        min_zoom: *ZOOMS.start(),
        max_zoom: *ZOOMS.end(),
        bounds: [-62.1, -21.6, 56.1, 52.0],
    };
    let bytes = archive::write(&metadata, &tiles);
    let path = root.join("themes/default/static/map/basemap.pmtiles");
    std::fs::write(&path, &bytes)?;
    println!("{}: {} tiles, {} bytes", path.display(), tiles.len(), bytes.len());
    Ok(())
}
