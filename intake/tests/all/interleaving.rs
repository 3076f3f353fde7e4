//! Whatever is done in whatever order, by whomever in between, the log verifies, and no more is taken than there is.

use domain::contract::Quantity;
use intake::document::Act;
use intake::store::contracts::{self, ContractError, Received, State};
use intake::store::erasure::{self, Extent};
use intake::store::stocks::{self, Supply};
use intake::store::{ContractId, StoreError};
use proptest::prelude::*;

use crate::support::{Bench, act, limited, read, received};

/// Something that is done; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Receive { who: u8, boxes: u32, approval: bool, hold: bool },
    Amend { which: usize, boxes: u32 },
    Confirm(usize),
    Approve(usize),
    Countersign(usize),
    CountersignAll,
    Withdraw(usize),
    Refuse(usize),
    Erase { who: u8, extent: Extent },
    Fail,
    Panic,
    Pass(i64),
    Reopen,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        4 => (0..6_u8, 1..4_u32, any::<bool>(), any::<bool>())
            .prop_map(|(who, boxes, approval, hold)| Deed::Receive { who, boxes, approval, hold }),
        2 => (0..20_usize, 1..4_u32).prop_map(|(which, boxes)| Deed::Amend { which, boxes }),
        5 => (0..20_usize).prop_map(Deed::Confirm),
        2 => (0..20_usize).prop_map(Deed::Approve),
        2 => (0..20_usize).prop_map(Deed::Countersign),
        1 => Just(Deed::CountersignAll),
        2 => (0..20_usize).prop_map(Deed::Withdraw),
        1 => (0..20_usize).prop_map(Deed::Refuse),
        1 => (0..6_u8, any::<bool>()).prop_map(|(who, all)| {
            Deed::Erase { who, extent: if all { Extent::Everything } else { Extent::WhatMayBe } }
        }),
        1 => Just(Deed::Fail),
        1 => Just(Deed::Panic),
        1 => (-100_000..400_000_i64).prop_map(Deed::Pass),
        1 => Just(Deed::Reopen),
    ];
    prop::collection::vec(prop::collection::vec(one, 1..6), 1..12)
        .prop_map(|batches| batches.into_iter().flatten().collect())
}

/// What may be told of a deed: it was done, or it could not be.
fn done<T>(outcome: Result<T, ContractError>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(ContractError::Store(error)) => panic!("{error}"),
        Err(_) => None,
    }
}

fn check(bench: &Bench) {
    bench.verified();
    let held = read(&bench.store, |view| stocks::held(view, "contrat.2026-2027.legumes", "caisses", None, None));
    assert!(held <= Quantity::units(5), "{held}");
    let signed = read(&bench.store, |view| {
        contracts::of_form(view, "contrat.2026-2027.legumes", &[State::Signed, State::Countersigned])
    });
    // What is signed is what is taken for good.
    let taken = bench.number("SELECT coalesce(sum(quantity), 0) FROM taken");
    let drawn = bench.number("SELECT count(DISTINCT contract) FROM draw WHERE until IS NULL");
    assert_eq!(drawn, i64::try_from(signed.len()).unwrap());
    assert!(taken <= 500);
}

/// Does what is to be done; gives the number of a contract that is new.
fn perform(bench: &Bench, deed: Deed, known: &[ContractId]) -> Option<ContractId> {
    let (form, store) = (limited(5), &bench.store);
    let supply = Supply::of(&form.terms);
    let chosen = |which: usize| known.get(which % known.len().max(1)).copied().unwrap_or(ContractId(0));
    let receive = |received: Received| done(store.write_blocking(move |change| contracts::receive(change, &received)));
    match deed {
        Deed::Receive { who, boxes, approval, hold } => {
            let mut received = received(&form, &format!("m{who}@amap.example"), boxes);
            received.needs_approval = approval;
            received.holds = hold.then(|| jiff::SignedDuration::from_mins(30));
            return receive(received);
        }
        Deed::Amend { which, boxes } => {
            let mut received = received(&form, "m0@amap.example", boxes);
            received.amends = Some(chosen(which));
            return receive(received);
        }
        Deed::Confirm(which) => {
            let id = chosen(which);
            done(store.write_blocking(move |change| contracts::confirm(change, id, act(), &supply)));
        }
        Deed::Approve(which) => {
            let id = chosen(which);
            done(store.write_blocking(move |change| contracts::approve(change, id, act(), &supply)));
        }
        Deed::Countersign(which) => {
            let id = chosen(which);
            done(store.write_blocking(move |change| contracts::countersign(change, id, &act())));
        }
        Deed::CountersignAll => {
            let by = Act { by: Some("Ferme".to_owned()), ..act() };
            done(store.write_blocking(move |change| contracts::countersign_all(change, &form.id, &by)));
        }
        Deed::Withdraw(which) => {
            let id = chosen(which);
            done(store.write_blocking(move |change| contracts::withdraw(change, id, &act(), "")));
        }
        Deed::Refuse(which) => {
            let id = chosen(which);
            done(store.write_blocking(move |change| contracts::refuse(change, id)));
        }
        Deed::Erase { who, extent } => {
            let email = format!("m{who}@amap.example");
            store.write_blocking(move |change| erasure::erase(change, &email, extent)).unwrap();
        }
        Deed::Fail | Deed::Panic => {
            let is_panic = matches!(deed, Deed::Panic);
            let id = chosen(0);
            let outcome: Result<(), ContractError> = store.write_blocking(move |change| {
                let _ = contracts::confirm(change, id, act(), &supply);
                if is_panic {
                    panic!("on purpose")
                }
                Err(ContractError::Unknown)
            });
            assert!(matches!(outcome, Err(ContractError::Unknown | ContractError::Store(StoreError::Panicked))));
        }
        Deed::Pass(seconds) => bench.later(seconds),
        Deed::Reopen => {}
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_log_verifies_whatever_is_done(deeds in deeds()) {
        let (mut bench, mut known) = (Bench::new(), Vec::new());
        for deed in deeds {
            if matches!(deed, Deed::Reopen) {
                bench = bench.reopened();
            }
            known.extend(perform(&bench, deed, &known));
            check(&bench);
        }
        let bench = bench.reopened();
        check(&bench);
    }
}
