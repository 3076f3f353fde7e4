//! The columns of the table of AMAPs: a row each, with the main place.

use domain::{AmapStatus, Audience, Vocabulary};

use super::super::edition::Edition;
use super::Constraint::{Any, AtLeast, Between, Pattern, Words};
use super::{Cell, Column, Field, Kind};
use crate::address;
use crate::atlas::{Amap, Distribution, Place};

/// Every column, in order.
pub const AMAPS: [Column<Amap>; 29] = [
    column("id", Kind::Text, true, Pattern("^[a-z0-9]+(-[a-z0-9]+)*$"), |_, amap| Cell::Text(amap.id.clone())),
    column("nom", Kind::Text, true, Any, |_, amap| Cell::Text(amap.name.clone())),
    column("page", Kind::Address, true, Any, |edition, amap| {
        Cell::Text(super::super::whole(&edition.atlas.site, &address::amap(&amap.id)))
    }),
    column("presentation", Kind::Text, false, Any, |_, amap| Cell::text(amap.summary.clone())),
    column("statut", Kind::Text, true, Words(keys::<AmapStatus>), |_, amap| Cell::Text(amap.status.key().to_owned())),
    column("public", Kind::Text, true, Words(keys::<Audience>), |_, amap| Cell::Text(amap.audience.key().to_owned())),
    column("reseaux", Kind::List, false, Any, |edition, amap| {
        Cell::List(amap.networks.iter().map(|network| edition.atlas[*network].id.clone()).collect())
    }),
    column("lieu", Kind::Text, false, Any, |_, amap| Cell::text(main(amap, |place| place.name.clone()))),
    column("adresse", Kind::Text, false, Any, |_, amap| Cell::text(main(amap, |place| place.address.clone()))),
    column("code_postal", Kind::Text, false, Pattern("^[0-9]{5}$"), |_, amap| {
        Cell::text(main(amap, |place| place.postcode.clone()))
    }),
    column("commune", Kind::Text, false, Any, |_, amap| Cell::text(amap.commune().map(|commune| commune.name))),
    column("code_insee", Kind::Text, false, Pattern("^[0-9][0-9AB][0-9]{3}$"), |_, amap| {
        Cell::text(amap.commune().map(|commune| commune.insee))
    }),
    column("departement", Kind::Text, false, Any, |_, amap| {
        Cell::text(main(amap, |place| place.department).map(|department| department.name))
    }),
    column("code_departement", Kind::Text, false, Pattern("^[0-9][0-9AB][0-9]?$"), |_, amap| {
        Cell::text(main(amap, |place| place.department).map(|department| department.code))
    }),
    column("region", Kind::Text, false, Any, |_, amap| {
        Cell::text(main(amap, |place| place.department).map(|department| department.region().name))
    }),
    column("latitude", Kind::Number, false, Between(-90.0, 90.0), |_, amap| {
        Cell::degrees(main(amap, |place| place.point).map(|point| point.lat))
    }),
    column("longitude", Kind::Number, false, Between(-180.0, 180.0), |_, amap| {
        Cell::degrees(main(amap, |place| place.point).map(|point| point.lon))
    }),
    column("precision", Kind::Text, false, Words(precisions), |_, amap| Cell::text(main(amap, precision))),
    column("accessibilite", Kind::Text, false, Any, |_, amap| {
        Cell::text(main(amap, |place| place.accessibility.clone()))
    }),
    column("jours", Kind::List, false, Any, |_, amap| {
        Cell::List(amap.weekdays().iter().map(|day| day.key().to_owned()).collect())
    }),
    column("horaires", Kind::List, false, Any, |_, amap| Cell::List(amap.distributions.iter().map(hours).collect())),
    column("produits", Kind::List, false, Any, |edition, amap| {
        Cell::List(amap.products.iter().map(|family| edition.atlas[*family].key.clone()).collect())
    }),
    column("fermes", Kind::List, false, Any, |edition, amap| {
        Cell::List(amap.farms.iter().map(|share| edition.atlas[share.farm].id.clone()).collect())
    }),
    column("adhesion", Kind::Number, false, AtLeast(0.0), |_, amap| {
        amap.fee.map_or(Cell::Empty, |fee| Cell::Number(fee.0 as f64 / 100.0, 2))
    }),
    column("paniers", Kind::Integer, false, AtLeast(0.0), |_, amap| Cell::integer(amap.baskets)),
    column("creation", Kind::Year, false, Any, |_, amap| Cell::integer(amap.since)),
    column("confirmee_le", Kind::Date, false, Any, |_, amap| Cell::text(amap.verified.map(|(day, _)| day.to_string()))),
    column("courriel", Kind::Mailbox, false, Any, |_, amap| Cell::text(amap.contact.mailbox.clone())),
    column("site", Kind::Address, false, Any, |_, amap| Cell::text(amap.contact.website.clone())),
];

const fn column(
    name: &'static str,
    kind: Kind,
    required: bool,
    constraint: super::Constraint,
    read: fn(Edition<'_>, &Amap) -> Cell,
) -> Column<Amap> {
    Column { field: Field { name, kind, required, constraint }, read }
}

fn main<T>(amap: &Amap, read: impl Fn(&Place) -> Option<T>) -> Option<T> {
    amap.main_place().and_then(read)
}

/// `thursday 18:30-19:30`, `thursday/2 18:30-19:30` for each second week, `thursday/odd` for odd weeks, `thursday/first` for
/// the first of the month, `18:30-19:30` where dates are listed.
fn hours(distribution: &Distribution) -> String {
    let hours = format!("{}-{}", distribution.start.strftime("%H:%M"), distribution.end.strftime("%H:%M"));
    match (distribution.weekday, distribution.every) {
        (None, _) => hours,
        (Some(day), _) if let Some(weeks) = distribution.weeks => format!("{}/{} {hours}", day.key(), weeks.key()),
        (Some(day), 0 | 1) => format!("{} {hours}", day.key()),
        (Some(day), every) => format!("{}/{every} {hours}", day.key()),
    }
}

/// Whether the point is that of the place or that of its commune.
pub fn precision(place: &Place) -> Option<&'static str> {
    place.point.map(|_| if place.precise { "lieu" } else { "commune" })
}

/// The words of [`precision`].
pub fn precisions() -> Vec<&'static str> {
    vec!["lieu", "commune"]
}

fn keys<T: Vocabulary>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.key()).collect()
}
