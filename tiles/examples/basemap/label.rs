//! Names: towns, seas, neighbours.

use std::error::Error;
use std::path::Path;

use crate::feature::{Feature, Shape};
use crate::{ZOOMS, source};

/// Names of seas and countries, placed by hand: French, English, kind, longitude, latitude, first zoom.
const NAMES: [(&str, &str, &str, f64, f64, u8); 13] = [
    ("Océan Atlantique", "Atlantic Ocean", "sea", -5.2, 46.4, 0),
    ("Manche", "English Channel", "sea", -1.4, 49.95, 0),
    ("Mer du Nord", "North Sea", "sea", 2.6, 51.6, 0),
    ("Mer Méditerranée", "Mediterranean Sea", "sea", 5.5, 42.0, 0),
    ("Golfe de Gascogne", "Bay of Biscay", "sea", -3.2, 44.6, 5),
    ("Royaume-Uni", "United Kingdom", "country", -1.6, 51.35, 0),
    ("Belgique", "Belgium", "country", 4.5, 50.65, 0),
    ("Luxembourg", "Luxembourg", "country", 6.1, 49.78, 6),
    ("Allemagne", "Germany", "country", 8.9, 50.1, 0),
    ("Suisse", "Switzerland", "country", 8.1, 46.85, 0),
    ("Italie", "Italy", "country", 9.2, 44.9, 0),
    ("Espagne", "Spain", "country", -2.6, 41.9, 0),
    ("Andorre", "Andorra", "country", 1.57, 42.55, 7),
];

/// Names that the French give to towns of their neighbours where Natural Earth has the English or local one.
const EXONYMS: [(&str, &str); 27] = [
    ("London", "Londres"),
    ("Dover", "Douvres"),
    ("Geneva", "Genève"),
    ("Bern", "Berne"),
    ("Basel", "Bâle"),
    ("Zürich", "Zurich"),
    ("Luzern", "Lucerne"),
    ("Biel", "Bienne"),
    ("Solothurn", "Soleure"),
    ("Brussels", "Bruxelles"),
    ("Antwerpen", "Anvers"),
    ("Brugge", "Bruges"),
    ("Gent", "Gand"),
    ("Cologne", "Cologne"),
    ("Frankfurt", "Francfort"),
    ("Freiburg", "Fribourg-en-Brisgau"),
    ("Koblenz", "Coblence"),
    ("Mainz", "Mayence"),
    ("Saarbrücken", "Sarrebruck"),
    ("Genoa", "Gênes"),
    ("Aosta", "Aoste"),
    ("Livorno", "Livourne"),
    ("Barcelona", "Barcelone"),
    ("San Sebastián", "Saint-Sébastien"),
    ("Pamplona", "Pampelune"),
    ("Zaragoza", "Saragosse"),
    ("Salamanca", "Salamanque"),
];

/// From which zoom a town of so many people is named where nothing larger is near: zoom, people.
const PEOPLE: [(u8, u64); 7] = [(4, 200_000), (5, 80_000), (6, 40_000), (7, 15_000), (8, 6_000), (9, 2_000), (10, 600)];

/// The zoom from which every town is named.
const ALL: u8 = 11;

/// A town waits for the zoom at which it is this far from the nearest larger one, in pixels.
const APART: f64 = 60.0;

/// Every town and name.
pub fn features(natural_earth: &Path) -> Result<Vec<Feature>, Box<dyn Error>> {
    let mut features = Vec::new();
    for (french, english, kind, lon, lat, zoom) in NAMES {
        let feature = Feature::plain("names", Shape::Point((lon, lat))).text("name", french).text("name:en", english);
        features.push(feature.text("kind", kind).since(zoom));
    }
    let communes = gazetteer::communes().iter().filter(|commune| !commune.is_arrondissement());
    let mut towns: Vec<(String, u64, (f64, f64))> = communes
        .filter_map(|commune| Some((commune.name.replace('\'', "’"), u64::from(commune.population), commune.point?)))
        .map(|(name, population, point)| (name, population, (point.lon, point.lat)))
        .collect();
    for town in source::read(natural_earth, "places_10m.geojson")?.iter().filter(|town| town.text("adm0_a3") != "FRA") {
        let name =
            EXONYMS.iter().find(|(own, _)| *own == town.text("name")).map_or(town.text("name"), |(_, french)| french);
        // They count suburbs where the gazetteer counts the commune alone.
        towns.extend(town.point.map(|point| (name.to_owned(), (town.number("pop_max") / 3.0) as u64, point)));
    }
    // The largest first: a label that is placed keeps the later ones away.
    towns.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    // Arrondissements of Paris, Lyon and Marseille: `11e`.
    for arrondissement in gazetteer::communes().iter().filter(|commune| commune.is_arrondissement()) {
        let number = arrondissement.name.split(' ').rev().nth(1).unwrap_or_default();
        if let Some(point) = arrondissement.point {
            let feature = Feature::plain("towns", Shape::Point((point.lon, point.lat))).text("name", number);
            features.push(feature.number("population", 0).number("zoom", u64::from(ALL)).since(*ZOOMS.end()));
        }
    }
    let mut larger: Vec<(f64, f64)> = Vec::new();
    for (name, population, (lon, lat)) in towns {
        let Some(place) = tiles::project(lat, lon) else { continue };
        let zoom = first_zoom(population, place, &larger);
        larger.push(place);
        // Two digits are enough to tell which of two is larger, and many towns then share a number.
        let step = 10_u64.pow(population.max(1).ilog10().saturating_sub(1));
        let feature = Feature::plain("towns", Shape::Point((lon, lat))).text("name", &name);
        features.push(
            feature
                .number("population", population / step * step)
                .number("zoom", u64::from(zoom))
                .since(zoom.min(*ZOOMS.end())),
        );
    }
    Ok(features)
}

/// The zoom from which a town has its name: by how many live there, and how far the nearest larger town is.
fn first_zoom(population: u64, (x, y): (f64, f64), larger: &[(f64, f64)]) -> u8 {
    let by_people = PEOPLE.iter().find(|(_, people)| population >= *people).map_or(ALL, |(zoom, _)| *zoom);
    let nearest = larger.iter().map(|other| (x - other.0).hypot(y - other.1)).fold(1.0, f64::min);
    let by_room = (APART / (512.0 * nearest)).log2().ceil().clamp(0.0, f64::from(ALL)) as u8;
    by_people.max(by_room)
}
