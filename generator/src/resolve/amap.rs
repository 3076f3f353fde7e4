//! An AMAP resolved.

use std::sync::Arc;

use domain::calendar::plus_days;
use domain::{AmapStatus, Freshness, Weeks, Window};
use forms::rota::Rules;

use crate::atlas::{Amap, Distribution, FarmShare, Place};
use crate::content::scalars::Word;
use crate::content::{Document, amap};
use crate::diagnostic::{Diagnostic, Place as At, Step, key};

use super::calendar::Written;
use super::contract::notice;
use super::names::Names;
use super::{Resolver, place, public};

/// Resolves one AMAP; what it refers to and its contracts are linked later.
pub fn resolve(resolver: &mut Resolver<'_>, document: &Document<'_, amap::Amap>) -> Amap {
    let (header, file) = (&document.header, document.path);
    for (at, id) in header.networks.iter().enumerate() {
        resolver.network(id, file, key!["networks", at]);
    }
    for (at, id) in header.farms.iter().enumerate() {
        resolver.farm(id, file, key!["farms", at]);
    }
    let places = places(resolver, header, file);
    let distributions = distributions(resolver, header, file, &places);
    let listed = matches!(header.status.0, AmapStatus::Open | AmapStatus::WaitingList | AmapStatus::Full);
    if listed && header.distributions.is_empty() {
        resolver.diagnostics.push(Diagnostic::warning("no-distribution", file, At::File));
    }
    let mut amap = Amap {
        id: document.id.to_owned(),
        file: file.to_owned(),
        name: header.name.clone(),
        status: header.status.0,
        audience: header.audience.0,
        summary: header.summary.clone(),
        body: resolver.body(document),
        networks: Vec::new(),
        meetings: Arc::default(),
        places: places.into(),
        distributions: distributions.into(),
        products: resolver.families(&header.products, "products", file),
        farms: Vec::new(),
        contracts: Vec::new(),
        fee: header.membership.as_ref().and_then(|membership| membership.fee),
        network_fee: header.membership.as_ref().and_then(|membership| membership.network_fee),
        fee_note: header.membership.as_ref().and_then(|membership| membership.note.clone()),
        baskets: header.baskets,
        since: year(resolver, header.since, file),
        joining: header.joining.clone(),
        verified: verified(resolver, header.verified, file),
        contact: public::contact(&header.contact),
        links: header.links.iter().map(|link| (link.title.clone(), link.url.0.clone())).collect(),
        permanences: permanences(resolver, header, file),
        signers: header.signing.0,
        permanence_rules: permanence_rules(resolver, header, file),
    };
    amap.meetings = horizon(resolver.today).map(|window| amap.meetings_in(window).into()).unwrap_or_default();
    amap
}

/// Links it to the networks and farms that its author names.
pub fn link(amap: &mut Amap, header: &amap::Amap, names: &Names<'_>) {
    amap.networks = header.networks.iter().filter_map(|id| names.network(id)).collect();
    let farms = header.farms.iter().filter_map(|id| names.farm(id));
    amap.farms = farms.map(|farm| FarmShare { farm, families: Vec::new() }).collect();
}

fn places(resolver: &mut Resolver<'_>, header: &amap::Amap, file: &str) -> Vec<Place> {
    if header.places.is_empty() {
        resolver.diagnostics.push(Diagnostic::warning("no-place", file, At::File));
    }
    for (index, place) in header.places.iter().enumerate() {
        let Some(id) = &place.id else {
            if header.places.len() > 1 {
                resolver.diagnostics.push(Diagnostic::error("place-without-id", file, key!["places", index]));
            }
            continue;
        };
        if header.places[..index].iter().any(|other| other.id.as_ref() == Some(id)) {
            let diagnostic = Diagnostic::error("place-id-twice", file, key!["places", index, "id"]);
            resolver.diagnostics.push(diagnostic.with("found", id));
        }
    }
    let written = header.places.iter().enumerate().map(|(index, place)| {
        let steps = vec![Step::from("places"), Step::Index(index)];
        place::Written { steps, file, place }
    });
    written.map(|written| resolver.place(&written)).collect()
}

fn distributions(resolver: &mut Resolver<'_>, header: &amap::Amap, file: &str, places: &[Place]) -> Vec<Distribution> {
    let place_of = |id: &str| places.iter().position(|place| place.id.as_deref() == Some(id));
    let mut distributions = Vec::new();
    for (index, written) in header.distributions.iter().enumerate() {
        if written.end <= written.start {
            resolver.diagnostics.push(Diagnostic::error("hours-reversed", file, key!["distributions", index, "end"]));
        }
        for (at, exception) in written.exceptions.iter().enumerate() {
            let (start, end) = (exception.start.unwrap_or(written.start), exception.end.unwrap_or(written.end));
            let altered = exception.start.or(exception.end).is_some();
            if altered && end <= start && written.end > written.start {
                let name = if exception.end.is_some() { "end" } else { "start" };
                let place = key!["distributions", index, "exceptions", at, name];
                resolver.diagnostics.push(Diagnostic::error("hours-reversed", file, place));
            }
        }
        let place = match &written.place {
            Some(id) => {
                let found = place_of(id);
                if found.is_none() {
                    let place = key!["distributions", index, "place"];
                    resolver.diagnostics.push(Diagnostic::error("unknown-place", file, place).with("found", id));
                }
                found
            }
            None if places.len() > 1 => {
                resolver.diagnostics.push(Diagnostic::error("distribution-where", file, key!["distributions", index]));
                None
            }
            None => (!places.is_empty()).then_some(0),
        };
        let season = written.season.as_ref();
        let season = season.and_then(|span| resolver.window(span, file, key!["distributions", index, "season", "to"]));
        let to = key!["distributions", index, "season", "to"];
        let season = season.filter(|season| resolver.reasonable(*season, 10, file, to));
        let steps = vec![Step::from("distributions"), Step::Index(index)];
        let common = Written::distribution(file, steps, written);
        let (from, to) = (season.map(|season| season.from), season.map(|season| season.to));
        let Some(calendar) = resolver.calendar(&common, from, to, &place_of) else { continue };
        distributions.push(Distribution {
            place,
            weekday: written.weekday.map(|weekday| weekday.0),
            every: match written.weeks {
                None => written.every.unwrap_or(1),
                Some(Word(Weeks::Odd | Weeks::Even)) => 2,
                Some(_) => 0,
            },
            weeks: written.weeks.map(|weeks| weeks.0),
            start: written.start,
            end: written.end,
            season,
            calendar,
        });
    }
    distributions
}

/// From a month ago to a year ahead.
fn horizon(today: domain::Date) -> Option<Window> {
    let (from, to) = (plus_days(today, -Amap::MEMORY_DAYS)?, plus_days(today, Amap::HORIZON_DAYS)?);
    Some(Window { from, to })
}

fn permanences(resolver: &mut Resolver<'_>, header: &amap::Amap, file: &str) -> Vec<(String, u32, Option<String>)> {
    let roles = header.permanences.iter().enumerate().map(|(index, permanence)| {
        if permanence.needed == 0 {
            resolver.diagnostics.push(Diagnostic::error("role-for-nobody", file, key!["permanences", index, "needed"]));
        }
        if header.permanences[..index].iter().any(|other| other.role == permanence.role) {
            let diagnostic = Diagnostic::error("role-twice", file, key!["permanences", index, "role"]);
            resolver.diagnostics.push(diagnostic.with("found", &permanence.role));
        }
        (permanence.role.clone(), permanence.needed, permanence.note.clone())
    });
    roles.collect()
}

/// What is not said is as CAMAP has it.
fn permanence_rules(resolver: &mut Resolver<'_>, header: &amap::Amap, file: &str) -> Rules {
    let amap::PermanenceRules { opens, cancel, reminder, call, signing } = &header.permanence_rules;
    let usual = Rules::default();
    let place = key!["permanence_rules", "cancel"];
    let cancel = cancel.as_ref().and_then(|cancel| notice(resolver, cancel, file, place)).unwrap_or(usual.cancel);
    let rules = Rules {
        opens: opens.unwrap_or(usual.opens),
        cancel,
        reminder: reminder.unwrap_or(usual.reminder),
        call: call.unwrap_or(usual.call),
        signers: signing.as_ref().unwrap_or(&header.signing).0,
    };
    for (name, days) in [("opens", rules.opens), ("reminder", rules.reminder), ("call", rules.call)] {
        // A mail about what nobody can sign up for yet would help nobody, and nobody looks further ahead than calendars do.
        let most = if name == "opens" { Rules::MOST_OPENS } else { rules.opens.min(Rules::MOST_BEFORE) };
        if days > most {
            let place = key!["permanence_rules", name];
            let diagnostic = Diagnostic::error("permanence-days", file, place).with("found", days.to_string());
            resolver.diagnostics.push(diagnostic.with("most", most.to_string()));
        }
    }
    rules
}

/// A year that can be one of foundation.
pub fn year(resolver: &mut Resolver<'_>, year: Option<u32>, file: &str) -> Option<u32> {
    let this_year = u32::try_from(resolver.today.year()).unwrap_or_default();
    let year = year?;
    if !(1700..=this_year + 1).contains(&year) {
        let diagnostic = Diagnostic::error("bad-year", file, key!["since"]).with("found", year.to_string());
        resolver.diagnostics.push(diagnostic);
        return None;
    }
    Some(year)
}

/// The date of the last confirmation; its author is told when it is long ago.
pub fn verified(
    resolver: &mut Resolver<'_>,
    date: Option<domain::Date>,
    file: &str,
) -> Option<(domain::Date, Freshness)> {
    let date = date?;
    if date > resolver.today {
        let diagnostic = Diagnostic::error("verified-in-future", file, key!["verified"]);
        resolver.diagnostics.push(diagnostic.with("found", date.to_string()));
        return None;
    }
    let freshness = Freshness::of(date, resolver.today);
    let code = match freshness {
        Freshness::Fresh => return Some((date, freshness)),
        Freshness::Old => "old-listing",
        Freshness::Stale => "stale-listing",
    };
    let diagnostic = Diagnostic::warning(code, file, key!["verified"]).with("found", date.to_string());
    resolver.diagnostics.push(diagnostic);
    Some((date, freshness))
}
