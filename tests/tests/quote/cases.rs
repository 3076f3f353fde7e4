//! The numeric cases of the field, written as an author writes them.

use serde_json::json;

use super::{Offer, cents, each, offer, payments, same};

const PANIER: &str = "products:\n  - { name: Panier, price: 13 }\n";

/// A variable contract of a season, with further keys.
fn contract(season: &str, keys: &str, today: &str) -> Offer {
    offer(&format!("kind: variable\nseason: {{ {season} }}\n{keys}"), today)
}

/// One payment day a month, and a total that one basket makes.
fn split(euros: &str, payment: &str) -> Vec<i64> {
    let days: Vec<String> = (1..=12).map(|month| format!("2027-{month:02}-05")).collect();
    let keys = format!(
        "deliveries: {{ dates: [2027-12-30] }}\nproducts:\n  - {{ name: Panier, price: {euros} }}\n\
         payment: {{ methods: [cheque], dates: [{}], {payment} }}\n",
        days.join(", ")
    );
    let document = contract("from: 2027-01-01, to: 2027-12-31", &keys, "2026-12-01").quote(&same("panier", 1));
    let amounts = payments(&document);
    assert_eq!(amounts.iter().sum::<i64>(), cents(&document, "due"));
    assert!(!document["explanation"]["sentence"].as_str().unwrap().is_empty());
    amounts
}

#[test]
fn case_1_deliveries_added_and_removed() {
    let cycle = "periods: [{ weekday: monday, from: 2018-12-24, to: 2019-01-24 }]";
    for (deliveries, one, three) in [
        ("dates: [2018-12-05]".to_owned(), 1_300, 3_900),
        ("dates: [2018-12-05, 2018-12-12]".to_owned(), 2_600, 7_800),
        (format!("dates: [2018-12-05, 2018-12-12], {cycle}"), 9_100, 27_300),
    ] {
        let keys = format!("deliveries: {{ {deliveries} }}\n{PANIER}");
        let offer = contract("from: 2018-12-01, to: 2019-02-01", &keys, "2018-11-01");
        assert_eq!(cents(&offer.quote(&same("panier", 1)), "due"), one);
        assert_eq!(cents(&offer.quote(&same("panier", 3)), "due"), three);
    }
}

#[test]
fn case_2_a_moved_delivery_comes_last_and_keeps_its_identity() {
    let keys = format!(
        "deliveries:\n  weekday: monday\n  to: 2030-01-21\n  exceptions:\n    \
         - {{ date: 2030-01-07, moved_to: 2030-03-03, reason: Neige }}\n{PANIER}"
    );
    let quote = contract("from: 2029-12-24, to: 2030-03-31", &keys, "2029-12-01").quote(&same("panier", 1));
    assert_eq!((each(&quote, "id").len(), cents(&quote, "due")), (5, 6_500));
    let last = quote["deliveries"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["id"], &last["date"]), (&json!("2030-01-07"), &json!("2030-03-03")));
    assert_eq!((&last["status"], &last["reason"]), (&json!("moved"), &json!("Neige")));
}

#[test]
fn a_credit_of_last_season_is_taken_off_what_is_paid() {
    let keys = format!("deliveries: {{ dates: [2026-10-01, 2026-10-08] }}\n{PANIER}payment: {{ methods: [cheque] }}\n");
    let offer = contract("from: 2026-10-01, to: 2026-12-31", &keys, "2026-09-01");
    let with = |credit: &str| {
        let arguments = ["quote", "--contract", "contrat", "--format", "json", "--credit", credit];
        super::checked(&offer.run(&arguments, ""))
    };
    for (credit, carried, due) in [("10,50", 1_050, 1_550), ("0", 0, 2_600), ("40", 2_600, 0)] {
        let quote = with(credit);
        assert_eq!((cents(&quote, "goods"), cents(&quote, "carried"), cents(&quote, "due")), (2_600, carried, due));
        assert_eq!(payments(&quote).iter().sum::<i64>(), due);
    }
    let said = offer.run(&["quote", "--contract", "contrat", "--credit", "10.50"], "");
    assert!(String::from_utf8(said.stdout).unwrap().contains("Avoir de la saison passée"));
    assert!(!offer.run(&["quote", "--contract", "contrat", "--credit", "-3"], "").status.success());
}

#[test]
fn case_5_vat_is_within_the_price() {
    let keys =
        "deliveries: { dates: [2026-01-05, 2026-01-12] }\nproducts:\n  - { name: Courgettes, price: \"3,50\" }\n";
    let offer = contract("from: 2026-01-01, to: 2026-01-31", keys, "2025-12-01");
    let quote = offer.quote(
        r#"{"contents": {"each": {"deliveries": {"2026-01-05": {"courgettes": 4}, "2026-01-12": {"courgettes": 6}}}}}"#,
    );
    assert_eq!((cents(&quote, "due"), cents(&quote, "net")), (3_500, 3_318));
    assert_eq!(quote["totals"]["vat"], json!({ "550": 182 }));
}

#[test]
fn case_6_the_least_is_pro_rata_and_rounded_down() {
    let keys = |price: &str| {
        format!(
            "deliveries: {{ weekday: monday }}\nproducts:\n  - {{ name: Panier, price: {price} }}\nbounds: {{ least: 100 }}\n"
        )
    };
    let season = "from: 2026-01-05, to: 2026-03-23";
    let from = r#"{"from": "2026-02-09", "contents": {"same": {"panier": 1}}}"#;
    let enough = contract(season, &keys("8.29"), "2025-12-01");
    assert_eq!(cents(&enough.quote(from), "due"), 5_803);
    let less = contract(season, &keys("8.28"), "2025-12-01");
    assert_eq!(less.refused(from), [("contents".to_owned(), "below-least".to_owned())]);
}

#[test]
fn cases_7_8_and_11_schedules_are_split_as_people_do() {
    for (euros, payment, amounts) in [
        ("100", "instalments: 3, split: whole-euros", vec![3_300, 3_300, 3_400]),
        ("20.40", "instalments: 2", vec![1_020, 1_020]),
        ("40", "instalments: 4, least: 20, split: whole-euros", vec![2_000, 2_000]),
        ("182", "instalments: 6, split: equal", vec![3_033, 3_033, 3_033, 3_033, 3_033, 3_035]),
        ("128.50", "instalments: 10, split: whole-euros", [[1_200; 9].as_slice(), &[2_050]].concat()),
        ("45", "instalments: 2, split: whole-euros", vec![2_250, 2_250]),
        ("200", "instalments: 3, split: five-cents", vec![6_665, 6_670, 6_665]),
        ("203", "instalments: 4, split: five-cents", vec![5_075; 4]),
    ] {
        assert_eq!(split(euros, payment), amounts, "{euros} {payment}");
    }
    let twelve = split("7", "instalments: 12, split: five-cents");
    assert!(twelve.iter().all(|amount| amount % 5 == 0), "{twelve:?}");
}

#[test]
fn a_split_by_percentages_rounds_down_to_the_euro() {
    let keys = "deliveries: { weekday: thursday }\nproducts:\n  - { name: Panier, price: 9.95 }\n\
                payment: { methods: [cheque], percentages: [40, 30, 30] }\n";
    let quote = contract("from: 2026-09-03, to: 2026-12-31", keys, "2026-08-01").quote(&same("panier", 1));
    // 18 baskets are 179.10.
    assert_eq!(payments(&quote), [7_100, 5_300, 5_510]);
    let days: Vec<&str> =
        quote["schedule"].as_array().unwrap().iter().map(|one| one["due"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-09-03", "2026-10-01", "2026-11-05"]);
}

#[test]
fn case_8_nothing_is_due_before_it_is_signed() {
    let keys = format!(
        "deliveries: {{ weekday: thursday }}\n{PANIER}payment: {{ methods: [cheque], instalments: 4, due: first-of-month }}\n"
    );
    let offer = contract("from: 2026-09-03, to: 2026-12-31", &keys, "2026-11-10");
    let quote = offer.quote(&same("panier", 1));
    let days: Vec<&str> =
        quote["schedule"].as_array().unwrap().iter().map(|one| one["due"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-12-01"]);
}

#[test]
fn case_9_three_days_before_thursday_are_sunday_midnight() {
    let keys = format!(
        "deliveries: {{ weekday: thursday }}\n{PANIER}\
         absences: {{ most: 2, notice: {{ days: 3 }}, effect: credited }}\nclosing: {{ days: 1 }}\n"
    );
    let keys = keys.replace("days: 1", "days: 3");
    let choices = r#"{"absences": ["2026-11-26"], "contents": {"same": {"panier": 1}}}"#;
    let season = "from: 2026-09-03, to: 2026-12-31";
    let sunday = contract(season, &keys, "2026-11-22").quote(choices);
    assert_eq!(cents(&sunday, "credit"), 1_300);
    let monday = contract(season, &keys, "2026-11-23").refused(choices);
    assert_eq!(monday, [("absences.0".to_owned(), "absence-without-delivery".to_owned())]);
    let looser = keys.replace("closing: { days: 3 }\n", "");
    let monday = contract(season, &looser, "2026-11-23").refused(choices);
    assert_eq!(monday, [("absences.0".to_owned(), "absence-too-late".to_owned())]);
}

#[test]
fn case_10_included_absences_are_deducted_and_sit_on_the_last_deliveries() {
    let keys = "deliveries: { weekday: thursday }\nproducts:\n  - name: Panier\n    sizes:\n      \
                - { name: Petit, price: 10 }\n      - { name: Moyen, price: 20 }\n  - { name: Œufs, price: 6 }\n\
                absences: { most: 2, effect: deducted }\n";
    let offer = contract("from: 2026-01-01, to: 2026-03-05", keys, "2025-12-01");
    assert_eq!(cents(&offer.quote(&same("panier/petit", 1)), "due"), 10_000);
    assert_eq!(cents(&offer.quote(&same("panier/moyen", 1)), "due"), 20_000);
    assert_eq!(cents(&offer.quote(&same("oeufs", 1)), "due"), 6_000);
    let counted = offer.quote(r#"{"absences_count": 2, "contents": {"same": {"panier/petit": 1}}}"#);
    assert_eq!(cents(&counted, "due"), 8_000);
    let absent: Vec<bool> = each(&counted, "is_absent").iter().map(|value| value.as_bool().unwrap()).collect();
    assert_eq!(absent, [[false; 8].as_slice(), &[true; 2]].concat());
}

#[test]
fn case_12_a_factor_belongs_to_the_delivery() {
    let keys = "deliveries:\n  weekday: thursday\n  exceptions:\n    - { date: 2026-01-08, percent: 50 }\n\
                products:\n  - { name: Panier, price: 20 }\n";
    let quote = contract("from: 2026-01-01, to: 2026-01-08", keys, "2025-12-01").quote(&same("panier", 1));
    assert_eq!(each(&quote, "total"), [&json!(2_000), &json!(1_000)]);
}

#[test]
fn case_13_all_of_april_odd_weeks_of_may_first_of_june() {
    let keys = format!(
        "deliveries:\n  weekday: monday\n  to: 2024-04-30\n  periods:\n    - {{ from: 2024-05-01, to: 2024-05-31, weeks: odd }}\n    \
         - {{ from: 2024-06-01, to: 2024-06-30, weeks: first }}\n{PANIER}"
    );
    let quote = contract("from: 2024-04-01, to: 2024-06-30", &keys, "2024-01-01").quote(&same("panier", 1));
    assert_eq!(each(&quote, "id").len(), 8);
    assert_eq!(each(&quote, "id").last(), Some(&&json!("2024-06-03")));
}

#[test]
fn case_14_fortnights_a_and_b() {
    let season = "from: 2017-05-03, to: 2017-10-25";
    for (rhythm, count, due) in
        [("every: 1", 26, 36_400), ("every: 2", 13, 18_200), ("every: 2, from: 2017-05-10", 13, 18_200)]
    {
        let keys =
            format!("deliveries: {{ weekday: wednesday, {rhythm} }}\nproducts:\n  - {{ name: Panier, price: 14 }}\n");
        let quote = contract(season, &keys, "2017-04-01").quote(&same("panier", 1));
        assert_eq!((each(&quote, "id").len(), cents(&quote, "due")), (count, due), "{rhythm}");
    }
}

#[test]
fn case_15_cheeses_with_variants() {
    let keys = "deliveries: { weekday: wednesday, every: 2 }\nproducts:\n  \
                - { name: Crottin, price: 1.90, variants: [frais, demi-frais, affiné, sec] }\n  \
                - { name: Tomme, price: 3.70 }\n";
    let offer = contract("from: 2018-11-14, to: 2019-04-30", keys, "2018-10-01");
    let quote = offer.quote(r#"{"contents": {"same": {"crottin/frais": 1, "crottin/affine": 1, "tomme": 1}}}"#);
    assert_eq!((each(&quote, "total")[0], cents(&quote, "due")), (&json!(750), 9_000));
    assert_eq!(each(&quote, "id").len(), 12);
}

#[test]
fn case_16_nobody_s_turn_flips() {
    let keys = |exceptions: &str| {
        format!("deliveries:\n  weekday: thursday\n  exceptions: [{exceptions}]\n{PANIER}sharing: 3\n")
    };
    let season = "from: 2026-09-03, to: 2027-06-24";
    let turns = |exceptions: &str| {
        let choices = r#"{"families": 3, "contents": {"same": {"panier": 1}}}"#;
        let quote = contract(season, &keys(exceptions), "2026-08-01").quote(choices);
        let turns: std::collections::BTreeMap<String, i64> = quote["deliveries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|delivery| (delivery["id"].as_str().unwrap().to_owned(), delivery["turn"].as_i64().unwrap()))
            .collect();
        turns
    };
    let before = turns("");
    assert_eq!(before.values().take(4).collect::<Vec<_>>(), [&0, &1, &2, &0]);
    let after = turns(
        "{ date: 2026-09-10, cancelled: true }, { date: 2026-09-20, added: true }, { date: 2026-10-01, moved_to: 2026-12-25 }",
    );
    assert_eq!(after.len(), before.len());
    for (id, turn) in after {
        assert!(before.get(&id).is_none_or(|known| *known == turn), "{id}");
    }
}

#[test]
fn case_18_a_postponement_merges_and_revives_nothing() {
    let keys = format!(
        "deliveries:\n  weekday: thursday\n  exceptions:\n    - {{ date: 2026-01-29, moved_to: 2026-02-12 }}\n    \
         - {{ date: 2026-02-05, moved_to: 2026-01-15 }}\n{PANIER}"
    );
    let ended = r#"{"to": "2026-01-31", "contents": {"same": {"panier": 1}}}"#;
    let quote = contract("from: 2026-01-01, to: 2026-03-26", &keys, "2025-12-01").quote(ended);
    assert_eq!((each(&quote, "id").len(), cents(&quote, "due")), (5, 6_500));
    assert_eq!(each(&quote, "date").last(), Some(&&json!("2026-02-12")));
}

#[test]
fn a_joker_is_a_move_and_the_total_stays() {
    let keys = format!("deliveries: {{ weekday: thursday }}\n{PANIER}absences: {{ most: 2 }}\n");
    let offer = contract("from: 2026-01-01, to: 2026-03-26", &keys, "2025-12-01");
    let quote = offer.quote(
        r#"{"absences": ["2026-02-05"], "moves": {"2026-02-05": "2026-02-12"}, "contents": {"same": {"panier": 1}}}"#,
    );
    assert_eq!(cents(&quote, "due"), 13 * 1_300);
    assert_eq!(each(&quote, "taken_with")[5], &json!("2026-02-12"));
}

#[test]
fn weighed_goods_half_shares_own_rhythms_and_stocks() {
    let keys = "deliveries: { weekday: thursday }\nstocks: [{ id: oeufs, quantity: 4 }]\nproducts:\n  \
                - { name: Poulet, kilogram: 12.50, grams: 1830, deliveries: { every: 2 } }\n  \
                - { name: Panier, price: 14.05, half_shares: true }\n  \
                - { name: Œufs, stock: oeufs, sizes: [{ name: Six, price: 2 }, { name: Douze, price: 4, counts: 2 }] }\n";
    let offer = contract("from: 2026-01-01, to: 2026-01-29", keys, "2025-12-01");
    let quote =
        offer.quote(r#"{"contents": {"same": {"poulet": 1, "panier": 0.5, "oeufs/douze": 1, "oeufs/six": 1}}}"#);
    // 12.50 a kilogram for 1.830 kg is 22.875; half of 14.05 is 7.025.
    let totals: Vec<i64> = each(&quote, "total").iter().map(|total| total.as_i64().unwrap()).collect();
    assert_eq!(totals, [2_288 + 703 + 600, 703 + 600, 2_288 + 703 + 600, 703 + 600, 2_288 + 703 + 600]);
    assert_eq!(quote["totals"]["is_estimate"], true);
    assert_eq!(
        quote["stocks"][0],
        json!({ "stock": "oeufs", "delivery": "2026-01-01", "quantity": 3, "available": 4 })
    );
    let mistakes =
        offer.refused(r#"{"contents": {"each": {"deliveries": {"2026-01-08": {"oeufs/douze": 3, "poulet": 1}}}}}"#);
    let told = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(
        mistakes,
        [told("deliveries.2026-01-08.poulet", "item-not-at-delivery"), told("deliveries.2026-01-08", "stock-exceeded")]
    );
}

#[test]
fn own_length_trial_and_joining_late() {
    let keys = |more: &str| format!("deliveries: {{ weekday: thursday }}\n{PANIER}{more}");
    let season = "from: 2026-09-03, to: 2027-06-24";
    let sliding = contract(season, &keys("length: 10\n"), "2026-11-10");
    let quote = sliding.quote(r#"{"from": "2026-12-01", "contents": {"same": {"panier": 1}}}"#);
    assert_eq!((each(&quote, "id").len(), each(&quote, "id")[0]), (10, &json!("2026-12-03")));
    let trial = contract(season, &keys("trial: { deliveries: 3 }\n"), "2026-08-01");
    assert_eq!(each(&trial.quote(r#"{"trial": true, "contents": {"same": {"panier": 1}}}"#), "id").len(), 3);
    let late = contract(season, &keys("late_joining: no\n"), "2026-11-10");
    assert_eq!(late.refused(&same("panier", 1)), [("from".to_owned(), "no-late-joining".to_owned())]);
    let example =
        sliding.run(&["quote", "--contract", "saison/contrat", "--from", "2026-12-01", "--format", "json"], "");
    let example = super::checked(&example);
    assert_eq!((&example["is_example"], each(&example, "id")[0]), (&json!(true), &json!("2026-12-03")));
}
