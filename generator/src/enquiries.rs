//! Enquiries that the site takes: to join an AMAP, to write to an AMAP or a farm, to propose a listing, to start an AMAP. The
//! manifest of each form, in one language.

use std::collections::BTreeMap;

use domain::AmapStatus;
use forms::enquiry::{About, Notice};
use forms::{Enquiry, Manifest, Private, Topic};

use crate::address;
use crate::atlas::{Amap, AmapIx, Atlas, Farm, FarmIx, Site};
use crate::content::network::Module;
use crate::data::edition::Edition;
use crate::private::PrivateFacts;
use crate::signing::Signable;

/// The form of each page that has one, by its address.
pub type Enquiries = BTreeMap<String, Signable<Enquiry>>;

/// Whether the site takes enquiries: there is a server for them, and the network wants them.
pub fn are_taken(site: &Site) -> bool {
    site.intake_url.is_some() && site.has(Module::Enquiries)
}

/// How one comes to an AMAP that takes enquiries; `None` where nobody can now.
pub fn way_into(amap: &Amap) -> Option<Topic> {
    match amap.status {
        AmapStatus::Open | AmapStatus::Starting => Some(Topic::Join),
        AmapStatus::WaitingList => Some(Topic::WaitingList),
        AmapStatus::Full | AmapStatus::Paused | AmapStatus::Closed => None,
    }
}

/// The forms of a site in one language.
pub fn forms(edition: Edition<'_>) -> Enquiries {
    let atlas = edition.atlas;
    if !are_taken(&atlas.site) {
        return Enquiries::new();
    }
    let amaps = atlas.amaps.iter().flat_map(|amap| {
        let join = way_into(amap).map(|topic| of_amap(edition, amap, topic, address::join(&amap.id)));
        join.into_iter().chain([of_amap(edition, amap, Topic::Write, address::write(&address::amap(&amap.id)))])
    });
    let farms = atlas.farms.iter().map(|farm| of_farm(edition, farm));
    let site = [(Topic::Propose, address::PROPOSE), (Topic::Start, address::START)];
    let site = site.into_iter().map(|(topic, address)| of_site(edition, topic, address));
    let forms = amaps.chain(farms).chain(site);
    forms.map(|form| (form.address.clone(), Signable::from(form))).collect()
}

/// What is private of AMAPs and farms, by form.
pub fn private(atlas: &Atlas, facts: &PrivateFacts) -> BTreeMap<String, Private> {
    if !are_taken(&atlas.site) {
        return BTreeMap::new();
    }
    let amaps = (0..atlas.amaps.len()).map(AmapIx).filter_map(|index| {
        let Private { coordination, .. } = facts.of(index, None)?;
        coordination.map(|coordination| (address::amap(&atlas[index].id), coordination))
    });
    let farms = (0..atlas.farms.len()).map(FarmIx).filter_map(|index| {
        let email = facts.of_farm(index)?.email.clone()?;
        Some((address::farm(&atlas[index].id), email))
    });
    let read = amaps.chain(farms).flat_map(|(about, email)| {
        let own = Private { coordination: Some(email), ..Private::default() };
        [Topic::Join, Topic::Write].map(|topic| (topic.form_id(&about), own.clone()))
    });
    read.collect()
}

fn of_amap(edition: Edition<'_>, amap: &Amap, topic: Topic, address: String) -> Enquiry {
    let about = About {
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        file: Some(amap.file.clone()),
        joining: amap.joining.clone(),
    };
    let is_over = amap.status == AmapStatus::Closed;
    form(edition, topic, address, about, amap.contact.mailbox.as_deref().filter(|_| !is_over), is_over)
}

fn of_farm(edition: Edition<'_>, farm: &Farm) -> Enquiry {
    let own = address::farm(&farm.id);
    let address = address::write(&own);
    let about = About { name: farm.name.clone(), address: own, file: Some(farm.file.clone()), joining: None };
    form(edition, Topic::Write, address, about, farm.contact.mailbox.as_deref(), false)
}

fn of_site(edition: Edition<'_>, topic: Topic, address: &str) -> Enquiry {
    let name = edition.atlas.site.name.clone();
    let about = About { name, address: "/".to_owned(), file: None, joining: None };
    form(edition, topic, address.to_owned(), about, None, false)
}

fn form(
    edition: Edition<'_>,
    topic: Topic,
    address: String,
    about: About,
    mailbox: Option<&str>,
    is_over: bool,
) -> Enquiry {
    let site = &edition.atlas.site;
    let publisher = site.contact.mailbox.clone().unwrap_or_else(|| site.publisher.email.0.clone());
    let own = Some(about.name.clone()).filter(|_| !is_over);
    // Whoever publishes the content reads what is wrong with it.
    let network = Some(site.name.clone()).filter(|name| topic == Topic::Write && *name != about.name);
    Enquiry {
        schema: Enquiry::SCHEMA,
        id: topic.form_id(&about.address),
        language: edition.messages.language().to_owned(),
        address,
        topic,
        mailbox: mailbox.map_or_else(|| publisher.clone(), str::to_owned),
        publisher,
        questions: topic.questions(is_over),
        notice: Notice {
            controller: site.publisher.name.clone(),
            contact: site.publisher.email.0.clone(),
            readers: own.into_iter().chain(network).collect(),
            years: Notice::YEARS,
            days: Notice::DAYS,
        },
        about,
    }
}
