//! Where each listing is: its commune, and its point if that can be believed.

use gazetteer::{Commune, Place, Point, Problem, by_name, by_postcode, department_at, nearest};

use crate::accents;
use crate::finding::{Code, Findings};
use crate::listing::{Listing, Site, Spot, Whereabouts};
use crate::points::{Agreement, agreement, middle};
use crate::trouble::tell;

/// How many of the nearest communes may lie in another département before the search is given up.
const NEAREST: usize = 12;

/// A file most of whose points lie abroad is a foreign directory.
pub struct Surroundings {
    is_foreign: bool,
    middle: Option<Point>,
}

/// Finds every listing's commune and point, and tells what is wrong.
pub fn locate(listings: &mut [Listing], findings: &mut Findings) {
    let points: Vec<Point> = listings.iter().flat_map(|l| &l.sites).flat_map(|s| &s.points).map(|(p, _)| *p).collect();
    let (inside, outside): (Vec<Point>, Vec<Point>) = points.into_iter().partition(|p| department_at(*p).is_some());
    let surroundings = Surroundings { is_foreign: outside.len() > inside.len(), middle: middle(&inside) };
    for listing in &mut *listings {
        let name = listing.name.clone();
        for site in &mut listing.sites {
            site.spot = spot(&name, site, &surroundings, findings);
        }
    }
}

fn spot(name: &str, site: &Site, surroundings: &Surroundings, findings: &mut Findings) -> Spot {
    let whereabouts = &site.whereabouts;
    let given = match agreement(&site.points) {
        Agreement::None => None,
        Agreement::One(point) => Some(point),
        Agreement::Close(point, count) => {
            findings.add(Code::PointsAveraged, &[("name", name), ("points", &count.to_string())]);
            Some(point)
        }
        Agreement::Contradiction(count) => {
            let commune = whereabouts.commune.as_deref().unwrap_or("commune inconnue");
            findings.add(
                Code::PointsContradict,
                &[("name", name), ("points", &count.to_string()), ("commune", commune)],
            );
            None
        }
    };
    if whereabouts.country.is_some() || given.is_some_and(|point| is_abroad(point, whereabouts, surroundings)) {
        findings.add(Code::PointAbroad, &[("name", name), ("commune", whereabouts.commune.as_deref().unwrap_or("?"))]);
        return Spot { point: given, is_abroad: true, ..Spot::default() };
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
        Some(point) if !is_named => from_point(name, point, findings),
        given => named(name, whereabouts, given, surroundings, findings),
    }
}

/// Whether a point is outside France and what is written does not speak for France.
fn is_abroad(point: Point, whereabouts: &Whereabouts, surroundings: &Surroundings) -> bool {
    if department_at(point).is_some() {
        return false;
    }
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
fn from_point(name: &str, point: Point, findings: &mut Findings) -> Spot {
    let department = department_at(point);
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
    given: Option<Point>,
    surroundings: &Surroundings,
    findings: &mut Findings,
) -> Spot {
    let repaired = repaired(whereabouts.commune.as_deref(), findings);
    let written = repaired.or(whereabouts.commune.as_deref());
    let place = Place {
        commune: written,
        postcode: whereabouts.postcode.as_deref(),
        insee: whereabouts.insee.as_deref(),
        point: given,
    };
    let (mut located, mut problems) = gazetteer::locate(&place);
    if let Some(chosen) = homonym(&mut problems, surroundings) {
        let department = chosen.department().name;
        findings.add(
            Code::HomonymChosen,
            &[("name", name), ("commune", chosen.name), ("department", department)],
        );
        let (again, more) = gazetteer::locate(&Place { insee: Some(chosen.insee), ..place });
        (located, problems) = (again, more);
    }
    for problem in &problems {
        tell(name, problem, located.commune, findings);
    }
    let mut spot = of_commune(located.commune);
    if let (Some(commune), Some(written)) = (located.commune, written)
        && gazetteer::fold(commune.city().name) != gazetteer::fold(written)
        && by_name(written).is_empty()
    {
        findings.add(Code::CommuneMended, &[("name", name), ("before", written), ("after", commune.city().name)]);
    }
    if located.commune.is_none() {
        spot.name = written.map(str::to_owned);
    }
    spot.postcode = postcode(whereabouts, &problems, located.commune);
    spot.point = located.point.filter(|_| located.precise);
    spot
}

/// What a content file needs of a commune.
fn of_commune(commune: Option<&'static Commune>) -> Spot {
    let Some(commune) = commune else { return Spot::default() };
    let city = commune.city();
    let needs_insee = by_name(city.name).len() > 1;
    Spot { commune: Some(commune), name: Some(city.name.to_owned()), needs_insee, ..Spot::default() }
}

/// The postcode as written or as surely meant; without one, the commune's, if it has only one.
fn postcode(whereabouts: &Whereabouts, problems: &[Problem], commune: Option<&'static Commune>) -> Option<String> {
    for problem in problems {
        match problem {
            Problem::MalformedPostcode { correction, .. } => return correction.clone(),
            // A wrong postcode is told; the commune wins, and the site would only tell it again.
            Problem::PostcodeMismatch { .. } => return None,
            _ => {}
        }
    }
    let is_known = |postcode: &&String| !by_postcode(postcode).is_empty() || commune.is_none();
    if let Some(written) = whereabouts.postcode.as_ref() {
        return Some(written).filter(is_known).cloned();
    }
    let mut own = commune?.postcodes();
    let first = own.next()?;
    own.next().is_none().then(|| first.to_owned())
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
