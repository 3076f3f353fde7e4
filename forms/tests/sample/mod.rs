//! A form to try things on: ten Thursdays of vegetables and cheese.

use std::collections::BTreeMap;

use domain::contract::{
    AbsenceEffect, AbsenceTerms, Bounds, Comparison, Extent, Item, Pricing, Quantity, QuantityRule, Terms,
};
use domain::payment::{PaymentTerms, Split};
use domain::{Cents, ContractKind, Date, Delivery, DeliveryId, DeliveryStatus, Notice, PaymentMethod, Signers, Window};
use forms::chrome::Language;
use forms::{Article, Chrome, Fields, Form, Manifest, Offered, Party, Slot};
use jiff::ToSpan;
use jiff::civil::date;
use themes::{Assets, Theme};

/// The day on which everybody signs.
pub const TODAY: Date = date(2026, 9, 20);

/// The form.
pub fn form(kind: ContractKind) -> Form {
    let first = date(2026, 10, 1);
    let days: Vec<Date> = (0..10).map(|week| first + (7 * week).days()).collect();
    let delivery = |(slot, day): (i64, &Date)| Delivery {
        id: DeliveryId(*day),
        date: *day,
        status: DeliveryStatus::Planned,
        start: None,
        end: None,
        place: None,
        factor: 100,
        reason: None,
        slot,
    };
    let item = |id: &str, name: &str, cents: i64, step: u32| Item {
        id: id.to_owned(),
        name: name.to_owned(),
        pricing: Pricing::Unit(Cents(cents)),
        vat: 550,
        step: Quantity(step),
        deliveries: None,
        stock: None,
    };
    let terms = Terms {
        kind,
        season: Window { from: first, to: days[9] },
        deliveries: (0..).zip(&days).map(delivery).collect(),
        items: vec![item("panier/petit", "Panier, petit", 1_200, 50), item("tomme", "Tomme", 370, 100)],
        rules: vec![QuantityRule {
            items: vec!["tomme".to_owned()],
            extent: Extent::Each,
            comparison: Comparison::MultipleOf,
            value: Quantity(200),
            wording: Some("Les tommes vont par deux".to_owned()),
        }],
        bounds: Bounds::default(),
        closing: Notice::Days(2),
        joins_late: true,
        requires: None,
        capacity: None,
        length: None,
        trial: None,
        absences: Some(AbsenceTerms { most: 2, period: None, notice: None, effect: AbsenceEffect::Moved }),
        anchor: 0,
        sharing: None,
        payment: PaymentTerms {
            most: 3,
            days: vec![date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 5)],
            split: Split::WholeEuros,
            least: None,
            is_editable: true,
        },
        solidarity: None,
        stocks: BTreeMap::new(),
    };
    let party = |name: &str| Party { name: name.to_owned(), address: "/x/".to_owned(), ..Party::default() };
    let offered = |name: &str, id: &str, size: &str| Offered {
        name: name.to_owned(),
        unit: None,
        note: None,
        items: vec![(id.to_owned(), size.to_owned())],
    };
    Form {
        schema: Form::SCHEMA,
        id: "contrat.2026-2027.legumes".to_owned(),
        language: "fr".to_owned(),
        address: "/contrat/2026-2027/legumes/".to_owned(),
        name: "Légumes et tommes".to_owned(),
        season: "2026-2027".to_owned(),
        is_group_order: false,
        farm: party("Ferme de l’Étang"),
        amap: party("AMAP du Pré"),
        coordination: Some("legumes@amap.example".to_owned()),
        signers: Signers::Anyone,
        window: Some(Window { from: date(2026, 9, 1), to: date(2026, 9, 30) }),
        products: vec![offered("Panier", "panier/petit", "petit"), offered("Tomme", "tomme", "")],
        slots: days
            .iter()
            .map(|day| Slot { delivery: DeliveryId(*day), start: None, end: None, place: None })
            .collect(),
        keeps: Vec::new(),
        methods: vec![PaymentMethod::Cheque, PaymentMethod::Transfer],
        payee: "Ferme de l’Étang".to_owned(),
        payment_note: None,
        fee: None,
        network_fee: None,
        articles: vec![Article {
            key: "commitments".to_owned(),
            title: "Engagements".to_owned(),
            paragraphs: vec!["Chacun partage les aléas.".to_owned()],
            html: String::new(),
        }],
        timezone: "Europe/Paris".to_owned(),
        terms,
    }
}

/// What somebody sends who filled everything in, and what they chose.
pub fn sent(choices: &[(&str, &str)]) -> Fields {
    let own = [
        ("name", "Noémie Le Goff"),
        ("email", "noemie@amap.example"),
        ("address", "3 rue du Four, 35000 Rennes"),
        ("method", "cheque"),
        ("instalments", "3"),
    ];
    own.into_iter().chain(choices.iter().copied()).collect()
}

/// The site around its pages; `current` says which revisions they show.
pub fn chrome(theme: &Theme, current: Vec<(String, String, String)>) -> Chrome {
    let site = serde_json::json!({
        "name": "Réseau d’essai", "slogan": null, "origin": "https://amap.example", "base_path": "", "language": "fr",
        "languages": [["fr", ""]], "logo": null, "modules": ["contracts"],
        "outputs": ["papers", "search", "open-data", "embeds"], "menu": [],
        "contact": { "mailbox": null, "website": null, "phone": null, "people": [] }, "about": "/reseaux/",
        "licence": ["Licence Ouverte", "https://example.org/"], "basemap": BTreeMap::<String, String>::new(),
        "tiles": "", "policy": "default-src 'none'", "intake": "",
    });
    Chrome {
        origin: "https://amap.example".to_owned(),
        base_path: String::new(),
        languages: vec![Language { code: "fr".to_owned(), path: String::new(), site }],
        current,
        assets: Assets::load(theme, "").paths(),
    }
}
