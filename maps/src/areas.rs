//! Names of départements, written across them.

use crate::clip::{self, Spot};
use crate::frame::Frame;
use crate::ground::Ground;
use crate::label::{Anchor, Block, Placed, Room, SMALL};
use crate::layers;
use crate::map::Label;

/// Corners that enclose less than this, in square units, do not matter to where a name stands.
const DETAIL: f64 = 60.0;
/// From one place that is tried to the next, in units.
const STEP: f64 = 14.0;
/// A name is wide: what is above and below it is so much nearer than what is beside it.
const WIDE: f64 = 2.5;

/// Names of départements, where what is seen of them has room; at most so many, those with most room.
pub fn names(ground: &Ground, frame: &Frame, departments: &[usize], most: usize, room: &mut Room) -> Vec<Label> {
    let mut names: Vec<(f64, Label)> = Vec::new();
    for index in departments {
        let name = ground.outlines.departments[*index].department.name;
        let rings = ground.outlines.ground(&[*index], frame.area_in_world(DETAIL));
        let rings: Vec<Vec<Spot>> = rings.iter().map(|ring| layers::shown(frame, ring)).collect();
        if let Some((clear, placed)) = inside(&rings, Block::of([name], SMALL), room) {
            room.take(placed.area);
            names.push((clear, Label::new(name, placed, 3)));
        }
    }
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    names.into_iter().take(most).map(|(_, name)| name).collect()
}

/// The place of words that is farthest from the edges of some ground, and how far it is.
fn inside(rings: &[Vec<Spot>], block: Block, room: &Room) -> Option<(f64, Placed)> {
    let spots = || rings.iter().flatten();
    let edges = |pick: fn(&Spot) -> f64| {
        let least = spots().map(pick).fold(f64::INFINITY, f64::min);
        (least, spots().map(pick).fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (edges(|spot| spot.0), edges(|spot| spot.1));
    let (columns, rows) = (((right - left) / STEP) as i32, ((bottom - top) / STEP) as i32);
    let mut best: Option<(f64, Placed)> = None;
    for (column, row) in (0..=columns).flat_map(|column| (0..=rows).map(move |row| (column, row))) {
        let middle = (left + f64::from(column) * STEP, top + f64::from(row) * STEP);
        let placed = block.at(middle, Anchor::Middle);
        let area = placed.area;
        let corners =
            [(area.left, area.top), (area.right, area.top), (area.left, area.bottom), (area.right, area.bottom)];
        if !room.is_free(&area) || !corners.iter().all(|corner| clip::is_inside(rings, *corner)) {
            continue;
        }
        let far = |spot: &Spot| ((spot.0 - middle.0) / WIDE).hypot(spot.1 - middle.1);
        let clear = spots().map(far).fold(f64::INFINITY, f64::min);
        if best.is_none_or(|(most, _)| clear > most) {
            best = Some((clear, placed));
        }
    }
    best
}
