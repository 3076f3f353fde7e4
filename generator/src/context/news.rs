//! News: the list and the article.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Entry, Frame, Pager, part};
use super::territory::{Territory, shown};
use crate::address;
use crate::atlas::{AmapIx, News};
use crate::content::network::Output;
use crate::data::paths;
use crate::plan::{PER_PAGE, Page};

/// A page of the list of news.
#[derive(Debug, Serialize)]
pub struct NewsListPage {
    /// The page as such.
    pub page: Frame,
    /// News, the newest first.
    pub news: Vec<NewsItem>,
    /// Where this page stands among those of the list.
    pub pager: Pager,
    /// Address of the Atom feed; empty where there is none.
    pub feed: String,
    /// Address of the JSON feed; empty where there is none.
    pub json_feed: String,
}

/// A piece of news in a list.
#[derive(Debug, Serialize)]
pub struct NewsItem {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// Day of publication.
    pub date: String,
    /// A sentence or two, or none.
    pub summary: Option<String>,
}

impl From<&News> for NewsItem {
    fn from(news: &News) -> Self {
        Self {
            title: news.title.clone(),
            address: address::news(&news.id),
            date: news.date.to_string(),
            summary: news.summary.clone(),
        }
    }
}

/// The page of a piece of news.
#[derive(Debug, Serialize)]
pub struct NewsPage {
    /// The page as such.
    pub page: Frame,
    /// The piece of news.
    pub news: NewsContext,
}

/// A piece of news.
#[derive(Debug, Serialize)]
pub struct NewsContext {
    /// Title.
    pub title: String,
    /// Day of publication.
    pub date: String,
    /// A sentence or two, or none.
    pub summary: Option<String>,
    /// Its text, as HTML.
    pub body: Value,
    /// AMAPs concerned; `key` is the commune, or empty.
    pub amaps: Vec<Entry>,
    /// Départements concerned that have a page.
    pub departments: Vec<Territory>,
    /// The piece of news before it, or none.
    pub older: Option<NewsItem>,
    /// The piece of news after it, or none.
    pub newer: Option<NewsItem>,
}

/// A page of the list.
pub fn list(scene: &Scene<'_>, page: &Page, number: usize) -> Value {
    let news = &scene.atlas.news;
    themes::value(NewsListPage {
        page: Frame {
            section: "news",
            feed: scene.atlas.site.made(Output::Feeds, paths::SITE_FEED),
            ..Frame::new(page)
        },
        news: part(news, number, PER_PAGE).iter().map(NewsItem::from).collect(),
        pager: Pager::of("/actualites/", number, news.len(), PER_PAGE),
        feed: scene.atlas.site.made(Output::Feeds, paths::SITE_FEED),
        json_feed: scene.atlas.site.made(Output::Feeds, paths::SITE_JSON_FEED),
    })
}

/// An article.
pub fn article(scene: &Scene<'_>, page: &Page, index: usize) -> Option<Value> {
    let atlas = scene.atlas;
    let news = atlas.news.get(index)?;
    let departments = news.departments.iter().map(|department| Territory::department(scene, department));
    let context = NewsContext {
        title: news.title.clone(),
        date: news.date.to_string(),
        summary: news.summary.clone(),
        body: scene.body(&news.body),
        amaps: news.amaps.iter().map(|amap| amap_entry(scene, *amap)).collect(),
        departments: departments.filter(|department| !department.address.is_empty()).collect(),
        older: atlas.news.get(index + 1).map(NewsItem::from),
        newer: index.checked_sub(1).and_then(|newer| atlas.news.get(newer)).map(NewsItem::from),
    };
    let frame = Frame {
        section: "news",
        crumbs: vec![Crumb { name: scene.messages.text("nav-news"), address: "/actualites/".to_owned() }],
        description: news.summary.clone().unwrap_or_default(),
        feed: scene.atlas.site.made(Output::Feeds, paths::SITE_FEED),
        ..Frame::new(page)
    };
    Some(themes::value(NewsPage { page: frame, news: context }))
}

/// An AMAP by name, its commune as `key`.
pub(super) fn amap_entry(scene: &Scene<'_>, amap: AmapIx) -> Entry {
    let amap = &scene.atlas[amap];
    Entry {
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        count: 0,
        key: amap.commune().map(|commune| shown(commune.city().name)).unwrap_or_default(),
    }
}
