//! Mail servers that are down, refuse, fall silent: nothing is lost, and nothing goes twice but where SMTP cannot tell.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use intake::mail::Smtp;
use intake::store::outbox::{self, Counts};
use intake::store::{MailId, StoreError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::mails::{HOUR, counts, problem, push, run, smtp, to, worker};
use crate::smtp::{Mood, Protection, Server};
use crate::support::Bench;

#[test]
fn a_server_that_is_down_is_waited_for_and_everything_goes_once() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Greets("421 closing for zoe@example.org"), Protection::None).await;
        for name in ["a", "b", "c"] {
            push(&bench, name).await;
        }
        let mut worker = worker(&bench, &smtp(server.port));
        for _ in 0..24 {
            let round = worker.round().await.unwrap();
            assert!(round.sent == 0 && round.given_up == 0);
            bench.later(HOUR);
        }
        assert!(server.connections() <= 24, "a server that is down is asked once, not for each mail");
        assert_eq!((counts(&bench).waiting, problem(&bench, MailId(1)).as_str()), (3, "refused 421"));
        server.be(Mood::Fine);
        bench.later(4 * HOUR);
        while worker.round().await.unwrap().sent > 0 {}
        let taken = server.taken();
        let mut names = to(&taken);
        names.sort_unstable();
        assert_eq!((names, counts(&bench)), (vec!["a", "b", "c"], Counts { sent: 3, ..Counts::default() }));
    });
}

#[test]
fn a_port_where_nobody_listens_loses_nothing() {
    let bench = Bench::new();
    run(async {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        push(&bench, "a").await;
        let mut worker = worker(&bench, &smtp(port));
        let round = worker.round().await.unwrap();
        assert!(round.is_down && round.put_off == 1);
        assert_eq!(problem(&bench, MailId(1)), "not reached");
        assert_eq!(worker.round().await.unwrap(), Default::default(), "it is not tried again at once");
        let server = Server::start_at(port).await;
        bench.later(61);
        assert_eq!(worker.round().await.unwrap().sent, 1);
        assert_eq!(to(&server.taken()), ["a"]);
    });
}

#[test]
fn one_address_that_is_refused_does_not_hold_up_others() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Refuses("slow", "450 later"), Protection::None).await;
        for name in ["slow", "a", "b"] {
            push(&bench, name).await;
        }
        let mut worker = worker(&bench, &smtp(server.port));
        let round = worker.round().await.unwrap();
        assert_eq!((round.sent, round.put_off, round.is_down), (2, 1, false));
        assert_eq!(problem(&bench, MailId(1)), "refused 450", "what the server wrote is not kept: it says the address");
        server.be(Mood::Fine);
        bench.later(61);
        assert_eq!(worker.round().await.unwrap().sent, 1);
        assert_eq!(to(&server.taken()), ["a", "b", "slow"]);
    });
}

#[test]
fn an_address_that_is_none_is_given_up_and_kept() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Refuses("nobody", "550 no such user"), Protection::None).await;
        let id = push(&bench, "nobody").await;
        let mut worker = worker(&bench, &smtp(server.port));
        assert_eq!(worker.round().await.unwrap().given_up, 1);
        assert_eq!(counts(&bench), Counts { given_up: 1, ..Counts::default() });
        server.be(Mood::Fine);
        bench.later(HOUR);
        assert_eq!(worker.round().await.unwrap(), Default::default());
        bench.store.write(move |change| outbox::retry(change, Some(id))).await.unwrap();
        assert_eq!(worker.round().await.unwrap().sent, 1);
    });
}

#[test]
fn what_cannot_be_sent_for_days_is_given_up_and_kept() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Refuses("a", "451 later"), Protection::None).await;
        push(&bench, "a").await;
        let mut worker = worker(&bench, &smtp(server.port));
        let (mut tries, mut hours) = (0, 0);
        while counts(&bench).given_up == 0 {
            tries += worker.round().await.unwrap().put_off;
            bench.later(HOUR);
            hours += 1;
        }
        assert!((120..=125).contains(&hours), "{hours}");
        assert!((30..=40).contains(&tries), "{tries}");
        assert!(server.taken().is_empty());
    });
}

#[test]
fn a_mail_that_was_taken_and_not_answered_goes_again_letter_for_letter() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::GoneAfterData, Protection::None).await;
        push(&bench, "a").await;
        let mut worker = worker(&bench, &smtp(server.port));
        assert!(worker.round().await.unwrap().is_down);
        server.be(Mood::Fine);
        bench.later(61);
        assert_eq!(worker.round().await.unwrap().sent, 1);
        let taken = server.taken();
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[0].raw, taken[1].raw, "mail programs know it by its Message-ID, and see the same");
        assert!(taken[0].raw.contains("Message-ID: <"));
    });
}

#[test]
fn who_ends_between_sending_and_storing_sends_the_same_mail_again_and_no_third() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::SilentAfterData, Protection::None).await;
        push(&bench, "a").await;
        let mut first = worker(&bench, &smtp(server.port));
        tokio::select! {
            _ = first.round() => panic!("the server says nothing"),
            () = server.arrived() => {}
        }
        drop(first);
        server.be(Mood::Fine);
        let mut second = worker(&bench, &smtp(server.port));
        assert_eq!(second.round().await.unwrap().sent, 1);
        bench.later(5 * HOUR);
        assert_eq!(second.round().await.unwrap(), Default::default());
        let taken = server.taken();
        assert_eq!((taken.len(), &taken[0].raw), (2, &taken[1].raw));
    });
}

#[test]
fn what_is_sent_and_cannot_be_stored_as_sent_is_not_sent_again() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::Fine, Protection::None).await;
        push(&bench, "a").await;
        let mut worker = worker(&bench, &smtp(server.port));
        let other = rusqlite::Connection::open(bench.database()).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert_eq!(worker.round().await, Err(StoreError::Busy));
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(worker.round().await.unwrap(), Default::default());
        assert_eq!((server.taken().len(), counts(&bench).sent), (1, 1));
    });
}

#[test]
fn a_server_that_says_nothing_is_left() {
    let bench = Bench::new();
    run(async {
        let server = Server::start(Mood::SilentAfterData, Protection::None).await;
        push(&bench, "a").await;
        let mut worker = worker(&bench, &Smtp { patience: Duration::from_millis(300), ..smtp(server.port) });
        let round = worker.round().await.unwrap();
        assert!(round.is_down && round.put_off == 1);
        assert_eq!(problem(&bench, MailId(1)), "timeout");
    });
}

/// Writes down everything that is logged.
#[derive(Default)]
struct Ears(Mutex<String>);

impl Visit for &Ears {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        *self.0.lock().unwrap() += &format!("{field}={value:?}\n");
    }
}

impl Subscriber for Ears {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut &*self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut &*self);
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut &*self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn what_is_logged_names_nobody() {
    let (bench, ears) = (Bench::new(), Arc::new(Ears::default()));
    // With a single listener, what other tests log first on other threads would be taken for what nobody listens to.
    let _second = tracing::Dispatch::new(Ears::default());
    let _guard = tracing::subscriber::set_default(ears.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        push(&bench, "canari").await;
        for answer in ["550 who is", "450 not now", "421 no", "535 no", "999 nonsense"] {
            let server = Server::start(Mood::Refuses("canari", answer), Protection::None).await;
            worker(&bench, &smtp(server.port)).round().await.unwrap();
            bench.store.write(|change| outbox::retry(change, None)).await.unwrap();
            bench.later(5 * HOUR);
        }
    });
    let heard = ears.0.lock().unwrap().clone();
    assert!(heard.matches("mail not sent").count() >= 4 && heard.contains("refused 550"), "{heard}");
    for word in ["canari", "example.org", "Zoé", "Le Goff", "Bonjour"] {
        assert!(!heard.contains(word), "{word}: {heard}");
    }
}
