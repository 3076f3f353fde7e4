//! What is typed is read and priced, or everything that is wrong is told with its control.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

// No page is drawn here.
#[allow(dead_code)]
mod sample;

use domain::contract::{Contents, Quantity, Standing};
use domain::{Cents, ContractKind, DeliveryId, PaymentMethod};
use forms::entry::{control_of, is_email};
use forms::{Entry, Fields, Form, Manifest, revision_of};
use jiff::civil::date;
use sample::{TODAY, form, sent};

#[track_caller]
fn refused(form: &Form, fields: &Fields) -> Vec<(String, String)> {
    let mistakes = form.review(fields, TODAY, &Standing::default()).unwrap_err();
    mistakes.iter().map(|mistake| (mistake.code.clone(), control_of(mistake, fields))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, control)| ((*code).to_owned(), (*control).to_owned())).collect()
}

#[test]
fn the_same_each_time_is_priced() {
    let form = form(ContractKind::Variable);
    let (entry, quote) =
        form.review(&sent(&[("same.panier/petit", "1,5"), ("same.tomme", "2")]), TODAY, &Standing::default()).unwrap();
    assert_eq!(entry.member.name, "Noémie Le Goff");
    assert_eq!(entry.method, Some(PaymentMethod::Cheque));
    // 1.5 × 12.00 and 2 × 3.70, ten times.
    assert_eq!(quote.totals.due, Cents(25_400));
    assert_eq!(quote.schedule.len(), 3);
}

#[test]
fn a_grid_takes_what_is_typed_for_every_time_where_a_cell_is_empty() {
    let form = form(ContractKind::Variable);
    let fields = sent(&[
        ("way", "each"),
        ("each.panier/petit", "1"),
        ("2026-10-08.tomme", "2"),
        ("2026-10-15.panier/petit", "0"),
        ("2026-10-22.panier/petit", ""),
    ]);
    let (entry, quote) = form.review(&fields, TODAY, &Standing::default()).unwrap();
    let Contents::Each { default, deliveries } = &entry.choices.contents else { panic!() };
    assert_eq!(default.get("panier/petit"), Some(&Quantity(100)));
    assert_eq!(deliveries.len(), 2);
    assert_eq!(deliveries[&DeliveryId(date(2026, 10, 8))].len(), 2);
    // Nine baskets, two cheeses.
    assert_eq!(quote.totals.due, Cents(9 * 1_200 + 740));
    assert_eq!(quote.lots.iter().filter(|lot| lot.is_default).count(), 8);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let form = form(ContractKind::Variable);
    let fields: Fields = [
        ("same.panier/petit", "deux"),
        ("same.tomme", "3"),
        ("same.miel", "1"),
        ("email", "noemie@amap"),
        ("phone", "12"),
        ("instalments", "x"),
        ("gift", "beaucoup"),
        ("absence.1", "2026-10-08"),
    ]
    .into_iter()
    .collect();
    let expected = [
        ("field-quantity", "same.panier/petit"),
        ("field-number", "instalments"),
        ("field-amount", "gift"),
        ("field-method", "method"),
        ("field-email", "email"),
        ("field-phone", "phone"),
        ("field-name-missing", "name"),
        ("field-address-missing", "address"),
        ("move-without-target", "move.1"),
        ("unknown-item", "same.miel"),
        ("quantity-multiple-of", "contents"),
    ];
    let mut found = refused(&form, &fields);
    let mut expected = pairs(&expected);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn nothing_chosen_is_told_once() {
    let form = form(ContractKind::Variable);
    assert_eq!(refused(&form, &sent(&[])), pairs(&[("nothing-chosen", "contents")]));
    assert_eq!(refused(&form, &sent(&[("same.panier/petit", "?")])), pairs(&[("field-quantity", "same.panier/petit")]));
}

#[test]
fn absences_are_rows_or_ticks() {
    let form = form(ContractKind::Fixed);
    let basket = ("same.panier/petit", "1");
    let moved = [basket, ("absence.1", "2026-10-08"), ("move.1", "2026-10-15"), ("absence.2", ""), ("move.2", "")];
    let (entry, quote) = form.review(&sent(&moved), TODAY, &Standing::default()).unwrap();
    assert_eq!(entry.choices.absences, [DeliveryId(date(2026, 10, 8))]);
    assert_eq!(quote.totals.due, Cents(12_000));
    let ticked = sent(&[basket, ("absence", "2026-10-09")]);
    assert_eq!(refused(&form, &ticked), pairs(&[("absence-without-delivery", "absence.2026-10-09")]));
}

#[test]
fn amounts_of_payments_may_be_changed_and_keep_their_sum() {
    let form = form(ContractKind::Fixed);
    let basket = ("same.panier/petit", "1");
    let own = [basket, ("schedule.1", "100"), ("schedule.2", "20"), ("schedule.3", "")];
    let (_, quote) = form.review(&sent(&own), TODAY, &Standing::default()).unwrap();
    assert_eq!(quote.schedule.iter().map(|one| one.amount.0).collect::<Vec<_>>(), [10_000, 2_000]);
    let wrong = sent(&[basket, ("schedule.1", "100")]);
    assert_eq!(refused(&form, &wrong), pairs(&[("schedule-sum", "schedule.1")]));
}

#[test]
fn a_form_has_its_days() {
    let form = form(ContractKind::Fixed);
    let fields = sent(&[("same.panier/petit", "1")]);
    let told = |today| form.review(&fields, today, &Standing::default()).unwrap_err()[0].code.clone();
    assert_eq!(told(date(2026, 8, 31)), "sign-up-not-open");
    assert_eq!(told(date(2026, 10, 1)), "sign-up-closed");
    assert!(form.review(&fields, date(2026, 9, 30), &Standing::default()).is_ok());
}

#[test]
fn prices_come_from_the_form_and_never_from_what_is_sent() {
    let form = form(ContractKind::Fixed);
    let (_, quote) = form
        .review(
            &sent(&[("same.panier/petit", "1"), ("price", "1"), ("due", "0"), ("total", "1")]),
            TODAY,
            &Standing::default(),
        )
        .unwrap();
    assert_eq!(quote.totals.due, Cents(12_000));
}

#[test]
fn a_manifest_survives_its_file_and_names_itself() {
    let form = form(ContractKind::Variable);
    let json = form.to_json();
    let read: Form = serde_json::from_slice(&json).unwrap();
    assert_eq!(read, form);
    let revision = revision_of(&json);
    assert_eq!(revision.len(), 16);
    let dearer = Form { name: "Autre".to_owned(), ..form };
    assert_ne!(revision_of(&dearer.to_json()), revision);
}

#[test]
fn addresses_of_mail_are_told_from_what_is_none() {
    for good in ["a@b.fr", "noémie.legoff+amap@sous.domaine.example", "x_y@a-b.example"] {
        assert!(is_email(good), "{good}");
    }
    for bad in
        ["", "a", "a@b", "@b.fr", "a@", "a b@c.fr", "a@b..fr", "a@b.fr.", "a@b.fr\nBcc: c@d.fr", "<a@b.fr>", "a@b@c.fr"]
    {
        assert!(!is_email(bad), "{bad}");
    }
}

#[test]
fn what_was_said_is_typed_again_and_reads_the_same() {
    let said: [&[(&str, &str)]; 4] = [
        &[("same.panier/petit", "1,5"), ("same.tomme", "2"), ("phone", "02 99 00 00 00"), ("from", "2026-10-08")],
        &[("way", "each"), ("each.panier/petit", "1"), ("2026-10-08.tomme", "2"), ("2026-10-15.panier/petit", "0")],
        &[
            ("same.panier/petit", "1"),
            ("absence.1", "2026-10-08"),
            ("move.1", "2026-10-15"),
            ("absence.2", "2026-10-22"),
            ("move.2", "2026-10-29"),
        ],
        &[("same.panier/petit", "1"), ("instalments", "2"), ("method", "transfer")],
    ];
    let variable = form(ContractKind::Variable);
    for said in said {
        let (entry, mistakes) = Entry::read(&variable, &sent(said));
        assert!(mistakes.is_empty(), "{mistakes:?}");
        assert_eq!(Entry::read(&variable, &entry.typed(&variable)), (entry.clone(), Vec::new()), "{said:?}");
    }
    let amount = [("way", "amount"), ("amount", "120,50"), ("gift", "3"), ("trial", "1"), ("to", "2026-11-05")];
    let prepaid = form(ContractKind::Prepaid);
    let (entry, _) = Entry::read(&prepaid, &sent(&amount));
    assert_eq!(Entry::read(&prepaid, &entry.typed(&prepaid)).0, entry);
}
