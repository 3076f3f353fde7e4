//! Photographs that authors give, made anew in the sizes that screens take.
//!
//! What a telephone writes into a picture (where, when, by whom it was taken) does not come along: only its pixels do, turned
//! as the camera says they are.

use std::io::Cursor;

use fast_image_resize::Resizer;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

/// Widths that are made of a picture, in pixels, where it is as wide.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The widest that telephones take, and what it may weigh there, in bytes.
const TELEPHONE: (u32, usize) = (960, 40 * 1024);
/// What the widest may weigh.
const MOST: usize = 160 * 1024;
/// From the first on, the best that is light enough is taken.
const QUALITIES: [u8; 7] = [82, 74, 66, 58, 50, 42, 34];
/// What is not light enough at the least of them is softened: its smallest details are so many pixels then.
const DETAILS: [u32; 5] = [1, 2, 4, 8, 16];
/// No camera makes more, and a small file can claim to hold far more than a machine has memory for.
const MOST_PIXELS: u64 = 80_000_000;

/// Why a file is no picture for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is no JPEG, PNG or WebP, or not all of one.
    Unreadable,
    /// It has more pixels than any camera makes.
    Huge,
}

/// What a picture says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// In pixels, upright.
    pub width: u32,
    /// In pixels, upright.
    pub height: u32,
    /// Whether one may see through it.
    pub is_transparent: bool,
}

impl Measured {
    /// The sizes to make of it, the smallest first: width and height in pixels. It is never made larger.
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        let own = self.width.min(WIDTHS[WIDTHS.len() - 1]);
        let widths = WIDTHS.into_iter().filter(|width| *width < own).chain([own]);
        let height = |width: u32| (u64::from(self.height) * u64::from(width)).div_ceil(u64::from(self.width.max(1)));
        widths.map(|width| (width, u32::try_from(height(width)).unwrap_or(u32::MAX))).collect()
    }
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For what one cannot see through: as good as fits.
    Jpeg,
    /// Without loss.
    Png,
    /// Without loss.
    WebP,
}

/// Reads what comes before the pixels. A file whose end is missing is told here.
///
/// # Errors
/// What cannot be shown.
pub fn measure(bytes: &[u8]) -> Result<Measured, Unusable> {
    opened(bytes).map(|(decoder, orientation)| upright(&decoder, orientation))
}

/// A picture in memory, upright.
pub struct Photo(DynamicImage);

impl Photo {
    /// Reads the pixels.
    ///
    /// # Errors
    /// What cannot be shown.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        let (decoder, orientation) = opened(bytes)?;
        let is_transparent = decoder.color_type().has_alpha();
        let mut image = DynamicImage::from_decoder(decoder).map_err(|_| Unusable::Unreadable)?;
        image.apply_orientation(orientation);
        Ok(Self(if is_transparent { image.into_rgba8().into() } else { image.into_rgb8().into() }))
    }

    /// The file of a size.
    ///
    /// # Errors
    /// A size that cannot be made.
    pub fn written(&self, (width, height): (u32, u32), format: Format) -> Result<Vec<u8>, Unusable> {
        let small = resized(&self.0, (width, height))?;
        let mut bytes = Cursor::new(Vec::new());
        let written = match format {
            Format::Jpeg => {
                return jpeg(&small.into_rgb8().into(), if width <= TELEPHONE.0 { TELEPHONE.1 } else { MOST });
            }
            Format::Png => small.write_with_encoder(PngEncoder::new_with_quality(
                &mut bytes,
                CompressionType::Best,
                FilterType::Adaptive,
            )),
            Format::WebP => small.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)),
        };
        written.map(|()| bytes.into_inner()).map_err(|_| Unusable::Unreadable)
    }
}

/// The same in another size.
fn resized(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, Unusable> {
    let mut resized = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut resized, None).map_err(|_| Unusable::Unreadable)?;
    Ok(resized)
}

/// The best that weighs no more than `most` bytes.
fn jpeg(image: &DynamicImage, most: usize) -> Result<Vec<u8>, Unusable> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    for detail in DETAILS {
        let soft = resized(&resized(image, (width.div_ceil(detail), height.div_ceil(detail)))?, (width, height))?;
        for quality in QUALITIES {
            bytes.clear();
            let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
            soft.write_with_encoder(encoder).map_err(|_| Unusable::Unreadable)?;
            if bytes.len() <= most {
                return Ok(bytes);
            }
        }
    }
    Ok(bytes)
}

/// What reads a file that is whole and no larger than it should be, and how its pixels are to be turned.
fn opened(bytes: &[u8]) -> Result<(impl ImageDecoder, Orientation), Unusable> {
    let unreadable = |_| Unusable::Unreadable;
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unusable::Unreadable)?;
    let format = reader.format().ok_or(Unusable::Unreadable)?;
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Unusable::Huge);
    }
    if width == 0 || height == 0 || !is_whole(bytes, format) {
        return Err(Unusable::Unreadable);
    }
    // Notes that cannot be read turn nothing.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((decoder, orientation))
}

fn upright(decoder: &impl ImageDecoder, orientation: Orientation) -> Measured {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let (width, height) = decoder.dimensions();
    let is_lying = matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH);
    let (width, height) = if is_lying { (height, width) } else { (width, height) };
    Measured { width, height, is_transparent: decoder.color_type().has_alpha() }
}

/// Whether the end of a file is there: what was cut off on its way would show a grey half.
fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => {
            pixels_of_jpeg(bytes).is_some_and(|pixels| pixels.windows(2).any(|two| two == b"\xff\xd9"))
        }
        ImageFormat::Png => bytes.windows(4).rev().any(|four| four == b"IEND"),
        _ => {
            let said = bytes.get(4..8).and_then(|length| Some(u32::from_le_bytes(length.try_into().ok()?)));
            said.is_some_and(|said| bytes.len() as u64 >= u64::from(said) + 8)
        }
    }
}

/// What comes after the first start of scan: notes before it may hold a small picture with an end of its own.
fn pixels_of_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        rest = rest.get(length..)?;
        if marker == 0xda {
            return Some(rest);
        }
    }
}
