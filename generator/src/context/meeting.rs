//! When an AMAP distributes: as a rule, and on the next days.

use domain::calendar::plus_days;
use domain::{Date, DeliveryStatus, Vocabulary};
use serde::Serialize;

use super::Scene;
use super::card::{self, hour};
use super::place::place_name;
use crate::atlas::{Amap, AmapIx, Distribution, Meeting};
use crate::content::network::Module;

/// When an AMAP distributes as a rule.
#[derive(Debug, Serialize)]
pub struct RhythmContext {
    /// Weekday key, or empty when dates are listed.
    pub weekday: &'static str,
    /// Every how many weeks; 2 for odd or even weeks, 0 for a day of the month.
    pub every: u32,
    /// In which weeks, as a key: `odd`, `even`, `first` … `last` of the month; empty where it is every so many.
    pub weeks: &'static str,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Name of the place, or empty.
    pub place: String,
    /// First day of the season, or none.
    pub from: Option<String>,
    /// Last day of the season, or none.
    pub to: Option<String>,
}

/// One distribution.
#[derive(Debug, Serialize)]
pub struct MeetingContext {
    /// Day.
    pub date: String,
    /// The day first planned.
    pub planned: String,
    /// `planned`, `moved`, `added`, `cancelled`.
    pub status: &'static str,
    /// Quantities in percent of the usual.
    pub factor: u32,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Name of the place; empty when the AMAP has but one and this is it.
    pub place: String,
    /// Whether the hours differ from the usual ones.
    pub other_hours: bool,
    /// Whether the place differs from the usual one.
    pub other_place: bool,
    /// Why it differs; empty when nothing was said.
    pub reason: String,
    /// What contracts deliver that day.
    pub brings: Vec<BroughtContext>,
}

/// What is delivered on a day.
#[derive(Debug, Serialize)]
pub struct BroughtContext {
    /// Name of the product family.
    pub name: String,
    /// Quantities in percent of the usual.
    pub factor: u32,
}

/// Next distributions shown whatever they are.
const SHOWN: usize = 4;
/// Days within which a distribution that differs is announced even when it is not among the next ones.
const ANNOUNCED_DAYS: i64 = 61;

/// When an AMAP distributes as a rule; a season that is over is left out.
pub fn rhythms(scene: &Scene<'_>, index: AmapIx) -> Vec<RhythmContext> {
    let amap = &scene.atlas[index];
    let over = |distribution: &Distribution| distribution.season.is_some_and(|season| season.to < scene.atlas.today);
    let all_over = amap.distributions.iter().all(over);
    let shown = amap.distributions.iter().filter(|distribution| all_over || !over(distribution));
    let rhythms = shown.map(|distribution| RhythmContext {
        weekday: distribution.weekday.map_or("", Vocabulary::key),
        every: distribution.every,
        weeks: distribution.weeks.map_or("", Vocabulary::key),
        start: hour(distribution.start),
        end: hour(distribution.end),
        place: distribution.place.and_then(|at| amap.places.get(at)).map(place_name).unwrap_or_default(),
        from: distribution.season.map(|season| season.from.to_string()),
        to: distribution.season.map(|season| season.to.to_string()),
    });
    rhythms.collect()
}

/// The next distributions, cancelled ones included, and those within two months that differ.
pub fn meetings(scene: &Scene<'_>, index: AmapIx) -> Vec<MeetingContext> {
    let (atlas, amap) = (scene.atlas, &scene.atlas[index]);
    let horizon = plus_days(atlas.today, ANNOUNCED_DAYS).unwrap_or(atlas.today);
    let coming = amap.meetings.iter().filter(|meeting| meeting.delivery.date >= atlas.today).enumerate();
    let announced = |meeting: &Meeting| differs(amap, meeting) && meeting.delivery.date <= horizon;
    let shown = coming.filter(|(at, meeting)| *at < SHOWN || announced(meeting));
    shown.map(|(_, meeting)| meeting_context(scene, index, meeting)).collect()
}

/// The next days on which the AMAP distributes.
pub fn next_days(scene: &Scene<'_>, index: AmapIx) -> Vec<String> {
    let held = scene.atlas[index].meetings.iter().filter(|meeting| {
        meeting.delivery.date >= scene.atlas.today && meeting.delivery.status != DeliveryStatus::Cancelled
    });
    let mut days: Vec<Date> = held.map(|meeting| meeting.delivery.date).take(SHOWN * 2).collect();
    days.dedup();
    days.into_iter().take(SHOWN).map(|day| day.to_string()).collect()
}

fn differs(amap: &Amap, meeting: &Meeting) -> bool {
    let usual = &amap.distributions[meeting.distribution];
    meeting.delivery.status != DeliveryStatus::Planned
        || meeting.delivery.factor != 100
        || (meeting.start, meeting.end) != (usual.start, usual.end)
        || meeting.place != usual.place
}

fn meeting_context(scene: &Scene<'_>, index: AmapIx, meeting: &Meeting) -> MeetingContext {
    let amap = &scene.atlas[index];
    let usual = &amap.distributions[meeting.distribution];
    let other_place = meeting.place != usual.place;
    let place = meeting.place.filter(|_| other_place || amap.places.len() > 1).and_then(|at| amap.places.get(at));
    MeetingContext {
        date: meeting.delivery.date.to_string(),
        planned: meeting.delivery.id.0.to_string(),
        status: meeting.delivery.status.key(),
        factor: meeting.delivery.factor,
        start: hour(meeting.start),
        end: hour(meeting.end),
        place: place.map(place_name).unwrap_or_default(),
        other_hours: (meeting.start, meeting.end) != (usual.start, usual.end),
        other_place,
        reason: meeting.delivery.reason.clone().unwrap_or_default(),
        brings: brings(scene, index, meeting.delivery.date),
    }
}

/// What the contracts of the AMAP deliver on a day, each family once.
fn brings(scene: &Scene<'_>, index: AmapIx, day: Date) -> Vec<BroughtContext> {
    let atlas = scene.atlas;
    let contracts = atlas[index].contracts.iter().filter(|_| atlas.site.has(Module::Contracts));
    let delivered = contracts.filter_map(|contract| {
        let contract = &atlas[*contract];
        let held = contract.terms.deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled);
        let delivery = held.into_iter().find(|delivery| delivery.date == day)?;
        Some(contract.families.iter().map(|family| (*family, delivery.factor)))
    });
    let mut families: Vec<_> = delivered.flatten().collect();
    // Of two contracts that bring the same, the larger delivery is told.
    families.sort_unstable_by_key(|(family, factor)| (*family, std::cmp::Reverse(*factor)));
    families.dedup_by_key(|(family, _)| *family);
    let named = families
        .into_iter()
        .map(|(family, factor)| BroughtContext { name: card::family(atlas, scene.messages, family).name, factor });
    named.collect()
}

#[cfg(test)]
mod tests {
    use crate::Project;
    use crate::source::Sources;

    #[test]
    fn rhythms_are_said_in_words() {
        let network = "name: R\nbase_url: https://amap.example\npublisher:\n  { name: A, address: x, email: a@amap.example, \
            director: x }\n";
        let amap = "---\nname: A\nplaces: [{ commune: Redon, postcode: 35600 }]\ndistributions:\n  \
            - { weekday: tuesday, weeks: even, start: 18:30, end: 19:30 }\n  \
            - { weekday: monday, weeks: first, start: 18:00, end: 19:00 }\n  \
            - { weekday: friday, start: 18:00, end: 19:00 }\n---\n";
        let sources = Sources::from_files([("network.yml", network), ("amaps/a.md", amap)]);
        let (build, files) =
            crate::in_memory(&Project::in_memory(sources, Vec::new()), jiff::civil::date(2026, 11, 21));
        assert!(build.is_good(), "{:?}", build.diagnostics);
        let page = |path: &str| String::from_utf8_lossy(files.get(path).unwrap_or_default()).into_owned();
        let own = page("amap/a/index.html");
        for words in [
            "Les mardis des semaines paires de 18\u{a0}h\u{a0}30 à 19\u{a0}h\u{a0}30, Redon.",
            "Le premier lundi du mois de 18\u{a0}h à 19\u{a0}h, Redon.",
            "Chaque vendredi de 18\u{a0}h à 19\u{a0}h, Redon.",
        ] {
            assert!(own.contains(words), "{words}\n{own}");
        }
        let paper = page("departement/35-ille-et-vilaine/liste/index.html");
        let words = "Les mardis des semaines paires de 18\u{a0}h\u{a0}30 à 19\u{a0}h\u{a0}30\u{a0}; le premier lundi du mois de";
        assert!(paper.contains(words), "{paper}");
    }
}
