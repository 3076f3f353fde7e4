//! The mails of enquiries. Each is written before the writer is asked; only its link is put in there.

use forms::Enquiry as Form;
use forms::Member;

use super::Whole;
use crate::mail::is_sendable;
use crate::server::Server;
use crate::server::book::Shown;
use crate::server::failure::Failure;
use crate::server::letter::worded;
use crate::store::enquiries::Kind;
use crate::store::outbox::Mail;

/// To whoever gave the address: the link that confirms. It says nothing that was typed: nobody has mails of their own words
/// sent to strangers.
pub fn confirm(server: &Server, shown: &Shown, form: &Form, member: &Member) -> Result<Mail, Failure> {
    let said = [("about", form.about.name.as_str())];
    let mail = worded(server, shown, &form.language, "enquiry-confirm", &said, "confirmer-demande")?;
    Ok(Mail { email: member.email.clone(), ..mail })
}

/// To whoever confirmed: the link by which they see it and withdraw it.
pub fn kept(server: &Server, shown: &Shown, whole: &Whole) -> Result<Mail, Failure> {
    to_person(server, shown, whole, "enquiry-kept", "", "ma-demande")
}

/// To whoever reads it: everything, with answers going to the person; and the page whose queue its link opens.
pub fn arrived(server: &Server, shown: &Shown, whole: &Whole) -> Result<(Mail, String), Failure> {
    let (form, member) = (&whole.known.form, &whole.member);
    let language = main_language(shown, form);
    let answers = whole.sent().lines(shown.desk.messages(language)?).join("\n\n");
    let phone = if member.phone.is_empty() { String::new() } else { format!(", {}", member.phone) };
    let said = [
        ("kind", whole.enquiry.kind.word()),
        ("name", &member.name),
        ("email", &member.email),
        ("phone", &phone),
        ("about", &form.about.name),
        ("answers", &answers),
    ];
    let mail = worded(server, shown, language, "enquiry-new", &said, "demande")?;
    let (email, queue) = reader(shown, form, whole.enquiry.kind);
    Ok((Mail { email, reply_to: Some(member.email.clone()), ..mail }, queue))
}

/// To whoever reads it: it is withdrawn.
pub fn withdrawn(server: &Server, shown: &Shown, whole: &Whole) -> Result<Mail, Failure> {
    let form = &whole.known.form;
    let said = [("name", whole.member.name.as_str()), ("about", &form.about.name)];
    let mail = worded(server, shown, main_language(shown, form), "enquiry-withdrawn", &said, "")?;
    Ok(Mail { email: reader(shown, form, whole.enquiry.kind).0, ..mail })
}

/// To whoever sent it: what was decided, in the words of the message `mail-<key>-text` and of whoever decided.
pub fn to_person(
    server: &Server,
    shown: &Shown,
    whole: &Whole,
    key: &str,
    sentence: &str,
    purpose: &str,
) -> Result<Mail, Failure> {
    let (form, member) = (&whole.known.form, &whole.member);
    let joining = form.about.joining.as_deref().map(|joining| format!(" {joining}")).unwrap_or_default();
    let path = shown.chrome.languages.iter().find(|language| language.code == form.language);
    let path = path.map_or("", |language| language.path.as_str());
    let page = format!("{}{}{path}{}", shown.chrome.origin, shown.chrome.base_path, form.about.address);
    let said = [
        ("name", member.name.as_str()),
        ("about", &form.about.name),
        ("sentence", sentence),
        ("joining", &joining),
        ("page", &page),
    ];
    let mail = worded(server, shown, &form.language, key, &said, purpose)?;
    // Where an AMAP reads in private is told to nobody: answers go to the mailbox that is public.
    let mailbox = if OF_PUBLISHER.contains(&whole.enquiry.kind) { &form.publisher } else { &form.mailbox };
    let reply_to = Some(mailbox.clone()).filter(|mailbox| is_sendable(mailbox));
    Ok(Mail { email: member.email.clone(), name: member.name.clone(), reply_to, ..mail })
}

/// The kinds that whoever publishes the content reads; others go to the AMAP or the farm that they are about.
pub const OF_PUBLISHER: [Kind; 3] = [Kind::NewListing, Kind::Correction, Kind::StartAmap];

/// Where an enquiry is read, and the page whose queue it stands in.
fn reader(shown: &Shown, form: &Form, kind: Kind) -> (String, String) {
    if OF_PUBLISHER.contains(&kind) {
        return (form.publisher.clone(), "/".to_owned());
    }
    let private = shown.private.get(&form.id).and_then(|private| private.coordination.clone());
    (private.unwrap_or_else(|| form.mailbox.clone()), form.about.address.clone())
}

/// The language of whoever reads: the site's first.
pub fn main_language<'a>(shown: &'a Shown, form: &'a Form) -> &'a str {
    shown.chrome.languages.first().map_or(form.language.as_str(), |language| language.code.as_str())
}
