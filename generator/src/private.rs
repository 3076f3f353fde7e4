//! The private facts of a network: what those learn who sign, and no page shows. They never enter the atlas.

use std::collections::BTreeMap;

use forms::{Account, Private};

use crate::atlas::{Atlas, FarmIx};
use crate::content::documents::private_farms;
use crate::diagnostic::{Diagnostic, Place, closest, key};
use crate::source::Sources;

/// What is private of farms.
#[derive(Debug, Default)]
pub struct PrivateFacts {
    /// By farm.
    pub farms: BTreeMap<FarmIx, Private>,
}

impl PrivateFacts {
    /// Reads `private/` of the content; what is wrong with it is told like any other mistake.
    pub fn read(sources: &Sources, atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut farms = BTreeMap::new();
        for document in private_farms(sources, diagnostics) {
            let Some(index) = atlas.farms.iter().position(|farm| farm.id == document.id) else {
                if !atlas.unread.contains(&format!("farms/{}.md", document.id)) {
                    let near = closest(&document.id, atlas.farms.iter().map(|farm| farm.id.as_str()));
                    let diagnostic = Diagnostic::error("private-without-farm", &document.path, Place::File);
                    let diagnostic = diagnostic.with("found", &document.id);
                    diagnostics.push(diagnostic.with("near", near.unwrap_or_default()));
                }
                continue;
            };
            let header = document.header;
            let name = header.account_name.unwrap_or_else(|| atlas.farms[index].name.clone());
            let account = header.iban.map(|iban| Account { name, iban, bic: header.bic });
            let is_wrong = |account: &&Account| account.transfer(domain::Cents(100), "x").is_err();
            if let Some(account) = account.as_ref().filter(is_wrong) {
                let diagnostic = Diagnostic::error("bad-account", &document.path, key!["iban"]);
                diagnostics.push(diagnostic.with("found", &account.name));
            }
            farms.insert(FarmIx(index), Private { email: header.email.map(|email| email.0), account });
        }
        Self { farms }
    }
}
