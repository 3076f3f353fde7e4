//! F20: forms that nobody would send. Whatever comes, it is answered, and never with an error of the server.

use intake::server::guard::Limits;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::trial::{BASKET, Plan, body};

/// How many: `FAULT_ROUNDS`.
fn rounds() -> u32 {
    std::env::var("FAULT_ROUNDS").ok().and_then(|count| count.parse().ok()).unwrap_or(150)
}

/// What is done to the bytes of a form.
#[derive(Debug, Clone)]
enum Change {
    Byte(usize, u8),
    Cut(usize),
    Repeat(usize, usize),
    Insert(usize, Vec<u8>),
    Value(usize, String),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let odd = prop_oneof![
        "\\PC{0,40}",
        Just("-1".to_owned()),
        Just("99999999999999999999".to_owned()),
        Just("1e308".to_owned()),
        Just("NaN".to_owned()),
        Just("0,005".to_owned()),
        Just("-9223372036854775808".to_owned()),
        Just("0000-00-00".to_owned()),
        Just("9999-12-31".to_owned()),
        Just("2026-02-30".to_owned()),
        Just("\u{0}\u{202e}\u{feff}".to_owned()),
        Just("9".repeat(4_000)),
    ];
    let one = prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        any::<usize>().prop_map(Change::Cut),
        (any::<usize>(), 1..200_usize).prop_map(|(at, times)| Change::Repeat(at, times)),
        (any::<usize>(), prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<usize>(), odd).prop_map(|(at, value)| Change::Value(at, value)),
    ];
    prop::collection::vec(one, 1..6)
}

fn changed(form: &str, changes: Vec<Change>) -> Vec<u8> {
    let mut bytes = form.as_bytes().to_vec();
    for change in changes {
        let at = |at: usize, bytes: &[u8]| at % (bytes.len() + 1);
        match change {
            Change::Byte(place, byte) => {
                let place = at(place, &bytes);
                if let Some(there) = bytes.get_mut(place) {
                    *there = byte;
                }
            }
            Change::Cut(place) => {
                let place = at(place, &bytes);
                bytes.truncate(place);
            }
            Change::Repeat(place, times) => {
                let tail = bytes[at(place, &bytes)..].iter().copied().take(60).collect::<Vec<u8>>();
                bytes.extend(tail.repeat(times));
            }
            Change::Insert(place, more) => {
                let place = at(place, &bytes);
                bytes.splice(place..place, more);
            }
            Change::Value(place, value) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let mut pairs: Vec<String> = text.split('&').map(str::to_owned).collect();
                let place = place % pairs.len();
                let name = pairs[place].split('=').next().unwrap_or_default().to_owned();
                pairs[place] = format!("{name}={}", crate::trial::encoded(&value));
                bytes = pairs.join("&").into_bytes();
            }
        }
    }
    bytes
}

#[test]
fn whatever_comes_is_answered() {
    let kinds = [domain::ContractKind::Variable, domain::ContractKind::Fixed, domain::ContractKind::Prepaid];
    let trials =
        kinds.map(|kind| Plan { form: crate::sample::form(kind), limits: Limits::none(), ..Plan::default() }.begin());
    let mut runner = TestRunner::new(Config { cases: rounds(), failure_persistence: None, ..Config::default() });
    let which = (0..trials.len(), 0..6_usize, changes());
    let outcome = runner.run(&which, |(kind, target, changes)| {
        let trial = &trials[kind];
        let step = [("step", "sign"), ("step", "check"), ("step", "edit-each")][target % 3];
        let more = [BASKET, ("amount", "25"), ("absence", "2026-10-08"), ("schedule.1", "40"), ("agree", "1"), step];
        let bytes = changed(&body(&more), changes);
        let path = match target {
            0..=3 => trial.action.clone(),
            4 => "/forms/mes-donnees".to_owned(),
            _ => "/forms/lien/donnees/1-x".to_owned(),
        };
        let form = "content-type: application/x-www-form-urlencoded";
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: amap.example\r\nconnection: close\r\n{form}\r\ncontent-length: {}\r\n\r\n",
            bytes.len()
        );
        let told = trial.raw(&[head.as_bytes(), &bytes].concat());
        prop_assert!((200..500).contains(&told.status), "{} to {path}: {told:?}", told.status);
        prop_assert!(told.header("content-security-policy").is_some());
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    for trial in &trials {
        let verified =
            trial.store.read_blocking(|view| intake::store::verify(view, std::slice::from_ref(&trial.key), None));
        assert!(verified.is_ok(), "the log is whole");
    }
}
