//! The site beside its intake: built anew when what it shows changed, and the files that the pages of forms need.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Response, header};
use generator::publish::{Destination, Publication};
use themes::Messages;
use tower::util::MapResponse;
use tower_http::services::ServeDir;

use crate::build::{self, Built};
use crate::options::Folders;
use crate::summary;

/// How often the day is looked at: what is next and open changes at midnight.
const PATIENCE: Duration = Duration::from_secs(60);

/// Style sheets and scripts below the folder of a site: the pages of forms have them from here where they are on a host of
/// their own. Their names carry their hash.
pub fn files(site: &Path, path: &str) -> Router {
    let folder = site.join("public").join("theme");
    let served = ServeDir::new(folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let kept = MapResponse::new(served, |mut response: Response<_>| {
        let always = [
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        ];
        let is_there = response.status().is_success();
        for (name, value) in always.into_iter().filter(|_| is_there) {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    });
    Router::new().nest_service(&format!("{path}/theme"), kept)
}

/// Builds and publishes, with compressed companions where they are wanted, and says what came of it; a build with errors leaves
/// what is published.
pub fn rebuild(folders: &Folders, precompress: bool, words: &Messages) -> Built {
    let built = build::built(folders);
    summary::show_diagnostics(&built.build, &built.project, words, false);
    match &built.published {
        None => {
            let counts = summary::counts(&built.build, words);
            warn!("{}", words.format("program-not-published", &[("counts", &counts)]));
        }
        Some(Ok(Publication { written, removed, .. })) => tracing::info!(written, removed, "site published"),
        Some(Err(error)) => warn!("{}", summary::publish_failed(error, words)),
    }
    if precompress && built.is_published() {
        let files = built.build.files.keys().map(String::as_str);
        if let Err(error) = build::compressed(files, &Destination::below(&folders.site), words) {
            // The site is there all the same, and is sent as it is.
            warn!("{error}");
        }
    }
    built
}

/// Renders anew what shows something that was taken whenever it is told, and everything at midnight; then runs the command that
/// takes the site to where it is hosted.
pub fn keep(
    (folders, precompress): (&Folders, bool),
    told: &Receiver<()>,
    command: Option<&str>,
    mut built: Built,
    words: &Messages,
) {
    loop {
        let Built { project, build, .. } = &built;
        let is_good = built.is_published();
        let (timezone, mut is_over) = (project.timezone(), false);
        let day = build::today_in(&timezone);
        let taken = || loop {
            match told.recv_timeout(PATIENCE) {
                Ok(()) => {
                    while told.try_recv().is_ok() {}
                    // What could not be built before may be built now.
                    return is_good;
                }
                Err(RecvTimeoutError::Timeout) if build::today_in(&timezone) == day => {}
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => {
                    is_over = true;
                    return false;
                }
            }
        };
        build::hold(folders, (project, build), taken, |shown| match shown {
            Ok(files) => {
                tracing::info!(written = files.len(), "pages published");
                run(command);
            }
            Err(error) => warn!("{}", summary::publish_failed(&error, words)),
        });
        if is_over {
            return;
        }
        built = rebuild(folders, precompress, words);
        if built.is_published() {
            run(command);
        }
    }
}

/// Runs a command in the shell. What it says goes to where this program says things.
fn run(command: Option<&str>) {
    let Some(command) = command else { return };
    match Command::new("sh").arg("-c").arg(command).status() {
        Ok(status) if status.success() => tracing::info!("rebuild command done"),
        Ok(status) => tracing::error!(code = status.code(), "rebuild command failed"),
        Err(error) => tracing::error!(%error, "rebuild command not run"),
    }
}
