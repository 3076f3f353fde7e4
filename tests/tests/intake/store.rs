//! What is in the database of an intake, read beside the program.

use std::collections::BTreeMap;

use rusqlite::{Connection, OpenFlags};

use super::network::{Network, name_of};

/// Where the acknowledged stand.
pub const SENT: &[&str] = &["received", "signed", "countersigned"];
/// Where those stand whose signature was acknowledged.
pub const SIGNED: &[&str] = &["signed", "countersigned"];

impl Network {
    /// The database, opened by somebody else than the program.
    pub fn database(&self) -> Connection {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(self.path("intake/intake.db"), flags).unwrap()
    }

    /// The contracts that are stored, by the address of whoever sent them: their states, in order.
    pub fn contracts(&self) -> BTreeMap<String, Vec<String>> {
        let database = self.database();
        // Whose address is not proven stands in the draft alone.
        let sql = "SELECT coalesce(p.email, c.email), c.state, coalesce(c.draft, r.payload),
                     coalesce(p.name, json_extract(c.draft, '$.person.name'))
                   FROM contract c LEFT JOIN person p ON p.id = c.person LEFT JOIN record r ON r.seq = c.signed_seq
                   WHERE coalesce(p.email, c.email) IS NOT NULL ORDER BY c.id";
        let mut statement = database.prepare(sql).unwrap();
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let (email, state): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
            let (text, name): (String, String) = (row.get(2).unwrap(), row.get(3).unwrap());
            // Letter for letter what was typed, in what is signed and beside it.
            assert_eq!(name, name_of(&email));
            for typed in [&name, &email, "3 rue du Four, 35000 Rennes"] {
                assert!(text.contains(&format!("\"{typed}\"")), "{typed} is not in {text}");
            }
            found.entry(email).or_default().push(state);
        }
        found
    }

    /// Each of these has one contract, in one of the states.
    pub fn stored_once<'a>(&self, emails: impl IntoIterator<Item = &'a String>, states: &[&str]) {
        let found = self.contracts();
        for email in emails {
            let own = found.get(email).map_or(&[][..], Vec::as_slice);
            assert!(
                own.len() == 1 && states.contains(&own[0].as_str()),
                "{email} has {own:?}, acknowledged: {states:?}"
            );
        }
    }
}
