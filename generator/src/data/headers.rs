//! Response headers: what a browser may do with the pages, and how long it may keep files.
//!
//! One list, written for hosts that read `_headers` and for Apache, and sent as it is by the preview server.

mod apache;
mod hosts;

use super::paths;
use crate::atlas::Atlas;

/// Headers of every answer, the policy apart.
const ALWAYS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "geolocation=(self)"),
];

/// How long files below a path may be kept, where it is not for the host to say.
const KEPT: [(&str, &str); 3] = [
    // Their names carry their hash.
    (paths::HASHED, "public, max-age=31536000, immutable"),
    // Browsers read the tiles of the map in parts: parts of two versions, or parts that a host compressed, do not fit together.
    (paths::PLACES_TILES, "no-cache, no-transform"),
    // A search reads several: long enough for one, short enough that what it finds is true.
    (paths::SEARCH, "public, max-age=300"),
];

/// Whose scripts may read the open data: everybody's.
const OPEN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// The name of the header that carries the policy.
const POLICY: &str = "Content-Security-Policy";

/// The content security policy of a page; of one that other sites may frame when it is `embeddable`.
pub fn policy(atlas: &Atlas, embeddable: bool) -> String {
    let intake = atlas.site.intake_url.as_ref().map(|origin| format!(" {origin}")).unwrap_or_default();
    let ancestors = if embeddable { "*" } else { "'none'" };
    format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'{intake}; base-uri 'none'; \
         frame-ancestors {ancestors}"
    )
}

/// The headers of the answer for an address, from the root of the site, without base path.
pub fn of(atlas: &Atlas, address: &str) -> Vec<(&'static str, String)> {
    let mut headers = vec![(POLICY, policy(atlas, address.starts_with(paths::EMBEDS)))];
    headers.extend(ALWAYS.map(|(name, value)| (name, value.to_owned())));
    let kept = KEPT.iter().filter(|(path, _)| address.starts_with(path));
    headers.extend(kept.map(|(_, how)| ("Cache-Control", (*how).to_owned())));
    if address.starts_with(paths::OPEN_DATA) {
        headers.push((OPEN.0, OPEN.1.to_owned()));
    }
    headers
}

/// The files that hosts and Apache read.
pub fn artifacts(atlas: &Atlas) -> Vec<(String, Vec<u8>)> {
    let files = [(paths::HEADERS, hosts::write(atlas)), (paths::HTACCESS, apache::write(atlas))];
    files.map(|(path, text)| (path.trim_start_matches('/').to_owned(), text.into_bytes())).into()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn only_embeds_may_be_framed_and_forms_go_to_the_intake() {
        let atlas = sample::atlas();
        let policy = |address: &str| of(&atlas, address)[0].1.clone();
        assert!(policy("/amap/x/").ends_with("frame-ancestors 'none'"));
        assert!(policy("/integrer/carte/").ends_with("frame-ancestors *"));
        assert!(policy("/").contains("form-action 'self' https://formulaires.example;"));
        assert!(of(&atlas, "/search/names/root.txt").iter().any(|(_, value)| value == "public, max-age=300"));
        assert!(of(&atlas, "/theme/site.0.css").iter().any(|(name, _)| *name == "Cache-Control"));
        assert!(!of(&atlas, "/amap/x/").iter().any(|(name, _)| *name == "Cache-Control"));
        assert!(of(&atlas, paths::PLACES_TILES).contains(&("Cache-Control", "no-cache, no-transform".to_owned())));
        assert!(of(&atlas, paths::AMAPS_CSV).iter().any(|(name, _)| *name == "Access-Control-Allow-Origin"));
    }

    #[test]
    fn the_files_carry_the_same_policies() {
        let atlas = sample::atlas();
        for (path, bytes) in artifacts(&atlas) {
            let text = String::from_utf8(bytes).unwrap();
            for embeddable in [false, true] {
                assert!(text.contains(&policy(&atlas, embeddable)), "{path}");
            }
            assert!(text.contains("/reseau/theme/"), "{path}");
        }
    }
}
