//! Adverts: farms that look for an AMAP, AMAPs that look for a farm.

use domain::{AdvertKind, Vocabulary};
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::card::{self, FamilyContext};
use super::frame::{ContactContext, Crumb, Entry, Frame};
use super::territory::Territory;
use crate::address;
use crate::atlas::Advert;
use crate::content::network::Output;
use crate::data::paths;
use crate::plan::Page;

/// The adverts that run.
#[derive(Debug, Serialize)]
pub struct AdvertsPage {
    /// The page as such.
    pub page: Frame,
    /// The two kinds, each with its adverts.
    pub kinds: Vec<AdvertKindContext>,
    /// Address of the Atom feed; empty where there is none.
    pub feed: String,
}

/// A kind of adverts.
#[derive(Debug, Serialize)]
pub struct AdvertKindContext {
    /// Key: `farm-seeks-amap` or `amap-seeks-farm`.
    pub kind: &'static str,
    /// Adverts, the newest first.
    pub adverts: Vec<AdvertItem>,
}

/// An advert in a list.
#[derive(Debug, Serialize)]
pub struct AdvertItem {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// Key of its kind.
    pub kind: &'static str,
    /// Day of publication.
    pub date: String,
    /// Last day.
    pub until: String,
    /// Commune, or none.
    pub commune: Option<Territory>,
    /// Département, or none.
    pub department: Option<Territory>,
    /// Product families.
    pub products: Vec<FamilyContext>,
    /// A sentence or two, or none.
    pub summary: Option<String>,
}

/// The page of an advert.
#[derive(Debug, Serialize)]
pub struct AdvertPage {
    /// The page as such.
    pub page: Frame,
    /// The advert.
    pub advert: AdvertContext,
}

/// An advert.
#[derive(Debug, Serialize)]
pub struct AdvertContext {
    /// What lists show of it.
    pub item: AdvertItem,
    /// Whether its last day is over.
    pub over: bool,
    /// Its text, as HTML.
    pub body: Value,
    /// The farm that it is about, or none.
    pub farm: Option<Entry>,
    /// The AMAP that it is about, or none.
    pub amap: Option<Entry>,
    /// Whom to answer.
    pub contact: ContactContext,
}

fn item(scene: &Scene<'_>, advert: &Advert) -> AdvertItem {
    AdvertItem {
        title: advert.title.clone(),
        address: address::advert(&advert.id),
        kind: advert.kind.key(),
        date: advert.date.to_string(),
        until: advert.until.to_string(),
        commune: advert.commune.map(|commune| Territory::commune(scene, commune)),
        department: advert.commune.map(|commune| Territory::department(scene, commune.department())),
        products: card::families(scene.atlas, scene.messages, &advert.products),
        summary: advert.summary.clone(),
    }
}

/// The adverts that run.
pub fn adverts(scene: &Scene<'_>, page: &Page) -> Value {
    let running = scene.atlas.adverts.iter().filter(|advert| !advert.over);
    let kinds = AdvertKind::ALL.iter().map(|kind| AdvertKindContext {
        kind: kind.key(),
        adverts: running.clone().filter(|own| own.kind == *kind).map(|own| item(scene, own)).collect(),
    });
    let feed = scene.atlas.site.made(Output::Feeds, paths::ADVERT_FEED);
    let frame = Frame { feed: feed.clone(), ..Frame::new(page) };
    themes::value(AdvertsPage { page: frame, kinds: kinds.collect(), feed })
}

/// An advert.
pub fn advert(scene: &Scene<'_>, page: &Page, index: usize) -> Option<Value> {
    let advert = scene.atlas.adverts.get(index)?;
    let entry = |name: &str, address: String| Entry { name: name.to_owned(), address, count: 0, key: String::new() };
    let farm = advert.farm.map(|farm| &scene.atlas[farm]);
    let amap = advert.amap.map(|amap| &scene.atlas[amap]);
    let context = AdvertContext {
        item: item(scene, advert),
        over: advert.over,
        body: scene.body(&advert.body),
        farm: farm.map(|farm| entry(&farm.name, address::farm(&farm.id))),
        amap: amap.map(|amap| entry(&amap.name, address::amap(&amap.id))),
        contact: ContactContext::from(&advert.contact),
    };
    let frame = Frame {
        crumbs: vec![Crumb { name: scene.messages.text("nav-adverts"), address: "/annonces/".to_owned() }],
        description: advert.summary.clone().unwrap_or_default(),
        feed: scene.atlas.site.made(Output::Feeds, paths::ADVERT_FEED),
        hidden: advert.over,
        ..Frame::new(page)
    };
    Some(themes::value(AdvertPage { page: frame, advert: context }))
}
