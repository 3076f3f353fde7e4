//! Pages that the network writes, and those about the site itself.

use themes::Value;

use super::{Scene, about, advert, embed, event, free, library, news, open_data, paper, site_plan, verify};
use crate::plan::{Page, PageKind};

/// The template and the context of such a page; `None` for pages of the directory.
pub fn of(page: &Page, scene: &Scene<'_>) -> Option<(&'static str, Value)> {
    Some(match &page.kind {
        PageKind::NewsList(number) => ("news-list.html", news::list(scene, page, *number)),
        PageKind::News(index) => ("news.html", news::article(scene, page, *index)?),
        PageKind::Agenda => ("agenda.html", event::agenda(scene, page)),
        PageKind::Event(index) => ("event.html", event::event(scene, page, *index)?),
        PageKind::Library => ("library.html", library::library(scene, page)),
        PageKind::Topic(topic) => ("topic.html", library::topic(scene, page, topic)),
        PageKind::Resource(index) => ("resource.html", library::resource(scene, page, *index)?),
        PageKind::Adverts => ("adverts.html", advert::adverts(scene, page)),
        PageKind::Advert(index) => ("advert.html", advert::advert(scene, page, *index)?),
        PageKind::Free(index) => ("free.html", free::context(scene, page, *index)?),
        PageKind::Legal => ("legal.html", about::site(scene, page)),
        PageKind::Privacy => ("privacy.html", about::site(scene, page)),
        PageKind::Accessibility => ("accessibility.html", about::site(scene, page)),
        PageKind::Verify => ("verify.html", verify::context(scene, page)),
        PageKind::SitePlan => ("site-plan.html", site_plan::context(scene, page)),
        PageKind::Data => ("data.html", open_data::context(scene, page)),
        PageKind::EmbedHelp => ("embed-help.html", embed::help(scene, page)),
        PageKind::Embed(scope) => ("embed.html", embed::embed(scene, page, *scope)),
        PageKind::PrintList(scope) => ("print-list.html", paper::list(scene, page, *scope)),
        PageKind::Leaflet(scope) => ("leaflet.html", paper::leaflet(scene, page, *scope)),
        PageKind::Offline => ("offline.html", about::bare(page)),
        PageKind::NotFound => ("not-found.html", about::bare(page)),
        _ => return None,
    })
}
