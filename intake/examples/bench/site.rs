//! The site: the form of `forms`' tests, its season moved so that it is open today.

use std::collections::BTreeMap;
use std::path::Path;

use domain::contract::Standing;
use domain::{ContractKind, Date, DeliveryId};
use forms::{Fields, Form, Manifest, revision_of};
use intake::document::Document;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde_json::{Value, json};
use themes::Theme;

use crate::{Failure, sample};

/// How many days from today the first delivery is.
const SOON: i64 = 14;

/// The day where the form's deliveries are.
pub fn today(form: &Form) -> Result<Date, Failure> {
    Ok(Timestamp::now().to_zoned(TimeZone::get(&form.timezone)?).date())
}

/// The form, open today and for a while.
pub fn form() -> Result<Form, Failure> {
    let mut form = sample::form(ContractKind::Variable);
    let behind = i64::from((today(&form)? - form.terms.season.from).get_days());
    let shift = Span::new().days(behind + SOON);
    let moved = |day: Date| day.checked_add(shift);
    form.window = None;
    form.terms.season.from = moved(form.terms.season.from)?;
    form.terms.season.to = moved(form.terms.season.to)?;
    for delivery in &mut form.terms.deliveries {
        delivery.date = moved(delivery.date)?;
        delivery.id = DeliveryId(delivery.date);
    }
    for slot in &mut form.slots {
        slot.delivery = DeliveryId(moved(slot.delivery.0)?);
    }
    for day in &mut form.terms.payment.days {
        *day = moved(*day)?;
    }
    Ok(form)
}

/// What a member fills in.
pub fn filled(email: &str) -> Fields {
    sample::sent(&[("same.panier/petit", "2"), ("same.tomme", "2"), ("email", email)])
}

/// What is signed then.
pub fn document(form: &Form, json: &[u8], email: &str) -> Result<Document, Failure> {
    let reviewed = form.review(&filled(email), today(form)?, &Standing::default());
    let (entry, quote) = reviewed.map_err(|mistakes| format!("refused: {mistakes:?}"))?;
    Ok(Document::new(form, json, entry, quote))
}

/// What the generator writes beside a site, and the style sheets' folder, empty.
pub fn write(folder: &Path) -> Result<Value, Failure> {
    let (theme, form) = (Theme::over_default([]), form()?);
    let json = form.to_json();
    let revision = revision_of(&json);
    let chrome = sample::chrome(&theme, vec![(form.id.clone(), "fr".to_owned(), revision.clone())]);
    let forms = folder.join("forms");
    std::fs::create_dir_all(&forms)?;
    std::fs::write(forms.join(format!("{revision}.json")), &json)?;
    std::fs::write(forms.join("private.json"), serde_json::to_vec(&BTreeMap::<String, String>::new())?)?;
    std::fs::write(forms.join("site.json"), serde_json::to_vec(&chrome)?)?;
    let days: Vec<String> = form.terms.deliveries.iter().map(|delivery| delivery.date.to_string()).collect();
    let payments: Vec<String> = form.terms.payment.days.iter().map(ToString::to_string).collect();
    let due = document(&form, &json, "m@amap.example")?.quote.totals.due.0;
    let path = form.action(&revision);
    Ok(json!({ "path": path, "form": form.id, "revision": revision, "days": days, "payments": payments, "due": due }))
}
