//! The command line. Help texts are in French: they are for the volunteers who run the program.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use domain::{Cents, Date};

use crate::intake::IntakeCommand;

/// Cabas : l'annuaire et les contrats d'un réseau d'AMAP, en un site statique.
#[derive(Debug, Parser)]
#[command(
    name = "cabas",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Commandes",
    help_template = "{about}\n\nUtilisation : {usage}\n\n{all-args}"
)]
pub struct Options {
    #[command(flatten)]
    pub folders: Folders,
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Montre cette aide
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Montre la version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// Where things are.
#[derive(Debug, Args, Clone)]
pub struct Folders {
    /// Dossier du contenu
    #[arg(long, global = true, default_value = "content", value_name = "DOSSIER")]
    pub content: PathBuf,
    /// Dossier des thèmes
    #[arg(long, global = true, default_value = "themes", value_name = "DOSSIER")]
    pub themes: PathBuf,
    /// Dossier où va le site (les pages sont dans son dossier public/)
    #[arg(long, global = true, default_value = "site", value_name = "DOSSIER")]
    pub site: PathBuf,
    /// Construire comme si l'on était ce jour-là (AAAA-MM-JJ)
    #[arg(long, global = true, value_name = "JOUR")]
    pub today: Option<Date>,
}

/// What to do; without a word, `serve`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Construit le site, le montre sur cet ordinateur et le reconstruit à chaque changement
    Serve {
        /// Port souhaité ; un autre est pris s'il est occupé
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Construit le site dans le dossier du site
    Build {
        /// Écrit à côté de chaque texte ses formes compressées (.br, .gz), pour les serveurs qui les envoient telles quelles
        #[arg(long)]
        precompress: bool,
    },
    /// Montre toutes les erreurs du contenu, sans rien publier
    Check {
        /// Pour une personne (text) ou pour un éditeur (json)
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Crée un petit réseau à remplir, ou ajoute un fichier à un réseau
    New {
        /// Dossier du réseau
        folder: PathBuf,
        /// Ajouter un seul fichier de cette sorte
        #[arg(long, value_enum)]
        kind: Option<Kind>,
        /// Nom de ce qui est ajouté
        #[arg(long, requires = "kind")]
        name: Option<String>,
    },
    /// Reprend l'annuaire d'un autre outil
    Import {
        /// Format du fichier
        #[arg(value_enum)]
        format: ImportFormat,
        /// Fichier à reprendre
        file: PathBuf,
        /// Dossier du contenu à remplir
        #[arg(long)]
        into: PathBuf,
        /// Correspondance des colonnes (mapping.yml)
        #[arg(long)]
        map: Option<PathBuf>,
    },
    /// Chiffre un contrat : livraisons, lignes, totaux, absences, échéances
    Quote {
        /// Contrat : SAISON/ID, ou ID s'il est seul à le porter
        #[arg(long, value_name = "CONTRAT")]
        contract: String,
        /// Choix du membre, en JSON ; « - » les lit sur l'entrée. Sans choix, un exemple pour un foyer ordinaire
        #[arg(long, value_name = "FICHIER")]
        choices: Option<PathBuf>,
        /// Jour à partir duquel on veut des livraisons (AAAA-MM-JJ)
        #[arg(long, value_name = "JOUR")]
        from: Option<Date>,
        /// Avoir de la saison passée auprès de la même ferme, en euros
        #[arg(long, value_name = "EUROS", value_parser = euros)]
        credit: Option<Cents>,
        /// Pour une personne (text) ou pour un programme (json)
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Donne les jours d'un contrat ou d'une AMAP
    Calendar {
        /// Contrat : SAISON/ID, ou ID s'il est seul à le porter
        #[arg(long, value_name = "CONTRAT", required_unless_present = "amap", conflicts_with = "amap")]
        contract: Option<String>,
        /// AMAP : nom d'un fichier de amaps/
        #[arg(long, value_name = "AMAP")]
        amap: Option<String>,
        /// Premier jour (AAAA-MM-JJ)
        #[arg(long, value_name = "JOUR", requires = "to")]
        from: Option<Date>,
        /// Dernier jour (AAAA-MM-JJ)
        #[arg(long, value_name = "JOUR", requires = "from")]
        to: Option<Date>,
        /// Pour une personne (text), un programme (json) ou un agenda (ics : le fichier publié sur le site)
        #[arg(long, value_enum, default_value_t = CalendarFormat::Text)]
        format: CalendarFormat,
    },
    /// Vérifie un reçu : ce qu'il prouve, ou pourquoi il ne prouve rien
    Verify {
        /// Fichier du reçu ; « - » le lit sur l'entrée
        #[arg(value_name = "REÇU")]
        receipt: PathBuf,
        /// Clé publique du journal, ou un fichier qui la contient ; sinon celle du site construit, public/cle-publique.txt
        #[arg(long, value_name = "CLÉ")]
        key: Option<String>,
    },
    /// Reçoit les formulaires, et prend soin de leur base
    Intake {
        /// Réglages de l'accueil
        #[arg(long, global = true, default_value = "intake.yml", value_name = "FICHIER")]
        config: PathBuf,
        #[command(subcommand)]
        command: IntakeCommand,
    },
    /// Écrit le schéma JSON des fichiers de contenu et des données du programme
    Schema {
        /// D'une seule sorte : amap, farm, contract…, ou choices, quote, timetable
        #[arg(long)]
        kind: Option<String>,
        /// En Markdown, pour les personnes
        #[arg(long)]
        markdown: bool,
    },
}

impl Default for Command {
    fn default() -> Self {
        Self::Serve { port: 8080 }
    }
}

/// Reads an amount as content files have it.
fn euros(text: &str) -> Result<Cents, String> {
    Cents::parse_price(text).map_err(|_| "il faut un montant en euros, comme 12,50".to_owned())
}

/// For whom mistakes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// For whom days are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CalendarFormat {
    Text,
    Json,
    Ics,
}

/// Kinds of files that `new` adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Amap,
    Farm,
    Contract,
    Calendar,
    Network,
    News,
    Event,
    Resource,
    Advert,
    Page,
}

/// Formats that `import` reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    Csv,
    Json,
    Geojson,
    Gogocarto,
    Xlsx,
}
