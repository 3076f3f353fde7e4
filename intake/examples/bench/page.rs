//! The page to check as a browser reads it: the fields of its form, to be sent back with the button pressed.

/// Names and values of the inputs of the form that signs; none where the page has no such form.
pub fn fields(html: &str) -> Vec<(String, String)> {
    let Some(form) = html.split("<form ").skip(1).find(|form| form.contains("value=\"sign\"")) else {
        return Vec::new();
    };
    let form = form.split("</form>").next().unwrap_or_default();
    let inputs = form.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let named = inputs.filter(|input| !input.contains("type=\"checkbox\"")).filter_map(|input| {
        let name = attribute(input, "name")?;
        Some((name, attribute(input, "value").unwrap_or_default()))
    });
    named.collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).or_else(|| tag.split_once(&format!("{name}=\"")))?;
    let text = rest.split('"').next()?;
    let marks = [
        ("&#x2f;", "/"),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    Some(marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign)))
}

/// As browsers send forms.
pub fn encoded<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    fields.map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
