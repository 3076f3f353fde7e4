//! What a basemap is: the archive that Cabas ships, or one that a network brings of its own.

use std::collections::BTreeMap;
use std::io::Read;

use bytes::Bytes;
use flate2::read::GzDecoder;
use pmtiles::{Compression, Header, PmtError, TileType};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// Metadata longer than this is no basemap's.
const LONGEST: u64 = 4 << 20;

/// The last zoom of the basemap that Cabas ships.
pub const SHIPPED_ZOOM: u8 = 8;

/// Bytes of an archive's header.
const HEADER: usize = 127;

/// Which layers a basemap has and what they are called: a style draws one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// That of the basemap that Cabas ships.
    Cabas,
    /// Protomaps, version 4.
    Protomaps,
    /// OpenMapTiles, version 3.
    OpenMapTiles,
    /// Shortbread, version 1.
    Shortbread,
}

impl Schema {
    /// Its keyword, which styles go by.
    pub fn key(self) -> &'static str {
        match self {
            Schema::Cabas => "cabas",
            Schema::Protomaps => "protomaps",
            Schema::OpenMapTiles => "openmaptiles",
            Schema::Shortbread => "shortbread",
        }
    }

    /// The schema that has these layers and fields.
    fn of(layers: &[Layer]) -> Option<Self> {
        let has = |id: &str| layers.iter().find(|layer| layer.id == id);
        // Protomaps called its `kind` `pmap:kind` before version 4.
        let old = has("roads").is_some_and(|roads| roads.fields.contains_key("pmap:kind"));
        match () {
            () if has("land").is_some() && has("towns").is_some() => Some(Schema::Cabas),
            () if has("earth").is_some() && has("roads").is_some() && !old => Some(Schema::Protomaps),
            () if has("transportation").is_some() && has("place").is_some() => Some(Schema::OpenMapTiles),
            () if has("streets").is_some() && has("place_labels").is_some() => Some(Schema::Shortbread),
            () => None,
        }
    }
}

/// A basemap.
#[derive(Debug, Clone, PartialEq)]
pub struct Basemap {
    /// How to draw it.
    pub schema: Schema,
    /// Its last zoom; closer ones are drawn from it.
    pub max_zoom: u8,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
}

/// Why bytes are no basemap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Not a PMTiles archive.
    Foreign,
    /// An archive of another version than 3.
    Version,
    /// The file ends before the archive does.
    Cut,
    /// Pictures instead of vector tiles.
    Pictures,
    /// Compressed in a way that browsers cannot undo: only gzip and none will do.
    Compression,
    /// Layers of no known schema.
    Schema,
}

impl Problem {
    /// Its keyword, which messages go by.
    pub fn key(self) -> &'static str {
        match self {
            Problem::Foreign => "foreign",
            Problem::Version => "version",
            Problem::Cut => "cut",
            Problem::Pictures => "pictures",
            Problem::Compression => "compression",
            Problem::Schema => "schema",
        }
    }
}

/// What the bytes of a file are as a basemap.
///
/// # Errors
/// When a browser could not draw it.
pub fn read(bytes: &[u8]) -> Result<Basemap, Problem> {
    let header = Header::try_from_bytes(Bytes::copy_from_slice(bytes.get(..HEADER).unwrap_or(bytes)));
    let header = header.map_err(|error| match error {
        PmtError::InvalidMagicNumber => Problem::Foreign,
        PmtError::UnsupportedPmTilesVersion => Problem::Version,
        PmtError::InvalidCompression => Problem::Compression,
        PmtError::InvalidTileType => Problem::Pictures,
        _ => Problem::Cut,
    })?;
    let readable = |compression| matches!(compression, Compression::None | Compression::Gzip);
    match () {
        () if header.spec_version() != 3 => return Err(Problem::Version),
        () if header.tile_type != TileType::Mvt => return Err(Problem::Pictures),
        () if !readable(header.tile_compression) || !readable(header.internal_compression()) => {
            return Err(Problem::Compression);
        }
        () => {}
    }
    // Root directory, metadata, leaf directories, tiles.
    let [Some(_), Some(metadata), Some(_), Some(_)] = [8, 24, 40, 56].map(|at| section(bytes, at)) else {
        return Err(Problem::Cut);
    };
    let layers = layers(metadata, header.internal_compression()).ok_or(Problem::Schema)?;
    Ok(Basemap {
        schema: Schema::of(&layers).ok_or(Problem::Schema)?,
        max_zoom: header.max_zoom,
        bounds: [header.min_longitude, header.min_latitude, header.max_longitude, header.max_latitude],
    })
}

/// The part of an archive whose offset and length stand at `at` of its header; `None` when it is not all there.
fn section(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let number = |at: usize| {
        let bytes: [u8; 8] = bytes.get(at..at + 8)?.try_into().ok()?;
        usize::try_from(u64::from_le_bytes(bytes)).ok()
    };
    let (offset, length) = (number(at)?, number(at + 8)?);
    bytes.get(offset..offset.checked_add(length)?)
}

/// The layers that the metadata names.
fn layers(metadata: &[u8], compression: Compression) -> Option<Vec<Layer>> {
    let mut text = Vec::new();
    match compression {
        Compression::Gzip => GzDecoder::new(metadata).take(LONGEST).read_to_end(&mut text).ok()?,
        _ => metadata.take(LONGEST).read_to_end(&mut text).ok()?,
    };
    let metadata: Metadata = serde_json::from_slice(&text).ok()?;
    // Archives converted from MBTiles hold theirs in a text.
    let inner = || serde_json::from_str::<Metadata>(metadata.json.as_deref()?).ok()?.vector_layers;
    metadata.vector_layers.clone().or_else(inner)
}

/// What is read of an archive's metadata.
#[derive(Deserialize)]
struct Metadata {
    vector_layers: Option<Vec<Layer>>,
    json: Option<String>,
}

#[derive(Clone, Deserialize)]
struct Layer {
    id: String,
    #[serde(default)]
    fields: BTreeMap<String, IgnoredAny>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive;

    fn made(layers: &[(&str, &[(&str, &str)])]) -> Vec<u8> {
        let metadata = archive::Metadata {
            name: "essai".to_owned(),
            attribution: String::new(),
            vector_layers: layers.iter().map(|(id, fields)| archive::Layer::new(id, fields)).collect(),
            min_zoom: 0,
            max_zoom: 9,
            bounds: [-2.0, 47.0, -1.0, 48.5],
        };
        archive::write(&metadata, &[(0, archive::compressed(b"tile"))])
    }

    #[test]
    fn the_schema_is_that_of_the_layers() {
        let schema = |layers| read(&made(layers)).map(|basemap| basemap.schema);
        assert_eq!(schema(&[("earth", &[]), ("roads", &[("kind", "String")])]), Ok(Schema::Protomaps));
        assert_eq!(schema(&[("earth", &[]), ("roads", &[("pmap:kind", "String")])]), Err(Problem::Schema));
        assert_eq!(schema(&[("transportation", &[]), ("place", &[])]), Ok(Schema::OpenMapTiles));
        assert_eq!(schema(&[("streets", &[]), ("place_labels", &[])]), Ok(Schema::Shortbread));
        assert_eq!(schema(&[("mes_points", &[])]), Err(Problem::Schema));
    }

    #[test]
    fn the_header_says_how_far_it_reaches() {
        let basemap = read(&made(&[("streets", &[]), ("place_labels", &[])])).unwrap();
        assert_eq!((basemap.max_zoom, basemap.bounds), (9, [-2.0, 47.0, -1.0, 48.5]));
    }

    #[test]
    fn what_no_browser_could_draw_is_told() {
        let whole = made(&[("streets", &[]), ("place_labels", &[])]);
        let changed = |at: usize, byte: u8| {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            read(&bytes)
        };
        assert_eq!(read(b"<html>"), Err(Problem::Foreign));
        assert_eq!(read(b"PMTiles"), Err(Problem::Cut));
        assert_eq!(read(&whole[..whole.len() - 1]), Err(Problem::Cut));
        assert_eq!(changed(7, 4), Err(Problem::Version));
        assert_eq!(changed(99, 2), Err(Problem::Pictures));
        assert_eq!(changed(98, 4), Err(Problem::Compression));
        // The metadata is no JSON any more.
        assert_eq!(changed(24, 1), Err(Problem::Schema));
    }
}
