//! The title of a card: the largest of a few sizes in which the name fits, on one to three lines.

use crate::text::Face;
use crate::wrap::{Words, forced};

/// From one baseline to the next, in em.
const LEADING: f32 = 1.06;
/// From the top of a title to its first baseline (a capital with its accent), in em.
const RISE: f32 = 0.80;
/// From the last baseline of a title to its end, in em.
const FALL: f32 = 0.22;
/// The sizes tried, in pixels per em, largest first.
const SIZES: [f32; 8] = [132.0, 118.0, 106.0, 94.0, 84.0, 74.0, 66.0, 58.0];
/// The largest size on one, two and three lines, in pixels per em.
const LARGEST: [f32; 3] = [132.0, 106.0, 84.0];

/// A title set in lines.
#[derive(Debug, PartialEq)]
pub(crate) struct Title {
    /// Pixels per em.
    pub(crate) size: f32,
    /// One to three lines; none for an empty title.
    pub(crate) lines: Vec<String>,
}

impl Title {
    /// From the top of the title to the baseline of a line (counted from 0), in pixels.
    pub(crate) fn base(&self, line: usize) -> f32 {
        self.size * (RISE + LEADING * line as f32)
    }

    /// From the top of the title to the lowest letter of a line, in pixels.
    pub(crate) fn end(&self, line: usize) -> f32 {
        self.base(line) + self.size * FALL
    }
}

/// Sets a cleaned title in a box of `width` × `height` pixels.
pub(crate) fn set(face: &Face, text: &str, width: f32, height: f32) -> Title {
    let words = Words::new(face, text);
    for size in SIZES {
        for (count, largest) in (1..).zip(LARGEST) {
            if size > largest || tall(size, count) > height {
                continue;
            }
            if let Some(lines) = words.lines(count, width / size) {
                return Title { size, lines };
            }
        }
    }
    let size = SIZES[SIZES.len() - 1];
    let count = (1..=LARGEST.len()).rev().find(|&count| tall(size, count) <= height).unwrap_or(1);
    Title { size, lines: forced(face, text, count, width / size) }
}

/// The height of `count` lines (at least one), in pixels.
fn tall(size: f32, count: usize) -> f32 {
    size * (RISE + LEADING * (count - 1) as f32 + FALL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_large_and_long_ones_still_fit() {
        let face = Face::bold();
        let set = |text| set(face, text, 890.0, 200.0);
        assert_eq!(set("Gué").size, SIZES[0]);
        assert_eq!(set("").lines.len(), 0);
        let long = "Association pour le maintien d’une agriculture paysanne de Saint-Jacques-de-la-Lande nord";
        let title = set(long);
        assert_eq!(title.lines.join(" "), long);
        assert!(title.lines.len() <= 3);
        let endless = set(&long.repeat(4)).lines.join(" ");
        assert!(endless.ends_with('…'), "{endless}");
    }
}
