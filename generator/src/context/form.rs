//! The page on which a contract is filled in, with nothing typed.

use forms::Fields;
use forms::page::{FormContext, Way};
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Frame};
use crate::address;
use crate::atlas::ContractIx;
use crate::plan::Page;

/// `/contrat/<season>/<id>/formulaire/`, `/contrat/<season>/<id>/grille/`
#[derive(Debug, Serialize)]
struct FormPage {
    /// The page as such.
    page: Frame,
    /// The form.
    form: FormContext,
}

/// The context of a form; `way` is how quantities are said, the contract's first where it is none.
pub fn context(scene: &Scene<'_>, page: &Page, index: ContractIx, way: Option<Way>) -> Value {
    // A page of a form is planned for contracts that have one.
    let Some(signable) = scene.form(index) else { return Value::UNDEFINED };
    let (form, amap) = (&signable.form, &scene.atlas[scene.atlas[index].amap]);
    let way = way.unwrap_or_else(|| Way::sent(&Fields::default(), form.terms.kind));
    let (messages, today) = (scene.messages, scene.atlas.today);
    let context = FormContext::new(form, &signable.stored.revision, way, &Fields::default(), &[], messages, today);
    let crumbs = vec![
        Crumb { name: messages.text("nav-contracts"), address: "/contrats/".to_owned() },
        Crumb { name: amap.name.clone(), address: address::amap(&amap.id) },
        Crumb { name: form.name.clone(), address: form.address.clone() },
    ];
    themes::value(FormPage { page: Frame { section: "contracts", crumbs, ..Frame::new(page) }, form: context })
}
