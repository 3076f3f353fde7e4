//! Contracts that are renounced after both have signed: what the law allows, and no more.

use domain::ContractKind;
use jiff::civil::date;

use crate::trial::{Trial, fields, trial};
use crate::{BASKET, sample, with};

/// A form whose items of some ids keep.
fn form(keeps: &[&str]) -> forms::Form {
    let keeps = keeps.iter().map(|item| (*item).to_owned()).collect();
    forms::Form { keeps, ..sample::form(ContractKind::Variable) }
}

/// Signs for both, and gives where the member renounces.
fn signed(trial: &Trial) -> String {
    let sent = [BASKET, ("same.tomme", "2"), ("step", "sign"), ("agree", "1")];
    assert_eq!(trial.send(&sent).0, 303);
    assert_eq!(trial.ask("POST", &trial.mail("noemie@amap.example", "confirm").2, "").0, 200);
    assert_eq!(trial.ask("POST", &trial.mail("ferme@etang.example", "farm").2, "contract=all").0, 200);
    format!("{}/renoncer", trial.mail("noemie@amap.example", "signed").2)
}

#[test]
fn what_keeps_can_be_renounced_for_fourteen_days() {
    let trial = trial(&form(&["panier/petit", "tomme"]));
    let link = signed(&trial);
    trial.on(date(2026, 10, 15));
    let (status, page) = trial.ask("GET", &link, "");
    assert!(status == 200 && page.contains("15 octobre") && page.contains("Confirmer que je renonce"), "{page}");
    assert_eq!(trial.count("withdrawn"), 0, "looking ends nothing");
    assert_eq!(trial.ask("POST", &link, "").0, 200);
    assert_eq!(trial.count("withdrawn"), 2);
    let (_, _, _, files) = trial.mail("noemie@amap.example", "withdrawn");
    assert!(files[0].contains("contract-withdrawn"), "the receipt proves the day");
    assert_eq!(trial.ask("POST", &link, "").0, 409);
    trial.verify();
}

#[test]
fn the_day_after_it_cannot() {
    let trial = trial(&form(&["panier/petit", "tomme"]));
    let link = signed(&trial);
    trial.on(date(2026, 10, 16));
    for method in ["GET", "POST"] {
        let (status, page) = trial.ask(method, &link, "");
        assert!(status == 409 && page.contains("On ne peut plus renoncer"), "{page}");
    }
    assert_eq!(trial.count("withdrawn"), 0);
}

#[test]
fn of_a_contract_that_spoils_in_part_what_keeps_is_renounced_once() {
    let trial = trial(&form(&["tomme"]));
    let link = signed(&trial);
    let (status, page) = trial.ask("GET", &link, "");
    assert!(status == 200 && page.contains("Tomme") && page.contains("Le reste se gâte vite"), "{page}");
    assert_eq!(trial.ask("POST", &link, "").0, 200);
    assert_eq!((trial.count("partly-withdrawn"), trial.count("withdrawn")), (2, 0));
    let page = trial.ask("GET", link.trim_end_matches("/renoncer"), "").1;
    assert!(page.contains("La ferme a signé aussi"), "the contract goes on: {page}");
    assert_eq!(trial.ask("POST", &link, "").0, 409);
    trial.verify();
}

#[test]
fn the_farm_signs_one_by_one() {
    let trial = trial(&form(&[]));
    for email in ["a@amap.example", "b@amap.example"] {
        assert_eq!(trial.signed(email).0, 200);
    }
    let farm = trial.mail("ferme@etang.example", "farm").2;
    let page = trial.ask("GET", &farm, "").1;
    let ids: Vec<&str> =
        page.split("name=\"contract\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.first(), Some(&"all"));
    let page = trial.ask("POST", &farm, &format!("contract={}", ids[2])).1;
    assert!(page.contains("Un contrat attend votre signature") && page.contains("un est signé par les deux"), "{page}");
    assert_eq!(trial.mail("b@amap.example", "countersigned").1, "countersigned");
    assert_eq!(trial.count("countersigned"), 1);
    trial.verify();
    // All are those that the page showed: a contract that came since is not signed unread.
    let shown = fields(&trial.ask("GET", &farm, "").1);
    assert_eq!(trial.signed("c@amap.example").0, 200);
    let page = trial.post(&farm, &with(&shown, &[("contract", "all")])).1;
    assert!(
        page.contains("Un contrat attend votre signature") && page.contains("2 sont signés par les deux"),
        "{page}"
    );
    trial.verify();
}
