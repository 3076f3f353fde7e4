//! The embedded files, and how their rows are read.

use std::str::Split;

/// One row a commune or municipal arrondissement, sorted by INSEE code: insee, name, postcodes (separated by spaces),
/// latitude, longitude, population, and for an arrondissement the INSEE code of its city. Trailing empty fields are cut.
pub(crate) const COMMUNES: &str = include_str!("../data/communes.tsv");

/// One row a département, then one a collectivity: code, name, région code, locative, genitive.
pub(crate) const DEPARTMENTS: &str = include_str!("../data/departements.tsv");

/// One row a région, then one a collectivity that stands for its own région: code, name, locative, genitive.
pub(crate) const REGIONS: &str = include_str!("../data/regions.tsv");

/// Simplified outlines of the 101 départements as a GeoJSON feature collection (WGS84, about 500 metres fine), with the
/// properties `code`, `name` and `region` (a région code), ready to be published for a map.
/// Source: IGN Admin Express 2018, Licence Ouverte.
pub const DEPARTMENTS_GEOJSON: &str = include_str!("../data/departements.geojson");

/// The fields of every row that is neither empty nor a `#` comment.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Split<'static, char>> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(text: &'static str) -> usize {
        rows(text).count()
    }

    #[test]
    fn no_embedded_row_is_skipped() {
        assert_eq!(crate::communes().len(), rows_of(COMMUNES));
        assert_eq!(crate::communes().len(), 35_014);
        assert_eq!(crate::departments().count() + crate::collectivities().count(), rows_of(DEPARTMENTS));
        assert_eq!(crate::departments().count(), 101);
        assert_eq!(crate::regions().count(), 18);
        assert_eq!(rows_of(REGIONS), 18 + 8);
        assert!(crate::departments().all(|department| !department.outline().is_empty()));
    }

    #[test]
    fn no_embedded_number_is_lost() {
        let filled =
            |index: usize| rows(COMMUNES).filter(|row| row.clone().nth(index).is_some_and(|f| !f.is_empty())).count();
        assert_eq!(crate::communes().iter().filter(|commune| commune.point.is_some()).count(), filled(3));
        assert_eq!(filled(3), 35_014 - 38);
        let populated = crate::communes().iter().filter(|commune| commune.population > 0).count();
        let zero = rows(COMMUNES).filter(|row| row.clone().nth(5) == Some("0")).count();
        assert_eq!(populated + zero, filled(5));
    }

    #[test]
    fn communes_are_sorted_by_insee() {
        assert!(crate::communes().is_sorted_by(|a, b| a.insee < b.insee));
    }
}
