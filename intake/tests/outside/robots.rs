//! Check 18, 19 and ABUSE.md 5: robots fill nothing, and people lose nothing.

use intake::server::guard::{Limits, Rate, TRAP};
use intake::store::retention::{self, Periods, Purged};

use crate::trial::{BASKET, Plan, body, trial};

/// How many forms the robots send: `CABAS_BOT_POSTS`.
fn posts() -> usize {
    std::env::var("CABAS_BOT_POSTS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_500)
}

const MEGABYTE: i64 = 1 << 20;

#[test]
fn robots_from_everywhere_confirm_nothing_and_fill_nothing() {
    let trial = Plan { is_behind_proxy: true, ..Plan::default() }.begin();
    // The write-ahead log beside it starts over whenever it is carried over.
    let size = || trial.number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
    let before = size();
    let key = trial.looked_at();
    let (mut accepted, mut refused) = (0, 0);
    for number in 0..posts() {
        let email = format!("robot{number}@spam.example");
        let sent = body(&[BASKET, ("email", &email), ("key", &key), ("step", "sign"), ("agree", "1")]);
        let from = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
        let told = trial.with("POST", &trial.action, &[("x-forwarded-for", &from)], &sent);
        match told.status {
            303 => accepted += 1,
            429 => {
                refused += 1;
                assert!(told.header("retry-after").is_some());
                assert!(told.body.contains(&email), "what was typed is on the page");
            }
            other => panic!("{other}: {told:?}"),
        }
        // Ten of them a second.
        if number % 10 == 9 {
            trial.later(1);
        }
    }
    // Sixty at once, and then one a second.
    assert!(accepted <= 60 + posts() / 10 + 1 && accepted >= 60, "{accepted}");
    assert_eq!(accepted + refused, posts());
    assert_eq!(trial.number("SELECT count(*) FROM contract WHERE signed_seq IS NOT NULL"), 0, "none is confirmed");
    assert_eq!(trial.number("SELECT count(*) FROM log"), 0);
    let grown = size() - before;
    assert!(grown <= 20 * MEGABYTE, "{grown}");
    // A person gets through a minute later.
    trial.later(60);
    assert_eq!(
        trial
            .with("POST", &trial.action, &[("x-forwarded-for", "192.0.2.1")], &body(&[BASKET, ("step", "check")]))
            .status,
        200
    );
    assert_eq!(trial.sent_by("noemie@amap.example").status, 303);
}

#[test]
fn what_nobody_confirms_has_a_bound() {
    let limits = Limits { unconfirmed: 30, posts: Rate::NEVER, ..Limits::default() };
    let trial = Plan { limits, ..Plan::default() }.begin();
    let key = trial.looked_at();
    let send = |number: usize| {
        trial.later(2);
        let email = format!("robot{number}@spam.example");
        trial.send(&[BASKET, ("email", &email), ("key", &key), ("step", "sign"), ("agree", "1")]).status
    };
    let statuses: Vec<u16> = (0..100).map(send).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 30);
    assert_eq!(statuses[30..].iter().filter(|status| **status != 429).count(), 0);
    // Those who confirm make room.
    for number in 0..3 {
        assert_eq!(trial.ask("POST", &trial.link(&format!("robot{number}@spam.example"), "confirm"), "").status, 200);
    }
    trial.later(61);
    assert_eq!((200..210).map(send).filter(|status| *status == 303).count(), 3);
}

#[test]
fn one_place_of_the_network_is_held_back_and_others_are_not() {
    let trial = Plan { is_behind_proxy: true, ..Plan::default() }.begin();
    let check = body(&[BASKET, ("step", "check")]);
    let from = |address: &str| trial.with("POST", &trial.action, &[("x-forwarded-for", address)], &check);
    let statuses: Vec<u16> = (0..30).map(|_| from("192.0.2.1").status).collect();
    assert_eq!(statuses, [[200; 20].as_slice(), &[429; 10]].concat());
    let told = from("192.0.2.1");
    assert_eq!(told.header("retry-after"), Some("6"));
    assert!(told.body.contains("value=\"noemie@amap.example\"") && told.body.contains("name=\"step\" value=\"check\""));
    assert_eq!(from("192.0.2.2").status, 200);
    trial.later(6);
    assert_eq!((from("192.0.2.1").status, from("192.0.2.1").status), (200, 429));
    // A customer of IPv6 has a network of addresses, and is one.
    let statuses: Vec<u16> = (0..30).map(|number| from(&format!("2001:db8::{number}")).status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 10);
    assert_eq!(from("2001:db8:0:1::1").status, 200);
    // Links have buckets of their own; whoever tries many is held back too.
    let path = "/forms/lien/confirmer/1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let tried = (0..150).map(|_| trial.with("POST", path, &[("x-forwarded-for", "192.0.2.9")], "").status);
    let tried: Vec<u16> = tried.collect();
    assert_eq!(tried.iter().filter(|status| **status == 404).count(), 120);
    let told = trial.with("POST", path, &[("x-forwarded-for", "192.0.2.9")], "");
    assert!(told.status == 429 && told.header("retry-after").is_some() && told.body.contains("patience"), "{told:?}");
}

#[test]
fn what_a_browser_says_of_its_address_is_not_believed() {
    let trial = trial();
    let check = body(&[BASKET, ("step", "check")]);
    let statuses = (0..30).map(|number| {
        let lie = format!("192.0.2.{number}");
        let lies = [
            ("x-forwarded-for", lie.as_str()),
            ("forwarded", "for=192.0.2.1"),
            ("x-cabas-client", &lie),
            ("x-cabas-released", "1"),
        ];
        trial.with("POST", &trial.action, &lies, &check).status
    });
    assert_eq!(statuses.filter(|status| *status == 429).count(), 10);
    trial.later(120);
    let sent = [("x-cabas-released", "1"), ("x-cabas-client", "192.0.2.77")];
    let told = trial.with("POST", &trial.action, &sent, &body(&[BASKET, ("step", "sign"), ("agree", "1")]));
    assert_eq!(told.status, 200, "nobody lets themselves through");
    let key = told.key();
    trial.later(5);
    let sign = body(&[BASKET, ("step", "sign"), ("agree", "1"), ("key", &key)]);
    assert_eq!(trial.with("POST", &trial.action, &sent, &sign).status, 303);
    assert_eq!(
        trial.number("SELECT count(*) FROM contract WHERE draft LIKE '%\"ip\":\"127.0.0.1\"%'"),
        1,
        "evidence says from where"
    );
}

#[test]
fn who_is_fast_or_late_looks_once_more_and_loses_nothing() {
    let trial = trial();
    let key = trial.send(&[BASKET, ("step", "check")]).key();
    let sign =
        |key: &str| trial.send(&[BASKET, ("key", key), ("step", "sign"), ("agree", "1"), ("phone", "0612345678")]);
    trial.later(1);
    let told = sign(&key);
    assert!(told.status == 200 && told.body.contains("très rapide") && told.body.contains("0612345678"), "{told:?}");
    assert_eq!(told.key(), key, "the same page, as old as it is");
    trial.later(2);
    assert_eq!(sign(&key).status, 303, "three seconds after the first");
    // Left open overnight.
    trial.later(3_600);
    let key = trial.send(&[BASKET, ("step", "check")]).key();
    trial.later(24 * 3_600 + 1);
    let told = sign(&key);
    assert!(told.status == 200 && told.body.contains("plus d’un jour") && told.body.contains("0612345678"));
    assert_ne!(told.key(), key);
    trial.later(4);
    assert_eq!(sign(&told.key()).status, 303);
    // The clock of the server is set back: the page is shown once more, and then it is right.
    let key = trial.send(&[BASKET, ("step", "check")]).key();
    trial.later(-600);
    let told = sign(&key);
    assert_eq!(told.status, 200);
    trial.later(4);
    assert_eq!(sign(&told.key()).status, 303);
}

#[test]
fn whoever_presses_twice_is_answered_twice_alike() {
    let trial = trial();
    for _ in 0..4 {
        assert_eq!(trial.sent_by("noemie@amap.example").status, 303);
        trial.later(20);
    }
    let key = trial.looked_at();
    let last = [BASKET, ("key", key.as_str()), ("step", "sign"), ("agree", "1")];
    assert_eq!((trial.send(&last).status, trial.send(&last).status), (303, 303), "the fifth, and the fifth again");
    let other = [&last[..], &[("phone", "0612345678")]].concat();
    assert_eq!(trial.send(&other).status, 429, "something else from the same page is the sixth");
    assert_eq!((trial.mails().len(), trial.number("SELECT count(*) FROM contract")), (5, 5));
}

#[test]
fn what_a_robot_seems_to_send_waits_until_somebody_looks() {
    let trial = trial();
    let key = trial.looked_at();
    let sent = |email: &str| {
        trial.send(&[BASKET, ("email", email), ("key", &key), (TRAP, "x"), ("step", "sign"), ("agree", "1")])
    };
    let (robot, person) = (sent("robot@spam.example"), sent("misled@amap.example"));
    assert_eq!((robot.status, robot.header("location")), (303, Some("/forms/envoye")), "a robot learns nothing");
    assert_eq!(person.status, 303);
    assert_eq!(sent("robot@spam.example").status, 303);
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 0, "it counts for nothing");
    assert_eq!(trial.number("SELECT count(*) FROM quarantine"), 2, "the same is kept once");
    let mails = trial.mails();
    assert_eq!(mails.len(), 1, "one mail a day, to the coordination: {mails:?}");
    let link = trial.link("coordination@amap.example", "quarantine");
    let page = trial.ask("GET", &link, "");
    assert!(
        page.status == 200 && page.body.contains("robot@spam.example") && page.body.contains("misled@amap.example")
    );
    assert_eq!(trial.ask("POST", &link, "entry=1&step=discard").status, 200);
    let page = trial.ask("POST", &link, "entry=2&step=release");
    assert!(page.status == 200 && page.body.contains("Rien n’attend"), "{}", page.body);
    assert_eq!(trial.number("SELECT count(*) FROM quarantine"), 0);
    let confirm = trial.link("misled@amap.example", "confirm");
    assert_eq!(trial.ask("POST", &confirm, "").status, 200);
    for odd in ["", "entry=2", "entry=2&step=release", "entry=x&step=release", "entry=9&step=discard"] {
        assert_eq!(trial.ask("POST", &link, odd).status, 200, "{odd}");
    }
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 1);
}

#[test]
fn quarantine_has_a_bound() {
    let limits = Limits { quarantine: 6_000, posts: Rate::NEVER, ..Limits::default() };
    let trial = Plan { limits, ..Plan::default() }.begin();
    let key = trial.looked_at();
    let statuses = (0..40).map(|number| {
        let email = format!("robot{number}@spam.example");
        trial.send(&[BASKET, ("email", &email), ("key", &key), (TRAP, "x"), ("step", "sign"), ("agree", "1")]).status
    });
    let statuses: Vec<u16> = statuses.collect();
    assert_eq!((statuses[0], statuses[39]), (303, 429));
    assert!(trial.number("SELECT sum(length(typed)) FROM quarantine") <= 6_000);
}

#[test]
fn what_waits_in_quarantine_goes_when_its_time_is_over_or_its_form_is() {
    let trial = trial();
    let key = trial.looked_at();
    let sent = [BASKET, ("key", key.as_str()), (TRAP, "x"), ("step", "sign"), ("agree", "1")];
    assert_eq!(trial.send(&sent).status, 303);
    let link = trial.link("coordination@amap.example", "quarantine");
    // The window is over: nobody can be let through, and nothing is thrown away.
    trial.later(20 * 24 * 3_600);
    let told = trial.ask("POST", &link, "entry=1&step=release");
    assert!(told.status == 409 && told.body.contains("ne passe pas"), "{told:?}");
    assert_eq!(trial.number("SELECT count(*) FROM quarantine"), 1);
    let purge = || {
        let job = |change: &mut intake::Change<'_>| retention::purge(change, &Periods::default());
        trial.store.write_blocking::<_, intake::StoreError, _>(job).unwrap()
    };
    assert!(purge().iter().all(|purged| purged.rule != "quarantine"));
    trial.later(11 * 24 * 3_600);
    assert!(purge().contains(&Purged { rule: "quarantine", count: 1 }));
    assert_eq!(trial.number("SELECT count(*) FROM quarantine"), 0);
}
