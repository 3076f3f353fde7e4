//! What of a contact may be published: role mailboxes, and people who agreed. Everybody else stays behind here.

use crate::atlas::{Contact, Person};
use crate::content::contact;

/// The part of a contact that may be published.
pub fn contact(contact: &contact::Contact) -> Contact {
    Contact {
        mailbox: contact.mailbox.as_ref().map(|mailbox| mailbox.0.clone()),
        website: contact.website.as_ref().map(|website| website.0.clone()),
        phone: contact.phone.clone(),
        people: people(&contact.people),
    }
}

/// The people who agreed to be shown.
pub fn people(people: &[contact::Person]) -> Vec<Person> {
    let agreed = people.iter().filter(|person| person.publish);
    agreed
        .map(|person| Person {
            name: person.name.clone(),
            role: person.role.clone(),
            email: person.email.as_ref().map(|email| email.0.clone()),
            phone: person.phone.clone(),
        })
        .collect()
}
