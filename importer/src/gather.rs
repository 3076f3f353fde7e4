//! Gather: from rows to one listing for each AMAP and each farm.

use std::collections::{BTreeSet, HashMap};

use gazetteer::{fold, fold_keeping_article};

use crate::accents;
use crate::error::ImportError;
use crate::finding::{Code, Findings};
use crate::listing::{Entry, Listing, Site, Whereabouts, append};
use crate::points::is_same_place;
use crate::record::Record;
use crate::role::Role;

/// What makes two rows speak of the same AMAP or farm: its role, its name and its commune.
type Key = (Role, String, String);

/// One listing for each AMAP and farm, in the order of the file, linked to those of the other role in the same rows.
///
/// # Errors
/// No row named anything.
pub fn gather(records: Vec<Record>, findings: &mut Findings) -> Result<Vec<Listing>, ImportError> {
    let communes = communes(&records);
    let mut listings: Vec<Listing> = Vec::new();
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    let rows = records.len();
    // In a table of pairs a name stands in many rows; in a list of points each row is another farm, whatever its name.
    let are_pairs = records.iter().any(|record| record.entries.len() > 1);
    for record in records {
        let mut indexes = Vec::new();
        for (role, entry) in record.entries {
            let key = key(role, &entry, &communes);
            let namesakes = known.entry(key).or_default();
            let is_it =
                |index: &usize| are_pairs || listings.get(*index).is_some_and(|listing| may_be(listing, &entry));
            let index = namesakes.iter().copied().find(is_it).unwrap_or_else(|| {
                listings.push(Listing {
                    role,
                    id: String::new(),
                    name: entry.name.clone(),
                    sites: Vec::new(),
                    details: Default::default(),
                    partners: Vec::new(),
                });
                namesakes.push(listings.len() - 1);
                listings.len() - 1
            });
            if let Some(listing) = listings.get_mut(index) {
                add(listing, entry, findings);
            }
            indexes.push(index);
        }
        if let &[amap, farm] = indexes.as_slice() {
            link(&mut listings, amap, farm);
            link(&mut listings, farm, amap);
        }
    }
    if listings.is_empty() {
        return Err(ImportError::NothingUsable { rows });
    }
    for listing in &listings {
        if accents::is_doubtful(&listing.name) {
            findings.add(Code::AccentDoubt, &[("name", &listing.name)]);
        }
    }
    let count = |role| listings.iter().filter(|listing| listing.role == role).count().to_string();
    let (amaps, farms) = (count(Role::Amap), count(Role::Farm));
    findings.add(Code::Listings, &[("rows", &rows.to_string()), ("amaps", &amaps), ("farms", &farms)]);
    Ok(listings)
}

fn link(listings: &mut [Listing], from: usize, to: usize) {
    if let Some(listing) = listings.get_mut(from) {
        append(&mut listing.partners, vec![to]);
    }
}

/// Every commune that goes with a name.
fn communes(records: &[Record]) -> HashMap<(Role, String), BTreeSet<String>> {
    let mut communes: HashMap<(Role, String), BTreeSet<String>> = HashMap::new();
    for (role, entry) in records.iter().flat_map(|record| &record.entries) {
        let place = place(&entry.whereabouts);
        if !place.is_empty() {
            communes.entry((*role, fold_keeping_article(&entry.name))).or_default().insert(place);
        }
    }
    communes
}

/// A row that gives no commune speaks of the only one that goes with the name, if it is the only one.
fn key(role: Role, entry: &Entry, communes: &HashMap<(Role, String), BTreeSet<String>>) -> Key {
    let name = fold_keeping_article(&entry.name);
    let mut place = place(&entry.whereabouts);
    if place.is_empty()
        && let Some(known) = communes.get(&(role, name.clone()))
        && known.len() == 1
    {
        place = known.iter().next().cloned().unwrap_or_default();
    }
    (role, name, place)
}

fn place(whereabouts: &Whereabouts) -> String {
    whereabouts.commune.as_deref().map(fold).unwrap_or_default()
}

fn add(listing: &mut Listing, entry: Entry, findings: &mut Findings) {
    listing.details.add(entry.details);
    let is_farm = listing.role == Role::Farm;
    // A farm stands in one place; an AMAP may distribute in several.
    let index = listing.sites.iter().position(|site| is_farm || is_compatible(&site.whereabouts, &entry.whereabouts));
    let index = index.unwrap_or_else(|| {
        listing.sites.push(Site::default());
        listing.sites.len() - 1
    });
    let Some(site) = listing.sites.get_mut(index) else { return };
    complete(&listing.name, &mut site.whereabouts, entry.whereabouts, findings);
    append(&mut site.slots, entry.slot.into_iter().collect());
    append(&mut site.hours, entry.hours.into_iter().collect());
    if let Some(position) = entry.position {
        match site.points.iter_mut().find(|(other, _)| *other == position) {
            Some((_, count)) => *count += 1,
            None => site.points.push((position, 1)),
        }
    }
}

/// Whether a row may be about a listing of the same name and commune: a farm has one address and one point, and of an
/// AMAP the places have addresses that tell them apart.
fn may_be(listing: &Listing, entry: &Entry) -> bool {
    let has_address = entry.whereabouts.address.is_some() || entry.whereabouts.place.is_some();
    listing.sites.iter().any(|site| {
        let is_compatible = is_compatible(&site.whereabouts, &entry.whereabouts);
        let is_near = entry.position.is_none_or(|own| site.points.iter().all(|(other, _)| is_same_place(*other, own)));
        let is_other_place = listing.role == Role::Amap && entry.whereabouts.commune.is_some() && has_address;
        is_compatible && is_near || is_other_place
    })
}

/// Whether two descriptions may be of the same place: nothing that both give differs. A quarter is no place.
fn is_compatible(a: &Whereabouts, b: &Whereabouts) -> bool {
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => fold(a) == fold(b),
        _ => true,
    };
    agree(&a.place, &b.place) && agree(&a.address, &b.address) && agree(&a.postcode, &b.postcode)
}

fn complete(name: &str, own: &mut Whereabouts, other: Whereabouts, findings: &mut Findings) {
    let mut one = |own: &mut Option<String>, other: Option<String>, field: &str| match (own.as_ref(), other) {
        (None, other) => *own = other,
        (Some(kept), Some(other)) if fold(kept) != fold(&other) => {
            findings
                .add(Code::FieldContradicts, &[("name", name), ("field", field), ("kept", kept), ("other", &other)]);
        }
        _ => {}
    };
    one(&mut own.place, other.place, "nom du lieu");
    one(&mut own.quarter, other.quarter, "quartier");
    one(&mut own.address, other.address, "adresse");
    one(&mut own.commune, other.commune, "commune");
    one(&mut own.postcode, other.postcode, "code postal");
    one(&mut own.insee, other.insee, "code INSEE");
    one(&mut own.country, other.country, "pays");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, commune: &str, address: &str) -> Entry {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let whereabouts = Whereabouts { commune: filled(commune), address: filled(address), ..Whereabouts::default() };
        Entry { name: name.to_owned(), whereabouts, ..Entry::default() }
    }

    fn gathered(rows: &[&[(Role, Entry)]]) -> Vec<Listing> {
        let records = rows.iter().enumerate().map(|(row, entries)| Record { row, entries: entries.to_vec() });
        gather(records.collect(), &mut Findings::default()).unwrap()
    }

    #[test]
    fn rows_about_one_amap_are_one_listing() {
        let pair = |farm: &str| [(Role::Amap, entry("AMAP du Lac", "", "")), (Role::Farm, entry(farm, "Nantes", ""))];
        let listings = gathered(&[&pair("Ferme A"), &pair("Ferme B"), &pair("ferme a")]);
        assert_eq!(listings.len(), 3);
        assert_eq!(listings[0].partners, [1, 2]);
        assert_eq!(listings[1].partners, [0]);
    }

    #[test]
    fn homonyms_in_two_communes_are_two() {
        let farm = |commune| [(Role::Farm, entry("Ferme du Moulin", commune, ""))];
        assert_eq!(gathered(&[&farm("Vay"), &farm("Blain"), &farm("VAY")]).len(), 2);
        assert_eq!(gathered(&[&farm("Vay"), &farm("")]).len(), 1);
    }

    #[test]
    fn an_amap_may_have_two_places() {
        let amap = |address| [(Role::Amap, entry("AMAP", "Nantes", address))];
        let listings = gathered(&[&amap("1 rue A"), &amap("2 rue B"), &amap("")]);
        assert_eq!(listings[0].sites.len(), 2);
    }

    #[test]
    fn articles_tell_names_apart() {
        let amap = |name| [(Role::Amap, entry(name, "", ""))];
        assert_eq!(gathered(&[&amap("AMAP Paimblotine"), &amap("L'AMAP Paimblotine")]).len(), 2);
    }
}
