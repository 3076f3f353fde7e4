//! The network, its site, its open data.

use serde_json::{Value, json};

use super::super::edition::Edition;
use super::super::{paths, whole};
use super::{Thing, network};

/// The network and its site.
pub fn graph(edition: Edition<'_>) -> Value {
    let site = &edition.atlas.site;
    let home = whole(site, "/");
    let network = network(edition)
        .with("description", site.slogan.clone())
        .with("logo", site.logo.as_ref().map(|logo| whole(site, logo)))
        .with("email", site.contact.mailbox.clone());
    let website = Thing::new("WebSite")
        .with("@id", format!("{home}#site"))
        .with("name", site.name.as_str())
        .with("url", home.as_str())
        .with("inLanguage", site.languages.clone())
        .with("publisher", json!({ "@id": format!("{home}#reseau") }));
    json!({ "@context": "https://schema.org", "@graph": [Value::from(network), Value::from(website)] })
}

/// The open data.
pub fn dataset(edition: Edition<'_>) -> Value {
    let site = &edition.atlas.site;
    let file = |path: &str, kind: &str| {
        let download = Thing::new("DataDownload").with("contentUrl", whole(site, path));
        Value::from(download.with("encodingFormat", kind))
    };
    let files = vec![
        file(paths::AMAPS_CSV, "text/csv"),
        file(paths::AMAPS_GEOJSON, "application/geo+json"),
        file(paths::FARMS_CSV, "text/csv"),
        file(paths::FARMS_GEOJSON, "application/geo+json"),
    ];
    let name = edition.say("data-package", &[("network", &site.name)]);
    Thing::main("Dataset")
        .with("name", name)
        .with("description", edition.say("data-package-summary", &[("network", &site.name)]))
        .with("url", whole(site, paths::OPEN_DATA))
        .with("license", site.data_licence.url.0.as_str())
        .with("isAccessibleForFree", true)
        .with("creator", network(edition))
        .with("distribution", files)
        .into()
}
