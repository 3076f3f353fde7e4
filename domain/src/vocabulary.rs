//! The closed lists of words that content files, forms and pages share.
//!
//! Each word has a *key*: the English, kebab-case word written in content files, used as CSS class and message id.

use crate::Rhythm;

/// A closed list of words, each with its key.
pub trait Vocabulary: Sized + Copy + PartialEq + 'static {
    /// Every word, in the order in which pages show them.
    const ALL: &'static [Self];

    /// The word as content files write it, for example `waiting-list`.
    fn key(self) -> &'static str;

    /// What the word means, in French, for editors' completion.
    fn meaning(self) -> &'static str;

    /// The word with this key, or `None`.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.key() == key)
    }
}

/// Declares a closed list of words. In JSON a word is its key.
#[macro_export]
macro_rules! vocabulary {
    ($(#[doc = $doc:literal])* $name:ident { $($variant:ident = $key:literal, $meaning:literal;)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $meaning] $variant,)* }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Vocabulary::key(*self))
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = <String as $crate::serde::Deserialize>::deserialize(deserializer)?;
                let unknown = || $crate::serde::de::Error::custom(format_args!("unknown word {key}"));
                <Self as $crate::Vocabulary>::from_key(&key).ok_or_else(unknown)
            }
        }

        impl $crate::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
            fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

vocabulary! {
    /// Whether an AMAP takes new members.
    AmapStatus {
        Open = "open", "Des places sont disponibles.";
        WaitingList = "waiting-list", "Complète, avec une liste d'attente.";
        Full = "full", "Complète, sans liste d'attente.";
        Starting = "starting", "En cours de création.";
        Paused = "paused", "En pause : pas de distribution en ce moment.";
        Closed = "closed", "N'existe plus ; la page reste pour ne pas casser les liens.";
    }
}

vocabulary! {
    /// Who may join an AMAP.
    Audience {
        All = "all", "Tout le monde.";
        Students = "students", "AMAP étudiante ou de campus.";
        Company = "company", "AMAP d'entreprise ou d'administration.";
    }
}

vocabulary! {
    /// A day of the week; weeks start on Monday (ISO 8601).
    Weekday {
        Monday = "monday", "lundi";
        Tuesday = "tuesday", "mardi";
        Wednesday = "wednesday", "mercredi";
        Thursday = "thursday", "jeudi";
        Friday = "friday", "vendredi";
        Saturday = "saturday", "samedi";
        Sunday = "sunday", "dimanche";
    }
}

vocabulary! {
    /// In which weeks something recurs, where it is not every so many.
    Weeks {
        Odd = "odd", "Les semaines impaires du calendrier.";
        Even = "even", "Les semaines paires du calendrier.";
        First = "first", "Le premier de chaque mois.";
        Second = "second", "Le deuxième de chaque mois.";
        Third = "third", "Le troisième de chaque mois.";
        Fourth = "fourth", "Le quatrième de chaque mois.";
        Fifth = "fifth", "Le cinquième de chaque mois qui en a cinq.";
        Last = "last", "Le dernier de chaque mois.";
    }
}

vocabulary! {
    /// How quantities are chosen in a contract.
    ContractKind {
        Fixed = "fixed", "Les mêmes parts à chaque livraison.";
        SameEachTime = "same-each-time", "Une quantité par produit, la même à chaque livraison.";
        Variable = "variable", "Une quantité par produit et par livraison.";
        Prepaid = "prepaid", "Un montant payé d'avance, à dépenser au fil des livraisons.";
    }
}

vocabulary! {
    /// How a member pays the farmer. The money never passes through the AMAP, the network or the tool (charter; R1 to R3).
    PaymentMethod {
        Cheque = "cheque", "Chèques à l'ordre de la ferme.";
        Transfer = "transfer", "Virement à la ferme.";
        DirectDebit = "direct-debit", "Prélèvement mis en place par la ferme.";
        Cash = "cash", "Espèces, remises à la ferme.";
        LocalCurrency = "local-currency", "Monnaie locale.";
    }
}

vocabulary! {
    /// Whose contract is signed or whose turn is taken at once, and whose waits for the coordination.
    Signers {
        Anyone = "anyone", "Tout le monde, une fois le courriel confirmé.";
        Members = "members", "Les membres connus, d'emblée ; les autres attendent l'accord de la coordination.";
        Word = "word", "Qui connaît le mot de l'AMAP, d'emblée ; les autres attendent l'accord de la coordination.";
        Approval = "approval", "Personne : tout attend l'accord de la coordination.";
    }
}

vocabulary! {
    /// A label or a commitment of a farm, as directories show it.
    FarmLabel {
        Organic = "organic", "Agriculture biologique (AB).";
        OrganicConversion = "organic-conversion", "En conversion vers l'agriculture biologique.";
        NatureEtProgres = "nature-et-progres", "Nature & Progrès.";
        BioCoherence = "bio-coherence", "Bio Cohérence.";
        Demeter = "demeter", "Demeter, biodynamie.";
        NoPesticides = "no-pesticides", "Sans pesticides ni engrais chimiques, sans label.";
    }
}

vocabulary! {
    /// Who looks for whom in an advert.
    AdvertKind {
        FarmSeeksAmap = "farm-seeks-amap", "Une ferme cherche une AMAP.";
        AmapSeeksFarm = "amap-seeks-farm", "Une AMAP cherche une ferme.";
    }
}

vocabulary! {
    /// What a farm brings, by family. A network adds its own families in `network.yml`.
    ProductFamily {
        Vegetables = "vegetables", "Légumes";
        Fruit = "fruit", "Fruits";
        Bread = "bread", "Pain";
        Eggs = "eggs", "Œufs";
        Poultry = "poultry", "Volailles";
        Meat = "meat", "Viande de bœuf, d'agneau, de chevreau";
        Pork = "pork", "Porc et charcuterie";
        Dairy = "dairy", "Lait, beurre, yaourts";
        Cheese = "cheese", "Fromages";
        Fish = "fish", "Poissons et coquillages";
        Honey = "honey", "Miel";
        Mushrooms = "mushrooms", "Champignons";
        Herbs = "herbs", "Plantes aromatiques, tisanes, safran";
        Cereals = "cereals", "Farines, céréales, légumes secs";
        Oil = "oil", "Huiles";
        Drinks = "drinks", "Jus, cidre, vin, bière";
        Preserves = "preserves", "Confitures, conserves";
        Flowers = "flowers", "Fleurs, plants";
        Other = "other", "Autres produits de la ferme";
    }
}

impl From<Weeks> for Rhythm {
    fn from(weeks: Weeks) -> Self {
        match weeks {
            Weeks::Odd => Self::OddWeeks,
            Weeks::Even => Self::EvenWeeks,
            Weeks::First => Self::OfMonth(1),
            Weeks::Second => Self::OfMonth(2),
            Weeks::Third => Self::OfMonth(3),
            Weeks::Fourth => Self::OfMonth(4),
            Weeks::Fifth => Self::OfMonth(5),
            Weeks::Last => Self::LastOfMonth,
        }
    }
}

impl Rhythm {
    /// The word for it, or `None` where it is every so many weeks.
    pub fn weeks(self) -> Option<Weeks> {
        Weeks::ALL.iter().copied().find(|weeks| Self::from(*weeks) == self)
    }
}

impl Weekday {
    /// The weekday of a civil date.
    pub fn of(date: jiff::civil::Date) -> Self {
        match date.weekday() {
            jiff::civil::Weekday::Monday => Self::Monday,
            jiff::civil::Weekday::Tuesday => Self::Tuesday,
            jiff::civil::Weekday::Wednesday => Self::Wednesday,
            jiff::civil::Weekday::Thursday => Self::Thursday,
            jiff::civil::Weekday::Friday => Self::Friday,
            jiff::civil::Weekday::Saturday => Self::Saturday,
            jiff::civil::Weekday::Sunday => Self::Sunday,
        }
    }

    /// Days from Monday, 0 to 6.
    pub fn days_from_monday(self) -> i64 {
        self as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_word() {
        for status in AmapStatus::ALL {
            assert_eq!(AmapStatus::from_key(status.key()), Some(*status));
        }
        assert_eq!(ProductFamily::from_key("legumes"), None);
    }

    #[test]
    fn a_weekday_is_read_off_a_date() {
        assert_eq!(Weekday::of(jiff::civil::date(2026, 11, 19)), Weekday::Thursday);
        assert_eq!(Weekday::Thursday.days_from_monday(), 3);
    }
}
