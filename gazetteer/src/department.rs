//! A département.

use std::fmt;
use std::str::Split;
use std::sync::LazyLock;

use crate::commune::{Commune, communes};
use crate::data::{DEPARTMENTS, rows};
use crate::fold::{fold, slug};
use crate::outline::{Polygon, outline_of};
use crate::point::Point;
use crate::region::{Region, region};

/// How far outside every outline a point still counts as inside the nearest département: outlines are simplified, and a
/// pier, an islet or a farm on the border must not fall out of France for it. No commune's centre is farther than 1.7 km.
pub(crate) const BORDER_MARGIN_KM: f64 = 2.0;

/// A collectivity has no outline here: its ground is what lies this near to the centre of one of its communes.
const COLLECTIVITY_RADIUS_KM: f64 = 60.0;

/// Polynesia is wide, and 28 of its communes have no known centre.
const POLYNESIA_RADIUS_KM: f64 = 600.0;

/// A département of France, or an overseas collectivity, which comes with communes and postcodes all the same.
/// Source: INSEE's code officiel géographique 2026; the forms are written by hand.
pub struct Department {
    /// The INSEE code: `"01"` to `"95"`, `"2A"`, `"2B"`, `"971"` to `"976"`; `"975"` and `"977"` to `"989"` are
    /// collectivities.
    pub code: &'static str,
    /// The official name: `Ille-et-Vilaine`, `La Réunion`.
    pub name: &'static str,
    /// Where, in a sentence: `en Ille-et-Vilaine`, `dans le Morbihan`, `à La Réunion`.
    pub locative: &'static str,
    /// Of what, in a sentence: `d'Ille-et-Vilaine`, `du Morbihan`, `de La Réunion`.
    pub genitive: &'static str,
    region: &'static Region,
}

impl Department {
    /// The région it belongs to; a collectivity is its own.
    pub fn region(&self) -> &'static Region {
        self.region
    }

    /// The INSEE code of its région.
    pub fn region_code(&self) -> &'static str {
        self.region.code
    }

    /// The name as a part of an address: `ille-et-vilaine`, `cotes-d-armor`.
    pub fn slug(&self) -> String {
        slug(self.name)
    }

    /// Whether it lies overseas (Corsica does not).
    pub fn is_overseas(&self) -> bool {
        self.code.len() == 3
    }

    /// The time zone of its clocks, an IANA name: `Europe/Paris`, `Indian/Reunion`.
    pub fn timezone(&self) -> &'static str {
        match self.code {
            "971" => "America/Guadeloupe",
            "972" => "America/Martinique",
            "973" => "America/Cayenne",
            "974" => "Indian/Reunion",
            "975" => "America/Miquelon",
            "976" => "Indian/Mayotte",
            "977" => "America/St_Barthelemy",
            "978" => "America/Marigot",
            "986" => "Pacific/Wallis",
            "987" => "Pacific/Tahiti",
            "988" => "Pacific/Noumea",
            _ => "Europe/Paris",
        }
    }

    /// Whether it is an overseas collectivity rather than one of the 101 départements.
    pub fn is_collectivity(&self) -> bool {
        self.region.is_collectivity()
    }

    /// Whether `point` lies inside, or at most `margin_km` kilometres outside. See [`Self::distance_outside_km`].
    pub fn contains(&self, point: Point, margin_km: f64) -> bool {
        self.distance_outside_km(point) <= margin_km.max(0.0)
    }

    /// How far outside `point` lies, in kilometres: 0 inside, infinite for an invalid point.
    ///
    /// Outlines are simplified (see [`crate::DEPARTMENTS_GEOJSON`]), so a point near a border or a coast is right to
    /// about one kilometre, and two where small islands or peninsulas are missing. A collectivity has no outline: the
    /// ground within 60 km of a commune's centre (600 km in Polynesia) counts as inside; where no commune has a known
    /// centre, everything does.
    pub fn distance_outside_km(&self, point: Point) -> f64 {
        if !point.is_valid() {
            return f64::INFINITY;
        }
        match outline_of(self.code) {
            Some(outline) => outline.distance_outside_km(point),
            None => self.distance_from_communes_km(point),
        }
    }

    /// Its land for drawing a still map: polygons, each a list of closed rings, the first its outer edge and the others
    /// the holes where another département lies. Empty for a collectivity.
    pub fn outline(&self) -> &'static [Polygon] {
        outline_of(self.code).map_or(&[], |outline| &outline.polygons)
    }

    /// Its communes without municipal arrondissements, in French alphabetical order (Le Mans is filed at M).
    pub fn communes(&self) -> impl Iterator<Item = &'static Commune> + use<> {
        let mut own: Vec<_> = self.rows().iter().filter(|commune| !commune.is_arrondissement()).collect();
        own.sort_by_cached_key(|commune| (fold(commune.name), commune.insee));
        own.into_iter()
    }

    /// Its part of the table of communes, arrondissements included: INSEE codes begin with the département's.
    fn rows(&self) -> &'static [Commune] {
        let table = communes();
        let start = table.partition_point(|commune| commune.insee < self.code);
        let rest = table.get(start..).unwrap_or_default();
        let length = rest.partition_point(|commune| commune.insee.starts_with(self.code));
        rest.get(..length).unwrap_or_default()
    }

    fn distance_from_communes_km(&self, point: Point) -> f64 {
        let radius = if self.code == "987" { POLYNESIA_RADIUS_KM } else { COLLECTIVITY_RADIUS_KM };
        let centres = self.rows().iter().filter_map(|commune| commune.point);
        let nearest = centres.map(|centre| centre.distance_km(point)).min_by(f64::total_cmp);
        nearest.map_or(0.0, |distance| (distance - radius).max(0.0))
    }

    /// A distance that [`Self::distance_outside_km`] cannot be below, found without walking the outline.
    fn distance_at_least_km(&self, point: Point) -> f64 {
        outline_of(self.code).map_or(0.0, |outline| outline.distance_at_least_km(point))
    }
}

impl PartialEq for Department {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Department {}

impl fmt::Debug for Department {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Department({} {})", self.code, self.name)
    }
}

/// The 101 départements in the order of their codes, Corsica between 19 and 21.
pub fn departments() -> impl Iterator<Item = &'static Department> {
    departments_and_collectivities().iter().filter(|department| !department.is_collectivity())
}

/// The eight overseas collectivities, which are no départements but have communes and postcodes.
pub fn collectivities() -> impl Iterator<Item = &'static Department> {
    departments_and_collectivities().iter().filter(|department| department.is_collectivity())
}

/// The département, or the collectivity, of this INSEE code (`"01"`, `"2A"`, `"974"`); case does not matter.
pub fn department(code: &str) -> Option<&'static Department> {
    departments_and_collectivities().iter().find(|department| department.code.eq_ignore_ascii_case(code))
}

/// The département, or the collectivity, in which `point` lies, or the nearest one at most 2 km away.
pub fn department_at(point: Point) -> Option<&'static Department> {
    nearest_department(point).filter(|(_, distance)| *distance <= BORDER_MARGIN_KM).map(|(department, _)| department)
}

/// The département, or the collectivity, that is least far from `point`, and how far outside it the point lies, in
/// kilometres. `None` for an invalid point.
pub(crate) fn nearest_department(point: Point) -> Option<(&'static Department, f64)> {
    let encloses = |department: &&Department| outline_of(department.code).is_some_and(|own| own.contains(point));
    if let Some(department) = departments_and_collectivities().iter().find(encloses) {
        return Some((department, 0.0));
    }
    let mut best: Option<(&'static Department, f64)> = None;
    // The Antarctic lands have no known centre and would be everywhere.
    let known = |department: &&Department| {
        !department.is_collectivity() || department.rows().iter().any(|commune| commune.point.is_some())
    };
    for department in departments_and_collectivities().iter().filter(known) {
        let limit = best.map_or(f64::INFINITY, |(_, distance)| distance);
        if department.distance_at_least_km(point) >= limit {
            continue;
        }
        let distance = department.distance_outside_km(point);
        if distance < limit {
            best = Some((department, distance));
        }
    }
    best
}

pub(crate) fn departments_and_collectivities() -> &'static [Department] {
    static ALL: LazyLock<Vec<Department>> = LazyLock::new(|| rows(DEPARTMENTS).filter_map(read).collect());
    &ALL
}

fn read(mut row: Split<'static, char>) -> Option<Department> {
    let (code, name, region) = (row.next()?, row.next()?, region(row.next()?)?);
    Some(Department { code, name, locative: row.next()?, genitive: row.next()?, region })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_nearest_department_is_exact_anywhere(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, near in any::<bool>()) {
            let point = if near { Point { lat: 46.5 + lat / 15.0, lon: 2.5 + lon / 25.0 } } else { Point { lat, lon } };
            let measured = departments_and_collectivities().iter().filter(|department| department.code != "984");
            let measured = measured.filter(|department| department.code != "989");
            let least = measured.map(|department| department.distance_outside_km(point)).min_by(f64::total_cmp);
            prop_assert_eq!(nearest_department(point).map(|(_, distance)| distance), least);
            for department in departments() {
                let (bound, distance) = (department.distance_at_least_km(point), department.distance_outside_km(point));
                prop_assert!(bound <= distance, "{:?}: {} > {}", department, bound, distance);
            }
        }
    }
}
