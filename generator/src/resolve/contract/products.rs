//! Products resolved: their prices, and the items that can be chosen of them.

use domain::contract::{Item, Pricing, Quantity};
use domain::{Calendar, Cents, Delivery, Window};

use crate::atlas::{Farm, Product, Size};
use crate::content::calendar::Selection;
use crate::content::contract;
use crate::content::documents::slug;
use crate::diagnostic::{Diagnostic, Place, Step, closest, key};

use super::super::Resolver;
use super::super::stock::Stocks;

/// What products are resolved against.
pub struct Around<'a> {
    /// File of the contract.
    pub file: &'a str,
    /// Its farm, or `None` where it is unknown.
    pub farm: Option<&'a Farm>,
    /// The contract's own stocks.
    pub stocks: &'a Stocks,
    /// Its calendar, its season and the deliveries of both, or `None` where they are not known.
    pub planned: Option<(&'a Calendar, Window, &'a [Delivery])>,
}

/// The products of a contract, and their items in the order of pages.
pub fn products(
    resolver: &mut Resolver<'_>,
    written: &[contract::Product],
    around: &Around<'_>,
) -> (Vec<Product>, Vec<Item>) {
    let file = around.file;
    if written.is_empty() {
        resolver.diagnostics.push(Diagnostic::error("no-product", file, Place::File));
    }
    let (mut products, mut items): (Vec<Product>, Vec<Item>) = (Vec::new(), Vec::new());
    for (index, product) in written.iter().enumerate() {
        let mut tell = |code, place: Place, found: &str| {
            resolver.diagnostics.push(Diagnostic::error(code, file, place).with("found", found));
        };
        let is_twice = products.iter().any(|known| known.name == product.name);
        if is_twice {
            tell("product-twice", key!["products", index, "name"], &product.name);
        }
        let is_lettered = product.name.contains(|letter: char| letter.is_ascii_alphanumeric());
        if !is_lettered && slug(&product.name).is_empty() {
            tell("name-without-letters", key!["products", index, "name"], &product.name);
        }
        check_prices(product, &mut |code, steps: &[Step]| {
            let steps = [Step::from("products"), Step::from(index)].into_iter().chain(steps.iter().cloned());
            tell(code, Place::Key(steps.collect()), &product.name);
        });
        let own = product_items(resolver, product, index, around);
        for item in &own {
            if !is_twice
                && items
                    .iter()
                    .chain(own.iter().take_while(|other| !std::ptr::eq(*other, item)))
                    .any(|other| other.id == item.id)
            {
                let diagnostic = Diagnostic::error("item-twice", file, key!["products", index, "name"]);
                resolver.diagnostics.push(diagnostic.with("found", &item.name));
            }
        }
        products.push(Product {
            name: product.name.clone(),
            unit: product.unit.clone(),
            price: product.sizes.is_empty().then(|| pricing(product, None).map(Pricing::unit)).flatten(),
            sizes: product.sizes.iter().map(|size| resolved_size(product, size)).collect(),
            variants: product.variants.clone(),
            items: own.iter().map(|item| item.id.clone()).collect(),
            is_perishable: product.perishable,
            note: product.note.clone(),
        });
        items.extend(own);
    }
    (products, items)
}

fn resolved_size(product: &contract::Product, size: &contract::Size) -> Size {
    let price = pricing(product, Some(size)).map_or(Cents(0), Pricing::unit);
    Size { name: size.name.clone(), price, note: size.note.clone() }
}

/// How a product, or a size of it, is priced; `None` when that is not said, which has been told.
fn pricing(product: &contract::Product, size: Option<&contract::Size>) -> Option<Pricing> {
    if let Some(kilogram) = product.kilogram {
        let grams = size.and_then(|size| size.grams).or(product.grams)?;
        return Some(Pricing::Weighed { kilogram, grams });
    }
    match size {
        Some(size) => size.price.map(Pricing::Unit),
        None => product.price.map(Pricing::Unit),
    }
}

/// Every unit has one price, or a weight and the price of a kilogram.
fn check_prices(product: &contract::Product, tell: &mut dyn FnMut(&'static str, &[Step])) {
    let has_grams = |size: Option<&contract::Size>| {
        size.and_then(|size| size.grams).or(product.grams).is_some_and(|grams| grams > 0)
    };
    let is_weighed = product.kilogram.is_some();
    if is_weighed && product.price.is_some() {
        tell("kilogram-and-price", &["price".into()]);
    } else if !is_weighed && product.grams.is_some() {
        tell("weight-without-kilogram", &["grams".into()]);
    } else if product.price.is_some() && !product.sizes.is_empty() {
        tell("price-twice", &["price".into()]);
    }
    if product.sizes.is_empty() {
        match (is_weighed, product.price) {
            (false, None) => tell("price-missing", &["name".into()]),
            (true, _) if !has_grams(None) => tell("weight-missing", &["name".into()]),
            _ => {}
        }
    }
    for (index, size) in product.sizes.iter().enumerate() {
        let at = |name: &'static str| [Step::from("sizes"), index.into(), name.into()];
        match (is_weighed, size.price, size.grams) {
            (true, Some(_), _) => tell("kilogram-and-price", &at("price")),
            (true, None, _) if !has_grams(Some(size)) => tell("weight-missing", &at("name")),
            (false, None, _) => tell("price-missing", &at("name")),
            (false, Some(_), Some(_)) => tell("weight-without-kilogram", &at("grams")),
            _ => {}
        }
    }
}

/// The items of a product: one for each size and variant.
fn product_items(
    resolver: &mut Resolver<'_>,
    product: &contract::Product,
    index: usize,
    around: &Around<'_>,
) -> Vec<Item> {
    let deliveries = product.deliveries.as_ref().and_then(|own| selection(resolver, own, index, around));
    let stock = product.stock.as_ref().and_then(|id| stock(resolver, id, index, around));
    let counts_something = product.counts != Quantity::ONE || product.sizes.iter().any(|size| size.counts.is_some());
    if product.stock.is_none() && counts_something {
        let diagnostic = Diagnostic::error("counts-without-stock", around.file, key!["products", index, "name"]);
        resolver.diagnostics.push(diagnostic.with("found", &product.name));
    }
    let sizes = product.sizes.iter().map(Some).chain(product.sizes.is_empty().then_some(None));
    let variants = || product.variants.iter().map(Some).chain(product.variants.is_empty().then_some(None));
    let items = sizes.flat_map(|size| variants().map(move |variant| (size, variant))).filter_map(|(size, variant)| {
        let names = || [Some(&product.name), size.map(|size| &size.name), variant].into_iter().flatten();
        let counts = size.and_then(|size| size.counts).unwrap_or(product.counts);
        Some(Item {
            id: names().map(|name| slug(name)).reduce(|id, name| id + "/" + &name)?,
            name: names().cloned().reduce(|whole, name| whole + ", " + &name)?,
            pricing: pricing(product, size)?,
            vat: product.vat.0,
            step: if product.half_shares { Quantity(50) } else { Quantity::ONE },
            deliveries: deliveries.clone(),
            stock: stock.clone().map(|stock| (stock, counts)),
        })
    });
    items.collect()
}

/// The name of a stock in the terms: the contract's own, or the farm's, which other contracts share.
fn stock(resolver: &mut Resolver<'_>, id: &str, index: usize, around: &Around<'_>) -> Option<String> {
    if around.stocks.contains_key(id) {
        return Some(id.to_owned());
    }
    let farm = around.farm?;
    if farm.stocks.contains_key(id) {
        return Some(shared_stock(farm, id));
    }
    let known = around.stocks.keys().chain(farm.stocks.keys()).map(String::as_str);
    let near = closest(id, known).unwrap_or_default();
    let diagnostic = Diagnostic::error("unknown-stock", around.file, key!["products", index, "stock"]);
    resolver.diagnostics.push(diagnostic.with("found", id).with("near", near));
    None
}

/// What the terms of every contract call a stock of their farm.
pub fn shared_stock(farm: &Farm, id: &str) -> String {
    format!("{}/{id}", farm.id)
}

/// The deliveries that bring a product.
fn selection(
    resolver: &mut Resolver<'_>,
    written: &Selection,
    index: usize,
    around: &Around<'_>,
) -> Option<std::collections::BTreeSet<domain::DeliveryId>> {
    let file = around.file;
    let at = |name: &'static str| key!["products", index, "deliveries", name];
    let rule = if written.dates.is_empty() {
        match resolver.rhythm(written.every, written.weeks, file, &at)? {
            domain::Rhythm::Every(every) => domain::Selection::Every(every),
            rhythm => domain::Selection::Weeks(rhythm),
        }
    } else {
        if written.every.is_some() || written.weeks.is_some() {
            resolver.diagnostics.push(Diagnostic::error("rhythm-and-dates", file, at("dates")));
            return None;
        }
        let place = |at: usize| key!["products", index, "deliveries", "dates", at];
        domain::Selection::Listed(resolver.dates(&written.dates, file, &place))
    };
    let (calendar, season, deliveries) = around.planned?;
    let window = Window { from: written.from.unwrap_or(season.from), to: written.to.unwrap_or(season.to) };
    let selected = calendar.select(&rule, deliveries, season, window);
    let unknown = written.dates.iter().enumerate().filter(|(_, day)| !selected.iter().any(|id| id.0 == **day));
    for (number, day) in unknown {
        let place = key!["products", index, "deliveries", "dates", number];
        let diagnostic = Diagnostic::error("date-without-delivery", file, place);
        resolver.diagnostics.push(diagnostic.with("found", day.to_string()));
    }
    if selected.is_empty() && written.dates.is_empty() {
        resolver.diagnostics.push(Diagnostic::error(
            "product-never-delivered",
            file,
            key!["products", index, "deliveries"],
        ));
    }
    Some(selected)
}
