//! Reads archives back, with the readers of the crates that wrote them and of one that did not.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use mvt_reader::feature::Value;
use pmtiles::{AsyncBackend, AsyncPmTilesReader, BackendResponse, PmtResult, TileCoord};

/// A feature: its corners as they stand, and its properties as text.
#[derive(Debug, Clone)]
pub struct Feature {
    pub geometry: geo_types::Geometry<f32>,
    pub properties: BTreeMap<String, String>,
}

impl Feature {
    /// How many AMAPs or farms it stands for.
    pub fn count(&self) -> usize {
        self.properties.get("count").map_or(1, |count| count.parse().unwrap())
    }
}

/// Layers by name.
pub type Layers = BTreeMap<String, Vec<Feature>>;

/// Tiles by zoom, column and row.
pub type Tiles = BTreeMap<(u8, u32, u32), Layers>;

struct Memory(Vec<u8>);

impl AsyncBackend for Memory {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let start = (offset as usize).min(self.0.len());
        let end = (start + length).min(self.0.len());
        Ok(BackendResponse::new(Bytes::copy_from_slice(&self.0[start..end])))
    }
}

/// Every tile of an archive.
pub fn tiles(archive: &[u8]) -> Tiles {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let reader = Arc::new(AsyncPmTilesReader::try_from_source(Memory(archive.to_vec())).await.unwrap());
        let entries: Vec<_> = reader.clone().entries().try_collect().await.unwrap();
        let mut tiles = Tiles::new();
        for coord in entries.iter().flat_map(|entry| entry.iter_coords()) {
            let coord = TileCoord::from(coord);
            let bytes = reader.get_tile_decompressed(coord).await.unwrap().unwrap();
            tiles.insert((coord.z(), coord.x(), coord.y()), layers(&bytes));
        }
        tiles
    })
}

fn layers(tile: &[u8]) -> Layers {
    let reader = mvt_reader::Reader::new(tile.to_vec()).unwrap();
    let names = reader.get_layer_names().unwrap();
    let features = |index| reader.get_features(index).unwrap().into_iter().map(feature).collect();
    names.into_iter().enumerate().map(|(index, name)| (name, features(index))).collect()
}

fn feature(read: mvt_reader::feature::Feature) -> Feature {
    let properties = read.properties.unwrap_or_default().into_iter().map(|(key, value)| (key, text(value))).collect();
    Feature { geometry: read.geometry, properties }
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::UInt(number) => number.to_string(),
        Value::Int(number) | Value::SInt(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}
