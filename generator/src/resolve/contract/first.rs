//! Contracts that need another one first: that it is there, that its AMAP is the same, that no chain of them closes.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::contract::Required;

use super::super::names::Names;
use crate::atlas::{Amap, Contract, ContractIx, Farm};
use crate::content::{Document, contract};
use crate::diagnostic::{Diagnostic, closest, key};

/// Links each contract to the one that it needs first, as its author wrote it.
pub fn link(
    contracts: &mut [Contract],
    documents: &[(&str, Document<'_, contract::Contract>)],
    names: &Names<'_>,
    (amaps, farms): (&[Amap], &[Farm]),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut written = documents.iter().filter(|(_, document)| document.header.requires.is_some()).peekable();
    if written.peek().is_none() {
        return;
    }
    let id = |contract: &Contract| (contract.season_id.clone(), contract.id.clone());
    let known: BTreeMap<(String, String), usize> =
        contracts.iter().enumerate().map(|(at, contract)| (id(contract), at)).collect();
    let written = written.filter_map(|(season, document)| {
        let required = document.header.requires.as_deref()?;
        let own = *known.get(&((*season).to_owned(), document.id.to_owned()))?;
        Some((own, *season, required))
    });
    let mut links: BTreeMap<usize, usize> = BTreeMap::new();
    for (own, season, required) in written {
        let contract = &contracts[own];
        let place = || key!["requires"];
        match known.get(&(season.to_owned(), required.to_owned())) {
            Some(first) if contracts[*first].amap == contract.amap => {
                links.insert(own, *first);
            }
            Some(first) => {
                let diagnostic = Diagnostic::error("required-elsewhere", &contract.file, place());
                let amap = &amaps[contracts[*first].amap.0].name;
                diagnostics.push(diagnostic.with("found", required).with("amap", amap));
            }
            None => {
                let path = format!("contracts/{season}/{required}.md");
                // A contract that could not be read, or lacks its farm, has been told.
                if !names.is_unread(&path) && !documents.iter().any(|(_, document)| document.path == path) {
                    let own_amap = contracts.iter().filter(|other| other.amap == contract.amap);
                    let near = own_amap.filter(|other| other.season_id == season).map(|other| other.id.as_str());
                    let near = closest(required, near).unwrap_or_default();
                    let diagnostic = Diagnostic::error("unknown-contract", &contract.file, place());
                    diagnostics.push(diagnostic.with("found", required).with("near", near));
                }
            }
        }
    }
    for (own, first) in &links {
        let chain = std::iter::successors(Some(first), |at| links.get(at)).take(links.len());
        if chain.into_iter().any(|at| at == own) {
            diagnostics.push(Diagnostic::error("required-cycle", &contracts[*own].file, key!["requires"]));
            continue;
        }
        let required = &contracts[*first];
        let name = required.name.clone().unwrap_or_else(|| farms[required.farm.0].name.clone());
        let required = Required { contract: format!("{}/{}", required.season_id, required.id), name };
        contracts[*own].requires = Some(ContractIx(*first));
        Arc::make_mut(&mut contracts[*own].terms).requires = Some(required);
    }
}
