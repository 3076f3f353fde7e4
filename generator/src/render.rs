//! Render: from pages to files, in parallel, in every language of the site.

use std::sync::Arc;

use forms::Records;
use rayon::iter::Either;
use rayon::prelude::*;
use themes::environment::Site;
use themes::{Assets, Environment, Messages, TemplateError, Theme};

use crate::artifact::file_of;
use crate::atlas::Atlas;
use crate::content::network::Output;
use crate::context::frame::SiteContext;
use crate::context::{self, Scene, lists};
use crate::data::edition::Edition;
use crate::data::{self, calendar, paths};
use crate::diagnostic::{Diagnostic, Place};
use crate::enquiries;
use crate::footprint::{State, state};
use crate::job::{self, Done, Failure, File, Job, Outlet};
use crate::photos;
use crate::plan::{Page, PageKind};
use crate::print::{Print, Prints};
use crate::private::PrivateFacts;
use crate::signing::{self, Forms, Stored};

/// What pages are rendered with.
pub struct Setting<'a> {
    atlas: &'a Atlas,
    pages: &'a [Page],
    theme: &'a Theme,
    templates: Arc<Templates>,
}

/// A theme made ready for a site, in each of its languages: words, compiled templates, static files.
pub struct Templates {
    assets: Assets,
    tongues: Vec<Tongue>,
}

/// A language of a site.
struct Tongue {
    messages: Arc<Messages>,
    /// Empty for the main one, or `/en`.
    path: String,
    environment: Environment,
}

impl Templates {
    /// Compiles them. A language whose templates cannot be compiled is told, and has no pages.
    pub fn compile(atlas: &Atlas, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let assets = Assets::load(theme, &own_colours(atlas));
        let paths = assets.paths();
        let mut tongues = Vec::new();
        for (index, language) in atlas.site.languages.iter().enumerate() {
            let path = if index == 0 { String::new() } else { format!("/{language}") };
            let (messages, errors) = Messages::load(theme, language);
            for error in errors {
                let diagnostic = Diagnostic::error("message-file", error.file, Place::Line(error.line));
                diagnostics.push(diagnostic.with("cause", error.cause));
            }
            let messages = Arc::new(messages);
            let site = Site {
                origin: atlas.site.origin.clone(),
                base_path: atlas.site.base_path.clone(),
                language_path: path.clone(),
            };
            let (mut environment, errors) = Environment::new(theme, messages.clone(), &paths, site);
            if errors.is_empty() {
                environment.set_global("site", SiteContext::value(atlas, messages.language()));
                tongues.push(Tongue { messages, path, environment });
            }
            diagnostics.extend(told(errors));
        }
        Self { assets, tongues }
    }
}

impl<'a> Setting<'a> {
    /// These pages, with these templates.
    pub fn new(atlas: &'a Atlas, pages: &'a [Page], theme: &'a Theme, templates: Arc<Templates>) -> Self {
        Self { atlas, pages, theme, templates }
    }

    /// The whole site: pages in every language, static files, feeds, calendars, open data, files of the content; and its forms.
    /// `prints` are those of its files.
    pub fn site(
        &self,
        (prints, records): (&Prints, &Records),
        facts: &PrivateFacts,
        outlet: &dyn Outlet,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<Done>, Forms) {
        let (atlas, pages) = (self.atlas, self.pages);
        let sceneries = Stage::new(self, records).sceneries;
        let zones = calendar::zones(atlas);
        let mut table = atlas.states(prints);
        table.insert(zones.key(), state(zones.unseen()));
        sceneries.iter().for_each(|scenery| scenery.scene.states(&mut table));
        let addresses: Vec<String> =
            pages.iter().filter(|page| in_sitemap(atlas, page)).map(|page| page.address.clone()).collect();
        let mut jobs = Vec::new();
        for Scenery { scene, tongue } in &sceneries {
            // Every map of it has text keys, so that nothing can fail.
            let site = SiteContext::new(atlas, tongue.messages.language());
            let site = state(serde_json::to_vec(&site).unwrap_or_default());
            jobs.extend(pages.iter().map(|page| {
                let own = state((site, own(page, scene)));
                Job::new((&tongue.path, &page.address), own, move || Ok(vec![render(page, scene, tongue)?]))
            }));
            jobs.extend(pieces(self.theme, tongue, site, atlas.site.makes(Output::LiveMap)));
            if tongue.path.is_empty() {
                jobs.extend(data::jobs(Edition { atlas, messages: &tongue.messages }, &zones));
            }
        }
        jobs.push(Job::new("sitemap", state(&addresses), || Ok(data::sitemap(&addresses, atlas))));
        jobs.extend(self.templates.assets.iter().map(|(_, asset)| {
            Job::alone(&asset.path, state(Print::of(&asset.bytes)), || {
                Ok(vec![(asset.path.clone(), asset.bytes.clone())])
            })
        }));
        jobs.extend(atlas.files.iter().map(|(path, bytes)| {
            let to = format!("files/{path}");
            let print = prints.get(&to);
            Job::alone(to, state(print), move || photos::published(path, bytes))
        }));
        let (done, errors) = job::run(&jobs, &table, outlet);
        let mut templates = Vec::new();
        for failure in errors {
            match failure {
                Failure::Template(error) => templates.push(error),
                // What could be told when it was measured was told then.
                Failure::Picture(file, _) if diagnostics.iter().any(|known| known.file == file) => {}
                Failure::Picture(file, why) => diagnostics.push(photos::told(&file, why)),
            }
        }
        diagnostics.extend(told(templates));
        drop(jobs);
        let manifests: Vec<Stored> =
            sceneries.into_iter().flat_map(|scenery| scenery.scene.into_manifests().collect::<Vec<_>>()).collect();
        let chrome = signing::chrome(atlas, &manifests, &self.templates.assets.paths());
        let mut private = signing::private(atlas, facts);
        private.extend(enquiries::private(atlas, facts));
        (done, Forms { manifests, chrome, private })
    }
}

/// A site that stays in memory, so that when somebody took something of it, the pages that show what is left are rendered alone.
pub struct Stage<'a> {
    sceneries: Vec<Scenery<'a>>,
}

/// What the pages of a language share.
struct Scenery<'a> {
    scene: Scene<'a>,
    tongue: &'a Tongue,
}

impl<'a> Stage<'a> {
    /// What the pages of a site share, as long as this was taken.
    pub fn new(setting: &'a Setting<'a>, records: &Records) -> Self {
        let records = Arc::new(records.clone());
        let sceneries = setting.templates.tongues.iter().map(|tongue| {
            let scene = Scene::new(setting.atlas, &records, setting.pages, &tongue.messages, &tongue.path)
                .for_templates(tongue.environment.named());
            Scenery { scene, tongue }
        });
        Self { sceneries: sceneries.collect() }
    }

    /// The files that differ once this is taken: those that a whole build would give, and no others.
    ///
    /// # Errors
    /// Templates that go wrong.
    pub fn changed(&mut self, records: &Records) -> Result<Vec<(String, Vec<u8>)>, Vec<TemplateError>> {
        let (records, mut files) = (Arc::new(records.clone()), Vec::new());
        for Scenery { scene, tongue } in &mut self.sceneries {
            let before = std::mem::replace(&mut scene.records, records.clone());
            let differs = |id: String| before.differs(&records, &id);
            let changed: Vec<&Page> =
                scene.pages.iter().filter(|page| page.kind.figure(scene.atlas).is_some_and(differs)).collect();
            let outcomes = changed.into_par_iter().map(|page| render(page, scene, tongue));
            let (some, errors): (Vec<File>, Vec<TemplateError>) = outcomes.partition_map(|outcome| match outcome {
                Ok(file) => Either::Left(file),
                Err(error) => Either::Right(error),
            });
            if !errors.is_empty() {
                return Err(errors);
            }
            files.extend(some);
        }
        Ok(files)
    }
}

fn render(page: &Page, scene: &Scene<'_>, tongue: &Tongue) -> Result<File, TemplateError> {
    let (template, context) = context::of(page, scene);
    let html = tongue.environment.render(template, context)?;
    Ok((format!("{}{}", tongue.path.trim_start_matches('/'), prefixed(page, &tongue.path)), html.into_bytes()))
}

/// The state of what a page takes from elsewhere than the atlas: what it is, and what a server of forms says was taken.
fn own(page: &Page, scene: &Scene<'_>) -> State {
    let near = match &page.kind {
        PageKind::Commune(_, near, _) => lists::near_state(scene.atlas, near),
        _ => 0,
    };
    // Every map of it has text keys, so that nothing can fail.
    let figure = |id: String| serde_json::to_vec(&scene.records.figure(&id)).unwrap_or_default();
    state((std::mem::discriminant(&page.kind), near, page.kind.figure(scene.atlas).map(figure)))
}

/// Files that templates make and that are no pages. The service worker stands at the root, so that it serves the whole site;
/// there is one for all languages. The pieces of the live map are a text of each language.
fn pieces<'a>(theme: &Theme, tongue: &'a Tongue, site: State, is_live: bool) -> impl Iterator<Item = Job<'a>> {
    let pieces = [("sw.js", "/sw.js", tongue.path.is_empty()), ("live.html", paths::LIVE_PIECES, is_live)];
    let wanted = |(name, _, wanted): &(&str, &str, bool)| *wanted && theme.get(&format!("templates/{name}")).is_some();
    let jobs = pieces.into_iter().filter(wanted).map(move |(name, path, _)| {
        Job::new((&tongue.path, path), site, move || {
            let text = tongue.environment.render(name, themes::Value::UNDEFINED)?;
            let text = if name.ends_with(".js") { themes::script::published(&text) } else { text };
            Ok(vec![(format!("{}{path}", tongue.path).trim_start_matches('/').to_owned(), text.into_bytes())])
        })
    });
    jobs.collect::<Vec<_>>().into_iter()
}

fn prefixed(page: &Page, language_path: &str) -> String {
    let file = file_of(&page.address);
    if language_path.is_empty() { file } else { format!("/{file}") }
}

/// Pages that search engines should know.
fn in_sitemap(atlas: &Atlas, page: &Page) -> bool {
    match page.kind {
        PageKind::NotFound | PageKind::Offline | PageKind::ContractForm(_) | PageKind::ContractGrid(_) => false,
        PageKind::Permanences(_) => false,
        PageKind::Embed(_) | PageKind::PrintList(_) | PageKind::Leaflet(_) | PageKind::ContractPaper(_) => false,
        PageKind::Join(_) | PageKind::WriteAmap(_) | PageKind::WriteFarm(_) => false,
        PageKind::Advert(index) => atlas.adverts.get(index).is_some_and(|advert| !advert.over),
        _ => true,
    }
}

/// The network's colours, at the end of the style sheet.
fn own_colours(atlas: &Atlas) -> String {
    let mut css = String::new();
    for (name, colour) in [("primary", atlas.site.primary), ("accent", atlas.site.accent)] {
        if let Some([red, green, blue]) = colour {
            css.push_str(&format!("--{name}:#{red:02x}{green:02x}{blue:02x};"));
        }
    }
    if css.is_empty() { css } else { format!("\n:root{{{css}}}\n") }
}

/// A template that fails on a thousand pages is one mistake.
fn told(errors: Vec<TemplateError>) -> Vec<Diagnostic> {
    let mut known: Vec<(String, usize)> = Vec::new();
    let mut diagnostics = Vec::new();
    for error in errors {
        if known.contains(&(error.file.clone(), error.line)) {
            continue;
        }
        known.push((error.file.clone(), error.line));
        diagnostics.push(Diagnostic::error("template", error.file, Place::Line(error.line)).with("cause", error.cause));
    }
    diagnostics
}
