//! What is done to the database of an intake: looked at, copied, restored, erased from.

use std::path::{Path, PathBuf};

use intake::engine::open_store;
use intake::keys::Keys;
use intake::mail::{Sender, Transport};
use intake::server::{Book, records};
use intake::store::backup::{BackupError, Plan, restore as put_back};
use intake::store::erasure::{self, Extent};
use intake::store::members::{self, Source};
use intake::store::verify::verify_in_place as walk;
use intake::store::{Store, StoreError, contracts, enquiries, export as person_export, log, outbox};
use intake::{EngineError, World, publication};
use themes::{Messages, Theme};

use super::config::Config;
use super::told;
use crate::summary;

type Outcome = Result<(), String>;

fn opened(config: &Config, words: &Messages) -> Result<(Store, Vec<evidence::VerifierKey>), String> {
    open_store(&config.settings, World::real()).map_err(|error| told(&error, words))
}

fn failed(words: &Messages) -> impl Fn(StoreError) -> String {
    |error| words.format("intake-not-opened", &[("cause", "store"), ("detail", &error.to_string())])
}

/// `export`: the figures of the site, or what is kept of a person.
pub fn export(config: &Config, person: Option<&str>, words: &Messages) -> Outcome {
    let (store, keys) = opened(config, words)?;
    if let Some(email) = person {
        let kept = store.read_blocking(|view| person_export::export(view, email)).map_err(failed(words))?;
        summary::say(&format!("{kept:#}\n"));
        return Ok(());
    }
    let figures = records::read(&store, keys.last()).map_err(failed(words))?;
    let path = config.settings.records();
    let is_new = records::write(&figures, &path).map_err(|error| not_written(&path, &error, words))?;
    let said = [("path", path.display().to_string()), ("new", if is_new { "yes" } else { "no" }.to_owned())];
    let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
    println!("{}", words.format("intake-exported", &said));
    Ok(())
}

fn not_written(path: &Path, error: &std::io::Error, words: &Messages) -> String {
    let (path, cause) = (path.display().to_string(), generator::source::kind(Some(error)));
    words.format("program-new-failed", &[("path", &path), ("cause", cause), ("detail", &error.to_string())])
}

/// `verify`: the whole database and the whole log.
pub fn verify(config: &Config, words: &Messages) -> Outcome {
    let settings = &config.settings;
    let published = published(config, words)?;
    if !settings.database().exists() {
        opened(config, words)?;
    }
    let keys = Keys::open(&settings.folder, &settings.journal, &World::real());
    let keys = keys.map_err(|error| told(&EngineError::Key(error), words))?;
    let keys: Vec<_> = keys.journal.iter().map(|key| key.verifier().clone()).collect();
    let found = walk(&settings.database(), &keys, published.as_ref());
    let found = found.map_err(|error| told(&EngineError::Store(error), words))?;
    let found = found.map_err(|error| words.format("intake-verify-bad", &[("problem", &error.to_string())]))?;
    let counts = [found.lines, found.erased, found.checkpoints, found.contracts].map(|count| count.to_string());
    let [lines, erased, checkpoints, contracts] = counts.each_ref().map(String::as_str);
    let said = [("lines", lines), ("erased", erased), ("checkpoints", checkpoints), ("contracts", contracts)];
    println!("{}", words.format("intake-verify-good", &said));
    Ok(())
}

/// What was published of the log last.
fn published(config: &Config, words: &Messages) -> Result<Option<evidence::Note>, String> {
    publication::last(&config.settings.published()).map_err(|error| told(&EngineError::Published(error), words))
}

/// `backup`: a verified copy.
pub fn back_up(config: &Config, to: Option<PathBuf>, words: &Messages) -> Outcome {
    let settings = config.settings.backup.as_ref();
    let Some(folder) = to.or_else(|| settings.map(|backup| backup.folder.clone())) else {
        return Err(words.text("intake-backup-nowhere"));
    };
    let (keep, passphrase) = match settings {
        Some(backup) => (backup.keep, backup.passphrase.clone()),
        None => (usize::MAX, super::config::passphrase()),
    };
    let (store, keys) = opened(config, words)?;
    let plan = Plan { folder, keep, passphrase };
    let written = store.back_up(&plan, &keys).map_err(|error| not_copied(&error, words))?;
    let (path, lines) = (written.path.display().to_string(), written.verified.lines.to_string());
    let encrypted = if plan.passphrase.is_some() { "yes" } else { "no" };
    println!("{}", words.format("intake-backup", &[("path", &path), ("lines", &lines), ("encrypted", encrypted)]));
    Ok(())
}

fn not_copied(error: &BackupError, words: &Messages) -> String {
    let cause = match error {
        BackupError::Passphrase => "passphrase",
        BackupError::InUse(_) => "in-use",
        BackupError::Newer => "newer",
        BackupError::Verify(_) | BackupError::Differs(_) => "wrong",
        BackupError::File(..) | BackupError::Store(_) => "file",
    };
    words.format("intake-backup-failed", &[("cause", cause), ("detail", &error.to_string())])
}

/// `restore`: a copy in the place of the database.
pub fn restore(config: &Config, copy: &Path, words: &Messages) -> Outcome {
    let settings = &config.settings;
    let world = World::real();
    let keys = Keys::open(&settings.folder, &settings.journal, &world);
    let keys = keys.map_err(|error| told(&EngineError::Key(error), words))?;
    let verifiers: Vec<_> = keys.journal.iter().map(|key| key.verifier().clone()).collect();
    let passphrase = super::config::passphrase();
    let published = published(config, words)?;
    let restored = put_back(copy, &settings.database(), passphrase.as_ref(), &verifiers, published.as_ref(), world);
    let restored = restored.map_err(|error| not_copied(&error, words))?;
    let replaced = restored.replaced.map(|path| path.display().to_string()).unwrap_or_default();
    let (lines, again) = (restored.verified.lines.to_string(), restored.erased_again.to_string());
    let has_replaced = if replaced.is_empty() { "no" } else { "yes" };
    let said = [("lines", lines.as_str()), ("again", &again), ("replaced", &replaced), ("any", has_replaced)];
    println!("{}", words.format("intake-restored", &said));
    if restored.is_behind {
        return Err(words.format("intake-behind", &[("folder", &settings.published().display().to_string())]));
    }
    Ok(())
}

/// `erase`: a person, as far as the law allows.
pub fn erase(config: &Config, person: &str, everything: bool, words: &Messages) -> Outcome {
    let (store, _) = opened(config, words)?;
    let extent = if everything { Extent::Everything } else { Extent::WhatMayBe };
    let email = person.to_owned();
    let erased = store.write_blocking(move |change| erasure::erase(change, &email, extent)).map_err(failed(words))?;
    let counts = [erased.contracts.len(), erased.kept.len(), erased.turns.len(), erased.enquiries.len()];
    let counts = counts.map(|count| count.to_string());
    let [contracts, kept, turns, enquiries] = counts.each_ref().map(String::as_str);
    let said = [("contracts", contracts), ("kept", kept), ("turns", turns), ("enquiries", enquiries)];
    println!("{}", words.format("intake-erased", &said));
    store.close();
    Ok(())
}

/// `members`: who is known to be a member of an AMAP.
pub fn members(config: &Config, amap: &str, file: &Path, words: &Messages) -> Outcome {
    let shown = file.display().to_string();
    let unread = |error: std::io::Error| {
        let said = [("path", shown.as_str()), ("cause", generator::source::kind(Some(&error)))];
        words.format("program-unreadable", &[&said[..], &[("detail", &error.to_string())]].concat())
    };
    let bytes = std::fs::read(file).map_err(unread)?;
    let address = generator::address::amap(amap);
    if !config.settings.site.join("public").join(address.trim_start_matches('/')).is_dir() {
        return Err(words.format("program-unknown-amap", &[("found", amap), ("near", "none")]));
    }
    let format = importer::Format::guess(&shown, &bytes).unwrap_or(importer::Format::Csv);
    let people = importer::people(format, &bytes).map_err(|error| error.to_string())?;
    let importer::People { known, unusable } = people;
    let counts = [known.len().to_string(), unusable.len().to_string()];
    let (store, _) = opened(config, words)?;
    let learned = store.write_blocking(move |change| {
        known
            .iter()
            .try_for_each(|person| members::learn(change, &address, &person.email, &person.name, Source::Imported))
    });
    learned.map_err(failed(words))?;
    let rows: Vec<String> = unusable.iter().take(10).map(ToString::to_string).collect();
    let said = [("known", counts[0].as_str()), ("unusable", &counts[1]), ("rows", &rows.join(", "))];
    println!("{}", words.format("intake-members", &said));
    store.close();
    Ok(())
}

/// `stats`: how much there is of everything.
pub fn stats(config: &Config, words: &Messages) -> Outcome {
    let (store, _) = opened(config, words)?;
    let counted = store.read_blocking(|view| {
        let mails = outbox::counts(view)?;
        Ok::<_, StoreError>((contracts::counts(view)?, enquiries::counts(view)?, mails, log::size(view)?))
    });
    let (contracts, enquiries, mails, lines) = counted.map_err(failed(words))?;
    for (form, state, count) in contracts {
        println!("{form}\t{}\t{count}", state.word());
    }
    for (kind, about, count) in enquiries {
        println!("{}\t{about}\t{count}", kind.word());
    }
    let mails = [mails.waiting, mails.sent, mails.given_up].map(|count| count.to_string());
    let [waiting, sent, given_up] = mails.each_ref().map(String::as_str);
    let lines = lines.to_string();
    let said = [("waiting", waiting), ("sent", sent), ("given", given_up), ("lines", &lines)];
    println!("{}", words.format("intake-stats", &said));
    Ok(())
}

/// `check-config`: whether everything is there that a server needs.
pub fn check(config: &Config, words: &Messages) -> Outcome {
    let settings = &config.settings;
    let mut wrong = Vec::new();
    match open_store(settings, World::real()) {
        Ok((store, keys)) => {
            let key = keys.last().map(ToString::to_string).unwrap_or_default();
            println!("{}", words.format("intake-check-key", &[("key", &key)]));
            if store.doubts_the_clock() {
                wrong.push(words.text("intake-clock-doubted"));
            }
        }
        Err(error) => wrong.push(told(&error, words)),
    }
    if let Err(error) = Book::open(&settings.forms(), Theme::over_default([])) {
        wrong.push(told(&EngineError::Book(error), words));
    }
    if !settings.url.starts_with("https://") {
        wrong.push(words.format("intake-check-plain", &[("url", &settings.url)]));
    }
    wrong.extend(mail(config, words).err());
    if wrong.is_empty() {
        println!("{}", words.text("intake-check-good"));
        return Ok(());
    }
    Err(wrong.join("\n"))
}

/// Whether mails can be sent; nothing is.
fn mail(config: &Config, words: &Messages) -> Outcome {
    let settings = &config.settings;
    let Some(sender) = Sender::new(&settings.mail.name, &settings.mail.email) else {
        return Err(told(&EngineError::Sender, words));
    };
    let Some(smtp) = &settings.mail.smtp else {
        let folder = settings.mails().display().to_string();
        println!("{}", words.format("intake-mails-to-folder", &[("folder", &folder)]));
        return Ok(());
    };
    let failed = |error| told(&EngineError::Transport(error), words);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    // Connections are kept by tasks, from the first to the last moment of a transport.
    runtime.block_on(async { Transport::server(smtp, &sender).map_err(failed)?.check().await.map_err(failed) })?;
    println!("{}", words.format("intake-check-mail", &[("host", &smtp.host)]));
    Ok(())
}
