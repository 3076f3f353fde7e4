//! Many who do the same at the same time, and forms that are older than the site.

use std::sync::Barrier;

use super::browser::{Answer, Browser, Sheet};
use super::network::{FEW, MANY, Network, PLACES};
use super::store::{SENT, SIGNED};

/// Sends all of these at once.
fn at_once(forms: std::net::SocketAddr, sheets: &[Sheet]) -> Vec<Answer> {
    let ready = Barrier::new(sheets.len());
    std::thread::scope(|scope| {
        let send = |sheet| {
            let ready = &ready;
            scope.spawn(move || {
                let mut browser = Browser::new(forms);
                ready.wait();
                browser.send(sheet).unwrap()
            })
        };
        let threads: Vec<_> = sheets.iter().map(send).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// An answer without its date.
fn undated(answer: &Answer) -> Answer {
    let headers = answer.headers.iter().filter(|(name, _)| name != "date").cloned().collect();
    Answer { headers, ..answer.clone() }
}

#[test]
fn a_form_that_is_sent_fifty_times_is_one_contract() {
    let network = Network::new();
    let server = network.serve();
    let sheet = server.browser().checked(&network, MANY, "zoe@amap.example").unwrap();
    let answers = at_once(server.forms, &vec![sheet; 50]);
    assert_eq!(answers[0].status, 303, "{}", answers[0].body);
    assert!(answers.iter().all(|answer| undated(answer) == undated(&answers[0])), "{answers:?}");
    network.stored_once(&["zoe@amap.example".to_owned()], SENT);
    // So is a link whose button is pressed fifty times: one signature, and the others are told so.
    let link = network.mail("confirm", "zoe@amap.example").link;
    let press = |_| {
        let (link, forms) = (&link, server.forms);
        move || Browser::new(forms).ask("POST", link, "").status
    };
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..50).map(press).map(|press| scope.spawn(press)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let count = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
    assert_eq!((count(200), count(410)), (1, 49), "{statuses:?}");
    network.mail("signed", "zoe@amap.example");
    network.mail("farm", "ferme@CANARY-farm.example");
    server.stop();
    assert_eq!(network.verified(), (1, 1));
    let mut told: Vec<String> = network.mails().into_iter().map(|letter| letter.about).collect();
    told.sort_unstable();
    assert_eq!(told, ["confirm", "farm", "signed"]);
}

#[test]
fn two_hundred_want_the_last_places_and_nobody_more_than_there_are_has_one() {
    let network = Network::new();
    let server = network.serve();
    // All but one are taken.
    for number in 1..PLACES {
        server.browser().sign(&network, FEW, &format!("first{number}@amap.example"));
    }
    // One page to check, as each of them would have it: the address is theirs, and so is the key.
    let page = server.browser().checked(&network, FEW, "m0@amap.example").unwrap();
    let sheets: Vec<Sheet> = (0..200).map(|number| own(&page, number)).collect();
    let answers = at_once(server.forms, &sheets);
    let count = |wanted: u16| answers.iter().filter(|answer| answer.status == wanted).count();
    assert_eq!((count(303), count(422)), (1, 199), "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
    for refused in answers.iter().filter(|answer| answer.status == 422) {
        assert!(refused.body.contains("ne reste pas assez de parts"), "{}", refused.body);
        assert!(refused.body.contains("3 rue du Four"), "what was typed is lost");
    }
    let winner = answers.iter().position(|answer| answer.status == 303).unwrap();
    let link = network.mail("confirm", &format!("m{winner}@amap.example")).link;
    assert_eq!(server.browser().ask("POST", &link, "").status, 200);
    server.stop();
    assert_eq!(network.verified(), (PLACES, PLACES));
    network.intake(&["export"]);
    let records: serde_json::Value =
        serde_json::from_slice(&std::fs::read(network.path("site/records.json")).unwrap()).unwrap();
    assert_eq!(records["forms"]["contrat.saison.tommes"]["signed"], PLACES, "{records}");
}

/// The same page in the browser of somebody else.
fn own(page: &Sheet, number: usize) -> Sheet {
    let (mut sheet, email) = (page.clone(), format!("m{number}@amap.example"));
    sheet.set("email", &email);
    sheet.set("name", &super::network::name_of(&email));
    sheet.set("key", &format!("{number:032x}"));
    sheet
}

#[test]
fn a_page_from_yesterday_signs_no_other_text_than_the_one_it_showed() {
    let network = Network::new();
    let server = network.serve();
    let mut browser = server.browser();
    let (form, check) =
        (network.form(MANY, "form@amap.example"), browser.checked(&network, MANY, "check@amap.example").unwrap());
    // This one is not open in a browser any more, but in a mailbox.
    let sent = browser.checked(&network, MANY, "mail@amap.example").unwrap();
    assert_eq!(browser.send(&sent).unwrap().status, 303);
    let link = network.mail("confirm", "mail@amap.example").link;
    let old = form.action.clone();
    network.reprice(15);
    let new = network.form(MANY, "form@amap.example").action;
    assert_ne!(old, new);
    for (sheet, email) in [(&form, "form@amap.example"), (&check, "check@amap.example")] {
        let (mut sheet, before) = (sheet.clone(), network.mails().len());
        sheet.set("step", "sign");
        sheet.set("agree", "1");
        let answer = browser.send(&sheet).unwrap();
        assert!(
            answer.status == 200 && answer.body.contains("e contrat a changé"),
            "{} {}",
            answer.status,
            answer.body
        );
        assert!(answer.body.contains("15,00") && answer.body.contains("3 rue du Four"), "{}", answer.body);
        let mut again = Sheet::of(&answer.body);
        assert_eq!(again.action, new);
        assert_eq!(network.mails().len(), before, "nobody was written to");
        assert!(!network.contracts().contains_key(email), "nothing was stored");
        again.set("agree", "1");
        again.set("step", "sign");
        assert_eq!(browser.send(&again).unwrap().status, 303);
        network.mail("confirm", email);
    }
    // What was sent before is signed as it was shown: page and paper have the old price.
    let page = browser.ask("GET", &link, "");
    assert!(page.body.contains("10,00") && !page.body.contains("15,00"), "{}", page.body);
    assert_eq!(browser.ask("POST", &link, "").status, 200);
    for email in ["form@amap.example", "check@amap.example"] {
        let letter = network.mail("confirm", email);
        let page = browser.ask("GET", &letter.link, "");
        assert!(page.body.contains("15,00") && !page.body.contains("10,00"), "{}", page.body);
    }
    server.stop();
    network.stored_once(&["mail@amap.example".to_owned()], SIGNED);
    assert_eq!(network.verified(), (1, 1));
}
