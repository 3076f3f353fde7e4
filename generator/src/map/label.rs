//! Towns: which are named, and where their names stand without covering each other.

use std::collections::BTreeSet;

use gazetteer::{Commune, Department};

use super::Town;
use super::frame::Frame;

/// Towns named at most.
const TOWNS: usize = 5;
/// Units between two named towns at least: a suburb is not named beside its city.
const APART: f64 = 44.0;
/// Height of a line of the names' letters.
const LINE: f64 = 12.0;
/// Mean width of a letter.
const LETTER: f64 = 6.3;

/// A rectangle of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    /// Whether two rectangles share ground.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn around((x, y): (i32, i32), reach: f64) -> Self {
        let (x, y) = (f64::from(x), f64::from(y));
        Self { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }
}

/// The ground that a name covers.
pub fn area(town: &Town) -> Area {
    let wide = town.name.chars().count() as f64 * LETTER;
    let (x, y) = (f64::from(town.x), f64::from(town.y));
    let left = match town.anchor {
        "start" => x,
        "end" => x - wide,
        _ => x - wide / 2.0,
    };
    Area { left, top: y - LINE + 3.0, right: left + wide, bottom: y + 3.0 }
}

/// The squares of the named towns and their names: the most populous ones, apart from each other.
pub fn towns(
    frame: &Frame,
    departments: &[&'static Department],
    dots: &BTreeSet<(i32, i32)>,
) -> (BTreeSet<(i32, i32)>, Vec<Town>) {
    let mut communes: Vec<&'static Commune> = departments.iter().flat_map(|own| own.communes()).collect();
    communes.sort_by_key(|commune| (std::cmp::Reverse(commune.population), commune.insee));
    let mut chosen: Vec<(i32, i32)> = Vec::new();
    let mut towns: Vec<Town> = Vec::new();
    for commune in communes.into_iter().take(60) {
        if towns.len() == TOWNS {
            break;
        }
        let Some(at) = commune.point.and_then(|point| frame.place(point)) else { continue };
        let apart = |other: &(i32, i32)| f64::from(at.0 - other.0).hypot(f64::from(at.1 - other.1)) >= APART;
        let covered = towns.iter().any(|town| area(town).overlaps(Area::around(at, 4.0)));
        if covered || !chosen.iter().all(apart) {
            continue;
        }
        if let Some(town) = placed(frame, commune.name, at, &towns, &chosen, dots) {
            chosen.push(at);
            towns.push(town);
        }
    }
    (chosen.into_iter().collect(), towns)
}

/// The name beside its town where it covers the fewest dots; `None` where it would cover another name or town.
fn placed(
    frame: &Frame,
    name: &str,
    (x, y): (i32, i32),
    towns: &[Town],
    chosen: &[(i32, i32)],
    dots: &BTreeSet<(i32, i32)>,
) -> Option<Town> {
    let at = |x: i32, y: i32, anchor| Town { name: name.to_owned(), x, y, anchor };
    let candidates = [
        at(x + 8, y + 4, "start"),
        at(x - 8, y + 4, "end"),
        at(x, y - 8, "middle"),
        at(x, y + 17, "middle"),
        at(x + 6, y - 5, "start"),
        at(x + 6, y + 13, "start"),
        at(x - 6, y - 5, "end"),
        at(x - 6, y + 13, "end"),
    ];
    let (wide, high) = (f64::from(frame.width()), f64::from(frame.height()));
    let inside =
        |area: Area| area.left >= -6.0 && area.right <= wide + 6.0 && area.top >= -6.0 && area.bottom <= high + 6.0;
    let free = |area: Area| {
        towns.iter().all(|town| !area.overlaps(self::area(town)))
            && chosen.iter().all(|spot| !area.overlaps(Area::around(*spot, 4.0)))
    };
    let covered = |area: Area| dots.iter().filter(|dot| area.overlaps(Area::around(**dot, 4.0))).count();
    let fitting = candidates.into_iter().filter(|town| inside(area(town)) && free(area(town)));
    fitting.enumerate().min_by_key(|(order, town)| (covered(area(town)), *order)).map(|(_, town)| town)
}
