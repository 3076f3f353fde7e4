//! The server: forms come in, pages and mails go out. [`router`] shows every route on one screen; handlers call `domain` and
//! `forms` for rules and the store for data.

mod answer;
pub mod book;
mod contract;
mod failure;
mod farm;
mod letter;
pub mod listen;
mod member;
pub mod records;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use forms::{Form, Manifest, kind_of};
use tokio::sync::Semaphore;

use failure::Failure;

use crate::store::{MOST_JOBS, Store, StoreError};
use crate::world::World;

pub use book::{Book, BookError};

/// The largest form that is read, in bytes: forty products at fifty deliveries are a tenth of it.
pub const MOST_BYTES: usize = 512 * 1024;

/// How many forms are worked on at the same time: more than a batch of the writer would take memory and gain nothing. Whoever
/// comes on top waits with no more in memory than what they sent.
static TURNS: Semaphore = Semaphore::const_new(MOST_JOBS);

/// What answers.
pub struct Server {
    /// What was sent and signed.
    pub store: Store,
    /// The forms of the site.
    pub book: Book,
    /// What nobody can guess.
    pub world: World,
    /// Where people reach it, without a slash at its end: the links of mails begin with it.
    pub url: String,
}

impl Server {
    /// The path below which its routes are: empty, or `/reseau` where the site is not alone on its host.
    fn path(&self) -> &str {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        self.url.get(host..).and_then(|rest| rest.find('/').map(|at| &rest[at..])).unwrap_or_default()
    }

    /// What tells a page from any other.
    fn key(&self) -> Result<String, StoreError> {
        Ok(data_encoding::HEXLOWER.encode(&self.world.random::<16>()?))
    }
}

/// Every route. All of them are below `/forms/`, so that a site and its intake share a host.
pub fn router(server: Arc<Server>) -> Router {
    let path = server.path().to_owned();
    let routes = routes(server);
    if path.is_empty() { routes } else { Router::new().nest(&path, routes) }
}

fn routes(server: Arc<Server>) -> Router {
    Router::new()
        .route("/forms/envoye", get(contract::waiting))
        .route("/forms/lien/confirmer/{token}", get(contract::look).post(contract::confirm))
        .route("/forms/lien/contrat/{token}", get(member::look).post(member::withdraw))
        .route("/forms/lien/contrat/{token}/recu.txt", get(member::receipt))
        .route("/forms/lien/ferme/{token}", get(farm::look).post(farm::sign))
        .route("/forms/{form}/{revision}", post(send))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .with_state(server)
}

/// `POST /forms/{form}/{revision}`: the form's id says of which kind it is.
async fn send(
    State(server): State<Arc<Server>>,
    Path((id, revision)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // Nobody closes it: this waits, and no more.
    let _turn = TURNS.acquire().await;
    let outcome = match kind_of(&id) {
        Form::KIND => contract::sent(&server, &id, &revision, &headers, body).await,
        _ => Err(Failure::NoForm),
    };
    answer::of(&server, outcome)
}
