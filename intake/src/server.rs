//! The server: forms come in, pages and mails go out. [`router`] shows every route on one screen; handlers call `domain` and
//! `forms` for rules and the store for data.

mod amendment;
mod answer;
mod approval;
pub mod archive;
pub mod book;
mod changes;
mod confirming;
mod contract;
pub mod coordination;
mod enquiry;
mod failure;
mod farm;
pub mod gate;
pub mod guard;
pub mod letter;
pub mod listen;
mod member;
mod own_data;
mod paper;
pub mod permanence;
mod quarantine;
pub mod records;
mod signed;
mod standing;
mod withdrawal;
mod word;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use forms::{Enquiry, Form, Manifest, Rota, kind_of};

use crate::store::Store;
use crate::world::World;

pub use book::{Book, BookError};
pub use failure::Failure;

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

impl Server {
    /// The path below which its routes are: empty, or `/reseau` where the site is not alone on its host.
    fn path(&self) -> &str {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        self.url.get(host..).and_then(|rest| rest.find('/').map(|at| &rest[at..])).unwrap_or_default()
    }

    /// What tells a page behind a link from any other, so that it is sent once.
    fn key(&self) -> Result<String, crate::store::StoreError> {
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
        .route("/forms/lien/confirmer/{token}", get(confirming::look).post(confirming::confirm))
        .route("/forms/lien/accord/{token}", get(approval::look).post(approval::settle))
        .route("/forms/lien/contrat/{token}", get(member::look))
        .route("/forms/lien/contrat/{token}/modifier", get(amendment::look))
        .route("/forms/lien/contrat/{token}/renoncer", get(withdrawal::look).post(withdrawal::withdraw))
        .route("/forms/lien/contrat/{token}/recu.txt", get(member::receipt))
        .route("/forms/lien/ferme/{token}", get(farm::look).post(farm::sign))
        .route("/forms/lien/coordination/{token}", get(coordination::look))
        .route("/forms/lien/coordination/{token}/papier", get(paper::look))
        .route("/forms/{form}/{revision}", post(send))
        .route("/forms/permanence/envoye", get(permanence::waiting))
        .route("/forms/permanence/prise", get(permanence::taken))
        .route("/forms/lien/venir/{token}", get(permanence::confirming::look).post(permanence::confirming::confirm))
        .route(
            "/forms/lien/accord-permanence/{token}",
            get(permanence::approval::look).post(permanence::approval::settle),
        )
        .route("/forms/lien/permanence/{token}", get(permanence::turns::look).post(permanence::turns::change))
        .route("/forms/lien/remplacer/{token}", get(permanence::stand_in::look).post(permanence::stand_in::accept))
        .route("/forms/lien/benevole/{token}", get(permanence::volunteer))
        .route("/forms/lien/agenda/{token}/permanences.ics", get(permanence::diary::calendar))
        .route("/forms/lien/emargement/{token}", get(permanence::sheet::look))
        .route("/forms/lien/emargement/{token}/permanences.ics", get(permanence::sheet::calendar))
        .route("/forms/demande-envoyee", get(enquiry::waiting))
        .route("/forms/lien/confirmer-demande/{token}", get(enquiry::look).post(enquiry::confirm))
        .route("/forms/lien/ma-demande/{token}", get(enquiry::person::look).post(enquiry::person::withdraw))
        .route("/forms/lien/demande/{token}", get(enquiry::queue::look).post(enquiry::queue::settle))
        .route("/forms/lien/demande/{token}/{id}/fiche.md", get(enquiry::queue::file))
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
        Rota::KIND => Box::pin(permanence::sent(&server, &id, &revision, &headers, body)).await,
        Enquiry::KIND => Box::pin(enquiry::sent(&server, &id, &revision, &headers, body)).await,
        _ => Err(Failure::NoForm),
    };
    answer::of(&server, outcome)
}
