//! The open data as a Data Package: its files, their schemas, who publishes it and under which licence.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::dictionary::Table;
use super::super::edition::Edition;
use super::super::paths;

/// The package around files, given by address.
pub fn write(edition: Edition<'_>, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let site = &edition.atlas.site;
    let package = json!({
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "data-package",
        "name": "annuaire-des-amap",
        "title": edition.say("data-package", &[("network", &site.name)]),
        "homepage": super::super::whole(site, paths::OPEN_DATA),
        "licenses": [{ "title": site.data_licence.name, "path": site.data_licence.url.0 }],
        "contributors": [{ "title": site.publisher.name, "role": "publisher" }],
        "resources": files.iter().map(|(path, bytes)| resource(edition, path, bytes)).collect::<Vec<_>>(),
    });
    super::super::json_bytes(&package)
}

fn resource(edition: Edition<'_>, path: &str, bytes: &[u8]) -> Value {
    let file = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = file.split_once('.').unwrap_or((file, ""));
    let table = Table::ALL.into_iter().find(|table| table.name() == stem);
    let tabular = ending == "csv";
    let mut resource = json!({
        "name": file.replace('.', "-"),
        "title": table.map(|table| edition.text(table.title())),
        "path": file,
        "format": ending,
        "mediatype": if tabular { "text/csv" } else { "application/geo+json" },
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", hex(&Sha256::digest(bytes))),
    });
    if let (true, Value::Object(resource)) = (tabular, &mut resource) {
        resource.insert("profile".to_owned(), json!("tabular-data-resource"));
        resource.insert("schema".to_owned(), json!(format!("{stem}.schema.json")));
    }
    resource
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
