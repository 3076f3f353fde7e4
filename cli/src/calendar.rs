//! `cabas calendar`: the days of a contract or of an AMAP.

use std::process::ExitCode;

use domain::{Date, Window};
use generator::data::calendar;
use generator::timetable::{self, Slot};
use themes::{Messages, format};

use crate::offer::Content;
use crate::options::{CalendarFormat, Folders};
use crate::summary;

/// Prints the days of the contract or of the AMAP that is named, all of them or those of a span.
pub fn run(
    folders: &Folders,
    contract: Option<&str>,
    amap: Option<&str>,
    span: Option<(Date, Date)>,
    format: CalendarFormat,
) -> ExitCode {
    match printed(folders, contract, amap, span, format) {
        Ok(text) => {
            summary::say(&text);
            ExitCode::SUCCESS
        }
        Err(code) => code,
    }
}

fn printed(
    folders: &Folders,
    contract: Option<&str>,
    amap: Option<&str>,
    span: Option<(Date, Date)>,
    format: CalendarFormat,
) -> Result<String, ExitCode> {
    let refuse = |key: &str, arguments: &[(&str, &str)]| {
        eprintln!("{}", summary::messages().format(key, arguments));
        ExitCode::FAILURE
    };
    if let Some((from, to)) = span.filter(|(from, to)| to < from) {
        let (from, to) = (from.to_string(), to.to_string());
        return Err(refuse("program-span-reversed", &[("from", &from), ("to", &to)]));
    }
    if span.is_some() && format == CalendarFormat::Ics {
        return Err(refuse("program-ics-whole", &[]));
    }
    let content = Content::read(folders).ok_or(ExitCode::FAILURE)?;
    let edition = content.edition();
    let window = span.map(|(from, to)| Window { from, to });
    let contract = contract.map(|name| content.contract(name)).transpose()?;
    let amap = amap.map(|id| content.amap(id)).transpose()?;
    if format == CalendarFormat::Ics {
        let bytes = match (contract, amap) {
            (Some(contract), _) => calendar::of_contract(edition, contract),
            (None, Some(amap)) => calendar::of_amap(edition, amap),
            (None, None) => Vec::new(),
        };
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let slots = match (contract, amap) {
        (Some(contract), _) => timetable::of_contract(edition, contract, window),
        (None, Some(amap)) => timetable::of_amap(amap, window),
        (None, None) => Vec::new(),
    };
    Ok(match format {
        CalendarFormat::Json => format!("{:#}\n", serde_json::json!(slots)),
        _ => lines(&slots, &summary::messages()),
    })
}

/// A line a day.
fn lines(slots: &[Slot], words: &Messages) -> String {
    if slots.is_empty() {
        return format!("{}\n", words.text("program-calendar-none"));
    }
    let lines = slots.iter().map(|slot| {
        let hours = [slot.start.as_deref(), slot.end.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("–");
        let mut parts = vec![day(words, &slot.date)];
        parts.extend(Some(hours).filter(|hours| !hours.is_empty()));
        parts.extend(slot.place.clone());
        parts.extend(remarks(words, slot));
        format!("{}  {}\n", slot.id, parts.join(", "))
    });
    lines.collect()
}

/// What differs from the usual.
pub fn remarks(words: &Messages, slot: &Slot) -> Vec<String> {
    let mut remarks = Vec::new();
    match slot.status {
        "cancelled" => remarks.push(words.text("program-quote-cancelled")),
        "moved" => {
            let planned = slot.id.get(..10).unwrap_or_default();
            remarks.push(words.format("program-quote-planned", &[("day", &day(words, planned))]));
        }
        _ => {}
    }
    if slot.percent != 100 {
        remarks.push(words.format("program-quote-percent", &[("percent", &slot.percent.to_string())]));
    }
    remarks.extend(slot.reason.clone());
    remarks
}

/// A day in full.
pub fn day(words: &Messages, date: &str) -> String {
    date.parse().map_or_else(|_| date.to_owned(), |date| format::date_long(words, date, true))
}
