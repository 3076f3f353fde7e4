//! Whether a listing is an AMAP or a farm, and which words tell.

/// What a listing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// An AMAP.
    Amap,
    /// A farm.
    Farm,
}

/// Words of headers and categories that mean an AMAP.
const AMAP: [&str; 3] = ["amap", "amaps", "csa"];

/// Words of headers and categories that mean a farm.
const FARM: [&str; 18] = [
    "exploitation",
    "exploitations",
    "ferme",
    "fermes",
    "producteur",
    "producteurs",
    "productrice",
    "paysan",
    "paysans",
    "paysanne",
    "maraicher",
    "agriculteur",
    "fournisseur",
    "farm",
    "farms",
    "farmer",
    "producer",
    "prod",
];

/// Words that names of farms are made of.
const NAMES_OF_FARMS: [&str; 14] = [
    "gaec",
    "earl",
    "scea",
    "domaine",
    "verger",
    "vergers",
    "chevrerie",
    "fromagerie",
    "fournil",
    "rucher",
    "bergerie",
    "hof",
    "hofladen",
    "bauernhof",
];

impl Role {
    /// Both, in the order in which they are written.
    pub const ALL: [Role; 2] = [Role::Amap, Role::Farm];

    /// The role that a folded word of a header or of a category means.
    pub fn of_word(word: &str) -> Option<Role> {
        if AMAP.contains(&word) {
            Some(Role::Amap)
        } else if FARM.contains(&word) {
            Some(Role::Farm)
        } else {
            None
        }
    }

    /// The role and the rest of a folded word to whose beginning or end a role is glued: `longamap` is `long` of an AMAP.
    pub fn glued(word: &str) -> impl Iterator<Item = (Role, &str)> {
        let of = |role: Role, words: &'static [&'static str]| words.iter().map(move |glued| (role, *glued));
        let all = of(Role::Amap, &AMAP).chain(of(Role::Farm, &FARM));
        all.flat_map(move |(role, glued)| {
            let rests = [word.strip_suffix(glued), word.strip_prefix(glued)];
            rests.into_iter().flatten().filter(|rest| !rest.is_empty()).map(move |rest| (role, rest))
        })
    }

    /// The role that the name of a listing suggests.
    pub fn of_name(name: &str) -> Option<Role> {
        let folded = gazetteer::fold(name);
        let mut words = folded.split(' ');
        if folded.contains("amap") {
            return Some(Role::Amap);
        }
        words
            .any(|word| NAMES_OF_FARMS.contains(&word) || Role::of_word(word) == Some(Role::Farm))
            .then_some(Role::Farm)
    }

    /// The role that a category or a file's name suggests: the first word that tells.
    pub fn of_category(category: &str) -> Option<Role> {
        let folded = gazetteer::fold(category);
        folded.split(' ').find_map(Role::of_word)
    }

    /// The folder of its content files, which is also the first half of a target's key, in the plural.
    pub fn folder(self) -> &'static str {
        match self {
            Role::Amap => "amaps",
            Role::Farm => "farms",
        }
    }

    /// The first half of a target's key.
    pub fn key(self) -> &'static str {
        match self {
            Role::Amap => "amap",
            Role::Farm => "farm",
        }
    }
}
