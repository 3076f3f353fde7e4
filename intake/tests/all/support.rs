//! A store in a folder that goes away, with a clock that is set by hand and salts that are always the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use domain::ContractKind;
use domain::contract::{Quantity, Standing, StockPool};
use evidence::{Note, SigningKey, VerifierKey};
use forms::{Form, Manifest};
use intake::document::{Act, Consent, Document};
use intake::store::contracts::{self, Confirmed, ContractError, Received};
use intake::store::stocks::Supply;
use intake::store::verify::Verified;
use intake::store::{ContractId, LinkKey, OpenError, Options, Recorded, Store, StoreError, verify};
use intake::world::World;
use jiff::Timestamp;
use tempfile::TempDir;

use crate::sample::{TODAY, form, sent};

/// Noon of the day on which everybody signs.
pub const START: i64 = 1_789_898_400;

/// A store to try things on.
pub struct Bench {
    pub folder: TempDir,
    pub store: Store,
    pub clock: Arc<AtomicI64>,
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let store = Store::open(&folder.path().join("intake.db"), options(&clock)).unwrap();
        Self { folder, store, clock }
    }

    /// Closes the store and opens it again.
    pub fn reopened(self) -> Self {
        self.store.close();
        let Self { folder, clock, .. } = self;
        let store = Store::open(&folder.path().join("intake.db"), options(&clock)).unwrap();
        Self { folder, store, clock }
    }

    /// The same database, opened by another program.
    pub fn beside(&self) -> Self {
        let store = Store::open(&self.database(), options(&self.clock)).unwrap();
        Self { folder: tempfile::tempdir().unwrap(), store, clock: self.clock.clone() }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("intake.db")
    }

    pub fn later(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    #[track_caller]
    pub fn verified(&self) -> Verified {
        self.store.read_blocking(|view| verify(view, &[verifier()], None)).unwrap()
    }

    /// Runs SQL as somebody who has the file.
    pub fn sql(&self, sql: &str) {
        let connection = rusqlite::Connection::open(self.database()).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        connection.execute_batch(sql).unwrap();
    }

    pub fn number(&self, sql: &str) -> i64 {
        rusqlite::Connection::open(self.database()).unwrap().query_one(sql, [], |row| row.get(0)).unwrap()
    }

    /// Every byte of the database, with what SQLite has beside it.
    pub fn bytes(&self) -> Vec<u8> {
        let files = ["intake.db", "intake.db-wal"].map(|name| std::fs::read(self.folder.path().join(name)));
        files.into_iter().flatten().flatten().collect()
    }
}

pub fn key() -> SigningKey {
    SigningKey::from_seed("amap.example/journal", &[1; 32]).unwrap()
}

pub fn verifier() -> VerifierKey {
    key().verifier().clone()
}

/// A clock that is set by hand, and bytes that nobody guesses but that are the same each time.
pub fn world(clock: &Arc<AtomicI64>) -> World {
    let (clock, count) = (clock.clone(), AtomicU64::new(0));
    let fill = move |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(8) {
            // SplitMix64: well mixed, and never the same twice.
            let mut mixed = count.fetch_add(1, Ordering::Relaxed).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(mixed ^ (mixed >> 31)).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    };
    let now = move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap();
    World { now: Box::new(now), fill: Box::new(fill) }
}

pub fn options(clock: &Arc<AtomicI64>) -> Options {
    Options {
        world: world(clock),
        keys: vec![key()],
        links: LinkKey([2; 32]),
        published: None,
        readers: 4,
        max_pages: None,
        believe_clock: false,
    }
}

pub fn opened_with(path: &Path, published: Option<Note>) -> Result<Store, OpenError> {
    let clock = Arc::new(AtomicI64::new(START));
    Store::open(path, Options { published, ..options(&clock) })
}

/// The sample form with so many boxes in all; a small box takes one.
pub fn limited(boxes: u32) -> Form {
    let mut form = form(ContractKind::Variable);
    let pool = StockPool { quantity: Quantity::units(boxes), per_delivery: false };
    form.terms.stocks.insert("caisses".to_owned(), pool);
    form.terms.items[0].stock = Some(("caisses".to_owned(), Quantity(10)));
    form
}

/// The same for so little that it is kept for less long: one euro for a box.
pub fn cheap() -> Form {
    let mut form = limited(100);
    form.terms.items[0].pricing = domain::contract::Pricing::Unit(domain::Cents(100));
    form
}

/// What somebody signs who takes so many small boxes at each delivery.
pub fn document(form: &Form, email: &str, boxes: u32) -> Document {
    let boxes = boxes.to_string();
    let fields = sent(&[("same.panier/petit", &boxes), ("email", email), ("phone", "06 12 34 56 78")]);
    let (entry, quote) = form.review(&fields, TODAY, &Standing::default()).unwrap();
    let mut document = Document::new(form, &form.to_json(), entry, quote);
    document.consents.push(Consent { key: "agree".to_owned(), text: "J’ai lu le contrat".to_owned() });
    document.events.push(act().event("opened"));
    document.events.push(act().event("sent"));
    document
}

pub fn received(form: &Form, email: &str, boxes: u32) -> Received {
    Received::new(document(form, email, boxes)).unwrap()
}

pub fn act() -> Act {
    let ip = Some("2001:db8::1".to_owned());
    Act { ip, agent: Some("Mozilla/5.0".to_owned()), ..Act::at(Timestamp::from_second(START).unwrap()) }
}

/// Sends and confirms a contract in one job.
pub fn sign(store: &Store, form: &Form, email: &str, boxes: u32) -> Result<(ContractId, Recorded), ContractError> {
    let (received, supply) = (received(form, email, boxes), Supply::of(&form.terms));
    store.write_blocking(move |change| {
        let id = contracts::receive(change, &received)?;
        match contracts::confirm(change, id, act(), &supply)? {
            Confirmed::Signed(recorded) => Ok((id, recorded)),
            Confirmed::Waiting => panic!("nobody need agree"),
        }
    })
}

/// Reads with errors of the store only.
pub fn read<T>(store: &Store, read: impl FnOnce(&intake::View<'_>) -> Result<T, StoreError>) -> T {
    store.read_blocking(read).unwrap()
}
