//! A network that says everything once, so that no key of a context stays empty.

use domain::Date;

/// The day for which it is built: a Saturday.
pub const TODAY: Date = Date::constant(2026, 11, 21);

const NETWORK: &str = "name: Réseau d’essai
slogan: Des paniers et des fermes
base_url: https://amap.example/reseau
languages: [fr, en]
intake_url: https://formulaires.example
parameters: { logo: logo.svg }
publisher: { name: Réseau d’essai, legal_form: association, address: 1 rue du Four, email: bonjour@amap.example,
  phone: 02 00 00 00 00, registration: W1, director: la présidence }
host: { name: Hébergeur, address: 2 rue du Puits, website: https://hebergeur.example }
contact:
  mailbox: bonjour@amap.example
  website: https://amap.example
  phone: 02 00 00 00 00
  people: [{ name: Camille Martin, role: Animation, email: camille@amap.example, phone: 06 00 00 00 00, publish: true }]
";

const AMAP: &str = "---
name: AMAP de Villejean
networks: [rennes]
summary: Des légumes et du pain.
places:
  - { id: salle, name: Maison de quartier, address: 2 rue de Bourgogne, commune: Rennes, postcode: 35000, lat: 48.12,
      lon: -1.70, access: Métro, accessibility: De plain-pied }
  - { id: ferme, name: À la ferme, commune: Betton, postcode: 35830 }
distributions:
  - weekday: thursday
    start: 18:30
    end: 19:30
    place: salle
    season: { from: 2026-09-03, to: 2027-08-26 }
    exceptions:
      - { date: 2026-11-26, moved_to: 2026-11-27, place: ferme, start: 17:00, end: 18:00, reason: Salle prise }
      - { date: 2026-12-31, cancelled: true, reason: Fêtes }
products: [vegetables, bread]
farms: [etang]
membership: { fee: 15, network_fee: 5, note: Prix libre dès 5 € }
baskets: 40
since: 2009
joining: Passez un jeudi.
verified: 2026-09-01
contact:
  mailbox: villejean@amap.example
  website: https://villejean.example
  phone: 02 00 00 00 01
  people: [{ name: Dominique Riou, role: Accueil, email: d@amap.example, phone: 06 00 00 00 01, publish: true }]
links: [{ title: Le journal, url: https://journal.example }]
permanences: [{ role: Accueil, needed: 2, note: Tenir la feuille }, { role: Rangement, needed: 1 }]
---
Une AMAP de quartier.
";

const FULL: &str = "---
name: AMAP du Canal
status: full
places: [{ name: Halle, commune: Rennes, postcode: 35000 }]
distributions: [{ weekday: thursday, start: 18:00, end: 19:00 }]
products: [eggs]
verified: 2026-09-01
---
";

const NEIGHBOUR: &str = "---\nname: AMAP de Cesson\nnetworks: [rennes]\n\
    places: [{ name: Halle, commune: Cesson-Sévigné, postcode: 35510 }]\ndistributions: [{ weekday: tuesday, start: 18:00, end: 19:00 }]\nproducts: [vegetables]\n---\n";

const FAR: &str = "---\nname: AMAP de Nantes\nplaces: [{ name: Halle, commune: Nantes, postcode: 44000 }]\n\
    distributions: [{ weekday: tuesday, start: 18:00, end: 19:00 }]\nproducts: [vegetables]\n---\n";

const OVERSEAS: &str = "---\nname: AMAP de Saint-Denis\nplaces: [{ name: Halle, commune: Saint-Denis, postcode: 97400 }]\n\
    distributions: [{ weekday: tuesday, start: 16:00, end: 18:00 }]\nproducts: [fruit]\n---\n";

const FARM: &str = "---
name: Ferme de l’Étang
farmers: [{ name: Claude Le Goff, role: Maraîchage, email: claude@ferme.example, phone: 06 00 00 00 02, publish: true }]
summary: Des légumes de plein champ.
address: Le Bourg
commune: Betton
postcode: 35830
lat: 48.18
lon: -1.64
products: [vegetables, eggs]
labels: [organic]
since: 2004
size: 3 hectares
visits: Le premier samedi du mois
verified: 2026-09-01
contact:
  mailbox: ferme@ferme.example
  website: https://ferme.example
  phone: 02 00 00 00 03
  people: [{ name: Claude Le Goff, role: Visites, email: claude@ferme.example, phone: 06 00 00 00 02, publish: true }]
links: [{ title: Le blog, url: https://blog.example }]
---
Une ferme.
";

const OPEN: &str = "---
name: Légumes
amap: villejean
farm: etang
kind: fixed
season: { from: 2026-10-01, to: 2027-03-25 }
deliveries:
  weekday: thursday
  breaks: [{ from: 2026-12-20, to: 2027-01-03, reason: Hiver }]
  exceptions:
    - { date: 2026-12-10, percent: 200, place: ferme, start: 17:00, end: 18:00, reason: Avant la pause }
families: [vegetables]
products:
  - name: Panier
    unit: panier
    sizes: [{ name: petit, price: 9.50, note: 1 à 2 personnes }]
    variants: [feuilles, racines]
    note: De saison
  - { name: Poulet, kilogram: 11.40, grams: 1800, deliveries: { every: 2 } }
absences: { most: 2, effect: lost, notice: { days: 9 }, period: { from: 2026-11-01, to: 2026-11-30 } }
sharing: 2
trial: { deliveries: 2, then: On en parle. }
length: 10
solidarity: { least: 80, most: 120 }
capacity: 30
sign_up: { from: 2026-09-01, to: 2026-12-20 }
payment: { methods: [cheque, transfer], instalments: 3, payee: Claude Le Goff, note: À la signature }
coordination: legumes@amap.example
commitment: Deux permanences
---
Le contenu varie.
";

const CLOSING: &str = "---
name: Œufs
amap: villejean
farm: etang
kind: variable
season: { from: 2026-10-01, to: 2027-03-25 }
deliveries: { weekday: thursday }
families: [eggs]
products: [{ name: Œufs, unit: six, price: 2.40, note: Au bec }, { name: Poulet, kilogram: 11.40, grams: 1800 }]
rules: [{ over: each, multiple_of: 2 }]
bounds: { least: 20, most: 900, least_per_delivery: 2, most_per_delivery: 90 }
absences: { most: 1, effect: moved }
sign_up: { from: 2026-09-01, to: 2026-11-25 }
payment: { methods: [cheque, transfer], instalments: 3, due: first-of-month }
---
";

const SOON: &str = "---
name: Volailles
amap: villejean
farm: etang
kind: variable
season: { from: 2027-01-07, to: 2027-03-25 }
deliveries: { dates: [2027-01-07, 2027-02-04], periods: [{ from: 2027-03-01, to: 2027-03-25, weekday: thursday, weeks: last }] }
families: [eggs]
requires: oeufs
products: [{ name: Poulet, unit: pièce, price: 12 }]
sign_up: { from: 2026-12-10, to: 2026-12-31 }
payment: { methods: [transfer] }
---
";

const CLOSED: &str = "---
name: Miel
amap: villejean
farm: etang
kind: fixed
season: { from: 2026-09-03, to: 2027-03-25 }
deliveries: { dates: [2026-12-03] }
families: [eggs]
products: [{ name: Pot, unit: pot, price: 8 }]
sign_up: { from: 2026-08-01, to: 2026-09-10 }
payment: { methods: [transfer] }
---
";

const ENDED: &str = "---
name: Légumes de l’an passé
amap: villejean
farm: etang
kind: fixed
season: { from: 2025-10-02, to: 2026-03-26 }
deliveries: { weekday: thursday }
families: [vegetables]
products: [{ name: Panier, unit: panier, price: 10 }]
sign_up: { from: 2025-08-01, to: 2025-09-10 }
payment: { methods: [transfer] }
---
";

const NEWS: &str = "---
title: Une nouvelle
date: 2026-11-01
summary: En bref
amaps: [villejean]
departments: [\"35\"]
---
Le texte.
";
const NEWS_BEFORE: &str = "---\ntitle: Avant\ndate: 2026-10-01\nsummary: En bref\n---\nLe texte.\n";
const NEWS_AFTER: &str = "---\ntitle: Après\ndate: 2026-11-10\nsummary: En bref\n---\nLe texte.\n";

const EVENT: &str = "---
title: Visite
date: 2026-12-05
to: 2026-12-06
start: 14:00
end: 17:00
place: { name: La ferme, address: Le Bourg, commune: Betton, postcode: 35830, lat: 48.18, lon: -1.64, access: Car,
  accessibility: Chemin de terre }
summary: Venez voir
amaps: [villejean]
farms: [etang]
---
Le programme.
";
const EVENT_PAST: &str = "---\ntitle: Fête\ndate: 2026-09-05\nto: 2026-09-06\nstart: 14:00\nend: 17:00\nsummary: C’était bien\n\
    place: { name: La halle, commune: Rennes, postcode: 35000 }\n---\nLe programme.\n";
const EVENT_LATER: &str = "---\ntitle: Fête\ndate: 2028-09-05\nto: 2028-09-06\nstart: 14:00\nend: 17:00\nsummary: Dans longtemps\n\
    place: { name: La halle, commune: Rennes, postcode: 35000 }\n---\nLe programme.\n";

const RESOURCE: &str = "---\ntitle: Le guide\ntopic: Créer\nkind: guide\nsummary: Pas à pas\nfile: guide.pdf\n\
    author: Le collectif\nlicence: CC BY-SA 4.0\ndate: 2025-01-01\n---\nLe guide.\n";
const RESOURCE_MORE: &str = "---\ntitle: L’affiche\ntopic: Créer\nkind: affiche\nsummary: À coller\n\
    url: https://ailleurs.example/a.pdf\nauthor: Le collectif\nlicence: CC BY-SA 4.0\ndate: 2025-01-01\n---\nL’affiche.\n";
const RESOURCE_OTHER: &str = "---\ntitle: La charte\ntopic: Charte\nkind: texte\nsummary: Les principes\nfile: guide.pdf\n\
    author: Le collectif\nlicence: CC BY-SA 4.0\ndate: 2025-01-01\n---\nLa charte.\n";

const ADVERT: &str = "---
title: Cherche AMAP
kind: farm-seeks-amap
date: 2026-11-01
until: 2027-01-31
products: [vegetables]
farm: etang
amap: villejean
commune: Betton
postcode: 35830
summary: Quarante paniers
contact:
  mailbox: annonces@amap.example
  website: https://annonces.example
  phone: 02 00 00 00 04
  people: [{ name: Claude Le Goff, role: Maraîchage, email: claude@ferme.example, phone: 06 00 00 00 02, publish: true }]
---
Le texte.
";

const PAGE: &str = "---\ntitle: Le réseau\nsummary: Qui nous sommes\nmenu: 1\n---\n## Qui\n\nNous.\n";

const PARENT: &str = "---\nname: Armorique\nterritory: { regions: [\"53\"] }\nsummary: Tout l’Ouest\n---\n";
const CHILD: &str = "---
name: AMAP du pays de Rennes
parent: armorique
territory: { departments: [\"35\"], communes: [\"35238\"] }
summary: Autour de Rennes
logo: logo.svg
contact:
  mailbox: rennes@amap.example
  website: https://rennes.example
  phone: 02 00 00 00 05
  people: [{ name: Sacha Prigent, role: Relais, email: sacha@amap.example, phone: 06 00 00 00 05, publish: true }]
---
Des AMAP voisines.
";

/// The files of a network with AMAPs in several régions, one overseas.
pub fn files() -> Vec<(&'static str, &'static str)> {
    let mut files = files_of_one_department();
    files.extend([("amaps/nantes.md", FAR), ("amaps/saint-denis.md", OVERSEAS)]);
    files
}

/// The files of a network whose AMAPs are all in one département.
pub fn files_of_one_department() -> Vec<(&'static str, &'static str)> {
    vec![
        ("network.yml", NETWORK),
        ("amaps/villejean.md", AMAP),
        ("amaps/canal.md", FULL),
        ("amaps/cesson.md", NEIGHBOUR),
        ("farms/etang.md", FARM),
        ("contracts/2026-2027/legumes.md", OPEN),
        ("contracts/2026-2027/oeufs.md", CLOSING),
        ("contracts/2026-2027/volailles.md", SOON),
        ("contracts/2026-2027/miel.md", CLOSED),
        ("contracts/2025-2026/legumes.md", ENDED),
        ("networks/armorique.md", PARENT),
        ("networks/rennes.md", CHILD),
        ("news/nouvelle.md", NEWS),
        ("news/avant.md", NEWS_BEFORE),
        ("news/apres.md", NEWS_AFTER),
        ("events/visite.md", EVENT),
        ("events/fete-passee.md", EVENT_PAST),
        ("events/fete-lointaine.md", EVENT_LATER),
        ("resources/guide.md", RESOURCE),
        ("resources/affiche.md", RESOURCE_MORE),
        ("resources/charte.md", RESOURCE_OTHER),
        ("adverts/etang.md", ADVERT),
        ("pages/le-reseau.md", PAGE),
        ("files/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("files/guide.pdf", "%PDF-1.4"),
    ]
}
