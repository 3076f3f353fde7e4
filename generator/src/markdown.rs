//! Markdown bodies to HTML: raw HTML is shown as text, links lead to addresses of the site, headings get anchors.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::address;
use crate::artifact::percent_decoded;
use crate::atlas::{Html, InternalLink, LANGUAGE_MARK};
use crate::content::documents::slug;
use crate::diagnostic::{Diagnostic, Place, closest};
use crate::photos::Photos;

/// About how many bytes of Markdown are an event of the parser: a guess that saves most bodies from growing.
const USUAL_EVENT: usize = 16;

/// What a body may lead to.
#[derive(Debug, Default)]
pub struct Targets<'s> {
    /// Content files that have a page.
    pub pages: BTreeSet<&'s str>,
    /// Pictures that may be shown.
    pub photos: Photos,
    /// Base path of the site.
    pub base_path: String,
    /// Whether the site is in French first: its punctuation keeps to its words.
    pub french: bool,
}

/// A body with its place in the content folder.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    /// The file.
    pub file: &'a str,
    /// The Markdown.
    pub text: &'a str,
    /// Where it starts in the file, in bytes.
    pub start: usize,
}

/// A rendered body.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The HTML.
    pub html: Html,
    /// Links to be checked once all addresses are known.
    pub links: Vec<InternalLink>,
    /// Mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Renders a body.
pub fn render(body: Body<'_>, targets: &Targets<'_>) -> Rendered {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut walk = Walk { body, targets, rendered: Rendered::default(), anchors: Vec::new(), photo: None };
    let mut parsed: Vec<(Event<'_>, Range<usize>)> = Vec::with_capacity(body.text.len() / USUAL_EVENT);
    parsed.extend(Parser::new_ext(body.text, options).into_offset_iter());
    let anchors = heading_anchors(&parsed);
    walk.anchors.clone_from(&anchors);
    let mut anchors = anchors.into_iter();
    parsed.retain_mut(|(event, span)| walk.keeps(event, span, &mut anchors));
    let mut html = String::with_capacity(body.text.len() * 3 / 2);
    let events = parsed.into_iter().map(|(event, _)| event);
    pulldown_cmark::html::push_html(&mut html, Tables::of(events, targets.french));
    walk.rendered.html = Html(marked(&html).into());
    walk.rendered
}

/// Addresses are percent-encoded on the way out, and the mark of the language with them: it becomes itself again.
fn marked(html: &str) -> String {
    const ENCODED: &str = "%EF%B7%90";
    let mut marked = String::with_capacity(html.len());
    let mut copied = 0;
    for at in memchr::memmem::find_iter(html.as_bytes(), ENCODED) {
        marked.push_str(&html[copied..at]);
        marked.push(LANGUAGE_MARK);
        copied = at + ENCODED.len();
    }
    marked + &html[copied..]
}

/// The anchor of each heading, in order: its own `{#id}` or its text as a slug, made unique.
fn heading_anchors(events: &[(Event<'_>, Range<usize>)]) -> Vec<String> {
    let mut anchors: Vec<String> = Vec::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: Option<(Option<String>, String)> = None;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { id, .. }) => open = Some((id.as_ref().map(|id| slug(id)), String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut open {
                    heading.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let (own, text) = open.take().unwrap_or_default();
                let base = own.filter(|id| !id.is_empty()).unwrap_or_else(|| slug(&text));
                let base = if base.is_empty() { "section".to_owned() } else { base };
                let mut anchor = base.clone();
                while let Some(count) = taken.get_mut(&anchor) {
                    *count += 1;
                    anchor = format!("{base}-{count}");
                }
                taken.insert(anchor.clone(), 1);
                anchors.push(anchor);
            }
            _ => {}
        }
    }
    anchors
}

/// Wide tables scroll in a region of their own, named and reachable by keyboard, instead of pushing the page sideways.
/// Columns of figures are marked by a class: the policy of the pages allows no inline style.
struct Tables<'e, I> {
    events: I,
    /// What comes after what was given last.
    next: Option<Event<'e>>,
    name: &'static str,
    count: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'e, I: Iterator<Item = Event<'e>>> Tables<'e, I> {
    fn of(events: I, french: bool) -> Self {
        let name = if french { "Tableau" } else { "Table" };
        Self { events, next: None, name, count: 0, alignments: Vec::new(), column: 0, in_head: false }
    }
}

impl<'e, I: Iterator<Item = Event<'e>>> Iterator for Tables<'e, I> {
    type Item = Event<'e>;

    fn next(&mut self) -> Option<Event<'e>> {
        if let Some(event) = self.next.take() {
            return Some(event);
        }
        Some(match self.events.next()? {
            Event::Start(Tag::Table(columns)) => {
                self.count += 1;
                self.alignments = columns;
                self.next = Some(Event::Start(Tag::Table(Vec::new())));
                let Self { name, count, .. } = self;
                let region = format!("<section class=\"scroll\" aria-label=\"{name} {count}\" tabindex=\"0\">");
                Event::Html(region.into())
            }
            event @ Event::End(TagEnd::Table) => {
                self.next = Some(Event::Html("</section>\n".into()));
                event
            }
            event @ Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.in_head = event == Event::Start(Tag::TableHead);
                self.column = 0;
                event
            }
            Event::Start(Tag::TableCell) => {
                let figures = self.alignments.get(self.column) == Some(&Alignment::Right);
                self.column += 1;
                Event::Html(
                    match (self.in_head, figures) {
                        (true, true) => "<th scope=\"col\" class=\"n\">",
                        (true, false) => "<th scope=\"col\">",
                        (false, true) => "<td class=\"n\">",
                        (false, false) => "<td>",
                    }
                    .into(),
                )
            }
            Event::End(TagEnd::TableCell) => Event::Html(if self.in_head { "</th>" } else { "</td>" }.into()),
            event => event,
        })
    }
}

/// French punctuation: no-break spaces before `:` `;` `!` `?` and inside « », which stand for straight quotes too; `None`
/// where nothing changes. Authors cannot see these spaces and should not have to type them.
fn french(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut copied, mut from) = (String::new(), 0, 0);
    while let Some(sign) = next_sign(bytes, from) {
        from = sign + 1;
        let is_left = |at: usize| at >= copied;
        let (place, instead) = match &bytes[..=sign] {
            [.., b' ', b';' | b'!' | b'?'] if is_left(sign - 1) => (sign - 1..sign, "\u{202f}"),
            [.., b' ', b':'] if is_left(sign - 1) => (sign - 1..sign, "\u{a0}"),
            [.., b' ', 0xc2, 0xbb] if is_left(sign - 2) => (sign - 2..sign - 1, "\u{a0}"),
            [.., 0xc2, 0xab] if bytes.get(from) == Some(&b' ') => (from..from + 1, "\u{a0}"),
            [.., 0xe2, 0x80, 0x9c] => (sign - 2..from, "«\u{a0}"),
            [.., 0xe2, 0x80, 0x9d] => (sign - 2..from, "\u{a0}»"),
            _ => continue,
        };
        out.push_str(&text[copied..place.start]);
        out.push_str(instead);
        copied = place.end;
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// Where the next `;` `:` `!` `?` stands, or the next last byte of `«` `»` `“` `”`. Whether there is one in so many bytes is
/// asked of all of them at once, which processors are quick at.
fn next_sign(bytes: &[u8], from: usize) -> Option<usize> {
    const AT_ONCE: usize = 64;
    let is_sign = |byte: u8| {
        (byte == b';')
            | (byte == b':')
            | (byte == b'!')
            | (byte == b'?')
            | (byte == 0xab)
            | (byte == 0xbb)
            | (byte == 0x9c)
            | (byte == 0x9d)
    };
    let mut start = from;
    for chunk in bytes[from..].chunks(AT_ONCE) {
        if chunk.iter().fold(0, |found, byte| found | u8::from(is_sign(*byte))) > 0 {
            return chunk.iter().position(|byte| is_sign(*byte)).map(|at| start + at);
        }
        start += AT_ONCE;
    }
    None
}

struct Walk<'a> {
    body: Body<'a>,
    targets: &'a Targets<'a>,
    rendered: Rendered,
    anchors: Vec<String>,
    /// The picture that is being described: its path on the site, its title, its text so far.
    photo: Option<(String, String, String)>,
}

impl Walk<'_> {
    /// Makes an event of the parser what the site shows; whether anything is left of it.
    fn keeps(
        &mut self,
        event: &mut Event<'_>,
        span: &Range<usize>,
        anchors: &mut impl Iterator<Item = String>,
    ) -> bool {
        if let Some((address, title, alt)) = &mut self.photo {
            match event {
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::End(TagEnd::Image) => {
                    let element = self.targets.photos.element(address, &self.targets.base_path, alt, title);
                    self.photo = None;
                    let Some(element) = element else { return false };
                    *event = Event::InlineHtml(element.into());
                    return true;
                }
                _ => {}
            }
            return false;
        }
        match event {
            Event::Html(text) | Event::InlineHtml(text) => {
                // A comment is a note of the author to authors.
                if text.trim_start().starts_with("<!--") {
                    return false;
                }
                self.tell(Diagnostic::warning, "raw-html", span, &[]);
                *event = Event::Text(std::mem::replace(text, CowStr::Borrowed("")));
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                // An anchor of one's own is welcome; anything else would be HTML by another door.
                if !(classes.is_empty() && attrs.is_empty()) {
                    self.tell(Diagnostic::warning, "raw-html", span, &[]);
                    classes.clear();
                    attrs.clear();
                }
                if *level == HeadingLevel::H1 {
                    self.tell(Diagnostic::warning, "title-in-body", span, &[]);
                    *level = HeadingLevel::H2;
                }
                *id = anchors.next().map(CowStr::from);
            }
            Event::End(TagEnd::Heading(level)) if *level == HeadingLevel::H1 => *level = HeadingLevel::H2,
            Event::Start(Tag::Link { link_type, dest_url, .. }) if *link_type != LinkType::Email => {
                *dest_url = self.address(dest_url, span).into();
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                if self.body.text.get(span.clone()).is_some_and(|source| source.starts_with("![]")) {
                    self.tell(Diagnostic::error, "image-without-text", span, &[]);
                }
                if dest_url.contains("://") || dest_url.starts_with("//") {
                    self.tell(Diagnostic::error, "image-elsewhere", span, &[("found", dest_url)]);
                }
                let address = self.address(dest_url, span);
                let path = address.strip_prefix(self.targets.base_path.as_str()).map(percent_decoded);
                if let Some(path) = path.filter(|path| self.targets.photos.has(path)) {
                    self.photo = Some((path, title.to_string(), String::new()));
                    return false;
                }
                *dest_url = address.into();
            }
            Event::Text(text) if self.targets.french => {
                if let Some(spaced) = french(text) {
                    *text = spaced.into();
                }
            }
            _ => {}
        }
        true
    }

    /// The address that a link leads to on the site; what cannot be right is told.
    fn address(&mut self, written: &str, span: &Range<usize>) -> String {
        let (path, fragment) = match written.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (written, None),
        };
        if path.is_empty() {
            let anchor = fragment.unwrap_or_default();
            if !self.anchors.contains(&anchor) {
                let near = closest(&anchor, self.anchors.iter().map(String::as_str)).unwrap_or_default().to_owned();
                self.tell(Diagnostic::error, "broken-anchor", span, &[("found", &anchor), ("near", &near)]);
            }
            return written.to_owned();
        }
        if path.starts_with("//") {
            self.tell(Diagnostic::error, "link-scheme", span, &[("found", written)]);
            return String::new();
        }
        let scheme = path.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains('/'));
        if let Some(scheme) = scheme {
            if !matches!(scheme.to_lowercase().as_str(), "https" | "http" | "mailto" | "tel") {
                self.tell(Diagnostic::error, "link-scheme", span, &[("found", written)]);
                return String::new();
            }
            return written.to_owned();
        }
        let Some(path) = self.site_path(path, span) else { return String::new() };
        // A file is the same in every language; a page is not.
        let language = if path.starts_with("/files/") { String::new() } else { LANGUAGE_MARK.to_string() };
        let address = format!("{}{language}{path}", self.targets.base_path);
        let tail = fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        let span = self.in_file(span);
        self.rendered.links.push(InternalLink { file: self.body.file.to_owned(), span, path, fragment });
        address + &tail
    }

    /// `/amap/x/` stays; `../amaps/x.md` and `../files/a.pdf` are looked up from the file's folder.
    fn site_path(&mut self, path: &str, span: &Range<usize>) -> Option<String> {
        if path.starts_with('/') {
            return Some(path.to_owned());
        }
        let mut parts: Vec<&str> = self.body.file.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => _ = parts.pop(),
                part => parts.push(part),
            }
        }
        let joined = parts.join("/");
        if joined.starts_with("files/") {
            return Some(format!("/{joined}"));
        }
        let found = self.targets.pages.get(joined.as_str()).and_then(|file| address::of_file(file));
        if found.is_none() {
            let near = closest(&joined, self.targets.pages.iter().copied()).unwrap_or_default().to_owned();
            self.tell(Diagnostic::error, "broken-link", span, &[("found", path), ("near", &near)]);
        }
        found
    }

    fn in_file(&self, span: &Range<usize>) -> Range<usize> {
        self.body.start + span.start..self.body.start + span.end
    }

    fn tell(
        &mut self,
        severity: fn(&'static str, String, Place) -> Diagnostic,
        code: &'static str,
        span: &Range<usize>,
        arguments: &[(&'static str, &str)],
    ) {
        let mut diagnostic = severity(code, self.body.file.to_owned(), Place::Bytes(self.in_file(span)));
        for (name, value) in arguments {
            diagnostic = diagnostic.with(name, *value);
        }
        self.rendered.diagnostics.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn show(text: &str) -> (String, Vec<&'static str>) {
        let pages = ["farms/etang.md"].into();
        let targets = Targets { pages, base_path: "/r".into(), french: true, ..Targets::default() };
        let rendered = render(Body { file: "amaps/x.md", text, start: 0 }, &targets);
        (rendered.html.in_language("").trim().to_owned(), rendered.diagnostics.iter().map(|d| d.code).collect())
    }

    #[test]
    fn links_lead_to_addresses_of_the_site() {
        assert_eq!(show("[f](../farms/etang.md)").0, "<p><a href=\"/r/ferme/etang/\">f</a></p>");
        assert_eq!(show("[f](/agenda/#x)").0, "<p><a href=\"/r/agenda/#x\">f</a></p>");
        assert_eq!(show("[f](../farms/etan.md)").1, ["broken-link"]);
        assert_eq!(show("[f](javascript:alert(1))"), ("<p><a href=\"\">f</a></p>".into(), vec!["link-scheme"]));
        assert_eq!(show("[f](//evil.example/)").1, ["link-scheme"]);
    }

    #[test]
    fn french_punctuation_keeps_to_its_words() {
        let (html, _) = show("Quoi ? Un \"panier\" : « oui » ; voir `a : b` à 18:30.");
        assert_eq!(
            html,
            "<p>Quoi\u{202f}? Un «\u{a0}panier\u{a0}»\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; voir <code>a : b</code> à 18:30.</p>"
        );
    }

    proptest! {
        #[test]
        fn french_punctuation_is_that_of_its_rule_letter_by_letter(text in "[ ;:!?«»“”’é\u{a0}a]{0,24}") {
            let quoted = text.replace('“', "« ").replace('”', " »");
            let letters: Vec<char> = quoted.chars().collect();
            let spaced = (0..letters.len()).map(|at| {
                let before = at.checked_sub(1).and_then(|before| letters.get(before));
                match (letters[at], before, letters.get(at + 1)) {
                    (' ', Some('«'), _) | (' ', _, Some(':' | '»')) => '\u{a0}',
                    (' ', _, Some(';' | '!' | '?')) => '\u{202f}',
                    (letter, ..) => letter,
                }
            });
            prop_assert_eq!(french(&text).unwrap_or(text), spaced.collect::<String>());
        }
    }

    #[test]
    fn links_stay_in_the_language_of_the_page() {
        let targets = Targets { base_path: "/r".into(), ..Targets::default() };
        let text = "[a](/agenda/) [f](/files/a.pdf)";
        let html = render(Body { file: "pages/x.md", text, start: 0 }, &targets).html;
        let expected = "<p><a href=\"/r/en/agenda/\">a</a> <a href=\"/r/files/a.pdf\">f</a></p>";
        assert_eq!(html.in_language("/en").trim(), expected);
    }

    #[test]
    fn raw_html_is_shown_and_not_run() {
        let (html, codes) = show("a <script>alert(1)</script> b");
        assert!(html.contains("&lt;script&gt;"), "{html}");
        assert_eq!(codes, ["raw-html", "raw-html"]);
        assert_eq!(show("<!-- note -->\n\ntext").0, "<p>text</p>");
        let (html, codes) = show("## Titre {#ici .x onclick=alert(1)}");
        assert_eq!((html.as_str(), codes), ("<h2 id=\"ici\">Titre</h2>", vec!["raw-html"]));
    }

    #[test]
    fn headings_get_anchors_and_never_outrank_the_title() {
        let (html, codes) = show("# Été\n\n## Été\n\n[a](#ete-2) [b](#hiver)");
        assert!(html.contains("<h2 id=\"ete\">"), "{html}");
        assert!(html.contains("<h2 id=\"ete-2\">"), "{html}");
        assert_eq!(codes, ["title-in-body", "broken-anchor"]);
    }

    #[test]
    fn a_table_has_a_name_and_no_inline_style() {
        let (html, _) = show("| a | b |\n|---|--:|\n| c | 1 |");
        let flat = html.replace('\n', "");
        let expected = "<section class=\"scroll\" aria-label=\"Tableau 1\" tabindex=\"0\"><table><thead><tr>\
            <th scope=\"col\">a</th><th scope=\"col\" class=\"n\">b</th></tr></thead><tbody>\
            <tr><td>c</td><td class=\"n\">1</td></tr></tbody></table></section>";
        assert_eq!(flat, expected);
    }

    #[test]
    fn pictures_need_a_text_and_a_place_on_the_site() {
        assert_eq!(show("![](../files/a.png)").1, ["image-without-text"]);
        assert_eq!(show("![un panier](https://x.example/a.png)").1, ["image-elsewhere"]);
    }
}
