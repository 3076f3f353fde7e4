//! Those whom permanences concern: who comes to the distributions of an AMAP, and who takes a basket there.

use std::collections::BTreeMap;

use domain::Date;
use forms::{Member, RotaRecord};
use jiff::Timestamp;

use super::{HOLDS, SignUp, Slot, read};
use crate::store::{StoreError, View, members, objections};

/// Somebody who comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The turn.
    pub turn: SignUp,
    /// Who: name, address of mail, telephone; empty once erased.
    pub member: Member,
    /// Since when the turn is taken.
    pub held_at: Timestamp,
}

/// Somebody with a contract that binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasketHolder {
    /// Which form they signed.
    pub form: String,
    /// Its revision.
    pub revision: String,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
}

/// Who comes to an AMAP's distributions, those first planned on a day or later, by day and role.
///
/// # Errors
/// Those of the store.
pub fn expected(view: &View<'_>, amap: &str, from: Date) -> Result<Vec<Expected>, StoreError> {
    let sql = "SELECT s.id, s.amap, s.distribution, s.role, s.people, s.state, s.person, s.friend, s.is_shown,
                 s.seeking_at, s.needs_approval, s.told, coalesce(p.name, ''), coalesce(p.email, ''), coalesce(p.phone, ''), s.held_at
               FROM sign_up s LEFT JOIN person p ON p.id = s.person
               WHERE s.amap = ?1 AND s.distribution >= ?2 AND s.state = 'held'
               ORDER BY s.distribution, s.role, s.id";
    view.all(sql, (amap, from.to_string()), |row| {
        let held: Option<i64> = row.get(15)?;
        let (name, email, phone) = (row.get(12)?, row.get(13)?, row.get(14)?);
        Ok(Expected {
            turn: read(row)?,
            member: Member { name, email, phone, ..Member::default() },
            held_at: held.and_then(|second| Timestamp::from_second(second).ok()).unwrap_or_default(),
        })
    })
}

/// How far an AMAP's posts are taken, for distributions first planned on a day or later. Turns that wait to be confirmed count
/// only `with_waiting`: a server's page needs them, and a site would show them long after their time.
///
/// # Errors
/// Those of the store.
pub fn record(view: &View<'_>, amap: &str, from: Date, with_waiting: bool) -> Result<RotaRecord, StoreError> {
    let mut record = RotaRecord::default();
    for Expected { turn, member, .. } in expected(view, amap, from)? {
        let name = Some(member.name).filter(|name| turn.is_shown && !name.is_empty());
        record.add(turn.distribution, &turn.role, turn.people, name, turn.seeking_at.is_some());
    }
    if with_waiting {
        let sql = "SELECT distribution, role, people FROM sign_up
                   WHERE amap = ?1 AND distribution >= ?2 AND state = 'received' AND holds_until > ?3";
        let waiting: Vec<(String, String, u32)> =
            view.all(sql, (amap, from.to_string(), view.now().as_second()), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        for (day, role, people) in waiting {
            let day = day.parse().map_err(|_| StoreError::Unreadable("day of a turn"))?;
            record.add(day, &role, people, None, false);
        }
    }
    Ok(record)
}

/// The AMAPs at which somebody has a turn that is taken, from a day on.
///
/// # Errors
/// Those of the store.
pub fn amaps(view: &View<'_>, from: Date) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT amap FROM sign_up WHERE state = 'held' AND distribution >= ?1 ORDER BY amap";
    view.all(sql, [from.to_string()], |row| row.get(0))
}

/// Everybody with a contract at an AMAP that binds, but for those who object to being asked.
///
/// # Errors
/// Those of the store.
pub fn basket_holders(view: &View<'_>, amap: &str) -> Result<Vec<BasketHolder>, StoreError> {
    let sql = "SELECT c.form, c.revision, p.email, p.name FROM contract c JOIN person p ON p.id = c.person
               WHERE c.amap = ?1 AND c.state IN ('signed', 'countersigned') AND p.email <> '' ORDER BY c.id";
    let holders = view.all(sql, [amap], |row| {
        Ok(BasketHolder { form: row.get(0)?, revision: row.get(1)?, email: row.get(2)?, name: row.get(3)? })
    })?;
    let asked = holders.into_iter().map(|holder| Ok((objections::has(view, &holder.email)?, holder)));
    let asked: Vec<(bool, BasketHolder)> = asked.collect::<Result<_, StoreError>>()?;
    Ok(asked.into_iter().filter(|(objects, _)| !objects).map(|(_, holder)| holder).collect())
}

/// Those who are asked when somebody is needed at an AMAP: its members, and who took a turn there of late, but for those who object.
/// Address and name, each address once.
///
/// # Errors
/// Those of the store.
pub fn known(view: &View<'_>, amap: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut known: BTreeMap<String, (String, String)> = BTreeMap::new();
    let sql = "SELECT p.email, p.name FROM sign_up s JOIN person p ON p.id = s.person
               WHERE s.amap = ?1 AND s.held_at IS NOT NULL AND p.email <> '' ORDER BY s.id";
    let volunteers = view.all(sql, [amap], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (email, name) in volunteers.into_iter().chain(members::all(view, amap)?) {
        if !objections::has(view, &email)? {
            known.insert(email.to_lowercase(), (email, name));
        }
    }
    Ok(known.into_values().collect())
}

/// What tells one sign-up of an address for a post from the next: it changes once the one before is over, or has not been
/// confirmed in its time. The same form sent again meanwhile is the same sign-up.
///
/// # Errors
/// Those of the store.
pub fn round(view: &View<'_>, slot: &Slot, email: &str) -> Result<i64, StoreError> {
    let sql = format!(
        "SELECT coalesce(max(id), 0) FROM sign_up WHERE amap = ?1 AND distribution = ?2 AND role = ?3 AND NOT {HOLDS}
           AND person IN (SELECT id FROM person WHERE email = ?5 AND email <> '')"
    );
    let (day, now) = (slot.distribution.to_string(), view.now().as_second());
    view.count(&sql, (&slot.amap, day, &slot.role, now, email))
}

/// How many turns at a distribution were given up since a moment: each is a reason to call again for those who miss.
///
/// # Errors
/// Those of the store.
pub fn given_up_since(view: &View<'_>, amap: &str, planned: Date, since: Timestamp) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM sign_up
               WHERE amap = ?1 AND distribution = ?2 AND state = 'cancelled' AND held_at IS NOT NULL AND ended_at >= ?3";
    view.count(sql, (amap, planned.to_string(), since.as_second()))
}

/// The name by which an address is known: of a member, or what its owner wrote last; empty for none.
///
/// # Errors
/// Those of the store.
pub fn name_of(view: &View<'_>, amap: &str, email: &str) -> Result<String, StoreError> {
    let member = "SELECT name FROM member WHERE amap = ?1 AND email = ?2 AND name <> ''";
    if let Some(name) = view.one(member, (amap, email), |row| row.get(0))? {
        return Ok(name);
    }
    let person = "SELECT name FROM person WHERE email = ?1 AND email <> '' ORDER BY id DESC LIMIT 1";
    Ok(view.one(person, [email], |row| row.get(0))?.unwrap_or_default())
}
