//! Stocks resolved: those of a contract, and those of a farm, which its contracts share.

use std::collections::BTreeMap;

use domain::contract::{Quantity, StockPool};

use crate::content::terms::{Per, Stock};
use crate::diagnostic::{Diagnostic, key};

use super::Resolver;

/// Stocks by their keyword.
pub type Stocks = BTreeMap<String, StockPool>;

/// The stocks of a file.
pub fn stocks(resolver: &mut Resolver<'_>, written: &[Stock], file: &str) -> Stocks {
    let mut stocks = Stocks::new();
    for (index, stock) in written.iter().enumerate() {
        let mut tell = |code, name: &'static str| {
            let diagnostic = Diagnostic::error(code, file, key!["stocks", index, name]);
            resolver.diagnostics.push(diagnostic.with("found", &stock.id));
        };
        if stock.quantity == 0 {
            tell("empty-stock", "quantity");
        }
        let quantity = Quantity(stock.quantity.saturating_mul(Quantity::ONE.0));
        let pool = StockPool { quantity, per_delivery: stock.per.0 == Per::Delivery };
        if stocks.insert(stock.id.clone(), pool).is_some() {
            tell("stock-twice", "id");
        }
    }
    stocks
}
