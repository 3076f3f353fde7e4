//! `contracts/<season>/<id>.md`: what one farm offers the members of one AMAP for a season.

use domain::{Cents, ContractKind, PaymentMethod};

use super::calendar::{Deliveries, Span};
use super::decode::mapping;
use super::scalars::{Email, Word};

mapping! {
    /// Un contrat : une ferme, une AMAP, une saison.
    Contract {
        /// Nom du contrat ; « produits, ferme » sinon.
        name: Option<String>,
        /// AMAP : nom d'un fichier de `amaps/`.
        amap: String,
        /// Ferme : nom d'un fichier de `farms/`.
        farm: String,
        /// Quantités fixes ou variables.
        kind: Word<ContractKind>,
        /// Premier et dernier jour de la saison.
        season: Span,
        /// Jours de livraison.
        deliveries: Deliveries,
        /// Familles de produits ; celles de la ferme sinon.
        families: Vec<String>,
        /// Produits, prix, tailles, variantes.
        products: Vec<Product>,
        /// Nombre de parts que la ferme peut fournir.
        capacity: Option<u32>,
        /// Période de souscription.
        sign_up: Option<Span>,
        /// Comment payer la ferme.
        payment: Option<Payment>,
        /// Boîte de fonction de la coordination du contrat : publiée.
        coordination: Option<Email>,
        /// Ce que le membre s'engage à faire, par exemple deux permanences.
        commitment: Option<String>,
    }
}

mapping! {
    /// Un produit du contrat.
    Product {
        /// Nom.
        name: String,
        /// Unité : panier, pièce, 500 g, douzaine …
        unit: Option<String>,
        /// Prix d'une unité, en euros. Absent quand chaque taille a le sien.
        price: Option<Cents>,
        /// Tailles, chacune avec son prix.
        sizes: Vec<Size>,
        /// Variantes au même prix : affinage, découpe …
        variants: Vec<String>,
        /// Précision.
        note: Option<String>,
    }
}

mapping! {
    /// Une taille d'un produit.
    Size {
        /// Nom, par exemple « petit panier ».
        name: String,
        /// Prix, en euros.
        price: Cents,
        /// Pour qui, par exemple « 1 à 2 personnes ».
        note: Option<String>,
    }
}

mapping! {
    /// Comment payer. L'argent va toujours directement à la ferme.
    Payment {
        /// Moyens acceptés.
        methods: Vec<Word<PaymentMethod>>,
        /// Nombre de versements, au plus.
        instalments: u32 = 1,
        /// Ordre des chèques ; le nom de la ferme sinon.
        payee: Option<String>,
        /// Précision.
        note: Option<String>,
    }
}
