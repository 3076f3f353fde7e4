//! `intake.yml` as the program uses it: paths counted from the file, addresses read, passwords from the environment.

use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::Vocabulary;
use generator::content::intake::{IntakeFile, Security as Word, SmtpFile, parse};
use generator::diagnostic::render;
use intake::Settings;
use intake::mail::{Security, Smtp};
use intake::server::guard::Limits;
use intake::settings::{BackupSettings, MailSettings};
use intake::store::backup::Passphrase;
use themes::Messages;

/// The variable that holds the password of the mail server.
pub const SMTP_PASSWORD: &str = "CABAS_SMTP_PASSWORD";
/// The variable that holds what copies are encrypted with.
pub const BACKUP_PASSPHRASE: &str = "CABAS_BACKUP_PASSPHRASE";

/// What an intake is run with, read and checked.
pub struct Config {
    /// Where its forms are taken.
    pub listen: SocketAddr,
    /// Where it says how it is.
    pub monitor: Option<SocketAddr>,
    /// The rest.
    pub settings: Settings,
}

impl Config {
    /// Reads the file. What is wrong with it is printed, all at once; `None` then.
    pub fn read(path: &Path, site: &Path, words: &Messages) -> Option<Self> {
        let shown = path.display().to_string();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let cause = generator::source::kind(Some(&error));
                let said = [("path", shown.as_str()), ("cause", cause), ("detail", &error.to_string())];
                eprintln!("{}", words.format("intake-no-config", &said));
                return None;
            }
        };
        let (file, mistakes) = parse(&shown, &bytes);
        let colour = std::io::stderr().is_terminal();
        let text = std::str::from_utf8(&bytes).ok();
        for mistake in &mistakes {
            eprintln!("{}\n", render(mistake, &shown, text, words, colour));
        }
        let file = file.filter(|_| mistakes.is_empty())?;
        let mut wrong = Vec::new();
        let config = Self::of(&file, path, site, &mut wrong);
        for (key, found) in &wrong {
            eprintln!("{}", words.format("intake-bad-key", &[("path", &shown), ("key", key), ("found", found)]));
        }
        config.filter(|_| wrong.is_empty())
    }

    fn of(file: &IntakeFile, path: &Path, site: &Path, wrong: &mut Vec<(&'static str, String)>) -> Option<Self> {
        let below = |folder: &str| path.parent().unwrap_or(Path::new("")).join(folder);
        let url = file.url.0.trim_end_matches('/').to_owned();
        let journal = file.journal.clone().unwrap_or_else(|| default_journal(&url));
        let mut told = |key: &'static str, found: &str| wrong.push((key, found.to_owned()));
        let listen = file.listen.parse().inspect_err(|_| told("listen", &file.listen)).ok();
        let monitor = file.monitor.as_ref().map(|text| text.parse().inspect_err(|_| told("monitor", text)));
        let monitor = monitor.and_then(Result::ok);
        let proxies = file.proxies.iter().filter_map(|text| text.parse().inspect_err(|_| told("proxies", text)).ok());
        let proxies = proxies.collect();
        let smtp = file.smtp.as_ref().and_then(|smtp| server(smtp, &below, &mut told));
        let backup = file.backup.as_ref().map(|backup| BackupSettings {
            folder: below(&backup.folder),
            keep: backup.keep.max(1) as usize,
            passphrase: passphrase(),
        });
        let settings = Settings {
            folder: below(&file.folder),
            site: site.to_owned(),
            url,
            journal,
            mail: MailSettings { name: file.sender.name.clone(), email: file.sender.email.0.clone(), smtp },
            backup,
            limits: if file.robots { Limits::default() } else { Limits::none() },
            readers: 4,
            proxies,
            believe_clock: false,
        };
        Some(Self { listen: listen?, monitor, settings })
    }
}

/// The name of a log that nobody named: the host and `journal`.
pub fn default_journal(url: &str) -> String {
    let rest = url.split("://").nth(1).unwrap_or(url);
    format!("{}/journal", rest.split(['/', ':']).next().unwrap_or(rest))
}

fn server(file: &SmtpFile, below: &dyn Fn(&str) -> PathBuf, told: &mut dyn FnMut(&'static str, &str)) -> Option<Smtp> {
    let authority = match file.authority.as_ref().map(|path| std::fs::read(below(path))).transpose() {
        Ok(authority) => authority,
        Err(error) => {
            told("smtp-authority", &error.to_string());
            None
        }
    };
    let Ok(port) = u16::try_from(file.port) else {
        told("smtp-port", &file.port.to_string());
        return None;
    };
    let login = file.user.clone().map(|user| (user, secret(SMTP_PASSWORD).unwrap_or_default()));
    if login.as_ref().is_some_and(|(_, password)| password.is_empty()) {
        told("smtp-user", SMTP_PASSWORD);
    }
    let security = match file.security.0 {
        Word::None => Security::None,
        Word::StartTls => Security::StartTls,
        Word::Tls => Security::Tls,
    };
    // A password that goes over a network in the open is everybody's.
    if security == Security::None && login.is_some() && !is_here(&file.host) {
        told("smtp-security", Word::None.key());
    }
    Some(Smtp { host: file.host.clone(), port, security, login, authority, patience: Duration::from_secs(300) })
}

/// Whether a server is on this machine.
fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What copies are encrypted with; nothing where nobody said.
pub fn passphrase() -> Option<Passphrase> {
    secret(BACKUP_PASSPHRASE).map(|text| Passphrase::new(&text))
}

/// A secret from the environment; an empty one is none.
fn secret(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}
