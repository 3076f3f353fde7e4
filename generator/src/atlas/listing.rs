//! AMAPs and farms: what the directory lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::contract::StockPool;
use domain::{
    AmapStatus, Audience, Calendar, Cents, Date, Delivery, FarmLabel, Freshness, Signers, Time, Weekday, Weeks, Window,
};
use gazetteer::{Commune, Department, Point};

use super::{ContractIx, FamilyIx, FarmIx, Html, NetworkIx};

/// An AMAP.
#[derive(Debug, Clone)]
pub struct Amap {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Whether it takes members.
    pub status: AmapStatus,
    /// For whom.
    pub audience: Audience,
    /// A sentence for lists.
    pub summary: Option<String>,
    /// Its text.
    pub body: Html,
    /// Local networks.
    pub networks: Vec<NetworkIx>,
    /// Places; possibly none.
    pub places: Arc<[Place]>,
    /// Distributions.
    pub distributions: Arc<[Distribution]>,
    /// What is next, cancelled ones included, by time; see [`Amap::HORIZON_DAYS`].
    pub meetings: Arc<[Meeting]>,
    /// Product families: its own, those of its farms' contracts; in the order of the list of families.
    pub products: Vec<FamilyIx>,
    /// Farms and what each brings.
    pub farms: Vec<FarmShare>,
    /// Its contracts.
    pub contracts: Vec<ContractIx>,
    /// Annual fee.
    pub fee: Option<Cents>,
    /// Part of the fee that goes to the network.
    pub network_fee: Option<Cents>,
    /// About the fee.
    pub fee_note: Option<String>,
    /// Baskets or families.
    pub baskets: Option<u32>,
    /// Year of foundation.
    pub since: Option<u32>,
    /// How to join.
    pub joining: Option<String>,
    /// When somebody last confirmed the listing.
    pub verified: Option<(Date, Freshness)>,
    /// How to reach it.
    pub contact: Contact,
    /// Other links: title and address.
    pub links: Vec<(String, String)>,
    /// Roles, with the volunteers needed at each distribution and what there is to do.
    pub permanences: Vec<(String, u32, Option<String>)>,
    /// Whose contracts are signed at once, where the contract does not say.
    pub signers: Signers,
    /// Deadlines and mails of permanences.
    pub permanence_rules: forms::rota::Rules,
}

impl Amap {
    /// Calendars and lists look this far ahead: a year, so that a subscribed calendar holds a whole season.
    pub const HORIZON_DAYS: i64 = 365;
    /// Calendars look this far back, so that a cancellation of last week still reaches those who subscribed.
    pub const MEMORY_DAYS: i64 = 30;

    /// Every distribution in `window`, cancelled ones included, by time. An AMAP that is closed or paused holds none.
    pub fn meetings_in(&self, window: Window) -> Vec<Meeting> {
        if matches!(self.status, AmapStatus::Closed | AmapStatus::Paused) {
            return Vec::new();
        }
        let planned = self.distributions.iter().enumerate().flat_map(|(index, distribution)| {
            distribution.calendar.deliveries(window).into_iter().map(move |delivery| Meeting {
                distribution: index,
                start: delivery.start.unwrap_or(distribution.start),
                end: delivery.end.unwrap_or(distribution.end),
                place: delivery.place.or(distribution.place),
                delivery,
            })
        });
        let mut meetings: Vec<Meeting> = planned.collect();
        meetings.sort_by_key(|meeting| (meeting.delivery.date, meeting.start, meeting.distribution));
        meetings
    }

    /// The place that stands for the AMAP in lists: its first.
    pub fn main_place(&self) -> Option<&Place> {
        self.places.first()
    }

    /// The commune of its main place.
    pub fn commune(&self) -> Option<&'static Commune> {
        self.main_place().and_then(|place| place.commune)
    }

    /// The départements of its places, each once.
    pub fn departments(&self) -> Vec<&'static Department> {
        let mut found: Vec<&'static Department> = Vec::new();
        for department in self.places.iter().filter_map(|place| place.department) {
            if !found.iter().any(|known| known.code == department.code) {
                found.push(department);
            }
        }
        found
    }

    /// The weekdays of its distributions, each once, from Monday.
    pub fn weekdays(&self) -> Vec<Weekday> {
        let mut days: Vec<Weekday> =
            self.distributions.iter().filter_map(|distribution| distribution.weekday).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// Where something is.
#[derive(Debug, Clone)]
pub struct Place {
    /// Keyword, when the AMAP has several places.
    pub id: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Number and street.
    pub address: Option<String>,
    /// Postcode as written, or the commune's only one.
    pub postcode: Option<String>,
    /// Commune.
    pub commune: Option<&'static Commune>,
    /// Département: the commune's, or the one in which the point lies.
    pub department: Option<&'static Department>,
    /// Where it is; the commune's centre when not `precise`.
    pub point: Option<Point>,
    /// Whether the point was given by the author.
    pub precise: bool,
    /// How to come.
    pub access: Option<String>,
    /// Accessibility.
    pub accessibility: Option<String>,
}

impl Place {
    /// The time zone of its clocks: its département's, or the network's where that is not known. A network over two oceans
    /// has more than one.
    pub fn timezone<'a>(&self, site: &'a super::Site) -> &'a str {
        match self.department {
            Some(department) => department.timezone(),
            None => &site.timezone,
        }
    }
}

/// A distribution that recurs.
#[derive(Debug, Clone)]
pub struct Distribution {
    /// Position in the AMAP's places.
    pub place: Option<usize>,
    /// Weekday; none when dates are listed.
    pub weekday: Option<Weekday>,
    /// Every how many weeks; 2 for odd or even weeks, 0 for a day of the month.
    pub every: u32,
    /// In which weeks, where it is not every so many.
    pub weeks: Option<Weeks>,
    /// Usual start.
    pub start: Time,
    /// Usual end.
    pub end: Time,
    /// Season, if stated.
    pub season: Option<Window>,
    /// The days.
    pub calendar: Calendar,
}

/// One distribution on one day.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Position in the AMAP's distributions.
    pub distribution: usize,
    /// Day, status and reason.
    pub delivery: Delivery,
    /// Start.
    pub start: Time,
    /// End.
    pub end: Time,
    /// Position in the AMAP's places.
    pub place: Option<usize>,
}

/// A farm of an AMAP and what it brings there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FarmShare {
    /// The farm.
    pub farm: FarmIx,
    /// What it brings: the families of its contracts with this AMAP, or all of its own where there is no contract.
    pub families: Vec<FamilyIx>,
}

/// How to reach somebody: role mailboxes and the people who agreed to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Role mailbox.
    pub mailbox: Option<String>,
    /// Site.
    pub website: Option<String>,
    /// Telephone of the organisation.
    pub phone: Option<String>,
    /// People who agreed to be shown, and nobody else.
    pub people: Vec<Person>,
}

/// A person who agreed to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// A farm.
#[derive(Debug, Clone)]
pub struct Farm {
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Farmers who agreed to be shown.
    pub farmers: Vec<Person>,
    /// A sentence for lists.
    pub summary: Option<String>,
    /// Its text.
    pub body: Html,
    /// Where it is.
    pub place: Option<Place>,
    /// What it brings.
    pub products: Vec<FamilyIx>,
    /// Labels and commitments.
    pub labels: Vec<FarmLabel>,
    /// Year of settlement.
    pub since: Option<u32>,
    /// Size in words.
    pub size: Option<String>,
    /// Stocks that its contracts share, by keyword.
    pub stocks: BTreeMap<String, StockPool>,
    /// Visits.
    pub visits: Option<String>,
    /// The consumer mediator that it has joined.
    pub mediator: Option<Mediator>,
    /// When somebody last confirmed the listing.
    pub verified: Option<(Date, Freshness)>,
    /// How to reach it.
    pub contact: Contact,
    /// Other links: title and address.
    pub links: Vec<(String, String)>,
    /// AMAPs that it delivers to.
    pub amaps: Vec<super::AmapIx>,
    /// Its contracts.
    pub contracts: Vec<ContractIx>,
}

/// Who settles disagreements between a farm and a member, out of court.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mediator {
    /// Name.
    pub name: String,
    /// Site.
    pub website: String,
    /// Postal address.
    pub address: Option<String>,
}
