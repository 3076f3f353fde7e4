//! A contract resolved.

pub mod first;
mod payment;
mod products;
mod rules;

use std::sync::Arc;

use domain::contract::Terms;
use domain::{AmapStatus, Calendar, Date, Delivery, DeliveryStatus, Notice, SignUp, Window};
use gazetteer::fold;
use rayon::prelude::*;

use crate::atlas::{Amap, Contract, Farm};
use crate::content::{Document, contract};
use crate::diagnostic::{Diagnostic, Place, key};

use super::calendar::Written;
use super::{Resolver, stock};
use products::Around;

pub use rules::notice;

/// Resolves one contract; `None` when its AMAP, its farm or its season is unknown, which has been told.
pub fn resolve(
    resolver: &mut Resolver<'_>,
    season_id: &str,
    document: &Document<'_, contract::Contract>,
    (amaps, farms): (&[Amap], &[Farm]),
) -> Option<Contract> {
    let (header, file) = (&document.header, document.path);
    let body = resolver.body(document);
    let amap = resolver.amap(&header.amap, file, key!["amap"]);
    let farm = resolver.farm(&header.farm, file, key!["farm"]);
    let season = resolver.window(&header.season, file, key!["season", "to"]);
    let season = season.filter(|season| resolver.reasonable(*season, 3, file, key!["season", "to"]));
    let families = resolver.families(&header.families, "families", file);
    let window = header.sign_up.as_ref().and_then(|span| resolver.window(span, file, key!["sign_up", "to"]));
    let calendar = amap.zip(season).and_then(|(amap, season)| calendar(resolver, header, file, season, &amaps[amap.0]));
    let planned = calendar.as_ref().zip(season);
    let planned = planned.map(|((calendar, deliveries), season)| (calendar, season, deliveries.as_slice()));
    let mut stocks = stock::stocks(resolver, &header.stocks, file);
    let own_farm = farm.map(|farm| &farms[farm.0]);
    let around = Around { file, farm: own_farm, stocks: &stocks, planned };
    let (products, items) = products::products(resolver, &header.products, &around);
    let (amap, farm, season) = (amap?, farm?, season?);
    let never = Calendar { rules: Vec::new(), breaks: Vec::new(), exceptions: Vec::new() };
    let (calendar, deliveries) = calendar.unwrap_or((never, Vec::new()));
    let held: Vec<&Delivery> =
        deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled).collect();
    if let Some(window) = window.filter(|window| window.from > season.to) {
        let diagnostic = Diagnostic::error("sign-up-after-season", file, key!["sign_up", "from"]);
        resolver.diagnostics.push(diagnostic.with("found", window.from.to_string()));
    }
    if header.capacity == Some(0) {
        resolver.diagnostics.push(Diagnostic::error("no-capacity", file, key!["capacity"]));
    }
    let closing = header.closing.as_ref().and_then(|notice| rules::notice(resolver, notice, file, key!["closing"]));
    let drawn = farms[farm.0].stocks.iter().map(|(id, pool)| (products::shared_stock(&farms[farm.0], id), *pool));
    stocks.extend(drawn);
    stocks.retain(|name, _| items.iter().any(|item| item.stock.as_ref().is_some_and(|(stock, _)| stock == name)));
    let trial = header.trial.as_ref();
    let terms = Terms {
        capacity: header.capacity,
        kind: header.kind.0,
        season,
        rules: rules::quantities(resolver, &header.rules, &items, &deliveries, file),
        bounds: rules::bounds(resolver, header.bounds.as_ref(), file),
        closing: closing.unwrap_or(Notice::Days(0)),
        joins_late: header.late_joining,
        length: rules::count(resolver, header.length, held.len(), file, key!["length"]),
        trial: rules::count(
            resolver,
            trial.map(|trial| trial.deliveries),
            held.len(),
            file,
            key!["trial", "deliveries"],
        ),
        absences: rules::absences(resolver, header, closing, season, file),
        anchor: calendar.anchor(season),
        sharing: rules::sharing(resolver, header.sharing, file),
        payment: payment::payment(resolver, header.payment.as_ref(), &held, file),
        solidarity: rules::solidarity(resolver, header.solidarity.as_ref(), file),
        stocks,
        items,
        deliveries,
        requires: None,
    };
    let payment = header.payment.as_ref();
    let touching = |pause: &&domain::Break| pause.window.from <= season.to && season.from <= pause.window.to;
    let mut breaks: Vec<_> = calendar.breaks.iter().filter(touching).cloned().collect();
    breaks.sort_by_key(|pause| pause.window.from);
    Some(Contract {
        season_id: season_id.to_owned(),
        id: document.id.to_owned(),
        file: file.to_owned(),
        name: header.name.clone(),
        amap,
        farm,
        terms: Arc::new(terms),
        is_group_order: header.group_order,
        rules: calendar.rules,
        breaks,
        families: if families.is_empty() { farms[farm.0].products.clone() } else { families },
        products: products.into(),
        window,
        sign_up: match SignUp::on(resolver.today, window, season) {
            SignUp::Ended => SignUp::Ended,
            // Nobody signs with an AMAP that is closed or pauses, whatever the window says.
            _ if matches!(amaps[amap.0].status, AmapStatus::Closed | AmapStatus::Paused) => SignUp::Closed,
            sign_up => sign_up,
        },
        methods: payment.map(|payment| payment.methods.iter().map(|method| method.0).collect()).unwrap_or_default(),
        payee: payment.and_then(|payment| payment.payee.clone()).unwrap_or_else(|| farms[farm.0].name.clone()),
        payment_note: payment.and_then(|payment| payment.note.clone()),
        coordination: header.coordination.as_ref().map(|mailbox| mailbox.0.clone()),
        signers: header.signing.as_ref().map_or(amaps[amap.0].signers, |word| word.0),
        commitment: header.commitment.clone(),
        after_trial: trial.and_then(|trial| trial.then.clone()),
        requires: None,
        body,
    })
}

/// Running and coming contracts first, then ended ones; within them by AMAP and name.
pub fn sort(contracts: &mut [Contract], amaps: &[Amap]) {
    // AMAPs are in the order of their names; those of one name share their rank.
    let names: Vec<String> = amaps.iter().map(|amap| fold(&amap.name)).collect();
    let mut ranks = vec![0; names.len()];
    for (at, pair) in names.windows(2).enumerate() {
        ranks[at + 1] = ranks[at] + usize::from(pair[0] != pair[1]);
    }
    contracts.par_sort_by_cached_key(|contract| {
        let ended = contract.sign_up == SignUp::Ended;
        let name = contract.name.as_deref().map(fold).unwrap_or_default();
        (ended, ranks[contract.amap.0], name, contract.season_id.clone(), contract.id.clone())
    });
}

/// The calendar of a contract and its deliveries; `None` when it cannot be read, which has been told.
fn calendar(
    resolver: &mut Resolver<'_>,
    header: &contract::Contract,
    file: &str,
    season: Window,
    amap: &Amap,
) -> Option<(Calendar, Vec<Delivery>)> {
    let common = Written::deliveries(file, vec!["deliveries".into()], &header.deliveries);
    let from = header.deliveries.from.unwrap_or(season.from);
    let to = header.deliveries.to.unwrap_or(season.to);
    if to < from {
        resolver.diagnostics.push(Diagnostic::error("span-reversed", file, key!["deliveries", "to"]));
        return None;
    }
    for (name, date) in [("from", header.deliveries.from), ("to", header.deliveries.to)] {
        if let Some(date) = date.filter(|date| !season.contains(*date)) {
            tell_outside(resolver, file, key!["deliveries", name], date);
        }
    }
    let place_of = |id: &str| amap.places.iter().position(|place| place.id.as_deref() == Some(id));
    let calendar = resolver.calendar(&common, Some(from), Some(to), &place_of)?;
    for (index, period) in header.deliveries.periods.iter().enumerate() {
        for (name, date) in [("from", period.from), ("to", period.to)] {
            if !season.contains(date) {
                tell_outside(resolver, file, key!["deliveries", "periods", index, name], date);
            }
        }
    }
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
    Some((calendar, deliveries))
}

/// Whether the AMAP distributes on that day; days beyond its horizon are not known yet.
fn distributes(amap: &Amap, date: Date) -> bool {
    let known = amap.meetings.last().is_some_and(|meeting| date <= meeting.delivery.date);
    let first = amap.meetings.partition_point(|meeting| meeting.delivery.date < date);
    let mut own = amap.meetings.iter().skip(first).take_while(|meeting| meeting.delivery.date == date);
    !known || own.any(|meeting| meeting.delivery.status != DeliveryStatus::Cancelled)
}

fn tell_outside(resolver: &mut Resolver<'_>, file: &str, place: Place, date: Date) {
    let diagnostic = Diagnostic::error("date-outside-season", file, place).with("found", date.to_string());
    resolver.diagnostics.push(diagnostic);
}

#[cfg(test)]
mod tests {
    use domain::contract::{Pricing, Quantity};
    use domain::{Cents, Date};

    use crate::data::sample;

    const TODAY: Date = Date::constant(2026, 9, 1);

    fn resolved(keys: &str) -> crate::atlas::Contract {
        let text = format!(
            "---\namap: villejean\nfarm: etang\nkind: variable\nseason: {{ from: 2026-09-01, to: 2026-12-31 }}\n{keys}---\n"
        );
        let farm = "---\nname: Ferme de l’Étang\ncommune: Betton\npostcode: 35830\nproducts: [eggs]\n\
                    stocks: [{ id: oeufs, quantity: 60 }, { id: poules, quantity: 3, per: season }]\n---\n";
        let mut files = sample::files();
        files.retain(|(path, _)| !path.starts_with("contracts/") && !path.starts_with("farms/"));
        files.push(("farms/etang.md", farm));
        files.push(("calendars/vacances.yml", "name: Vacances\nbreaks: [{ from: 2026-10-19, to: 2026-11-01 }]\n"));
        let text: &str = Box::leak(text.into_boxed_str());
        files.push(("contracts/s/c.md", text));
        sample::built(files, TODAY).contracts[0].clone()
    }

    #[test]
    fn every_size_and_variant_is_an_item_with_its_share_of_the_stock() {
        let contract = resolved(
            "deliveries: { weekday: thursday }\nproducts:\n  - name: Œufs\n    stock: oeufs\n    variants: [blancs, roux]\n    \
             sizes: [{ name: Six, price: 2 }, { name: Douze, price: 4, counts: 2 }]\n  \
             - { name: Poule, kilogram: 9.50, grams: 2100, vat: 10, half_shares: yes, deliveries: { every: 2 } }\n",
        );
        let ids: Vec<&str> = contract.terms.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["oeufs/six/blancs", "oeufs/six/roux", "oeufs/douze/blancs", "oeufs/douze/roux", "poule"]);
        assert_eq!(contract.products[0].items, ids[..4]);
        let douze = &contract.terms.items[3];
        assert_eq!(douze.stock, Some(("etang/oeufs".to_owned(), Quantity::units(2))));
        assert_eq!(douze.name, "Œufs, Douze, roux");
        // Only the stocks that are drawn from are terms of the contract.
        assert_eq!(contract.terms.stocks.keys().collect::<Vec<_>>(), ["etang/oeufs"]);
        let poule = &contract.terms.items[4];
        assert_eq!(poule.pricing, Pricing::Weighed { kilogram: Cents(950), grams: 2_100 });
        assert_eq!((poule.vat, poule.step), (1_000, Quantity(50)));
        assert_eq!(contract.products[1].price, Some(Cents(1_995)));
        let deliveries = poule.deliveries.as_ref().unwrap();
        assert_eq!((deliveries.len(), contract.terms.deliveries.len()), (9, 18));
    }

    #[test]
    fn shared_breaks_and_rhythms_that_are_no_number_of_weeks() {
        let deliveries = "deliveries: { weekday: thursday, weeks: last, breaks_from: [vacances] }\n";
        let contract = resolved(&format!("{deliveries}products: [{{ name: Panier, price: 12 }}]\n"));
        let days: Vec<String> = contract.terms.deliveries.iter().map(|delivery| delivery.date.to_string()).collect();
        assert_eq!(days, ["2026-09-24", "2026-11-26", "2026-12-31"]);
        assert_eq!(contract.breaks[0].reason.as_deref(), Some("Vacances"));
    }
}
