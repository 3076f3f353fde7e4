//! Resolve: from documents to the atlas. References become links, places are looked up in the gazetteer, calendars
//! become days, bodies become HTML; what is personal and not to be published is left behind here.

mod amap;
mod basemap;
mod calendar;
mod contract;
mod editorial;
mod farm;
mod names;
mod place;
mod public;
mod seller;
pub mod site;
mod stock;

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use forms::Records;
use gazetteer::fold;
use rayon::prelude::*;

use crate::address;
use crate::atlas::{Amap, AmapIx, Atlas, ContractIx, Entities, Farm, FarmShare, InternalLink, NetworkIx};
use crate::cache::{Cache, Found, Shelf};
use crate::content::network::Extent;
use crate::content::{self, Document, Documents};
use crate::diagnostic::Diagnostic;
use crate::footprint::{Seen, State, state};
use crate::markdown::{Body, Rendered, Targets};
use crate::photos::Photos;
use names::Names;

/// What every entity needs to be resolved, and the mistakes found on the way.
struct Resolver<'a> {
    names: &'a Names<'a>,
    targets: &'a Targets<'a>,
    extent: Option<&'a Extent>,
    today: Date,
    diagnostics: Vec<Diagnostic>,
    links: Vec<InternalLink>,
}

impl Resolver<'_> {
    fn body<T>(&mut self, document: &Document<'_, T>) -> crate::atlas::Html {
        let body = Body { file: document.path, text: document.body(), start: document.span.start };
        let Rendered { html, links, diagnostics } = crate::markdown::render(body, self.targets);
        self.links.extend(links);
        self.diagnostics.extend(diagnostics);
        html
    }
}

/// What is known of an earlier build, and how to tell whether it still holds.
pub struct Known<'a> {
    /// What was made of each file.
    pub cache: &'a mut Cache,
    /// The state of what everything may show.
    pub common: State,
    /// The state of a file.
    pub file: &'a (dyn Fn(&str) -> State + Sync),
}

/// Resolves every document, in parallel, with the key of the log that a server of forms tells; `None` when there is no usable `network.yml`.
pub fn resolve(
    mut documents: Documents<'_>,
    Known { cache, common, file }: Known<'_>,
    records: &Records,
    today: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Atlas> {
    documents.amaps.par_sort_by_cached_key(|amap| (fold(&amap.header.name), amap.id));
    documents.farms.par_sort_by_cached_key(|farm| (fold(&farm.header.name), farm.id));
    documents.local_networks.sort_by_cached_key(|network| (fold(&network.header.name), network.id));
    let network = documents.network.take()?;
    let site = site::resolve(&network, &documents.files, records, diagnostics);
    let mut names = Names::of(&documents, &network, diagnostics);
    let french = site.languages.first().is_some_and(|language| language == "fr");
    let photos = Photos::of(&documents.files, diagnostics);
    let targets = Targets { pages: linked(&documents), photos, base_path: site.base_path.clone(), french };
    names.calendars = {
        let stage = Stage { names: &names, targets: &targets, extent: site.extent.as_ref(), today };
        let mut gather = |found: Found| diagnostics.extend(found.0);
        stage.each(&documents.calendars, calendar::shared, &mut gather).into_iter().collect()
    };
    let stage = Stage { names: &names, targets: &targets, extent: site.extent.as_ref(), today };

    let mut links = Vec::new();
    let mut gather = |found: Found| {
        diagnostics.extend(found.0);
        links.extend(found.1);
    };
    // Which other files there are is all that is read of them, but for contracts, which read their AMAP's and their farm's.
    let around = state((common, &targets.pages, &documents.unread));
    let own = |document: &str| state((around, file(document)));
    let mut amaps = {
        let own = |document: &Document<'_, _>| own(document.path);
        stage.each_kept(&documents.amaps, &mut cache.amaps, (|amap| amap.path, own), amap::resolve, &mut gather)
    };
    for (amap, document) in amaps.iter_mut().zip(&documents.amaps) {
        amap::link(amap, &document.header, &names);
    }
    let farms = {
        let own = |document: &Document<'_, _>| own(document.path);
        stage.each_kept(&documents.farms, &mut cache.farms, (|farm| farm.path, own), farm::resolve, &mut gather)
    };
    let files = &documents.files;
    let read = |resolver: &mut Resolver<'_>, document: &Document<'_, _>| editorial::network(resolver, document, files);
    let networks = stage.each(&documents.local_networks, read, &mut gather);
    let mut contracts: Vec<_> = {
        let lent = (amaps.as_slice(), farms.as_slice());
        let read = |resolver: &mut Resolver<'_>, document: &(&str, Document<'_, _>)| {
            contract::resolve(resolver, document.0, &document.1, lent)
        };
        let parties = |header: &content::contract::Contract| {
            [format!("amaps/{}.md", header.amap), format!("farms/{}.md", header.farm)].map(|path| file(&path))
        };
        let own = |(_, document): &(&str, Document<'_, _>)| state((own(document.path), parties(&document.header)));
        let kept = (path_of, own);
        let resolved = stage.each_kept(&documents.contracts, &mut cache.contracts, kept, read, &mut gather);
        let linked = resolved.into_iter().zip(&documents.contracts).filter_map(|(contract, (_, document))| {
            let mut contract = contract?;
            (contract.amap, contract.farm) = names.parties(&document.header)?;
            Some(contract)
        });
        linked.collect()
    };
    contract::sort(&mut contracts, &amaps);
    let mut news = stage.each(&documents.news, editorial::news, &mut gather);
    let mut events = stage.each(&documents.events, editorial::event, &mut gather);
    let read = |resolver: &mut Resolver<'_>, document: &Document<'_, _>| editorial::resource(resolver, document, files);
    let mut resources: Vec<_> = stage.each(&documents.resources, read, &mut gather).into_iter().flatten().collect();
    let mut adverts = stage.each(&documents.adverts, editorial::advert, &mut gather);
    let mut pages = stage.each(&documents.pages, editorial::page, &mut gather);
    news.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    events.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.start.cmp(&b.start)).then_with(|| a.id.cmp(&b.id)));
    resources.sort_by_cached_key(|resource| (fold(&resource.topic), fold(&resource.title), resource.id.clone()));
    adverts.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    pages.sort_by(|a, b| a.id.cmp(&b.id));

    contract::first::link(&mut contracts, &documents.contracts, &names, (&amaps, &farms), diagnostics);
    let mut atlas = Atlas {
        today,
        site,
        families: names.families(),
        networks: Entities::new("network", networks, |network| network.id.clone()),
        by_department: BTreeMap::new(),
        amaps: Entities::new("amap", amaps, |amap| amap.id.clone()),
        farms: Entities::new("farm", farms, |farm| farm.id.clone()),
        contracts: Entities::new("contract", contracts, |contract| (contract.season_id.clone(), contract.id.clone())),
        news: Seen::new("news", news),
        events: Seen::new("events", events),
        resources: Seen::new("resources", resources),
        adverts: Seen::new("adverts", adverts),
        pages: Seen::new("pages", pages),
        files: documents.files,
        unread: documents.unread,
        links,
    };
    link_contracts(&mut atlas);
    link_farms(&mut atlas);
    link_networks(&mut atlas, diagnostics);
    for (index, amap) in atlas.amaps.iter().enumerate() {
        for department in amap.departments() {
            atlas.by_department.entry(department.code).or_default().push(AmapIx(index));
        }
    }
    let amaps = &atlas.amaps;
    for news in atlas.news.iter_mut() {
        let own = news.amaps.iter().flat_map(|amap| amaps[amap.0].departments());
        for department in own.collect::<Vec<_>>() {
            if !news.departments.iter().any(|known| known.code == department.code) {
                news.departments.push(department);
            }
        }
    }
    basemap::check_reach(&atlas, diagnostics);
    seller::check(&atlas, diagnostics);
    Some(atlas)
}

fn path_of<'s, T>((_, document): &(&str, Document<'s, T>)) -> &'s str {
    document.path
}

/// The content files that have a page, for links between files; those that could not be read have theirs too.
fn linked<'s>(documents: &'s Documents<'s>) -> BTreeSet<&'s str> {
    let paths = documents.amaps.iter().map(|document| document.path);
    let paths = paths.chain(documents.farms.iter().map(|document| document.path));
    let paths = paths.chain(documents.contracts.iter().map(|(_, document)| document.path));
    let paths = paths.chain(documents.local_networks.iter().map(|document| document.path));
    let paths = paths.chain(documents.news.iter().map(|document| document.path));
    let paths = paths.chain(documents.events.iter().map(|document| document.path));
    let paths = paths.chain(documents.resources.iter().map(|document| document.path));
    let paths = paths.chain(documents.adverts.iter().map(|document| document.path));
    let paths = paths.chain(documents.pages.iter().map(|document| document.path));
    let unread = documents.unread.iter().map(String::as_str).filter(|path| address::of_file(path).is_some());
    paths.chain(unread).collect()
}

/// What resolving each document of a kind needs.
struct Stage<'a> {
    names: &'a Names<'a>,
    targets: &'a Targets<'a>,
    extent: Option<&'a Extent>,
    today: Date,
}

impl Stage<'_> {
    fn each<D: Sync, T: Send>(
        &self,
        documents: &[D],
        read: impl Fn(&mut Resolver<'_>, &D) -> T + Sync,
        gather: &mut impl FnMut(Found),
    ) -> Vec<T> {
        let (mut values, mut found) = (Vec::new(), Vec::new());
        let resolved = documents.par_iter().map(|document| self.one(document, &read));
        resolved.unzip_into_vecs(&mut values, &mut found);
        found.into_iter().for_each(gather);
        values
    }

    /// The same of documents whose value may be on a shelf: `kept` tells a document's path, and the state of all that is read for it.
    /// What refers to other entities by their position is to be linked again.
    fn each_kept<'d, D: Sync, T: Clone + Send + Sync>(
        &self,
        documents: &'d [D],
        shelf: &mut Shelf<(T, Found)>,
        (path, state): (impl Fn(&'d D) -> &'d str + Sync, impl Fn(&D) -> State + Sync),
        read: impl Fn(&mut Resolver<'_>, &D) -> T + Sync,
        gather: &mut impl FnMut(Found),
    ) -> Vec<T> {
        let known = &*shelf;
        let made = documents
            .par_iter()
            .map(|document| known.get_or_make(path(document), || state(document), || self.one(document, &read)));
        let made: Vec<_> = made.collect();
        shelf
            .put(made)
            .map(|(value, found)| {
                gather(found);
                value
            })
            .collect()
    }

    fn one<D, T>(&self, document: &D, read: impl Fn(&mut Resolver<'_>, &D) -> T) -> (T, Found) {
        let Stage { names, targets, extent, today } = *self;
        let (diagnostics, links) = (Vec::new(), Vec::new());
        let mut resolver = Resolver { names, targets, extent, today, diagnostics, links };
        let value = read(&mut resolver, document);
        (value, (resolver.diagnostics, resolver.links))
    }
}

/// Contracts know their AMAP and farm; now these know their contracts, and an AMAP what each farm brings.
fn link_contracts(atlas: &mut Atlas) {
    for (index, contract) in atlas.contracts.iter().enumerate() {
        let index = ContractIx(index);
        let amap: &mut Amap = &mut atlas.amaps[contract.amap.0];
        amap.contracts.push(index);
        // What an ended contract brought is history.
        if contract.sign_up != domain::SignUp::Ended {
            match amap.farms.iter_mut().find(|share| share.farm == contract.farm) {
                Some(share) => share.families.extend(&contract.families),
                None => amap.farms.push(FarmShare { farm: contract.farm, families: contract.families.clone() }),
            }
        }
        atlas.farms[contract.farm.0].contracts.push(index);
    }
}

fn link_farms(atlas: &mut Atlas) {
    let farms: &mut [Farm] = &mut atlas.farms;
    for (index, amap) in atlas.amaps.iter_mut().enumerate() {
        amap.farms.sort_by_key(|share| share.farm);
        for share in &mut amap.farms {
            let farm = &mut farms[share.farm.0];
            if share.families.is_empty() {
                share.families.clone_from(&farm.products);
            }
            share.families.sort_unstable();
            share.families.dedup();
            amap.products.extend(&share.families);
            farm.amaps.push(AmapIx(index));
        }
        amap.products.sort_unstable();
        amap.products.dedup();
    }
    for farm in farms {
        let contracts = farm.contracts.iter().flat_map(|contract| &atlas.contracts[contract.0].families);
        farm.products.extend(contracts.copied().collect::<Vec<_>>());
        farm.products.sort_unstable();
        farm.products.dedup();
    }
}

/// Networks know their parent; now they know their children, and the AMAPs of all of them.
fn link_networks(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) {
    let parents: Vec<Option<NetworkIx>> = atlas.networks.iter().map(|network| network.parent).collect();
    for (index, network) in atlas.networks.iter_mut().enumerate() {
        let mut above = network.parent;
        let mut steps = 0;
        while let Some(parent) = above {
            steps += 1;
            if parent.0 == index || steps > parents.len() {
                let place = crate::diagnostic::key!["parent"];
                diagnostics.push(Diagnostic::error("network-cycle", &network.file, place));
                network.parent = None;
                break;
            }
            above = parents[parent.0];
        }
    }
    let parents: Vec<Option<NetworkIx>> = atlas.networks.iter().map(|network| network.parent).collect();
    for (index, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            atlas.networks[parent.0].children.push(NetworkIx(index));
        }
    }
    for (index, amap) in atlas.amaps.iter().enumerate() {
        for network in &amap.networks {
            let mut above = Some(*network);
            while let Some(network) = above {
                let amaps = &mut atlas.networks[network.0].amaps;
                // AMAPs come in order, so that one already there is the last.
                if amaps.last() != Some(&AmapIx(index)) {
                    amaps.push(AmapIx(index));
                }
                above = parents[network.0];
            }
        }
    }
}
