//! What is known of whoever signs: told once the address is proven, and not before.

use domain::contract::Required;
use domain::{ContractKind, Signers};

use crate::trial::{fields, trial};
use crate::{BASKET, sample, with};

#[test]
fn two_contracts_do_not_run_together_and_that_is_told_to_whoever_proved_the_address() {
    let trial = trial(&sample::form(ContractKind::Variable));
    assert_eq!(trial.signed("a@amap.example").0, 200);
    let second = [("same.panier/petit", "2"), ("email", "A@amap.example"), ("step", "sign"), ("agree", "1")];
    // The same answer as to anybody.
    assert_eq!(trial.send(&second).0, 303);
    let link = trial.mail("A@amap.example", "confirm").2;
    let (status, page) = trial.ask("GET", &link, "");
    assert!(
        status == 422 && page.contains("<title>Erreur") && page.contains("vous avez déjà un contrat")
            || page.contains("Vous avez déjà un contrat"),
        "{page}"
    );
    let (status, page) = trial.ask("POST", &link, "");
    assert!(status == 422 && trial.count("signed") == 1, "{page}");
    // The way back has everything that was typed.
    let back = with(&fields(&page), &[("step", "edit")]);
    let (status, page) = trial.post(&trial.action, &back);
    assert!(status == 200 && page.contains("value=\"2\"") && page.contains("3 rue du Four"), "{page}");
    // Once the first has ended, the second may be signed.
    let member = trial.mail("a@amap.example", "signed").2;
    assert_eq!(trial.ask("POST", &format!("{member}/renoncer"), "").0, 200);
    assert_eq!(trial.ask("POST", &link, "").0, 200);
    trial.verify();
}

#[test]
fn what_must_come_first_is_asked_for() {
    let mut form = sample::form(ContractKind::Variable);
    let required = Required { contract: "2026-2027/pain".to_owned(), name: "Pain".to_owned() };
    form.terms.requires = Some(required);
    let trial = trial(&form);
    let sent = [BASKET, ("step", "sign"), ("agree", "1")];
    assert_eq!(trial.send(&sent).0, 303);
    let link = trial.mail("noemie@amap.example", "confirm").2;
    let (status, page) = trial.ask("POST", &link, "");
    assert!(status == 422 && page.contains("d’abord souscrire") && page.contains("Pain"), "{page}");
    assert_eq!(trial.count("signed"), 0);
}

#[test]
fn whoever_was_agreed_to_too_late_does_not_hold_two() {
    let form = forms::Form { signers: Signers::Approval, ..sample::form(ContractKind::Variable) };
    let trial = trial(&form);
    for baskets in ["1", "2"] {
        let sent = [("same.panier/petit", baskets), ("step", "sign"), ("agree", "1")];
        assert_eq!(trial.send(&sent).0, 303);
        let link = trial.mail("noemie@amap.example", "confirm").2;
        assert_eq!(trial.ask("POST", &link, "").0, 200);
    }
    let links: Vec<String> = trial.mails().into_iter().filter(|one| one.1 == "approve").map(|one| one.2).collect();
    assert_eq!(trial.ask("POST", &links[0], "answer=agree").0, 200);
    let (status, page) = trial.ask("POST", &links[1], "answer=agree");
    assert!(status == 409 && page.contains("ous avez déjà un contrat") && trial.count("signed") == 1, "{page}");
}
