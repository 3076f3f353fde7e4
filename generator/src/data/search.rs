//! What the search reads: shards of places and names, made of the listed AMAPs and of the farms.

use std::collections::BTreeSet;

use domain::{AmapStatus, Audience, FarmLabel, Vocabulary, Weekday};
use search::{Kind, Listing, Named};

use crate::atlas::{Amap, Atlas, Place};
use crate::content::network::Output;
use crate::plan;

/// A property by which the search filters AMAPs. Its position in the list of all is its number in the shards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// `product`, `day`, `status`, `audience` or `label`.
    pub group: &'static str,
    /// Keyword of the value: of a product family, or of the vocabulary.
    pub key: String,
    /// Its number.
    pub number: usize,
}

type Word<'a> = (&'static str, &'a str);

/// The facets that some listed AMAP has, by group, in the order in which pages show them.
pub fn facets(atlas: &Atlas) -> Vec<Facet> {
    let used: BTreeSet<Word<'_>> = plan::listed(atlas).flat_map(|amap| words_of(atlas, &atlas[amap])).collect();
    let families = atlas.families.iter().map(|family| ("product", family.key.as_str()));
    let words = families
        .chain(words::<Weekday>("day"))
        .chain(words::<AmapStatus>("status"))
        .chain(words::<Audience>("audience"))
        .chain(words::<FarmLabel>("label"));
    let used = words.filter(|word| used.contains(word)).enumerate();
    used.map(|(number, (group, key))| Facet { group, key: key.to_owned(), number }).collect()
}

fn words<'a, V: Vocabulary>(group: &'static str) -> impl Iterator<Item = Word<'a>> {
    V::ALL.iter().map(move |word| (group, word.key()))
}

/// The words that are true of an AMAP; labels are those of its farms.
fn words_of<'a>(atlas: &'a Atlas, amap: &'a Amap) -> impl Iterator<Item = Word<'a>> {
    let labels = amap.farms.iter().flat_map(|share| atlas[share.farm].labels.iter());
    let products = amap.products.iter().map(|family| ("product", atlas[*family].key.as_str()));
    products
        .chain(amap.weekdays().into_iter().map(|day| ("day", day.key())))
        .chain([("status", amap.status.key()), ("audience", amap.audience.key())])
        .chain(labels.map(|label| ("label", label.key())))
}

/// The shards: those of places, of names, and of the communes of France; none where the network does without a search.
pub fn artifacts(atlas: &Atlas) -> Vec<(String, Vec<u8>)> {
    if !atlas.site.makes(Output::Search) {
        return Vec::new();
    }
    let facets = facets(atlas);
    let mut listings = Vec::new();
    let mut names = Vec::new();
    for amap in plan::listed(atlas).map(|index| &atlas[index]) {
        let words: BTreeSet<Word<'_>> = words_of(atlas, amap).collect();
        let own = facets.iter().filter(|facet| words.contains(&(facet.group, facet.key.as_str())));
        let numbers: Vec<usize> = own.map(|facet| facet.number).collect();
        let hours = amap.distributions.first().map(|one| format!("{}-{}", clock(one.start), clock(one.end)));
        names.push(named(Kind::Amap, &amap.id, &amap.name, amap.main_place()));
        listings.extend(amap.places.iter().filter_map(|place| {
            Some(Listing {
                id: amap.id.clone(),
                name: amap.name.clone(),
                commune: place.commune.map(|commune| commune.city().name.to_owned()).unwrap_or_default(),
                department: place.department.map(|department| department.code.to_owned()).unwrap_or_default(),
                point: place.point?,
                facets: numbers.clone(),
                hours: hours.clone().unwrap_or_default(),
            })
        }));
    }
    names.extend(atlas.farms.iter().map(|farm| named(Kind::Farm, &farm.id, &farm.name, farm.place.as_ref())));
    let mut files = search::places(listings, facets.len());
    files.extend(search::names(&names));
    files.extend(search::communes().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
    files
}

fn clock(time: domain::Time) -> String {
    format!("{:02}{:02}", time.hour(), time.minute())
}

fn named(kind: Kind, id: &str, name: &str, place: Option<&Place>) -> Named {
    let place = place.and_then(|place| Some((place.commune?, place.department?)));
    let commune = place.map(|(commune, department)| format!("{} ({})", commune.city().name, department.code));
    Named { kind, id: id.to_owned(), name: name.to_owned(), commune: commune.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn facets_are_those_in_use_in_the_order_of_pages() {
        let facets = facets(&sample::atlas());
        let words: Vec<_> = facets.iter().map(|facet| format!("{} {}", facet.group, facet.key)).collect();
        let wanted = ["product vegetables", "product bread", "product eggs", "day thursday", "status waiting-list"];
        assert_eq!(words[..5], wanted);
        assert_eq!(words[5..], ["audience all", "label organic"]);
        assert!(facets.iter().enumerate().all(|(index, facet)| facet.number == index));
    }

    #[test]
    fn the_shards_hold_the_amap_and_the_farm() {
        let files = artifacts(&sample::atlas());
        let read = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.clone());
        let near = search::Places::new(&read).nearest(gazetteer::Point { lat: 48.0, lon: -1.6 }, 5, &[]);
        assert_eq!(near.len(), 1);
        assert_eq!((near[0].0.name.as_str(), near[0].0.hours.as_str()), ("AMAP de Villejean & Co", "1830-1930"));
        let found = search::Names::new(&read).find("etang", 5);
        assert_eq!((found[0].kind, found[0].id.as_str()), (Kind::Farm, "etang"));
        assert_eq!(found[0].commune, "Betton (35)");
    }
}
