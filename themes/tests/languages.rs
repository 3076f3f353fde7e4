//! Every message that pages use is there in every language.

use std::collections::BTreeSet;

use themes::Theme;

/// Keys of a message file of the default theme.
fn keys(language: &str, subject: &str) -> BTreeSet<String> {
    let theme = Theme::over_default([]);
    let files = theme.all(&format!("i18n/{language}/{subject}.ftl"));
    let texts: Vec<String> = files.into_iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    let lines =
        texts.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn english_has_every_message_of_the_pages() {
    for subject in ["words", "pages", "editorial", "data"] {
        let (french, english) = (keys("fr", subject), keys("en", subject));
        assert!(!french.is_empty(), "{subject}");
        assert_eq!(french.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "{subject}");
    }
}

#[test]
fn no_message_stands_in_two_files() {
    let subjects = ["words", "pages", "editorial", "data"].map(|subject| (subject, keys("fr", subject)));
    for (index, (subject, messages)) in subjects.iter().enumerate() {
        for (other, others) in &subjects[..index] {
            let twice: Vec<_> = messages.intersection(others).collect();
            assert!(twice.is_empty(), "{subject} and {other}: {twice:?}");
        }
    }
}
