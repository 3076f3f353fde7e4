//! What holds for any contract and any choices.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use domain::contract::{
    Bounds, Choices, Contents, Item, Pricing, Quantity, Quote, Sharing, Solidarity, Standing, Terms,
};
use domain::payment::{PaymentTerms, Split};
use domain::{
    Calendar, Cents, Change, ContractKind, Date, DeliveryId, Exception, Notice, Rhythm, Rule, Weekday, Window,
};
use jiff::civil::date;
use proptest::prelude::*;

const SEASON: Window = Window { from: date(2026, 9, 1), to: date(2027, 8, 31) };

fn rhythm() -> impl Strategy<Value = Rhythm> {
    prop_oneof![
        (1u32..6).prop_map(Rhythm::Every),
        Just(Rhythm::OddWeeks),
        Just(Rhythm::EvenWeeks),
        (1u8..5).prop_map(Rhythm::OfMonth),
        Just(Rhythm::LastOfMonth),
    ]
}

fn weekday() -> impl Strategy<Value = Weekday> {
    prop::sample::select(<Weekday as domain::Vocabulary>::ALL)
}

fn day() -> impl Strategy<Value = Date> {
    (0i64..365).prop_map(|days| domain::calendar::plus_days(SEASON.from, days).unwrap())
}

fn calendar() -> impl Strategy<Value = Calendar> {
    (weekday(), rhythm()).prop_map(|(weekday, rhythm)| Calendar {
        rules: vec![Rule::Recurring { weekday, rhythm, from: SEASON.from, to: Some(SEASON.to) }],
        breaks: vec![],
        exceptions: vec![],
    })
}

fn split() -> impl Strategy<Value = Split> {
    let percentages = prop::collection::vec(0u32..80, 0..6).prop_map(Split::Percentages);
    prop_oneof![
        Just(Split::Equal),
        Just(Split::WholeEuros),
        Just(Split::FiveCents),
        Just(Split::Deliveries),
        percentages
    ]
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (1i64..9_000, prop::sample::select(vec![0u32, 550, 2_000]), any::<bool>());
    prop::collection::vec(item, 1..12).prop_map(|items| {
        let named = items.into_iter().enumerate().map(|(number, (cents, vat, is_weighed))| Item {
            id: format!("produit-{number}"),
            name: format!("Produit {number}"),
            pricing: match is_weighed {
                true => Pricing::Weighed { kilogram: Cents(cents), grams: 740 },
                false => Pricing::Unit(Cents(cents)),
            },
            vat,
            step: Quantity(50),
            deliveries: None,
            stock: None,
        });
        named.collect()
    })
}

fn terms() -> impl Strategy<Value = (Calendar, Terms)> {
    let payment = (1u32..15, prop::collection::vec(day(), 0..15), split(), prop::option::of(1i64..8_000));
    (calendar(), items(), payment).prop_map(|(calendar, items, (most, mut days, split, least))| {
        days.sort_unstable();
        days.dedup();
        let terms = Terms {
            kind: ContractKind::Variable,
            season: SEASON,
            deliveries: calendar.deliveries(SEASON),
            items,
            rules: vec![],
            bounds: Bounds::default(),
            closing: Notice::Days(2),
            joins_late: true,
            length: None,
            trial: None,
            absences: None,
            anchor: calendar.anchor(SEASON),
            sharing: Some(Sharing { families: 5 }),
            payment: PaymentTerms { most, days, split, least: least.map(Cents), is_editable: true },
            solidarity: None,
            stocks: BTreeMap::new(),
            requires: None,
            capacity: None,
        };
        (calendar, terms)
    })
}

/// Choices that are right: some quantity of the first item, and what `picks` say of deliveries by position.
fn choices(terms: &Terms, picks: &[(usize, usize, u32)]) -> Choices {
    let mut deliveries: BTreeMap<DeliveryId, BTreeMap<String, Quantity>> = BTreeMap::new();
    for (delivery, item, halves) in picks {
        let delivery = terms.deliveries[delivery % terms.deliveries.len()].id;
        let item = terms.items[item % terms.items.len()].id.clone();
        deliveries.entry(delivery).or_default().insert(item, Quantity(halves * 50));
    }
    let default = BTreeMap::from([(terms.items[0].id.clone(), Quantity::ONE)]);
    Choices { contents: Contents::Each { default, deliveries }, families: 3, ..Choices::default() }
}

fn picks() -> impl Strategy<Value = Vec<(usize, usize, u32)>> {
    prop::collection::vec((0usize..60, 0usize..12, 0u32..9), 0..40)
}

fn priced(terms: &Terms, choices: &Choices) -> Quote {
    terms.quote(choices, date(2026, 8, 1)).unwrap()
}

/// What a change of another delivery must leave as it is.
fn facts(quote: &Quote) -> BTreeMap<DeliveryId, (Cents, Option<u32>)> {
    quote.lots.iter().map(|lot| (lot.delivery, (lot.total, lot.turn))).collect()
}

fn exception(day: Date, change: Change) -> Exception {
    Exception { day, change, start: None, end: None, place: None, factor: None, reason: None }
}

proptest! {
    #[test]
    fn sums_are_sums(
        (_, mut terms) in terms(), picks in picks(), percent in 0u32..200, gift in 0i64..5_000, credit in -1_000i64..60_000,
    ) {
        terms.solidarity = Some(Solidarity { least: 0, most: 200 });
        let chosen = choices(&terms, &picks);
        let chosen = Choices { solidarity: Some(percent), gift: Some(Cents(gift)), ..chosen };
        let standing = Standing { credit: Cents(credit), ..Standing::default() };
        let quote = terms.quote_for(&chosen, date(2026, 8, 1), &standing).unwrap();
        let totals = &quote.totals;
        let whole = totals.goods.0 + totals.solidarity.0 + totals.gift.0;
        prop_assert_eq!((totals.carried.0, totals.due.0), (credit.clamp(0, whole), whole - totals.carried.0));
        prop_assert_eq!(quote.schedule.iter().map(|one| one.amount).sum::<Cents>(), totals.due);
        prop_assert!(quote.schedule.iter().all(|one| one.amount.0 > 0));
        prop_assert!(quote.schedule.is_sorted_by_key(|one| one.due));
        prop_assert!(quote.schedule.len() <= terms.payment.days.len().max(1));
        prop_assert!(quote.schedule.len() <= terms.payment.most as usize);
        let lines = || quote.lots.iter().flat_map(|lot| &lot.lines);
        prop_assert!(lines().all(|line| line.total.0 >= 0 && line.net <= line.total));
        prop_assert_eq!(lines().map(|line| line.total).sum::<Cents>(), totals.goods);
        prop_assert_eq!(Cents(totals.net.0 + totals.vat.values().copied().sum::<Cents>().0), totals.goods);
    }

    #[test]
    fn no_change_of_a_delivery_touches_another(
        (calendar, terms) in terms(), picks in picks(), at in 0usize..60, to in day(), added in day(),
    ) {
        let choices = choices(&terms, &picks);
        let before = facts(&priced(&terms, &choices));
        let id = terms.deliveries[at % terms.deliveries.len()].id;
        for change in [Change::Moved(to), Change::Cancelled] {
            let mut changed = calendar.clone();
            changed.exceptions.push(exception(id.0, change.clone()));
            if !calendar.plans(added) {
                changed.exceptions.push(exception(added, Change::Added));
            }
            let deliveries = changed.deliveries(SEASON);
            let mut terms = Terms { deliveries, ..terms.clone() };
            // What was chosen of a delivery that is no longer held is told to the member: here it is taken out.
            let mut choices = choices.clone();
            if let Contents::Each { deliveries, .. } = &mut choices.contents {
                deliveries.retain(|known, _| terms.held().any(|delivery| delivery.id == *known));
            }
            let after = facts(&priced(&terms, &choices));
            for (known, fact) in &before {
                if change == Change::Cancelled && *known == id {
                    prop_assert!(!after.contains_key(known));
                } else {
                    prop_assert_eq!(after.get(known), Some(fact));
                }
            }
            // Taken back, everything is as it was.
            terms.deliveries = calendar.deliveries(SEASON);
            prop_assert_eq!(facts(&priced(&terms, &choices)).len(), before.len());
        }
    }

    #[test]
    fn choices_come_back_from_json((_, terms) in terms(), picks in picks()) {
        let choices = Choices { gift: Some(Cents(5)), absences_count: 2, ..choices(&terms, &picks) };
        let json = serde_json::to_string(&choices).unwrap();
        prop_assert_eq!(serde_json::from_str::<Choices>(&json).unwrap(), choices);
    }

    #[test]
    fn a_bad_choice_is_told_with_its_field((_, terms) in terms(), picks in picks(), at in 0usize..60) {
        let good = choices(&terms, &picks);
        let id = terms.deliveries[at % terms.deliveries.len()].id;
        let with = |item: &str, quantity: Quantity| {
            let mut bad = good.clone();
            if let Contents::Each { deliveries, .. } = &mut bad.contents {
                deliveries.entry(id).or_default().insert(item.to_owned(), quantity);
            }
            bad
        };
        let first = terms.items[0].id.as_str();
        for (bad, code, field) in [
            (with("ailleurs", Quantity::ONE), "unknown-item", format!("deliveries.{}.ailleurs", id.0)),
            (with(first, Quantity(33)), "bad-step", format!("deliveries.{}.{first}", id.0)),
            (with(first, Quantity(100_001)), "too-much", format!("deliveries.{}.{first}", id.0)),
            (Choices { families: 6, ..good.clone() }, "too-many-families", "families".to_owned()),
            (Choices { instalments: Some(99), ..good.clone() }, "bad-instalments", "instalments".to_owned()),
            (Choices { absences_count: 1, ..good.clone() }, "no-absences", "absences".to_owned()),
            (Choices { gift: Some(Cents(-1)), ..good.clone() }, "bad-gift", "gift".to_owned()),
            (Choices { solidarity: Some(90), ..good.clone() }, "no-solidarity", "solidarity".to_owned()),
            (Choices { schedule: Some(vec![Cents(1)]), ..good.clone() }, "schedule-sum", "schedule".to_owned()),
        ] {
            let mistakes = terms.quote(&bad, date(2026, 8, 1)).unwrap_err();
            let told = mistakes.iter().any(|mistake| {
                mistake.field == field && (mistake.code == code || (code == "schedule-sum" && mistake.code == "schedule-too-small"))
            });
            prop_assert!(told, "{} {}: {:?}", code, field, mistakes);
        }
    }

    #[test]
    fn a_rhythm_keeps_its_weekday_and_its_weeks(weekday in weekday(), rhythm in rhythm(), from in day(), days in 1i64..400) {
        let rule = Rule::Recurring { weekday, rhythm, from: SEASON.from, to: None };
        let calendar = Calendar { rules: vec![rule], breaks: vec![], exceptions: vec![] };
        let window = Window { from, to: domain::calendar::plus_days(from, days).unwrap() };
        let all = calendar.deliveries(Window { from: SEASON.from, to: date(2029, 1, 1) });
        let part: Vec<_> = all.into_iter().filter(|delivery| window.contains(delivery.date)).collect();
        prop_assert_eq!(calendar.deliveries(window), part.clone());
        prop_assert!(part.iter().all(|delivery| Weekday::of(delivery.date) == weekday));
        for pair in part.windows(2) {
            let gap = (pair[1].date - pair[0].date).get_days();
            let expected = match rhythm {
                Rhythm::Every(weeks) => vec![7 * i32::try_from(weeks).unwrap()],
                Rhythm::OddWeeks | Rhythm::EvenWeeks => vec![7, 14, 21],
                Rhythm::OfMonth(_) | Rhythm::LastOfMonth => vec![28, 35],
            };
            prop_assert!(expected.contains(&gap), "{:?} {}", rhythm, gap);
        }
    }
}
