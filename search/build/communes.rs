//! Writes the shards of the communes of France, by name and by postcode. The build script calls it: they change once a year, and
//! no site shall wait for them.

use std::cmp::Reverse;

use gazetteer::{Commune, Point, key};

use crate::place::place;
use crate::row::key_field;
use crate::tree::{Row, Tree};
use crate::{File, typos};

const BASE: &str = "search/communes/";
/// The biggest communes of the prefixes that many communes share, without their places.
const BIGGEST_BASE: &str = "search/biggest/";
/// How many of them.
const BIGGEST: usize = 6;

/// The shards of communes: the same for every site.
pub(crate) fn write() -> Vec<File> {
    let (mut rows, mut typos) = (Vec::with_capacity(80_000), Vec::with_capacity(80_000));
    for commune in by_size() {
        let name = key(commune.name);
        let mut add = |key: &str, first: &str| {
            rows.push(Row { key: key.to_owned(), text: row(commune, first), rank: rows.len() });
        };
        add(&name, &key_field(commune.name, 0, &name));
        if let Some(rest) = typos::without_saint(&name) {
            add(rest, &key_field(commune.name, 1, rest));
        }
        commune.postcodes().for_each(|postcode| add(postcode, postcode));
        if !commune.is_arrondissement() {
            typos::add(&mut typos, commune.name, &name, size(commune));
        }
    }
    let tree = Tree::new(rows);
    let mut files = tree.write(BASE);
    files.extend(biggest(&tree).write(BIGGEST_BASE));
    files.extend(Tree::new(typos).write(typos::BASE));
    files
}

/// Of each wide prefix the communes that bear it as their whole name, and the biggest of the others.
fn biggest(tree: &Tree) -> Tree {
    let mut biggest = Vec::new();
    for (prefix, rows) in tree.wide() {
        let mut best: Vec<(bool, &Row)> = Vec::new();
        for row in rows {
            let ranked = (row.key != prefix, row);
            let at = best.partition_point(|other| (other.0, other.1.rank) < (ranked.0, row.rank));
            let whole = best.iter().take_while(|(is_part, _)| !is_part).count();
            if at < whole + BIGGEST && !best.iter().any(|(_, known)| named(known) == named(row)) {
                best.insert(at, ranked);
                best.truncate(whole + BIGGEST + 1);
            }
        }
        biggest.extend(best.into_iter().map(|(_, row)| {
            let size = row.text.rsplit('\t').next().unwrap_or_default();
            let text = format!("{prefix}\t{}\t{size}", named(row).join("\t"));
            Row { key: prefix.to_owned(), text, rank: row.rank }
        }));
    }
    Tree::new(biggest)
}

/// INSEE code and name.
fn named(row: &Row) -> Vec<&str> {
    row.text.split('\t').skip(1).take(2).collect()
}

/// Big ones first, so that rows of one key are in that order.
fn by_size() -> Vec<&'static Commune> {
    let mut all: Vec<&Commune> = gazetteer::communes().iter().collect();
    all.sort_by_key(|commune| Reverse(commune.population));
    all
}

fn row(commune: &Commune, first: &str) -> String {
    let Point { lat, lon } = place(commune);
    format!("{first}\t{}\t{}\t{lat}\t{lon}\t{}", commune.insee, commune.name, size(commune))
}

/// Population as a power of two: enough to put the big ones first.
fn size(commune: &Commune) -> u32 {
    u32::BITS - commune.population.leading_zeros()
}
