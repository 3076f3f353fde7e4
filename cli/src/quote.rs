//! `cabas quote`: a contract priced, or why the choices are refused.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use domain::contract::{Choices, Contents, Mistakes, Quantity, Standing};
use domain::payment::Instalment;
use domain::{Cents, Date};
use generator::quote::{self, Brought, Document, Told};
use generator::source::kind;
use serde_json::json;
use themes::{Messages, format};

use crate::calendar::{day, remarks};
use crate::offer::Content;
use crate::options::{Folders, Format};
use crate::summary;

/// Prints the quote of a contract for somebody with this credit; refused choices are told all at once.
pub fn run(
    folders: &Folders,
    contract: &str,
    choices: Option<&Path>,
    from: Option<Date>,
    credit: Cents,
    format: Format,
) -> ExitCode {
    let Some(content) = Content::read(folders) else { return ExitCode::FAILURE };
    let edition = content.edition();
    let contract = match content.contract(contract) {
        Ok(contract) => contract,
        Err(code) => return code,
    };
    let choices = match choices.map(read).transpose() {
        Ok(choices) => choices,
        Err(Unread::File) => return ExitCode::FAILURE,
        Err(Unread::Choices(mistakes)) => return refuse(quote::told(edition, mistakes), format),
    };
    let standing = Standing { credit, ..Standing::default() };
    match quote::quote(edition, contract, choices, from, content.today, &standing) {
        Ok(document) => {
            summary::say(&match format {
                Format::Json => format!("{:#}\n", json!(document)),
                Format::Text => {
                    text(&document, &quote::example_words(contract, &document.choices), &summary::messages())
                }
            });
            ExitCode::SUCCESS
        }
        Err(mistakes) => refuse(quote::told(edition, mistakes), format),
    }
}

/// Why choices could not be read.
enum Unread {
    /// The file cannot be read, which has been told.
    File,
    /// They are no choices: all that is wrong.
    Choices(Mistakes),
}

fn read(path: &Path) -> Result<Choices, Unread> {
    let mut json = String::new();
    let read = match path.to_str() {
        Some("-") => std::io::stdin().read_to_string(&mut json).map(|_| ()),
        _ => std::fs::read_to_string(path).map(|text| json = text),
    };
    read.map_err(|cause| {
        let (path, detail) = (path.display().to_string(), cause.to_string());
        let arguments = [("path", path.as_str()), ("cause", kind(Some(&cause))), ("detail", &detail)];
        eprintln!("{}", summary::messages().format("program-unreadable", &arguments));
        Unread::File
    })?;
    quote::read_choices(json.trim_start_matches('\u{feff}')).map_err(Unread::Choices)
}

fn refuse(told: Vec<Told>, format: Format) -> ExitCode {
    match format {
        Format::Json => summary::say(&format!("{:#}\n", json!({ "mistakes": told }))),
        Format::Text => {
            let words = summary::messages();
            eprintln!("{}", words.format("program-quote-refused", &[("count", &told.len().to_string())]));
            for Told { mistake, sentence } in &told {
                let line = match mistake.field.as_str() {
                    "" => sentence.clone(),
                    field => words.format("program-quote-mistake", &[("field", field), ("sentence", sentence)]),
                };
                eprintln!("  {line}");
            }
        }
    }
    ExitCode::FAILURE
}

fn text(document: &Document, example: &str, words: &Messages) -> String {
    let mut lines = head(document, example, words);
    let count = document.deliveries.len().to_string();
    lines.extend([String::new(), words.format("program-quote-deliveries", &[("count", &count)])]);
    for brought in &document.deliveries {
        delivery(&mut lines, brought, words);
    }
    lines.push(String::new());
    totals(&mut lines, document, words);
    lines.extend([String::new(), words.text("program-quote-payments")]);
    for Instalment { due, amount } in &document.schedule {
        lines.push(row(&format!("  {}", format::date_long(words, *due, true)), *amount, words));
    }
    lines.push(document.explanation.sentence.clone());
    if let Some(fee) = document.membership.fee {
        lines.push(words.format("program-quote-fee", &[("fee", &format::price(words, fee))]));
    }
    lines.join("\n") + "\n"
}

fn head(document: &Document, example: &str, words: &Messages) -> Vec<String> {
    let Document { name, farm, amap, contract, .. } = document;
    let named = [("name", name.as_str()), ("farm", farm), ("amap", amap), ("contract", contract)];
    let mut lines = vec![words.format("program-quote-head", &named)];
    if document.is_group_order {
        lines.push(words.text("program-quote-group-order"));
    }
    if let (true, Contents::Amount(amount)) = (document.is_example, &document.choices.contents) {
        let amount = format::price(words, *amount);
        lines.push(words.format("program-quote-example-amount", &[("amount", &amount)]));
    } else if document.is_example {
        lines.push(words.format("program-quote-example", &[("choices", example)]));
    }
    lines.push(words.format("program-quote-today", &[("day", &day(words, &document.today))]));
    lines
}

fn delivery(lines: &mut Vec<String>, brought: &Brought, words: &Messages) {
    let mut parts = vec![day(words, &brought.slot.date)];
    parts.extend(remarks(words, &brought.slot));
    if let Some(turn) = brought.turn {
        parts.push(words.format("program-quote-turn", &[("turn", &(turn + 1).to_string())]));
    }
    match brought.taken_with {
        Some(other) => {
            let other = format::date_long(words, other.0, true);
            parts.push(words.format("program-quote-taken-with", &[("day", &other)]));
        }
        None if brought.is_absent => parts.push(words.text("program-quote-absent")),
        None if brought.is_default => parts.push(words.text("program-quote-default")),
        None => {}
    }
    lines.push(row(&format!("  {}  {}", brought.slot.id, parts.join(", ")), brought.total, words));
    for line in &brought.lines {
        let quantity = format::quantity(words, line.quantity);
        let estimate = format!(" ({})", words.text("program-quote-estimate"));
        let estimate = if line.is_estimate { estimate.as_str() } else { "" };
        lines.push(row(&format!("    {quantity} × {}{estimate}", line.name), line.total, words));
    }
}

fn totals(lines: &mut Vec<String>, document: &Document, words: &Messages) {
    let totals = &document.totals;
    let mut line = |label: String, amount: Cents, is_shown: bool| {
        if is_shown {
            lines.push(row(&label, amount, words));
        }
    };
    line(words.text("program-quote-goods"), totals.goods, true);
    line(format!("  {}", words.text("program-quote-net")), totals.net, !totals.vat.is_empty());
    for (rate, amount) in &totals.vat {
        let rate = format::quantity(words, Quantity(*rate));
        line(format!("  {}", words.format("program-quote-vat", &[("rate", &rate)])), *amount, true);
    }
    line(words.text("program-quote-solidarity"), totals.solidarity, totals.solidarity.0 != 0);
    line(words.text("program-quote-gift"), totals.gift, totals.gift.0 != 0);
    line(words.text("program-quote-carried"), Cents(-totals.carried.0), totals.carried.0 != 0);
    line(words.text("program-quote-due"), totals.due, true);
    line(format!("  {}", words.text("program-quote-credit")), totals.credit, totals.credit.0 != 0);
    if totals.is_estimate {
        lines.push(words.text("program-quote-settled"));
    }
}

/// A label, and an amount at the right.
fn row(label: &str, amount: Cents, words: &Messages) -> String {
    let amount = format::price(words, amount);
    let width = label.chars().count() + amount.chars().count();
    format!("{label}{}{amount}", " ".repeat(AMOUNT_ENDS.saturating_sub(width).max(2)))
}

/// The column at which amounts end.
const AMOUNT_ENDS: usize = 90;
