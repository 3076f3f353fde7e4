//! The page of a commune: the AMAPs in it, then those near.

use gazetteer::Commune;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
use super::list::{AmapList, amap_list};
use super::territory::{Territory, shown};
use crate::address;
use crate::atlas::AmapIx;
use crate::plan::{PER_PAGE, Page};

/// `/commune/<insee>-<slug>/`
#[derive(Debug, Serialize)]
struct CommunePage {
    /// The page as such.
    page: Frame,
    /// The commune.
    commune: Territory,
    /// Its département.
    department: Territory,
    /// AMAPs in it.
    list: AmapList,
    /// How many others are near.
    near_count: usize,
    /// The nearest others, on the first page.
    near: Vec<NearContext>,
    /// Radius within which an AMAP counts as near, in kilometres.
    radius: f64,
}

/// An AMAP near.
#[derive(Debug, Serialize)]
pub struct NearContext {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Commune, or none.
    pub commune: Option<String>,
    /// Status key.
    pub status: &'static str,
    /// Distance as the crow flies, in kilometres.
    pub km: f64,
}

/// AMAPs near a commune that are named on its page.
const NEAR: usize = 20;

/// The context of a commune's page.
pub fn context(
    scene: &Scene<'_>,
    page: &Page,
    commune: &'static Commune,
    near: &[(AmapIx, f64)],
    number: usize,
) -> Value {
    let own = scene.lists.commune(commune);
    let others: Vec<_> = near.iter().filter(|(amap, _)| !own.all().contains(amap)).collect();
    let department = Territory::department(scene, commune.department());
    let region = Territory::region(scene, commune.department().region());
    let shown_near = match number {
        1 if own.len() > PER_PAGE / 2 => NEAR / 2,
        1 => NEAR,
        _ => 0,
    };
    themes::value(CommunePage {
        page: Frame {
            section: "amaps",
            crumbs: region.crumb().into_iter().chain(department.clone().crumb()).collect(),
            ..Frame::new(page)
        },
        commune: Territory::commune(scene, commune),
        department,
        list: amap_list(scene, &address::commune(commune), number, own),
        near_count: others.len(),
        near: others.into_iter().take(shown_near).map(|(amap, km)| near_context(scene, *amap, *km)).collect(),
        radius: scene.atlas.site.radius_km,
    })
}

/// An AMAP at a distance.
pub fn near_context(scene: &Scene<'_>, index: AmapIx, km: f64) -> NearContext {
    let amap = &scene.atlas[index];
    NearContext {
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        commune: amap.commune().map(|commune| shown(commune.city().name)),
        status: domain::Vocabulary::key(amap.status),
        km,
    }
}

#[cfg(test)]
mod tests {
    use crate::Project;
    use crate::source::Sources;

    #[test]
    fn a_city_with_more_amaps_than_a_page_holds_shows_them_all() {
        let network = "name: R\nbase_url: https://amap.example\nradius_km: 3\npublisher:\n  { name: A, address: x, \
            email: a@amap.example, director: x }\n";
        let amap = |number: usize| {
            let text =
                format!("---\nname: AMAP {number}\nplaces:\n  - {{ commune: Rennes, postcode: '35000' }}\n---\n");
            (format!("amaps/a-{number}.md"), text)
        };
        let files = (0..50).map(amap).chain([("network.yml".to_owned(), network.to_owned())]);
        let project = Project::in_memory(Sources::from_files(files), Vec::new());
        let (build, files) = crate::in_memory(&project, jiff::civil::date(2026, 11, 21));
        assert!(build.is_good(), "{:?}", build.diagnostics);
        let page = |path: &str| String::from_utf8_lossy(files.get(path).unwrap_or_default()).into_owned();
        let pages = page("commune/35238-rennes/index.html") + &page("commune/35238-rennes/2/index.html");
        for number in 0..50 {
            assert!(pages.contains(&format!("href=\"/amap/a-{number}/\"")), "{number}");
        }
        assert!(pages.contains("href=\"/commune/35238-rennes/2/\""));
    }
}
