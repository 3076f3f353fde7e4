//! Mails that wait are sent: once, again where they must be, never to the wrong place.

use std::time::Duration;

use intake::mail::{Html, Pace, Security, Sender, Smtp, Transport, TransportError, Worker, WorkerError};
use intake::store::outbox::{self, Attachment, Counts, Mail};
use intake::store::tokens::{self, Purpose, Subject};
use intake::store::{ContractId, MailId, StoreError};
use jiff::SignedDuration;

use crate::smtp::{AUTHORITY, Mood, Protection, Server, Taken};
use crate::support::{Bench, limited, read, sign};

pub const HOUR: i64 = 3600;

pub fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test)
}

pub fn sender() -> Sender {
    Sender::new("AMAP des Deux Rives", "contrats@amap.example").unwrap()
}

fn html() -> Html {
    Box::new(|mail| format!("<p>{}</p>", mail.subject))
}

pub fn smtp(port: u16) -> Smtp {
    Smtp {
        host: "localhost".to_owned(),
        port,
        security: Security::None,
        login: None,
        authority: Some(AUTHORITY.to_vec()),
        patience: Duration::from_secs(20),
    }
}

pub fn worker(bench: &Bench, smtp: &Smtp) -> Worker {
    let transport = Transport::server(smtp, &sender()).unwrap();
    Worker::new(bench.store.clone(), &bench.database(), transport, (sender(), html()), Pace::default()).unwrap()
}

pub async fn push(bench: &Bench, name: &str) -> MailId {
    let mail = Mail {
        email: format!("{name}@example.org"),
        name: "Zoé Le Goff".to_owned(),
        subject: format!("Pour {name}"),
        text: "Bonjour,\n.\nvoici l’été\n".to_owned(),
        about: "confirm".to_owned(),
        ..Mail::default()
    };
    bench.store.write(move |change| outbox::push(change, &mail)).await.unwrap().unwrap()
}

pub fn counts(bench: &Bench) -> Counts {
    read(&bench.store, outbox::counts)
}

pub fn to(taken: &[Taken]) -> Vec<&str> {
    taken.iter().filter_map(|one| one.to.split('@').next()).collect()
}

/// What the last try of a mail came to.
pub fn problem(bench: &Bench, id: MailId) -> String {
    let connection = rusqlite::Connection::open(bench.database()).unwrap();
    connection.query_one("SELECT coalesce(problem, '') FROM mail WHERE id = ?1", [id], |row| row.get(0)).unwrap()
}

#[test]
fn mails_are_sent_once_each_with_their_receipts() {
    let bench = Bench::new();
    let (id, recorded) = sign(&bench.store, &limited(9), "zoe@example.org", 1).unwrap();
    run(async {
        let job = move |change: &mut intake::Change<'_>| {
            let link =
                tokens::issue(change, Purpose::ManageContract, &Subject::Contract(id), SignedDuration::from_hours(9))?;
            let receipt = Attachment::Receipt { name: "recu.txt".to_owned(), seq: recorded.seq };
            let mail = Mail {
                email: "zoe@example.org".to_owned(),
                subject: "Votre contrat".to_owned(),
                text: format!("https://amap.example/c/{}", link.mark()),
                attachments: vec![receipt],
                links: vec![link.clone()],
                contract: Some(id),
                ..Mail::default()
            };
            outbox::push(change, &mail)?;
            Ok::<_, StoreError>(link.token)
        };
        let token = bench.store.write(job).await.unwrap();
        let server = Server::start(Mood::Fine, Protection::None).await;
        let mut worker = worker(&bench, &smtp(server.port));
        assert_eq!(worker.round().await.unwrap().sent, 1);
        assert_eq!(worker.round().await.unwrap(), Default::default());
        let taken = server.taken();
        assert_eq!(to(&taken), ["zoe"]);
        assert!(taken[0].raw.contains(&format!("https://amap.example/c/{}", token.as_str())));
        let file = taken[0].raw.split("filename=\"recu.txt\"").nth(1).unwrap();
        let base64: String =
            file.split("\r\n\r\n").nth(1).unwrap().split("--").next().unwrap().split_whitespace().collect();
        let text = String::from_utf8(data_encoding::BASE64.decode(base64.as_bytes()).unwrap()).unwrap();
        let receipt = evidence::Receipt::parse(&text).unwrap();
        assert_eq!(
            receipt.verify(&crate::support::verifier()).unwrap().payload.value()["person"]["email"],
            "zoe@example.org"
        );
        assert_eq!(counts(&bench), Counts { waiting: 0, sent: 1, given_up: 0 });
        let told = read(&bench.store, |view| outbox::of_contract(view, id));
        assert!(told[0].1.is_some(), "that it was sent is known");
    });
}

#[test]
fn what_is_said_once_is_said_once() {
    let bench = Bench::new();
    let reminder = |mail: &str| {
        let mail = Mail { email: "zoe@example.org".to_owned(), once: Some(mail.to_owned()), ..Mail::default() };
        bench.store.write_blocking(move |change| outbox::push(change, &mail)).unwrap().is_some()
    };
    assert!(reminder("reminder 12 2026-10-01"));
    assert!(!reminder("reminder 12 2026-10-01"));
    assert!(reminder("reminder 12 2026-10-08"));
}

#[test]
fn connections_are_protected_as_they_should_be_or_nothing_is_sent() {
    let bench = Bench::new();
    run(async {
        let try_with = async |protection, security, authority: Option<&[u8]>| {
            let server = Server::start(Mood::Fine, protection).await;
            let smtp = Smtp { security, authority: authority.map(<[u8]>::to_vec), ..smtp(server.port) };
            push(&bench, "a").await;
            let sent = worker(&bench, &smtp).round().await.unwrap().sent;
            bench.later(24 * HOUR);
            (sent, server.taken())
        };
        let right = Some(AUTHORITY);
        for (protection, security) in [(Protection::StartTls, Security::StartTls), (Protection::Tls, Security::Tls)] {
            let (sent, taken) = try_with(protection, security, right).await;
            assert!(sent >= 1 && taken.iter().all(|one| one.is_encrypted), "{protection:?}");
            let (sent, taken) = try_with(protection, security, None).await;
            assert_eq!((sent, taken), (0, Vec::new()), "{protection:?}: nobody vouches for the server");
        }
        let (sent, taken) = try_with(Protection::None, Security::StartTls, right).await;
        assert_eq!((sent, taken), (0, Vec::new()), "a server that cannot encrypt gets nothing");
    });
}

#[test]
fn a_password_that_is_wrong_gives_no_mail_up() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Asks, Protection::None).await;
        push(&bench, "a").await;
        let login =
            |password: &str| Smtp { login: Some(("amap".to_owned(), password.to_owned())), ..smtp(server.port) };
        let wrong = Transport::server(&login("wrong"), &sender()).unwrap();
        let TransportError::Server(told) = wrong.check().await.unwrap_err() else { panic!() };
        assert_eq!(told, "refused 535");
        for smtp in [login("wrong"), smtp(server.port)] {
            let round = worker(&bench, &smtp).round().await.unwrap();
            assert!(round.is_down && round.given_up == 0, "{round:?}");
            bench.later(HOUR);
        }
        assert_eq!(worker(&bench, &login("secret")).round().await.unwrap().sent, 1);
        Transport::server(&login("secret"), &sender()).unwrap().check().await.unwrap();
    });
}

#[test]
fn one_process_sends_the_mails_of_a_database() {
    let bench = Bench::new();
    run(async {
        let first = worker(&bench, &smtp(1));
        let transport = Transport::server(&smtp(1), &sender()).unwrap();
        let second =
            Worker::new(bench.store.clone(), &bench.database(), transport, (sender(), html()), Pace::default());
        assert!(matches!(second.err(), Some(WorkerError::InUse)));
        drop(first);
        worker(&bench, &smtp(1));
    });
}

#[test]
fn who_sends_hears_of_new_mails() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Fine, Protection::None).await;
        let sending = tokio::spawn(worker(&bench, &smtp(server.port)).run());
        tokio::time::sleep(Duration::from_millis(50)).await;
        for name in ["a", "b"] {
            push(&bench, name).await;
            tokio::time::timeout(Duration::from_secs(10), server.arrived()).await.unwrap();
        }
        sending.abort();
        assert_eq!(to(&server.taken()), ["a", "b"]);
    });
}

#[test]
fn without_a_server_mails_are_files_that_are_written_once() {
    let bench = Bench::new();
    run(async {
        let folder = bench.folder.path().join("mails");
        push(&bench, "a").await;
        push(&bench, "b").await;
        let transport = Transport::folder(&folder).unwrap();
        let mut worker =
            Worker::new(bench.store.clone(), &bench.database(), transport, (sender(), html()), Pace::default())
                .unwrap();
        assert_eq!(worker.round().await.unwrap().sent, 2);
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["000001-confirm.eml", "000002-confirm.eml"]);
        let text = std::fs::read_to_string(folder.join("000001-confirm.eml")).unwrap();
        assert!(text.contains("To: ") && text.contains("<a@example.org>"), "{text}");
        assert_eq!(counts(&bench).sent, 2);
    });
}

#[test]
fn the_mails_of_an_erased_contract_are_not_sent() {
    let bench = Bench::new();
    let (id, _) = sign(&bench.store, &limited(9), "zoe@example.org", 1).unwrap();
    let mail = Mail { email: "ferme@example.org".to_owned(), contract: Some(id), ..Mail::default() };
    let job = move |change: &mut intake::Change<'_>| {
        outbox::push(change, &mail)?;
        intake::store::erasure::erase(change, "zoe@example.org", intake::store::erasure::Extent::Everything)
    };
    bench.store.write_blocking(job).unwrap();
    assert!(read(&bench.store, |view| outbox::due(view, 9)).is_empty());
    assert_eq!((counts(&bench).waiting, id), (0, ContractId(1)));
}
