//! The numeric cases of the field: what real contracts, and the test suites of the peers, say the sums are.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use domain::contract::{
    AbsenceEffect, AbsenceTerms, Bounds, Choices, Comparison, Contents, Extent, Item, PLACES, Pricing, Quantity,
    QuantityRule, Quote, Required, Sharing, Solidarity, Standing, StockPool, Terms, exceeding,
};
use domain::payment::{Instalment, PaymentTerms, Split};
use domain::{
    Calendar, Cents, Change, ContractKind, Date, DeliveryId, Exception, Notice, Rhythm, Rule, Weekday, Window,
};
use jiff::civil::date;

fn recurring(weekday: Weekday, rhythm: Rhythm, from: Date, to: Date) -> Rule {
    Rule::Recurring { weekday, rhythm, from, to: Some(to) }
}

fn calendar(rules: Vec<Rule>) -> Calendar {
    Calendar { rules, breaks: vec![], exceptions: vec![] }
}

fn exception(day: Date, change: Change) -> Exception {
    Exception { day, change, start: None, end: None, place: None, factor: None, reason: None }
}

fn item(id: &str, cents: i64) -> Item {
    Item {
        id: id.to_owned(),
        name: id.to_owned(),
        pricing: Pricing::Unit(Cents(cents)),
        vat: 550,
        step: Quantity::ONE,
        deliveries: None,
        stock: None,
    }
}

fn terms(calendar: &Calendar, season: Window, items: Vec<Item>) -> Terms {
    Terms {
        kind: ContractKind::Variable,
        season,
        deliveries: calendar.deliveries(season),
        items,
        rules: vec![],
        bounds: Bounds::default(),
        closing: Notice::Days(0),
        joins_late: true,
        length: None,
        trial: None,
        absences: None,
        anchor: calendar.anchor(season),
        sharing: None,
        payment: payment(1, Split::Equal, vec![]),
        solidarity: None,
        stocks: BTreeMap::new(),
        requires: None,
        capacity: None,
    }
}

fn payment(most: u32, split: Split, days: Vec<Date>) -> PaymentTerms {
    PaymentTerms { most, days, split, least: None, is_editable: false }
}

fn same(portions: &[(&str, u32)]) -> Choices {
    let portions = portions.iter().map(|(id, units)| ((*id).to_owned(), Quantity::units(*units))).collect();
    Choices { contents: Contents::Same(portions), ..Choices::default() }
}

fn quote(terms: &Terms, choices: &Choices) -> Quote {
    terms.quote(choices, date(2000, 1, 1)).unwrap()
}

fn weekly(weekday: Weekday, from: Date, to: Date) -> (Calendar, Window) {
    (calendar(vec![recurring(weekday, Rhythm::Every(1), from, to)]), Window { from, to })
}

/// Why a quote is refused.
fn refused(terms: &Terms, choices: &Choices, today: Date) -> Vec<(String, String)> {
    let mistakes = terms.quote(choices, today).unwrap_err();
    mistakes.into_iter().map(|mistake| (mistake.code, mistake.field)).collect()
}

fn code(code: &str, field: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), field.to_owned())]
}

#[test]
fn case_1_deliveries_added_and_removed_change_the_sum() {
    let season = Window { from: date(2018, 12, 1), to: date(2019, 2, 1) };
    let cycle = recurring(Weekday::Monday, Rhythm::Every(1), date(2018, 12, 24), date(2019, 1, 24));
    let listed = |days: &[Date]| Rule::Listed(days.to_vec());
    let two = [date(2018, 12, 5), date(2018, 12, 12)];
    for (rules, one, three) in [
        (vec![listed(&two[..1])], 1_300, 3_900),
        (vec![listed(&two)], 2_600, 7_800),
        (vec![listed(&two), cycle], 9_100, 27_300),
        (vec![listed(&two)], 2_600, 7_800),
    ] {
        let terms = terms(&calendar(rules), season, vec![item("panier", 1_300)]);
        assert_eq!(quote(&terms, &same(&[("panier", 1)])).totals.due, Cents(one));
        assert_eq!(quote(&terms, &same(&[("panier", 3)])).totals.due, Cents(three));
    }
}

#[test]
fn case_2_a_moved_delivery_keeps_its_identity_and_its_price() {
    let season = Window { from: date(2029, 12, 24), to: date(2030, 3, 31) };
    let mut calendar = calendar(vec![recurring(Weekday::Monday, Rhythm::Every(1), season.from, date(2030, 1, 21))]);
    calendar.exceptions.push(exception(date(2030, 1, 7), Change::Moved(date(2030, 3, 3))));
    let quote = quote(&terms(&calendar, season, vec![item("panier", 1_300)]), &same(&[("panier", 1)]));
    assert_eq!((quote.lots.len(), quote.totals.due), (5, Cents(6_500)));
    let last = quote.lots.last().unwrap();
    assert_eq!((last.delivery, last.date), (DeliveryId(date(2030, 1, 7)), date(2030, 3, 3)));
}

#[test]
fn case_3_contracts_with_one_farm_do_not_overlap() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2025, 1, 2), date(2025, 12, 25));
    let terms = terms(&calendar, season, vec![item("panier", 1_000)]);
    let ended = Window { from: date(2024, 6, 2), to: date(2025, 6, 1) };
    let coming = Window { from: date(2025, 10, 1), to: date(2026, 9, 30) };
    let with = |held: Window, from: Option<Date>, to: Option<Date>| {
        let standing = Standing { held: vec![held], ..Standing::default() };
        let quote = terms.quote_for(&Choices { from, to, ..same(&[("panier", 1)]) }, date(2024, 12, 1), &standing);
        quote.map(|_| ()).map_err(|mistakes| mistakes.into_iter().map(|one| (one.code, one.field)).collect::<Vec<_>>())
    };
    let overlap = Err(code("overlap", "from"));
    for (held, from, to, expected) in [
        (ended, Some(date(2025, 5, 1)), None, &overlap),
        (ended, Some(date(2025, 6, 1)), None, &overlap),
        (ended, Some(date(2025, 6, 2)), None, &Ok(())),
        // Without a word, a contract runs from its first delivery to its last.
        (ended, None, None, &overlap),
        (coming, None, None, &overlap),
        (coming, None, Some(date(2025, 9, 25)), &Ok(())),
        (coming, None, Some(date(2025, 10, 2)), &overlap),
        // A day before the season is its first.
        (Window { to: date(2025, 1, 1), ..ended }, Some(date(2024, 9, 1)), None, &Ok(())),
    ] {
        assert_eq!(&with(held, from, to), expected, "{held:?} {from:?} {to:?}");
    }
}

#[test]
fn a_contract_may_need_another_first() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 29));
    let mut terms = terms(&calendar, season, vec![item("oeufs", 600)]);
    let (choices, today) = (same(&[("oeufs", 1)]), date(2025, 12, 1));
    let lacking = Standing { lacks_first: true, ..Standing::default() };
    assert!(terms.quote_for(&choices, today, &lacking).is_ok());
    terms.requires = Some(Required { contract: "2026/legumes".to_owned(), name: "Légumes".to_owned() });
    let mistakes = terms.quote_for(&choices, today, &lacking).unwrap_err();
    assert_eq!((mistakes.len(), mistakes[0].code.as_str()), (1, "first-contract-missing"));
    assert_eq!((mistakes[0].field.as_str(), mistakes[0].values["contract"].as_str()), ("", "Légumes"));
    // Where nobody knows, nobody is refused.
    assert!(terms.quote(&choices, today).is_ok());
}

#[test]
fn a_credit_of_last_season_is_paid_already() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 29));
    let mut terms = terms(&calendar, season, vec![item("panier", 1_000)]);
    let days: Vec<Date> = terms.deliveries.iter().map(|delivery| delivery.date).collect();
    let paid = |terms: &Terms, credit: i64| {
        let standing = Standing { credit: Cents(credit), ..Standing::default() };
        let quote = terms.quote_for(&same(&[("panier", 1)]), date(2025, 12, 1), &standing).unwrap();
        let amounts: Vec<i64> = quote.schedule.iter().map(|one| one.amount.0).collect();
        (quote.totals.goods.0, quote.totals.carried.0, quote.totals.due.0, amounts)
    };
    terms.payment = payment(3, Split::WholeEuros, days.clone());
    assert_eq!(paid(&terms, 1_250), (5_000, 1_250, 3_750, vec![1_250, 1_250, 1_250]));
    assert_eq!(paid(&terms, 0), (5_000, 0, 5_000, vec![1_600, 1_600, 1_800]));
    // Never more than the contract costs, and a debt is no credit.
    assert_eq!(paid(&terms, 9_000), (5_000, 5_000, 0, vec![]));
    assert_eq!(paid(&terms, -500), (5_000, 0, 5_000, vec![1_600, 1_600, 1_800]));
    // What each delivery brings is less in proportion, and nobody is paid back in between.
    terms.payment = payment(5, Split::Deliveries, days);
    assert_eq!(paid(&terms, 1_999), (5_000, 1_999, 3_001, vec![600, 600, 600, 600, 601]));
}

#[test]
fn case_5_vat_is_within_the_price() {
    let (calendar, season) = weekly(Weekday::Monday, date(2026, 1, 5), date(2026, 1, 12));
    let terms = terms(&calendar, season, vec![item("courgettes", 350)]);
    let days = [(date(2026, 1, 5), 4), (date(2026, 1, 12), 6)];
    let deliveries =
        days.map(|(day, units)| (DeliveryId(day), BTreeMap::from([("courgettes".to_owned(), Quantity::units(units))])));
    let contents = Contents::Each { default: BTreeMap::new(), deliveries: BTreeMap::from(deliveries) };
    let totals = quote(&terms, &Choices { contents, ..Choices::default() }).totals;
    assert_eq!((totals.due, totals.net), (Cents(3_500), Cents(3_318)));
    assert_eq!(totals.vat[&550], Cents(182));
}

#[test]
fn case_6_the_least_is_pro_rata() {
    let (calendar, season) = weekly(Weekday::Monday, date(2026, 1, 5), date(2026, 3, 23));
    let mut terms = terms(&calendar, season, vec![item("panier", 829)]);
    assert_eq!(terms.deliveries.len(), 12);
    terms.bounds.least = Some(Cents(10_000));
    // Seven deliveries: 7 × 8.29 = 58.03 is enough for 58, 7 × 8.28 is not.
    let choices = Choices { from: Some(date(2026, 2, 9)), ..same(&[("panier", 1)]) };
    assert_eq!(quote(&terms, &choices).totals.due, Cents(5_803));
    terms.items[0].pricing = Pricing::Unit(Cents(828));
    assert_eq!(refused(&terms, &choices, date(2026, 1, 1)), code("below-least", "contents"));
}

fn split(total: i64, count: u32, split: Split, least: Option<i64>) -> Vec<i64> {
    let days: Vec<Date> = (1..=12).map(|month| date(2027, month, 5)).collect();
    let terms = PaymentTerms { least: least.map(Cents), ..payment(count, split, days.clone()) };
    let schedule = terms.schedule(Cents(total), None, date(2026, 12, 1), &[]);
    assert_eq!(schedule.iter().map(|one| one.amount).sum::<Cents>(), Cents(total));
    let mut amounts = vec![0; usize::try_from(count).unwrap().min(days.len())];
    for Instalment { due, amount } in schedule {
        amounts[days.iter().position(|day| *day == due).unwrap()] = amount.0;
    }
    amounts
}

#[test]
fn cases_7_8_and_11_schedules_are_split_as_people_do() {
    use Split::{Equal, FiveCents, WholeEuros};
    let row = |total, count, how, least, amounts: &[i64]| assert_eq!(split(total, count, how, least), amounts);
    row(10_000, 3, WholeEuros, None, &[3_300, 3_300, 3_400]);
    row(2_040, 2, Equal, None, &[1_020, 1_020]);
    row(4_000, 4, WholeEuros, Some(2_000), &[2_000, 0, 2_000, 0]);
    row(18_200, 6, Equal, None, &[3_033, 3_033, 3_033, 3_033, 3_033, 3_035]);
    row(12_850, 10, WholeEuros, None, &[1_200, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200, 2_050]);
    row(4_500, 2, WholeEuros, None, &[2_250, 2_250]);
    row(4_500, 2, Equal, None, &[2_250, 2_250]);
    row(20_000, 3, FiveCents, None, &[6_665, 6_670, 6_665]);
    row(20_300, 4, FiveCents, None, &[5_075, 5_075, 5_075, 5_075]);
    row(10_000, 3, Split::Percentages(vec![40, 30, 30]), None, &[4_000, 3_000, 3_000]);
    row(5_000, 3, WholeEuros, Some(2_000), &[2_000, 3_000, 0]);
    row(1_500, 3, Equal, Some(2_000), &[1_500, 0, 0]);
    let twelve = split(700, 12, FiveCents, None);
    assert!(twelve.iter().all(|amount| amount % 5 == 0) && twelve.iter().sum::<i64>() == 700, "{twelve:?}");
    // More payments than days.
    assert_eq!(split(12_000, 20, Equal, None).len(), 12);
}

#[test]
fn case_8_no_payment_is_dated_before_the_signature() {
    let terms = payment(3, Split::Equal, vec![date(2026, 9, 5), date(2026, 10, 5)]);
    let late = terms.schedule(Cents(9_000), None, date(2026, 12, 1), &[]);
    assert_eq!(late, [Instalment { due: date(2026, 12, 1), amount: Cents(9_000) }]);
    let none = payment(3, Split::Equal, vec![]).schedule(Cents(9_000), None, date(2026, 12, 1), &[]);
    assert_eq!(none, late);
    assert_eq!(terms.schedule(Cents(0), None, date(2026, 9, 1), &[]), []);
}

#[test]
fn case_10_absences_that_are_included_are_deducted() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 3, 5));
    let mut terms = terms(&calendar, season, vec![item("petit", 1_000), item("moyen", 2_000), item("oeufs", 600)]);
    assert_eq!(terms.deliveries.len(), 10);
    let due = |terms: &Terms, choices: &Choices| quote(terms, choices).totals.due;
    assert_eq!(due(&terms, &same(&[("petit", 1)])), Cents(10_000));
    assert_eq!(due(&terms, &same(&[("moyen", 1)])), Cents(20_000));
    assert_eq!(due(&terms, &same(&[("oeufs", 1)])), Cents(6_000));
    terms.absences = Some(absences(2, AbsenceEffect::Deducted));
    let counted = Choices { absences_count: 2, ..same(&[("petit", 1)]) };
    let quote = quote(&terms, &counted);
    assert_eq!(quote.totals.due, Cents(8_000));
    // Until they have a day, they are the last possible deliveries.
    let absent: Vec<bool> = quote.lots.iter().map(|lot| lot.is_absent).collect();
    assert_eq!(absent, [false, false, false, false, false, false, false, false, true, true]);
}

fn absences(most: u32, effect: AbsenceEffect) -> AbsenceTerms {
    AbsenceTerms { most, period: None, notice: None, effect }
}

#[test]
fn case_12_a_factor_belongs_to_the_delivery() {
    let (mut calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 8));
    calendar.exceptions.push(Exception { factor: Some(50), ..exception(date(2026, 1, 8), Change::Altered) });
    let quote = quote(&terms(&calendar, season, vec![item("panier", 2_000)]), &same(&[("panier", 1)]));
    assert_eq!(quote.lots.iter().map(|lot| lot.total.0).collect::<Vec<_>>(), [2_000, 1_000]);
}

#[test]
fn case_13_a_year_has_several_rules() {
    let monday = |rhythm, from, to| recurring(Weekday::Monday, rhythm, from, to);
    let rules = vec![
        monday(Rhythm::Every(1), date(2024, 4, 1), date(2024, 4, 30)),
        monday(Rhythm::OddWeeks, date(2024, 5, 1), date(2024, 5, 31)),
        monday(Rhythm::OfMonth(1), date(2024, 6, 1), date(2024, 6, 30)),
    ];
    let days = calendar(rules).deliveries(Window { from: date(2024, 1, 1), to: date(2024, 12, 31) });
    assert_eq!(days.len(), 8);
}

#[test]
fn case_14_fortnights_of_one_contract() {
    let (from, to) = (date(2017, 5, 3), date(2017, 10, 25));
    for (rhythm, start, baskets) in [(1, from, 26), (2, from, 13), (2, date(2017, 5, 10), 13)] {
        let calendar = calendar(vec![recurring(Weekday::Wednesday, Rhythm::Every(rhythm), start, to)]);
        let quote = quote(&terms(&calendar, Window { from, to }, vec![item("panier", 1_400)]), &same(&[("panier", 1)]));
        assert_eq!((quote.lots.len(), quote.totals.due), (baskets, Cents(1_400 * i64::try_from(baskets).unwrap())));
    }
}

#[test]
fn case_15_cheeses_with_variants() {
    let (from, to) = (date(2018, 11, 14), date(2019, 4, 30));
    let calendar = calendar(vec![recurring(Weekday::Wednesday, Rhythm::Every(2), from, to)]);
    let items = vec![item("crottin/frais", 190), item("crottin/sec", 190), item("tomme", 370)];
    let terms = terms(&calendar, Window { from, to }, items);
    assert_eq!(terms.deliveries.len(), 12);
    let quote = quote(&terms, &same(&[("crottin/frais", 1), ("crottin/sec", 1), ("tomme", 1)]));
    assert_eq!((quote.lots[0].total, quote.totals.due), (Cents(750), Cents(9_000)));
}

#[test]
fn case_16_nobody_s_turn_flips() {
    let (usual, season) = weekly(Weekday::Thursday, date(2026, 9, 3), date(2027, 6, 24));
    let turns = |calendar: &Calendar, families: u32| -> BTreeMap<DeliveryId, Option<u32>> {
        let mut terms = terms(calendar, season, vec![item("panier", 1_000)]);
        terms.sharing = Some(Sharing { families: 5 });
        let choices = Choices { families, ..same(&[("panier", 1)]) };
        quote(&terms, &choices).lots.into_iter().map(|lot| (lot.delivery, lot.turn)).collect()
    };
    for families in 2..=5 {
        let before = turns(&usual, families);
        assert_eq!(before.values().take(3).collect::<BTreeSet<_>>().len(), 3.min(families as usize));
        let mut changed = usual.clone();
        changed.exceptions = vec![
            exception(date(2026, 9, 3), Change::Cancelled),
            exception(date(2026, 9, 20), Change::Added),
            exception(date(2026, 10, 1), Change::Moved(date(2026, 12, 25))),
        ];
        changed
            .breaks
            .push(domain::Break { window: Window { from: date(2026, 11, 2), to: date(2026, 11, 8) }, reason: None });
        for (delivery, turn) in turns(&changed, families) {
            assert!(before.get(&delivery).is_none_or(|known| *known == turn), "{delivery:?}");
        }
    }
    let mut terms = terms(&usual, season, vec![item("panier", 1_000)]);
    terms.sharing = Some(Sharing { families: 3 });
    let four = Choices { families: 4, ..same(&[("panier", 1)]) };
    assert_eq!(refused(&terms, &four, date(2026, 1, 1)), code("too-many-families", "families"));
}

#[test]
fn case_17_absences_lie_where_they_may() {
    let (mut calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 3, 26));
    calendar.exceptions.push(exception(date(2026, 3, 5), Change::Moved(date(2026, 3, 12))));
    let mut terms = terms(&calendar, season, vec![item("panier", 1_000)]);
    let period = Window { from: date(2026, 2, 1), to: date(2026, 3, 15) };
    terms.absences = Some(AbsenceTerms { period: Some(period), ..absences(3, AbsenceEffect::Credited) });
    let on =
        |days: &[Date]| Choices { absences: days.iter().copied().map(DeliveryId).collect(), ..same(&[("panier", 1)]) };
    let today = date(2025, 12, 1);
    assert_eq!(terms.quote(&on(&[date(2026, 2, 5)]), today).unwrap().totals.credit, Cents(1_000));
    let wrong = |days: &[Date], why: &str, field: &str| assert_eq!(refused(&terms, &on(days), today), code(why, field));
    wrong(&[date(2026, 1, 8)], "absence-outside-period", "absences.0");
    wrong(&[date(2026, 3, 12)], "absence-on-merged-delivery", "absences.0");
    wrong(&[date(2026, 3, 5)], "absence-on-merged-delivery", "absences.0");
    wrong(&[date(2026, 2, 5), date(2026, 2, 5)], "absence-twice", "absences.1");
    wrong(&[date(2026, 2, 6)], "absence-without-delivery", "absences.0");
    let four = [date(2026, 2, 5), date(2026, 2, 12), date(2026, 2, 19), date(2026, 2, 26)];
    wrong(&four, "too-many-absences", "absences");
    // What is past can be neither added nor taken away: it is no delivery of somebody who signs now.
    let late = terms.quote(&on(&[date(2026, 2, 5)]), date(2026, 2, 6)).unwrap_err();
    assert_eq!(late[0].field, "absences.0");
    // Three that have no day yet: the last possible ones, neither merged nor outside the period.
    let counted = Choices { absences_count: 3, ..same(&[("panier", 1)]) };
    let quote = terms.quote(&counted, today).unwrap();
    let absent: Vec<Date> = quote.lots.iter().filter(|lot| lot.is_absent).map(|lot| lot.date).collect();
    assert_eq!(absent, [date(2026, 2, 12), date(2026, 2, 19), date(2026, 2, 26)]);
}

#[test]
fn case_18_a_postponement_merges_and_revives_nothing() {
    let (mut calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 3, 26));
    let ended = Choices { to: Some(date(2026, 1, 31)), ..same(&[("panier", 1)]) };
    let build = |calendar: &Calendar| terms(calendar, season, vec![item("panier", 1_000)]);
    assert_eq!(quote(&build(&calendar), &ended).totals.due, Cents(5_000));
    calendar.exceptions.push(exception(date(2026, 1, 29), Change::Moved(date(2026, 2, 12))));
    calendar.exceptions.push(exception(date(2026, 2, 5), Change::Moved(date(2026, 1, 15))));
    let quote = quote(&build(&calendar), &ended);
    assert_eq!((quote.lots.len(), quote.totals.due), (5, Cents(5_000)));
    assert_eq!(quote.lots.last().unwrap().date, date(2026, 2, 12));
}

#[test]
fn case_20_what_is_unknown_is_refused_by_name() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 3, 26));
    let terms = terms(&calendar, season, vec![item("panier", 1_000)]);
    let mistakes = terms.quote(&same(&[("caviar", 1)]), date(2025, 12, 1)).unwrap_err();
    assert_eq!((mistakes[0].code.as_str(), mistakes[0].values["item"].as_str()), ("unknown-item", "caviar"));
    // The last delivery's own day still counts.
    let mut same_day = terms.clone();
    same_day.closing = Notice::Hours(0);
    assert_eq!(refused(&terms, &same(&[("panier", 1)]), date(2026, 3, 27)), code("no-delivery-left", "from"));
}

#[test]
fn a_joker_is_a_move_and_the_total_stays() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 3, 26));
    let mut terms = terms(&calendar, season, vec![item("panier", 1_000)]);
    terms.absences = Some(absences(2, AbsenceEffect::Moved));
    let (skipped, double) = (DeliveryId(date(2026, 2, 5)), DeliveryId(date(2026, 2, 12)));
    let mut choices = Choices { absences: vec![skipped], ..same(&[("panier", 1)]) };
    assert_eq!(refused(&terms, &choices, date(2025, 12, 1)), code("move-without-target", "moves.2026-02-05"));
    choices.moves.insert(skipped, double);
    let quote = quote(&terms, &choices);
    assert_eq!(quote.totals.due, Cents(13_000));
    assert_eq!(quote.lots.iter().find(|lot| lot.delivery == skipped).unwrap().taken_with, Some(double));
    choices.moves.insert(skipped, skipped);
    assert_eq!(refused(&terms, &choices, date(2025, 12, 1)), code("move-to-absence", "moves.2026-02-05"));
}

#[test]
fn solidarity_gifts_and_weighed_goods_are_said_apart() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 29));
    let mut terms = terms(&calendar, season, vec![item("panier", 1_000), item("poulet", 0)]);
    terms.items[1].pricing = Pricing::Weighed { kilogram: Cents(1_250), grams: 1_830 };
    terms.solidarity = Some(Solidarity { least: 70, most: 150 });
    let choices = Choices { solidarity: Some(80), gift: Some(Cents(500)), ..same(&[("panier", 1), ("poulet", 1)]) };
    let totals = quote(&terms, &choices).totals;
    // 12.50 a kilogram for 1.830 kg is 22.875, which is 22.88.
    assert_eq!((totals.goods, totals.is_estimate), (Cents(5 * (1_000 + 2_288)), true));
    assert_eq!((totals.solidarity, totals.gift), (Cents(-3_288), Cents(500)));
    assert_eq!(totals.due, Cents(16_440 - 3_288 + 500));
    let low = Choices { solidarity: Some(60), ..choices };
    assert_eq!(refused(&terms, &low, date(2025, 1, 1)), code("solidarity-out-of-bounds", "solidarity"));
}

#[test]
fn a_stock_counts_units_where_they_are_taken() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 29));
    let mut terms = terms(&calendar, season, vec![item("oeufs/six", 250), item("oeufs/douze", 480)]);
    let pool = |units, per_delivery| StockPool { quantity: Quantity::units(units), per_delivery };
    terms.stocks = BTreeMap::from([("oeufs".to_owned(), pool(3, true))]);
    for (item, units) in terms.items.iter_mut().zip([1, 2]) {
        item.stock = Some(("oeufs".to_owned(), Quantity::units(units)));
    }
    let draws = quote(&terms, &same(&[("oeufs/six", 1), ("oeufs/douze", 1)])).draws;
    assert_eq!((draws.len(), draws[0].quantity), (5, Quantity::units(3)));
    // The same at each delivery is wrong once.
    assert_eq!(refused(&terms, &same(&[("oeufs/douze", 2)]), date(2025, 1, 1)), code("stock-exceeded", "contents"));
    // A season's stock is one sum; two orders together may exceed what each leaves.
    terms.stocks = BTreeMap::from([("oeufs".to_owned(), pool(9, false))]);
    let five = quote(&terms, &same(&[("oeufs/six", 1)])).draws;
    assert_eq!((five[0].delivery, five[0].quantity), (None, Quantity::units(5)));
    assert_eq!(exceeding(&five), []);
    assert_eq!(exceeding(&[five.clone(), five].concat())[0].quantity, Quantity::units(10));
    // What is moved is taken at the other delivery, what is credited not at all.
    terms.stocks = BTreeMap::from([("oeufs".to_owned(), pool(1, true))]);
    terms.absences = Some(absences(1, AbsenceEffect::Moved));
    let [skipped, double] = [date(2026, 1, 8), date(2026, 1, 15)].map(DeliveryId);
    let moved =
        Choices { absences: vec![skipped], moves: BTreeMap::from([(skipped, double)]), ..same(&[("oeufs/six", 1)]) };
    assert_eq!(refused(&terms, &moved, date(2025, 1, 1)), code("stock-exceeded", "deliveries.2026-01-15"));
    terms.absences = Some(absences(1, AbsenceEffect::Credited));
    let credited = Choices { absences: vec![skipped], ..same(&[("oeufs/six", 1)]) };
    assert!(quote(&terms, &credited).draws.iter().all(|draw| draw.delivery != Some(skipped)));
}

#[test]
fn an_example_is_one_of_the_first_item_or_as_few_more_as_the_rules_ask() {
    let (calendar, season) = weekly(Weekday::Thursday, date(2026, 1, 1), date(2026, 1, 29));
    let mut terms = terms(&calendar, season, vec![item("oeufs", 40), item("poulet", 2_000)]);
    let today = date(2025, 12, 1);
    assert_eq!(terms.example(today), same(&[("oeufs", 1)]));
    terms.rules = vec![QuantityRule {
        items: vec!["oeufs".to_owned()],
        extent: Extent::Each,
        comparison: Comparison::MultipleOf,
        value: Quantity::units(6),
        wording: None,
    }];
    assert_eq!(terms.example(today), same(&[("oeufs", 6)]));
    terms.kind = ContractKind::Prepaid;
    assert_eq!(terms.example(today).contents, Contents::Amount(Cents(200)));
    terms.bounds.least = Some(Cents(5_000));
    assert_eq!(quote(&terms, &terms.example(today)).totals.due, Cents(5_000));
}

#[test]
fn a_capacity_is_counted_in_baskets_taken_at_once() {
    let to = date(2026, 12, 31);
    let calendar = calendar(vec![recurring(Weekday::Thursday, Rhythm::Every(1), date(2026, 10, 1), to)]);
    let mut terms = terms(&calendar, Window { from: date(2026, 10, 1), to }, vec![item("panier", 1_000)]);
    (terms.kind, terms.capacity) = (ContractKind::Fixed, Some(2));
    let drawn = |terms: &Terms, baskets: u32| terms.quote(&same(&[("panier", baskets)]), date(2026, 9, 1));
    let two = &drawn(&terms, 2).unwrap().draws[0];
    assert_eq!((two.stock.as_str(), two.quantity), (PLACES, Quantity::units(2)));
    assert_eq!(drawn(&terms, 3).unwrap_err()[0].code, "capacity-exceeded");
    terms.kind = ContractKind::Variable;
    assert_eq!(drawn(&terms, 9).unwrap().draws[0].quantity, Quantity::ONE);
}
