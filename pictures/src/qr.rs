//! QR codes, as drawings that pages and paper take at any size.

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};

/// Empty modules on each side, without which readers do not find the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// Draws a text as a QR code of level M, or nothing where the text is longer than a code holds (2331 bytes).
///
/// It is an SVG element of one path, dark on light whatever the page's colours: readers do not know light on dark. The
/// page says what it is (`role`, a title) and how large; a module is a whole unit, so that edges are crisp.
///
/// ```
/// let svg = pictures::qr_svg("https://amap.example/").unwrap();
/// assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
/// ```
pub fn qr_svg(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let side = code.size + 2 * QUIET;
    let dark = path(&code);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{dark}\"/></svg>"
    ))
}

/// The dark modules, each run of a row a rectangle.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let modules: Vec<bool> = (0..code.size).map(|column| code[row][column].value()).collect();
        let mut column = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run.first() == Some(&true) {
                // A string takes every rectangle.
                let _infallible = write!(path, "M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET);
            }
            column += length;
        }
    }
    path
}
