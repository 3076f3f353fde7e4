//! What kind of file is imported.

/// A format that the importer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A text table, whatever its separator and encoding.
    Csv,
    /// An array of objects, or an object that holds one.
    Json,
    /// A feature collection, with properties such as OpenStreetMap's.
    GeoJson,
    /// The export of a GoGoCarto map.
    GoGoCarto,
    /// A workbook of Excel or LibreOffice: the first sheet that is not empty.
    Xlsx,
}

impl Format {
    /// The format that a file's name, or else its first bytes, tell.
    pub fn guess(file_name: &str, bytes: &[u8]) -> Option<Format> {
        let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "csv" | "tsv" | "txt" => Some(Format::Csv),
            "geojson" => Some(Format::GeoJson),
            "xlsx" | "xlsm" | "xls" | "ods" => Some(Format::Xlsx),
            _ if bytes.starts_with(b"PK\x03\x04") => Some(Format::Xlsx),
            _ => Format::of_json(bytes).or((ending == "json").then_some(Format::Json)),
        }
    }

    /// Which of the JSON formats the beginning of a file looks like.
    fn of_json(bytes: &[u8]) -> Option<Format> {
        let start = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes)).into_owned();
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let has = |key: &str| start.contains(&format!("\"{key}\""));
        match start.chars().next()? {
            '{' if has("FeatureCollection") => Some(Format::GeoJson),
            '{' | '[' if has("geo") && (has("categories") || has("optionValues")) => Some(Format::GoGoCarto),
            '{' | '[' => Some(Format::Json),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_and_else_the_first_bytes() {
        assert_eq!(Format::guess("a.CSV", b""), Some(Format::Csv));
        assert_eq!(Format::guess("a.json", b" [ {\"nom\": 1}]"), Some(Format::Json));
        assert_eq!(Format::guess("a.json", br#"{"type":"FeatureCollection"}"#), Some(Format::GeoJson));
        let export = br#"{"licence":"x","data":[{"geo":{"latitude":1},"categories":[]}]}"#;
        assert_eq!(Format::guess("elements.json", export), Some(Format::GoGoCarto));
        assert_eq!(Format::guess("sans-fin", b"PK\x03\x04"), Some(Format::Xlsx));
        assert_eq!(Format::guess("image.png", b"\x89PNG"), None);
    }
}
