//! Pictures of `files/`: measured when the content is read, published in the sizes that screens take, shown in texts.
//!
//! What is published of a picture was made anew from its pixels (`pictures::photo`), under its own address too: what a telephone
//! notes in its pictures is nobody's business.

use std::collections::BTreeMap;

use pictures::photo::{Format, Measured, Photo, Unusable, measure};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place};
use crate::job::{Failure, File};

/// The pictures of a content folder, by their path below `files/`.
#[derive(Debug, Clone, Default)]
pub struct Photos(BTreeMap<String, Measured>);

/// Endings of pictures that hold notes of a camera, and that browsers do not show.
const OTHERS: [&str; 5] = ["heic", "heif", "avif", "tif", "tiff"];

/// The format of a picture, by the ending of its name; `None` for other files.
fn format(path: &str) -> Option<Format> {
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => Some(Format::Jpeg),
        "png" => Some(Format::Png),
        "webp" => Some(Format::WebP),
        _ => None,
    }
}

impl Photos {
    /// Measures every picture; those that cannot be shown are told.
    pub fn of(files: &BTreeMap<String, Vec<u8>>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let measured = files.par_iter().filter_map(|(path, bytes)| match format(path) {
            Some(_) => Some((path.clone(), measure(bytes))),
            None => {
                OTHERS.iter().any(|other| ends_with(path, other)).then(|| (path.clone(), Err(Unusable::Unreadable)))
            }
        });
        let mut photos = BTreeMap::new();
        for (path, measured) in measured.collect::<Vec<_>>() {
            match measured {
                Ok(measured) => _ = photos.insert(path, measured),
                Err(unusable) => diagnostics.push(told(&format!("files/{path}"), unusable)),
            }
        }
        Self(photos)
    }

    /// Whether there is a picture at this path of the site.
    pub fn has(&self, path: &str) -> bool {
        path.strip_prefix("/files/").is_some_and(|path| self.0.contains_key(path))
    }

    /// The element of the picture at this path of the site, with the text for those who do not see it; `None` where there is none.
    pub fn element(&self, path: &str, base_path: &str, text: &str, title: &str) -> Option<String> {
        let path = path.strip_prefix("/files/")?;
        let measured = self.0.get(path)?;
        let sizes = measured.sizes();
        let encoded = |path: String| {
            path.replace('%', "%25").replace(' ', "%20").replace(',', "%2C").replace('#', "%23").replace('?', "%3F")
        };
        let address = |size: &(u32, u32)| format!("{base_path}/files/{}", encoded(own_path(path, measured, *size)));
        // The one that telephones take stands for all where a reader knows no others.
        let shown = sizes.get(1).or(sizes.first())?;
        let mut element = format!("<img src=\"{}\"", escaped(&address(shown)));
        if sizes.len() > 1 {
            let all: Vec<String> = sizes.iter().map(|size| format!("{} {}w", address(size), size.0)).collect();
            // Less than the width of a telephone: of three pixels a point, nobody sees the third.
            element += &format!(" srcset=\"{}\" sizes=\"(max-width: 40em) 70vw, 40rem\"", escaped(&all.join(", ")));
        }
        element += &format!(" alt=\"{}\"", escaped(text));
        if !title.is_empty() {
            element += &format!(" title=\"{}\"", escaped(title));
        }
        element += &format!(" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">", shown.0, shown.1);
        Some(element)
    }
}

/// What is published of a file of `files/`: a picture in all its sizes, anything else as it is.
///
/// # Errors
/// A picture whose pixels cannot be read.
pub fn published(path: &str, bytes: &[u8]) -> Result<Vec<File>, Failure> {
    let to = format!("files/{path}");
    let Some(format) = format(path) else { return Ok(vec![(to, bytes.to_vec())]) };
    let unusable = |why| Failure::Picture(to.clone(), why);
    let (measured, photo) = (measure(bytes).map_err(unusable)?, Photo::read(bytes).map_err(unusable)?);
    let sizes = measured.sizes();
    let made = if measured.is_transparent { Format::Png } else { Format::Jpeg };
    // Under its own address is the largest: a link may lead there.
    let largest = sizes.last().map(|size| (to.clone(), *size, format));
    let others = sizes.iter().map(|size| (format!("files/{}", own_path(path, &measured, *size)), *size, made));
    let all = largest.into_iter().chain(others.filter(|(own, ..)| *own != to));
    all.map(|(own, size, format)| Ok((own, photo.written(size, format).map_err(unusable)?))).collect()
}

/// The path of a size below `files/`: `photo.960.jpg`. The largest of a JPEG has the path of its file.
fn own_path(path: &str, measured: &Measured, size: (u32, u32)) -> String {
    let is_largest = measured.sizes().last() == Some(&size);
    if is_largest && !measured.is_transparent && format(path) == Some(Format::Jpeg) {
        return path.to_owned();
    }
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    format!("{stem}.{}.{}", size.0, if measured.is_transparent { "png" } else { "jpg" })
}

/// The mistake of a file below `files/` that is no picture for a page.
pub fn told(file: &str, unusable: Unusable) -> Diagnostic {
    let code = match unusable {
        Unusable::Unreadable => "picture-unreadable",
        Unusable::Huge => "picture-huge",
    };
    Diagnostic::error(code, file, Place::File)
}

fn ends_with(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
}

/// As the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photos() -> Photos {
        let measured = |width, height, is_transparent| Measured { width, height, is_transparent };
        let all = [
            ("a b.jpg", measured(4000, 3000, false)),
            ("c.png", measured(500, 400, true)),
            ("d.webp", measured(300, 200, false)),
        ];
        Photos(all.map(|(path, measured)| (path.to_owned(), measured)).into())
    }

    #[test]
    fn a_picture_has_its_sizes_its_place_and_its_text() {
        let element = photos().element("/files/a b.jpg", "/r", "Un \"panier\"", "");
        let expected = "<img src=\"/r/files/a%20b.960.jpg\" srcset=\"/r/files/a%20b.480.jpg 480w, /r/files/a%20b.960.jpg 960w, \
            /r/files/a%20b.jpg 1600w\" sizes=\"(max-width: 40em) 70vw, 40rem\" alt=\"Un &quot;panier&quot;\" width=\"960\" \
            height=\"720\" loading=\"lazy\" decoding=\"async\">";
        assert_eq!(element.as_deref(), Some(expected));
        let element = photos().element("/files/c.png", "", "x", "").unwrap();
        assert!(element.contains("/files/c.480.png 480w, /files/c.500.png 500w"), "{element}");
        let element = photos().element("/files/d.webp", "", "x", "T").unwrap();
        assert!(element.starts_with("<img src=\"/files/d.300.jpg\" alt=\"x\" title=\"T\" width=\"300\""), "{element}");
        assert_eq!(photos().element("/files/e.svg", "", "x", ""), None);
    }
}
