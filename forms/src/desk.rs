//! A server's answers to forms that are sent: the page filled in anew with what is wrong, or the page to check.

use std::sync::Arc;

use domain::Date;
use domain::contract::{Mistake, Quote, Standing};
use serde::Serialize;
use themes::environment::Site;
use themes::{Environment, Messages, TemplateError, Theme};

use crate::account::Account;
use crate::chrome::Chrome;
use crate::entry::Entry;
use crate::fields::Fields;
use crate::form::Form;
use crate::page::{CheckContext, FormContext, Kept, SignedContext, Way};

/// What draws the pages of forms, in every language of a site.
pub struct Desk {
    languages: Vec<Language>,
}

struct Language {
    code: String,
    environment: Environment,
    messages: Arc<Messages>,
}

/// An answer to a form that was sent.
#[derive(Debug)]
pub enum Answer {
    /// The form again: to change what was typed, or because something is wrong with it (`is_refused`).
    Form {
        /// The page.
        html: String,
        /// Whether something is wrong.
        is_refused: bool,
    },
    /// The page to check.
    Check(String),
    /// It was checked and is signed now: what that means is the server's to say.
    Signed(Box<(Entry, Quote)>),
}

/// What a server knows when a form is sent.
#[derive(Clone, Copy)]
pub struct Visit<'a> {
    /// The civil day where the form's deliveries are.
    pub today: Date,
    /// What is known of the member.
    pub standing: &'a Standing,
    /// Told on the page besides what is wrong: with any, nothing is signed.
    pub notes: &'a [Mistake],
    /// What tells the page to check from any other, so that it is signed once however often it is sent; empty for none. Asked only
    /// where that page is drawn.
    pub key: &'a (dyn Fn() -> String + Sync),
}

/// What a page that is not part of the site carries.
#[derive(Debug, Serialize)]
struct Frame {
    address: String,
    crumbs: Vec<String>,
    section: &'static str,
    description: &'static str,
    image: &'static str,
    json_ld: &'static str,
    feed: &'static str,
    hidden: bool,
}

impl Frame {
    fn of(form: &Form) -> Self {
        Self { address: form.address.clone(), section: "contracts", ..Self::blank() }
    }

    fn blank() -> Self {
        Self {
            address: String::new(),
            crumbs: Vec::new(),
            section: "",
            description: "",
            image: "",
            json_ld: "",
            feed: "",
            hidden: true,
        }
    }
}

/// The page of a form.
#[derive(Debug, Serialize)]
struct FormPage {
    page: Frame,
    form: FormContext,
}

/// The signed contract.
#[derive(Debug, Serialize)]
struct SignedPage {
    page: Frame,
    signed: SignedContext,
}

/// The page that a mailed link opens.
#[derive(Debug, Serialize)]
struct ConfirmPage {
    page: Frame,
    check: CheckContext,
    link: String,
}

/// The page to check.
#[derive(Debug, Serialize)]
struct CheckPage {
    page: Frame,
    check: CheckContext,
}

impl Desk {
    /// What draws pages of a site in its theme.
    ///
    /// # Errors
    /// Templates that cannot be compiled.
    pub fn new(theme: &Theme, chrome: &Chrome) -> Result<Self, Vec<TemplateError>> {
        let mut languages = Vec::new();
        for language in &chrome.languages {
            let messages = Arc::new(Messages::of_pages(theme, &language.code));
            let site = Site {
                origin: chrome.origin.clone(),
                base_path: chrome.base_path.clone(),
                language_path: language.path.clone(),
            };
            let (mut environment, errors) = Environment::on_demand(theme, messages.clone(), &chrome.assets, site);
            if !errors.is_empty() {
                return Err(errors);
            }
            environment.set_global("site", themes::value(&language.site));
            languages.push(Language { code: language.code.clone(), environment, messages });
        }
        Ok(Self { languages })
    }

    /// The answer to what was sent to a revision of a form. Nothing that was typed is lost.
    ///
    /// # Errors
    /// A template that goes wrong.
    pub fn answer(
        &self,
        form: &Form,
        revision: &str,
        sent: &Fields,
        visit: &Visit<'_>,
    ) -> Result<Answer, TemplateError> {
        let Visit { today, standing, notes, key } = *visit;
        let step = sent.get("step");
        if step.starts_with("edit") || sent.is_empty() {
            let html = self.form(form, revision, sent, notes, today)?;
            return Ok(Answer::Form { html, is_refused: false });
        }
        match form.review(sent, today, standing) {
            Err(mistakes) => match self.only_payments(form, sent, &mistakes, today, standing) {
                Some(proposed) => {
                    let html = self.check(form, revision, sent, (&proposed.0, &proposed.1), &mistakes, (today, key))?;
                    Ok(Answer::Check(html))
                }
                None => {
                    let html = self.form(form, revision, sent, &mistakes, today)?;
                    Ok(Answer::Form { html, is_refused: true })
                }
            },
            Ok(reviewed) if step == "sign" && sent.is_ticked("agree") && notes.is_empty() => {
                Ok(Answer::Signed(Box::new(reviewed)))
            }
            Ok((entry, quote)) => {
                let unread = Mistake::new("field-agree", "agree");
                let is_unread = step == "sign" && !sent.is_ticked("agree");
                let unread = is_unread.then_some(unread);
                let mistakes: Vec<Mistake> = notes.iter().cloned().chain(unread).collect();
                Ok(Answer::Check(self.check(form, revision, sent, (&entry, &quote), &mistakes, (today, key))?))
            }
        }
    }

    /// When nothing is wrong but amounts of payments that the member changed, what is proposed instead: they are changed on
    /// the page to check.
    fn only_payments(
        &self,
        form: &Form,
        sent: &Fields,
        mistakes: &[Mistake],
        today: Date,
        standing: &Standing,
    ) -> Option<(Entry, Quote)> {
        if !mistakes.iter().all(|mistake| mistake.field.starts_with("schedule")) {
            return None;
        }
        let without = sent.iter().filter(|(name, _)| !name.starts_with("schedule."));
        form.review(&without.collect(), today, standing).ok()
    }

    /// The signed contract as both parties keep it; `kept` says where its member finds it again.
    ///
    /// # Errors
    /// A template that goes wrong.
    pub fn signed(
        &self,
        form: &Form,
        revision: &str,
        reviewed: (&Entry, &Quote),
        account: Option<&Account>,
        today: Date,
        kept: Option<Kept>,
    ) -> Result<String, TemplateError> {
        let language = self.language(&form.language)?;
        let check = CheckContext::new(form, revision, &Fields::default(), reviewed, &[], &language.messages, today);
        let mut signed = SignedContext::new(form, check, account, &language.messages);
        signed.kept = kept;
        language.environment.render("signed.html", themes::value(SignedPage { page: Frame::of(form), signed }))
    }

    /// The form again, with what only a server knows to be wrong.
    ///
    /// # Errors
    /// A template that goes wrong.
    pub fn refused(
        &self,
        form: &Form,
        revision: &str,
        sent: &Fields,
        mistakes: &[Mistake],
        today: Date,
    ) -> Result<String, TemplateError> {
        self.form(form, revision, sent, mistakes, today)
    }

    /// The page on which whoever has the mailed link signs what was sent.
    ///
    /// # Errors
    /// A template that goes wrong.
    pub fn confirm(
        &self,
        form: &Form,
        revision: &str,
        reviewed: (&Entry, &Quote),
        link: &str,
        today: Date,
    ) -> Result<String, TemplateError> {
        let language = self.language(&form.language)?;
        let check = CheckContext::new(form, revision, &Fields::default(), reviewed, &[], &language.messages, today);
        let page = ConfirmPage { page: Frame::of(form), check, link: link.to_owned() };
        language.environment.render("confirm.html", themes::value(page))
    }

    /// Any other page, in a language: a template with what it shows as `name`.
    ///
    /// # Errors
    /// A template that goes wrong.
    pub fn page<T: Serialize>(
        &self,
        language: &str,
        template: &str,
        name: &'static str,
        shown: T,
    ) -> Result<String, TemplateError> {
        let page = Frame { address: "/".to_owned(), ..Frame::blank() };
        let context = themes::value(std::collections::BTreeMap::from([
            ("page", themes::value(page)),
            (name, themes::value(shown)),
        ]));
        self.language(language)?.environment.render(template, context)
    }

    /// The words of a language.
    ///
    /// # Errors
    /// When the site has no language at all.
    pub fn messages(&self, language: &str) -> Result<&Messages, TemplateError> {
        Ok(&self.language(language)?.messages)
    }

    fn form(
        &self,
        form: &Form,
        revision: &str,
        sent: &Fields,
        mistakes: &[Mistake],
        today: Date,
    ) -> Result<String, TemplateError> {
        let language = self.language(&form.language)?;
        let way = Way::sent(sent, form.terms.kind);
        let context = FormContext::new(form, revision, way, sent, mistakes, &language.messages, today);
        let page = FormPage { page: Frame::of(form), form: context };
        language.environment.render("form.html", themes::value(page))
    }

    fn check(
        &self,
        form: &Form,
        revision: &str,
        sent: &Fields,
        reviewed: (&Entry, &Quote),
        mistakes: &[Mistake],
        (today, key): (Date, &(dyn Fn() -> String + Sync)),
    ) -> Result<String, TemplateError> {
        let language = self.language(&form.language)?;
        let mut context = CheckContext::new(form, revision, sent, reviewed, mistakes, &language.messages, today);
        context.key = key();
        let page = CheckPage { page: Frame::of(form), check: context };
        language.environment.render("check.html", themes::value(page))
    }

    /// A language; the main one where the site no longer has it.
    fn language(&self, code: &str) -> Result<&Language, TemplateError> {
        let own = self.languages.iter().find(|language| language.code == code);
        let missing = || TemplateError { file: "site.json".to_owned(), line: 1, cause: "no language".to_owned() };
        own.or(self.languages.first()).ok_or_else(missing)
    }
}
