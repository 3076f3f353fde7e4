//! Still maps drawn at build time: land, water, towns, AMAPs and farms as SVG.
//!
//! A [`Map`] is data: paths of whole numbers and labels with their places, which a template writes as SVG. The ground
//! (outlines of départements, neighbouring countries, rivers, lakes, towns) is prepared once; a map then takes what lies in
//! its frame. `data/README.md` says where the ground comes from.

mod areas;
mod bar;
mod clip;
mod dots;
mod frame;
mod ground;
mod label;
mod landmarks;
mod layers;
mod line;
mod map;
mod outline;
mod path;
#[cfg(test)]
mod seen;
mod surroundings;
mod territory;
mod towns;
mod world;

pub use frame::Frame;
pub use map::{Bar, Door, Dots, FarmMark, Label, Map};
pub use surroundings::Farm;
pub use territory::Doors;
