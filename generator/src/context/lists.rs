//! Which listings each list shows: worked out once, as many pages ask.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Time, Weekday};
use gazetteer::{Commune, Department, Region, fold};

use crate::atlas::{AmapIx, Atlas, ContractIx, FamilyIx, FarmIx, NetworkIx};
use crate::content::network::Module;
use crate::footprint::{self, Key, Seen, State, Table, key, state};
use crate::plan::{self, CONTRACTS_PER_PAGE, PER_PAGE, Page, PageKind};

use super::roll::Roll;

/// A commune with a page: itself, and the AMAPs near with their distance in kilometres, nearest first.
pub type NearCommune<'a> = (&'static Commune, &'a [(AmapIx, f64)]);

/// The listings of each list. AMAPs are by name, as in the atlas; a closed one is in none.
pub struct Lists<'a> {
    /// All AMAPs.
    pub amaps: Roll<AmapIx>,
    /// All farms.
    pub farms: Roll<FarmIx>,
    /// Départements that have an AMAP, by name, with theirs.
    pub departments: Seen<Vec<(&'static Department, Roll<AmapIx>)>>,
    /// Régions that have an AMAP, by name, with theirs.
    pub regions: Seen<Vec<(&'static Region, Roll<AmapIx>)>>,
    /// Cities, towns and villages that have an AMAP, by INSEE code, with theirs.
    pub communes: Seen<BTreeMap<&'static str, (&'static Commune, Roll<AmapIx>)>>,
    /// Weekdays on which an AMAP distributes, from Monday, with those that do by the hour at which they start.
    pub days: BTreeMap<Weekday, Roll<(Time, AmapIx)>>,
    /// Contracts that can be signed or soon can, what closes first first; none when the site has no contracts.
    pub signable: Roll<ContractIx>,
    /// Communes that have a page, by INSEE code.
    near: Seen<BTreeMap<&'static str, NearCommune<'a>>>,
    families: Vec<(Roll<AmapIx>, Roll<FarmIx>)>,
    networks: Vec<Roll<AmapIx>>,
    none: Roll<AmapIx>,
}

impl<'a> Lists<'a> {
    /// Works out every list.
    pub fn of(atlas: &Atlas, pages: &'a [Page]) -> Self {
        let mut departments: BTreeMap<String, (&'static Department, Vec<AmapIx>)> = BTreeMap::new();
        let mut regions: BTreeMap<String, (&'static Region, Vec<AmapIx>)> = BTreeMap::new();
        let mut communes: BTreeMap<&'static str, (&'static Commune, Vec<AmapIx>)> = BTreeMap::new();
        let mut days: BTreeMap<Weekday, Vec<(Time, AmapIx)>> = BTreeMap::new();
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
                let own = amap.distributions.iter().filter(|own| own.weekday == Some(weekday));
                let start = own.map(|distribution| distribution.start).min().unwrap_or_default();
                days.entry(weekday).or_default().push((start, index));
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
        days.values_mut().for_each(|amaps| amaps.sort_unstable());
        let networks = (0..atlas.networks.len()).map(NetworkIx);
        let signable = if atlas.site.has(Module::Contracts) { plan::signable(atlas) } else { Vec::new() };
        let roll = |kind, id: &str, amaps| Roll::of_amaps(kind, id, PER_PAGE, amaps, atlas);
        let departments = departments.into_values();
        let departments = departments.map(|(own, amaps)| (own, roll("department", own.code, amaps))).collect();
        let regions = regions.into_values().map(|(own, amaps)| (own, roll("region", own.code, amaps))).collect();
        let communes = communes.into_iter();
        let communes = communes.map(|(insee, (own, amaps))| (insee, (own, roll("commune", insee, amaps)))).collect();
        let families = families.into_iter().enumerate().map(|(index, (amaps, farms))| {
            let amaps = Roll::of_amaps("family", index, PER_PAGE, amaps, atlas);
            (amaps, Roll::new("family-farms", index, PER_PAGE, farms))
        });
        let families = families.collect();
        let of_network = |network: NetworkIx| {
            let amaps = plan::of_network(atlas, network);
            Roll::of_amaps("network-amaps", atlas.networks.key(network.0), PER_PAGE, amaps, atlas)
        };
        Self {
            amaps: roll("list", "amaps", amaps),
            farms: Roll::new("list", "farms", PER_PAGE, (0..atlas.farms.len()).map(FarmIx).collect()),
            departments: Seen::new("departments", departments),
            regions: Seen::new("regions", regions),
            communes: Seen::new("communes", communes),
            near: Seen::new("near", near.collect()),
            days: days.into_iter().map(|(day, amaps)| (day, Roll::new("day", day, PER_PAGE, amaps))).collect(),
            signable: Roll::new("list", "signable", CONTRACTS_PER_PAGE, signable),
            families,
            networks: networks.map(of_network).collect(),
            none: roll("list", "none", Vec::new()),
        }
    }

    /// In what state each list is, whole and part by part.
    pub fn states(&self, atlas: &Atlas, table: &mut Table) {
        let amap = |amap: &AmapIx| atlas.amaps.key(amap.0);
        let farm = |farm: &FarmIx| atlas.farms.key(farm.0);
        self.amaps.states(amap, table);
        self.none.states(amap, table);
        self.farms.states(farm, table);
        self.signable.states(|contract| atlas.contracts.key(contract.0), table);
        let mut each = |rolls: &mut dyn Iterator<Item = (&str, &Roll<AmapIx>)>| {
            state(rolls.map(|(code, roll)| (code, roll.states(amap, table))).collect::<Vec<_>>())
        };
        let departments = each(&mut self.departments.unseen().iter().map(|(own, amaps)| (own.code, amaps)));
        let regions = each(&mut self.regions.unseen().iter().map(|(own, amaps)| (own.code, amaps)));
        let communes = each(&mut self.communes.unseen().iter().map(|(insee, (_, amaps))| (*insee, amaps)));
        table.insert(self.departments.key(), departments);
        table.insert(self.regions.key(), regions);
        table.insert(self.communes.key(), communes);
        let near = self.near.unseen().iter().map(|(insee, (_, near))| (key("near", insee), near_state(atlas, near)));
        let near: Vec<(Key, State)> = near.collect();
        table.insert(self.near.key(), state(&near));
        near.into_iter().for_each(|(key, state)| table.insert(key, state));
        for (day, roll) in &self.days {
            roll.states(|(start, own)| key("at", (day, start.hour(), start.minute(), amap(own))), table);
        }
        for (amaps, farms) in &self.families {
            amaps.states(amap, table);
            farms.states(farm, table);
        }
        self.networks.iter().for_each(|amaps| _ = amaps.states(amap, table));
    }

    /// AMAPs of a département.
    pub fn department(&self, department: &Department) -> &Roll<AmapIx> {
        let own = self.departments.unseen().iter().find(|(own, _)| own.code == department.code);
        own.map_or_else(|| self.nowhere(key("department", department.code)), |(_, amaps)| amaps)
    }

    /// AMAPs of a région.
    pub fn region(&self, region: &Region) -> &Roll<AmapIx> {
        let own = self.regions.unseen().iter().find(|(own, _)| own.code == region.code);
        own.map_or_else(|| self.nowhere(key("region", region.code)), |(_, amaps)| amaps)
    }

    /// AMAPs in a commune.
    pub fn commune(&self, commune: &'static Commune) -> &Roll<AmapIx> {
        let insee = commune.city().insee;
        let own = self.communes.unseen().get(insee);
        own.map_or_else(|| self.nowhere(key("commune", insee)), |(_, amaps)| amaps)
    }

    /// A list that is not there; whoever asks for it hangs on that.
    fn nowhere(&self, key: Key) -> &Roll<AmapIx> {
        footprint::see(key);
        &self.none
    }

    /// AMAPs near a commune that has a page.
    pub fn near(&self, commune: &'static Commune) -> &[(AmapIx, f64)] {
        let insee = commune.city().insee;
        footprint::see(key("near", insee));
        self.near.unseen().get(insee).map_or(&[], |(_, near)| near)
    }

    /// AMAPs where a product family is brought.
    pub fn family(&self, family: FamilyIx) -> &Roll<AmapIx> {
        &self.families[family.0].0
    }

    /// Farms that bring a product family.
    pub fn family_farms(&self, family: FamilyIx) -> &Roll<FarmIx> {
        &self.families[family.0].1
    }

    /// AMAPs of a local network.
    pub fn network(&self, network: NetworkIx) -> &Roll<AmapIx> {
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
