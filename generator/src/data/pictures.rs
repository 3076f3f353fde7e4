//! Pictures drawn at build time: share cards and icons.

mod favicon;

use ::pictures::{Badge, Colours, ShareCard, Tone};
use domain::AmapStatus;
use domain::Vocabulary;

use super::edition::Edition;
use super::paths;
use crate::atlas::{Amap, AmapIx, Site};
use crate::content::network::Output;
use crate::job::Job;

/// What makes the icons of the site, its own card and, where the network wants them, that of each AMAP.
pub fn jobs(edition: Edition<'_>) -> Vec<Job<'_>> {
    let (atlas, colours) = (edition.atlas, || colours(&edition.atlas.site));
    let mut jobs = vec![
        Job::file(paths::ICON_192, move || ::pictures::icon(192, &colours())),
        Job::file(paths::ICON_512, move || ::pictures::icon(512, &colours())),
        Job::file(paths::FAVICON, move || favicon::wrap(&::pictures::icon(favicon::SIDE, &colours()))),
        Job::file(paths::SITE_CARD, move || site_card(edition)),
    ];
    for index in (0..atlas.amaps.len()).map(AmapIx).filter(|_| atlas.site.makes(Output::Cards)) {
        jobs.push(Job::file(&paths::amap_card(&atlas[index].id), move || amap_card(edition, &atlas[index])));
    }
    jobs
}

/// The colours of the network: its own where it has chosen them.
pub fn colours(site: &Site) -> Colours {
    let usual = Colours::default();
    Colours { leaf: site.primary.unwrap_or(usual.leaf), accent: site.accent.unwrap_or(usual.accent), ..usual }
}

/// The card that the page of an AMAP shows when its address is shared.
pub fn amap_card(edition: Edition<'_>, amap: &Amap) -> Vec<u8> {
    let site = &edition.atlas.site;
    let when = match &*amap.distributions {
        [] => String::new(),
        [only] => edition.rhythm(only),
        several => {
            let days = amap.weekdays();
            let days = days.iter().map(|day| themes::format::weekday(edition.messages, *day)).collect::<Vec<_>>();
            if days.is_empty() { edition.rhythm(&several[0]) } else { super::edition::upper_first(&days.join(", ")) }
        }
    };
    let place = amap.main_place();
    let town = amap.commune().map(|commune| commune.name).unwrap_or_default();
    let place = match place.and_then(|place| place.name.as_deref()) {
        Some(name) if !town.is_empty() => format!("{town}, {name}"),
        _ => town.to_owned(),
    };
    let products = edition.families(&amap.products);
    let lines: Vec<&str> =
        [&when, &place, &products].into_iter().map(String::as_str).filter(|l| !l.is_empty()).collect();
    let label = edition.text(&format!("status-{}", amap.status.key()));
    let tone = match amap.status {
        AmapStatus::Open | AmapStatus::Starting => Tone::Leaf,
        AmapStatus::WaitingList | AmapStatus::Paused => Tone::Mustard,
        AmapStatus::Full | AmapStatus::Closed => Tone::Beet,
    };
    ::pictures::share_card(&ShareCard {
        title: &amap.name,
        kicker: &edition.kicker(amap),
        lines: &lines,
        badge: Some(Badge { label: &label, tone }),
        network: &site.name,
        colours: colours(site),
    })
}

fn site_card(edition: Edition<'_>) -> Vec<u8> {
    let atlas = edition.atlas;
    let open = |amap: &&Amap| amap.status != AmapStatus::Closed;
    let amaps = atlas.amaps.iter().filter(open).count().to_string();
    let count = edition.say("data-count", &[("amaps", &amaps), ("farms", &atlas.farms.len().to_string())]);
    let slogan = atlas.site.slogan.clone().unwrap_or_default();
    let lines: Vec<&str> = [slogan.as_str(), &count].into_iter().filter(|line| !line.is_empty()).collect();
    ::pictures::share_card(&ShareCard {
        title: &atlas.site.name,
        kicker: &edition.text("data-card-directory"),
        lines: &lines,
        badge: None,
        network: atlas.site.origin.trim_start_matches("https://").trim_start_matches("http://"),
        colours: colours(&atlas.site),
    })
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::super::sample;
    use super::*;

    #[test]
    fn every_picture_is_drawn_and_the_same_twice() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let edition = Edition { atlas: &atlas, messages: &messages };
        let drawn: Vec<_> = crate::job::files(jobs(edition));
        let paths: Vec<&str> = drawn.iter().map(|(path, _)| path.as_str()).collect();
        let expect = ["icone-192.png", "icone-512.png", "favicon.ico", "partage.png", "amap/villejean/partage.png"];
        assert_eq!(paths, expect);
        for (path, bytes) in &drawn {
            assert_eq!(bytes.starts_with(b"\x89PNG"), path.ends_with(".png"), "{path}");
        }
        assert_eq!(crate::job::files(jobs(edition)), crate::job::files(jobs(edition)));
    }
}
