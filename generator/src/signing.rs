//! Contracts that can be signed on the site: the manifest of each form, in one language. What a server needs to take them
//! is in these files, never in the content.

use std::collections::BTreeMap;

use domain::SignUp;
use domain::contract::{ItemId, PLACES, Quantity};
use forms::chrome::Language;
use forms::{Chrome, Form, Manifest, Offered, Party, Private, Records, Slot, revision_of};
use themes::assets::Paths;

use crate::address;
use crate::articles;
use crate::atlas::{Amap, AmapIx, Atlas, Contact, Contract, ContractIx, Farm, Product};
use crate::content::network::Module;
use crate::context::frame::SiteContext;
use crate::data::calendar::Hours;
use crate::data::edition::{Edition, address_line};
use crate::private::PrivateFacts;
use crate::rota;

/// A form with its revision.
#[derive(Debug, Clone)]
pub struct Signable<M = Form> {
    /// What it accepts.
    pub form: M,
    /// The same as it is stored.
    pub stored: Stored,
}

/// A manifest as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Which form.
    pub id: String,
    /// Its language.
    pub language: String,
    /// Its revision.
    pub revision: String,
    /// What is stored.
    pub json: Vec<u8>,
}

impl<M: Manifest> From<M> for Signable<M> {
    fn from(form: M) -> Self {
        let (id, language, json) = (form.id().to_owned(), form.language().to_owned(), form.to_json());
        Self { form, stored: Stored { id, language, revision: revision_of(&json), json } }
    }
}

/// Every form of a site, and the site around the pages that answer them.
#[derive(Debug, Clone)]
pub struct Forms {
    /// The manifests, in every language.
    pub manifests: Vec<Stored>,
    /// The site around them.
    pub chrome: Chrome,
    /// What is private of each form.
    pub private: BTreeMap<String, Private>,
}

impl Forms {
    /// What is stored beside the site's pages: revisions, which never change, `site.json`, and `private.json`, which nobody
    /// but the server may read.
    pub fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let revisions = self.manifests.iter().map(|one| (format!("{}.json", one.revision), one.json.clone()));
        // Every map of it has text keys, so that nothing can fail.
        let chrome = serde_json::to_vec(&self.chrome).unwrap_or_default();
        let private = serde_json::to_vec(&self.private).unwrap_or_default();
        revisions.chain([("site.json".to_owned(), chrome), (Self::PRIVATE.to_owned(), private)])
    }

    /// The name of the file that holds what is private.
    pub const PRIVATE: &str = "private.json";

    /// The contract's form of this id and revision.
    pub fn get(&self, id: &str, revision: &str) -> Option<Form> {
        let own = self.manifests.iter().find(|one| one.revision == revision && one.id == id);
        own.and_then(|one| Form::read(&one.json))
    }
}

/// Whether a contract has a form: there is a server for it, and it can be signed today or later.
pub fn has_form(atlas: &Atlas, contract: &Contract) -> bool {
    let can_be = matches!(
        contract.sign_up,
        SignUp::Open(_) | SignUp::ClosingSoon(_) | SignUp::OpeningSoon(_) | SignUp::Later(_)
    );
    can_be && atlas.site.intake_url.is_some() && atlas.site.has(Module::Contracts)
}

/// The forms of a site in one language, by contract.
pub fn forms(edition: Edition<'_>) -> BTreeMap<ContractIx, Signable> {
    let atlas = edition.atlas;
    let own = (0..atlas.contracts.len()).map(ContractIx).filter(|index| has_form(atlas, &atlas[*index]));
    own.map(|index| (index, Signable::from(form(edition, &atlas[index])))).collect()
}

/// The site around the pages of forms.
pub fn chrome(atlas: &Atlas, manifests: &[Stored], assets: &Paths) -> Chrome {
    let languages = atlas.site.languages.iter().enumerate();
    let languages = languages.map(|(index, code)| Language {
        code: code.clone(),
        path: if index == 0 { String::new() } else { format!("/{code}") },
        site: serde_json::to_value(SiteContext::new(atlas, code)).unwrap_or_default(),
    });
    Chrome {
        origin: atlas.site.origin.clone(),
        base_path: atlas.site.base_path.clone(),
        languages: languages.collect(),
        current: manifests.iter().map(|one| (one.id.clone(), one.language.clone(), one.revision.clone())).collect(),
        assets: assets.clone(),
    }
}

/// What is private of farms and AMAPs, by form.
pub fn private(atlas: &Atlas, facts: &PrivateFacts) -> BTreeMap<String, Private> {
    let own = atlas.contracts.iter().filter(|contract| has_form(atlas, contract));
    let contracts = own.filter_map(|contract| Some((form_id(contract), facts.of(contract.amap, Some(contract.farm))?)));
    let amaps = (0..atlas.amaps.len()).map(AmapIx).filter(|index| rota::has_rota(atlas, &atlas[*index]));
    let rotas = amaps.filter_map(|index| Some((rota::form_id(&atlas[index]), facts.of(index, None)?)));
    contracts.chain(rotas).collect()
}

/// The id of a contract's form.
pub fn form_id(contract: &Contract) -> String {
    format!("contrat.{}.{}", contract.season_id, contract.id)
}

/// How many shares of a contract are left, where it has so many and there is a form that takes them.
pub fn shares_left(atlas: &Atlas, records: &Records, contract: &Contract) -> Option<Quantity> {
    let capacity = contract.terms.capacity.filter(|_| has_form(atlas, contract))?;
    let taken = records.taken(&form_id(contract), PLACES, "").unwrap_or(Quantity(0));
    Some(Quantity(Quantity::units(capacity).0.saturating_sub(taken.0)))
}

/// The contract as people sign it: what its form, its page to check and its paper show.
pub fn form(edition: Edition<'_>, contract: &Contract) -> Form {
    let atlas = edition.atlas;
    let (amap, farm) = (&atlas[contract.amap], &atlas[contract.farm]);
    Form {
        schema: Form::SCHEMA,
        id: form_id(contract),
        language: edition.messages.language().to_owned(),
        address: address::contract(&contract.season_id, &contract.id),
        name: edition.contract(contract),
        season: contract.season_id.clone(),
        is_group_order: contract.is_group_order,
        farm: farm_party(farm),
        amap: amap_party(amap),
        coordination: contract.coordination.clone(),
        signers: contract.signers,
        window: contract.window,
        terms: (*contract.terms).clone(),
        products: contract.products.iter().map(offered).collect(),
        slots: slots(contract, amap),
        keeps: keeps(contract),
        methods: contract.methods.clone(),
        payee: contract.payee.clone(),
        payment_note: contract.payment_note.clone(),
        fee: amap.fee,
        network_fee: amap.network_fee,
        articles: articles::of(edition, contract),
        timezone: amap
            .main_place()
            .map_or(atlas.site.timezone.as_str(), |place| place.timezone(&atlas.site))
            .to_owned(),
    }
}

fn farm_party(farm: &Farm) -> Party {
    let people = farm.farmers.iter().map(|person| person.name.clone());
    Party {
        people: people.collect(),
        ..party(&farm.name, address::farm(&farm.id), farm.place.as_ref().map(address_line), &farm.contact)
    }
}

pub(crate) fn amap_party(amap: &Amap) -> Party {
    party(&amap.name, address::amap(&amap.id), amap.main_place().map(address_line), &amap.contact)
}

fn party(name: &str, address: String, place: Option<String>, contact: &Contact) -> Party {
    Party {
        name: name.to_owned(),
        address,
        people: Vec::new(),
        place: place.filter(|line| !line.is_empty()),
        mailbox: contact.mailbox.clone(),
        phone: contact.phone.clone(),
    }
}

fn offered(product: &Product) -> Offered {
    let sizes = product.sizes.iter().map(|size| size.name.as_str()).chain(product.sizes.is_empty().then_some(""));
    let variants = || product.variants.iter().map(String::as_str).chain(product.variants.is_empty().then_some(""));
    // Items are in the order of sizes, those of a size's variants together.
    let names = sizes.flat_map(|size| variants().map(move |variant| [size, variant]));
    let names = names.map(|parts| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
    Offered {
        name: product.name.clone(),
        unit: product.unit.clone(),
        note: product.note.clone(),
        items: product.items.iter().cloned().zip(names).collect(),
    }
}

/// What does not spoil, so that the law lets one renounce it; nothing of a contract that sells nothing of the kind.
fn keeps(contract: &Contract) -> Vec<ItemId> {
    let kept = contract.products.iter().filter(|product| !product.is_perishable);
    kept.flat_map(|product| product.items.iter().cloned()).collect()
}

fn slots(contract: &Contract, amap: &Amap) -> Vec<Slot> {
    let slots = contract.terms.deliveries.iter().map(|delivery| {
        let Hours { start, end, place } = Hours::of(amap, delivery);
        let place = place.map(address_line).filter(|line| !line.is_empty());
        Slot { delivery: delivery.id, start, end, place }
    });
    slots.collect()
}
