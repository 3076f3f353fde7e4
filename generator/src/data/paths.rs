//! Addresses of what machines read, from the root of the site, without base path: the same in every language.

use gazetteer::Department;

use crate::address;
use crate::atlas::Site;
use crate::content::network::Output;

/// News and adverts of the whole site, Atom.
pub const SITE_FEED: &str = "/atom.xml";
/// News and adverts of the whole site, JSON Feed.
pub const SITE_JSON_FEED: &str = "/feed.json";
/// Adverts, Atom.
pub const ADVERT_FEED: &str = "/annonces/atom.xml";
/// Adverts, JSON Feed.
pub const ADVERT_JSON_FEED: &str = "/annonces/feed.json";
/// Events of the network, iCalendar.
pub const CALENDAR: &str = "/agenda.ics";
/// The coming distributions of all AMAPs, iCalendar.
pub const DISTRIBUTIONS: &str = "/distributions.ics";
/// AMAPs, GeoJSON.
pub const AMAPS_GEOJSON: &str = "/donnees/amaps.geojson";
/// AMAPs, CSV.
pub const AMAPS_CSV: &str = "/donnees/amaps.csv";
/// What the columns of [`AMAPS_CSV`] hold, Table Schema.
pub const AMAPS_SCHEMA: &str = "/donnees/amaps.schema.json";
/// Farms, GeoJSON.
pub const FARMS_GEOJSON: &str = "/donnees/fermes.geojson";
/// Farms, CSV.
pub const FARMS_CSV: &str = "/donnees/fermes.csv";
/// What the columns of [`FARMS_CSV`] hold, Table Schema.
pub const FARMS_SCHEMA: &str = "/donnees/fermes.schema.json";
/// The open data as a whole, Data Package.
pub const DATA_PACKAGE: &str = "/donnees/datapackage.json";
/// AMAPs and farms as tiles of the live map, PMTiles.
pub const PLACES_TILES: &str = "/carte/lieux.pmtiles";
/// What the live map is made of and says, in each language.
pub const LIVE_PIECES: &str = "/carte/pieces.txt";
/// The card that a page without one of its own shows when its address is shared.
pub const SITE_CARD: &str = "/partage.png";
/// The icon of the site, 192 pixels.
pub const ICON_192: &str = "/icone-192.png";
/// The icon of the site, 512 pixels.
pub const ICON_512: &str = "/icone-512.png";
/// The icon that browsers ask for unasked.
pub const FAVICON: &str = "/favicon.ico";
/// The site as a web application.
pub const MANIFEST: &str = "/manifest.webmanifest";
/// All pages, for search engines.
pub const SITEMAP: &str = "/sitemap.xml";
/// What search engines may read.
pub const ROBOTS: &str = "/robots.txt";
/// The public key of the evidence log, with which receipts are verified.
pub const EVIDENCE_KEY: &str = "/cle-publique.txt";
/// Response headers, for hosts that read them from this file.
pub const HEADERS: &str = "/_headers";
/// Response headers and types, for Apache.
pub const HTACCESS: &str = "/.htaccess";
/// The page about the open data, and its files below.
pub const OPEN_DATA: &str = "/donnees/";
/// Below here stand the pages that other sites may frame.
pub const EMBEDS: &str = "/integrer/";
/// Below here stand the shards of the search.
pub const SEARCH: &str = "/search/";
/// Below here stand the files whose names carry their hash.
pub const HASHED: &str = "/theme/";

/// The distributions of an AMAP, iCalendar.
pub fn amap_calendar(id: &str) -> String {
    address::amap(id) + "distributions.ics"
}

/// What is new at an AMAP, Atom.
pub fn amap_feed(id: &str) -> String {
    address::amap(id) + "atom.xml"
}

/// What is new at an AMAP, JSON Feed.
pub fn amap_json_feed(id: &str) -> String {
    address::amap(id) + "feed.json"
}

/// The card that an AMAP's page shows when its address is shared.
pub fn amap_card(id: &str) -> String {
    address::amap(id) + "partage.png"
}

/// The card for what is about an AMAP: its own, or that of the site.
pub fn card_of(site: &Site, id: &str) -> String {
    if site.makes(Output::Cards) { amap_card(id) } else { SITE_CARD.to_owned() }
}

/// What is new in a département that has AMAPs, Atom.
pub fn department_feed(department: &Department) -> String {
    address::department(department) + "atom.xml"
}

/// What is new in a département that has AMAPs, JSON Feed.
pub fn department_json_feed(department: &Department) -> String {
    address::department(department) + "feed.json"
}

/// The deliveries of a contract, iCalendar.
pub fn contract_calendar(season: &str, id: &str) -> String {
    address::contract(season, id) + "livraisons.ics"
}
