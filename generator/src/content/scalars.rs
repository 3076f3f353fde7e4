//! The scalars of content files: text, numbers, dates, hours, prices, addresses, words of a closed list.

use domain::contract::Quantity;
use domain::iban::IbanError;
use domain::money::PriceError;
use domain::{Cents, Date, Iban, Time, Vocabulary};
use serde_json::{Value as Json, json};

use super::decode::{Context, Decode};
use super::yaml::Node;
use crate::diagnostic::closest;

/// An e-mail address, shape checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(pub String);

/// An `https://` or `http://` address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(pub String);

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// A rate of VAT in hundredths of a percent: 550 is 5.5 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub u32);

impl Rate {
    /// That of food.
    pub const FOOD: Rate = Rate(550);
    /// The highest that can be meant.
    const MOST: Rate = Rate(3_000);
}

/// A word of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl Decode for String {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "text")?;
        if text.is_empty() {
            context.error("empty-text", &node.span, &[]);
            return None;
        }
        Some(text.to_owned())
    }
    fn schema() -> Json {
        // A bare `01400` or `no` is text here, although YAML editors read it as a number or a boolean.
        json!({ "type": ["string", "number", "boolean"] })
    }
}

impl Decode for bool {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        match context.scalar(node, "yes-no")?.to_lowercase().as_str() {
            "true" | "yes" | "oui" => Some(true),
            "false" | "no" | "non" => Some(false),
            text => {
                context.error("bad-yes-no", &node.span, &[("found", text)]);
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "enum": [true, false, "yes", "no", "oui", "non"] })
    }
}

impl Decode for u32 {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "number")?;
        let number = text.parse().ok();
        if number.is_none() {
            context.error("bad-number", &node.span, &[("found", text)]);
        }
        number
    }
    fn schema() -> Json {
        json!({ "type": "integer", "minimum": 0 })
    }
}

/// A coordinate, in degrees.
impl Decode for f64 {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "number")?;
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number),
            _ if text.contains(',') && text.replace(',', ".").parse::<f64>().is_ok() => {
                context.error("decimal-comma", &node.span, &[("found", text), ("near", &text.replace(',', "."))]);
                None
            }
            _ => {
                context.error("bad-number", &node.span, &[("found", text)]);
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": "number" })
    }
}

impl Decode for Cents {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "price")?;
        match Cents::parse_price(text) {
            Ok(price) => Some(price),
            Err(error) => {
                let code = match error {
                    PriceError::NotANumber | PriceError::TooLarge => "bad-price",
                    PriceError::TooManyDecimals => "price-decimals",
                    PriceError::Negative => "negative-price",
                };
                context.error(code, &node.span, &[("found", text)]);
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": ["number", "string"], "description": "en euros, par exemple 12,50" })
    }
}

impl Decode for Rate {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "number")?;
        // Read as a quantity is: two decimals at most, with a point or a comma.
        let rate = Quantity::parse(text.trim_end_matches('%')).map(|hundredths| Rate(hundredths.0));
        let rate = rate.filter(|rate| *rate <= Rate::MOST);
        if rate.is_none() {
            context.error("bad-vat", &node.span, &[("found", text)]);
        }
        rate
    }
    fn schema() -> Json {
        json!({ "type": ["number", "string"], "description": "5,5 sinon" })
    }
}

impl Decode for Quantity {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "number")?;
        let quantity = Quantity::parse(text);
        if quantity.is_none() {
            context.error("bad-quantity", &node.span, &[("found", text)]);
        }
        quantity
    }
    fn schema() -> Json {
        json!({ "type": ["number", "string"] })
    }
}

impl Decode for Date {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "date")?;
        match iso_date(text) {
            Ok(date) => Some(date),
            Err(code) => {
                let near = french_date(text).map(|date| date.to_string()).unwrap_or_default();
                context.error(code, &node.span, &[("found", text), ("near", &near)]);
                None
            }
        }
    }
    fn schema() -> Json {
        json!({ "type": "string", "format": "date", "description": "AAAA-MM-JJ" })
    }
}

/// Reads `2026-09-03`. A well-formed day that no calendar has is another mistake than a text that is no date.
fn iso_date(text: &str) -> Result<Date, &'static str> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return Err("bad-date") };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return Err("bad-date");
    }
    let number = |part: &str| part.parse::<i16>().map_err(|_| "bad-date");
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let (month, day) = (i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
    if !(1900..=2100).contains(&year) {
        return Err("year-out-of-range");
    }
    Date::new(year, month, day).map_err(|_| "impossible-date")
}

/// Reads `3/9/2026`, only to offer the right writing.
fn french_date(text: &str) -> Option<Date> {
    let mut parts = text.split(['/', '.', '-']);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

impl Decode for Time {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "time")?;
        let time = text.split_once([':', 'h']).and_then(|(hour, minute)| {
            let minute = if minute.is_empty() { 0 } else { minute.trim().parse().ok()? };
            Time::new(hour.trim().parse().ok()?, minute, 0, 0).ok()
        });
        if time.is_none() {
            context.error("bad-time", &node.span, &[("found", text)]);
        }
        time
    }
    fn schema() -> Json {
        json!({ "type": "string", "pattern": "^[0-2]?[0-9][:h][0-5]?[0-9]?$", "description": "HH:MM" })
    }
}

impl Decode for Email {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "email")?;
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | ',' | ';' | '\\');
        let well_formed = text.chars().all(plain)
            && text.split_once('@').is_some_and(|(local, host)| {
                let labels = host.split('.').all(|label| !label.is_empty());
                !local.is_empty() && !host.contains('@') && host.contains('.') && labels
            });
        if !well_formed {
            context.error("bad-email", &node.span, &[("found", text)]);
            return None;
        }
        Some(Email(text.to_owned()))
    }
    fn schema() -> Json {
        json!({ "type": "string", "format": "email" })
    }
}

impl Decode for Iban {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "iban")?;
        let iban = Iban::parse(text);
        if let Err(error) = iban {
            let (cause, length) = match error {
                IbanError::Country => ("country", 0),
                IbanError::Length(length) => ("length", length),
                IbanError::Character => ("character", 0),
                IbanError::Key => ("key", 0),
            };
            context.error("bad-iban", &node.span, &[("cause", cause), ("length", &length.to_string())]);
        }
        iban.ok()
    }
    fn schema() -> Json {
        json!({ "type": "string" })
    }
}

impl Decode for WebAddress {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "address")?;
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let well_formed = rest.is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let (name, port) = host.split_once(':').unwrap_or((host, "443"));
            let letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
            let host = !name.is_empty() && name.chars().all(letter) && port.parse::<u16>().is_ok();
            host && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
        });
        if !well_formed {
            context.error("bad-address", &node.span, &[("found", text)]);
            return None;
        }
        Some(WebAddress(text.to_owned()))
    }
    fn schema() -> Json {
        json!({ "type": "string", "format": "uri" })
    }
}

impl Decode for Colour {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "colour")?;
        let colour = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii()).and_then(|hex| {
            let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
            Some([byte(0)?, byte(2)?, byte(4)?])
        });
        if colour.is_none() {
            context.error("bad-colour", &node.span, &[("found", text)]);
        }
        colour.map(Colour)
    }
    fn schema() -> Json {
        json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" })
    }
}

impl<T: Vocabulary> Decode for Word<T> {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let text = context.scalar(node, "word")?;
        let word = T::from_key(text);
        if word.is_none() {
            let keys = T::ALL.iter().map(|word| word.key());
            let near = by_meaning::<T>(text).or_else(|| closest(text, keys.clone())).unwrap_or_default();
            let known = keys.collect::<Vec<_>>().join(", ");
            context.error("unknown-word", &node.span, &[("found", text), ("near", near), ("known", &known)]);
        }
        word.map(Word)
    }
    fn schema() -> Json {
        let words: Vec<Json> =
            T::ALL.iter().map(|word| json!({ "const": word.key(), "description": word.meaning() })).collect();
        json!({ "oneOf": words })
    }
}

/// An author who writes the French word gets the key offered.
fn by_meaning<T: Vocabulary>(text: &str) -> Option<&'static str> {
    let folded = gazetteer::fold(text);
    let word = T::ALL.iter().find(|word| {
        let meaning = gazetteer::fold(word.meaning());
        meaning == folded || meaning.split(' ').any(|part| part.len() > 3 && part == folded)
    })?;
    Some(word.key())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::yaml;
    use domain::Weekday;

    fn read<T: Decode>(text: &str) -> Result<T, Vec<&'static str>> {
        let node = yaml::parse("x.md", text, 0..text.len()).unwrap();
        let mut context = Context::new("x.md");
        let value = T::decode(&node, &mut context);
        value.ok_or_else(|| context.diagnostics.iter().map(|d| d.code).collect())
    }

    #[test]
    fn dates_that_no_calendar_has_are_told_apart_from_texts() {
        assert_eq!(read::<Date>("2026-09-03"), Ok(jiff::civil::date(2026, 9, 3)));
        assert_eq!(read::<Date>("2026-02-30"), Err(vec!["impossible-date"]));
        assert_eq!(read::<Date>("03/09/2026"), Err(vec!["bad-date"]));
        assert_eq!(read::<Date>("2026-13-01"), Err(vec!["impossible-date"]));
        assert_eq!(read::<Date>("demain"), Err(vec!["bad-date"]));
        assert_eq!(read::<Date>("2926-06-30"), Err(vec!["year-out-of-range"]));
    }

    #[test]
    fn hours_are_read_in_both_writings() {
        assert_eq!(read::<Time>("18:30"), Ok(jiff::civil::time(18, 30, 0, 0)));
        assert_eq!(read::<Time>("18h30"), Ok(jiff::civil::time(18, 30, 0, 0)));
        assert_eq!(read::<Time>("19h"), Ok(jiff::civil::time(19, 0, 0, 0)));
        assert_eq!(read::<Time>("25:00"), Err(vec!["bad-time"]));
    }

    #[test]
    fn addresses_are_checked_by_shape() {
        assert!(read::<Email>("contact@amap.example").is_ok());
        assert!(read::<Email>("contact.amap.example").is_err());
        assert!(read::<Email>("a@@b.fr").is_err());
        assert!(read::<Email>("a@b..fr").is_err());
        assert!(read::<WebAddress>("https://amap.example/x").is_ok());
        assert!(read::<WebAddress>("javascript:alert(1)").is_err());
        assert!(read::<WebAddress>("https://x.example;script-src/a").is_err());
        assert!(read::<WebAddress>("https://x.example:8443/a").is_ok());
        assert!(read::<WebAddress>("www.amap.example").is_err());
    }

    #[test]
    fn words_offer_the_nearest_one() {
        assert_eq!(read::<Word<Weekday>>("thursday"), Ok(Word(Weekday::Thursday)));
        assert_eq!(read::<Word<Weekday>>("jeudi"), Err(vec!["unknown-word"]));
        assert_eq!(by_meaning::<Weekday>("Jeudi"), Some("thursday"));
        assert_eq!(by_meaning::<domain::ProductFamily>("œufs"), Some("eggs"));
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(read::<Colour>("'#2f6b3a'"), Ok(Colour([0x2f, 0x6b, 0x3a])));
        assert_eq!(read::<Colour>("green"), Err(vec!["bad-colour"]));
    }
}
