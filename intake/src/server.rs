//! The server: forms come in, pages and mails go out. [`router`] shows every route on one screen; handlers call `domain` and
//! `forms` for rules and the store for data.

mod answer;
pub mod book;
mod contract;
mod failure;
mod farm;
pub mod gate;
pub mod guard;
mod letter;
pub mod listen;
mod member;
mod own_data;
mod quarantine;
pub mod records;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use forms::{Form, Manifest, kind_of};

use failure::Failure;

use crate::store::Store;
use crate::world::World;

pub use book::{Book, BookError};
pub use records::Records;

/// The largest form that is read, in bytes: forty products at fifty deliveries are a tenth of it.
pub const MOST_BYTES: usize = 512 * 1024;

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
    /// What keeps robots out, and from whom requests come.
    pub guard: guard::Guard,
}

/// Every route. All of them are below `/forms/`, so that a site and its intake share a host.
pub fn router(server: Arc<Server>) -> Router {
    Router::new()
        .route("/forms/envoye", get(contract::waiting))
        .route("/forms/lien/confirmer/{token}", get(contract::look).post(contract::confirm))
        .route("/forms/lien/contrat/{token}", get(member::look).post(member::withdraw))
        .route("/forms/lien/contrat/{token}/recu.txt", get(member::receipt))
        .route("/forms/lien/ferme/{token}", get(farm::look).post(farm::sign))
        .route("/forms/{form}/{revision}", post(send))
        .route("/forms/lien/quarantaine/{token}", get(quarantine::look).post(quarantine::settle))
        .route("/forms/mes-donnees", get(own_data::ask).post(own_data::asked))
        .route("/forms/lien/donnees/{token}", get(own_data::look).post(own_data::change))
        .route("/forms/lien/donnees/{token}/donnees.json", get(own_data::download))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state(server.clone(), gate::pass))
        .with_state(server)
}

/// `POST /forms/{form}/{revision}`: the form's id says of which kind it is.
async fn send(
    State(server): State<Arc<Server>>,
    Path((id, revision)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let outcome = match kind_of(&id) {
        Form::KIND => contract::sent(&server, &id, &revision, &headers, body).await,
        _ => Err(Failure::NoForm),
    };
    answer::of(&server, outcome)
}
