//! Choices and quotes with whole numbers: quantities in hundredths. What is as usual is left out of deliveries and lines.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use domain::contract::Quantity;

/// What is left out of a delivery, and of a line, where it is so.
const USUAL_LOT: &[(&str, Value)] = &[
    ("is_absent", Value::Bool(false)),
    ("is_default", Value::Bool(false)),
    ("taken_with", Value::Null),
    ("turn", Value::Null),
];
const USUAL_LINE: &[(&str, Value)] = &[("is_estimate", Value::Bool(false))];
/// The usual quantities of a delivery, in percent.
const PERCENT: u64 = 100;

/// What a member chose.
pub(super) mod choices {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
        contents(&mut value, hundredths).ok_or_else(|| S::Error::custom("quantities"))?;
        value.serialize(serializer)
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
}

/// What follows from it.
pub(super) mod quote {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
        shorten(&mut value).ok_or_else(|| S::Error::custom("quantities"))?;
        value.serialize(serializer)
    }

    pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        lengthen(&mut value).ok_or_else(|| D::Error::custom("quantities"))?;
        serde_json::from_value(value).map_err(D::Error::custom)
    }

    fn shorten(quote: &mut Value) -> Option<()> {
        for lot in objects(quote, "lots")? {
            lot.retain(|key, value| !USUAL_LOT.contains(&(key, value.clone())));
            if lot.get("percent").and_then(Value::as_u64) == Some(PERCENT) {
                lot.shift_remove("percent");
            }
            if lot.get("date") == lot.get("delivery") {
                lot.shift_remove("date");
            }
            for line in lot.get_mut("lines")?.as_array_mut()? {
                let line = line.as_object_mut()?;
                line.retain(|key, value| !USUAL_LINE.contains(&(key, value.clone())));
                hundredths(line.get_mut("quantity")?)?;
            }
        }
        for draw in objects(quote, "draws")? {
            hundredths(draw.get_mut("quantity")?)?;
            hundredths(draw.get_mut("available")?)?;
        }
        Some(())
    }

    fn lengthen(quote: &mut Value) -> Option<()> {
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

    fn objects<'a>(quote: &'a mut Value, key: &str) -> Option<Vec<&'a mut Map<String, Value>>> {
        quote.get_mut(key)?.as_array_mut()?.iter_mut().map(Value::as_object_mut).collect()
    }
}

/// A quantity in units, as JSON has it elsewhere, becomes one in hundredths.
fn hundredths(value: &mut Value) -> Option<()> {
    let quantity: Quantity = serde_json::from_value(value.take()).ok()?;
    *value = quantity.0.into();
    Some(())
}

/// The other way.
fn units(value: &mut Value) -> Option<()> {
    *value = json!(Quantity(u32::try_from(value.as_u64()?).ok()?));
    Some(())
}
