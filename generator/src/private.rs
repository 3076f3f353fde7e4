//! The private facts of a network: what those learn who sign, and no page shows. They never enter the atlas.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Signers;
use forms::{Account, Private};

use crate::atlas::{AmapIx, Atlas, FarmIx};
use crate::content::documents::private;
use crate::content::private::{PrivateAmap, PrivateFarm};
use crate::diagnostic::{Diagnostic, Place, closest, key};
use crate::rota::has_rota;
use crate::signing::has_form;
use crate::source::Sources;

/// What is private of farms and of AMAPs.
#[derive(Debug, Default)]
pub struct PrivateFacts {
    farms: BTreeMap<FarmIx, Private>,
    amaps: BTreeMap<AmapIx, Private>,
}

impl PrivateFacts {
    /// Reads `private/` of the content; what is wrong with it is told like any other mistake.
    pub fn read(sources: &Sources, atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (mut farms, mut amaps) = (BTreeMap::new(), BTreeMap::new());
        for document in private::<PrivateFarm>(sources, "farms", diagnostics) {
            let own = atlas.farms.iter().map(|farm| farm.id.as_str());
            let Some(index) = index("farms", document.id, own, atlas, diagnostics) else { continue };
            let header = Arc::unwrap_or_clone(document.header);
            let name = header.account_name.unwrap_or_else(|| atlas.farms[index].name.clone());
            let account = header.iban.map(|iban| Account { name, iban, bic: header.bic });
            let is_wrong = |account: &&Account| account.transfer(domain::Cents(100), "x").is_err();
            if let Some(account) = account.as_ref().filter(is_wrong) {
                let diagnostic = Diagnostic::error("bad-account", document.path, key!["iban"]);
                diagnostics.push(diagnostic.with("found", &account.name));
            }
            let email = header.email.map(|email| email.0);
            farms.insert(FarmIx(index), Private { email, account, ..Private::default() });
        }
        for document in private::<PrivateAmap>(sources, "amaps", diagnostics) {
            let own = atlas.amaps.iter().map(|amap| amap.id.as_str());
            let Some(index) = index("amaps", document.id, own, atlas, diagnostics) else { continue };
            let PrivateAmap { coordination, word } = Arc::unwrap_or_clone(document.header);
            let coordination = coordination.map(|email| email.0);
            amaps.insert(AmapIx(index), Private { coordination, word, ..Private::default() });
        }
        let facts = Self { farms, amaps };
        facts.check_signing(atlas, diagnostics);
        facts
    }

    /// Contracts and turns that wait for somebody whom nobody knows how to reach, or for a word that nobody stated.
    fn check_signing(&self, atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) {
        for contract in atlas.contracts.iter().filter(|contract| has_form(atlas, contract)) {
            if let Some(code) = self.waits(atlas, contract.amap, contract.signers, contract.coordination.is_some()) {
                let diagnostic = Diagnostic::warning(code, &contract.file, key!["signing"]);
                diagnostics.push(diagnostic.with("found", &atlas[contract.amap].id));
            }
        }
        for index in (0..atlas.amaps.len()).map(AmapIx).filter(|index| has_rota(atlas, &atlas[*index])) {
            let amap = &atlas[index];
            if let Some(code) = self.waits(atlas, index, amap.permanence_rules.signers, false) {
                // What is as for contracts is said there.
                let own = key!["permanence_rules", "signing"];
                let place = if amap.signers == amap.permanence_rules.signers { key!["signing"] } else { own };
                let diagnostic = Diagnostic::warning(code, &amap.file, place);
                diagnostics.push(diagnostic.with("found", &amap.id));
            }
        }
    }

    /// Why what waits at an AMAP would wait for nothing.
    fn waits(&self, atlas: &Atlas, amap: AmapIx, signers: Signers, is_reached: bool) -> Option<&'static str> {
        let private = self.amaps.get(&amap);
        let is_reached = is_reached
            || private.is_some_and(|private| private.coordination.is_some())
            || atlas[amap].contact.mailbox.is_some();
        match signers {
            Signers::Anyone => None,
            Signers::Word if private.is_none_or(|private| private.word.is_none()) => Some("signing-without-word"),
            _ => (!is_reached).then_some("signing-without-coordination"),
        }
    }

    /// What is private of a farm.
    pub fn of_farm(&self, farm: FarmIx) -> Option<&Private> {
        self.farms.get(&farm)
    }

    /// What is private of a form of an AMAP, and of a farm where it is a contract; `None` where nothing is.
    pub fn of(&self, amap: AmapIx, farm: Option<FarmIx>) -> Option<Private> {
        let (amap, farm) = (self.amaps.get(&amap), farm.and_then(|farm| self.farms.get(&farm)));
        if amap.is_none() && farm.is_none() {
            return None;
        }
        let Private { coordination, word, .. } = amap.cloned().unwrap_or_default();
        Some(Private { coordination, word, ..farm.cloned().unwrap_or_default() })
    }
}

/// The listing that a private file is about, told where there is none.
fn index<'a>(
    folder: &str,
    id: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
    atlas: &Atlas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let found = known.clone().position(|known| known == id);
    if found.is_none() && !atlas.unread.contains(&format!("{folder}/{id}.md")) {
        let near = closest(id, known.by_ref()).unwrap_or_default();
        let code = if folder == "farms" { "private-without-farm" } else { "private-without-amap" };
        let diagnostic = Diagnostic::error(code, format!("private/{folder}/{id}.yml"), Place::File);
        diagnostics.push(diagnostic.with("found", id).with("near", near));
    }
    found
}
