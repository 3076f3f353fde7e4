//! The French prepositions of a commune's name.

/// First words that begin with an aspirated h, before which « de » is not elided.
const ASPIRATED: &[&str] =
    &["Ham", "Han", "Haut", "Haute", "Hautes", "Hauts", "Hem", "Hœdic", "Honfleur", "Houilles", "Houlgate", "Huelgoat"];

/// « à Rennes », « au Mans », « aux Sables-d'Olonne », « à La Rochelle ».
pub(crate) fn locative(name: &str) -> String {
    contracted(name, "au", "aux").unwrap_or_else(|| format!("à {name}"))
}

/// « de Rennes », « d'Angers », « du Mans », « des Sables-d'Olonne », « de La Rochelle ». `aspirated` says that an h
/// is never mute here, as in names of German origin: « de Haguenau » but « d'Hyères ».
pub(crate) fn genitive(name: &str, aspirated: bool) -> String {
    contracted(name, "du", "des")
        .unwrap_or_else(|| if is_elided(name, aspirated) { format!("d'{name}") } else { format!("de {name}") })
}

/// The preposition and the articles « le » and « les » are one word; « la » and « l' » stay, with their capital.
fn contracted(name: &str, singular: &str, plural: &str) -> Option<String> {
    let with = |article, word| name.strip_prefix(article).map(|rest| format!("{word} {rest}"));
    with("Le ", singular).or_else(|| with("Les ", plural))
}

fn is_elided(name: &str, aspirated: bool) -> bool {
    let mut letters = name.chars();
    match letters.next() {
        Some('H') => {
            let first = name.split([' ', '-']).next().unwrap_or_default();
            !aspirated && !ASPIRATED.contains(&first)
        }
        // « d'Yvetot », « d'Yerres », « d'Y » but « de Yutz »: before a, o and u the y is a consonant.
        Some('Y') => !matches!(letters.next(), Some('a' | 'o' | 'u')),
        Some(letter) => "AEIOUÀÂÄÈÉÊËÎÏÔÖÙÛÜŒÆ".contains(letter),
        None => false,
    }
}
