//! `cabas schema`: what content files may hold, for editors and for people; what other commands read and print.

use std::process::ExitCode;

use generator::content::schema;

use crate::summary;

/// Prints the schema of every kind of file, or of one.
pub fn run(kind: Option<&str>, markdown: bool) -> ExitCode {
    if markdown {
        summary::say(&schema::reference());
        return ExitCode::SUCCESS;
    }
    let Some(kind) = kind else {
        summary::say(&format!("{:#}\n", schema::schema()));
        return ExitCode::SUCCESS;
    };
    let kinds: Vec<_> = schema::kinds().into_iter().chain(schema::data_kinds()).collect();
    if let Some((_, _, schema)) = kinds.iter().find(|(name, ..)| *name == kind) {
        summary::say(&format!("{schema:#}\n"));
        return ExitCode::SUCCESS;
    }
    let known = kinds.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ");
    eprintln!("{}", summary::messages().format("program-unknown-kind", &[("found", kind), ("known", &known)]));
    ExitCode::FAILURE
}
