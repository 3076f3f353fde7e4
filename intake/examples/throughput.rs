//! Durable contracts a second, with 1, 16, 128 and 512 at the same time, and against bare SQLite that writes the same text in
//! batches of 128: `cargo run --release -p intake --example throughput [FOLDER]`.

use forms::Manifest;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use domain::ContractKind;
use domain::contract::Standing;
use evidence::SigningKey;
use intake::document::{Act, Document};
use intake::store::contracts::{self, ContractError, Received};
use intake::store::outbox::{self, Mail};
use intake::store::replies;
use intake::store::stocks::Supply;
use intake::store::tokens::{self, Purpose, Subject};
use intake::store::{Change, LinkKey, Options, Store};
use intake::world::World;
use jiff::{SignedDuration, Timestamp};

#[path = "../../forms/tests/sample/mod.rs"]
#[allow(dead_code)]
mod sample;

/// How long each line is measured.
const TIME: Duration = Duration::from_secs(3);
/// People who send.
const PEOPLE: usize = 500;
/// Rows of a batch of the floor: as many as the store's.
const BATCH: usize = intake::store::MOST_JOBS;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/throughput".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let people = people()?;
    let text = people[0].0.document().payload().map_err(|_| "no payload")?.canonical().to_owned();
    println!("a contract is {} bytes of JSON", text.len());
    let floor = floor(&folder.join("floor.db"), &text)?;
    println!("bare SQLite, batches of {BATCH}: {floor:.0} a second");
    for (name, is_signed) in [("sent", false), ("sent and signed", true)] {
        for count in [1, 16, 128, 512] {
            let store = open(&folder.join("store.db"))?;
            let (rate, p99) = measure(&store, &people, count, is_signed)?;
            let pulse = store.pulse();
            let batch = pulse.jobs.load(Ordering::Relaxed) as f64 / pulse.batches.load(Ordering::Relaxed).max(1) as f64;
            println!(
                "{name}, {count} at a time: {rate:.0} a second, {:.2} of the floor, {batch:.0} in a commit, p99 {:.1} ms",
                rate / floor,
                p99.as_secs_f64() * 1e3
            );
            store.close();
        }
    }
    Ok(())
}

/// What everybody sends, and the mail that goes with it.
fn people() -> Result<Vec<(Received, Mail)>, Failure> {
    let form = sample::form(ContractKind::Variable);
    let all = (0..PEOPLE).map(|number| {
        let email = format!("m{number}@amap.example");
        let fields = sample::sent(&[("same.panier/petit", "2"), ("same.tomme", "2"), ("email", &email)]);
        let (entry, quote) = form.review(&fields, sample::TODAY, &Standing::default()).map_err(|_| "refused")?;
        let document = Document::new(&form, &form.to_json(), entry, quote);
        let text = "Bonjour,\n\nPour signer votre contrat, ouvrez ce lien.\n".repeat(8);
        let mail = Mail { email, subject: "Votre contrat".to_owned(), text, ..Mail::default() };
        Ok((Received::new(document).map_err(|_| "no contract")?, mail))
    });
    all.collect()
}

fn fresh(path: &Path) -> Result<(), Failure> {
    for end in ["", "-wal", "-shm"] {
        let file = format!("{}{end}", path.display());
        if Path::new(&file).exists() {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Rows a second that SQLite alone takes, each the text of a contract.
fn floor(path: &Path, text: &str) -> Result<f64, Failure> {
    fresh(path)?;
    let connection = rusqlite::Connection::open(path)?;
    connection.query_one("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection
        .execute_batch("PRAGMA synchronous = FULL; CREATE TABLE contract (id INTEGER PRIMARY KEY, text TEXT) STRICT")?;
    let (began, mut rows) = (Instant::now(), 0.0);
    while began.elapsed() < TIME {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut insert = connection.prepare_cached("INSERT INTO contract (text) VALUES (?1)")?;
        for _ in 0..BATCH {
            insert.execute([text])?;
            rows += 1.0;
        }
        connection.execute_batch("COMMIT")?;
    }
    Ok(rows / began.elapsed().as_secs_f64())
}

fn open(path: &Path) -> Result<Store, Failure> {
    fresh(path)?;
    let key = SigningKey::from_seed("amap.example/journal", &[1; 32]).ok_or("no key")?;
    let options = Options {
        world: World::real(),
        keys: vec![key],
        links: LinkKey([2; 32]),
        published: None,
        readers: 2,
        max_pages: None,
        believe_clock: false,
    };
    Ok(Store::open(path, options)?)
}

/// Contracts a second, and the longest that 99 of 100 waited.
fn measure(
    store: &Store,
    people: &[(Received, Mail)],
    count: usize,
    is_signed: bool,
) -> Result<(f64, Duration), Failure> {
    let people: Arc<Vec<Arc<(Received, Mail)>>> = Arc::new(people.iter().cloned().map(Arc::new).collect());
    let supply = Arc::new(Supply::default());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let began = Instant::now();
    let mut waits = runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..count {
            let (store, people, supply) = (store.clone(), people.clone(), supply.clone());
            tasks.spawn(async move {
                let (mut waits, mut number) = (Vec::new(), 0);
                while began.elapsed() < TIME {
                    let (own, supply) = (people[(task + number) % people.len()].clone(), supply.clone());
                    let (sent, key) = (Instant::now(), format!("{task} {number}"));
                    let job = move |change: &mut Change<'_>| {
                        replies::once(change, &key, key.as_bytes(), |change| send(change, &own, is_signed, &supply))
                    };
                    if store.write::<_, ContractError, _>(job).await.is_err() {
                        break;
                    }
                    waits.push(sent.elapsed());
                    number += 1;
                }
                waits
            });
        }
        tasks.join_all().await.concat()
    });
    let rate = waits.len() as f64 / began.elapsed().as_secs_f64();
    waits.sort_unstable();
    Ok((rate, waits.get(waits.len() * 99 / 100).copied().unwrap_or_default()))
}

/// What a server does with a form: stores it with its link and mail; and where the address is known, signs it at once.
fn send(
    change: &mut Change<'_>,
    own: &(Received, Mail),
    is_signed: bool,
    supply: &Supply,
) -> Result<i64, ContractError> {
    let id = contracts::receive(change, &own.0)?;
    let (purpose, week) = (Purpose::ConfirmContract, SignedDuration::from_hours(168));
    let link = tokens::issue(change, purpose, &Subject::Contract(id), week)?;
    let mark = link.mark();
    let text = format!("{}\nhttps://amap.example/c/{mark}\n", own.1.text);
    let mail = Mail { contract: Some(id), text, links: vec![link], ..own.1.clone() };
    outbox::push(change, &mail)?;
    if is_signed {
        contracts::confirm(change, id, Act::at(Timestamp::now()), supply)?;
    }
    Ok(id.0)
}
