//! Pictures for pages: the card one shows when its address is shared, the icon of the site, the QR code of a contract; and the
//! photographs that authors give ([`photo`]).
//!
//! Cards and icons follow the crate label: flat colours, a cut corner and a thick rule, a woven band as the one ornament. They
//! are drawn straight into a palette of at most 16 colours and come out as indexed PNG. The same input always gives
//! the same bytes, and no input makes them fail: what cannot be drawn (an emoji, a script the fonts lack) is left out.

mod band;
mod canvas;
mod card;
mod clean;
mod colour;
mod icon;
mod mark;
pub mod photo;
mod qr;
mod shape;
mod text;
mod title;
mod wrap;

pub use card::{Badge, CARD_HEIGHT, CARD_WIDTH, ShareCard, Tone, share_card};
pub use colour::{Colours, Rgb};
pub use icon::icon;
pub use qr::qr_svg;
