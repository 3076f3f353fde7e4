//! What the templates of forms receive. They carry facts, as the contexts of the site's other pages: civil dates, cents, keys.

mod check;
pub mod enquiry;
mod form;
mod rota;
mod signed;

use domain::contract::Mistake;
use domain::{Cents, Date, DeliveryStatus};
use serde::Serialize;
use themes::{Messages, format};

use crate::entry::control_of;
use crate::fields::Fields;
use crate::form::{Form, Party};
use crate::wording;

pub use check::CheckContext;
pub use form::{ArticleContext, Control, FormContext, Way};
pub use rota::{RotaContext, RotaDayContext};
pub use signed::{Kept, SignedContext};

/// The contract that a form is about.
#[derive(Debug, Serialize)]
pub struct AboutContext {
    /// Name.
    pub name: String,
    /// Season: `2026-2027`.
    pub season: String,
    /// Its page.
    pub address: String,
    /// Kind key.
    pub kind: &'static str,
    /// Whether it is a group order without commitment.
    pub is_group_order: bool,
    /// First day of the season.
    pub from: String,
    /// Last day of the season.
    pub to: String,
    /// Last day on which one may sign, or none.
    pub sign_up_to: Option<String>,
    /// Role mailbox of the coordination, or none.
    pub coordination: Option<String>,
    /// Payee of cheques.
    pub payee: String,
    /// About payment, or none.
    pub payment_note: Option<String>,
    /// Annual fee of the AMAP in cents, or none.
    pub fee: Option<i64>,
    /// The farm.
    pub farm: Party,
    /// The AMAP.
    pub amap: Party,
}

impl From<&Form> for AboutContext {
    fn from(form: &Form) -> Self {
        Self {
            name: form.name.clone(),
            season: form.season.clone(),
            address: form.address.clone(),
            kind: domain::Vocabulary::key(form.terms.kind),
            is_group_order: form.is_group_order,
            from: form.terms.season.from.to_string(),
            to: form.terms.season.to.to_string(),
            sign_up_to: form.window.map(|window| window.to.to_string()),
            coordination: form.coordination.clone(),
            payee: form.payee.clone(),
            payment_note: form.payment_note.clone(),
            fee: form.fee.map(|fee| fee.0),
            farm: form.farm.clone(),
            amap: form.amap.clone(),
        }
    }
}

/// Something that is wrong with what was typed.
#[derive(Debug, Clone, Serialize)]
pub struct ToldContext {
    /// The control that it is about, by its id; empty when it is about none.
    pub control: String,
    /// What is wrong, in words.
    pub sentence: String,
}

/// Mistakes in words, with the controls that they are about, in the order of the page.
pub fn told(messages: &Messages, fields: &Fields, mistakes: &[Mistake]) -> Vec<ToldContext> {
    let told = mistakes.iter().map(|mistake| ToldContext {
        control: control_of(mistake, fields),
        sentence: format::upper_first(&wording::mistake(messages, mistake)),
    });
    let mut told: Vec<ToldContext> = told.collect();
    told.sort_by_key(|told| rank(&told.control));
    told
}

/// The place of a control on the page, by what it is about.
fn rank(control: &str) -> usize {
    const AFTER_CONTENTS: [&str; 15] = [
        "from",
        "trial",
        "absences",
        "absence",
        "move",
        "families",
        "partners",
        "solidarity",
        "gift",
        "gift_per_delivery",
        "method",
        "instalments",
        "name",
        "email",
        "address",
    ];
    let about = control.split('.').next().unwrap_or_default();
    match about {
        "" => 0,
        "phone" | "schedule" | "agree" => AFTER_CONTENTS.len() + 2,
        about => AFTER_CONTENTS.iter().position(|known| *known == about).map_or(1, |place| place + 2),
    }
}

/// A delivery, where one chooses of it.
#[derive(Debug, Clone, Serialize)]
pub struct DayContext {
    /// Its identity: the day first planned.
    pub id: String,
    /// The day on which it takes place.
    pub date: String,
    /// Status key.
    pub status: &'static str,
    /// Quantities in percent of the usual.
    pub factor: u32,
    /// Why it differs, or none.
    pub reason: Option<String>,
    /// Start, or none.
    pub start: Option<String>,
    /// End, or none.
    pub end: Option<String>,
    /// Where, or none.
    pub place: Option<String>,
}

impl DayContext {
    fn of(form: &Form, delivery: &domain::Delivery) -> Self {
        let slot = form.slot(delivery.id);
        let hour = |time: domain::Time| time.strftime("%H:%M").to_string();
        Self {
            id: delivery.id.0.to_string(),
            date: delivery.date.to_string(),
            status: delivery.status.key(),
            factor: delivery.factor,
            reason: delivery.reason.clone(),
            start: slot.and_then(|slot| slot.start).map(hour),
            end: slot.and_then(|slot| slot.end).map(hour),
            place: slot.and_then(|slot| slot.place.clone()),
        }
    }
}

/// Deliveries that can still be chosen on `today`, by day.
fn open_days(form: &Form, today: Date) -> impl Iterator<Item = &domain::Delivery> {
    let own = form.terms.deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled);
    own.filter(move |delivery| form.terms.closing.is_open(today, delivery.date))
}

fn cents(amount: Option<Cents>) -> Option<i64> {
    amount.map(|amount| amount.0)
}
