//! A picture of palette indices: solid rectangles, edges softened along ramps between two colours, and its PNG.

use std::ops::Range;

use crate::colour::{Rgb, mix};

/// Steps of a ramp, both ends included: what an edge's coverage is rounded to. Each one more costs about a kilobyte in
/// a card, and four are as many as the eye asks for at the sizes drawn.
const LEVELS: usize = 4;
/// How much faster than its coverage an edge goes from ground to full: slightly crisper, and smaller once compressed.
const CRISP: f32 = 1.3;
/// The most colours of a palette: what half a byte can name.
const MOST: usize = 16;

/// One colour of the palette of a canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paint(u8);

/// The colours from a ground (first) to what is drawn on it (last).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ramp([u8; LEVELS]);

/// How much of a pixel is covered, as a step of a ramp; never none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level(u8);

impl Level {
    /// All of it.
    #[cfg(test)]
    const FULL: Self = Self(LEVELS as u8 - 1);

    /// The step of a share (0.0 to 1.0), if it is any.
    pub(crate) fn of(share: f32) -> Option<Self> {
        let share = (share - 0.5) * CRISP + 0.5;
        let level = ((share * (LEVELS - 1) as f32 + 0.5) as u8).min(LEVELS as u8 - 1);
        (level > 0).then_some(Self(level))
    }
}

/// A picture under construction.
#[derive(Clone)]
pub(crate) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    palette: Vec<Rgb>,
}

impl Canvas {
    /// Starts a picture of `width` × `height` pixels, all of one colour.
    pub(crate) fn new(width: u32, height: u32, ground: Rgb) -> Self {
        let (width, height) = (width.max(1) as usize, height.max(1) as usize);
        Self { width, height, pixels: vec![0; width * height], palette: vec![ground] }
    }

    /// Finds or adds a colour. Once the palette is full it gives the nearest one: ask for the flat colours first, and
    /// only a few edges lose a step.
    pub(crate) fn paint(&mut self, colour: Rgb) -> Paint {
        let distance = |&(_, other): &(usize, &Rgb)| -> u32 {
            other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        let nearest = self.palette.iter().enumerate().min_by_key(distance);
        let index = match nearest {
            Some((index, &known)) if known == colour || self.palette.len() >= MOST => index,
            _ => {
                self.palette.push(colour);
                self.palette.len() - 1
            }
        };
        Paint(index as u8)
    }

    /// Prepares the colours for drawing `to` on a ground of `from`. A ramp and its opposite share their colours.
    pub(crate) fn ramp(&mut self, from: Rgb, to: Rgb) -> Ramp {
        let (low, high) = (from.min(to), from.max(to));
        let last = (LEVELS - 1) as f32;
        let mut steps = std::array::from_fn(|level| self.paint(mix(low, high, level as f32 / last)).0);
        if low != from {
            steps.reverse();
        }
        Ramp(steps)
    }

    /// Fills the pixels from (`left`, `top`) up to but not including (`right`, `bottom`), cut to the picture.
    pub(crate) fn fill(&mut self, left: i32, top: i32, right: i32, bottom: i32, paint: Paint) {
        let cut = |value: i32, most: usize| usize::try_from(value).unwrap_or(0).min(most);
        let (left, right) = (cut(left, self.width), cut(right, self.width));
        for y in cut(top, self.height)..cut(bottom, self.height) {
            if let Some(row) = self.pixels.get_mut(y * self.width + left..y * self.width + right.max(left)) {
                row.fill(paint.0);
            }
        }
    }

    /// Covers pixels of a row up to a level, on the ground the ramp starts from, cut to the picture. Where two shapes of a ramp
    /// touch, the greater cover stays.
    pub(crate) fn cover(&mut self, across: Range<i32>, y: i32, Level(level): Level, ramp: &Ramp) {
        let Some(y) = usize::try_from(y).ok().filter(|y| *y < self.height) else { return };
        let cut = |value: i32| y * self.width + usize::try_from(value).unwrap_or(0).min(self.width);
        let (start, end) = (cut(across.start), cut(across.end));
        let Some(pixels) = self.pixels.get_mut(start..end) else { return };
        let level = usize::from(level);
        if level == LEVELS - 1 {
            pixels.fill(ramp.0[level]);
            return;
        }
        for pixel in pixels {
            if ramp.0.iter().position(|step| step == pixel).is_none_or(|reached| reached < level) {
                *pixel = ramp.0[level];
            }
        }
    }

    /// Writes the picture as an indexed PNG.
    pub(crate) fn into_png(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        // Writing into memory cannot fail, and the header is sound by construction.
        let written = self.write(&mut bytes);
        debug_assert!(written.is_ok(), "{written:?}");
        bytes
    }

    fn write(&self, bytes: &mut Vec<u8>) -> Result<(), png::EncodingError> {
        let mut encoder = png::Encoder::new(bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(self.palette.concat());
        encoder.set_depth(png::BitDepth::Four);
        // Rows of flat runs compress best as they are; beyond this level the time doubles for a twentieth of the size.
        encoder.set_deflate_compression(png::DeflateCompression::Level(4));
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.halves())?;
        writer.finish()
    }

    /// Two pixels per byte, each row starting on a byte.
    fn halves(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.width.div_ceil(2) * self.height);
        for row in self.pixels.chunks(self.width) {
            let pairs = row.chunks_exact(2);
            let odd = pairs.remainder().first().map(|left| left << 4);
            bytes.extend(pairs.map(|pair| pair[0] << 4 | pair[1]));
            bytes.extend(odd);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawing_outside_is_cut() {
        let mut canvas = Canvas::new(5, 3, [255; 3]);
        let ramp = canvas.ramp([255; 3], [0; 3]);
        let ink = canvas.paint([0; 3]);
        canvas.fill(-10, -10, 2, 99, ink);
        canvas.fill(4, 2, 1, 0, ink);
        for (x, y) in [(-1, 0), (5, 0), (0, -1), (0, 3), (i32::MAX, i32::MAX)] {
            canvas.cover(x..x.saturating_add(1), y, Level::FULL, &ramp);
        }
        let black = canvas.pixels.iter().filter(|&&pixel| pixel == ink.0).count();
        assert_eq!(black, 6);
    }

    #[test]
    fn the_greater_cover_stays() {
        let mut canvas = Canvas::new(1, 1, [255; 3]);
        let ramp = canvas.ramp([255; 3], [0; 3]);
        canvas.cover(0..1, 0, Level::of(0.8).unwrap(), &ramp);
        let dark = canvas.pixels.clone();
        canvas.cover(0..1, 0, Level::of(0.3).unwrap(), &ramp);
        assert_eq!(canvas.pixels, dark);
    }

    #[test]
    fn a_full_palette_gives_the_nearest_colour() {
        let mut canvas = Canvas::new(1, 1, [0; 3]);
        for grey in 1..=255 {
            canvas.paint([grey; 3]);
        }
        assert_eq!(canvas.palette.len(), MOST);
        assert_eq!(canvas.paint([200; 3]), Paint(15));
        assert_eq!(canvas.paint([3; 3]), Paint(3));
    }

    #[test]
    fn opposite_ramps_share_their_colours() {
        let mut canvas = Canvas::new(1, 1, [251, 246, 234]);
        let there = canvas.ramp([251, 246, 234], [24, 38, 28]);
        let mut back = canvas.ramp([24, 38, 28], [251, 246, 234]).0;
        back.reverse();
        assert_eq!(there.0, back);
        assert_eq!(canvas.palette.len(), LEVELS);
    }

    #[test]
    fn pixels_are_packed_and_read_back() {
        let mut canvas = Canvas::new(3, 2, [1, 2, 3]);
        let ink = canvas.paint([9, 8, 7]);
        canvas.fill(2, 0, 3, 2, ink);
        let bytes = canvas.into_png();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut out = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut out).unwrap();
        assert_eq!(&out[..9], &[1, 2, 3, 1, 2, 3, 9, 8, 7]);
    }
}
