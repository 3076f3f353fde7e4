//! The pages of enquiries: the form, what was sent and is to be confirmed, where it stands, and the queue of who reads it.

use domain::contract::Mistake;
use serde::Serialize;
use themes::{Messages, format};

use super::ToldContext;
use crate::Manifest;
use crate::enquiry::{Answers, Enquiry};
use crate::entry::Member;
use crate::fields::Fields;
use crate::wording;

/// A form to ask something with.
#[derive(Debug, Serialize)]
pub struct EnquiryContext {
    /// What is asked for: `join`, `waiting-list`, `write`, `propose`, `start`.
    pub topic: &'static str,
    /// What it is about.
    pub about: EnquiryAbout,
    /// Its page.
    pub address: String,
    /// Where the form is sent, from the root of the intake.
    pub action: String,
    /// What is wrong with what was typed.
    pub mistakes: Vec<ToldContext>,
    /// What is asked, in order.
    pub questions: Vec<QuestionContext>,
    /// How many wait on the list already, or none where that is not known.
    pub listed: Option<u64>,
    /// What the law has people told.
    pub notice: NoticeContext,
}

/// What an enquiry is about.
#[derive(Debug, Clone, Serialize)]
pub struct EnquiryAbout {
    /// Name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// What it is: `amap`, `ferme`, or `site`.
    pub kind: &'static str,
}

/// Something that is asked.
#[derive(Debug, Serialize)]
pub struct QuestionContext {
    /// Its word: the name of its control.
    pub name: String,
    /// How it is answered: `text`, `lines`, `email`, `tel`, `choice`, `date`, `number`, `url`, `postcode`.
    pub kind: &'static str,
    /// Whether nothing can be done without it.
    pub is_required: bool,
    /// What browsers fill in, or empty.
    pub fill: String,
    /// The most characters of an answer; of a number, the largest.
    pub longest: usize,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// Whether there is a message `ask-<name>-hint`.
    pub has_hint: bool,
    /// What was typed.
    pub value: String,
    /// What is wrong with it, or none.
    pub error: Option<String>,
}

/// What the law has people told beside the fields.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeContext {
    /// Who answers for the data.
    pub controller: String,
    /// Where one writes about them.
    pub contact: String,
    /// Who reads what is sent.
    pub readers: Vec<String>,
    /// Why the law lets it be kept: `request` or `interest`.
    pub basis: &'static str,
    /// For how many years after the last contact it is kept.
    pub years: u32,
    /// After how many days it is erased where nobody confirms it.
    pub days: u32,
}

/// What somebody sent.
#[derive(Debug, Clone, Serialize)]
pub struct SentContext {
    /// What is asked for.
    pub topic: &'static str,
    /// What it is about.
    pub about: EnquiryAbout,
    /// Who sent it.
    pub name: String,
    /// Their address of mail.
    pub email: String,
    /// Their telephone, or empty.
    pub phone: String,
    /// What they answered, in order.
    pub answers: Vec<AnswerContext>,
}

/// An answer.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerContext {
    /// The word of its question.
    pub name: String,
    /// How it is answered.
    pub kind: &'static str,
    /// The answer: a day, a number, the word of a choice, text.
    pub value: String,
}

/// What was sent and is to be confirmed, or where it stands.
#[derive(Debug, Serialize)]
pub struct StandingContext {
    /// Where the page sends its forms, from the root of the intake.
    pub link: String,
    /// Where it stands: `received`, `waiting`, `done`, `refused`.
    pub state: &'static str,
    /// What was sent.
    pub sent: SentContext,
    /// Its place on the waiting list, from 1, or none.
    pub position: Option<u64>,
    /// What the law has people told.
    pub notice: NoticeContext,
}

/// What waits for whoever reads it.
#[derive(Debug, Serialize)]
pub struct QueueContext {
    /// Where the page sends its forms, from the root of the intake.
    pub link: String,
    /// The page whose queue it is.
    pub about: EnquiryAbout,
    /// What was just done, or none: `accept`, `list`, `refuse`, `done`.
    pub did: Option<String>,
    /// What waits, what was confirmed first first.
    pub rows: Vec<QueueRow>,
    /// What is wrong with what was typed.
    pub mistakes: Vec<ToldContext>,
}

/// Something that waits.
#[derive(Debug, Serialize)]
pub struct QueueRow {
    /// Its number.
    pub id: i64,
    /// What it is: `join`, `waiting-list`, `contact`, `new-listing`, `correction`, `start-amap`.
    pub kind: &'static str,
    /// The day on which it was confirmed.
    pub day: String,
    /// Its place on the waiting list, from 1, or none.
    pub position: Option<u64>,
    /// What was sent.
    pub sent: SentContext,
    /// The content file that is to be changed or made, or none.
    pub file: Option<String>,
    /// What that file may say: for a new listing.
    pub text: Option<String>,
    /// The word to the person, as it was typed.
    pub sentence: String,
    /// What is wrong with it, or none.
    pub error: Option<String>,
}

impl EnquiryContext {
    /// The page of a form, with what was typed and what is wrong with it.
    pub fn new(form: &Enquiry, revision: &str, typed: &Fields, mistakes: &[Mistake], messages: &Messages) -> Self {
        let told: Vec<ToldContext> = mistakes
            .iter()
            .map(|mistake| ToldContext {
                control: mistake.field.clone(),
                sentence: format::upper_first(&wording::mistake(messages, mistake)),
            })
            .collect();
        let questions = form.questions.iter().map(|question| QuestionContext {
            name: question.key.clone(),
            kind: question.ask.key(),
            is_required: question.is_required,
            fill: question.fill.clone(),
            longest: question.longest,
            choices: question.choices.clone(),
            has_hint: messages.has(&format!("ask-{}-hint", question.key)),
            value: typed.get(&question.key).to_owned(),
            error: told.iter().find(|told| told.control == question.key).map(|told| told.sentence.clone()),
        });
        Self {
            topic: form.topic.key(),
            about: EnquiryAbout::of(form),
            address: form.address.clone(),
            action: form.action(revision),
            questions: questions.collect(),
            mistakes: told,
            listed: None,
            notice: NoticeContext::of(form),
        }
    }
}

impl EnquiryAbout {
    /// What a form is about.
    pub fn of(form: &Enquiry) -> Self {
        let address = form.about.address.clone();
        let kind = if address.starts_with("/amap/") {
            "amap"
        } else if address.starts_with("/ferme/") {
            "ferme"
        } else {
            "site"
        };
        Self { name: form.about.name.clone(), address, kind }
    }
}

impl NoticeContext {
    /// The notice of a form.
    pub fn of(form: &Enquiry) -> Self {
        let notice = form.notice.clone();
        Self {
            controller: notice.controller,
            contact: notice.contact,
            readers: notice.readers,
            basis: form.topic.basis(),
            years: notice.years,
            days: notice.days,
        }
    }
}

impl SentContext {
    /// What somebody sent with a form.
    pub fn new(form: &Enquiry, member: &Member, answers: &Answers) -> Self {
        let kind = |key: &str| form.questions.iter().find(|question| question.key == key);
        let answers = answers.0.iter().map(|(key, value)| AnswerContext {
            name: key.clone(),
            kind: kind(key).map_or("text", |question| question.ask.key()),
            value: value.clone(),
        });
        Self {
            topic: form.topic.key(),
            about: EnquiryAbout::of(form),
            name: member.name.clone(),
            email: member.email.clone(),
            phone: member.phone.clone(),
            answers: answers.collect(),
        }
    }

    /// The same in words, a line for each answer: « Nombre de personnes : 4 ».
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        let colon = messages.text("colon");
        let lines = self.answers.iter().map(|answer| {
            let asked = messages.text(&format!("ask-{}", answer.name));
            let value = match answer.kind {
                "choice" => messages.text(&format!("ask-{}-{}", answer.name, answer.value)),
                "date" => {
                    answer.value.parse().map_or(answer.value.clone(), |day| format::date_long(messages, day, true))
                }
                _ => answer.value.clone(),
            };
            format!("{asked}{colon} {value}")
        });
        lines.collect()
    }
}
