//! Where each listing is: its commune, and its point if that can be believed.

use gazetteer::{Commune, Place, Point, Problem, by_name, nearest};

use crate::accents;
use crate::finding::{Code, Findings};
use crate::listing::{Listing, Site, Spot, Whereabouts};
use crate::points::{Agreement, agreement, middle};
use crate::position::Position;
use crate::trouble::{tell, unknown};

/// How many of the nearest communes may lie in another département before the search is given up.
const NEAREST: usize = 12;

/// A file most of whose points lie abroad is a foreign directory.
pub struct Surroundings {
    is_foreign: bool,
    middle: Option<Point>,
}

/// Finds every listing's commune and point, and tells what is wrong.
pub fn locate(listings: &mut [Listing], findings: &mut Findings) {
    let positions = listings.iter().flat_map(|listing| &listing.sites).flat_map(|site| &site.points).map(|(p, _)| *p);
    let (inside, outside): (Vec<Position>, Vec<Position>) = positions.partition(|position| position.is_in_france());
    let inside: Vec<Point> = inside.iter().map(|position| position.point).collect();
    let surroundings = Surroundings { is_foreign: outside.len() > inside.len(), middle: middle(&inside) };
    for listing in &mut *listings {
        for site in &mut listing.sites {
            site.spot = spot(&listing.name, site, &surroundings, findings);
        }
    }
}

fn spot(name: &str, site: &Site, surroundings: &Surroundings, findings: &mut Findings) -> Spot {
    let whereabouts = &site.whereabouts;
    let commune = whereabouts.commune.as_deref().unwrap_or("commune inconnue");
    let given = match agreement(&site.points) {
        Agreement::None => None,
        Agreement::One(position) => Some(position),
        Agreement::Close(position, count) => {
            findings.add(Code::PointsAveraged, &[("name", name), ("points", &count.to_string())]);
            Some(position)
        }
        Agreement::Contradiction(count) => {
            let count = count.to_string();
            findings.add(Code::PointsContradict, &[("name", name), ("points", &count), ("commune", commune)]);
            None
        }
    };
    let is_outside = !site.points.is_empty() && site.points.iter().all(|(position, _)| !position.is_in_france());
    if whereabouts.country.is_some() || is_outside && is_abroad(whereabouts, surroundings) {
        findings.add(Code::PointAbroad, &[("name", name), ("commune", commune)]);
        return Spot { point: given.map(|position| position.point), ..Spot::default() };
    }
    let is_named = whereabouts.commune.is_some() || whereabouts.postcode.is_some() || whereabouts.insee.is_some();
    match given {
        None if !is_named => {
            // A contradiction has been told already.
            if site.points.is_empty() {
                findings.add(Code::NoPlace, &[("name", name)]);
            }
            Spot::default()
        }
        Some(position) if !is_named => from_point(name, position, findings),
        given => named(name, whereabouts, given, surroundings, findings),
    }
}

/// Whether what is written about a point outside France does not speak for France.
fn is_abroad(whereabouts: &Whereabouts, surroundings: &Surroundings) -> bool {
    let Some(commune) = &whereabouts.commune else {
        return surroundings.is_foreign || whereabouts.postcode.is_none() && whereabouts.insee.is_none();
    };
    let bearers = by_name(commune);
    match &whereabouts.postcode {
        Some(postcode) => !bearers.iter().any(|bearer| bearer.postcodes().any(|own| own == postcode)),
        None => bearers.is_empty() || surroundings.is_foreign,
    }
}

/// Only a point: the nearest commune of the département in which it lies.
fn from_point(name: &str, Position { point, department }: Position, findings: &mut Findings) -> Spot {
    let near = nearest(point, NEAREST).into_iter().find(|(commune, _)| Some(commune.department()) == department);
    let commune = near.map(|(commune, _)| commune);
    if let Some(commune) = commune {
        findings.add(Code::CommuneFromPoint, &[("name", name), ("commune", commune.name)]);
    }
    Spot { point: Some(point), ..of_commune(commune) }
}

fn named(
    name: &str,
    whereabouts: &Whereabouts,
    given: Option<Position>,
    surroundings: &Surroundings,
    findings: &mut Findings,
) -> Spot {
    let repaired = repaired(whereabouts.commune.as_deref(), findings);
    let written = repaired.or(whereabouts.commune.as_deref());
    let place = Place {
        commune: written,
        postcode: whereabouts.postcode.as_deref(),
        insee: whereabouts.insee.as_deref(),
        point: given.map(|position| position.point),
    };
    let (mut located, mut problems) = gazetteer::locate(&place);
    if let (Some(commune), Some(written)) = (located.commune, written)
        && has_another_article(written, commune)
    {
        unknown(name, written, &[commune], surroundings.middle, findings);
        return Spot { point: given.filter(|p| p.is_in_france()).map(|p| p.point), ..Spot::default() };
    }
    if let Some(chosen) = homonym(&mut problems, surroundings) {
        let department = chosen.department().name;
        findings.add(Code::HomonymChosen, &[("name", name), ("commune", chosen.name), ("department", department)]);
        let (again, more) = gazetteer::locate(&Place { insee: Some(chosen.insee), ..place });
        (located, problems) = (again, more);
    }
    for problem in &problems {
        tell(name, problem, located.commune, surroundings.middle, findings);
    }
    let mut spot = of_commune(located.commune);
    if let (Some(commune), Some(written)) = (located.commune, written)
        && gazetteer::fold(commune.city().name) != gazetteer::fold(written)
        && by_name(written).is_empty()
    {
        findings.add(Code::CommuneMended, &[("name", name), ("before", written), ("after", commune.city().name)]);
    }
    spot.postcode = located.commune.and_then(|commune| postcode(whereabouts, &problems, commune));
    spot.point = located.point.filter(|_| located.precise);
    spot
}

/// Whether an article stands before a name that has none: La Verrie, which has merged, is not Verrie. The reverse is how
/// people write (« Fleche »).
fn has_another_article(written: &str, commune: &Commune) -> bool {
    let (whole, bare) = (gazetteer::fold_keeping_article(written), gazetteer::fold(written));
    whole != bare && by_name(written).contains(&commune) && gazetteer::fold_keeping_article(commune.name) == bare
}

/// What a content file needs of a commune.
fn of_commune(commune: Option<&'static Commune>) -> Spot {
    let Some(commune) = commune else { return Spot::default() };
    let city = commune.city();
    let needs_insee = by_name(city.name).len() > 1;
    Spot { commune: Some(commune), name: Some(city.name), needs_insee, ..Spot::default() }
}

/// The postcode as written or as surely meant; without one, the commune's, if it has only one.
fn postcode(whereabouts: &Whereabouts, problems: &[Problem], commune: &Commune) -> Option<String> {
    for problem in problems {
        match problem {
            Problem::MalformedPostcode { correction, .. } => return correction.clone(),
            // It has been told; the commune wins, and the site would only tell it again.
            Problem::PostcodeMismatch { .. } | Problem::UnknownPostcode { .. } => return None,
            _ => {}
        }
    }
    let mut own = commune.postcodes();
    let only = own.next().filter(|_| own.next().is_none());
    whereabouts.postcode.clone().or(only.map(str::to_owned))
}

/// The name of a commune whose broken accent has only one reading.
fn repaired(commune: Option<&str>, findings: &mut Findings) -> Option<&'static str> {
    let written = commune.filter(|name| by_name(name).is_empty())?;
    let found = accents::is_doubtful(written).then(|| accents::commune_despite(written))??;
    findings.add(Code::AccentMended, &[("before", written), ("after", found.name)]);
    Some(found.name)
}

/// How far from the other points of the file a homonym may lie, and how much farther all the others must.
const HOME_KM: f64 = 150.0;
const FARTHER_KM: f64 = 100.0;

/// The one homonym in the neighbourhood of the whole file; it then is no problem any more.
fn homonym(problems: &mut Vec<Problem>, surroundings: &Surroundings) -> Option<&'static Commune> {
    let middle = surroundings.middle?;
    let at = problems.iter().position(|problem| matches!(problem, Problem::AmbiguousName { .. }))?;
    let Some(Problem::AmbiguousName { candidates, .. }) = problems.get(at) else { return None };
    let distance = |commune: &Commune| commune.point.map_or(f64::INFINITY, |centre| centre.distance_km(middle));
    let mut near: Vec<(f64, &'static Commune)> = candidates.iter().map(|c| (distance(c), *c)).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (&(first, chosen), &(second, _)) = (near.first()?, near.get(1)?);
    if first > HOME_KM || second < first + FARTHER_KM {
        return None;
    }
    problems.remove(at);
    Some(chosen)
}
