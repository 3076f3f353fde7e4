//! The list as other sites show it, and the page that says how.

use maps::Map;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Entry, Frame};
use super::map;
use super::scope::{self, ScopeContext};
use super::territory::shown;
use crate::atlas::NetworkIx;
use crate::content::network::Output;
use crate::plan::{Page, Scope};
use domain::Vocabulary;

/// AMAPs that an embedded list names; of more, it counts them by département or commune.
const NAMED: usize = 90;
/// Frames that the page of help writes out; of more, it gives the addresses.
const WRITTEN: usize = 60;

/// The list for other sites.
#[derive(Debug, Serialize)]
pub struct EmbedPage {
    /// The page as such.
    pub page: Frame,
    /// What it lists.
    pub scope: ScopeContext,
    /// AMAPs by name; empty when they are too many.
    pub amaps: Vec<EmbedAmap>,
    /// Départements, or the communes with most AMAPs, with their number; empty when the AMAPs are named.
    pub places: Vec<Entry>,
    /// The still map, or none.
    pub map: Option<Map>,
}

/// An AMAP of the embedded list.
#[derive(Debug, Serialize)]
pub struct EmbedAmap {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Commune, or empty.
    pub commune: String,
    /// Status key.
    pub status: &'static str,
    /// Keys of the weekdays on which it distributes.
    pub weekdays: Vec<&'static str>,
}

/// How to show the list on another site.
#[derive(Debug, Serialize)]
pub struct EmbedHelpPage {
    /// The page as such.
    pub page: Frame,
    /// The list of all AMAPs.
    pub everything: FrameContext,
    /// Départements, by name.
    pub departments: Vec<FrameContext>,
    /// Local networks, by name.
    pub networks: Vec<FrameContext>,
    /// Whether the code of each is written out.
    pub written: bool,
}

/// Something that can be embedded.
#[derive(Debug, Serialize)]
pub struct FrameContext {
    /// What it lists.
    pub scope: ScopeContext,
    /// Its address.
    pub address: String,
}

/// The list for other sites.
pub fn embed(scene: &Scene<'_>, page: &Page, scope: Scope) -> Value {
    let atlas = scene.atlas;
    let listed = scope::amaps(scene, scope);
    let named = listed.len() <= NAMED;
    let amaps = listed.iter().filter(|_| named).map(|index| {
        let amap = &atlas[*index];
        EmbedAmap {
            name: amap.name.clone(),
            address: crate::address::amap(&amap.id),
            commune: amap.commune().map(|commune| shown(commune.city().name)).unwrap_or_default(),
            status: amap.status.key(),
            weekdays: amap.weekdays().into_iter().map(Vocabulary::key).collect(),
        }
    });
    let amaps: Vec<EmbedAmap> = amaps.collect();
    let places = match scope::departments(scene, scope) {
        _ if named => Vec::new(),
        departments if departments.len() > 1 => departments,
        _ => largest(scope::cities(scene, scope)),
    };
    let frame = Frame { hidden: true, ..Frame::new(page) };
    let map = map::of_scope(scene, scope);
    themes::value(EmbedPage { page: frame, scope: scope::context(scene, scope), amaps, places, map })
}

/// The cities with most AMAPs that have a page, as many as a frame shows, in their order.
fn largest(cities: Vec<Entry>) -> Vec<Entry> {
    let mut cities: Vec<(usize, Entry)> =
        cities.into_iter().filter(|city| !city.address.is_empty()).enumerate().collect();
    cities.sort_by_key(|(_, city)| std::cmp::Reverse(city.count));
    cities.truncate(NAMED);
    cities.sort_by_key(|(order, _)| *order);
    cities.into_iter().map(|(_, city)| city).collect()
}

/// How to show the list on another site.
pub fn help(scene: &Scene<'_>, page: &Page) -> Value {
    let departments = scene.lists.departments.iter().map(|(department, _)| Scope::Department(department));
    let networks = (0..scene.atlas.networks.len()).map(NetworkIx).map(Scope::Network);
    let departments: Vec<FrameContext> = departments.map(|scope| frame_context(scene, scope)).collect();
    let networks: Vec<FrameContext> = networks.map(|scope| frame_context(scene, scope)).collect();
    let data = Some("/donnees/").filter(|_| scene.atlas.site.makes(Output::OpenData));
    let crumb = data.map(|data| Crumb { name: scene.messages.text("nav-data"), address: data.to_owned() });
    themes::value(EmbedHelpPage {
        page: Frame { crumbs: crumb.into_iter().collect(), ..Frame::new(page) },
        everything: frame_context(scene, Scope::Everything),
        written: departments.len() + networks.len() <= WRITTEN,
        departments,
        networks,
    })
}

fn frame_context(scene: &Scene<'_>, scope: Scope) -> FrameContext {
    let context = scope::context(scene, scope);
    let address = match scope {
        Scope::Everything => "/integrer/tout/".to_owned(),
        _ => format!("/integrer{}", context.address),
    };
    FrameContext { scope: context, address }
}
