//! What `benches/intake` measures the server of forms with. Each command prints one line of JSON.
//!
//! * `bench site FOLDER`: writes a site's forms: one contract that is open today
//! * `bench floor FOLDER SECONDS`: rows a second that bare SQLite takes, in batches of as many as the store's: of the text alone, and
//!   all of a contract's
//! * `bench fill FOLDER SITE COUNT`: an intake's database with so many signed contracts
//! * `bench mails`: a mail server that takes everything; prints its port, and how many mails it took when its input ends
//! * `bench load ADDRESS PATH CONNECTIONS SECONDS FIRST`: sends contracts over so many connections, numbered from the first

mod fill;
mod floor;
mod load;
mod mails;
mod page;
#[path = "../../../forms/tests/sample/mod.rs"]
#[allow(dead_code)]
mod sample;
mod site;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Why nothing was measured.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["site", folder] => site::write(Path::new(folder)),
        ["floor", folder, seconds] => seconds_of(seconds).and_then(|time| floor::measure(Path::new(folder), time)),
        ["fill", folder, site, count] => {
            count.parse().map_err(Failure::from).and_then(|count| fill::fill(Path::new(folder), Path::new(site), count))
        }
        ["mails"] => mails::serve(),
        ["load", address, path, connections, seconds, first] => load_of(address, path, [connections, seconds, first]),
        _ => Err("site FOLDER | floor FOLDER SECONDS | fill FOLDER SITE COUNT | mails | load ADDRESS PATH CONNECTIONS SECONDS FIRST".into()),
    };
    match outcome {
        Ok(found) => {
            println!("{found}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn seconds_of(text: &str) -> Result<Duration, Failure> {
    Ok(Duration::try_from_secs_f64(text.parse()?)?)
}

fn load_of(address: &str, path: &str, [connections, seconds, first]: [&str; 3]) -> Result<serde_json::Value, Failure> {
    let wanted = load::Wanted {
        address: address.parse()?,
        path: path.to_owned(),
        connections: connections.parse()?,
        time: seconds_of(seconds)?,
        first: first.parse()?,
    };
    load::run(wanted)
}
