//! The atlas in one language: the names and lines that feeds, calendars, cards and data share.

use domain::{Date, Time, Vocabulary};
use themes::{Messages, format};

pub use themes::format::upper_first;

use crate::atlas::{Amap, Atlas, Contract, Distribution, FamilyIx, Place};

/// The atlas and the words in which it is told.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// What is told.
    pub atlas: &'a Atlas,
    /// In which words.
    pub messages: &'a Messages,
}

impl Edition<'_> {
    /// A message without arguments.
    pub fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }

    /// A message with arguments.
    pub fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.format(key, arguments)
    }

    /// The name of a product family.
    pub fn family(&self, family: FamilyIx) -> String {
        let family = &self.atlas[family];
        family.own_name.clone().unwrap_or_else(|| self.text(&format!("product-{}", family.key)))
    }

    /// Product families in a row: "Légumes, pain, œufs".
    pub fn families(&self, families: &[FamilyIx]) -> String {
        let names = families.iter().enumerate().map(|(index, family)| {
            let name = self.family(*family);
            if index == 0 { name } else { lower_first(&name) }
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// The name of a contract: its own, or "products, farm".
    pub fn contract(&self, contract: &Contract) -> String {
        let farm = &self.atlas[contract.farm].name;
        contract.name.clone().unwrap_or_else(|| {
            let products = self.families(&contract.families);
            if products.is_empty() {
                farm.clone()
            } else {
                self.say("data-contract", &[("products", &products), ("farm", farm)])
            }
        })
    }

    /// From one hour to another: "18 h 30 – 19 h 30".
    pub fn hours(&self, start: Time, end: Time) -> String {
        let (start, end) = (format::time(self.messages, start), format::time(self.messages, end));
        self.say("data-hours", &[("start", &start), ("end", &end)])
    }

    /// When a distribution is held: "Jeudi, 18 h 30 – 19 h 30", "Un jeudi sur 2, 18 h 30 – 19 h 30".
    pub fn rhythm(&self, distribution: &Distribution) -> String {
        let hours = self.hours(distribution.start, distribution.end);
        let Some(weekday) = distribution.weekday else { return self.say("data-on-dates", &[("hours", &hours)]) };
        let weekday = format::weekday(self.messages, weekday);
        if let Some(weeks) = distribution.weeks {
            let arguments = [("weekday", weekday.as_str()), ("weeks", weeks.key()), ("hours", &hours)];
            return upper_first(&self.say("data-rhythm-weeks", &arguments));
        }
        let every = distribution.every.to_string();
        upper_first(&self.say("data-rhythm", &[("weekday", &weekday), ("every", &every), ("hours", &hours)]))
    }

    /// A day in full: "jeudi 12 novembre 2026".
    pub fn day(&self, date: Date) -> String {
        format::date_long(self.messages, date, true)
    }

    /// "AMAP · Ille-et-Vilaine", or "AMAP" where the département is not known.
    pub fn kicker(&self, amap: &Amap) -> String {
        match amap.departments().first() {
            Some(department) => self.say("data-kicker", &[("department", department.name)]),
            None => self.text("data-kicker-alone"),
        }
    }
}

/// A place in a line: "Salle des fêtes, 3 rue du Four, 35000 Rennes".
pub fn address_line(place: &Place) -> String {
    let commune = place.commune.map(|commune| commune.name);
    let town = [place.postcode.as_deref(), commune].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [place.name.as_deref(), place.address.as_deref(), Some(town.as_str())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The text without a capital first.
pub fn lower_first(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn names_and_lines_are_said_as_people_do() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let edition = Edition { atlas: &atlas, messages: &messages };
        let amap = sample::amap(&atlas);
        assert_eq!(edition.rhythm(&amap.distributions[0]), "Jeudi, 18\u{a0}h\u{a0}30 – 19\u{a0}h\u{a0}30");
        assert_eq!(edition.kicker(amap), "AMAP · Ille-et-Vilaine");
        assert_eq!(edition.contract(&atlas.contracts[0]), "Légumes, œufs, Ferme de l’Étang");
        assert_eq!(address_line(&amap.places[0]), "Maison de quartier, 2 rue de Bourgogne, 35000 Rennes");
    }
}
