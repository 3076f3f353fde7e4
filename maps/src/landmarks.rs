//! The towns of a map: which are named, how large, and where their names stand.

use gazetteer::{Department, Point};

use crate::clip::{Area, Spot};
use crate::dots::Groups;
use crate::frame::Frame;
use crate::ground::Ground;
use crate::label::{Block, LARGE, Placed, Room, SMALL, USUAL};
use crate::map::Label;
use crate::path;

/// Large names at most, and the share of the largest town's inhabitants that earns one.
const LARGEST: usize = 4;
const SHARE: f64 = 0.22;
/// From one named town to the next at least, in units: a suburb is not named beside its city.
const APART: f64 = 84.0;
const APART_SMALL: f64 = 46.0;
/// A town elsewhere counts for so much less.
const ELSEWHERE: f64 = 0.3;
/// How far the mark of a town reaches, in units, with the air around it.
const MARK: f64 = 5.0;
/// From a mark to its name.
const AIR: f64 = 5.0;
/// Towns that are looked at.
const ASKED: usize = 70;

/// The towns of a map while their names are placed.
#[derive(Debug)]
pub struct Landmarks {
    /// Those looked at, the most important first.
    towns: Vec<Town>,
    marks: Vec<(i32, i32)>,
    /// Those of towns with small names.
    small_marks: Vec<(i32, i32)>,
    chosen: Vec<Spot>,
    names: Vec<Label>,
}

/// What a map shows of towns.
#[derive(Debug)]
pub struct Towns {
    /// One path of marks; a town under a dot has none.
    pub spots: String,
    /// The same of the towns that only a wide picture names.
    pub small_spots: String,
    /// Names, the most important first.
    pub names: Vec<Label>,
}

#[derive(Debug, Clone, Copy)]
struct Town {
    name: &'static str,
    spot: Spot,
    weight: f64,
    is_own: bool,
}

impl Landmarks {
    /// The towns of a frame. `is_own` tells the départements that the map is about.
    pub fn new(ground: &Ground, frame: &Frame, is_own: impl Fn(&'static Department) -> bool) -> Self {
        let south_west = Point { lat: frame.south, lon: frame.west };
        let north_east = Point { lat: frame.north, lon: frame.east };
        let towns = ground.towns.largest(south_west, north_east, ASKED).into_iter().map(|(commune, point)| {
            let is_own = is_own(commune.department());
            let weight = f64::from(commune.population) * if is_own { 1.0 } else { ELSEWHERE };
            Town { name: commune.name, spot: frame.project(point), weight, is_own }
        });
        let mut towns: Vec<Town> = towns.collect();
        towns.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Self { towns, marks: Vec::new(), small_marks: Vec::new(), chosen: Vec::new(), names: Vec::new() }
    }

    /// Names the largest towns in large letters. Dots give way to them.
    pub fn name_largest(&mut self, room: &mut Room, dots: &mut Groups) {
        let own = || self.towns.iter().filter(|town| town.is_own);
        let least = own().map(|town| town.weight).fold(0.0, f64::max) * SHARE;
        let largest: Vec<Town> = own().filter(|town| town.weight >= least).copied().collect();
        for town in largest {
            if self.names.len() == LARGEST {
                break;
            }
            if self.is_near(town.spot, APART) {
                continue;
            }
            let areas: Vec<Area> = dots.areas().collect();
            let covered = |area: &Area| areas.iter().filter(|dot| dot.overlaps(area)).count();
            let gap = under(&areas, town.spot).max(MARK) + AIR;
            let Some(placed) = room.place_over(Block::of([town.name], LARGE).bold(), town.spot, gap, covered) else {
                continue;
            };
            dots.clear(&placed.area);
            self.add(town, placed, 1);
        }
    }

    /// Names other towns, until there are `most`: in usual letters for rank 2, in small ones, which only a wide picture shows,
    /// for rank 3.
    pub fn name_others(&mut self, room: &mut Room, dots: &[Area], rank: u8, most: usize) {
        let (letter, apart) = if rank == 2 { (USUAL, APART) } else { (SMALL, APART_SMALL) };
        for town in self.towns.clone() {
            if self.names.len() >= most {
                break;
            }
            let (mark, radius) = (Area::around(town.spot, MARK), under(dots, town.spot));
            if self.is_near(town.spot, apart) || (radius == 0.0 && !room.is_free(&mark)) {
                continue;
            }
            let gap = radius.max(MARK) + AIR;
            let Some(placed) = room.place(Block::of([town.name], letter), town.spot, gap) else { continue };
            self.add(town, placed, rank);
            self.mark(town.spot, dots, room, rank);
        }
    }

    /// Marks the towns with large names. Dots that gave way to a name may have been on the next town.
    pub fn mark_largest(&mut self, room: &mut Room, dots: &[Area]) {
        for spot in self.chosen.clone() {
            self.mark(spot, dots, room, 1);
        }
    }

    /// All that was placed.
    pub fn finish(self) -> Towns {
        Towns { spots: path::points(self.marks), small_spots: path::points(self.small_marks), names: self.names }
    }

    fn mark(&mut self, spot: Spot, dots: &[Area], room: &mut Room, rank: u8) {
        if under(dots, spot) == 0.0 {
            if rank == 3 { &mut self.small_marks } else { &mut self.marks }.push(path::whole(spot));
            room.take(Area::around(spot, MARK));
        }
    }

    fn is_near(&self, spot: Spot, apart: f64) -> bool {
        self.chosen.iter().any(|other| (other.0 - spot.0).hypot(other.1 - spot.1) < apart)
    }

    fn add(&mut self, town: Town, placed: Placed, rank: u8) {
        self.chosen.push(town.spot);
        self.names.push(Label::new(town.name, placed, rank));
    }
}

/// How far the dots over a town reach from its middle; 0 where there is none.
fn under(dots: &[Area], spot: Spot) -> f64 {
    let mark = Area::around(spot, MARK - 1.0);
    let over = dots.iter().filter(|dot| dot.overlaps(&mark));
    over.map(|dot| (dot.right - spot.0).max(spot.0 - dot.left)).fold(0.0, f64::max)
}
