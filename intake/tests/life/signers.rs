//! Whose contract is signed at once, and whose waits for the coordination.

use domain::{ContractKind, Signers};
use forms::Private;
use intake::StoreError;
use intake::server::{letter, records};
use intake::store::members::{self, Source};
use intake::store::outbox;

use crate::trial::{Trial, private, trial, trial_with};
use crate::{BASKET, sample};

fn form(signers: Signers) -> forms::Form {
    forms::Form { signers, ..sample::form(ContractKind::Variable) }
}

fn sends(trial: &Trial, email: &str) -> (u16, String) {
    trial.send(&[BASKET, ("email", email), ("step", "sign"), ("agree", "1")])
}

/// Sends a contract and confirms its address.
fn confirmed(trial: &Trial, email: &str) -> String {
    assert_eq!(sends(trial, email).0, 303);
    let (status, page) = trial.ask("POST", &trial.mail(email, "confirm").2, "");
    assert_eq!(status, 200, "{page}");
    page
}

#[test]
fn members_sign_at_once_and_nobody_learns_who_is_one() {
    let form = form(Signers::Members);
    let trial = trial_with(&form, &Private { coordination: Some("coord@amap.example".to_owned()), ..private() });
    let amap = form.amap.address.clone();
    trial
        .store
        .write_blocking(move |change| {
            members::learn(change, &amap, "known@amap.example", "Awa", Source::Imported)?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert!(trial.send(&[BASKET, ("step", "check")]).1.contains("ne vous connaît pas encore"));
    let both = [sends(&trial, "known@amap.example"), sends(&trial, "stranger@amap.example")];
    assert_eq!(both[0], both[1], "the same answer whether or not the address is known");
    let links = ["known@amap.example", "stranger@amap.example"].map(|email| trial.mail(email, "confirm").2);
    let action = |page: String, link: &str| page.replace(link, "");
    let pages = links.each_ref().map(|link| action(trial.ask("GET", link, "").1, link));
    assert_eq!(
        pages[0].replace("known@", ""),
        pages[1].replace("stranger@", ""),
        "the page to confirm does not tell either"
    );
    assert!(trial.ask("POST", &links[0], "").1.contains("FR76") || trial.count("signed") == 1);
    assert!(trial.ask("POST", &links[1], "").1.contains("La coordination doit encore donner son accord"));
    assert_eq!((trial.count("signed"), trial.count("waiting"), trial.count("approve")), (1, 1, 1));
    assert_eq!(records::read(&trial.store, None).unwrap().forms[&form.id].signed, 1);
    let due = trial.store.read_blocking(|view| outbox::due(view, 100)).unwrap();
    let html = letter::html(&trial.server);
    let strangers = due.iter().filter(|one| one.mail.email == "stranger@amap.example");
    let mut told = strangers.map(|one| format!("{:?}{}{}", one.mail.reply_to, one.mail.text, html(&one.mail)));
    assert!(told.all(|told| !told.contains("coord@")), "what is private is no stranger's");
    let link = trial.mail("coord@amap.example", "approve").2;
    for nothing in ["", "answer=", "answer=maybe"] {
        let (status, page) = trial.ask(if nothing.is_empty() { "GET" } else { "POST" }, &link, nothing);
        assert!(status == 200 && page.contains("stranger@amap.example") && page.contains("120,00"), "{page}");
    }
    assert_eq!(trial.count("signed"), 1, "looking agrees to nothing");
    let (status, page) = trial.ask("POST", &link, "answer=agree");
    assert!(status == 200 && page.contains("signé"), "{page}");
    assert_eq!(trial.mail("stranger@amap.example", "signed").3.len(), 1, "the receipt goes along");
    assert_eq!(trial.count("farm"), 2);
    assert_eq!(trial.ask("POST", &link, "answer=refuse").0, 410, "it is decided once");
    trial.verify();
}

#[test]
fn a_refusal_is_told_with_its_reason_and_the_place_is_free() {
    let mut form = form(Signers::Approval);
    form.terms.capacity = Some(1);
    let trial = trial(&form);
    assert!(confirmed(&trial, "a@amap.example").contains("accord"));
    // The contract's own mailbox is that of the coordination, for want of another.
    let link = trial.mail("legumes@amap.example", "approve").2;
    let long = format!("answer=refuse&reason={}", "a".repeat(400));
    let (status, page) = trial.ask("POST", &link, &long);
    assert!(status == 409 && page.contains("aaaa") && page.contains("href=\"#reason\""), "{page}");
    assert_eq!(trial.ask("POST", &link, "answer=refuse&reason=Il+faut+%3Cadh%C3%A9rer%3E").0, 200);
    let due = trial.store.read_blocking(|view| outbox::due(view, 100)).unwrap();
    let mail = due.iter().find(|one| one.mail.about == "refused").unwrap();
    assert_eq!(mail.mail.email, "a@amap.example");
    assert_eq!(mail.mail.reply_to.as_deref(), Some("legumes@amap.example"));
    assert!(mail.mail.text.contains("Il faut <adhérer>"), "{}", mail.mail.text);
    let html = letter::html(&trial.server)(&mail.mail);
    assert!(html.contains("&lt;adhérer&gt;") && html.contains("<html lang=\"fr\">"), "{html}");
    assert!(trial.count("signed") == 0 && records::read(&trial.store, None).unwrap().forms.is_empty());
    trial.verify();
}

#[test]
fn who_waits_holds_no_place_and_a_place_that_is_gone_is_told() {
    let mut form = form(Signers::Approval);
    form.terms.capacity = Some(1);
    let trial = trial(&form);
    // The first waits; half an hour later its place is another's.
    confirmed(&trial, "a@amap.example");
    let first = trial.mail("legumes@amap.example", "approve").2;
    trial.on(sample::TODAY.tomorrow().unwrap());
    confirmed(&trial, "b@amap.example");
    let second = trial.mail("legumes@amap.example", "approve").2;
    assert_eq!(trial.ask("POST", &second, "answer=agree").0, 200);
    let (status, page) = trial.ask("POST", &first, "answer=agree");
    assert!(status == 409 && page.contains("Erreur") && page.contains("ne reste pas assez de parts"), "{page}");
    // It can still be agreed to, once a place is free.
    let member = trial.mail("b@amap.example", "signed").2;
    assert_eq!(trial.ask("POST", &format!("{member}/renoncer"), "").0, 200);
    assert_eq!(trial.ask("POST", &first, "answer=agree").0, 200);
    assert_eq!(records::read(&trial.store, None).unwrap().forms[&form.id].signed, 1);
    trial.verify();
}

#[test]
fn a_word_lets_one_sign_at_once_and_a_wrong_one_loses_nothing() {
    let private = Private { word: Some("Cœur de bœuf".to_owned()), ..private() };
    let trial = trial_with(&form(Signers::Word), &private);
    let (status, page) = trial.send(&[BASKET, ("step", "check")]);
    assert!(status == 200 && page.contains("name=\"word\"") && !page.contains("bœuf"), "{page}");
    let wrong = [BASKET, ("step", "sign"), ("agree", "1"), ("word", "marmande")];
    let (status, page) = trial.send(&wrong);
    assert!(status == 200 && page.contains("<title>Erreur") && page.contains("href=\"#word\""), "{page}");
    assert!(page.contains("value=\"marmande\"") && page.contains("checked"), "{page}");
    assert!(!page.contains("type=\"hidden\" name=\"word\"") && trial.mails().is_empty());
    let right = [BASKET, ("step", "sign"), ("agree", "1"), ("word", " coeur DE boeuf")];
    assert_eq!(trial.send(&right).0, 303);
    trial.ask("POST", &trial.mail("noemie@amap.example", "confirm").2, "");
    assert_eq!((trial.count("signed"), trial.count("approve")), (1, 0));
    assert!(confirmed(&trial, "sans@amap.example").contains("accord"));
    assert_eq!((trial.count("signed"), trial.count("approve")), (1, 1));
    // What is signed says nothing of the word.
    assert!(!trial.mail("noemie@amap.example", "signed").3[0].contains("boeuf"));
}
