//! The site as a web application.

use serde_json::json;

use super::edition::Edition;
use super::{paths, pictures};

/// The manifest.
pub fn write(edition: Edition<'_>) -> Vec<u8> {
    let site = &edition.atlas.site;
    let colours = pictures::colours(site);
    let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
    let home = format!("{}/", site.base_path);
    let icons: Vec<_> = [(paths::ICON_192, "192x192"), (paths::ICON_512, "512x512")]
        .into_iter()
        .flat_map(|(path, sizes)| {
            let src = format!("{}{path}", site.base_path);
            // The same picture serves both: its mark stays within what every mask leaves.
            ["any", "maskable"]
                .map(|purpose| json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose }))
        })
        .collect();
    super::json_bytes(&json!({
        "id": home,
        "name": site.name,
        "short_name": edition.text("data-short-name"),
        "description": site.slogan,
        "lang": edition.messages.language(),
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "theme_color": hex(colours.leaf),
        "background_color": hex(colours.paper),
        "icons": icons,
    }))
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::super::sample;
    use super::*;

    #[test]
    fn it_starts_below_the_base_path() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let manifest = write(Edition { atlas: &atlas, messages: &messages });
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(manifest["start_url"], "/reseau/");
        assert_eq!(manifest["icons"][0]["src"], "/reseau/icone-192.png");
        assert_eq!(manifest["theme_color"], "#2c6e3f");
    }
}
