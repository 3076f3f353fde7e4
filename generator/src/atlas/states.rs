//! In what state each entity of an atlas is: what its file says, and what other files add to it.

use super::{AmapIx, Atlas, ContractIx, FamilyIx, FarmIx, in_department};
use crate::footprint::{Key, State, Table, state};
use crate::print::Prints;

impl Atlas {
    /// The state of everything in it that a job can look at by itself. What is read for every page (`network.yml`, shared
    /// calendars, `files/`, product families) is not among it.
    pub fn states(&self, prints: &Prints) -> Table {
        let mut table = Table::new(state(prints.common(self.today)));
        let file = |path: &str| prints.get(path);
        let amap = |index: &AmapIx| self.amaps.key(index.0);
        let farm = |index: &FarmIx| self.farms.key(index.0);
        let contract = |index: &ContractIx| self.contracts.key(index.0);
        let families = |families: &[FamilyIx]| families.iter().map(|family| family.0).collect::<Vec<_>>();
        // Calendars of an AMAP and stocks of a farm are part of their contracts.
        let amap_files: Vec<_> = self.amaps.iter().map(|amap| file(&amap.file)).collect();
        let farm_files: Vec<_> = self.farms.iter().map(|farm| file(&farm.file)).collect();
        let mut list = |(whole, count): (Key, Key), states: &mut dyn Iterator<Item = (Key, State)>| {
            let states: Vec<_> = states.collect();
            states.iter().for_each(|(key, state)| table.insert(*key, *state));
            table.insert(whole, state(&states));
            table.insert(count, state(states.len()));
        };
        let amaps = self.amaps.iter().zip(&amap_files).enumerate().map(|(index, (own, file))| {
            let farms: Vec<_> = own.farms.iter().map(|share| (farm(&share.farm), families(&share.families))).collect();
            let contracts: Vec<_> = own.contracts.iter().map(contract).collect();
            (self.amaps.key(index), state((file, farms, contracts, families(&own.products))))
        });
        list((self.amaps.whole(), self.amaps.count()), &mut amaps.into_iter());
        let farms = self.farms.iter().zip(&farm_files).enumerate().map(|(index, (own, file))| {
            let (amaps, contracts): (Vec<_>, Vec<_>) =
                (own.amaps.iter().map(amap).collect(), own.contracts.iter().map(contract).collect());
            (self.farms.key(index), state((file, amaps, contracts, families(&own.products))))
        });
        let here = self.by_department.iter();
        let here: Vec<(Key, State)> =
            here.map(|(code, own)| (in_department(code), state(own.iter().map(amap).collect::<Vec<_>>()))).collect();
        list((self.farms.whole(), self.farms.count()), &mut farms.into_iter());
        let contracts = self.contracts.iter().enumerate().map(|(index, own)| {
            let parties = (amap(&own.amap), amap_files[own.amap.0], farm(&own.farm), farm_files[own.farm.0]);
            // The one that must be held first is named in the terms.
            let required = own.requires.as_ref().map(|first| {
                let other = &self.contracts[first.0];
                (contract(first), file(&other.file), farm_files[other.farm.0])
            });
            (self.contracts.key(index), state((file(&own.file), parties, required)))
        });
        list((self.contracts.whole(), self.contracts.count()), &mut contracts.into_iter());
        let networks = self.networks.iter().enumerate().map(|(index, own)| {
            let others = |networks: &[super::NetworkIx]| -> Vec<Key> {
                networks.iter().map(|network| self.networks.key(network.0)).collect()
            };
            let amaps: Vec<_> = own.amaps.iter().map(amap).collect();
            let parents: Vec<_> = own.parent.iter().copied().collect();
            (self.networks.key(index), state((file(&own.file), others(&parents), others(&own.children), amaps)))
        });
        list((self.networks.whole(), self.networks.count()), &mut networks.into_iter());
        here.into_iter().for_each(|(key, state)| table.insert(key, state));
        // What is news in a département hangs on where its AMAPs are.
        let news = self.news.unseen().iter().map(|own| {
            let departments: Vec<_> = own.departments.iter().map(|department| department.code).collect();
            (file(&own.file), own.amaps.iter().map(amap).collect::<Vec<_>>(), departments)
        });
        table.insert(self.news.key(), state(news.collect::<Vec<_>>()));
        let events = self.events.unseen().iter().map(|own| {
            let (amaps, farms): (Vec<_>, Vec<_>) =
                (own.amaps.iter().map(amap).collect(), own.farms.iter().map(farm).collect());
            (file(&own.file), amaps, farms)
        });
        table.insert(self.events.key(), state(events.collect::<Vec<_>>()));
        let adverts = self
            .adverts
            .unseen()
            .iter()
            .map(|own| (file(&own.file), own.farm.as_ref().map(farm), own.amap.as_ref().map(amap)));
        table.insert(self.adverts.key(), state(adverts.collect::<Vec<_>>()));
        let resources: Vec<_> = self.resources.unseen().iter().map(|own| file(&own.file)).collect();
        table.insert(self.resources.key(), state(resources));
        let pages: Vec<_> = self.pages.unseen().iter().map(|own| file(&own.file)).collect();
        table.insert(self.pages.key(), state(pages));
        table
    }
}
