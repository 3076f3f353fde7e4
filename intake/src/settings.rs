//! What an intake is run with.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::mail::Smtp;
use crate::server::guard::Limits;
use crate::store::backup::Passphrase;

/// How an intake is run.
pub struct Settings {
    /// Where its database, its keys and, without a mail server, its mails lie.
    pub folder: PathBuf,
    /// The built site: its forms are read in `forms`, its figures are written to `records.json`.
    pub site: PathBuf,
    /// Where people reach it, without a slash at its end: the links of mails begin with it.
    pub url: String,
    /// The name of its log, which its key and its receipts carry: `amap.example/journal`. It never changes.
    pub journal: String,
    /// Who mails are from, and through what they go.
    pub mail: MailSettings,
    /// Copies of the database, where they are wanted.
    pub backup: Option<BackupSettings>,
    /// The servers in front of it, whose word on a visitor's address is taken.
    pub proxies: Vec<IpAddr>,
    /// How much may come from one place and in all.
    pub limits: Limits,
    /// How many may read the database at the same time.
    pub readers: usize,
    /// Whether somebody says that the clock is right although the database was not used for more than a year.
    pub believe_clock: bool,
}

/// Mails.
pub struct MailSettings {
    /// Name of the sender.
    pub name: String,
    /// Address of the sender.
    pub email: String,
    /// The server; a folder where there is none.
    pub smtp: Option<Smtp>,
}

/// Copies of the database.
pub struct BackupSettings {
    /// Where they go.
    pub folder: PathBuf,
    /// How many are kept.
    pub keep: usize,
    /// With what they are encrypted.
    pub passphrase: Option<Passphrase>,
}

impl Settings {
    /// The database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("intake.db")
    }

    /// Where mails go that no server takes.
    pub fn mails(&self) -> PathBuf {
        self.folder.join("mails")
    }

    /// The manifests of forms.
    pub fn forms(&self) -> PathBuf {
        self.site.join("forms")
    }

    /// The log as it is published: its checkpoint and its tiles.
    pub fn published(&self) -> PathBuf {
        self.site.join("public").join("journal")
    }

    /// What the site shows of what was taken.
    pub fn records(&self) -> PathBuf {
        self.site.join("records.json")
    }
}
