//! The rules of a contract resolved: quantities, bounds, notices, absences, trial, sharing, solidarity.

use domain::contract::{AbsenceTerms, Bounds, Comparison, Extent, Item, Quantity, QuantityRule, Sharing, Solidarity};
use domain::{Date, Delivery, DeliveryId, Window};

use crate::content::contract::Contract;
use crate::content::terms::{self, Over};
use crate::diagnostic::{Diagnostic, Place, closest, key};

use super::super::Resolver;

/// Rules of quantities; each comparison of a written rule is one.
pub fn quantities(
    resolver: &mut Resolver<'_>,
    written: &[terms::Rule],
    items: &[Item],
    deliveries: &[Delivery],
    file: &str,
) -> Vec<QuantityRule> {
    let mut rules = Vec::new();
    for (index, rule) in written.iter().enumerate() {
        let comparisons = [
            ("equal", Comparison::Equal, rule.equal),
            ("at_least", Comparison::AtLeast, rule.at_least),
            ("at_most", Comparison::AtMost, rule.at_most),
            ("multiple_of", Comparison::MultipleOf, rule.multiple_of),
        ];
        if comparisons.iter().all(|(_, _, value)| value.is_none()) {
            resolver.diagnostics.push(Diagnostic::error("rule-empty", file, key!["rules", index]));
        }
        if rule.at_least.zip(rule.at_most).is_some_and(|(least, most)| least > most) {
            resolver.diagnostics.push(Diagnostic::error("bounds-reversed", file, key!["rules", index, "at_most"]));
        }
        if rule.multiple_of == Some(Quantity(0)) {
            resolver.diagnostics.push(Diagnostic::error("rule-zero", file, key!["rules", index, "multiple_of"]));
        }
        let own = rule
            .products
            .iter()
            .enumerate()
            .flat_map(|(at, name)| items_named(resolver, items, name, file, key!["rules", index, "products", at]));
        let own: Vec<_> = own.collect();
        let extent = match (rule.dates.as_slice(), rule.over.0) {
            ([], Over::Each) => Extent::Each,
            ([], Over::Season) => Extent::Contract,
            (dates, _) => {
                let at = |date: usize| key!["rules", index, "dates", date];
                Extent::Deliveries(planned(resolver, dates, deliveries, file, &at))
            }
        };
        for (_, comparison, value) in comparisons {
            let Some(value) = value else { continue };
            let (items, extent, wording) = (own.clone(), extent.clone(), rule.wording.clone());
            rules.push(QuantityRule { items, extent, comparison, value, wording });
        }
    }
    rules
}

/// The items of a product, « Œufs », or of a size or variant of it, « Œufs, Douze »; or the one with this id.
fn items_named(resolver: &mut Resolver<'_>, items: &[Item], name: &str, file: &str, place: Place) -> Vec<String> {
    let below = format!("{name}, ");
    let is_meant = |item: &&Item| item.name == name || item.id == name || item.name.starts_with(&below);
    let found: Vec<String> = items.iter().filter(is_meant).map(|item| item.id.clone()).collect();
    if found.is_empty() {
        let products = items.iter().filter_map(|item| item.name.split(", ").next());
        let known = items.iter().map(|item| item.name.as_str()).chain(products);
        let near = closest(name, known).unwrap_or_default();
        let diagnostic = Diagnostic::error("unknown-item", file, place);
        resolver.diagnostics.push(diagnostic.with("found", name).with("near", near));
    }
    found
}

/// The deliveries first planned on these days.
fn planned(
    resolver: &mut Resolver<'_>,
    days: &[Date],
    deliveries: &[Delivery],
    file: &str,
    at: &dyn Fn(usize) -> Place,
) -> Vec<DeliveryId> {
    for (index, day) in days.iter().enumerate() {
        if !deliveries.iter().any(|delivery| delivery.id.0 == *day) {
            let diagnostic = Diagnostic::error("date-without-delivery", file, at(index));
            resolver.diagnostics.push(diagnostic.with("found", day.to_string()));
        }
    }
    days.iter().copied().map(DeliveryId).collect()
}

/// Least and most, in money.
pub fn bounds(resolver: &mut Resolver<'_>, written: Option<&terms::Bounds>, file: &str) -> Bounds {
    let Some(written) = written else { return Bounds::default() };
    let terms::Bounds { least, most, least_per_delivery, most_per_delivery } = *written;
    for (name, least, most) in [("most", least, most), ("most_per_delivery", least_per_delivery, most_per_delivery)] {
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            resolver.diagnostics.push(Diagnostic::error("bounds-reversed", file, key!["bounds", name]));
        }
    }
    Bounds { least, most, least_per_delivery, most_per_delivery }
}

/// A notice, in days or in hours.
pub fn notice(
    resolver: &mut Resolver<'_>,
    written: &terms::Notice,
    file: &str,
    place: Place,
) -> Option<domain::Notice> {
    match (written.days, written.hours) {
        (Some(days), None) => Some(domain::Notice::Days(days)),
        (None, Some(hours)) => Some(domain::Notice::Hours(hours)),
        _ => {
            resolver.diagnostics.push(Diagnostic::error("bad-notice", file, place));
            None
        }
    }
}

/// Absences and jokers. Their limit comes before the farm has its delivery sheet.
pub fn absences(
    resolver: &mut Resolver<'_>,
    header: &Contract,
    closing: Option<domain::Notice>,
    season: Window,
    file: &str,
) -> Option<AbsenceTerms> {
    let written = header.absences.as_ref()?;
    if written.most == 0 {
        resolver.diagnostics.push(Diagnostic::error("no-absence", file, key!["absences", "most"]));
    }
    let place = key!["absences", "period", "to"];
    let period = written.period.as_ref().and_then(|span| resolver.window(span, file, place));
    for (name, day) in period.iter().flat_map(|period| [("from", period.from), ("to", period.to)]) {
        if !season.contains(day) {
            let diagnostic = Diagnostic::error("date-outside-season", file, key!["absences", "period", name]);
            resolver.diagnostics.push(diagnostic.with("found", day.to_string()));
        }
    }
    let place = || key!["absences", "notice"];
    let own = written.notice.as_ref().and_then(|notice| self::notice(resolver, notice, file, place()));
    if own.zip(closing).is_some_and(|(own, closing)| own.is_later_than(closing)) {
        resolver.diagnostics.push(Diagnostic::error("absence-after-closing", file, place()));
    }
    Some(AbsenceTerms { most: written.most, period, notice: own, effect: written.effect.0 })
}

/// A number of deliveries that a subscription or a trial has: at least one, at most all.
pub fn count(resolver: &mut Resolver<'_>, written: Option<u32>, held: usize, file: &str, place: Place) -> Option<u32> {
    let count = written?;
    let fits = count > 0 && usize::try_from(count).is_ok_and(|count| count <= held);
    if !fits && held > 0 {
        let diagnostic = Diagnostic::error("length-impossible", file, place).with("found", count.to_string());
        resolver.diagnostics.push(diagnostic.with("count", held.to_string()));
    }
    Some(count)
}

/// How many families may share a basket.
pub fn sharing(resolver: &mut Resolver<'_>, written: Option<u32>, file: &str) -> Option<Sharing> {
    let families = written?;
    if !(2..=Sharing::MOST).contains(&families) {
        let diagnostic = Diagnostic::error("bad-sharing", file, key!["sharing"]);
        resolver.diagnostics.push(diagnostic.with("found", families.to_string()));
    }
    Some(Sharing { families })
}

/// Between which prices a member may choose; the expected one is among them.
pub fn solidarity(resolver: &mut Resolver<'_>, written: Option<&terms::Solidarity>, file: &str) -> Option<Solidarity> {
    let terms::Solidarity { least, most } = *written?;
    if !(1..=100).contains(&least) || !(100..=500).contains(&most) || least == most {
        resolver.diagnostics.push(Diagnostic::error("bad-solidarity", file, key!["solidarity"]));
    }
    Some(Solidarity { least, most })
}
