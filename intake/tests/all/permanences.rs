//! Turns at distributions.

use forms::Member;
use intake::store::permanences::{self, Slot, TurnError, TurnState, Volunteer};
use intake::store::swaps;
use intake::store::{SignUpId, Store};
use jiff::SignedDuration;
use jiff::civil::date;

use crate::support::{Bench, read};

const HALF_AN_HOUR: SignedDuration = SignedDuration::from_mins(30);

fn slot(day: i8, capacity: u32) -> Slot {
    Slot {
        amap: "/amap/rives/".to_owned(),
        distribution: date(2026, 10, day),
        role: "balance".to_owned(),
        capacity,
        told: None,
    }
}

fn volunteer(name: &str) -> Volunteer {
    let member = Member { name: name.to_owned(), email: format!("{name}@amap.example"), ..Member::default() };
    Volunteer { member, friend: None, is_shown: false }
}

fn with_friend(name: &str) -> Volunteer {
    Volunteer { friend: Some("Ami sans adresse".to_owned()), ..volunteer(name) }
}

fn take(store: &Store, slot: Slot, volunteer: Volunteer) -> Result<SignUpId, TurnError> {
    store.write_blocking(move |change| permanences::take(change, &slot, &volunteer))
}

fn request(store: &Store, slot: Slot, volunteer: Volunteer) -> Result<SignUpId, TurnError> {
    store.write_blocking(move |change| permanences::request(change, &slot, &volunteer, HALF_AN_HOUR, false))
}

fn taken(store: &Store, slot: &Slot) -> u32 {
    read(store, |view| permanences::taken(view, slot, None))
}

fn state(store: &Store, id: SignUpId) -> TurnState {
    store.read_blocking(|view| permanences::get(view, id)).unwrap().state
}

/// Who holds turns on a day.
fn who(store: &Store, day: i8) -> Vec<String> {
    let held = read(store, |view| permanences::held(view, "/amap/rives/", date(2026, 10, day)));
    let own = held.into_iter().filter(|turn| turn.distribution == date(2026, 10, day));
    let name = |id| read(store, |view| intake::store::people::get(view, id)).unwrap().name;
    own.filter_map(|turn| turn.person).map(name).collect()
}

#[test]
fn places_hold_for_a_time_and_never_exceed_the_slot() {
    let (bench, slot) = (Bench::new(), slot(1, 3));
    let lone = request(&bench.store, slot.clone(), volunteer("zoe")).unwrap();
    assert_eq!(taken(&bench.store, &slot), 1);
    take(&bench.store, slot.clone(), with_friend("ali")).unwrap();
    assert_eq!(request(&bench.store, slot.clone(), volunteer("lou")), Err(TurnError::Full(0)));
    bench.later(31 * 60);
    assert_eq!(taken(&bench.store, &slot), 2, "who does not confirm holds nothing for long");
    take(&bench.store, slot.clone(), volunteer("lou")).unwrap();
    let full = bench.store.write_blocking(move |change| permanences::confirm(change, lone, 3));
    assert_eq!(full, Err(TurnError::Full(0)));
    bench.store.write_blocking(move |change| permanences::confirm(change, lone, 4)).unwrap();
    assert_eq!((state(&bench.store, lone), taken(&bench.store, &slot)), (TurnState::Held, 4));
    assert_eq!(take(&bench.store, slot, with_friend("max")), Err(TurnError::Full(0)));
}

#[test]
fn the_last_place_is_taken_by_one_of_two_hundred() {
    let (bench, slot) = (Bench::new(), slot(1, 5));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let taken = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..200 {
            let (store, slot, volunteer) = (bench.store.clone(), slot.clone(), volunteer(&format!("m{number}")));
            tasks.spawn(async move { store.write(move |change| permanences::take(change, &slot, &volunteer)).await });
        }
        tasks.join_all().await
    });
    assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 5);
    assert!(taken.iter().filter(|one| one.is_err()).all(|one| *one == Err(TurnError::Full(0))));
}

#[test]
fn nobody_comes_twice() {
    let (bench, slot) = (Bench::new(), slot(1, 3));
    let first = request(&bench.store, slot.clone(), volunteer("zoe")).unwrap();
    let second = request(&bench.store, slot.clone(), with_friend("Zoe")).unwrap();
    assert_eq!((state(&bench.store, first), state(&bench.store, second)), (TurnState::Expired, TurnState::Received));
    assert_eq!(taken(&bench.store, &slot), 2, "sent again, it takes the place of what was sent before");
    bench.store.write_blocking(move |change| permanences::confirm(change, second, 3)).unwrap();
    assert_eq!(take(&bench.store, slot, volunteer("zoe")), Err(TurnError::Twice));
}

#[test]
fn who_cannot_come_is_replaced_and_until_then_comes() {
    let (bench, slot) = (Bench::new(), slot(1, 1));
    let own = take(&bench.store, slot.clone(), volunteer("zoe")).unwrap();
    bench.store.write_blocking(move |change| permanences::seek(change, own, true)).unwrap();
    let turn = bench.store.read_blocking(|view| permanences::get(view, own)).unwrap();
    assert!(turn.seeking_at.is_some() && turn.state == TurnState::Held);
    assert_eq!(taken(&bench.store, &slot), 1);
    let propose = move |change: &mut intake::Change<'_>| {
        Ok::<_, TurnError>((
            swaps::propose(change, own, None, "ali@amap.example")?,
            swaps::propose(change, own, None, "lou@amap.example")?,
        ))
    };
    let (ali, lou) = bench.store.write_blocking(propose).unwrap();
    bench.store.write_blocking(move |change| swaps::accept(change, ali, &volunteer("ali"))).unwrap();
    assert_eq!(who(&bench.store, 1), ["ali"]);
    assert_eq!((state(&bench.store, own), taken(&bench.store, &slot)), (TurnState::Replaced, 1));
    let late = bench.store.write_blocking(move |change| swaps::accept(change, lou, &volunteer("lou")));
    assert_eq!(late, Err(TurnError::State(TurnState::Replaced)), "only the first who accepts comes");
    assert_eq!(who(&bench.store, 1), ["ali"]);
    let cancelled = bench.store.write_blocking(move |change| permanences::cancel(change, own));
    assert_eq!(cancelled, Err(TurnError::State(TurnState::Replaced)), "the old link gives nothing up for others");
}

#[test]
fn two_exchange_their_turns() {
    let bench = Bench::new();
    let zoe = take(&bench.store, slot(1, 1), volunteer("zoe")).unwrap();
    let ali = take(&bench.store, slot(8, 1), volunteer("ali")).unwrap();
    let max = take(&bench.store, slot(15, 2), with_friend("max")).unwrap();
    let unequal = bench.store.write_blocking(move |change| {
        let proposal = swaps::propose(change, zoe, Some(max), "max@amap.example")?;
        swaps::exchange(change, proposal)
    });
    assert_eq!(unequal, Err(TurnError::Full(1)));
    let swapped = bench.store.write_blocking(move |change| {
        let proposal = swaps::propose(change, zoe, Some(ali), "ali@amap.example")?;
        swaps::exchange(change, proposal)
    });
    let swapped = swapped.unwrap();
    assert_eq!((who(&bench.store, 1), who(&bench.store, 8)), (vec!["ali".to_owned()], vec!["zoe".to_owned()]));
    assert_eq!((state(&bench.store, zoe), state(&bench.store, ali)), (TurnState::Replaced, TurnState::Replaced));
    let taken = bench.store.read_blocking(|view| permanences::get(view, swapped.taken)).unwrap();
    assert_eq!(taken.distribution, date(2026, 10, 1));
    assert_eq!(read(&bench.store, |view| permanences::of_address(view, "ALI@amap.example")).len(), 2);
}

#[test]
fn a_turn_that_is_given_up_is_free() {
    let (bench, slot) = (Bench::new(), slot(1, 2));
    let own = take(&bench.store, slot.clone(), with_friend("zoe")).unwrap();
    let changes = bench.store.site_changes();
    let before = *changes.borrow();
    bench.store.write_blocking(move |change| permanences::cancel(change, own)).unwrap();
    assert!(*changes.borrow() > before, "the site shows the place as free");
    assert_eq!(taken(&bench.store, &slot), 0);
    take(&bench.store, slot, with_friend("zoe")).unwrap();
}
