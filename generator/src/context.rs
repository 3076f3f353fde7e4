//! What templates receive: one documented, serialisable type a kind of page (`CONTEXTS.md` of the default theme lists
//! every key; a test compares it with what is passed).
//!
//! Contexts carry facts, not sentences: addresses from the root of the site, civil dates as `2026-10-01`, hours as
//! `18:30`, prices in cents, keys of closed lists. Templates turn them into words by filters and messages.

pub mod about;
pub mod advert;
pub mod amap;
pub mod card;
pub mod commune;
pub mod contract;
pub mod day;
pub mod delivery;
pub mod department;
pub mod directory;
pub mod editorial;
pub mod embed;
pub mod enquiry;
pub mod event;
pub mod farm;
pub mod find;
pub mod form;
pub mod frame;
pub mod free;
pub mod happening;
pub mod home;
pub mod library;
pub mod list;
pub mod lists;
pub mod live;
pub mod map;
pub mod meeting;
pub mod network;
pub mod news;
pub mod offer;
pub mod open_data;
pub mod paper;
pub mod place;
pub mod price;
pub mod region;
pub mod roll;
pub mod rota;
pub mod scope;
pub mod site_plan;
pub mod territory;
pub mod verify;

use std::collections::BTreeMap;
use std::sync::Arc;

use forms::{Enquiry, Records, Rota};
use gazetteer::Commune;
use maps::Map;
use themes::{Messages, Named, Value};

use crate::atlas::{AmapIx, Atlas, ContractIx};
use crate::data::edition::Edition;
use crate::enquiries::{self, Enquiries};
use crate::footprint::{Key, Once, Table, key, see, state};
use crate::plan::{Page, PageKind};
use crate::signing::{self, Signable, Stored};

/// All that contexts are made from, for one language.
pub struct Scene<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// What was taken of what the site offers.
    pub records: Arc<Records>,
    /// Every page of the site, for those that list them.
    pub pages: &'a [Page],
    /// Words of the language.
    pub messages: &'a Messages,
    /// Path of the language: empty for the main one, or `/en`.
    pub language_path: &'a str,
    /// Cards of AMAPs, farms and contracts: made once, shown in many lists.
    pub cards: card::Cards<'a>,
    /// Which listings each list shows.
    pub lists: lists::Lists<'a>,
    /// INSEE codes of communes that have a page, with its address.
    communes: BTreeMap<&'static str, String>,
    /// Contracts that can be signed, with their forms.
    forms: BTreeMap<ContractIx, Signable>,
    /// Permanences that can be taken, by AMAP.
    rotas: BTreeMap<AmapIx, Signable<Rota>>,
    /// Forms of enquiries, by the address of their page.
    enquiries: Enquiries,
    /// The still map of everything: drawn once, shown on several pages.
    whole_map: Once<Option<Map>>,
    named: Option<&'a Named>,
}

impl<'a> Scene<'a> {
    /// Makes the cards, lists and forms that pages share.
    pub fn new(
        atlas: &'a Atlas,
        records: &Arc<Records>,
        pages: &'a [Page],
        messages: &'a Messages,
        language_path: &'a str,
    ) -> Self {
        let communes = pages.iter().filter_map(|page| match &page.kind {
            PageKind::Commune(commune, _, 1) => Some((commune.insee, page.address.clone())),
            _ => None,
        });
        let (cards, lists) = (card::Cards::of(atlas, messages), lists::Lists::of(atlas, pages));
        let (communes, forms) = (communes.collect(), signing::forms(Edition { atlas, messages }));
        let rotas = crate::rota::rotas(Edition { atlas, messages });
        let enquiries = enquiries::forms(Edition { atlas, messages });
        let (records, whole_map) = (records.clone(), Once::default());
        Self {
            atlas,
            records,
            pages,
            messages,
            language_path,
            cards,
            communes,
            lists,
            forms,
            rotas,
            enquiries,
            whole_map,
            named: None,
        }
    }

    /// The same for these templates alone: what is costly and none of them names is left out.
    pub fn for_templates(self, named: &'a Named) -> Self {
        Self { named: Some(named), ..self }
    }
}

impl Scene<'_> {
    /// Whether a template names a key.
    pub fn names(&self, template: &str, key: &str) -> bool {
        self.named.is_none_or(|named| named.has(template, key))
    }

    /// In what state everything is that pages of this language share.
    pub fn states(&self, table: &mut Table) {
        self.lists.states(self.atlas, table);
        self.communes.keys().for_each(|insee| table.insert(key("commune-page", insee), 1));
        for (index, one) in &self.forms {
            table.insert(self.shared("form", self.atlas.contracts.key(index.0)), state(&one.stored.revision));
        }
        for (index, one) in &self.rotas {
            table.insert(self.shared("rota", self.atlas.amaps.key(index.0)), state(&one.stored.revision));
        }
        for (address, one) in &self.enquiries {
            table.insert(self.shared("enquiry", address), state(&one.stored.revision));
        }
    }

    /// The address of the page of a commune, where it has one.
    pub fn commune_page(&self, commune: &Commune) -> Option<&str> {
        see(key("commune-page", commune.insee));
        self.communes.get(commune.insee).map(String::as_str)
    }

    /// The form of a contract that can be signed.
    pub fn form(&self, contract: ContractIx) -> Option<&Signable> {
        see(self.shared("form", self.atlas.contracts.key(contract.0)));
        self.forms.get(&contract)
    }

    /// The permanences of an AMAP that can be taken.
    pub fn rota(&self, amap: AmapIx) -> Option<&Signable<Rota>> {
        see(self.shared("rota", self.atlas.amaps.key(amap.0)));
        self.rotas.get(&amap)
    }

    /// The form of a page on which something is asked.
    pub fn enquiry(&self, address: &str) -> Option<&Signable<Enquiry>> {
        see(self.shared("enquiry", address));
        self.enquiries.get(address)
    }

    /// All forms of the language: of contracts, of permanences, of enquiries. For who looks at them, not for pages.
    pub fn signables(&self) -> (&BTreeMap<ContractIx, Signable>, &BTreeMap<AmapIx, Signable<Rota>>, &Enquiries) {
        (&self.forms, &self.rotas, &self.enquiries)
    }

    /// All forms of the language, as they are stored.
    pub fn into_manifests(self) -> impl Iterator<Item = Stored> {
        let forms = self.forms.into_values().map(|one| one.stored);
        let rotas = self.rotas.into_values().map(|one| one.stored);
        forms.chain(rotas).chain(self.enquiries.into_values().map(|one| one.stored))
    }

    /// The key of what each language has of its own.
    fn shared(&self, kind: &str, id: impl std::hash::Hash) -> Key {
        key(kind, (self.language_path, id))
    }

    /// A body as templates show it: safe, its links in the page's language.
    pub fn body(&self, html: &crate::atlas::Html) -> Value {
        Value::from_safe_string(html.in_language(self.language_path))
    }
}

/// The template and the context of a page.
pub fn of(page: &Page, scene: &Scene<'_>) -> (&'static str, Value) {
    directory::of(page, scene).or_else(|| editorial::of(page, scene)).unwrap_or(("base.html", Value::UNDEFINED))
}
