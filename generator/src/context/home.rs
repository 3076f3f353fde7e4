//! The home page: ways in, and what is new.

use maps::Map;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::department;
use super::event::EventItem;
use super::frame::{Entry, Frame};
use super::happening;
use super::list::{StatusCount, days, families, statuses};
use super::live::{self, LiveMap};
use super::map;
use super::news::NewsItem;
use super::region;
use super::territory::Territory;
use crate::address;
use crate::content::network::Output;
use crate::data::paths;
use crate::plan::{Page, Scope};

/// `/`
#[derive(Debug, Serialize)]
struct HomePage {
    /// The page as such.
    page: Frame,
    /// What it shows.
    home: HomeContext,
}

/// What the home page shows.
#[derive(Debug, Serialize)]
struct HomeContext {
    /// How many AMAPs there are.
    amaps: usize,
    /// How many have each status.
    statuses: Vec<StatusCount>,
    /// How many farms there are.
    farms: usize,
    /// How many contracts can be signed or soon can.
    contracts: usize,
    /// How many local networks there are.
    networks: usize,
    /// The département, when all AMAPs are in one, or none.
    department: Option<Territory>,
    /// The still map; its doors are the départements, or the régions when départements are more than eighteen; or none.
    map: Option<Map>,
    /// Régions that have an AMAP.
    regions: Vec<Entry>,
    /// Départements that have an AMAP; the key is the code.
    departments: Vec<Entry>,
    /// In a network of one département, its communes that have most AMAPs.
    communes: Vec<Entry>,
    /// Weekdays on which an AMAP distributes; the key is the weekday's.
    days: Vec<Entry>,
    /// Product families that somebody brings; the key names the icon.
    products: Vec<Entry>,
    /// Contracts to sign, what closes first first, as cards.
    open_contracts: Vec<Value>,
    /// Next events.
    events: Vec<EventItem>,
    /// Newest news.
    news: Vec<NewsItem>,
    /// Free pages of the menu.
    pages: Vec<HomeLink>,
    /// The live map, or none.
    live: Option<LiveMap>,
}

/// A free page of the menu.
#[derive(Debug, Serialize)]
struct HomeLink {
    /// Title.
    title: String,
    /// Address.
    address: String,
    /// A sentence, or none.
    summary: Option<String>,
}

/// Communes named in a network of one département.
const COMMUNES: usize = 18;

/// The context of the home page.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    let only = match scene.lists.departments.as_slice() {
        [(department, _)] => Some(*department),
        _ => None,
    };
    let context = HomeContext {
        amaps: scene.lists.amaps.len(),
        statuses: statuses(&scene.lists.amaps),
        farms: scene.lists.farms.len(),
        contracts: scene.lists.signable.len(),
        networks: scene.atlas.networks.len(),
        department: only.map(|department| Territory::department(scene, department)),
        map: if scene.names("home.html", "map") { map::of_scope(scene, Scope::Everything) } else { None },
        regions: region::regions(scene),
        departments: region::departments(scene, None),
        communes: only.map(|only| department::communes(scene, only, COMMUNES)).unwrap_or_default(),
        days: days(scene),
        products: families(scene),
        open_contracts: scene.lists.signable.part(1).iter().take(3).map(|at| scene.cards.contract(*at)).collect(),
        events: happening::events(scene, 2, |_| true),
        news: happening::news(scene, 3, |_| true),
        pages: pages(scene),
        live: live::shown(scene, "home.html", || live::of_site(scene)),
    };
    let frame = Frame {
        description: scene.atlas.site.slogan.clone().unwrap_or_default(),
        json_ld: crate::data::json_ld::site(scene.atlas, scene.messages),
        feed: scene.atlas.site.made(Output::Feeds, paths::SITE_FEED),
        ..Frame::new(page)
    };
    themes::value(HomePage { page: frame, home: context })
}

fn pages(scene: &Scene<'_>) -> Vec<HomeLink> {
    let mut pages: Vec<_> = scene.atlas.pages.iter().filter(|page| page.menu.is_some()).collect();
    pages.sort_by_key(|page| (page.menu, page.id.as_str()));
    let links = pages.into_iter().map(|page| HomeLink {
        title: page.title.clone(),
        address: address::page(&page.id),
        summary: page.summary.clone(),
    });
    links.collect()
}
