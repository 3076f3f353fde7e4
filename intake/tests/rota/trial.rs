//! A server on a port of its own with the permanences of an AMAP, a clock that tests move, and what they ask of it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::sample;
use domain::{ContractKind, Date, DeliveryId, Signers};
use evidence::SigningKey;
use forms::rota::{Role, RotaDay, Rules};
use forms::{Form, Manifest, Private, Rota, RotaRecord, revision_of};
use intake::World;
use intake::server::guard::{Guard, Limits};
use intake::server::listen::{Bounds, listen};
use intake::server::{Book, Server, permanence, router};
use intake::store::members::{self, Source};
use intake::store::permanences::circle;
use intake::store::{LinkKey, Options, Store, outbox};
use jiff::SignedDuration;
use jiff::ToSpan;
use jiff::civil::{date, time};
use themes::Theme;

pub const AMAP: &str = "/amap/deux-rives/";
pub const COORDINATION: &str = "coordination@rives.example";

/// A server on a port of its own, what it stores, and the clock by which it goes.
pub struct Trial {
    pub address: SocketAddr,
    pub store: Store,
    pub server: Arc<Server>,
    pub clock: Arc<AtomicI64>,
    pub actions: Vec<String>,
    pub folder: tempfile::TempDir,
}

/// Ten Thursdays: two people welcome, one weighs.
pub fn rota() -> Rota {
    let role = |name: &str, needed| Role { name: name.to_owned(), needed, note: None };
    let day = |date: Date| RotaDay {
        delivery: DeliveryId(date),
        mark: String::new(),
        date,
        start: time(18, 30, 0, 0),
        end: time(19, 30, 0, 0),
        place: Some("Halle, 35000 Rennes".to_owned()),
        reason: None,
    };
    let first = date(2026, 9, 24);
    Rota {
        schema: Rota::SCHEMA,
        id: "permanence.deux-rives".to_owned(),
        language: "fr".to_owned(),
        address: format!("{AMAP}permanences/"),
        amap: forms::Party {
            name: "AMAP des Deux Rives".to_owned(),
            address: AMAP.to_owned(),
            ..forms::Party::default()
        },
        roles: vec![role("Accueil", 2), role("Pesée", 1)],
        days: (0..10).map(|week| day(first + (7 * week).days())).collect(),
        rules: Rules::default(),
        quota: Some(3),
        timezone: "Europe/Paris".to_owned(),
    }
}

/// A contract of the same AMAP, with a basket on Thursdays from the first of October.
pub fn contract() -> Form {
    let mut form = sample::form(ContractKind::Fixed);
    form.amap.address = AMAP.to_owned();
    form
}

pub fn publish(folder: &Path, rota: &Rota) -> Vec<String> {
    let (theme, form) = (Theme::over_default([]), contract());
    let manifests = [(rota.id.clone(), rota.to_json()), (form.id.clone(), form.to_json())];
    let current = manifests.iter().map(|(id, json)| (id.clone(), "fr".to_owned(), revision_of(json)));
    let chrome = sample::chrome(&theme, current.collect());
    let (coordination, word) = (Some(COORDINATION.to_owned()), Some("Cœur de bœuf".to_owned()));
    let private = Private { coordination, word, ..Private::default() };
    std::fs::create_dir_all(folder).unwrap();
    for (_, json) in &manifests {
        std::fs::write(folder.join(format!("{}.json", revision_of(json))), json).unwrap();
    }
    let private = serde_json::to_vec(&BTreeMap::from([(&rota.id, private)])).unwrap();
    std::fs::write(folder.join("private.json"), private).unwrap();
    std::fs::write(folder.join("site.json"), serde_json::to_vec(&chrome).unwrap()).unwrap();
    manifests.iter().map(|(id, json)| format!("/forms/{id}/{}", revision_of(json))).collect()
}

pub fn world(clock: &Arc<AtomicI64>) -> World {
    let clock = clock.clone();
    let now = move || jiff::Timestamp::from_second(clock.load(Ordering::SeqCst)).unwrap();
    World { now: Box::new(now), ..World::real() }
}

pub fn trial() -> Trial {
    trial_of(&rota())
}

/// The same, of an AMAP that wants to know who comes.
pub fn trial_among(signers: Signers) -> Trial {
    trial_of(&Rota { rules: Rules { signers, ..Rules::default() }, ..rota() })
}

fn trial_of(rota: &Rota) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let actions = publish(&folder.path().join("forms"), rota);
    let noon = sample::TODAY.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap().timestamp();
    let clock = Arc::new(AtomicI64::new(noon.as_second()));
    let options = Options {
        world: world(&clock),
        keys: vec![SigningKey::from_seed("amap.example/journal", &[7; 32]).unwrap()],
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
        world: world(&clock),
        url,
        guard: Guard::new(Limits::none(), Vec::new()),
    });
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    let answering = server.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            listen(listener, router(answering), Bounds::default(), std::future::pending()).await.unwrap();
        });
    });
    Trial { address, store, server, clock, actions, folder }
}

pub fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

pub fn body<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = fields.into_iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

pub fn ask(address: SocketAddr, method: &str, path: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: amap.example\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let status = text.split(' ').nth(1).unwrap().parse().unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let location = head.lines().find_map(|line| line.strip_prefix("location: "));
    (status, location.map_or_else(|| body.to_owned(), str::to_owned))
}

/// A mail that was written: to whom, what about, the path of its link, its text.
#[derive(Debug, Clone)]
pub struct Told {
    pub to: String,
    pub about: String,
    pub link: String,
    pub text: String,
}

impl Trial {
    pub fn ask(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        ask(self.address, method, path, body)
    }

    pub fn sign_up(&self, slot: &str, email: &str, more: &[(&str, &str)]) -> (u16, String) {
        let usual = [("slot", slot), ("name", "Noémie Le Goff"), ("email", email)];
        self.ask("POST", &self.actions[0], &body(usual.into_iter().chain(more.iter().copied())))
    }

    pub fn mails(&self) -> Vec<Told> {
        let due = self.store.read_blocking(|view| outbox::due(view, 500)).unwrap();
        let told = due.into_iter().map(|one| Told {
            link: one
                .mail
                .text
                .lines()
                .find_map(|line| line.strip_prefix("https://amap.example"))
                .unwrap_or("")
                .to_owned(),
            to: one.mail.email,
            about: one.mail.about,
            text: one.mail.text,
        });
        told.collect()
    }

    pub fn mail(&self, to: &str, about: &str) -> Told {
        let found = self.mails().into_iter().rev().find(|mail| mail.to == to && mail.about == about);
        found.unwrap_or_else(|| panic!("no {about} to {to}: {:?}", self.mails()))
    }

    pub fn count(&self, about: &str) -> usize {
        self.mails().iter().filter(|mail| mail.about == about).count()
    }

    /// Takes a turn and confirms it; gives the link of whoever comes.
    pub fn taken(&self, slot: &str, email: &str, more: &[(&str, &str)]) -> String {
        assert_eq!(self.sign_up(slot, email, more), (303, "/forms/permanence/envoye".to_owned()));
        let (status, page) = self.ask("POST", &self.mail(email, "turn-confirm").link, "");
        assert_eq!(status, 200, "{page}");
        self.mail(email, "turn-held").link
    }

    pub fn record(&self) -> RotaRecord {
        self.store.read_blocking(|view| circle::record(view, AMAP, sample::TODAY, true)).unwrap()
    }

    pub fn people(&self, slot: &str) -> u32 {
        let rota = rota();
        self.record().of(&rota.post(slot).unwrap()).map_or(0, |taken| taken.people)
    }

    pub fn later(&self, span: SignedDuration) {
        self.clock.fetch_add(span.as_secs(), Ordering::SeqCst);
    }

    pub fn learn(&self, email: &'static str, name: &'static str) {
        let learn = move |change: &mut intake::Change<'_>| members::learn(change, AMAP, email, name, Source::Imported);
        self.store.write_blocking(learn).unwrap();
    }

    pub fn due(&self) -> usize {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(permanence::due::due(&self.server)).unwrap()
    }

    /// The number of the first turn on a page of turns.
    pub fn turn_on(&self, link: &str) -> String {
        let page = self.ask("GET", link, "").1;
        page.split("name=\"turn\" value=\"")
            .nth(1)
            .unwrap_or_else(|| panic!("{page}"))
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    }

    pub fn give_up(&self, link: &str) -> (u16, String) {
        let turn = self.turn_on(link);
        self.ask("POST", link, &body([("turn", turn.as_str()), ("do", "give-up")]))
    }
}
