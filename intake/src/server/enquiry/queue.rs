//! The queue of whoever reads enquiries: an AMAP's coordination, a farm, whoever publishes the content.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::contract::Mistake;
use forms::enquiry::listing;
use forms::page::enquiry::{EnquiryAbout, QueueContext, QueueRow};
use forms::page::told as in_words;
use forms::{Enquiry as Form, Fields, Topic};

use super::{TO_MANAGE, Whole, found, mails, told, whole};
use crate::server::failure::Failure;
use crate::server::{Server, answer, letter};
use crate::store::enquiries::{self, EnquiryError, EnquiryState, Kind};
use crate::store::members::{self, Source};
use crate::store::outbox;
use crate::store::tokens::{self, Purpose, Subject, Token};

/// The most characters of a word to a person.
const LONGEST: usize = 1_000;
/// What an AMAP or a farm reads.
const OF_PAGE: [Kind; 3] = [Kind::Join, Kind::WaitingList, Kind::Contact];

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// There is a place.
    Accept,
    /// There will be one: they wait.
    List,
    /// There is none, or it is not followed.
    Refuse,
    /// It is dealt with.
    Done,
}

impl Decision {
    /// What a button says; `None` where it is none of this kind.
    fn read(word: &str, kind: Kind) -> Option<Self> {
        let is_for_place = matches!(kind, Kind::Join | Kind::WaitingList);
        match word {
            "accept" if is_for_place => Some(Self::Accept),
            "list" if kind == Kind::Join => Some(Self::List),
            "refuse" => Some(Self::Refuse),
            "done" if !is_for_place => Some(Self::Done),
            _ => None,
        }
    }

    /// What the person is mailed, and the page to which its link leads; `None` for no mail.
    fn mail(self, kind: Kind, sentence: &str) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Accept => Some(("enquiry-accepted", "")),
            Self::List => Some(("enquiry-listed", "ma-demande")),
            // A message is answered by mail: the page only notes that it was.
            _ if kind == Kind::Contact || sentence.is_empty() => None,
            Self::Refuse => Some(("enquiry-refused", "")),
            Self::Done => Some(("enquiry-done", "")),
        }
    }
}

/// What was typed of a row, and what is wrong with it.
struct Typed<'a> {
    id: i64,
    sentence: &'a str,
    mistake: Option<Mistake>,
}

/// `GET /forms/lien/demande/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    told(&server, shown(&server, &token, None, None).await)
}

async fn shown(server: &Server, token: &str, did: Option<&str>, typed: Option<Typed<'_>>) -> Result<Response, Failure> {
    let (about, own) = waiting(server, token).await?;
    let book = server.book.shown();
    let language = book.chrome.languages.first().map_or("fr", |language| language.code.as_str());
    let topic = if about == "/" { Topic::Propose } else { Topic::Write };
    let current = server.book.current::<Form>(&book, &topic.form_id(&about), language)?;
    // A page that the site has no more keeps the queue of what was sent to it.
    let known = current.or_else(|| own.first().map(|whole| whole.known.clone())).ok_or(Failure::NoForm)?;
    let messages = book.desk.messages(language)?;
    let mistakes: Vec<Mistake> = typed.iter().filter_map(|typed| typed.mistake.clone()).collect();
    let mistakes = in_words(messages, &Fields::default(), &mistakes);
    let rows = own.iter().map(|whole| {
        let own = typed.as_ref().filter(|typed| typed.id == whole.enquiry.id.0);
        let error = own.and_then(|_| mistakes.first()).map(|told| told.sentence.clone());
        QueueRow { error, sentence: own.map_or("", |typed| typed.sentence).to_owned(), ..row(whole) }
    });
    let context = QueueContext {
        link: format!("/forms/lien/demande/{token}"),
        about: EnquiryAbout::of(&known.form),
        did: did.map(str::to_owned),
        rows: rows.collect(),
        mistakes: mistakes.clone(),
    };
    let html = book.desk.page(language, "enquiry-queue.html", "enquiry", context)?;
    Ok(answer::page(if mistakes.is_empty() { 200 } else { 422 }, html))
}

fn row(whole: &Whole) -> QueueRow {
    let enquiry = &whole.enquiry;
    let (file, text) = match enquiry.kind {
        Kind::NewListing => {
            let listing = listing(&whole.answers);
            (Some(listing.path), Some(listing.text))
        }
        Kind::Correction => (whole.known.form.about.file.clone(), None),
        _ => (None, None),
    };
    QueueRow {
        id: enquiry.id.0,
        kind: enquiry.kind.word(),
        day: enquiry.confirmed_at.map(|at| at.to_string().chars().take(10).collect()).unwrap_or_default(),
        position: whole.position,
        sent: whole.sent(),
        file,
        text,
        sentence: String::new(),
        error: None,
    }
}

/// The page whose queue a link opens, and what waits in it.
async fn waiting(server: &Server, token: &str) -> Result<(String, Vec<Whole>), Failure> {
    let asked = Token::new(token);
    let (about, own) = server
        .store
        .read(move |view| {
            let Subject::Queue(about) = tokens::look(view, &asked, Purpose::SettleEnquiry)? else {
                return Err(Failure::Enquiry(EnquiryError::Unknown));
            };
            let (kinds, of) = if about == "/" { (mails::OF_PUBLISHER, "") } else { (OF_PAGE, about.as_str()) };
            let own = enquiries::queue(view, &kinds, of)?.into_iter().map(|enquiry| found(view, enquiry));
            Ok((about.clone(), own.collect::<Result<Vec<_>, Failure>>()?))
        })
        .await?;
    // One whose form is gone hides no other.
    let own = own.into_iter().filter_map(|found| whole(server, found).inspect_err(Failure::log).ok());
    Ok((about, own.collect()))
}

/// `POST /forms/lien/demande/{token}`: decides on one that waits.
pub async fn settle(State(server): State<Arc<Server>>, Path(token): Path<String>, body: Bytes) -> Response {
    told(&server, settled(&server, &token, &body).await)
}

async fn settled(server: &Server, token: &str, body: &[u8]) -> Result<Response, Failure> {
    let fields = Fields::read(body);
    let (_, own) = waiting(server, token).await?;
    let named = own.into_iter().find(|whole| whole.enquiry.id.to_string() == fields.get("enquiry"));
    let whole = named.ok_or(Failure::Enquiry(EnquiryError::State(EnquiryState::Done)))?;
    let (id, kind) = (whole.enquiry.id, whole.enquiry.kind);
    let Some(decision) = Decision::read(fields.get("do"), kind) else { return shown(server, token, None, None).await };
    let sentence = fields.get("sentence").replace('\r', "");
    let sentence = sentence.as_str();
    let field = format!("mot-{id}");
    let is_missing =
        sentence.is_empty() && decision == Decision::Refuse && matches!(kind, Kind::Join | Kind::WaitingList);
    let mistake = if is_missing {
        Some(Mistake::new("missing-sentence", field))
    } else if sentence.chars().count() > LONGEST {
        Some(Mistake::new("field-too-long", field).with("most", LONGEST))
    } else {
        None
    };
    if mistake.is_some() {
        return shown(server, token, None, Some(Typed { id: id.0, sentence, mistake })).await;
    }
    let book = server.book.shown();
    let mail = decision.mail(kind, sentence).map(|(key, purpose)| {
        let mail = mails::to_person(server, &book, &whole, key, sentence, purpose)?;
        Ok::<_, Failure>((mail, !purpose.is_empty()))
    });
    let (mail, asked) = (mail.transpose()?, Token::new(token));
    // Whoever has a place may sign what only members sign.
    let member = (decision == Decision::Accept).then(|| (whole.enquiry.about.clone(), whole.member.clone()));
    server
        .store
        .write(move |change| {
            tokens::redeem(change, &asked, Purpose::SettleEnquiry)?;
            match decision {
                Decision::List => enquiries::shelve(change, id)?,
                decision => enquiries::settle(change, id, decision != Decision::Refuse)?,
            };
            if let Some((amap, member)) = member {
                members::learn(change, &amap, &member.email, &member.name, Source::Accepted)?;
            }
            if let Some((mail, has_link)) = mail {
                let mail = if has_link {
                    let link = tokens::issue(change, Purpose::ManageEnquiry, &Subject::Enquiry(id), TO_MANAGE)?;
                    letter::linked(mail, link)
                } else {
                    mail
                };
                outbox::push(change, &mail)?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    shown(server, token, Some(fields.get("do")), None).await
}

/// `GET /forms/lien/demande/{token}/{id}/fiche.md`: the file of a new listing.
pub async fn file(State(server): State<Arc<Server>>, Path((token, id)): Path<(String, String)>) -> Response {
    told(&server, written(&server, &token, &id).await)
}

async fn written(server: &Server, token: &str, id: &str) -> Result<Response, Failure> {
    let (_, own) = waiting(server, token).await?;
    let is_it = |whole: &&Whole| whole.enquiry.id.to_string() == id && whole.enquiry.kind == Kind::NewListing;
    let whole = own.iter().find(is_it).ok_or(Failure::Enquiry(EnquiryError::Unknown))?;
    let listing = listing(&whole.answers);
    let mut response = answer::typed(200, "text/markdown; charset=utf-8", listing.text.into_bytes());
    let name = listing.path.rsplit('/').next().unwrap_or_default();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
