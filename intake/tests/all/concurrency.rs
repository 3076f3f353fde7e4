//! Many at the same time.

use std::sync::atomic::Ordering;

use domain::contract::Quantity;
use intake::store::contracts::{self, Confirmed, ContractError};
use intake::store::stocks::{self, Supply};
use intake::store::{StoreError, replies};

use crate::support::{Bench, act, limited, read, received};

#[test]
fn places_are_taken_exactly_and_commits_are_shared() {
    let (bench, form) = (Bench::new(), limited(100));
    let supply = Supply::of(&form.terms);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let outcomes = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..512 {
            let (store, supply) = (bench.store.clone(), supply.clone());
            let received = received(&form, &format!("m{number}@amap.example"), 1);
            tasks.spawn(async move {
                let id = store.write(move |change| contracts::receive(change, &received)).await?;
                tokio::task::yield_now().await;
                store.write(move |change| contracts::confirm(change, id, act(), &supply)).await
            });
        }
        tasks.join_all().await
    });
    let signed = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Confirmed::Signed(_)))).count();
    let short = outcomes.iter().filter(|outcome| matches!(outcome, Err(ContractError::Short(_)))).count();
    assert_eq!((signed, short), (100, 412));
    let held = read(&bench.store, |view| stocks::held(view, &form.id, "caisses", None, None));
    assert_eq!(held, Quantity::units(100));
    let verified = bench.verified();
    assert_eq!((verified.lines, verified.contracts), (100, 100));
    let pulse = bench.store.pulse();
    assert!(pulse.largest_batch.load(Ordering::Relaxed) > 1, "several jobs shared a commit");
    assert!(pulse.batches.load(Ordering::Relaxed) < pulse.jobs.load(Ordering::Relaxed));
    assert!(verified.checkpoints <= 100);
    // Each line has its own place, and every receipt holds.
    let mut places: Vec<u64> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Ok(Confirmed::Signed(recorded)) => Some(recorded.seq),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    assert_eq!(places, (0..100).collect::<Vec<u64>>());
    for seq in places {
        let receipt = read(&bench.store, |view| intake::store::log::receipt(view, seq)).unwrap();
        receipt.verify(&crate::support::verifier()).unwrap();
    }
}

#[test]
fn a_form_that_is_sent_fifty_times_at_once_is_done_once() {
    let (bench, form) = (Bench::new(), limited(100));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let answers = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (store, received) = (bench.store.clone(), received(&form, "noemie@amap.example", 1));
            tasks.spawn(async move {
                let job = move |change: &mut intake::Change<'_>| {
                    replies::once(change, "key", b"body", |change| contracts::receive(change, &received))
                };
                store.write::<_, ContractError, _>(job).await.unwrap()
            });
        }
        tasks.join_all().await
    });
    let new = answers.iter().filter(|answer| matches!(answer, replies::Once::New(_))).count();
    assert_eq!((new, bench.number("SELECT count(*) FROM contract")), (1, 1));
    let numbers = answers.into_iter().map(|answer| match answer {
        replies::Once::New(id) | replies::Once::Again(id) => id,
        replies::Once::Other => panic!("it is the same form"),
    });
    assert_eq!(numbers.collect::<std::collections::BTreeSet<_>>().len(), 1);
}

#[test]
fn readers_see_whole_jobs_while_others_write() {
    let bench = Bench::new();
    let writing = std::thread::spawn({
        let store = bench.store.clone();
        move || {
            for number in 0..300_i64 {
                let job = move |change: &mut intake::Change<'_>| {
                    for name in ["a", "b"] {
                        let email = format!("{name}{number}@amap.example");
                        intake::store::members::learn(
                            change,
                            "/x/",
                            &email,
                            "",
                            intake::store::members::Source::Imported,
                        )?;
                    }
                    Ok::<_, StoreError>(())
                };
                store.write_blocking(job).unwrap();
            }
        }
    });
    let mut last = 0;
    while last < 600 {
        let members = read(&bench.store, |view| intake::store::members::all(view, "/x/")).len();
        assert!(members % 2 == 0 && members >= last, "{members} after {last}");
        last = members;
    }
    writing.join().unwrap();
}
