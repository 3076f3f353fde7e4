//! What an import did, for the volunteer who started it.

use std::collections::HashSet;
use std::fmt;

use crate::finding::{Code, Finding, Section};
use crate::messages;

/// How many examples of each finding are shown.
const EXAMPLES: usize = 5;

/// What an import did.
#[derive(Debug, Default)]
pub struct Report {
    /// The name of the file that was imported.
    pub file_name: String,
    /// Content files written, by their paths below the content folder.
    pub written: Vec<String>,
    /// Content files that already were what the import would write.
    pub unchanged: Vec<String>,
    /// Content files that a person changed, deleted or made: not touched.
    pub kept: Vec<String>,
    /// What the import would have written instead of the kept files, where that is new: below `.import/propositions/`.
    pub proposed: Vec<String>,
    /// What was guessed, mended, doubted, in the order of the report.
    pub findings: Vec<Finding>,
}

impl Report {
    /// How often something was found: rows for what concerns rows, otherwise findings.
    pub fn count(&self, code: Code) -> usize {
        self.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.count).sum()
    }
}

/// The whole report with what was written, for a terminal.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(self))?;
        let (written, unchanged, kept) = (self.written.len(), self.unchanged.len(), self.kept.len());
        if written == 0 {
            writeln!(f, "\nRien à écrire : {unchanged} fichiers inchangés, {kept} gardés.")
        } else {
            writeln!(f, "\nFichiers écrits : {written} ; inchangés : {unchanged} ; gardés : {kept}.")
        }
    }
}

/// The report without what was written, so that the same import gives the same text: `.import/rapport.txt`.
pub fn text(report: &Report) -> String {
    let mut out = format!("Import de « {} »\n", report.file_name);
    let mut last = None;
    for group in report.findings.chunk_by(|a, b| a.code == b.code) {
        let Some(code) = group.first().map(|finding| finding.code) else { continue };
        let section = messages::section(code);
        if last != Some(section) {
            out.push_str(&format!("\n== {} ==\n", title(section)));
            last = Some(section);
        }
        out.push_str(&told(code, group));
    }
    kept(report, &mut out);
    out
}

fn title(section: Section) -> &'static str {
    match section {
        Section::Read => "Ce qui a été lu",
        Section::Mended => "Ce qui a été corrigé",
        Section::Check => "À vérifier",
        Section::Private => "Données personnelles",
        Section::Skipped => "Ce qui a été laissé",
    }
}

/// One kind of finding: how many, at most five examples, what to do.
fn told(code: Code, group: &[Finding]) -> String {
    let message = messages::message(code);
    let count: usize = group.iter().map(|finding| finding.count).sum();
    let mut out = format!("\n{} : {count}\n", message.title);
    if matches!(code, Code::Listings | Code::Encoding | Code::Separator) {
        out = "\n".to_owned();
    }
    let mut seen = HashSet::new();
    let examples: Vec<String> = group
        .iter()
        .map(|finding| filled(message.example, finding))
        .filter(|example| !example.is_empty() && seen.insert(example.clone()))
        .collect();
    let most = if messages::is_listed_in_full(code) { usize::MAX } else { EXAMPLES };
    for example in examples.iter().take(most) {
        out.push_str(&format!("  - {example}\n"));
    }
    if examples.len() > most {
        out.push_str(&format!("  - … et {} de plus\n", examples.len() - most));
    }
    if !message.advice.is_empty() {
        out.push_str(&format!("  → {}\n", message.advice));
    }
    out
}

/// The sentence with its arguments in place of their names between braces.
fn filled(sentence: &str, finding: &Finding) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, following) = after.split_once('}').unwrap_or((after, ""));
        let argument = finding.arguments.iter().find(|(own, _)| *own == name).map(|(_, text)| text.as_str());
        let count = finding.count.to_string();
        let argument = if name == "count" { Some(count.as_str()) } else { argument };
        out.push_str(before);
        out.push_str(&shortened(argument.unwrap_or_default()));
        rest = following;
    }
    out.push_str(rest);
    out
}

/// A long text is recognised by its beginning.
fn shortened(text: &str) -> String {
    const LONG: usize = 160;
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn kept(report: &Report, out: &mut String) {
    if report.kept.is_empty() {
        return;
    }
    out.push_str("\n== Fichiers gardés ==\n");
    out.push_str(&format!(
        "\nFichiers modifiés, supprimés ou écrits par quelqu'un, laissés tels quels : {}\n",
        report.kept.len()
    ));
    for path in report.kept.iter().take(EXAMPLES) {
        out.push_str(&format!("  - {path}\n"));
    }
    if report.kept.len() > EXAMPLES {
        out.push_str(&format!("  - … et {} de plus\n", report.kept.len() - EXAMPLES));
    }
    if !report.proposed.is_empty() {
        out.push_str(&format!(
            "  → {} versions nouvelles sont à comparer dans le dossier .import/propositions : recopiez ce qui vous convient.\n",
            report.proposed.len()
        ));
    }
}
