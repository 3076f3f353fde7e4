//! The page of an AMAP's permanences, with nothing typed.

use forms::Fields;
use forms::page::RotaContext;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Frame};
use crate::address;
use crate::atlas::AmapIx;
use crate::plan::Page;

/// `/amap/<id>/permanences/`
#[derive(Debug, Serialize)]
struct RotaPage {
    /// The page as such.
    page: Frame,
    /// The permanences and the form.
    rota: RotaContext,
}

/// The context of an AMAP's permanences.
pub fn context(scene: &Scene<'_>, page: &Page, index: AmapIx) -> Value {
    // The page is planned for AMAPs that have the form.
    let Some(signable) = scene.rota(index) else { return Value::UNDEFINED };
    let (rota, nothing) = (&signable.form, forms::RotaRecord::default());
    let record = scene.records.rotas.get(&rota.id).unwrap_or(&nothing);
    let (messages, today) = (scene.messages, scene.atlas.today);
    let context = RotaContext::new(rota, &signable.stored.revision, &Fields::default(), &[], record, messages, today);
    let crumbs = vec![Crumb { name: rota.amap.name.clone(), address: address::amap(&scene.atlas[index].id) }];
    themes::value(RotaPage { page: Frame { section: "amaps", crumbs, ..Frame::new(page) }, rota: context })
}
