//! Local networks.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{ContactContext, Crumb, Entry, Frame};
use super::list::{AmapList, amap_list};
use super::territory::Territory;
use crate::address;
use crate::atlas::NetworkIx;
use crate::content::network::Output;
use crate::plan::Page;

/// `/reseaux/`
#[derive(Debug, Serialize)]
struct NetworksPage {
    /// The page as such.
    page: Frame,
    /// Networks, by name.
    networks: Vec<NetworkCard>,
}

/// A network in a list.
#[derive(Debug, Serialize)]
struct NetworkCard {
    /// Name.
    name: String,
    /// Address of its page.
    address: String,
    /// A sentence, or none.
    summary: Option<String>,
    /// How many AMAPs it has.
    amaps: usize,
    /// The network that it belongs to, or none.
    parent: Option<Entry>,
    /// Régions, départements and communes of its territory.
    territory: Vec<Territory>,
}

/// `/reseau/<id>/`
#[derive(Debug, Serialize)]
struct NetworkPage {
    /// The page as such.
    page: Frame,
    /// The network.
    network: NetworkContext,
    /// Its AMAPs.
    list: AmapList,
}

/// A network.
#[derive(Debug, Serialize)]
struct NetworkContext {
    /// Name.
    name: String,
    /// A sentence, or none.
    summary: Option<String>,
    /// Its text, as HTML.
    body: Value,
    /// Path of its logo, or none.
    logo: Option<String>,
    /// The network that it belongs to, or none.
    parent: Option<Entry>,
    /// Networks that belong to it.
    children: Vec<Entry>,
    /// Régions, départements and communes of its territory.
    territory: Vec<Territory>,
    /// How to reach it.
    contact: ContactContext,
    /// Address of its list to print; empty where there is none.
    print_address: String,
    /// Address of its leaflet; empty where there is none.
    leaflet: String,
    /// Address of its list for other sites; empty where there is none.
    embed: String,
}

/// A network's name, address and number of AMAPs; the key is its id.
pub fn entry(scene: &Scene<'_>, index: NetworkIx) -> Entry {
    let network = &scene.atlas[index];
    Entry {
        name: network.name.clone(),
        address: address::network(&network.id),
        count: scene.lists.network(index).len(),
        key: network.id.clone(),
    }
}

fn territory(scene: &Scene<'_>, index: NetworkIx) -> Vec<Territory> {
    let network = &scene.atlas[index];
    let regions = network.regions.iter().map(|region| Territory::region(scene, region));
    let departments = network.departments.iter().map(|department| Territory::department(scene, department));
    let communes = network.communes.iter().map(|commune| Territory::commune(scene, commune));
    let mut territory: Vec<Territory> = Vec::new();
    for one in regions.chain(departments).chain(communes) {
        // La Réunion is both région and département.
        if territory.iter().all(|known| known.name != one.name) {
            territory.push(one);
        }
    }
    territory
}

fn crumb(scene: &Scene<'_>) -> Crumb {
    Crumb { name: scene.messages.text("networks"), address: "/reseaux/".to_owned() }
}

/// The context of the list of networks.
pub fn list(scene: &Scene<'_>, page: &Page) -> Value {
    let networks = (0..scene.atlas.networks.len()).map(NetworkIx).map(|index| NetworkCard {
        name: scene.atlas[index].name.clone(),
        address: address::network(&scene.atlas[index].id),
        summary: scene.atlas[index].summary.clone(),
        amaps: scene.lists.network(index).len(),
        parent: scene.atlas[index].parent.map(|parent| entry(scene, parent)),
        territory: territory(scene, index),
    });
    let frame = Frame { section: "network", ..Frame::new(page) };
    themes::value(NetworksPage { page: frame, networks: networks.collect() })
}

/// The context of a page of a network.
pub fn context(scene: &Scene<'_>, page: &Page, index: NetworkIx, number: usize) -> Value {
    let network = &scene.atlas[index];
    let (site, base) = (&scene.atlas.site, address::network(&network.id));
    let parent = network.parent.map(|parent| entry(scene, parent));
    let above = parent.clone().map(|parent| Crumb { name: parent.name, address: parent.address });
    themes::value(NetworkPage {
        page: Frame {
            section: "network",
            crumbs: [crumb(scene)].into_iter().chain(above).collect(),
            description: network.summary.clone().unwrap_or_default(),
            ..Frame::new(page)
        },
        network: NetworkContext {
            name: network.name.clone(),
            summary: network.summary.clone(),
            body: scene.body(&network.body),
            logo: network.logo.clone(),
            parent,
            children: network.children.iter().map(|child| entry(scene, *child)).collect(),
            territory: territory(scene, index),
            contact: ContactContext::from(&network.contact),
            print_address: site.made(Output::PrintLists, format!("{base}liste/")),
            leaflet: site.made(Output::PrintLists, format!("{base}depliant/")),
            embed: site.made(Output::Embeds, format!("/integrer{base}")),
        },
        list: amap_list(scene, &base, number, scene.lists.network(index)),
    })
}
