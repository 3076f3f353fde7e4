//! The manifest of an AMAP's permanences: who is needed at which distribution, until when one may give a turn up, and when the
//! mails about it go out. And what a person types who takes a turn, read.

use domain::calendar::plus_days;
use domain::contract::{Mistake, Mistakes};
use domain::{Date, DeliveryId, Notice, Signers, Time};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::entry::{LONGEST, Member, is_email};
use crate::{Fields, Manifest, Party};

/// The permanences of an AMAP over some months. It changes with its content, and when a month begins: what is open today is said
/// by whoever knows the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rota {
    /// Version of this format, [`Manifest::SCHEMA`].
    pub schema: u32,
    /// Which form: `permanence.les-deux-rives`.
    pub id: String,
    /// Language in which it is shown.
    pub language: String,
    /// Its page, from the root of the site in this language: `/amap/les-deux-rives/permanences/`.
    pub address: String,
    /// The AMAP. Its address names it in what is stored.
    pub amap: Party,
    /// What there is to do at each distribution.
    pub roles: Vec<Role>,
    /// The distributions, by day; those that are cancelled are not among them.
    pub days: Vec<RotaDay>,
    /// Deadlines and mails.
    pub rules: Rules,
    /// How often each household comes in a year; `None` where nobody said how many there are.
    pub quota: Option<u32>,
    /// Time zone of its days, an IANA name.
    pub timezone: String,
}

/// Something to do at each distribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its name, by which it is known.
    pub name: String,
    /// How many people it takes.
    pub needed: u32,
    /// What there is to do.
    pub note: Option<String>,
}

/// A distribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaDay {
    /// The day on which it was first planned.
    pub delivery: DeliveryId,
    /// Which of those first planned on that day, as its place's keyword; empty where there can be only one.
    pub mark: String,
    /// The day on which it is held.
    pub date: Date,
    /// Start.
    pub start: Time,
    /// End.
    pub end: Time,
    /// Name and address of the place.
    pub place: Option<String>,
    /// Why it differs from others.
    pub reason: Option<String>,
}

/// Who may come, deadlines and mails of permanences. Days are counted back from the distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// How many days before one may sign up at the earliest.
    pub opens: u32,
    /// Until when a turn is given up freely; afterwards somebody else must take it.
    pub cancel: Notice,
    /// How many days before who comes is reminded.
    pub reminder: u32,
    /// How many days before those who miss are called for.
    pub call: u32,
    /// Whose turn is taken once the address is proven; whose is not waits for the coordination.
    #[serde(default = "anyone")]
    pub signers: Signers,
}

/// Manifests that do not say.
fn anyone() -> Signers {
    Signers::Anyone
}

impl Rules {
    /// Nobody signs up earlier, in days.
    pub const MOST_OPENS: u32 = 300;
    /// No mail goes out earlier, in days.
    pub const MOST_BEFORE: u32 = 30;
}

/// The defaults of CAMAP, and two days to give a turn up.
impl Default for Rules {
    fn default() -> Self {
        Self { opens: 60, cancel: Notice::Hours(48), reminder: 4, call: 7, signers: Signers::Anyone }
    }
}

impl Manifest for Rota {
    const KIND: &str = "permanence";
    const SCHEMA: u32 = 1;

    fn schema(&self) -> u32 {
        self.schema
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn language(&self) -> &str {
        &self.language
    }
}

/// A role at a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post<'a> {
    /// The distribution.
    pub day: &'a RotaDay,
    /// The role.
    pub role: &'a Role,
}

impl Post<'_> {
    /// As forms send it: `2026-10-08-halle/Accueil`.
    pub fn value(&self) -> String {
        format!("{}/{}", self.day.key(), self.role.name)
    }

    /// The role as it is stored beside the day first planned: `Accueil`, or `Accueil@halle` where days have several distributions.
    pub fn word(&self) -> String {
        word(&self.role.name, &self.day.mark)
    }
}

/// The role as it is stored, at one of a day's distributions.
fn word(role: &str, mark: &str) -> String {
    if mark.is_empty() { role.to_owned() } else { format!("{role}@{mark}") }
}

/// The name of a role as it is stored, for one that the rota does not have any more.
pub fn role_name(word: &str) -> &str {
    word.rsplit_once('@').map_or(word, |(role, _)| role)
}

impl RotaDay {
    /// Its identity within the rota: `2026-10-08`, `2026-10-08-halle`.
    pub fn key(&self) -> String {
        let planned = self.delivery.0;
        if self.mark.is_empty() { planned.to_string() } else { format!("{planned}-{}", self.mark) }
    }

    /// When and where it is, to tell whether it was moved since: `2026-10-08 18:30, Halle, 35000 Rennes`.
    pub fn told(&self) -> String {
        let start = self.start.strftime("%H:%M");
        format!("{} {start}, {}", self.date, self.place.as_deref().unwrap_or_default())
    }

    /// Whether it has begun.
    pub fn has_begun(&self, now: DateTime) -> bool {
        self.date.to_datetime(self.start) <= now
    }
}

impl Rota {
    /// Every role at every distribution, by day.
    pub fn posts(&self) -> impl Iterator<Item = Post<'_>> {
        self.days.iter().flat_map(|day| self.roles.iter().map(move |role| Post { day, role }))
    }

    /// The post that a form names.
    pub fn post(&self, value: &str) -> Option<Post<'_>> {
        self.posts().find(|post| post.value() == value)
    }

    /// The post behind what is stored: the day first planned, and the role.
    pub fn stored(&self, planned: Date, stored: &str) -> Option<Post<'_>> {
        self.posts().find(|post| post.day.delivery.0 == planned && post.word() == stored)
    }

    /// Whether the distribution of a post that is stored is still held: a role may be called otherwise now.
    pub fn is_held(&self, planned: Date, stored: &str) -> bool {
        let mark = stored.rsplit_once('@').map_or("", |(_, mark)| mark);
        self.days.iter().any(|day| day.delivery.0 == planned && (day.mark.is_empty() || day.mark == mark))
    }

    /// The first day on which one may sign up for a distribution.
    pub fn opens(&self, day: &RotaDay) -> Date {
        plus_days(day.date, -i64::from(self.rules.opens)).unwrap_or(Date::MIN)
    }

    /// Whether one may sign up for a distribution on this day; its hours are not looked at.
    pub fn is_open(&self, day: &RotaDay, today: Date) -> bool {
        (self.opens(day)..=day.date).contains(&today)
    }

    /// From when a turn is not given up freely any more; `None` beyond the calendar.
    pub fn deadline(&self, day: &RotaDay) -> Option<Timestamp> {
        self.rules.cancel.deadline(day.date.to_datetime(day.start), &self.zone())
    }

    /// The time zone of its days; UTC for a name that nobody knows.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.timezone).unwrap_or(TimeZone::UTC)
    }

    /// Reads what was typed by somebody who takes a turn. `now` is the hour where the distributions are.
    ///
    /// # Errors
    /// Everything that is wrong, each with its field. Whether there is a place left is for the store to say.
    pub fn review(&self, fields: &Fields, now: DateTime) -> Result<(Post<'_>, Turn), Mistakes> {
        let mut mistakes = Mistakes::new();
        let post = self.wanted(fields, now).map_err(|mistake| mistakes.push(mistake)).ok();
        let turn = Turn::read(fields, &mut mistakes);
        match post {
            Some(post) if mistakes.is_empty() => Ok((post, turn)),
            _ => Err(mistakes),
        }
    }

    fn wanted(&self, fields: &Fields, now: DateTime) -> Result<Post<'_>, Mistake> {
        let wanted = fields.get("slot");
        if wanted.is_empty() {
            return Err(Mistake::new("turn-missing", "slot"));
        }
        let post = self.post(wanted).ok_or_else(|| Mistake::new("turn-gone", "slot"))?;
        if post.day.has_begun(now) {
            return Err(Mistake::new("turn-over", "slot").with("day", post.day.date));
        }
        let opens = self.opens(post.day);
        if now.date() < opens {
            return Err(Mistake::new("turn-not-open", "slot").with("day", opens));
        }
        Ok(post)
    }
}

/// What a person types who takes a turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// Who comes; without postal address.
    pub member: Member,
    /// Who comes along, and needs no address of mail.
    pub friend: Option<String>,
    /// Whether the site may show the name.
    pub is_shown: bool,
}

impl Turn {
    /// What can be read; what cannot is added to the mistakes.
    pub fn read(fields: &Fields, mistakes: &mut Mistakes) -> Self {
        let mut line = |name: &str| {
            let text = fields.get(name);
            if text.chars().count() > LONGEST {
                mistakes.push(Mistake::new("field-too-long", name).with("most", LONGEST));
            }
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let [name, email, phone, friend] = ["name", "email", "phone", "friend"].map(&mut line);
        if name.is_empty() {
            mistakes.push(Mistake::new("field-name-missing", "name"));
        }
        if email.is_empty() {
            mistakes.push(Mistake::new("turn-email-missing", "email"));
        } else if !is_email(&email) {
            mistakes.push(Mistake::new("field-email", "email").with("found", &email));
        }
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        if !phone.is_empty() && !(6..=15).contains(&digits) {
            mistakes.push(Mistake::new("field-phone", "phone").with("found", &phone));
        }
        Self {
            member: Member { name, email, phone, ..Member::default() },
            friend: Some(friend).filter(|friend| !friend.is_empty()),
            is_shown: fields.is_ticked("shown"),
        }
    }

    /// How many come.
    pub fn people(&self) -> u32 {
        if self.friend.is_some() { 2 } else { 1 }
    }
}

/// How far the turns of a rota are taken: what a store knows and a page may show. It names only who chose it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaRecord {
    /// Posts of which something is taken.
    pub taken: Vec<Taken>,
}

/// How far a post is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The distribution, by the day first planned.
    pub delivery: Date,
    /// The role, as it is stored ([`Post::word`]).
    pub role: String,
    /// How many come.
    pub people: u32,
    /// The names of those who chose to be shown.
    pub names: Vec<String>,
    /// Whether one of them looks for somebody to come instead.
    pub is_sought: bool,
}

impl RotaRecord {
    /// How far a post is taken; `None` where nobody comes.
    pub fn of(&self, post: &Post<'_>) -> Option<&Taken> {
        let word = post.word();
        self.taken.iter().find(|taken| taken.delivery == post.day.delivery.0 && taken.role == word)
    }

    /// How many a post still takes.
    pub fn left(&self, post: &Post<'_>) -> u32 {
        post.role.needed.saturating_sub(self.of(post).map_or(0, |taken| taken.people))
    }

    /// Adds somebody who comes; the name only where they chose to be shown.
    pub fn add(&mut self, delivery: Date, role: &str, people: u32, name: Option<String>, is_sought: bool) {
        let own = self.taken.iter().position(|taken| taken.delivery == delivery && taken.role == role);
        let at = own.unwrap_or_else(|| {
            self.taken.push(Taken { delivery, role: role.to_owned(), ..Taken::default() });
            self.taken.len() - 1
        });
        if let Some(taken) = self.taken.get_mut(at) {
            taken.people = taken.people.saturating_add(people);
            taken.names.extend(name);
            taken.is_sought |= is_sought;
        }
    }
}
