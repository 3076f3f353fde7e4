//! The gazetteer's problems as findings.

use gazetteer::{Commune, Point, Problem};

use crate::finding::{Code, Findings};

/// Tells what is wrong with the place of the listing `name`.
pub fn tell(name: &str, problem: &Problem, commune: Option<&Commune>, home: Option<Point>, findings: &mut Findings) {
    match problem {
        // Axes have been mended for the whole file.
        Problem::NoPlace | Problem::SwappedCoordinates { .. } => {}
        Problem::UnknownCommune { name: written, suggestions } => {
            if commune.is_none() {
                unknown(name, written, suggestions, home, findings);
            }
        }
        Problem::AmbiguousName { name: written, candidates } => {
            let candidates = names(candidates);
            findings.add(Code::CommuneAmbiguous, &[("name", name), ("commune", written), ("candidates", &candidates)]);
        }
        Problem::AmbiguousPostcode { postcode, candidates } => {
            let candidates = names(candidates);
            findings.add(Code::CommuneAmbiguous, &[("name", name), ("commune", postcode), ("candidates", &candidates)]);
        }
        Problem::MalformedPostcode { postcode, correction: Some(correction) } => {
            findings.add(Code::PostcodeMended, &[("name", name), ("before", postcode), ("after", correction)]);
        }
        Problem::MalformedPostcode { postcode, correction: None } | Problem::UnknownPostcode { postcode, .. } => {
            findings.add(Code::PostcodeUnknown, &[("name", name), ("postcode", postcode)]);
        }
        Problem::PostcodeMismatch { postcode, commune, named } => {
            let named = names(named);
            findings.add(
                Code::PostcodeMismatch,
                &[("name", name), ("postcode", postcode), ("commune", commune.name), ("named", &named)],
            );
        }
        Problem::UnknownInsee { insee } => {
            findings.add(Code::InseeUnknown, &[("name", name), ("insee", insee)]);
        }
        Problem::InseeMismatch { insee, coded, .. } => {
            findings.add(Code::InseeMismatch, &[("name", name), ("insee", insee), ("commune", coded.name)]);
        }
        Problem::PointOutsideFrance { .. } => {
            far(name, commune, "hors de France", findings);
        }
        Problem::PointOutsideDepartment { department, distance_km } => {
            far(name, commune, &format!("à {distance_km:.0} km hors du département ({})", department.name), findings);
        }
        Problem::PointFarFromCommune { distance_km, .. } => {
            far(name, commune, &format!("à {distance_km:.0} km de la commune"), findings);
        }
    }
}

/// How far from the middle of a file a commune with a similar name may lie and still be offered.
const NEIGHBOURHOOD_KM: f64 = 150.0;

/// Tells a commune that nobody knows, with those of a similar name in the neighbourhood of the file.
pub fn unknown(
    name: &str,
    written: &str,
    suggestions: &[&'static Commune],
    home: Option<Point>,
    findings: &mut Findings,
) {
    let is_near = |commune: &Commune| match (home, commune.point) {
        (Some(home), Some(centre)) => centre.distance_km(home) <= NEIGHBOURHOOD_KM,
        _ => true,
    };
    let near: Vec<&'static Commune> = suggestions.iter().copied().filter(|commune| is_near(commune)).collect();
    let near = names(&near);
    findings.add(Code::CommuneUnknown, &[("name", name), ("commune", written), ("suggestions", &near)]);
}

fn far(name: &str, commune: Option<&Commune>, how: &str, findings: &mut Findings) {
    let commune = commune.map_or("?", |commune| commune.name);
    findings.add(Code::PointFar, &[("name", name), ("commune", commune), ("how", how)]);
}

/// Communes with their départements, as a person tells homonyms apart.
fn names(communes: &[&'static Commune]) -> String {
    const MOST: usize = 5;
    let mut names: Vec<String> =
        communes.iter().take(MOST).map(|commune| format!("{} ({})", commune.name, commune.department().code)).collect();
    if communes.len() > MOST {
        names.push("…".to_owned());
    }
    if names.is_empty() { "aucune".to_owned() } else { names.join(", ") }
}
