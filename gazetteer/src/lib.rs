//! Every French commune: names, postcodes, places, départements, régions, and what lies near.
//!
//! The data is embedded in the program and read once, when first asked for; nothing here touches the disk or the network.
//! `data/README.md` says where it comes from. All positions are WGS84 degrees and all distances great-circle kilometres.
//! Names and forms use the straight apostrophe (`Côtes-d'Armor`), so that they compare with what people type.

mod commune;
mod data;
mod department;
mod fold;
mod locate;
mod name;
mod nearest;
mod outline;
mod point;
mod position;
mod postcode;
mod preposition;
mod problem;
mod region;
mod suggest;

pub use commune::{Commune, by_insee, communes};
pub use data::DEPARTMENTS_GEOJSON;
pub use department::{Department, collectivities, department, department_at, departments};
pub use fold::{fold, fold_keeping_article, slug};
pub use locate::{Located, Place, locate};
pub use name::{by_name, key};
pub use nearest::{nearest, within};
pub use outline::{Polygon, Ring};
pub use point::Point;
pub use postcode::by_postcode;
pub use problem::Problem;
pub use region::{Region, region, regions};
pub use suggest::suggest;
