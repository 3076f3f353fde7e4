//! A farm resolved.

use crate::atlas::{Farm, Mediator};
use crate::content::{Document, farm, place};
use crate::diagnostic::{Diagnostic, Place};

use super::amap::{verified, year};
use super::place::Written;
use super::{Resolver, public, stock};

/// Resolves one farm; its contracts and AMAPs are linked later.
pub fn resolve(resolver: &mut Resolver<'_>, document: &Document<'_, farm::Farm>) -> Farm {
    let (header, file) = (&document.header, document.path);
    let place = place::Place {
        id: None,
        name: None,
        address: header.address.clone(),
        commune: header.commune.clone(),
        postcode: header.postcode.clone(),
        insee: header.insee.clone(),
        lat: header.lat,
        lon: header.lon,
        access: None,
        accessibility: None,
    };
    let somewhere = [&place.commune, &place.postcode, &place.insee].iter().any(|key| key.is_some())
        || place.lat.is_some()
        || place.lon.is_some();
    let place = if somewhere {
        Some(resolver.place(&Written { steps: Vec::new(), file, place: &place }))
    } else {
        resolver.diagnostics.push(Diagnostic::warning("no-place", file, Place::File));
        None
    };
    Farm {
        id: document.id.to_owned(),
        file: file.to_owned(),
        name: header.name.clone(),
        farmers: public::people(&header.farmers),
        summary: header.summary.clone(),
        body: resolver.body(document),
        place,
        products: resolver.families(&header.products, "products", file),
        labels: header.labels.iter().map(|label| label.0).collect(),
        since: year(resolver, header.since, file),
        size: header.size.clone(),
        stocks: stock::stocks(resolver, &header.stocks, file),
        visits: header.visits.clone(),
        mediator: header.mediator.as_ref().map(|mediator| Mediator {
            name: mediator.name.clone(),
            website: mediator.website.0.clone(),
            address: mediator.address.clone(),
        }),
        verified: verified(resolver, header.verified, file),
        contact: public::contact(&header.contact),
        links: header.links.iter().map(|link| (link.title.clone(), link.url.0.clone())).collect(),
        amaps: Vec::new(),
        contracts: Vec::new(),
    }
}
