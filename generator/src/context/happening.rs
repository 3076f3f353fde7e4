//! News and events as the pages of the directory announce them.

use super::Scene;
use super::event::EventItem;
use super::news::NewsItem;
use crate::atlas::{Event, News};
use crate::content::network::Module;

/// The newest news that meet the condition, at most `count`; none when the site has no news.
pub fn news(scene: &Scene<'_>, count: usize, meets: impl Fn(&News) -> bool) -> Vec<NewsItem> {
    let shown = scene.atlas.news.iter().filter(|_| scene.atlas.site.has(Module::News));
    shown.filter(|news| meets(news)).take(count).map(NewsItem::from).collect()
}

/// The next events that meet the condition, at most `count`; none when the site has no agenda.
pub fn events(scene: &Scene<'_>, count: usize, meets: impl Fn(&Event) -> bool) -> Vec<EventItem> {
    let shown = scene.atlas.events.iter().filter(|_| scene.atlas.site.has(Module::Events));
    let coming = shown.filter(|event| event.to >= scene.atlas.today && meets(event));
    coming.take(count).map(EventItem::from).collect()
}
