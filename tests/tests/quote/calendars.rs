//! `cabas calendar`: the same days in every format, and calendars that another program reads.

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use serde_json::Value;
use tests::{cabas, root};

use super::{Offer, offer, run_in, valid};

/// What another parser reads of a calendar: by UID, day of start, status and sequence.
fn events(text: &[u8]) -> BTreeMap<String, (String, String, i64)> {
    let calendar = ICalendar::parse(String::from_utf8(text.to_vec()).unwrap()).unwrap();
    let mut events = BTreeMap::new();
    for component in calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent) {
        let value =
            |property: ICalendarProperty| component.property(&property).unwrap().values.first().unwrap().clone();
        let text = |property| value(property).into_text().unwrap().into_owned();
        let day = match value(ICalendarProperty::Dtstart) {
            ICalendarValue::PartialDateTime(when) => {
                let PartialDateTime { year, month, day, .. } = *when;
                format!("{:04}-{:02}-{:02}", year.unwrap(), month.unwrap(), day.unwrap())
            }
            other => panic!("{other:?}"),
        };
        let sequence = match value(ICalendarProperty::Sequence) {
            ICalendarValue::Integer(number) => number,
            other => panic!("{other:?}"),
        };
        let status = format!("{:?}", value(ICalendarProperty::Status));
        let known = events.insert(text(ICalendarProperty::Uid), (day, status, sequence));
        assert_eq!(known, None, "two events have one UID");
    }
    events
}

fn contract(exceptions: &str) -> Offer {
    offer(
        &format!(
            "kind: fixed\nseason: {{ from: 2026-10-01, to: 2026-12-17 }}\ndeliveries:\n  weekday: thursday\n  \
             exceptions: [{exceptions}]\nproducts:\n  - {{ name: Panier, price: 12 }}\n"
        ),
        "2026-09-01",
    )
}

fn ics(offer: &Offer) -> BTreeMap<String, (String, String, i64)> {
    let output = offer.run(&["calendar", "--contract", "contrat", "--format", "ics"], "");
    assert!(output.status.success());
    events(&output.stdout)
}

#[test]
fn a_change_keeps_the_uid_and_raises_the_sequence() {
    let before = ics(&contract(""));
    assert_eq!(before.len(), 12);
    let after = ics(&contract("{ date: 2026-10-08, moved_to: 2026-10-09 }, { date: 2026-10-15, cancelled: true }"));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (uid, (day, status, sequence)) in &after {
        let (usual, ..) = &before[uid];
        match usual.as_str() {
            "2026-10-08" => assert_eq!((day.as_str(), *sequence), ("2026-10-09", 1)),
            "2026-10-15" => assert!(status.contains("Cancelled") && *sequence == 1, "{status}"),
            _ => assert_eq!((day, *sequence), (usual, 0)),
        }
    }
}

#[test]
fn calendars_are_those_of_the_site_and_say_the_same_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let built = cabas(&["build"], &root().join("content"), folder.path());
    assert!(built.status.success());
    let published = |path: &str| std::fs::read(folder.path().join("public").join(path)).unwrap();
    for (arguments, path) in [
        (["--contract", "2026-2027/lices-legumes"], "contrat/2026-2027/lices-legumes"),
        (["--contract", "2026-2027/blavet-volailles"], "contrat/2026-2027/blavet-volailles"),
        (["--amap", "les-deux-rives"], "amap/les-deux-rives"),
        (["--amap", "amap-etudiante-de-beaulieu"], "amap/amap-etudiante-de-beaulieu"),
    ] {
        let print = |format: &str| {
            let all = [&["calendar"], &arguments[..], &["--format", format, "--today", tests::TODAY]].concat();
            run_in(&root(), &all, "").stdout
        };
        let file = tests::tree(&folder.path().join("public").join(path));
        let file =
            file.keys().find(|name| name.ends_with(".ics")).unwrap_or_else(|| panic!("{path}: {file:?}")).clone();
        let text = print("ics");
        assert!(text == published(&format!("{path}/{file}")), "{path}");
        let slots: Value = serde_json::from_slice(&print("json")).unwrap();
        valid("timetable", &slots);
        let mut days: Vec<String> =
            slots.as_array().unwrap().iter().map(|slot| slot["date"].as_str().unwrap().to_owned()).collect();
        let mut read: Vec<String> = events(&text).into_values().map(|(day, ..)| day).collect();
        days.sort_unstable();
        read.sort_unstable();
        assert_eq!(days, read);
        assert_eq!(String::from_utf8(print("text")).unwrap().lines().count(), days.len());
    }
}

#[test]
fn a_span_is_cut_out_and_goes_beyond_the_year_ahead() {
    let offer = contract("{ date: 2026-10-08, moved_to: 2026-10-09, reason: Forum }");
    let json = |arguments: &[&str]| -> Value {
        let output = offer.run(&[&["calendar", "--format", "json"], arguments].concat(), "");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let october = json(&["--contract", "contrat", "--from", "2026-10-09", "--to", "2026-10-16"]);
    let slot = &october[0];
    assert_eq!(october.as_array().unwrap().len(), 2);
    assert_eq!((slot["id"].as_str(), slot["date"].as_str()), (Some("2026-10-08"), Some("2026-10-09")));
    assert_eq!((slot["status"].as_str(), slot["reason"].as_str()), (Some("moved"), Some("Forum")));
    let far = json(&["--amap", "port", "--from", "2030-01-01", "--to", "2030-01-31"]);
    assert_eq!(far.as_array().unwrap().len(), 5);
    assert_eq!(far[0]["start"], "18:30");
    for wrong in [["--format", "ics"], ["--format", "text"]] {
        let span = ["calendar", "--contract", "contrat", "--from", "2026-12-01", "--to", "2026-10-01"];
        assert!(!offer.run(&[&span[..], &wrong].concat(), "").status.success());
    }
}
