//! The JSON Schema of every kind of file, for editors' completion, made from the very declarations that read the files.

use serde_json::{Value as Json, json};

use super::amap::Amap;
use super::calendar::SharedCalendar;
use super::contract::Contract;
use super::decode::Decode;
use super::editorial::{Advert, Event, FreePage, LocalNetwork, News, Resource};
use super::farm::Farm;
use super::intake::IntakeFile;
use super::network::Network;
use super::private::{PrivateAmap, PrivateFarm};

/// Every kind of content file: its name, the glob of its files, its schema.
pub fn kinds() -> Vec<(&'static str, &'static str, Json)> {
    vec![
        ("network", "network.yml", Network::schema()),
        ("local-network", "networks/*.md", LocalNetwork::schema()),
        ("amap", "amaps/*.md", Amap::schema()),
        ("farm", "farms/*.md", Farm::schema()),
        ("contract", "contracts/*/*.md", Contract::schema()),
        ("calendar", "calendars/*.yml", SharedCalendar::schema()),
        ("resource", "resources/*.md", Resource::schema()),
        ("news", "news/*.md", News::schema()),
        ("event", "events/*.md", Event::schema()),
        ("advert", "adverts/*.md", Advert::schema()),
        ("page", "pages/*.md", FreePage::schema()),
        ("private-farm", "private/farms/*.yml", PrivateFarm::schema()),
        ("private-amap", "private/amaps/*.yml", PrivateAmap::schema()),
        ("intake", "intake.yml", IntakeFile::schema()),
    ]
}

/// What commands read and print: its name, the command, its schema.
pub fn data_kinds() -> Vec<(&'static str, &'static str, Json)> {
    let read = |text: &str| serde_json::from_str(text).unwrap_or_default();
    vec![
        ("choices", "cabas quote --choices", read(include_str!("../quote/choices.schema.json"))),
        ("quote", "cabas quote --format json", read(include_str!("../quote/quote.schema.json"))),
        ("timetable", "cabas calendar --format json", read(include_str!("../quote/timetable.schema.json"))),
    ]
}

/// One schema of all kinds: `#/$defs/amap` is that of an AMAP.
pub fn schema() -> Json {
    let definitions: serde_json::Map<String, Json> =
        kinds().into_iter().map(|(name, _, schema)| (name.to_owned(), schema)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cabas",
        "$defs": definitions,
    })
}

/// The reference of the content format in Markdown: every key, whether it is required, what it means.
pub fn reference() -> String {
    let mut out = String::from(
        "# Le format du contenu\n\n\
         Cette page est faite par `cabas schema --markdown` à partir des déclarations qui lisent les fichiers.\n\
         Une clé marquée * est obligatoire.\n",
    );
    for (_, files, schema) in kinds() {
        let meaning = schema["description"].as_str().unwrap_or_default();
        out.push_str(&format!("\n## `{files}`\n\n{meaning}\n\n"));
        keys(&mut out, &schema, 0);
    }
    out
}

fn keys(out: &mut String, schema: &Json, depth: usize) {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let star = if required.contains(&name.as_str()) { "*" } else { "" };
        let meaning = field["description"].as_str().unwrap_or_default();
        out.push_str(&format!("{}- `{name}`{star} : {meaning}\n", "  ".repeat(depth)));
        let inner = if field["type"] == "array" { &field["items"] } else { field };
        for word in inner["oneOf"].as_array().into_iter().flatten() {
            let (key, meaning) = (word["const"].as_str().unwrap_or_default(), word["description"].as_str());
            out.push_str(&format!("{}- `{key}` : {}\n", "  ".repeat(depth + 1), meaning.unwrap_or_default()));
        }
        keys(out, inner, depth + 1);
    }
}
