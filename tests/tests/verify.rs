//! A receipt as its holder verifies it: on the command line, and with the key that the site publishes.
//! The browser tests verify the same files.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use evidence::{Entry, Hash, Log, Nodes, Payload, Position, Receipt, Refusal, Salt, SigningKey};
use serde_json::json;
use tests::{blessing, program, root, tree};

struct Table(HashMap<Position, Hash>);

impl Nodes for Table {
    type Error = Position;

    fn node(&self, position: Position) -> Result<Hash, Position> {
        self.0.get(&position).copied().ok_or(position)
    }
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/receipt").join(name)
}

/// Compares a file with what it should be, or writes it.
fn expect(name: &str, made: &str) {
    if blessing() {
        std::fs::write(fixture(name), made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(fixture(name)).unwrap_or_default(), made, "{name}");
}

/// The receipt of a contract that changes an earlier one: the eleventh of twelve entries; and the log's public key.
fn made() -> (String, String) {
    let key = SigningKey::from_seed("amap.example/journal", &[42; 32]).unwrap();
    let vkey = key.verifier().to_string();
    let mut table = Table(HashMap::new());
    let mut log = Log::open(vec![key], &table, 0).unwrap();
    let signed = |number: usize, previous| {
        let payload = json!({
            "v": 1,
            "kind": "contract-signed",
            "summary": ["Légumes de la ferme des Tilleuls, un panier par semaine.", format!("{number} livraisons, 250,00 € en deux chèques.")],
            "contract": "2026-2027/legumes",
            "text_sha256": Hash::of(b"Contrat").to_hex(),
            "person": { "name": "Zoé Le Goff", "email": "zoe@amap.example" },
            "lines": [{ "item": "panier", "quantity": number, "cents": 1_250, "note": "à partager ; pas de \"blettes\" 🥕" }],
            "options": {},
            "absences": [],
            "total_cents": 25_000,
        });
        let payload = Payload::new(payload).unwrap();
        let at = "2026-11-21T09:30:15Z".parse().unwrap();
        let entry = Entry::new(&payload, Salt([number as u8; 32]), at, previous);
        (payload, entry)
    };
    let first = signed(3, None).1;
    let all: Vec<(Payload, Entry)> = (0..12).map(|n| signed(n, (n == 10).then(|| first.hash()))).collect();
    let entries: Vec<Entry> = all.iter().map(|(_, entry)| entry.clone()).collect();
    let batch = log.append(&entries);
    table.0.extend(batch.nodes.iter().map(|node| (node.position, node.hash)));
    let checkpoint = batch.checkpoint.clone();
    batch.keep();
    let (payload, entry) = all.into_iter().nth(10).unwrap();
    (Receipt::new(&table, 10, checkpoint, payload, Salt([10; 32]), entry).unwrap().to_string(), vkey)
}

fn verify(arguments: &[&str], receipt: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("recu.txt"), receipt).unwrap();
    std::fs::write(folder.path().join("cle.txt"), format!("\u{feff}{}\r\n", made().1)).unwrap();
    let mut command = Command::new(program());
    command.arg("verify").args(arguments).current_dir(folder.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who is given a file does not read what is piped to it, and may be gone before it is written.
    let _ = child.stdin.take().unwrap().write_all(receipt.as_bytes());
    child.wait_with_output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_receipt_that_is_right_says_what_it_proves() {
    let (receipt, key) = made();
    expect("receipt.txt", &receipt);
    expect("key.txt", &format!("{key}\n"));
    let right = verify(&["recu.txt", "--key", &key], &receipt);
    assert_eq!((right.status.code(), said(&right.stderr)), (Some(0), String::new()));
    expect("shown.txt", &said(&right.stdout));
    // From the input, with a key in a file, as Windows saves both.
    let windows = receipt.replace('\n', "\r\n");
    let other = verify(&["-", "--key", "cle.txt"], &windows);
    assert_eq!(said(&other.stdout), said(&right.stdout), "{}", said(&other.stderr));
}

#[test]
fn a_receipt_that_is_wrong_is_refused_with_the_first_reason() {
    let (receipt, key) = made();
    let other = SigningKey::from_seed("amap.example/journal", &[43; 32]).unwrap().verifier().to_string();
    for (text, key, reason) in [
        (receipt.replace("1250", "1150"), &key, "n’est pas ce qui a été inscrit"),
        (receipt.replace("index 10", "index 9"), &key, "n’a pas cette ligne à cette place"),
        (receipt.replace("\n12\n", "\n13\n"), &key, "signature n’est pas celle de ce journal"),
        (receipt.clone(), &other, "n’est pas signé par cette clé"),
        ("bonjour".to_owned(), &key, "n’est pas un reçu"),
        (String::new(), &key, "n’est pas un reçu"),
    ] {
        let output = verify(&["recu.txt", "--key", key], &text);
        assert_eq!((output.status.code(), said(&output.stdout)), (Some(1), String::new()), "{reason}");
        assert!(said(&output.stderr).starts_with("Ce reçu ne prouve rien"), "{}", said(&output.stderr));
        assert!(said(&output.stderr).contains(reason), "{}", said(&output.stderr));
    }
    for (arguments, told) in [
        (&["recu.txt"][..], "cle-publique.txt"),
        (&["recu.txt", "--key", "x"], "« x » n’est ni une clé"),
        (&["nulle-part.txt", "--key", &key], "introuvable"),
    ] {
        let output = verify(arguments, &receipt);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output.stderr).contains(told), "{}", said(&output.stderr));
    }
}

#[test]
fn a_site_publishes_its_key_and_the_program_finds_it() {
    let (receipt, key) = made();
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in tree(&root().join("tests/fixtures/smallest/content")) {
        let to = folder.path().join("content").join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    let run = |arguments: &[&str]| Command::new(program()).args(arguments).current_dir(folder.path()).output().unwrap();
    std::fs::write(folder.path().join("recu.txt"), receipt).unwrap();
    let page = || std::fs::read_to_string(folder.path().join("site/public/verifier/index.html")).unwrap();
    assert!(run(&["build"]).status.success());
    assert!(!folder.path().join("site/public/cle-publique.txt").exists());
    assert!(page().contains("Ce site n’indique pas sa clé") && !run(&["verify", "recu.txt"]).status.success());
    let network = folder.path().join("content/network.yml");
    let yaml = std::fs::read_to_string(&network).unwrap();
    std::fs::write(&network, format!("{yaml}evidence_key: {key}\n")).unwrap();
    assert!(run(&["build"]).status.success());
    assert!(page().contains(&format!("value=\"{key}\"")));
    let verified = run(&["verify", "recu.txt"]);
    assert!(verified.status.success(), "{}", said(&verified.stderr));
}

#[test]
fn every_verifier_knows_every_reason_and_the_same_frame() {
    let theme = |name: &str| std::fs::read_to_string(root().join("themes/default").join(name)).unwrap();
    let (page, script, messages) =
        (theme("templates/verify.html"), theme("static/verify.py"), theme("i18n/fr/verify.ftl"));
    for code in Refusal::ALL.map(Refusal::code) {
        assert!(page.contains(&format!("'{code}'")), "{code} is not on the page");
        assert!(messages.contains(&format!("\nreceipt-{code} = ")), "{code} has no words");
    }
    assert!(script.contains(&evidence::receipt::frame().to_hex()), "verify.py knows another frame");
}
