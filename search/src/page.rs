//! The page of the search with an answer in it. Its words and pieces are those that the page holds for its script
//! (`themes/default/templates/parts/find.html`), so that a theme says and shows the same with a script and without.

use gazetteer::Commune;

use crate::answer::{Answer, Line, Query, Question};
use crate::{Kind, Listing, Named};

/// The end of the start tag of the heading of the answers, which is hidden as long as there are none.
const TITLE: &str = " data-find=\"title\" hidden>";
/// The end of the start tag of the list of answers.
const ANSWERS: &str = " data-find=\"answers\">";
/// Where the text of the field stands.
const FIELD: &str = " type=\"search\" value=\"\"";

/// The page with the answer, what was typed in its field, and the filters as they were chosen. `prefix` is what stands before
/// addresses: the base path and the path of the language. What does not hold the places to fill stays as it is.
///
/// An answer that leads elsewhere changes nothing but the form.
pub fn fill(html: &str, query: &Query, answer: &Answer, prefix: &str) -> String {
    let q = [("q", query.text.clone())];
    let (title, items) = match answer {
        Answer::Go(_) => (String::new(), String::new()),
        Answer::Nothing => (part(html, "nothing", &q), part(html, "help", &[])),
        Answer::Choose(question, lines) => {
            let name = match lines.as_slice() {
                [] if query.filters.is_empty() => "nobody",
                [] => "unfiltered",
                _ => question.part(),
            };
            let values = question.place().map_or(q.to_vec(), place);
            let items: String = lines.iter().map(|line| item(html, line, prefix)).collect();
            (part(html, name, &values), items)
        }
    };
    let shown = TITLE.replace(" hidden", "");
    let filled = within(html, TITLE, "</h2>", &[&shown, inside(&title)].concat());
    let filled = within(&filled, ANSWERS, "</ul>", &[ANSWERS, &items].concat());
    let field = format!(" type=\"search\" value=\"{}\"", escaped(&query.text));
    let filled = filled.replacen(FIELD, &field, 1);
    chosen(&filled, &query.filters)
}

/// The page with `text` in the place of `start` and of what stands between it and the next `end`.
fn within(html: &str, start: &str, end: &str, text: &str) -> String {
    let parts = html.split_once(start).and_then(|(before, rest)| Some((before, &rest[rest.find(end)?..])));
    parts.map_or_else(|| html.to_owned(), |(before, after)| [before, text, after].concat())
}

impl Question {
    fn part(self) -> &'static str {
        match self {
            Self::Several => "several",
            Self::Which => "which",
            Self::Meant => "meant",
            Self::TooFar(_) => "too-far",
            Self::Filtered(_) => "filtered",
        }
    }

    fn place(self) -> Option<&'static Commune> {
        match self {
            Self::TooFar(commune) | Self::Filtered(commune) => Some(commune),
            _ => None,
        }
    }
}

fn place(commune: &Commune) -> Vec<(&'static str, String)> {
    vec![("name", commune.name.to_owned()), ("department", commune.department().code.to_owned())]
}

fn item(html: &str, line: &Line, prefix: &str) -> String {
    match line {
        Line::Commune(commune, to) => {
            let mut values = place(commune);
            values.push(("to", format!("{prefix}{to}")));
            part(html, "commune", &values)
        }
        Line::Named(Named { kind, id, name, commune }) => {
            let kind = if *kind == Kind::Amap { "amap" } else { "farm" };
            part(html, kind, &[("id", id.clone()), ("name", name.clone()), ("commune", commune.clone())])
        }
        Line::Near(Listing { id, name, commune, .. }, km) => {
            let km = distance(html, *km);
            part(html, "near", &[("id", id.clone()), ("name", name.clone()), ("commune", commune.clone()), ("km", km)])
        }
    }
}

/// « 3,2 km », « 32 km », in the words of the page.
fn distance(html: &str, km: f64) -> String {
    let tenths = (km.max(0.0) * 10.0).round() as u64;
    let piece = if tenths < 100 {
        part(html, "km", &[("whole", (tenths / 10).to_string()), ("tenth", (tenths % 10).to_string())])
    } else {
        part(html, "km-far", &[("km", km.round().to_string())])
    };
    inside(&piece).replace("&#39;", "'")
}

/// A piece of the page, its slots filled with escaped values; nothing when the page has none of this name.
fn part(html: &str, name: &str, values: &[(&str, String)]) -> String {
    let mark = format!(" data-part=\"{name}\"");
    let found = html.find(&mark).and_then(|at| {
        let start = html[..at].rfind('<')?;
        let tag: String = html[start + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = html[at..].find(&format!("</{tag}>"))? + at + tag.len() + 3;
        html.get(start..end)
    });
    let piece = found.unwrap_or_default().replacen(&mark, "", 1).replace(" data-href=", " href=");
    let mut filled = String::with_capacity(piece.len());
    let mut rest = piece.as_str();
    // One pass: what a value holds is not a slot.
    while let Some((before, after)) = rest.split_once('{') {
        let slot = after
            .split_once('}')
            .and_then(|(slot, after)| values.iter().find(|(name, _)| *name == slot).map(|(_, value)| (value, after)));
        filled.push_str(before);
        match slot {
            Some((value, after)) => {
                filled.push_str(&escaped(value));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// What stands between the tags of a piece.
fn inside(piece: &str) -> &str {
    let inside = piece.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</"));
    inside.map_or("", |(inside, _)| inside)
}

/// The text as HTML, in an attribute too, with the apostrophe of printed French.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push('’'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A choice of the form's filters.
struct Choice<'a> {
    /// Name of the filter in addresses.
    name: &'a str,
    value: &'a str,
    /// Number of the facet.
    number: &'a str,
    is_option: bool,
}

/// The choices of the form, each with the tag that it stands in.
fn choices(form: &str) -> impl Iterator<Item = (Choice<'_>, &str)> {
    let mut select = "";
    form.split('<').skip(1).filter_map(move |rest| {
        let tag = rest.split_once('>')?.0;
        if tag.starts_with("select") {
            select = attribute(tag, "name").unwrap_or_default();
        }
        let number = attribute(tag, "data-facet")?;
        let (value, is_option) = (attribute(tag, "value")?, tag.starts_with("option"));
        let name = if is_option { select } else { attribute(tag, "name")? };
        Some((Choice { name, value, number, is_option }, tag))
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The facets of the filters that were chosen, those of one filter together; filters that the form does not have are none.
pub(crate) fn facets(form: &str, filters: &[(String, String)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (choice, _) in choices(form).filter(|(choice, _)| is_chosen(choice, filters)) {
        let Ok(number) = choice.number.parse() else { continue };
        match groups.iter_mut().find(|(name, _)| *name == choice.name) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((choice.name, vec![number])),
        }
    }
    groups.into_iter().map(|(_, numbers)| numbers).collect()
}

fn is_chosen(choice: &Choice<'_>, filters: &[(String, String)]) -> bool {
    filters.iter().any(|(name, value)| name == choice.name && value == choice.value)
}

/// The form with its filters as they were chosen.
fn chosen(html: &str, filters: &[(String, String)]) -> String {
    let mut filled = html.to_owned();
    for (choice, tag) in choices(html).filter(|(choice, _)| is_chosen(choice, filters)) {
        let word = if choice.is_option { "selected" } else { "checked" };
        filled = filled.replacen(&format!("<{tag}>"), &format!("<{tag} {word}>"), 1);
    }
    filled
}
