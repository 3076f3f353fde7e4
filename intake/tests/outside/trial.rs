//! A server as it runs, on a port of its own, with a clock that is set by hand; what is sent to it byte for byte; and all that it logs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use domain::ContractKind;
use evidence::SigningKey;
use forms::chrome::Language;
use forms::{Form, Manifest, Private, revision_of};
use intake::World;
use intake::server::guard::{Guard, Limits};
use intake::server::listen::{Bounds, listen};
use intake::server::{Book, Server, router};
use intake::store::{LinkKey, Options, Store, outbox};
use jiff::Timestamp;
use themes::Theme;
use tracing::field::{Field, Visit};
use tracing::span;

use crate::sample;

pub const BASKET: (&str, &str) = ("same.panier/petit", "1");

/// What a server is tried with.
pub struct Plan {
    pub form: Form,
    pub limits: Limits,
    /// Whether whoever connects is a proxy that is believed, so that requests can come from everywhere.
    pub is_behind_proxy: bool,
    pub theme: Theme,
    pub bounds: Bounds,
    /// Whether the site is in English too.
    pub is_bilingual: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            form: sample::form(ContractKind::Variable),
            limits: Limits::default(),
            is_behind_proxy: false,
            theme: Theme::over_default([]),
            bounds: Bounds::default(),
            is_bilingual: false,
        }
    }
}

/// A server on a port of its own, and what it stores.
pub struct Trial {
    pub store: Store,
    pub server: Arc<Server>,
    pub folder: tempfile::TempDir,
    pub action: String,
    pub key: evidence::VerifierKey,
    address: SocketAddr,
    clock: Arc<AtomicI64>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Told {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What stands in the page for the next one.
    #[track_caller]
    pub fn key(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"key\" value=\"").unwrap_or_else(|| panic!("no key: {self:?}"));
        rest.split('"').next().unwrap().to_owned()
    }
}

fn world(clock: &Arc<AtomicI64>) -> World {
    let clock = clock.clone();
    World {
        now: Box::new(move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).unwrap()),
        ..World::real()
    }
}

/// What the generator writes beside a site.
fn publish(folder: &Path, form: &Form, theme: &Theme, is_bilingual: bool) -> String {
    let json = form.to_json();
    let revision = revision_of(&json);
    let mut chrome = sample::chrome(theme, vec![(form.id.clone(), "fr".to_owned(), revision.clone())]);
    if is_bilingual {
        let mut english = chrome.languages[0].clone();
        for language in [&mut chrome.languages[0], &mut english] {
            language.site["languages"] = serde_json::json!([["fr", ""], ["en", "/en"]]);
        }
        english.site["language"] = "en".into();
        chrome.languages.push(Language { code: "en".to_owned(), path: "/en".to_owned(), ..english });
    }
    let private = Private {
        email: Some("ferme@etang.example".to_owned()),
        coordination: Some("coordination@amap.example".to_owned()),
        ..Private::default()
    };
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{revision}.json")), json).unwrap();
    std::fs::write(folder.join("private.json"), serde_json::to_vec(&BTreeMap::from([(&form.id, private)])).unwrap())
        .unwrap();
    std::fs::write(folder.join("site.json"), serde_json::to_vec(&chrome).unwrap()).unwrap();
    form.action(&revision)
}

pub fn trial() -> Trial {
    Plan::default().begin()
}

impl Plan {
    pub fn begin(self) -> Trial {
        let Self { form, limits, is_behind_proxy, theme, bounds, is_bilingual } = self;
        let folder = tempfile::tempdir().unwrap();
        let action = publish(&folder.path().join("forms"), &form, &theme, is_bilingual);
        let key = SigningKey::from_seed("amap.example/journal", &[7; 32]).unwrap();
        let verifier = key.verifier().clone();
        let noon = sample::TODAY.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let clock = Arc::new(AtomicI64::new(noon.as_millisecond()));
        let options = Options {
            world: world(&clock),
            keys: vec![key],
            links: LinkKey([9; 32]),
            published: None,
            readers: 2,
            max_pages: None,
            believe_clock: true,
        };
        let store = Store::open(&folder.path().join("intake.db"), options).unwrap();
        let book = Book::open(&folder.path().join("forms"), theme).unwrap();
        let proxies = if is_behind_proxy { vec!["127.0.0.1".parse().unwrap()] } else { Vec::new() };
        let guard = Guard::new(limits, proxies);
        let url = "https://amap.example".to_owned();
        let server = Arc::new(Server { store: store.clone(), book, world: world(&clock), url, guard });
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        listener.set_nonblocking(true).unwrap();
        listen_to_the_log();
        let answering = server.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                listen(listener, router(answering), bounds, std::future::pending()).await.unwrap();
            });
        });
        Trial { store, server, folder, action, key: verifier, address, clock }
    }
}

impl Trial {
    pub fn later(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    /// A connection on which something was sent, and nothing read yet.
    pub fn open(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(bytes).unwrap();
        stream
    }

    /// Sends bytes and reads until the other side is done.
    pub fn raw(&self, bytes: &[u8]) -> Told {
        let mut stream = TcpStream::connect(self.address).unwrap();
        // The other side may answer, and close, before it has read everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text}"));
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Told { status, headers, body: body.to_owned() }
    }

    /// A request with more headers than the usual.
    pub fn with(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Told {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: amap.example\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            head.push_str("content-type: application/x-www-form-urlencoded\r\n");
        }
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        write!(head, "content-length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.raw(head.as_bytes())
    }

    pub fn ask(&self, method: &str, path: &str, body: &str) -> Told {
        self.with(method, path, &[], body)
    }

    pub fn send(&self, choices: &[(&str, &str)]) -> Told {
        self.ask("POST", &self.action, &body(choices))
    }

    /// The key of a page to check that a person has looked at for some seconds.
    pub fn looked_at(&self) -> String {
        let key = self.send(&[BASKET, ("step", "check")]).key();
        self.later(8);
        key
    }

    /// Sends a contract as a person does: the page to check, some seconds, the button.
    pub fn sent_by(&self, email: &str) -> Told {
        let key = self.looked_at();
        self.send(&[BASKET, ("email", email), ("key", &key), ("step", "sign"), ("agree", "1")])
    }

    /// The mails that wait, the oldest first: to whom, what about, the path of the link.
    pub fn mails(&self) -> Vec<(String, String, String)> {
        let due = self.store.read_blocking(|view| outbox::due(view, 100_000)).unwrap();
        let told = due.into_iter().map(|one| {
            let link = one.mail.text.lines().find_map(|line| line.strip_prefix("https://amap.example"));
            (one.mail.email, one.mail.about, link.unwrap_or_default().to_owned())
        });
        told.collect()
    }

    /// The link of the last mail to an address about something.
    #[track_caller]
    pub fn link(&self, email: &str, about: &str) -> String {
        let mails = self.mails();
        let found = mails.iter().rev().find(|(to, what, _)| to == email && what == about);
        found.unwrap_or_else(|| panic!("no mail {about} to {email}: {mails:?}")).2.clone()
    }

    /// A number that SQL gives of the stored rows.
    pub fn number(&self, sql: &str) -> i64 {
        let database = rusqlite::Connection::open(self.folder.path().join("intake.db")).unwrap();
        database.query_one(sql, [], |row| row.get(0)).unwrap()
    }

    /// Every byte that is stored.
    pub fn stored(&self) -> Vec<u8> {
        let files = ["intake.db", "intake.db-wal"].map(|name| std::fs::read(self.folder.path().join(name)));
        files.into_iter().flatten().flatten().collect()
    }
}

/// A form with everything filled in, as a browser sends it.
pub fn body(choices: &[(&str, &str)]) -> String {
    let chosen = |name: &str| choices.iter().any(|(own, _)| *own == name);
    let fields = sample::sent(&[]);
    let usual: Vec<(&str, &str)> = fields.iter().filter(|(name, _)| !chosen(name)).collect();
    let pairs = usual.iter().chain(choices).map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

pub fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

/// Everything that servers of this process logged.
pub fn log() -> String {
    LOG.get_or_init(Mutex::default).lock().unwrap().clone()
}

static LOG: OnceLock<Mutex<String>> = OnceLock::new();

/// Writes every event with all its fields.
struct Everything;

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

/// Of every thread: the writer and the readers log too.
fn listen_to_the_log() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| tracing::subscriber::set_global_default(Everything).unwrap());
}

impl tracing::Subscriber for Everything {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut log = LOG.get_or_init(Mutex::default).lock().unwrap();
        log.push_str(span.metadata().name());
        span.record(&mut Line(&mut log));
        log.push('\n');
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Line(&mut LOG.get_or_init(Mutex::default).lock().unwrap()));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut log = LOG.get_or_init(Mutex::default).lock().unwrap();
        write!(log, "{} {}", event.metadata().level(), event.metadata().target()).unwrap();
        event.record(&mut Line(&mut log));
        log.push('\n');
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
