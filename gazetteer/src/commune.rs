//! A commune.

use std::fmt;
use std::str::Split;
use std::sync::LazyLock;

use crate::data::{COMMUNES, rows};
use crate::department::{Department, departments_and_collectivities};
use crate::fold::slug;
use crate::point::Point;
use crate::preposition;

/// A commune of 2026, or a municipal arrondissement of Paris, Lyon or Marseille.
/// Source: INSEE and La Poste (Licence Ouverte) for names, postcodes and populations.
pub struct Commune {
    /// The INSEE code, five characters: `"35238"`, `"2A004"`, `"97411"`. Not a postcode.
    pub insee: &'static str,
    /// The official name with its accents, hyphens and straight apostrophes: `L'Haÿ-les-Roses`.
    pub name: &'static str,
    /// Inhabitants; 0 where nobody lives or nothing is known.
    pub population: u32,
    /// Where the town is (GeoNames, CC BY 4.0), or else the middle of its ground (from IGN), right to 11 metres;
    /// `None` for 38 communes of Polynesia, New Caledonia and the southern lands.
    pub point: Option<Point>,
    postcodes: &'static str,
    city: Option<&'static str>,
    department: &'static Department,
}

impl Commune {
    /// The département, or the collectivity, it belongs to.
    pub fn department(&self) -> &'static Department {
        self.department
    }

    /// Its postcodes, five digits each, in the order of La Poste; none for five southern lands, up to 21 for Paris.
    pub fn postcodes(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.postcodes.split(' ').filter(|postcode| !postcode.is_empty())
    }

    /// Whether this is a municipal arrondissement of Paris, Lyon or Marseille, which are communes of their own too.
    pub fn is_arrondissement(&self) -> bool {
        self.city.is_some()
    }

    /// For an arrondissement the whole city (Paris, Lyon or Marseille), for any other commune itself.
    pub fn city(&'static self) -> &'static Commune {
        self.city.and_then(by_insee).unwrap_or(self)
    }

    /// The name as a part of an address: `rennes`, `la-fleche`, `paris-11e-arrondissement`. Unique in a département,
    /// not in France.
    pub fn slug(&self) -> String {
        slug(self.name)
    }

    /// Where, in a sentence: `à Rennes`, `au Mans`, `aux Sables-d'Olonne`, `à La Rochelle`,
    /// `dans le 11e arrondissement de Paris`.
    pub fn locative(&self) -> String {
        match self.number_and_city() {
            Some((number, city)) => format!("dans le {number} arrondissement {}", preposition::genitive(city, false)),
            None => preposition::locative(self.name),
        }
    }

    /// Of what, in a sentence: `de Rennes`, `d'Angers`, `du Mans`, `des Sables-d'Olonne`, `de La Rochelle`,
    /// `du 11e arrondissement de Paris`.
    pub fn genitive(&self) -> String {
        match self.number_and_city() {
            Some((number, city)) => format!("du {number} arrondissement {}", preposition::genitive(city, false)),
            None => preposition::genitive(self.name, matches!(self.department.code, "57" | "67" | "68")),
        }
    }

    /// The parts of an arrondissement's name: `("11e", "Paris")`.
    fn number_and_city(&self) -> Option<(&'static str, &'static str)> {
        let (city, number) = self.name.strip_suffix(" Arrondissement")?.rsplit_once(' ')?;
        self.is_arrondissement().then_some((number, city))
    }
}

impl PartialEq for Commune {
    fn eq(&self, other: &Self) -> bool {
        self.insee == other.insee
    }
}

impl Eq for Commune {}

impl fmt::Debug for Commune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Commune({} {})", self.insee, self.name)
    }
}

/// All 34,969 communes and 45 municipal arrondissements, sorted by INSEE code.
pub fn communes() -> &'static [Commune] {
    static ALL: LazyLock<Vec<Commune>> = LazyLock::new(|| {
        let mut all: Vec<Commune> = Vec::with_capacity(35_100);
        for row in rows(COMMUNES) {
            // A row's département is nearly always that of the row before.
            let previous = all.last().map(|commune| commune.department);
            all.extend(read(row, previous));
        }
        all
    });
    &ALL
}

/// The commune, or the arrondissement, of this INSEE code; spaces around and case (`2a004`) do not matter.
pub fn by_insee(insee: &str) -> Option<&'static Commune> {
    let code = insee.trim().to_ascii_uppercase();
    let index = communes().binary_search_by(|commune| commune.insee.cmp(code.as_str())).ok()?;
    communes().get(index)
}

/// The département whose code begins this INSEE code.
pub(crate) fn department_of_insee(insee: &str) -> Option<&'static Department> {
    let length = if insee.starts_with("97") || insee.starts_with("98") { 3 } else { 2 };
    let code = insee.get(..length)?;
    departments_and_collectivities().iter().find(|department| department.code == code)
}

fn read(mut row: Split<'static, char>, previous: Option<&'static Department>) -> Option<Commune> {
    let (insee, name) = (row.next()?, row.next()?);
    let postcodes = row.next().unwrap_or_default();
    let (lat, lon) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
    let point = lat.parse().ok().zip(lon.parse().ok()).map(|(lat, lon)| Point { lat, lon });
    let population = row.next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let same = previous.filter(|department| insee.starts_with(department.code));
    let department = same.or_else(|| department_of_insee(insee))?;
    Some(Commune { insee, name, population, point, postcodes, city: row.next(), department })
}
