//! A mail as it goes over the wire: the same at every try.

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::store::outbox::{Mail, Outgoing};

/// Who mails are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    mailbox: Mailbox,
}

impl Sender {
    /// A sender; `None` where the address is none.
    pub fn new(name: &str, email: &str) -> Option<Self> {
        mailbox(name, email).map(|mailbox| Self { mailbox })
    }

    /// The part of the address behind the `@`: Message-IDs end with it.
    pub(super) fn domain(&self) -> &str {
        self.mailbox.email.domain()
    }
}

/// Whether a mail can be sent to an address: to be asked of a form, before anything is stored.
pub fn is_sendable(email: &str) -> bool {
    email.parse::<Address>().is_ok()
}

/// The mail on the wire, with its HTML where there is some; `None` where its address is none.
pub(super) fn compose(outgoing: &Outgoing, html: &str, sender: &Sender) -> Option<Message> {
    let Outgoing { nonce, mail, files, .. } = outgoing;
    let Mail { email, name, reply_to, subject, .. } = mail;
    let mut builder = Message::builder()
        .from(sender.mailbox.clone())
        .to(mailbox(name, email)?)
        .subject(subject.as_str())
        .date(outgoing.created_at.into())
        .message_id(Some(format!("<{nonce}@{}>", sender.domain())))
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(reply_to) = reply_to {
        builder = builder.reply_to(mailbox("", reply_to)?);
    }
    let body = body(&mail.text, html, nonce);
    let files: Vec<SinglePart> = files.iter().filter_map(|(name, kind, content)| file(name, kind, content)).collect();
    finish(builder, body, files, nonce)
}

fn finish(builder: MessageBuilder, body: MultiPart, files: Vec<SinglePart>, nonce: &str) -> Option<Message> {
    if files.is_empty() {
        return builder.multipart(body).ok();
    }
    let mixed = MultiPart::mixed().boundary(format!("mixed-{nonce}")).multipart(body);
    builder.multipart(files.into_iter().fold(mixed, MultiPart::singlepart)).ok()
}

/// The text, and the same as HTML where there is one. Boundaries are made of what makes the Message-ID: by chance, every try
/// would look like another mail.
fn body(text: &str, html: &str, nonce: &str) -> MultiPart {
    let alternative = MultiPart::alternative().boundary(format!("alternative-{nonce}"));
    let plain = alternative.singlepart(SinglePart::plain(text.to_owned()));
    if html.is_empty() { plain } else { plain.singlepart(SinglePart::html(html.to_owned())) }
}

/// A file in base64: what passes mails on changes line ends and blanks of text, and a receipt must arrive as it is.
fn file(name: &str, media_type: &str, content: &str) -> Option<SinglePart> {
    let kind = ContentType::parse(media_type).ok()?;
    let body = Body::new_with_encoding(content.as_bytes().to_vec(), ContentTransferEncoding::Base64).ok()?;
    Some(Attachment::new(one_line(name)).body(body, kind))
}

fn mailbox(name: &str, email: &str) -> Option<Mailbox> {
    let name = one_line(name);
    Some(Mailbox::new(Some(name).filter(|name| !name.is_empty()), email.parse().ok()?))
}

/// Whatever would begin another line is a blank: nobody adds headers by their name.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::store::MailId;

    fn outgoing(mail: Mail) -> Outgoing {
        let files = vec![("reçu.txt".to_owned(), "text/plain; charset=utf-8".to_owned(), "a \nb\n— c\n".to_owned())];
        let (nonce, created_at) = ("0".repeat(32), Timestamp::UNIX_EPOCH);
        Outgoing { id: MailId(1), nonce, created_at, tries: 0, mail, files }
    }

    fn mail() -> Mail {
        Mail {
            email: "zoe@example.org".to_owned(),
            name: "Zoé Le Goff".to_owned(),
            subject: "Votre contrat « Légumes »".to_owned(),
            text: "Bonjour,\n\nVoici votre contrat d’été.\n".to_owned(),
            ..Mail::default()
        }
    }

    fn sender() -> Sender {
        Sender::new("AMAP des Deux Rives", "contrats@amap.example").unwrap()
    }

    fn wire(outgoing: &Outgoing) -> String {
        String::from_utf8(compose(outgoing, "<p>Bonjour,</p>", &sender()).unwrap().formatted()).unwrap()
    }

    #[test]
    fn every_try_is_the_same_letter_for_letter() {
        let outgoing = outgoing(Mail { reply_to: Some("aline@example.org".to_owned()), ..mail() });
        let first = wire(&outgoing);
        assert_eq!(first, wire(&outgoing));
        for line in [
            "Message-ID: <00000000000000000000000000000000@amap.example>",
            "Date: Thu, 01 Jan 1970 00:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "Reply-To: aline@example.org",
            "Content-Transfer-Encoding: base64",
        ] {
            assert!(first.contains(line), "{line}\n{first}");
        }
        assert!(first.contains(&data_encoding::BASE64.encode("a \nb\n— c\n".as_bytes())), "a file arrives as it is");
    }

    #[test]
    fn no_header_is_added_by_what_somebody_typed() {
        let evil = Mail {
            name: "Zoé\r\nBcc: x@example.org".to_owned(),
            subject: "A\r\nBcc: x@example.org\r\n\r\nB".to_owned(),
            ..mail()
        };
        let text = wire(&outgoing(evil));
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        assert_eq!(compose(&outgoing(mail()), "", &sender()).unwrap().envelope().to().len(), 1);
    }

    #[test]
    fn an_address_that_is_none_is_told_before() {
        for wrong in ["", "a", "a@", "@b.c", "a b@c.d", "a@b\r\nBcc: c@d.e", "<a@b.c>"] {
            assert!(!is_sendable(wrong), "{wrong}");
            assert!(compose(&outgoing(Mail { email: wrong.to_owned(), ..mail() }), "", &sender()).is_none());
        }
        assert!(is_sendable("zoe.le-goff+amap@example.org"));
    }
}
