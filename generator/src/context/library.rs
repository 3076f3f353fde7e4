//! The media library: its topics and its documents.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Frame};
use crate::address;
use crate::atlas::{Resource, Target};
use crate::plan::Page;

/// Documents that the page of the whole library shows; of more, each topic shows its first ones.
const SHOWN: usize = 40;

/// The media library.
#[derive(Debug, Serialize)]
pub struct LibraryPage {
    /// The page as such.
    pub page: Frame,
    /// How many documents there are.
    pub total: usize,
    /// Topics by name, with their documents.
    pub topics: Vec<TopicContext>,
}

/// A topic.
#[derive(Debug, Serialize)]
pub struct TopicContext {
    /// Its name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Anchor on the library's page.
    pub anchor: String,
    /// How many documents it has.
    pub total: usize,
    /// Those shown here, by title.
    pub resources: Vec<ResourceItem>,
}

/// A document in a list.
#[derive(Debug, Serialize)]
pub struct ResourceItem {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// What it is, or none.
    pub kind: Option<String>,
    /// A sentence or two, or none.
    pub summary: Option<String>,
    /// Who made it, or none.
    pub author: Option<String>,
    /// Its date, or none.
    pub date: Option<String>,
    /// Licence.
    pub licence: String,
    /// Ending of its file in capitals; empty when it is elsewhere or has none.
    pub format: String,
    /// Size of its file in bytes; 0 when it is elsewhere.
    pub size: usize,
    /// Host that has it; empty when this site does.
    pub host: String,
}

impl From<&Resource> for ResourceItem {
    fn from(resource: &Resource) -> Self {
        let (format, size, host) = match &resource.target {
            Target::File(path, size) => {
                let name = path.rsplit('/').next().unwrap_or_default();
                let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_uppercase());
                (ending.unwrap_or_default(), *size, String::new())
            }
            Target::Address(url) => (String::new(), 0, host(url)),
        };
        Self {
            title: resource.title.clone(),
            address: address::resource(&resource.id),
            kind: resource.kind.clone(),
            summary: resource.summary.clone(),
            author: resource.author.clone(),
            date: resource.date.map(|date| date.to_string()),
            licence: resource.licence.clone(),
            format,
            size,
            host,
        }
    }
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}

/// The page of a topic.
#[derive(Debug, Serialize)]
pub struct TopicPage {
    /// The page as such.
    pub page: Frame,
    /// The topic with all its documents.
    pub topic: TopicContext,
    /// The other topics, without documents.
    pub others: Vec<TopicContext>,
}

/// The page of a document.
#[derive(Debug, Serialize)]
pub struct ResourcePage {
    /// The page as such.
    pub page: Frame,
    /// The document.
    pub resource: ResourceContext,
}

/// A document.
#[derive(Debug, Serialize)]
pub struct ResourceContext {
    /// What lists show of it.
    pub item: ResourceItem,
    /// Path of its file on the site; empty when it is elsewhere.
    pub file: String,
    /// Where it is elsewhere; empty when this site has it.
    pub url: String,
    /// Its text, as HTML.
    pub body: Value,
    /// Name of its topic.
    pub topic: String,
    /// Address of its topic.
    pub topic_address: String,
    /// Other documents of the topic, six at most.
    pub others: Vec<ResourceItem>,
}

/// Topics in order with their documents; topics whose names make one address are one.
fn topics<'a>(scene: &Scene<'a>) -> Vec<(String, Vec<&'a Resource>)> {
    let mut topics: Vec<(String, Vec<&Resource>)> = Vec::new();
    for resource in scene.atlas.resources.iter() {
        let own = address::topic(&resource.topic);
        match topics.iter_mut().find(|(name, _)| address::topic(name) == own) {
            Some((_, resources)) => resources.push(resource),
            None => topics.push((resource.topic.clone(), vec![resource])),
        }
    }
    topics
}

fn topic_context(name: &str, resources: &[&Resource], shown: usize) -> TopicContext {
    TopicContext {
        name: name.to_owned(),
        address: address::topic(name),
        anchor: gazetteer::slug(name),
        total: resources.len(),
        resources: resources.iter().take(shown).map(|resource| ResourceItem::from(*resource)).collect(),
    }
}

fn library_crumb(scene: &Scene<'_>) -> Crumb {
    Crumb { name: scene.messages.text("nav-library"), address: "/mediatheque/".to_owned() }
}

/// The library.
pub fn library(scene: &Scene<'_>, page: &Page) -> Value {
    let (topics, total) = (topics(scene), scene.atlas.resources.len());
    let each = if total <= SHOWN { total } else { (SHOWN / topics.len().max(1)).max(1) };
    let topics = topics.iter().map(|(name, resources)| topic_context(name, resources, each)).collect();
    themes::value(LibraryPage { page: Frame { section: "library", ..Frame::new(page) }, total, topics })
}

/// A topic.
pub fn topic(scene: &Scene<'_>, page: &Page, topic: &str) -> Value {
    let (own, others): (Vec<_>, Vec<_>) =
        topics(scene).into_iter().partition(|(name, _)| address::topic(name) == page.address);
    let resources: Vec<&Resource> = own.into_iter().flat_map(|(_, resources)| resources).collect();
    let frame = Frame { section: "library", crumbs: vec![library_crumb(scene)], ..Frame::new(page) };
    themes::value(TopicPage {
        page: frame,
        topic: topic_context(topic, &resources, resources.len()),
        others: others.iter().map(|(name, resources)| topic_context(name, resources, 0)).collect(),
    })
}

/// A document.
pub fn resource(scene: &Scene<'_>, page: &Page, index: usize) -> Option<Value> {
    let resource = scene.atlas.resources.get(index)?;
    let topic_address = address::topic(&resource.topic);
    let beside = scene.atlas.resources.iter();
    let beside = beside.filter(|other| other.id != resource.id && address::topic(&other.topic) == topic_address);
    let others: Vec<ResourceItem> = beside.take(6).map(ResourceItem::from).collect();
    let (file, url) = match &resource.target {
        Target::File(path, _) => (path.clone(), String::new()),
        Target::Address(url) => (String::new(), url.clone()),
    };
    let crumb = Crumb { name: resource.topic.clone(), address: topic_address.clone() };
    let frame = Frame {
        section: "library",
        crumbs: vec![library_crumb(scene), crumb],
        description: resource.summary.clone().unwrap_or_default(),
        ..Frame::new(page)
    };
    let context = ResourceContext {
        item: ResourceItem::from(resource),
        file,
        url,
        body: scene.body(&resource.body),
        topic: resource.topic.clone(),
        topic_address,
        others,
    };
    Some(themes::value(ResourcePage { page: frame, resource: context }))
}
