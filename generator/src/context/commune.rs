//! The page of a commune: the AMAPs in it, then those near.

use gazetteer::Commune;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
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
    /// How many AMAPs are in it.
    count: usize,
    /// AMAPs in it, as cards; as many as a page holds.
    amaps: Vec<Value>,
    /// How many others are near.
    near_count: usize,
    /// The nearest others.
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
pub fn context(scene: &Scene<'_>, page: &Page, commune: &'static Commune, near: &[(AmapIx, f64)]) -> Value {
    let own = scene.lists.commune(commune);
    let others: Vec<_> = near.iter().filter(|(amap, _)| !own.contains(amap)).collect();
    let department = Territory::department(scene, commune.department());
    let region = Territory::region(scene, commune.department().region());
    let shown_near = if own.len() > PER_PAGE / 2 { NEAR / 2 } else { NEAR };
    themes::value(CommunePage {
        page: Frame {
            section: "amaps",
            crumbs: region.crumb().into_iter().chain(department.clone().crumb()).collect(),
            ..Frame::new(page)
        },
        commune: Territory::commune(scene, commune),
        department,
        count: own.len(),
        amaps: own.iter().take(PER_PAGE).map(|amap| scene.cards.amap(*amap)).collect(),
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
