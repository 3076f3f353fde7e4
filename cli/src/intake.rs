//! `cabas intake`: the server of forms, and what is done to its database.

pub mod config;
pub mod embedded;
mod init;
mod keeping;
mod serve;
mod site;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use intake::EngineError;
use themes::Messages;

use crate::options::Folders;
use crate::summary;
use config::Config;

/// What to do with an intake.
#[derive(Debug, Subcommand)]
pub enum IntakeCommand {
    /// Écrit un intake.yml commenté et crée les clés ; ce qui existe déjà reste
    Init {
        /// Adresse à laquelle on atteindra l'accueil, par exemple `https://amap-exemple.fr`
        #[arg(long, value_name = "ADRESSE")]
        url: String,
    },
    /// Reçoit les formulaires du site construit
    Serve {
        /// Reconstruit le site quand ce qui y paraît change
        #[arg(long)]
        rebuild: bool,
        /// Commande lancée par le shell après chaque reconstruction, par exemple un rsync vers l'hébergeur
        #[arg(long, value_name = "COMMANDE", requires = "rebuild")]
        rebuild_command: Option<String>,
        /// Écrit aussi les formes compressées (.br, .gz) de ce qui est reconstruit
        #[arg(long, requires = "rebuild")]
        precompress: bool,
        /// L'horloge est juste, même si la base n'a pas servi depuis plus d'un an
        #[arg(long)]
        believe_clock: bool,
    },
    /// Écrit records.json, ou donne en JSON tout ce qui est gardé d'une personne
    Export {
        /// Adresse de courriel de la personne
        #[arg(long, value_name = "ADRESSE")]
        person: Option<String>,
    },
    /// Relit toute la base et tout le journal ; nomme la première ligne qui n'est pas juste
    Verify,
    /// Écrit une copie vérifiée de la base
    Backup {
        /// Dossier de la copie ; celui de intake.yml sinon
        #[arg(long, value_name = "DOSSIER")]
        to: Option<PathBuf>,
    },
    /// Remet une copie à la place de la base ; l'accueil doit être arrêté
    Restore {
        /// Fichier de la copie
        copy: PathBuf,
    },
    /// Efface une personne, autant que la loi le permet
    Erase {
        /// Son adresse de courriel
        person: String,
        /// Aussi ses contrats signés, que la loi fait garder : à décider par qui répond des données
        #[arg(long)]
        everything: bool,
    },
    /// Fait connaître les membres d'une AMAP, depuis un tableur (CSV, Excel, LibreOffice) avec une colonne de courriels
    Members {
        /// AMAP : nom d'un fichier de amaps/
        #[arg(long, value_name = "AMAP")]
        amap: String,
        /// Fichier à lire
        file: PathBuf,
    },
    /// Compte ce qui est gardé, sans nommer personne
    Stats,
    /// Vérifie intake.yml, les dossiers, les clés, les formulaires et le serveur de courriel
    CheckConfig,
}

/// Does it.
pub fn run(folders: &Folders, config: &std::path::Path, command: IntakeCommand) -> ExitCode {
    let words = summary::messages();
    if let IntakeCommand::Init { url } = &command {
        return init::run(config, &folders.site, url, &words);
    }
    let Some(read) = Config::read(config, &folders.site, &words) else { return ExitCode::FAILURE };
    let outcome = match command {
        IntakeCommand::Init { .. } => Ok(()),
        IntakeCommand::Serve { rebuild, rebuild_command, precompress, believe_clock } => {
            // It runs for long, and says little of all that the program can say.
            drop(words);
            let words = Messages::of_program("fr");
            let wanted = serve::Wanted { rebuild, rebuild_command, precompress, believe_clock };
            serve::run(folders, read, wanted, &words)
        }
        IntakeCommand::Export { person } => keeping::export(&read, person.as_deref(), &words),
        IntakeCommand::Verify => keeping::verify(&read, &words),
        IntakeCommand::Backup { to } => keeping::back_up(&read, to, &words),
        IntakeCommand::Restore { copy } => keeping::restore(&read, &copy, &words),
        IntakeCommand::Erase { person, everything } => keeping::erase(&read, &person, everything, &words),
        IntakeCommand::Members { amap, file } => keeping::members(&read, &amap, &file, &words),
        IntakeCommand::Stats => keeping::stats(&read, &words),
        IntakeCommand::CheckConfig => keeping::check(&read, &words),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

/// Why an intake is not opened, in words.
pub fn told(error: &EngineError, words: &Messages) -> String {
    words.format("intake-not-opened", &[("cause", error.code()), ("detail", &error.to_string())])
}
