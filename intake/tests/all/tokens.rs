//! Links that are mailed.

use std::collections::BTreeSet;

use intake::store::outbox::{self, Mail};
use intake::store::tokens::{self, Purpose, Subject, Token, TokenError};
use intake::store::{ContractId, MailId, StoreError};
use jiff::SignedDuration;

use crate::support::{Bench, read};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn issue(bench: &Bench, purpose: Purpose, subject: Subject) -> tokens::Issued {
    bench.store.write_blocking(move |change| tokens::issue(change, purpose, &subject, HOUR)).unwrap()
}

fn redeem(bench: &Bench, token: &Token, purpose: Purpose) -> Result<Subject, TokenError> {
    let token = token.clone();
    bench.store.write_blocking(move |change| tokens::redeem(change, &token, purpose))
}

fn look(bench: &Bench, token: &Token, purpose: Purpose) -> Result<Subject, TokenError> {
    bench.store.read_blocking(|view| tokens::look(view, token, purpose))
}

#[test]
fn a_link_is_good_for_one_purpose_one_record_and_once() {
    let bench = Bench::new();
    let subject = Subject::Contract(ContractId(7));
    let link = issue(&bench, Purpose::ConfirmContract, subject.clone());
    for _ in 0..3 {
        assert_eq!(look(&bench, &link.token, Purpose::ConfirmContract), Ok(subject.clone()), "looking uses nothing up");
    }
    assert_eq!(redeem(&bench, &link.token, Purpose::ApproveContract), Err(TokenError::Unknown));
    let secret = link.token.as_str().split_once('-').unwrap().1;
    for wrong in ["x".to_owned(), "1-".to_owned(), format!("2-{secret}"), secret.to_owned(), format!("1-{secret}A")] {
        assert_eq!(redeem(&bench, &Token::new(&wrong), Purpose::ConfirmContract), Err(TokenError::Unknown), "{wrong}");
    }
    assert_eq!(redeem(&bench, &link.token, Purpose::ConfirmContract), Ok(subject.clone()));
    assert_eq!(redeem(&bench, &link.token, Purpose::ConfirmContract), Err(TokenError::Used));
    let manage = issue(&bench, Purpose::ManageContract, subject.clone());
    for _ in 0..2 {
        assert_eq!(redeem(&bench, &manage.token, Purpose::ManageContract), Ok(subject.clone()));
    }
}

#[test]
fn a_link_expires_and_no_clock_revives_it() {
    let bench = Bench::new();
    let link = issue(&bench, Purpose::ConfirmContract, Subject::Contract(ContractId(1)));
    let other = issue(&bench, Purpose::Calendar, Subject::Form("f".to_owned()));
    bench.later(3599);
    assert!(look(&bench, &link.token, Purpose::ConfirmContract).is_ok());
    bench.later(10 * 366 * 24 * 3600);
    assert!(look(&bench, &other.token, Purpose::Calendar).is_ok(), "a clock that leaps ends nothing");
    bench.later(-10 * 366 * 24 * 3600 + 1);
    assert_eq!(look(&bench, &link.token, Purpose::ConfirmContract), Err(TokenError::Expired));
    bench.later(-24 * 3600);
    assert_eq!(look(&bench, &link.token, Purpose::ConfirmContract), Err(TokenError::Expired));
    let fresh = issue(&bench, Purpose::ConfirmContract, Subject::Contract(ContractId(1)));
    let revoke = |change: &mut intake::Change<'_>| {
        tokens::revoke(change, Purpose::ConfirmContract, &Subject::Contract(ContractId(1)))
    };
    bench.store.write_blocking::<_, StoreError, _>(revoke).unwrap();
    assert_eq!(look(&bench, &fresh.token, Purpose::ConfirmContract), Err(TokenError::Expired));
}

#[test]
fn every_subject_is_read_back() {
    let bench = Bench::new();
    let address = Subject::Address { amap: "/amap/les rives/".to_owned(), email: "zoé@amap.example".to_owned() };
    for subject in [
        Subject::Contract(ContractId(1)),
        Subject::SignUp(intake::store::SignUpId(2)),
        Subject::Proposal(intake::store::ProposalId(3)),
        Subject::Enquiry(intake::store::EnquiryId(4)),
        Subject::Person(intake::store::PersonId(5)),
        Subject::Form("contrat.2026-2027.légumes et pain".to_owned()),
        address,
    ] {
        let link = issue(&bench, Purpose::OwnData, subject.clone());
        assert_eq!(look(&bench, &link.token, Purpose::OwnData), Ok(subject));
    }
}

#[test]
fn a_thousand_links_are_distinct_and_none_is_in_the_file() {
    let bench = Bench::new();
    let job = |change: &mut intake::Change<'_>| {
        (0..1_000)
            .map(|id| tokens::issue(change, Purpose::ManageSignUp, &Subject::Contract(ContractId(id)), HOUR))
            .collect()
    };
    let links: Vec<tokens::Issued> = bench.store.write_blocking::<_, StoreError, _>(job).unwrap();
    let texts: BTreeSet<&str> = links.iter().map(|link| link.token.as_str()).collect();
    assert_eq!(texts.len(), 1_000);
    assert!(texts.iter().all(|text| text.split_once('-').unwrap().1.len() == 32));
    assert!(!format!("{links:?}").contains(links[0].token.as_str()), "nor in a log");
    let bytes = bench.bytes();
    for text in texts.iter().step_by(100).map(|text| text.split_once('-').unwrap().1) {
        assert!(!bytes.windows(text.len()).any(|window| window == text.as_bytes()));
    }
}

#[test]
fn a_mail_that_waits_has_marks_and_one_that_goes_has_links() {
    let bench = Bench::new();
    let job = |change: &mut intake::Change<'_>| {
        let own = tokens::issue(change, Purpose::ConfirmContract, &Subject::Contract(ContractId(1)), HOUR)?;
        let other = tokens::issue(change, Purpose::ConfirmContract, &Subject::Contract(ContractId(2)), HOUR)?;
        // Somebody who knew another mark could type it: it must stay as it is.
        let text = format!("https://amap.example/c/{} {}", own.mark(), other.mark());
        let mail = Mail { email: "zoe@example.org".to_owned(), text, links: vec![own.clone()], ..Mail::default() };
        outbox::push(change, &mail)?;
        Ok::<_, StoreError>((own, other))
    };
    let (own, other) = bench.store.write_blocking(job).unwrap();
    let token = own.token.as_str();
    let secret = token.split_once('-').unwrap().1;
    assert!(!bench.bytes().windows(secret.len()).any(|window| window == secret.as_bytes()));
    let mails = read(&bench.store, |view| outbox::due(view, 9));
    assert_eq!((mails.len(), mails[0].id), (1, MailId(1)));
    assert_eq!(mails[0].mail.text, format!("https://amap.example/c/{token} {}", other.mark()));
}
