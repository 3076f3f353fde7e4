//! Render: from pages to files, in parallel, in every language of the site.

use std::sync::Arc;

use forms::Records;
use rayon::iter::Either;
use rayon::prelude::*;
use themes::environment::Site;
use themes::{Assets, Environment, Messages, TemplateError, Theme};

use crate::artifact::{Artifacts, file_of};
use crate::atlas::Atlas;
use crate::context::frame::SiteContext;
use crate::context::{self, Scene};
use crate::data::paths;
use crate::diagnostic::{Diagnostic, Place};
use crate::enquiries;
use crate::plan::{Page, PageKind};
use crate::private::PrivateFacts;
use crate::signing::{self, Forms};

/// What pages are rendered with, in every language of a site: words, compiled templates, static files.
pub struct Setting<'a> {
    atlas: &'a Atlas,
    pages: &'a [Page],
    theme: &'a Theme,
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

impl<'a> Setting<'a> {
    /// What pages are rendered with. A language whose templates cannot be compiled is told, and has no pages.
    pub fn new(atlas: &'a Atlas, pages: &'a [Page], theme: &'a Theme, diagnostics: &mut Vec<Diagnostic>) -> Self {
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
        Self { atlas, pages, theme, assets, tongues }
    }

    /// The whole site: pages in every language, static files, feeds, calendars, open data, files of the content; and its forms.
    pub fn site(
        &self,
        records: &Records,
        facts: &PrivateFacts,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Artifacts, Forms) {
        let Self { atlas, pages, assets, .. } = self;
        let mut artifacts = Artifacts::default();
        let mut add = |path: String, bytes: Vec<u8>, diagnostics: &mut Vec<Diagnostic>| {
            if let Err(path) = artifacts.insert(path, bytes) {
                let address = format!("/{path}");
                diagnostics.push(Diagnostic::error("file-twice", "network.yml", Place::File).with("found", address));
            }
        };
        let mut manifests = Vec::new();
        for Scenery { scene, tongue } in Stage::new(self, records).sceneries {
            let (rendered, errors) =
                rendered(pages.par_iter().map(|page| render(page, &scene, tongue)).chain(pieces(self.theme, tongue)));
            diagnostics.extend(told(errors));
            for (path, bytes) in rendered {
                add(path, bytes, diagnostics);
            }
            manifests.extend(scene.forms.into_values().map(|one| one.stored));
            manifests.extend(scene.rotas.into_values().map(|one| one.stored));
            manifests.extend(scene.enquiries.into_values().map(|one| one.stored));
            if tongue.path.is_empty() {
                for (path, bytes) in crate::data::artifacts(atlas, &tongue.messages) {
                    add(path, bytes, diagnostics);
                }
            }
        }
        let addresses: Vec<String> =
            pages.iter().filter(|page| in_sitemap(atlas, page)).map(|page| page.address.clone()).collect();
        for (path, bytes) in crate::data::sitemap(&addresses, atlas) {
            add(path, bytes, diagnostics);
        }
        for (_, asset) in assets.iter() {
            add(asset.path.clone(), asset.bytes.clone(), diagnostics);
        }
        for (path, bytes) in &atlas.files {
            add(format!("files/{path}"), bytes.clone(), diagnostics);
        }
        let chrome = signing::chrome(atlas, &manifests, &assets.paths());
        let mut private = signing::private(atlas, facts);
        private.extend(enquiries::private(atlas, facts));
        (artifacts, Forms { manifests, chrome, private })
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
        let sceneries = setting.tongues.iter().map(|tongue| {
            let scene = Scene::new(setting.atlas, &records, setting.pages, &tongue.messages, &tongue.path);
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
            let (some, errors) = rendered(changed.into_par_iter().map(|page| render(page, scene, tongue)));
            if !errors.is_empty() {
                return Err(errors);
            }
            files.extend(some);
        }
        Ok(files)
    }
}

type File = (String, Vec<u8>);

fn render(page: &Page, scene: &Scene<'_>, tongue: &Tongue) -> Result<File, TemplateError> {
    let (template, context) = context::of(page, scene);
    let html = tongue.environment.render(template, context)?;
    Ok((format!("{}{}", tongue.path.trim_start_matches('/'), prefixed(page, &tongue.path)), html.into_bytes()))
}

fn rendered(outcomes: impl ParallelIterator<Item = Result<File, TemplateError>>) -> (Vec<File>, Vec<TemplateError>) {
    outcomes.partition_map(|outcome| match outcome {
        Ok(file) => Either::Left(file),
        Err(error) => Either::Right(error),
    })
}

/// Files that templates make and that are no pages. The service worker stands at the root, so that it serves the whole site;
/// there is one for all languages. The pieces of the live map are a text of each language.
fn pieces<'a>(
    theme: &Theme,
    tongue: &'a Tongue,
) -> impl ParallelIterator<Item = Result<File, TemplateError>> + use<'a> {
    let pieces = [("sw.js", "/sw.js", tongue.path.is_empty()), ("live.html", paths::LIVE_PIECES, true)];
    let wanted =
        pieces.into_iter().filter(|(name, _, wanted)| *wanted && theme.get(&format!("templates/{name}")).is_some());
    let wanted: Vec<_> = wanted.collect();
    wanted.into_par_iter().map(|(name, path, _)| {
        let text = tongue.environment.render(name, themes::Value::UNDEFINED)?;
        Ok((format!("{}{path}", tongue.path).trim_start_matches('/').to_owned(), text.into_bytes()))
    })
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
