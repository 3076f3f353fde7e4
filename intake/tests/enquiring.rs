//! Enquiries over real connections: sent, confirmed by mail, answered from the queue of whoever reads them.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../forms/tests/sample/mod.rs"]
mod sample;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use evidence::SigningKey;
use forms::enquiry::{About, Notice};
use forms::{Enquiry, Manifest, Private, Topic, revision_of};
use intake::World;
use intake::server::guard::{Guard, Limits};
use intake::server::listen::{Bounds, listen};
use intake::server::{Book, Server, router};
use intake::store::enquiries::{self, Kind};
use intake::store::retention::{Periods, purge};
use intake::store::{LinkKey, Options, Store, StoreError, members, outbox};
use jiff::SignedDuration;
use themes::Theme;

/// A server on a port of its own, and what it stores.
struct Trial {
    address: SocketAddr,
    store: Store,
    folder: tempfile::TempDir,
    actions: Mutex<BTreeMap<String, String>>,
    /// Minutes since noon of the day.
    late: Arc<AtomicI64>,
}

/// A mail that waits: to whom, what about, the path of its link, its subject, its text, where answers go.
#[derive(Debug, Clone)]
struct Told {
    to: String,
    about: String,
    link: String,
    subject: String,
    text: String,
    reply_to: Option<String>,
}

fn form(topic: Topic, about: &str) -> Enquiry {
    let name = if about == "/" { "Réseau d’essai" } else { "AMAP des Rives" };
    let own = about != "/";
    Enquiry {
        schema: Enquiry::SCHEMA,
        id: topic.form_id(about),
        language: "fr".to_owned(),
        address: format!("{about}x/"),
        topic,
        about: About {
            name: name.to_owned(),
            address: about.to_owned(),
            file: own.then(|| "amaps/rives.md".to_owned()),
            joining: own.then(|| "Passez un jeudi.".to_owned()),
        },
        mailbox: if own { "rives@amap.example" } else { "reseau@amap.example" }.to_owned(),
        publisher: "reseau@amap.example".to_owned(),
        questions: topic.questions(false),
        notice: Notice {
            controller: "Réseau d’essai".to_owned(),
            contact: "reseau@amap.example".to_owned(),
            readers: vec![name.to_owned()],
            years: Notice::YEARS,
            days: Notice::DAYS,
        },
    }
}

const AMAP: &str = "/amap/rives/";

fn world(late: &Arc<AtomicI64>) -> World {
    let noon = sample::TODAY.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let late = late.clone();
    let now = move || noon + SignedDuration::from_mins(late.load(Ordering::Relaxed));
    World { now: Box::new(now), ..World::real() }
}

impl Trial {
    fn new(private: Option<&str>) -> Self {
        let (folder, late) = (tempfile::tempdir().unwrap(), Arc::new(AtomicI64::new(0)));
        let options = Options {
            world: world(&late),
            keys: vec![SigningKey::from_seed("amap.example/journal", &[7; 32]).unwrap()],
            links: LinkKey([9; 32]),
            published: None,
            readers: 2,
            max_pages: None,
            believe_clock: true,
        };
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let store = Store::open(&folder.path().join("intake.db"), options).unwrap();
        let address = listener.local_addr().unwrap();
        let trial = Self { address, store: store.clone(), folder, actions: Mutex::default(), late: late.clone() };
        let site = ["/", AMAP, "/ferme/etang/"];
        let of = |about| match about {
            "/" => vec![Topic::Propose, Topic::Start],
            AMAP => vec![Topic::Join, Topic::Write],
            _ => vec![Topic::Write],
        };
        let forms = site.into_iter().flat_map(|about| of(about).into_iter().map(move |topic| form(topic, about)));
        trial.publish(forms.collect(), private);
        let book = Book::open(trial.folder.path(), Theme::over_default([])).unwrap();
        let url = "https://amap.example".to_owned();
        let server =
            Arc::new(Server { store, book, world: world(&late), url, guard: Guard::new(Limits::none(), Vec::new()) });
        listener.set_nonblocking(true).unwrap();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                listen(listener, router(server), Bounds::default(), std::future::pending()).await.unwrap();
            });
        });
        trial
    }

    /// What the generator writes beside a site.
    fn publish(&self, forms: Vec<Enquiry>, private: Option<&str>) {
        let folder = self.folder.path();
        let theme = Theme::over_default([]);
        let (mut current, mut known) = (Vec::new(), BTreeMap::new());
        for form in forms {
            let json = form.to_json();
            let revision = revision_of(&json);
            std::fs::write(folder.join(format!("{revision}.json")), json).unwrap();
            current.push((form.id.clone(), "fr".to_owned(), revision.clone()));
            self.actions.lock().unwrap().insert(form.id.clone(), form.action(&revision));
            let read = Private { coordination: private.map(str::to_owned), ..Private::default() };
            known.insert(form.id, read);
        }
        std::fs::write(folder.join("private.json"), serde_json::to_vec(&known).unwrap()).unwrap();
        let chrome = sample::chrome(&theme, current);
        std::fs::write(folder.join("site.json"), serde_json::to_vec(&chrome).unwrap()).unwrap();
    }

    /// Status, head and body of an answer.
    fn ask_whole(&self, method: &str, path: &str, body: &str) -> (u16, String, String) {
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
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (status, head.to_owned(), body.to_owned())
    }

    fn ask(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let (status, _, body) = self.ask_whole(method, path, &pairs.collect::<Vec<_>>().join("&"));
        (status, body)
    }

    fn send(&self, topic: Topic, about: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let action = self.actions.lock().unwrap()[&topic.form_id(about)].clone();
        self.ask("POST", &action, fields)
    }

    /// The mails that wait, the oldest first.
    fn mails(&self) -> Vec<Told> {
        let due = self.store.read_blocking(|view| outbox::due(view, 100)).unwrap();
        let told = due.into_iter().map(|one| {
            let link = one.mail.text.lines().find_map(|line| line.strip_prefix("https://amap.example/forms"));
            Told {
                to: one.mail.email,
                about: one.mail.about,
                link: link.map(|link| format!("/forms{link}")).unwrap_or_default(),
                subject: one.mail.subject,
                text: one.mail.text,
                reply_to: one.mail.reply_to,
            }
        });
        told.collect()
    }

    fn last(&self, about: &str) -> Told {
        self.mails().into_iter().rfind(|mail| mail.about == about).unwrap_or_else(|| panic!("no {about}"))
    }

    /// Sends and confirms.
    fn confirmed(&self, topic: Topic, about: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let (status, page) = self.send(topic, about, fields);
        assert_eq!(status, 303, "{page}");
        let link = self.last("enquiry-confirm").link;
        self.ask("POST", &link, &[])
    }

    fn counts(&self) -> Vec<(Kind, String, u64)> {
        self.store.read_blocking(enquiries::counts).unwrap()
    }
}

fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

/// The number of the only enquiry of a queue's page, or of that of somebody.
fn number(page: &str, name: &str) -> String {
    let before = page.split(name).next().unwrap();
    let id = before.rsplit("id=\"demande-").next().unwrap();
    id.split('"').next().unwrap().to_owned()
}

const ZOE: [(&str, &str); 2] = [("name", "Zoé Le Goff"), ("email", "zoe@amap.example")];
const YANN: [(&str, &str); 2] = [("name", "Yann Prigent"), ("email", "yann@amap.example")];

#[test]
fn who_would_join_is_given_a_place_once_they_confirmed() {
    let trial = Trial::new(Some("prive@rives.example"));
    let fields = [ZOE[0], ZOE[1], ("people", "4"), ("start", "2026-10-01"), ("message", "Bonjour <b>à tous</b>")];
    // Pressed twice, it is stored once and told once.
    assert_eq!((trial.send(Topic::Join, AMAP, &fields).0, trial.send(Topic::Join, AMAP, &fields).0), (303, 303));
    let mails = trial.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    let Told { to, text, link, .. } = &mails[0];
    assert_eq!(to, "zoe@amap.example");
    assert!(!text.contains("Zoé") && !text.contains("Bonjour <b>"), "what was typed is mailed to no stranger: {text}");
    // A mail scanner looks, and confirms nothing.
    for _ in 0..2 {
        let (status, page) = trial.ask("GET", link, &[]);
        assert!(status == 200 && page.contains("Bonjour &lt;b&gt;") && page.contains("1er octobre 2026"), "{page}");
    }
    assert!(trial.counts().is_empty() && trial.mails().len() == 1);
    let (status, page) = trial.ask("POST", link, &[]);
    assert!(status == 200 && page.contains("C’est confirmé"), "{page}");
    let (status, page) = trial.ask("POST", link, &[]);
    assert!(status == 409 && page.contains("C’est déjà confirmé"), "{page}");
    assert_eq!(trial.counts(), [(Kind::Join, AMAP.to_owned(), 1)]);
    let arrived = trial.last("enquiry-new");
    assert_eq!((arrived.to.as_str(), arrived.reply_to.as_deref()), ("prive@rives.example", Some("zoe@amap.example")));
    assert_eq!(arrived.subject, "Zoé Le Goff veut rejoindre « AMAP des Rives »");
    assert!(arrived.text.contains("Nombre de personnes à nourrir\u{a0}: 4"), "{}", arrived.text);
    let (status, page) = trial.ask("GET", &arrived.link, &[]);
    assert!(status == 200 && page.contains("Une demande attend une réponse"), "{page}");
    let id = number(&page, "Zoé Le Goff");
    let sentence = ("sentence", "À jeudi, 18 h.");
    let (status, page) = trial.ask("POST", &arrived.link, &[("enquiry", &id), ("do", "accept"), sentence]);
    assert!(status == 200 && page.contains("C’est accepté") && page.contains("Rien n’attend"), "{page}");
    let accepted = trial.last("enquiry-accepted");
    assert_eq!(accepted.to, "zoe@amap.example");
    assert!(
        accepted.text.contains("Passez un jeudi.")
            && accepted.text.contains("À jeudi, 18 h.")
            && accepted.text.contains("https://amap.example/amap/rives/"),
        "{}",
        accepted.text
    );
    let private = trial.mails().into_iter().filter(|mail| mail.to == "zoe@amap.example");
    assert!(
        private
            .into_iter()
            .all(|mail| mail.reply_to.as_deref() != Some("prive@rives.example") && !mail.text.contains("prive@")),
        "where an AMAP reads in private is told to nobody"
    );
    let (status, page) = trial.ask("POST", &arrived.link, &[("enquiry", &id), ("do", "accept"), sentence]);
    assert!(status == 409 && page.contains("déjà traitée"), "{page}");
    assert!(trial.counts().is_empty());
    let is_known = |email| trial.store.read_blocking(|view| members::is_known(view, AMAP, email)).unwrap();
    assert!(is_known("zoe@amap.example") && !is_known("yann@amap.example"));
    let kept = trial.last("enquiry-kept").link;
    assert!(trial.ask("GET", &kept, &[]).1.contains("Elle est traitée"));
    assert_eq!(trial.ask("POST", &kept, &[]).0, 409, "what is dealt with is not taken back");
}

#[test]
fn the_waiting_list_goes_by_confirmations_and_one_may_leave_it() {
    let trial = Trial::new(None);
    assert_eq!(trial.confirmed(Topic::Join, AMAP, &ZOE).0, 200);
    trial.late.store(1, Ordering::Relaxed);
    // The AMAP is full now: whoever still has the older page open sees it, and loses nothing.
    let old = trial.actions.lock().unwrap()[&Topic::Join.form_id(AMAP)].clone();
    trial.publish(vec![form(Topic::WaitingList, AMAP), form(Topic::Write, AMAP)], None);
    let (status, page) = trial.ask("POST", &old, &[YANN[0], YANN[1], ("message", "Me voici")]);
    assert!(
        status == 200 && page.contains("Liste d’attente\u{a0}: AMAP des Rives") && page.contains("Me voici"),
        "{page}"
    );
    assert!(page.contains("On ne vient plus de la même façon"), "{page}");
    let (status, page) = trial.send(Topic::WaitingList, AMAP, &YANN);
    assert!(status == 422 && page.contains("Dites à partir de quand"), "{page}");
    let (status, page) = trial.confirmed(Topic::WaitingList, AMAP, &[YANN[0], YANN[1], ("start", "1/11/2026")]);
    assert!(status == 200 && page.contains("au rang 1 "), "{page}");
    let yann = trial.last("enquiry-kept").link;
    // Who asked to join is put on the list: she confirmed first.
    let queue = trial.last("enquiry-new").link;
    let (_, page) = trial.ask("GET", &queue, &[]);
    let zoe = number(&page, "Zoé Le Goff");
    let (status, page) = trial.ask("POST", &queue, &[("enquiry", &zoe), ("do", "list")]);
    assert!(status == 200 && page.contains("est sur la liste d’attente, et l’apprend"), "{page}");
    assert_eq!(trial.counts(), [(Kind::WaitingList, AMAP.to_owned(), 2)]);
    assert!(trial.ask("GET", &yann, &[]).1.contains("au rang 2 "));
    let records = intake::server::records::read(&trial.store, None).unwrap();
    assert_eq!(records.waiting.get(AMAP), Some(&2));
    let (_, page) = trial.send(Topic::WaitingList, AMAP, &YANN);
    assert!(page.contains("2 personnes attendent déjà"), "{page}");
    // Who asks again has one place, and keeps it.
    trial.late.store(2, Ordering::Relaxed);
    let listed = trial.last("enquiry-listed");
    let again = [ZOE[0], ("email", "ZOE@amap.example"), ("start", "2027-01-07"), ("message", "Plutôt en janvier")];
    let (status, page) = trial.confirmed(Topic::WaitingList, AMAP, &again);
    assert!(status == 200 && page.contains("au rang 1 ") && page.contains("Plutôt en janvier"), "{page}");
    assert_eq!(trial.counts(), [(Kind::WaitingList, AMAP.to_owned(), 2)]);
    assert_eq!(trial.ask("GET", &listed.link, &[]).0, 404, "the older is gone");
    let listed = trial.last("enquiry-kept");
    assert!(trial.ask("GET", &listed.link, &[]).1.contains("au rang 1 "));
    let (status, page) = trial.ask("POST", &listed.link, &[]);
    assert!(status == 200 && page.contains("est retirée"), "{page}");
    assert_eq!(trial.last("enquiry-withdrawn").to, "rives@amap.example");
    assert!(trial.ask("GET", &yann, &[]).1.contains("au rang 1 "));
    assert_eq!(trial.ask("GET", &listed.link, &[]).0, 404, "nothing of it is left");
    let erased: Vec<enquiries::Enquiry> =
        trial.store.read_blocking(|view| enquiries::of_address(view, "zoe@amap.example")).unwrap();
    assert!(erased.is_empty());
    // A refusal needs a word; what was typed instead stays.
    let id = number(&trial.ask("GET", &queue, &[]).1, "Yann Prigent");
    let (status, page) = trial.ask("POST", &queue, &[("enquiry", &id), ("do", "refuse")]);
    assert!(status == 422 && page.contains(&format!("href=\"#mot-{id}\"")) && page.contains("<title>Erreur"), "{page}");
    let long = "x".repeat(1_001);
    let (status, page) = trial.ask("POST", &queue, &[("enquiry", &id), ("do", "refuse"), ("sentence", &long)]);
    assert!(status == 422 && page.contains(&long));
    let sentence = ("sentence", "L’AMAP s’arrête.");
    assert_eq!(trial.ask("POST", &queue, &[("enquiry", &id), ("do", "refuse"), sentence]).0, 200);
    assert!(trial.last("enquiry-refused").text.contains("L’AMAP s’arrête."));
    assert!(trial.counts().is_empty());
}

#[test]
fn messages_and_listings_reach_those_who_can_answer_them() {
    let trial = Trial::new(None);
    let message = ("message", "Ouvrez-vous le 1er mai ?");
    assert_eq!(trial.confirmed(Topic::Write, AMAP, &[ZOE[0], ZOE[1], message, ("subject", "question")]).0, 200);
    let asked = trial.last("enquiry-new");
    assert_eq!((asked.to.as_str(), asked.reply_to.as_deref()), ("rives@amap.example", Some("zoe@amap.example")));
    let (_, page) = trial.ask("GET", &asked.link, &[]);
    let id = number(&page, "Zoé Le Goff");
    // What a button does not offer is not done.
    let before = trial.mails().len();
    assert!(trial.ask("POST", &asked.link, &[("enquiry", &id), ("do", "accept")]).1.contains("Une demande attend"));
    assert!(trial.ask("POST", &asked.link, &[("enquiry", &id), ("do", "done")]).1.contains("Rien n’attend"));
    assert_eq!(trial.mails().len(), before, "a message is answered by mail, not by the page");
    // A listing that is wrong goes to whoever publishes it, and stands in no queue of the AMAP.
    let wrong = [YANN[0], YANN[1], ("message", "L’heure a changé"), ("subject", "correction")];
    assert_eq!(trial.confirmed(Topic::Write, AMAP, &wrong).0, 200);
    assert!(trial.ask("GET", &asked.link, &[]).1.contains("Rien n’attend"));
    let queue = trial.last("enquiry-new");
    assert_eq!(queue.to, "reseau@amap.example");
    let (_, page) = trial.ask("GET", &queue.link, &[]);
    assert!(page.contains("amaps/rives.md") && page.contains("L’heure a changé"), "{page}");
    // A new listing is a file to put into the content.
    let listing = [
        ZOE[0],
        ZOE[1],
        ("listing", "farm"),
        ("title", "Ferme \"du Puits\"\nstatus: x"),
        ("postcode", "35 000"),
        ("commune", "Rennes"),
        ("message", "<script>"),
    ];
    assert_eq!(trial.confirmed(Topic::Propose, "/", &listing).0, 200);
    let (_, page) = trial.ask("GET", &queue.link, &[]);
    assert!(page.contains("2 demandes attendent") && page.contains("farms/ferme-du-puits-status-x.md"), "{page}");
    let id = number(&page, "Zoé Le Goff");
    let (status, head, text) = trial.ask_whole("GET", &format!("{}/{id}/fiche.md", queue.link), "");
    assert!(status == 200 && head.contains("ferme-du-puits-status-x.md"), "{head}");
    let wanted = "---\nname: \"Ferme \\\"du Puits\\\" status: x\"\ncommune: \"Rennes\"\npostcode: \"35000\"\n---\n\n\\<script\\>\n";
    assert_eq!(text, wanted);
    // Nobody settles from one queue what stands in another.
    assert_eq!(trial.ask("POST", &asked.link, &[("enquiry", &id), ("do", "done")]).0, 409);
    assert_eq!(trial.ask_whole("GET", &format!("{}/{id}/fiche.md", asked.link), "").0, 404);
    let done = [("enquiry", id.as_str()), ("do", "done"), ("sentence", "Publiée, merci.")];
    assert_eq!(trial.ask("POST", &queue.link, &done).0, 200);
    assert!(trial.last("enquiry-done").text.contains("Publiée, merci."));
    let start = [YANN[0], YANN[1], ("postcode", "22600"), ("commune", "Loudéac"), ("households", "6")];
    assert_eq!(trial.confirmed(Topic::Start, "/", &start).0, 200);
    assert!(trial.ask("GET", &queue.link, &[]).1.contains("Yann Prigent veut lancer une AMAP"));
}

#[test]
fn what_is_wrong_keeps_what_was_typed_and_links_open_one_thing_only() {
    let trial = Trial::new(None);
    let fields = [("name", "Zoé"), ("email", "zoe@"), ("people", "beaucoup"), ("message", "<i>Bonjour</i>")];
    let (status, page) = trial.send(Topic::Join, AMAP, &fields);
    assert_eq!(status, 422);
    for wanted in [
        "<title>Erreur\u{a0}: Rejoindre\u{a0}: AMAP des Rives",
        "href=\"#email\"",
        "href=\"#people\"",
        "id=\"people-error\"",
        "value=\"beaucoup\"",
        "&lt;i&gt;Bonjour&lt;/i&gt;",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert_eq!(trial.send(Topic::Join, AMAP, &[ZOE[0], ("email", "a..b@amap.example")]).0, 422, "no mail reaches it");
    assert_eq!(trial.send(Topic::Join, AMAP, &[]).0, 422);
    assert!(trial.mails().is_empty());
    assert_eq!(trial.ask("POST", "/forms/demande.rejoindre.rives/0123456789abcdef", &ZOE).0, 404);
    assert_eq!(trial.ask("GET", "/forms/demande-envoyee", &[]).0, 200);
    assert_eq!(trial.confirmed(Topic::Join, AMAP, &ZOE).0, 200);
    let links = [trial.last("enquiry-kept").link, trial.last("enquiry-new").link];
    let tokens = links.map(|link| link.rsplit('/').next().unwrap().to_owned());
    for (path, token) in [
        ("ma-demande", &tokens[1]),
        ("demande", &tokens[0]),
        ("confirmer-demande", &tokens[0]),
        ("confirmer-demande", &"1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned()),
    ] {
        let (status, page) = trial.ask("GET", &format!("/forms/lien/{path}/{token}"), &[]);
        assert!(status == 404 && page.contains("ne mène nulle part"), "{path}: {page}");
    }
}

#[test]
fn the_same_words_are_another_enquiry_later_and_what_nobody_confirms_is_erased() {
    let trial = Trial::new(None);
    for (minutes, mails) in [(0, 1), (5, 1), (11, 2), (12, 2), (30, 3)] {
        trial.late.store(minutes, Ordering::Relaxed);
        assert_eq!(trial.send(Topic::Join, AMAP, &ZOE).0, 303);
        assert_eq!(trial.mails().len(), mails, "after {minutes} minutes");
    }
    let confirm = trial.last("enquiry-confirm").link;
    assert_eq!(trial.ask("POST", &confirm, &[]).0, 200);
    let purged = |trial: &Trial| {
        let purged = trial.store.write_blocking(|change| purge(change, &Periods::default())).unwrap();
        purged
            .into_iter()
            .filter(|one| one.rule.contains("enquiry"))
            .map(|one| (one.rule, one.count))
            .collect::<Vec<_>>()
    };
    trial.late.store(6 * 24 * 60, Ordering::Relaxed);
    assert_eq!(purged(&trial), []);
    trial.late.store(8 * 24 * 60, Ordering::Relaxed);
    assert_eq!(purged(&trial), [("unconfirmed-enquiry", 2)]);
    assert_eq!(trial.counts(), [(Kind::Join, AMAP.to_owned(), 1)]);
    let left: Result<usize, StoreError> =
        trial.store.read_blocking(|view| enquiries::of_address(view, "zoe@amap.example").map(|own| own.len()));
    assert_eq!(left.unwrap(), 1);
    // What was dealt with is kept for three years from then, not from when it came.
    let year = 365 * 24 * 60;
    trial.late.store(year / 2, Ordering::Relaxed);
    let queue = trial.last("enquiry-new").link;
    let id = number(&trial.ask("GET", &queue, &[]).1, "Zoé Le Goff");
    assert_eq!(trial.ask("POST", &queue, &[("enquiry", &id), ("do", "accept")]).0, 200);
    for (minutes, wanted) in [(3 * year, vec![]), (3 * year + year / 2 + 3 * 24 * 60, vec![("enquiry", 1)])] {
        // A clock that leaps by more than a year is not believed: it goes there in steps.
        let before = trial.late.load(Ordering::Relaxed);
        for step in (before..minutes).step_by(usize::try_from(year / 2).unwrap()).chain([minutes]) {
            trial.late.store(step, Ordering::Relaxed);
            trial.store.write_blocking(|_| Ok::<_, StoreError>(())).unwrap();
        }
        assert_eq!(purged(&trial), wanted, "after {minutes} minutes");
    }
}
