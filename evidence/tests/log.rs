//! A log kept by its writer, receipts of it, and a change of key.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeSet, HashMap};

use evidence::rotation::{self, RotationRefusal};
use evidence::tree::{is_consistent, prove_consistency};
use evidence::{
    Checkpoint, Discontinuity, Entry, Hash, Log, Node, Nodes, Note, OpenError, Payload, Position, Receipt, Refusal,
    Salt, SigningKey, TreeError,
};
use serde_json::{Value, json};

const ORIGIN: &str = "amap.example/journal";

#[derive(Default)]
struct Table(HashMap<Position, Hash>);

impl Nodes for Table {
    type Error = Position;

    fn node(&self, position: Position) -> Result<Hash, Position> {
        self.0.get(&position).copied().ok_or(position)
    }
}

impl Table {
    fn insert(&mut self, nodes: &[Node]) {
        for node in nodes {
            assert!(self.0.insert(node.position, node.hash).is_none(), "rows never change");
        }
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(ORIGIN, &[seed; 32]).unwrap()
}

fn signed(number: u64) -> (Payload, Salt, Entry) {
    let lines = json!([{ "product": "Panier de légumes", "quantity": number, "cents": 1_250 }]);
    let payload = json!({ "v": 1, "kind": "contract-signed", "person": "Zoé Le Goff", "lines": lines, "empty": [] });
    recorded(payload, number as u8)
}

fn recorded(payload: Value, salt: u8) -> (Payload, Salt, Entry) {
    let (payload, salt) = (Payload::new(payload).unwrap(), Salt([salt; 32]));
    let entry = Entry::new(&payload, salt, "2026-11-21T09:30:15Z".parse().unwrap(), None);
    (payload, salt, entry)
}

/// Appends to a log as a store does; gives the checkpoint.
fn append(log: &mut Log, table: &mut Table, entries: &[Entry]) -> Note {
    let batch = log.append(entries);
    table.insert(&batch.nodes);
    let checkpoint = batch.checkpoint.clone();
    batch.keep();
    checkpoint
}

/// A log of twelve entries in two batches, and the receipt of the eighth.
fn receipt() -> Receipt {
    let mut table = Table::default();
    let mut log = Log::open(vec![key(1)], &table, 0).unwrap();
    let all: Vec<_> = (0..12).map(signed).collect();
    let entries: Vec<Entry> = all.iter().map(|(_, _, entry)| entry.clone()).collect();
    append(&mut log, &mut table, &entries[..5]);
    let checkpoint = append(&mut log, &mut table, &entries[5..]);
    let (payload, salt, entry) = all.into_iter().nth(7).unwrap();
    Receipt::new(&table, 7, checkpoint, payload, salt, entry).unwrap()
}

#[test]
fn what_is_not_kept_never_was() {
    let mut table = Table::default();
    let mut log = Log::open(vec![key(1)], &table, 0).unwrap();
    let entries: Vec<Entry> = (0..3).map(|number| signed(number).2).collect();
    let lost = log.append(&entries).checkpoint.to_string();
    assert_eq!(log.size(), 0);
    let batch = log.append(&entries[..2]);
    assert_eq!((batch.first, batch.nodes.len()), (0, 3));
    table.insert(&batch.nodes);
    batch.keep();
    assert_eq!(log.append(&entries[2..]).first, 2);
    assert_eq!(append(&mut log, &mut table, &entries[2..]).to_string(), lost, "the same entries give the same tree");
    assert_eq!(log.checkpoint().to_string(), lost);
    assert_eq!(log.append(&[]).checkpoint.to_string(), lost);
}

#[test]
fn a_log_goes_on_from_its_rows_and_from_no_others() {
    let mut table = Table::default();
    let mut log = Log::open(vec![key(1)], &table, 0).unwrap();
    let entries: Vec<Entry> = (0..20).map(|number| signed(number).2).collect();
    let first = append(&mut log, &mut table, &entries[..13]);
    let first = Checkpoint::parse(first.text()).unwrap();
    let mut log = Log::open(vec![key(1)], &table, 13).unwrap();
    assert_eq!(log.follows(&table, &first), Ok(()));
    let last = append(&mut log, &mut table, &entries[13..]);
    let last = Checkpoint::parse(last.text()).unwrap();
    let proof = prove_consistency(&table, first.size, last.size).unwrap();
    assert!(is_consistent((first.size, first.root), (last.size, last.root), &proof));
    assert_eq!(log.follows(&table, &first), Ok(()));
    assert_eq!(log.follows(&table, &last), Ok(()));
    // An old copy that was restored, one that was restored and went on, and another log.
    let old = Log::open(vec![key(1)], &table, 13).unwrap();
    assert_eq!(old.follows(&table, &last), Err(Discontinuity::Shorter));
    let mut fork = Table::default();
    let mut forked = Log::open(vec![key(1)], &fork, 0).unwrap();
    append(&mut forked, &mut fork, &entries);
    append(&mut forked, &mut fork, &entries);
    assert_eq!(forked.follows(&fork, &last), Ok(()), "the same entries are the same log");
    let other = Checkpoint { size: 21, ..last.clone() };
    assert_eq!(forked.follows(&fork, &other), Err(Discontinuity::Forked));
    assert_eq!(log.follows(&table, &Checkpoint { origin: "x".into(), ..last }), Err(Discontinuity::OtherLog));
    assert!(matches!(Log::open(vec![key(1)], &table, 21), Err(OpenError::Nodes(_))));
    assert!(matches!(Log::open(vec![], &table, 0), Err(OpenError::Keys)));
    let stranger = SigningKey::from_seed("autre.example", &[1; 32]).unwrap();
    assert!(matches!(Log::open(vec![key(1), stranger], &table, 0), Err(OpenError::Keys)));
}

#[test]
fn a_receipt_is_read_back_and_proves_itself() {
    let receipt = receipt();
    let text = receipt.to_string();
    let read = Receipt::parse(&text).unwrap();
    assert_eq!((&read, read.to_string()), (&receipt, text.clone()));
    let key = key(1);
    let proven = read.verify(key.verifier()).unwrap();
    assert_eq!((proven.index, proven.checkpoint.size, proven.checkpoint.origin.as_str()), (7, 12, ORIGIN));
    assert_eq!((proven.entry.at().to_string().as_str(), proven.entry.previous()), ("2026-11-21T09:30:15Z", None));
    assert_eq!(proven.payload.value()["lines"][0]["quantity"], 7);
    // As Windows and mail programs hand it on.
    let sent = format!("\u{feff}\r\n{}\r\n \r\n", text.replace('\n', "\r\n"));
    assert_eq!(Receipt::parse(&sent).as_ref(), Ok(&receipt));
}

#[test]
fn a_receipt_of_what_is_not_there_is_not_made() {
    let mut table = Table::default();
    let mut log = Log::open(vec![key(1)], &table, 0).unwrap();
    let (payload, salt, entry) = signed(1);
    let checkpoint = append(&mut log, &mut table, std::slice::from_ref(&entry));
    let outside = Receipt::new(&table, 1, checkpoint, payload.clone(), salt, entry.clone());
    assert_eq!(outside, Err(TreeError::Outside));
    let no_checkpoint = Note::sign("bonjour\n", &[key(1)]).unwrap();
    assert_eq!(Receipt::new(&table, 0, no_checkpoint, payload, salt, entry), Err(TreeError::Outside));
}

#[test]
fn each_part_that_is_changed_is_named() {
    let text = receipt().to_string();
    let own = key(1);
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    let (entry, salt) = (line("{\"at\""), "07".repeat(32));
    let (proof, signature) = (line("index"), line("— "));
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Receipt::parse(&text.replacen(from, to, 1)).and_then(|receipt| receipt.verify(own.verifier()).map(|_| ())).err()
    };
    // A letter in the middle of the signature.
    let (before, rest) = signature.split_at(signature.len() - 20);
    let bent = format!("{before}{}{}", if rest.starts_with('A') { 'B' } else { 'A' }, &rest[1..]);
    let mut tried = BTreeSet::new();
    for (from, to, refusal) in [
        ("cabas-receipt@v1", "cabas-receipt@v2", Refusal::NotAReceipt),
        ("une lettre", "une  lettre", Refusal::NotAReceipt),
        ("\n\nPreuve\n\n", "\n\n", Refusal::NotAReceipt),
        ("\"quantity\": 7", "\"quantity\": 7.0", Refusal::BadPayload),
        ("\"quantity\": 7", "\"quantity\": 8,\n      \"quantity\": 7", Refusal::BadPayload),
        ("\"empty\": [],\n  ", "", Refusal::OtherPayload),
        (&salt, "0", Refusal::BadSalt),
        (&entry, &entry.replace(",\"v\":1", ""), Refusal::BadEntry),
        (&proof, "index 07", Refusal::BadProof),
        (&proof, "extra AA==\nindex 7", Refusal::BadProof),
        ("\n12\n", "\n12,0\n", Refusal::BadProof),
        ("\"quantity\": 7", "\"quantity\": 8", Refusal::OtherPayload),
        ("Zoé", "Zoe", Refusal::OtherPayload),
        (&salt, &"08".repeat(32), Refusal::OtherPayload),
        ("\"kind\":\"contract-signed\"", "\"kind\":\"contract-ended\"", Refusal::OtherKind),
        ("amap.example/journal\n12", "autre.example/journal\n12", Refusal::OtherLog),
        ("— amap.example/journal", "— autre.example/journal", Refusal::Unsigned),
        ("\n12\n", "\n13\n", Refusal::WrongSignature),
        (&signature, &bent, Refusal::WrongSignature),
        (&proof, "index 6", Refusal::NotIncluded),
        ("2026-11-21T09:30:15Z", "2026-11-20T09:30:15Z", Refusal::NotIncluded),
    ] {
        tried.insert(refusal);
        assert_eq!(changed(from, to), Some(refusal), "{from} → {to}");
    }
    let right = Receipt::parse(&text).unwrap();
    assert_eq!(right.verify(key(2).verifier()), Err(Refusal::Unsigned), "another key of the same name");
    let other_name = SigningKey::from_seed("autre.example", &[1; 32]).unwrap();
    assert_eq!(right.verify(other_name.verifier()), Err(Refusal::OtherLog));
    assert_eq!(tried, BTreeSet::from(Refusal::ALL), "a reason is not tried");
    let codes: BTreeSet<&str> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
    assert_eq!(codes.len(), Refusal::ALL.len(), "each reason has a name of its own");
}

#[test]
fn no_letter_can_be_changed_left_out_or_added() {
    let text = receipt().to_string();
    let own = key(1);
    let is_right = |text: &str| Receipt::parse(text).is_ok_and(|receipt| receipt.verify(own.verifier()).is_ok());
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for at in places {
        let (before, rest) = text.split_at(at);
        let mut after = rest.chars();
        let own = after.next().unwrap();
        let is_last = after.as_str().is_empty();
        for other in ['0', 'A', ' ', '\n', 'é'].into_iter().filter(|other| *other != own && !(is_last && *other == ' '))
        {
            assert!(!is_right(&format!("{before}{other}{}", after.as_str())), "{at}: {own} → {other}");
        }
        if !is_last {
            assert!(!is_right(&format!("{before}{}", after.as_str())), "{at}: without {own}");
            assert!(at == 0 || !is_right(&format!("{before} {rest}")), "{at}: a blank before {own}");
        }
    }
    assert!(is_right(&text));
}

#[test]
fn a_key_leads_to_its_successor() {
    let mut table = Table::default();
    let mut log = Log::open(vec![key(1)], &table, 0).unwrap();
    append(&mut log, &mut table, &[signed(1).2, signed(2).2]);
    // From here on both sign.
    let mut log = Log::open(vec![key(1), key(2)], &table, 2).unwrap();
    let new = key(2);
    let (payload, salt, entry) = recorded(rotation::payload(new.verifier()).unwrap().value().clone(), 9);
    let checkpoint = append(&mut log, &mut table, std::slice::from_ref(&entry));
    assert_eq!(checkpoint.signatures().len(), 2);
    let receipt = Receipt::new(&table, 2, checkpoint, payload.clone(), salt, entry.clone()).unwrap();
    let receipt = Receipt::parse(&receipt.to_string()).unwrap();
    assert_eq!(rotation::successor(&receipt, key(1).verifier()).as_ref(), Ok(new.verifier()));
    assert_eq!(rotation::successor(&receipt, key(3).verifier()), Err(RotationRefusal::Receipt(Refusal::Unsigned)));
    // Other receipts of the time are right for both, and name no key.
    let (own, salt_of, signed_entry) = signed(3);
    let checkpoint = append(&mut log, &mut table, std::slice::from_ref(&signed_entry));
    let contract = Receipt::new(&table, 3, checkpoint, own, salt_of, signed_entry).unwrap();
    assert!(contract.verify(key(1).verifier()).is_ok() && contract.verify(new.verifier()).is_ok());
    assert_eq!(rotation::successor(&contract, key(1).verifier()), Err(RotationRefusal::NotAKey));
    // A key that did not sign too is not taken over.
    let old_alone = Log::open(vec![key(1)], &table, 3).unwrap().checkpoint();
    let alone = Receipt::new(&table, 2, old_alone, payload, salt, entry).unwrap();
    assert_eq!(rotation::successor(&alone, key(1).verifier()), Err(RotationRefusal::Receipt(Refusal::Unsigned)));
}
