//! Communes found by their postcode.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::commune::{Commune, communes};
use crate::department::{Department, department};

/// The communes that this postcode names, most populous first; 46 of them for 51300, none when nobody bears it.
/// 75011 names the 11th arrondissement and not the whole of Paris. Spaces do not matter (« 35 000 »).
pub fn by_postcode(postcode: &str) -> &'static [&'static Commune] {
    let digits: String = postcode.split_whitespace().collect();
    let index = index();
    let start = index.postcodes.partition_point(|other| *other < digits.as_str());
    let end = index.postcodes.partition_point(|other| *other <= digits.as_str());
    index.communes.get(start..end).unwrap_or_default()
}

/// What an author wrote where a postcode was expected.
#[derive(Debug)]
pub(crate) enum Postcode {
    /// Nothing.
    Absent,
    /// A postcode of La Poste and the communes it names, at least one.
    Known(String, &'static [&'static Commune]),
    /// Five digits that name no commune, as a CEDEX does, and the département that they begin with.
    Unknown(String, Option<&'static Department>),
    /// Not five digits, and the known postcode that was surely meant, if any.
    Malformed(String, Option<(String, &'static [&'static Commune])>),
}

impl Postcode {
    pub(crate) fn read(written: Option<&str>) -> Postcode {
        let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else {
            return Postcode::Absent;
        };
        let digits: String = written.split_whitespace().collect();
        if is_five_digits(&digits) {
            return match by_postcode(&digits) {
                [] => {
                    let department = department_of(&digits);
                    Postcode::Unknown(digits, department)
                }
                named => Postcode::Known(digits, named),
            };
        }
        Postcode::Malformed(written.to_owned(), meant(&digits))
    }

    /// The same, less a mended postcode none of whose communes `agrees` with the rest of what was written.
    pub(crate) fn mended_if(self, agrees: impl Fn(&'static Commune) -> bool) -> Postcode {
        match self {
            Postcode::Malformed(written, Some((_, named))) if !named.iter().any(|bearer| agrees(bearer)) => {
                Postcode::Malformed(written, None)
            }
            other => other,
        }
    }

    /// The communes that the postcode names, as written or as surely meant.
    pub(crate) fn communes(&self) -> &'static [&'static Commune] {
        match self {
            Postcode::Known(_, named) | Postcode::Malformed(_, Some((_, named))) => named,
            _ => &[],
        }
    }

    /// The département of an unknown postcode, or of all the communes that it names.
    pub(crate) fn department(&self) -> Option<&'static Department> {
        if let Postcode::Unknown(_, department) = self {
            return *department;
        }
        let mut named = self.communes().iter().map(|commune| commune.department());
        let first = named.next()?;
        named.all(|other| other == first).then_some(first)
    }
}

/// Postcodes, sorted, and beside each the commune that bears it: one row a pair.
struct Index {
    postcodes: Vec<&'static str>,
    communes: Vec<&'static Commune>,
}

fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        // A whole city shares all its postcodes with its arrondissements, which say more.
        let arrondissements = communes().iter().filter(|commune| commune.is_arrondissement());
        let cities: HashSet<_> = arrondissements.map(|commune| commune.city().insee).collect();
        let bearers = communes().iter().filter(|commune| !cities.contains(commune.insee));
        let mut pairs: Vec<_> =
            bearers.flat_map(|commune| commune.postcodes().map(move |postcode| (postcode, commune))).collect();
        pairs.sort_by_key(|(postcode, commune)| (*postcode, Reverse(commune.population), commune.insee));
        let (postcodes, communes) = pairs.into_iter().unzip();
        Index { postcodes, communes }
    });
    &INDEX
}

fn is_five_digits(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Spreadsheets eat the leading zero of 01400, and abroad one writes F-35000.
fn meant(written: &str) -> Option<(String, &'static [&'static Commune])> {
    let digits = written.trim_start_matches(|sign: char| "FRfr-–.".contains(sign));
    let postcode = if digits.len() == 4 { format!("0{digits}") } else { digits.to_owned() };
    let named = by_postcode(&postcode);
    (is_five_digits(&postcode) && !named.is_empty()).then_some((postcode, named))
}

/// Postcodes begin with the département's code, but for Corsica, which has kept 20.
fn department_of(postcode: &str) -> Option<&'static Department> {
    let code = match (postcode.get(..2)?, postcode.get(..3)?) {
        (_, "200" | "201") => "2A",
        ("20", _) => "2B",
        ("97" | "98", overseas) => overseas,
        (mainland, _) => mainland,
    };
    department(code)
}
