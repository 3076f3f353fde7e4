//! Forms on the preview server: the pages are those of the server that takes them, but nothing is signed here.

use domain::Date;
use domain::contract::Standing;
use forms::{Answer, Desk, Fields, Visit};
use generator::signing::Forms;
use themes::TemplateError;

/// What a form that was sent is answered.
pub enum Sent {
    /// There is no such form, or no such revision of it any more.
    Unknown,
    /// A page, refused or not.
    Page {
        /// Its HTML.
        html: String,
        /// Whether something is wrong with what was typed.
        is_refused: bool,
    },
}

/// The answer to `body`, sent to `path` on the day of the preview: `/forms/<form>/<revision>`.
///
/// # Errors
/// A template that goes wrong.
pub fn sent(forms: &Forms, desk: &Desk, path: &str, body: &[u8], today: Date) -> Result<Sent, TemplateError> {
    let mut parts = path.trim_start_matches("/forms/").split('/');
    let (Some(id), Some(revision), None) = (parts.next(), parts.next(), parts.next()) else { return Ok(Sent::Unknown) };
    let Some(form) = forms.get(id, revision) else { return Ok(Sent::Unknown) };
    let (form, fields) = (&form, Fields::read(body));
    let visit = Visit { today, standing: &Standing::default(), notes: &[], key: "" };
    Ok(match desk.answer(form, revision, &fields, &visit)? {
        Answer::Form { html, is_refused } => Sent::Page { html, is_refused },
        Answer::Check(html) => Sent::Page { html, is_refused: false },
        Answer::Signed(reviewed) => {
            let account = forms.private.get(&form.id).and_then(|private| private.account.as_ref());
            let html = desk.signed(form, revision, (&reviewed.0, &reviewed.1), account, today, None)?;
            Sent::Page { html, is_refused: false }
        }
    })
}
