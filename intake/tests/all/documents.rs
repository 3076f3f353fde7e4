//! What is signed, as the log commits to it.

use domain::ContractKind;
use domain::contract::{Contents, Quantity, Standing};
use evidence::{Hash, Payload};
use forms::{Fields, Manifest};
use intake::Document;
use intake::document::Shown;
use intake::store::{StoreError, contracts};
use serde_json::{Value, json};

use crate::sample::{TODAY, form, sent};
use crate::support::{Bench, document, limited, read};

fn payload(document: &Document) -> Payload {
    document.payload().unwrap()
}

#[test]
fn a_document_is_read_back_as_it_was() {
    let form = limited(100);
    let fields: Vec<Fields> = vec![
        sent(&[("same.panier/petit", "0,5"), ("same.tomme", "2")]),
        sent(&[
            ("way", "each"),
            ("each.panier/petit", "1.5"),
            ("2026-10-15.panier/petit", "0"),
            ("2026-10-22.tomme", "4"),
        ]),
        sent(&[("same.panier/petit", "1"), ("absence.1", "2026-10-15"), ("move.1", "2026-10-22"), ("partners", "Zoé")]),
    ];
    for fields in fields {
        let (entry, quote) = form.review(&fields, TODAY, &Standing::default()).unwrap();
        let own = Document::new(&form, &form.to_json(), entry.clone(), quote.clone());
        let read = Document::from_payload(&payload(&own)).unwrap();
        assert_eq!(read, own);
        assert_eq!((read.entry(), &read.quote), (entry, &quote));
    }
    let mut prepaid = form.clone();
    prepaid.terms.kind = ContractKind::Prepaid;
    let (entry, quote) = prepaid.review(&sent(&[("amount", "50")]), TODAY, &Standing::default()).unwrap();
    assert!(matches!(entry.choices.contents, Contents::Amount(_)));
    let own = Document::new(&prepaid, &prepaid.to_json(), entry, quote);
    assert_eq!(Document::from_payload(&payload(&own)).unwrap(), own);
}

#[test]
fn quantities_are_hundredths_and_what_is_usual_is_left_out() {
    let form = limited(100);
    let (entry, quote) = form.review(&sent(&[("same.panier/petit", "0,5")]), TODAY, &Standing::default()).unwrap();
    let value = payload(&Document::new(&form, &form.to_json(), entry, quote)).value().clone();
    assert_eq!(value["choices"]["contents"]["same"]["panier/petit"], 50);
    assert_eq!(
        value["quote"]["lots"][0],
        json!({
            "delivery": "2026-10-01",
            "lines": [{ "item": "panier/petit", "quantity": 50, "price": 1200, "total": 600, "net": 569 }],
            "total": 600
        })
    );
    let draw = json!({ "stock": "caisses", "delivery": null, "quantity": 50, "available": 10_000 });
    assert_eq!(value["quote"]["draws"], json!([draw]));
    assert_eq!((&value["v"], &value["kind"]), (&json!(1), &json!("contract-signed")));
    assert_eq!(value["quote"]["totals"]["due"], 6_000);
}

#[test]
fn a_draft_says_once_what_every_delivery_brings_and_what_is_signed_says_it_of_each() {
    let (bench, form) = (Bench::new(), limited(100));
    let fields = sent(&[("way", "each"), ("each.panier/petit", "1"), ("2026-10-15.panier/petit", "0,5")]);
    let (entry, quote) = form.review(&fields, TODAY, &Standing::default()).unwrap();
    let own = Document::new(&form, &form.to_json(), entry, quote);
    let received = contracts::Received::new(own.clone()).unwrap();
    let id = bench.store.write_blocking(move |change| contracts::receive(change, &received)).unwrap();
    let database = rusqlite::Connection::open(bench.database()).unwrap();
    let draft: String = database.query_one("SELECT draft FROM contract", [], |row| row.get(0)).unwrap();
    let draft: Value = serde_json::from_str(&draft).unwrap();
    let said = |value: &Value, key: &str| -> Vec<bool> {
        value["quote"]["lots"].as_array().unwrap().iter().map(|lot| lot.get(key).is_some()).collect()
    };
    let lots = own.quote.lots.len();
    let changed: Vec<bool> =
        (0..lots).map(|lot| lot == 0 || own.quote.lots[lot].lines != own.quote.lots[lot - 1].lines).collect();
    assert_eq!(changed.iter().filter(|changed| **changed).count(), 3, "before, the other one, after");
    assert_eq!((said(&draft, "lines"), said(&draft, "total")), (changed.clone(), changed));
    let read = read(&bench.store, |view| {
        let contract = contracts::get(view, id).map_err(|_| StoreError::Stopped)?;
        contracts::document(view, &contract)
    });
    assert_eq!(read, Some(own.clone()));
    assert_eq!(said(payload(&own).value(), "lines"), vec![true; lots]);
}

#[test]
fn the_text_that_was_shown_is_named_by_its_hash() {
    let form = form(ContractKind::Variable);
    let json = form.to_json();
    let shown = Shown::new(&form, &json);
    assert_eq!(
        (shown.sha256.as_str(), shown.revision.as_str()),
        (Hash::of(&json).to_hex().as_str(), &shown.sha256[..16])
    );
    let articles: Value = serde_json::to_value(&form.articles).unwrap();
    // Canonical: keys in order, nothing between.
    let text = "[{\"html\":\"\",\"key\":\"commitments\",\"paragraphs\":[\"Chacun partage les aléas.\"],\"title\":\"Engagements\"}]";
    assert_eq!(serde_json::from_str::<Value>(text).unwrap(), articles);
    assert_eq!(shown.text_sha256, Hash::of(text.as_bytes()).to_hex());
    let mut other = form.clone();
    other.articles[0].paragraphs[0].push('!');
    assert_ne!(Shown::new(&other, &other.to_json()).text_sha256, shown.text_sha256);
}

/// What was signed once is read for ever. When this fails, the program must be mended, not the file.
#[test]
fn what_was_signed_by_the_first_version_is_read() {
    let text = include_str!("signed-by-version-1.json").trim_end();
    let payload = Payload::from_pretty(text).unwrap();
    let document = Document::from_payload(&payload).unwrap();
    assert_eq!(document.quote.totals.due.0, 14_500);
    assert_eq!(document.quote.lots[1].taken_with, Some(domain::DeliveryId(jiff::civil::date(2026, 10, 15))));
    assert_eq!(document.payload().unwrap().canonical(), payload.canonical(), "and written as it was");
    let amends = document.amends.unwrap();
    assert_eq!((amends.changes.len(), document.events.len(), document.consents.len()), (1, 4, 2));
}

#[test]
fn an_amendment_lists_only_what_changed() {
    let form = limited(100);
    let before = document(&form, "noemie@amap.example", 1);
    let fields = sent(&[
        ("way", "each"),
        ("each.panier/petit", "1"),
        ("2026-10-15.panier/petit", "2"),
        ("email", "noemie@amap.example"),
        ("phone", "06 12 34 56 78"),
        ("method", "transfer"),
    ]);
    let (entry, quote) = form.review(&fields, TODAY, &Standing::default()).unwrap();
    let after = Document::new(&form, &form.to_json(), entry, quote).amending(&before);
    let amends = after.amends.clone().unwrap();
    assert_eq!(amends.sha256, before.hash());
    let what: Vec<&str> = amends.changes.iter().map(|change| change.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "method",
            "lots/2026-10-15/lines",
            "lots/2026-10-15/total",
            "schedule/2026-10-05/amount",
            "schedule/2026-11-05/amount",
            "schedule/2026-12-05/amount",
            "totals/goods",
            "totals/net",
            "totals/vat/550",
            "totals/due"
        ]
    );
    let due = amends.changes.last().unwrap();
    assert_eq!((&due.before, &due.after), (&json!(12_000), &json!(13_200)));
    assert_eq!(payload(&after).kind(), "contract-amended");
    assert_eq!(Document::from_payload(&payload(&after)).unwrap(), after);
    assert_eq!(before.choices.contents, Contents::Same([("panier/petit".to_owned(), Quantity(100))].into()));
}
