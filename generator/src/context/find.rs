//! The page of the search: its filters, the map of all AMAPs, and the way by région for those without a script.

use domain::{Vocabulary, Weekday};
use maps::Map;
use serde::Serialize;
use themes::Value;

use super::frame::Frame;
use super::live::{self, LiveMap};
use super::region::{self, RegionContext};
use super::{Scene, card, map};
use crate::address;
use crate::atlas::FamilyIx;
use crate::data::search::{Facet, facets};
use crate::plan::{Page, Scope};

/// `/trouver/`
#[derive(Debug, Serialize)]
struct FindPage {
    /// The page as such.
    page: Frame,
    /// How many AMAPs the search knows.
    count: usize,
    /// What AMAPs may be filtered by.
    filters: Vec<FilterContext>,
    /// Régions that have an AMAP, by name.
    regions: Vec<RegionContext>,
    /// The still map, or none.
    map: Option<Map>,
    /// The live map, or none.
    live: Option<LiveMap>,
}

/// A group of choices; an AMAP passes with one of those chosen.
#[derive(Debug, Serialize)]
struct FilterContext {
    /// What it is about: `product`, `day`, `status`, `audience` or `label`.
    group: &'static str,
    /// Its name in addresses: `produit`.
    name: &'static str,
    /// Choices that some AMAP answers to.
    choices: Vec<ChoiceContext>,
}

/// A choice of a filter.
#[derive(Debug, Serialize)]
struct ChoiceContext {
    /// Its value in addresses: `legumes`.
    value: String,
    /// Keyword.
    key: String,
    /// Its name in the page's language; empty for closed lists, whose words are messages.
    name: String,
    /// Its number in the data of the search.
    number: usize,
}

/// Groups in the order of the page, with their names in addresses.
const GROUPS: [(&str, &str); 5] =
    [("product", "produit"), ("status", "statut"), ("audience", "public"), ("label", "label"), ("day", "jour")];

/// The context of the page of the search.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    let facets = facets(scene.atlas);
    let filters = GROUPS.iter().map(|(group, name)| FilterContext {
        group,
        name,
        choices: facets.iter().filter(|facet| facet.group == *group).map(|facet| choice(scene, facet)).collect(),
    });
    themes::value(FindPage {
        page: Frame { section: "amaps", ..Frame::new(page) },
        count: scene.lists.amaps.len(),
        filters: filters.collect(),
        regions: region::tree(scene),
        map: map::of_scope(scene, Scope::Everything),
        live: live::shown(scene, "find.html", || live::of_site(scene)),
    })
}

fn choice(scene: &Scene<'_>, facet: &Facet) -> ChoiceContext {
    let (value, name) = match facet.group {
        "product" => family(scene, &facet.key),
        "day" => {
            let day = Weekday::from_key(&facet.key).map(address::day);
            (day.as_deref().and_then(last).unwrap_or(&facet.key).to_owned(), String::new())
        }
        _ => (facet.key.clone(), String::new()),
    };
    ChoiceContext { value, key: facet.key.clone(), name, number: facet.number }
}

/// The last step of the address of a product family, and its name.
fn family(scene: &Scene<'_>, key: &str) -> (String, String) {
    let found = scene.atlas.families.iter().position(|family| family.key == key);
    let shown = found.map(|index| card::family(scene.atlas, scene.messages, FamilyIx(index)));
    let value = shown.as_ref().and_then(|family| last(&family.address)).unwrap_or(key).to_owned();
    (value, shown.map(|family| family.name).unwrap_or_default())
}

/// `/produit/legumes/` → `legumes`
fn last(address: &str) -> Option<&str> {
    address.trim_end_matches('/').rsplit('/').next()
}
