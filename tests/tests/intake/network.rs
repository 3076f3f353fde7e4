//! A small network with an intake: one contract for three households, one for as many as come.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use tests::{program, tree};

use super::browser::Sheet;
use super::mailbox::{Letter, letter_of};

/// The contract of three households.
pub const FEW: &str = "tommes";
/// How many it is for.
pub const PLACES: usize = 3;
/// The contract that anybody may sign.
pub const MANY: &str = "legumes";
/// What the files of the farm hold that is nobody's business but the server's.
pub const PRIVATE: &str = "CANARY-farm";
/// How long something may take that takes a moment: tests wait for it, and say nothing of how long it took.
pub const PATIENCE: Duration = Duration::from_secs(60);

const NETWORK: &str = "name: Essai\nbase_url: https://amap.example\nintake_url: https://amap.example\n\
    modules: [contracts]\npublisher:\n  name: Association\n  address: 1 rue Haute, 35000 Rennes\n  \
    email: a@amap.example\n  director: la présidence\n";
const AMAP: &str = "---\nname: AMAP du Pré\nplaces:\n  - { name: Halle, commune: Redon, postcode: \"35600\" }\n\
    distributions:\n  - { weekday: thursday, start: 18:30, end: 19:30 }\nproducts: [vegetables]\n---\nBienvenue.\n";
const FARM: &str = "---\nname: Ferme du Bord\ncommune: Redon\npostcode: \"35600\"\naddress: 2 chemin du Bord\n\
    products: [vegetables]\nfarmers: [{ name: Ada Bord, publish: true }]\n\
    contact: { mailbox: bord@amap.example, phone: 02 99 00 00 00 }\n\
    mediator: { name: Médiation, website: https://mediation.example, address: 1 rue du Droit à Paris }\n---\nLa ferme.\n";
const FACTS: &str = "email: ferme@CANARY-farm.example\niban: FR76 3000 6000 0112 3456 7890 189\n\
    account_name: CANARY-farm account\n";

/// The files of a network that was built once: every test begins with a copy of them.
static BUILT: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    write_content(&folder.path().join("content"), 10);
    let output = cabas(folder.path(), &["build"]);
    assert!(output.status.success(), "{}", said(&output));
    folder
});

/// Sign-ups are open whenever the tests are run.
fn contract(name: &str, capacity: &str, price: u32) -> String {
    let today: Date = Zoned::now().date();
    let (from, to) = (today.saturating_add(30.days()), today.saturating_add(100.days()));
    let (opens, closes) = (today.saturating_sub(30.days()), today.saturating_add(25.days()));
    format!(
        "---\nname: {name}\namap: pre\nfarm: bord\nkind: fixed\nseason: {{ from: {from}, to: {to} }}\n\
         deliveries: {{ weekday: thursday }}\nproducts:\n  - {{ name: Panier, price: \"{price},00\" }}\n{capacity}\
         sign_up: {{ from: {opens}, to: {closes} }}\npayment: {{ methods: [cheque, transfer], instalments: 2 }}\n\
         ---\nUn panier par semaine.\n"
    )
}

fn write_content(content: &Path, price: u32) {
    let many = contract("Légumes", "", price);
    let few = contract("Tommes", &format!("capacity: {PLACES}\n"), price);
    for (path, text) in [
        ("network.yml", NETWORK),
        ("amaps/pre.md", AMAP),
        ("farms/bord.md", FARM),
        ("private/farms/bord.yml", FACTS),
        ("contracts/saison/legumes.md", &many),
        ("contracts/saison/tommes.md", &few),
    ] {
        let path = content.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn cabas(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).current_dir(folder).output().unwrap()
}

/// What a command said, with spaces as one types them.
pub fn said(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    both.replace('\u{a0}', " ")
}

/// A network in a folder of its own, with an intake that was never started.
pub struct Network {
    folder: tempfile::TempDir,
}

impl Network {
    /// The network, built, with an `intake.yml` whose ports are free ones.
    pub fn new() -> Self {
        let network = Self::without_config();
        network.configure("");
        network
    }

    /// The network without an `intake.yml`.
    pub fn without_config() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["content", "site/forms", "site/public/amap", "site/public/contrat"] {
            copy(&BUILT.path().join(part), &folder.path().join(part));
        }
        Self { folder }
    }

    /// Writes `intake.yml`, with more at its end.
    pub fn configure(&self, more: &str) {
        let text = format!(
            "url: https://amap.example\nlisten: 127.0.0.1:0\nmonitor: 127.0.0.1:0\nfolder: intake\n\
             robots: false\n\
             sender: {{ name: Essai, email: contrats@amap.example }}\n{more}"
        );
        std::fs::write(self.path("intake.yml"), text).unwrap();
    }

    /// A file or folder of it.
    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Runs a command of `cabas` in it.
    pub fn cabas(&self, arguments: &[&str]) -> Output {
        cabas(self.folder.path(), arguments)
    }

    /// Runs a command of `cabas intake` that must succeed; gives what it said.
    pub fn intake(&self, arguments: &[&str]) -> String {
        let output = self.cabas(&[&["intake"], arguments].concat());
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    /// Runs a command of `cabas intake` that must fail; gives what it said.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self.cabas(&[&["intake"], arguments].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    /// The whole log and all rows are right: gives how many lines and signed contracts there are.
    pub fn verified(&self) -> (usize, usize) {
        let said = self.intake(&["verify"]);
        let numbers: Vec<usize> = said.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        (numbers[0], numbers[3])
    }

    /// How long the log is that the site publishes.
    pub fn published(&self) -> usize {
        let note = std::fs::read_to_string(self.path("site/public/journal/checkpoint")).unwrap_or_default();
        note.lines().nth(1).and_then(|size| size.parse().ok()).unwrap_or(0)
    }

    /// The prices of all contracts change, and the site is built anew.
    pub fn reprice(&self, price: u32) {
        write_content(&self.path("content"), price);
        let output = self.cabas(&["build"]);
        assert!(output.status.success(), "{}", said(&output));
    }

    /// The page of a contract as it is published.
    pub fn page(&self, contract: &str) -> String {
        let path = self.path(&format!("site/public/contrat/saison/{contract}/index.html"));
        std::fs::read_to_string(path).unwrap_or_default()
    }

    /// The form of a contract as a browser has it, filled in by somebody.
    pub fn form(&self, contract: &str, email: &str) -> Sheet {
        let path = self.path(&format!("site/public/contrat/saison/{contract}/formulaire/index.html"));
        let mut sheet = Sheet::of(&std::fs::read_to_string(path).unwrap());
        sheet.set("same.panier", "1");
        sheet.set("method", "cheque");
        sheet.set("name", &name_of(email));
        sheet.set("email", email);
        sheet.set("address", "3 rue du Four, 35000 Rennes");
        sheet
    }

    /// The mails that were written to the folder, the oldest first.
    pub fn mails(&self) -> Vec<Letter> {
        let found = tree(&self.path("intake/mails")).into_iter().filter(|(path, _)| path.ends_with(".eml"));
        found.map(|(path, bytes)| letter_of(&path, &bytes)).collect()
    }

    /// Waits for a mail about something to somebody.
    pub fn mail(&self, about: &str, to: &str) -> Letter {
        let wanted = |letter: &Letter| letter.about == about && letter.to.eq_ignore_ascii_case(to);
        let Some(letter) = waited(|| self.mails().into_iter().rev().find(wanted)) else {
            panic!("no mail about {about} to {to}: {:?}", self.mails());
        };
        letter
    }
}

/// The name that somebody of this address gives.
pub fn name_of(email: &str) -> String {
    format!("Quidame {}", email.split('@').next().unwrap())
}

/// Waits until something is there.
pub fn waited<T>(look: impl Fn() -> Option<T>) -> Option<T> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(found) = look() {
            return Some(found);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let to = to.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}
