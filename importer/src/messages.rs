//! The French sentences of the report.

use crate::finding::{Code, Section};

/// How one kind of finding is told.
pub struct Message {
    /// What it is, before the number of times.
    pub title: &'static str,
    /// One case, with arguments between braces.
    pub example: &'static str,
    /// What to do, or nothing.
    pub advice: &'static str,
}

/// The part of the report in which a finding stands.
pub fn section(code: Code) -> Section {
    match code {
        code if code <= Code::PostcodeZeros => Section::Read,
        code if code <= Code::AddressMended => Section::Mended,
        code if code <= Code::QuoteOpen => Section::Check,
        code if code <= Code::NoteWithheld => Section::Private,
        _ => Section::Skipped,
    }
}

/// Columns are few and each matters.
pub fn is_listed_in_full(code: Code) -> bool {
    matches!(code, Code::ColumnRead)
}

/// How a finding is told.
pub fn message(code: Code) -> Message {
    let (title, example, advice) = match section(code) {
        Section::Read => read(code),
        Section::Mended => mended(code),
        Section::Check => check(code),
        Section::Private | Section::Skipped => left(code),
    };
    Message { title, example, advice }
}

type Words = (&'static str, &'static str, &'static str);

fn read(code: Code) -> Words {
    match code {
        Code::Listings => ("", "{rows} lignes, soit {amaps} AMAP et {farms} fermes", ""),
        Code::Encoding => ("", "encodage : {encoding}", ""),
        Code::Separator => ("", "séparateur : {separator}", ""),
        Code::ColumnRead => (
            "Colonnes comprises",
            "« {column} » → {target}",
            "Si une colonne est mal comprise, dites-le dans mapping.yml.",
        ),
        Code::ColumnIgnored => ("Colonnes ignorées", "« {column} »", "Pour en lire une, ajoutez-la à mapping.yml."),
        Code::ColumnDouble => (
            "Colonnes ignorées parce qu'une autre dit la même chose",
            "« {column} » : « {other} » est lue à sa place",
            "Pour choisir l'autre, dites-le dans mapping.yml.",
        ),
        Code::RoleGuessed => (
            "Nature des lignes devinée",
            "chaque ligne est prise pour {role}",
            "Si c'est faux, donnez au nom la cible amap.name ou farm.name dans mapping.yml.",
        ),
        Code::BlankWord => ("Cellules lues comme vides", "« {word} », {count} fois", ""),
        _ => ("Codes postaux dont le zéro du début est gardé (lignes)", "", ""),
    }
}

fn mended(code: Code) -> Words {
    match code {
        Code::DecimalComma => ("Coordonnées écrites avec une virgule, lues comme des nombres (lignes)", "", ""),
        Code::AxesSwapped => (
            "Latitude et longitude inversées, remises à l'endroit (lignes)",
            "par exemple {name} : latitude {lat}, longitude {lon} dans le fichier",
            "Rien à faire ici ; le logiciel d'origine gagnerait à être corrigé.",
        ),
        Code::AccentMended => ("Accents réparés", "« {before} » → « {after} »", ""),
        Code::PostcodeMended => ("Codes postaux complétés", "{name} : « {before} » → « {after} »", ""),
        Code::CommuneMended => {
            ("Communes inconnues, retrouvées par le code postal ou le point", "{name} : « {before} » → {after}", "")
        }
        Code::CommuneFromPoint => (
            "Communes trouvées d'après les coordonnées",
            "{name} → {commune}",
            "C'est la commune dont le centre est le plus proche : près d'une limite, vérifiez.",
        ),
        Code::HomonymChosen => (
            "Communes homonymes : celle du voisinage est choisie",
            "{name} → {commune} ({department})",
            "Vérifiez, et corrigez « insee » si c'est une autre.",
        ),
        Code::PointsAveraged => (
            "Plusieurs points à moins de 2 km l'un de l'autre : le plus fréquent est gardé",
            "{name} : {points} points",
            "",
        ),
        Code::ShapeCentre => ("Surfaces et lignes réduites à leur milieu", "", ""),
        Code::DuplicateRow => ("Lignes en double, lues une seule fois", "ligne {row}", ""),
        _ => ("Adresses de sites complétées", "« {before} » → {after}", ""),
    }
}

fn check(code: Code) -> Words {
    match code {
        Code::PointsContradict => (
            "Points contradictoires : aucun n'est gardé, le centre de la commune sert de repère",
            "{name} : {points} points différents ({commune})",
            "Demandez à chaque ferme où elle est, puis ajoutez « lat » et « lon » à sa fiche.",
        ),
        Code::PointShared => (
            "Plusieurs AMAP exactement au même point",
            "{point} : {names}",
            "C'est possible si elles partagent un lieu ; sinon, corrigez « lat » et « lon ».",
        ),
        Code::PointFar => (
            "Coordonnées qui contredisent la commune",
            "{name} ({commune}) : le point est {how}",
            "La commune est gardée ; le point ne l'est que s'il est à moins de 25 km d'elle. Corrigez l'un ou l'autre.",
        ),
        Code::PointAbroad => (
            "Hors de France : fiches gardées sans commune",
            "{name} ({commune})",
            "Cabas ne connaît que les communes françaises. Si la fiche est en France, corrigez ses coordonnées.",
        ),
        Code::PointBad => (
            "Coordonnées illisibles, laissées de côté",
            "ligne {row} : « {text} »",
            "Écrivez des degrés décimaux, par exemple 47.2184 et -1.5536.",
        ),
        Code::CommuneUnknown => (
            "Communes inconnues, gardées dans l'adresse",
            "{name} : « {commune} » (proches : {suggestions})",
            "Une ancienne commune a pu fusionner : ajoutez à la fiche « commune » avec le nom de la nouvelle.",
        ),
        Code::CommuneAmbiguous => (
            "Communes homonymes, gardées dans l'adresse",
            "{name} : « {commune} » peut être {candidates}",
            "Ajoutez à la fiche « commune », et « insee » qui dit laquelle.",
        ),
        Code::PostcodeUnknown => (
            "Codes postaux inconnus, laissés de côté si la commune est connue",
            "{name} : « {postcode} »",
            "Un CEDEX se remplace par le code postal de la commune.",
        ),
        Code::PostcodeMismatch => (
            "Codes postaux d'une autre commune, laissés de côté",
            "{name} : {postcode} n'est pas à {commune} ({named})",
            "Corrigez la commune ou le code postal.",
        ),
        Code::InseeUnknown => {
            ("Codes INSEE inconnus", "{name} : « {insee} »", "Ce peut être celui d'une ancienne commune.")
        }
        Code::InseeMismatch => (
            "Codes INSEE d'une autre commune, laissés de côté",
            "{name} : {insee} est le code de {commune}",
            "Corrigez la commune ou le code.",
        ),
        _ => check_more(code),
    }
}

fn check_more(code: Code) -> Words {
    match code {
        Code::NoPlace => {
            ("Fiches sans lieu", "{name}", "Ajoutez au moins une commune : sans lieu, on ne les trouve pas.")
        }
        Code::AccentDoubt => (
            "Noms dont les accents semblent abîmés, gardés tels quels",
            "« {name} »",
            "Corrigez le nom dans la fiche : l'original ne se devine pas avec certitude.",
        ),
        Code::FieldContradicts => (
            "Lignes qui se contredisent : la première est gardée",
            "{name}, {field} : « {kept} » plutôt que « {other} »",
            "Corrigez la fiche si l'autre est la bonne.",
        ),
        Code::NamesAlike => (
            "Noms qui se ressemblent",
            "{names}",
            "Si c'est la même, gardez une fiche et supprimez l'autre : l'import ne la refera pas.",
        ),
        Code::ProductUnknown => (
            "Produits sans famille, gardés dans le texte",
            "« {word} »",
            "Ajoutez la famille à « products », ou une famille propre au réseau dans network.yml.",
        ),
        Code::HoursKept => (
            "Horaires gardés dans le texte",
            "{name} : {text}",
            "Pour une AMAP, remplissez « distributions » : jour, heure de début, heure de fin.",
        ),
        Code::WebsiteBad => ("Adresses de sites illisibles, laissées de côté", "{name} : « {text} »", ""),
        Code::EmailBad => ("Adresses électroniques illisibles, laissées de côté", "{name}", ""),
        Code::DateBad => ("Dates de confirmation illisibles ou à venir, laissées de côté", "{name} : « {text} »", ""),
        Code::RowRagged => (
            "Lignes qui n'ont pas le nombre de colonnes de l'en-tête",
            "ligne {row} : {found} cellules pour {expected} colonnes",
            "Vérifiez qu'aucune cellule n'a glissé.",
        ),
        _ => (
            "Cellules de plus de vingt lignes : guillemet non fermé ?",
            "ligne {row}",
            "Les lignes qui suivent sont peut-être dans cette cellule.",
        ),
    }
}

fn left(code: Code) -> Words {
    match code {
        Code::MailboxPublished => (
            "Boîtes de fonction, publiées",
            "{name} : {email}",
            "Si l'une est celle d'une personne, mettez-la dans « people » avec « publish: false ».",
        ),
        Code::PersonKept => (
            "Personnes gardées dans les fiches avec « publish: false » (lignes)",
            "{name}",
            "Rien n'en paraît sur le site. Ne mettez « publish: true » qu'avec l'accord de la personne.",
        ),
        Code::NoteWithheld => (
            "Textes de présentation laissés de côté parce qu'ils donnent le contact d'une personne",
            "{name}",
            "Recopiez dans la fiche ce qui peut paraître.",
        ),
        _ => ("Lignes laissées", "ligne {row} : {why}", ""),
    }
}
