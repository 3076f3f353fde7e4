//! Plan: which pages the site has, one address each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{AmapStatus, Weekday};
use forms::page::Way;
use gazetteer::{Commune, Department, Region};
use rayon::prelude::*;

use crate::address;
use crate::atlas::{AmapIx, Atlas, ContractIx, FamilyIx, FarmIx, NetworkIx};
use crate::content::network::{Module, Output};
use crate::diagnostic::{Diagnostic, Place};
use crate::{enquiries, rota, signing};

/// The file behind pages that no file makes: what the network is decides them.
const SITE: &str = "network.yml";

/// Listings on a page: as many as keep it below 400 nodes.
pub const PER_PAGE: usize = 48;
/// Contracts on a page: their cards hold more.
pub const CONTRACTS_PER_PAGE: usize = 36;
/// Communes on a page, each but a link.
pub const COMMUNES_PER_PAGE: usize = 240;

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// From the root of the site: `/amap/x/`.
    pub address: String,
    /// What it shows.
    pub kind: PageKind,
}

/// A part of the directory that is printed or embedded as a whole.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// All AMAPs.
    Everything,
    /// Those of a département.
    Department(&'static Department),
    /// Those of a local network.
    Network(NetworkIx),
}

/// What a page shows.
#[derive(Debug, Clone)]
pub enum PageKind {
    /// `/`
    Home,
    /// `/trouver/`: the search, and every région and département.
    Find,
    /// `/amaps/`: all of them by name; the number of the page, from 1.
    Amaps(usize),
    /// `/regions/`
    Regions,
    /// `/region/<slug>/`
    Region(&'static Region),
    /// `/departement/<code>-<slug>/`; the number of the page, from 1.
    Department(&'static Department, usize),
    /// `/departement/<code>-<slug>/communes/`: every commune with an AMAP near; the number of the page, from 1.
    Communes(&'static Department, usize),
    /// `/commune/<insee>-<slug>/`, with the AMAPs near by distance in kilometres; the number of the page, from 1.
    Commune(&'static Commune, Arc<[(AmapIx, f64)]>, usize),
    /// `/produits/`
    Products,
    /// `/produit/<slug>/`; the number of the page, from 1.
    Product(FamilyIx, usize),
    /// `/jour/<weekday>/`; the number of the page, from 1.
    Day(Weekday, usize),
    /// `/reseaux/`
    Networks,
    /// `/reseau/<id>/`; the number of the page, from 1.
    Network(NetworkIx, usize),
    /// `/amap/<id>/`
    Amap(AmapIx),
    /// `/amap/<id>/permanences/`: to take a turn.
    Permanences(AmapIx),
    /// `/fermes/`; the number of the page, from 1.
    Farms(usize),
    /// `/ferme/<id>/`
    Farm(FarmIx),
    /// `/contrats/`: those that can be signed or soon can; the number of the page, from 1.
    Contracts(usize),
    /// `/contrat/<season>/<id>/`
    Contract(ContractIx),
    /// `/contrat/<season>/<id>/formulaire/`: to sign it, with few controls.
    ContractForm(ContractIx),
    /// `/contrat/<season>/<id>/grille/`: to sign it, delivery by delivery.
    ContractGrid(ContractIx),
    /// `/contrat/<season>/<id>/papier/`: to fill it in by hand.
    ContractPaper(ContractIx),
    /// `/actualites/`; the number of the page, from 1.
    NewsList(usize),
    /// `/actualites/<id>/`, the position in the atlas.
    News(usize),
    /// `/agenda/`
    Agenda,
    /// `/agenda/<id>/`, the position in the atlas.
    Event(usize),
    /// `/mediatheque/`
    Library,
    /// `/mediatheque/theme/<slug>/`
    Topic(String),
    /// `/mediatheque/<id>/`, the position in the atlas.
    Resource(usize),
    /// `/annonces/`
    Adverts,
    /// `/annonces/<id>/`, the position in the atlas.
    Advert(usize),
    /// `/<id>/`, the position in the atlas.
    Free(usize),
    /// `/mentions-legales/`
    Legal,
    /// `/donnees-personnelles/`
    Privacy,
    /// `/accessibilite/`
    Accessibility,
    /// `/verifier/`: whether a receipt is right.
    Verify,
    /// `/plan-du-site/`
    SitePlan,
    /// `/donnees/`: the open data and its dictionary.
    Data,
    /// `/integrer/`: how to show the list on another site.
    EmbedHelp,
    /// `/integrer/tout/`, `/integrer/departement/…/`, `/integrer/reseau/…/`
    Embed(Scope),
    /// `…/liste/`: a list to print on A4.
    PrintList(Scope),
    /// `…/depliant/`: a leaflet to fold.
    Leaflet(Scope),
    /// `/hors-ligne/`
    Offline,
    /// `/404.html`
    NotFound,
    /// `/amap/<id>/rejoindre/`: to join it, or its waiting list.
    Join(AmapIx),
    /// `/amap/<id>/ecrire/`: to write to it.
    WriteAmap(AmapIx),
    /// `/ferme/<id>/ecrire/`: to write to it.
    WriteFarm(FarmIx),
    /// `/proposer/`: a listing that is not there yet.
    Propose,
    /// `/lancer-une-amap/`
    Start,
}

impl PageKind {
    /// What in the figures of a server of forms a page shows, a form or the page of a waiting list: when that changes, the page does.
    pub fn figure(&self, atlas: &Atlas) -> Option<String> {
        match self {
            Self::Contract(index) => Some(signing::form_id(&atlas[*index])),
            Self::Permanences(index) => Some(rota::form_id(&atlas[*index])),
            Self::Join(index) => Some(address::amap(&atlas[*index].id)),
            _ => None,
        }
    }
}

/// Every page, ordered by address. Two pages that claim one address are an error of the files behind them.
pub fn plan(atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) -> Vec<Page> {
    let mut plan = Plan { pages: Vec::new(), diagnostics };
    places(atlas, &mut plan);
    lists(atlas, &mut plan);
    entities(atlas, &mut plan);
    editorial(atlas, &mut plan);
    plan.add("/", PageKind::Home, SITE);
    plan.add("/mentions-legales/", PageKind::Legal, SITE);
    plan.add("/donnees-personnelles/", PageKind::Privacy, SITE);
    plan.add("/accessibilite/", PageKind::Accessibility, SITE);
    plan.add("/verifier/", PageKind::Verify, SITE);
    plan.add("/plan-du-site/", PageKind::SitePlan, SITE);
    if atlas.site.makes(Output::OpenData) {
        plan.add("/donnees/", PageKind::Data, SITE);
    }
    if atlas.site.makes(Output::Embeds) {
        plan.add("/integrer/", PageKind::EmbedHelp, SITE);
        plan.add("/integrer/tout/", PageKind::Embed(Scope::Everything), SITE);
    }
    plan.add("/hors-ligne/", PageKind::Offline, SITE);
    plan.add("/404.html", PageKind::NotFound, SITE);
    if enquiries::are_taken(&atlas.site) {
        asked(atlas, &mut plan);
    }
    // Free pages come last: it is they that must give way to an address already taken.
    for (index, page) in atlas.pages.iter().enumerate() {
        plan.add(&address::page(&page.id), PageKind::Free(index), &page.file);
    }
    plan.sorted()
}

/// Pages with the files behind them, in the order in which they claim their addresses.
struct Plan<'a, 'd> {
    pages: Vec<(Page, &'a str)>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Plan<'a, '_> {
    fn add(&mut self, address: &str, kind: PageKind, file: &'a str) {
        self.pages.push((Page { address: address.to_owned(), kind }, file));
    }

    /// The pages by address. Of those that claim one, the first has it, and the others are told.
    fn sorted(mut self) -> Vec<Page> {
        self.pages.par_sort_by(|(one, _), (other, _)| one.address.cmp(&other.address));
        let mut pages: Vec<Page> = Vec::with_capacity(self.pages.len());
        let mut owner = "";
        for (page, file) in self.pages {
            if pages.last().is_some_and(|last| last.address == page.address) {
                let diagnostic = Diagnostic::error("address-taken", file, Place::File).with("found", page.address);
                self.diagnostics.push(diagnostic.with("other", owner));
                continue;
            }
            pages.push(page);
            owner = file;
        }
        pages
    }

    /// The pages of a list of `count` listings; a list of nothing still has its first page.
    fn numbered(&mut self, address: &str, count: usize, kind: impl Fn(usize) -> PageKind) {
        self.parts(address, count, PER_PAGE, kind);
    }

    fn parts(&mut self, address: &str, count: usize, per_page: usize, kind: impl Fn(usize) -> PageKind) {
        for number in 1..=count.div_ceil(per_page).max(1) {
            self.add(&address::numbered(address, number), kind(number), SITE);
        }
    }
}

/// AMAPs that lists show: a closed one keeps its page and leaves the lists.
pub fn listed(atlas: &Atlas) -> impl Iterator<Item = AmapIx> {
    (0..atlas.amaps.len()).map(AmapIx).filter(|amap| atlas[*amap].status != AmapStatus::Closed)
}

/// Départements that have a listed AMAP, by code, with how many.
pub fn departments(atlas: &Atlas) -> Vec<(&'static Department, usize)> {
    let mut found: BTreeMap<&str, (&'static Department, usize)> = BTreeMap::new();
    for department in listed(atlas).flat_map(|amap| atlas[amap].departments()) {
        found.entry(department.code).or_insert((department, 0)).1 += 1;
    }
    found.into_values().collect()
}

/// Listed AMAPs of a local network.
pub fn of_network(atlas: &Atlas, network: NetworkIx) -> Vec<AmapIx> {
    atlas[network].amaps.iter().copied().filter(|amap| atlas[*amap].status != AmapStatus::Closed).collect()
}

/// Contracts that can be signed today or are announced.
pub fn signable(atlas: &Atlas) -> Vec<ContractIx> {
    let mut found: Vec<ContractIx> = (0..atlas.contracts.len())
        .map(ContractIx)
        .filter(|contract| {
            matches!(
                atlas[*contract].sign_up,
                domain::SignUp::Open(_) | domain::SignUp::ClosingSoon(_) | domain::SignUp::OpeningSoon(_)
            )
        })
        .collect();
    // What closes first is seen first; what is not open yet comes last.
    found.sort_by_key(|contract| (!atlas[*contract].sign_up.is_open(), atlas[*contract].sign_up.day(), *contract));
    found
}

/// A commune and the AMAPs near it with their distance in kilometres.
pub type Near = (&'static Commune, Vec<(AmapIx, f64)>);

/// Every commune with a listed AMAP within the site's radius: the AMAPs by distance, nearest first. None on a site without
/// pages of communes.
pub fn near_communes(atlas: &Atlas) -> Vec<Near> {
    let mut near: BTreeMap<&'static str, Near> = BTreeMap::new();
    for amap in listed(atlas).filter(|_| atlas.site.makes(Output::Communes)) {
        for point in atlas[amap].places.iter().filter_map(|place| place.point) {
            for (commune, km) in gazetteer::within(point, atlas.site.radius_km) {
                let (_, amaps) = near.entry(commune.insee).or_insert_with(|| (commune, Vec::new()));
                // AMAPs come in order, so that one already there is the last.
                match amaps.last_mut().filter(|(known, _)| *known == amap) {
                    Some((_, nearest)) => *nearest = nearest.min(km),
                    None => amaps.push((amap, km)),
                }
            }
        }
    }
    for (_, amaps) in near.values_mut() {
        amaps.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    }
    near.into_values().collect()
}

/// How many listed AMAPs have a place in each commune, by INSEE code.
fn in_communes(atlas: &Atlas) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for amap in listed(atlas) {
        let communes = atlas[amap].places.iter().filter_map(|place| place.commune);
        let own: BTreeSet<&'static str> = communes.map(|commune| commune.city().insee).collect();
        own.into_iter().for_each(|insee| *counts.entry(insee).or_default() += 1);
    }
    counts
}

/// The département whose list names a commune: its own when that has AMAPs (`codes`), else that of the nearest AMAP.
pub fn named_under(
    atlas: &Atlas,
    codes: &BTreeSet<&str>,
    commune: &'static Commune,
    near: &[(AmapIx, f64)],
) -> &'static Department {
    let own = commune.department();
    let nearest = || near.iter().find_map(|(amap, _)| atlas[*amap].departments().into_iter().next());
    if codes.contains(own.code) { own } else { nearest().unwrap_or(own) }
}

fn places<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>) {
    if atlas.site.makes(Output::Search) {
        plan.add(address::FIND, PageKind::Find, SITE);
    }
    plan.add("/regions/", PageKind::Regions, SITE);
    let departments = departments(atlas);
    let near = near_communes(atlas);
    let codes: BTreeSet<&str> = departments.iter().map(|(department, _)| department.code).collect();
    let mut regions: BTreeMap<&str, &'static Region> = BTreeMap::new();
    for (department, _) in &departments {
        regions.insert(department.region_code(), department.region());
    }
    for region in regions.into_values() {
        plan.add(&address::region(region), PageKind::Region(region), SITE);
    }
    for (department, count) in departments {
        let base = address::department(department);
        plan.numbered(&base, count, |number| PageKind::Department(department, number));
        if atlas.site.makes(Output::Communes) {
            let named = |(commune, amaps): &&Near| named_under(atlas, &codes, commune, amaps).code == department.code;
            let communes = near.iter().filter(named).count();
            let communes_base = format!("{base}communes/");
            plan.parts(&communes_base, communes, COMMUNES_PER_PAGE, |number| PageKind::Communes(department, number));
        }
        taken_along(atlas, plan, &base, Scope::Department(department));
    }
    let counts = in_communes(atlas);
    for (commune, amaps) in near {
        let (address, amaps): (String, Arc<[(AmapIx, f64)]>) = (address::commune(commune), amaps.into());
        let count = counts.get(commune.insee).copied().unwrap_or_default();
        plan.numbered(&address, count, |number| PageKind::Commune(commune, amaps.clone(), number));
    }
}

/// What is printed, folded and embedded of a part of the directory, whose page is `base`.
fn taken_along<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>, base: &str, scope: Scope) {
    if atlas.site.makes(Output::PrintLists) {
        plan.add(&format!("{base}liste/"), PageKind::PrintList(scope), SITE);
        plan.add(&format!("{base}depliant/"), PageKind::Leaflet(scope), SITE);
    }
    if atlas.site.makes(Output::Embeds) {
        plan.add(&format!("/integrer{base}"), PageKind::Embed(scope), SITE);
    }
}

fn lists<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>) {
    plan.numbered("/amaps/", listed(atlas).count(), PageKind::Amaps);
    plan.numbered("/fermes/", atlas.farms.len(), PageKind::Farms);
    plan.add("/produits/", PageKind::Products, SITE);
    let mut brought = vec![(0, false); atlas.families.len()];
    listed(atlas).flat_map(|amap| &atlas[amap].products).for_each(|family| brought[family.0].0 += 1);
    atlas.farms.iter().flat_map(|farm| &farm.products).for_each(|family| brought[family.0].1 = true);
    for (family, (count, by_a_farm)) in brought.into_iter().enumerate().map(|(index, own)| (FamilyIx(index), own)) {
        if count > 0 || by_a_farm {
            plan.numbered(&address::product(&atlas[family]), count, |number| PageKind::Product(family, number));
        }
    }
    let mut days: BTreeMap<Weekday, usize> = BTreeMap::new();
    let listed_days = listed(atlas).filter(|_| atlas.site.makes(Output::Days)).flat_map(|amap| atlas[amap].weekdays());
    listed_days.for_each(|weekday| *days.entry(weekday).or_default() += 1);
    for (weekday, count) in days {
        plan.numbered(&address::day(weekday), count, |number| PageKind::Day(weekday, number));
    }
    if !atlas.networks.is_empty() {
        plan.add("/reseaux/", PageKind::Networks, SITE);
    }
    if atlas.site.has(Module::Contracts) {
        plan.parts("/contrats/", signable(atlas).len(), CONTRACTS_PER_PAGE, PageKind::Contracts);
    }
}

fn entities<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>) {
    for (index, amap) in atlas.amaps.iter().enumerate() {
        plan.add(&address::amap(&amap.id), PageKind::Amap(AmapIx(index)), &amap.file);
        if rota::has_rota(atlas, amap) {
            plan.add(&address::permanences(&amap.id), PageKind::Permanences(AmapIx(index)), &amap.file);
        }
    }
    for (index, farm) in atlas.farms.iter().enumerate() {
        plan.add(&address::farm(&farm.id), PageKind::Farm(FarmIx(index)), &farm.file);
    }
    if atlas.site.has(Module::Contracts) {
        for (index, contract) in atlas.contracts.iter().enumerate() {
            let (season, id, index) = (&contract.season_id, &contract.id, ContractIx(index));
            plan.add(&address::contract(season, id), PageKind::Contract(index), &contract.file);
            if contract.sign_up != domain::SignUp::Ended && atlas.site.makes(Output::Papers) {
                plan.add(&address::contract_paper(season, id), PageKind::ContractPaper(index), &contract.file);
            }
            if signing::has_form(atlas, contract) {
                plan.add(&address::contract_form(season, id), PageKind::ContractForm(index), &contract.file);
                if Way::of(contract.terms.kind).contains(&Way::Each) {
                    plan.add(&address::contract_grid(season, id), PageKind::ContractGrid(index), &contract.file);
                }
            }
        }
    }
    for (index, network) in atlas.networks.iter().enumerate() {
        let (index, base) = (NetworkIx(index), address::network(&network.id));
        let scope = Scope::Network(index);
        plan.numbered(&base, of_network(atlas, index).len(), |number| PageKind::Network(index, number));
        taken_along(atlas, plan, &base, scope);
    }
}

/// The forms of enquiries.
fn asked<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>) {
    for (index, amap) in atlas.amaps.iter().enumerate() {
        if enquiries::way_into(amap).is_some() {
            plan.add(&address::join(&amap.id), PageKind::Join(AmapIx(index)), &amap.file);
        }
        plan.add(&address::write(&address::amap(&amap.id)), PageKind::WriteAmap(AmapIx(index)), &amap.file);
    }
    for (index, farm) in atlas.farms.iter().enumerate() {
        plan.add(&address::write(&address::farm(&farm.id)), PageKind::WriteFarm(FarmIx(index)), &farm.file);
    }
    plan.add(address::PROPOSE, PageKind::Propose, SITE);
    plan.add(address::START, PageKind::Start, SITE);
}

fn editorial<'a>(atlas: &'a Atlas, plan: &mut Plan<'a, '_>) {
    let site = &atlas.site;
    if site.has(Module::News) {
        plan.numbered("/actualites/", atlas.news.len(), PageKind::NewsList);
        for (index, news) in atlas.news.iter().enumerate() {
            plan.add(&address::news(&news.id), PageKind::News(index), &news.file);
        }
    }
    if site.has(Module::Events) {
        plan.add("/agenda/", PageKind::Agenda, SITE);
        for (index, event) in atlas.events.iter().enumerate() {
            plan.add(&address::event(&event.id), PageKind::Event(index), &event.file);
        }
    }
    if site.has(Module::Resources) {
        plan.add("/mediatheque/", PageKind::Library, SITE);
        let topics: BTreeMap<String, &str> =
            atlas.resources.iter().map(|resource| (address::topic(&resource.topic), resource.topic.as_str())).collect();
        for (address, topic) in topics {
            plan.add(&address, PageKind::Topic(topic.to_owned()), SITE);
        }
        for (index, resource) in atlas.resources.iter().enumerate() {
            plan.add(&address::resource(&resource.id), PageKind::Resource(index), &resource.file);
        }
    }
    if site.has(Module::Adverts) {
        plan.add("/annonces/", PageKind::Adverts, SITE);
        for (index, advert) in atlas.adverts.iter().enumerate() {
            plan.add(&address::advert(&advert.id), PageKind::Advert(index), &advert.file);
        }
    }
}
