//! The program `cabas`: it parses the command line and calls the libraries.

#[macro_use]
mod voice;

mod build;
mod calendar;
mod check;
mod find;
mod import;
mod intake;
mod new;
mod offer;
mod options;
mod part;
mod preview;
mod quote;
mod schema;
mod serve;
mod summary;
mod verify;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use options::{Command, Options};

/// Pages are made of many small texts: this allocator makes them in less time than most systems' own, and in no more memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let options = Options::parse();
    let folders = &options.folders;
    match options.command.unwrap_or_default() {
        Command::Serve { port } => serve::run(folders, port),
        Command::Build { precompress } => build::run(folders, precompress),
        Command::Check { format } => check::run(folders, format),
        Command::New { folder, kind, name } => new::run(&folder, kind, name.as_deref()),
        Command::Import { format, file, into, map } => import::run(format, &file, &into, map.as_deref(), folders),
        Command::Quote { contract, choices, from, credit, format } => {
            quote::run(folders, &contract, choices.as_deref(), from, credit.unwrap_or_default(), format)
        }
        Command::Calendar { contract, amap, from, to, format } => {
            calendar::run(folders, contract.as_deref(), amap.as_deref(), from.zip(to), format)
        }
        Command::Verify { receipt, key } => verify::run(folders, &receipt, key.as_deref()),
        Command::Intake { config, command } => intake::run(folders, &config, command),
        Command::Schema { kind, markdown } => schema::run(kind.as_deref(), markdown),
    }
}
