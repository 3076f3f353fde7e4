//! Cards and icons as their readers see them: PNG of the right size, the same each time, small, whatever the input.

#![allow(clippy::unwrap_used, reason = "a helper of tests may fail as loudly as a test")]

use std::io::Cursor;

use pictures::{Badge, CARD_HEIGHT, CARD_WIDTH, Colours, ShareCard, Tone, icon, share_card};
use proptest::prelude::*;

const LINES: [&str; 3] =
    ["Jeudi, 18\u{202f}h\u{202f}30 – 19\u{202f}h\u{202f}30", "Rennes, quartier Villejean", "Légumes, pain, œufs"];

fn typical(title: &str) -> ShareCard<'_> {
    ShareCard {
        title,
        kicker: "AMAP · Ille-et-Vilaine",
        lines: &LINES,
        badge: Some(Badge { label: "Places disponibles", tone: Tone::Leaf }),
        network: "Réseau AMAP Bretagne",
        colours: Colours::default(),
    }
}

/// Decodes a whole picture into RGB.
fn decode(bytes: &[u8]) -> (u32, u32, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut out = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut out).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    let (pixels, _) = out[..info.buffer_size()].as_chunks::<3>();
    (info.width, info.height, pixels.to_vec())
}

#[test]
fn a_card_is_a_png_of_the_usual_size() {
    let (width, height, pixels) = decode(&share_card(&typical("AMAP de Villejean")));
    assert_eq!((width, height), (CARD_WIDTH, CARD_HEIGHT));
    let own = Colours::default();
    for colour in [own.paper, own.ink, own.leaf, own.accent] {
        assert!(pixels.contains(&colour), "{colour:?}");
    }
}

#[test]
fn the_same_card_gives_the_same_bytes() {
    assert_eq!(share_card(&typical("Le Panier")), share_card(&typical("Le Panier")));
    assert_eq!(icon(192, &Colours::default()), icon(192, &Colours::default()));
}

#[test]
fn what_a_card_says_is_seen() {
    let card = typical("Le Panier");
    let said = share_card(&card);
    let others = [
        ShareCard { title: "La Panière", ..card },
        ShareCard { kicker: "AMAP · Morbihan", ..card },
        ShareCard { lines: &LINES[..2], ..card },
        ShareCard { badge: None, ..card },
        ShareCard { badge: Some(Badge { label: "Places disponibles", tone: Tone::Beet }), ..card },
        ShareCard { network: "Réseau des AMAP", ..card },
        ShareCard { colours: Colours { leaf: [0x1f, 0x3f, 0x77], ..Colours::default() }, ..card },
    ];
    for other in others {
        assert_ne!(said, share_card(&other), "{other:?}");
    }
}

#[test]
fn typical_cards_are_small() {
    for title in ["Gué", "AMAP de Villejean", "Les Jardins de l’Œuf", "AMAP des Terres de la Vallée"] {
        let size = share_card(&typical(title)).len();
        assert!(size <= 20_000, "{title}: {size} bytes");
    }
}

#[test]
fn a_line_may_be_missing_everywhere() {
    let bare = ShareCard { title: "", kicker: "", lines: &[], badge: None, network: "", colours: Colours::default() };
    let (width, height, _) = decode(&share_card(&bare));
    assert_eq!((width, height), (CARD_WIDTH, CARD_HEIGHT));
}

#[test]
fn icons_are_square_and_safe_to_mask() {
    let own = Colours::default();
    for size in [32, 192, 512] {
        let (width, height, pixels) = decode(&icon(size, &own));
        assert_eq!((width, height), (size, size));
        assert!(pixels.contains(&own.paper) && pixels.contains(&own.accent));
        if size == 32 {
            continue;
        }
        let middle = f64::from(size) / 2.0;
        for (at, pixel) in pixels.iter().enumerate() {
            let (x, y) = ((at as u32 % size) as f64 + 0.5, (at as u32 / size) as f64 + 0.5);
            let far = (x - middle).hypot(y - middle) > f64::from(size) * 0.4;
            assert!(!far || *pixel == own.leaf, "{size}: {x}, {y}");
        }
    }
}

#[test]
fn odd_icon_sizes_are_drawn() {
    for (size, side) in [(0, 1), (1, 1), (3, 3), (u32::MAX, 1024)] {
        let (width, height, _) = decode(&icon(size, &Colours::default()));
        assert_eq!((width, height), (side, side));
    }
}

/// Texts of every kind: French, any Unicode at all, right to left, emoji, controls, spaces only, one endless word.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        any::<String>(),
        "[A-Za-zÀ-ÿœŒ’' –-]{0,90}",
        "[אבגדהسلامش ]{1,30}",
        "[🥕🥬👩‍🌾🇫🇷 ]{1,20}",
        "[\u{0}-\u{1f}\u{7f}-\u{a0}\u{200b}-\u{202f}\u{300}-\u{36f}]{1,30}",
        "[ \u{a0}\u{202f}«»?!:-]{1,30}",
        "[MWŒ]{80,600}",
    ];
    proptest::collection::vec(pieces, 0..3).prop_map(|texts| texts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_fails(
        title in any_text(),
        kicker in any_text(),
        lines in proptest::collection::vec(any_text(), 0..5),
        label in proptest::option::of(any_text()),
        network in any_text(),
        paper in any::<[u8; 3]>(),
        ink in any::<[u8; 3]>(),
        leaf in any::<[u8; 3]>(),
        accent in any::<[u8; 3]>(),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let colours = Colours { paper, ink, leaf, accent };
        let badge = label.as_deref().map(|label| Badge { label, tone: Tone::Mustard });
        let card = ShareCard { title: &title, kicker: &kicker, lines: &lines, badge, network: &network, colours };
        let bytes = share_card(&card);
        let (width, height, _) = decode(&bytes);
        prop_assert_eq!((width, height), (CARD_WIDTH, CARD_HEIGHT));
        prop_assert_eq!(bytes, share_card(&card));
    }
}
