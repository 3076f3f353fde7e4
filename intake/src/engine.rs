//! Everything that runs: the store, the server of forms, the one who sends mails, what is to be done every day, and the
//! figures for the site. A program opens an [`Engine`], starts it, and lets people reach its [`router`](Engine::router).

mod chores;
mod keeper;
mod monitor;

use std::fmt;
use std::sync::Arc;

use axum::Router;
use evidence::VerifierKey;
use forms::Records;
use themes::Theme;
use tokio::task::JoinSet;

use crate::keys::{KeyError, Keys};
use crate::mail::{Pace, Sender, Transport, TransportError, Worker, WorkerError};
use crate::publication::{self, PublicationError};
use crate::server::guard::Guard;
use crate::server::{Book, BookError, Server, letter, records, router};
use crate::settings::Settings;
use crate::store::{Ended, OpenError, Options, Store};
use crate::world::World;

pub use chores::{Chores, Done};
pub use keeper::Told;

/// An intake that is open.
pub struct Engine {
    /// What answers.
    pub server: Arc<Server>,
    settings: Arc<Settings>,
    worker: Option<Worker>,
    keys: Vec<VerifierKey>,
    tasks: JoinSet<()>,
}

/// Why an intake is not opened.
#[derive(Debug)]
pub enum EngineError {
    /// Its folder cannot be made.
    Folder(std::io::Error),
    /// Its keys.
    Key(KeyError),
    /// Its database.
    Store(OpenError),
    /// What was published of its log.
    Published(PublicationError),
    /// The forms of the site: it is not built, perhaps.
    Book(BookError),
    /// The sender's address is none.
    Sender,
    /// Where mails go.
    Transport(TransportError),
    /// Another program takes the forms of this folder.
    InUse,
}

impl EngineError {
    /// What it is, for the words of the program.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Key(_) => "key",
            Self::Store(OpenError::InUse(_)) => "restoring",
            Self::Store(OpenError::Newer { .. }) => "newer",
            Self::Store(OpenError::Log(_)) => "log",
            Self::Store(_) => "store",
            Self::Published(_) => "log",
            Self::Book(_) => "forms",
            Self::Sender => "sender",
            Self::Transport(_) => "mail",
            Self::InUse => "in-use",
        }
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(error) => error.fmt(formatter),
            Self::Key(error) => error.fmt(formatter),
            Self::Store(error) => error.fmt(formatter),
            Self::Published(error) => error.fmt(formatter),
            Self::Book(error) => error.fmt(formatter),
            Self::Sender => Ok(()),
            Self::Transport(error) => write!(formatter, "{error:?}"),
            Self::InUse => Ok(()),
        }
    }
}

impl std::error::Error for EngineError {}

/// Opens the database of an intake, without anything else: for commands that look at it or change it while nobody serves.
///
/// # Errors
/// Why it is not opened.
pub fn open_store(settings: &Settings, world: World) -> Result<(Store, Vec<VerifierKey>), EngineError> {
    make_folder(settings).map_err(EngineError::Folder)?;
    let keys = Keys::open(&settings.folder, &settings.journal, &world).map_err(EngineError::Key)?;
    let verifiers = keys.journal.iter().map(|key| key.verifier().clone()).collect();
    let options = Options {
        world,
        keys: keys.journal,
        links: keys.links,
        published: publication::last(&settings.published()).map_err(EngineError::Published)?,
        readers: settings.readers,
        max_pages: None,
        believe_clock: settings.believe_clock,
    };
    let store = Store::open(&settings.database(), options).map_err(EngineError::Store)?;
    Ok((store, verifiers))
}

/// Writes the figures of an intake that was never started, before its site is built: every receipt is verified by its key,
/// which pages show. Those that are there stay.
///
/// # Errors
/// Why they cannot be written.
pub fn announce(settings: &Settings, world: &World) -> Result<(), EngineError> {
    let path = settings.records();
    if path.exists() {
        return Ok(());
    }
    make_folder(settings).map_err(EngineError::Folder)?;
    let keys = Keys::open(&settings.folder, &settings.journal, world).map_err(EngineError::Key)?;
    let evidence_key = keys.journal.last().map(|key| key.verifier().to_string());
    let figures = Records { schema: Records::SCHEMA, evidence_key, ..Records::default() };
    records::write(&figures, &path).map(drop).map_err(EngineError::Folder)
}

/// Makes the folder of an intake, which nobody but its owner opens.
///
/// # Errors
/// Why it cannot be made.
pub fn make_folder(settings: &Settings) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&settings.folder)
}

impl Engine {
    /// Opens everything; nothing is done yet. `world` gives the same clock and randomness as often as it is asked.
    ///
    /// # Errors
    /// Why it is not opened.
    pub fn open(settings: Settings, theme: Theme, world: impl Fn() -> World) -> Result<Self, EngineError> {
        let book = Book::open(&settings.forms(), theme).map_err(EngineError::Book)?;
        let sender = Sender::new(&settings.mail.name, &settings.mail.email).ok_or(EngineError::Sender)?;
        let transport = match &settings.mail.smtp {
            Some(smtp) => Transport::server(smtp, &sender),
            None => make_folder(&settings)
                .map_err(TransportError::Folder)
                .and_then(|()| Transport::folder(&settings.mails())),
        };
        let transport = transport.map_err(EngineError::Transport)?;
        let (store, keys) = open_store(&settings, world())?;
        let server = Arc::new(Server {
            store,
            book,
            world: world(),
            url: settings.url.clone(),
            guard: Guard::new(settings.limits, settings.proxies.clone()),
        });
        let (store, database) = (server.store.clone(), settings.database());
        let worker = Worker::new(store, &database, transport, (sender, letter::html(&server)), Pace::default());
        let worker = worker.map_err(|error| match error {
            WorkerError::InUse => EngineError::InUse,
            WorkerError::File(error) => EngineError::Folder(error),
        })?;
        Ok(Self { server, settings: Arc::new(settings), worker: Some(worker), keys, tasks: JoinSet::new() })
    }

    /// Begins to send mails, to write the figures for the site, and to do what is to be done every day. `told` is called when
    /// the site is to be built anew. To be called where tasks can be spawned.
    pub fn start(&mut self, told: Told) {
        let Some(worker) = self.worker.take() else { return };
        self.tasks.spawn(worker.run());
        let (server, settings, key) = (self.server.clone(), self.settings.clone(), self.keys.last().cloned());
        self.tasks.spawn(keeper::keep(server.clone(), settings.clone(), key, told));
        self.tasks.spawn(Chores::new(server, settings, self.keys.clone()).run());
    }

    /// Every route of its forms.
    pub fn router(&self) -> Router {
        router(self.server.clone())
    }

    /// Whether it is well, and its figures for whoever watches over it: to be served apart from the forms.
    pub fn monitor(&self) -> Router {
        monitor::router(self.server.clone())
    }

    /// What the log's signatures are verified with, the newest last.
    pub fn keys(&self) -> &[VerifierKey] {
        &self.keys
    }

    /// Waits for the end of the store. The process must end then: nothing can be stored any more.
    pub fn ended(&self) -> impl Future<Output = Ended> + use<> {
        let store = self.server.store.clone();
        async move { store.ended().await }
    }

    /// Stops what runs, and stores what was under way. To be called where one may wait.
    pub fn close(mut self) -> Ended {
        self.tasks.abort_all();
        self.server.store.close()
    }
}
