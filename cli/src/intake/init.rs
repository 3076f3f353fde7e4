//! `cabas intake init`: a commented `intake.yml`, and the keys.

use std::path::Path;
use std::process::ExitCode;

use intake::World;
use intake::keys::Keys;
use themes::Messages;

use super::config::Config;

const FILE: &str = include_str!("../../scaffold/intake.yml");

/// Writes what is not there yet, and says what to do next.
pub fn run(path: &Path, site: &Path, url: &str, words: &Messages) -> ExitCode {
    let shown = path.display().to_string();
    let failed = |error: &std::io::Error| {
        let cause = generator::source::kind(Some(error));
        let said = [("path", shown.as_str()), ("cause", cause), ("detail", &error.to_string())];
        eprintln!("{}", words.format("program-new-failed", &said));
        ExitCode::FAILURE
    };
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if !is_address || url.contains(['"', '\n', '\\', ' ']) {
        eprintln!("{}", words.format("intake-bad-key", &[("path", &shown), ("key", "url"), ("found", url)]));
        return ExitCode::FAILURE;
    }
    let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("amap.example");
    match std::fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            let text = FILE.replace("URL", url).replace("HOST", host);
            if let Err(error) = std::io::Write::write_all(&mut file, text.as_bytes()) {
                return failed(&error);
            }
            println!("{}", words.format("program-new-file", &[("path", &shown)]));
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            println!("{}", words.format("intake-config-stays", &[("path", &shown)]));
        }
        Err(error) => return failed(&error),
    }
    let Some(config) = Config::read(path, site, words) else { return ExitCode::FAILURE };
    let settings = &config.settings;
    let made = intake::engine::make_folder(settings).map_err(|error| error.to_string()).and_then(|()| {
        Keys::open(&settings.folder, &settings.journal, &World::real()).map_err(|error| error.to_string())
    });
    match made {
        Ok(keys) => {
            let key = keys.journal.last().map(|key| key.verifier().to_string()).unwrap_or_default();
            let folder = settings.folder.display().to_string();
            println!("{}", words.format("intake-keys", &[("folder", &folder), ("key", &key)]));
            ExitCode::SUCCESS
        }
        Err(detail) => {
            eprintln!("{}", words.format("intake-not-opened", &[("cause", "key"), ("detail", &detail)]));
            ExitCode::FAILURE
        }
    }
}
