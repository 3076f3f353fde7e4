//! Scripts as they are published: without what only their readers need.

/// A script less its comments and its indentation. Comments count where they are lines of their own, so that no text is taken
/// for one; those that begin with `/*!` stay, as licences ask. A script that somebody has minified stays as it is.
///
/// A text of several lines in a script must not rely on its indentation: theme scripts have none.
pub fn published(script: &str) -> String {
    if script.lines().any(|line| line.len() > MINIFIED) {
        return script.to_owned();
    }
    let mut published = String::with_capacity(script.len());
    let mut in_comment = false;
    for mut line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*") && !line.starts_with("/*!");
        if in_comment {
            let end = line.split_once("*/");
            in_comment = end.is_none();
            line = end.map_or("", |(_, code)| code.trim());
        }
        if !line.is_empty() && !line.starts_with("//") {
            published.extend([line, "\n"]);
        }
    }
    published
}

/// Nobody writes lines of so many bytes by hand.
const MINIFIED: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_their_own_lines_go_and_nothing_else() {
        let script = "// Why.\n/** What.\n * More. */\nconst a = 'https://x'; // kept\n\n  /* one line */ b();\n  a();\n/*! licence */\n";
        assert_eq!(published(script), "const a = 'https://x'; // kept\nb();\na();\n/*! licence */\n");
    }

    #[test]
    fn what_is_minified_stays() {
        let script = format!("// licence\n{}\n", "a;".repeat(600));
        assert_eq!(published(&script), script);
    }
}
