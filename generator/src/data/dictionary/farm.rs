//! The columns of the table of farms.

use domain::Vocabulary;

use super::super::edition::Edition;
use super::Constraint::{Any, Between, Pattern, Words};
use super::amap::{precision, precisions};
use super::{Cell, Column, Field, Kind};
use crate::address;
use crate::atlas::{Farm, Place};

/// Every column, in order.
pub const FARMS: [Column<Farm>; 18] = [
    column("id", Kind::Text, true, Pattern("^[a-z0-9]+(-[a-z0-9]+)*$"), |_, farm| Cell::Text(farm.id.clone())),
    column("nom", Kind::Text, true, Any, |_, farm| Cell::Text(farm.name.clone())),
    column("page", Kind::Address, true, Any, |edition, farm| {
        Cell::Text(super::super::whole(&edition.atlas.site, &address::farm(&farm.id)))
    }),
    column("presentation", Kind::Text, false, Any, |_, farm| Cell::text(farm.summary.clone())),
    column("code_postal", Kind::Text, false, Pattern("^[0-9]{5}$"), |_, farm| {
        Cell::text(at(farm, |place| place.postcode.clone()))
    }),
    column("commune", Kind::Text, false, Any, |_, farm| {
        Cell::text(at(farm, |place| place.commune).map(|commune| commune.name))
    }),
    column("code_insee", Kind::Text, false, Pattern("^[0-9][0-9AB][0-9]{3}$"), |_, farm| {
        Cell::text(at(farm, |place| place.commune).map(|commune| commune.insee))
    }),
    column("departement", Kind::Text, false, Any, |_, farm| {
        Cell::text(at(farm, |place| place.department).map(|department| department.name))
    }),
    column("code_departement", Kind::Text, false, Pattern("^[0-9][0-9AB][0-9]?$"), |_, farm| {
        Cell::text(at(farm, |place| place.department).map(|department| department.code))
    }),
    column("region", Kind::Text, false, Any, |_, farm| {
        Cell::text(at(farm, |place| place.department).map(|department| department.region().name))
    }),
    column("latitude", Kind::Number, false, Between(-90.0, 90.0), |_, farm| {
        Cell::degrees(at(farm, |place| place.point).map(|point| point.lat))
    }),
    column("longitude", Kind::Number, false, Between(-180.0, 180.0), |_, farm| {
        Cell::degrees(at(farm, |place| place.point).map(|point| point.lon))
    }),
    column("precision", Kind::Text, false, Words(precisions), |_, farm| Cell::text(at(farm, precision))),
    column("produits", Kind::List, false, Any, |edition, farm| {
        Cell::List(farm.products.iter().map(|family| edition.atlas[*family].key.clone()).collect())
    }),
    column("labels", Kind::List, false, Any, |_, farm| {
        Cell::List(farm.labels.iter().map(|label| label.key().to_owned()).collect())
    }),
    column("amaps", Kind::List, false, Any, |edition, farm| {
        Cell::List(farm.amaps.iter().map(|amap| edition.atlas[*amap].id.clone()).collect())
    }),
    column("installation", Kind::Year, false, Any, |_, farm| Cell::integer(farm.since)),
    column("site", Kind::Address, false, Any, |_, farm| Cell::text(farm.contact.website.clone())),
];

const fn column(
    name: &'static str,
    kind: Kind,
    required: bool,
    constraint: super::Constraint,
    read: fn(Edition<'_>, &Farm) -> Cell,
) -> Column<Farm> {
    Column { field: Field { name, kind, required, constraint }, read }
}

fn at<T>(farm: &Farm, read: impl Fn(&Place) -> Option<T>) -> Option<T> {
    farm.place.as_ref().and_then(read)
}
