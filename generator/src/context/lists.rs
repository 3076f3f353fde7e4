//! Which listings each list shows: worked out once, as many pages ask.

use std::collections::{BTreeMap, BTreeSet};

use domain::Weekday;
use gazetteer::{Commune, Department, Region, fold};

use crate::atlas::{AmapIx, Atlas, ContractIx, FamilyIx, FarmIx, NetworkIx};
use crate::content::network::Module;
use crate::plan::{self, Page, PageKind, Scope};

/// A commune with a page: itself, and the AMAPs near with their distance in kilometres, nearest first.
pub type NearCommune<'a> = (&'static Commune, &'a [(AmapIx, f64)]);

/// The listings of each list. AMAPs are by name, as in the atlas; a closed one is in none.
pub struct Lists<'a> {
    /// All AMAPs.
    pub amaps: Vec<AmapIx>,
    /// Départements that have an AMAP, by name, with theirs.
    pub departments: Vec<(&'static Department, Vec<AmapIx>)>,
    /// Régions that have an AMAP, by name, with theirs.
    pub regions: Vec<(&'static Region, Vec<AmapIx>)>,
    /// Cities, towns and villages that have an AMAP, by INSEE code, with theirs.
    pub communes: BTreeMap<&'static str, (&'static Commune, Vec<AmapIx>)>,
    /// Communes that have a page, by INSEE code.
    pub near: BTreeMap<&'static str, NearCommune<'a>>,
    /// Weekdays on which an AMAP distributes, from Monday, with those that do.
    pub days: BTreeMap<Weekday, Vec<AmapIx>>,
    /// Contracts that can be signed or soon can, what closes first first; none when the site has no contracts.
    pub signable: Vec<ContractIx>,
    families: Vec<(Vec<AmapIx>, Vec<FarmIx>)>,
    networks: Vec<Vec<AmapIx>>,
}

impl<'a> Lists<'a> {
    /// Works out every list.
    pub fn of(atlas: &Atlas, pages: &'a [Page]) -> Self {
        let mut departments: BTreeMap<String, (&'static Department, Vec<AmapIx>)> = BTreeMap::new();
        let mut regions: BTreeMap<String, (&'static Region, Vec<AmapIx>)> = BTreeMap::new();
        let mut communes: BTreeMap<&'static str, (&'static Commune, Vec<AmapIx>)> = BTreeMap::new();
        let mut days: BTreeMap<Weekday, Vec<AmapIx>> = BTreeMap::new();
        let mut families = vec![(Vec::new(), Vec::new()); atlas.families.len()];
        let amaps: Vec<AmapIx> = plan::listed(atlas).collect();
        for index in amaps.iter().copied() {
            let amap = &atlas[index];
            for department in amap.departments() {
                let region = department.region();
                push_once(&mut departments.entry(fold(department.name)).or_insert((department, Vec::new())).1, index);
                push_once(&mut regions.entry(fold(region.name)).or_insert((region, Vec::new())).1, index);
            }
            for commune in amap.places.iter().filter_map(|place| place.commune).map(Commune::city) {
                push_once(&mut communes.entry(commune.insee).or_insert((commune, Vec::new())).1, index);
            }
            for weekday in amap.weekdays() {
                days.entry(weekday).or_default().push(index);
            }
            for family in &amap.products {
                families[family.0].0.push(index);
            }
        }
        for (index, farm) in atlas.farms.iter().enumerate() {
            for family in &farm.products {
                families[family.0].1.push(FarmIx(index));
            }
        }
        let near = pages.iter().filter_map(|page| match &page.kind {
            PageKind::Commune(commune, near, 1) => Some((commune.insee, (*commune, &**near))),
            _ => None,
        });
        let networks = (0..atlas.networks.len()).map(NetworkIx);
        let contracts = atlas.site.has(Module::Contracts);
        Self {
            amaps,
            departments: departments.into_values().collect(),
            regions: regions.into_values().collect(),
            communes,
            near: near.collect(),
            days,
            signable: if contracts { plan::signable(atlas) } else { Vec::new() },
            families,
            networks: networks.map(|network| plan::of_scope(atlas, Scope::Network(network))).collect(),
        }
    }

    /// AMAPs of a département.
    pub fn department(&self, department: &Department) -> &[AmapIx] {
        self.departments.iter().find(|(own, _)| own.code == department.code).map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs of a région.
    pub fn region(&self, region: &Region) -> &[AmapIx] {
        self.regions.iter().find(|(own, _)| own.code == region.code).map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs in a commune.
    pub fn commune(&self, commune: &'static Commune) -> &[AmapIx] {
        self.communes.get(commune.city().insee).map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs that distribute on a weekday.
    pub fn day(&self, weekday: Weekday) -> &[AmapIx] {
        self.days.get(&weekday).map_or(&[], Vec::as_slice)
    }

    /// AMAPs where a product family is brought.
    pub fn family(&self, family: FamilyIx) -> &[AmapIx] {
        &self.families[family.0].0
    }

    /// Farms that bring a product family.
    pub fn family_farms(&self, family: FamilyIx) -> &[FarmIx] {
        &self.families[family.0].1
    }

    /// AMAPs of a local network.
    pub fn network(&self, network: NetworkIx) -> &[AmapIx] {
        &self.networks[network.0]
    }

    /// Communes that have a page and that the list of a département names, by name.
    pub fn near_in(&self, atlas: &Atlas, department: &Department) -> Vec<NearCommune<'a>> {
        let codes: BTreeSet<&str> = self.departments.iter().map(|(department, _)| department.code).collect();
        let named = |(commune, amaps): &&NearCommune<'a>| {
            plan::named_under(atlas, &codes, commune, amaps).code == department.code
        };
        let mut communes: Vec<NearCommune<'a>> = self.near.values().filter(named).copied().collect();
        communes.sort_by_cached_key(|(commune, _)| (fold(commune.name), commune.insee));
        communes
    }
}

fn push_once(list: &mut Vec<AmapIx>, index: AmapIx) {
    // AMAPs come in order, so that one already there is the last.
    if list.last() != Some(&index) {
        list.push(index);
    }
}
