//! What a person typed, read: who signs, what is chosen, how it is paid; or everything that is wrong, each with its field.

use std::collections::BTreeMap;

use domain::contract::{Choices, Contents, Mistake, Mistakes, Portions, Quantity, Quote, Standing};
use domain::{Cents, ContractKind, Date, DeliveryId, PaymentMethod, Vocabulary};
use serde::{Deserialize, Serialize};

use crate::fields::Fields;
use crate::form::Form;

/// What a person sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Who signs.
    pub member: Member,
    /// What is chosen.
    pub choices: Choices,
    /// How it is paid; `None` where the contract does not say how.
    pub method: Option<PaymentMethod>,
}

/// The person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Member {
    /// First and last name.
    pub name: String,
    /// Where the copy of the contract goes.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// Postal address: a contract names its parties with their addresses.
    pub address: String,
    /// With whom a basket is shared, or empty.
    pub partners: String,
}

/// On what occasion a form is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Occasion {
    /// Somebody signs on the site.
    #[default]
    Sign,
    /// A member changes what they signed: whether the sign-up window is open does not decide.
    Change,
    /// The coordination records what was signed on paper, perhaps after the window, perhaps of somebody without an address.
    Paper,
}

impl Occasion {
    /// The field that carries the link of the occasion through the form.
    pub const CHANGE: &str = "change";
    /// The same of what was signed on paper.
    pub const PAPER: &str = "paper";

    /// The occasion on which a form was sent.
    pub fn of(fields: &Fields) -> Self {
        match (fields.get(Self::CHANGE), fields.get(Self::PAPER)) {
            ("", "") => Self::Sign,
            ("", _) => Self::Paper,
            _ => Self::Change,
        }
    }

    /// The word of templates.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Change => "change",
            Self::Paper => "paper",
        }
    }
}

/// The most characters of a field that is typed freely.
pub const LONGEST: usize = 300;

impl Entry {
    /// Reads what was typed into a form: what can be read, and everything that cannot. Rules of quantities and dates are told
    /// by [`Form::review`].
    pub fn read(form: &Form, fields: &Fields) -> (Self, Mistakes) {
        let mut reader = Reader { fields, mistakes: Mistakes::new() };
        let entry = Self { choices: reader.choices(form), method: reader.method(form), member: reader.member(form) };
        (entry, reader.mistakes)
    }
}

impl Form {
    /// Reads and prices what was typed, for somebody who signs on `today` and of whom `standing` is known.
    ///
    /// # Errors
    /// Everything that is wrong: what cannot be read, and the rules that what could be read breaks. The form itself may not
    /// be open: `sign-up-closed`, of no field.
    pub fn review(&self, fields: &Fields, today: Date, standing: &Standing) -> Result<(Entry, Quote), Mistakes> {
        self.review_at(Occasion::Sign, fields, today, standing)
    }

    /// As [`Self::review`], on another occasion than that of somebody who signs on the site.
    ///
    /// # Errors
    /// As those of [`Self::review`], but for what the occasion does not ask.
    pub fn review_at(
        &self,
        occasion: Occasion,
        fields: &Fields,
        today: Date,
        standing: &Standing,
    ) -> Result<(Entry, Quote), Mistakes> {
        let (entry, mut mistakes) = Entry::read(self, fields);
        if occasion == Occasion::Paper {
            mistakes.retain(|mistake| mistake.code != "field-email-missing");
        }
        let window = self.window.filter(|_| occasion == Occasion::Sign);
        if let Some(window) = window.filter(|window| !window.contains(today)) {
            let code = if today < window.from { "sign-up-not-open" } else { "sign-up-closed" };
            mistakes.insert(0, Mistake::new(code, "").with("from", window.from).with("to", window.to));
        }
        match self.terms.quote_for(&entry.choices, today, standing) {
            Ok(quote) if mistakes.is_empty() => Ok((entry, quote)),
            Ok(_) => Err(mistakes),
            Err(broken) => {
                // What could not be read counts as nothing: that nothing is chosen would be told twice.
                let is_known =
                    |one: &Mistake| mistakes.iter().any(|known| known.code.starts_with("field-")) && is_absence(one);
                let broken: Mistakes = broken.into_iter().filter(|one| !is_known(one)).collect();
                mistakes.extend(broken);
                Err(mistakes)
            }
        }
    }
}

/// Whether a mistake is that something is missing.
fn is_absence(mistake: &Mistake) -> bool {
    matches!(mistake.code.as_str(), "nothing-chosen" | "no-amount")
}

struct Reader<'a> {
    fields: &'a Fields,
    mistakes: Mistakes,
}

impl Reader<'_> {
    fn tell(&mut self, code: &str, field: &str) {
        let mistake = Mistake::new(code, field).with("found", self.fields.get(field));
        self.mistakes.push(mistake);
    }

    fn choices(&mut self, form: &Form) -> Choices {
        let (absences, moves) = self.absences();
        let instalments = self.number("instalments");
        Choices {
            from: self.date("from"),
            to: self.date("to"),
            trial: self.fields.is_ticked("trial"),
            contents: self.contents(form),
            absences,
            absences_count: 0,
            moves,
            families: self.number("families").unwrap_or(0),
            solidarity: self.number("solidarity"),
            gift: self.amount("gift"),
            gift_per_delivery: self.amount("gift_per_delivery"),
            instalments,
            schedule: self.schedule(),
        }
    }

    fn contents(&mut self, form: &Form) -> Contents {
        match (self.fields.get("way"), form.terms.kind) {
            ("amount", _) | ("", ContractKind::Prepaid) => Contents::Amount(self.amount("amount").unwrap_or_default()),
            ("each", _) => self.each(form),
            _ => Contents::Same(self.portions("same")),
        }
    }

    /// Quantities whose fields begin with `prefix`, as `same.panier/petit`. Products that the contract does not have are
    /// kept: the rules refuse them by name.
    fn portions(&mut self, prefix: &str) -> Portions {
        let fields = self.fields;
        let own = fields.iter().filter_map(|(name, _)| Some((name, name.strip_prefix(prefix)?.strip_prefix('.')?)));
        own.filter_map(|(name, item)| Some((item.to_owned(), self.quantity(name)?))).collect()
    }

    /// The grid. A delivery in which nothing is typed has what is typed for every one; a cell that is empty beside one that
    /// is not, too, where the delivery has the product: to have none of it, one types 0.
    fn each(&mut self, form: &Form) -> Contents {
        let default = self.portions("each");
        let fields = self.fields;
        let mut deliveries: BTreeMap<DeliveryId, Portions> = BTreeMap::new();
        for (name, _) in fields.iter() {
            let Some((day, item)) = name.split_once('.') else { continue };
            let Ok(day) = day.parse().map(DeliveryId) else { continue };
            if let Some(quantity) = self.quantity(name) {
                let is_there = |id: &str| form.terms.item(id).is_none_or(|item| item.is_at(day));
                let usual = default.iter().filter(|(id, _)| is_there(id)).map(|(id, usual)| (id.clone(), *usual));
                let portions = deliveries.entry(day).or_insert_with(|| usual.collect());
                portions.insert(item.to_owned(), quantity);
            }
        }
        Contents::Each { default, deliveries }
    }

    /// Days that are ticked (`absence`), or chosen in rows together with where they are taken instead (`absence.1`, `move.1`).
    fn absences(&mut self) -> (Vec<DeliveryId>, BTreeMap<DeliveryId, DeliveryId>) {
        let (mut absences, mut moves) = (Vec::new(), BTreeMap::new());
        for (name, value) in self.fields.iter() {
            let row = name.strip_prefix("absence.");
            if row.is_none() && name != "absence" {
                continue;
            }
            let Ok(day) = value.parse().map(DeliveryId) else {
                self.tell("field-date", name);
                continue;
            };
            absences.push(day);
            if let Some(target) = row.and_then(|row| self.date(&format!("move.{row}"))) {
                moves.insert(day, DeliveryId(target));
            }
        }
        (absences, moves)
    }

    /// Amounts of payments, where the member changed them: `schedule.1`, `schedule.2` …; an empty one is nothing.
    fn schedule(&mut self) -> Option<Vec<Cents>> {
        let fields = self.fields;
        let numbers = fields.iter().filter_map(|(name, _)| name.strip_prefix("schedule.")?.parse::<usize>().ok());
        let last = numbers.max()?.min(Self::MOST_PAYMENTS);
        Some((1..=last).map(|number| self.amount(&format!("schedule.{number}")).unwrap_or_default()).collect())
    }

    /// No contract is paid more often.
    const MOST_PAYMENTS: usize = 120;

    fn method(&mut self, form: &Form) -> Option<PaymentMethod> {
        match (self.fields.get("method"), form.methods.as_slice()) {
            (_, []) => None,
            ("", [only]) => Some(*only),
            ("", _) => {
                self.tell("field-method", "method");
                None
            }
            (key, known) => {
                let method = PaymentMethod::from_key(key).filter(|method| known.contains(method));
                if method.is_none() {
                    self.tell("field-method", "method");
                }
                method
            }
        }
    }

    fn member(&mut self, form: &Form) -> Member {
        let partners = if form.terms.sharing.is_some() { self.text("partners", "") } else { String::new() };
        let email = self.text("email", "field-email-missing");
        if !email.is_empty() && !is_email(&email) {
            self.tell("field-email", "email");
        }
        let phone = self.text("phone", "");
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        if !phone.is_empty() && !(6..=15).contains(&digits) {
            self.tell("field-phone", "phone");
        }
        let name = self.text("name", "field-name-missing");
        Member { name, email, phone, address: self.text("address", "field-address-missing"), partners }
    }

    /// A line of text; `missing` is the mistake of leaving it empty, where it is one.
    fn text(&mut self, name: &str, missing: &str) -> String {
        let text = self.fields.get(name);
        if text.is_empty() && !missing.is_empty() {
            self.tell(missing, name);
        } else if text.chars().count() > LONGEST {
            self.mistakes.push(Mistake::new("field-too-long", name).with("most", LONGEST));
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn quantity(&mut self, name: &str) -> Option<Quantity> {
        let quantity = Quantity::parse(self.fields.get(name));
        if quantity.is_none() {
            self.tell("field-quantity", name);
        }
        quantity
    }

    fn amount(&mut self, name: &str) -> Option<Cents> {
        let text = Some(self.fields.get(name)).filter(|text| !text.is_empty())?;
        let amount = Cents::parse_price(text).ok();
        if amount.is_none() {
            self.tell("field-amount", name);
        }
        amount
    }

    fn number(&mut self, name: &str) -> Option<u32> {
        let text = Some(self.fields.get(name)).filter(|text| !text.is_empty())?;
        let number = text.parse().ok();
        if number.is_none() {
            self.tell("field-number", name);
        }
        number
    }

    fn date(&mut self, name: &str) -> Option<Date> {
        let text = Some(self.fields.get(name)).filter(|text| !text.is_empty())?;
        let date = text.parse().ok();
        if date.is_none() {
            self.tell("field-date", name);
        }
        date
    }
}

/// Whether it may be an address of electronic mail. Only a mail that arrives proves one.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    text.len() <= 254
        && (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

/// The control of a form that a mistake of the rules is about.
pub fn control_of(mistake: &Mistake, fields: &Fields) -> String {
    let field = mistake.field.as_str();
    let parts: Vec<&str> = field.split('.').collect();
    match parts.as_slice() {
        ["contents", "amount"] => "amount".to_owned(),
        ["contents", "default", item] => format!("each.{item}"),
        ["contents", "same", item] | ["contents", item] => format!("same.{item}"),
        ["contents"] | ["deliveries"] => "contents".to_owned(),
        ["deliveries", day] => format!("day.{day}"),
        ["deliveries", day, item] => format!("{day}.{item}"),
        ["absences", number] => {
            let chosen = fields.iter().filter(|(name, _)| *name == "absence" || name.starts_with("absence."));
            let nth = number.parse().ok().and_then(|number| chosen.into_iter().nth(number));
            nth.map_or("absences".to_owned(), |(name, value)| match name {
                "absence" => format!("absence.{value}"),
                row => row.to_owned(),
            })
        }
        ["moves", day] => {
            let row = fields.iter().find(|(name, value)| name.starts_with("absence.") && value == day);
            row.map_or("absences".to_owned(), |(name, _)| name.replacen("absence", "move", 1))
        }
        ["schedule"] => "schedule.1".to_owned(),
        _ => field.to_owned(),
    }
}
