//! The commands of `cabas intake`, from the first to the last.

use std::os::unix::fs::PermissionsExt;

use evidence::{Receipt, VerifierKey};
use tests::tree;

use super::network::{FEW, MANY, Network, said};
use super::store::{SENT, SIGNED};

#[test]
fn init_writes_what_is_not_there_and_refuses_nonsense() {
    let network = Network::without_config();
    for nonsense in
        ["amap.example", "ftp://amap.example", "https://amap.example\nfolder: /", "https://a b", "https://a\"b"]
    {
        let said = network.refused(&["init", "--url", nonsense]);
        assert!(said.contains("une adresse qui commence par https://"), "{said}");
        assert!(!network.path("intake.yml").exists() && !network.path("intake").exists(), "{nonsense}");
    }
    let said = network.intake(&["init", "--url", "https://amap.example"]);
    let key = said.lines().find_map(|line| line.trim().strip_prefix("evidence_key: ")).unwrap().to_owned();
    assert!(key.starts_with("amap.example/journal+") && VerifierKey::parse(&key).is_some(), "{key}");
    let mode = |path: &str| std::fs::metadata(network.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("intake"), mode("intake/journal.key"), mode("intake/links.key")), (0o700, 0o400, 0o400));
    let before = (std::fs::read(network.path("intake.yml")).unwrap(), tree(&network.path("intake")));
    let again = network.intake(&["init", "--url", "https://other.example"]);
    assert!(again.contains("il reste tel quel") && again.contains(&key), "{again}");
    assert!((std::fs::read(network.path("intake.yml")).unwrap(), tree(&network.path("intake"))) == before);
    // What it wrote is right as it stands.
    let said = network.intake(&["check-config"]);
    assert!(said.contains(&key) && said.contains("Tout est prêt."), "{said}");
}

#[test]
fn a_contract_goes_from_the_form_to_both_signatures_and_every_command_sees_it() {
    let network = Network::new();
    let server = network.serve();
    let mut browser = server.browser();
    let email = "zoe@canary-member.example";
    let looked = browser.checked(&network, MANY, email).unwrap();
    assert!(network.mails().is_empty(), "checking sends nothing");
    let link = browser.sign(&network, MANY, email);
    assert_ne!(looked.sent(), browser.checked(&network, MANY, email).unwrap().sent(), "each page has a key of its own");
    assert_eq!(browser.ask("POST", &link, "").status, 410, "a link signs once");
    let (member, farm) = (network.mail("signed", email), network.mail("farm", "ferme@CANARY-farm.example"));
    let page = browser.ask("GET", &farm.link, "");
    assert!(page.status == 200 && page.body.contains("Quidame zoe"), "{}", page.body);
    assert_eq!(network.contracts()[email], ["signed"], "looking signs nothing");
    let page = browser.ask("POST", &farm.link, "contract=all");
    assert!(page.status == 200 && page.body.contains("un est signé par les deux"), "{}", page.body);
    network.mail("countersigned", email);
    assert!(browser.ask("GET", &member.link, "").body.contains("La ferme a signé aussi"));

    // The receipt proves the signature without the server: by the key that the site publishes.
    let text = browser.ask("GET", &format!("{}/recu.txt", member.link), "").body;
    let key = network
        .intake(&["check-config"])
        .lines()
        .find_map(|line| line.split_once(": ").and_then(|(_, key)| VerifierKey::parse(key)));
    Receipt::parse(&text).unwrap().verify(&key.unwrap()).unwrap();

    // A second server would send every mail twice.
    let (status, said) = network.try_serve_by(network.command(&["serve"])).err().unwrap();
    assert!(status.code() == Some(1) && said.contains("un autre programme prend déjà"), "{status}: {said}");
    // What looks may be asked while it runs.
    assert_eq!(network.verified(), (2, 1));
    assert!(network.intake(&["stats"]).contains("contrat.saison.legumes\tcountersigned\t1"));
    let kept: serde_json::Value = serde_json::from_str(&network.intake(&["export", "--person", email])).unwrap();
    assert!(kept.to_string().contains("3 rue du Four"), "{kept}");
    let nobody = network.intake(&["export", "--person", "nobody@amap.example"]);
    assert!(!nobody.contains("canary-member"), "{nobody}");
    server.stop();
    assert!(network.intake(&["export"]).contains("records.json"));
    let records = std::fs::read_to_string(network.path("site/records.json")).unwrap();
    let records: serde_json::Value = serde_json::from_str(&records).unwrap();
    assert_eq!(records["forms"]["contrat.saison.legumes"]["signed"], 1, "{records}");
    assert!(network.intake(&["export"]).contains("était à jour"));
}

#[test]
fn a_copy_restored_on_a_clean_machine_is_the_same_intake() {
    let network = Network::new();
    network.configure("backup: { folder: copies, keep: 2 }\n");
    let server = network.serve();
    let emails: Vec<String> = (0..3).map(|number| format!("m{number}@amap.example")).collect();
    for email in &emails {
        server.browser().sign(&network, FEW, email);
    }
    // A copy is taken while it runs, and nobody restores under it.
    let said = network.intake(&["backup"]);
    assert!(said.contains("est écrit et vérifié : 3 lignes") && said.contains("n’est pas chiffré"), "{said}");
    let newest = || tree(&network.path("copies")).into_keys().next_back().unwrap();
    let copy = network.path("copies").join(newest());
    let path = copy.display().to_string();
    assert!(network.refused(&["restore", &path]).contains("arrêtez-le d’abord"));
    let counts = network.intake(&["stats"]);
    server.stop();
    let fresh = Network::new();
    std::fs::create_dir(fresh.path("intake")).unwrap();
    for key in ["journal.key", "links.key"] {
        std::fs::copy(network.path("intake").join(key), fresh.path("intake").join(key)).unwrap();
    }
    assert!(fresh.intake(&["restore", &path]).contains("3 lignes au journal. Rien n’était à sa place."));
    assert_eq!(fresh.verified(), (3, 3));
    assert_eq!(fresh.contracts(), network.contracts());
    // What waits to be sent and what was sent may have moved on since the copy; nothing else has.
    let lines = |text: &str| text.lines().filter(|line| line.contains('\t')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&fresh.intake(&["stats"])), lines(&counts));
    let exported = |network: &Network| {
        network.intake(&["export"]);
        std::fs::read(network.path("site/records.json")).unwrap()
    };
    assert!(exported(&fresh) == exported(&network), "the site is built from the same figures");
    // Its links still open, and it goes on.
    let member = network.mail("signed", &emails[0]);
    let server = fresh.serve();
    assert_eq!(server.browser().ask("GET", &member.link, "").status, 200);
    server.browser().sign(&fresh, MANY, "m3@amap.example");
    server.stop();
    assert_eq!(fresh.verified(), (4, 4));

    // A damaged copy changes nothing.
    let mut bytes = std::fs::read(&copy).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 4_096].fill(0x55);
    std::fs::write(fresh.path("damaged.db"), bytes).unwrap();
    let refused = fresh.refused(&["restore", "damaged.db"]);
    assert!(refused.contains("Rien n’a changé") && fresh.verified() == (4, 4), "{refused}");
}

#[test]
fn copies_are_encrypted_by_a_phrase_and_the_oldest_go() {
    let network = Network::new();
    network.configure("backup: { folder: copies, keep: 2 }\n");
    let server = network.serve();
    server.browser().sign(&network, MANY, "zoe@canary-member.example");
    server.stop();
    let with = |phrase: &str, arguments: &[&str]| {
        let mut command = network.command(arguments);
        let output = command.env("CABAS_BACKUP_PASSPHRASE", phrase).output().unwrap();
        (output.status.success(), said(&output))
    };
    std::fs::remove_dir_all(network.path("copies")).unwrap();
    for _ in 0..3 {
        let (is_done, said) = with("panais sous la neige", &["backup"]);
        assert!(is_done && said.contains("Il est chiffré."), "{said}");
        // Two copies of one second have the same name.
        std::thread::sleep(std::time::Duration::from_millis(1_050));
    }
    let copies = tree(&network.path("copies"));
    assert_eq!(copies.len(), 2, "{:?}", copies.keys());
    for (name, bytes) in &copies {
        assert!(name.ends_with(".db.age"), "{name}");
        let text = String::from_utf8_lossy(bytes).into_owned();
        assert!(!text.contains("canary-member") && !text.contains("SQLite"), "{name} can be read");
        let mode = std::fs::metadata(network.path("copies").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} is of mode {mode:o}");
    }
    let path = network.path("copies").join(copies.keys().next_back().unwrap()).display().to_string();
    let before = network.contracts();
    for wrong in ["", "panais"] {
        let (is_done, said) = with(wrong, &["restore", &path]);
        assert!(!is_done && said.contains("n’est pas la bonne"), "{said}");
    }
    let (is_done, said) = with("panais sous la neige", &["restore", &path]);
    assert!(
        is_done && said.contains("1 ligne au journal") && said.contains("Ce qui était à sa place est dans"),
        "{said}"
    );
    assert_eq!((network.contracts(), network.verified()), (before, (1, 1)));
}

#[test]
fn erasing_leaves_what_the_law_keeps_and_everything_leaves_nothing() {
    let network = Network::new();
    let server = network.serve();
    server.browser().sign(&network, MANY, "zoe@amap.example");
    let sheet = server.browser().checked(&network, MANY, "ali@amap.example").unwrap();
    server.browser().send(&sheet).unwrap();
    network.mail("confirm", "ali@amap.example");
    server.stop();
    let emails = ["zoe@amap.example".to_owned()];
    assert!(network.intake(&["erase", "ali@amap.example"]).contains("Effacé : 1 contrat"));
    assert!(network.intake(&["erase", "zoe@amap.example"]).contains("La loi fait garder 1 contrat signé"));
    network.stored_once(&emails, SIGNED);
    assert!(!network.contracts().contains_key("ali@amap.example") && SENT.len() > SIGNED.len());
    assert!(network.intake(&["erase", "--everything", "zoe@amap.example"]).contains("Effacé : 1 contrat"));
    let verified = network.intake(&["verify"]);
    assert!(verified.contains("(dont 1 effacée)"), "the log stays whole: {verified}");
    for (path, bytes) in tree(&network.path("intake")).into_iter().filter(|(path, _)| path.starts_with("intake.db")) {
        for word in ["zoe@", "Quidame zoe", "ali@", "Quidame ali"] {
            let is_there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!is_there, "{path} still holds {word}");
        }
    }
}

#[test]
fn members_come_from_a_spreadsheet() {
    let network = Network::new();
    std::fs::write(network.path("liste.csv"), "Nom;Courriel\nAwa;awa@amap.example\nIda;\nLoïg;Loig@amap.example\n")
        .unwrap();
    for _ in 0..2 {
        let said = network.intake(&["members", "--amap", "pre", "liste.csv"]);
        assert!(said.contains("2 adresses lues") && said.contains("sans adresse utilisable : 1"), "{said}");
    }
    let known = "SELECT count(*) FROM member WHERE amap = '/amap/pre/' AND source = 'imported'";
    assert_eq!(network.database().query_row(known, [], |row| row.get::<_, i64>(0)).unwrap(), 2);
    assert!(network.refused(&["members", "--amap", "autre", "liste.csv"]).contains("autre"));
    std::fs::write(network.path("villes.csv"), "Nom;Ville\nAwa;Redon\n").unwrap();
    assert!(network.refused(&["members", "--amap", "pre", "villes.csv"]).contains("Nom, Ville"));
}
