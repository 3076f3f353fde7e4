//! A server's answers, drawn with the default theme.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

mod sample;

use domain::ContractKind;
use domain::contract::Standing;
use forms::{Account, Answer, Desk, Fields, Visit};
use sample::{TODAY, form, sent};
use themes::Theme;

fn desk() -> Desk {
    let theme = Theme::over_default([]);
    let chrome = sample::chrome(&theme, Vec::new());
    Desk::new(&theme, &chrome).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Nothing is known of who comes.
fn visit(standing: &Standing) -> Visit<'_> {
    Visit { today: TODAY, standing, notes: &[], key: &|| "key-of-this-page".to_owned() }
}

fn answer(fields: &Fields) -> Answer {
    desk().answer(&form(ContractKind::Variable), "0123456789abcdef", fields, &visit(&Standing::default())).unwrap()
}

#[test]
fn what_is_right_is_shown_to_check() {
    let Answer::Check(html) = answer(&sent(&[("same.panier/petit", "2"), ("step", "check")])) else { panic!() };
    assert!(html.contains("data-due=\"24000\""), "{html}");
    assert!(html.contains("Signer et commander avec obligation de paiement"));
    assert!(html.contains("name=\"key\" value=\"key-of-this-page\""));
    assert!(html.contains("<input type=\"hidden\" name=\"same.panier/petit\" value=\"2\">"));
    assert!(html.contains("Noémie Le Goff") && html.contains("Chacun partage les aléas."));
}

#[test]
fn what_is_wrong_is_shown_with_all_that_was_typed() {
    let typed = sent(&[("same.panier/petit", "deux"), ("same.tomme", "4"), ("partners", "<b>")]);
    let Answer::Form { html, is_refused: true } = answer(&typed) else { panic!() };
    assert!(html.contains("<title>Erreur"), "{html}");
    assert!(html.contains("href=\"#same.panier/petit\"") && html.contains("value=\"deux\""));
    assert!(html.contains("value=\"4\"") && html.contains("value=\"noemie@amap.example\""));
}

#[test]
fn going_back_and_to_the_other_way_loses_nothing() {
    let choices = [("same.panier/petit", "2"), ("way", "same")];
    let edit = |step| sent(&[choices[0], choices[1], ("step", step)]);
    let Answer::Form { html, is_refused: false } = answer(&edit("edit")) else { panic!() };
    assert!(html.contains("name=\"same.panier/petit\"") && html.contains("value=\"2\""));
    let Answer::Form { html, is_refused: false } = answer(&edit("edit-each")) else { panic!() };
    assert!(html.contains("name=\"each.panier/petit\"") && html.contains("name=\"2026-10-15.tomme\""));
    assert!(html.contains("value=\"2\""), "{html}");
}

#[test]
fn only_who_agrees_signs() {
    let basket = ("same.panier/petit", "1");
    let Answer::Check(html) = answer(&sent(&[basket, ("step", "sign")])) else { panic!() };
    assert!(html.contains("href=\"#agree\""));
    let Answer::Signed(reviewed) = answer(&sent(&[basket, ("step", "sign"), ("agree", "1")])) else { panic!() };
    assert_eq!(reviewed.1.totals.due.0, 12_000);
}

#[test]
fn payments_are_mended_on_the_page_to_check() {
    let own = [("same.panier/petit", "1"), ("schedule.1", "1"), ("schedule.2", "2"), ("step", "sign"), ("agree", "1")];
    let Answer::Check(html) = answer(&sent(&own)) else { panic!() };
    assert!(html.contains("href=\"#schedule.1\"") && html.contains("value=\"1\" inputmode"), "{html}");
}

#[test]
fn the_signed_contract_alone_says_where_transfers_go() {
    let iban = domain::Iban::parse("FR76 3000 6000 0112 3456 7890 189").unwrap();
    let account = Account { name: "Ferme de l’Étang".to_owned(), iban, bic: None };
    let (form, desk) = (form(ContractKind::Variable), desk());
    let signed = |method: &str| {
        let fields: Fields = sent(&[("same.panier/petit", "1"), ("step", "sign"), ("agree", "1"), ("method", method)]);
        let Answer::Signed(reviewed) = desk.answer(&form, "0", &fields, &visit(&Standing::default())).unwrap() else {
            panic!()
        };
        let reviewed = (&reviewed.0, &reviewed.1);
        desk.signed(&form, "0", reviewed, Some(&account), TODAY, None).unwrap()
    };
    let (transfer, cheque) = (signed("transfer"), signed("cheque"));
    assert!(transfer.contains("FR76 3000 6000 0112 3456 7890 189"), "{transfer}");
    assert_eq!(transfer.matches("<figure role=\"img\"").count(), 3);
    assert!(transfer.contains("paiement 2 sur 3"));
    assert!(!cheque.contains("FR76") && !cheque.contains("<figure"));
}
