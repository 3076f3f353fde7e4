//! `cabas serve`: builds, shows the site on this computer, rebuilds at each change.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use generator::publish::Destination;
use generator::{Build, Project};
use themes::Messages;

use crate::build::{self, Built, Rebuild};
use crate::intake::embedded::Forms;
use crate::options::Folders;
use crate::preview::{News, Preview};
use crate::watch::{Change, Watch};
use crate::{preview, summary};

/// How often the day is looked at: what is next and open changes at midnight.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until the program is stopped.
pub fn run(folders: &Folders, port: u16) -> ExitCode {
    let messages = summary::messages();
    if !folders.content.is_dir() {
        let folder = folders.content.display().to_string();
        warn!("{}", messages.format("program-no-content", &[("folder", &folder)]));
        return ExitCode::FAILURE;
    }
    let no_port = |error: std::io::Error| {
        warn!("{}", messages.format("program-no-port", &[("cause", "other"), ("detail", &error.to_string())]));
        ExitCode::FAILURE
    };
    let opened = listen(port).and_then(|listener| {
        Ok((listener, tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?))
    });
    let (listener, runtime) = match opened {
        Ok(opened) => opened,
        Err(error) => return no_port(error),
    };
    let address = listener.local_addr().map(|address| address.port()).unwrap_or(port);
    if address != port {
        let (wanted, taken) = (port.to_string(), address.to_string());
        say!("  {}", messages.format("program-other-port", &[("wanted", &wanted), ("port", &taken)]));
    }
    // Watching starts before the first build, so that no change is missed in between.
    let watch = Watch::new(&[&folders.content, &folders.themes]);
    let preview = Arc::new(Preview::of(Destination::below(&folders.site).public()));
    let teller = watch.as_ref().ok().map(Watch::teller);
    let forms = Forms::new(folders, address, preview.clone(), teller, runtime.handle().clone());
    forms.announce();
    let mut site = Site { folders, preview: preview.clone(), messages: &messages, forms };
    let mut rebuild = Rebuild::new(folders);
    let first = rebuild.built();
    let is_good = site.show(&first);
    rebuild.settle();
    say!("  http://127.0.0.1:{address}{}/", preview.base_path());
    say!("  {}", messages.text("program-watching"));
    let handle = runtime.handle().clone();
    let server = std::thread::spawn(move || preview::serve(&handle, listener, preview));
    match watch {
        Ok(watch) => site.keep_rebuilding(watch, &server, rebuild, (first, is_good)),
        Err(error) => {
            warn!("  {}", messages.format("program-no-watch", &[("cause", "other"), ("detail", &error.to_string())]));
        }
    }
    match server.join() {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => no_port(error),
        Err(_) => ExitCode::FAILURE,
    }
}

/// What is shown and taken, and from what.
struct Site<'a> {
    folders: &'a Folders,
    preview: Arc<Preview>,
    messages: &'a Messages,
    forms: Forms,
}

impl Site<'_> {
    /// Builds whenever something changes, and shows pages anew of which something was taken.
    fn keep_rebuilding(
        &mut self,
        mut watch: Watch,
        server: &std::thread::JoinHandle<std::io::Result<()>>,
        mut rebuild: Rebuild<'_>,
        (mut built, mut is_good): (Built, bool),
    ) {
        while !server.is_finished() {
            let (folders, preview, messages) = (self.folders, &self.preview, self.messages);
            let (timezone, mut day) = (built.project.timezone(), None);
            let taken = || {
                while !server.is_finished() {
                    let today = build::today_in(&timezone);
                    let is_new_day = folders.today.is_none() && *day.get_or_insert(today) != today;
                    match watch.wait(PATIENCE) {
                        Some(Change::Records) if is_good => return true,
                        Some(Change::Files) => return false,
                        _ if is_new_day => return false,
                        _ => {}
                    }
                }
                false
            };
            build::hold(folders, (&built.project, &built.build), taken, |shown| match shown {
                Ok(_) => preview.show_anew(),
                Err(error) => warn!("{}", summary::publish_failed(&error, messages)),
            });
            let next = rebuild.built();
            is_good = self.show(&next);
            // What is no longer needed goes once open pages have what is new.
            built = next;
            rebuild.settle();
        }
    }

    /// Shows a build that was published, and tells whether it was. One with errors leaves what is shown and published, and tells
    /// the open pages.
    fn show(&mut self, Built { project, build, published }: &Built) -> bool {
        let Self { preview, messages, forms, .. } = self;
        summary::show_diagnostics(build, project, messages, false);
        let counts = summary::counts(build, messages);
        match published {
            None => {
                warn!("  {}", messages.format("program-not-published", &[("counts", &counts)]));
                preview.tell(News::Mistakes(texts(build, project, messages)));
                false
            }
            Some(Ok(publication)) => {
                preview.show(build.clone());
                say!("{}", summary::figures(build, *publication, messages));
                if !counts.is_empty() {
                    say!("  {}", messages.format("program-see-check", &[("counts", &counts)]));
                }
                forms.dress(build, &project.theme, messages);
                true
            }
            Some(Err(error)) => {
                warn!("{}", summary::publish_failed(error, messages));
                false
            }
        }
    }
}

fn texts(build: &Build, project: &Project, messages: &Messages) -> String {
    let errors = build.diagnostics.iter().filter(|diagnostic| diagnostic.severity == generator::Severity::Error);
    let texts: Vec<String> = errors.map(|error| summary::shown(error, project, messages, false)).collect();
    texts.join("\n\n")
}

/// The wanted port, or the next free one.
fn listen(port: u16) -> std::io::Result<TcpListener> {
    let candidates = (port..port.saturating_add(20)).chain([0]);
    let mut failure = None;
    for candidate in candidates {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, candidate))) {
            Ok(listener) => return Ok(listener),
            Err(error) => failure = Some(error),
        }
    }
    Err(failure.unwrap_or_else(|| std::io::Error::other("no port")))
}
