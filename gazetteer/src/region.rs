//! A région.

use std::fmt;
use std::sync::LazyLock;

use crate::data::{REGIONS, rows};
use crate::department::{Department, departments_and_collectivities};
use crate::fold::slug;

/// A région of France, or an overseas collectivity that belongs to none and stands for its own.
/// Source: INSEE's code officiel géographique 2026; the forms are written by hand.
pub struct Region {
    /// The INSEE code: two digits (`"53"`, `"04"`), or the three digits of a collectivity (`"987"`).
    pub code: &'static str,
    /// The official name: `Bretagne`.
    pub name: &'static str,
    /// Where, in a sentence: `en Bretagne`, `dans le Grand Est`, `à La Réunion`.
    pub locative: &'static str,
    /// Of what, in a sentence: `de Bretagne`, `du Grand Est`, `d'Occitanie`.
    pub genitive: &'static str,
}

impl Region {
    /// The name as a part of an address: `ile-de-france`.
    pub fn slug(&self) -> String {
        slug(self.name)
    }

    /// Its départements in the order of their codes; for a collectivity, itself.
    pub fn departments(&self) -> impl Iterator<Item = &'static Department> + use<> {
        let code = self.code;
        departments_and_collectivities().iter().filter(move |department| department.region_code() == code)
    }

    /// Whether this is an overseas collectivity rather than one of the 18 régions.
    pub fn is_collectivity(&self) -> bool {
        self.code.len() == 3
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Region {}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region({} {})", self.code, self.name)
    }
}

/// The 18 régions: those of the mainland and Corsica in alphabetical order, then the five overseas ones by code.
pub fn regions() -> impl Iterator<Item = &'static Region> {
    all().iter().filter(|region| !region.is_collectivity())
}

/// The région, or the collectivity, of this INSEE code.
pub fn region(code: &str) -> Option<&'static Region> {
    all().iter().find(|region| region.code == code)
}

fn all() -> &'static [Region] {
    static ALL: LazyLock<Vec<Region>> = LazyLock::new(|| {
        let read = |mut row: std::str::Split<'static, char>| {
            Some(Region { code: row.next()?, name: row.next()?, locative: row.next()?, genitive: row.next()? })
        };
        rows(REGIONS).filter_map(read).collect()
    });
    &ALL
}
