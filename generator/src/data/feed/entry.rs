//! What a feed tells: a piece of news, an advert, a contract, a distribution that is not as usual.
//!
//! Nothing is dated later than the day of the build, and nothing by its clock.

use domain::calendar::plus_days;
use domain::{Date, DeliveryStatus, SignUp};
use quick_xml::escape::escape;

use super::super::edition::{Edition, upper_first};
use super::super::meeting;
use super::links;
use crate::address;
use crate::atlas::{Advert, Amap, Contract, Meeting, News, Product};

/// An entry of a feed.
pub struct Entry {
    /// The address of what is told, whole: never changes.
    pub id: String,
    /// The address of the page, whole.
    pub url: String,
    /// Title.
    pub title: String,
    /// A sentence or two.
    pub summary: Option<String>,
    /// The whole text, its links whole too.
    pub html: String,
    /// When it was first told.
    pub published: Date,
    /// When it last changed.
    pub updated: Date,
}

/// A piece of news; `None` while its day is still to come.
pub fn news(edition: Edition<'_>, news: &News) -> Option<Entry> {
    let url = super::super::whole(&edition.atlas.site, &address::news(&news.id));
    let html = links::absolute(&news.body.in_language(""), &edition.atlas.site.origin, &url);
    let (title, summary) = (news.title.clone(), news.summary.clone());
    let entry = Entry { id: url.clone(), url, title, summary, html, published: news.date, updated: news.date };
    (news.date <= edition.atlas.today).then_some(entry)
}

/// An advert; `None` while its day is still to come.
pub fn advert(edition: Edition<'_>, advert: &Advert) -> Option<Entry> {
    let url = super::super::whole(&edition.atlas.site, &address::advert(&advert.id));
    let html = links::absolute(&advert.body.in_language(""), &edition.atlas.site.origin, &url);
    let (title, summary) = (advert.title.clone(), advert.summary.clone());
    let entry = Entry { id: url.clone(), url, title, summary, html, published: advert.date, updated: advert.date };
    (advert.date <= edition.atlas.today).then_some(entry)
}

/// When something was told, and where.
pub struct Told {
    /// The address of its page, whole.
    pub url: String,
    /// When it was first told.
    pub published: Date,
    /// When it last changed.
    pub updated: Date,
}

/// When a contract is told: from its announcement to the end of its season; `None` outside of it.
pub fn told(edition: Edition<'_>, contract: &Contract) -> Option<Told> {
    let (published, updated) = turning_points(contract).filter(|(published, _)| *published <= edition.atlas.today)?;
    let url = super::super::whole(&edition.atlas.site, &address::contract(&contract.season_id, &contract.id));
    Some(Told { url, published, updated })
}

/// A contract that is told.
pub fn contract(edition: Edition<'_>, contract: &Contract, Told { url, published, updated }: Told) -> Entry {
    let atlas = edition.atlas;
    let (name, amap) = (edition.contract(contract), &atlas[contract.amap].name);
    let day = contract.sign_up.day().map(|day| edition.day(day)).unwrap_or_default();
    let sign_up = edition.say(&format!("data-sign-up-{}", contract.sign_up.key()), &[("day", &day)]);
    let (from, to) = (edition.day(contract.terms.season.from), edition.day(contract.terms.season.to));
    let season = edition.say("data-season", &[("from", &from), ("to", &to)]);
    let farm = edition.say("data-by-farm", &[("farm", &atlas[contract.farm].name)]);
    let mut html = String::new();
    for paragraph in [&sign_up, &season, &farm] {
        html += &format!("<p>{}</p>", escape(paragraph.as_str()));
    }
    let prices: String = contract.products.iter().flat_map(|product| prices(edition, product)).collect();
    html += &format!("<ul>{prices}</ul>");
    Entry {
        id: url.clone(),
        url,
        title: edition.say("data-contract-at", &[("contract", &name), ("amap", amap)]),
        summary: Some(sign_up),
        html,
        published,
        updated,
    }
}

/// When a contract was announced, and when its sign-up last took a turn.
fn turning_points(contract: &Contract) -> Option<(Date, Date)> {
    let announced = |day: Date| plus_days(day, -SignUp::ANNOUNCED_DAYS);
    let Some(window) = contract.window else {
        let announced = announced(contract.terms.season.from)?;
        return (contract.sign_up != SignUp::Ended).then_some((announced, announced));
    };
    let announced = announced(window.from)?;
    let updated = match contract.sign_up {
        SignUp::OpeningSoon(_) => announced,
        SignUp::Open(_) => window.from,
        SignUp::ClosingSoon(_) => plus_days(window.to, 1 - SignUp::PRESSING_DAYS)?.max(window.from),
        SignUp::Closed => plus_days(window.to, 1)?,
        SignUp::Later(_) | SignUp::Unstated | SignUp::Ended => return None,
    };
    Some((announced, updated))
}

fn prices(edition: Edition<'_>, product: &Product) -> Vec<String> {
    let item = |name: &str, price| {
        let price = themes::format::price(edition.messages, price);
        format!("<li>{}</li>", escape(edition.say("data-price", &[("name", name), ("price", &price)])))
    };
    let unit = |name: &str| match &product.unit {
        Some(unit) => edition.say("data-unit", &[("name", name), ("unit", unit)]),
        None => name.to_owned(),
    };
    let alone = product.price.map(|price| item(&unit(&product.name), price));
    let sizes = product
        .sizes
        .iter()
        .map(|size| item(&edition.say("data-size", &[("name", &product.name), ("size", &size.name)]), size.price));
    alone.into_iter().chain(sizes).collect()
}

/// A distribution that is not as usual, from two months before; `None` for one that is.
///
/// No content says when a change was decided. The day from which it is told stands for it: it is the same in each build.
pub fn meeting(edition: Edition<'_>, amap: &Amap, held: &Meeting) -> Option<Entry> {
    if !meeting::is_unusual(held) {
        return None;
    }
    let atlas = edition.atlas;
    let (planned, day) = (held.delivery.id.0, held.delivery.date);
    let told = plus_days(planned.min(day), -SignUp::ANNOUNCED_DAYS).filter(|told| *told <= atlas.today)?;
    let url = super::super::whole(&atlas.site, &address::amap(&amap.id));
    let (planned, day) = (edition.day(planned), edition.day(day));
    let key = match held.delivery.status {
        DeliveryStatus::Planned => "data-distribution-altered",
        status => &format!("data-distribution-{}", status.key()),
    };
    let title = edition.say(key, &[("amap", &amap.name), ("planned", &planned), ("day", &day)]);
    let reason = held.delivery.reason.as_deref().map(upper_first);
    let mut html = format!("<p>{}</p>", escape(title.as_str()));
    let lines = meeting::lines(edition, amap, held);
    for line in lines.iter().chain(&reason) {
        html += &format!("<p>{}</p>", escape(line.as_str()));
    }
    let id = format!("{url}#distribution-{}", meeting::key(amap, &amap.meetings, held));
    Some(Entry { id, url, title, summary: reason, html, published: told, updated: told })
}
