//! Letters: the two embedded fonts, the width of a text and its drawing.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use ab_glyph::{Font, FontRef, GlyphId, point};

use crate::canvas::{Canvas, Ramp};
use crate::clean::{FIXED, NARROW, clean};
use crate::shape::Stamp;

/// The width of a narrow space, in em.
const NARROW_EM: f32 = 0.14;
/// What ends a text cut short.
const ELLIPSIS: char = '…';

static MEDIUM: LazyLock<Face> = LazyLock::new(|| Face::parse(include_bytes!("../fonts/text.ttf")));
static BOLD: LazyLock<Face> = LazyLock::new(|| Face::parse(include_bytes!("../fonts/title.ttf")));

/// A font, or nothing at all: then every text is empty and drawn as nothing.
pub(crate) struct Face {
    font: Option<FontRef<'static>>,
    /// Letters that were drawn, by size: a network's cards are written in the same few hundred.
    drawn: RwLock<HashMap<(GlyphId, u32), Arc<Stamp>>>,
}

impl Face {
    /// The face of running text.
    pub(crate) fn medium() -> &'static Self {
        &MEDIUM
    }

    /// The face of titles and badges.
    pub(crate) fn bold() -> &'static Self {
        &BOLD
    }

    fn parse(bytes: &'static [u8]) -> Self {
        Self { font: FontRef::try_from_slice(bytes).ok(), drawn: RwLock::default() }
    }

    /// Makes a text fit to draw in this face.
    pub(crate) fn clean(&self, text: &str) -> String {
        clean(text, |c| self.glyph(c).is_some())
    }

    /// The width of a cleaned text in em, with kerning.
    pub(crate) fn width(&self, text: &str) -> f32 {
        let mut pen = Pen::new(self);
        text.chars().for_each(|c| {
            pen.step(c);
        });
        pen.x
    }

    /// Cuts a cleaned text to a width in em, ending it with an ellipsis if anything is lost.
    pub(crate) fn shorten(&self, text: &str, most: f32) -> String {
        if self.width(text) <= most {
            return text.to_owned();
        }
        let room = most - self.width(&ELLIPSIS.to_string());
        let mut pen = Pen::new(self);
        let mut kept = String::new();
        for c in text.chars() {
            pen.step(c);
            if pen.x > room {
                break;
            }
            kept.push(c);
        }
        let bare = kept.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '»').len();
        kept.truncate(bare);
        kept.push(ELLIPSIS);
        kept
    }

    /// Draws a cleaned text, each letter on a whole pixel so that the same letter gives the same pixels, from `x` along `baseline`, in pixels, with an em of `size` pixels.
    pub(crate) fn draw(&self, canvas: &mut Canvas, text: &str, (x, baseline): (f32, f32), size: f32, ramp: &Ramp) {
        let mut pen = Pen::new(self);
        for c in text.chars() {
            let Some((glyph, at)) = pen.step(c) else { continue };
            let place = ((x + at * size).round() as i32, baseline.round() as i32);
            self.stamp(glyph, size).put(canvas, place, ramp);
        }
    }

    /// A letter at a size, its start on the baseline being where x and y are 0.
    fn stamp(&self, glyph: GlyphId, size: f32) -> Arc<Stamp> {
        let key = (glyph, size.to_bits());
        if let Some(stamp) = self.drawn.read().ok().and_then(|drawn| drawn.get(&key).cloned()) {
            return stamp;
        }
        let outlined = self.font.as_ref().and_then(|font| {
            let scale = size * font.height_unscaled() / units(font);
            font.outline_glyph(glyph.with_scale_and_position(scale, point(0.0, 0.0)))
        });
        let stamp = Arc::new(outlined.as_ref().map(Stamp::of).unwrap_or_default());
        if let Ok(mut drawn) = self.drawn.write() {
            drawn.insert(key, stamp.clone());
        }
        stamp
    }

    fn glyph(&self, c: char) -> Option<GlyphId> {
        let glyph = self.font.as_ref()?.glyph_id(c);
        (glyph.0 != 0).then_some(glyph)
    }
}

/// The units of an em, never 0.
fn units(font: &FontRef<'static>) -> f32 {
    font.units_per_em().unwrap_or(1000.0).max(1.0)
}

/// A place on the line, moved by each character.
struct Pen<'f> {
    face: &'f Face,
    last: Option<GlyphId>,
    /// Where the next letter starts, in em.
    x: f32,
}

impl<'f> Pen<'f> {
    fn new(face: &'f Face) -> Self {
        Self { face, last: None, x: 0.0 }
    }

    /// Steps over a character; gives its letter, if it has one to draw, and where that starts, in em.
    fn step(&mut self, c: char) -> Option<(GlyphId, f32)> {
        let font = self.face.font.as_ref()?;
        if c == NARROW {
            self.x += NARROW_EM;
            self.last = None;
            return None;
        }
        let glyph = self.face.glyph(if c == FIXED { ' ' } else { c })?;
        if let Some(last) = self.last.replace(glyph) {
            self.x += font.kern_unscaled(last, glyph) / units(font);
        }
        let at = self.x;
        self.x += font.h_advance_unscaled(glyph) / units(font);
        Some((glyph, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_know_french() {
        for face in [Face::medium(), Face::bold()] {
            for c in "AZaz09ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿñ’‘“”«»–—…·€°().,:;!?/&+-".chars()
            {
                assert!(face.glyph(c).is_some(), "{c}");
            }
        }
    }

    #[test]
    fn letters_are_kerned() {
        let face = Face::bold();
        assert!(face.width("AV") < face.width("A") + face.width("V"));
    }

    #[test]
    fn a_narrow_space_is_a_space() {
        let face = Face::medium();
        assert!(face.width("18\u{202f}h") > face.width("18h"));
        assert!(face.width("18\u{202f}h") < face.width("18 h"));
    }

    #[test]
    fn a_shortened_text_fits_and_says_so() {
        let face = Face::medium();
        let short = face.shorten("Légumes, pain, œufs, fromages de chèvre, miel", 12.0);
        assert!(short.ends_with('…') && face.width(&short) <= 12.0, "{short}");
        assert_eq!(face.shorten("Miel", 12.0), "Miel");
        assert_eq!(face.shorten("Miel", 0.0), "…");
    }

    #[test]
    fn a_font_that_fails_draws_nothing() {
        let face = Face::parse(b"not a font");
        assert_eq!(face.clean("Bonjour"), "");
        assert_eq!(face.width("Bonjour"), 0.0);
        let mut canvas = Canvas::new(10, 10, [0; 3]);
        let ramp = canvas.ramp([0; 3], [255; 3]);
        face.draw(&mut canvas, "Bonjour", (0.0, 9.0), 9.0, &ramp);
    }
}
