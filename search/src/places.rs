//! AMAPs by distance: an adaptive quadtree whose leaves are shards.
//!
//! The square of the tree is the whole Earth in degrees. A leaf holds at most [`MOST`] places, and is halved both ways
//! when it has more. Its shape is told in pages: `tree/_.bin` from the top, and one more for every node with children at
//! one of the depths of [`PAGES`], so that no page grows with the number of AMAPs. A page tells one node after the other,
//! children after their parent, from the south-west (south-west, south-east, north-west, north-east): `00` is nothing, `01` a
//! leaf, `1` a node with four children, which on the depth of a page are on their own page. Leaves and pages are
//! named by the numbers 0 to 3 of their ancestors and their own. For each page, `has/` tells by which facets to go on: for
//! each facet one bit for each of its leaves and further pages, whether an AMAP there has it. Bits fill bytes from the highest.

mod bits;
mod cell;
mod nearest;

use gazetteer::{Point, slug};

use crate::row::field;
use crate::{File, Files};
use bits::Bits;
use cell::Cell;

const BASE: &str = "search/places/";

/// Places in a leaf, at most.
const MOST: usize = 32;
/// Depths at which the nodes with children have their own pages. France is some hundred nodes at the first of them.
const PAGES: [usize; 4] = [9, 12, 15, 18];
/// Leaves are not halved below this depth, which is some ten metres: what stands at one place stays in one leaf.
const DEEPEST: usize = 21;

/// A place of an AMAP, as results show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The last part of the AMAP's address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Name of the commune, or nothing.
    pub commune: String,
    /// Code of the département, or nothing.
    pub department: String,
    /// Where it is; published to five decimals.
    pub point: Point,
    /// Numbers of its facets.
    pub facets: Vec<usize>,
    /// Hours, as `1830-2000`, or nothing.
    pub hours: String,
}

/// The shards of places, whose facets are numbered below `facets`. Places that are nowhere on Earth are left out.
pub fn places(mut all: Vec<Listing>, facets: usize) -> Vec<File> {
    all.retain(|listing| listing.point.is_valid());
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let mut plan = Plan { facets, files: Vec::new() };
    plan.page(&Cell::EARTH, all.iter().collect());
    plan.files
}

/// What is on a page beside its shape: the listings of each of its leaves and further pages.
type Ways<'a> = Vec<Vec<&'a Listing>>;

struct Plan {
    facets: usize,
    files: Vec<File>,
}

impl Plan {
    fn page(&mut self, cell: &Cell, listings: Vec<&Listing>) {
        let (mut shape, mut ways) = (Bits::default(), Ways::new());
        if cell.depth() == 0 {
            self.node(cell.clone(), listings, &mut shape, &mut ways);
        } else {
            self.children(cell, listings, &mut shape, &mut ways);
        }
        let mut has = Bits::default();
        for number in 0..self.facets {
            ways.iter().for_each(|way| has.push(way.iter().any(|listing| listing.facets.contains(&number))));
        }
        self.files.push((path("tree/", cell, "bin"), shape.bytes()));
        self.files.push((path("has/", cell, "bin"), has.bytes()));
    }

    fn node<'a>(&mut self, cell: Cell, listings: Vec<&'a Listing>, shape: &mut Bits, ways: &mut Ways<'a>) {
        if listings.len() <= MOST || cell.depth() == DEEPEST {
            shape.push(false);
            shape.push(!listings.is_empty());
            if !listings.is_empty() {
                let rows: String = listings.iter().map(|listing| row(listing) + "\n").collect();
                self.files.push((path("", &cell, "txt"), rows.into_bytes()));
                ways.push(listings);
            }
            return;
        }
        shape.push(true);
        if PAGES.contains(&cell.depth()) {
            self.page(&cell, listings.clone());
            ways.push(listings);
        } else {
            self.children(&cell, listings, shape, ways);
        }
    }

    fn children<'a>(&mut self, cell: &Cell, listings: Vec<&'a Listing>, shape: &mut Bits, ways: &mut Ways<'a>) {
        let mut parts: [Vec<&Listing>; 4] = Default::default();
        for listing in listings {
            if let Some(part) = parts.get_mut(cell.child_of(listing.point)) {
                part.push(listing);
            }
        }
        for (number, part) in parts.into_iter().enumerate() {
            self.node(cell.child(number), part, shape, ways);
        }
    }
}

fn path(folder: &str, cell: &Cell, ending: &str) -> String {
    format!("{BASE}{folder}{}_.{ending}", cell.name())
}

fn row(listing: &Listing) -> String {
    let Point { lat, lon } = listing.point;
    let id = if listing.id == slug(&listing.name) { "" } else { &listing.id };
    let facets: String = listing.facets.iter().map(|number| sign(*number)).collect();
    let (lat, lon) = (format!("{lat:.5}"), format!("{lon:.5}"));
    let (name, commune) = (field(&listing.name), field(&listing.commune));
    [id, &name, &commune, &listing.department, &lat, &lon, &facets, &listing.hours].join("\t")
}

fn read(row: &str) -> Option<Listing> {
    let [id, name, commune, department, lat, lon, facets, hours] =
        row.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some(Listing {
        id: if id.is_empty() { slug(name) } else { id.to_owned() },
        name: name.to_owned(),
        commune: commune.to_owned(),
        department: department.to_owned(),
        point: Point { lat: lat.parse().ok()?, lon: lon.parse().ok()? },
        facets: facets.chars().map(number).collect(),
        hours: hours.to_owned(),
    })
}

/// A facet's number as a character: from `0`, and after `~` from `¡`, so that no control character is needed.
fn sign(number: usize) -> char {
    let code = if number < 79 { 48 + number } else { 82 + number };
    u32::try_from(code).ok().and_then(char::from_u32).unwrap_or('?')
}

fn number(sign: char) -> usize {
    let code = usize::try_from(u32::from(sign)).unwrap_or_default();
    if code < 127 { code.saturating_sub(48) } else { code.saturating_sub(82) }
}

/// Reads the shards of places.
pub struct Places<'a> {
    files: Files<'a>,
}

/// Where to go on: a leaf, or a page with more.
enum Way {
    Leaf(Cell),
    Page(Cell),
}

impl<'a> Places<'a> {
    /// Over the files of a site; one without places has none.
    pub fn new(files: Files<'a>) -> Self {
        Self { files }
    }

    /// The `count` AMAPs nearest to `visitor` with their distances in kilometres, nearest first, each by its nearest place;
    /// only those that have at least one facet of every group of `wanted`. Exact: as many shards are read as that takes.
    pub fn nearest(&self, visitor: Point, count: usize, wanted: &[Vec<usize>]) -> Vec<(Listing, f64)> {
        nearest::nearest(visitor, count, |way| match way {
            Way::Page(cell) => nearest::Found::Ways(self.ways(cell, wanted)),
            Way::Leaf(cell) => nearest::Found::Listings(self.listings(cell, wanted)),
        })
    }

    fn listings(&self, cell: &Cell, wanted: &[Vec<usize>]) -> Vec<Listing> {
        let bytes = (self.files)(&path("", cell, "txt")).unwrap_or_default();
        let passes = |listing: &Listing| wanted.iter().all(|group| group.iter().any(|f| listing.facets.contains(f)));
        String::from_utf8_lossy(&bytes).lines().filter_map(read).filter(passes).collect()
    }

    fn ways(&self, page: &Cell, wanted: &[Vec<usize>]) -> Vec<Way> {
        let shape = Bits::of((self.files)(&path("tree/", page, "bin")).unwrap_or_default());
        let mut ways = Vec::new();
        let at = &mut 0;
        if page.depth() == 0 {
            walk(&shape, at, page.clone(), &mut ways);
        } else {
            (0..4).for_each(|number| walk(&shape, at, page.child(number), &mut ways));
        }
        if wanted.is_empty() {
            return ways;
        }
        let has = Bits::of((self.files)(&path("has/", page, "bin")).unwrap_or_default());
        let count = ways.len();
        let may = |at: usize| wanted.iter().all(|group| group.iter().any(|facet| has.get(facet * count + at)));
        ways.into_iter().enumerate().filter(|(at, _)| may(*at)).map(|(_, way)| way).collect()
    }
}

fn walk(shape: &Bits, at: &mut usize, cell: Cell, ways: &mut Vec<Way>) {
    let mut next = || {
        *at += 1;
        shape.get(*at - 1)
    };
    if !next() {
        ways.extend(next().then_some(Way::Leaf(cell)));
    } else if PAGES.contains(&cell.depth()) {
        ways.push(Way::Page(cell));
    } else {
        (0..4).for_each(|number| walk(shape, at, cell.child(number), ways));
    }
}
