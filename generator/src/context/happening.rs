//! News and events as the pages of the directory announce them.

use serde::Serialize;

use super::Scene;
use super::card::hour;
use super::territory::shown;
use crate::address;
use crate::atlas::{Event, News};
use crate::content::network::Module;

/// A piece of news in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NewsLine {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// Day of publication.
    pub date: String,
    /// A sentence or two, or none.
    pub summary: Option<String>,
}

/// An event to come in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EventLine {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// First day.
    pub date: String,
    /// Last day, when it is another, or none.
    pub to: Option<String>,
    /// Start, or none.
    pub start: Option<String>,
    /// End, or none.
    pub end: Option<String>,
    /// Name of its place, or none.
    pub place: Option<String>,
    /// Its commune, or none.
    pub commune: Option<String>,
    /// Whether it is cancelled.
    pub cancelled: bool,
}

/// The newest news that meet the condition, at most `count`; none when the site has no news.
pub fn news(scene: &Scene<'_>, count: usize, meets: impl Fn(&News) -> bool) -> Vec<NewsLine> {
    let shown = scene.atlas.news.iter().filter(|_| scene.atlas.site.has(Module::News));
    let lines = shown.filter(|news| meets(news)).take(count).map(|news| NewsLine {
        title: news.title.clone(),
        address: address::news(&news.id),
        date: news.date.to_string(),
        summary: news.summary.clone(),
    });
    lines.collect()
}

/// The next events that meet the condition, at most `count`; none when the site has no agenda.
pub fn events(scene: &Scene<'_>, count: usize, meets: impl Fn(&Event) -> bool) -> Vec<EventLine> {
    let shown = scene.atlas.events.iter().filter(|_| scene.atlas.site.has(Module::Events));
    let coming = shown.filter(|event| event.to >= scene.atlas.today && meets(event));
    coming.take(count).map(event_line).collect()
}

fn event_line(event: &Event) -> EventLine {
    let place = event.place.as_ref();
    EventLine {
        title: event.title.clone(),
        address: address::event(&event.id),
        date: event.date.to_string(),
        to: (event.to != event.date).then(|| event.to.to_string()),
        start: event.start.map(hour),
        end: event.end.map(hour),
        place: place.and_then(|place| place.name.clone()),
        commune: place.and_then(|place| place.commune).map(|commune| shown(commune.city().name)),
        cancelled: event.cancelled,
    }
}
