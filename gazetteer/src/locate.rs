//! Where a listing is, from what its author wrote, and what is wrong with it.

use crate::commune::{Commune, by_insee, department_of_insee};
use crate::department::Department;
use crate::name::{by_name, key, same_article};
use crate::point::Point;
use crate::position::{likely, located};
use crate::postcode::Postcode;
use crate::problem::Problem;
use crate::suggest::{MOST, closeness, suggest};

/// A centre this near to the point given is a candidate for the commune in which the point lies. Large communes reach
/// 20 km from their centres (Arles more).
pub(crate) const NEAR_KM: f64 = 25.0;

/// What an author wrote about a place. Texts that are empty or blank count as not given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place<'a> {
    /// The name of a commune.
    pub commune: Option<&'a str>,
    /// A postcode, five digits.
    pub postcode: Option<&'a str>,
    /// The INSEE code of a commune.
    pub insee: Option<&'a str>,
    /// WGS84 coordinates, possibly wrong or exchanged.
    pub point: Option<Point>,
}

/// What is known of a place, however many problems there were.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Located {
    /// The commune that was named, coded, or told by the postcode; an arrondissement when the postcode or the code says
    /// which ([`Commune::city`] then gives the city). `None` when only a point was given: see [`crate::nearest`].
    pub commune: Option<&'static Commune>,
    /// The point given (or its correction) if it is believable, or else the commune's centre.
    pub point: Option<Point>,
    /// Whether `point` comes from the coordinates given, and not from the commune's centre.
    pub precise: bool,
}

/// Finds the place that `place` describes and everything that is wrong with the description.
///
/// The name wins over the INSEE code, which wins over the postcode; each narrows the homonyms that the one before
/// leaves, and so does the point. A point that contradicts the commune (more than 25 km from its centre, or 150 km in
/// Guyane, and reported) gives way to the commune's centre. Without a commune a point is kept up to 100 km outside
/// France, where farms of the border lie.
pub fn locate(place: &Place) -> (Located, Vec<Problem>) {
    let mut problems = Vec::new();
    let evidence = Evidence::read(place, &mut problems);
    let commune = evidence.commune(&mut problems);
    let (point, precise) = located(place.point, commune, &mut problems);
    (Located { commune, point, precise }, problems)
}

/// What was written, looked up.
struct Evidence<'a> {
    name: Option<&'a str>,
    /// The INSEE code as written, with its commune.
    insee: Option<(&'a str, Option<&'static Commune>)>,
    postcode: Postcode,
    /// The point as written.
    point: Option<Point>,
}

impl<'a> Evidence<'a> {
    /// Looks everything up, and reports codes that mean nothing.
    fn read(place: &Place<'a>, problems: &mut Vec<Problem>) -> Evidence<'a> {
        let name = filled(place.commune);
        let insee = filled(place.insee).map(|code| (code, by_insee(code)));
        // A mended postcode is certain only if the name or the code agrees: 3500 beside Rennes was never 03500.
        let postcode = Postcode::read(place.postcode).mended_if(|bearer| match (name, insee) {
            (Some(name), _) => is_alike(&key(name), bearer),
            (None, Some((_, coded))) => coded.is_none_or(|coded| coded == bearer || coded == bearer.city()),
            (None, None) => true,
        });
        match &postcode {
            Postcode::Unknown(digits, department) => {
                problems.push(Problem::UnknownPostcode { postcode: digits.clone(), department: *department });
            }
            Postcode::Malformed(written, meant) => problems.push(Problem::MalformedPostcode {
                postcode: written.clone(),
                correction: meant.as_ref().map(|(digits, _)| digits.clone()),
            }),
            Postcode::Absent if name.is_none() && insee.is_none() && place.point.is_none() => {
                problems.push(Problem::NoPlace);
            }
            Postcode::Absent | Postcode::Known(..) => {}
        }
        if let Some((code, None)) = insee {
            problems.push(Problem::UnknownInsee { insee: code.to_owned() });
        }
        Evidence { name, insee, postcode, point: place.point }
    }

    /// The point, exchanged if it is only then in France.
    fn point(&self) -> Option<Point> {
        self.point.and_then(likely)
    }

    /// The commune that all the evidence tells, refined to an arrondissement if it says which.
    fn commune(&self, problems: &mut Vec<Problem>) -> Option<&'static Commune> {
        let coded = self.insee.and_then(|(_, commune)| commune);
        let commune = match (self.name, coded) {
            (Some(name), _) => self.named(name, problems)?,
            (None, Some(coded)) => coded,
            (None, None) => self.only_postcode(problems)?,
        };
        if let Postcode::Known(postcode, named) = &self.postcode
            && !commune.postcodes().any(|own| own == postcode)
        {
            problems.push(Problem::PostcodeMismatch { postcode: postcode.clone(), commune, named });
        }
        let arrondissements = coded.into_iter().chain(self.postcode.communes().iter().copied());
        let own = arrondissements.filter(|candidate| candidate.city() == commune).find(|own| own.is_arrondissement());
        Some(own.unwrap_or(commune))
    }

    /// The one commune of this name among those that the code, or without one the postcode, tells: no homonym elsewhere can be
    /// meant, and none has to be looked for.
    fn told(&self, name: &str) -> Option<&'static Commune> {
        let told = match &self.insee {
            Some((_, Some(coded))) => std::slice::from_ref(coded),
            _ => self.postcode.communes(),
        };
        let wanted = key(name);
        let bears = |commune: &&Commune| commune.name == name || key(commune.name) == wanted;
        let mut bearers = told.iter().flat_map(|commune| [*commune, commune.city()]).filter(bears);
        let first = bearers.next()?;
        bearers.all(|other| other == first).then_some(first)
    }

    /// The one commune of this name that agrees with the rest of the evidence.
    fn named(&self, name: &str, problems: &mut Vec<Problem>) -> Option<&'static Commune> {
        if let Some(told) = self.told(name) {
            return Some(told);
        }
        let mut candidates = by_name(name);
        if candidates.is_empty() {
            return self.despite_unknown_name(name, problems);
        }
        if let Some((insee, Some(coded))) = self.insee {
            let agrees = |candidate: &&'static Commune| *candidate == coded || *candidate == coded.city();
            if !candidates.iter().any(agrees) {
                let (insee, named) = (insee.to_owned(), candidates.clone());
                problems.push(Problem::InseeMismatch { insee, coded, named });
            }
            narrow(&mut candidates, |candidate| agrees(&candidate));
        }
        let postcodes: Vec<_> = self.postcode.communes().to_vec();
        narrow(&mut candidates, |candidate| {
            postcodes.iter().any(|bearer| *bearer == candidate || bearer.city() == candidate)
        });
        if let Some(department) = self.department() {
            narrow(&mut candidates, |candidate| candidate.department() == department);
        }
        let point = self.point();
        narrow(&mut candidates, |candidate| point.is_some_and(|point| is_near(candidate, point)));
        let exact = same_article(&candidates, name);
        narrow(&mut candidates, |candidate| exact.contains(&candidate));
        let believed = point.and_then(|point| nearest_of(&candidates, point));
        match candidates.as_slice() {
            [one] => Some(one),
            _ if believed.is_some() => believed,
            _ => {
                candidates.sort_by_key(|commune| std::cmp::Reverse(commune.population));
                problems.push(Problem::AmbiguousName { name: name.to_owned(), candidates });
                None
            }
        }
    }

    /// Reports a name that nobody bears; its code, or its postcode with whatever resembles the name, may tell the rest.
    fn despite_unknown_name(&self, name: &str, problems: &mut Vec<Problem>) -> Option<&'static Commune> {
        let bearers = self.postcode.communes();
        let coded = self.insee.and_then(|(_, commune)| commune);
        let wanted = key(name);
        let alike: Vec<_> = bearers.iter().copied().filter(|bearer| is_alike(&wanted, bearer)).collect();
        let only = if let [one] = bearers { Some(*one) } else { None };
        let resembling = if let [one] = alike.as_slice() { Some(*one) } else { None };
        let believed = self.point().and_then(|point| nearest_of(bearers, point));
        let mut suggestions: Vec<&'static Commune> = Vec::new();
        for candidate in coded.into_iter().chain(alike).chain(only).chain(suggest(name)) {
            if !suggestions.contains(&candidate) {
                suggestions.push(candidate);
            }
        }
        suggestions.truncate(MOST);
        problems.push(Problem::UnknownCommune { name: name.to_owned(), suggestions });
        coded.or(only).or(resembling).or(believed)
    }

    /// The commune of a postcode given without name or code.
    fn only_postcode(&self, problems: &mut Vec<Problem>) -> Option<&'static Commune> {
        let candidates = self.postcode.communes();
        let (digits, believed) = match (&self.postcode, candidates) {
            (_, []) => return None,
            (_, [one]) => return Some(one),
            (Postcode::Known(digits, _) | Postcode::Malformed(_, Some((digits, _))), several) => {
                (digits, self.point().and_then(|point| nearest_of(several, point)))
            }
            _ => return None,
        };
        if believed.is_none() {
            problems.push(Problem::AmbiguousPostcode { postcode: digits.clone(), candidates });
        }
        believed
    }

    /// The département that the postcode or an INSEE code, even of a former commune, begins with.
    fn department(&self) -> Option<&'static Department> {
        self.postcode.department().or_else(|| self.insee.and_then(|(code, _)| department_of_insee(code)))
    }
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Keeps the candidates for which `agrees` holds, or all of them if it holds for none: evidence narrows, it never
/// denies a name.
fn narrow(candidates: &mut Vec<&'static Commune>, agrees: impl Fn(&'static Commune) -> bool) {
    if candidates.iter().any(|candidate| agrees(candidate)) {
        candidates.retain(|candidate| agrees(candidate));
    }
}

fn is_near(commune: &Commune, point: Point) -> bool {
    commune.point.is_some_and(|centre| centre.distance_km(point) <= NEAR_KM)
}

/// The candidate whose centre is nearest to `point`, if it is near.
fn nearest_of(candidates: &[&'static Commune], point: Point) -> Option<&'static Commune> {
    let near = candidates.iter().copied().filter(|candidate| is_near(candidate, point));
    let distance = |commune: &Commune| commune.point.map_or(f64::INFINITY, |centre| centre.distance_km(point));
    near.min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// Whether a commune may be meant by a folded name that is not its own: a slip of the pen, or a word in common that says
/// something (« Hédé » and Hédé-Bazouges).
fn is_alike(wanted: &str, commune: &Commune) -> bool {
    let own = key(commune.name);
    let telling = |word: &&str| word.len() >= 4 && !matches!(*word, "saint" | "sainte" | "saints" | "sous");
    let shared = wanted.split(' ').filter(telling).any(|word| own.split(' ').any(|other| other == word));
    shared || closeness(wanted, &own).is_some()
}
