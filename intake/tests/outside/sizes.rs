//! Checks 14 to 17: bounds of what is sent and of how long it takes, and what can be read in two ways.

use std::io::Read;
use std::time::Duration;

use intake::server::listen::Bounds;

use crate::trial::{BASKET, Plan, Trial, trial};

/// The head of a form that says how long it is in its own way.
fn head(trial: &Trial, lengths: &str) -> String {
    let form = "content-type: application/x-www-form-urlencoded";
    format!("POST {} HTTP/1.1\r\nhost: amap.example\r\nconnection: close\r\n{form}\r\n{lengths}\r\n\r\n", trial.action)
}

#[test]
fn what_is_too_large_is_refused_before_it_is_looked_at() {
    let trial = trial();
    let action = trial.action.clone();
    for body in [format!("name={}", "a".repeat(1 << 20)), "x=1&".repeat(10_000), "&".repeat(400_000)] {
        let told = trial.ask("POST", &action, &body);
        assert!(told.status == 413 && told.body.contains("trop long"), "{told:?}");
    }
    // Who says that a gigabyte comes is cut off without it.
    let told = trial.raw(head(&trial, "content-length: 1073741824").as_bytes());
    assert_eq!(told.status, 413);
    // A field that is longer than a field is: told on the page.
    let told = trial.send(&[BASKET, ("name", &"a".repeat(5_000)), ("step", "check")]);
    assert!(told.status == 422 && told.body.contains("href=\"#name\""), "{}", told.status);
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 0);
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    let trial = trial();
    for lengths in [
        "content-length: 5\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked\r\ncontent-length: 5",
        "content-length: 5\r\ncontent-length: 6",
        "content-length: 5, 6",
        "content-length: +5",
        "transfer-encoding: chunked",
        "transfer-encoding: chunked, identity",
        "transfer-encoding: xchunked",
    ] {
        let request = head(&trial, lengths) + "0\r\n\r\nGET /forms/envoye HTTP/1.1\r\nhost: amap.example\r\n\r\n";
        let told = trial.raw(request.as_bytes());
        assert_eq!(told.status, 400, "{lengths}: {told:?}");
        assert!(!told.body.contains("Il reste un geste"), "{lengths}: one request, one answer");
    }
    for bad in ["GET /forms/envoye HTTP/1.1\r\nhost : amap.example\r\n\r\n", "GET /forms/envoye\n\n", "\u{0}\r\n\r\n"] {
        assert_eq!(trial.raw(bad.as_bytes()).status, 400, "{bad:?}");
    }
    let many = "x: 1\r\n".repeat(100);
    let told = trial.raw(format!("GET /forms/envoye HTTP/1.1\r\n{many}\r\n").as_bytes());
    assert_eq!(told.status, 431);
}

#[test]
fn who_is_slow_keeps_nobody_waiting_for_ever() {
    let bounds = Bounds {
        connections: 6,
        header: Duration::from_millis(300),
        body: Duration::from_millis(300),
        whole: Duration::from_secs(2),
        ..Bounds::default()
    };
    let trial = Plan { bounds, ..Plan::default() }.begin();
    let half = head(&trial, "content-length: 200") + "name=";
    let whole = "GET /forms/mes-donnees HTTP/1.1\r\nhost: amap.example\r\n\r\n".repeat(200);
    // A head that does not end, a body that does not come, answers that nobody reads: as many as there is room for.
    let begun = ["GET /forms/envoye HTTP/1.1\r\nhost: amap", half.as_str(), whole.as_str()];
    let mut open: Vec<_> = begun.iter().cycle().take(6).map(|bytes| trial.open(bytes.as_bytes())).collect();
    // Whoever comes then waits until their time is over, and is answered.
    assert_eq!(trial.ask("GET", "/forms/envoye", "").status, 200);
    for stream in &mut open {
        // It ends, in one way or another.
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert_eq!(trial.send(&[BASKET, ("step", "check")]).status, 200);
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 0);
}
