//! QR codes as an independent reader sees them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of tests may fail as loudly as a test")]

use pictures::qr_svg;
use proptest::prelude::*;
use rqrr::PreparedImage;

/// What a transfer says: EPC069-12, with the longest name.
const TRANSFER: &str = "BCD\n002\n1\nSCT\n\nGroupement agricole d’exploitation en commun du Pré de l’Étang, Betton\n\
    FR7630006000011234567890189\nEUR128.50\n\n\nPaiement 5, Légumes 2026-2027, AMAP de Villejean";

/// The side of a drawing, and which of its modules are dark: its rectangles are read and painted here.
fn painted(svg: &str) -> (usize, Vec<bool>) {
    let last = |name: &str| svg.rsplit_once(&format!(" {name}=\"")).unwrap().1.split('"').next().unwrap();
    let side: usize = last("viewBox").rsplit_once(' ').unwrap().1.parse().unwrap();
    let path = last("d");
    let mut dark = vec![false; side * side];
    for rectangle in path.split('z').filter(|part| !part.is_empty()) {
        let numbers: Vec<usize> =
            rectangle.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let [x, y, width, height, back] = numbers[..] else { panic!("{rectangle}") };
        assert_eq!((height, back), (1, width));
        for x in x..x + width {
            assert!(!std::mem::replace(&mut dark[y * side + x], true), "{rectangle} covers another");
        }
    }
    (side, dark)
}

/// What the reader reads of a drawing, and the version and the level of its code.
fn read(svg: &str) -> (String, usize, u16) {
    const SCALE: usize = 4;
    let (side, dark) = painted(svg);
    let shade = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, text) = grids[0].decode().unwrap();
    (text, meta.version.0, meta.ecc_level)
}

#[test]
fn a_transfer_is_read_as_it_was_written() {
    let svg = qr_svg(TRANSFER).unwrap();
    let (text, version, level) = read(&svg);
    assert_eq!(text, TRANSFER);
    // The standard wants level M (00 in the code) and at most version 13.
    assert_eq!(level, 0);
    assert!(version <= 13, "{version}");
    assert!(svg.len() < 20_000, "{}", svg.len());
    // The largest that the standard allows is one of version 13.
    assert_eq!(read(&qr_svg(&"é1".repeat(110)).unwrap()).1, 13);
}

#[test]
fn the_drawing_brings_no_style_no_script_and_a_quiet_zone() {
    let svg = qr_svg(TRANSFER).unwrap();
    for forbidden in ["style", "<script", "href", "on", "class", "id="] {
        assert!(!svg.contains(&format!(" {forbidden}")), "{forbidden}");
    }
    assert_eq!(svg.matches("<path").count(), 2);
    let (side, dark) = painted(&svg);
    let is_border = |at: &usize| [at % side, at / side].iter().any(|&place| place < 4 || place >= side - 4);
    assert!((0..side * side).filter(is_border).all(|at| !dark[at]));
    assert!(dark[4 * side + 4]);
}

#[test]
fn a_text_that_no_code_holds_has_none() {
    assert!(qr_svg(&"x".repeat(2_331)).is_some());
    assert!(qr_svg(&"x".repeat(2_332)).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_text_comes_back(text in "[ -~éèàçœ€’\n]{1,200}") {
        prop_assert_eq!(read(&qr_svg(&text).unwrap()).0, text);
    }
}
