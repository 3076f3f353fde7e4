//! `cabas calendar`: the same days in every format, and calendars that another program reads.

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use serde_json::Value;
use tests::{cabas, root};

use super::{Offer, offer, run_in, valid};

/// What another parser reads of an event.
#[derive(Debug, Clone, PartialEq)]
struct Event {
    day: String,
    /// The last day of one that takes whole days.
    last: Option<String>,
    status: String,
    sequence: i64,
    summary: String,
    description: String,
    location: String,
}

/// What another parser reads of a calendar, by UID.
fn all_events(text: &[u8]) -> BTreeMap<String, Event> {
    let calendar = ICalendar::parse(String::from_utf8(text.to_vec()).unwrap()).unwrap();
    let mut events = BTreeMap::new();
    for component in calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent) {
        let value = |property: ICalendarProperty| component.property(&property)?.values.first().cloned();
        let text =
            |property| value(property).and_then(|value| Some(value.into_text()?.into_owned())).unwrap_or_default();
        let moment = |property| match value(property) {
            Some(ICalendarValue::PartialDateTime(when)) => *when,
            other => panic!("{other:?}"),
        };
        let day = |when: &PartialDateTime| {
            format!("{:04}-{:02}-{:02}", when.year.unwrap(), when.month.unwrap(), when.day.unwrap())
        };
        let (start, end) = (moment(ICalendarProperty::Dtstart), moment(ICalendarProperty::Dtend));
        let event = Event {
            day: day(&start),
            last: start.hour.is_none().then(|| {
                let after: jiff::civil::Date = day(&end).parse().unwrap();
                after.yesterday().unwrap().to_string()
            }),
            status: format!("{:?}", value(ICalendarProperty::Status).unwrap()),
            sequence: match value(ICalendarProperty::Sequence) {
                Some(ICalendarValue::Integer(number)) => number,
                other => panic!("{other:?}"),
            },
            summary: text(ICalendarProperty::Summary),
            description: text(ICalendarProperty::Description),
            location: text(ICalendarProperty::Location),
        };
        let known = events.insert(text(ICalendarProperty::Uid), event);
        assert_eq!(known, None, "two events have one UID");
    }
    events
}

/// Deliveries and distributions: day of start, status and sequence.
fn events(text: &[u8]) -> BTreeMap<String, (String, String, i64)> {
    let events = all_events(text).into_iter().filter(|(uid, _)| !uid.contains(".paiement@"));
    events.map(|(uid, event)| (uid, (event.day, event.status, event.sequence))).collect()
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
fn payments_are_notes_of_the_whole_day() {
    let paid = |exceptions: &str, payment: &str| {
        let offer = offer(
            &format!(
                "kind: fixed\nseason: {{ from: 2026-10-01, to: 2027-03-25 }}\ndeliveries:\n  weekday: thursday\n  \
                 exceptions: [{exceptions}]\nproducts:\n  - {{ name: Panier, price: 12 }}\npayment: {payment}\n"
            ),
            "2026-09-01",
        );
        let output = offer.run(&["calendar", "--contract", "contrat", "--format", "ics"], "");
        let payments = all_events(&output.stdout).into_iter().filter(|(uid, _)| uid.contains(".paiement@"));
        payments.collect::<BTreeMap<_, _>>()
    };
    let cheques = "{ methods: [transfer, cheque], instalments: 5, payee: GAEC du Pré, note: Au dos le nom de l’AMAP. }";
    let notes = paid("", cheques);
    let uid = |number: usize| format!("{number}.saison.contrat.paiement@amap.example");
    let shown: Vec<(&str, &str)> =
        (1..=5).map(|number| &notes[&uid(number)]).map(|note| (note.day.as_str(), note.summary.as_str())).collect();
    let title = |rest: &str| format!("Paiement {}", rest.replace("ferme", "à la ferme «\u{a0}Ferme du Pré\u{a0}»"));
    assert_eq!(shown[0], ("2026-10-01", title("1 ferme, il en reste 4").as_str()));
    assert_eq!(shown[3], ("2027-01-07", title("4 ferme, il en reste 1").as_str()));
    assert_eq!(shown[4], ("2027-02-04", title("5 ferme, le dernier").as_str()));
    assert_eq!(notes.len(), 5);
    for note in notes.values() {
        assert_eq!(note.last.as_ref(), Some(&note.day));
        assert_eq!((note.sequence, note.location.as_str()), (0, "Salle du Port, 2 quai de la Prévalaye, 35000 Rennes"));
        for part in ["virement, chèque", "GAEC du Pré", "Au dos le nom"] {
            assert!(note.description.contains(part), "{}", note.description);
        }
    }
    // A first delivery of the month that is moved takes the payment with it.
    let moved = paid("{ date: 2026-11-05, moved_to: 2026-11-06 }", cheques);
    assert_eq!(moved.keys().collect::<Vec<_>>(), notes.keys().collect::<Vec<_>>());
    assert_eq!((moved[&uid(2)].day.as_str(), moved[&uid(2)].sequence), ("2026-11-06", 1));
    let once = paid("", "{ methods: [direct-debit] }");
    assert_eq!(once.values().map(|note| note.summary.as_str()).collect::<Vec<_>>(), [title("ferme")]);
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
