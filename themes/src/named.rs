//! Which words templates name, so that what none of them names need not be made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The words of each template, with those of all that it extends, includes and imports.
#[derive(Debug, Default)]
pub struct Named {
    templates: BTreeMap<String, Option<Vec<Arc<Words>>>>,
}

type Words = BTreeSet<String>;

/// Filters and functions that show what they are given with all its keys.
const WHOLE: [&str; 6] = ["attr", "debug", "dictsort", "items", "pprint", "tojson"];

impl Named {
    /// Reads templates, sources by name.
    pub fn of(sources: &BTreeMap<String, String>) -> Self {
        let own: BTreeMap<&str, (Arc<Words>, Option<Vec<&str>>)> =
            sources.iter().map(|(name, source)| (name.as_str(), (Arc::new(words(source)), others(source)))).collect();
        let all_of = |name: &str| {
            let (mut known, mut open, mut all) = (BTreeSet::from([name]), vec![name], Vec::new());
            while let Some(name) = open.pop() {
                let (words, others) = own.get(name)?;
                all.push(words.clone());
                open.extend(others.as_ref()?.iter().copied().filter(|other| known.insert(*other)));
            }
            let is_whole = all.iter().any(|words| WHOLE.iter().any(|whole| words.contains(*whole)));
            (!is_whole).then_some(all)
        };
        Self { templates: sources.keys().map(|name| (name.clone(), all_of(name))).collect() }
    }

    /// Whether a template, or one that it leads to, names this word, or may.
    pub fn has(&self, template: &str, word: &str) -> bool {
        let all = self.templates.get(template).and_then(Option::as_ref);
        all.is_none_or(|all| all.iter().any(|words| words.contains(word)))
    }
}

/// The words of what templates compute: the text of a page names nothing.
fn words(source: &str) -> Words {
    let words = tags(source).flat_map(|tag| tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What stands between `{{` and `}}`, and between `{%` and `%}`.
fn tags(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let start = [rest.find("{{"), rest.find("{%")].into_iter().flatten().min()?;
        let end = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let tag = &rest[start + 2..];
        let tag = &tag[..length(tag, end)];
        rest = &rest[start + 2 + tag.len()..];
        Some(tag)
    })
}

/// How long a tag is: up to its end, which is none in a string.
fn length(tag: &str, end: &str) -> usize {
    let mut quote = None;
    let found = tag.char_indices().find(|(at, c)| {
        match quote {
            Some(open) if open == *c => quote = None,
            None if ['"', '\''].contains(c) => quote = Some(*c),
            _ => {}
        }
        quote.is_none() && tag[*at..].starts_with(end)
    });
    found.map_or(tag.len(), |(at, _)| at)
}

/// The templates that a template leads to; `None` where an expression says which.
fn others(source: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    for tag in tags(source).map(|tag| tag.trim_start_matches(['-', '+']).trim_start()) {
        let (keyword, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        if !["extends", "include", "import", "from"].contains(&keyword) {
            continue;
        }
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|first| ['"', '\''].contains(first))?;
        let (name, after) = rest[1..].split_once(quote)?;
        let after = after.trim_start().trim_start_matches(['-', '+']);
        let is_all = after.is_empty() || ["as", "import", "ignore", "with"].iter().any(|next| after.starts_with(next));
        found.push(Some(name).filter(|_| is_all)?);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_all_that_a_template_leads_to() {
        let sources = [
            ("base.html", "{{ page.title }}{%- include 'foot.html' ignore missing -%}"),
            ("foot.html", "{% from \"parts.html\" import one %}{{ site.name }}"),
            ("parts.html", "{% macro one(x) %}{{ x.near_in }}{% endmacro %}{% import 'parts.html' as own %}"),
            ("a.html", "{% extends \"base.html\" %}{{ '}} near' ~ amap.map }}<p>other</p>"),
            ("chosen.html", "{% include kind ~ '.html' %}"),
            ("either.html", "{% include 'foot' ~ '.html' %}"),
            ("whole.html", "{{ amap|tojson }}"),
        ];
        let named = Named::of(&sources.map(|(name, source)| (name.to_owned(), source.to_owned())).into());
        for word in ["map", "near", "title", "name", "near_in"] {
            assert!(named.has("a.html", word), "{word}");
        }
        assert!(!named.has("a.html", "other") && !named.has("base.html", "map"));
        // Where it cannot be known, everything may be named.
        for template in ["chosen.html", "either.html", "whole.html", "unknown.html"] {
            assert!(named.has(template, "near"), "{template}");
        }
    }
}
