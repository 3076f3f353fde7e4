//! The forms that a site offers: manifests of every revision, and what draws the pages around them. Read again when the site
//! is built anew.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use forms::{Chrome, Desk, Form, Manifest, Private, revision_of};
use themes::Theme;

use crate::document;

/// The forms of a site.
pub struct Book {
    folder: PathBuf,
    inner: RwLock<Inner>,
}

struct Inner {
    theme: Theme,
    stamp: Option<(SystemTime, u64)>,
    shown: Arc<Shown>,
    known: HashMap<String, Arc<dyn Any + Send + Sync>>,
}

/// The site as it is now.
pub struct Shown {
    /// What draws pages.
    pub desk: Desk,
    /// The site around them.
    pub chrome: Chrome,
    /// What is private of farms, by form.
    pub private: BTreeMap<String, Private>,
}

/// A revision of a form.
#[derive(Debug)]
pub struct Known<M = Form> {
    /// What it accepts.
    pub form: M,
    /// The same as it is stored.
    pub json: Vec<u8>,
    /// The revision.
    pub revision: String,
    /// What is signed of it, for all who sign.
    shown: OnceLock<document::Shown>,
}

impl Known<Form> {
    /// The form as those who sign it are shown: hashed once.
    pub fn shown(&self) -> &document::Shown {
        self.shown.get_or_init(|| document::Shown::new(&self.form, &self.json))
    }
}

/// Why the forms of a site cannot be used.
#[derive(Debug)]
pub enum BookError {
    /// A file that cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// A file that is none of this program's: written by a newer one, perhaps.
    Unknown(PathBuf),
    /// A template of the theme: file, line, cause.
    Template(String, usize, String),
}

impl std::fmt::Display for BookError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Unknown(path) => write!(formatter, "{}: not of a format that this program knows", path.display()),
            Self::Template(file, line, cause) => write!(formatter, "{file}:{line}: {cause}"),
        }
    }
}

impl std::error::Error for BookError {}

impl Book {
    /// The forms in a folder, `site/forms`, in a theme.
    ///
    /// # Errors
    /// Why they cannot be used.
    pub fn open(folder: &Path, theme: Theme) -> Result<Self, BookError> {
        let stamp = stamp(folder);
        let shown = Arc::new(read(folder, &theme)?);
        let inner = RwLock::new(Inner { theme, stamp, shown, known: HashMap::new() });
        Ok(Self { folder: folder.to_owned(), inner })
    }

    /// The site as it is now: read again when its build is newer. What cannot be read leaves the last that could.
    pub fn shown(&self) -> Arc<Shown> {
        let now = stamp(&self.folder);
        {
            let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
            if inner.stamp == now {
                return inner.shown.clone();
            }
        }
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        match read(&self.folder, &inner.theme) {
            Ok(shown) => inner.shown = Arc::new(shown),
            Err(error) => tracing::error!(%error, "forms cannot be read again"),
        }
        inner.stamp = now;
        inner.shown.clone()
    }

    /// Another theme, for pages drawn from now on.
    pub fn dress(&self, theme: Theme) {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        (inner.theme, inner.stamp) = (theme, None);
    }

    /// A revision of a form; `None` where there is none such of this kind.
    ///
    /// # Errors
    /// That it is there, and cannot be read now.
    pub fn form<M: Manifest>(&self, id: &str, revision: &str) -> Result<Option<Arc<Known<M>>>, BookError> {
        let is_one = revision.len() == 16 && revision.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_one {
            return Ok(None);
        }
        let known = {
            let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
            inner.known.get(revision).cloned()
        };
        let known = match known {
            Some(known) => known.downcast::<Known<M>>().ok(),
            None => {
                let path = self.folder.join(format!("{revision}.json"));
                let json = match std::fs::read(&path) {
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                    read => read.map_err(|error| BookError::Unreadable(path.clone(), error))?,
                };
                // A file that is not what its name says is damaged: it may be whole again soon.
                if revision_of(&json) != revision {
                    return Err(BookError::Unknown(path));
                }
                let Some(form) = M::read(&json) else { return Ok(None) };
                let (revision, shown) = (revision.to_owned(), OnceLock::new());
                let known = Arc::new(Known { form, json, revision: revision.clone(), shown });
                let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
                inner.known.insert(revision, known.clone());
                Some(known)
            }
        };
        Ok(known.filter(|known| known.form.id() == id))
    }

    /// The revision of a form that pages of the site show, in a language; `None` where they show none.
    ///
    /// # Errors
    /// As those of [`Self::form`].
    pub fn current<M: Manifest>(
        &self,
        shown: &Shown,
        id: &str,
        language: &str,
    ) -> Result<Option<Arc<Known<M>>>, BookError> {
        let own = |(form, of, _): &&(String, String, String)| form == id && of == language;
        shown.chrome.current.iter().find(own).map_or(Ok(None), |(_, _, revision)| self.form(id, revision))
    }
}

/// What tells that the site was built anew.
fn stamp(folder: &Path) -> Option<(SystemTime, u64)> {
    let metadata = std::fs::metadata(folder.join("site.json")).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

fn read(folder: &Path, theme: &Theme) -> Result<Shown, BookError> {
    let chrome: Chrome = parsed(&folder.join("site.json"))?;
    let private = parsed(&folder.join("private.json"))?;
    let desk = Desk::new(theme, &chrome).map_err(|errors| match errors.into_iter().next() {
        Some(error) => BookError::Template(error.file, error.line, error.cause),
        None => BookError::Unknown(folder.to_owned()),
    })?;
    Ok(Shown { desk, chrome, private })
}

fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, BookError> {
    let bytes = std::fs::read(path).map_err(|error| BookError::Unreadable(path.to_owned(), error))?;
    serde_json::from_slice(&bytes).map_err(|_| BookError::Unknown(path.to_owned()))
}
