//! What everybody keeps of a season.

use domain::ContractKind;
use evidence::{Hash, Receipt};
use intake::server::archive;
use jiff::civil::date;

use crate::sample;
use crate::trial::trial;

#[test]
fn a_fortnight_after_the_last_delivery_everybody_has_what_was_signed() {
    let trial = trial(&sample::form(ContractKind::Variable));
    for email in ["a@amap.example", "b@amap.example"] {
        assert_eq!(trial.signed(email).0, 200);
    }
    let due = |day| {
        trial.on(day);
        trial.wait(archive::due(&trial.server, day)).unwrap()
    };
    // The last delivery is on 3 December.
    assert_eq!(due(date(2026, 12, 17)), 0);
    assert_eq!(due(date(2026, 12, 18)), 4);
    assert_eq!((due(date(2026, 12, 18)), due(date(2026, 12, 19)), due(date(2027, 3, 1))), (0, 0, 0));
    let (_, _, _, files) = trial.mail("ferme@etang.example", "archive");
    assert_eq!(trial.mail("legumes@amap.example", "archive").3, files, "both have the same");
    let [html, texts, manifest] = files.as_slice() else { panic!("{files:?}") };
    assert!(html.contains("a@amap.example") && html.contains("b@amap.example") && html.contains("120,00"), "{html}");
    let hashes: Vec<&str> = manifest.lines().map(|line| line.split_once("  ").unwrap().0).collect();
    let lines: Vec<&str> = texts.lines().collect();
    let expected: Vec<String> =
        [html.as_str(), texts].iter().chain(&lines).map(|text| Hash::of(text.as_bytes()).to_hex()).collect();
    assert_eq!(hashes, expected, "{manifest}");
    // Each member has their own, and nobody else's.
    let (_, _, _, own) = trial.mail("a@amap.example", "archive-own");
    assert!(own[..3].iter().all(|file| !file.contains("b@amap.example")) && own[1].trim_end() == lines[0], "{own:?}");
    assert!(Receipt::parse(&own[3]).unwrap().verify(&trial.key).is_ok());
}
