//! Checks 10, 20 to 24, 34, 35, 37: what is sent, by whom, and what comes of it.

use crate::trial::{BASKET, body, encoded, trial};

#[test]
fn another_site_sends_nothing_here() {
    let trial = trial();
    let key = trial.looked_at();
    let sent = body(&[BASKET, ("key", &key), ("step", "sign"), ("agree", "1")]);
    for headers in [
        vec![("origin", "https://evil.example")],
        vec![("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        vec![("origin", "null"), ("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://amap.example.evil.example")],
        vec![("origin", "https://evil.example/https://amap.example")],
    ] {
        let told = trial.with("POST", &trial.action, &headers, &sent);
        assert!(told.status == 403 && told.body.contains("autre site"), "{headers:?} {}", told.status);
    }
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 0);
    // A browser of today and one of ten years ago, on the site; pages here say `no-referrer`, so that the origin is `null`.
    for headers in [
        vec![("origin", "null"), ("sec-fetch-site", "same-origin")],
        vec![("origin", "https://amap.example")],
        vec![("origin", "null")],
        vec![],
    ] {
        let told = trial.with("POST", &trial.action, &headers, &sent);
        assert_eq!(told.status, 303, "{headers:?}");
    }
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 1, "the same form, sent again");
}

#[test]
fn only_forms_are_read() {
    let trial = trial();
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "application/x-www-form"] {
        let told = trial.with("POST", &trial.action, &[("content-type", kind)], "{}");
        assert_eq!(told.status, 415, "{kind}");
    }
    let usual = [("content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")];
    assert_eq!(trial.with("POST", &trial.action, &usual, &body(&[BASKET, ("step", "check")])).status, 200);
}

#[test]
fn what_is_typed_is_text_and_nothing_else() {
    let trial = trial();
    for (number, name) in [
        "x');DROP TABLE log;--",
        "<img src=x onerror=alert(1)>\"'",
        "{{ site.name }} ${7*7} ]]> </textarea></script>",
        "=HYPERLINK(\"https://evil.example\")",
    ]
    .into_iter()
    .enumerate()
    {
        // Who has signed already signs nothing twice.
        let email = format!("xss{number}@amap.example");
        let key = trial.looked_at();
        let sent = [BASKET, ("name", name), ("key", &key)];
        let page = trial.send(&[&sent[..], &[("step", "check")]].concat());
        assert_eq!(page.status, 200);
        for markup in ["<img src=x", "</textarea></script>", "value=\"<", "onerror=alert(1)>\"'"] {
            assert!(!page.body.contains(markup), "{name}: {markup}");
        }
        let told = trial.send(&[&sent[..], &[("step", "sign"), ("agree", "1"), ("email", &email)]].concat());
        assert_eq!(told.status, 303);
        let link = trial.link(&email, "confirm");
        for (method, path) in [("GET", link.clone()), ("POST", link.clone())] {
            let page = trial.ask(method, &path, "");
            assert_eq!(page.status, 200);
            assert!(!page.body.contains("<img src=x") && !page.body.contains("</textarea></script>"), "{name}");
        }
        let farm = trial.ask("GET", &trial.link("ferme@etang.example", "farm"), "");
        assert!(farm.status == 200 && !farm.body.contains("<img src=x"), "{name}");
        // What was typed is stored as it was typed.
        let quoted = name.replace('\'', "''");
        assert_eq!(trial.number(&format!("SELECT count(*) FROM person WHERE name = '{quoted}'")), 1, "{name}");
        trial.later(3_600);
    }
    assert!(trial.number("SELECT count(*) FROM log") >= 4, "the log is there");
}

#[test]
fn characters_that_nobody_types_are_left_out() {
    let trial = trial();
    let key = trial.looked_at();
    let fields = body(&[BASKET, ("key", &key), ("step", "sign"), ("agree", "1"), ("partners", "x")]);
    let name = "name=Ann%00a%E2%80%AE%C2%85%1B%5B31m+Le%EF%BB%BF+Goff%FF";
    let told = trial.ask("POST", &trial.action, &format!("{fields}&{name}"));
    assert_eq!(told.status, 303);
    let named = "json_extract(draft, '$.person.name') = 'Anna[31m Le Goff\u{fffd}'";
    assert_eq!(trial.number(&format!("SELECT count(*) FROM contract WHERE {named}")), 1);
}

#[test]
fn a_mailbox_is_one_and_no_header() {
    let trial = trial();
    for email in [
        "a@b.example\r\nBcc:x@y.example",
        "a@b.example\nBcc: x@y.example",
        "a@b.example, c@d.example",
        "a b@c.example",
        "<a@b.example>",
    ] {
        let key = trial.looked_at();
        let sent = body(&[BASKET, ("key", &key), ("step", "sign"), ("agree", "1"), ("email", email)]);
        let told = trial.ask("POST", &trial.action, &sent);
        assert!(told.status == 422 && told.body.contains("href=\"#email\""), "{email:?}: {}", told.status);
        assert_eq!(trial.ask("POST", "/forms/mes-donnees", &format!("email={}", encoded(email))).status, 422);
    }
    assert!(trial.mails().is_empty());
    // Control characters are left out, so that what remains is one address: it is shown before anything is sent.
    let key = trial.looked_at();
    let sent = body(&[BASKET, ("key", &key), ("step", "sign"), ("agree", "1"), ("name", "A\r\nBcc: x@y.example")]);
    let told = trial.ask("POST", &trial.action, &sent);
    assert!(told.status == 303 || told.status == 422);
    assert!(trial.mails().iter().all(|(to, ..)| to == "noemie@amap.example"));
}

#[test]
fn steps_are_not_skipped_and_the_server_reckons() {
    let trial = trial();
    // Without the page to check: it is shown, and nothing is stored.
    let told = trial.send(&[BASKET, ("step", "sign"), ("agree", "1"), ("total", "1"), ("due", "1"), ("price", "0")]);
    assert!(told.status == 200 && told.body.contains("data-due=\"12000\""), "{}", told.status);
    assert!(told.body.contains("elisez une dernière fois"), "it says why");
    trial.later(5);
    // Without the box: likewise.
    let told = trial.send(&[BASKET, ("step", "sign"), ("key", &told.key())]);
    assert!(told.status == 200 && told.body.contains("href=\"#agree\""));
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 0);
    // What a form does not ask is not taken from it, and of what is said twice the last counts.
    let key = told.key();
    let own =
        [("state", "countersigned"), ("statut", "contresigne"), ("due", "1"), ("signed_at", "1"), ("is_paper", "1")];
    let twice = [("email", "a@amap.example"), ("email", "b@amap.example")];
    let sent = [&[BASKET, ("key", key.as_str()), ("step", "sign"), ("agree", "1")][..], &own, &twice].concat();
    assert_eq!(trial.send(&sent).status, 303);
    let stored =
        "SELECT count(*) FROM contract WHERE state = 'received' AND due = 12000 AND signed_at IS NULL AND is_paper = 0";
    assert_eq!(trial.number(stored), 1);
    assert_eq!(trial.mails().iter().map(|mail| mail.0.as_str()).collect::<Vec<_>>(), ["b@amap.example"]);
    // A stamp is good for its form only, and nobody makes one.
    let id = trial.action.replace("legumes", "autres");
    assert_eq!(trial.ask("POST", &id, &body(&sent)).status, 404);
    for wrong in ["", "1", "1789898400-00-00", &format!("{key}0"), &key.replace('-', "_")] {
        let told = trial.send(&[BASKET, ("key", wrong), ("step", "sign"), ("agree", "1"), ("email", "c@amap.example")]);
        assert_eq!(told.status, 200, "{wrong}");
    }
    assert_eq!(trial.number("SELECT count(*) FROM contract"), 1);
}

#[test]
fn nobody_learns_who_is_known() {
    let trial = trial();
    assert_eq!(trial.sent_by("connue@amap.example").status, 303);
    trial.ask("POST", &trial.link("connue@amap.example", "confirm"), "");
    trial.later(7_200);
    let plain = |told: crate::trial::Told| {
        let headers: Vec<_> = told.headers.into_iter().filter(|(name, _)| name != "date").collect();
        (told.status, headers, told.body)
    };
    let ask = |email: &str| {
        trial.later(900);
        let key = trial.ask("GET", "/forms/mes-donnees", "").key();
        trial.later(5);
        plain(trial.ask("POST", "/forms/mes-donnees", &format!("email={}&key={key}", encoded(email))))
    };
    for round in 0..20 {
        assert_eq!(ask("connue@amap.example"), ask(&format!("inconnue{round:02}@amap.example")));
    }
    assert_eq!(plain(trial.sent_by("connue@amap.example")), plain(trial.sent_by("inconnue@amap.example")));
    // Too many for one mailbox is told alike.
    let often = |email: &str| {
        (0..7)
            .map(|_| {
                trial.later(1);
                let told = trial.sent_by(email);
                (told.status, told.header("retry-after").is_some())
            })
            .collect::<Vec<_>>()
    };
    trial.later(7_200);
    let known = often("connue@amap.example");
    trial.later(7_200);
    assert_eq!(known, often("inconnue@amap.example"));
    assert_eq!(known.iter().filter(|(status, _)| *status == 303).count(), 5);
    assert_eq!(known.last(), Some(&(429, true)));
}
