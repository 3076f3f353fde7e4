//! Forms that are sent twice.

use intake::store::replies::{Once, known, once};
use intake::store::retention::{Periods, purge};
use intake::store::{StoreError, members};

use crate::support::{Bench, read};

const WEEK: i64 = 7 * 24 * 3_600;

fn learn(bench: &Bench, key: &'static str, body: &'static [u8], answer: u32) -> Result<Once<u32>, StoreError> {
    bench.store.write_blocking(move |change| {
        once(change, key, body, |change| {
            let email = format!("m{answer}@amap.example");
            members::learn(change, "/x/", &email, "", members::Source::Imported)?;
            if answer == 13 { Err(StoreError::Unreadable("thirteen")) } else { Ok(answer) }
        })
    })
}

#[test]
fn the_same_form_has_the_same_answer_and_is_done_once() {
    let bench = Bench::new();
    assert_eq!(learn(&bench, "a", b"one", 1), Ok(Once::New(1)));
    assert_eq!(learn(&bench, "a", b"one", 2), Ok(Once::Again(1)));
    assert_eq!(learn(&bench, "a", b"two", 3), Ok(Once::Other), "the key of another form does nothing");
    assert_eq!(learn(&bench, "b", b"one", 4), Ok(Once::New(4)));
    let bench = bench.reopened();
    assert_eq!(learn(&bench, "a", b"one", 5), Ok(Once::Again(1)));
    let looked =
        |key: &'static str| bench.store.write_blocking(move |change| known::<u32>(change, key, b"one")).unwrap();
    assert_eq!((looked("c"), looked("b"), looked("a")), (None, Some(Once::Again(4)), Some(Once::Again(1))));
    assert_eq!(read(&bench.store, |view| members::all(view, "/x/")).len(), 2);
}

#[test]
fn what_went_wrong_can_be_sent_again() {
    let bench = Bench::new();
    assert!(learn(&bench, "a", b"one", 13).is_err());
    assert!(read(&bench.store, |view| members::all(view, "/x/")).is_empty());
    assert_eq!(learn(&bench, "a", b"one", 2), Ok(Once::New(2)));
}

#[test]
fn what_is_undone_after_it_was_answered_can_be_sent_again() {
    let bench = Bench::new();
    let undone = bench.store.write_blocking(|change| {
        once(change, "a", b"one", |_| Ok::<u32, StoreError>(1))?;
        Err::<(), _>(StoreError::Unreadable("something else"))
    });
    assert!(undone.is_err());
    // Another answer stands where that one stood.
    assert_eq!(learn(&bench, "b", b"one", 2), Ok(Once::New(2)));
    assert_eq!(learn(&bench, "a", b"one", 3), Ok(Once::New(3)));
    assert_eq!(learn(&bench, "b", b"one", 4), Ok(Once::Again(2)));
    assert_eq!(learn(&bench, "a", b"one", 5), Ok(Once::Again(3)));
}

#[test]
fn what_another_program_answered_is_known() {
    let bench = Bench::new();
    assert_eq!(learn(&bench, "a", b"one", 1), Ok(Once::New(1)));
    let other = bench.beside();
    assert_eq!(learn(&other, "a", b"one", 2), Ok(Once::Again(1)));
    assert_eq!(learn(&other, "b", b"one", 3), Ok(Once::New(3)));
    assert_eq!(learn(&bench, "b", b"one", 4), Ok(Once::Again(3)));
    assert_eq!(bench.number("SELECT count(*) FROM reply"), 2);
}

#[test]
fn answers_that_are_erased_leave_the_others_known() {
    let bench = Bench::new();
    assert_eq!(learn(&bench, "a", b"one", 1), Ok(Once::New(1)));
    bench.later(WEEK / 2);
    assert_eq!(learn(&bench, "b", b"one", 2), Ok(Once::New(2)));
    bench.later(WEEK / 2 + 1);
    bench.store.write_blocking(|change| purge(change, &Periods::default())).unwrap();
    assert_eq!(bench.number("SELECT count(*) FROM reply"), 1);
    assert_eq!(learn(&bench, "b", b"one", 3), Ok(Once::Again(2)));
    assert_eq!(learn(&bench, "a", b"one", 4), Ok(Once::New(4)), "a page of last week is none of today's");
    bench.later(2 * WEEK);
    bench.store.write_blocking(|change| purge(change, &Periods::default())).unwrap();
    assert_eq!(bench.number("SELECT count(*) FROM reply"), 0);
    assert_eq!(learn(&bench, "c", b"one", 5), Ok(Once::New(5)));
    assert_eq!(learn(&bench, "a", b"one", 6), Ok(Once::New(6)));
    assert_eq!(learn(&bench, "c", b"one", 7), Ok(Once::Again(5)));
}
