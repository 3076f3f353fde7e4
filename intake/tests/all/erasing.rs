//! What is erased, when, and what remains of it: nothing that names anybody.

use forms::Member;
use intake::store::contracts::{self, State};
use intake::store::enquiries::{self, Kind};
use intake::store::erasure::{self, Extent};
use intake::store::export::export;
use intake::store::outbox::{self, Mail};
use intake::store::permanences::{self, Slot, Volunteer};
use intake::store::retention::{Periods, Purged, purge};
use intake::store::tokens::{self, Purpose, Subject};
use intake::store::{ContractId, Store, StoreError, log, members};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::support::{Bench, act, limited, read, received, sign};

const ZOE: &str = "zoe.canari@amap.example";
const DAY: i64 = 24 * 3600;

fn slot() -> Slot {
    Slot {
        amap: "/x/".to_owned(),
        distribution: date(2026, 10, 1),
        role: "balance".to_owned(),
        capacity: 4,
        told: None,
    }
}

/// A store that knows Zoé by everything that one can send, and somebody else.
fn known() -> (Bench, ContractId) {
    let (bench, form) = (Bench::new(), limited(100));
    let (id, _) = sign(&bench.store, &form, ZOE, 1).unwrap();
    sign(&bench.store, &form, "autre@amap.example", 2).unwrap();
    let draft = received(&form, ZOE, 3);
    let job = move |change: &mut intake::Change<'_>| {
        contracts::countersign(change, id, &act()).unwrap();
        contracts::receive(change, &draft).unwrap();
        let member = Member { name: "Zoé Canari".to_owned(), email: ZOE.to_owned(), ..Member::default() };
        let friend = Some("Ami Canari".to_owned());
        let volunteer = Volunteer { member: member.clone(), friend, is_shown: true };
        permanences::take(change, &slot(), &volunteer).unwrap();
        let data = json!({ "message": "Je suis Canari" });
        enquiries::receive(change, Kind::Contact, "/x/", &member, &data)?;
        let link =
            tokens::issue(change, Purpose::ManageContract, &Subject::Contract(id), SignedDuration::from_hours(1))?;
        let address = Subject::Address { amap: "/x/".to_owned(), email: ZOE.to_owned() };
        tokens::issue(change, Purpose::Member, &address, SignedDuration::from_hours(1))?;
        let mail = Mail {
            email: ZOE.to_owned(),
            name: "Zoé Canari".to_owned(),
            subject: "Canari".to_owned(),
            text: "Bonjour Canari".to_owned(),
            contract: Some(id),
            links: vec![link],
            ..Mail::default()
        };
        outbox::push(change, &mail)
    };
    bench.store.write_blocking::<_, StoreError, _>(job).unwrap();
    (bench, id)
}

fn canaries(bench: &Bench) -> usize {
    // What was deleted must be gone from the files, not only from the tables, while the store goes on.
    let bytes = bench.bytes();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    text.matches("canari").count()
}

fn run(store: &Store) -> Vec<(&'static str, usize)> {
    let purged: Vec<Purged> = store.write_blocking(|change| purge(change, &Periods::default())).unwrap();
    purged.into_iter().map(|one| (one.rule, one.count)).collect()
}

#[test]
fn everything_of_a_person_is_erased_and_the_log_verifies() {
    let (bench, id) = known();
    let before = read(&bench.store, |view| log::entries(view, 0, 99));
    let erased =
        bench.store.write_blocking(|change| erasure::erase(change, "ZOE.Canari@amap.example", Extent::Everything));
    let erased = erased.unwrap();
    assert_eq!((erased.contracts.len(), erased.kept.len(), erased.turns.len()), (2, 0, 1));
    assert_eq!((erased.enquiries.len(), erased.mails), (1, 0));
    assert_eq!(bench.number("SELECT count(*) FROM mail WHERE text IS NULL AND email IS NULL"), 1);
    let contract = bench.store.read_blocking(|view| contracts::get(view, id)).unwrap();
    assert_eq!((contract.state, contract.person), (State::Countersigned, None));
    assert_eq!(read(&bench.store, |view| contracts::document(view, &contract)), None);
    let verified = bench.verified();
    assert_eq!((verified.lines, verified.erased), (3, 2));
    assert_eq!(read(&bench.store, |view| log::entries(view, 0, 99)), before, "no line is touched");
    let other = read(&bench.store, |view| contracts::of_address(view, "autre@amap.example"));
    assert!(read(&bench.store, |view| contracts::document(view, &other[0])).is_some());
    assert_eq!(canaries(&bench), 0);
}

#[test]
fn what_the_law_keeps_is_kept_when_a_person_asks() {
    let (bench, id) = known();
    let erased = bench.store.write_blocking(|change| erasure::erase(change, ZOE, Extent::WhatMayBe)).unwrap();
    assert_eq!((erased.kept, erased.contracts.len(), erased.turns.len()), (vec![id], 1, 1));
    let contract = bench.store.read_blocking(|view| contracts::get(view, id)).unwrap();
    assert!(read(&bench.store, |view| contracts::document(view, &contract)).is_some());
    assert!(!read(&bench.store, |view| members::is_known(view, "/x/", ZOE)));
    let turns = read(&bench.store, |view| permanences::held(view, "/x/", date(2026, 1, 1)));
    assert!(turns.is_empty(), "the turn is free for others");
    bench.verified();
}

#[test]
fn a_person_receives_everything_that_is_kept() {
    let (bench, id) = known();
    let all = read(&bench.store, |view| export(view, "Zoe.Canari@amap.example"));
    assert_eq!(all["contracts"].as_array().unwrap().len(), 2);
    let signed = &all["contracts"][0];
    assert_eq!((&signed["number"], &signed["state"]), (&json!(id.0), &json!("countersigned")));
    assert_eq!(signed["document"]["person"]["email"], ZOE);
    assert!(signed["receipt"].as_str().unwrap().starts_with("cabas-receipt@v1"));
    assert_eq!(all["contracts"][1]["document"]["quote"]["totals"]["due"], 36_000);
    assert_eq!(
        (&all["turns"][0]["friend"], &all["enquiries"][0]["data"]["message"]),
        (&json!("Ami Canari"), &json!("Je suis Canari"))
    );
    assert_eq!((&all["memberships"][0]["amap"], &signed["mails"][0][0]), (&json!("/x/"), &json!("")));
    let text = all.to_string();
    assert!(!text.contains("autre@amap.example"), "and nothing of anybody else");
    assert_eq!(read(&bench.store, |view| export(view, ""))["details"], json!([]));
}

#[test]
fn what_nobody_confirms_is_gone_after_a_week() {
    let (bench, form) = (Bench::new(), limited(100));
    let draft = received(&form, ZOE, 1);
    let id = bench.store.write_blocking(move |change| contracts::receive(change, &draft)).unwrap();
    let member = Member { name: "Zoé Canari".to_owned(), email: ZOE.to_owned(), ..Member::default() };
    bench
        .store
        .write_blocking(move |change| {
            let volunteer = Volunteer { member: member.clone(), friend: None, is_shown: false };
            let far = Slot { distribution: date(2027, 3, 4), ..slot() };
            permanences::request(change, &far, &volunteer, SignedDuration::from_mins(30), false).unwrap();
            enquiries::receive(change, Kind::Join, "/x/", &member, &json!({}))
        })
        .unwrap();
    bench.later(6 * DAY);
    assert!(run(&bench.store).is_empty());
    bench.later(DAY + 1);
    assert_eq!(run(&bench.store), [("unconfirmed-contract", 1), ("unconfirmed-turn", 1), ("unconfirmed-enquiry", 1)]);
    assert!(run(&bench.store).is_empty());
    let contract = bench.store.read_blocking(|view| contracts::get(view, id)).unwrap();
    assert_eq!(contract.state, State::Expired);
    let logged = bench.number("SELECT count(*) FROM purge WHERE count = 1");
    assert_eq!((canaries(&bench), logged), (0, 3));
}

#[test]
fn turns_are_counted_and_forgotten_a_month_after_their_day() {
    let bench = Bench::new();
    let take = |name: &'static str, friend: Option<String>| {
        let member =
            Member { name: name.to_owned(), email: format!("{name}.canari@amap.example"), ..Member::default() };
        let volunteer = Volunteer { member, friend, is_shown: true };
        bench.store.write_blocking(move |change| permanences::take(change, &slot(), &volunteer)).unwrap()
    };
    let (_, ali) = (take("zoe", Some("Lou Canari".to_owned())), take("ali", None));
    bench.store.write_blocking(move |change| permanences::cancel(change, ali)).unwrap();
    let at = |day: &str| {
        bench.clock.store(day.parse::<Timestamp>().unwrap().as_second(), std::sync::atomic::Ordering::Relaxed)
    };
    at("2026-11-01T12:00:00Z");
    assert!(run(&bench.store).is_empty());
    at("2026-11-02T12:00:00Z");
    assert_eq!(run(&bench.store), [("turn", 2)]);
    assert_eq!(bench.number("SELECT people FROM attendance WHERE role = 'balance'"), 2);
    let gone = bench.store.read_blocking(|view| permanences::get(view, ali)).err();
    assert_eq!((gone, canaries(&bench)), (Some(permanences::TurnError::Unknown), 0));
}

#[test]
fn contracts_are_kept_as_long_as_the_law_says_and_no_longer() {
    let (bench, form) = (Bench::new(), limited(100));
    let (large, _) = sign(&bench.store, &form, "zoe.canari@amap.example", 1).unwrap();
    let (small, _) = sign(&bench.store, &crate::support::cheap(), "ali.canari@amap.example", 1).unwrap();
    // The last delivery is on 3 December 2026. The clock is believed since nobody waits for years at once.
    let forward = |day: &str| {
        let to = day.parse::<Timestamp>().unwrap().as_second();
        while bench.store.now().as_second() < to {
            bench.later((to - bench.store.now().as_second()).min(300 * DAY));
            bench.store.now();
        }
    };
    let state = |id| {
        bench
            .store
            .read_blocking(|view| {
                let contract = contracts::get(view, id)?;
                Ok::<_, contracts::ContractError>(contracts::document(view, &contract)?.is_some())
            })
            .unwrap()
    };
    forward("2031-12-03T12:00:00Z");
    run(&bench.store);
    assert_eq!((state(large), state(small)), (true, true));
    forward("2031-12-04T12:00:00Z");
    assert_eq!(run(&bench.store), [("small-contract", 1)]);
    assert_eq!((state(large), state(small)), (true, false));
    forward("2036-12-03T12:00:00Z");
    run(&bench.store);
    assert!(state(large));
    forward("2036-12-04T12:00:00Z");
    assert_eq!(run(&bench.store), [("large-contract", 1)]);
    assert_eq!((state(large), bench.verified().erased), (false, 2));
    assert_eq!(canaries(&bench), 0);
}

#[test]
fn a_clock_that_leaps_erases_nothing() {
    let (bench, form) = (Bench::new(), limited(100));
    let (id, _) = sign(&bench.store, &form, ZOE, 1).unwrap();
    bench.later(20 * 366 * DAY);
    assert!(bench.store.doubts_the_clock());
    assert!(run(&bench.store).is_empty());
    let contract = bench.store.read_blocking(|view| contracts::get(view, id)).unwrap();
    assert!(read(&bench.store, |view| contracts::document(view, &contract)).is_some());
}

#[test]
fn mails_and_members_are_forgotten() {
    let (bench, _) = known();
    bench.store.write_blocking(|change| outbox::sent(change, intake::store::MailId(1))).unwrap();
    bench.later(31 * DAY);
    let purged = run(&bench.store);
    assert!(purged.contains(&("mail", 1)), "{purged:?}");
    assert_eq!(bench.number("SELECT sent_at IS NOT NULL FROM mail WHERE text IS NULL AND email IS NULL"), 1);
    for _ in 0..4 {
        bench.later(300 * DAY);
        bench.store.now();
    }
    let purged = run(&bench.store);
    assert!(purged.contains(&("member", 2)), "{purged:?}");
    assert_eq!(bench.store.read_blocking(|view| permanences::of_address(view, ZOE)).unwrap_or_default().len(), 0);
}
