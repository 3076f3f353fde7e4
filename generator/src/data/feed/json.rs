//! A feed as JSON Feed 1.1.

use serde_json::{Map, Value, json};

use super::super::edition::Edition;
use super::super::instant;
use super::{Entry, Feed, paths};

/// The feed as JSON Feed.
pub fn write(edition: Edition<'_>, feed: &Feed) -> Vec<u8> {
    let site = &edition.atlas.site;
    let whole = |path: &str| super::super::whole(site, path);
    let zone = instant::zone(&site.timezone);
    let mut written = Map::new();
    let mut set = |name: &str, value: Value| _ = written.insert(name.to_owned(), value);
    set("version", json!("https://jsonfeed.org/version/1.1"));
    set("title", json!(feed.title));
    if let Some(subtitle) = &feed.subtitle {
        set("description", json!(subtitle));
    }
    set("home_page_url", json!(whole(&feed.page)));
    set("feed_url", json!(whole(&feed.json)));
    set("icon", json!(whole(paths::ICON_512)));
    set("favicon", json!(whole(paths::ICON_192)));
    set("authors", json!([{ "name": site.name, "url": whole("/") }]));
    set("language", json!(edition.messages.language()));
    set("items", feed.entries.iter().map(|entry| item(&zone, entry)).collect());
    super::super::json_bytes(&Value::Object(written))
}

fn item(zone: &jiff::tz::TimeZone, entry: &Entry) -> Value {
    let mut item = json!({
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": instant::midnight(zone, entry.published),
        "date_modified": instant::midnight(zone, entry.updated),
    });
    if let (Some(summary), Value::Object(item)) = (&entry.summary, &mut item) {
        item.insert("summary".to_owned(), json!(summary));
    }
    item
}
