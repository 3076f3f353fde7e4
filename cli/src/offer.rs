//! The contract or the AMAP that somebody names on the command line, found in the content.

use std::process::ExitCode;

use domain::Date;
use generator::atlas::{Amap, Atlas, Contract};
use generator::data::edition::Edition;
use generator::diagnostic::closest;
use generator::{Diagnostic, Project, Severity, build};
use themes::Messages;

use crate::options::Folders;
use crate::{build as site, summary};

/// The content, read and linked, and the words of its site.
pub struct Content {
    /// The day on which everything stands.
    pub today: Date,
    /// Everything, linked.
    pub atlas: Atlas,
    /// The words of the site, in its main language.
    pub messages: Messages,
    project: Project,
    diagnostics: Vec<Diagnostic>,
}

impl Content {
    /// Reads the content; `None` when `network.yml` cannot be used, which has been told. It stays until the program ends,
    /// soon after: the system takes it back at once, and not one text after another.
    pub fn read(folders: &Folders) -> Option<&'static Self> {
        let project = Project::load(&folders.content, &folders.themes);
        let today = folders.today.unwrap_or_else(|| site::today_in(&project.timezone()));
        let (atlas, diagnostics) = build::survey(&project, today);
        let Some(atlas) = atlas else {
            tell_errors(&project, &diagnostics, |_| true);
            return None;
        };
        let language = atlas.site.languages.first().map_or("fr", String::as_str);
        let (messages, _) = Messages::load(&project.theme, language);
        Some(Box::leak(Box::new(Self { today, atlas, messages, project, diagnostics })))
    }

    /// The atlas in the site's words.
    pub fn edition(&self) -> Edition<'_> {
        Edition { atlas: &self.atlas, messages: &self.messages }
    }

    /// The contract of this name, `SEASON/ID` or `ID`.
    ///
    /// # Errors
    /// None is called so, several are, or one of its files has errors: told, on standard error.
    pub fn contract(&self, name: &str) -> Result<&Contract, ExitCode> {
        let whole = |contract: &Contract| format!("{}/{}", contract.season_id, contract.id);
        let contracts = || self.atlas.contracts.iter();
        let found: Vec<&Contract> =
            contracts().filter(|contract| contract.id == name || whole(contract) == name).collect();
        let words = summary::messages();
        match found.as_slice() {
            [contract] => {
                let amap = &self.atlas[contract.amap];
                let farm = &self.atlas[contract.farm];
                self.sound(&[&contract.file, &amap.file, &farm.file])?;
                Ok(contract)
            }
            [] => {
                // A contract that could not be read has errors of its own to tell.
                self.sound(&[&format!("contracts/{name}.md")])?;
                let names: Vec<String> = contracts().map(whole).collect();
                let ids = contracts().map(|contract| contract.id.as_str());
                let near = closest(name, names.iter().map(String::as_str).chain(ids)).unwrap_or("none");
                eprintln!("{}", words.format("program-unknown-contract", &[("found", name), ("near", near)]));
                Err(ExitCode::FAILURE)
            }
            several => {
                let known = several.iter().map(|contract| whole(contract)).collect::<Vec<_>>().join(", ");
                eprintln!("{}", words.format("program-several-contracts", &[("found", name), ("known", &known)]));
                Err(ExitCode::FAILURE)
            }
        }
    }

    /// The AMAP with this id.
    ///
    /// # Errors
    /// None has it, or its file has errors: told, on standard error.
    pub fn amap(&self, id: &str) -> Result<&Amap, ExitCode> {
        self.sound(&[&format!("amaps/{id}.md")])?;
        self.atlas.amaps.iter().find(|amap| amap.id == id).ok_or_else(|| {
            let near = closest(id, self.atlas.amaps.iter().map(|amap| amap.id.as_str())).unwrap_or("none");
            eprintln!("{}", summary::messages().format("program-unknown-amap", &[("found", id), ("near", near)]));
            ExitCode::FAILURE
        })
    }

    /// Refuses what depends on a file with errors; those of shared calendars count for all.
    fn sound(&self, files: &[&str]) -> Result<(), ExitCode> {
        let concerns = |file: &str| files.contains(&file) || file.starts_with("calendars/");
        if tell_errors(&self.project, &self.diagnostics, concerns) {
            eprintln!("{}", summary::messages().text("program-wrong-content"));
            return Err(ExitCode::FAILURE);
        }
        Ok(())
    }
}

/// Shows the errors of some files; whether there was one. That a listing was confirmed after the day on which somebody
/// asks to stand changes no price and no day.
fn tell_errors(project: &Project, diagnostics: &[Diagnostic], concerns: impl Fn(&str) -> bool) -> bool {
    let words = summary::messages();
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut any = false;
    let errors = errors.filter(|diagnostic| concerns(&diagnostic.file) && diagnostic.code != "verified-in-future");
    for diagnostic in errors {
        eprintln!("{}\n", summary::shown(diagnostic, project, &words, false));
        any = true;
    }
    any
}
