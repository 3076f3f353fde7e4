//! Pages about the site: who publishes it, what it does with data, how accessible it is, and what stands in for a page.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
use crate::plan::Page;

/// A page about the site.
#[derive(Debug, Serialize)]
pub struct AboutPage {
    /// The page as such.
    pub page: Frame,
    /// Who publishes.
    pub publisher: PublisherContext,
    /// Who hosts, or none.
    pub host: Option<HostContext>,
    /// Origin of the server that takes forms; empty when there is none.
    pub intake: String,
    /// The day on which the site was made.
    pub today: String,
}

/// Who publishes.
#[derive(Debug, Serialize)]
pub struct PublisherContext {
    /// Name of the association.
    pub name: String,
    /// Legal form, or none.
    pub legal_form: Option<String>,
    /// Postal address.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone, or none.
    pub phone: Option<String>,
    /// Number of registration, or none.
    pub registration: Option<String>,
    /// Who answers for what is published.
    pub director: String,
}

/// Who hosts.
#[derive(Debug, Serialize)]
pub struct HostContext {
    /// Name.
    pub name: String,
    /// Postal address, or none.
    pub address: Option<String>,
    /// Site, or none.
    pub website: Option<String>,
}

/// A page without facts of its own.
#[derive(Debug, Serialize)]
pub struct BarePage {
    /// The page as such.
    pub page: Frame,
}

/// Legal notice, personal data, accessibility.
pub fn site(scene: &Scene<'_>, page: &Page) -> Value {
    let site = &scene.atlas.site;
    let publisher = &site.publisher;
    themes::value(AboutPage {
        page: Frame::new(page),
        publisher: PublisherContext {
            name: publisher.name.clone(),
            legal_form: publisher.legal_form.clone(),
            address: publisher.address.clone(),
            email: publisher.email.0.clone(),
            phone: publisher.phone.clone(),
            registration: publisher.registration.clone(),
            director: publisher.director.clone(),
        },
        host: site.host.as_ref().map(|host| HostContext {
            name: host.name.clone(),
            address: host.address.clone(),
            website: host.website.as_ref().map(|website| website.0.clone()),
        }),
        intake: site.intake_url.clone().unwrap_or_default(),
        today: scene.atlas.today.to_string(),
    })
}

/// What is shown without a connection, or at a wrong address.
pub fn bare(page: &Page) -> Value {
    themes::value(BarePage { page: Frame { hidden: true, ..Frame::new(page) } })
}
