//! The words of pages, mails and diagnostics, in Fluent files merged key by key over the layers of a theme.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::theme::Theme;

/// The messages of one language.
pub struct Messages {
    language: String,
    bundle: FluentBundle<FluentResource>,
}

/// A message file that could not be read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageError {
    /// Path below the theme's layer, with the layer's name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What the parser says, in English.
    pub cause: String,
}

/// The message files of a language, by subject.
const SUBJECTS: [&str; 16] = [
    "words",
    "contracts",
    "agreement",
    "forms",
    "intake",
    "signing",
    "guard",
    "pages",
    "editorial",
    "live",
    "verify",
    "data",
    "diagnostics",
    "program",
    "permanences",
    "enquiries",
];

impl Messages {
    /// The messages of the default theme alone: for the program's own words before a site's theme is known.
    pub fn embedded(language: &str) -> Self {
        Self::load(&Theme::over_default([]), language).0
    }

    /// What the program says of itself, and nothing else: for one that runs for long and has the words of its pages beside.
    pub fn of_program(language: &str) -> Self {
        Self::load_subjects(&Theme::over_default([]), language, &["program"]).0
    }

    /// What readers of a site see, without what the program says to authors.
    pub fn of_pages(theme: &Theme, language: &str) -> Self {
        let shown = SUBJECTS.into_iter().filter(|subject| !matches!(*subject, "diagnostics" | "program"));
        Self::load_subjects(theme, language, &shown.collect::<Vec<_>>()).0
    }

    /// The messages of `language`, French where a key is not translated.
    /// What cannot be read in a file is told; the rest of the file serves.
    pub fn load(theme: &Theme, language: &str) -> (Self, Vec<MessageError>) {
        Self::load_subjects(theme, language, &SUBJECTS)
    }

    fn load_subjects(theme: &Theme, language: &str, subjects: &[&str]) -> (Self, Vec<MessageError>) {
        let mut errors = Vec::new();
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        let fallback = if language == "fr" { None } else { Some("fr") };
        for language in fallback.into_iter().chain([language]) {
            for subject in subjects {
                for (layer, bytes) in theme.all(&format!("i18n/{language}/{subject}.ftl")) {
                    let file = [layer, &format!("i18n/{language}/{subject}.ftl")].join("/");
                    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
                    let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(resource, found)| {
                        for error in found {
                            let line = text.get(..error.pos.start).map_or(1, |before| before.matches('\n').count() + 1);
                            let file = file.trim_start_matches('/').to_owned();
                            errors.push(MessageError { file, line, cause: error.to_string() });
                        }
                        resource
                    });
                    bundle.add_resource_overriding(resource);
                }
            }
        }
        (Self { language: language.to_owned(), bundle }, errors)
    }

    /// The language's code, for example `fr`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message without arguments; the key itself, in brackets, when there is none.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// A message with text arguments.
    pub fn format(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.format_with(key, &to_fluent(arguments))
    }

    /// A message with arguments of any kind; numbers choose plural forms.
    pub fn format_with(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }

    /// An attribute of a message, for example a diagnostic's `hint`; `None` when it has none.
    pub fn format_attribute(&self, key: &str, attribute: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let attribute = self.bundle.get_message(key)?.get_attribute(attribute)?;
        let arguments = to_fluent(arguments);
        Some(self.bundle.format_pattern(attribute.value(), Some(&arguments), &mut Vec::new()).into_owned())
    }
}

fn to_fluent<'a>(arguments: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    let mut fluent = FluentArgs::new();
    for (name, value) in arguments {
        // A numeric text chooses plural forms like a number, and prints as it was.
        match value.parse::<i64>() {
            Ok(number) if number.to_string() == *value => fluent.set(*name, FluentValue::from(number)),
            _ => fluent.set(*name, FluentValue::from(*value)),
        }
    }
    fluent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Layer;

    #[test]
    fn layers_merge_key_by_key_and_french_stands_in() {
        let own = Layer::from_files("themes", [("i18n/en/pages.ftl", "only-own = Hello { $name }\n")]);
        let (messages, errors) = Messages::load(&Theme::over_default([own]), "en");
        assert_eq!(errors, []);
        assert_eq!(messages.format("only-own", &[("name", "you")]), "Hello you");
        assert!(messages.has("month-1"));
        assert_eq!(messages.text("no-such-key"), "[no-such-key]");
    }

    fn keys(language: &str, subject: &str) -> Vec<String> {
        let theme = Theme::over_default([]);
        let path = format!("i18n/{language}/{subject}.ftl");
        let text = theme.get(&path).map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        lines.filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned())).collect()
    }

    #[test]
    fn no_key_is_written_twice_and_both_languages_have_all() {
        for language in ["fr", "en"] {
            let mut all: Vec<String> = SUBJECTS.iter().flat_map(|subject| keys(language, subject)).collect();
            all.sort();
            let twice: Vec<&[String]> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{language}: {twice:?}");
        }
        // What the program says to authors is in French; what readers see is in every language.
        for subject in [
            "words",
            "contracts",
            "agreement",
            "forms",
            "intake",
            "pages",
            "editorial",
            "live",
            "verify",
            "data",
            "permanences",
            "enquiries",
        ] {
            let (mut fr, mut en) = (keys("fr", subject), keys("en", subject));
            fr.sort();
            en.sort();
            assert!(!fr.is_empty());
            assert_eq!(fr, en, "{subject}");
        }
    }

    #[test]
    fn who_shows_pages_has_their_words_and_the_program_its_own() {
        let (pages, program) = (Messages::of_pages(&Theme::over_default([]), "en"), Messages::of_program("fr"));
        assert!(pages.has("month-1") && pages.has("intake-no-form-title") && !pages.has("program-unknown-amap"));
        assert!(program.has("program-unknown-amap") && program.has("intake-listening") && !program.has("month-1"));
    }

    #[test]
    fn a_broken_message_file_says_where() {
        let own = Layer::from_files("themes", [("i18n/fr/pages.ftl", "fine = ok\n\nbroken = { $x\n")]);
        let (messages, errors) = Messages::load(&Theme::over_default([own]), "fr");
        assert_eq!(messages.text("fine"), "ok");
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].file, "themes/i18n/fr/pages.ftl");
        assert!(errors[0].line >= 3);
    }
}
