//! A listing that somebody proposes, as a file of the content: whoever publishes reads it, and puts it in its folder.

use super::Answers;

/// A file for the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its folder and name: `amaps/amap-des-rives.md`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The file of a proposed listing. Everything that was typed stands between quotes or, below the header, as plain text: nobody
/// writes keys or markup of a site by filling in a form.
pub fn listing(answers: &Answers) -> Listing {
    let is_amap = answers.get("listing") != "farm";
    let mut text = String::from("---\n");
    let mut add = |indent: &str, key: &str, answer: &str| {
        if !answers.get(answer).is_empty() {
            text.push_str(&format!("{indent}{key}: {}\n", quoted(answers.get(answer))));
        }
    };
    add("", "name", "title");
    add("", "summary", "summary");
    if is_amap {
        add("places:\n  - ", "commune", "commune");
        add("    ", "postcode", "postcode");
        add("    ", "name", "place");
        add("    ", "address", "street");
    } else {
        add("", "commune", "commune");
        add("", "postcode", "postcode");
        add("", "address", "street");
    }
    if !(answers.get("mailbox").is_empty() && answers.get("website").is_empty()) {
        text.push_str("contact:\n");
        for (key, answer) in [("mailbox", "mailbox"), ("website", "website")] {
            if !answers.get(answer).is_empty() {
                text.push_str(&format!("  {key}: {}\n", quoted(answers.get(answer))));
            }
        }
    }
    text.push_str("---\n");
    for told in ["when", "products", "message"] {
        let paragraphs = answers.get(told).lines().filter(|line| !line.trim().is_empty());
        for paragraph in paragraphs {
            text.push_str(&format!("\n{}\n", plain(paragraph)));
        }
    }
    let folder = if is_amap { "amaps" } else { "farms" };
    Listing { path: format!("{folder}/{}.md", file_name(answers.get("title"))), text }
}

/// A text between double quotes: the escapes of JSON are those of YAML.
fn quoted(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')).collect();
    serde_json::Value::String(seen).to_string()
}

/// A text of which nothing is markup: in Markdown a backslash takes the meaning of any ASCII punctuation away.
fn plain(text: &str) -> String {
    let escaped = text.chars().flat_map(|c| {
        let is_markup = c.is_ascii_punctuation() && !matches!(c, ',' | '\'' | '?' | ';' | '/' | '%' | '"');
        is_markup.then_some('\\').into_iter().chain([c])
    });
    escaped.collect()
}

/// The name of a file: small letters, digits, hyphens.
fn file_name(name: &str) -> String {
    let mut folded = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'à' | 'â' | 'ä' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'î' | 'ï' => folded.push('i'),
            'ô' | 'ö' => folded.push('o'),
            'ù' | 'û' | 'ü' => folded.push('u'),
            'ÿ' => folded.push('y'),
            'ç' => folded.push('c'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            _ => folded.push(' '),
        }
    }
    let name = folded.split_whitespace().take(8).collect::<Vec<_>>().join("-");
    if name.is_empty() { "nouvelle-fiche".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        Answers(pairs.iter().map(|&(key, answer)| (key.to_owned(), answer.to_owned())).collect())
    }

    #[test]
    fn an_amap_becomes_a_file_of_the_content() {
        let pairs = [
            ("listing", "amap"),
            ("title", "L’AMAP des Œillets : \"chez nous\""),
            ("postcode", "03000"),
            ("commune", "Moulins"),
            ("street", "2 rue du Port # à gauche"),
            ("when", "Le jeudi, 18 h 30"),
            ("website", "https://oeillets.example"),
            ("message", "# Titre\n\n---\nstatus: closed\n<script>"),
        ];
        let Listing { path, text } = listing(&answers(&pairs));
        assert_eq!(path, "amaps/l-amap-des-oeillets-chez-nous.md");
        let wanted = "---\nname: \"L’AMAP des Œillets : \\\"chez nous\\\"\"\nplaces:\n  - commune: \"Moulins\"\n    \
                      postcode: \"03000\"\n    address: \"2 rue du Port # à gauche\"\ncontact:\n  website: \
                      \"https://oeillets.example\"\n---\n\nLe jeudi, 18 h 30\n\n\\# Titre\n\n\\-\\-\\-\n\nstatus\\: \
                      closed\n\n\\<script\\>\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_name_without_letters_is_still_a_file() {
        assert_eq!(listing(&answers(&[("listing", "farm"), ("title", "../…")])).path, "farms/nouvelle-fiche.md");
    }
}
