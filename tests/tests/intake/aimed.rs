//! A process that is killed at a moment that is aimed at: while the write-ahead log is carried over into the database, and while
//! an older database gets the tables of this program. The shim kills it within the write itself.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Row};

use super::load::Crowd;
use super::network::{MANY, Network, copy, waited};
use super::rounds;
use super::served::Served;
use super::store::SIGNED;

/// The tables as the first program made them.
const FIRST: &str = include_str!("../../../intake/migrations/0001-start.sql");
/// Rows that the older database has besides: more than the program keeps of it in memory.
const OLD_ROWS: usize = 300;
/// Pages in the write-ahead log from which the writer carries them over, and some.
const LONG: i64 = 4_200;

impl Network {
    /// A server that can be aimed at; nothing where there is no shim.
    fn target(&self) -> Option<Command> {
        let _ = std::fs::remove_file(self.path("aim"));
        self.shimmed("FAULT_AIM", &self.path("aim").display().to_string(), &["serve"])
    }

    /// Aims: from now on, what is done to a file is counted, and the n-th time is the end.
    fn aim(&self, file: &str, what: &str, at: usize) {
        let _ = std::fs::remove_file(self.path("aim.seen"));
        std::fs::write(self.path("aim"), format!("{file} {what} {at}")).unwrap();
    }

    /// How often it was done since.
    fn counted(&self) -> usize {
        std::fs::metadata(self.path("aim.seen")).map_or(0, |file| usize::try_from(file.len()).unwrap())
    }

    /// The database, looked at by somebody who leaves the write-ahead log to the program.
    fn looked_at(&self) -> Connection {
        let database = self.database();
        assert!(database.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap());
        database
    }

    fn is_whole(&self) {
        let database = self.looked_at();
        let found: String = database.query_one("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(found, "ok");
        let wrong = database.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
        assert!(!wrong, "a row refers to nothing");
    }
}

fn is_killed(status: ExitStatus) -> bool {
    status.signal() == Some(9)
}

#[test]
fn who_is_killed_while_the_log_is_carried_over_under_load_has_stored_what_was_acknowledged() {
    // A network is small for a few rounds only: a large one would be slow, and is aimed at no better.
    let all = rounds(3);
    for first in (0..all).step_by(3) {
        let network = Network::new();
        let crowd = Crowd::new(&network);
        for round in first..all.min(first + 3) {
            let (what, at) = if round % 3 == 2 { ("sync", 1) } else { ("write", 1 + round * 5 % 24) };
            let Some(command) = network.target() else { return };
            killed_while_it_carries_over(&network, &crowd, network.serve_by(command), (what, at));
            // Whoever starts finds the half of it or the whole; what is acknowledged is there before anybody cleans up.
            let server = network.serve();
            crowd.check();
            network.is_whole();
            server.kill();
        }
        let server = network.serve();
        crowd.send_again(server.forms);
        server.stop();
        crowd.check();
        network.is_whole();
    }
}

/// Has people send until the writer carries over, and is killed as it does.
fn killed_while_it_carries_over(network: &Network, crowd: &Crowd<'_>, mut server: Served, (what, at): (&str, usize)) {
    let signed = crowd.said().signed.len();
    let status = crowd.until(server.forms, 6, || {
        crowd.wait_for(signed + 2);
        network.aim("intake.db", what, at);
        // So much is written beside that the writer carries over after its next batch; no more, since it must come to write.
        let other = network.looked_at();
        other.execute_batch("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0").unwrap();
        let waiting = |row: &Row<'_>| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?);
        let runs = std::cell::RefCell::new(|| server.runs());
        let ended = waited(|| {
            while runs.borrow_mut()() {
                if other.query_one("PRAGMA wal_checkpoint(NOOP)", [], waiting).unwrap_or(LONG) >= LONG {
                    return None;
                }
                other.execute_batch("REINDEX").unwrap();
            }
            Some(())
        });
        assert!(ended.is_some(), "nothing was carried over: {what} {at}, {}", network.counted());
        server.ended()
    });
    assert!(is_killed(status) && network.counted() == at, "{status}: {} of {at} {what}", network.counted());
}

#[test]
fn who_is_killed_while_the_log_is_carried_over_at_the_end_has_it_carried_over_the_next_time() {
    let network = Network::new();
    let mut emails = Vec::new();
    // The last write is followed by one that makes it last, then by the cut of what was carried over.
    let last = [("intake.db", "sync", 1), ("intake.db-wal", "cut", 1)];
    for round in 0..rounds(4) {
        let Some(command) = network.target() else { return };
        let mut server = network.serve_by(command);
        let email = format!("m{round}@amap.example");
        server.browser().sign(&network, MANY, &email);
        emails.push(email);
        let (file, what, at) =
            last.get(round % 4).copied().unwrap_or(("intake.db", "write", 1 + round / 4 + round % 4 / 3 * 7));
        network.aim(file, what, at);
        server.signal("TERM");
        let status = server.ended();
        assert!(is_killed(status) && network.counted() == at, "{status}: {file} {what} {}", network.counted());
        let server = network.serve();
        network.is_whole();
        network.stored_once(&emails, SIGNED);
        assert_eq!(network.verified(), (emails.len(), emails.len()));
        server.kill();
    }
    network.serve().stop();
    network.stored_once(&emails, SIGNED);
    assert_eq!(network.verified(), (emails.len(), emails.len()));
    let log = std::fs::metadata(network.path("intake/intake.db-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0, "everything is carried over");
}

/// What is kept of a database, whatever program has it: its rows of every old table, by the columns that stayed.
fn rows(database: &Connection, columns: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in columns {
        let quoted =
            columns.split(", ").map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ',' || ");
        let sql = format!("SELECT '{table}: ' || {quoted} AS line FROM {table} ORDER BY line");
        let mut statement = database.prepare(&sql).unwrap();
        found.extend(statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    found
}

/// The tables and indexes of a database.
fn schema(database: &Connection) -> BTreeSet<(String, String)> {
    let sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = database.prepare(sql).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// The names of the columns that a table has in both databases, by table; without the numbers of answers, which a step gave anew.
fn shared(database: &Connection) -> Vec<(String, String)> {
    let sql = "SELECT t.name, group_concat(c.name, ', ') FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               AND c.name IN (SELECT name FROM pragma_table_info(t.name, 'new')) AND (t.name, c.name) <> ('reply', 'id')
               GROUP BY t.name";
    let mut statement = database.prepare(sql).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// Makes the database of a network one that the first program wrote. Gives the columns that it shares with the newest.
fn age(network: &Network) -> Vec<(String, String)> {
    let (path, old) = (network.path("intake/intake.db"), network.path("intake/old.db"));
    let database = Connection::open(&old).unwrap();
    database.execute_batch("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF").unwrap();
    database.execute_batch(FIRST).unwrap();
    database.execute("ATTACH ?1 AS new", [path.display().to_string()]).unwrap();
    let columns = shared(&database);
    for (table, columns) in &columns {
        let sql = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}");
        database.execute_batch(&sql).unwrap();
    }
    let now = jiff::Timestamp::now().as_second();
    for number in 0..OLD_ROWS {
        let sql = "INSERT INTO mail (nonce, about, email, subject, text, html, created_at, sent_at)
                   VALUES (randomblob(16), 'confirm', ?1, 'S', 'T', hex(zeroblob(4000)), ?2, ?2)";
        database.execute(sql, (format!("old{number}@amap.example"), now)).unwrap();
        let sql = "INSERT INTO reply (key, body, answer, answered_at) VALUES (randomblob(16), randomblob(16), ?1, ?2)";
        database.execute(sql, (format!("\"{number}\""), now)).unwrap();
    }
    database.execute_batch("DETACH new; PRAGMA user_version = 1").unwrap();
    drop(database);
    std::fs::rename(old, path).unwrap();
    columns
}

#[test]
fn who_is_killed_while_the_tables_change_has_the_old_ones_or_the_new_ones_and_every_row() {
    let network = Network::new();
    let server = network.serve();
    for number in 0..3 {
        server.browser().sign(&network, MANY, &format!("m{number}@amap.example"));
    }
    // What waits to be sent would be sent by whoever starts next, and its row would tell so.
    let waits =
        || network.looked_at().prepare("SELECT 1 FROM mail WHERE next_at IS NOT NULL").unwrap().exists([]).unwrap();
    assert!(waited(|| Some(()).filter(|()| !waits())).is_some(), "mails are not sent");
    server.stop();
    let version = || network.looked_at().query_one("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let (newest, new_schema) = (version(), schema(&network.looked_at()));
    let columns = age(&network);
    let (intake, kept) = (network.path("intake"), network.path("kept"));
    let expected = rows(&network.looked_at(), &columns);
    assert!(version() == 1 && expected.len() > 2 * OLD_ROWS && schema(&network.looked_at()) != new_schema);
    copy(&intake, &kept);
    let begin = || {
        std::fs::remove_dir_all(&intake).unwrap();
        copy(&kept, &intake);
    };
    // Once without an end, to know how much there is to aim at.
    let Some(command) = network.target() else { return };
    network.aim("intake.db-wal", "any", 0);
    network.serve_by(command).kill();
    let (all, mut met) = (network.counted(), BTreeSet::new());
    assert!(all > 100 && version() == newest, "{all} writes");
    let count = rounds(6).max(2);
    for round in 0..count {
        begin();
        let command = network.target().unwrap();
        let at = 1 + (all - 1) * round / (count - 1);
        network.aim("intake.db-wal", "any", at);
        match network.try_serve_by(command) {
            Err((status, said)) => assert!(is_killed(status) && network.counted() == at, "{status}: {said}"),
            // The last of them may come once it serves.
            Ok(server) => server.kill(),
        }
        met.insert(version());
        network.is_whole();
        if version() == 1 {
            assert!(rows(&network.looked_at(), &columns) == expected, "round {round}: half of a step");
        }
        let server = network.serve();
        assert_eq!((version(), server.watched("/health").0), (newest, 200));
        network.is_whole();
        assert!(schema(&network.looked_at()) == new_schema, "round {round}: other tables than those of a new database");
        let found = rows(&network.looked_at(), &columns);
        let lost: Vec<_> = expected.iter().filter(|row| !found.contains(row)).take(3).collect();
        let new: Vec<_> = found.iter().filter(|row| !expected.contains(row)).take(3).collect();
        assert!(lost.is_empty() && new.is_empty(), "round {round}: {lost:?} are lost, {new:?} are new");
        assert_eq!(network.verified(), (3, 3));
        server.browser().sign(&network, MANY, "after@amap.example");
        server.stop();
        assert_eq!(network.verified(), (4, 4));
    }
    assert!(met.contains(&1) && met.len() > 1, "killed with tables of {met:?} only");
}
