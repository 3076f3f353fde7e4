//! Checks 11, 28 to 33, 36: mailed links. Looking changes nothing, each is good for one thing, and nobody guesses one.

use std::collections::BTreeSet;

use intake::StoreError;
use intake::store::ContractId;
use intake::store::tokens::{self, Purpose, Subject};
use jiff::SignedDuration;

use crate::trial::{Plan, Trial, trial};

/// A link of a purpose, which the room of its name would mail.
fn link(trial: &Trial, purpose: Purpose, subject: Subject) -> String {
    let job =
        move |change: &mut intake::Change<'_>| tokens::issue(change, purpose, &subject, SignedDuration::from_hours(1));
    let issued = trial.store.write_blocking::<_, StoreError, _>(job).unwrap();
    issued.token.as_str().to_owned()
}

#[test]
fn looking_changes_nothing() {
    let trial = trial();
    assert_eq!(trial.sent_by("noemie@amap.example").status, 303);
    let link = trial.link("noemie@amap.example", "confirm");
    let before = trial.number("SELECT count(*) FROM contract WHERE state = 'received'");
    for method in ["GET", "HEAD", "GET", "GET", "OPTIONS"] {
        trial.ask(method, &link, "");
    }
    assert_eq!(trial.number("SELECT count(*) FROM contract WHERE state = 'received'"), before);
    assert_eq!(trial.number("SELECT count(*) FROM token WHERE used_at IS NOT NULL"), 0);
    assert_eq!(trial.ask("POST", &link, "").status, 200);
    let again = trial.ask("POST", &link, "");
    assert!(again.status == 410 && again.body.contains("déjà servi"), "{}", again.status);
    assert_eq!(trial.number("SELECT count(*) FROM log"), 1);
}

#[test]
fn a_link_is_good_for_its_time_and_its_purpose() {
    let trial = trial();
    assert_eq!(trial.sent_by("a@amap.example").status, 303);
    let confirm = trial.link("a@amap.example", "confirm");
    let token = confirm.rsplit('/').next().unwrap().to_owned();
    let (number, secret) = token.split_once('-').unwrap();
    let next: i64 = number.parse::<i64>().unwrap() + 1;
    let nothing = trial.ask("GET", "/forms/lien/contrat/1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "");
    assert_eq!(nothing.status, 404);
    let dateless = |told: crate::trial::Told| {
        (told.status, told.headers.into_iter().filter(|(name, _)| name != "date").collect::<Vec<_>>(), told.body)
    };
    let nothing = dateless(nothing);
    // Of another purpose, of another record, cut, changed: the same answer.
    let wrong = [
        format!("/forms/lien/contrat/{token}"),
        format!("/forms/lien/contrat/{token}/recu.txt"),
        format!("/forms/lien/ferme/{token}"),
        format!("/forms/lien/donnees/{token}"),
        format!("/forms/lien/donnees/{token}/donnees.json"),
        format!("/forms/lien/quarantaine/{token}"),
        format!("/forms/lien/confirmer/{next}-{secret}"),
        format!("/forms/lien/confirmer/{number}-{}", &secret[1..]),
        format!("/forms/lien/confirmer/{secret}"),
        "/forms/lien/confirmer/1-".to_owned(),
        "/forms/lien/confirmer/9223372036854775808-x".to_owned(),
    ];
    for path in wrong {
        assert_eq!(dateless(trial.ask("GET", &path, "")), nothing, "{path}");
    }
    // Of the right purpose and the wrong kind of record.
    let own = Subject::Address { amap: String::new(), email: "a@amap.example".to_owned() };
    let odd = link(&trial, Purpose::ManageContract, own);
    assert_eq!(trial.ask("GET", &format!("/forms/lien/contrat/{odd}"), "").status, 404);
    let odd = link(&trial, Purpose::OwnData, Subject::Contract(ContractId(1)));
    assert_eq!(trial.ask("GET", &format!("/forms/lien/donnees/{odd}"), "").status, 404);
    trial.later(7 * 24 * 3_600 + 1);
    for method in ["GET", "POST"] {
        assert_eq!(trial.ask(method, &confirm, "").status, 410);
    }
    assert_eq!(trial.number("SELECT count(*) FROM log"), 0);
}

#[test]
fn one_member_does_not_see_what_another_signed() {
    let trial = trial();
    for email in ["a@amap.example", "b@amap.example"] {
        assert_eq!(trial.sent_by(email).status, 303);
        assert_eq!(trial.ask("POST", &trial.link(email, "confirm"), "").status, 200);
    }
    let (a, b) = (trial.link("a@amap.example", "signed"), trial.link("b@amap.example", "signed"));
    let receipt = trial.ask("GET", &format!("{a}/recu.txt"), "").body;
    assert!(receipt.contains("a@amap.example") && !receipt.contains("b@amap.example"));
    let (own, other) = (a.rsplit('/').next().unwrap(), b.rsplit('/').next().unwrap());
    let (number, _) = other.split_once('-').unwrap();
    let (_, secret) = own.split_once('-').unwrap();
    assert_eq!(trial.ask("GET", &format!("/forms/lien/contrat/{number}-{secret}/recu.txt"), "").status, 404);
}

#[test]
fn links_cannot_be_guessed_and_are_not_stored() {
    let trial = trial();
    let mut seen = BTreeSet::new();
    for _ in 0..1_000 {
        let token = link(&trial, Purpose::ConfirmContract, Subject::Contract(ContractId(1)));
        let (_, secret) = token.split_once('-').unwrap();
        // 32 characters of six bits.
        assert!(secret.len() == 32 && seen.insert(secret.to_owned()), "{secret}");
    }
    let stored = trial.stored();
    for secret in seen.iter().take(20) {
        assert!(!stored.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()));
    }
    let name = b"confirm-contract";
    assert!(stored.windows(name.len()).any(|bytes| bytes == name), "rows are where they are looked for");
}

#[test]
fn no_address_names_anybody() {
    let trial = trial();
    assert_eq!(trial.sent_by("noemie@amap.example").status, 303);
    assert_eq!(trial.ask("POST", &trial.link("noemie@amap.example", "confirm"), "").status, 200);
    for (_, _, link) in trial.mails() {
        assert!(!link.to_lowercase().contains("noemie") && !link.contains("%40") && !link.contains('@'), "{link}");
    }
}

#[test]
fn the_last_place_is_taken_once() {
    let mut form = crate::sample::form(domain::ContractKind::Fixed);
    form.terms.capacity = Some(1);
    let trial = Plan { form, ..Plan::default() }.begin();
    // Two hold it in turn: the time of the first is over before the second comes.
    assert_eq!(trial.sent_by("a@amap.example").status, 303);
    trial.later(31 * 60);
    assert_eq!(trial.sent_by("b@amap.example").status, 303);
    let links = ["a@amap.example", "b@amap.example"].map(|email| trial.link(email, "confirm"));
    let outcomes: Vec<u16> = std::thread::scope(|scope| {
        let both = links.each_ref().map(|link| scope.spawn(|| trial.ask("POST", link, "").status));
        both.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|status| **status == 200).count(), 1, "{outcomes:?}");
    assert_eq!(trial.number("SELECT count(*) FROM contract WHERE state = 'signed'"), 1);
}
