//! Writes the search shards of a synthetic network, to be measured and to be held to brute force:
//! `python3 benches/synth.py 2500 --out amaps.jsonl && cargo run --release -p search --example shards -- FOLDER amaps.jsonl`
//!
//! `FOLDER/facets.json` says which word each facet is.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::Instant;

use gazetteer::{Point, by_insee, slug};
use search::{Kind, Listing, Named};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, records] = arguments.as_slice() else { return Err("shards FOLDER amaps.jsonl".into()) };
    let folder = PathBuf::from(folder);
    let lines = BufReader::new(fs::File::open(records)?).lines();
    let amaps: Vec<Value> =
        lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<_, Box<dyn Error>>>()?;
    let words: BTreeSet<String> = amaps.iter().flat_map(words_of).collect();
    let words: Vec<String> = words.into_iter().collect();

    let mut ids = BTreeSet::new();
    let (mut listings, mut names) = (Vec::new(), Vec::new());
    for amap in &amaps {
        let own = words_of(amap);
        let (name, commune) = (text(&amap["name"]), where_is(&amap["insee"])?);
        let mut id = slug(&name);
        if !ids.insert(id.clone()) {
            id = slug(&text(&amap["id"]));
        }
        let hours = ["start", "end"].map(|key| text(&amap["distribution"][key]).replace(':', ""));
        listings.push(Listing {
            id: id.clone(),
            name: name.clone(),
            commune: commune.0.clone(),
            department: commune.1.clone(),
            point: Point { lat: number(&amap["lat"]), lon: number(&amap["lon"]) },
            facets: (0..words.len()).filter(|at| own.contains(&words[*at])).collect(),
            hours: hours.join("-"),
        });
        names.push(Named { kind: Kind::Amap, id, name, commune: format!("{} ({})", commune.0, commune.1) });
        for farm in amap["farms"].as_array().into_iter().flatten() {
            let id = slug(&text(&farm["id"]));
            if ids.insert(id.clone()) {
                let (commune, department) = where_is(&farm["insee"])?;
                let commune = format!("{commune} ({department})");
                names.push(Named { kind: Kind::Farm, id, name: text(&farm["name"]), commune });
            }
        }
    }
    write(&folder, "places", || search::places(listings, words.len()))?;
    write(&folder, "names", || search::names(&names))?;
    write(&folder, "communes", || search::communes().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect())?;
    fs::write(folder.join("facets.json"), serde_json::to_string(&words)?)?;
    Ok(())
}

fn write(folder: &Path, what: &str, make: impl FnOnce() -> Vec<search::File>) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let files = make();
    eprintln!("{what}: {} files in {:.0?}", files.len(), started.elapsed());
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn words_of(amap: &Value) -> Vec<String> {
    let products = amap["products"].as_array().into_iter().flatten().map(text);
    products.chain([text(&amap["status"]), format!("day {}", amap["distribution"]["weekday"])]).collect()
}

fn where_is(insee: &Value) -> Result<(String, String), Box<dyn Error>> {
    let commune = by_insee(&text(insee)).ok_or("an INSEE code of no commune")?;
    Ok((commune.city().name.to_owned(), commune.department().code.to_owned()))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
