//! A server to try things on: on a port of its own, with its own store, and a clock that is set by hand.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::Date;
use evidence::{SigningKey, VerifierKey};
use forms::{Account, Form, Manifest, Private, revision_of};
use intake::World;
use intake::server::guard::{Guard, Limits};
use intake::server::listen::{Bounds, listen};
use intake::server::{Book, Server, router};
use intake::store::{LinkKey, Options, Store, outbox};
use jiff::Timestamp;
use themes::Theme;

use crate::sample;

/// A server, and what it stores.
pub struct Trial {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it stores.
    pub store: Store,
    /// The server.
    pub server: Arc<Server>,
    /// Who signs its log.
    pub key: VerifierKey,
    /// Its files.
    pub folder: tempfile::TempDir,
    /// Where its form is sent.
    pub action: String,
    clock: Arc<AtomicI64>,
}

/// A mail that waits: to whom, what about, the path of the link, the files.
pub type Waiting = (String, String, String, Vec<String>);

/// What is private of the form that is tried.
pub fn private() -> Private {
    let iban = domain::Iban::parse("FR76 3000 6000 0112 3456 7890 189").unwrap();
    let account = Some(Account { name: "Ferme de l’Étang".to_owned(), iban, bic: None });
    Private { email: Some("ferme@etang.example".to_owned()), account, ..Private::default() }
}

/// What the generator writes beside a site.
pub fn publish(folder: &Path, form: &Form, private: &Private) -> String {
    let (theme, json) = (Theme::over_default([]), form.to_json());
    let revision = revision_of(&json);
    let chrome = sample::chrome(&theme, vec![(form.id.clone(), "fr".to_owned(), revision.clone())]);
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{revision}.json")), json).unwrap();
    std::fs::write(folder.join("private.json"), serde_json::to_vec(&BTreeMap::from([(&form.id, private)])).unwrap())
        .unwrap();
    std::fs::write(folder.join("site.json"), serde_json::to_vec(&chrome).unwrap()).unwrap();
    form.action(&revision)
}

/// A server of a form, on the day on which everybody signs, at noon.
pub fn trial(form: &Form) -> Trial {
    trial_with(form, &private())
}

/// The same, with other private facts.
pub fn trial_with(form: &Form, private: &Private) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let action = publish(&folder.path().join("forms"), form, private);
    let key = SigningKey::from_seed("amap.example/journal", &[7; 32]).unwrap();
    let verifier = key.verifier().clone();
    let clock = Arc::new(AtomicI64::new(noon(sample::TODAY)));
    let world = || {
        let clock = clock.clone();
        let now = move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap();
        World { now: Box::new(now), ..World::real() }
    };
    let options = Options {
        world: world(),
        keys: vec![key],
        links: LinkKey([9; 32]),
        published: None,
        readers: 2,
        max_pages: None,
        believe_clock: true,
    };
    let store = Store::open(&folder.path().join("intake.db"), options).unwrap();
    let book = Book::open(&folder.path().join("forms"), Theme::over_default([])).unwrap();
    let url = "https://amap.example".to_owned();
    let server = Arc::new(Server {
        store: store.clone(),
        book,
        world: world(),
        url,
        guard: Guard::new(Limits::none(), Vec::new()),
    });
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    let own = server.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            listen(listener, router(own), Bounds::default(), std::future::pending()).await.unwrap();
        });
    });
    Trial { address, store, server, key: verifier, folder, action, clock }
}

fn noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp().as_second()
}

impl Trial {
    /// Another day, at noon.
    pub fn on(&self, day: Date) {
        self.clock.store(noon(day), Ordering::Relaxed);
    }

    /// Waits for what a server does by itself.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    }

    /// Status and body of an answer.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: amap.example\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let status = text.split(' ').nth(1).unwrap().parse().unwrap();
        (status, text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    /// Sends the form.
    pub fn send(&self, choices: &[(&str, &str)]) -> (u16, String) {
        self.ask("POST", &self.action, &body(choices))
    }

    /// The mails that wait, the oldest first: to whom, what about, the path of the link, the files.
    pub fn mails(&self) -> Vec<Waiting> {
        let due = self.store.read_blocking(|view| outbox::due(view, 100)).unwrap();
        let told = due.into_iter().map(|one| {
            let link = one.mail.text.lines().find_map(|line| line.strip_prefix("https://amap.example"));
            let files = one.files.into_iter().map(|(_, _, content)| content).collect();
            (one.mail.email, one.mail.about, link.unwrap_or_default().to_owned(), files)
        });
        told.collect()
    }

    /// Sends a contract and signs it by the mailed link.
    pub fn signed(&self, email: &str) -> (u16, String) {
        assert_eq!(self.send(&[("same.panier/petit", "1"), ("email", email), ("step", "sign"), ("agree", "1")]).0, 303);
        let mails = self.mails();
        let (_, _, link, _) = mails.iter().rev().find(|(to, about, ..)| to == email && about == "confirm").unwrap();
        self.ask("POST", link, "")
    }

    /// The newest mail about something to an address.
    pub fn mail(&self, to: &str, about: &str) -> Waiting {
        let mails = self.mails();
        let found = mails.iter().rev().find(|mail| mail.0 == to && mail.1 == about);
        found.unwrap_or_else(|| panic!("no {about} to {to}: {mails:?}")).clone()
    }

    /// How many mails are about something.
    pub fn count(&self, about: &str) -> usize {
        self.mails().iter().filter(|mail| mail.1 == about).count()
    }

    /// Sends fields to an address, as a browser does that was shown a page with them.
    pub fn post(&self, path: &str, fields: &[(String, String)]) -> (u16, String) {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        self.ask("POST", path, &pairs.collect::<Vec<_>>().join("&"))
    }

    /// Whether the log and what is stored agree, all of it.
    pub fn verify(&self) {
        self.store
            .read_blocking(|view| {
                Ok::<_, intake::StoreError>(intake::store::verify(view, std::slice::from_ref(&self.key), None))
            })
            .unwrap()
            .unwrap();
    }
}

/// The fields of a page's form that is sent to an address: hidden ones, typed ones, ticked and selected ones.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let mut fields = Vec::new();
    let mut select = String::new();
    for tag in main.split('<').skip(1) {
        let (inside, text) = tag.split_once('>').unwrap_or((tag, ""));
        let value = |name: &str| {
            let at = inside.find(&format!(" {name}=\""))? + name.len() + 3;
            inside[at..].split('"').next().map(plain)
        };
        let is = |word: &str| inside.split_whitespace().any(|one| one == word);
        let kind = value("type").unwrap_or_default();
        match inside.split_whitespace().next().unwrap_or_default() {
            "input" if matches!(kind.as_str(), "checkbox" | "radio") && !is("checked") => {}
            "input" => fields.extend(value("name").map(|name| (name, value("value").unwrap_or_default()))),
            "textarea" => fields.extend(value("name").map(|name| (name, plain(text)))),
            "select" => select = value("name").unwrap_or_default(),
            "option" if is("selected") => fields.push((select.clone(), value("value").unwrap_or_default())),
            _ => {}
        }
    }
    fields
}

/// Text as people read it.
fn plain(text: &str) -> String {
    let text = text.replace("&#x2f;", "/").replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// What a browser sends.
pub fn body(choices: &[(&str, &str)]) -> String {
    let fields = sample::sent(choices);
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

pub fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}
