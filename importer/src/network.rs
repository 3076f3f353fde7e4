//! The least `network.yml`, so that an imported directory builds at once.

/// The path of the file.
pub const PATH: &str = "network.yml";

/// What it says until someone completes it.
pub const TEXT: &str = "\
# Fichier fait par un import, pour que le site se construise tout de suite. Tout ce qui suit est à compléter.
name: Mon réseau
# à compléter : l'adresse du site une fois publié
base_url: https://exemple.example
# à compléter : les mentions légales
publisher:
  name: Nom de l'association (à compléter)
  address: Adresse du siège (à compléter)
  email: contact@exemple.example
  director: Responsable de la publication (à compléter)
";
