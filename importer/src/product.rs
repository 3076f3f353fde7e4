//! Words for products, and the families they belong to.

use domain::ProductFamily::{self, *};

/// Folded words and phrases, in French and in OpenStreetMap's English.
const WORDS: [(ProductFamily, &[&str]); 19] = [
    (
        Vegetables,
        &[
            "legume",
            "legumes",
            "maraichage",
            "vegetable",
            "vegetables",
            "pomme de terre",
            "pommes de terre",
            "potatoes",
            "potato",
            "salade",
            "salades",
            "asparagus",
            "asperges",
        ],
    ),
    (
        Fruit,
        &[
            "fruit",
            "fruits",
            "pomme",
            "pommes",
            "poire",
            "poires",
            "fraise",
            "fraises",
            "kiwi",
            "kiwis",
            "agrumes",
            "strawberries",
            "strawberry",
            "apple",
            "apples",
            "petits fruits",
        ],
    ),
    (Bread, &["pain", "pains", "boulange", "boulangerie", "brioche", "brioches", "bread", "bakery", "bakery products"]),
    (Eggs, &["oeuf", "oeufs", "egg", "eggs"]),
    (Poultry, &["volaille", "volailles", "poulet", "poulets", "canard", "canards", "pintade", "poultry", "chicken"]),
    (Pork, &["porc", "porcs", "cochon", "charcuterie", "charcuteries", "pork", "sausage", "sausages"]),
    (
        Meat,
        &["viande", "viandes", "boeuf", "veau", "agneau", "chevreau", "mouton", "meat", "beef", "lamb", "canned meat"],
    ),
    (Cheese, &["fromage", "fromages", "cheese"]),
    (
        Dairy,
        &[
            "laitier",
            "laitiers",
            "lait",
            "beurre",
            "yaourt",
            "yaourts",
            "creme",
            "dairy",
            "milk",
            "butter",
            "ice cream",
        ],
    ),
    (Fish, &["poisson", "poissons", "coquillages", "huitre", "huitres", "moules", "algues", "fish", "sel et poisson"]),
    (Honey, &["miel", "miels", "apiculture", "honey"]),
    (Mushrooms, &["champignon", "champignons", "mushrooms"]),
    (
        Herbs,
        &[
            "plante",
            "plantes",
            "aromates",
            "aromatiques",
            "tisane",
            "tisanes",
            "safran",
            "herbs",
            "infusions",
            "simples",
        ],
    ),
    (
        Cereals,
        &[
            "farine",
            "farines",
            "cereale",
            "cereales",
            "legumes secs",
            "lentilles",
            "pates",
            "flour",
            "noodles",
            "riz",
            "legumineuses",
        ],
    ),
    (Oil, &["huile", "huiles", "oil"]),
    (
        Drinks,
        &[
            "boisson",
            "boissons",
            "jus",
            "cidre",
            "cidres",
            "vin",
            "vins",
            "biere",
            "bieres",
            "juice",
            "apple juice",
            "wine",
            "beer",
            "cider",
        ],
    ),
    (Preserves, &["confiture", "confitures", "conserve", "conserves", "jam", "mustard", "compote", "compotes"]),
    (Flowers, &["fleur", "fleurs", "plants", "flowers"]),
    (Other, &["autre", "autres", "autres produits", "divers", "other"]),
];

/// The families that a cell names and, as written, the words that name none.
pub fn families(cell: &str) -> (Vec<ProductFamily>, Vec<String>) {
    let (mut families, mut unknown) = (Vec::new(), Vec::new());
    for part in cell.split([',', ';', '/', '|', '+', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        for piece in pieces(part) {
            match family(piece) {
                Some(family) => families.push(family),
                None => unknown.push(piece.to_owned()),
            }
        }
    }
    (families, unknown)
}

/// « Pain et brioche » are two, « sel et poisson » may be one.
fn pieces(part: &str) -> Vec<&str> {
    if whole(&plain(part)).is_some() {
        return vec![part];
    }
    part.split(" et ").flat_map(|piece| piece.split(" & ")).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The family of a phrase, or of the first of its words that has one: « jus de pomme » is a drink.
fn family(text: &str) -> Option<ProductFamily> {
    let plain = plain(text);
    whole(&plain).or_else(|| plain.split(' ').find_map(whole))
}

fn whole(phrase: &str) -> Option<ProductFamily> {
    let listed = WORDS.iter().find(|(_, words)| words.contains(&phrase)).map(|(family, _)| *family);
    // A network's own export may already have the keys.
    listed.or_else(|| domain::Vocabulary::from_key(phrase))
}

fn plain(text: &str) -> String {
    gazetteer::fold_keeping_article(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, families: &[ProductFamily], unknown: &[&str]) {
        let (found, rest) = super::families(cell);
        assert_eq!(
            (found.as_slice(), rest.iter().map(String::as_str).collect::<Vec<_>>().as_slice()),
            (families, unknown),
            "{cell}"
        );
    }

    #[test]
    fn words_have_families() {
        check("Légumes", &[Vegetables], &[]);
        check("Œufs, Volailles", &[Eggs, Poultry], &[]);
        check("Produits Laitiers", &[Dairy], &[]);
        check("Fromage de chèvre", &[Cheese], &[]);
        check("légumes secs", &[Cereals], &[]);
        check("Jus de pomme; cidre", &[Drinks, Drinks], &[]);
        check("pain et brioche", &[Bread, Bread], &[]);
        check("apple_juice", &[Drinks], &[]);
        check("Autres", &[Other], &[]);
        check("laine | Viande de bœuf", &[Meat], &["laine"]);
    }
}
