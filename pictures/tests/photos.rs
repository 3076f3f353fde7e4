//! Photographs: nothing of what a telephone notes goes along, they stand upright, and telephones get light ones.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, Rgb, RgbImage, RgbaImage};
use pictures::photo::{Format, Measured, Photo, Unusable, measure};

/// A picture with fine detail, as leaves and earth have it; its upper left quarter is red.
fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = ((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 7) % 48;
        let shade = |base: u32| u8::try_from((base + grain).min(255)).unwrap();
        if x < width / 2 && y < height / 2 { Rgb([200, 20, 20]) } else { Rgb([shade(40), shade(90), shade(50)]) }
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

/// The same with what a telephone notes: turned by a quarter (6), taken by somebody, at 48.1° north.
fn noted(jpeg: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = [tag.to_le_bytes(), kind.to_le_bytes()].concat();
        entry.extend(count.to_le_bytes().into_iter().chain(value.to_le_bytes()));
        entry
    };
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    // Orientation, artist (after both lists), and where the list of the place is.
    exif.extend(3_u16.to_le_bytes());
    exif.extend([entry(0x112, 3, 1, 6), entry(0x13b, 2, 12, 80), entry(0x8825, 4, 1, 50), vec![0; 4]].concat());
    exif.extend(2_u16.to_le_bytes());
    exif.extend([entry(1, 2, 2, u32::from(b'N')), entry(2, 5, 3, 92), vec![0; 4]].concat());
    exif.extend(b"Awa Le Goff\0");
    exif.extend([48_u32, 1, 6, 1, 41, 1].map(u32::to_le_bytes).concat());
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn nothing_of_what_a_telephone_notes_goes_along_and_the_picture_stands_upright() {
    let given = noted(&jpeg(&scene(1200, 900)));
    assert!(given.windows(11).any(|part| part == b"Awa Le Goff"));
    let measured = measure(&given).unwrap();
    assert_eq!(measured, Measured { width: 900, height: 1200, is_transparent: false });
    assert_eq!(measured.sizes(), [(480, 640), (900, 1200)]);
    let photo = Photo::read(&given).unwrap();
    for size in measured.sizes() {
        for format in [Format::Jpeg, Format::Png, Format::WebP] {
            let made = photo.written(size, format).unwrap();
            for trace in [&b"Exif"[..], b"EXIF", b"eXIf", b"Awa", b"http://ns.adobe.com"] {
                assert!(!made.windows(trace.len()).any(|part| part == trace), "{format:?} {trace:?}");
            }
            let shown = image::load_from_memory(&made).unwrap();
            assert_eq!(shown.dimensions(), size);
            // What lay in the upper left stands in the upper right.
            let [red, green, _, _] = shown.get_pixel(size.0 - 20, 20).0;
            assert!(red > 150 && green < 80, "{format:?} {red} {green}");
            assert!(shown.get_pixel(20, 20).0[0] < 150);
        }
    }
}

#[test]
fn telephones_get_light_pictures_and_nothing_is_made_larger() {
    let given = jpeg(&scene(4000, 3000));
    let measured = measure(&given).unwrap();
    assert_eq!(measured.sizes(), [(480, 360), (960, 720), (1600, 1200)]);
    let photo = Photo::read(&given).unwrap();
    let weights: Vec<usize> =
        measured.sizes().iter().map(|size| photo.written(*size, Format::Jpeg).unwrap().len()).collect();
    assert!(weights[0] <= 40 * 1024 && weights[1] <= 40 * 1024 && weights[2] <= 160 * 1024, "{weights:?}");
    assert_eq!(photo.written((960, 720), Format::Jpeg).unwrap(), photo.written((960, 720), Format::Jpeg).unwrap());
    let small = Measured { width: 300, height: 1, is_transparent: false };
    assert_eq!(small.sizes(), [(300, 1)]);
}

#[test]
fn what_one_sees_through_stays_so() {
    let mut given = std::io::Cursor::new(Vec::new());
    let clear = RgbaImage::from_pixel(600, 10, image::Rgba([10, 20, 30, 0]));
    DynamicImage::from(clear).write_to(&mut given, image::ImageFormat::Png).unwrap();
    let given = given.into_inner();
    assert!(measure(&given).unwrap().is_transparent);
    let made = Photo::read(&given).unwrap().written((480, 8), Format::Png).unwrap();
    assert_eq!(image::load_from_memory(&made).unwrap().get_pixel(3, 3).0[3], 0);
}

#[test]
fn what_is_broken_or_claims_too_much_is_told_without_reading_it() {
    let whole = noted(&jpeg(&scene(600, 400)));
    for end in [0, 2, 30, 200, whole.len() / 2, whole.len() - 3] {
        assert_eq!(measure(&whole[..end]), Err(Unusable::Unreadable), "{end}");
    }
    assert_eq!(measure(b"<svg/>"), Err(Unusable::Unreadable));
    let mut bomb = std::io::Cursor::new(Vec::new());
    DynamicImage::from(scene(4, 4)).write_to(&mut bomb, image::ImageFormat::Png).unwrap();
    let mut bomb = bomb.into_inner();
    // The head of a PNG says how large it is, and carries a sum of what it says.
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    assert_eq!(measure(&bomb), Err(Unusable::Huge));
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
