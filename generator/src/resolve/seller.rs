//! What a contract must say of the farm before anybody signs it (L221-5, L111-1): postal address, telephone, e-mail, mediator.

use crate::atlas::{Atlas, Farm};
use crate::diagnostic::{Diagnostic, key};
use crate::signing;

/// Tells what is missing from farms whose contracts can be signed on the site.
pub fn check(atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) {
    let signable = |farm: &&Farm| farm.contracts.iter().any(|contract| signing::has_form(atlas, &atlas[*contract]));
    for farm in atlas.farms.iter().filter(signable) {
        let missing = missing(farm);
        if !missing.is_empty() {
            let diagnostic = Diagnostic::warning("farm-incomplete", &farm.file, key!["name"]);
            diagnostics.push(diagnostic.with("found", missing.join(", ")));
        }
    }
}

/// The keys that are missing from its file.
fn missing(farm: &Farm) -> Vec<&'static str> {
    let has_address = farm.place.as_ref().is_some_and(|place| place.address.is_some());
    let known = [
        ("address", has_address),
        ("contact.phone", farm.contact.phone.is_some()),
        ("contact.mailbox", farm.contact.mailbox.is_some()),
        ("mediator", farm.mediator.is_some()),
    ];
    known.into_iter().filter(|(_, is_known)| !is_known).map(|(key, _)| key).collect()
}
