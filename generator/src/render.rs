//! Render: from pages to files, in parallel, in every language of the site.

use std::sync::Arc;

use rayon::prelude::*;
use themes::assets::Paths;
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

/// The whole site: pages in every language, static files, feeds, calendars, open data, files of the content; and the forms
/// of its contracts.
pub fn site(
    atlas: &Atlas,
    pages: &[Page],
    theme: &Theme,
    facts: &PrivateFacts,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Artifacts, Forms) {
    let assets = Assets::load(theme, &own_colours(atlas));
    let (paths, mut manifests) = (assets.paths(), Vec::new());
    let mut artifacts = Artifacts::default();
    let mut add = |path: String, bytes: Vec<u8>, diagnostics: &mut Vec<Diagnostic>| {
        if let Err(path) = artifacts.insert(path, bytes) {
            let address = format!("/{path}");
            diagnostics.push(Diagnostic::error("file-twice", "network.yml", Place::File).with("found", address));
        }
    };
    for (index, language) in atlas.site.languages.iter().enumerate() {
        let language_path = if index == 0 { String::new() } else { format!("/{language}") };
        let (messages, errors) = Messages::load(theme, language);
        for error in errors {
            let diagnostic = Diagnostic::error("message-file", error.file, Place::Line(error.line));
            diagnostics.push(diagnostic.with("cause", error.cause));
        }
        let messages = Arc::new(messages);
        let scene = Scene::new(atlas, pages, &messages, &language_path);
        let (rendered, errors) = render_pages(&scene, &messages, theme, &paths);
        diagnostics.extend(told(errors));
        for (path, bytes) in rendered {
            add(path, bytes, diagnostics);
        }
        manifests.extend(scene.forms.into_values().map(|one| one.stored));
        manifests.extend(scene.enquiries.into_values().map(|one| one.stored));
        if index == 0 {
            for (path, bytes) in crate::data::artifacts(atlas, &messages) {
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
    let (chrome, mut private) = (signing::chrome(atlas, &manifests, &paths), signing::private(atlas, facts));
    private.extend(enquiries::private(atlas, facts));
    (artifacts, Forms { manifests, chrome, private })
}

type Rendered = (Vec<(String, Vec<u8>)>, Vec<TemplateError>);

fn render_pages(scene: &Scene<'_>, messages: &Arc<Messages>, theme: &Theme, assets: &Paths) -> Rendered {
    let (atlas, language_path) = (scene.atlas, scene.language_path);
    let site = Site {
        origin: atlas.site.origin.clone(),
        base_path: atlas.site.base_path.clone(),
        language_path: language_path.to_owned(),
    };
    let (mut environment, errors) = Environment::new(theme, messages.clone(), assets, site);
    if !errors.is_empty() {
        return (Vec::new(), errors);
    }
    environment.set_global("site", SiteContext::value(atlas, messages.language()));
    let rendered: Vec<Result<(String, Vec<u8>), TemplateError>> = scene
        .pages
        .par_iter()
        .map(|page| {
            let (template, context) = context::of(page, scene);
            let html = environment.render(template, context)?;
            Ok((
                format!("{}{}", language_path.trim_start_matches('/'), prefixed(page, language_path)),
                html.into_bytes(),
            ))
        })
        .chain(pieces(theme, &environment, language_path))
        .collect();
    let (mut files, mut errors) = (Vec::with_capacity(rendered.len()), Vec::new());
    for outcome in rendered {
        match outcome {
            Ok(file) => files.push(file),
            Err(error) => errors.push(error),
        }
    }
    (files, errors)
}

/// Files that templates make and that are no pages. The service worker stands at the root, so that it serves the whole site;
/// there is one for all languages. The pieces of the live map are a text of each language.
fn pieces(
    theme: &Theme,
    environment: &Environment,
    language_path: &str,
) -> rayon::vec::IntoIter<Result<(String, Vec<u8>), TemplateError>> {
    let pieces = [("sw.js", "/sw.js", language_path.is_empty()), ("live.html", paths::LIVE_PIECES, true)];
    let wanted =
        pieces.into_iter().filter(|(name, _, wanted)| *wanted && theme.get(&format!("templates/{name}")).is_some());
    let rendered: Vec<_> = wanted
        .map(|(name, path, _)| {
            let text = environment.render(name, themes::Value::UNDEFINED)?;
            Ok((format!("{language_path}{path}").trim_start_matches('/').to_owned(), text.into_bytes()))
        })
        .collect();
    rendered.into_par_iter()
}

fn prefixed(page: &Page, language_path: &str) -> String {
    let file = file_of(&page.address);
    if language_path.is_empty() { file } else { format!("/{file}") }
}

/// Pages that search engines should know.
fn in_sitemap(atlas: &Atlas, page: &Page) -> bool {
    match page.kind {
        PageKind::NotFound | PageKind::Offline | PageKind::ContractForm(_) | PageKind::ContractGrid(_) => false,
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
