//! The floor: what no server on SQLite can beat by much. One connection writes in batches as large as the store's, each of them
//! durable: the text of a contract and nothing else; the text with the key of its form, of which there may be one only; or every row
//! that a contract which is sent leaves behind.

use std::path::Path;
use std::time::{Duration, Instant};

use forms::Manifest;
use intake::store::contracts::{self, ContractError, Received};
use intake::store::outbox::{self, Mail};
use intake::store::tokens::{self, Purpose, Subject};
use intake::store::{MOST_JOBS, replies};
use jiff::SignedDuration;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};

use crate::{Failure, fill, site};

/// The tables in which a contract that is sent leaves a row.
const TABLES: [&str; 4] = ["contract", "token", "mail", "reply"];

/// Rows a second of a table that has nothing but the text (`rate`), and of one that takes each key once (`once`); contracts a second
/// with all their rows (`whole`).
pub fn measure(folder: &Path, time: Duration) -> Result<Value, Failure> {
    let form = site::form()?;
    let document = site::document(&form, &form.to_json(), "m@amap.example")?;
    let text = document.payload().map_err(|_| "no payload")?.canonical().to_owned();
    std::fs::create_dir_all(folder)?;
    let bytes = text.len();
    let (rate, rows) = of_text(&folder.join("floor.db"), &text, time)?;
    let once = of_keys(&folder.join("keys.db"), &text, time)?;
    let whole = of_rows(&folder.join("rows"), Received::new(document).map_err(|_| "no contract")?, time)?;
    Ok(json!({ "rate": rate, "rows": rows, "once": once, "whole": whole, "batch": MOST_JOBS, "bytes": bytes }))
}

fn of_text(path: &Path, text: &str, time: Duration) -> Result<(f64, u64), Failure> {
    let connection = bare(path)?;
    connection.execute_batch("CREATE TABLE contract (id INTEGER PRIMARY KEY, text TEXT) STRICT")?;
    batches(&connection, time, |_| {
        connection.prepare_cached("INSERT INTO contract (text) VALUES (?1)")?.execute([text])?;
        Ok(())
    })
}

/// What the server promises, as SQLite does it by itself: a form that comes twice is stored once. Keys come in no order, as the load
/// program's do.
fn of_keys(path: &Path, text: &str, time: Duration) -> Result<f64, Failure> {
    let connection = bare(path)?;
    connection.execute_batch("CREATE TABLE contract (id INTEGER PRIMARY KEY, key BLOB UNIQUE, text TEXT) STRICT")?;
    let (rate, _) = batches(&connection, time, |number| {
        let mut key = [0; 16];
        key[..8].copy_from_slice(&number.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
        connection.prepare_cached("INSERT INTO contract (key, text) VALUES (?1, ?2)")?.execute((key, text))?;
        Ok(())
    })?;
    Ok(rate)
}

/// In the store's own tables, with all their indexes: a row of each is taken for the pattern of all others. Which form came before,
/// the server knows by itself.
fn of_rows(folder: &Path, received: Received, time: Duration) -> Result<f64, Failure> {
    let (store, path) = (fill::open(folder)?, folder.join("intake.db"));
    let text = "Vous avez rempli un contrat. Ouvrez ce lien, relisez, puis appuyez sur le bouton.\n".repeat(5);
    let sent = store.write_blocking(move |change| {
        replies::once(change, "1-first", b"body", |change| {
            let id = contracts::receive(change, &received)?;
            let week = SignedDuration::from_hours(168);
            let link = tokens::issue(change, Purpose::ConfirmContract, &Subject::Contract(id), week)?;
            let email = received.document().person.email.clone();
            let mail = Mail { contract: Some(id), email, text, links: vec![link], ..Mail::default() };
            outbox::push(change, &mail)?;
            Ok::<i64, ContractError>(id.0)
        })
    });
    sent.map_err(|error| format!("{error:?}"))?;
    store.close();
    let connection = bare(&path)?;
    let patterns = TABLES.map(|table| pattern(&connection, table)).into_iter().collect::<Result<Vec<_>, _>>()?;
    let (rate, _) = batches(&connection, time, |_| {
        for (insert, cells) in &patterns {
            connection.prepare_cached(insert)?.execute(params_from_iter(cells.iter()))?;
        }
        Ok(())
    })?;
    Ok(rate)
}

/// What inserts another row like that of a table, and what stands in it; a number of its own it is given.
fn pattern(connection: &Connection, table: &str) -> Result<(String, Vec<Cell>), Failure> {
    let mut named = connection.prepare("SELECT name FROM pragma_table_info(?1) WHERE name <> 'id'")?;
    let columns = named.query_map([table], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let (names, marks) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let cells = connection.query_one(&format!("SELECT {names} FROM {table}"), [], |row| {
        (0..columns.len()).map(|at| row.get(at)).collect::<Result<Vec<Cell>, _>>()
    })?;
    Ok((format!("INSERT INTO {table} ({names}) VALUES ({marks})"), cells))
}

/// A connection on which every commit is durable, and that is as SQLite makes it otherwise.
fn bare(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path)?;
    connection.query_one("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = FULL")?;
    Ok(connection)
}

/// How many are written a second in batches, and how many were.
fn batches(
    connection: &Connection,
    time: Duration,
    mut insert: impl FnMut(u64) -> Result<(), Failure>,
) -> Result<(f64, u64), Failure> {
    let (began, mut number) = (Instant::now(), 0);
    while began.elapsed() < time {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for _ in 0..MOST_JOBS {
            number += 1;
            insert(number)?;
        }
        connection.execute_batch("COMMIT")?;
    }
    Ok((number as f64 / began.elapsed().as_secs_f64(), number))
}
