//! A contract resolved.

use domain::{AmapStatus, Date, Delivery, DeliveryStatus, SignUp, Window};
use gazetteer::fold;

use crate::atlas::{Amap, Contract, Farm, Product, Size};
use crate::content::{Document, contract};
use crate::diagnostic::{Diagnostic, Place, key};

use super::Resolver;
use super::calendar::Written;

/// Resolves one contract; `None` when its AMAP, its farm or its season is unknown, which has been told.
pub fn resolve(
    resolver: &mut Resolver<'_>,
    season_id: &str,
    document: &Document<contract::Contract>,
    (amaps, farms): (&[Amap], &[Farm]),
) -> Option<Contract> {
    let (header, file) = (&document.header, document.path.as_str());
    let terms = resolver.body(document);
    let amap = resolver.amap(&header.amap, file, key!["amap"]);
    let farm = resolver.farm(&header.farm, file, key!["farm"]);
    let season = resolver.window(&header.season, file, key!["season", "to"]);
    let season = season.filter(|season| resolver.reasonable(*season, 3, file, key!["season", "to"]));
    let families = resolver.families(&header.families, "families", file);
    let products = products(resolver, header, file);
    let window = header.sign_up.as_ref().and_then(|span| resolver.window(span, file, key!["sign_up", "to"]));
    let (amap, farm, season) = (amap?, farm?, season?);
    let deliveries = deliveries(resolver, header, file, season, &amaps[amap.0]);
    if let Some(window) = window.filter(|window| window.from > season.to) {
        let diagnostic = Diagnostic::error("sign-up-after-season", file, key!["sign_up", "from"]);
        resolver.diagnostics.push(diagnostic.with("found", window.from.to_string()));
    }
    if header.capacity == Some(0) {
        resolver.diagnostics.push(Diagnostic::error("no-capacity", file, key!["capacity"]));
    }
    let payment = header.payment.as_ref();
    if let Some(payment) = payment {
        check_payment(resolver, payment, file);
    }
    Some(Contract {
        season_id: season_id.to_owned(),
        id: document.id.clone(),
        file: file.to_owned(),
        name: header.name.clone(),
        amap,
        farm,
        kind: header.kind.0,
        season,
        every: if header.deliveries.weekday.is_some() { header.deliveries.every } else { 0 },
        deliveries,
        breaks: header
            .deliveries
            .breaks
            .iter()
            .map(|pause| (Window { from: pause.from, to: pause.to }, pause.reason.clone()))
            .collect(),
        families: if families.is_empty() { farms[farm.0].products.clone() } else { families },
        products,
        capacity: header.capacity,
        window,
        sign_up: match SignUp::on(resolver.today, window, season) {
            SignUp::Ended => SignUp::Ended,
            // Nobody signs with an AMAP that is closed or pauses, whatever the window says.
            _ if matches!(amaps[amap.0].status, AmapStatus::Closed | AmapStatus::Paused) => SignUp::Closed,
            sign_up => sign_up,
        },
        methods: payment.map(|payment| payment.methods.iter().map(|method| method.0).collect()).unwrap_or_default(),
        instalments: payment.map_or(1, |payment| payment.instalments),
        payee: payment.and_then(|payment| payment.payee.clone()).unwrap_or_else(|| farms[farm.0].name.clone()),
        payment_note: payment.and_then(|payment| payment.note.clone()),
        coordination: header.coordination.as_ref().map(|mailbox| mailbox.0.clone()),
        commitment: header.commitment.clone(),
        terms,
    })
}

/// Running and coming contracts first, then ended ones; within them by AMAP and name.
pub fn sort(contracts: &mut [Contract], amaps: &[Amap]) {
    contracts.sort_by_cached_key(|contract| {
        let ended = contract.sign_up == SignUp::Ended;
        let name = contract.name.as_deref().map(fold).unwrap_or_default();
        (ended, fold(&amaps[contract.amap.0].name), name, contract.season_id.clone(), contract.id.clone())
    });
}

fn products(resolver: &mut Resolver<'_>, header: &contract::Contract, file: &str) -> Vec<Product> {
    if header.products.is_empty() {
        resolver.diagnostics.push(Diagnostic::error("no-product", file, Place::File));
    }
    let mut products: Vec<Product> = Vec::new();
    for (index, product) in header.products.iter().enumerate() {
        let at = |name: &str| key!["products", index, name];
        let code = match (product.price, product.sizes.as_slice()) {
            (None, []) => Some(("price-missing", at("name"))),
            (Some(_), [_, ..]) => Some(("price-twice", at("price"))),
            _ => None,
        };
        if let Some((code, place)) = code {
            resolver.diagnostics.push(Diagnostic::error(code, file, place).with("found", &product.name));
        }
        if products.iter().any(|known| known.name == product.name) {
            let diagnostic = Diagnostic::error("product-twice", file, at("name"));
            resolver.diagnostics.push(diagnostic.with("found", &product.name));
        }
        let sizes = product.sizes.iter();
        products.push(Product {
            name: product.name.clone(),
            unit: product.unit.clone(),
            price: product.price,
            sizes: sizes.map(|s| Size { name: s.name.clone(), price: s.price, note: s.note.clone() }).collect(),
            variants: product.variants.clone(),
            note: product.note.clone(),
        });
    }
    products
}

fn deliveries(
    resolver: &mut Resolver<'_>,
    header: &contract::Contract,
    file: &str,
    season: Window,
    amap: &Amap,
) -> Vec<Delivery> {
    let common = Written::deliveries(file, vec!["deliveries".into()], &header.deliveries);
    let from = header.deliveries.from.unwrap_or(season.from);
    let to = header.deliveries.to.unwrap_or(season.to);
    if to < from {
        resolver.diagnostics.push(Diagnostic::error("span-reversed", file, key!["deliveries", "to"]));
        return Vec::new();
    }
    for (name, date) in [("from", header.deliveries.from), ("to", header.deliveries.to)] {
        if let Some(date) = date.filter(|date| !season.contains(*date)) {
            tell_outside(resolver, file, key!["deliveries", name], date);
        }
    }
    let place_of = |id: &str| amap.places.iter().position(|place| place.id.as_deref() == Some(id));
    let Some(calendar) = resolver.calendar(&common, Some(from), Some(to), &place_of) else { return Vec::new() };
    for (index, date) in header.deliveries.dates.iter().enumerate() {
        if !season.contains(*date) {
            tell_outside(resolver, file, key!["deliveries", "dates", index], *date);
        }
    }
    for (index, exception) in header.deliveries.exceptions.iter().enumerate() {
        if exception.added && !season.contains(exception.date) {
            tell_outside(resolver, file, key!["deliveries", "exceptions", index, "date"], exception.date);
        }
        if let Some(date) = exception.moved_to.filter(|date| !season.contains(*date)) {
            tell_outside(resolver, file, key!["deliveries", "exceptions", index, "moved_to"], date);
        }
    }
    let deliveries = calendar.deliveries(season);
    let kept = || deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled);
    if kept().next().is_none() {
        resolver.diagnostics.push(Diagnostic::error("no-delivery", file, key!["deliveries"]));
    }
    let open = matches!(amap.status, AmapStatus::Open | AmapStatus::WaitingList | AmapStatus::Full);
    if open && !amap.distributions.is_empty() {
        let missing: Vec<Date> = kept()
            .map(|delivery| delivery.date)
            .filter(|date| *date >= resolver.today && !distributes(amap, *date))
            .collect();
        if let Some(first) = missing.first() {
            let diagnostic = Diagnostic::warning("delivery-without-distribution", file, key!["deliveries"]);
            let count = missing.len().to_string();
            resolver
                .diagnostics
                .push(diagnostic.with("found", first.to_string()).with("count", count).with("amap", &amap.name));
        }
    }
    deliveries
}

/// Whether the AMAP distributes on that day; days beyond its horizon are not known yet.
fn distributes(amap: &Amap, date: Date) -> bool {
    let known = amap.meetings.last().is_some_and(|meeting| date <= meeting.delivery.date);
    let held = |meeting: &&crate::atlas::Meeting| meeting.delivery.status != DeliveryStatus::Cancelled;
    !known || amap.meetings.iter().filter(held).any(|meeting| meeting.delivery.date == date)
}

fn tell_outside(resolver: &mut Resolver<'_>, file: &str, place: Place, date: Date) {
    let diagnostic = Diagnostic::error("date-outside-season", file, place).with("found", date.to_string());
    resolver.diagnostics.push(diagnostic);
}

fn check_payment(resolver: &mut Resolver<'_>, payment: &contract::Payment, file: &str) {
    if payment.methods.is_empty() {
        resolver.diagnostics.push(Diagnostic::error("no-payment-method", file, key!["payment", "methods"]));
    }
    if payment.instalments == 0 || payment.instalments > 24 {
        let diagnostic = Diagnostic::error("bad-instalments", file, key!["payment", "instalments"]);
        resolver.diagnostics.push(diagnostic.with("found", payment.instalments.to_string()));
    }
}
