//! Contracts that were signed on paper, recorded by the coordination.

use domain::ContractKind;
use forms::Private;
use intake::Change;
use intake::server::{coordination, records};
use intake::store::members::{self, Source};
use jiff::civil::date;

use crate::trial::{Trial, fields, private, publish, trial};
use crate::{sample, with};

/// The link of the coordination's page.
fn introduced(trial: &Trial) -> String {
    let introduce = || trial.wait(coordination::introduce(&trial.server)).unwrap();
    assert_eq!(introduce(), 0, "nobody has used anything");
    let amap = sample::form(ContractKind::Variable).amap.address;
    let learn = move |change: &mut Change<'_>| members::learn(change, &amap, "a@amap.example", "", Source::Imported);
    trial.store.write_blocking(learn).unwrap();
    assert_eq!((introduce(), introduce()), (1, 0), "the link is mailed once");
    trial.mail("legumes@amap.example", "coordination").2
}

const OWN: [(&str, &str); 6] = [
    ("same.panier/petit", "1"),
    ("name", "Jean Sans-Mail"),
    ("address", "3 rue du Four, 35000 Rennes"),
    ("method", "cheque"),
    ("signed_on", "2026-09-20"),
    ("step", "check"),
];

#[test]
fn a_paper_is_recorded_without_an_address_and_after_the_window() {
    let form = sample::form(ContractKind::Variable);
    let trial = trial(&form);
    let link = introduced(&trial);
    trial.on(date(2026, 10, 5));
    let (status, page) = trial.ask("GET", &link, "");
    assert!(status == 200 && page.contains("Aucun contrat n’est signé") && page.contains("/papier"), "{page}");
    let (status, page) = trial.ask("GET", &format!("{link}/papier"), "");
    assert!(status == 200 && page.contains("name=\"paper\"") && page.contains("name=\"signed_on\""), "{page}");
    let empty = fields(&page);
    let late = with(&with(&empty, &OWN), &[("signed_on", "2026-10-06")]);
    let (status, page) = trial.post(&trial.action, &late);
    assert!(status == 422 && page.contains("href=\"#signed_on\"") && page.contains("Jean Sans-Mail"), "{page}");
    let (status, page) = trial.post(&trial.action, &with(&empty, &OWN));
    // Ten deliveries, as on the day of the paper: the first is over since.
    assert!(status == 200 && page.contains("data-due=\"12000\"") && page.contains("20 septembre"), "{page}");
    let check = fields(&page);
    let (status, page) = trial.post(&trial.action, &with(&check, &[("step", "sign")]));
    assert!(status == 422 && page.contains("href=\"#agree\""), "{page}");
    let last = with(&check, &[("step", "sign"), ("agree", "1"), ("countersigned", "1")]);
    for _ in 0..2 {
        let (status, page) = trial.post(&trial.action, &last);
        assert!(status == 200 && page.contains("Le contrat est enregistré"), "{page}");
    }
    assert_eq!((trial.count("farm-paper"), trial.count("paper"), trial.count("confirm")), (1, 0, 0));
    assert!(trial.mail("ferme@etang.example", "farm-paper").3[0].contains("contract-on-paper"));
    assert_eq!(records::read(&trial.store, None).unwrap().forms[&form.id].signed, 1);
    let page = trial.ask("GET", &link, "").1;
    assert!(page.contains("Jean Sans-Mail") && page.contains("signé par les deux, sur papier"), "{page}");
    trial.verify();
}

#[test]
fn who_has_an_address_is_sent_a_copy_and_does_not_sign_twice() {
    let trial = trial(&sample::form(ContractKind::Variable));
    let link = introduced(&trial);
    let empty = fields(&trial.ask("GET", &format!("{link}/papier"), "").1);
    let own = [("email", "jean@amap.example"), ("step", "sign"), ("agree", "1")];
    let all = with(&with(&empty, &OWN), &own);
    assert_eq!(trial.post(&trial.action, &all).0, 200);
    assert_eq!((trial.count("paper"), trial.count("farm")), (1, 1));
    let member = trial.mail("jean@amap.example", "paper").2;
    assert!(trial.ask("GET", &member, "").1.contains("Jean Sans-Mail"));
    let again = with(&all, &[("same.panier/petit", "2")]);
    let (status, page) = trial.post(&trial.action, &again);
    assert!(status == 422 && page.contains("ous avez déjà un contrat"), "{page}");
    // The farm's link opens no form of the coordination's, nor does one that nobody was sent.
    let farm = trial.mail("ferme@etang.example", "farm").2;
    let token = farm.rsplit('/').next().unwrap();
    assert_eq!(trial.ask("GET", &format!("/forms/lien/coordination/{token}"), "").0, 404);
    assert_eq!(trial.post(&trial.action, &with(&all, &[("paper", token)])).0, 404);
    trial.verify();
}

#[test]
fn whoever_coordinates_next_has_a_link_and_whoever_did_has_none_any_more() {
    let form = sample::form(ContractKind::Variable);
    let trial = trial(&form);
    let introduce = || trial.wait(coordination::introduce(&trial.server)).unwrap();
    let robots = [("same.panier/petit", "1"), ("email", "robot@amap.example"), ("step", "sign"), ("agree", "1")];
    assert_eq!((trial.send(&robots).0, introduce()), (303, 0), "what nobody confirmed counts for nothing");
    assert_eq!((trial.signed("a@amap.example").0, introduce()), (200, 1), "the first contract tells who coordinates");
    let old = trial.mail("legumes@amap.example", "coordination").2;
    assert_eq!(trial.ask("GET", &old, "").0, 200);
    let forms = trial.folder.path().join("forms");
    let private = Private { coordination: Some("Nouvelle@amap.example".to_owned()), ..private() };
    publish(&forms, &form, &private);
    // The next build of a site has another time.
    let site = std::fs::File::options().write(true).open(forms.join("site.json")).unwrap();
    site.set_modified(std::time::SystemTime::now() + std::time::Duration::from_secs(5)).unwrap();
    assert_eq!((introduce(), introduce()), (1, 0));
    let new = trial.mail("Nouvelle@amap.example", "coordination").2;
    assert_eq!((trial.ask("GET", &old, "").0, trial.ask("GET", &new, "").0), (410, 200));
}
