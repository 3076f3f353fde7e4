//! What the pages of turns receive: facts, as everywhere.

use domain::contract::Mistake;
use forms::page::{Control, ToldContext, told};
use forms::rota::{Post, role_name};
use forms::{Fields, Rota};
use jiff::Timestamp;
use serde::Serialize;
use themes::Messages;

use crate::store::permanences::SignUp;
use crate::store::permanences::circle::Expected;

/// A turn.
#[derive(Debug, Serialize)]
pub struct TurnContext {
    /// Its number.
    pub id: i64,
    /// Role.
    pub role: String,
    /// The day on which the distribution is held; that first planned where the site does not show it any more.
    pub date: String,
    /// Start, or none where the site does not show it any more.
    pub start: Option<String>,
    /// End, or none.
    pub end: Option<String>,
    /// Where, or none.
    pub place: Option<String>,
    /// Who comes along, or none.
    pub friend: Option<String>,
    /// Whose it is, where they chose to be shown; or none.
    pub name: Option<String>,
    /// Whether a stand-in is looked for.
    pub is_sought: bool,
    /// Whether it may be given up freely.
    pub is_free: bool,
}

/// A question behind a mailed link, answered by a button.
#[derive(Debug, Serialize)]
pub struct AskContext {
    /// Where the page sends its form.
    pub link: String,
    /// `confirm`, `stand-in` or `swap`.
    pub kind: &'static str,
    /// Name of the AMAP.
    pub amap: String,
    /// The turn that is taken.
    pub turn: TurnContext,
    /// The turn that is given for it, or none.
    pub given: Option<TurnContext>,
    /// What is wrong.
    pub mistakes: Vec<ToldContext>,
    /// Name; where the page asks for it.
    pub name: Control,
    /// Telephone; likewise.
    pub phone: Control,
    /// Whether the site may show the name.
    pub is_shown: bool,
}

/// Somebody's turns.
#[derive(Debug, Serialize)]
pub struct TurnsContext {
    /// Where the page sends its forms.
    pub link: String,
    /// Name of the AMAP.
    pub amap: String,
    /// The page of its permanences.
    pub address: String,
    /// Whose they are.
    pub name: String,
    /// Whether the turn of the link is over.
    pub is_ended: bool,
    /// Whether a swap was proposed just now.
    pub is_proposed: bool,
    /// Turns to come, by day.
    pub turns: Vec<TurnContext>,
    /// Turns of others, with which one may swap.
    pub others: Vec<TurnContext>,
    /// Address of the calendar of one's own turns, or none.
    pub calendar: Option<String>,
    /// Address of the calendar of the AMAP, or none.
    pub amap_calendar: Option<String>,
}

impl TurnContext {
    /// A turn as it is to be shown at this moment. The name is told where its owner chose so.
    pub fn new(rota: &Rota, turn: &SignUp, name: &str, now: Timestamp) -> Self {
        let post = rota.stored(turn.distribution, &turn.role);
        let day = post.map(|post| post.day);
        let hour = |time: domain::Time| time.strftime("%H:%M").to_string();
        Self {
            id: turn.id.0,
            role: role_name_of(post, &turn.role),
            date: day.map_or(turn.distribution, |day| day.date).to_string(),
            start: day.map(|day| hour(day.start)),
            end: day.map(|day| hour(day.end)),
            place: day.and_then(|day| day.place.clone()),
            friend: turn.friend.clone(),
            name: Some(name.to_owned()).filter(|name| turn.is_shown && !name.is_empty()),
            is_sought: turn.seeking_at.is_some(),
            is_free: day.and_then(|day| rota.deadline(day)).is_none_or(|deadline| now < deadline),
        }
    }

    /// The same of somebody who comes.
    pub fn of(rota: &Rota, expected: &Expected, now: Timestamp) -> Self {
        Self::new(rota, &expected.turn, &expected.member.name, now)
    }
}

/// The name of a role; that which is stored where the site does not have it any more.
pub fn role_name_of(post: Option<Post<'_>>, stored: &str) -> String {
    post.map_or_else(|| role_name(stored).to_owned(), |post| post.role.name.clone())
}

/// A control with what was typed and what is wrong with it.
pub fn control(name: &str, value: &str, told: &[ToldContext]) -> Control {
    let error = told.iter().find(|one| one.control == name).map(|one| one.sentence.clone());
    Control { name: name.to_owned(), value: value.to_owned(), error }
}

/// What is wrong, in words.
pub fn sentences(messages: &Messages, fields: &Fields, mistakes: &[Mistake]) -> Vec<ToldContext> {
    told(messages, fields, mistakes)
}
