//! The pages of the site, for search engines.

use quick_xml::escape::escape;

use super::{paths, whole};
use crate::atlas::Atlas;

/// The most addresses that one file may hold.
const MOST: usize = 50_000;

const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The map of these pages, given by address from the root of the site; an index and several maps above 50,000 pages.
pub fn sitemap(addresses: &[String], atlas: &Atlas) -> Vec<(String, Vec<u8>)> {
    let main = paths::SITEMAP.trim_start_matches('/').to_owned();
    if addresses.len() <= MOST {
        return vec![(main, list("urlset", "url", addresses, atlas))];
    }
    let mut files: Vec<(String, Vec<u8>)> = addresses
        .chunks(MOST)
        .enumerate()
        .map(|(index, part)| (format!("sitemap-{}.xml", index + 1), list("urlset", "url", part, atlas)))
        .collect();
    let parts: Vec<String> = files.iter().map(|(path, _)| format!("/{path}")).collect();
    files.push((main, list("sitemapindex", "sitemap", &parts, atlas)));
    files
}

fn list(root: &str, item: &str, addresses: &[String], atlas: &Atlas) -> Vec<u8> {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} {NAMESPACE}>\n");
    for address in addresses {
        let address = whole(&atlas.site, address);
        xml += &format!("<{item}><loc>{}</loc></{item}>\n", escape(address.as_str()));
    }
    xml += &format!("</{root}>\n");
    xml.into_bytes()
}

/// What search engines may read: everything, and where the map is.
pub fn robots(atlas: &Atlas) -> Vec<u8> {
    format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", whole(&atlas.site, paths::SITEMAP)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn addresses_are_whole_and_escaped() {
        let atlas = sample::atlas();
        let files = sitemap(&["/".to_owned(), "/a&b/".to_owned()], &atlas);
        let text = sample::text(&files, "sitemap.xml");
        assert!(text.contains("<loc>https://amap.example/reseau/</loc>"), "{text}");
        assert!(text.contains("<loc>https://amap.example/reseau/a&amp;b/</loc>"), "{text}");
        assert!(robots(&atlas).ends_with(b"Sitemap: https://amap.example/reseau/sitemap.xml\n"));
    }

    #[test]
    fn a_large_site_has_an_index() {
        let atlas = sample::atlas();
        let addresses: Vec<String> = (0..=MOST).map(|page| format!("/{page}/")).collect();
        let files = sitemap(&addresses, &atlas);
        assert_eq!(files.len(), 3);
        assert!(sample::text(&files, "sitemap.xml").contains("<loc>https://amap.example/reseau/sitemap-2.xml</loc>"));
        assert_eq!(sample::text(&files, "sitemap-2.xml").matches("<url>").count(), 1);
    }
}
