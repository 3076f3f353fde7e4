//! The woven band: strands over and under, along one edge.

use crate::canvas::{Canvas, Paint};

/// The side of one crossing, in pixels.
const CELL: i32 = 30;
/// Half of the gap between two strands, in pixels.
const GAP: i32 = 3;

/// The width of a band of three strands, in pixels.
pub(crate) const BAND: i32 = 3 * CELL;

/// The paints of a band.
pub(crate) struct Strands {
    /// Between the strands.
    pub(crate) gap: Paint,
    /// Along the band.
    pub(crate) warp: Paint,
    /// Across the band.
    pub(crate) weft: Paint,
}

/// Weaves a band of [`BAND`] pixels along the left edge of a picture of `height` pixels.
pub(crate) fn weave(canvas: &mut Canvas, height: i32, strands: &Strands) {
    canvas.fill(0, 0, BAND, height, strands.gap);
    for row in 0..=height / CELL {
        for column in 0..BAND / CELL {
            let (x, y) = (column * CELL, row * CELL);
            if (row + column) % 2 == 0 {
                canvas.fill(x - GAP, y + GAP, x + CELL + GAP, y + CELL - GAP, strands.weft);
            } else {
                canvas.fill(x + GAP, y - GAP, x + CELL - GAP, y + CELL + GAP, strands.warp);
            }
        }
    }
    canvas.fill(BAND, 0, BAND + GAP, height, strands.gap);
}
