//! The icon that browsers ask for unasked: a PNG in the frame of an ICO file.

/// The side of the icon, in pixels.
pub const SIDE: u32 = 32;

/// Two headers before the picture: 6 bytes for the file, 16 for its one entry.
const HEADERS: u32 = 22;

/// The PNG as an ICO file.
pub fn wrap(png: &[u8]) -> Vec<u8> {
    let length = u32::try_from(png.len()).unwrap_or(u32::MAX);
    let mut ico = Vec::with_capacity(png.len() + HEADERS as usize);
    // Reserved, type 1 for icons, one picture.
    for field in [0_u16, 1, 1] {
        ico.extend(field.to_le_bytes());
    }
    // Width, height, no palette, reserved; one plane; bits a pixel are the PNG's own affair, 32 by custom.
    ico.extend([SIDE as u8, SIDE as u8, 0, 0]);
    ico.extend(1_u16.to_le_bytes());
    ico.extend(32_u16.to_le_bytes());
    ico.extend(length.to_le_bytes());
    ico.extend(HEADERS.to_le_bytes());
    ico.extend(png);
    ico
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_leads_to_the_picture() {
        let png = ::pictures::icon(SIDE, &::pictures::Colours::default());
        let ico = wrap(&png);
        assert_eq!(ico[..6], [0, 0, 1, 0, 1, 0]);
        assert_eq!(ico[6..8], [32, 32]);
        let field = |at: usize| u32::from_le_bytes(ico[at..at + 4].try_into().unwrap()) as usize;
        let (length, offset) = (field(14), field(18));
        assert_eq!(&ico[offset..offset + length], png.as_slice());
        assert_eq!(offset + length, ico.len());
    }
}
