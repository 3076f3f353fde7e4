//! `cabas verify`: what a receipt proves, or the first reason why it proves nothing.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use evidence::{Proven, Receipt, VerifierKey};
use generator::data::paths;
use generator::source::kind;
use jiff::tz::TimeZone;
use serde_json::Value;
use themes::{Messages, format};

use crate::options::Folders;
use crate::summary;

/// Verifies a receipt with the key that is given, or with the one of the built site.
pub fn run(folders: &Folders, receipt: &Path, key: Option<&str>) -> ExitCode {
    let words = summary::messages();
    match verify(folders, receipt, key, &words) {
        Ok(proven) => {
            summary::say(&proven);
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

fn verify(folders: &Folders, receipt: &Path, key: Option<&str>, words: &Messages) -> Result<String, String> {
    let key = match key {
        Some(given) => {
            let found = VerifierKey::parse(given.trim()).or_else(|| key_in(Path::new(given)));
            found.ok_or_else(|| words.format("program-verify-key-unread", &[("found", given)]))?
        }
        None => {
            let path = folders.site.join("public").join(paths::EVIDENCE_KEY.trim_start_matches('/'));
            let path_shown = path.display().to_string();
            key_in(&path).ok_or_else(|| words.format("program-verify-no-key", &[("path", &path_shown)]))?
        }
    };
    let text = read(receipt, words)?;
    let refused = |refusal: evidence::Refusal| {
        let reason = words.text(&format!("receipt-{}", refusal.code()));
        words.format("program-verify-bad", &[("reason", &reason)])
    };
    let receipt = Receipt::parse(&text).map_err(refused)?;
    let proven = receipt.verify(&key).map_err(refused)?;
    Ok(told(&proven, words))
}

/// The key that is all there is in a file.
fn key_in(path: &Path) -> Option<VerifierKey> {
    VerifierKey::parse(std::fs::read_to_string(path).ok()?.trim_start_matches('\u{feff}').trim())
}

fn read(path: &Path, words: &Messages) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => std::io::stdin().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(path).map(|read| bytes = read),
    };
    read.map_err(|cause| {
        let (path, detail) = (path.display().to_string(), cause.to_string());
        let arguments = [("path", path.as_str()), ("cause", kind(Some(&cause))), ("detail", &detail)];
        words.format("program-unreadable", &arguments)
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn told(proven: &Proven<'_>, words: &Messages) -> String {
    let Proven { payload, entry, index, checkpoint } = proven;
    let mut lines = vec![words.text("program-verify-good"), String::new(), words.text("program-verify-what")];
    lines.extend(sentences(payload.value()).map(|sentence| format!("  {}", plain(sentence))));
    lines.extend(payload.pretty().lines().map(|line| format!("  {}", plain(line))));
    let at = entry.at().to_zoned(TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC));
    let (day, time) = (format::date_long(words, at.date(), true), format::time(words, at.time()));
    let (place, size) = (format::number(words, index + 1), format::number(words, checkpoint.size));
    let place = [("place", place.as_str()), ("size", &size), ("log", &checkpoint.origin)];
    lines.extend([String::new(), words.format("program-verify-at", &[("day", &day), ("time", &time)])]);
    lines.push(words.format("program-verify-place", &place));
    if let Some(previous) = entry.previous() {
        lines.push(words.format("program-verify-changes", &[("previous", &previous.to_hex())]));
    }
    for (title, items) in [
        ("verify-proves", ["what", "place", "lasting"].as_slice()),
        ("verify-limits", ["who", "when", "now", "fork"].as_slice()),
    ] {
        lines.extend([String::new(), words.format("program-verify-list", &[("title", &words.text(title))])]);
        lines.extend(items.iter().map(|item| format!("  - {}", words.text(&format!("{title}-{item}")))));
    }
    lines.join("\n") + "\n"
}

/// A line without what would move the cursor or turn the writing around: a payload holds what people typed.
fn plain(line: &str) -> String {
    let moves = |character: char| {
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    line.replace(moves, "\u{fffd}")
}

/// What a payload says in sentences, for people.
fn sentences(payload: &Value) -> impl Iterator<Item = &str> {
    payload.get("summary").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
