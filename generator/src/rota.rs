//! Permanences that can be taken on the site: the manifest of each AMAP's form, in one language.

use std::collections::BTreeMap;

use domain::calendar::plus_days;
use domain::permanence::{Share, quota};
use domain::{AmapStatus, Date, DeliveryStatus, Window};
use forms::rota::{Role, RotaDay};
use forms::{Manifest, Rota};

use crate::address;
use crate::atlas::{Amap, AmapIx, Atlas, Meeting};
use crate::content::network::Module;
use crate::data::edition::{Edition, address_line};
use crate::data::meeting;
use crate::signing::{Signable, amap_party};

/// Whether an AMAP's permanences can be taken: there is a server for it, and it says what there is to do.
pub fn has_rota(atlas: &Atlas, amap: &Amap) -> bool {
    let is_held = !matches!(amap.status, AmapStatus::Closed | AmapStatus::Paused) && !amap.distributions.is_empty();
    let is_on = atlas.site.intake_url.is_some() && atlas.site.has(Module::Permanences);
    is_held && is_on && !amap.permanences.is_empty()
}

/// Which form: `permanence.les-deux-rives`.
pub fn form_id(amap: &Amap) -> String {
    format!("permanence.{}", amap.id)
}

/// The permanences of a site in one language, by AMAP.
pub fn rotas(edition: Edition<'_>) -> BTreeMap<AmapIx, Signable<Rota>> {
    let atlas = edition.atlas;
    let own = (0..atlas.amaps.len()).map(AmapIx).filter(|index| has_rota(atlas, &atlas[*index]));
    own.map(|index| (index, Signable::from(rota(edition, &atlas[index])))).collect()
}

/// The permanences of an AMAP, as its members take them.
pub fn rota(edition: Edition<'_>, amap: &Amap) -> Rota {
    let atlas = edition.atlas;
    let role = |(name, needed, note): &(String, u32, Option<String>)| Role {
        name: name.clone(),
        needed: *needed,
        note: note.clone(),
    };
    Rota {
        schema: Rota::SCHEMA,
        id: form_id(amap),
        language: edition.messages.language().to_owned(),
        address: address::permanences(&amap.id),
        amap: amap_party(amap),
        roles: amap.permanences.iter().map(role).collect(),
        days: days(amap, atlas.today),
        rules: amap.permanence_rules,
        quota: share(amap, atlas.today),
        timezone: amap
            .main_place()
            .map_or(atlas.site.timezone.as_str(), |place| place.timezone(&atlas.site))
            .to_owned(),
    }
}

/// Days beyond those that are open today, so that the form stays the same until the month is over.
const BEYOND: i64 = 31;

/// The distributions from the first of the month until the end of the one in which the last opens that any day of this month
/// opens: a form that changed every day would be a revision every day.
fn days(amap: &Amap, today: Date) -> Vec<RotaDay> {
    let first = today.first_of_month();
    let last = plus_days(first, i64::from(amap.permanence_rules.opens) + BEYOND).unwrap_or(first).last_of_month();
    // Marks are those of the calendars: they count every distribution that was planned, cancelled ones too.
    let meetings = amap.meetings_in(Window { from: first, to: last });
    let held = meetings.iter().filter(|held| held.delivery.status != DeliveryStatus::Cancelled);
    held.map(|held| rota_day(amap, &meetings, held)).collect()
}

fn rota_day(amap: &Amap, meetings: &[Meeting], held: &Meeting) -> RotaDay {
    let (delivery, key) = (held.delivery.id, meeting::key(amap, meetings, held));
    let mark = key.strip_prefix(&delivery.0.to_string()).unwrap_or_default().trim_start_matches('-');
    RotaDay {
        delivery,
        mark: mark.to_owned(),
        date: held.delivery.date,
        start: held.start,
        end: held.end,
        place: meeting::place(amap, held).map(address_line).filter(|line| !line.is_empty()),
        reason: held.delivery.reason.clone(),
    }
}

/// How often each household comes in a year, counted from the first of the month; `None` where nobody said how many there are.
fn share(amap: &Amap, today: Date) -> Option<u32> {
    let from = today.first_of_month();
    let window = Window { from, to: plus_days(from, Amap::HORIZON_DAYS - 1)? };
    let meetings = amap.meetings_in(window);
    let held = meetings.iter().filter(|held| held.delivery.status != DeliveryStatus::Cancelled).count();
    let each = amap.permanences.iter().map(|(_, needed, _)| *needed).fold(0, u32::saturating_add);
    let slots = u32::try_from(held).ok()?.saturating_mul(each);
    Some(quota(Share { slots, people: amap.baskets? }, &[])).filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use themes::Messages;

    const NETWORK: &str = "name: Réseau\nbase_url: https://amap.example\nintake_url: https://amap.example\npublisher: { name: A, \
        address: x, email: a@amap.example, director: x }\n";
    const AMAP: &str = "---\nname: AMAP\nbaskets: 20\nplaces:\n  - { id: halle, commune: Rennes, postcode: 35000 }\n  \
        - { id: ferme, commune: Betton, postcode: 35830 }\ndistributions:\n  \
        - { weekday: thursday, start: 18:30, end: 19:30, place: halle, exceptions: [{ date: 2026-10-15, cancelled: true }, \
        { date: 2026-10-22, moved_to: 2026-10-23, reason: Salle prise }] }\n  \
        - { weekday: thursday, start: 17:00, end: 18:00, place: ferme }\n\
        permanences: [{ role: Accueil, needed: 2 }, { role: Pesée, needed: 1, note: À 18 h }]\n\
        permanence_rules: { opens: 30, cancel: { days: 2 }, signing: word }\n---\n";

    fn of(today: Date, amap: &'static str) -> Rota {
        let atlas = sample::built(vec![("network.yml", NETWORK), ("amaps/halles.md", amap)], today);
        let messages = Messages::embedded("fr");
        let mut rotas = rotas(Edition { atlas: &atlas, messages: &messages });
        rotas.pop_first().map(|(_, one)| one.form).expect("the AMAP has permanences")
    }

    #[test]
    fn distributions_of_one_day_are_told_apart_and_cancelled_ones_are_out() {
        let rota = of(jiff::civil::date(2026, 10, 3), AMAP);
        let keys: Vec<String> = rota.days.iter().take(5).map(RotaDay::key).collect();
        let expected =
            ["2026-10-01-ferme", "2026-10-01-halle", "2026-10-08-ferme", "2026-10-08-halle", "2026-10-15-ferme"];
        assert_eq!(keys, expected);
        let moved = rota.days.iter().find(|day| day.key() == "2026-10-22-halle").expect("a moved distribution is held");
        assert_eq!((moved.date, moved.reason.as_deref()), (jiff::civil::date(2026, 10, 23), Some("Salle prise")));
        let post = rota.post("2026-10-08-halle/Pesée").expect("a post");
        assert_eq!(post.word(), "Pesée@halle");
        assert_eq!(rota.stored(jiff::civil::date(2026, 10, 8), "Pesée@halle"), Some(post));
        // 52 or 53 Thursdays at two places, less one, three people each, among twenty households.
        assert_eq!(rota.quota, Some(16));
        let (cancel, signers) = (domain::Notice::Days(2), domain::Signers::Word);
        assert_eq!(rota.rules, forms::rota::Rules { opens: 30, cancel, signers, ..forms::rota::Rules::default() });
    }

    #[test]
    fn the_form_is_the_same_until_the_month_is_over_and_shows_what_is_open() {
        let first = of(jiff::civil::date(2026, 10, 1), AMAP);
        let last_day = jiff::civil::date(2026, 10, 31);
        assert_eq!(first, of(last_day, AMAP));
        let open = first.days.iter().filter(|day| first.is_open(day, last_day)).map(|day| day.date).max();
        assert_eq!(open, Some(jiff::civil::date(2026, 11, 26)), "thirty days ahead, on a Thursday");
        assert_ne!(first, of(jiff::civil::date(2026, 11, 1), AMAP));
    }

    #[test]
    fn without_a_server_there_is_no_form() {
        let network = "name: R\nbase_url: https://amap.example\npublisher: { name: A, address: x, email: a@amap.example, director: x }\n";
        let atlas = sample::built(vec![("network.yml", network), ("amaps/halles.md", AMAP)], sample::TODAY);
        assert!(!has_rota(&atlas, &atlas.amaps[0]));
    }
}
