//! A small network for tests: one AMAP with a moved and a cancelled distribution, one farm, one contract, news, an event.

use domain::Date;
use jiff::civil::date;

use crate::atlas::{Amap, Atlas};
use crate::build::survey;
use crate::project::Project;
use crate::source::Sources;

/// The day for which the sample is built.
pub const TODAY: Date = date(2026, 10, 1);

const NETWORK: &str = "name: Réseau d’essai\nslogan: Trouver une AMAP, \"vraiment\"\nbase_url: https://amap.example/reseau\n\
    intake_url: https://formulaires.example/x\npublisher:\n  name: Réseau d’essai\n  address: 1 rue du Four, 35000 Rennes\n\
    \x20 email: bonjour@amap.example\n  director: la présidence\n";

const AMAP: &str = "---
name: AMAP de Villejean & Co
summary: =SOMME(A1)
status: waiting-list
places:
  - name: Maison de quartier
    address: 2 rue de Bourgogne
    commune: Rennes
    postcode: 35000
    lat: 48.1234567
    lon: -1.7012345
    access: Métro Villejean, puis trois minutes à pied ; l’entrée est côté cour, derrière le préau, à gauche de l’école
distributions:
  - weekday: thursday
    start: 18:30
    end: 19:30
    exceptions:
      - { date: 2026-10-22, moved_to: 2026-10-23, reason: \"Forum, à la salle\" }
      - { date: 2026-11-05, cancelled: true, reason: Toussaint }
products: [bread]
contact:
  mailbox: villejean@amap.example
  phone: 02 99 00 00 00
  people:
    - { name: Camille Martin, email: camille@example.org, phone: 06 00 00 00 00, publish: true }
verified: 2026-09-01
---
Une AMAP de quartier.
";

const FARM: &str = "---
name: Ferme de l’Étang
commune: Betton
postcode: 35830
products: [vegetables, eggs]
labels: [organic]
farmers:
  - { name: Dominique Le Goff, publish: true }
---
";

const CONTRACT: &str = "---
amap: villejean
farm: etang
kind: fixed
season: { from: 2026-10-01, to: 2027-03-25 }
deliveries:
  weekday: thursday
  exceptions:
    - { date: 2026-10-22, moved_to: 2026-10-23 }
    - { date: 2026-11-05, cancelled: true }
    - { date: 2026-11-12, percent: 200 }
sign_up: { from: 2026-09-01, to: 2026-10-20 }
products:
  - name: Panier
    sizes:
      - { name: petit, price: 9.50 }
      - { name: grand, price: 15 }
  - { name: Œufs, unit: six, price: 2.40 }
payment: { methods: [cheque] }
---
";

const NEWS: &str = "---
title: \"Portes ouvertes < & >\"
date: 2026-09-15
amaps: [villejean]
---
Voir [l’AMAP](../amaps/villejean.md) et [la suite](#suite). Le code `href=\"/x\"` reste.

## Suite
";

const EVENT: &str = "---
title: Fête des AMAP
date: 2026-10-24
to: 2026-10-25
place: { commune: Rennes, postcode: 35000 }
---
";

/// The files of the sample.
pub fn files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("network.yml", NETWORK),
        ("amaps/villejean.md", AMAP),
        ("farms/etang.md", FARM),
        ("contracts/2026-2027/legumes.md", CONTRACT),
        ("news/portes-ouvertes.md", NEWS),
        ("events/fete.md", EVENT),
    ]
}

/// The sample, resolved.
pub fn atlas() -> Atlas {
    built(files(), TODAY)
}

/// The atlas of these files on that day; every mistake in them fails the test.
pub fn built(files: Vec<(&'static str, &'static str)>, today: Date) -> Atlas {
    let (atlas, diagnostics) = survey(&Project::in_memory(Sources::from_files(files), Vec::new()), today);
    let errors: Vec<_> = diagnostics.iter().filter(|d| d.severity == crate::diagnostic::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    atlas.expect("the sample has a network")
}

/// The AMAP of the sample.
pub fn amap(atlas: &Atlas) -> &Amap {
    atlas.amaps.iter().find(|amap| amap.id == "villejean").expect("the sample has an AMAP")
}

/// The bytes of one artifact, as text.
pub fn text<'a>(artifacts: &'a [(String, Vec<u8>)], path: &str) -> &'a str {
    let found = artifacts.iter().find(|(name, _)| name == path);
    let bytes = &found.unwrap_or_else(|| panic!("no {path} among the artifacts")).1;
    std::str::from_utf8(bytes).expect("text")
}
