//! Links of a body made whole: a feed is read far from the site.

/// The HTML with its links and pictures leading to whole addresses: `/x` gets the origin, `#x` the page.
pub fn absolute(html: &str, origin: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    // A `<` only ever opens a tag: in text it is written `&lt;`, and so is `>` in the values of attributes.
    while let Some(open) = rest.find('<') {
        let close = rest[open..].find('>').map_or(rest.len(), |close| open + close + 1);
        out.push_str(&rest[..open]);
        out.push_str(&tag(&rest[open..close], origin, page));
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

fn tag(tag: &str, origin: &str, page: &str) -> String {
    let mut tag = tag.replace(" href=\"#", &format!(" href=\"{page}#"));
    for name in ["href", "src"] {
        tag = tag.replace(&format!(" {name}=\"/"), &format!(" {name}=\"{origin}/"));
    }
    // One size is enough where it is not known how wide a reader is.
    for name in [" srcset=\"", " sizes=\""] {
        if let Some((before, rest)) = tag.split_once(name)
            && let Some((_, after)) = rest.split_once('"')
        {
            tag = format!("{before}{after}");
        }
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_whole_and_text_stays() {
        let html = r##"<p>a <a href="/r/x/">b</a> <a href="#c">d</a> <img src="/r/e.png" srcset="/r/e.png 1w, /r/f.png 2w" sizes="1px" alt=""> href="/r/ &lt;</p>"##;
        let whole = absolute(html, "https://a.example", "https://a.example/r/p/");
        assert!(whole.contains(r#"<a href="https://a.example/r/x/">"#), "{whole}");
        assert!(whole.contains(r##"<a href="https://a.example/r/p/#c">"##), "{whole}");
        assert!(whole.contains(r#"<img src="https://a.example/r/e.png" alt="">"#), "{whole}");
        assert!(whole.contains(r#"> href="/r/ &lt;"#), "{whole}");
        assert_eq!(absolute("<a href=\"https://b.example/\">", "o", "p"), "<a href=\"https://b.example/\">");
    }
}
