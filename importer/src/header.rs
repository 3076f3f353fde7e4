//! What a header means, guessed from its words.

use deunicode::deunicode;

use crate::role::Role;
use crate::synonyms::field;
use crate::target::{Field, Target};

/// Words that say nothing: articles, prepositions, and the endings of « jour(s) » and « référent(e) ».
const LITTLE: [&str; 18] =
    ["de", "du", "des", "d", "le", "la", "les", "l", "un", "une", "en", "au", "aux", "a", "the", "of", "s", "e"];

/// Words that make of an address or a telephone those of a person.
const PERSONAL: [&str; 17] = [
    "perso",
    "personnel",
    "personnelle",
    "prive",
    "privee",
    "contact",
    "contacts",
    "referent",
    "referente",
    "coordinateur",
    "coordinatrice",
    "coordinateurs",
    "responsable",
    "president",
    "presidente",
    "tresorier",
    "tresoriere",
];

/// What a header means, or `None`.
pub fn target(header: &str) -> Option<Target> {
    let words = words(header);
    if let Some(field) = field(&words.join(" ")) {
        return Some(Target::Field(None, field));
    }
    let mut role = None;
    let mut rest: Vec<&str> = Vec::new();
    for word in &words {
        if let Some(own) = Role::of_word(word) {
            role = role.or(Some(own));
        } else if let Some((own, word)) = unglued(word) {
            role = role.or(Some(own));
            rest.push(word);
        } else {
            rest.push(word);
        }
    }
    let field = match rest.as_slice() {
        [] if role.is_some() => Some(Field::Name),
        [] => None,
        rest => field(&rest.join(" ")).or_else(|| personal(rest)),
    };
    field.map(|field| Target::Field(role, field))
}

/// Whether a header names a farm by who works there: if another column names the farm, it holds a person.
pub fn names_a_farmer(header: &str) -> bool {
    let of_people =
        ["producteur", "productrice", "paysan", "paysanne", "maraicher", "agriculteur", "farmer", "producer"];
    words(header).iter().any(|word| of_people.contains(&word.as_str()))
}

/// A word with a role glued to it, if what remains is a word of its own.
fn unglued(word: &str) -> Option<(Role, &str)> {
    if field(word).is_some() {
        return None;
    }
    Role::glued(word).find(|(_, rest)| field(rest).is_some())
}

fn personal(words: &[&str]) -> Option<Field> {
    let rest: Vec<&str> = words.iter().copied().filter(|word| !PERSONAL.contains(word)).collect();
    if rest.len() == words.len() {
        return None;
    }
    match field(&rest.join(" ")) {
        None if rest.is_empty() => Some(Field::Person),
        Some(Field::Name | Field::Person) => Some(Field::Person),
        Some(Field::Email | Field::PersonEmail) => Some(Field::PersonEmail),
        Some(Field::Phone | Field::PersonPhone) => Some(Field::PersonPhone),
        _ => None,
    }
}

/// The folded words of a header: `LATProd`, `nom_amap`, « Nom de l'AMAP ».
fn words(header: &str) -> Vec<String> {
    let letters: Vec<char> = deunicode(header).chars().collect();
    let mut words: Vec<String> = vec![String::new()];
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let begins = letter.is_ascii_uppercase()
            && (before.is_some_and(char::is_ascii_lowercase)
                || before.is_some_and(char::is_ascii_uppercase) && after.is_some_and(char::is_ascii_lowercase));
        if begins || !letter.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty() && !LITTLE.contains(&word.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, key: &str) {
        assert_eq!(target(header), Target::from_key(key), "{header}");
    }

    #[test]
    fn headers_of_a_pair_table_tell_the_role() {
        for (header, key) in [
            ("NomAmap", "amap.name"),
            ("NomExploitation", "farm.name"),
            ("CommuneExploitation", "farm.commune"),
            ("LATProd", "farm.lat"),
            ("LONGProd", "farm.lon"),
            ("LONGAMAP", "amap.lon"),
            ("LATAMAP", "amap.lat"),
            ("Produits", "product"),
            ("QuartierAmap", "amap.quarter"),
            ("nomamap", "amap.name"),
            ("Nom de l'AMAP", "amap.name"),
            ("cp_ferme", "farm.postcode"),
            ("Producteur", "farm.name"),
        ] {
            check(header, key);
        }
        assert_eq!(target("Distance"), None);
    }

    #[test]
    fn headers_are_read_in_french_and_english() {
        for (header, key) in [
            ("CP", "postcode"),
            ("Code Postal", "postcode"),
            ("VILLE", "commune"),
            ("addr:city", "commune"),
            ("geo.latitude", "lat"),
            ("address.postalCode", "postcode"),
            ("address.streetAddress", "address"),
            ("E-mail", "email"),
            ("contact:website", "website"),
            ("Jour(s) de distribution", "weekday"),
            ("Horaires", "hours"),
            ("openHours", "hours"),
            ("Téléphone", "phone"),
        ] {
            check(header, key);
        }
    }

    #[test]
    fn headers_about_people_are_recognised() {
        check("Référent(e)", "person");
        check("Tél. du référent", "person-phone");
        check("Mail de la coordinatrice", "person-email");
        check("Nom du contact AMAP", "amap.person");
        check("Portable", "person-phone");
        assert_eq!(target("Commentaires"), None);
    }
}
