//! Many people at once, and what they were told: whatever was acknowledged to them must be there afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use super::browser::{Browser, Sheet};
use super::network::{MANY, Network};
use super::store::{SENT, SIGNED};

/// What was tried, and what was acknowledged.
#[derive(Default)]
pub struct Said {
    /// Forms that were sent, by address, whether or not an answer came.
    pub tried: BTreeMap<String, Sheet>,
    /// Who was told that a mail is on its way.
    pub sent: BTreeSet<String>,
    /// Who was told that the contract is signed.
    pub signed: BTreeSet<String>,
    /// Other answers, by status.
    pub others: BTreeMap<u16, usize>,
}

/// People in front of a network.
pub struct Crowd<'a> {
    network: &'a Network,
    said: Mutex<Said>,
    next: AtomicUsize,
}

/// Sends everybody home when it is dropped.
struct Home<'a>(&'a AtomicBool);

impl Drop for Home<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl<'a> Crowd<'a> {
    /// Nobody has sent anything yet.
    pub fn new(network: &'a Network) -> Self {
        Self { network, said: Mutex::default(), next: AtomicUsize::new(0) }
    }

    /// What was said so far.
    pub fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap()
    }

    /// Lets this many people send contracts, and one confirm them, until something is done.
    pub fn until<T>(&self, forms: SocketAddr, people: usize, done: impl FnOnce() -> T) -> T {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..people {
                scope.spawn(|| {
                    let mut browser = Browser::new(forms);
                    while !over.load(Ordering::Relaxed) {
                        self.send(&mut browser);
                    }
                });
            }
            scope.spawn(|| {
                let (mut browser, mut seen) = (Browser::new(forms), BTreeSet::new());
                while !over.load(Ordering::Relaxed) {
                    self.confirm(&mut browser, &mut seen);
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
            // Where a test fails in here, everybody goes home too.
            let _home = Home(&over);
            done()
        })
    }

    /// Waits until so many were told that their contract is signed.
    pub fn wait_for(&self, signed: usize) {
        let found = super::network::waited(|| Some(()).filter(|()| self.said().signed.len() >= signed));
        assert!(found.is_some(), "{} are signed, {:?}", self.said().signed.len(), self.said().others);
    }

    fn send(&self, browser: &mut Browser) {
        let email = format!("m{}@amap.example", self.next.fetch_add(1, Ordering::Relaxed));
        let Ok(sheet) = browser.checked(self.network, MANY, &email) else {
            std::thread::sleep(Duration::from_millis(20));
            return;
        };
        self.said().tried.insert(email.clone(), sheet.clone());
        match browser.send(&sheet) {
            Ok(answer) if answer.status == 303 => drop(self.said().sent.insert(email)),
            Ok(answer) => *self.said().others.entry(answer.status).or_default() += 1,
            // Nobody knows; it is sent again later.
            Err(_) => {}
        }
    }

    fn confirm(&self, browser: &mut Browser, seen: &mut BTreeSet<String>) {
        let waiting: Vec<_> = self.network.mails().into_iter().filter(|letter| letter.about == "confirm").collect();
        for letter in waiting {
            let is_told = self.said().signed.contains(&letter.to);
            if is_told || !seen.insert(letter.to.clone()) {
                continue;
            }
            match browser.try_ask("POST", &letter.link, "") {
                Ok(answer) if answer.status == 200 => drop(self.said().signed.insert(letter.to)),
                Ok(answer) => *self.said().others.entry(answer.status).or_default() += 1,
                Err(_) => return,
            }
        }
    }

    /// Everything that was acknowledged is stored, once, and the log is right.
    pub fn check(&self) {
        let (lines, contracts) = self.network.verified();
        let said = self.said();
        assert!(contracts >= said.signed.len() && lines >= contracts, "{lines} lines, {contracts} contracts");
        self.network.stored_once(&said.sent, SENT);
        self.network.stored_once(&said.signed, SIGNED);
    }

    /// Whoever had no answer, or another one, sends the same form again: nobody has two contracts, or none.
    pub fn send_again(&self, forms: SocketAddr) {
        let mut browser = Browser::new(forms);
        let said = self.said();
        for (email, sheet) in &said.tried {
            let answer = browser.send(sheet).unwrap();
            assert_eq!(answer.status, 303, "{email}: {}", answer.body);
        }
        self.network.stored_once(said.tried.keys(), SENT);
        assert_eq!(self.network.contracts().len(), said.tried.len());
    }
}
