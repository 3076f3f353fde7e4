//! An archive: tiles in one file that browsers read in parts (PMTiles, version 3).

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use pmtiles::{PmTilesWriter, PmtResult, TileCoord, TileId, TileType};
use serde::Serialize;

/// What an archive says about itself.
#[derive(Debug, Clone, Serialize)]
pub struct Metadata {
    /// What it shows.
    pub name: String,
    /// Whose data it is made from.
    pub attribution: String,
    /// Its layers.
    pub vector_layers: Vec<Layer>,
    /// First zoom.
    #[serde(skip)]
    pub min_zoom: u8,
    /// Last zoom.
    #[serde(skip)]
    pub max_zoom: u8,
    /// West, south, east, north in degrees.
    #[serde(skip)]
    pub bounds: [f64; 4],
}

/// A layer of the tiles.
#[derive(Debug, Clone, Serialize)]
pub struct Layer {
    /// Name.
    pub id: String,
    /// Properties of its features, and whether they are `String` or `Number`.
    pub fields: std::collections::BTreeMap<String, String>,
}

impl Layer {
    /// A layer with these properties.
    pub fn new(id: &str, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned())).collect();
        Self { id: id.to_owned(), fields }
    }
}

/// Where a tile stands: zoom, column, row. `None` outside the world.
pub fn tile_id(zoom: u8, column: u32, row: u32) -> Option<u64> {
    TileCoord::new(zoom, column, row).ok().map(|coord| TileId::from(coord).value())
}

/// The bytes of a tile as archives hold them.
pub fn compressed(tile: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(tile.len() / 2), Compression::best());
    // A `Vec` takes every write.
    let _ = encoder.write_all(tile);
    encoder.finish().unwrap_or_default()
}

/// The archive of compressed tiles by [`tile_id`], in ascending order. Tiles with the same bytes are stored once.
pub fn write(metadata: &Metadata, tiles: &[(u64, Vec<u8>)]) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "a `Vec` takes every write, and nothing else of it can fail")]
    written(metadata, tiles).expect("an archive is written to memory")
}

fn written(metadata: &Metadata, tiles: &[(u64, Vec<u8>)]) -> PmtResult<Vec<u8>> {
    let [west, south, east, north] = metadata.bounds;
    let mut file = Cursor::new(Vec::new());
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .precompressed(pmtiles::Compression::Gzip)
        .min_zoom(metadata.min_zoom)
        .max_zoom(metadata.max_zoom)
        .bounds(west, south, east, north)
        .center(f64::midpoint(west, east), f64::midpoint(south, north))
        .center_zoom(metadata.min_zoom)
        .metadata(serde_json::to_string(metadata).unwrap_or_default())
        .create(&mut file)?;
    for (id, tile) in tiles {
        if let Ok(id) = TileId::new(*id) {
            writer.add_tile(id.into(), tile)?;
        }
    }
    writer.finalize()?;
    Ok(file.into_inner())
}
