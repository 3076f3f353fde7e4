//! What is asked. The words are messages: `ask-<key>`, with `ask-<key>-hint` where there is one and `ask-<key>-<choice>` of a
//! choice; `mistake-missing-<key>` where it must be answered.

use serde::{Deserialize, Serialize};

use super::Topic;

/// How something is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// A line.
    Text,
    /// A few lines.
    Lines,
    /// An address of electronic mail.
    Email,
    /// A telephone number.
    Phone,
    /// One of a few.
    Choice,
    /// A day that is not over.
    Date,
    /// A number from 1.
    Number,
    /// An address of the web.
    Web,
    /// Five digits.
    Postcode,
}

impl Ask {
    /// The word of templates.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Lines => "lines",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Choice => "choice",
            Self::Date => "date",
            Self::Number => "number",
            Self::Web => "url",
            Self::Postcode => "postcode",
        }
    }
}

/// Something that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its word: the name of its control.
    pub key: String,
    /// How it is answered.
    pub ask: Ask,
    /// Whether nothing can be done without it.
    pub is_required: bool,
    /// What browsers fill in: `given-name`, or empty.
    pub fill: String,
    /// The most characters of an answer; of a number, the largest.
    pub longest: usize,
    /// What can be chosen.
    pub choices: Vec<String>,
}

/// The most characters of a line.
const LINE: usize = 200;
/// The most characters of a message.
const MESSAGE: usize = 4_000;
/// The most households or people that are meant.
const MANY: usize = 1_000;

impl Question {
    fn new(key: &str, ask: Ask, is_required: bool) -> Self {
        let longest = match ask {
            Ask::Lines => MESSAGE,
            Ask::Number => MANY,
            _ => LINE,
        };
        Self { key: key.to_owned(), ask, is_required, fill: String::new(), longest, choices: Vec::new() }
    }

    fn filled(self, fill: &str) -> Self {
        Self { fill: fill.to_owned(), ..self }
    }

    fn of(self, choices: &[&str]) -> Self {
        Self { choices: choices.iter().map(|&choice| choice.to_owned()).collect(), ..self }
    }
}

impl Topic {
    /// What is asked, in the order of the page. `choices` are those of the first question of a message: whoever keeps a page of
    /// what is over takes corrections only.
    pub fn questions(self, is_over: bool) -> Vec<Question> {
        let ask = Question::new;
        let own = match self {
            Self::Join => vec![ask("start", Ask::Date, false), ask("people", Ask::Number, false)],
            Self::WaitingList => vec![ask("start", Ask::Date, true), ask("people", Ask::Number, false)],
            Self::Write => {
                let choices: &[&str] = if is_over { &["correction"] } else { &["question", "correction"] };
                vec![ask("subject", Ask::Choice, true).of(choices)]
            }
            Self::Propose => vec![
                ask("listing", Ask::Choice, true).of(&["amap", "farm"]),
                ask("title", Ask::Text, true),
                ask("summary", Ask::Text, false),
                ask("place", Ask::Text, false),
                ask("street", Ask::Text, false),
                ask("postcode", Ask::Postcode, true),
                ask("commune", Ask::Text, true),
                ask("when", Ask::Text, false),
                ask("products", Ask::Text, false),
                ask("mailbox", Ask::Email, false),
                ask("website", Ask::Web, false),
            ],
            Self::Start => vec![
                ask("postcode", Ask::Postcode, true).filled("postal-code"),
                ask("commune", Ask::Text, true).filled("address-level2"),
                ask("households", Ask::Number, false),
            ],
        };
        let message = ask("message", Ask::Lines, self == Self::Write);
        let phone = ask("phone", Ask::Phone, false).filled("tel");
        let person = [
            Some(ask("name", Ask::Text, true).filled("name")),
            Some(ask("email", Ask::Email, true).filled("email")),
            Some(phone).filter(|_| self != Self::Write),
        ];
        own.into_iter().chain([message]).chain(person.into_iter().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use themes::Messages;

    #[test]
    fn every_question_has_its_words() {
        for language in ["fr", "en"] {
            let messages = Messages::embedded(language);
            for topic in [Topic::Join, Topic::WaitingList, Topic::Write, Topic::Propose, Topic::Start] {
                for question in topic.questions(false) {
                    let key = &question.key;
                    let mut wanted = vec![format!("ask-{key}")];
                    wanted.extend(question.choices.iter().map(|choice| format!("ask-{key}-{choice}")));
                    wanted.extend(question.is_required.then(|| format!("mistake-missing-{key}")));
                    for wanted in wanted {
                        assert!(messages.has(&wanted), "{language}: {wanted}");
                    }
                }
            }
        }
    }
}
