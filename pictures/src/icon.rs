//! The icon of the site as a web application.

use crate::canvas::Canvas;
use crate::colour::Colours;
use crate::mark::mark;

/// The largest icon drawn, in pixels.
const LARGEST: u32 = 1024;
/// Below this size, in pixels, an icon is a favicon: no system masks it, so the mark takes more of the square.
const MASKED: u32 = 64;

/// Draws the square icon, `size` pixels a side (1 to 1024, others are brought into that range), as a PNG: the basket
/// on the first colour of the network. From 64 pixels on, the mark stays in the middle circle of 80 % that every
/// mask of a maskable icon leaves whole.
///
/// ```
/// let png = pictures::icon(192, &pictures::Colours::default());
/// assert!(png.starts_with(b"\x89PNG"));
/// ```
pub fn icon(size: u32, colours: &Colours) -> Vec<u8> {
    let size = size.clamp(1, LARGEST);
    let mut canvas = Canvas::new(size, size, colours.leaf);
    let basket = canvas.ramp(colours.leaf, colours.readable(colours.paper, colours.leaf));
    let sun = canvas.ramp(colours.leaf, colours.accent);
    let share = if size < MASKED { 0.82 } else { 0.56 };
    let side = (size as f32 * share).round();
    let left = (size as f32 - side) / 2.0;
    mark(&mut canvas, (left, left), side, &basket, &sun);
    canvas.into_png()
}
