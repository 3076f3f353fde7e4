//! One's own data: asked for by mail, seen, taken along, corrected, erased.

use intake::server::guard::TRAP;
use serde_json::Value;

use crate::trial::{BASKET, Plan, Trial, encoded, trial};

const NOEMIE: &str = "noemie@amap.example";

/// Asks for one's data; gives the link of the mail.
fn link(trial: &Trial, email: &str) -> String {
    let key = trial.ask("GET", "/forms/mes-donnees", "").key();
    trial.later(5);
    let told = trial.ask("POST", "/forms/mes-donnees", &format!("email={}&key={key}", encoded(email)));
    assert!(told.status == 200 && told.body.contains("Un courriel est parti"), "{told:?}");
    trial.link(email, "own-data")
}

/// A trial in which somebody signed one contract and left another unsigned.
fn signed() -> Trial {
    let trial = trial();
    assert_eq!(trial.sent_by(NOEMIE).status, 303);
    assert_eq!(trial.ask("POST", &trial.link(NOEMIE, "confirm"), "").status, 200);
    assert_eq!(trial.sent_by(NOEMIE).status, 303);
    trial
}

#[test]
fn everything_that_is_kept_is_shown_and_handed_over() {
    let trial = signed();
    let link = link(&trial, NOEMIE);
    let page = trial.ask("GET", &link, "");
    assert_eq!(page.status, 200);
    for shown in [NOEMIE, "Noémie Le Goff", "3 rue du Four", "Légumes et tommes", "signé par vous", "pas encore signé"]
    {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    assert!(page.body.contains("2036"), "ten years after the last delivery");
    let file = trial.ask("GET", &format!("{link}/donnees.json"), "");
    assert_eq!(file.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    let data: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(data["contracts"].as_array().unwrap().len(), 2);
    assert_eq!(data["contracts"][0]["document"]["person"]["name"], "Noémie Le Goff");
    assert!(data["contracts"][0]["receipt"].as_str().unwrap().starts_with("cabas-receipt@v1"));
    trial.later(3_601);
    assert_eq!(trial.ask("GET", &link, "").status, 410, "an hour");
}

#[test]
fn nothing_is_kept_of_whoever_sent_nothing() {
    let trial = signed();
    let link = link(&trial, "inconnue@amap.example");
    let page = trial.ask("GET", &link, "");
    assert!(page.status == 200 && !page.body.contains("Légumes") && !page.body.contains("Noémie"), "{}", page.body);
    let data: Value = serde_json::from_str(&trial.ask("GET", &format!("{link}/donnees.json"), "").body).unwrap();
    assert_eq!((data["contracts"].as_array().unwrap().len(), data["details"].as_array().unwrap().len()), (0, 0));
}

#[test]
fn what_is_corrected_is_shown_first_and_what_was_signed_stays() {
    let trial = signed();
    let link = link(&trial, NOEMIE);
    let new = format!("name={}&address={}&phone=0298", encoded("Noémie Le Bihan"), encoded("2 quai <b>Neuf</b>"));
    let page = trial.ask("POST", &link, &format!("step=rectify&{new}"));
    assert!(page.status == 200 && page.body.contains("Noémie Le Bihan") && page.body.contains("rectify-confirmed"));
    assert!(page.body.contains("&lt;b&gt;Neuf") && !page.body.contains("<b>Neuf"));
    assert_eq!(trial.number("SELECT count(*) FROM person WHERE name = 'Noémie Le Bihan'"), 0, "not yet");
    let page = trial.ask("POST", &link, &format!("step=rectify-confirmed&{new}"));
    assert!(page.status == 200 && page.body.contains("Noémie Le Bihan"), "{page:?}");
    assert_eq!(trial.number("SELECT count(*) FROM person WHERE name = 'Noémie Le Bihan' AND phone = '0298'"), 1);
    assert_eq!(
        trial.number("SELECT count(*) FROM record WHERE payload LIKE '%Noémie Le Goff%'"),
        1,
        "as it was signed"
    );
    assert_eq!(trial.number("SELECT count FROM purge WHERE rule = 'own-data-corrected'"), 1);
    // Without a name the old one stays; the rest may be emptied.
    assert_eq!(trial.ask("POST", &link, "step=rectify-confirmed&name=&address=&phone=").status, 200);
    assert_eq!(trial.number("SELECT count(*) FROM person WHERE name = 'Noémie Le Bihan' AND phone = ''"), 1);
    assert_eq!(trial.ask("POST", "/forms/lien/donnees/1-x", "step=rectify").status, 404);
}

#[test]
fn what_the_law_allows_is_erased_at_once_and_the_rest_says_until_when() {
    let trial = signed();
    assert_eq!(trial.sent_by("autre@amap.example").status, 303);
    let link = link(&trial, NOEMIE);
    let page = trial.ask("POST", &link, "step=erase");
    assert!(page.status == 200 && page.body.contains("erase-confirmed") && page.body.contains("2036"), "{}", page.body);
    assert_eq!(trial.number("SELECT count(*) FROM erasure"), 0, "not yet");
    let page = trial.ask("POST", &link, "step=erase-confirmed");
    assert!(page.status == 200 && page.body.contains("C’est effacé") && page.body.contains("2036"), "{}", page.body);
    assert_eq!(trial.number("SELECT count(*) FROM erasure"), 1);
    assert!(trial.number("SELECT count FROM purge WHERE rule = 'own-data-erased'") >= 1, "it is noted");
    assert_eq!(trial.number("SELECT count(*) FROM contract WHERE state = 'received'"), 1, "only somebody else's");
    assert_eq!(trial.number("SELECT count(*) FROM contract WHERE state = 'signed'"), 1, "which both parties keep");
    assert_eq!(trial.number("SELECT count(*) FROM member WHERE email = 'noemie@amap.example'"), 0);
    for method in ["GET", "POST"] {
        assert_eq!(trial.ask(method, &link, "").status, 404, "the link went with it");
    }
}

#[test]
fn what_nobody_confirmed_is_ones_own_too() {
    let trial = trial();
    assert_eq!(trial.sent_by("Zoe@AMAP.example").status, 303);
    let link = link(&trial, "zoe@amap.example");
    assert!(trial.ask("GET", &link, "").body.contains("pas encore signé"));
    let data: Value = serde_json::from_str(&trial.ask("GET", &format!("{link}/donnees.json"), "").body).unwrap();
    assert_eq!(data["contracts"][0]["document"]["person"]["email"], "Zoe@AMAP.example");
    assert!(trial.ask("POST", &link, "step=erase-confirmed").body.contains("C’est effacé"));
    let left = "SELECT count(*) FROM contract WHERE email IS NOT NULL OR draft IS NOT NULL OR state = 'received'";
    assert_eq!(trial.number(left), 0);
}

#[test]
fn an_address_that_is_none_is_told_with_what_was_typed() {
    let trial = trial();
    let told = trial.ask("POST", "/forms/mes-donnees", "email=noemie%22%3E");
    assert!(
        told.status == 422 && told.body.contains("href=\"#email\"") && told.body.contains("value=\"noemie&quot;&gt;\""),
        "{}",
        told.body
    );
    assert!(told.body.contains("<title>Erreur"), "{}", told.body);
    // From a page that nobody drew: one more step, with the address in it.
    let told = trial.ask("POST", "/forms/mes-donnees", &format!("email={}", encoded(NOEMIE)));
    assert!(told.status == 200 && told.body.contains("Encore un geste") && told.body.contains(NOEMIE), "{}", told.body);
    trial.later(4);
    let again = format!("email={}&key={}", encoded(NOEMIE), told.key());
    assert!(trial.ask("POST", "/forms/mes-donnees", &again).body.contains("Un courriel est parti"));
    assert!(trial.ask("POST", "/forms/mes-donnees", &again).body.contains("Un courriel est parti"));
    assert_eq!(trial.mails().len(), 1, "sent twice, it is mailed once");
}

#[test]
fn what_waits_in_quarantine_is_ones_own_too() {
    let trial = trial();
    let key = trial.looked_at();
    let sent = [BASKET, ("key", key.as_str()), (TRAP, "x"), ("step", "sign"), ("agree", "1")];
    assert_eq!(trial.send(&sent).status, 303);
    let link = link(&trial, NOEMIE);
    assert!(trial.ask("GET", &link, "").body.contains("Un envoi attend que la coordination le regarde"));
    let data: Value = serde_json::from_str(&trial.ask("GET", &format!("{link}/donnees.json"), "").body).unwrap();
    assert_eq!(data["quarantine"][0]["form"], "contrat.2026-2027.legumes");
    let page = trial.ask("POST", &link, "step=erase-confirmed");
    assert!(page.body.contains("Une chose est effacée"), "{}", page.body);
    assert_eq!(trial.number("SELECT count(*) FROM quarantine"), 0);
}

#[test]
fn from_an_english_page_everything_is_in_english() {
    let trial = Plan { is_bilingual: true, ..Plan::default() }.begin();
    assert_eq!(trial.sent_by(NOEMIE).status, 303);
    let page = trial.ask("GET", "/forms/mes-donnees?langue=en", "");
    assert!(
        page.body.contains("<html lang=\"en\"") && page.body.contains("/forms/mes-donnees?langue=en\""),
        "{page:?}"
    );
    // Sent at once it is asked for once more, in English too.
    let asked = format!("email={}&key={}", encoded(NOEMIE), page.key());
    let again = trial.ask("POST", "/forms/mes-donnees?langue=en", &asked);
    assert!(again.body.contains("<html lang=\"en\"") && again.body.contains("mes-donnees?langue=en\""), "{again:?}");
    trial.later(5);
    let asked = format!("email={}&key={}", encoded(NOEMIE), again.key());
    let told = trial.ask("POST", "/forms/mes-donnees?langue=en", &asked);
    assert!(told.status == 200 && told.body.contains("<html lang=\"en\""), "{told:?}");
    let link = trial.link(NOEMIE, "own-data");
    assert!(link.ends_with("?langue=en"), "{link}");
    for step in ["", "step=rectify&name=N", "step=erase"] {
        let page = trial.ask(if step.is_empty() { "GET" } else { "POST" }, &link, step);
        assert!(page.status == 200 && page.body.contains("<html lang=\"en\""), "{page:?}");
        assert!(page.body.contains(&format!("action=\"{link}\"")), "{page:?}");
    }
    // A language that the site does not have is the main one.
    assert!(trial.ask("GET", "/forms/mes-donnees?langue=br", "").body.contains("<html lang=\"fr\""));
}

#[test]
fn who_does_not_want_to_be_called_says_so_and_takes_it_back() {
    let trial = signed();
    let link = link(&trial, NOEMIE);
    let said = |trial: &Trial| {
        let file = trial.ask("GET", &format!("{link}/donnees.json"), "");
        serde_json::from_str::<Value>(&file.body).unwrap()["objects_to_calls"].clone()
    };
    assert!(trial.ask("GET", &link, "").body.contains("Ne plus m’appeler"));
    for (step, shown, objects) in
        [("object", "M’appeler de nouveau", true), ("object-no-more", "Ne plus m’appeler", false)]
    {
        let page = trial.ask("POST", &link, &format!("step={step}"));
        assert!(page.status == 200 && page.body.contains(shown), "{page:?}");
        assert_eq!(said(&trial), objects);
    }
    trial.ask("POST", &link, "step=object");
    assert_eq!(trial.number("SELECT count(*) FROM objection"), 1);
    assert_eq!(trial.ask("POST", "/forms/lien/donnees/1-x", "step=object").status, 404);
    // Who is erased is called by nobody, and is noted for nothing.
    assert_eq!(trial.ask("POST", &link, "step=erase-confirmed").status, 200);
    assert_eq!(trial.number("SELECT count(*) FROM objection"), 0);
}
