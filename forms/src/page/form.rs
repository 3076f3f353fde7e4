//! The page on which a contract is filled in: with nothing typed as the site shows it, or with what was typed and what is
//! wrong with it.

use domain::contract::{Item, Mistake, Pricing, QuantityRule};
use domain::{ContractKind, Date, Delivery, DeliveryId, Vocabulary};
use serde::Serialize;
use themes::{Messages, Value, format};

use super::{AboutContext, DayContext, ToldContext, open_days, told};
use crate::entry::Occasion;
use crate::fields::Fields;
use crate::form::{Article, Form};
use crate::manifest::Manifest;

/// How one says what one takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The same at each delivery.
    Same,
    /// Delivery by delivery, in a grid.
    Each,
    /// An amount to spend.
    Amount,
}

impl Way {
    /// Those of a contract, the one with fewest controls first.
    pub fn of(kind: ContractKind) -> &'static [Way] {
        match kind {
            ContractKind::Prepaid => &[Way::Amount, Way::Each],
            ContractKind::Variable => &[Way::Same, Way::Each],
            _ => &[Way::Same],
        }
    }

    /// The word used in forms, templates and CSS.
    pub fn key(self) -> &'static str {
        match self {
            Way::Same => "same",
            Way::Each => "each",
            Way::Amount => "amount",
        }
    }

    /// The way that a form was sent in; the first of the contract when it does not say.
    pub fn sent(fields: &Fields, kind: ContractKind) -> Way {
        let known = Way::of(kind);
        // A button that goes to the other way says so in its step.
        let wanted = fields.get("step").strip_prefix("edit-").unwrap_or(fields.get("way"));
        let sent = known.iter().find(|way| way.key() == wanted);
        sent.or(known.first()).copied().unwrap_or(Way::Same)
    }
}

/// A contract to fill in.
#[derive(Debug, Serialize)]
pub struct FormContext {
    /// The contract.
    pub about: AboutContext,
    /// Where the form is sent, from the root of the intake.
    pub action: String,
    /// How quantities are said on this page: `same`, `each`, `amount`.
    pub way: &'static str,
    /// The other way, or empty.
    pub other_way: &'static str,
    /// What is wrong with what was typed.
    pub mistakes: Vec<ToldContext>,
    /// On what occasion it is filled in: `sign`; `change` of what was signed; `paper` that the coordination records.
    pub occasion: &'static str,
    /// What goes along with it unseen: name and value.
    pub hidden: Vec<(String, String)>,
    /// Of what was signed on paper, on which day.
    pub signed_on: Control,
    /// Whether it was sent: a server shows it again, with what was typed.
    pub is_sent: bool,
    /// What is wrong with quantities as a whole.
    pub contents: Control,
    /// The number of the month to show first on a small screen, from 1: where something is wrong.
    pub month: usize,
    /// The products.
    pub products: Vec<ProductContext>,
    /// Deliveries that can still be chosen, by month; those of a grid.
    pub months: Vec<MonthContext>,
    /// The rules of quantities in the author's words, or ours.
    pub rules: Vec<String>,
    /// The amount to spend.
    pub amount: Control,
    /// The least amount in cents, or none.
    pub least: Option<i64>,
    /// The most, in cents, or none.
    pub most: Option<i64>,
    /// The first delivery that one takes; it can be chosen where there are several and one may join late.
    pub from: Control,
    /// Deliveries from which one may begin, each by its identity and with its day; empty where there is nothing to choose.
    pub starts: Vec<(String, String)>,
    /// Deliveries of a contract of one's own length, or none.
    pub length: Option<u32>,
    /// Deliveries of a trial, or none.
    pub trial: Option<u32>,
    /// Whether the trial is ticked.
    pub is_trial: bool,
    /// Absences, or none.
    pub absences: Option<AbsencesContext>,
    /// The most families that share a basket, or none.
    pub families_most: Option<u32>,
    /// How many families share.
    pub families: Control,
    /// With whom a basket is shared.
    pub partners: Control,
    /// The least price in percent, or none where prices are firm.
    pub solidarity_least: Option<u32>,
    /// The most, or none.
    pub solidarity_most: Option<u32>,
    /// The price pledged, in percent.
    pub solidarity: Control,
    /// A gift, once, in euros.
    pub gift: Control,
    /// A gift at each delivery, in euros.
    pub gift_per_delivery: Control,
    /// Keys of the means of payment.
    pub methods: Vec<&'static str>,
    /// How it is paid.
    pub method: Control,
    /// The most payments, on days that are still to come.
    pub instalments_most: u32,
    /// How many payments.
    pub instalments: Control,
    /// Who signs.
    pub name: Control,
    /// Where the copy goes.
    pub email: Control,
    /// Telephone.
    pub phone: Control,
    /// Postal address.
    pub address: Control,
    /// What is agreed beside products and prices.
    pub articles: Vec<ArticleContext>,
    /// The terms as JSON, for the live total: what the server prices from.
    pub terms: Value,
    /// Time zone of its days, an IANA name.
    pub timezone: String,
}

/// Something that is typed or chosen.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Control {
    /// Its name, which is its id too.
    pub name: String,
    /// What was typed; what is proposed before.
    pub value: String,
    /// What is wrong with it, or none.
    pub error: Option<String>,
}

/// A product to choose.
#[derive(Debug, Serialize)]
pub struct ProductContext {
    /// Name.
    pub name: String,
    /// Unit, or none.
    pub unit: Option<String>,
    /// A precision, or none.
    pub note: Option<String>,
    /// What can be chosen of it.
    pub items: Vec<ItemContext>,
}

/// Something that can be chosen.
#[derive(Debug, Serialize)]
pub struct ItemContext {
    /// Its identity.
    pub id: String,
    /// Its number on the page, from 1.
    pub row: usize,
    /// Name of size and variant; empty where the product has neither.
    pub name: String,
    /// Price of a unit in cents; an estimate where it is weighed.
    pub price: i64,
    /// Price of a kilogram in cents, of what is weighed; or none.
    pub kilogram: Option<i64>,
    /// Smallest step of quantities: `1`, `0.5`.
    pub step: String,
    /// How many of the deliveries have it, or none when all do.
    pub count: Option<usize>,
    /// How much each time: of the same at each delivery, or what a grid has where nothing is typed.
    pub each_time: Control,
    /// In a grid, how much at each delivery, in the order of the months.
    pub cells: Vec<CellContext>,
}

/// A cell of the grid.
#[derive(Debug, Serialize)]
pub struct CellContext {
    /// The delivery.
    pub day: String,
    /// The month's number on the page, from 1.
    pub month: usize,
    /// Whether the delivery has the item.
    pub is_there: bool,
    /// How much.
    pub control: Control,
}

/// A month of deliveries.
#[derive(Debug, Serialize)]
pub struct MonthContext {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its first delivery's day.
    pub first: String,
    /// Its deliveries.
    pub days: Vec<DayContext>,
}

/// Absences to choose.
#[derive(Debug, Serialize)]
pub struct AbsencesContext {
    /// The most.
    pub most: u32,
    /// What becomes of the basket: `moved`, `deducted`, `credited`, `given`, `lost`.
    pub effect: &'static str,
    /// Deliveries that may be absences: identity, day, whether it is ticked.
    pub days: Vec<(String, String, bool)>,
    /// Of moves: rows of a day and the day on which it is taken instead.
    pub rows: Vec<(Control, Control)>,
    /// Of moves: every delivery with which one can be taken instead: identity and day.
    pub targets: Vec<(String, String)>,
    /// What is wrong with them as a whole, or none.
    pub error: Option<String>,
}

/// An article of the contract.
#[derive(Debug, Serialize)]
pub struct ArticleContext {
    /// Its key, an anchor.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// What the author wrote, as HTML; empty where there is nothing.
    pub html: Value,
}

impl From<&Article> for ArticleContext {
    fn from(article: &Article) -> Self {
        let Article { key, title, paragraphs, html } = article.clone();
        Self { key, title, paragraphs, html: Value::from_safe_string(html) }
    }
}

impl FormContext {
    /// The page of a form on `today`.
    pub fn new(
        form: &Form,
        revision: &str,
        way: Way,
        typed: &Fields,
        mistakes: &[Mistake],
        messages: &Messages,
        today: Date,
    ) -> Self {
        let terms = &form.terms;
        // There are never more payments than days on which one may be due.
        let due = terms.payment.days.iter().filter(|day| **day >= today).count().max(1);
        let instalments_most = terms.payment.most.min(u32::try_from(due).unwrap_or(u32::MAX));
        let months = if way == Way::Each { months(form, today) } else { Vec::new() };
        let page = Filled { form, way, typed, messages, today, months: &months, told: told(messages, typed, mistakes) };
        let products = page.products();
        let days: Vec<(String, String)> = open_days(form, today).map(told_apart).collect();
        let starts = if terms.joins_late || terms.length.is_some() { days.clone() } else { Vec::new() };
        let other = Way::of(terms.kind).iter().find(|other| **other != way);
        Self {
            about: AboutContext::from(form),
            action: form.action(revision),
            way: way.key(),
            other_way: other.map_or("", |way| way.key()),
            occasion: Occasion::of(typed).key(),
            hidden: [Occasion::CHANGE, Occasion::PAPER]
                .iter()
                .filter(|name| !typed.get(name).is_empty())
                .map(|name| ((*name).to_owned(), typed.get(name).to_owned()))
                .collect(),
            signed_on: page.control("signed_on", ""),
            is_sent: !typed.is_empty(),
            contents: Control { name: "contents".to_owned(), value: String::new(), error: page.error("contents") },
            month: page.wrong_month(),
            products,
            rules: terms.rules.iter().filter_map(|rule| page.rule(rule)).collect(),
            amount: page.control("amount", ""),
            least: super::cents(terms.bounds.least),
            most: super::cents(terms.bounds.most),
            from: page.control("from", days.first().map_or("", |(id, _)| id.as_str())),
            starts: if starts.len() > 1 { starts } else { Vec::new() },
            length: terms.length,
            trial: terms.trial,
            is_trial: typed.is_ticked("trial"),
            absences: page.absences(),
            families_most: terms.sharing.map(|sharing| sharing.families),
            families: page.control("families", "1"),
            partners: page.control("partners", ""),
            solidarity_least: terms.solidarity.as_ref().map(|solidarity| solidarity.least),
            solidarity_most: terms.solidarity.as_ref().map(|solidarity| solidarity.most),
            solidarity: page.control("solidarity", "100"),
            gift: page.control("gift", ""),
            gift_per_delivery: page.control("gift_per_delivery", ""),
            methods: form.methods.iter().map(|method| method.key()).collect(),
            method: page.control("method", ""),
            instalments_most,
            instalments: page.control("instalments", &instalments_most.to_string()),
            name: page.control("name", ""),
            email: page.control("email", ""),
            phone: page.control("phone", ""),
            address: page.control("address", ""),
            articles: form.articles.iter().map(ArticleContext::from).collect(),
            // Nothing ends a script element but its own end, which no text can hold once `<` is escaped.
            terms: Value::from_safe_string(for_script(terms).replace('<', "\\u003c")),
            timezone: form.timezone.clone(),
            mistakes: page.told,
            months,
        }
    }
}

/// What a page is drawn from.
struct Filled<'a> {
    form: &'a Form,
    way: Way,
    typed: &'a Fields,
    messages: &'a Messages,
    today: Date,
    months: &'a [MonthContext],
    told: Vec<ToldContext>,
}

impl Filled<'_> {
    /// A control with what was typed, or with `proposed` before anything was sent.
    fn control(&self, name: &str, proposed: &str) -> Control {
        let value = if self.typed.has(name) { self.typed.get(name) } else { proposed };
        Control { name: name.to_owned(), value: value.to_owned(), error: self.error(name) }
    }

    fn error(&self, name: &str) -> Option<String> {
        self.told.iter().find(|told| told.control == name).map(|told| told.sentence.clone())
    }

    /// The month of the first delivery with which something is wrong; the first where nothing is.
    fn wrong_month(&self) -> usize {
        let is_wrong = |day: &DayContext| {
            let own = |told: &ToldContext| told.control.trim_start_matches("day.").starts_with(&day.id);
            self.told.iter().any(own)
        };
        self.months.iter().find(|month| month.days.iter().any(is_wrong)).map_or(1, |month| month.number)
    }

    fn products(&self) -> Vec<ProductContext> {
        let mut row = 0;
        let products = self.form.products.iter().map(|product| ProductContext {
            name: product.name.clone(),
            unit: product.unit.clone(),
            note: product.note.clone(),
            items: product
                .items
                .iter()
                .filter_map(|(id, name)| {
                    row += 1;
                    self.item(id, name, row)
                })
                .collect(),
        });
        products.collect()
    }

    fn item(&self, id: &str, name: &str, row: usize) -> Option<ItemContext> {
        let item = self.form.terms.item(id)?;
        let kilogram = match item.pricing {
            Pricing::Weighed { kilogram, .. } => Some(kilogram.0),
            Pricing::Unit(_) => None,
        };
        let own = || open_days(self.form, self.today).filter(|delivery| item.is_at(delivery.id));
        Some(ItemContext {
            id: id.to_owned(),
            row,
            name: name.to_owned(),
            price: item.pricing.unit().0,
            kilogram,
            step: item.step.to_string(),
            count: item.deliveries.as_ref().map(|_| own().count()),
            each_time: self.each_time(id),
            cells: self.cells(id, item),
        })
    }

    /// How much of an item each time. Who goes from one way to the other keeps it.
    fn each_time(&self, id: &str) -> Control {
        let (own, other) = if self.way == Way::Each { ("each", "same") } else { ("same", "each") };
        self.control(&format!("{own}.{id}"), self.typed.get(&format!("{other}.{id}")))
    }

    fn cells(&self, id: &str, item: &Item) -> Vec<CellContext> {
        let days = self.months.iter().flat_map(|month| month.days.iter().map(|day| (month.number, day)));
        let cells = days.map(|(month, day)| {
            let is_there = day.id.parse().is_ok_and(|day| item.is_at(DeliveryId(day)));
            let control = self.control(&format!("{}.{id}", day.id), "");
            CellContext { day: day.id.clone(), month, is_there, control }
        });
        cells.collect()
    }

    /// A rule in words: the author's, or what it compares.
    fn rule(&self, rule: &QuantityRule) -> Option<String> {
        if let Some(wording) = &rule.wording {
            return Some(wording.clone());
        }
        let names: Vec<&str> = rule.items.iter().map(|id| self.form.item_name(id)).collect();
        let names = if names.is_empty() { self.messages.text("form-rule-all") } else { names.join(", ") };
        let extent = match rule.extent {
            domain::contract::Extent::Each => "each",
            domain::contract::Extent::Contract => "contract",
            domain::contract::Extent::Deliveries(_) => "deliveries",
        };
        let value = format::quantity(self.messages, rule.value);
        let arguments = [("items", names.as_str()), ("extent", extent), ("value", &value)];
        Some(self.messages.format(&format!("form-rule-{}", rule.comparison.key()), &arguments))
    }

    fn absences(&self) -> Option<AbsencesContext> {
        let rules = self.form.terms.absences?;
        let notice = rules.notice.unwrap_or(self.form.terms.closing);
        let possible = open_days(self.form, self.today).filter(|delivery| {
            let day = delivery.date;
            rules.period.unwrap_or(self.form.terms.season).contains(day)
                && notice.is_open(self.today, day)
                && !self.form.terms.is_merged(delivery)
        });
        let ticked: Vec<&str> = self.typed.all("absence").collect();
        let days = possible.map(told_apart).map(|(id, day)| {
            let is_ticked = ticked.contains(&id.as_str());
            (id, day, is_ticked)
        });
        let is_moved = rules.effect == domain::contract::AbsenceEffect::Moved;
        let rows = if is_moved { rules.most.min(Self::MOST_ROWS) } else { 0 };
        let row =
            |number: u32| (self.control(&format!("absence.{number}"), ""), self.control(&format!("move.{number}"), ""));
        let targets = open_days(self.form, self.today).filter(|_| is_moved);
        Some(AbsencesContext {
            most: rules.most,
            effect: rules.effect.key(),
            rows: (1..=rows).map(row).collect(),
            targets: targets.map(told_apart).collect(),
            days: days.collect(),
            error: self.error("absences"),
        })
    }

    /// Rows of days that are moved; who moves more asks the coordination.
    const MOST_ROWS: u32 = 8;
}

/// The identity of a delivery and the day on which it takes place.
/// What a script prices from, as JSON: the terms less what they do not say, and less where deliveries stand in their rhythm.
fn for_script(terms: &impl Serialize) -> String {
    fn drop_nulls(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.retain(|_, value| !value.is_null());
                map.values_mut().for_each(drop_nulls);
            }
            serde_json::Value::Array(all) => all.iter_mut().for_each(drop_nulls),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(terms).unwrap_or_default();
    drop_nulls(&mut value);
    let deliveries = value.get_mut("deliveries").and_then(serde_json::Value::as_array_mut);
    for delivery in deliveries.into_iter().flatten().filter_map(serde_json::Value::as_object_mut) {
        delivery.remove("slot");
    }
    value.to_string()
}

fn told_apart(delivery: &Delivery) -> (String, String) {
    (delivery.id.0.to_string(), delivery.date.to_string())
}

/// Deliveries that can still be chosen, by month.
fn months(form: &Form, today: Date) -> Vec<MonthContext> {
    let mut months: Vec<MonthContext> = Vec::new();
    for delivery in open_days(form, today) {
        let day = DayContext::of(form, delivery);
        match months.last_mut().filter(|month| month.first.get(..7) == day.date.get(..7)) {
            Some(month) => month.days.push(day),
            None => {
                let (number, first) = (months.len() + 1, day.date.clone());
                months.push(MonthContext { number, first, days: vec![day] });
            }
        }
    }
    months
}
