//! The tables, in steps that are taken once each.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// The steps. One that was published never changes; a new one is appended.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001-start.sql"),
    include_str!("../../migrations/0002-lighter.sql"),
    include_str!("../../migrations/0003-introductions.sql"),
    include_str!("../../migrations/0004-objections.sql"),
    include_str!("../../migrations/0005-unproven.sql"),
    include_str!("../../migrations/0006-answers.sql"),
    include_str!("../../migrations/0007-asked-turns.sql"),
];

/// How many steps a database has behind it.
pub(super) fn version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.query_one("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| StoreError::Unreadable("version of the tables"))
}

/// How many steps this program knows.
pub(super) fn newest() -> usize {
    MIGRATIONS.len()
}

/// Takes the steps that a database has not behind it, each in a transaction. A database of a newer program is left alone:
/// `false`.
pub(super) fn migrate(connection: &mut Connection) -> Result<bool, StoreError> {
    steps(connection, MIGRATIONS)
}

fn steps(connection: &mut Connection, steps: &[&str]) -> Result<bool, StoreError> {
    loop {
        // Another process may take the same step: what is to be done is read within the transaction.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let behind = version(&transaction)?;
        let Some(step) = steps.get(behind) else { return Ok(behind == steps.len()) };
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", i64::try_from(behind + 1).unwrap_or(i64::MAX))?;
        transaction.commit()?;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn tables(connection: &Connection) -> BTreeMap<String, BTreeSet<String>> {
        let mut statement = connection
            .prepare(
                "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            )
            .unwrap();
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        for (table, column) in rows.map(Result::unwrap) {
            tables.entry(table).or_default().insert(column);
        }
        tables
    }

    /// The marks that stand beside columns: (table, column) to `public` or `private`.
    fn marks(sql: &str) -> BTreeMap<(String, String), String> {
        let (mut marks, mut table) = (BTreeMap::new(), String::new());
        for line in sql.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let ["CREATE", "TABLE", name, ..] | ["ALTER", "TABLE", name, "ADD", "COLUMN", ..] = words[..] {
                name.clone_into(&mut table);
            }
            let Some((definition, mark)) = line.split_once("-- ") else { continue };
            let definition = definition.split("ADD COLUMN").last().unwrap_or_default();
            let column = definition.split_whitespace().next().filter(|word| !word.is_empty());
            let mark =
                mark.split_once(": ").filter(|(mark, what)| ["public", "private"].contains(mark) && !what.is_empty());
            if let (Some(column), Some((mark, _))) = (column, mark) {
                marks.insert((table.clone(), column.to_owned()), mark.to_owned());
            }
        }
        marks
    }

    #[test]
    fn every_column_says_whether_it_is_private() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(migrate(&mut connection).unwrap());
        let marks: BTreeMap<_, _> = MIGRATIONS.iter().flat_map(|sql| marks(sql)).collect();
        let tables = tables(&connection);
        assert!(tables.len() > 15, "the tables are listed");
        for (table, columns) in &tables {
            for column in columns {
                assert!(marks.contains_key(&(table.clone(), column.clone())), "{table}.{column} is not marked");
            }
        }
        let is_private = |table: &str, column: &str| marks[&(table.to_owned(), column.to_owned())] == "private";
        for column in tables["person"].iter().chain(&tables["record"]) {
            let table = if tables["person"].contains(column) { "person" } else { "record" };
            assert!(is_private(table, column), "{table}.{column} names people");
        }
        assert!(!is_private("log", "leaf") && is_private("mail", "text") && is_private("contract", "draft"));
    }

    #[test]
    fn a_mark_that_is_missing_is_noticed() {
        let sql = "CREATE TABLE a (\n  b TEXT, -- public: a\n  c TEXT, -- whatever\n  d TEXT\n) STRICT;\nALTER TABLE a ADD COLUMN e TEXT; -- private: x";
        let marks = marks(sql);
        let found: Vec<&str> = marks.keys().map(|(_, column)| column.as_str()).collect();
        assert_eq!(found, ["b", "e"]);
    }

    #[test]
    fn a_step_is_taken_once_and_wholly() {
        let mut connection = Connection::open_in_memory().unwrap();
        let first = ["CREATE TABLE a (b TEXT) STRICT;"];
        let second = [first[0], "ALTER TABLE a ADD COLUMN c TEXT; INSERT INTO a VALUES ('1', '2');"];
        assert!(steps(&mut connection, &first).unwrap());
        assert!(steps(&mut connection, &second).unwrap());
        assert!(steps(&mut connection, &second).unwrap());
        let rows: i64 = connection.query_one("SELECT count(*) FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((rows, version(&connection).unwrap()), (1, 2));
        let wrong = [second[0], second[1], "INSERT INTO a VALUES ('3', '4'); INSERT INTO nothing VALUES (1);"];
        assert!(steps(&mut connection, &wrong).is_err());
        let rows: i64 = connection.query_one("SELECT count(*) FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((rows, version(&connection).unwrap()), (1, 2), "half a step is none");
    }

    #[test]
    fn what_an_older_program_stored_is_kept() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(steps(&mut connection, &MIGRATIONS[..1]).unwrap());
        connection
            .execute_batch(
                "INSERT INTO mail (nonce, about, email, subject, text, html, created_at, next_at)
                   VALUES (zeroblob(16), 'confirm', 'a@b.c', 'S', 'T', '<p>T</p>', 5, 5);
                 INSERT INTO reply (key, body, answer, answered_at)
                   VALUES (x'ff000000000000000000000000000000', zeroblob(16), '1', 5), (zeroblob(16), zeroblob(16), '2', 6);",
            )
            .unwrap();
        assert!(migrate(&mut connection).unwrap());
        let read = |sql: &str| connection.query_one(sql, [], |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(read("SELECT email || text || coalesce(language, 'main') || next_at FROM mail"), "a@b.cTmain5");
        assert_eq!(read("SELECT group_concat(answer || answered_at) FROM reply"), "15,26");
        assert_eq!(read("SELECT group_concat(DISTINCT integrity_check) FROM pragma_integrity_check"), "ok");
    }

    #[test]
    fn a_newer_database_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(!migrate(&mut connection).unwrap());
        assert!(tables(&connection).is_empty());
    }

    #[test]
    fn the_log_is_append_only() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let run = |sql: &str| connection.execute_batch(sql);
        run("INSERT INTO log VALUES (0, 'a', zeroblob(32)), (1, 'b', zeroblob(32));
             INSERT INTO record VALUES (0, NULL, zeroblob(32), '{}', NULL);
             INSERT INTO node VALUES (1, 0, zeroblob(32)); INSERT INTO checkpoint VALUES (2, 'c', 0);")
        .unwrap();
        for forbidden in [
            "UPDATE log SET leaf = 'x' WHERE seq = 0",
            "DELETE FROM log WHERE seq = 1",
            "INSERT OR REPLACE INTO log VALUES (1, 'x', zeroblob(32))",
            "INSERT INTO log VALUES (3, 'x', zeroblob(32))",
            "INSERT INTO log VALUES (-1, 'x', zeroblob(32))",
            "UPDATE node SET hash = randomblob(32)",
            "DELETE FROM node",
            "UPDATE checkpoint SET note = 'x'",
            "DELETE FROM checkpoint",
            "DELETE FROM record",
            "UPDATE record SET payload = '{\"a\":1}'",
            "UPDATE record SET seq = 1",
            "UPDATE record SET payload = NULL",
        ] {
            assert!(run(forbidden).is_err(), "{forbidden}");
        }
        run("UPDATE record SET payload = NULL, salt = NULL, erased_at = 1").unwrap();
        assert!(run("UPDATE record SET payload = '{}', salt = zeroblob(32), erased_at = NULL").is_err());
    }
}
