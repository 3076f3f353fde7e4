//! `contracts/<season>/<id>.md`: what one farm offers the members of one AMAP for a season.

use domain::contract::Quantity;
use domain::{Cents, ContractKind, Signers};

use super::calendar::{Deliveries, Selection, Span};
use super::decode::mapping;
use super::payment::Payment;
use super::scalars::{Email, Rate, Word};
use super::terms::{Absences, Bounds, Notice, Rule, Solidarity, Stock, Trial};

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
        /// `true` : une commande groupée sans engagement sur la saison. Ce n'est pas un contrat d'AMAP, et les pages le disent.
        group_order: bool = false,
        /// Premier et dernier jour de la saison.
        season: Span,
        /// Jours de livraison.
        deliveries: Deliveries,
        /// Familles de produits ; celles de la ferme sinon.
        families: Vec<String>,
        /// Produits, prix, tailles, variantes.
        products: Vec<Product>,
        /// Règles sur les quantités.
        rules: Vec<Rule>,
        /// Minimums et maximums, en euros.
        bounds: Option<Bounds>,
        /// Stocks de ce contrat, où les produits puisent. Ceux que plusieurs contrats partagent sont dans la fiche de la ferme.
        stocks: Vec<Stock>,
        /// Nombre de parts que la ferme peut fournir.
        capacity: Option<u32>,
        /// Période de souscription.
        sign_up: Option<Span>,
        /// Clôture : combien de temps avant une livraison la ferme reçoit sa feuille. La veille au soir sinon.
        closing: Option<Notice>,
        /// Peut-on souscrire après la première livraison ? On ne paie alors que celles qui restent.
        late_joining: bool = true,
        /// Contrat glissant : nombre de livraisons de chaque souscription, d'où qu'elle parte. Jusqu'à la fin de la saison sinon.
        length: Option<u32>,
        /// Contrat qu'il faut avoir souscrit d'abord : nom d'un fichier de la même saison, pour la même AMAP.
        requires: Option<String>,
        /// Essai avant de s'engager.
        trial: Option<Trial>,
        /// Absences et jokers. Sans cette clé, il n'y en a pas.
        absences: Option<Absences>,
        /// Familles qui peuvent se partager un panier et le prendre à tour de rôle, de 2 à 5.
        sharing: Option<u32>,
        /// Prix solidaires, choisis librement par les membres entre deux bornes.
        solidarity: Option<Solidarity>,
        /// Comment payer la ferme.
        payment: Option<Payment>,
        /// Boîte de fonction de la coordination du contrat : publiée.
        coordination: Option<Email>,
        /// Qui signe d'emblée sur le site, et qui attend l'accord de la coordination ; ce que dit la fiche de l'AMAP sinon.
        signing: Option<Word<Signers>>,
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
        /// Prix du kilogramme, en euros, de ce qui se paie à la pesée : le total est une estimation jusque-là.
        kilogram: Option<Cents>,
        /// Poids habituel d'une unité, en grammes, pour l'estimation.
        grams: Option<u32>,
        /// TVA comprise dans le prix, en pour cent.
        vat: Rate = Rate::FOOD,
        /// `true` : on peut prendre des demi-parts.
        half_shares: bool = false,
        /// Tailles, chacune avec son prix.
        sizes: Vec<Size>,
        /// Variantes au même prix : affinage, découpe …
        variants: Vec<String>,
        /// Livraisons qui l'apportent ; toutes sinon.
        deliveries: Option<Selection>,
        /// Stock où il puise : le mot-clé d'un stock du contrat ou de la ferme.
        stock: Option<String>,
        /// Combien d'unités du stock prend une unité du produit.
        counts: Quantity = Quantity::ONE,
        /// Se gâte-t-il vite ? Le droit de se rétracter sous quatorze jours ne vaut que pour ce qui se garde.
        perishable: bool = true,
        /// Précision.
        note: Option<String>,
    }
}

mapping! {
    /// Une taille d'un produit.
    Size {
        /// Nom, par exemple « petit panier ».
        name: String,
        /// Prix, en euros ; absent quand le produit se paie au poids.
        price: Option<Cents>,
        /// Poids habituel, en grammes, quand le produit se paie au poids.
        grams: Option<u32>,
        /// Combien d'unités du stock elle prend ; autant que le produit sinon.
        counts: Option<Quantity>,
        /// Pour qui, par exemple « 1 à 2 personnes ».
        note: Option<String>,
    }
}
