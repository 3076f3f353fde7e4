//! Lists of the whole site: AMAPs, products, weekdays, farms, contracts.

use domain::{SignUp, Time, Vocabulary, Weekday};
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::card::{self, FamilyContext, hour};
use super::frame::{Entry, Frame, Pager};
use super::roll::Roll;
use crate::address;
use crate::atlas::{AmapIx, FamilyIx};
use crate::content::network::Output;
use crate::data::paths;
use crate::plan::{CONTRACTS_PER_PAGE, PER_PAGE, Page};

/// How many AMAPs have a status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCount {
    /// Status key.
    pub status: &'static str,
    /// How many.
    pub count: usize,
}

/// A list of AMAPs.
#[derive(Debug, Serialize)]
pub struct AmapList {
    /// How many there are.
    pub count: usize,
    /// How many have each status; those that none has are left out.
    pub statuses: Vec<StatusCount>,
    /// AMAPs of this page, as cards.
    pub amaps: Vec<Value>,
    /// This page among those of the list.
    pub pager: Pager,
}

/// The page `number` of the list of `amaps` at `base`.
pub fn amap_list(scene: &Scene<'_>, base: &str, number: usize, amaps: &Roll<AmapIx>) -> AmapList {
    AmapList {
        count: amaps.len(),
        statuses: statuses(amaps),
        amaps: amaps.part(number).iter().map(|amap| scene.cards.amap(*amap)).collect(),
        pager: Pager::of(base, number, amaps.len(), PER_PAGE),
    }
}

/// How many AMAPs have each status.
pub fn statuses(amaps: &Roll<AmapIx>) -> Vec<StatusCount> {
    amaps.statuses().iter().map(|(status, count)| StatusCount { status: status.key(), count: *count }).collect()
}

/// `/amaps/`
#[derive(Debug, Serialize)]
struct AmapsPage {
    /// The page as such.
    page: Frame,
    /// The list.
    list: AmapList,
    /// Address of the list as a table; empty where there is none.
    csv: String,
}

/// The context of a page of the list of all AMAPs.
pub fn amaps(scene: &Scene<'_>, page: &Page, number: usize) -> Value {
    let site = &scene.atlas.site;
    let frame = Frame { section: "amaps", feed: site.made(Output::Feeds, paths::SITE_FEED), ..Frame::new(page) };
    let list = amap_list(scene, "/amaps/", number, &scene.lists.amaps);
    themes::value(AmapsPage { page: frame, list, csv: site.made(Output::OpenData, paths::AMAPS_CSV) })
}

/// `/produits/`
#[derive(Debug, Serialize)]
struct ProductsPage {
    /// The page as such.
    page: Frame,
    /// Product families that somebody brings; the key names the icon.
    products: Vec<Entry>,
}

/// Product families that an AMAP or a farm brings, with the number of AMAPs.
pub fn families(scene: &Scene<'_>) -> Vec<Entry> {
    let all = (0..scene.atlas.families.len()).map(FamilyIx);
    let brought =
        all.filter(|family| !scene.lists.family(*family).is_empty() || !scene.lists.family_farms(*family).is_empty());
    let entries = brought.map(|index| {
        let FamilyContext { icon, name, address, .. } = card::family(scene.atlas, scene.messages, index);
        Entry { name, address, count: scene.lists.family(index).len(), key: icon }
    });
    entries.collect()
}

/// The context of the list of products.
pub fn products(scene: &Scene<'_>, page: &Page) -> Value {
    let frame = Frame { section: "amaps", ..Frame::new(page) };
    themes::value(ProductsPage { page: frame, products: families(scene) })
}

/// `/produit/<slug>/`
#[derive(Debug, Serialize)]
struct ProductPage {
    /// The page as such.
    page: Frame,
    /// The product family.
    product: FamilyContext,
    /// AMAPs where it is brought.
    list: AmapList,
    /// How many farms bring it.
    farm_count: usize,
    /// The farms that bring it to most AMAPs, as cards, on the first page.
    farms: Vec<Value>,
}

/// Farms named on the page of a product.
const FARMS_NAMED: usize = 12;

/// The context of a page of the list of a product.
pub fn product(scene: &Scene<'_>, page: &Page, index: FamilyIx, number: usize) -> Value {
    let product = card::family(scene.atlas, scene.messages, index);
    let all = scene.lists.family_farms(index);
    let farm_count = all.len();
    // Whoever compares all of them has seen all of them: the other pages do not.
    let mut farms = if number == 1 { all.all().to_vec() } else { Vec::new() };
    farms.sort_by_key(|farm| std::cmp::Reverse(scene.atlas[*farm].amaps.len()));
    farms.truncate(FARMS_NAMED);
    // Those that most AMAPs know are shown; shown ones are by name.
    farms.sort_unstable();
    let crumb = super::frame::Crumb { name: scene.messages.text("products"), address: "/produits/".to_owned() };
    themes::value(ProductPage {
        page: Frame { section: "amaps", crumbs: vec![crumb], ..Frame::new(page) },
        list: amap_list(scene, &product.address, number, scene.lists.family(index)),
        product,
        farm_count,
        farms: farms.into_iter().map(|farm| scene.cards.farm(farm)).collect(),
    })
}

/// `/jour/<weekday>/`
#[derive(Debug, Serialize)]
struct DayPage {
    /// The page as such.
    page: Frame,
    /// Weekday key.
    weekday: &'static str,
    /// Weekdays on which an AMAP distributes; the key is the weekday's.
    days: Vec<Entry>,
    /// How many AMAPs distribute on this one.
    count: usize,
    /// AMAPs of this page by the hour at which they start.
    hours: Vec<HourContext>,
    /// This page among those of the list.
    pager: Pager,
}

/// AMAPs that start within an hour.
#[derive(Debug, Serialize)]
struct HourContext {
    /// The hour: `18:00`.
    from: String,
    /// The next: `19:00`.
    to: String,
    /// AMAPs, as cards.
    amaps: Vec<Value>,
}

/// Weekdays on which an AMAP distributes, with the number of AMAPs; none on a site without lists of them.
pub fn days(scene: &Scene<'_>) -> Vec<Entry> {
    let listed = scene.lists.days.iter().filter(|_| scene.atlas.site.makes(Output::Days));
    let days = listed.map(|(weekday, amaps)| Entry {
        name: scene.messages.text(&format!("weekday-{}", weekday.key())),
        address: address::day(*weekday),
        count: amaps.len(),
        key: weekday.key().to_owned(),
    });
    days.collect()
}

/// The context of a page of the list of a weekday.
pub fn day(scene: &Scene<'_>, page: &Page, weekday: Weekday, number: usize) -> Value {
    let amaps = scene.lists.days.get(&weekday);
    let count = amaps.map_or(0, Roll::len);
    let shown = amaps.map_or(&[][..], |amaps| amaps.part(number));
    let hours = shown.chunk_by(|a, b| a.0.hour() == b.0.hour()).map(|amaps| {
        let hour_of = |plus: i8| Time::new((amaps[0].0.hour() + plus) % 24, 0, 0, 0).map(hour).unwrap_or_default();
        let cards = amaps.iter().map(|(_, amap)| scene.cards.amap(*amap)).collect();
        HourContext { from: hour_of(0), to: hour_of(1), amaps: cards }
    });
    themes::value(DayPage {
        page: Frame { section: "amaps", crumbs: vec![amaps_crumb(scene)], ..Frame::new(page) },
        weekday: weekday.key(),
        days: days(scene),
        count,
        hours: hours.collect(),
        pager: Pager::of(&address::day(weekday), number, count, PER_PAGE),
    })
}

/// The step that leads to all AMAPs.
pub fn amaps_crumb(scene: &Scene<'_>) -> super::frame::Crumb {
    super::frame::Crumb { name: scene.messages.text("all-amaps"), address: "/amaps/".to_owned() }
}

/// `/fermes/`
#[derive(Debug, Serialize)]
struct FarmsPage {
    /// The page as such.
    page: Frame,
    /// How many there are.
    count: usize,
    /// Farms of this page, as cards.
    farms: Vec<Value>,
    /// This page among those of the list.
    pager: Pager,
    /// Address of the list as a table; empty where there is none.
    csv: String,
}

/// The context of a page of the list of farms.
pub fn farms(scene: &Scene<'_>, page: &Page, number: usize) -> Value {
    let all = &scene.lists.farms;
    themes::value(FarmsPage {
        page: Frame::new(page),
        count: all.len(),
        farms: all.part(number).iter().map(|farm| scene.cards.farm(*farm)).collect(),
        pager: Pager::of("/fermes/", number, all.len(), PER_PAGE),
        csv: scene.atlas.site.made(Output::OpenData, paths::FARMS_CSV),
    })
}

/// `/contrats/`
#[derive(Debug, Serialize)]
struct ContractsPage {
    /// The page as such.
    page: Frame,
    /// How many can be signed or soon can.
    count: usize,
    /// Contracts of this page that close within a week, as cards.
    closing: Vec<Value>,
    /// Others that are open, as cards.
    open: Vec<Value>,
    /// Those that open soon, as cards.
    soon: Vec<Value>,
    /// This page among those of the list.
    pager: Pager,
}

/// The context of a page of the list of contracts.
pub fn contracts(scene: &Scene<'_>, page: &Page, number: usize) -> Value {
    let shown = scene.lists.signable.part(number);
    let cards = |meets: fn(SignUp) -> bool| {
        let some = shown.iter().filter(|contract| meets(scene.atlas[**contract].sign_up));
        some.map(|contract| scene.cards.contract(*contract)).collect()
    };
    themes::value(ContractsPage {
        page: Frame { section: "contracts", ..Frame::new(page) },
        count: scene.lists.signable.len(),
        closing: cards(|sign_up| matches!(sign_up, SignUp::ClosingSoon(_))),
        open: cards(|sign_up| matches!(sign_up, SignUp::Open(_))),
        soon: cards(|sign_up| matches!(sign_up, SignUp::OpeningSoon(_))),
        pager: Pager::of("/contrats/", number, scene.lists.signable.len(), CONTRACTS_PER_PAGE),
    })
}
