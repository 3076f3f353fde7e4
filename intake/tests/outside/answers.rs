//! Checks 3 to 9, 12, 13, 25 to 27, 38 to 40: what every answer carries, and what none tells.

use intake::server::letter;
use intake::store::outbox;
use themes::{Layer, Theme};

use crate::trial::{BASKET, Plan, Told, log, trial};

/// Requests that end in every way that there is, with the status of each.
fn every_way(trial: &crate::trial::Trial) -> Vec<(Told, u16)> {
    let (action, unknown) = (trial.action.as_str(), "/forms/lien/contrat/1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let large = "x".repeat(600_000);
    vec![
        (trial.ask("GET", "/forms/envoye", ""), 200),
        (trial.ask("GET", "/forms/mes-donnees", ""), 200),
        (trial.send(&[BASKET, ("step", "check")]), 200),
        (trial.send(&[("step", "check")]), 422),
        (trial.ask("GET", unknown, ""), 404),
        (trial.ask("POST", unknown, ""), 405),
        (trial.ask("POST", &format!("{unknown}/renoncer"), ""), 404),
        (trial.ask("GET", &format!("{unknown}/recu.txt"), ""), 404),
        (trial.ask("GET", "/", ""), 404),
        (trial.ask("GET", "/forms/lien/quarantaine/x", ""), 404),
        (trial.ask("GET", "/forms/lien/donnees/x", ""), 404),
        (trial.ask("GET", "/forms/lien/donnees/x/donnees.json", ""), 404),
        (trial.ask("GET", action, ""), 405),
        (trial.ask("POST", action, &large), 413),
        (trial.with("POST", action, &[("content-type", "text/plain")], "x"), 415),
        (trial.with("POST", action, &[("origin", "https://evil.example")], "x=1"), 403),
        (trial.ask("POST", "/forms/contrat.x/0123456789abcdef", "x=1"), 404),
        (trial.ask("POST", "/forms/autre.x/0123456789abcdef", "x=1"), 404),
        (trial.ask("GET", "/forms/lien/contrat/%FF", ""), 400),
        (trial.sent_by("noemie@amap.example"), 303),
    ]
}

#[test]
fn every_answer_carries_the_headers_of_the_site() {
    let trial = trial();
    for (told, status) in every_way(&trial) {
        assert_eq!(told.status, status, "{told:?}");
        let header = |name: &str| told.header(name).unwrap_or_else(|| panic!("no {name}: {told:?}"));
        let policy = header("content-security-policy");
        for part in ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("content-type").ends_with("; charset=utf-8"));
        for absent in ["set-cookie", "server", "x-powered-by", "access-control-allow-origin"] {
            assert_eq!(told.header(absent), None, "{told:?}");
        }
        assert!(status == 303 || told.body.contains("<h1"), "a page in words: {told:?}");
    }
    let told = trial.with("GET", "/forms/envoye", &[("origin", "https://evil.example")], "");
    assert_eq!(told.header("access-control-allow-origin"), None);
    // What looks at a page without its body gets the same headers.
    let (head, get) = (trial.ask("HEAD", "/forms/envoye", ""), trial.ask("GET", "/forms/envoye", ""));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-security-policy"), get.header("content-security-policy"));
}

#[test]
fn other_methods_are_refused_with_those_that_are_right() {
    let trial = trial();
    for method in ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"] {
        for (path, right) in [(trial.action.as_str(), "POST"), ("/forms/mes-donnees", "GET,HEAD,POST")] {
            let told = trial.ask(method, path, "x=canari");
            assert_eq!((told.status, told.header("allow")), (405, Some(right)), "{method} {path}");
            assert!(!told.body.contains("canari"), "nothing is sent back");
        }
    }
    assert_eq!(trial.ask("GET", &trial.action.clone(), "").header("allow"), Some("POST"));
}

#[test]
fn no_address_leads_out_or_to_a_file() {
    let trial = trial();
    for file in [
        "/intake.db",
        "/.git/config",
        "/forms/../intake.db",
        "/forms/%2e%2e%2fintake.db",
        "/forms/..%5cintake.db",
        "/forms/private.json",
        "/forms/site.json",
        "/forms/lien/contrat/..%2f..%2fintake.db",
        "/forms/x%00/y",
        "/forms/",
        "//evil.example/",
        "/forms/envoye/",
    ] {
        let told = trial.ask("GET", file, "");
        assert!([404, 405].contains(&told.status), "{file}: {told:?}");
        assert!(!told.body.contains("coordination@"), "{file}");
    }
    let (id, _) = trial.action.rsplit_once('/').unwrap();
    for revision in ["..%2Fprivate", "..%2f..%2fintake", "private", "%00", "0123456789abcde%00"] {
        assert_eq!(trial.ask("POST", &format!("{id}/{revision}"), "x=1").status, 404, "{revision}");
    }
    // Nothing that is sent decides where one is led.
    let key = trial.looked_at();
    let sent =
        [BASKET, ("key", &key), ("step", "sign"), ("agree", "1"), ("next", "//evil.example"), ("url", "javascript:1")];
    let told = trial.send(&sent);
    assert_eq!((told.status, told.header("location")), (303, Some("/forms/envoye")));
    let told = trial.ask("GET", "/forms/envoye?next=//evil.example", "");
    assert!(told.status == 200 && !told.body.contains("evil"));
}

#[test]
fn what_breaks_says_nothing_of_itself_and_confirms_nothing() {
    let broken = Layer::from_files("themes", [("templates/check.html", "{{ check.nothing.at.all }}")]);
    let trial = Plan { theme: Theme::over_default([broken]), ..Plan::default() }.begin();
    let told = trial.send(&[BASKET, ("email", "canari-500@amap.example"), ("step", "check")]);
    assert_eq!(told.status, 500);
    let folder = trial.folder.path().to_str().unwrap();
    for secret in ["check.html", "nothing", "SQL", "sqlite", "rusqlite", "0.1.0", "canari-500", folder, "panicked"] {
        assert!(!told.body.contains(secret), "{secret}: {}", told.body);
    }
    assert!(told.body.contains("Rien n’a été enregistré"), "{}", told.body);
    assert_eq!(trial.number("SELECT count(*) FROM contract") + trial.number("SELECT count(*) FROM mail"), 0);
    assert!(log().contains("check.html"), "whoever keeps the server learns where");
    // A store that has ended takes nothing, and nothing is acknowledged.
    let trial = crate::trial::trial();
    let key = trial.looked_at();
    trial.store.close();
    let told = trial.send(&[BASKET, ("key", &key), ("step", "sign"), ("agree", "1")]);
    assert_eq!(told.status, 500);
}

#[test]
fn nothing_personal_is_logged() {
    let trial = trial();
    let (email, name) = ("canari.journal@amap.example", "Canari Journal");
    let key = trial.looked_at();
    let mut sent = vec![BASKET, ("email", email), ("name", name), ("phone", "0612340042"), ("address", "rue Canari")];
    sent.push(("step", "check"));
    assert_eq!(trial.send(&sent).status, 200);
    sent.extend([("agree", "1"), ("key", &key)]);
    sent.retain(|(name, _)| *name != "step");
    sent.push(("step", "sign"));
    assert_eq!(trial.send(&sent).status, 303);
    let link = trial.link(email, "confirm");
    for _ in 0..2 {
        trial.ask("GET", &link, "");
        trial.ask("POST", &link, "");
    }
    trial.later(60);
    let own = trial.ask("GET", "/forms/mes-donnees", "").key();
    trial.later(5);
    let asked = format!("email={}&key={own}", crate::trial::encoded(email));
    assert_eq!(trial.ask("POST", "/forms/mes-donnees", &asked).status, 200);
    let data = trial.link(email, "own-data");
    trial.ask("POST", &data, "step=erase-confirmed");
    trial.ask("GET", &format!("/forms/lien/contrat/canari%0d%0aline{}", "x"), "");
    trial.with("POST", &trial.action, &[("user-agent", "canari-agent"), ("origin", "https://canari.example")], "x=1");
    let log = log();
    assert!(log.contains("refused") && log.contains("own data erased"), "there is a log: {log}");
    let tokens = [&link, &data].map(|link| link.rsplit('/').next().unwrap().to_owned());
    for secret in ["canari.journal", "Canari", "0612340042", "canari-agent", "canari.example", "127.0.0.1", &key] {
        assert!(!log.contains(secret), "{secret}");
    }
    for token in tokens {
        assert!(!log.contains(&token) && !log.contains(token.split_once('-').unwrap().1));
    }
}

#[cfg(unix)]
#[test]
fn only_its_user_reads_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let trial = trial();
    assert_eq!(trial.sent_by("noemie@amap.example").status, 303);
    let entries = std::fs::read_dir(trial.folder.path()).unwrap().map(Result::unwrap);
    let files: Vec<_> = entries.filter(|entry| entry.file_name().to_str().unwrap().starts_with("intake.db")).collect();
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
}

#[test]
fn a_mail_that_the_theme_cannot_draw_goes_out_as_text() {
    let broken = Layer::from_files("themes", [("templates/mail.html", "{{ letter.nothing.at.all }}")]);
    let trial = Plan { theme: Theme::over_default([broken]), ..Plan::default() }.begin();
    assert_eq!(trial.sent_by("zoe@amap.example").status, 303);
    let due = trial.store.read_blocking(|view| outbox::due(view, 9)).unwrap();
    let mail = &due[0].mail;
    assert!(mail.text.contains("https://amap.example/forms/lien/confirmer/"), "{}", mail.text);
    assert_eq!(letter::html(&trial.server)(mail), "");
    assert!(log().contains("mail.html"), "whoever keeps the server learns where");
}

#[test]
fn a_form_that_cannot_be_read_now_is_asked_for_again_later() {
    let trial = trial();
    let revision = trial.action.rsplit('/').next().unwrap();
    let file = trial.folder.path().join(format!("forms/{revision}.json"));
    let json = std::fs::read(&file).unwrap();
    let check = || trial.send(&[BASKET, ("step", "check")]);
    std::fs::write(&file, &json[..json.len() / 2]).unwrap();
    let told = check();
    assert_eq!((told.status, told.header("retry-after")), (503, Some("30")), "half a form is not «no such form»");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(check().status, 404);
    std::fs::create_dir(&file).unwrap();
    assert_eq!(check().status, 503);
    std::fs::remove_dir(&file).unwrap();
    std::fs::write(&file, &json).unwrap();
    assert_eq!(check().status, 200);
}
