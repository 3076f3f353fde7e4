//! The server of forms inside `cabas serve`: what is sent is stored in `site/intake/`, mails are written into a folder, and
//! the site shows what is left within a moment.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use domain::Date;
use generator::Build;
use intake::engine::{Told, announce};
use intake::server::guard::Limits;
use intake::settings::MailSettings;
use intake::{Engine, Settings, World};
use jiff::{SignedDuration, Timestamp};
use themes::{Messages, Theme};
use tokio::runtime::Handle;

use crate::options::Folders;
use crate::preview::Preview;
use crate::watch::Change;

/// The forms of a preview.
pub struct Forms {
    folders: Folders,
    port: u16,
    preview: Arc<Preview>,
    teller: Option<Sender<Change>>,
    runtime: Handle,
    engine: Option<Engine>,
    /// Whether it was said already that forms are not taken.
    is_told: bool,
}

impl Forms {
    /// The forms of a site that is shown on a port; `teller` hears when something changed that the site shows.
    pub fn new(
        folders: &Folders,
        port: u16,
        preview: Arc<Preview>,
        teller: Option<Sender<Change>>,
        runtime: Handle,
    ) -> Self {
        Self { folders: folders.clone(), port, preview, teller, runtime, engine: None, is_told: false }
    }

    /// Takes the forms of a build that was published, in its theme.
    pub fn dress(&mut self, build: &Build, theme: &Theme, words: &Messages) {
        let Some(atlas) = &build.atlas else { return };
        if let Some(engine) = &self.engine {
            engine.server.book.dress(theme.clone());
            return;
        }
        if atlas.site.intake_url.is_none() {
            return;
        }
        let settings = self.settings(&atlas.site.name, &atlas.site.base_path);
        let (mails, world) = (settings.mails().display().to_string(), || world(self.folders.today));
        let mut engine = match Engine::open(settings, theme.clone(), world) {
            Ok(engine) => engine,
            Err(error) => {
                if !std::mem::replace(&mut self.is_told, true) {
                    warn!("  {}", super::told(&error, words));
                }
                return;
            }
        };
        let teller = self.teller.clone();
        let told: Told = Box::new(move || {
            // Nobody watches any more when the program ends.
            let _ = teller.as_ref().map(|teller| teller.send(Change::Records));
        });
        let entered = self.runtime.enter();
        engine.start(told);
        drop(entered);
        let ended = engine.ended();
        let words_of_end = words.text("intake-ended");
        self.runtime.spawn(async move {
            // A site whose forms are lost silently is worse than none.
            ended.await;
            warn!("{words_of_end}");
            std::process::exit(1);
        });
        self.preview.take_forms(engine.router());
        say!("  {}", words.format("intake-mails-to-folder", &[("folder", &mails)]));
        self.engine = Some(engine);
    }

    /// Makes the key of the log before the first build of a network that takes forms, so that its pages show it.
    pub fn announce(&self) {
        let network = std::fs::read_to_string(self.folders.content.join("network.yml")).unwrap_or_default();
        if !network.lines().any(|line| line.starts_with("intake_url:")) {
            return;
        }
        // What cannot be made is told when forms are to be taken.
        let _ = announce(&self.settings("", ""), &World::real());
    }

    /// What is tried is kept apart by the day on which one plays: time goes back in none of them.
    fn settings(&self, name: &str, path: &str) -> Settings {
        let folder = self.folders.site.join("intake");
        Settings {
            folder: self.folders.today.map_or(folder.clone(), |day| folder.join(day.to_string())),
            site: self.folders.site.clone(),
            url: format!("http://127.0.0.1:{}{path}", self.port),
            journal: "essai.invalid/journal".to_owned(),
            mail: MailSettings { name: name.to_owned(), email: "essai@localhost.localdomain".to_owned(), smtp: None },
            backup: None,
            proxies: Vec::new(),
            // Who plays alone on this computer is no robot.
            limits: Limits::none(),
            readers: 2,
            believe_clock: true,
        }
    }
}

/// The world of a day: now, or from half past ten (UTC) on the day that is played. That hour is on the same day wherever there are
/// AMAPs, from Tahiti to Nouméa: forms go by the day of their own place, and the pages by the one that is played.
fn world(today: Option<Date>) -> World {
    let Some(today) = today else { return World::real() };
    let now = Timestamp::now();
    let then = today.at(10, 30, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let shift = then.map_or(SignedDuration::ZERO, |then| then.timestamp().duration_since(now));
    World { now: Box::new(move || Timestamp::now().saturating_add(shift).unwrap_or(now)), ..World::real() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_that_is_played_is_the_same_wherever_there_are_amaps() {
        let day = jiff::civil::date(2026, 11, 21);
        let now = (world(Some(day)).now)();
        for zone in ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Pacific/Tahiti", "Pacific/Noumea"] {
            assert_eq!(now.in_tz(zone).unwrap().date(), day, "{zone}");
        }
    }
}
