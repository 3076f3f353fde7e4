//! From other tools' files (CSV, JSON, GeoJSON, GoGoCarto, XLSX) to content files.
