//! What an amendment changes, as pages show it: before and after, and nothing that stays as it was.

use domain::contract::Lot;
use domain::{Cents, Vocabulary};
use forms::Form;
use serde::Serialize;
use themes::{Messages, format};

use crate::document::Document;

/// Something that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeContext {
    /// What: `name`, `email`, `phone`, `address`, `partners`, `method`, `delivery`, `payment`, `due`, `credit`, `text`.
    pub kind: &'static str,
    /// The day of a delivery or of a payment; empty of others.
    pub day: String,
    /// What it was.
    pub before: SideContext,
    /// What it is.
    pub after: SideContext,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SideContext {
    /// Words: those of a person, or the key of a means of payment; empty where there are none.
    pub text: String,
    /// Of a delivery: quantity and name of what it brings.
    pub lines: Vec<(String, String)>,
    /// Whether the member does not take the delivery.
    pub is_absent: bool,
    /// The day on which it is taken instead, or none.
    pub taken_with: Option<String>,
    /// In cents, or none.
    pub amount: Option<i64>,
}

/// Whether two documents say the same: by what the log would hold of it.
pub fn are_same(before: &Document, after: &Document) -> bool {
    after.clone().amending(before).amends.is_none_or(|amends| amends.changes.is_empty())
}

/// What changes from one document to the other, in the order of pages.
pub fn between(form: &Form, messages: &Messages, before: &Document, after: &Document) -> Vec<ChangeContext> {
    let amends = after.clone().amending(before).amends;
    let names: Vec<String> = amends.into_iter().flat_map(|amends| amends.changes).map(|one| one.what).collect();
    let is_changed = |path: &str| names.iter().any(|name| name == path || name.starts_with(&format!("{path}/")));
    let mut changes = Vec::new();
    let mut say = |kind, day: String, before, after| changes.push(ChangeContext { kind, day, before, after });
    let own = |document: &Document| {
        let one = &document.person;
        [&one.name, &one.email, &one.phone, &one.address, &one.partners].map(Clone::clone)
    };
    let text = |text: String| SideContext { text, ..SideContext::default() };
    let kinds = ["name", "email", "phone", "address", "partners"];
    for ((kind, old), new) in kinds.into_iter().zip(own(before)).zip(own(after)) {
        if is_changed(&format!("person/{kind}")) {
            say(kind, String::new(), text(old), text(new));
        }
    }
    if ["text_sha256", "name", "farm", "amap"].into_iter().any(is_changed) {
        say("text", String::new(), SideContext::default(), SideContext::default());
    }
    for day in days(before, after, |document| document.quote.lots.iter().map(|lot| lot.delivery.0).collect()) {
        if is_changed(&format!("lots/{day}")) {
            let lot = |document: &Document| {
                let own = document.quote.lots.iter().find(|lot| lot.delivery.0 == day);
                own.map(|lot| side(form, messages, lot)).unwrap_or_default()
            };
            say("delivery", day.to_string(), lot(before), lot(after));
        }
    }
    if is_changed("method") {
        let method = |document: &Document| text(document.method.map(Vocabulary::key).unwrap_or_default().to_owned());
        say("method", String::new(), method(before), method(after));
    }
    let amount = |amount: Cents| SideContext { amount: Some(amount.0), ..SideContext::default() };
    for day in days(before, after, |document| document.quote.schedule.iter().map(|one| one.due).collect()) {
        if is_changed(&format!("schedule/{day}")) {
            let paid = |document: &Document| {
                let own = document.quote.schedule.iter().filter(|one| one.due == day);
                amount(Cents(own.map(|one| one.amount.0).sum()))
            };
            say("payment", day.to_string(), paid(before), paid(after));
        }
    }
    let [old, new] = [before, after].map(|document| &document.quote.totals);
    if is_changed("totals/due") {
        say("due", String::new(), amount(old.due), amount(new.due));
    }
    if is_changed("totals/credit") {
        say("credit", String::new(), amount(old.credit), amount(new.credit));
    }
    let [old, new] = [before, after].map(|document| document.quote.overpaid());
    if old != new {
        say("overpaid", String::new(), amount(old), amount(new));
    }
    changes
}

fn days(
    before: &Document,
    after: &Document,
    of: impl Fn(&Document) -> std::collections::BTreeSet<domain::Date>,
) -> std::collections::BTreeSet<domain::Date> {
    of(before).union(&of(after)).copied().collect()
}

fn side(form: &Form, messages: &Messages, lot: &Lot) -> SideContext {
    let line = |line: &domain::contract::Line| {
        (format::quantity(messages, line.quantity), form.item_name(&line.item).to_owned())
    };
    SideContext {
        text: String::new(),
        lines: lot.lines.iter().map(line).collect(),
        is_absent: lot.is_absent,
        taken_with: lot.taken_with.map(|day| day.0.to_string()),
        amount: Some(lot.total.0),
    }
}
