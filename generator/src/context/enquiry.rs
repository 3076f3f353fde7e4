//! The page on which one asks something, with nothing typed.

use forms::Fields;
use forms::enquiry::Topic;
use forms::page::enquiry::EnquiryContext;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::{Crumb, Frame};
use crate::plan::Page;

/// `/amap/<id>/rejoindre/`, `/amap/<id>/ecrire/`, `/ferme/<id>/ecrire/`, `/proposer/`, `/lancer-une-amap/`
#[derive(Debug, Serialize)]
struct EnquiryPage {
    /// The page as such.
    page: Frame,
    /// The form.
    enquiry: EnquiryContext,
}

/// The context of the form of an enquiry.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    // A page of an enquiry is planned where it has a form.
    let Some(signable) = scene.enquiry(&page.address) else { return Value::UNDEFINED };
    let form = &signable.form;
    let mut enquiry = EnquiryContext::new(form, &signable.stored.revision, &Fields::default(), &[], scene.messages);
    let about = &form.about;
    if form.topic == Topic::WaitingList {
        enquiry.listed = scene.records.waiting.get(&about.address).copied();
    }
    let crumb = Crumb { name: about.name.clone(), address: about.address.clone() };
    let section = match enquiry.about.kind {
        "amap" => "amaps",
        "site" => "network",
        _ => "",
    };
    let crumbs = (about.address != "/").then_some(crumb).into_iter().collect();
    themes::value(EnquiryPage { page: Frame { section, crumbs, ..Frame::new(page) }, enquiry })
}
