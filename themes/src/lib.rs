//! How a page looks: layered lookup of theme files, messages, template filters.
//!
//! * [`theme`]: files found in the first layer that has them: the site's own, the chosen theme's, the default's
//! * [`messages`]: the words of pages, by key, merged over the layers
//! * [`assets`]: static files under names that carry their hash
//! * [`script`]: scripts without their comments
//! * [`environment`]: the template engine with our filters and functions
//! * [`mod@format`]: dates, hours, prices, distances as people say them

pub mod assets;
pub mod environment;
pub mod format;
mod kept;
pub mod messages;
mod named;
pub mod script;
mod style;
pub mod theme;

pub use assets::{Asset, Assets};
pub use environment::{Environment, TemplateError, value};
pub use messages::{MessageError, Messages};
pub use minijinja::Value;
pub use named::Named;
pub use theme::{Layer, Theme};
