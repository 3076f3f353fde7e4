//! A form filled in anew with what was said before: to change what is signed, or to mend what is refused.

use domain::contract::{AbsenceEffect, Contents, Portions, Quantity};
use domain::{Cents, Vocabulary};

use crate::entry::Entry;
use crate::fields::Fields;
use crate::form::Form;

impl Entry {
    /// The fields from which [`Entry::read`] reads the same.
    pub fn typed(&self, form: &Form) -> Fields {
        let mut typed: Vec<(String, String)> = Vec::new();
        let mut say = |name: &str, value: String| typed.push((name.to_owned(), value));
        match &self.choices.contents {
            Contents::Same(portions) => {
                say("way", "same".to_owned());
                portions.iter().for_each(|(item, quantity)| say(&format!("same.{item}"), quantity.to_string()));
            }
            Contents::Each { default, deliveries } => {
                say("way", "each".to_owned());
                default.iter().for_each(|(item, quantity)| say(&format!("each.{item}"), quantity.to_string()));
                for (day, portions) in deliveries {
                    for (item, quantity) in said_of_day(default, portions) {
                        say(&format!("{}.{item}", day.0), quantity.to_string());
                    }
                }
            }
            Contents::Amount(amount) => {
                say("way", "amount".to_owned());
                say("amount", amount.to_string());
            }
        }
        let choices = &self.choices;
        for (name, day) in [("from", choices.from), ("to", choices.to)] {
            if let Some(day) = day {
                say(name, day.to_string());
            }
        }
        if choices.trial {
            say("trial", "1".to_owned());
        }
        let is_moved = form.terms.absences.is_some_and(|rules| rules.effect == AbsenceEffect::Moved);
        for (day, number) in choices.absences.iter().zip(1..) {
            match choices.moves.get(day) {
                _ if !is_moved => say("absence", day.0.to_string()),
                target => {
                    say(&format!("absence.{number}"), day.0.to_string());
                    if let Some(target) = target {
                        say(&format!("move.{number}"), target.0.to_string());
                    }
                }
            }
        }
        if choices.families > 0 {
            say("families", choices.families.to_string());
        }
        for (name, number) in [("solidarity", choices.solidarity), ("instalments", choices.instalments)] {
            if let Some(number) = number {
                say(name, number.to_string());
            }
        }
        for (name, amount) in [("gift", choices.gift), ("gift_per_delivery", choices.gift_per_delivery)] {
            if let Some(amount) = amount.filter(|amount| *amount != Cents(0)) {
                say(name, amount.to_string());
            }
        }
        if let Some(method) = self.method {
            say("method", method.key().to_owned());
        }
        let member = &self.member;
        let own = [
            ("name", &member.name),
            ("email", &member.email),
            ("phone", &member.phone),
            ("address", &member.address),
            ("partners", &member.partners),
        ];
        own.into_iter().for_each(|(name, value)| say(name, value.clone()));
        typed.into_iter().collect()
    }
}

/// What one types into the cells of a delivery: nought where it has none of what the others have.
fn said_of_day<'a>(default: &'a Portions, own: &'a Portions) -> impl Iterator<Item = (&'a str, Quantity)> {
    let none = default.keys().filter(|item| !own.contains_key(*item)).map(|item| (item.as_str(), Quantity(0)));
    own.iter().map(|(item, quantity)| (item.as_str(), *quantity)).chain(none)
}
