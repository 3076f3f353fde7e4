//! `private/`: what a farm tells those who sign with it, and how an AMAP's coordination is reached, and nobody else learns. No
//! page shows it; git ignores the folder.

use domain::Iban;

use super::decode::mapping;
use super::scalars::Email;

mapping! {
    /// Ce qu'une ferme dit à qui signe avec elle, et à personne d'autre : rien n'en paraît sur le site.
    PrivateFarm {
        /// Adresse où vont les contrats à signer ; la boîte publique de la ferme sinon.
        email: Option<Email>,
        /// Compte où vont les virements (IBAN). Il n'est écrit que sur les contrats signés.
        iban: Option<Iban>,
        /// Code de la banque (BIC) ; il n'en faut pas dans l'espace économique européen.
        bic: Option<String>,
        /// Titulaire du compte ; le nom de la ferme sinon.
        account_name: Option<String>,
    }
}

mapping! {
    /// Ce qu'il faut à l'accueil des formulaires d'une AMAP et que personne d'autre n'apprend : rien n'en paraît sur le site.
    PrivateAmap {
        /// Adresse de la coordination : accords à donner, demandes, permanences à pourvoir ; la boîte publique de l'AMAP sinon.
        coordination: Option<Email>,
        /// Mot de l'AMAP, que ses membres connaissent : il est demandé à qui signe quand `signing` vaut `word`.
        word: Option<String>,
    }
}
