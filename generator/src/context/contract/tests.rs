//! The page of a contract and its paper, as people read them.

use crate::Project;
use crate::source::Sources;

const NETWORK: &str = "name: R\nbase_url: https://amap.example\nintake_url: https://amap.example\npublisher:\n  { name: A, address: x, email: a@amap.example, \
    director: x }\n";

/// The page of a contract on ten Thursdays with these keys.
fn page(keys: &str) -> String {
    page_on("{ weekday: thursday }", keys)
}

/// The page of a contract with these deliveries and keys, beside one for vegetables.
fn page_on(deliveries: &str, keys: &str) -> String {
    file("contrat/2027/c/index.html", deliveries, keys)
}

/// The same contract on paper.
fn paper(keys: &str) -> String {
    file("contrat/2027/c/papier/index.html", "{ weekday: thursday }", keys)
}

/// A file of the site. Quantities are fixed unless the keys say otherwise.
fn file(file: &str, deliveries: &str, keys: &str) -> String {
    let kind = if keys.contains("kind: ") { "" } else { "kind: fixed\n" };
    let contract = format!(
        "---\namap: a\nfarm: f\n{kind}season: {{ from: 2026-12-03, to: 2027-02-04 }}\n\
         deliveries: {deliveries}\npayment: {{ methods: [cheque] }}\n{keys}---\n"
    );
    let first = "---\nname: Légumes d’hiver\namap: a\nfarm: f\nkind: fixed\nseason: { from: 2026-12-03, to: 2027-02-04 }\n\
         deliveries: { weekday: thursday }\nproducts: [{ name: Panier, price: 10 }]\n---\n";
    let files = [
        ("network.yml", NETWORK),
        ("amaps/a.md", "---\nname: A\n---\n"),
        ("farms/f.md", "---\nname: F\n---\n"),
        ("contracts/2027/c.md", contract.as_str()),
        ("contracts/2027/legumes.md", first),
    ];
    let project = Project::in_memory(Sources::from_files(files), Vec::new());
    let (build, files) = crate::in_memory(&project, jiff::civil::date(2026, 11, 21));
    assert!(build.is_good(), "{:?}", build.diagnostics);
    String::from_utf8_lossy(files.get(file).unwrap_or_default()).into_owned()
}

#[test]
fn a_group_order_is_not_called_a_contract_of_an_amap() {
    let order = page("group_order: true\nproducts: [{ name: Savon, price: 6 }]\n");
    assert!(order.contains("Commande groupée") && !order.contains("Contrat d’engagement"));
    assert!(!order.contains("charte des AMAP") && order.contains("ce n’est pas un contrat AMAP"));
    assert!(page("products: [{ name: Savon, price: 6 }]\n").contains("Contrat d’engagement"));
}

#[test]
fn the_price_of_a_season_is_that_of_the_deliveries_that_have_it() {
    let whole = page("products: [{ name: Panier, price: 10 }]\n");
    assert!(whole.contains("100,00\u{a0}€"), "{whole}");
    let half = page("products: [{ name: Panier, price: 10, deliveries: { every: 2 } }]\n");
    assert!(half.contains("50,00\u{a0}€") && half.contains("à 5 livraisons"), "{half}");
}

#[test]
fn rhythms_are_said_in_words() {
    let said = |deliveries: &str| page_on(deliveries, "products: [{ name: Panier, price: 10 }]\n");
    for (deliveries, words) in [
        ("{ weekday: thursday }", "2027, chaque jeudi</dd>"),
        ("{ weekday: tuesday, every: 2 }", "2027, un mardi sur deux</dd>"),
        ("{ weekday: tuesday, weeks: even }", "2027, les mardis des semaines paires</dd>"),
        ("{ weekday: monday, weeks: first }", "2027, le premier lundi du mois</dd>"),
        ("{ weekday: friday, weeks: last }", "2027, le dernier vendredi du mois</dd>"),
        ("{ dates: [2026-12-03, 2027-01-14] }", "du 3 décembre 2026 au 14 janvier 2027</dd>"),
        (
            "{ weekday: tuesday, weeks: odd, periods: [{ from: 2026-12-03, to: 2027-02-04, weekday: monday, weeks: third }] }",
            "2027, les mardis des semaines impaires et le troisième lundi du mois</dd>",
        ),
        (
            "{ periods: [{ from: 2026-12-03, to: 2026-12-31, weekday: monday }, \
               { from: 2027-01-01, to: 2027-02-04, weekday: monday, weeks: second }] }",
            "2027, chaque lundi du 3 décembre 2026 au 31 décembre 2026 et le deuxième lundi du mois du \
             1er janvier 2027 au 4 février 2027</dd>",
        ),
    ] {
        let page = said(deliveries);
        assert!(page.contains(words), "{deliveries}: {words}\n{page}");
    }
}

#[test]
fn a_contract_that_is_needed_first_is_named_and_linked() {
    let page = page("products: [{ name: Œufs, price: 3 }]\nrequires: legumes\n");
    assert!(page.contains("À souscrire d’abord") && page.contains("Légumes d’hiver</a></dd>"), "{page}");
    assert!(page.contains("/contrat/2027/legumes/"), "{page}");
}

#[test]
fn what_is_weighed_is_an_estimate() {
    let weighed = page("products: [{ name: Poulet, kilogram: 11.40, grams: 1800 }]\n");
    assert!(weighed.contains("environ 20,52\u{a0}€") && weighed.contains("payé à la pesée"), "{weighed}");
}

#[test]
fn absences_and_sharing_are_said() {
    let said = page("products: [{ name: Panier, price: 10 }]\nabsences: { most: 2, effect: lost }\nsharing: 3\n");
    assert!(said.contains("2 au plus") && said.contains("Le panier reste dû.") && said.contains("entre 3 familles"));
}

#[test]
fn trials_and_prices_that_one_chooses_are_said() {
    let keys = "products: [{ name: Panier, price: 10 }]\ntrial: { deliveries: 3 }\nlate_joining: false\n";
    let said = page(&format!("{keys}solidarity: {{ least: 80, most: 120 }}\n"));
    assert!(said.contains("3 paniers pour essayer") && said.contains("après la première livraison"), "{said}");
    assert!(said.contains("entre 80\u{a0}% et 120\u{a0}% du prix"), "{said}");
}

#[test]
fn an_example_is_priced_by_the_rules_of_the_contract() {
    let basket = page("products: [{ name: Panier, price: 10, deliveries: { every: 2 } }]\n");
    let words = "un foyer qui prend 1 × Panier à chaque fois paie 50,00\u{a0}€ pour 5 livraisons. 1 paiement de 50,00\u{a0}€ le";
    assert!(basket.contains(words), "{basket}");
    // The least that the farm asks is in it.
    let least = page("products: [{ name: Œufs, price: 2 }]\nbounds: { least: 50 }\n");
    assert!(least.contains("3 × Œufs à chaque fois paie 60,00\u{a0}€ pour 10 livraisons"), "{least}");
    let weighed = page("products: [{ name: Poulet, kilogram: 10, grams: 2000 }]\n");
    assert!(weighed.contains("paie environ 200,00\u{a0}€"), "{weighed}");
}

#[test]
fn what_comes_when_is_said_where_products_differ() {
    let products = "products: [{ name: Œufs, price: 3 }, { name: Poulet, price: 20, deliveries: { every: 4 } }]\n";
    let said = page(products);
    assert!(said.contains("<dt>Poulet</dt><dd>3, 31 décembre 2026, 28 janvier 2027</dd>"), "{said}");
    assert!(said.contains("<dt>Œufs</dt><dd>à chaque livraison</dd>"), "{said}");
    assert!(!page("products: [{ name: Œufs, price: 3 }]\n").contains("Ce qui vient quand"));
}

#[test]
fn a_contract_leads_to_its_paper_and_to_its_form_where_there_is_one() {
    let here = page("products: [{ name: Œufs, price: 3 }]\n");
    assert!(here.contains("/contrat/2027/c/papier/") && !here.contains("/formulaire/"), "{here}");
    let open = "products: [{ name: Œufs, price: 3 }]\nsign_up: { from: 2026-11-01, to: 2026-12-31 }\n";
    let fixed = page(open);
    assert!(fixed.contains("/contrat/2027/c/formulaire/") && !fixed.contains("/grille/"), "{fixed}");
    assert!(fixed.contains("Signer ce contrat"));
    let variable = page(&format!("kind: variable\n{open}"));
    assert!(variable.contains("/contrat/2027/c/grille/") && variable.contains("Choisir livraison par livraison"));
    let soon = page(&open.replace("2026-11-01", "2026-12-01"));
    assert!(soon.contains("Voir le formulaire") && !soon.contains("Signer ce contrat"));
}

#[test]
fn paper_lists_what_is_filled_in() {
    let same = paper("products: [{ name: Panier, price: 10 }]\nabsences: { most: 2, effect: moved }\n");
    assert!(same.contains("<meta name=\"robots\" content=\"noindex\">"), "{same}");
    assert!(same.contains("Prix des 10 livraisons") && same.contains("100,00\u{a0}€"), "{same}");
    assert_eq!(same.matches("reprise, en double, le").count(), 2);
    assert!(same.contains("jeu. 3, jeu. 10, jeu. 17"), "{same}");
    let order = paper("group_order: true\nproducts: [{ name: Savon, price: 6, perishable: no }]\n");
    assert!(order.contains("La personne qui commande") && !order.contains("Je commence le"), "{order}");
    assert!(order.contains("id=\"article-withdrawal\"") && order.contains("Modèle"), "{order}");
}

#[test]
fn a_grid_on_paper_has_a_cell_for_each_delivery_and_fits_the_sheet() {
    let products = "products: [{ name: Œufs, price: 3 }, { name: Poulet, price: 20, deliveries: { every: 2 } }]\n";
    let days =
        "{ weekday: thursday, exceptions: [{ date: 2026-12-20, added: true, percent: 200, reason: Avant Noël }] }";
    let grid = file("contrat/2027/c/papier/index.html", days, &format!("kind: variable\n{products}"));
    // Eleven deliveries in blocks of six and five: fewer columns than a sheet is wide.
    assert_eq!(grid.matches("<table class=\"fill\">").count(), 3, "two blocks and the payments: {grid}");
    assert_eq!(grid.matches("<td>–</td>").count(), 5, "no chicken at five of them: {grid}");
    assert!(grid.contains("dimanche 20 décembre\u{a0}: en plus, double livraison, Avant Noël"), "{grid}");
    // What is the same each time has no grid.
    assert!(!paper(products).contains("Chaque fois"));
}

#[test]
fn an_amount_to_spend_is_a_line_on_paper() {
    let keys = "kind: prepaid\nproducts: [{ name: Œufs, price: 3 }]\nbounds: { least: 40 }\n";
    let sheet = paper(keys);
    assert!(sheet.contains("Montant versé, en euros") && sheet.contains("Au moins 40,00\u{a0}€ en tout."), "{sheet}");
    assert!(page(keys).contains("un foyer qui verse 40,00\u{a0}€"));
}
