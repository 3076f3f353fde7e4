//! The page that verifies receipts in the browser.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
use crate::data::paths;
use crate::plan::Page;

/// `/verifier/`
#[derive(Debug, Serialize)]
struct VerifyPage {
    /// The page as such.
    page: Frame,
    /// The public key of the network's log; empty when the site does not say it.
    key: String,
    /// Address of the file of that key.
    key_address: &'static str,
    /// SHA-256 of what stands around the parts of a receipt, in hexadecimal digits.
    frame: String,
}

/// The page that verifies receipts.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    let key = scene.atlas.site.evidence_key.as_ref();
    themes::value(VerifyPage {
        page: Frame::new(page),
        key: key.map(ToString::to_string).unwrap_or_default(),
        key_address: paths::EVIDENCE_KEY,
        frame: evidence::receipt::frame().to_hex(),
    })
}
