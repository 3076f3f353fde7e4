//! Contracts that their members change.

use domain::contract::{AbsenceEffect, AbsenceTerms};
use domain::{ContractKind, Notice};
use intake::server::records;
use jiff::civil::date;

use crate::trial::{Trial, fields, private, publish, trial};
use crate::{sample, with};

/// Signs a basket, and gives the fields of the form in which it is changed.
fn signed(trial: &Trial) -> (String, Vec<(String, String)>) {
    assert_eq!(trial.signed("a@amap.example").0, 200);
    let member = trial.mail("a@amap.example", "signed").2;
    let (status, page) = trial.ask("GET", &format!("{member}/modifier"), "");
    assert!(status == 200 && page.contains("name=\"change\"") && page.contains("Noémie Le Goff"), "{page}");
    assert!(!page.contains("data-form=\"draft\""), "no draft keeps the link");
    (member, fields(&page))
}

#[test]
fn a_change_shows_only_what_changes_and_the_farm_signs_anew() {
    let mut form = sample::form(ContractKind::Variable);
    form.terms.capacity = Some(1);
    let trial = trial(&form);
    let (member, fields_) = signed(&trial);
    let farm = trial.mail("ferme@etang.example", "farm").2;
    assert!(trial.ask("GET", &farm, "").1.contains("peuvent encore changer"), "the window is open");
    assert_eq!(trial.ask("POST", &farm, "contract=all").0, 200);
    // What changes nothing is told so, and nothing is signed.
    let (status, page) = trial.post(&trial.action, &with(&fields_, &[("step", "check")]));
    assert!(status == 422 && page.contains("ien ne change"), "{page}");
    let wanted = [("same.panier/petit", "2"), ("step", "check")];
    let (status, page) = trial.post(&trial.action, &with(&fields_, &wanted));
    assert!(status == 200 && page.contains("1 × Panier, petit") && page.contains("2 × Panier, petit"), "{page}");
    assert!(page.contains("120,00") && page.contains("240,00") && page.contains("signe de nouveau"), "{page}");
    assert!(!page.contains("rue du Four, 35000 Rennes</"), "what stays is not listed: {page}");
    let check = fields(&page);
    let (status, page) = trial.post(&trial.action, &with(&check, &[("step", "sign")]));
    assert!(status == 422 && page.contains("href=\"#agree\""), "{page}");
    let edited = trial.post(&trial.action, &with(&check, &[("step", "edit")])).1;
    assert!(edited.contains("value=\"2\"") && edited.contains("name=\"change\""), "{edited}");
    let last = with(&check, &[("step", "sign"), ("agree", "1")]);
    let (status, page) = trial.post(&trial.action, &last);
    assert!(status == 200 && page.contains("240,00"), "{page}");
    assert_eq!(trial.post(&trial.action, &last).0, 200, "sent twice, it is answered twice");
    assert_eq!((trial.count("changed"), trial.count("farm-changed")), (1, 1));
    let records = records::read(&trial.store, None).unwrap();
    assert_eq!(records.forms[&form.id].signed, 1);
    assert!(records.forms[&form.id].taken.iter().all(|(_, _, quantity)| quantity.0 == 100), "{records:?}");
    // What both signed is over: the farm sees what changes, and signs anew.
    let page = trial.ask("GET", &farm, "").1;
    assert!(page.contains("Un contrat attend votre signature") && page.contains("Changement d’un contrat"), "{page}");
    assert!(page.contains("1 × Panier, petit") && page.contains("→"), "{page}");
    assert_eq!(trial.ask("POST", &farm, "contract=all").0, 200);
    let old = trial.ask("GET", &member, "").1;
    assert!(old.contains("Un autre contrat a été signé à la place") && !old.contains("/modifier"), "{old}");
    assert_eq!(trial.ask("GET", &format!("{member}/modifier"), "").0, 409);
    assert_eq!(trial.ask("POST", &format!("{member}/renoncer"), "").0, 409);
    let receipt = &trial.mail("a@amap.example", "changed").3[0];
    assert!(receipt.contains("contract-amended"), "{receipt}");
    trial.verify();
}

#[test]
fn an_address_does_not_change_without_being_proven() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (_, fields_) = signed(&trial);
    let wanted = with(&fields_, &[("email", "b@amap.example"), ("step", "sign"), ("agree", "1")]);
    let (status, page) = trial.post(&trial.action, &wanted);
    assert!(status == 422 && page.contains("href=\"#email\"") && page.contains("value=\"b@amap.example\""), "{page}");
    assert_eq!(trial.count("changed"), 0);
    // The telephone does.
    let wanted = with(&fields_, &[("phone", "02 99 00 00 00"), ("step", "sign"), ("agree", "1")]);
    assert_eq!(trial.post(&trial.action, &wanted).0, 200);
    assert_eq!(trial.count("changed"), 1);
    // Of an amendment there may be another.
    let member = trial.mail("a@amap.example", "changed").2;
    let again = fields(&trial.ask("GET", &format!("{member}/modifier"), "").1);
    let wanted = with(&again, &[("phone", "02 99 00 00 01"), ("step", "sign"), ("agree", "1")]);
    assert_eq!(trial.post(&trial.action, &wanted).0, 200);
    trial.verify();
}

#[test]
fn after_the_window_only_absences_change_and_nothing_that_is_closed() {
    let mut form = sample::form(ContractKind::Variable);
    form.terms.absences = form.terms.absences.map(|rules| AbsenceTerms { notice: Some(Notice::Days(3)), ..rules });
    let trial = trial(&form);
    let (_, fields_) = signed(&trial);
    assert_eq!(trial.ask("POST", &trial.mail("ferme@etang.example", "farm").2, "contract=all").0, 200);
    trial.on(date(2026, 10, 10));
    let send = |typed: &[(&str, &str)]| trial.post(&trial.action, &with(&fields_, typed));
    let (status, page) = send(&[("same.panier/petit", "2"), ("step", "check")]);
    assert!(status == 422 && page.contains("seules les absences") && page.contains("est close"), "{page}");
    let (status, page) =
        send(&[("absence.1", "2026-10-08"), ("move.1", "2026-10-22"), ("step", "sign"), ("agree", "1")]);
    assert!(status == 422 && page.contains("trop tard"), "{page}");
    let (status, page) = send(&[("absence.1", "2026-10-15"), ("move.1", "2026-10-22"), ("step", "check")]);
    assert!(status == 200 && page.contains("repris le jeudi 22 octobre"), "{page}");
    let (status, _) = trial.post(&trial.action, &with(&fields(&page), &[("step", "sign"), ("agree", "1")]));
    assert_eq!((status, trial.count("changed")), (200, 1));
    // What both had signed is not renounced by the way of a change.
    let member = trial.mail("a@amap.example", "changed").2;
    assert_eq!(trial.ask("POST", &format!("{member}/renoncer"), "").0, 409);
    trial.verify();
}

#[test]
fn what_was_paid_stays_paid_and_what_is_too_much_is_told() {
    let mut form = sample::form(ContractKind::Variable);
    form.terms.absences =
        Some(AbsenceTerms { most: 2, period: None, notice: Some(Notice::Days(3)), effect: AbsenceEffect::Deducted });
    // All is paid in the first days.
    form.terms.payment.days = [1, 2, 3].map(|day| date(2026, 10, day)).to_vec();
    let trial = trial(&form);
    let (_, fields_) = signed(&trial);
    trial.on(date(2026, 10, 10));
    let away = [("absence.1", "2026-10-15"), ("step", "check")];
    let (status, page) = trial.post(&trial.action, &with(&fields_, &away));
    assert!(status == 200 && page.contains("Payé en plus, que la ferme rend"), "{page}");
    assert!(page.contains("120,00") && page.contains("108,00") && page.contains("12,00"), "{page}");
    assert!(!page.contains("Paiement du"), "what was paid is not told anew: {page}");
    let (status, page) = trial.post(&trial.action, &with(&fields(&page), &[("step", "sign"), ("agree", "1")]));
    assert!(status == 200 && page.contains("Déjà payé en plus"), "{page}");
    // Another absence can be told, and given up again: the payment stays what it was.
    let day = ("absence".to_owned(), "2026-10-22".to_owned());
    for (is_away, over) in [(true, "24,00"), (false, "12,00")] {
        let (_, _, member, _) = trial.mail("a@amap.example", "changed");
        let mut again = fields(&trial.ask("GET", &format!("{member}/modifier"), "").1);
        again.retain(|field| *field != day);
        again.extend(is_away.then(|| day.clone()));
        let (status, page) = trial.post(&trial.action, &with(&again, &[("step", "check")]));
        assert!(status == 200 && page.contains(over) && !page.contains("Paiement du"), "{page}");
        assert_eq!(trial.post(&trial.action, &with(&fields(&page), &[("step", "sign"), ("agree", "1")])).0, 200);
    }
    assert_eq!(trial.count("changed"), 3);
    trial.verify();
}

#[test]
fn where_nothing_may_change_later_nothing_does() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (member, fields_) = signed(&trial);
    trial.on(date(2026, 10, 10));
    let (status, page) = trial.ask("GET", &format!("{member}/modifier"), "");
    assert!(status == 409 && page.contains("ne change plus"), "{page}");
    let wanted = with(&fields_, &[("phone", "02 99 00 00 00"), ("step", "sign"), ("agree", "1")]);
    assert_eq!((trial.post(&trial.action, &wanted).0, trial.count("changed")), (409, 0));
    assert!(!trial.ask("GET", &member, "").1.contains("/modifier"));
}

#[test]
fn nobody_signs_a_change_under_another_text_than_the_one_shown() {
    let form = sample::form(ContractKind::Variable);
    let trial = trial(&form);
    let (_, fields_) = signed(&trial);
    let page = trial.post(&trial.action, &with(&fields_, &[("same.panier/petit", "2"), ("step", "check")])).1;
    let last = with(&fields(&page), &[("step", "sign"), ("agree", "1")]);
    let mut dearer = form.clone();
    dearer.terms.items[0].pricing = domain::contract::Pricing::Unit(domain::Cents(1_500));
    let now = publish(&trial.folder.path().join("forms"), &dearer, &private());
    let (status, page) = trial.post(&trial.action, &last);
    assert!(status == 422 && page.contains("300,00") && page.contains("e contrat a changé"), "{page}");
    assert_eq!(trial.count("changed"), 0);
    let last = with(&fields(&page), &[("step", "sign"), ("agree", "1")]);
    assert_eq!((trial.post(&now, &last).0, trial.count("changed")), (200, 1));
}
