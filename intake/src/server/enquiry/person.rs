//! The page of whoever sent an enquiry: what it says, where it stands, and the way to take it back.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::{behind, enquiry_of, mails, told};
use crate::server::failure::Failure;
use crate::server::{Server, answer};
use crate::store::enquiries::{self, EnquiryState};
use crate::store::outbox;
use crate::store::tokens::{self, Purpose, Token};

/// `GET /forms/lien/ma-demande/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    told(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let whole = behind(server, token, Purpose::ManageEnquiry).await?;
    // What is dealt with is not taken back any more; it can be erased as everything else of a person.
    let can_be_withdrawn = whole.enquiry.state == EnquiryState::Waiting;
    let link = if can_be_withdrawn { format!("/forms/lien/ma-demande/{token}") } else { String::new() };
    let desk = &server.book.shown().desk;
    let html = desk.page(&whole.known.form.language, "enquiry-standing.html", "enquiry", whole.standing(link))?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/ma-demande/{token}`: takes it back, and erases it.
pub async fn withdraw(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    told(&server, withdrawn(&server, &token).await)
}

async fn withdrawn(server: &Server, token: &str) -> Result<Response, Failure> {
    let whole = behind(server, token, Purpose::ManageEnquiry).await?;
    let mail = mails::withdrawn(server, &server.book.shown(), &whole)?;
    let asked = Token::new(token);
    server
        .store
        .write(move |change| {
            let id = enquiry_of(tokens::redeem(change, &asked, Purpose::ManageEnquiry)?)?;
            enquiries::withdraw(change, id)?;
            outbox::push(change, &mail)?;
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(answer::message(server, 200, "enquiry-withdrawn"))
}
