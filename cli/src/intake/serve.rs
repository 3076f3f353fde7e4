//! `cabas intake serve`: takes the forms of the built site until it is told to stop.

use std::sync::mpsc::channel;

use ::intake::engine::{Told, announce};
use ::intake::server::listen::{Bounds, listen};
use ::intake::store::Ended;
use ::intake::{Engine, World};
use generator::Project;
use themes::Messages;
use tokio::net::TcpListener;

use super::config::Config;
use super::{site, told};
use crate::options::Folders;

/// How it is wanted.
pub struct Wanted {
    /// Whether the site is rebuilt when what it shows changed.
    pub rebuild: bool,
    /// What is run afterwards.
    pub rebuild_command: Option<String>,
    /// Whether what is rebuilt gets compressed companions.
    pub precompress: bool,
    /// Whether the clock is right although the database was not used for more than a year.
    pub believe_clock: bool,
}

/// How many threads answer: the store's writer has a processor of its own where there are two.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |all| all.get().saturating_sub(1).max(1))
}

/// Serves.
pub fn run(folders: &Folders, config: Config, wanted: Wanted, words: &Messages) -> Result<(), String> {
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).init();
    let Wanted { rebuild, rebuild_command, precompress, believe_clock } = wanted;
    announce(&config.settings, &World::real()).map_err(|error| told(&error, words))?;
    // What was published before is served on where the content has mistakes.
    let rebuilt = rebuild.then(|| site::rebuild(folders, precompress, &crate::summary::messages()));
    let Config { listen: address, monitor, mut settings, .. } = config;
    settings.believe_clock = believe_clock;
    let (folder, mails) = (settings.site.clone(), settings.mail.smtp.is_none().then(|| settings.mails()));
    let theme = Project::load(&folders.content, &folders.themes).theme;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers()).enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    // Connections to a mail server are kept by tasks, which begin and end with the engine.
    let entered = runtime.enter();
    // Heard from now on: who is told to stop while it opens, or as soon as it says where it listens, stops as at any other time.
    let told_to_stop = stop().map_err(|error| error.to_string())?;
    let mut engine = Engine::open(settings, theme, World::real).map_err(|error| told(&error, words))?;
    if engine.server.store.doubts_the_clock() {
        warn!("{}", words.text("intake-clock-doubted"));
    }
    let (sender, receiver) = channel();
    let on_change: Told = Box::new(move || {
        // Nobody rebuilds where it is not wanted.
        let _ = sender.send(());
    });
    if let Some(published) = rebuilt {
        let (folders, words) = (folders.clone(), crate::summary::messages());
        std::thread::spawn(move || {
            site::keep((&folders, precompress), &receiver, rebuild_command.as_deref(), published, &words)
        });
    }
    let outcome = runtime.block_on(async {
        let no_port = |address: std::net::SocketAddr| {
            move |error: std::io::Error| {
                let (address, detail) = (address.to_string(), error.to_string());
                words.format("intake-no-port", &[("address", &address), ("detail", &detail)])
            }
        };
        let listener = TcpListener::bind(address).await.map_err(no_port(address))?;
        let bound = listener.local_addr().map_err(no_port(address))?;
        if let Some(monitor) = monitor {
            let listener = TcpListener::bind(monitor).await.map_err(no_port(monitor))?;
            let bound = listener.local_addr().map_err(no_port(monitor))?;
            say!("{}", words.format("intake-watched", &[("address", &bound.to_string())]));
            let router = engine.monitor();
            tokio::spawn(async move { axum::serve(listener, router).await });
        }
        engine.start(on_change);
        let path = engine.server.book.shown().chrome.base_path.clone();
        let router = engine.router().merge(site::files(&folder, &path));
        say!("{}", words.format("intake-listening", &[("address", &bound.to_string())]));
        if let Some(mails) = mails {
            say!("{}", words.format("intake-mails-to-folder", &[("folder", &mails.display().to_string())]));
        }
        let ended = engine.ended();
        tokio::select! {
            served = listen(listener, router, Bounds::default(), told_to_stop) => served.map_err(|error| error.to_string()),
            ended = ended => Err(match ended {
                Ended::Failed(error) => words.format("intake-failed", &[("detail", &error.to_string())]),
                Ended::Stopped => words.text("intake-ended"),
            }),
        }
    });
    let ended = engine.close();
    drop(entered);
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    match ended {
        Ended::Failed(error) if outcome.is_ok() => {
            Err(words.format("intake-failed", &[("detail", &error.to_string())]))
        }
        _ => outcome,
    }
}

/// Resolves when the program is told to stop, by Ctrl-C or by whoever runs it, since this was called.
#[cfg(unix)]
fn stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut ended, mut interrupted) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = ended.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

/// Resolves when the program is told to stop.
#[cfg(not(unix))]
fn stop() -> std::io::Result<impl Future<Output = ()>> {
    // Where nothing tells, whoever runs it ends it.
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
