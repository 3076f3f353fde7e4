//! The gazetteer's problems as findings.

use gazetteer::{Commune, Problem};

use crate::finding::{Code, Findings};

/// Tells what is wrong with the place of the listing `name`.
pub fn tell(name: &str, problem: &Problem, commune: Option<&Commune>, findings: &mut Findings) {
    match problem {
        // Axes have been mended for the whole file.
        Problem::NoPlace | Problem::SwappedCoordinates { .. } => {}
        Problem::UnknownCommune { name: written, suggestions } => {
            if commune.is_none() {
                let near = names(suggestions);
                findings.add(Code::CommuneUnknown, &[("name", name), ("commune", written), ("suggestions", &near)]);
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
