//! Colours: those a network chooses, the two fixed ones, and the contrast between any pair.

/// Red, green and blue, 0 to 255 each, in sRGB.
pub type Rgb = [u8; 3];

/// What matters now: the ground of a "full" badge.
pub(crate) const BEET: Rgb = [0x8c, 0x1d, 0x4b];
/// Notice: the ground of a "waiting list" badge.
pub(crate) const MUSTARD: Rgb = [0xe0, 0xa9, 0x26];

/// The least contrast between a text and its ground, as a WCAG ratio.
const READABLE: f32 = 4.5;

/// The colours of a network. The default is the palette of the crate label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colours {
    /// The ground of the label, light.
    pub paper: Rgb,
    /// Titles, text and rules, dark.
    pub ink: Rgb,
    /// The first colour of the network: the ground around the label, the kicker.
    pub leaf: Rgb,
    /// The second colour of the network: the strands of the woven band, the sun of the mark.
    pub accent: Rgb,
}

impl Default for Colours {
    fn default() -> Self {
        Self { paper: [0xfb, 0xf6, 0xea], ink: [0x18, 0x26, 0x1c], leaf: [0x2c, 0x6e, 0x3f], accent: MUSTARD }
    }
}

impl Colours {
    /// Gives `wanted` if a text in it reads on `ground`, otherwise whichever of paper and ink reads best.
    pub(crate) fn readable(&self, wanted: Rgb, ground: Rgb) -> Rgb {
        if contrast(wanted, ground) >= READABLE {
            wanted
        } else if contrast(self.paper, ground) >= contrast(self.ink, ground) {
            self.paper
        } else {
            self.ink
        }
    }
}

/// Mixes two colours: `share` of 0.0 gives `from`, 1.0 gives `to`.
pub(crate) fn mix(from: Rgb, to: Rgb, share: f32) -> Rgb {
    let part = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])]
}

/// The WCAG contrast ratio of two colours, 1.0 to 21.0.
fn contrast(a: Rgb, b: Rgb) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour, 0.0 to 1.0.
fn luminance(colour: Rgb) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_pairs_are_readable() {
        let own = Colours::default();
        for (text, ground) in
            [(own.ink, own.paper), (own.leaf, own.paper), (own.paper, own.leaf), (own.paper, BEET), (own.ink, MUSTARD)]
        {
            assert!(contrast(text, ground) >= READABLE, "{text:?} on {ground:?}: {}", contrast(text, ground));
        }
    }

    #[test]
    fn a_pale_primary_is_not_used_for_text_on_paper() {
        let own = Colours { leaf: [0xd0, 0xe8, 0xa0], ..Colours::default() };
        assert_eq!(own.readable(own.leaf, own.paper), own.ink);
        assert_eq!(own.readable(own.paper, MUSTARD), own.ink);
        assert_eq!(own.readable(own.paper, BEET), own.paper);
    }

    #[test]
    fn mixes_ends_exactly() {
        assert_eq!(mix([1, 2, 3], [200, 100, 0], 0.0), [1, 2, 3]);
        assert_eq!(mix([1, 2, 3], [200, 100, 0], 1.0), [200, 100, 0]);
    }
}
