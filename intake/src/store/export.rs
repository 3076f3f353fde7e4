//! Everything that is kept of a person, as JSON: what the law has handed over to them.

use serde_json::{Value, json};

use super::{StoreError, View, contracts, enquiries, log, objections, outbox, people, permanences, quarantine};

/// Everything that is kept of an address.
///
/// # Errors
/// Those of the store.
pub fn export(view: &View<'_>, email: &str) -> Result<Value, StoreError> {
    let mut details = Vec::new();
    for id in people::with_address(view, email)? {
        details.extend(people::get(view, id)?.map(|member| json!(member)));
    }
    let mut signed = Vec::new();
    for contract in contracts::of_address(view, email)? {
        let document = contracts::document(view, &contract)?;
        let receipt = contract.signed_seq.map(|seq| log::receipt(view, seq)).transpose()?.flatten();
        signed.push(json!({
            "number": contract.id,
            "state": contract.state.word(),
            "received_at": contract.received_at,
            "signed_at": contract.signed_at,
            "countersigned_at": contract.countersigned_at,
            "ended_at": contract.ended_at,
            "document": document.and_then(|document| document.payload().ok()).map(|payload| payload.value().clone()),
            "receipt": receipt.map(|receipt| receipt.to_string()),
            "mails": outbox::of_contract(view, contract.id)?,
        }));
    }
    let turns = permanences::of_address(view, email)?.into_iter().map(|turn| {
        json!({
            "amap": turn.amap,
            "distribution": turn.distribution,
            "role": turn.role,
            "people": turn.people,
            "friend": turn.friend,
            "is_shown": turn.is_shown,
            "state": turn.state.word(),
        })
    });
    let turns: Vec<Value> = turns.collect();
    let enquiries = enquiries::of_address(view, email)?.into_iter().map(|enquiry| {
        json!({
            "kind": enquiry.kind.word(),
            "about": enquiry.about,
            "state": enquiry.state.word(),
            "received_at": enquiry.received_at,
            "data": enquiry.data,
        })
    });
    let enquiries: Vec<Value> = enquiries.collect();
    let held = quarantine::of_address(view, email)?
        .into_iter()
        .map(|one| json!({ "form": one.sheet.form, "received_at": one.received_at, "typed": one.sheet.typed }));
    let held: Vec<Value> = held.collect();
    let sql = "SELECT amap, name, source FROM member WHERE email = ?1 ORDER BY amap";
    let read = |row: &rusqlite::Row<'_>| {
        let (amap, name, source): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(json!({ "amap": amap, "name": name, "source": source }))
    };
    let memberships = view.all(sql, [email], read)?;
    let sql = "SELECT about, subject, created_at, sent_at FROM mail WHERE email = ?1 AND contract IS NULL ORDER BY id";
    let mails = view.all(sql, [email], |row| {
        let (about, subject): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let (created, sent): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
        let time = |seconds| jiff::Timestamp::from_second(seconds).ok();
        Ok(json!({ "about": about, "subject": subject, "created_at": time(created), "sent_at": sent.and_then(time) }))
    })?;
    Ok(json!({
        "email": email,
        "exported_at": view.now(),
        "details": details,
        "contracts": signed,
        "turns": turns,
        "enquiries": enquiries,
        "quarantine": held,
        "memberships": memberships,
        "objects_to_calls": objections::has(view, email)?,
        "mails": mails,
    }))
}
