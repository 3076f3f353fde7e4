//! The site built from what was signed: a place less, the same bytes each time, and nothing of anybody.

use std::collections::BTreeSet;
use std::io::Read;

use tests::{TODAY, tree};

use super::network::{FEW, Network, PRIVATE, said, waited};

/// A line of Prometheus' text format: its name with labels, and its value.
fn metrics(text: &str) -> Vec<(String, f64)> {
    let (mut types, mut found) = (BTreeSet::new(), Vec::new());
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').unwrap();
            assert!(["counter", "gauge"].contains(&kind) && types.insert(name.to_owned()), "{line}");
        } else if !line.starts_with("# HELP ") {
            let (name, value) = line.rsplit_once(' ').unwrap();
            let family = name.split('{').next().unwrap();
            assert!(types.contains(family), "{line} has no type");
            assert!(family.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{line}");
            assert!(name == family || name.ends_with("\"}"), "{line}");
            found.push((name.to_owned(), value.parse().unwrap()));
        }
    }
    found
}

#[test]
fn a_signature_takes_a_place_on_the_page_and_tells_nobody_who_signed() {
    let network = Network::new();
    let command = network.command(&[
        "serve",
        "--rebuild",
        "--precompress",
        "--rebuild-command",
        "cat site/records.json >> taken-away; echo >> ran",
    ]);
    let server = network.serve_by(command);
    let left = |places: usize| {
        let wanted = format!("<b>Il en reste {places}.</b>");
        waited(|| Some(()).filter(|()| network.page(FEW).contains(&wanted))).is_some()
    };
    assert!(left(3), "{}", network.page(FEW));
    let email = "zibeline@canary-member.example";
    let mut browser = server.browser();
    let sheet = browser.checked(&network, FEW, email).unwrap();
    assert_eq!(browser.send(&sheet).unwrap().status, 303);
    let confirm = network.mail("confirm", email).link;
    assert_eq!(browser.ask("POST", &confirm, "").status, 200);
    assert!(left(2), "{}", network.page(FEW));
    let compressed = || {
        let mut said = String::new();
        let packed = std::fs::read(network.path(&format!("site/public/contrat/saison/{FEW}/index.html.gz"))).ok()?;
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut said).ok()?;
        Some(()).filter(|()| said == network.page(FEW))
    };
    assert!(waited(compressed).is_some(), "the compressed page follows");
    let taken_away = || std::fs::read_to_string(network.path("taken-away")).unwrap_or_default();
    assert!(waited(|| Some(()).filter(|()| taken_away().contains("\"signed\": 1"))).is_some(), "{}", taken_away());
    let member = network.mail("signed", email).link;
    let farm = network.mail("farm", "ferme@CANARY-farm.example").link;
    // Links that open nothing, pages that are not there, a form of nonsense: all of it is in the log, and nobody is.
    for path in [member.as_str(), "/forms/lien/contrat/AAAAAAAA", "/nowhere", &confirm] {
        browser.ask("GET", path, "");
    }
    browser.ask("POST", &sheet.action, "name=Quidame+zibeline&email=zibeline%40canary-member.example&step=sign");
    assert_eq!(browser.ask("POST", &confirm, "").status, 410);
    let (status, text) = server.watched("/metrics");
    assert_eq!(status, 200);
    let figures = metrics(&text);
    let figure = |name: &str| figures.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
    let signed = "cabas_contracts{form=\"contrat.saison.tommes\",state=\"signed\"}";
    assert_eq!(
        (figure(signed), figure("cabas_log_lines_total"), figure("cabas_batch_failures_total")),
        (Some(1.0), Some(1.0), Some(0.0)),
        "{text}"
    );
    assert_eq!(server.watched("/health"), (200, "ok\n".to_owned()));
    // Whoever reaches the forms reaches nothing of this.
    for path in ["/metrics", "/health", "/forms/private.json", "/theme/../../forms/private.json", "/intake/intake.db"] {
        assert_eq!(browser.ask("GET", path, "").status, 404, "{path}");
    }
    let mut log = server.stop();
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    log += &text;
    let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let tokens = [token(&confirm), token(&member), token(&farm)];
    assert!(tokens.iter().all(|token| token.len() > 20), "{tokens:?}");
    let mut canaries = vec!["canary-member", "Quidame", "zibeline", "rue du Four", PRIVATE, "FR76", "3000 6000"];
    canaries.extend(tokens.iter().map(String::as_str));
    let mut places: Vec<(String, Vec<u8>)> = tree(&network.path("site/public")).into_iter().collect();
    assert!(places.len() > 100, "the site was built");
    places.push(("the log and the metrics".to_owned(), log.into_bytes()));
    places.push(("records.json".to_owned(), std::fs::read(network.path("site/records.json")).unwrap()));
    for (path, bytes) in places {
        for canary in &canaries {
            let is_there = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!is_there, "{path} holds {canary}");
        }
    }
    // The same figures make the same site, byte for byte.
    let build = |site: &str| {
        std::fs::create_dir(network.path(site)).unwrap();
        std::fs::copy(network.path("site/records.json"), network.path(site).join("records.json")).unwrap();
        let output = network.cabas(&["build", "--today", TODAY, "--site", site]);
        assert!(output.status.success(), "{}", said(&output));
        tree(&network.path(site).join("public"))
    };
    let (first, second) = (build("first"), build("second"));
    assert!(first == second, "two builds of the same figures differ");
    let page = String::from_utf8_lossy(&first["contrat/saison/tommes/index.html"]).into_owned();
    assert!(page.contains("Il en reste 2."), "{page}");
}
