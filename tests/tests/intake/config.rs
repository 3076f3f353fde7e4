//! What `cabas intake check-config` says of an `intake.yml` that is not right: every key with its sentence.

use super::network::Network;

const GOOD: [(&str, &str); 6] = [
    ("url", "https://amap.example"),
    ("listen", "127.0.0.1:0"),
    ("monitor", "127.0.0.1:0"),
    ("folder", "intake"),
    ("sender", "{ name: Essai, email: contrats@amap.example }"),
    ("proxies", "[127.0.0.1]"),
];

#[test]
fn each_key_that_is_wrong_has_its_sentence() {
    let network = Network::without_config();
    let said = network.refused(&["check-config"]);
    assert!(said.contains("il n’existe pas") && said.contains("cabas intake init --url"), "{said}");
    for (key, value, sentence) in [
        ("url", "amap.example", "url"),
        ("url", "http://amap.example", "seule une adresse en https:// convient"),
        ("listen", "everywhere", "comme 127.0.0.1:8090"),
        ("listen", "127.0.0.1", "comme 127.0.0.1:8090"),
        ("monitor", "8091", "comme 127.0.0.1:8091"),
        ("proxies", "[caddy]", "des adresses de machines sont attendues"),
        ("sender", "{ name: Essai, email: nobody }", "email"),
        ("sender", "{ name: Essai }", "email"),
        ("folder", "content/network.yml", "ne peut pas"),
        ("journal", "\"a b+c\"", "une clé ne peut pas être lue ou créée"),
        ("smtp", "{ host: mail.example, port: 70000 }", "un port va de 1 à 65535"),
        ("smtp", "{ host: mail.example, user: a }", "CABAS_SMTP_PASSWORD"),
        (
            "smtp",
            "{ host: mail.example, security: none, user: a }",
            "un mot de passe ne traverse pas un réseau en clair",
        ),
        ("smtp", "{ host: mail.example, security: ssl }", "starttls"),
        ("smtp", "{ host: mail.example, authority: nowhere.pem }", "ce fichier ne peut pas être lu"),
        ("passphrase", "panais", "passphrase"),
    ] {
        let mut lines: Vec<(&str, &str)> = GOOD.iter().filter(|(known, _)| *known != key).copied().collect();
        lines.push((key, value));
        let text: String = lines.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        std::fs::write(network.path("intake.yml"), text).unwrap();
        let password = if value.contains("security: none") { "secret" } else { "" };
        let output = network.command(&["check-config"]).env("CABAS_SMTP_PASSWORD", password).output().unwrap();
        let said = super::network::said(&output);
        assert_eq!(output.status.code(), Some(1), "{key}: {value}: {said}");
        assert!(said.contains(sentence) && !said.contains("panicked"), "{key}: {value}: {said}");
    }
    let text: String = GOOD.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    std::fs::write(network.path("intake.yml"), text).unwrap();
    assert!(network.intake(&["check-config"]).contains("Tout est prêt."));
    // A site that is not built has no forms to take.
    std::fs::remove_dir_all(network.path("site/forms")).unwrap();
    assert!(network.refused(&["check-config"]).contains("« cabas build » les écrit"));
}
