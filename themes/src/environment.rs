//! The template engine: strict, escaping, with the filters and functions that templates may use.
//!
//! | filter | takes | gives |
//! |---|---|---|
//! | `href` | a path of the site, `/amap/x/` | the address from the base path and in the page's language |
//! | `file_href` | a path of a file, `/files/x.pdf` | the address from the base path, the same in every language |
//! | `absolute` | a path of the site | the whole address, with the site's origin |
//! | `date`, `date_day`, `date_short`, `month_year`, `day_in_month`, `day_and_month` | `2026-10-01` | "jeudi 1er octobre 2026", "jeudi 1er octobre", "1er octobre 2026", "octobre 2026", "jeu. 1er", "jeu. 1er oct." |
//! | `day_parts` | `2026-10-01` | `jeu. <b>1</b> oct.`, for the tile of a day |
//! | `time` | `18:30` | "18 h 30" |
//! | `price` | cents, a whole number | "12,50 €" |
//! | `km` | kilometres | "3,2 km" |
//! | `number` | a whole number | with thousands apart |
//!
//! Functions: `t(key, name=value …)` gives a message, `asset(name)` the address of a static file, `icon(name)` a drawn icon.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Cents, Date, Time};
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Error, ErrorKind, UndefinedBehavior, Value};

use crate::assets::Paths;
use crate::format;
use crate::kept::Kept;
use crate::messages::Messages;
use crate::named::Named;
use crate::theme::Theme;

/// The engine for one language of one site.
pub struct Environment {
    engine: minijinja::Environment<'static>,
    layers: BTreeMap<String, String>,
    named: Named,
}

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file, with its layer: `themes/templates/amap.html`; below `default/` for the embedded theme.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What the engine says, in English.
    pub cause: String,
}

/// Where the site lives: what addresses are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// `https://amap.example`, without a slash at its end.
    pub origin: String,
    /// Path of the site on its host: empty, or `/reseau`, without a slash at its end.
    pub base_path: String,
    /// Path of the language: empty for the main one, or `/en`.
    pub language_path: String,
}

impl Environment {
    /// Compiles every template of the theme; those that cannot be compiled are told.
    pub fn new(theme: &Theme, messages: Arc<Messages>, assets: &Paths, site: Site) -> (Self, Vec<TemplateError>) {
        let mut own = Self::empty(messages, assets, site);
        let mut sources = BTreeMap::new();
        let errors = own.add(theme, |engine, name, text| {
            sources.insert(name.to_owned(), text.to_owned());
            engine.add_template_owned(name.to_owned(), text.to_owned())
        });
        own.named = Named::of(&sources);
        (own, errors)
    }

    /// The same, which keeps a compiled template from when it is first drawn: for a server, which draws some of them.
    pub fn on_demand(theme: &Theme, messages: Arc<Messages>, assets: &Paths, site: Site) -> (Self, Vec<TemplateError>) {
        let mut own = Self::empty(messages, assets, site);
        let errors = own.add(theme, |engine, name, text| engine.template_from_named_str(name, text).map(drop));
        let texts = theme.templates();
        own.engine.set_loader(move |name| Ok(texts.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned())));
        (own, errors)
    }

    fn empty(messages: Arc<Messages>, assets: &Paths, site: Site) -> Self {
        let mut engine = minijinja::Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            engine.set_syntax(syntax);
        }
        engine.set_auto_escape_callback(|name| {
            if name.ends_with(".html") || name.ends_with(".svg") { AutoEscape::Html } else { AutoEscape::None }
        });
        engine.set_formatter(|out, state, value| match (state.auto_escape(), value.as_str()) {
            // The engine would write `/` as `&#x2f;`: right, but heavy in pages made of addresses.
            (AutoEscape::Html, Some(text)) if !value.is_safe() => escape(out, text).map_err(Error::from),
            _ => minijinja::escape_formatter(out, state, value),
        });
        add_addresses(&mut engine, assets, site);
        add_formats(&mut engine, messages);
        Self { engine, layers: BTreeMap::new(), named: Named::default() }
    }

    /// Goes through the templates of a theme, and tells those that cannot be compiled.
    fn add(
        &mut self,
        theme: &Theme,
        mut compile: impl FnMut(&mut minijinja::Environment<'static>, &str, &str) -> Result<(), Error>,
    ) -> Vec<TemplateError> {
        let mut errors = Vec::new();
        for (path, layer, bytes) in theme.below("templates/") {
            let name = path.trim_start_matches("templates/");
            self.layers.insert(name.to_owned(), layer.to_owned());
            if let Err(error) = compile(&mut self.engine, name, &String::from_utf8_lossy(bytes)) {
                errors.push(told(&self.layers, name, &error));
            }
        }
        errors
    }

    /// Which words its templates name; none where they are compiled on demand.
    pub fn named(&self) -> &Named {
        &self.named
    }

    /// A value that every template sees.
    pub fn set_global(&mut self, name: &'static str, value: Value) {
        self.engine.add_global(name, value);
    }

    /// Renders a template.
    ///
    /// # Errors
    /// Where the template, or one that it includes, went wrong.
    pub fn render(&self, template: &str, context: Value) -> Result<String, TemplateError> {
        // A text that grows is copied again and again, and keeps more room than it needs: it grows once for all pages of a thread.
        thread_local!(static PAGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });
        PAGE.with_borrow_mut(|page| {
            page.clear();
            let found = self.engine.get_template(template);
            let rendered = found.and_then(|found| found.render_captured_to(context, &mut *page).map(|_| ()));
            rendered.map_err(|error| told(&self.layers, template, &error))?;
            Ok(String::from_utf8_lossy(page).into_owned())
        })
    }
}

/// A typed context as a value for templates. Values inside it are shared, not copied.
pub fn value<T: serde::Serialize>(context: T) -> Value {
    Value::from(minijinja::value::Serde(context))
}

fn escape(out: &mut minijinja::Output<'_>, text: &str) -> std::fmt::Result {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.write_str(&text[from..at])?;
        out.write_str(entity)?;
        from = at + 1;
    }
    out.write_str(&text[from..])
}

fn told(layers: &BTreeMap<String, String>, template: &str, error: &Error) -> TemplateError {
    let name = error.name().unwrap_or(template);
    let layer = layers.get(name).map_or("", String::as_str);
    let layer = if layer.is_empty() { "themes/default" } else { layer };
    let mut cause = error.kind().to_string();
    if let Some(detail) = error.detail() {
        cause = format!("{cause}: {detail}");
    }
    TemplateError { file: format!("{layer}/templates/{name}"), line: error.line().unwrap_or(1), cause }
}

fn add_addresses(engine: &mut minijinja::Environment<'static>, assets: &Paths, site: Site) {
    let Site { origin, base_path, language_path } = site;
    let prefixes = [
        ("href", format!("{base_path}{language_path}")),
        ("file_href", base_path.clone()),
        ("absolute", format!("{origin}{base_path}{language_path}")),
    ];
    for (name, prefix) in prefixes {
        engine.add_filter(name, move |path: &Value| {
            let text = path.as_str().ok_or_else(|| no_such("path", &path.to_string()))?;
            // Most sites stand at the root of their host: the address is the path as it is.
            let is_whole = prefix.is_empty() && !path.is_safe();
            Ok::<_, Error>(if is_whole { path.clone() } else { Value::from(format!("{prefix}{text}")) })
        });
    }
    let by_name: BTreeMap<String, Value> =
        assets.iter().map(|(name, path)| (name.to_owned(), Value::from(format!("{base_path}/{path}")))).collect();
    let sprite = by_name.get("icons.svg").map(Value::to_string).unwrap_or_default();
    engine.add_function("asset", move |name: &str| {
        let known = by_name.get(name).cloned();
        known.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no static file {name}")))
    });
    let icons = Kept::<String>::default();
    engine.add_function("icon", move |name: &str| {
        icons.get(name, || {
            let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            Ok::<_, Error>(Value::from_safe_string(format!(
                "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{sprite}#{name}\"></use></svg>"
            )))
        })
    });
}

fn add_formats(engine: &mut minijinja::Environment<'static>, messages: Arc<Messages>) {
    let (words, alone) = (messages.clone(), Kept::<String>::default());
    engine.add_function("t", move |key: &str, arguments: Kwargs| {
        let mut fluent = FluentArgs::new();
        for name in arguments.args() {
            let value: Value = arguments.get(name)?;
            fluent.set(name.to_owned(), to_fluent(&value));
        }
        let say = || {
            if !words.has(key) {
                return Err(Error::new(ErrorKind::InvalidOperation, format!("no message {key}")));
            }
            Ok(Value::from(words.format_with(key, &fluent)))
        };
        if fluent.iter().next().is_none() { alone.get(key, say) } else { say() }
    });
    type DateFormat = fn(&Messages, Date) -> String;
    let dates: [(&'static str, DateFormat); 6] = [
        ("date", |messages, date| format::date_long(messages, date, true)),
        ("date_day", |messages, date| format::date_long(messages, date, false)),
        ("date_short", format::date_short),
        ("month_year", format::month_year),
        ("day_in_month", format::day_in_month),
        ("day_and_month", format::day_and_month),
    ];
    for (name, show) in dates {
        add_kept(engine, name, messages.clone(), move |words, text| {
            let date: Date = text.parse().map_err(|_| no_such("date", text))?;
            Ok(Value::from(show(words, date)))
        });
    }
    add_kept(engine, "day_parts", messages.clone(), |words, text| {
        let date: Date = text.parse().map_err(|_| no_such("date", text))?;
        Ok(Value::from_safe_string(format::day_parts(words, date)))
    });
    add_kept(engine, "time", messages.clone(), |words, text| {
        let time: Time = text.parse().map_err(|_| no_such("time", text))?;
        Ok(Value::from(format::time(words, time)))
    });
    let (words, prices) = (messages.clone(), Kept::<i64>::default());
    engine.add_filter("price", move |cents: i64| {
        prices.get(&cents, || Ok::<_, Error>(Value::from(format::price(&words, Cents(cents)))))
    });
    let words = messages.clone();
    engine.add_filter("km", move |km: f64| format::distance(&words, km));
    engine.add_filter("number", move |number: u64| format::number(&messages, number));
}

/// A filter of texts that says the same of the same text.
fn add_kept(
    engine: &mut minijinja::Environment<'static>,
    name: &'static str,
    words: Arc<Messages>,
    say: impl Fn(&Messages, &str) -> Result<Value, Error> + Send + Sync + 'static,
) {
    let kept = Kept::<String>::default();
    engine.add_filter(name, move |text: &str| kept.get(text, || say(&words, text)));
}

fn no_such(kind: &str, text: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{text} is no {kind}"))
}

fn to_fluent(value: &Value) -> FluentValue<'static> {
    match value.kind() {
        ValueKind::Number => f64::try_from(value.clone()).map_or(FluentValue::None, FluentValue::from),
        _ => FluentValue::from(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Assets;
    use crate::theme::Layer;

    fn render(template: &str, context: Value) -> Result<String, TemplateError> {
        let theme = Theme::over_default([Layer::from_files("themes", [("templates/x.html", template)])]);
        let assets = Assets::load(&theme, "").paths();
        let site =
            Site { origin: "https://amap.example".into(), base_path: "/reseau".into(), language_path: "/en".into() };
        let messages = Arc::new(Messages::embedded("fr"));
        Environment::new(&theme, messages, &assets, site).0.render("x.html", context)
    }

    #[test]
    fn what_is_compiled_when_it_is_drawn_is_drawn_the_same_and_tells_mistakes_before() {
        let (good, bad) = ("{% include 'parts/y.html' %}{{ name }}", "a\n{% if %}");
        let own = [("templates/x.html", good), ("templates/parts/y.html", "<i>"), ("templates/z.html", bad)];
        let theme = Theme::over_default([Layer::from_files("themes", own)]);
        let assets = Assets::load(&theme, "").paths();
        let site = Site { origin: String::new(), base_path: String::new(), language_path: String::new() };
        let messages = Arc::new(Messages::embedded("fr"));
        let (now, told) = Environment::new(&theme, messages.clone(), &assets, site.clone());
        let (later, same) = Environment::on_demand(&theme, messages, &assets, site);
        assert_eq!((told.len(), &told), (1, &same));
        let drawn = |one: &Environment| one.render("x.html", minijinja::context! { name => "<b>" });
        assert_eq!(drawn(&later).unwrap(), "<i>&lt;b&gt;");
        assert_eq!((drawn(&now), now.render("z.html", Value::UNDEFINED).is_err()), (drawn(&later), true));
    }

    #[test]
    fn addresses_carry_base_path_and_language() {
        let out = render("{{ '/amap/x/'|href }} {{ '/files/a.pdf'|file_href }} {{ '/'|absolute }}", Value::UNDEFINED);
        assert_eq!(out.unwrap(), "/reseau/en/amap/x/ /reseau/files/a.pdf https://amap.example/reseau/en/");
    }

    #[test]
    fn values_are_escaped_and_formatted() {
        let context = minijinja::context! { name => "<b>", cents => 1250, day => "2026-10-01" };
        let out = render("{{ name }} {{ cents|price }} {{ day|date_short }}", context).unwrap();
        assert_eq!(out, "&lt;b&gt; 12,50\u{a0}€ 1er octobre 2026");
    }

    #[test]
    fn a_broken_template_says_where() {
        let error = render("fine\n{{ nothing.here }}\n", Value::UNDEFINED).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("themes/templates/x.html", 2));
        let error = render("a\nb\n{% if %}", Value::UNDEFINED).unwrap_err();
        assert!(error.cause.contains("template"), "{}", error.cause);
    }
}
