//! Places: looked up in the gazetteer, each mistake with its correction. What cannot be located is still listed.

use gazetteer::{Commune, Point, Problem};

use crate::atlas::Place;
use crate::content::place;
use crate::diagnostic::{Diagnostic, Place as At, Step};

use super::Resolver;

/// The keys of a place, as they stand in a file: below `places`, 0 for an AMAP, at the root for a farm.
pub struct Written<'a> {
    /// Path to the mapping that holds the keys.
    pub steps: Vec<Step>,
    /// File.
    pub file: &'a str,
    /// The keys.
    pub place: &'a place::Place,
}

impl Written<'_> {
    fn at(&self, name: &'static str) -> At {
        let mut steps = self.steps.clone();
        steps.push(Step::from(name));
        At::Key(steps)
    }
}

impl Resolver<'_> {
    /// The place, with what the gazetteer knows of it.
    pub fn place(&mut self, written: &Written<'_>) -> Place {
        let place = written.place;
        let point = self.point(written);
        let given = gazetteer::Place {
            commune: place.commune.as_deref(),
            postcode: place.postcode.as_deref(),
            insee: place.insee.as_deref(),
            point,
        };
        let (located, problems) = gazetteer::locate(&given);
        for problem in problems {
            let diagnostic = told(written, problem);
            self.diagnostics.push(diagnostic);
        }
        let outside = |point: &Point| {
            self.extent.is_some_and(|extent| {
                !(extent.south..=extent.north).contains(&point.lat) || !(extent.west..=extent.east).contains(&point.lon)
            })
        };
        if located.point.as_ref().is_some_and(outside) {
            let key = if located.precise { "lat" } else { "commune" };
            self.diagnostics.push(Diagnostic::warning("outside-extent", written.file, written.at(key)));
        }
        // A bare point gets the commune whose centre is nearest: better than none in lists.
        let nearest = || located.point.and_then(|point| gazetteer::nearest(point, 1).into_iter().next());
        let commune: Option<&'static Commune> =
            located.commune.or_else(|| nearest().filter(|(_, km)| *km < 10.0).map(|(commune, _)| commune));
        let only_postcode = || {
            let mut postcodes = commune?.postcodes();
            let first = postcodes.next()?;
            postcodes.next().is_none().then(|| first.to_owned())
        };
        Place {
            id: place.id.clone(),
            name: place.name.clone(),
            address: place.address.clone(),
            postcode: place.postcode.clone().or_else(only_postcode),
            commune,
            department: commune.map(Commune::department).or_else(|| located.point.and_then(gazetteer::department_at)),
            point: located.point,
            precise: located.precise,
            access: place.access.clone(),
            accessibility: place.accessibility.clone(),
        }
    }

    fn point(&mut self, written: &Written<'_>) -> Option<Point> {
        match (written.place.lat, written.place.lon) {
            (Some(lat), Some(lon)) => Some(Point { lat, lon }),
            (None, None) => None,
            (Some(_), None) => {
                let diagnostic = Diagnostic::error("half-point", written.file, written.at("lat"));
                self.diagnostics.push(diagnostic.with("missing", "lon"));
                None
            }
            (None, Some(_)) => {
                let diagnostic = Diagnostic::error("half-point", written.file, written.at("lon"));
                self.diagnostics.push(diagnostic.with("missing", "lat"));
                None
            }
        }
    }
}

/// The gazetteer's word on a place, at the key that is to be mended. All are warnings but what names something that does
/// not exist: a listing that cannot be located is still listed.
fn told(written: &Written<'_>, problem: Problem) -> Diagnostic {
    let error = |code, name: &'static str| Diagnostic::error(code, written.file, written.at(name));
    let warning = |code, name: &'static str| Diagnostic::warning(code, written.file, written.at(name));
    match problem {
        Problem::NoPlace => {
            Diagnostic::warning("no-place", written.file, At::Key(written.steps.clone())).with("near", "")
        }
        Problem::UnknownCommune { name, suggestions } => {
            error("unknown-commune", "commune").with("found", name).with("near", listed(&suggestions))
        }
        Problem::AmbiguousName { name, candidates } => {
            let count = candidates.len().to_string();
            let diagnostic = error("ambiguous-commune", "commune").with("found", name).with("count", count);
            diagnostic.with("candidates", listed(&candidates))
        }
        Problem::MalformedPostcode { postcode, correction } => {
            error("bad-postcode", "postcode").with("found", postcode).with("near", correction.unwrap_or_default())
        }
        Problem::UnknownPostcode { postcode, .. } => warning("unknown-postcode", "postcode").with("found", postcode),
        Problem::AmbiguousPostcode { postcode, candidates } => {
            let count = candidates.len().to_string();
            let diagnostic = error("ambiguous-postcode", "postcode").with("found", postcode).with("count", count);
            diagnostic.with("candidates", listed(candidates))
        }
        Problem::PostcodeMismatch { postcode, commune, named } => {
            let own = commune.postcodes().collect::<Vec<_>>().join(", ");
            let diagnostic = error("postcode-mismatch", "postcode").with("found", postcode);
            diagnostic.with("commune", commune.name).with("near", own).with("named", listed(named))
        }
        Problem::UnknownInsee { insee } => error("unknown-insee", "insee").with("found", insee),
        Problem::InseeMismatch { insee, coded, named } => {
            let codes: Vec<&str> = named.iter().map(|commune| commune.insee).collect();
            let diagnostic = error("insee-mismatch", "insee").with("found", insee).with("coded", coded.name);
            diagnostic.with("near", codes.join(", "))
        }
        Problem::SwappedCoordinates { corrected, .. } => {
            let near = format!("lat: {}, lon: {}", corrected.lat, corrected.lon);
            error("swapped-coordinates", "lat").with("near", near)
        }
        Problem::PointOutsideFrance { nearest, .. } => {
            let (name, km) = nearest.map(|(department, km)| (department.name, kilometres(km))).unzip();
            let diagnostic = warning("point-outside-france", "lat").with("department", name.unwrap_or_default());
            diagnostic.with("near", km.unwrap_or_default())
        }
        Problem::PointOutsideDepartment { department, distance_km } => warning("point-outside-department", "lat")
            .with("department", department.genitive)
            .with("km", kilometres(distance_km)),
        Problem::PointFarFromCommune { commune, distance_km } => warning("point-far-from-commune", "lat")
            .with("commune", commune.genitive())
            .with("km", kilometres(distance_km)),
    }
}

fn kilometres(km: f64) -> String {
    format!("{}", km.round())
}

/// Communes with what tells them apart: "Saint-Denis (93066), Saint-Denis (97411)"; eight at most.
fn listed(communes: &[&'static Commune]) -> String {
    let shown = communes.iter().take(8).map(|commune| format!("{} ({})", commune.name, commune.insee));
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if communes.len() > 8 {
        text.push_str(" …");
    }
    text
}
