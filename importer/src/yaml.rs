//! YAML, written so that every reader reads the same text back.

/// A value to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A text, quoted where it must be.
    Text(String),
    /// A number, a date or `true`, never quoted.
    Bare(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in order.
    Map(Vec<(&'static str, Node)>),
}

impl Node {
    /// The lines of a mapping, each ending with a line feed; empty lists and mappings are left out.
    pub fn lines(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        match self {
            Node::Text(_) | Node::Bare(_) => false,
            Node::List(items) => items.iter().all(Node::is_empty),
            Node::Map(entries) => entries.iter().all(|(_, node)| node.is_empty()),
        }
    }

    fn write(&self, out: &mut String, indent: usize) {
        match self {
            Node::Text(_) | Node::Bare(_) => {}
            Node::List(items) => {
                for item in items.iter().filter(|item| !item.is_empty()) {
                    out.push_str(&" ".repeat(indent));
                    out.push_str("- ");
                    match item {
                        Node::Text(_) | Node::Bare(_) => item.write_scalar(out),
                        nested => {
                            // The first key of an item stands beside its dash.
                            let mut inner = String::new();
                            nested.write(&mut inner, indent + 2);
                            out.push_str(inner.trim_start_matches(' '));
                        }
                    }
                }
            }
            Node::Map(entries) => {
                for (key, node) in entries.iter().filter(|(_, node)| !node.is_empty()) {
                    out.push_str(&" ".repeat(indent));
                    out.push_str(key);
                    match node {
                        Node::Text(_) | Node::Bare(_) => {
                            out.push_str(": ");
                            node.write_scalar(out);
                        }
                        nested => {
                            out.push_str(":\n");
                            nested.write(out, indent + 2);
                        }
                    }
                }
            }
        }
    }

    fn write_scalar(&self, out: &mut String) {
        match self {
            Node::Text(text) => out.push_str(&scalar(text)),
            Node::Bare(text) => out.push_str(text),
            Node::List(_) | Node::Map(_) => {}
        }
        out.push('\n');
    }
}

/// A text as a YAML scalar: plain if it cannot be mistaken, otherwise between quotes.
pub fn scalar(text: &str) -> String {
    if text.chars().any(needs_escape) {
        return escaped(text);
    }
    if is_plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

/// Words that YAML readers take for something else than text.
const WORDS: [&str; 13] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "oui", "non", "nan", "inf"];

/// Whether the text begins like a text and has nothing that means something to YAML.
fn is_plain(text: &str) -> bool {
    let mut letters = text.chars();
    let starts_well = match letters.next() {
        // « 3 rue du Lac » is no number, no hour and no date.
        Some('0'..='9') => text.contains(' ') && letters.any(char::is_alphabetic),
        first => first.is_some_and(char::is_alphabetic),
    };
    let has_sign = text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.ends_with(' ');
    starts_well && !has_sign && !WORDS.contains(&text.to_lowercase().as_str())
}

fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn escaped(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if needs_escape(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        for plain in ["AMAP du Lac", "L'Étang", "a:b", "C#", "Rez-de-chaussée", "3 rue du Lac"] {
            assert_eq!(scalar(plain), plain);
        }
        for (text, written) in [
            ("01400", "'01400'"),
            ("2026-01-01", "'2026-01-01'"),
            ("1e3", "'1e3'"),
            ("3 rue: x", "'3 rue: x'"),
            ("no", "'no'"),
            ("Null", "'Null'"),
            ("Ferme: la belle", "'Ferme: la belle'"),
            ("lieu #2", "'lieu #2'"),
            ("- tiret", "'- tiret'"),
            ("=1+1", "'=1+1'"),
            ("---", "'---'"),
            ("'quat'", "'''quat'''"),
            ("`x`", "'`x`'"),
            ("18:30", "'18:30'"),
            ("", "''"),
            ("a\u{85}b\n", "\"a\\u0085b\\n\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }

    #[test]
    fn maps_in_lists_are_indented() {
        let place = Node::Map(vec![("id", Node::Text("a".to_owned())), ("lat", Node::Bare("1".to_owned()))]);
        let root = Node::Map(vec![
            ("name", Node::Text("x".to_owned())),
            ("none", Node::List(vec![])),
            ("places", Node::List(vec![place])),
            ("contact", Node::Map(vec![("people", Node::List(vec![Node::Text("z".to_owned())]))])),
        ]);
        assert_eq!(root.lines(), "name: x\nplaces:\n  - id: a\n    lat: 1\ncontact:\n  people:\n    - z\n");
    }
}
