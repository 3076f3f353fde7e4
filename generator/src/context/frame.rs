//! What every page carries: its address, where it stands in the site, and the site itself.

use serde::Serialize;
use themes::Value;

use crate::atlas::{Atlas, Contact};
use crate::content::network::Module;

/// The page as such. Its title is the template's.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// From the root of the site: `/amap/x/`.
    pub address: String,
    /// Way from the home page to it, without either.
    pub crumbs: Vec<Crumb>,
    /// Entry of the main menu that it belongs to: `amaps`, `contracts`, `agenda`, `news`, `library`, `network`, or empty.
    pub section: &'static str,
    /// A sentence for search engines and shared links; empty when there is none.
    pub description: String,
    /// Path of the picture for shared links.
    pub image: String,
    /// JSON-LD of the page; empty when there is none.
    pub json_ld: String,
    /// Atom feed of the page; empty when there is none.
    pub feed: String,
    /// Whether search engines should leave it out.
    pub hidden: bool,
}

impl Frame {
    /// The frame of a page that says nothing more of itself.
    pub fn new(page: &crate::plan::Page) -> Self {
        Self {
            address: page.address.clone(),
            crumbs: Vec::new(),
            section: "",
            description: String::new(),
            image: crate::data::paths::SITE_CARD.to_owned(),
            json_ld: String::new(),
            feed: String::new(),
            hidden: false,
        }
    }
}

/// A step on the way to a page.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

/// A page's number among those of its list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Pages to jump to: the first, the last, this one and its neighbours.
    pub steps: Vec<PagerStep>,
    /// Address of the page before; empty on the first.
    pub previous: String,
    /// Address of the page after; empty on the last.
    pub next: String,
}

/// A page of a list to jump to.
#[derive(Debug, Clone, Serialize)]
pub struct PagerStep {
    /// Its number, from 1.
    pub number: usize,
    /// Where it stands.
    pub address: String,
    /// Whether pages are left out before it.
    pub gap: bool,
}

impl Pager {
    /// The page `number`, from 1, of the list of `listings` at `base` in pages of `per_page`.
    pub fn of(base: &str, number: usize, listings: usize, per_page: usize) -> Self {
        let count = listings.div_ceil(per_page).max(1);
        let shown = (1..=count).filter(|step| *step == 1 || *step == count || step.abs_diff(number) <= 2);
        let mut steps: Vec<PagerStep> = Vec::new();
        for step in shown {
            let gap = steps.last().is_some_and(|before| before.number + 1 < step);
            steps.push(PagerStep { number: step, address: crate::address::numbered(base, step), gap });
        }
        let step = |wanted: bool, to: usize| if wanted { crate::address::numbered(base, to) } else { String::new() };
        let (previous, next) = (step(number > 1, number.saturating_sub(1)), step(number < count, number + 1));
        Self { number, count, steps, previous, next }
    }
}

/// What the page `number`, from 1, shows of a list in pages of `per_page`.
pub fn part<T>(list: &[T], number: usize, per_page: usize) -> &[T] {
    list.chunks(per_page).nth(number.saturating_sub(1)).unwrap_or_default()
}

/// A name and where it leads, with a count where there is one.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub address: String,
    /// How many listings are there.
    pub count: usize,
    /// A second word: an icon, a code, a keyword; empty when there is none.
    pub key: String,
}

/// A link that a listing gives.
#[derive(Debug, Clone, Serialize)]
pub struct LinkContext {
    /// Its text.
    pub title: String,
    /// Where it leads, on another site.
    pub url: String,
}

impl LinkContext {
    /// The links of a listing: title and address.
    pub fn all(links: &[(String, String)]) -> Vec<Self> {
        links.iter().map(|(title, url)| Self { title: title.clone(), url: url.clone() }).collect()
    }
}

/// How to reach somebody.
#[derive(Debug, Clone, Serialize)]
pub struct ContactContext {
    /// Role mailbox, or none.
    pub mailbox: Option<String>,
    /// Site, or none.
    pub website: Option<String>,
    /// Telephone, or none.
    pub phone: Option<String>,
    /// People who agreed to be shown.
    pub people: Vec<PersonContext>,
}

/// A person who agreed to be shown.
#[derive(Debug, Clone, Serialize)]
pub struct PersonContext {
    /// Name.
    pub name: String,
    /// Role, or none.
    pub role: Option<String>,
    /// E-mail, or none.
    pub email: Option<String>,
    /// Telephone, or none.
    pub phone: Option<String>,
}

impl From<&Contact> for ContactContext {
    fn from(contact: &Contact) -> Self {
        Self {
            mailbox: contact.mailbox.clone(),
            website: contact.website.clone(),
            phone: contact.phone.clone(),
            people: contact.people.iter().map(PersonContext::from).collect(),
        }
    }
}

impl From<&crate::atlas::Person> for PersonContext {
    fn from(person: &crate::atlas::Person) -> Self {
        let crate::atlas::Person { name, role, email, phone } = person.clone();
        Self { name, role, email, phone }
    }
}

/// The site, the same on every page: the global `site` of templates.
#[derive(Debug, Clone, Serialize)]
pub struct SiteContext {
    /// Name of the network.
    pub name: String,
    /// What the site is for, or none.
    pub slogan: Option<String>,
    /// `https://amap.example`
    pub origin: String,
    /// Path of the site on its host: empty, or `/reseau`.
    pub base_path: String,
    /// Language of the page.
    pub language: String,
    /// All languages: code and path (`""`, `/en`), the main one first.
    pub languages: Vec<(String, String)>,
    /// Path of the logo, or none.
    pub logo: Option<String>,
    /// Keys of the modules that are on: `contracts`, `news` …
    pub modules: Vec<&'static str>,
    /// Keys of what is made beside the pages of listings: `feeds`, `search` …
    pub outputs: Vec<&'static str>,
    /// Free pages of the menu.
    pub menu: Vec<Entry>,
    /// How to reach the network.
    pub contact: ContactContext,
    /// Address of the page about the network: the first page of the menu, or the list of networks.
    pub about: String,
    /// Licence of the open data: name and address.
    pub licence: (String, String),
    /// The ground of the live map.
    pub basemap: super::live::BasemapContext,
    /// Address of AMAPs and farms as tiles of the live map.
    pub tiles: &'static str,
    /// What addresses of the intake begin with: its origin, or the base path where it is the site's own server.
    pub intake: String,
    /// The Content-Security-Policy that the page carries in its head.
    pub policy: String,
}

impl SiteContext {
    /// The site in one language.
    pub fn value(atlas: &Atlas, language: &str) -> Value {
        themes::value(Self::new(atlas, language))
    }

    /// The same, typed.
    pub fn new(atlas: &Atlas, language: &str) -> Self {
        let site = &atlas.site;
        let mut menu: Vec<_> = atlas.pages.iter().filter(|page| page.menu.is_some()).collect();
        menu.sort_by_key(|page| (page.menu, page.id.clone()));
        let menu: Vec<Entry> = menu
            .iter()
            .map(|page| Entry {
                name: page.title.clone(),
                address: crate::address::page(&page.id),
                count: 0,
                key: String::new(),
            })
            .collect();
        let path = |index: usize, code: &str| if index == 0 { String::new() } else { format!("/{code}") };
        let languages = site.languages.iter().enumerate();
        let about = menu.first().map_or_else(
            // A network without pages of its own still says who it is.
            || if atlas.networks.is_empty() { "/mentions-legales/" } else { "/reseaux/" }.to_owned(),
            |page| page.address.clone(),
        );
        // Without a server for them, there are no enquiries.
        let is_on = |module: &&Module| **module != Module::Enquiries || crate::enquiries::are_taken(site);
        let modules = site.modules.iter().filter(is_on);
        SiteContext {
            name: site.name.clone(),
            slogan: site.slogan.clone(),
            origin: site.origin.clone(),
            base_path: site.base_path.clone(),
            language: language.to_owned(),
            languages: languages.map(|(index, code)| (code.clone(), path(index, code))).collect(),
            logo: site.logo.clone(),
            modules: modules.map(|module| domain::Vocabulary::key(*module)).collect(),
            outputs: site.outputs.iter().map(|output| domain::Vocabulary::key(*output)).collect(),
            menu,
            contact: ContactContext::from(&site.contact),
            about,
            licence: (site.data_licence.name.clone(), site.data_licence.url.0.clone()),
            basemap: super::live::BasemapContext::of(site.basemap.as_ref()),
            tiles: crate::data::paths::PLACES_TILES,
            intake: site.intake_url.clone().filter(|origin| *origin != site.origin).unwrap_or(site.base_path.clone()),
            policy: meta_policy(atlas),
        }
    }
}

/// The policy as a page may state it itself; who may frame it is the server's to say.
fn meta_policy(atlas: &Atlas) -> String {
    let whole = crate::data::headers::policy(atlas, false);
    let own = whole.split(';').map(str::trim).filter(|part| !part.is_empty() && !part.starts_with("frame-ancestors"));
    own.collect::<Vec<_>>().join("; ")
}
