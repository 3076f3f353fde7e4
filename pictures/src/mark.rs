//! The mark: a woven basket under a rising sun, in flat shapes.

use crate::canvas::{Canvas, Ramp};
use crate::shape::{arch, polygon};

/// Rows and columns of the weave.
const ROWS: usize = 3;
const COLUMNS: usize = 5;
// All of what follows as shares of the side of the mark.
/// Where the weave starts, and the height of one row.
const WEAVE_TOP: f32 = 0.595;
const ROW: f32 = 0.13;
/// From the end of a row to its splints.
const ROW_GAP: f32 = 0.014;
/// How far the upper corners of the weave stand in, and how much more the lower ones do for each unit of height.
const INDENT: f32 = 0.05;
const SLANT: f32 = 0.36;

/// Draws the mark in a square of `side` pixels whose upper left corner is (`x`, `y`). The splints across the basket
/// have its colour, those down the basket the colour of the sun.
pub(crate) fn mark(canvas: &mut Canvas, (x, y): (f32, f32), side: f32, basket: &Ramp, sun: &Ramp) {
    let at = |u: f32, v: f32| (x + u * side, y + v * side);
    arch(canvas, at(0.5, 0.43), 0.40 * side, 0.315 * side, basket);
    arch(canvas, at(0.5, 0.43), 0.22 * side, 0.0, sun);
    polygon(canvas, &[at(0.0, 0.46), at(1.0, 0.46), at(1.0, 0.57), at(0.0, 0.57)], basket);

    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let across = (row + column) % 2 == 0;
            let (aside, within, ramp) = if across { (0.1, ROW_GAP, basket) } else { (-0.2, 0.0, sun) };
            let start = ((column as f32 - aside) / COLUMNS as f32).max(0.0);
            let end = ((column as f32 + 1.0 + aside) / COLUMNS as f32).min(1.0);
            let top = WEAVE_TOP + ROW * row as f32 + within;
            let bottom = WEAVE_TOP + ROW * (row + 1) as f32 - within;
            let corner = |share: f32, v: f32| {
                let left = INDENT + (v - WEAVE_TOP) * SLANT;
                at(left + (1.0 - 2.0 * left) * share, v)
            };
            polygon(canvas, &[corner(start, top), corner(end, top), corner(end, bottom), corner(start, bottom)], ramp);
        }
    }
}
