//! Forms that are sent twice.

use intake::store::replies::{Once, known, once};
use intake::store::{StoreError, members};

use crate::support::{Bench, read};

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
    assert_eq!(read(&bench.store, |view| known::<u32>(view, "c", b"one")), None);
    assert_eq!(read(&bench.store, |view| members::all(view, "/x/")).len(), 2);
}

#[test]
fn what_went_wrong_can_be_sent_again() {
    let bench = Bench::new();
    assert!(learn(&bench, "a", b"one", 13).is_err());
    assert!(read(&bench.store, |view| members::all(view, "/x/")).is_empty());
    assert_eq!(learn(&bench, "a", b"one", 2), Ok(Once::New(2)));
}
