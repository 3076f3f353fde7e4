//! Cache: what a program that builds again and again keeps of what it made of each file, so that it makes anew only what differs.
//!
//! It lives as long as the program. Every value has the state of all that it was made of: in another state it is no value.

use std::collections::HashMap;
use std::sync::Arc;

use themes::Theme;

use crate::atlas::{Amap, Atlas, Contract, Farm, InternalLink};
use crate::content::Parsed;
use crate::context::frame::SiteContext;
use crate::diagnostic::Diagnostic;
use crate::footprint::{State, state};
use crate::print::Prints;
use crate::render::Templates;

/// What was found beside a value: mistakes, and links to be checked.
pub type Found = (Vec<Diagnostic>, Vec<InternalLink>);

/// What was made of each file.
#[derive(Default)]
pub struct Cache {
    pub(crate) parsed: Shelf<Parsed>,
    pub(crate) amaps: Shelf<(Amap, Found)>,
    pub(crate) farms: Shelf<(Farm, Found)>,
    pub(crate) contracts: Shelf<(Option<Contract>, Found)>,
    templates: Option<(State, Arc<Templates>)>,
}

impl Cache {
    /// One that keeps what is made, for the next build. [`Cache::default`] keeps nothing.
    pub fn keeping() -> Self {
        let (parsed, amaps, farms, contracts) =
            (Shelf::keeping(), Shelf::keeping(), Shelf::keeping(), Shelf::keeping());
        Self { parsed, amaps, farms, contracts, templates: None }
    }

    /// The templates of a site, with what is wrong with them; those that have mistakes are not kept.
    pub(crate) fn templates(
        &mut self,
        atlas: &Atlas,
        theme: &Theme,
        prints: &Prints,
    ) -> (Arc<Templates>, Vec<Diagnostic>) {
        let languages = atlas.site.languages.iter();
        // Every map of it has text keys, so that nothing can fail.
        let site = |language: &String| serde_json::to_vec(&SiteContext::new(atlas, language)).unwrap_or_default();
        let site: Vec<Vec<u8>> = languages.map(site).collect();
        let state = state((prints.theme(), prints.get("network.yml"), site));
        if let Some((_, templates)) = self.templates.as_ref().filter(|(known, _)| *known == state) {
            return (templates.clone(), Vec::new());
        }
        let mut diagnostics = Vec::new();
        let templates = Arc::new(Templates::compile(atlas, theme, &mut diagnostics));
        self.templates = (self.parsed.keeps && diagnostics.is_empty()).then(|| (state, templates.clone()));
        (templates, diagnostics)
    }

    /// Forgets files that are no longer there.
    pub(crate) fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        if self.parsed.values.keys().all(|path| is_there(path)) {
            return;
        }
        self.parsed.values.retain(|path, _| is_there(path));
        self.amaps.values.retain(|path, _| is_there(path));
        self.farms.values.retain(|path, _| is_there(path));
        self.contracts.values.retain(|path, _| is_there(path));
    }
}

/// Values of one kind, by the path of their file.
#[derive(Debug)]
pub struct Shelf<T> {
    keeps: bool,
    values: HashMap<String, (State, T)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { keeps: false, values: HashMap::new() }
    }
}

/// A value of a file.
#[derive(Debug)]
pub struct Made<T> {
    /// The value.
    pub value: T,
    /// Where it goes when it is new and kept.
    new: Option<(String, State)>,
}

impl<T: Clone> Shelf<T> {
    fn keeping() -> Self {
        Self { keeps: true, values: HashMap::new() }
    }

    /// The value of a file in this state, made now unless it is there.
    pub fn get_or_make(&self, path: &str, state: impl FnOnce() -> State, make: impl FnOnce() -> T) -> Made<T> {
        if !self.keeps {
            return Made { value: make(), new: None };
        }
        let state = state();
        match self.values.get(path).filter(|(known, _)| *known == state) {
            Some((_, value)) => Made { value: value.clone(), new: None },
            None => Made { value: make(), new: Some((path.to_owned(), state)) },
        }
    }

    /// Keeps what is new, and the values.
    pub fn put(&mut self, made: Vec<Made<T>>) -> impl Iterator<Item = T> {
        made.into_iter().map(|Made { value, new }| {
            if let Some((path, state)) = new {
                self.values.insert(path, (state, value.clone()));
            }
            value
        })
    }
}
