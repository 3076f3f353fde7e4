//! What of a site is in use: nobody is written to about forms that nobody sends, of which a country has thousands.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Change, StoreError, View};

/// Where somebody did something that counts: confirmed by mail, or on a list that the AMAP brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    amaps: BTreeSet<String>,
    forms: BTreeSet<String>,
}

impl Uses {
    /// Everything that is in use now.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(view: &View<'_>) -> Result<Self, StoreError> {
        let amaps = "SELECT amap FROM member UNION SELECT amap FROM attendance
                     UNION SELECT amap FROM sign_up WHERE state NOT IN ('received', 'expired')
                     UNION SELECT about FROM enquiry WHERE state NOT IN ('received', 'expired')";
        let forms = "SELECT DISTINCT form FROM contract WHERE state NOT IN ('received', 'expired')";
        let all = |sql| view.all(sql, [], |row| row.get(0));
        Ok(Self { amaps: all(amaps)?.into_iter().collect(), forms: all(forms)?.into_iter().collect() })
    }

    /// Whether a form is, or its AMAP.
    pub fn has(&self, form: &str, amap: &str) -> bool {
        self.amaps.contains(amap) || self.forms.contains(form)
    }
}

/// Whether the permanences of an AMAP are in use: somebody took a turn, or the AMAP brought a list of those who may.
///
/// # Errors
/// Those of the store.
pub fn has_volunteers(view: &View<'_>, amap: &str) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sign_up WHERE amap = ?1 AND state NOT IN ('received', 'expired'))
                 OR EXISTS (SELECT 1 FROM attendance WHERE amap = ?1)
                 OR EXISTS (SELECT 1 FROM member WHERE amap = ?1 AND source = 'imported')";
    Ok(view.count(sql, [amap])? != 0)
}

/// Whether it was this address that was told last of a form's page for its coordination; `None` where nobody was.
///
/// # Errors
/// Those of the store.
pub fn is_introduced(view: &View<'_>, form: &str, email: &str) -> Result<Option<bool>, StoreError> {
    let sql = "SELECT reader FROM introduction WHERE form = ?1";
    let known: Option<[u8; 32]> = view.one(sql, [form], |row| row.get(0))?;
    Ok(known.map(|known| known == digest(email)))
}

/// Notes whom of a form's coordination was told.
///
/// # Errors
/// Those of the store.
pub fn introduce(change: &Change<'_>, form: &str, email: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO introduction (form, reader, introduced_at) VALUES (?1, ?2, ?3)
               ON CONFLICT DO UPDATE SET reader = excluded.reader, introduced_at = excluded.introduced_at";
    change.execute(sql, (form, digest(email), change.second())).map(drop)
}

fn digest(email: &str) -> [u8; 32] {
    Sha256::digest(email.to_lowercase().as_bytes()).into()
}
