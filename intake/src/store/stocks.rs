//! Stocks: what contracts take from them. No more is ever taken than there is: it is checked within the transaction that takes.

use std::collections::BTreeMap;

use domain::DeliveryId;
use domain::contract::{Draw, PLACES, Quantity, Terms};
use rusqlite::Row;

use super::{Change, ContractId, StoreError, View};

/// What there is of each stock of a form, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supply(BTreeMap<String, Quantity>);

impl Supply {
    /// What there is by the terms of a form: those of its newest revision.
    pub fn of(terms: &Terms) -> Self {
        let stocks = terms.stocks.iter().map(|(name, pool)| (name.clone(), pool.quantity));
        let places = terms.capacity.map(|capacity| (PLACES.to_owned(), Quantity::units(capacity)));
        Self(stocks.chain(places).collect())
    }
}

/// A stock that has not enough left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// Name of the stock.
    pub stock: String,
    /// The delivery; `None` for the season.
    pub delivery: Option<DeliveryId>,
    /// How much is wanted.
    pub wanted: Quantity,
    /// How much is left.
    pub left: Quantity,
}

/// What is taken of a stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Name of the stock.
    pub stock: String,
    /// The delivery; `None` for the season.
    pub delivery: Option<DeliveryId>,
    /// How much, by signed contracts and by those that hold their places for a time.
    pub quantity: Quantity,
}

/// How much of a stock is taken now: by what is signed, and by what holds for a time that is not over. `except` is not counted.
///
/// # Errors
/// Those of the store.
pub fn held(
    view: &View<'_>,
    form: &str,
    stock: &str,
    delivery: Option<DeliveryId>,
    except: Option<ContractId>,
) -> Result<Quantity, StoreError> {
    let (delivery, now) = (day(delivery), view.now().as_second());
    let key = (form, stock, &delivery);
    let signed = view.count("SELECT quantity FROM taken WHERE form = ?1 AND stock = ?2 AND delivery = ?3", key)?;
    let sql = "SELECT coalesce(sum(quantity), 0) FROM draw
               WHERE form = ?1 AND stock = ?2 AND delivery = ?3 AND until > ?4 AND contract <> ?5";
    let except = except.unwrap_or(ContractId(0));
    let for_a_time = view.count(sql, (form, stock, &delivery, now, except))?;
    Ok(quantity(signed + for_a_time))
}

/// What is taken of every stock of a form: what the site shows as left is counted from it.
///
/// # Errors
/// Those of the store.
pub fn all_held(view: &View<'_>, form: &str) -> Result<Vec<Held>, StoreError> {
    let sql = "SELECT stock, delivery, sum(quantity) FROM
                 (SELECT stock, delivery, quantity FROM taken WHERE form = ?1
                  UNION ALL SELECT stock, delivery, quantity FROM draw WHERE form = ?1 AND until > ?2)
               GROUP BY stock, delivery HAVING sum(quantity) > 0 ORDER BY stock, delivery";
    view.all(sql, (form, view.now().as_second()), |row: &Row<'_>| {
        let (stock, delivery, sum): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Held { stock, delivery: delivery.parse().ok().map(DeliveryId), quantity: quantity(sum) })
    })
}

/// Of what a contract would take, what is not there; empty where all is. What the contract holds already is not counted.
pub(super) fn shortages(
    view: &View<'_>,
    form: &str,
    draws: &[Draw],
    supply: Option<&Supply>,
    own: Option<ContractId>,
) -> Result<Vec<Short>, StoreError> {
    let mut shortages = Vec::new();
    for Draw { stock, delivery, quantity: wanted, available } in draws {
        // A stock that the newest revision no longer has is as large as it was when it was shown.
        let there_is = supply.and_then(|supply| supply.0.get(stock)).unwrap_or(available);
        let left = Quantity(there_is.0.saturating_sub(held(view, form, stock, *delivery, own)?.0));
        if *wanted > left {
            shortages.push(Short { stock: stock.clone(), delivery: *delivery, wanted: *wanted, left });
        }
    }
    Ok(shortages)
}

/// Takes, for good or until a time.
pub(super) fn take(
    change: &Change<'_>,
    contract: ContractId,
    form: &str,
    draws: &[Draw],
    until: Option<i64>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO draw (contract, form, stock, delivery, quantity, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    for draw in draws.iter().filter(|draw| draw.quantity.0 > 0) {
        change.execute(sql, (contract, form, &draw.stock, day(draw.delivery), draw.quantity.0, until))?;
    }
    Ok(())
}

/// Gives back all that a contract holds.
pub(super) fn give_back(change: &Change<'_>, contract: ContractId) -> Result<(), StoreError> {
    change.execute("DELETE FROM draw WHERE contract = ?1", [contract]).map(drop)
}

fn day(delivery: Option<DeliveryId>) -> String {
    delivery.map(|delivery| delivery.0.to_string()).unwrap_or_default()
}

fn quantity(sum: i64) -> Quantity {
    Quantity(u32::try_from(sum.max(0)).unwrap_or(u32::MAX))
}
