//! A contract from the form to both signatures, over real connections: pages, mails, receipts, figures.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../forms/tests/sample/mod.rs"]
mod sample;
#[allow(dead_code)]
mod trial;

use domain::ContractKind;
use evidence::Receipt;
use intake::StoreError;
use intake::server::records;
use trial::{private, publish, trial};

const BASKET: (&str, &str) = ("same.panier/petit", "1");

#[test]
fn a_contract_is_signed_by_mail_and_countersigned() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (status, page) = trial.send(&[BASKET, ("step", "check")]);
    assert_eq!(status, 200);
    assert!(page.contains("data-due=\"12000\"") && page.contains("name=\"key\""), "{page}");
    assert!(trial.mails().is_empty(), "looking sends nothing");
    // Sent twice, it is stored once and told once.
    let sent = [BASKET, ("step", "sign"), ("agree", "1"), ("method", "transfer")];
    assert_eq!((trial.send(&sent).0, trial.send(&sent).0), (303, 303));
    let mails = trial.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    let (to, about, link, _) = &mails[0];
    assert_eq!((to.as_str(), about.as_str()), ("noemie@amap.example", "confirm"));
    // A mail scanner looks, and signs nothing.
    for _ in 0..2 {
        let (status, page) = trial.ask("GET", link, "");
        assert!(status == 200 && page.contains("obligation de paiement") && !page.contains("FR76"), "{page}");
    }
    assert_eq!(trial.mails().len(), 1);
    let (status, page) = trial.ask("POST", link, "");
    assert!(status == 200 && page.contains("FR76 3000 6000 0112 3456 7890 189"), "{page}");
    assert_eq!(trial.ask("POST", link, "").0, 410);
    let mails = trial.mails();
    let told: Vec<(&str, &str)> = mails.iter().map(|(to, about, ..)| (to.as_str(), about.as_str())).collect();
    assert_eq!(told[1..], [("noemie@amap.example", "signed"), ("ferme@etang.example", "farm")]);
    let receipt = Receipt::parse(&mails[1].3[0]).unwrap();
    assert!(receipt.verify(&trial.key).is_ok());
    assert_eq!(mails[1].3, mails[2].3, "both parties have the same receipt");
    let (member, farm) = (mails[1].2.clone(), mails[2].2.clone());
    let (status, page) = trial.ask("GET", &member, "");
    assert!(
        status == 200 && page.contains("n’a pas encore signé") && page.contains("Renoncer au contrat ici"),
        "{page}"
    );
    assert_eq!(trial.ask("GET", &format!("{member}/recu.txt"), "").1, mails[1].3[0]);
    let (status, page) = trial.ask("GET", &farm, "");
    assert!(status == 200 && page.contains("Noémie Le Goff") && page.contains("120,00"), "{page}");
    for nothing in ["", "contract=", "contract=99", "contract=x"] {
        assert!(trial.ask("POST", &farm, nothing).1.contains("Un contrat attend votre signature"), "{nothing}");
    }
    assert!(trial.ask("POST", &farm, "contract=all").1.contains("un est signé par les deux"));
    assert!(trial.ask("GET", &member, "").1.contains("La ferme a signé aussi"));
    let renounce = format!("{member}/renoncer");
    assert_eq!(trial.ask("POST", &renounce, "").0, 409, "nobody renounces what both signed and what spoils");
    assert_eq!(trial.mails().last().unwrap().1, "countersigned");
}

#[test]
fn who_renounces_in_time_gives_the_place_back() {
    let mut form = sample::form(ContractKind::Fixed);
    form.terms.capacity = Some(1);
    let trial = trial(&form);
    assert_eq!(trial.signed("a@amap.example").0, 200);
    let sent = [BASKET, ("email", "b@amap.example"), ("step", "sign"), ("agree", "1")];
    let (status, page) = trial.send(&sent);
    assert!(status == 422 && page.contains("ne reste pas assez de parts"), "{status} {page}");
    let figures = records::read(&trial.store, None).unwrap();
    assert_eq!(figures.forms[&form.id].signed, 1);
    assert_eq!(figures.forms[&form.id].taken.len(), 1);
    let path = trial.folder.path().join("records.json");
    assert!(records::write(&figures, &path).unwrap() && !records::write(&figures, &path).unwrap());
    assert!(!std::fs::read_to_string(&path).unwrap().contains("amap.example"), "figures name nobody");
    let member = trial.mails().iter().find(|mail| mail.1 == "signed").unwrap().2.clone();
    let renounce = format!("{member}/renoncer");
    let (status, page) = trial.ask("GET", &renounce, "");
    assert!(status == 200 && page.contains("Confirmer que je renonce"), "{page}");
    assert_eq!(trial.mails().iter().filter(|mail| mail.1 == "withdrawn").count(), 0, "looking ends nothing");
    assert_eq!(trial.ask("POST", &renounce, "").0, 200);
    assert_eq!(trial.mails().iter().filter(|mail| mail.1 == "withdrawn").count(), 2);
    assert_eq!(trial.signed("b@amap.example").0, 200);
}

#[test]
fn nobody_signs_another_text_than_the_one_shown() {
    let form = sample::form(ContractKind::Variable);
    let trial = trial(&form);
    let mut dearer = form.clone();
    dearer.terms.items[0].pricing = domain::contract::Pricing::Unit(domain::Cents(1_500));
    let now = publish(&trial.folder.path().join("forms"), &dearer, &private());
    let (status, page) = trial.send(&[BASKET, ("step", "sign"), ("agree", "1")]);
    assert!(status == 200 && page.contains("data-due=\"15000\"") && page.contains(&now), "{page}");
    assert!(page.contains("ce contrat a changé") || page.contains("Ce contrat a changé"), "{page}");
    assert!(trial.mails().is_empty());
}

#[test]
fn what_is_wrong_keeps_what_was_typed_and_links_that_open_nothing_say_so() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let (status, page) = trial.send(&[("same.panier/petit", "deux"), ("step", "check")]);
    assert!(status == 422 && page.contains("value=\"deux\""));
    // No mail would reach it: it is told before anything is stored.
    let (status, page) = trial.send(&[BASKET, ("email", "a..b@amap.example"), ("step", "sign"), ("agree", "1")]);
    assert!(status == 422 && page.contains("href=\"#email\""), "{status} {page}");
    assert_eq!(trial.ask("POST", "/forms/contrat.2026-2027.legumes/0123456789abcdef", "x=1").0, 404);
    assert_eq!(trial.ask("POST", "/forms/contrat.2026-2027.legumes/..%2Fprivate", "x=1").0, 404);
    for path in ["confirmer", "contrat", "ferme"] {
        let (status, page) = trial.ask("GET", &format!("/forms/lien/{path}/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "");
        assert!(status == 404 && page.contains("ne mène nulle part"), "{page}");
    }
    assert_eq!(trial.ask("GET", "/forms/envoye", "").0, 200);
    let too_long = format!("x={}", "a".repeat(600_000));
    assert_eq!(trial.ask("POST", &trial.action.clone(), &too_long).0, 413);
    let ended: Result<(), StoreError> = trial.store.read_blocking(|_| Ok(()));
    assert!(ended.is_ok());
}
