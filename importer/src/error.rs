//! Why nothing was imported, in French, for the volunteer who started the import.

use std::fmt;

/// Why nothing was imported.
#[derive(Debug)]
pub enum ImportError {
    /// There is nothing in the file.
    Empty,
    /// The file is no text, although its format is one.
    NotText,
    /// The text is no JSON.
    NotJson {
        /// Line of the mistake.
        line: usize,
        /// Column of the mistake.
        column: usize,
    },
    /// The JSON holds no list of objects, or several.
    NoList {
        /// The keys that hold lists.
        lists: Vec<String>,
    },
    /// The workbook cannot be opened.
    Workbook(String),
    /// There is a header and nothing below.
    NoRow,
    /// No column names an AMAP or a farm.
    NoName {
        /// The columns of the file.
        columns: Vec<String>,
    },
    /// No column holds addresses of mail.
    NoMail {
        /// The columns of the file.
        columns: Vec<String>,
    },
    /// A line of `mapping.yml` cannot be used.
    Mapping {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// No row could be used.
    NothingUsable {
        /// How many rows were read.
        rows: usize,
    },
    /// The record of the last imports cannot be read.
    State,
    /// The disk refused.
    Disk {
        /// What was touched.
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "Le fichier est vide."),
            Self::NotText => write!(
                f,
                "Le fichier n'est pas un texte (il contient des octets nuls). Enregistrez-le en CSV « UTF-8 », ou importez \
                 le classeur lui-même."
            ),
            Self::NotJson { line, column } => {
                write!(f, "Le fichier n'est pas du JSON : erreur ligne {line}, colonne {column}.")
            }
            Self::NoList { lists } if lists.is_empty() => {
                write!(f, "Ce JSON ne contient pas de liste de fiches (un tableau d'objets).")
            }
            Self::NoList { lists } => write!(
                f,
                "Ce JSON contient plusieurs listes ({}) : gardez dans le fichier celle à importer.",
                lists.join(", ")
            ),
            Self::Workbook(cause) => write!(f, "Le classeur ne s'ouvre pas : {cause}."),
            Self::NoRow => write!(f, "Le fichier n'a pas de ligne sous son en-tête."),
            Self::NoName { columns } => write!(
                f,
                "Aucune colonne ne donne le nom d'une AMAP ou d'une ferme. Colonnes lues : {}. Dites laquelle dans \
                 mapping.yml, par exemple « {}: amap.name ».",
                columns.join(", "),
                columns.first().map_or("Nom", String::as_str)
            ),
            Self::NoMail { columns } => write!(
                f,
                "Aucune colonne ne contient d’adresses de courriel : nommez-en une « courriel ». Les colonnes sont : {}.",
                columns.join(", ")
            ),
            Self::Mapping { line, problem } => write!(f, "mapping.yml, ligne {line} : {problem}"),
            Self::NothingUsable { rows } => {
                write!(f, "Aucune des {rows} lignes ne donne le nom d'une AMAP ou d'une ferme : rien n'a été écrit.")
            }
            Self::State => write!(
                f,
                "Le fichier .import/state.json est abîmé. Supprimez-le : l'import gardera alors tout fichier existant qu'il \
                 écrirait autrement."
            ),
            Self::Disk { path, cause } => write!(f, "Impossible de lire ou d'écrire {path} : {cause}."),
        }
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
