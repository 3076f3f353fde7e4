//! The nearest listings of a tree, reading as little of it as that takes.

use std::collections::BTreeSet;

use gazetteer::Point;

use super::cell::Cell;
use super::{Listing, Way};

/// How much nearer than its bound something may seem, by rounding, in kilometres.
const ROUNDING: f64 = 1e-6;

/// What a way leads to.
pub(super) enum Found {
    Ways(Vec<Way>),
    Listings(Vec<Listing>),
}

/// The `count` nearest AMAPs with their distances; ties are broken by id. `read` says where a way leads.
pub(super) fn nearest(visitor: Point, count: usize, read: impl Fn(&Way) -> Found) -> Vec<(Listing, f64)> {
    let mut open: Vec<(f64, Way)> = vec![(0.0, Way::Page(Cell::EARTH))];
    let mut best: Vec<(Listing, f64)> = Vec::new();
    while let Some((bound, way)) = open.pop() {
        if best.len() >= count && best.last().is_none_or(|(_, farthest)| bound > *farthest + ROUNDING) {
            break;
        }
        match read(&way) {
            Found::Ways(ways) => {
                open.extend(ways.into_iter().map(|way| (way.cell().distance_km(visitor), way)));
                // The nearest is taken from the end.
                open.sort_by(|a, b| b.0.total_cmp(&a.0));
            }
            Found::Listings(listings) => {
                best.extend(listings.into_iter().map(|listing| {
                    let km = visitor.distance_km(listing.point);
                    (listing, km)
                }));
                best.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.id.cmp(&b.0.id)));
                // Of an AMAP with several places the nearest stays.
                let mut known = BTreeSet::new();
                best.retain(|(listing, _)| known.insert(listing.id.clone()));
                best.truncate(count);
            }
        }
    }
    best
}

impl Way {
    fn cell(&self) -> &Cell {
        match self {
            Way::Leaf(cell) | Way::Page(cell) => cell,
        }
    }
}
