//! A listing as a content file.

use std::collections::BTreeMap;

use domain::{ProductFamily, Vocabulary};

use crate::coordinates;
use crate::finding::{Code, Findings};
use crate::listing::{Listing, Person, Site};
use crate::role::Role;
use crate::yaml::Node;

/// The first line of every file. It names neither the source nor the day: the same directory as CSV or as JSON, today or
/// tomorrow, makes the same files.
const COMMENT: &str = "# Fiche importée. Corrigez-la librement : un nouvel import n'écrase pas un fichier modifié.";

/// Every listing's file, by its path below the content folder.
pub fn pages(listings: &[Listing], findings: &mut Findings) -> BTreeMap<String, String> {
    let path = |listing: &Listing| format!("{}/{}.md", listing.role.folder(), listing.id);
    listings.iter().map(|listing| (path(listing), page(listing, listings, findings))).collect()
}

fn page(listing: &Listing, all: &[Listing], findings: &mut Findings) -> String {
    let header = match listing.role {
        Role::Amap => amap(listing, all),
        Role::Farm => farm(listing),
    };
    let body = body(listing, findings);
    let gap = if body.is_empty() { "" } else { "\n" };
    format!("---\n{COMMENT}\n{}---\n{gap}{body}", header.lines())
}

fn amap(listing: &Listing, all: &[Listing]) -> Node {
    let is_one = listing.sites.len() == 1;
    let id = |index: usize| (!is_one).then(|| format!("lieu-{}", index + 1));
    let places = listing.sites.iter().enumerate().map(|(index, site)| {
        let mut place = vec![("id", text(id(index).as_deref()))];
        place.push(("name", text(place_name(site).as_deref())));
        place.extend(whereabouts(site));
        Node::Map(place)
    });
    let slots = listing.sites.iter().enumerate().flat_map(|(index, site)| {
        site.slots.iter().map(move |slot| {
            Node::Map(vec![
                ("weekday", Node::Text(slot.weekday.key().to_owned())),
                ("start", Node::Text(slot.start.strftime("%H:%M").to_string())),
                ("end", Node::Text(slot.end.strftime("%H:%M").to_string())),
                ("place", text(id(index).as_deref())),
            ])
        })
    });
    let mut farms: Vec<&str> =
        listing.partners.iter().filter_map(|index| all.get(*index)).map(|farm| farm.id.as_str()).collect();
    farms.sort_unstable();
    Node::Map(vec![
        ("name", Node::Text(listing.name.clone())),
        ("places", Node::List(places.collect())),
        ("distributions", Node::List(slots.collect())),
        ("products", products(listing)),
        ("farms", Node::List(farms.into_iter().map(|id| Node::Text(id.to_owned())).collect())),
        ("verified", verified(listing)),
        ("contact", contact(listing)),
    ])
}

fn farm(listing: &Listing) -> Node {
    let mut entries = vec![("name", Node::Text(listing.name.clone()))];
    entries.extend(listing.sites.first().into_iter().flat_map(whereabouts));
    entries.push(("products", products(listing)));
    entries.push(("verified", verified(listing)));
    entries.push(("contact", contact(listing)));
    Node::Map(entries)
}

/// The name of a place, or else its quarter.
fn place_name(site: &Site) -> Option<String> {
    let quarter = site.whereabouts.quarter.as_ref().map(|quarter| {
        if gazetteer::fold(quarter).starts_with("quartier") { quarter.clone() } else { format!("Quartier {quarter}") }
    });
    site.whereabouts.place.clone().or(quarter)
}

fn whereabouts(site: &Site) -> Vec<(&'static str, Node)> {
    let spot = &site.spot;
    let number = |degrees: Option<f64>| degrees.map_or(Node::List(Vec::new()), |d| Node::Bare(coordinates::written(d)));
    let insee = spot.commune.filter(|_| spot.needs_insee).map(|commune| commune.city().insee);
    vec![
        ("address", text(address(site).as_deref())),
        ("commune", text(spot.name)),
        ("postcode", text(spot.postcode.as_deref())),
        ("insee", text(insee)),
        ("lat", number(spot.point.map(|point| point.lat))),
        ("lon", number(spot.point.map(|point| point.lon))),
    ]
}

/// Where no commune is known, abroad or because it has merged, the whole address is one text: a commune that nobody knows
/// is an error in a content file, and an imported directory must build.
fn address(site: &Site) -> Option<String> {
    let written = &site.whereabouts;
    if site.spot.commune.is_some() {
        return written.address.clone();
    }
    let town = [&written.postcode, &written.commune].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let parts = [written.address.clone().unwrap_or_default(), town, written.country.clone().unwrap_or_default()];
    let address = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Some(address).filter(|address| !address.is_empty())
}

fn products(listing: &Listing) -> Node {
    // In the order in which pages show them, whatever the order of the rows.
    let own = ProductFamily::ALL.iter().filter(|family| listing.details.products.contains(family));
    Node::List(own.map(|family| Node::Text(family.key().to_owned())).collect())
}

fn verified(listing: &Listing) -> Node {
    listing.details.verified.map_or(Node::List(Vec::new()), |date| Node::Bare(date.to_string()))
}

fn contact(listing: &Listing) -> Node {
    let details = &listing.details;
    Node::Map(vec![
        ("mailbox", text(details.mailbox.as_deref())),
        ("website", text(details.website.as_deref())),
        ("phone", text(details.phone.as_deref())),
        ("people", Node::List(details.people.iter().map(person).collect())),
    ])
}

fn person(person: &Person) -> Node {
    Node::Map(vec![
        ("name", Node::Text(person.name.clone().unwrap_or_else(|| "Contact".to_owned()))),
        ("email", text(person.email.as_deref())),
        ("phone", text(person.phone.as_deref())),
        ("publish", Node::Bare("false".to_owned())),
    ])
}

/// A text, or nothing at all.
fn text(text: Option<&str>) -> Node {
    text.map_or(Node::List(Vec::new()), |text| Node::Text(text.to_owned()))
}

/// What no key can hold, as paragraphs.
fn body(listing: &Listing, findings: &mut Findings) -> String {
    let mut paragraphs: Vec<String> = listing.details.notes.iter().map(|note| escaped(note)).collect();
    for hours in listing.sites.iter().flat_map(|site| &site.hours) {
        findings.add(Code::HoursKept, &[("name", &listing.name), ("text", hours)]);
        paragraphs.push(format!("Horaires indiqués : {}", escaped(hours)));
    }
    if !listing.details.other_products.is_empty() {
        paragraphs.push(format!("Aussi : {}.", escaped(&listing.details.other_products.join(", "))));
    }
    paragraphs.iter().map(|paragraph| format!("{paragraph}\n")).collect::<Vec<_>>().join("\n")
}

/// A text of the file as Markdown that shows just this text: it is nobody's markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, c) in text.char_indices() {
        let is_markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '{' | '}');
        // At the beginning these make titles, lists, rules, tables of figures.
        let begins_block = index == 0 && matches!(c, '#' | '-' | '+' | '=' | ':');
        if is_markup || begins_block {
            out.push('\\');
        }
        out.push(c);
    }
    // « 1. » and « 1) » begin a numbered list.
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(escaped("<script>*a*</script>"), "\\<script\\>\\*a\\*\\</script\\>");
        assert_eq!(escaped("--- x"), "\\--- x");
        assert_eq!(escaped("1. un"), "1\\. un");
        assert_eq!(escaped("Panier à 12,50 €"), "Panier à 12,50 €");
    }
}
