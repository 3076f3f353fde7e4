//! An AMAP or a farm, as far as the file tells.

use domain::{Date, ProductFamily};
use gazetteer::{Commune, Point};

use crate::hours::Slot;
use crate::position::Position;
use crate::role::Role;

/// What one row says about one AMAP or farm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// The point given, as written.
    pub point: Option<Point>,
    /// Where it is, its axes as they should be; found by [`crate::axes`].
    pub position: Option<Position>,
    /// When it distributes, if that is certain.
    pub slot: Option<Slot>,
    /// When it is open or distributes, as written, if it is not.
    pub hours: Option<String>,
    /// How to reach it, what it offers.
    pub details: Details,
}

/// Where something is, as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whereabouts {
    /// Name of the place.
    pub place: Option<String>,
    /// The quarter.
    pub quarter: Option<String>,
    /// Number and street.
    pub address: Option<String>,
    /// The commune's name.
    pub commune: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The commune's INSEE code.
    pub insee: Option<String>,
    /// The country, if it is another than France.
    pub country: Option<String>,
}

/// What adds up over the rows about one AMAP or farm.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Details {
    /// Families of products.
    pub products: Vec<ProductFamily>,
    /// Products that no family has, as written.
    pub other_products: Vec<String>,
    /// A role's mailbox.
    pub mailbox: Option<String>,
    /// The site.
    pub website: Option<String>,
    /// The telephone of a farm.
    pub phone: Option<String>,
    /// People, never published.
    pub people: Vec<Person>,
    /// Paragraphs of presentation.
    pub notes: Vec<String>,
    /// When someone last confirmed it.
    pub verified: Option<Date>,
}

/// A person, never published.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// The name, if the file gives one.
    pub name: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
}

/// One place of a listing and what the rows say about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Site {
    /// Where, as written.
    pub whereabouts: Whereabouts,
    /// Every distinct point and how many rows give it, in the file's order.
    pub points: Vec<(Position, usize)>,
    /// Distributions here.
    pub slots: Vec<Slot>,
    /// Hours as written.
    pub hours: Vec<String>,
    /// Where, as found.
    pub spot: Spot,
}

/// Where something is, as found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spot {
    /// The commune, if it is known.
    pub commune: Option<&'static Commune>,
    /// The commune's official name.
    pub name: Option<&'static str>,
    /// The postcode to write.
    pub postcode: Option<String>,
    /// Whether the INSEE code must be written, because the name alone would not say which commune it is.
    pub needs_insee: bool,
    /// The point that is believed.
    pub point: Option<Point>,
}

impl Site {
    /// The commune's official name, or else what was written.
    pub fn town(&self) -> Option<&str> {
        self.spot.name.or(self.whereabouts.commune.as_deref())
    }
}

/// Everything about one AMAP or farm.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// What it is.
    pub role: Role,
    /// The name of its file, without ending; given by [`crate::identity`].
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its places, at least one.
    pub sites: Vec<Site>,
    /// The rest.
    pub details: Details,
    /// The listings of the other role that stand in the same rows: their indexes.
    pub partners: Vec<usize>,
}

impl Details {
    /// Adds what another row says; the first answer stays where there can be only one.
    pub fn add(&mut self, other: Details) {
        append(&mut self.products, other.products);
        append(&mut self.other_products, other.other_products);
        append(&mut self.people, other.people);
        append(&mut self.notes, other.notes);
        self.mailbox = self.mailbox.take().or(other.mailbox);
        self.website = self.website.take().or(other.website);
        self.phone = self.phone.take().or(other.phone);
        self.verified = self.verified.max(other.verified);
    }
}

/// Adds what is not there yet.
pub fn append<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
