//! What a person answered, read; or everything that is wrong, each with its field.

use domain::Date;
use domain::contract::{Mistake, Mistakes};
use jiff::ToSpan;
use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};

use super::{Ask, Enquiry, Question};
use crate::entry::{Member, is_email};
use crate::fields::Fields;

/// Answers, by the keys of their questions, in the order of the form. What was left empty is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Vec<(String, String)>);

impl Answers {
    /// An answer; empty where there is none.
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find(|(known, _)| known == key).map_or("", |(_, answer)| answer)
    }
}

/// The keys of what somebody says of themselves: it is kept apart, so that it can be corrected and erased.
const PERSON: [&str; 3] = ["name", "email", "phone"];

impl Enquiry {
    /// Reads what was typed, on a day: who sends it, and what they answered.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn review(&self, fields: &Fields, today: Date) -> Result<(Member, Answers), Mistakes> {
        let mut mistakes = Mistakes::new();
        let mut answers = Vec::new();
        for question in &self.questions {
            match answer(question, fields.get(&question.key), today) {
                Ok(answer) if answer.is_empty() => {}
                Ok(answer) => answers.push((question.key.clone(), answer)),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let (person, answers): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|(key, _)| PERSON.contains(&key.as_str()));
        let person = Answers(person);
        let [name, email, phone] = PERSON.map(|key| person.get(key).to_owned());
        Ok((Member { name, email, phone, ..Member::default() }, Answers(answers)))
    }
}

/// An answer as it is kept; empty for none.
fn answer(question: &Question, typed: &str, today: Date) -> Result<String, Mistake> {
    let key = question.key.as_str();
    let wrong = |code: &str| Mistake::new(code, key).with("found", typed);
    if typed.is_empty() {
        let missing = question.is_required.then(|| wrong(&format!("missing-{key}")));
        return missing.map_or(Ok(String::new()), Err);
    }
    // Browsers send ends of lines as two characters, and count them as one.
    let count = typed.chars().filter(|c| *c != '\r').count();
    if question.ask != Ask::Number && count > question.longest {
        return Err(Mistake::new("field-too-long", key).with("most", question.longest));
    }
    match question.ask {
        Ask::Text => Ok(line(typed)),
        Ask::Lines => Ok(typed.lines().map(line).collect::<Vec<_>>().join("\n").trim().to_owned()),
        Ask::Email => is_email(typed).then(|| typed.to_owned()).ok_or_else(|| wrong("field-email")),
        Ask::Phone => {
            let digits = typed.chars().filter(char::is_ascii_digit).count();
            (6..=15).contains(&digits).then(|| line(typed)).ok_or_else(|| wrong("field-phone"))
        }
        Ask::Choice => {
            let is_known = question.choices.iter().any(|choice| choice == typed);
            is_known.then(|| typed.to_owned()).ok_or_else(|| wrong(&format!("missing-{key}")))
        }
        Ask::Date => {
            let day = day(typed).ok_or_else(|| wrong("ask-date"))?;
            let last = today.saturating_add(FARTHEST.years());
            if day < today || day > last { Err(wrong("ask-date-far")) } else { Ok(day.to_string()) }
        }
        Ask::Number => {
            let number = typed.parse::<usize>().ok().filter(|number| (1..=question.longest).contains(number));
            number.map(|number| number.to_string()).ok_or_else(|| wrong("ask-number").with("most", question.longest))
        }
        Ask::Web => web(typed).ok_or_else(|| wrong("ask-web")),
        Ask::Postcode => {
            let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
            let is_one = digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_one.then_some(digits).ok_or_else(|| wrong("ask-postcode"))
        }
    }
}

/// Nobody wishes to begin later than in so many years.
const FARTHEST: i64 = 3;

/// Text on one line, without what cannot be seen: it ends up in files and in headers of mails.
fn line(typed: &str) -> String {
    let seen = typed.chars().filter(|c| !c.is_control() || c.is_whitespace());
    let seen: String = seen.filter(|c| !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day as a browser sends it, or as it is written in French: `2026-10-01`, `1/10/2026`.
fn day(typed: &str) -> Option<Day> {
    let french = || {
        let parts: Vec<&str> = typed.split(['/', '.', ' ']).collect();
        let [day, month, year] = parts.as_slice() else { return None };
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    typed.parse().ok().or_else(french)
}

/// An address of the web, with its scheme.
fn web(typed: &str) -> Option<String> {
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let rest = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    let is_plain = whole.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"'\\^`{|}@".contains(c));
    (is_host && is_plain).then_some(whole)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{About, Notice, Topic};
    use super::*;
    use crate::Manifest;

    fn form(topic: Topic) -> Enquiry {
        let about = About { name: "Rives".into(), address: "/amap/rives/".into(), file: None, joining: None };
        Enquiry {
            schema: Enquiry::SCHEMA,
            id: topic.form_id(&about.address),
            language: "fr".into(),
            address: "/amap/rives/x/".into(),
            topic,
            about,
            mailbox: "rives@amap.example".into(),
            publisher: "reseau@amap.example".into(),
            questions: topic.questions(false),
            notice: Notice {
                controller: "Réseau".into(),
                contact: "reseau@amap.example".into(),
                readers: Vec::new(),
                years: Notice::YEARS,
                days: Notice::DAYS,
            },
        }
    }

    fn read(topic: Topic, typed: &[(&str, &str)]) -> Result<(Member, Answers), Vec<(String, String)>> {
        let known = [("name", "Zoé  Le\tGoff"), ("email", "zoe@example.org")];
        let fields: Fields = typed.iter().copied().chain(known).collect();
        let told = |mistake: Mistake| (mistake.field.clone(), mistake.code.clone());
        form(topic).review(&fields, date(2026, 9, 20)).map_err(|wrong| wrong.into_iter().map(told).collect())
    }

    #[test]
    fn who_asks_is_read_apart_from_what_they_ask() {
        let typed = [
            ("start", "1/11/2026"),
            ("people", "4"),
            ("message", " Bonjour,\r\n\r\n  à bientôt\u{7} "),
            ("other", "x"),
        ];
        let (member, answers) = read(Topic::WaitingList, &typed).unwrap();
        assert_eq!((member.name.as_str(), member.email.as_str()), ("Zoé Le Goff", "zoe@example.org"));
        let wanted = [("start", "2026-11-01"), ("people", "4"), ("message", "Bonjour,\n\nà bientôt")];
        assert_eq!(answers.0, wanted.map(|(key, answer)| (key.to_owned(), answer.to_owned())));
        assert_eq!((answers.get("people"), answers.get("name")), ("4", ""));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let typed = [
            ("listing", "shop"),
            ("title", "x".repeat(201).leak() as &str),
            ("postcode", "3500"),
            ("mailbox", "a@b"),
            ("website", "pas un site"),
            ("phone", "12"),
        ];
        let wrong = read(Topic::Propose, &typed).unwrap_err();
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(field, code)| (field.as_str(), code.as_str())).collect();
        let wanted = [
            ("listing", "missing-listing"),
            ("title", "field-too-long"),
            ("postcode", "ask-postcode"),
            ("commune", "missing-commune"),
            ("mailbox", "field-email"),
            ("website", "ask-web"),
            ("phone", "field-phone"),
        ];
        assert_eq!(wrong, wanted);
        let messages = themes::Messages::embedded("fr");
        for (field, code) in wanted {
            let mistake = Mistake::new(code, field).with("found", "x").with("most", 1);
            assert!(!crate::wording::mistake(&messages, &mistake).contains('['), "{code}");
        }
    }

    #[test]
    fn days_numbers_and_addresses_are_read_as_people_write_them() {
        for (typed, wanted) in [
            ("2026-09-20", Ok("2026-09-20")),
            ("2026-09-19", Err("ask-date-far")),
            ("bientôt", Err("ask-date")),
            ("2036-01-01", Err("ask-date-far")),
        ] {
            let read = read(Topic::WaitingList, &[("start", typed)]);
            let read = read.map(|(_, answers)| answers.get("start").to_owned()).map_err(|wrong| wrong[0].1.clone());
            assert_eq!(read, wanted.map(str::to_owned).map_err(str::to_owned), "{typed}");
        }
        for (typed, is_right) in [("0", false), ("12", true), ("1001", false), ("-1", false), ("deux", false)] {
            assert_eq!(read(Topic::Join, &[("people", typed)]).is_ok(), is_right, "{typed}");
        }
        for (typed, wanted) in [
            ("rives.example", Some("https://rives.example")),
            ("http://a.example/x", Some("http://a.example/x")),
            ("javascript://a.b/%0aalert(1)", None),
            ("https://a\"b.c", None),
            ("https://a@b.c", None),
        ] {
            assert_eq!(web(typed).as_deref(), wanted, "{typed}");
        }
    }
}
