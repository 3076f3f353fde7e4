//! What goes wrong around the store: no space, a lock of somebody else, a mistake of a job, a damaged file.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use domain::ContractKind;
use intake::store::contracts::{self, ContractError};
use intake::store::members::{self, Source};
use intake::store::verify::verify_file;
use intake::store::{Ended, OpenError, Options, Store, StoreError, verify};

use crate::sample::form;
use crate::support::{Bench, START, opened_with, options, read, received, sign, verifier};

fn learn(store: &Store, email: &'static str) -> Result<(), StoreError> {
    store.write_blocking(move |change| members::learn(change, "/x/", email, "", Source::Imported))
}

#[test]
fn a_full_database_refuses_and_goes_on_once_there_is_room() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(AtomicI64::new(START)));
    let path = folder.path().join("intake.db");
    let store = Store::open(&path, Options { max_pages: Some(150), ..options(&clock) }).unwrap();
    let form = form(ContractKind::Variable);
    let mut stored = Vec::new();
    let error = loop {
        let received = received(&form, &format!("m{}@amap.example", stored.len()), 1);
        match store.write_blocking(move |change| contracts::receive(change, &received)) {
            Ok(id) => stored.push(id),
            Err(error) => break error,
        }
    };
    assert_eq!(error, ContractError::Store(StoreError::NoSpace));
    for _ in 0..3 {
        let received = received(&form, "encore@amap.example", 1);
        let again = store.write_blocking(move |change| contracts::receive(change, &received));
        assert_eq!(again, Err(ContractError::Store(StoreError::NoSpace)));
    }
    let find = |view: &intake::View<'_>| stored.iter().map(|id| contracts::get(view, *id).map(drop)).collect();
    store.read_blocking::<Vec<()>, ContractError>(find).unwrap();
    // Erasing what was never confirmed makes room, and nobody need do anything else.
    clock.fetch_add(8 * 24 * 3600, Ordering::Relaxed);
    let purge = |change: &mut intake::Change<'_>| {
        intake::store::retention::purge(change, &intake::store::retention::Periods::default())
    };
    store.write_blocking(purge).unwrap();
    sign(&store, &form, "enfin@amap.example", 1).unwrap();
    assert_eq!(store.read_blocking(|view| verify(view, &[verifier()], None)).unwrap().lines, 1);
    assert_eq!(store.close(), Ended::Stopped);
}

#[test]
fn a_mistake_in_a_job_takes_nobody_with_it() {
    let bench = Bench::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let outcomes = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..100_u64 {
            let store = bench.store.clone();
            tasks.spawn(async move {
                let job = move |change: &mut intake::Change<'_>| {
                    let payload = serde_json::json!({ "v": 1, "kind": "test", "number": number });
                    change.record(&evidence::Payload::new(payload).unwrap(), None, None)?;
                    if number % 10 == 3 {
                        panic!("a mistake")
                    }
                    if number % 10 == 7 { Err(StoreError::Unreadable("refused")) } else { Ok(number) }
                };
                store.write(job).await
            });
        }
        tasks.join_all().await
    });
    let count = |wanted: Result<(), StoreError>| outcomes.iter().filter(|one| one.map(drop) == wanted).count();
    assert_eq!(count(Ok(())), 80);
    assert_eq!(count(Err(StoreError::Panicked)), 10);
    assert_eq!(count(Err(StoreError::Unreadable("refused"))), 10);
    assert_eq!(bench.verified().lines, 80, "nothing of a refused job is in the log, and there is no gap");
}

/// What comes of three jobs that are written together: one that is sure and refuses, before it writes or after, between two others.
fn together(bench: &Bench, emails: [&'static str; 3], is_wrong: bool) -> Vec<Result<(), StoreError>> {
    let learn = |change: &mut intake::Change<'_>, email| members::learn(change, "/x/", email, "", Source::Imported);
    let (store, [first, sure, last]) = (&bench.store, emails);
    let ((starts, started), (held, keeps)) = (std::sync::mpsc::channel(), std::sync::mpsc::channel::<()>());
    let keeper = store.clone();
    // The writer is kept for as long as they gather.
    let keeper = std::thread::spawn(move || {
        keeper.write_blocking(move |_| {
            starts.send(()).unwrap();
            keeps.recv().or(Ok::<_, StoreError>(()))
        })
    });
    started.recv().unwrap();
    let others = [first, last].map(|email| store.write(move |change| learn(change, email)));
    let sure = store.write_surely(move |change| {
        if is_wrong {
            learn(change, sure)?;
        }
        Err(StoreError::Unreadable("refused"))
    });
    let release = async { drop(held) };
    let [first, last] = others;
    // They are asked in this order, each up to where it waits.
    let all = async { tokio::join!(biased; first, sure, last, release) };
    let (first, sure, last, ()) = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(all);
    keeper.join().unwrap().unwrap();
    vec![first, sure, last]
}

#[test]
fn who_was_sure_and_wrong_is_undone_with_everybody_in_the_batch() {
    let bench = Bench::new();
    let refused = StoreError::Unreadable("refused");
    let right = together(&bench, ["a@amap.example", "b@amap.example", "c@amap.example"], false);
    assert_eq!(right, [Ok(()), Err(refused), Ok(())], "who refuses before it writes is refused alone");
    let wrong = together(&bench, ["d@amap.example", "e@amap.example", "f@amap.example"], true);
    assert_eq!(wrong, [Err(StoreError::Panicked); 3]);
    learn(&bench.store, "g@amap.example").unwrap();
    let members = read(&bench.store, |view| members::all(view, "/x/"));
    let emails: Vec<&str> = members.iter().map(|(email, _)| email.as_str()).collect();
    assert_eq!(emails, ["a@amap.example", "c@amap.example", "g@amap.example"], "nothing of the batch is stored");
}

#[test]
fn a_lock_of_somebody_else_is_waited_for_and_then_refused() {
    let bench = Bench::new();
    learn(&bench.store, "a@amap.example").unwrap();
    let other = rusqlite::Connection::open(bench.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (began, store) = (Instant::now(), bench.store.clone());
    assert_eq!(learn(&store, "b@amap.example"), Err(StoreError::Busy));
    assert!(began.elapsed() >= Duration::from_secs(2), "it was waited for");
    other.execute_batch("ROLLBACK").unwrap();
    learn(&bench.store, "c@amap.example").unwrap();
    let members = read(&bench.store, |view| members::all(view, "/x/"));
    let emails: Vec<&str> = members.iter().map(|(email, _)| email.as_str()).collect();
    assert_eq!(emails, ["a@amap.example", "c@amap.example"]);
}

#[test]
fn closing_writes_what_came_before_and_refuses_what_comes_after() {
    let bench = Bench::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let ended = tokio::spawn({
            let store = bench.store.clone();
            async move { store.ended().await }
        });
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..200 {
            let store = bench.store.clone();
            tasks.spawn(async move {
                let email = format!("m{number}@amap.example");
                store.write(move |change| members::learn(change, "/x/", &email, "", Source::Imported)).await
            });
        }
        tokio::task::yield_now().await;
        let closed = tokio::task::spawn_blocking({
            let store = bench.store.clone();
            move || store.close()
        });
        assert_eq!(closed.await.unwrap(), Ended::Stopped);
        let outcomes = tasks.join_all().await;
        assert_eq!(ended.await.unwrap(), Ended::Stopped);
        let done = i64::try_from(outcomes.iter().filter(|one| one.is_ok()).count()).unwrap();
        assert!(outcomes.iter().all(|one| one.is_ok() || *one == Err(StoreError::Stopped)));
        assert_eq!(bench.number("SELECT count(*) FROM member"), done);
    });
    assert_eq!(learn(&bench.store, "z@amap.example"), Err(StoreError::Stopped));
}

#[test]
fn a_log_that_was_cut_loses_only_its_end() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    for number in 0..12 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    let (database, log) = (std::fs::read(bench.database()).unwrap(), bench.folder.path().join("intake.db-wal"));
    let log = std::fs::read(log).unwrap();
    assert!(log.len() > 100_000, "what was written is in the log");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("intake.db");
    let mut lines = Vec::new();
    for part in 0..=24 {
        let _ = std::fs::remove_file(folder.path().join("intake.db-shm"));
        std::fs::write(&copy, &database).unwrap();
        let mut cut = log[..log.len() * part / 24].to_vec();
        // Half of them end in nonsense instead of nothing.
        if part % 2 == 1 {
            let end = cut.len();
            cut[end - end.min(500)..].fill(0xa5);
        }
        std::fs::write(folder.path().join("intake.db-wal"), cut).unwrap();
        let store = opened_with(&copy, None).unwrap();
        lines.push(store.read_blocking(|view| verify(view, &[verifier()], None)).unwrap().lines);
        store.close();
    }
    assert!(lines.first() == Some(&0) && lines.contains(&12) && lines.len() > 5, "{lines:?}");
}

#[test]
fn a_damaged_file_is_never_taken_for_a_right_one() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    for number in 0..12 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    bench.store.close();
    let whole = std::fs::read(bench.database()).unwrap();
    let expected = verify_file(&bench.database(), &[verifier()], None).unwrap();
    let dump = |path: &std::path::Path| {
        let connection = rusqlite::Connection::open(path).unwrap();
        let mut statement = connection.prepare("SELECT leaf || payload FROM log JOIN record USING (seq)").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<Vec<String>>>()
    };
    let texts = dump(&bench.database()).unwrap();
    let copy = bench.folder.path().join("copy.db");
    let mut found = 0;
    for part in 0..150 {
        let mut bytes = whole.clone();
        let place = (part * 7_919 * 13 + 41) % bytes.len();
        bytes[place] ^= 0x10;
        std::fs::write(&copy, &bytes).unwrap();
        match verify_file(&copy, &[verifier()], None) {
            // A byte that nothing is read from.
            Ok(verified) => assert_eq!((verified, dump(&copy).unwrap()), (expected, texts.clone())),
            Err(_) => found += 1,
        }
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(bench.folder.path().join(format!("copy.db{end}")));
        }
    }
    assert!(found > 20, "{found} of 150");
}

#[test]
fn what_is_no_database_of_this_program_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("intake.db");
    let refused = || opened_with(&path, None).err().unwrap();
    std::fs::write(&path, "a letter to the AMAP\n".repeat(400)).unwrap();
    assert!(refused().to_string().contains("damaged"), "{}", refused());
    std::fs::remove_file(&path).unwrap();
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let error = refused();
    assert!(matches!(error, OpenError::Newer { found: 99, known: 7 }) && error.to_string().contains("newer version"));
    assert!(matches!(opened_with(&folder.path().join("nowhere/intake.db"), None).err(), Some(OpenError::File(_, _))));
}

#[cfg(unix)]
#[test]
fn only_their_user_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    learn(&bench.store, "a@amap.example").unwrap();
    for name in ["intake.db", "intake.db-wal", "intake.db-shm"] {
        let mode = std::fs::metadata(bench.folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn sqlite_is_new_enough() {
    assert!(rusqlite::version_number() >= intake::store::connection::OLDEST_SQLITE);
}
