//! Build: a project becomes a site in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::Date;
use themes::Theme;

use crate::address;
use crate::artifact::{Artifacts, file_of, percent_decoded};
use crate::atlas::Atlas;
use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Place, Severity, any_error, closest};
use crate::footprint::state;
use crate::job::{Done, InMemory, Outlet};
use crate::plan::Page;
use crate::print::{Print, Prints};
use crate::private::PrivateFacts;
use crate::project::Project;
use crate::render::{Setting, Templates};
use crate::resolve::Known;
use crate::signing::Forms;
use crate::{content, plan, resolve};

/// A site in memory, or the mistakes that prevent it.
pub struct Build {
    /// Every file of the site, with its print. Empty when `network.yml` could not be used; not to be published when there is an error.
    pub files: BTreeMap<String, Print>,
    /// What each job did, until it is published.
    pub done: Vec<Done>,
    /// Mistakes, those of one file together.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each phase took.
    pub phases: Vec<(&'static str, Duration)>,
    /// What the site was made from; `None` when `network.yml` could not be used.
    pub atlas: Option<Atlas>,
    /// The pages, in one language.
    pub pages: Vec<Page>,
    /// What they are rendered with; `None` when `network.yml` could not be used.
    templates: Option<Arc<Templates>>,
    /// The forms of its contracts; `None` when `network.yml` could not be used.
    pub forms: Option<Forms>,
}

impl Build {
    /// How many pages there are, in all languages.
    pub fn page_count(&self) -> usize {
        self.pages.len() * self.atlas.as_ref().map_or(1, |atlas| atlas.site.languages.len())
    }

    /// What its pages are rendered with, to render some of them anew. What is wrong was told when it was built.
    pub fn setting<'a>(&'a self, theme: &'a Theme) -> Option<Setting<'a>> {
        let atlas = self.atlas.as_ref().filter(|_| self.is_good())?;
        Some(Setting::new(atlas, &self.pages, theme, self.templates.clone()?))
    }

    /// Whether it may be published.
    pub fn is_good(&self) -> bool {
        !any_error(&self.diagnostics)
    }
}

/// Builds the site as of `today`, its files in memory.
pub fn in_memory(project: &Project, today: Date) -> (Build, Artifacts) {
    let files = InMemory::default();
    let build = build(project, &Prints::of(project), today, &files, &mut Cache::default());
    (build, files.into_artifacts())
}

/// Builds the site as of `today`; its files go to `outlet` as they are made. `prints` are those of the project. Every phase collects
/// its mistakes; all are in the result. `cache` is that of the builds before.
pub fn build(project: &Project, prints: &Prints, today: Date, outlet: &dyn Outlet, cache: &mut Cache) -> Build {
    let mut diagnostics = project.diagnostics.clone();
    let mut phases = Vec::new();
    let mut started = Instant::now();
    let mut phase = |name: &'static str| {
        phases.push((name, started.elapsed()));
        started = Instant::now();
    };
    let (atlas, parsed) = linked(project, (prints, cache), today, &mut diagnostics, &mut phase);
    let (mut files, mut done, mut pages) = (BTreeMap::new(), Vec::new(), Vec::new());
    let (mut forms, mut templates) = (None, None);
    if let Some(atlas) = &atlas {
        let compile = || cache.templates(atlas, &project.theme, prints);
        let (planned, (made, wrong)) = rayon::join(|| plan::plan(atlas, &mut diagnostics), compile);
        pages = planned;
        phase("plan");
        let private = PrivateFacts::read(&project.sources, atlas, &mut diagnostics);
        diagnostics.extend(wrong);
        let setting = Setting::new(atlas, &pages, &project.theme, made.clone());
        templates = Some(made);
        let site = setting.site((prints, &project.records), &private, outlet, &mut diagnostics);
        (done, forms) = (site.0, Some(site.1));
        for (path, print) in done.iter().flat_map(|done| &done.files) {
            if files.insert(path.clone(), *print).is_some() {
                let address = format!("/{path}");
                diagnostics.push(Diagnostic::error("file-twice", "network.yml", Place::File).with("found", address));
            }
        }
        phase("render");
        check_links(atlas, &files, outlet, &mut diagnostics);
        phase("links");
    }
    drop_consequences(&mut diagnostics, parsed);
    diagnostics.sort_by(|a, b| (&a.file, a.severity).cmp(&(&b.file, b.severity)));
    Build { files, done, diagnostics, phases, atlas, pages, templates, forms }
}

/// The atlas alone, as of `today`, with the mistakes so far: for what needs no page.
pub fn survey(project: &Project, today: Date) -> (Option<Atlas>, Vec<Diagnostic>) {
    let mut diagnostics = project.diagnostics.clone();
    let kept = (&Prints::default(), &mut Cache::default());
    let (atlas, parsed) = linked(project, kept, today, &mut diagnostics, &mut |_| {});
    drop_consequences(&mut diagnostics, parsed);
    (atlas, diagnostics)
}

/// The atlas, and how many mistakes there were before anything was linked.
fn linked(
    project: &Project,
    (prints, cache): (&Prints, &mut Cache),
    today: Date,
    diagnostics: &mut Vec<Diagnostic>,
    phase: &mut dyn FnMut(&'static str),
) -> (Option<Atlas>, usize) {
    let file = |path: &str| state(prints.get(path));
    let documents = content::parse(&project.sources, &mut cache.parsed, file, diagnostics);
    phase("parse");
    let parsed = diagnostics.len();
    let known = Known { cache: &mut *cache, common: state(prints.common(today)), file: &file };
    let atlas = resolve::resolve(documents, known, &project.records, today, diagnostics);
    cache.retain(|path| prints.get(path).is_some());
    phase("resolve");
    (atlas, parsed)
}

/// In a file that could not be read whole, what is missing later is missing because of what was told: of the diagnostics
/// after the first `parsed`, its warnings and those that speak of an absence (`no-…`) are left out until it is mended.
fn drop_consequences(diagnostics: &mut Vec<Diagnostic>, parsed: usize) {
    let later = diagnostics.split_off(parsed);
    let broken: BTreeSet<String> = diagnostics.iter().map(|diagnostic| diagnostic.file.clone()).collect();
    let consequence = |diagnostic: &Diagnostic| {
        broken.contains(&diagnostic.file)
            && (diagnostic.severity == Severity::Warning || diagnostic.code.starts_with("no-"))
    };
    diagnostics.extend(later.into_iter().filter(|diagnostic| !consequence(diagnostic)));
}

/// Every link that an author wrote leads to a file of the site, and to an anchor that is there.
fn check_links(atlas: &Atlas, files: &BTreeMap<String, Print>, outlet: &dyn Outlet, diagnostics: &mut Vec<Diagnostic>) {
    // Without pages every link would be told broken for a mistake that is told elsewhere.
    if !files.contains_key("index.html") {
        return;
    }
    let unread: BTreeSet<String> = atlas.unread.iter().filter_map(|path| address::of_file(path)).collect();
    for link in atlas.links.iter().filter(|link| !unread.contains(&link.path)) {
        let place = Place::Bytes(link.span.clone());
        let path = percent_decoded(link.path.split('?').next().unwrap_or_default());
        let path = path.as_str();
        let file = file_of(path);
        if !files.contains_key(&file) {
            let slashed = format!("{path}/");
            let near = if files.contains_key(&file_of(&slashed)) {
                slashed
            } else {
                let addresses = files.keys().filter_map(|path| path.strip_suffix("index.html"));
                closest(path.trim_start_matches('/'), addresses).map(|near| format!("/{near}")).unwrap_or_default()
            };
            let diagnostic = Diagnostic::error("broken-link", &link.file, place);
            diagnostics.push(diagnostic.with("found", &link.path).with("near", near));
            continue;
        }
        let Some(anchor) = link.fragment.as_deref().filter(|anchor| !anchor.is_empty()) else { continue };
        // What cannot be read now is told when the site is published.
        let Ok(bytes) = outlet.read(&file) else { continue };
        let html = String::from_utf8_lossy(&bytes);
        if !html.contains(&format!("id=\"{anchor}\"")) {
            let anchors: Vec<&str> = html.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let near = closest(anchor, anchors).unwrap_or_default();
            let diagnostic = Diagnostic::error("broken-anchor", &link.file, place);
            diagnostics.push(diagnostic.with("found", anchor).with("near", near));
        }
    }
}
