//! A contract from the form to both signatures, over real connections: pages, mails, receipts, figures.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../forms/tests/sample/mod.rs"]
mod sample;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use domain::ContractKind;
use evidence::{Receipt, SigningKey, VerifierKey};
use forms::{Account, Form, Manifest, Private, revision_of};
use intake::server::guard::{Guard, Limits};
use intake::server::listen::{Bounds, listen};
use intake::server::{Book, Records, Server, router};
use intake::store::{LinkKey, Options, Store, outbox};
use intake::{StoreError, World};
use themes::Theme;

/// A server on a port of its own, and what it stores.
struct Trial {
    address: SocketAddr,
    store: Store,
    key: VerifierKey,
    folder: tempfile::TempDir,
    action: String,
}

/// The day on which everybody signs, at noon.
fn world() -> World {
    let noon = sample::TODAY.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    World { now: Box::new(move || noon), ..World::real() }
}

/// What the generator writes beside a site.
fn publish(folder: &Path, form: &Form) -> String {
    let (theme, json) = (Theme::over_default([]), form.to_json());
    let revision = revision_of(&json);
    let chrome = sample::chrome(&theme, vec![(form.id.clone(), "fr".to_owned(), revision.clone())]);
    let iban = domain::Iban::parse("FR76 3000 6000 0112 3456 7890 189").unwrap();
    let account = Some(Account { name: "Ferme de l’Étang".to_owned(), iban, bic: None });
    let private = Private { email: Some("ferme@etang.example".to_owned()), account, ..Private::default() };
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{revision}.json")), json).unwrap();
    std::fs::write(folder.join("private.json"), serde_json::to_vec(&BTreeMap::from([(&form.id, private)])).unwrap())
        .unwrap();
    std::fs::write(folder.join("site.json"), serde_json::to_vec(&chrome).unwrap()).unwrap();
    form.action(&revision)
}

fn trial(form: &Form) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let action = publish(&folder.path().join("forms"), form);
    let key = SigningKey::from_seed("amap.example/journal", &[7; 32]).unwrap();
    let verifier = key.verifier().clone();
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
    let guard = Guard::new(Limits::none(), Vec::new());
    let server = Arc::new(Server { store: store.clone(), book, world: world(), url, guard });
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            listen(listener, router(server), Bounds::default(), std::future::pending()).await.unwrap();
        });
    });
    Trial { address, store, key: verifier, folder, action }
}

impl Trial {
    /// Status and body of an answer.
    fn ask(&self, method: &str, path: &str, body: &str) -> (u16, String) {
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

    fn send(&self, choices: &[(&str, &str)]) -> (u16, String) {
        self.ask("POST", &self.action, &body(choices))
    }

    /// The mails that wait, the oldest first: to whom, what about, the path of the link, the files.
    fn mails(&self) -> Vec<(String, String, String, Vec<String>)> {
        let due = self.store.read_blocking(|view| outbox::due(view, 100)).unwrap();
        let told = due.into_iter().map(|one| {
            let link = one.mail.text.lines().find_map(|line| line.strip_prefix("https://amap.example"));
            let files = one.files.into_iter().map(|(_, _, content)| content).collect();
            (one.mail.email, one.mail.about, link.unwrap_or_default().to_owned(), files)
        });
        told.collect()
    }

    /// Sends a contract and signs it by the mailed link.
    fn signed(&self, email: &str) -> (u16, String) {
        assert_eq!(self.send(&[("same.panier/petit", "1"), ("email", email), ("step", "sign"), ("agree", "1")]).0, 303);
        let mails = self.mails();
        let (_, _, link, _) = mails.iter().rev().find(|(to, about, ..)| to == email && about == "confirm").unwrap();
        self.ask("POST", link, "")
    }
}

fn body(choices: &[(&str, &str)]) -> String {
    let fields = sample::sent(choices);
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    let byte =
        |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}

const BASKET: (&str, &str) = ("same.panier/petit", "1");

#[test]
fn a_contract_is_signed_by_mail_and_countersigned() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (status, page) = trial.send(&[BASKET, ("step", "check")]);
    assert_eq!(status, 200);
    assert!(page.contains("data-due=\"12000\"") && page.contains("name=\"key\""), "{page}");
    assert!(trial.mails().is_empty(), "looking sends nothing");
    // Sent twice, it is stored once and told once.
    let sent = [BASKET, ("step", "sign"), ("agree", "1"), ("method", "transfer")];
    assert_eq!((trial.send(&sent).0, trial.send(&sent).0), (303, 303));
    let mails = trial.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    let (to, about, link, _) = &mails[0];
    assert_eq!((to.as_str(), about.as_str()), ("noemie@amap.example", "confirm"));
    // A mail scanner looks, and signs nothing.
    for _ in 0..2 {
        let (status, page) = trial.ask("GET", link, "");
        assert!(status == 200 && page.contains("obligation de paiement") && !page.contains("FR76"), "{page}");
    }
    assert_eq!(trial.mails().len(), 1);
    let (status, page) = trial.ask("POST", link, "");
    assert!(status == 200 && page.contains("FR76 3000 6000 0112 3456 7890 189"), "{page}");
    assert_eq!(trial.ask("POST", link, "").0, 410);
    let mails = trial.mails();
    let told: Vec<(&str, &str)> = mails.iter().map(|(to, about, ..)| (to.as_str(), about.as_str())).collect();
    assert_eq!(told[1..], [("noemie@amap.example", "signed"), ("ferme@etang.example", "farm")]);
    let receipt = Receipt::parse(&mails[1].3[0]).unwrap();
    assert!(receipt.verify(&trial.key).is_ok());
    assert_eq!(mails[1].3, mails[2].3, "both parties have the same receipt");
    let (member, farm) = (mails[1].2.clone(), mails[2].2.clone());
    let (status, page) = trial.ask("GET", &member, "");
    assert!(
        status == 200 && page.contains("n’a pas encore signé") && page.contains("Renoncer au contrat ici"),
        "{page}"
    );
    assert_eq!(trial.ask("GET", &format!("{member}/recu.txt"), "").1, mails[1].3[0]);
    let (status, page) = trial.ask("GET", &farm, "");
    assert!(status == 200 && page.contains("Noémie Le Goff") && page.contains("120,00"), "{page}");
    for nothing in ["", "contract=", "contract=99", "contract=x"] {
        assert!(trial.ask("POST", &farm, nothing).1.contains("Un contrat attend votre signature"), "{nothing}");
    }
    assert!(trial.ask("POST", &farm, "contract=all").1.contains("un est signé par les deux"));
    assert!(trial.ask("GET", &member, "").1.contains("La ferme a signé aussi"));
    assert_eq!(trial.ask("POST", &member, "").0, 409, "nobody renounces what both signed");
    assert_eq!(trial.mails().last().unwrap().1, "countersigned");
}

#[test]
fn who_renounces_in_time_gives_the_place_back() {
    let mut form = sample::form(ContractKind::Fixed);
    form.terms.capacity = Some(1);
    let trial = trial(&form);
    assert_eq!(trial.signed("a@amap.example").0, 200);
    let sent = [BASKET, ("email", "b@amap.example"), ("step", "sign"), ("agree", "1")];
    let (status, page) = trial.send(&sent);
    assert!(status == 422 && page.contains("ne reste pas assez de parts"), "{status} {page}");
    let records = Records::read(&trial.store).unwrap();
    assert_eq!(records.forms[&form.id].signed, 1);
    assert_eq!(records.forms[&form.id].taken.len(), 1);
    let path = trial.folder.path().join("records.json");
    assert!(records.write(&path).unwrap() && !records.write(&path).unwrap());
    assert!(!std::fs::read_to_string(&path).unwrap().contains("amap.example"), "figures name nobody");
    let member = trial.mails().iter().find(|mail| mail.1 == "signed").unwrap().2.clone();
    assert_eq!(trial.ask("POST", &member, "").0, 200);
    assert_eq!(trial.mails().iter().filter(|mail| mail.1 == "withdrawn").count(), 2);
    assert_eq!(trial.signed("b@amap.example").0, 200);
}

#[test]
fn nobody_signs_another_text_than_the_one_shown() {
    let form = sample::form(ContractKind::Variable);
    let trial = trial(&form);
    let mut dearer = form.clone();
    dearer.terms.items[0].pricing = domain::contract::Pricing::Unit(domain::Cents(1_500));
    let now = publish(&trial.folder.path().join("forms"), &dearer);
    let (status, page) = trial.send(&[BASKET, ("step", "sign"), ("agree", "1")]);
    assert!(status == 200 && page.contains("data-due=\"15000\"") && page.contains(&now), "{page}");
    assert!(page.contains("ce contrat a changé") || page.contains("Ce contrat a changé"), "{page}");
    assert!(trial.mails().is_empty());
}

#[test]
fn what_is_wrong_keeps_what_was_typed_and_links_that_open_nothing_say_so() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (status, page) = trial.send(&[("same.panier/petit", "deux"), ("step", "check")]);
    assert!(status == 422 && page.contains("value=\"deux\""));
    // No mail would reach it: it is told before anything is stored.
    let (status, page) = trial.send(&[BASKET, ("email", "a..b@amap.example"), ("step", "sign"), ("agree", "1")]);
    assert!(status == 422 && page.contains("href=\"#email\""), "{status} {page}");
    assert_eq!(trial.ask("POST", "/forms/contrat.2026-2027.legumes/0123456789abcdef", "x=1").0, 404);
    assert_eq!(trial.ask("POST", "/forms/contrat.2026-2027.legumes/..%2Fprivate", "x=1").0, 404);
    for path in ["confirmer", "contrat", "ferme"] {
        let (status, page) = trial.ask("GET", &format!("/forms/lien/{path}/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "");
        assert!(status == 404 && page.contains("ne mène nulle part"), "{page}");
    }
    assert_eq!(trial.ask("GET", "/forms/envoye", "").0, 200);
    let too_long = format!("x={}", "a".repeat(600_000));
    assert_eq!(trial.ask("POST", &trial.action.clone(), &too_long).0, 413);
    let ended: Result<(), StoreError> = trial.store.read_blocking(|_| Ok(()));
    assert!(ended.is_ok());
}
