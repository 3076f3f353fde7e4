//! Choices and quotes with whole numbers: quantities in hundredths. What is as usual is left out of deliveries and lines; a draft
//! also leaves out what a delivery brings where it is what the one before brings.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use domain::DeliveryId;
use domain::contract::{Choices, Contents, Draw, Line, Lot, Portions, Quantity, Quote};

/// What is left out of a delivery, and of a line, where it is so.
const USUAL_LOT: &[(&str, Value)] = &[
    ("is_absent", Value::Bool(false)),
    ("is_default", Value::Bool(false)),
    ("taken_with", Value::Null),
    ("turn", Value::Null),
];
const USUAL_LINE: &[(&str, Value)] = &[("is_estimate", Value::Bool(false))];
/// What a draft leaves out of a delivery where it is as in the one before.
const REPEATED: [&str; 2] = ["lines", "total"];
/// The usual quantities of a delivery, in percent.
const PERCENT: u32 = 100;

/// What a member chose.
pub(super) mod choices {
    use super::*;

    pub fn serialize<S: Serializer>(choices: &Choices, serializer: S) -> Result<S::Ok, S::Error> {
        Short(choices).serialize(serializer)
    }

    pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        contents(&mut value, units).ok_or_else(|| D::Error::custom("quantities"))?;
        serde_json::from_value(value).map_err(D::Error::custom)
    }

    /// Changes every quantity that is chosen.
    fn contents(value: &mut Value, change: fn(&mut Value) -> Option<()>) -> Option<()> {
        let contents = value.get_mut("contents")?;
        if let Some(same) = contents.get_mut("same") {
            return each(same, change);
        }
        let Some(chosen) = contents.get_mut("each") else { return Some(()) };
        if let Some(default) = chosen.get_mut("default") {
            each(default, change)?;
        }
        chosen.get_mut("deliveries")?.as_object_mut()?.values_mut().try_for_each(|portions| each(portions, change))
    }

    fn each(portions: &mut Value, change: fn(&mut Value) -> Option<()>) -> Option<()> {
        portions.as_object_mut()?.values_mut().try_for_each(change)
    }

    impl Serialize for Short<&Choices> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Choices {
                from,
                to,
                trial,
                contents,
                absences,
                absences_count,
                moves,
                families,
                solidarity,
                gift,
                gift_per_delivery,
                instalments,
                schedule,
            } = self.0;
            let mut map = serializer.serialize_map(None)?;
            unusual(&mut map, "from", from, &None)?;
            unusual(&mut map, "to", to, &None)?;
            unusual(&mut map, "trial", trial, &false)?;
            map.serialize_entry("contents", &Short(contents))?;
            unusual(&mut map, "absences", absences, &Vec::new())?;
            unusual(&mut map, "absences_count", absences_count, &0)?;
            unusual(&mut map, "moves", moves, &BTreeMap::new())?;
            unusual(&mut map, "families", families, &0)?;
            unusual(&mut map, "solidarity", solidarity, &None)?;
            unusual(&mut map, "gift", gift, &None)?;
            unusual(&mut map, "gift_per_delivery", gift_per_delivery, &None)?;
            unusual(&mut map, "instalments", instalments, &None)?;
            unusual(&mut map, "schedule", schedule, &None)?;
            map.end()
        }
    }

    impl Serialize for Short<&Contents> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(1))?;
            match self.0 {
                Contents::Same(portions) => map.serialize_entry("same", &Short(portions))?,
                Contents::Each { default, deliveries } => {
                    map.serialize_entry("each", &Short((default, deliveries)))?;
                }
                Contents::Amount(amount) => map.serialize_entry("amount", amount)?,
            }
            map.end()
        }
    }

    impl Serialize for Short<(&Portions, &BTreeMap<DeliveryId, Portions>)> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (default, deliveries) = self.0;
            let mut map = serializer.serialize_map(Some(2))?;
            map.serialize_entry("default", &Short(default))?;
            map.serialize_entry("deliveries", &Short(deliveries))?;
            map.end()
        }
    }

    impl Serialize for Short<&BTreeMap<DeliveryId, Portions>> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(delivery, portions)| (delivery, Short(portions))))
        }
    }

    impl Serialize for Short<&Portions> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(item, quantity)| (item, quantity.0)))
        }
    }
}

/// What follows from it.
pub(super) mod quote {
    use super::*;

    pub fn serialize<S: Serializer>(quote: &Quote, serializer: S) -> Result<S::Ok, S::Error> {
        Short(quote).serialize(serializer)
    }

    pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        lengthen(&mut value).ok_or_else(|| D::Error::custom("quantities"))?;
        serde_json::from_value(value).map_err(D::Error::custom)
    }

    /// Says of every delivery what it brings, even where that is what the one before brings.
    pub fn spell_out(quote: &mut Value) -> Option<()> {
        let lots = quote.get_mut("lots")?.as_array_mut()?;
        for at in 1..lots.len() {
            let (before, rest) = lots.split_at_mut(at);
            let (before, lot) = (before.last()?.as_object()?, rest.first_mut()?.as_object_mut()?);
            for key in REPEATED {
                if !lot.contains_key(key) {
                    lot.insert(key.to_owned(), before.get(key)?.clone());
                }
            }
        }
        Some(())
    }

    fn lengthen(quote: &mut Value) -> Option<()> {
        spell_out(quote)?;
        for lot in objects(quote, "lots")? {
            for (key, value) in USUAL_LOT {
                lot.entry(*key).or_insert_with(|| value.clone());
            }
            lot.entry("percent").or_insert_with(|| PERCENT.into());
            let delivery = lot.get("delivery")?.clone();
            lot.entry("date").or_insert(delivery);
            for line in lot.get_mut("lines")?.as_array_mut()? {
                let line = line.as_object_mut()?;
                for (key, value) in USUAL_LINE {
                    line.entry(*key).or_insert_with(|| value.clone());
                }
                units(line.get_mut("quantity")?)?;
            }
        }
        for draw in objects(quote, "draws")? {
            units(draw.get_mut("quantity")?)?;
            units(draw.get_mut("available")?)?;
        }
        Some(())
    }

    impl Serialize for Short<&Quote> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Quote { lots, totals, schedule, draws } = self.0;
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("lots", &Lots(lots))?;
            map.serialize_entry("totals", totals)?;
            map.serialize_entry("schedule", schedule)?;
            map.serialize_entry("draws", &Short(draws.as_slice()))?;
            map.end()
        }
    }

    impl<'a, T> Serialize for Short<&'a [T]>
    where
        Short<&'a T>: Serialize,
    {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.iter().map(Short))
        }
    }

    /// Deliveries, each beside the one before.
    struct Lots<'a>(&'a [Lot]);

    impl Serialize for Lots<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let before = std::iter::once(None).chain(self.0.iter().map(Some));
            serializer.collect_seq(self.0.iter().zip(before).map(Short))
        }
    }

    impl Serialize for Short<(&Lot, Option<&Lot>)> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (lot, before) = self.0;
            let Lot { delivery, date, percent, lines, is_absent, is_default, taken_with, turn, total } = lot;
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("delivery", delivery)?;
            unusual(&mut map, "date", date, &delivery.0)?;
            unusual(&mut map, "percent", percent, &PERCENT)?;
            if before.is_none_or(|before| before.lines != *lines) {
                map.serialize_entry("lines", &Short(lines.as_slice()))?;
            }
            unusual(&mut map, "is_absent", is_absent, &false)?;
            unusual(&mut map, "is_default", is_default, &false)?;
            unusual(&mut map, "taken_with", taken_with, &None)?;
            unusual(&mut map, "turn", turn, &None)?;
            if before.is_none_or(|before| before.total != *total) {
                map.serialize_entry("total", total)?;
            }
            map.end()
        }
    }

    impl Serialize for Short<&Line> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Line { item, quantity, price, total, net, is_estimate } = self.0;
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("item", item)?;
            map.serialize_entry("quantity", &quantity.0)?;
            map.serialize_entry("price", price)?;
            map.serialize_entry("total", total)?;
            map.serialize_entry("net", net)?;
            unusual(&mut map, "is_estimate", is_estimate, &false)?;
            map.end()
        }
    }

    impl Serialize for Short<&Draw> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Draw { stock, delivery, quantity, available } = self.0;
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("stock", stock)?;
            map.serialize_entry("delivery", delivery)?;
            map.serialize_entry("quantity", &quantity.0)?;
            map.serialize_entry("available", &available.0)?;
            map.end()
        }
    }

    fn objects<'a>(quote: &'a mut Value, key: &str) -> Option<Vec<&'a mut Map<String, Value>>> {
        quote.get_mut(key)?.as_array_mut()?.iter_mut().map(Value::as_object_mut).collect()
    }
}

/// Written without a value in between: every contract that is sent is.
struct Short<T>(T);

/// What is as usual is not said.
fn unusual<M: SerializeMap, T: Serialize + PartialEq>(
    map: &mut M,
    key: &'static str,
    value: &T,
    usual: &T,
) -> Result<(), M::Error> {
    if value == usual { Ok(()) } else { map.serialize_entry(key, value) }
}

/// A quantity in hundredths becomes one in units, as JSON has it elsewhere.
fn units(value: &mut Value) -> Option<()> {
    *value = json!(Quantity(u32::try_from(value.as_u64()?).ok()?));
    Some(())
}

#[cfg(test)]
mod tests {
    use domain::{Cents, Date};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Chosen(#[serde(with = "choices")] Choices);

    #[test]
    fn choices_are_written_as_they_are_read_with_hundredths() {
        let day = |day| Date::constant(2026, 10, day);
        let portions = || Portions::from([("panier".to_owned(), Quantity(150))]);
        let each = Contents::Each { default: portions(), deliveries: [(DeliveryId(day(8)), portions())].into() };
        let full = Choices {
            from: Some(day(1)),
            to: Some(day(29)),
            trial: true,
            contents: each,
            absences: vec![DeliveryId(day(15))],
            absences_count: 2,
            moves: [(DeliveryId(day(15)), DeliveryId(day(22)))].into(),
            families: 2,
            solidarity: Some(90),
            gift: Some(Cents(500)),
            gift_per_delivery: Some(Cents(50)),
            instalments: Some(3),
            schedule: Some(vec![Cents(1_000), Cents(2_000)]),
        };
        // As serde writes them, but for the numbers: nothing of a choice is left out of what is signed.
        let mut plain = json!(full);
        for pointer in ["/contents/each/default/panier", "/contents/each/deliveries/2026-10-08/panier"] {
            let quantity = plain.pointer_mut(pointer).unwrap();
            assert_eq!(quantity.take(), json!(Quantity(150)));
            *quantity = json!(150);
        }
        assert_eq!(serde_json::to_string(&Chosen(full.clone())).unwrap(), plain.to_string());
        let same = |contents| Choices { contents, ..Choices::default() };
        for choices in [full, same(Contents::Same(portions())), same(Contents::Amount(Cents(12_345)))] {
            let text = serde_json::to_string(&Chosen(choices.clone())).unwrap();
            assert_eq!(serde_json::from_str::<Chosen>(&text).unwrap().0, choices, "{text}");
        }
        let short = serde_json::to_string(&Chosen(same(Contents::Same(portions())))).unwrap();
        assert_eq!(short, r#"{"contents":{"same":{"panier":150}}}"#);
    }
}
