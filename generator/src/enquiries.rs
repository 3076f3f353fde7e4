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

#[cfg(test)]
mod tests {
    use forms::Fields;
    use forms::enquiry::{Listing, listing};
    use themes::Messages;

    use super::*;
    use crate::data::sample;

    #[test]
    fn pages_have_the_forms_that_their_status_allows() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let forms = forms(Edition { atlas: &atlas, messages: &messages });
        let told: Vec<(&str, Topic)> = forms.iter().map(|(address, one)| (address.as_str(), one.form.topic)).collect();
        let wanted = [
            ("/amap/villejean/ecrire/", Topic::Write),
            ("/amap/villejean/rejoindre/", Topic::WaitingList),
            ("/ferme/etang/ecrire/", Topic::Write),
            ("/lancer-une-amap/", Topic::Start),
            ("/proposer/", Topic::Propose),
        ];
        assert_eq!(told, wanted);
        let write = &forms["/amap/villejean/ecrire/"].form;
        assert_eq!(write.mailbox, "villejean@amap.example");
        assert_eq!(write.notice.readers, ["AMAP de Villejean & Co", "Réseau d’essai"]);
        // A farm without a mailbox is written to all the same: the network passes it on.
        assert_eq!(forms["/ferme/etang/ecrire/"].form.mailbox, "bonjour@amap.example");
        let mut without = sample::atlas();
        without.site.intake_url = None;
        assert!(super::forms(Edition { atlas: &without, messages: &messages }).is_empty());
        let mut atlas = sample::atlas();
        for (status, topic) in [
            (AmapStatus::Open, Some(Topic::Join)),
            (AmapStatus::Starting, Some(Topic::Join)),
            (AmapStatus::Full, None),
            (AmapStatus::Paused, None),
            (AmapStatus::Closed, None),
        ] {
            atlas.amaps[0].status = status;
            assert_eq!(way_into(&atlas.amaps[0]), topic);
        }
        let closed = super::forms(Edition { atlas: &atlas, messages: &messages });
        let closed = &closed["/amap/villejean/ecrire/"].form;
        assert_eq!((closed.mailbox.as_str(), closed.questions[0].choices.len()), ("bonjour@amap.example", 1));
    }

    #[test]
    fn what_is_proposed_is_a_file_that_the_content_takes() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let forms = forms(Edition { atlas: &atlas, messages: &messages });
        let form = &forms[address::PROPOSE].form;
        for kind in ["amap", "farm"] {
            let name = "L’AMAP « à côté »: {x} # \\ \"y\" & *z* - [a]";
            let message = "---\nstatus: closed\n<b>gras</b> [lien](https://x.example) # non\n- liste";
            let typed: Fields = [
                ("listing", kind),
                ("title", name),
                ("summary", "- oui: non"),
                ("place", "@salle"),
                ("street", "%2 rue"),
                ("postcode", "35 000"),
                ("commune", "Rennes"),
                ("when", "Le jeudi: 18 h"),
                ("mailbox", "amap@cote.example"),
                ("website", "cote.example/page"),
                ("message", message),
                ("name", "Zoé"),
                ("email", "zoe@amap.example"),
            ]
            .into_iter()
            .collect();
            let (_, answers) = form.review(&typed, sample::TODAY).expect("nothing is wrong");
            let Listing { path, text } = listing(&answers);
            assert!(!text.contains("zoe@"), "who proposes is not published: {text}");
            let files = sample::files().into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
            let sources = crate::source::Sources::from_files(files.chain([(path.clone(), text)]));
            let project = crate::Project::in_memory(sources, Vec::new());
            let (atlas, diagnostics) = crate::build::survey(&project, sample::TODAY);
            let atlas = atlas.expect("a network");
            // When it distributes was told in words: its author is asked to say it in keys.
            let is_wrong = |one: &&crate::Diagnostic| one.file == path && one.code != "no-distribution";
            let own: Vec<_> = diagnostics.iter().filter(is_wrong).collect();
            assert!(own.is_empty(), "{own:?}");
            let (names, body): (String, String) = if kind == "amap" {
                let amap = atlas.amaps.iter().find(|amap| amap.file == path).expect("it is there");
                assert_eq!(amap.status, AmapStatus::Open, "nobody writes a key by a message");
                (amap.name.clone(), amap.body.in_language(""))
            } else {
                let farm = atlas.farms.iter().find(|farm| farm.file == path).expect("it is there");
                (farm.name.clone(), farm.body.in_language(""))
            };
            assert_eq!(names, name);
            assert!(body.contains("&lt;b&gt;gras&lt;/b&gt; [lien](https://x.example) # non"), "{body}");
            assert!(!body.contains("<a ") && !body.contains("<li>") && !body.contains("<hr"), "{body}");
        }
    }
}
