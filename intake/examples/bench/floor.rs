//! The floor: what no server on SQLite can beat by much. One connection writes the text of a contract and nothing else, in
//! batches as large as the store's, each of them durable.

use std::path::Path;
use std::time::{Duration, Instant};

use forms::Manifest;
use intake::store::MOST_JOBS;
use serde_json::{Value, json};

use crate::{Failure, site};

/// Rows a second.
pub fn measure(folder: &Path, time: Duration) -> Result<Value, Failure> {
    let form = site::form()?;
    let document = site::document(&form, &form.to_json(), "m@amap.example")?;
    let text = document.payload().map_err(|_| "no payload")?.canonical().to_owned();
    std::fs::create_dir_all(folder)?;
    let connection = rusqlite::Connection::open(folder.join("floor.db"))?;
    connection.query_one("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    let table = "PRAGMA synchronous = FULL; CREATE TABLE contract (id INTEGER PRIMARY KEY, text TEXT) STRICT";
    connection.execute_batch(table)?;
    let (began, mut rows) = (Instant::now(), 0_u64);
    while began.elapsed() < time {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut insert = connection.prepare_cached("INSERT INTO contract (text) VALUES (?1)")?;
        for _ in 0..MOST_JOBS {
            insert.execute([&text])?;
            rows += 1;
        }
        connection.execute_batch("COMMIT")?;
    }
    let rate = rows as f64 / began.elapsed().as_secs_f64();
    Ok(json!({ "rate": rate, "rows": rows, "batch": MOST_JOBS, "bytes": text.len() }))
}
