//! `intake.yml`: how the server of forms is run. It is no part of the content: a network keeps it where that server runs.

use std::sync::Arc;

use domain::vocabulary;

use super::decode::{Context, mapping};
use super::documents::keys;
use super::scalars::{Email, WebAddress, Word};
use crate::diagnostic::Diagnostic;

vocabulary! {
    /// How the connection to a mail server is protected.
    Security {
        None = "none", "Pas du tout : pour un serveur sur la même machine.";
        StartTls = "starttls", "Chiffrée par STARTTLS (port 587 le plus souvent).";
        Tls = "tls", "Chiffrée dès le début (port 465 le plus souvent).";
    }
}

mapping! {
    /// L'accueil des formulaires : lu par `cabas intake`. Les mots de passe n'y sont pas : ils sont dans des variables
    /// d'environnement, `CABAS_SMTP_PASSWORD` et `CABAS_BACKUP_PASSPHRASE`.
    IntakeFile {
        /// Adresse à laquelle on l'atteint, par exemple `https://amap-exemple.fr` : celle du site, avec son chemin s'il en a un,
        /// ou celle d'une machine à part (`intake_url` de network.yml).
        url: WebAddress,
        /// Adresse et port où il écoute, derrière le serveur qui chiffre.
        listen: String = "127.0.0.1:8090".to_owned(),
        /// Adresse et port de `/health` et de `/metrics`, jamais ouverts au public ; aucun sinon.
        monitor: Option<String>,
        /// Dossier de la base, des clés et des copies, compté depuis ce fichier.
        folder: String = "intake".to_owned(),
        /// Nom du journal des engagements ; l'hôte de `url`, puis `/journal` sinon. Il ne change plus jamais.
        journal: Option<String>,
        /// Adresses des serveurs placés devant, dont on croit ce qu'ils disent du visiteur (`X-Forwarded-For`).
        proxies: Vec<String> = vec!["127.0.0.1".to_owned(), "::1".to_owned()],
        /// Freiner les robots : débit par adresse, pages à relire. À n'éteindre que pour mesurer le débit.
        robots: bool = true,
        /// De qui viennent les courriels.
        sender: SenderFile,
        /// Serveur de courriel ; sans lui, les courriels sont écrits dans le sous-dossier `mails`.
        smtp: Option<SmtpFile>,
        /// Copies de la base ; aucune sinon.
        backup: Option<BackupFile>,
    }
}

mapping! {
    /// L'expéditeur des courriels.
    SenderFile {
        /// Nom, par exemple « Les AMAP de Bretagne ».
        name: String,
        /// Adresse ; les réponses des membres vont à la coordination ou à la ferme, pas ici.
        email: Email,
    }
}

mapping! {
    /// Un serveur de courriel.
    SmtpFile {
        /// Son nom, que porte son certificat.
        host: String,
        /// Son port.
        port: u32 = 587,
        /// Comment la connexion est protégée.
        security: Word<Security> = Word(Security::StartTls),
        /// Identifiant ; le mot de passe est dans `CABAS_SMTP_PASSWORD`.
        user: Option<String>,
        /// Fichier PEM d'une autorité de certification à croire en plus de celles du système.
        authority: Option<String>,
    }
}

mapping! {
    /// Des copies vérifiées de la base, une par jour. Une phrase dans `CABAS_BACKUP_PASSPHRASE` les chiffre.
    BackupFile {
        /// Dossier des copies, de préférence sur un autre disque.
        folder: String,
        /// Combien sont gardées.
        keep: u32 = 30,
    }
}

/// Reads an `intake.yml`: what it says, or everything that is wrong with it.
pub fn parse(path: &str, bytes: &[u8]) -> (Option<IntakeFile>, Vec<Diagnostic>) {
    let mut context = Context::new(path);
    let file = keys(path, bytes, &mut context).map(Arc::unwrap_or_clone);
    (file, context.diagnostics)
}
