//! What the pages receive that only a server draws: a form that was refused, the page to check, the signed contract.

use std::collections::BTreeMap;

use domain::Iban;
use domain::contract::{Mistake, Standing};
use forms::page::enquiry::{
    EnquiryAbout, EnquiryContext, NoticeContext, QueueContext, QueueRow, SentContext, StandingContext,
};
use forms::page::{CheckContext, FormContext, Kept, RotaContext, SignedContext, Way};
use forms::rota::Rules;
use forms::{Account, Answers, Enquiry, Fields, Form, Member, Rota, RotaRecord};
use generator::context::Scene;
use serde_json::{Value, json};

use crate::sample;

/// What somebody types who fills in everything.
const MEMBER: [(&str, &str); 6] = [
    ("name", "Noémie Le Goff"),
    ("email", "noemie@amap.example"),
    ("phone", "06 00 00 00 09"),
    ("address", "3 rue du Four, 35000 Rennes"),
    ("partners", "Famille Prigent"),
    ("method", "transfer"),
];

/// The contexts of every form of the site, by template.
pub fn received(scene: &Scene<'_>) -> Vec<(&'static str, Value)> {
    let mut found = Vec::new();
    for signable in scene.signables().0.values() {
        let form = &signable.form;
        let wrong: Fields =
            [("absence.1", "2026-12-31"), ("solidarity", "x"), ("absence", "2026-11-05"), ("change", "17-x")]
                .into_iter()
                .collect();
        let mistakes = form.review(&wrong, sample::TODAY, &Standing::default()).expect_err("that is wrong");
        for way in Way::of(form.terms.kind) {
            let context = FormContext::new(
                form,
                &signable.stored.revision,
                *way,
                &wrong,
                &mistakes,
                scene.messages,
                sample::TODAY,
            );
            found.push(("form.html", json!({ "form": context })));
        }
        found.extend(checked(scene, form, &signable.stored.revision));
    }
    found.extend(scene.signables().1.values().flat_map(|signable| refused(scene, &signable.form)));
    for signable in scene.signables().2.values() {
        found.extend(asked(scene, &signable.form, &signable.stored.revision));
    }
    found
}

/// Permanences of which somebody wants a place that is taken, and says too little.
fn refused(scene: &Scene<'_>, rota: &Rota) -> Vec<(&'static str, Value)> {
    let posts: Vec<_> = rota.posts().filter(|post| rota.is_open(post.day, sample::TODAY)).collect();
    let wanted = posts.first().expect("something is open");
    let mut record = RotaRecord::default();
    record.add(wanted.day.delivery.0, &wanted.word(), wanted.role.needed, Some("Noémie Le Goff".to_owned()), true);
    let typed = [("slot", wanted.value()), ("shown", "1".to_owned()), ("member", "1-x".to_owned())];
    let told = ["slot", "name", "email", "phone", "friend"].map(|field| Mistake::new("turn-full", field));
    let (messages, typed) = (scene.messages, typed.into_iter().collect());
    let notices = [domain::Notice::Days(2), domain::Notice::Hours(48)];
    let contexts = notices.map(|cancel| {
        let rota = Rota { rules: Rules { cancel, ..rota.rules }, ..rota.clone() };
        RotaContext::new(&rota, "0123456789abcdef", &typed, &told, &record, messages, sample::TODAY)
    });
    contexts.map(|context| ("rota.html", json!({ "rota": context }))).into()
}

/// The pages of an enquiry: with something wrong, to confirm, where it stands, in the queue.
fn asked(scene: &Scene<'_>, form: &Enquiry, revision: &str) -> Vec<(&'static str, Value)> {
    let wrong = form.review(&Fields::default(), sample::TODAY).expect_err("nothing is typed");
    let mut again = EnquiryContext::new(form, revision, &Fields::default(), &wrong, scene.messages);
    again.listed = Some(3);
    let answers = Answers(form.questions.iter().map(|question| (question.key.clone(), "x".to_owned())).collect());
    let member = Member { name: "Zoé".to_owned(), email: "zoe@amap.example".to_owned(), ..Member::default() };
    let sent = SentContext::new(form, &member, &answers);
    let told = again.mistakes.clone();
    let standing = StandingContext {
        link: "/forms/lien/ma-demande/x".to_owned(),
        state: "waiting",
        sent: sent.clone(),
        position: Some(2),
        notice: NoticeContext::of(form),
    };
    let row = QueueRow {
        id: 1,
        kind: "join",
        day: "2026-11-20".to_owned(),
        position: Some(2),
        sent,
        file: Some("amaps/x.md".to_owned()),
        text: Some("---".to_owned()),
        sentence: "Bienvenue".to_owned(),
        error: Some("x".to_owned()),
    };
    let queue = QueueContext {
        link: "/forms/lien/demande/x".to_owned(),
        about: EnquiryAbout::of(form),
        did: Some("accept".to_owned()),
        rows: vec![row],
        mistakes: told,
    };
    vec![
        ("enquiry.html", json!({ "enquiry": again })),
        ("enquiry-confirm.html", json!({ "enquiry": standing })),
        ("enquiry-standing.html", json!({ "enquiry": standing })),
        ("enquiry-queue.html", json!({ "enquiry": queue })),
    ]
}

fn checked(scene: &Scene<'_>, form: &Form, revision: &str) -> Vec<(&'static str, Value)> {
    let item = form.terms.items.first().map(|item| format!("same.{}", item.id)).unwrap_or_default();
    let weighed = form.terms.items.last().map(|item| format!("same.{}", item.id)).unwrap_or_default();
    let mut choices: BTreeMap<&str, &str> = MEMBER.into();
    choices.extend([(item.as_str(), "2"), (weighed.as_str(), "2"), ("families", "2"), ("gift", "1")]);
    if form.terms.sharing.is_none() {
        choices.extend([("families", "1"), ("absence.1", "2026-12-10"), ("move.1", "2026-12-17")]);
    }
    let fields: Fields = choices.into_iter().collect();
    let Ok((entry, quote)) = form.review(&fields, sample::TODAY, &Standing::default()) else { return Vec::new() };
    let check = |mistakes: &[domain::contract::Mistake]| {
        CheckContext::new(form, revision, &fields, (&entry, &quote), mistakes, scene.messages, sample::TODAY)
    };
    let told = ["schedule.1", ""].map(|field| domain::contract::Mistake::new("schedule-fixed", field));
    let iban = Iban::parse("FR76 3000 6000 0112 3456 7890 189").expect("a number");
    let account = Account { name: "Ferme".to_owned(), iban, bic: Some("AGRIFRPP".to_owned()) };
    let mut signed = SignedContext::new(form, check(&[]), Some(&account), scene.messages);
    signed.kept =
        Some(Kept { link: "/forms/lien/contrat/x".to_owned(), state: "signed", can_change: true, right: "unsigned" });
    let confirm = json!({ "check": check(&told), "link": "/forms/lien/confirmer/x" });
    vec![
        ("check.html", json!({ "check": check(&told) })),
        ("confirm.html", confirm),
        ("signed.html", json!({ "signed": signed })),
    ]
}
