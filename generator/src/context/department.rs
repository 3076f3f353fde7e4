//! Pages of the départements: their AMAPs, their communes.

use gazetteer::{Department, fold};
use maps::Map;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Entry, Frame, Pager, part};
use super::list::{AmapList, amap_list};
use super::live::{self, LiveMap};
use super::map;
use super::territory::{Territory, shown};
use crate::address;
use crate::content::network::Output;
use crate::data::paths;
use crate::plan::{COMMUNES_PER_PAGE, Page, Scope};

/// `/departement/<code>-<slug>/`
#[derive(Debug, Serialize)]
struct DepartmentPage {
    /// The page as such.
    page: Frame,
    /// The département.
    department: Territory,
    /// Its AMAPs.
    list: AmapList,
    /// On the first page, the still map, or none.
    map: Option<Map>,
    /// On the first page, the communes that have most AMAPs, by name.
    communes: Vec<Entry>,
    /// Address of the list of all communes with an AMAP near; empty where there is none.
    communes_address: String,
    /// Address of the list to print; empty where there is none.
    print_address: String,
    /// Address of the leaflet; empty where there is none.
    leaflet: String,
    /// Address of the list as a table; empty where there is none.
    csv: String,
    /// On the first page, the live map, or none.
    live: Option<LiveMap>,
}

/// Communes named on the first page: as many as keep it below 400 nodes.
const COMMUNES_NAMED: usize = 6;

/// The context of a page of a département.
pub fn context(scene: &Scene<'_>, page: &Page, department: &'static Department, number: usize) -> Value {
    let (site, base) = (&scene.atlas.site, address::department(department));
    let amaps = scene.lists.department(department);
    let (is_first, names) = (number == 1, |key: &str| scene.names("department.html", key));
    let region = Territory::region(scene, department.region());
    themes::value(DepartmentPage {
        page: Frame {
            section: "amaps",
            crumbs: region.crumb().into_iter().collect(),
            feed: site.made(Output::Feeds, paths::department_feed(department)),
            ..Frame::new(page)
        },
        department: Territory::department(scene, department),
        list: amap_list(scene, &base, number, amaps),
        map: if is_first && names("map") { map::of_scope(scene, Scope::Department(department)) } else { None },
        communes: if is_first { communes(scene, department, COMMUNES_NAMED) } else { Vec::new() },
        communes_address: site.made(Output::Communes, format!("{base}communes/")),
        print_address: site.made(Output::PrintLists, format!("{base}liste/")),
        leaflet: site.made(Output::PrintLists, format!("{base}depliant/")),
        csv: site.made(Output::OpenData, paths::AMAPS_CSV),
        live: live::shown(scene, "department.html", || live::of_department(department).filter(|_| is_first)),
    })
}

/// The communes of a département that have most AMAPs, at most `most`, by name.
pub fn communes(scene: &Scene<'_>, department: &Department, most: usize) -> Vec<Entry> {
    let own = scene.lists.communes.values().filter(|(commune, _)| commune.department().code == department.code);
    let paged = own.filter_map(|(commune, amaps)| {
        let address = scene.commune_page(commune)?.to_owned();
        Some(Entry { name: shown(commune.name), address, count: amaps.len(), key: String::new() })
    });
    let mut communes: Vec<Entry> = paged.collect();
    communes.sort_by_key(|commune| std::cmp::Reverse(commune.count));
    communes.truncate(most);
    communes.sort_by_cached_key(|commune| fold(&commune.name));
    communes
}

/// `/departement/<code>-<slug>/communes/`
#[derive(Debug, Serialize)]
struct CommunesPage {
    /// The page as such.
    page: Frame,
    /// The département.
    department: Territory,
    /// How many communes there are.
    count: usize,
    /// Communes of this page by their first letter.
    letters: Vec<LetterContext>,
    /// This page among those of the list.
    pager: Pager,
}

/// Communes with the same first letter.
#[derive(Debug, Serialize)]
struct LetterContext {
    /// The letter.
    letter: String,
    /// Communes, with the number of AMAPs in them.
    communes: Vec<Entry>,
}

/// The context of a page of the communes of a département.
pub fn all_communes(scene: &Scene<'_>, page: &Page, department: &'static Department, number: usize) -> Value {
    let communes = scene.lists.near_in(scene.atlas, department);
    let letter = |name: &str| fold(name).chars().next().unwrap_or(' ').to_uppercase().to_string();
    let shown_communes = part(&communes, number, COMMUNES_PER_PAGE);
    let letters = shown_communes.chunk_by(|a, b| letter(a.0.name) == letter(b.0.name)).map(|communes| LetterContext {
        letter: communes.first().map(|(commune, _)| letter(commune.name)).unwrap_or_default(),
        communes: communes.iter().map(|(commune, _)| commune_entry(scene, commune)).collect(),
    });
    let territory = Territory::department(scene, department);
    let region = Territory::region(scene, department.region());
    let crumbs: Vec<Crumb> = region.crumb().into_iter().chain(territory.clone().crumb()).collect();
    themes::value(CommunesPage {
        page: Frame { section: "amaps", crumbs, ..Frame::new(page) },
        department: territory,
        count: communes.len(),
        letters: letters.collect(),
        pager: Pager::of(
            &format!("{}communes/", address::department(department)),
            number,
            communes.len(),
            COMMUNES_PER_PAGE,
        ),
    })
}

fn commune_entry(scene: &Scene<'_>, commune: &'static gazetteer::Commune) -> Entry {
    Entry {
        name: shown(commune.name),
        address: scene.commune_page(commune).unwrap_or_default().to_owned(),
        count: scene.lists.commune(commune).len(),
        key: String::new(),
    }
}
