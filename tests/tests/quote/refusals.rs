//! Choices that are refused: all mistakes at once, each with its field and its reason, in words.

use std::collections::BTreeSet;

use super::{Offer, offer, same};

fn contract() -> Offer {
    offer(
        "kind: variable\nseason: { from: 2026-09-01, to: 2026-12-31 }\ndeliveries: { weekday: thursday }\nproducts:\n  \
         - { name: Panier, price: 12 }\n  - { name: Crottin, price: 2, variants: [frais, sec] }\n\
         rules: [{ products: [Crottin], multiple_of: 2, wording: Les crottins vont par deux. }]\n\
         absences: { most: 1 }\nsharing: 2\nsolidarity: { least: 80, most: 120 }\nbounds: { most_per_delivery: 60 }\n\
         payment: { methods: [cheque], instalments: 3, least: 20, editable: true }\n",
        "2026-08-01",
    )
}

#[test]
fn a_bad_choice_is_told_with_its_field_and_its_reason() {
    let offer = contract();
    let with = |more: &str| format!(r#"{{"contents": {{"same": {{"panier": 1}}}}, {more}}}"#);
    for (choices, field, code) in [
        (same("caviar", 1), "contents.caviar", "unknown-item"),
        (r#"{"contents": {"same": {"panier": 1.5}}}"#.to_owned(), "contents.panier", "bad-step"),
        (r#"{"contents": {"same": {"panier": 2000}}}"#.to_owned(), "contents.panier", "too-much"),
        (
            r#"{"contents": {"each": {"deliveries": {"2026-09-04": {"panier": 1}}}}}"#.to_owned(),
            "deliveries.2026-09-04",
            "unknown-delivery",
        ),
        (
            r#"{"contents": {"each": {"deliveries": {"2026-09-03": {"crottin/sec": 1}}}}}"#.to_owned(),
            "deliveries.2026-09-03",
            "quantity-multiple-of",
        ),
        (
            r#"{"contents": {"each": {"deliveries": {"2026-09-03": {"panier": 6}}}}}"#.to_owned(),
            "deliveries.2026-09-03",
            "delivery-above-most",
        ),
        (r#"{"contents": {"amount": 5000}}"#.to_owned(), "contents", "wrong-contents"),
        ("{}".to_owned(), "contents", "nothing-chosen"),
        (with(r#""from": "2026-12-31", "to": "2026-09-01""#), "to", "span-reversed"),
        (with(r#""trial": true"#), "trial", "no-trial"),
        (with(r#""absences_count": 2"#), "absences", "too-many-absences"),
        (with(r#""absences": ["2026-09-10"]"#), "moves.2026-09-10", "move-without-target"),
        (with(r#""absences": ["2026-09-11"]"#), "absences.0", "absence-without-delivery"),
        (with(r#""moves": {"2026-09-10": "2026-09-17"}"#), "moves.2026-09-10", "move-without-absence"),
        (with(r#""families": 3"#), "families", "too-many-families"),
        (with(r#""solidarity": 79"#), "solidarity", "solidarity-out-of-bounds"),
        (with(r#""gift": -1"#), "gift", "bad-gift"),
        (with(r#""instalments": 4"#), "instalments", "bad-instalments"),
        (with(r#""schedule": [1000, 20600]"#), "schedule", "schedule-too-small"),
        (with(r#""schedule": [10000]"#), "schedule", "schedule-sum"),
        (r#"{"form": 3}"#.to_owned(), "form", "unknown-field"),
        (r#"{"absences": ["hier"]}"#.to_owned(), "absences.0", "wrong-type"),
        (r#"{"contents": {"same": {"panier": "un"}}}"#.to_owned(), "contents.panier", "wrong-type"),
        ("{".to_owned(), "", "not-json"),
    ] {
        let told = offer.refused(&choices);
        assert!(told.contains(&(field.to_owned(), code.to_owned())), "{choices}: {told:?}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_in_french() {
    let offer = contract();
    let choices = r#"{"contents": {"same": {"caviar": 1, "crottin/sec": 1}}, "families": 9, "gift": -1}"#;
    let output = offer.run(&["quote", "--contract", "contrat", "--choices", "-"], choices);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let said = String::from_utf8(output.stderr).unwrap();
    for part in ["caviar", "Les crottins vont par deux. (ici 1)", "2 familles au plus", "don de"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn all_that_cannot_be_read_is_told_at_once() {
    let told = contract().refused(r#"{"contents": {"same": {"panier": "un"}}, "form": 1, "absences": ["hier", 3]}"#);
    let mut fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["absences.0", "absences.1", "contents.panier", "form"]);
}

#[test]
fn what_is_not_there_is_told_with_what_may_be_meant() {
    let offer = contract();
    for (arguments, expected) in [
        (["quote", "--contract", "saison/contra"], "saison/contrat"),
        (["quote", "--contract", "rien-de-tel"], "SAISON/ID"),
        (["calendar", "--amap", "porte"], "port"),
    ] {
        let output = offer.run(&arguments, "");
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    let missing = offer.run(&["quote", "--contract", "contrat", "--choices", "nulle-part.json"], "");
    assert!(String::from_utf8(missing.stderr).unwrap().contains("nulle-part.json"));
    // A contract with a mistake is not priced.
    let wrong = super::offer("kind: variable\nseason: { from: 2026-09-01, to: 2026-12-31 }\n", "2026-08-01");
    let output = wrong.run(&["quote", "--contract", "saison/contrat"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("missing-key"));
}

/// Every code that the domain and the reader of choices tell has a sentence, and every sentence a code.
#[test]
fn every_mistake_has_words() {
    let root = tests::root();
    let files = tests::tree(&root.join("themes/default/i18n/fr"));
    let words: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    let said: BTreeSet<&str> =
        words.lines().filter_map(|line| line.strip_prefix("mistake-")?.split(" =").next()).collect();
    let mut code = String::new();
    for folder in ["domain/src", "forms/src", "generator/src/quote", "intake/src/server"] {
        for (_, bytes) in tests::tree(&root.join(folder)) {
            code.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    // `missing-` and the word of a question: those of every form are looked for where they are asked.
    let is_made = |word: &str| {
        ["quantity-", "missing-", "form-"].iter().any(|made| word.starts_with(made)) || word == "own-wording"
    };
    for word in said.iter().filter(|word| !is_made(word)) {
        assert!(code.contains(&format!("\"{word}\"")), "no code tells {word}");
    }
    let calls = ["Mistake::new(\"", "told(\"", "tell(\"", "wrong(\""];
    let mut found = 0;
    for call in calls {
        for rest in code.split(call).skip(1) {
            let told = rest.split('"').next().unwrap_or_default();
            // A rule's closure is called with its field.
            if told == "deliveries" {
                continue;
            }
            assert!(said.contains(told), "{told} has no words");
            found += 1;
        }
    }
    assert!(found > 30);
}
