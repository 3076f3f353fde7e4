//! What the signed contracts of an address say about another one: that both would run at the same time, or that the one which
//! must come first is missing. It is told to nobody before the address is proven.

use domain::Window;
use domain::contract::{Mistakes, Standing};
use forms::Form;
use jiff::tz::TimeZone;

use super::failure::Failure;
use crate::document::Document;
use crate::store::{ContractId, View, contracts};

/// What stands in the way of a contract that is to be signed; nothing where there is no address. `except` is what it changes.
///
/// # Errors
/// Those of the store.
pub fn conflicts(
    view: &View<'_>,
    form: &Form,
    document: &Document,
    except: Option<ContractId>,
) -> Result<Mistakes, Failure> {
    if document.person.email.is_empty() {
        return Ok(Mistakes::new());
    }
    let standing = of(view, form, document, except)?;
    let Some(sent) = document.events.first() else { return Ok(Mistakes::new()) };
    let zone = TimeZone::get(&form.timezone).unwrap_or(TimeZone::UTC);
    let day = sent.act.at.to_zoned(zone).date();
    let mut mistakes = form.terms.quote_for(&document.choices, day, &standing).err().unwrap_or_default();
    mistakes.retain(|mistake| matches!(mistake.code.as_str(), "overlap" | "first-contract-missing"));
    Ok(mistakes)
}

/// What the store knows of whoever signs.
fn of(view: &View<'_>, form: &Form, document: &Document, except: Option<ContractId>) -> Result<Standing, Failure> {
    let own = contracts::proven(view, &document.person.email)?;
    let own: Vec<_> = own.into_iter().filter(|one| one.state.is_live() && Some(one.id) != except).collect();
    let required = form.terms.requires.as_ref().map(|required| form_id(&required.contract));
    let lacks_first = required.is_some_and(|required| own.iter().all(|one| one.form != required));
    let mut held = Vec::new();
    // Orders without commitment may follow each other as one likes.
    for one in own.iter().filter(|_| !form.is_group_order) {
        let Some(other) = contracts::document(view, one)? else { continue };
        if one.form == form.id || is_rival(&other, document) {
            let days = || other.quote.lots.iter().map(|lot| lot.delivery.0);
            held.extend(days().min().zip(days().max()).map(|(from, to)| Window { from, to }));
        }
    }
    Ok(Standing { held, lacks_first, ..Standing::default() })
}

/// Whether both buy the same of one farm in one AMAP. A farm may sell vegetables and eggs by two contracts that run together.
fn is_rival(one: &Document, other: &Document) -> bool {
    one.farm.address == other.farm.address
        && one.amap.address == other.amap.address
        && one.items.keys().any(|item| other.items.contains_key(item))
}

/// `contrat.2026-2027.legumes` of `2026-2027/legumes`.
fn form_id(contract: &str) -> String {
    format!("{}.{}", <Form as forms::Manifest>::KIND, contract.replace('/', "."))
}
