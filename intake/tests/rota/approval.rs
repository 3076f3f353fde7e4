//! Permanences of AMAPs that want to know who comes: their members, those who know a word, whom the coordination lets come.

use domain::Signers;
use intake::store::members;
use jiff::SignedDuration;

use crate::trial::{AMAP, COORDINATION, Trial, body, trial_among};
use crate::{DAY, SECOND, WEIGHING};

/// Takes a turn, and confirms it: gives what the page says.
fn confirmed(trial: &Trial, slot: &str, email: &str, more: &[(&str, &str)]) -> String {
    assert_eq!(trial.sign_up(slot, email, more), (303, "/forms/permanence/envoye".to_owned()));
    let (status, page) = trial.ask("POST", &trial.mail(email, "turn-confirm").link, "");
    assert_eq!(status, 200, "{page}");
    page
}

fn is_known(trial: &Trial, email: &'static str) -> bool {
    trial.store.read_blocking(move |view| members::is_known(view, AMAP, email)).unwrap()
}

fn answer(trial: &Trial, link: &str, fields: &[(&str, &str)]) -> (u16, String) {
    trial.ask("POST", link, &body(fields.iter().copied()))
}

#[test]
fn who_is_not_known_waits_for_the_coordination_and_holds_no_place() {
    let trial = trial_among(Signers::Members);
    trial.learn("zoe@amap.example", "Zoé Riou");
    let page = trial.sign_up("", "yann@amap.example", &[]).1;
    assert!(page.contains("Si la coordination ne vous connaît pas encore"), "{page}");
    let page = confirmed(&trial, SECOND, "yann@amap.example", &[("friend", "Ali"), ("phone", "06 00 00 00 01")]);
    assert!(page.contains("La coordination doit encore donner son accord"), "{page}");
    assert_eq!((trial.people(SECOND), trial.count("turn-held"), trial.count("turn-waiting")), (0, 0, 1));
    assert!(!is_known(&trial, "yann@amap.example"), "a proven address is not a member's");
    // Who is known is let in at once, and neither learns anything of the other.
    assert!(confirmed(&trial, SECOND, "zoe@amap.example", &[]).contains("Je ne peux pas venir"));
    let mail = trial.mail(COORDINATION, "turn-approve");
    assert!(mail.text.contains("yann@amap.example") && mail.text.contains("avec Ali"), "{}", mail.text);
    for _ in 0..2 {
        let (status, page) = trial.ask("GET", &mail.link, "");
        let says = ["yann@amap.example", "06 00 00 00 01", "Accueil", "Ali", "Donner notre accord"];
        assert!(status == 200 && says.iter().all(|text| page.contains(text)), "{page}");
    }
    // Two are too many beside Zoé: nothing is decided, and the link is still good.
    let (status, page) = answer(&trial, &mail.link, &[("answer", "agree")]);
    assert!(status == 409 && page.contains("Il ne reste qu’une place ici, et la personne vient à deux"), "{page}");
    trial.give_up(&trial.mail("zoe@amap.example", "turn-held").link);
    let (status, page) = answer(&trial, &mail.link, &[("answer", "agree")]);
    assert!(status == 200 && page.contains("La place est prise"), "{page}");
    assert_eq!((trial.people(SECOND), is_known(&trial, "yann@amap.example")), (2, true));
    let own = trial.mail("yann@amap.example", "turn-held").link;
    assert!(trial.ask("GET", &own, "").1.contains("Je ne peux pas venir"));
    assert_eq!(answer(&trial, &mail.link, &[("answer", "agree")]).0, 410);
    // The next time they are known.
    assert!(confirmed(&trial, WEIGHING, "yann@amap.example", &[]).contains("Je ne peux pas venir"));
    assert_eq!(trial.count("turn-approve"), 1);
}

#[test]
fn whoever_knows_the_word_comes_at_once_and_whoever_types_another_loses_nothing() {
    let trial = trial_among(Signers::Word);
    let (status, page) = trial.sign_up(SECOND, "a@amap.example", &[("word", "courgette"), ("friend", "Ali")]);
    let says = ["href=\"#word\"", "value=\"courgette\"", "value=\"Ali\"", "n’est pas le mot de l’AMAP"];
    assert!(status == 422 && says.iter().all(|text| page.contains(text)), "{page}");
    assert!(trial.mails().is_empty());
    assert!(
        confirmed(&trial, SECOND, "a@amap.example", &[("word", "coeur de BOEUF")]).contains("Je ne peux pas venir")
    );
    assert!(confirmed(&trial, SECOND, "b@amap.example", &[]).contains("La coordination doit encore"));
    assert_eq!((trial.people(SECOND), trial.count("turn-approve")), (1, 1));
}

#[test]
fn who_is_refused_is_told_why_and_what_nobody_answers_is_erased() {
    let trial = trial_among(Signers::Approval);
    trial.learn("zoe@amap.example", "Zoé Riou");
    assert!(trial.sign_up("", "x", &[]).1.contains("La coordination donne son accord"));
    for email in ["zoe@amap.example", "yann@amap.example"] {
        assert!(confirmed(&trial, SECOND, email, &[]).contains("La coordination doit encore"));
    }
    let link = trial.mail(COORDINATION, "turn-approve").link;
    let long = "x".repeat(400);
    let (status, page) = answer(&trial, &link, &[("answer", "refuse"), ("reason", &long)]);
    assert!(status == 409 && page.contains(&long) && page.contains("href=\"#reason\""), "{page}");
    let (status, page) = answer(&trial, &link, &[("answer", "refuse"), ("reason", "Nous sommes  complets")]);
    assert!(status == 200 && page.contains("C’est refusé"), "{page}");
    let told = trial.mail("yann@amap.example", "turn-refused");
    assert!(told.text.contains("Nous sommes complets"), "{}", told.text);
    assert_eq!((answer(&trial, &link, &[("answer", "agree")]).0, trial.people(SECOND)), (410, 0));
    assert!(!is_known(&trial, "yann@amap.example"));
    // Nobody answers for Zoé: a week after she confirmed, what she sent is gone.
    trial.later(DAY * 7 + SignedDuration::from_mins(1));
    let purge = |change: &mut intake::Change<'_>| {
        intake::store::retention::purge(change, &intake::store::retention::Periods::default())
    };
    trial.store.write_blocking(purge).unwrap();
    let left = trial.store.read_blocking(|view| {
        let both = ["zoe@amap.example", "yann@amap.example"];
        both.iter().map(|email| intake::store::permanences::of_address(view, email)).collect::<Result<Vec<_>, _>>()
    });
    assert_eq!(left.unwrap().concat(), []);
}
