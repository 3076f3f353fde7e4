//! The page of an AMAP's permanences: what is still to be taken, and the form that takes it.

use domain::contract::Mistake;
use domain::{Date, Notice, Vocabulary};
use serde::Serialize;
use themes::Messages;

use super::{Control, ToldContext, told};
use crate::fields::Fields;
use crate::form::Party;
use crate::rota::{Post, Role, Rota, RotaDay, RotaRecord};

/// The permanences of an AMAP and the form.
#[derive(Debug, Serialize)]
pub struct RotaContext {
    /// Where the form is sent, from the root of the intake.
    pub action: String,
    /// The page, from the root of the site.
    pub address: String,
    /// The AMAP.
    pub amap: Party,
    /// How often each household comes in a year, or none.
    pub quota: Option<u32>,
    /// How many days before one may sign up at the earliest.
    pub opens: u32,
    /// Until how many days before a turn is given up freely, or none where hours count.
    pub cancel_days: Option<u32>,
    /// Until how many hours before, or none where days count.
    pub cancel_hours: Option<u32>,
    /// What there is to do at each distribution.
    pub roles: Vec<Role>,
    /// What is wrong.
    pub mistakes: Vec<ToldContext>,
    /// Posts that still have a place, where the one that was chosen has none.
    pub others: Vec<OtherContext>,
    /// Distributions for which one may sign up, by day.
    pub days: Vec<RotaDayContext>,
    /// The next distribution for which one may not yet, or none.
    pub next: Option<String>,
    /// The day from which one may, or none.
    pub next_opens: Option<String>,
    /// What is chosen.
    pub slot: Control,
    /// Name.
    pub name: Control,
    /// Address of mail.
    pub email: Control,
    /// Telephone.
    pub phone: Control,
    /// Who comes along.
    pub friend: Control,
    /// Whether the site may show the name.
    pub is_shown: bool,
    /// The link of a member, who need not confirm; empty for none.
    pub member: String,
    /// Whose turn is taken once the address is proven: `anyone`, `members`, who knows the `word`, or none without `approval`.
    pub signers: &'static str,
    /// The word of the AMAP.
    pub word: Control,
}

/// A distribution.
#[derive(Debug, Serialize)]
pub struct RotaDayContext {
    /// Its place in the list, from 1: ids of the page are made of it.
    pub number: usize,
    /// The day on which it is held.
    pub date: String,
    /// The day first planned.
    pub planned: String,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Where, or none.
    pub place: Option<String>,
    /// Why it differs from others, or none.
    pub reason: Option<String>,
    /// What there is to do.
    pub posts: Vec<PostContext>,
}

/// A role at a distribution.
#[derive(Debug, Serialize)]
pub struct PostContext {
    /// Its control's id: `slot.3.1`.
    pub control: String,
    /// What the form sends.
    pub value: String,
    /// Role.
    pub role: String,
    /// How many it takes.
    pub needed: u32,
    /// How many come.
    pub taken: u32,
    /// How many it still takes.
    pub left: u32,
    /// Names of those who chose to be shown.
    pub names: Vec<String>,
    /// Whether somebody looks for a stand-in.
    pub is_sought: bool,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A post that still has a place.
#[derive(Debug, Serialize)]
pub struct OtherContext {
    /// Its control.
    pub control: String,
    /// Day.
    pub date: String,
    /// Role.
    pub role: String,
}

/// Other posts that a refusal names.
const OTHERS: usize = 4;

impl RotaContext {
    /// The page as of `today`, with what was typed and what is wrong with it; `record` is what is taken.
    pub fn new(
        rota: &Rota,
        revision: &str,
        typed: &Fields,
        mistakes: &[Mistake],
        record: &RotaRecord,
        messages: &Messages,
        today: Date,
    ) -> Self {
        let told = told(messages, typed, mistakes);
        let chosen = typed.get("slot");
        let coming = || rota.days.iter().filter(|day| day.date >= today);
        let open = coming().filter(|day| rota.is_open(day, today));
        let days: Vec<RotaDayContext> =
            open.zip(1..).map(|(day, number)| day_context(rota, day, number, record, chosen)).collect();
        let next = coming().find(|day| !rota.is_open(day, today));
        let control = |name: &str| Control {
            name: name.to_owned(),
            value: typed.get(name).to_owned(),
            error: told.iter().find(|one| one.control == name).map(|one| one.sentence.clone()),
        };
        let is_full = mistakes.iter().any(|mistake| matches!(mistake.code.as_str(), "turn-full" | "turn-gone"));
        let (cancel_days, cancel_hours) = match rota.rules.cancel {
            Notice::Days(days) => (Some(days), None),
            Notice::Hours(hours) => (None, Some(hours)),
        };
        Self {
            action: crate::Manifest::action(rota, revision),
            address: rota.address.clone(),
            amap: rota.amap.clone(),
            quota: rota.quota,
            opens: rota.rules.opens,
            roles: rota.roles.clone(),
            cancel_days,
            cancel_hours,
            others: if is_full { others(&days, chosen) } else { Vec::new() },
            days,
            next: next.map(|day| day.date.to_string()),
            next_opens: next.map(|day| rota.opens(day).to_string()),
            slot: control("slot"),
            name: control("name"),
            email: control("email"),
            phone: control("phone"),
            friend: control("friend"),
            is_shown: typed.is_ticked("shown"),
            member: typed.get("member").to_owned(),
            signers: rota.rules.signers.key(),
            word: control("word"),
            mistakes: told,
        }
    }
}

fn day_context(rota: &Rota, day: &RotaDay, number: usize, record: &RotaRecord, chosen: &str) -> RotaDayContext {
    let posts = rota.roles.iter().zip(1..).map(|(role, at)| {
        let post = Post { day, role };
        let (taken, value) = (record.of(&post), post.value());
        PostContext {
            control: format!("slot.{number}.{at}"),
            is_chosen: value == chosen,
            value,
            role: role.name.clone(),
            needed: role.needed,
            taken: taken.map_or(0, |taken| taken.people),
            left: record.left(&post),
            names: taken.map(|taken| taken.names.clone()).unwrap_or_default(),
            is_sought: taken.is_some_and(|taken| taken.is_sought),
        }
    });
    let hour = |time: domain::Time| time.strftime("%H:%M").to_string();
    RotaDayContext {
        number,
        date: day.date.to_string(),
        planned: day.delivery.0.to_string(),
        start: hour(day.start),
        end: hour(day.end),
        place: day.place.clone(),
        reason: day.reason.clone(),
        posts: posts.collect(),
    }
}

/// Posts with a place left, beginning with those of the day that was wanted.
fn others(days: &[RotaDayContext], chosen: &str) -> Vec<OtherContext> {
    let free = days.iter().flat_map(|day| day.posts.iter().map(move |post| (day, post)));
    let mut free: Vec<_> = free.filter(|(_, post)| post.left > 0).collect();
    let wanted = chosen.split('/').next().unwrap_or_default();
    free.sort_by_key(|(_, post)| !post.value.split('/').next().unwrap_or_default().eq(wanted));
    let others = free.into_iter().take(OTHERS).map(|(day, post)| OtherContext {
        control: post.control.clone(),
        date: day.date.clone(),
        role: post.role.clone(),
    });
    others.collect()
}
