//! The names of files: unique, and the same whatever the order of the rows.

use std::collections::{HashMap, HashSet};

use crate::listing::{Listing, Site};
use crate::role::Role;

/// File systems allow 255 bytes; an address should stay readable.
const LENGTH: usize = 80;

/// Gives every listing the name of its file. Homonyms all get their commune, and those that are still the same a number,
/// so that a listing's address does not depend on which homonym comes first.
pub fn name_files(listings: &mut [Listing]) {
    let bases: Vec<(Role, String)> = listings.iter().map(|listing| (listing.role, slug(&listing.name))).collect();
    let mut bearers: HashMap<&(Role, String), usize> = HashMap::new();
    for base in &bases {
        *bearers.entry(base).or_default() += 1;
    }
    // A name that nobody else bears is never given away to a homonym's number.
    let mut taken: HashSet<(Role, String)> =
        bearers.iter().filter(|(_, n)| **n == 1).map(|(base, _)| (*base).clone()).collect();
    for (listing, base) in listings.iter_mut().zip(&bases) {
        if bearers.get(base) == Some(&1) {
            listing.id = base.1.clone();
            continue;
        }
        let commune = listing.sites.first().and_then(Site::town).map(gazetteer::slug);
        let wanted = match commune.filter(|commune| !commune.is_empty()) {
            Some(commune) => format!("{}-{commune}", base.1),
            None => base.1.clone(),
        };
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut candidates = std::iter::once(wanted.clone()).chain(numbered);
        listing.id = candidates.find(|id| taken.insert((listing.role, id.clone()))).unwrap_or(wanted);
    }
}

/// What an address may hold of a name.
fn slug(name: &str) -> String {
    let slug = gazetteer::slug(name);
    let Some(start) = slug.get(..LENGTH) else { return slug };
    start.rsplit_once('-').map_or(start, |(words, _)| words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Whereabouts;

    fn ids(names: &[(&str, &str)]) -> Vec<String> {
        let listing = |(name, commune): &(&str, &str)| {
            let commune = Some((*commune).to_owned()).filter(|commune| !commune.is_empty());
            let whereabouts = Whereabouts { commune, ..Whereabouts::default() };
            Listing {
                role: Role::Farm,
                id: String::new(),
                name: (*name).to_owned(),
                sites: vec![Site { whereabouts, ..Site::default() }],
                details: Default::default(),
                partners: vec![],
            }
        };
        let mut listings: Vec<Listing> = names.iter().map(listing).collect();
        name_files(&mut listings);
        listings.into_iter().map(|listing| listing.id).collect()
    }

    #[test]
    fn homonyms_get_their_commune_then_a_number() {
        assert_eq!(ids(&[("Ferme de l'Étang", "Vay")]), ["ferme-de-l-etang"]);
        assert_eq!(ids(&[("Le Moulin", "Vay"), ("LE MOULIN", "Blain")]), ["le-moulin-vay", "le-moulin-blain"]);
        assert_eq!(ids(&[("Le Moulin", ""), ("Le Moulin", "")]), ["le-moulin", "le-moulin-2"]);
        assert_eq!(
            ids(&[("x", ""), ("x 2", ""), ("x", "")]),
            ["x", "x-2", "x-3"],
            "a number never takes another listing's name"
        );
    }

    #[test]
    fn long_names_are_cut_between_words() {
        assert_eq!(slug(&"abcd ".repeat(30)), ["abcd"; 16].join("-"));
    }
}
