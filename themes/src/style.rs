//! Style sheets as they are published: without what only their readers need.

/// A style sheet less its comments and its line breaks. Texts in quotes stay as they are; so do comments that begin with `/*!`,
/// as licences ask.
pub(crate) fn published(style: &str) -> String {
    let mut published = String::with_capacity(style.len());
    let mut rest = style.trim();
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if matches!(first, '"' | '\'') {
            end_of_text(rest, first)
        } else if first.is_ascii_whitespace() {
            rest.len() - rest.trim_ascii_start().len()
        } else {
            rest.find(|c: char| c.is_ascii_whitespace() || "\"'/".contains(c))
                .unwrap_or(rest.len())
                .max(first.len_utf8())
        };
        let (part, more) = rest.split_at(end);
        rest = more;
        let is_comment = part.starts_with("/*") && !part.starts_with("/*!");
        if is_comment || first.is_ascii_whitespace() {
            // A space before braces and semicolons, or after them, says nothing.
            let is_idle = published.is_empty()
                || published.ends_with([' ', '{', '}', ';'])
                || rest.starts_with([' ', '{', '}', ';']);
            published.push_str(if is_idle { "" } else { " " });
        } else {
            published.push_str(part);
        }
    }
    published.truncate(published.trim_end().len());
    published
}

/// Where a text in quotes ends, in bytes; an escaped quote does not end it.
fn end_of_text(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let ends = |(_, letter): &(usize, char)| {
        let ends = *letter == quote && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        ends
    };
    text.char_indices().skip(1).find(ends).map_or(text.len(), |(end, _)| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_line_breaks_go_and_nothing_else() {
        let style = "/* Why. */\n@layer a {\n  b  c { color: red; margin: 1px 2px }\n\n  /*! licence */ d::before { content: \"/* é  ' */ \\\" {\" }\n}\n";
        let expected =
            "@layer a{b c{color: red;margin: 1px 2px}/*! licence */ d::before{content: \"/* é  ' */ \\\" {\"}}";
        assert_eq!(published(style), expected);
        assert_eq!(published("a{width:calc(1px / 2)} b /* x */ c{}"), "a{width:calc(1px / 2)}b c{}");
        assert_eq!(published("a{content:'x"), "a{content:'x");
    }
}
