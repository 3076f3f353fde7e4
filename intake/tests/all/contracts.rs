//! The life of contracts.

use domain::contract::Quantity;
use domain::{Cents, ContractKind};
use evidence::{Hash, Payload};
use intake::document::Act;
use intake::store::contracts::{self, Confirmed, Contract, ContractError, Received, State};
use intake::store::stocks::{self, Supply};
use intake::store::{ContractId, Store, log, members, people};
use jiff::SignedDuration;
use serde_json::Value;

use crate::sample::form;
use crate::support::{Bench, act, document, limited, read, received, sign, verifier};

fn receive(store: &Store, received: Received) -> Result<ContractId, ContractError> {
    store.write_blocking(move |change| contracts::receive(change, &received))
}

fn confirm(store: &Store, id: ContractId, supply: &Supply) -> Result<Confirmed, ContractError> {
    let supply = supply.clone();
    store.write_blocking(move |change| contracts::confirm(change, id, act(), &supply))
}

fn get(store: &Store, id: ContractId) -> Contract {
    store.read_blocking(|view| contracts::get(view, id)).unwrap()
}

fn payload(store: &Store, seq: u64) -> Payload {
    read(store, |view| log::payload(view, seq)).unwrap()
}

fn boxes(store: &Store) -> Quantity {
    read(store, |view| stocks::held(view, "contrat.2026-2027.legumes", "caisses", None, None))
}

#[test]
fn a_contract_is_sent_confirmed_and_countersigned() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    let supply = Supply::of(&form.terms);
    let id = receive(&bench.store, received(&form, "noemie@amap.example", 2)).unwrap();
    let sent = get(&bench.store, id);
    assert_eq!((sent.state, sent.signed_seq, sent.due), (State::Received, None, 24_000));
    assert_eq!(bench.verified().lines, 0, "what nobody confirmed is not in the log");
    bench.later(60);
    let Confirmed::Signed(recorded) = confirm(&bench.store, id, &supply).unwrap() else { panic!() };
    let signed = get(&bench.store, id);
    assert_eq!((signed.state, signed.signed_seq), (State::Signed, Some(0)));
    assert_eq!(signed.signed_at, Some(recorded.at));
    let document = read(&bench.store, |view| contracts::document(view, &signed)).unwrap();
    let events: Vec<&str> = document.events.iter().map(|event| event.what.as_str()).collect();
    assert_eq!(events, ["opened", "sent", "confirmed"]);
    assert_eq!((document.quote.totals.due, document.person.name.as_str()), (Cents(24_000), "Noémie Le Goff"));
    assert_eq!(document.events[2].act.ip.as_deref(), Some("2001:db8::1"));
    assert_eq!(confirm(&bench.store, id, &supply), Err(ContractError::State(State::Signed)));

    let by = Act { by: Some("Ferme de l’Étang".to_owned()), ..act() };
    let both = bench.store.write_blocking(move |change| contracts::countersign(change, id, &by)).unwrap();
    let payload = payload(&bench.store, both.seq);
    assert_eq!(payload.kind(), "contract-countersigned");
    assert_eq!(payload.value()["contract_sha256"], Value::from(document.hash()), "both sign the same text");
    let line = read(&bench.store, |view| log::entries(view, both.seq, 1)).remove(0);
    assert_eq!(line.previous(), Some(recorded.hash));
    assert_eq!(get(&bench.store, id).state, State::Countersigned);
    let verified = bench.verified();
    assert_eq!((verified.lines, verified.contracts), (2, 1));
    assert!(read(&bench.store, |view| members::is_known(view, "/x/", "NOEMIE@amap.example")));
}

#[test]
fn whoever_sends_a_contract_is_known_once_they_confirm_it() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    let [new, old] =
        ["zoe@amap.example", "ana@amap.example"].map(|email| receive(&bench.store, received(&form, email, 1)).unwrap());
    let database = rusqlite::Connection::open(bench.database()).unwrap();
    let people = || database.query_one("SELECT count(*) FROM person", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!((get(&bench.store, new).person, people()), (None, 0));
    // Before the fifth step of the tables, somebody was known as soon as they sent something.
    let sql = "INSERT INTO person (name, email, phone, address, partners, seen_at) VALUES ('Ana', 'ana@amap.example', '', '', '', 1)";
    database.execute(sql, []).unwrap();
    let known = database.last_insert_rowid();
    database.execute("UPDATE contract SET person = ?1, email = NULL WHERE id = ?2", (known, old.0)).unwrap();
    for (id, email) in [(new, "Zoe@amap.example"), (old, "Ana@amap.example")] {
        let own = |view: &intake::View<'_>| contracts::of_address(view, email);
        let unproven: Vec<ContractId> = read(&bench.store, own).iter().map(|contract| contract.id).collect();
        assert_eq!(unproven, [id]);
        confirm(&bench.store, id, &Supply::of(&form.terms)).unwrap();
        let proven: Vec<ContractId> = read(&bench.store, own).iter().map(|contract| contract.id).collect();
        assert_eq!(proven, [id]);
    }
    assert_eq!((get(&bench.store, old).person.map(|person| person.0), people()), (Some(known), 2));
    let unproven = database.query_one("SELECT count(email) FROM contract", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(unproven, 0);
}

#[test]
fn receipts_are_the_same_whenever_they_are_asked_for() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    for number in 0..7 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    let receipt = |bench: &Bench, seq| read(&bench.store, |view| log::receipt(view, seq)).unwrap().to_string();
    let early: Vec<String> = (0..7).map(|seq| receipt(&bench, seq)).collect();
    for number in 7..20 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    let bench = bench.reopened();
    for (seq, text) in (0..).zip(&early) {
        assert_eq!(*text, receipt(&bench, seq));
        let parsed = evidence::Receipt::parse(text).unwrap();
        assert_eq!(parsed.verify(&verifier()).unwrap().index, seq);
    }
}

#[test]
fn a_stranger_waits_for_the_coordination() {
    let (bench, form) = (Bench::new(), limited(3));
    let supply = Supply::of(&form.terms);
    let mut stranger = received(&form, "inconnu@example.org", 1);
    (stranger.needs_approval, stranger.holds) = (true, Some(SignedDuration::from_mins(30)));
    let id = receive(&bench.store, stranger.clone()).unwrap();
    assert_eq!(boxes(&bench.store), Quantity::ONE, "it holds its place for a time");
    assert_eq!(confirm(&bench.store, id, &supply).unwrap(), Confirmed::Waiting);
    assert_eq!(read(&bench.store, |view| contracts::waiting(view, "/x/")).len(), 1);
    bench.later(31 * 60);
    assert_eq!(boxes(&bench.store), Quantity(0), "and no longer");
    let by = Act { by: Some("Coordination".to_owned()), ..act() };
    let (supply, id_) = (supply.clone(), id);
    bench.store.write_blocking(move |change| contracts::approve(change, id_, by, &supply)).unwrap();
    let document = read(&bench.store, |view| contracts::document(view, &get(&bench.store, id))).unwrap();
    let last = document.events.last().unwrap();
    assert_eq!((last.what.as_str(), last.act.by.as_deref()), ("approved", Some("Coordination")));
    assert_eq!((get(&bench.store, id).state, boxes(&bench.store)), (State::Signed, Quantity::ONE));

    let other = receive(&bench.store, stranger).unwrap();
    bench.store.write_blocking(move |change| contracts::refuse(change, other)).unwrap();
    assert_eq!((get(&bench.store, other).state, boxes(&bench.store)), (State::Refused, Quantity::ONE));
    assert_eq!(bench.verified().lines, 1);
}

#[test]
fn what_is_taken_never_exceeds_what_there_is() {
    let (bench, form) = (Bench::new(), limited(3));
    let supply = Supply::of(&form.terms);
    let early = receive(&bench.store, received(&form, "lente@amap.example", 2)).unwrap();
    sign(&bench.store, &form, "une@amap.example", 2).unwrap();
    assert_eq!(boxes(&bench.store), Quantity(200));
    let Err(ContractError::Short(short)) = sign(&bench.store, &form, "deux@amap.example", 2) else { panic!() };
    assert_eq!((short[0].wanted, short[0].left), (Quantity(200), Quantity(100)));
    let Err(ContractError::Short(_)) = confirm(&bench.store, early, &supply) else { panic!("it held nothing") };
    assert_eq!(get(&bench.store, early).state, State::Received, "it can still be changed and confirmed");
    sign(&bench.store, &form, "trois@amap.example", 1).unwrap();
    assert_eq!(boxes(&bench.store), Quantity(300));
    // The farm finds more: the newest revision counts.
    confirm(&bench.store, early, &Supply::of(&limited(5).terms)).unwrap();
    assert_eq!(boxes(&bench.store), Quantity(500));
    bench.verified();
}

#[test]
fn a_change_takes_the_place_of_what_was_signed() {
    let (bench, form) = (Bench::new(), limited(3));
    let supply = Supply::of(&form.terms);
    let (first, signed) = sign(&bench.store, &form, "noemie@amap.example", 2).unwrap();
    bench.store.write_blocking(move |change| contracts::countersign(change, first, &act())).unwrap();
    // Three boxes are there only once the two of before are given back.
    let mut changed = received(&form, "noemie@amap.example", 3);
    changed.amends = Some(first);
    let second = receive(&bench.store, changed.clone()).unwrap();
    assert_eq!(get(&bench.store, first).state, State::Countersigned, "until it is confirmed, nothing changes");
    let late = receive(&bench.store, changed).unwrap();
    let Confirmed::Signed(recorded) = confirm(&bench.store, second, &supply).unwrap() else { panic!() };
    assert_eq!((get(&bench.store, first).state, get(&bench.store, second).state), (State::Amended, State::Signed));
    assert_eq!(boxes(&bench.store), Quantity(300));
    let lines = read(&bench.store, |view| log::entries(view, 0, 9));
    let kinds: Vec<&str> = lines.iter().map(evidence::Entry::kind).collect();
    assert_eq!(kinds, ["contract-signed", "contract-countersigned", "contract-amended"]);
    assert_eq!(lines[2].previous(), Some(lines[1].hash()), "it follows the farm's signature of the old one");
    assert_eq!((lines[1].previous(), lines[0].hash()), (Some(signed.hash), signed.hash));
    let document = payload(&bench.store, recorded.seq);
    let old = Hash::of(payload(&bench.store, 0).canonical().as_bytes()).to_hex();
    assert_eq!(document.value()["amends"]["sha256"], Value::from(old));
    assert_eq!(confirm(&bench.store, late, &supply), Err(ContractError::NothingToAmend(State::Amended)));
    bench.verified();
}

#[test]
fn a_contract_is_withdrawn_and_gives_back() {
    let (bench, form) = (Bench::new(), limited(3));
    let (id, signed) = sign(&bench.store, &form, "noemie@amap.example", 3).unwrap();
    let ended =
        bench.store.write_blocking(move |change| contracts::withdraw(change, id, &act(), "déménagement")).unwrap();
    assert_eq!(payload(&bench.store, ended.seq).value()["reason"], "déménagement");
    let line = read(&bench.store, |view| log::entries(view, ended.seq, 1)).remove(0);
    assert_eq!((line.kind(), line.previous()), ("contract-withdrawn", Some(signed.hash)));
    assert_eq!((get(&bench.store, id).state, boxes(&bench.store)), (State::Withdrawn, Quantity(0)));
    let twice = bench.store.write_blocking(move |change| contracts::withdraw(change, id, &act(), ""));
    assert_eq!(twice, Err(ContractError::State(State::Withdrawn)));
    bench.verified();
}

#[test]
fn the_farm_signs_a_whole_season_at_once() {
    let (bench, form) = (Bench::new(), limited(100));
    for number in 0..5 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    receive(&bench.store, received(&form, "absente@amap.example", 1)).unwrap();
    let id = form.id.clone();
    let all = bench.store.write_blocking(move |change| contracts::countersign_all(change, &id, &act())).unwrap();
    let signed = read(&bench.store, |view| contracts::of_form(view, &form.id, &[State::Countersigned]));
    assert_eq!((all.len(), signed.len(), bench.verified().lines), (5, 5, 10));
    let id = form.id.clone();
    assert!(
        bench.store.write_blocking(move |change| contracts::countersign_all(change, &id, &act())).unwrap().is_empty()
    );
    let counts = read(&bench.store, contracts::counts);
    assert_eq!(counts, [(form.id.clone(), State::Countersigned, 5), (form.id.clone(), State::Received, 1)]);
}

#[test]
fn a_contract_on_paper_is_recorded_as_such() {
    let (bench, form) = (Bench::new(), limited(3));
    let mut paper = document(&form, "noemie@amap.example", 1);
    paper.events.clear();
    paper.person.email.clear();
    let (paper, supply) = (Received::new(paper).unwrap(), Supply::of(&form.terms));
    let by = Act { by: Some("Aline, coordination".to_owned()), ..act() };
    let (id, recorded) =
        bench.store.write_blocking(move |change| contracts::record_paper(change, &paper, by, &supply)).unwrap();
    let payload = payload(&bench.store, recorded.seq);
    assert_eq!((payload.kind(), &payload.value()["is_paper"]), ("contract-on-paper", &Value::from(true)));
    let contract = get(&bench.store, id);
    assert_eq!((contract.state, contract.is_paper), (State::Signed, true));
    bench.verified();
}

#[test]
fn who_corrects_an_address_does_not_change_what_was_signed() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    let (id, _) = sign(&bench.store, &form, "noemie@amap.example", 1).unwrap();
    let person = get(&bench.store, id).person.unwrap();
    let mut member = read(&bench.store, |view| people::get(view, person)).unwrap();
    member.email = "noemie@ailleurs.example".to_owned();
    bench.store.write_blocking(move |change| people::rectify(change, person, &member)).unwrap();
    let found = read(&bench.store, |view| contracts::of_address(view, "Noemie@Ailleurs.example"));
    assert_eq!(found.len(), 1);
    let document = read(&bench.store, |view| contracts::document(view, &found[0])).unwrap();
    assert_eq!(document.person.email, "noemie@amap.example");
    bench.verified();
}
