//! Permanences over real connections: taken by mail, given up, taken over, swapped, called for; calendars and who may read names.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

mod approval;
#[allow(dead_code)]
#[path = "../../../forms/tests/sample/mod.rs"]
mod sample;
mod trial;

use intake::server::permanence;
use intake::store::objections;
use intake::store::tokens::{self, Purpose, Subject};
use jiff::SignedDuration;
use jiff::civil::date;

use trial::{AMAP, COORDINATION, Trial, ask, body, publish, rota, trial};

const FIRST: &str = "2026-09-24/Accueil";
const SECOND: &str = "2026-10-01/Accueil";
const WEIGHING: &str = "2026-10-01/Pesée";
const DAY: SignedDuration = SignedDuration::from_hours(24);

#[test]
fn a_turn_is_taken_by_mail() {
    let trial = trial();
    let (status, page) = trial.sign_up("", "noemie@", &[("friend", "Ali"), ("phone", "x")]);
    assert_eq!(status, 422);
    assert!(
        page.contains("<title>Erreur") && page.contains("href=\"#slot\"") && page.contains("href=\"#email\""),
        "{page}"
    );
    assert!(page.contains("value=\"noemie@\"") && page.contains("value=\"Ali\""), "nothing typed is lost: {page}");
    let with_friend = [("friend", "Ali"), ("shown", "1"), ("phone", "06 00 00 00 01")];
    for _ in 0..2 {
        assert_eq!(trial.sign_up(SECOND, "noemie@amap.example", &with_friend).0, 303);
    }
    assert_eq!((trial.mails().len(), trial.people(SECOND)), (1, 2), "sent twice, it is stored and told once");
    let link = trial.mail("noemie@amap.example", "turn-confirm").link;
    for _ in 0..2 {
        let (status, page) = trial.ask("GET", &link, "");
        assert!(status == 200 && page.contains("Accueil") && page.contains("Ali"), "{page}");
    }
    assert_eq!(trial.count("turn-held"), 0, "looking confirms nothing");
    let (status, page) = trial.ask("POST", &link, "");
    assert!(status == 200 && page.contains("Je ne peux pas venir") && page.contains("18\u{a0}h\u{a0}30"), "{page}");
    assert_eq!(trial.ask("POST", &link, "").0, 410);
    // Whoever knows the address learns nothing: the mail says it to its owner.
    assert_eq!(trial.sign_up(SECOND, "NOEMIE@amap.example", &[]).1, "/forms/permanence/envoye");
    assert_eq!((trial.count("turn-already"), trial.people(SECOND)), (1, 2));
    let taken = &trial.record().taken[0];
    assert_eq!((taken.people, taken.names.as_slice()), (2, ["Noémie Le Goff".to_owned()].as_slice()));
}

#[test]
fn what_cannot_be_taken_is_refused_with_a_reason() {
    let trial = trial();
    trial.later(DAY * 5);
    for (slot, reason) in [
        (FIRST, "a déjà commencé"),
        ("2026-11-26/Accueil", "ouvre le"),
        ("2026-10-02/Accueil", "n’existe plus"),
        ("2026-10-01/Ménage", "n’existe plus"),
    ] {
        let (status, page) = trial.sign_up(slot, "a@amap.example", &[]);
        assert!(status == 422 && page.contains(reason), "{slot}: {page}");
    }
    assert_eq!(trial.sign_up(SECOND, "a..b@amap.example", &[]).0, 422, "no mail would reach it");
    assert_eq!(trial.ask("POST", "/forms/permanence.deux-rives/0123456789abcdef", "x=1").0, 404);
    for path in ["venir", "accord-permanence", "permanence", "remplacer", "benevole", "emargement"] {
        let (status, page) = trial.ask("GET", &format!("/forms/lien/{path}/1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "");
        assert!(status == 404 && page.contains("ne mène nulle part"), "{path}: {page}");
    }
    assert_eq!(trial.ask("GET", "/forms/lien/agenda/1-AAAA/permanences.ics", "").0, 404);
    assert!(trial.mails().is_empty());
}

#[test]
fn as_many_come_as_there_are_places_however_many_send() {
    let trial = trial();
    let (address, action) = (trial.address, trial.actions[0].clone());
    let clients = (0..40).map(|number| {
        let action = action.clone();
        std::thread::spawn(move || {
            let email = format!("m{number}@amap.example");
            ask(address, "POST", &action, &body([("slot", SECOND), ("name", "M"), ("email", email.as_str())]))
        })
    });
    let clients: Vec<_> = clients.collect();
    let answers: Vec<(u16, String)> = clients.into_iter().map(|client| client.join().unwrap()).collect();
    let (held, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == 303);
    assert_eq!((held.len(), refused.len(), trial.people(SECOND)), (2, 38, 2));
    for (status, page) in refused {
        assert!(
            status == 422 && page.contains("vient d’être prise") && page.contains("Il reste de la place"),
            "{page}"
        );
    }
    // Who does not confirm holds nothing for long; who confirms too late sees what is left.
    let late = trial.mails()[0].clone();
    trial.later(SignedDuration::from_mins(31));
    trial.taken(SECOND, "b@amap.example", &[("friend", "Ami")]);
    let (status, page) = trial.ask("POST", &late.link, "");
    assert!(status == 409 && page.contains(&format!("value=\"{}\"", late.to)) && page.contains("Pesée"), "{page}");
    assert_eq!(trial.people(SECOND), 2);
}

#[test]
fn a_member_s_link_needs_no_confirmation_for_its_own_address_only() {
    let trial = trial();
    trial.learn("zoe@amap.example", "Zoé Riou");
    let subject = Subject::Address { amap: AMAP.to_owned(), email: "zoe@amap.example".to_owned() };
    let issued = trial.store.write_blocking(move |change| tokens::issue(change, Purpose::Member, &subject, DAY));
    let token = issued.unwrap().token.as_str().to_owned();
    let (status, page) = trial.ask("GET", &format!("/forms/lien/benevole/{token}"), "");
    assert!(status == 200 && page.contains("value=\"Zoé Riou\"") && page.contains(&token), "{page}");
    let other = trial.sign_up(SECOND, "lou@amap.example", &[("member", &token)]);
    assert_eq!((other.1.as_str(), trial.count("turn-confirm")), ("/forms/permanence/envoye", 1));
    let own = trial.sign_up(SECOND, "Zoe@amap.example", &[("member", &token)]);
    assert_eq!((own.1.as_str(), trial.count("turn-held")), ("/forms/permanence/prise", 1));
    // Sent again, it is the same; for what is theirs already, they are told.
    assert_eq!(trial.sign_up(SECOND, "Zoe@amap.example", &[("member", &token)]).1, own.1);
    let twice = trial.sign_up(SECOND, "Zoe@amap.example", &[("member", &token), ("phone", "06 00 00 00 02")]);
    assert!(twice.0 == 422 && twice.1.contains("déjà inscrit"), "{}", twice.1);
}

#[test]
fn given_up_in_time_the_place_is_free_and_those_with_a_basket_that_day_are_asked() {
    let trial = trial();
    let signed =
        sample::sent(&[("same.panier/petit", "1"), ("email", "panier@amap.example"), ("step", "sign"), ("agree", "1")]);
    assert_eq!(trial.ask("POST", &trial.actions[1], &body(signed.iter())).0, 303);
    assert_eq!(trial.ask("POST", &trial.mail("panier@amap.example", "confirm").link, "").0, 200);
    trial.learn("sans@amap.example", "Sans Panier");
    let link = trial.taken("2026-10-08/Accueil", "noemie@amap.example", &[]);
    let (status, page) = trial.give_up(&link);
    assert!(status == 200 && page.contains("n’est plus à vous"), "{page}");
    assert_eq!(trial.people("2026-10-08/Accueil"), 0);
    let asked: Vec<String> =
        trial.mails().into_iter().filter(|mail| mail.about == "turn-free").map(|mail| mail.to).collect();
    assert_eq!(asked, ["panier@amap.example"], "only whose basket day it is");
    let free = trial.mail("panier@amap.example", "turn-free");
    assert!(
        free.text.contains("ne plus recevoir ces appels\u{a0}: https://amap.example/forms/mes-donnees"),
        "{}",
        free.text
    );
    let (status, page) = trial.ask("GET", &free.link, "");
    assert!(status == 200 && page.contains("value=\"panier@amap.example\""), "{page}");
    assert!(trial.mail(COORDINATION, "turn-given-up").text.contains("Noémie Le Goff"));
    assert_eq!(trial.count("turn-cancelled"), 1);
    // The same person may come after all.
    trial.taken("2026-10-08/Accueil", "noemie@amap.example", &[]);
    assert_eq!(trial.people("2026-10-08/Accueil"), 1);
}

#[test]
fn given_up_late_the_turn_stays_until_somebody_comes_instead() {
    let trial = trial();
    trial.learn("ali@amap.example", "Ali");
    trial.learn("lou@amap.example", "Lou");
    let link = trial.taken(SECOND, "noemie@amap.example", &[]);
    let away = trial.taken(SECOND, "max@amap.example", &[]);
    // The evening before.
    trial.later(DAY * 10 + SignedDuration::from_hours(8));
    let (_, page) = trial.ask("GET", &link, "");
    assert!(page.contains("on compte sur vous tant que personne"), "{page}");
    for _ in 0..2 {
        let (status, page) = trial.give_up(&link);
        assert!(status == 200 && page.contains("Finalement, je viens"), "{page}");
    }
    assert_eq!(trial.people(SECOND), 2, "the turn stays");
    assert!(trial.record().taken[0].is_sought);
    let sought: Vec<String> =
        trial.mails().into_iter().filter(|mail| mail.about == "turn-sought").map(|mail| mail.to).collect();
    assert_eq!(sought, ["ali@amap.example", "lou@amap.example"], "not those who come already, and once");
    let asked = trial.mail("ali@amap.example", "turn-sought").text;
    assert!(asked.contains("ne plus recevoir ces appels\u{a0}: https://amap.example/forms/mes-donnees"), "{asked}");
    assert_eq!((trial.count("turn-seeking"), trial.count("turn-given-up")), (1, 1));
    // Found again: nobody can come instead; not any more: the links of then are good again.
    let (ali, lou) =
        (trial.mail("ali@amap.example", "turn-sought").link, trial.mail("lou@amap.example", "turn-sought").link);
    let turn = trial.turn_on(&link);
    trial.ask("POST", &link, &body([("turn", turn.as_str()), ("do", "keep")]));
    assert_eq!((trial.ask("GET", &ali, "").0, trial.record().taken[0].is_sought), (409, false));
    trial.give_up(&link);
    let (status, page) = trial.ask("GET", &ali, "");
    assert!(status == 200 && page.contains("value=\"Ali\"") && !page.contains("Noémie"), "{page}");
    let (status, page) = trial.ask("POST", &ali, "name=&phone=abc");
    assert!(status == 422 && page.contains("href=\"#name\"") && page.contains("href=\"#phone\""), "{page}");
    let (status, page) = trial.ask("POST", &ali, &body([("name", "Ali Ben"), ("email", "autre@amap.example")]));
    assert!(status == 200 && page.contains("Bonjour Ali Ben"), "{page}");
    assert_eq!(trial.mail("ali@amap.example", "turn-held").to, "ali@amap.example", "the address is that of the link");
    assert_eq!(trial.count("turn-replaced"), 1);
    assert_eq!(trial.ask("POST", &lou, &body([("name", "Lou")])).0, 409, "only the first who accepts comes");
    assert!(trial.ask("GET", &link, "").1.contains("n’est plus à vous"));
    assert!(trial.ask("GET", &away, "").1.contains("Je ne peux pas venir"));
    assert_eq!(trial.people(SECOND), 2);
}

#[test]
fn two_swap_their_turns_when_the_other_accepts() {
    let trial = trial();
    let zoe = trial.taken(SECOND, "zoe@amap.example", &[]);
    let ali = trial.taken("2026-10-08/Pesée", "ali@amap.example", &[]);
    let (own, other) = (trial.turn_on(&zoe), trial.turn_on(&ali));
    let swap = body([("turn", own.as_str()), ("with", other.as_str()), ("do", "swap")]);
    for _ in 0..2 {
        assert!(trial.ask("POST", &zoe, &swap).1.contains("proposé"));
    }
    assert_eq!(trial.count("turn-swap"), 1);
    // Nobody swaps or gives up what is not theirs.
    let foreign = body([("turn", other.as_str()), ("do", "give-up")]);
    trial.ask("POST", &zoe, &foreign);
    assert_eq!(trial.people("2026-10-08/Pesée"), 1);
    let link = trial.mail("ali@amap.example", "turn-swap").link;
    let (status, page) = trial.ask("GET", &link, "");
    assert!(status == 200 && page.contains("J’accepte l’échange") && !page.contains("zoe@"), "{page}");
    assert_eq!(trial.ask("POST", &link, "").0, 200);
    assert!(trial.mail("zoe@amap.example", "turn-held").text.contains("8 octobre"));
    assert!(trial.mail("ali@amap.example", "turn-held").text.contains("1er octobre"));
    assert_eq!(trial.ask("POST", &link, "").0, 410);
    assert_eq!((trial.people(SECOND), trial.people("2026-10-08/Pesée")), (1, 1));
}

#[test]
fn reminders_and_calls_go_out_once_on_their_day() {
    let trial = trial();
    trial.learn("lou@amap.example", "Lou");
    // Who does not want to be called is not, however their address is written.
    trial.learn("Sam@amap.example", "Sam");
    let object = |change: &mut intake::Change<'_>| objections::set(change, "sam@AMAP.example", true);
    trial.store.write_blocking(object).unwrap();
    let noemie = trial.taken(SECOND, "noemie@amap.example", &[]);
    trial.taken(SECOND, "max@amap.example", &[]);
    let about_second = |trial: &Trial, about: &str| {
        let told = trial.mails().into_iter().filter(|mail| mail.about == about && mail.text.contains("1er octobre"));
        told.map(|mail| mail.to).collect::<Vec<_>>()
    };
    trial.due();
    assert!(about_second(&trial, "turn-call").is_empty(), "eleven days before, nothing is due");
    trial.later(DAY * 4);
    assert!(trial.due() > 0);
    assert_eq!(trial.due(), 0, "once");
    assert_eq!(about_second(&trial, "turn-call"), ["lou@amap.example"], "those who come are not called");
    assert_eq!(about_second(&trial, "turn-missing"), [COORDINATION]);
    let text = trial.mail("lou@amap.example", "turn-call").text;
    assert!(text.contains("Pesée (1)") && text.contains("https://amap.example/forms/mes-donnees"), "{text}");
    assert!(about_second(&trial, "turn-reminder").is_empty());
    // Given up after the call and before the deadline: everybody is called again, at once and once.
    trial.give_up(&noemie);
    assert_eq!(about_second(&trial, "turn-call"), ["lou@amap.example", "lou@amap.example", "noemie@amap.example"]);
    trial.due();
    assert_eq!(about_second(&trial, "turn-call").len(), 3);
    trial.later(DAY * 3);
    trial.taken(WEIGHING, "late@amap.example", &[]);
    trial.due();
    trial.due();
    assert_eq!(about_second(&trial, "turn-reminder"), ["max@amap.example"], "not who signed up that late");
    assert_eq!(about_second(&trial, "turn-sheet"), [COORDINATION]);
    assert!(trial.mail(COORDINATION, "turn-sheet").text.contains("Accueil (1), Pesée (1)"));
}

#[test]
fn calendars_and_the_sheet_tell_names_to_those_who_may_read_them() {
    let trial = trial();
    let own = trial.taken(SECOND, "noemie@amap.example", &[("phone", "06 00 00 00 09"), ("friend", "Ali")]);
    let page = trial.ask("GET", &own, "").1;
    let links: Vec<&str> = page.split("href=\"https://amap.example/forms/lien/agenda/").skip(1).collect();
    let links: Vec<String> =
        links.iter().map(|rest| format!("/forms/lien/agenda/{}", rest.split('"').next().unwrap())).collect();
    assert_eq!(links.len(), 2, "{page}");
    let (status, mine) = trial.ask("GET", &links[0], "");
    assert!(
        status == 200
            && mine.contains("DTSTART:20261001T163000Z\r\n")
            && mine.contains("LOCATION:Halle\\, 35000 Rennes"),
        "{mine}"
    );
    assert_eq!(mine.matches("BEGIN:VEVENT").count(), 1);
    assert!(mine.split("\r\n").all(|line| line.len() <= 75), "{mine}");
    let amap = trial.ask("GET", &links[1], "").1;
    assert!(amap.contains("Accueil (2 sur 2)") && !amap.contains("Noémie") && !amap.contains("Ali"), "{amap}");
    trial.later(DAY * 7);
    trial.due();
    let sheet = trial.mail(COORDINATION, "turn-sheet").link;
    let (status, page) = trial.ask("GET", &sheet, "");
    assert!(
        status == 200 && page.contains("Noémie Le Goff") && page.contains("06 00 00 00 09") && page.contains("Ali"),
        "{page}"
    );
    let (status, kept) = trial.ask("GET", &format!("{sheet}/permanences.ics"), "");
    assert!(status == 200 && kept.contains("Noémie Le Goff\\, Ali") && !kept.contains("06 00"), "{kept}");
    // A link of one kind opens nothing of another.
    let token = sheet.rsplit('/').next().unwrap();
    assert_eq!(trial.ask("GET", &format!("/forms/lien/permanence/{token}"), "").0, 404);
}

#[test]
fn whoever_comes_to_a_distribution_that_is_called_off_is_told_once() {
    let trial = trial();
    let link = trial.taken(SECOND, "noemie@amap.example", &[]);
    trial.taken("2026-10-08/Accueil", "max@amap.example", &[]);
    assert_eq!(trial.due(), 1, "the call for the first distribution");
    // Built anew: one distribution is cancelled, and the role of another has another name.
    let mut now = rota();
    now.days.retain(|day| day.date != date(2026, 10, 1));
    now.roles[0].name = "Accueil et émargement".to_owned();
    publish(&trial.folder.path().join("forms"), &now);
    trial.due();
    trial.due();
    let told: Vec<String> =
        trial.mails().into_iter().filter(|mail| mail.about == "turn-off").map(|mail| mail.to).collect();
    assert_eq!(told, ["noemie@amap.example"], "a role that is called otherwise ends nothing");
    assert!(trial.ask("GET", &link, "").1.contains("n’est plus à vous"));
    // A page that was open before is refused with a reason, in the form as it is now.
    let (status, page) = trial.sign_up(SECOND, "b@amap.example", &[]);
    assert!(status == 422 && page.contains("n’existe plus") && page.contains("Accueil et émargement"), "{page}");
}

#[test]
fn whoever_comes_to_a_distribution_that_is_moved_is_told_each_time() {
    let trial = trial();
    trial.taken(SECOND, "noemie@amap.example", &[("friend", "Ali")]);
    trial.taken("2026-10-08/Accueil", "max@amap.example", &[]);
    let moved = || trial.mails().into_iter().filter(|mail| mail.about == "turn-moved").collect::<Vec<_>>();
    trial.due();
    assert!(moved().is_empty(), "nothing is moved");
    let mut now = rota();
    now.days[1].date = date(2026, 10, 2);
    now.roles[0].note = Some("Venez à 18 h.".to_owned());
    publish(&trial.folder.path().join("forms"), &now);
    trial.due();
    trial.due();
    let told = moved();
    assert_eq!(told.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["noemie@amap.example"]);
    assert!(
        told[0].text.contains("vendredi 2 octobre") && told[0].text.contains("18\u{a0}h\u{a0}30"),
        "{}",
        told[0].text
    );
    assert!(trial.ask("GET", &told[0].link, "").1.contains("vendredi 2 octobre"));
    now.days[1].place = Some("Salle des fêtes, 35000 Rennes".to_owned());
    publish(&trial.folder.path().join("forms"), &now);
    trial.due();
    assert!(moved().len() == 2 && moved()[1].text.contains("Salle des fêtes"), "{:?}", moved());
    // Nobody is told of what is over.
    trial.later(DAY * 14);
    now.days[1].place = None;
    publish(&trial.folder.path().join("forms"), &now);
    trial.due();
    assert_eq!(moved().len(), 2);
}

#[test]
fn what_a_site_may_show_names_only_who_chose_it() {
    let trial = trial();
    trial.taken(SECOND, "noemie@amap.example", &[("shown", "1")]);
    trial.taken(SECOND, "max@amap.example", &[("name", "Max Caché")]);
    trial.sign_up(WEIGHING, "waiting@amap.example", &[]);
    let records = trial.store.read_blocking(|view| permanence::records(view, sample::TODAY)).unwrap();
    let record = &records["permanence.deux-rives"];
    assert_eq!(record.taken.len(), 1, "what waits to be confirmed is not shown: it would be for too long");
    assert_eq!((record.taken[0].people, record.taken[0].names.len()), (2, 1));
    let json = serde_json::to_string(&records).unwrap();
    assert!(json.contains("Noémie") && !json.contains("Max") && !json.contains("amap.example"), "{json}");
}

#[test]
fn nobody_is_called_to_permanences_that_are_looked_after_elsewhere() {
    let trial = trial();
    trial.later(DAY * 4);
    assert_eq!((trial.due(), trial.mails().len()), (0, 0), "nobody ever took a turn here");
    trial.taken("2026-10-08/Accueil", "noemie@amap.example", &[]);
    assert!(trial.due() > 0 && trial.count("turn-missing") > 0);
}
