//! From YAML nodes to typed documents, collecting every mistake instead of stopping at the first.

use std::ops::Range;

use serde_json::{Map, Value as Json, json};

use super::yaml::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, Place, closest};

/// A type that a YAML node can be read into.
pub trait Decode: Sized {
    /// Reads a node that is not empty; every mistake goes to `context`.
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self>;

    /// What stands for an absent or empty key, or `None` when the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// JSON Schema (draft 2020-12) of what is accepted, for editors' completion.
    fn schema() -> Json;
}

/// The file being read and the mistakes found so far.
pub struct Context<'a> {
    /// Path of the file.
    pub path: &'a str,
    /// Mistakes so far.
    pub diagnostics: Vec<Diagnostic>,
    /// How many mappings deep the reader is; the file's own keys are at 1.
    pub depth: usize,
}

impl<'a> Context<'a> {
    /// The start of a file.
    pub fn new(path: &'a str) -> Self {
        Self { path, diagnostics: Vec::new(), depth: 0 }
    }
}

impl Context<'_> {
    /// Notes a mistake at these bytes.
    pub fn error(&mut self, code: &'static str, span: &Range<usize>, arguments: &[(&'static str, &str)]) {
        let mut diagnostic = Diagnostic::error(code, self.path, Place::Bytes(span.clone()));
        for (name, value) in arguments {
            diagnostic = diagnostic.with(name, *value);
        }
        self.diagnostics.push(diagnostic);
    }

    /// The text of a scalar; a list or a mapping here is a mistake.
    pub fn scalar<'n>(&mut self, node: &'n Node<'_>, expected: &'static str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(text) => Some(text.trim()),
            other => {
                self.wrong_type(node, expected, other);
                None
            }
        }
    }

    /// A list or a mapping stands where something else is expected.
    pub fn wrong_type(&mut self, node: &Node<'_>, expected: &'static str, found: &Value<'_>) {
        let found = match found {
            Value::Null => "nothing",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "list",
            Value::Mapping(_) => "mapping",
        };
        self.error("wrong-type", &first_line(node), &[("expected", expected), ("found", found)]);
    }
}

/// Long nodes are marked by their first bytes only, so that an excerpt stays readable.
fn first_line(node: &Node<'_>) -> Range<usize> {
    match &node.value {
        Value::Mapping(entries) => entries.first().map_or(node.span.clone(), |(key, _)| key.span.clone()),
        Value::Sequence(items) => items.first().map_or(node.span.clone(), first_line),
        _ => node.span.clone(),
    }
}

/// Keys that authors write in French, and what they are called here.
const FRENCH_KEYS: &[(&str, &str)] = &[
    ("absence", "absences"),
    ("acces", "access"),
    ("accessibilite", "accessibility"),
    ("adhesion", "membership"),
    ("adresse", "address"),
    ("annule", "cancelled"),
    ("annulee", "cancelled"),
    ("au", "to"),
    ("bornes", "bounds"),
    ("auteur", "author"),
    ("cloture", "closing"),
    ("code postal", "postcode"),
    ("courriel", "mailbox"),
    ("debut", "start"),
    ("depuis", "since"),
    ("description", "summary"),
    ("du", "from"),
    ("essai", "trial"),
    ("ferme", "farm"),
    ("fermes", "farms"),
    ("fichier", "file"),
    ("fin", "end"),
    ("jour", "weekday"),
    ("langues", "languages"),
    ("lieu", "place"),
    ("lieux", "places"),
    ("liens", "links"),
    ("livraisons", "deliveries"),
    ("mail", "mailbox"),
    ("motif", "reason"),
    ("nom", "name"),
    ("paiement", "payment"),
    ("paniers", "baskets"),
    ("personnes", "people"),
    ("prix", "price"),
    ("produits", "products"),
    ("publier", "publish"),
    ("raison", "reason"),
    ("regles", "rules"),
    ("reseaux", "networks"),
    ("resume", "summary"),
    ("saison", "season"),
    ("site", "website"),
    ("statut", "status"),
    ("tailles", "sizes"),
    ("telephone", "phone"),
    ("titre", "title"),
    ("unite", "unit"),
    ("variantes", "variants"),
    ("verifie", "verified"),
];

/// The key that an author who wrote its French word meant, if it is known here.
fn french_key<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = gazetteer::fold_keeping_article(written);
    let (_, meant) = FRENCH_KEYS.iter().find(|(french, _)| *french == folded)?;
    known.iter().copied().find(|key| key == meant)
}

/// Reads the keys of one mapping, then tells which keys were not known.
pub struct Fields<'n> {
    entries: &'n [(Key<'n>, Node<'n>)],
    place: Range<usize>,
}

impl<'n> Fields<'n> {
    /// The keys of `node`, which must be a mapping.
    pub fn of(node: &'n Node<'_>, known: &[&str], context: &mut Context<'_>) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            context.wrong_type(node, "mapping", &node.value);
            return None;
        };
        for (index, (key, value)) in entries.iter().enumerate() {
            if entries[..index].iter().any(|(other, _)| other.text == key.text) {
                context.error("duplicate-key", &key.span, &[("key", &key.text)]);
            } else if !known.contains(&&*key.text) {
                let near = french_key(&key.text, known).or_else(|| closest(&key.text, known.iter().copied()));
                let near = near.unwrap_or_default();
                // `{ note: une personne, ou deux }`: what follows the comma is no key, but the rest of a text.
                let rest_of_text = near.is_empty() && index > 0 && value.value == Value::Null && key.text.contains(' ');
                let code = if rest_of_text { "yaml-comma" } else { "unknown-key" };
                context.error(code, &key.span, &[("key", &key.text), ("near", near)]);
            }
        }
        let place = entries.first().map_or(node.span.clone(), |(key, _)| key.span.clone());
        Some(Self { entries, place })
    }

    /// The value of a key, its default when the key is absent or empty, or a mistake.
    pub fn read<T: Decode>(&self, name: &str, default: Option<T>, context: &mut Context<'_>) -> Option<T> {
        let entry = self.entries.iter().find(|(key, _)| key.text == name);
        match entry {
            // What cannot be read has been told; the rest of the file is still checked as if it were not there.
            Some((_, node)) if node.value != Value::Null => {
                T::decode(node, context).or_else(|| default.or_else(T::absent))
            }
            entry => {
                let value = default.or_else(T::absent);
                if value.is_none() {
                    let place = entry.map_or(&self.place, |(key, _)| &key.span);
                    context.error("missing-key", place, &[("key", name)]);
                }
                value
            }
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        T::decode(node, context).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn schema() -> Json {
        T::schema()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let Value::Sequence(items) = &node.value else {
            context.wrong_type(node, "list", &node.value);
            return None;
        };
        // An item that cannot be read has been told; the others are still checked.
        let filled = items.iter().filter(|item| item.value != Value::Null);
        let mut read = Vec::with_capacity(items.len());
        read.extend(filled.filter_map(|item| T::decode(item, context)));
        Some(read)
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn schema() -> Json {
        json!({ "type": "array", "items": T::schema() })
    }
}

/// Free keys, for translations and parameters: each key is the author's.
impl<T: Decode> Decode for Vec<(String, T)> {
    fn decode(node: &Node<'_>, context: &mut Context<'_>) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            context.wrong_type(node, "mapping", &node.value);
            return None;
        };
        let filled = entries.iter().filter(|(_, value)| value.value != Value::Null);
        let read: Vec<_> =
            filled.map(|(key, value)| Some((key.text.to_string(), T::decode(value, context)?))).collect();
        read.into_iter().collect()
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn schema() -> Json {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }
}

/// Assembles the JSON Schema of a mapping.
pub fn mapping_schema(meaning: &str, fields: Vec<(&str, &str, Json, bool)>) -> Json {
    let required: Vec<&str> = fields.iter().filter(|field| field.3).map(|field| field.0).collect();
    let mut properties = Map::new();
    for (name, meaning, mut schema, _) in fields {
        if let Json::Object(schema) = &mut schema {
            let own = schema.get("description").and_then(Json::as_str).unwrap_or_default();
            // A scalar's own description is how to write it; a mapping's repeats what its key says.
            let text = match schema.get("type").and_then(Json::as_str) {
                Some("object") => meaning.to_owned(),
                _ if own.is_empty() => meaning.to_owned(),
                _ => format!("{meaning} ({own})"),
            };
            schema.insert("description".into(), Json::String(text));
        }
        properties.insert(name.into(), schema);
    }
    let mut schema = json!({ "type": "object", "description": meaning, "properties": properties });
    schema["additionalProperties"] = Json::Bool(false);
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// Declares a mapping of content files: the struct, its reader and its JSON Schema from one place.
///
/// The doc comment of a field is the text that an author's editor shows, hence in French. A field whose type has no
/// [`Decode::absent`] and no default is required. `Name: Default` derives `Default` for a mapping of optional keys only.
macro_rules! mapping {
    ($(#[doc = $doc:literal])* $name:ident $(: $derived:ident)? { $($(#[doc = $field_doc:literal])* $field:ident : $type:ty $(= $default:expr)?,)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq $(, $derived)?)]
        pub struct $name { $($(#[doc = $field_doc])* pub $field: $type,)* }

        impl $crate::content::decode::Decode for $name {
            fn decode(
                node: &$crate::content::yaml::Node<'_>,
                context: &mut $crate::content::decode::Context<'_>,
            ) -> Option<Self> {
                let fields = $crate::content::decode::Fields::of(node, &[$(stringify!($field)),*], context)?;
                let told = context.diagnostics.len();
                context.depth += 1;
                $(
                    #[allow(unused_mut, unused_assignments, reason = "a field without default leaves it empty")]
                    let $field = {
                        let mut default: Option<$type> = None;
                        $(default = Some($default);)?
                        fields.read::<$type>(stringify!($field), default, context)
                    };
                )*
                context.depth -= 1;
                // A half-read item of a list would bring about mistakes that its author did not make; a whole file is
                // worth checking to its end.
                if context.depth > 0 && context.diagnostics.len() > told {
                    return None;
                }
                Some(Self { $($field: $field?,)* })
            }
            fn schema() -> serde_json::Value {
                $crate::content::decode::mapping_schema(
                    concat!($($doc),*).trim(),
                    vec![$({
                        #[allow(unused_mut, unused_assignments, reason = "a field without default is required")]
                        let mut required = <$type as $crate::content::decode::Decode>::absent().is_none();
                        $(let _ = stringify!($default); required = false;)?
                        (stringify!($field), concat!($($field_doc),*).trim(), <$type>::schema(), required)
                    }),*],
                )
            }
        }
    };
}
pub(crate) use mapping;
