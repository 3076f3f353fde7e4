//! What a row says about how to reach an AMAP or a farm and what it offers; people are kept apart.

use domain::Date;

use crate::cell;
use crate::contact;
use crate::finding::{Code, Findings};
use crate::listing::{Details, Person, append};
use crate::product;
use crate::record::Reader;
use crate::role::Role;
use crate::target::Field;

/// Reads the details of one row.
pub fn read(reader: &mut Reader<'_>, name: &str, today: Date) -> Details {
    let mut details = Details::default();
    products(reader, &mut details);
    details.website = website(reader, name);
    details.verified = verified(reader, name, today);
    for text in reader.cells(Field::Note) {
        if contact::tells_a_person(text) {
            reader.findings.add(Code::NoteWithheld, &[("name", name)]);
        } else {
            append(&mut details.notes, cell::paragraphs(text));
        }
    }
    people(reader, name, &mut details);
    details
}

fn products(reader: &mut Reader<'_>, details: &mut Details) {
    for text in reader.cells(Field::Products) {
        let (families, unknown) = product::families(text);
        append(&mut details.products, families);
        append(&mut details.other_products, unknown.iter().map(|word| cell::line(word)).collect());
    }
    // Categories also say what a listing is; only products count here, and nothing else is missing.
    for text in reader.cells(Field::Kind) {
        append(&mut details.products, product::families(text).0);
    }
    details.other_products.retain(|word| !word.is_empty());
    for word in &details.other_products {
        reader.findings.add(Code::ProductUnknown, &[("word", word)]);
    }
}

fn website(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    let text = reader.text(Field::Website)?;
    // Several addresses may stand in one cell.
    let first = text.split([' ', ';']).find(|word| !word.is_empty()).unwrap_or(&text);
    match contact::website(first) {
        Some((address, is_completed)) => {
            if is_completed {
                reader.findings.add(Code::AddressMended, &[("before", first), ("after", &address)]);
            }
            Some(address)
        }
        None => {
            reader.findings.add(Code::WebsiteBad, &[("name", name), ("text", &text)]);
            None
        }
    }
}

fn verified(reader: &mut Reader<'_>, name: &str, today: Date) -> Option<Date> {
    let text = reader.text(Field::Verified)?;
    let date = date(&text).filter(|date| *date <= today);
    if date.is_none() {
        reader.findings.add(Code::DateBad, &[("name", name), ("text", &text)]);
    }
    date
}

/// `2026-09-03` or « 3/9/2026 ».
fn date(text: &str) -> Option<Date> {
    let first = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = first.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
    Date::new(year.parse().ok().filter(|year| *year > 1900)?, b.parse().ok()?, day.parse().ok()?).ok()
}

/// A role's mailbox and a farm's own telephone may be shown; everything else belongs to people.
fn people(reader: &mut Reader<'_>, name: &str, details: &mut Details) {
    let mut people = People::default();
    for text in reader.cells(Field::Person).map(cell::line) {
        if contact::emails(&text).is_empty() && contact::phone(&text).is_none() {
            people.names.push(text);
        } else {
            people.emails.extend(contact::emails(&text));
            people.phones.extend(contact::phone(&text).filter(|_| !text.contains('@')));
        }
    }
    people.phones.extend(reader.cells(Field::PersonPhone).map(cell::line).filter_map(|text| contact::phone(&text)));
    for phone in reader.cells(Field::Phone).map(cell::line).filter_map(|text| contact::phone(&text)) {
        // An AMAP has no line of its own: its number is that of a volunteer.
        if reader.role == Role::Farm && !contact::is_mobile(&phone) && details.phone.is_none() {
            details.phone = Some(phone);
        } else {
            people.phones.push(phone);
        }
    }
    for text in reader.cells(Field::Email) {
        let found = contact::emails(text);
        if found.is_empty() {
            reader.findings.add(Code::EmailBad, &[("name", name)]);
        }
        people.emails.extend(found);
    }
    for email in reader.cells(Field::PersonEmail).flat_map(contact::emails) {
        people.private_emails.push(email);
    }
    keep(people, name, details, reader.findings);
}

#[derive(Default)]
struct People {
    names: Vec<String>,
    emails: Vec<String>,
    private_emails: Vec<String>,
    phones: Vec<String>,
}

fn keep(people: People, name: &str, details: &mut Details, findings: &mut Findings) {
    let (shaped, broken): (Vec<String>, Vec<String>) =
        people.emails.into_iter().partition(|email| contact::is_email(email));
    if !broken.is_empty() {
        findings.add(Code::EmailBad, &[("name", name)]);
    }
    let mut emails = people.private_emails;
    emails.retain(|email| contact::is_email(email));
    for email in shaped {
        if contact::is_mailbox(&email) && details.mailbox.is_none() {
            findings.add(Code::MailboxPublished, &[("name", name), ("email", &email)]);
            details.mailbox = Some(email);
        } else if !emails.contains(&email) && details.mailbox.as_ref() != Some(&email) {
            emails.push(email);
        }
    }
    let mut emails = emails.into_iter();
    let mut phones = people.phones.into_iter();
    // One person has a first name in one column and a family name in another: the names of a row are one person's.
    let full_name = Some(people.names.join(" ")).filter(|name| !name.is_empty());
    let first = Person { name: full_name, email: emails.next(), phone: phones.next() };
    let mut found = vec![first];
    found.extend(emails.map(|email| Person { email: Some(email), ..Person::default() }));
    found.extend(phones.map(|phone| Person { phone: Some(phone), ..Person::default() }));
    found.retain(|person| *person != Person::default());
    if !found.is_empty() {
        findings.add(Code::PersonKept, &[("name", name)]);
    }
    details.people = found;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_writings() {
        let day = Date::new(2026, 9, 3).ok();
        assert_eq!(date("2026-09-03"), day);
        assert_eq!(date("3/9/2026"), day);
        assert_eq!(date("2026-09-03T10:00:00Z"), day);
        assert_eq!(date("septembre"), None);
    }

    #[test]
    fn only_mailboxes_of_roles_come_out() {
        let people = People {
            names: vec!["Marie".to_owned(), "Dupont".to_owned()],
            emails: vec!["marie@x.fr".to_owned(), "contact@x.fr".to_owned(), "x@".to_owned()],
            private_emails: vec!["amap.perso@x.fr".to_owned()],
            phones: vec!["0612345678".to_owned()],
        };
        let (mut details, mut findings) = (Details::default(), Findings::default());
        keep(people, "AMAP", &mut details, &mut findings);
        assert_eq!(details.mailbox.as_deref(), Some("contact@x.fr"));
        assert_eq!(details.people.len(), 2);
        assert_eq!(details.people[0].name.as_deref(), Some("Marie Dupont"));
        assert_eq!(details.people[0].email.as_deref(), Some("amap.perso@x.fr"));
    }
}
