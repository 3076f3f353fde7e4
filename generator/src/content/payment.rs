//! How a farm is paid.

use domain::{Cents, Date, PaymentMethod, vocabulary};

use super::decode::mapping;
use super::scalars::Word;

vocabulary! {
    /// How the total is split.
    Split {
        Equal = "equal", "En parts égales au centime ; la dernière prend le reste.";
        WholeEuros = "whole-euros", "En euros entiers ; le dernier versement prend le reste.";
        FiveCents = "five-cents", "Arrondi à cinq centimes ; le dernier versement prend le reste.";
        Deliveries = "deliveries", "À chaque échéance, ce qui est livré jusqu’à la suivante.";
    }
}

vocabulary! {
    /// When payments are due.
    Due {
        FirstDeliveryOfMonth = "first-delivery-of-month", "À la première livraison de chaque mois.";
        FirstOfMonth = "first-of-month", "Le premier de chaque mois où il y a une livraison.";
        EachDelivery = "each-delivery", "À chaque livraison.";
    }
}

mapping! {
    /// Comment payer. L'argent va toujours directement à la ferme.
    Payment {
        /// Moyens acceptés.
        methods: Vec<Word<PaymentMethod>>,
        /// Nombre de versements, au plus ; celui des pourcentages ou des dates sinon, ou 1.
        instalments: Option<u32>,
        /// Comment le total se répartit ; en parts égales sinon.
        split: Option<Word<Split>>,
        /// Parts en pour cent, au lieu de `split` : `[40, 30, 30]`. À l'euro inférieur ; la dernière prend le reste.
        percentages: Vec<u32>,
        /// Échéances ; la première livraison de chaque mois sinon.
        due: Option<Word<Due>>,
        /// Échéances listées, au lieu de `due`.
        dates: Vec<Date>,
        /// Montant minimum d'un versement, en euros.
        least: Option<Cents>,
        /// `true` : le membre peut changer les montants proposés, pourvu que leur somme soit juste.
        editable: bool = false,
        /// Ordre des chèques ; le nom de la ferme sinon.
        payee: Option<String>,
        /// Précision.
        note: Option<String>,
    }
}
