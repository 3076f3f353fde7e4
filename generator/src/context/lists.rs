//! Which listings each list shows: worked out once, as many pages ask.

use std::collections::{BTreeMap, BTreeSet};

use domain::Weekday;
use gazetteer::{Commune, Department, Region, fold};

use crate::atlas::{AmapIx, Atlas, ContractIx, FamilyIx, FarmIx, NetworkIx};
use crate::content::network::Module;
use crate::footprint::{self, Key, Seen, State, Table, key, state};
use crate::plan::{self, Page, PageKind, Scope};

/// A commune with a page: itself, and the AMAPs near with their distance in kilometres, nearest first.
pub type NearCommune<'a> = (&'static Commune, &'a [(AmapIx, f64)]);

/// The listings of each list. AMAPs are by name, as in the atlas; a closed one is in none.
pub struct Lists<'a> {
    /// All AMAPs.
    pub amaps: Seen<Vec<AmapIx>>,
    /// Départements that have an AMAP, by name, with theirs.
    pub departments: Seen<Vec<(&'static Department, Vec<AmapIx>)>>,
    /// Régions that have an AMAP, by name, with theirs.
    pub regions: Seen<Vec<(&'static Region, Vec<AmapIx>)>>,
    /// Cities, towns and villages that have an AMAP, by INSEE code, with theirs.
    pub communes: Seen<BTreeMap<&'static str, (&'static Commune, Vec<AmapIx>)>>,
    /// Weekdays on which an AMAP distributes, from Monday, with those that do.
    pub days: Seen<BTreeMap<Weekday, Vec<AmapIx>>>,
    /// Contracts that can be signed or soon can, what closes first first; none when the site has no contracts.
    pub signable: Seen<Vec<ContractIx>>,
    /// Communes that have a page, by INSEE code.
    near: Seen<BTreeMap<&'static str, NearCommune<'a>>>,
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
            amaps: Seen::new("list", amaps),
            departments: Seen::new("departments", departments.into_values().collect()),
            regions: Seen::new("regions", regions.into_values().collect()),
            communes: Seen::new("communes", communes),
            near: Seen::new("near", near.collect()),
            days: Seen::new("days", days),
            signable: Seen::new("signable", if contracts { plan::signable(atlas) } else { Vec::new() }),
            families,
            networks: networks.map(|network| plan::of_scope(atlas, Scope::Network(network))).collect(),
        }
    }

    /// In what state each list is, whole and part by part.
    pub fn states(&self, atlas: &Atlas, table: &mut Table) {
        let ids = |amaps: &[AmapIx]| amaps.iter().map(|amap| atlas.amaps.key(amap.0)).collect::<Vec<Key>>();
        let mut parts = |whole: Key, parts: Vec<(Key, State)>| {
            table.insert(whole, state(&parts));
            parts.into_iter().for_each(|(key, state)| table.insert(key, state));
        };
        parts(self.amaps.key(), vec![(key("list", 0), state(ids(self.amaps.unseen())))]);
        let departments = self.departments.unseen().iter();
        let departments = departments.map(|(own, amaps)| (key("department", own.code), state(ids(amaps))));
        parts(self.departments.key(), departments.collect());
        let regions = self.regions.unseen().iter();
        parts(self.regions.key(), regions.map(|(own, amaps)| (key("region", own.code), state(ids(amaps)))).collect());
        let communes = self.communes.unseen().iter();
        let communes = communes.map(|(insee, (_, amaps))| (key("commune", insee), state(ids(amaps))));
        parts(self.communes.key(), communes.collect());
        let near = self.near.unseen().iter();
        parts(self.near.key(), near.map(|(insee, (_, near))| (key("near", insee), near_state(atlas, near))).collect());
        let days = self.days.unseen().iter();
        parts(self.days.key(), days.map(|(day, amaps)| (key("day", day), state(ids(amaps)))).collect());
        let signable: Vec<Key> = self.signable.unseen().iter().map(|at| atlas.contracts.key(at.0)).collect();
        parts(self.signable.key(), vec![(key("signable", 0), state(signable))]);
        for (index, (amaps, farms)) in self.families.iter().enumerate() {
            let farms: Vec<Key> = farms.iter().map(|farm| atlas.farms.key(farm.0)).collect();
            table.insert(key("family", index), state((ids(amaps), farms)));
        }
        for (index, amaps) in self.networks.iter().enumerate() {
            table.insert(key("network-amaps", index), state((atlas.networks.key(index), ids(amaps))));
        }
    }

    /// AMAPs of a département.
    pub fn department(&self, department: &Department) -> &[AmapIx] {
        footprint::see(key("department", department.code));
        let own = self.departments.unseen().iter().find(|(own, _)| own.code == department.code);
        own.map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs of a région.
    pub fn region(&self, region: &Region) -> &[AmapIx] {
        footprint::see(key("region", region.code));
        self.regions.unseen().iter().find(|(own, _)| own.code == region.code).map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs in a commune.
    pub fn commune(&self, commune: &'static Commune) -> &[AmapIx] {
        let insee = commune.city().insee;
        footprint::see(key("commune", insee));
        self.communes.unseen().get(insee).map_or(&[], |(_, amaps)| amaps)
    }

    /// AMAPs near a commune that has a page.
    pub fn near(&self, commune: &'static Commune) -> &[(AmapIx, f64)] {
        let insee = commune.city().insee;
        footprint::see(key("near", insee));
        self.near.unseen().get(insee).map_or(&[], |(_, near)| near)
    }

    /// AMAPs that distribute on a weekday.
    pub fn day(&self, weekday: Weekday) -> &[AmapIx] {
        footprint::see(key("day", weekday));
        self.days.unseen().get(&weekday).map_or(&[], Vec::as_slice)
    }

    /// AMAPs where a product family is brought.
    pub fn family(&self, family: FamilyIx) -> &[AmapIx] {
        footprint::see(key("family", family.0));
        &self.families[family.0].0
    }

    /// Farms that bring a product family.
    pub fn family_farms(&self, family: FamilyIx) -> &[FarmIx] {
        footprint::see(key("family", family.0));
        &self.families[family.0].1
    }

    /// AMAPs of a local network.
    pub fn network(&self, network: NetworkIx) -> &[AmapIx] {
        footprint::see(key("network-amaps", network.0));
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

/// The state of a list of AMAPs near somewhere.
pub fn near_state(atlas: &Atlas, near: &[(AmapIx, f64)]) -> State {
    state(near.iter().map(|(amap, km)| (atlas.amaps.key(amap.0), km.to_bits())).collect::<Vec<_>>())
}

fn push_once(list: &mut Vec<AmapIx>, index: AmapIx) {
    // AMAPs come in order, so that one already there is the last.
    if list.last() != Some(&index) {
        list.push(index);
    }
}
