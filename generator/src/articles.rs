//! What a contract says beside products and prices: what both agree on, and what the law has people told. The same articles
//! stand on its page, on its form, on the page to check and on paper; the manifest of a form freezes them.

mod agreed;
mod told;

use forms::Article;

use crate::atlas::{Amap, Contract, Farm};
use crate::data::edition::Edition;
use crate::signing;

/// The articles of a contract, in the order of paper.
pub fn of(edition: Edition<'_>, contract: &Contract) -> Vec<Article> {
    let atlas = edition.atlas;
    let is_online = signing::has_form(atlas, contract);
    let writer = Writer { edition, contract, amap: &atlas[contract.amap], farm: &atlas[contract.farm], is_online };
    let agreed = [
        Some(writer.parties()),
        Some(writer.products()),
        Some(writer.price()),
        writer.solidarity(),
        Some(writer.payment()),
        Some(writer.deliveries()),
        writer.late_joining(),
        writer.trial(),
        writer.absences(),
        writer.sharing(),
        writer.risk(),
        writer.commitments(),
        writer.terms(),
    ];
    let told = [
        writer.conclusion(),
        writer.withdrawal(),
        writer.guarantees(),
        writer.disputes(),
        writer.copy(),
        writer.data(),
    ];
    agreed.into_iter().flatten().chain(told).collect()
}

/// Writes the articles of one contract.
struct Writer<'a> {
    edition: Edition<'a>,
    contract: &'a Contract,
    amap: &'a Amap,
    farm: &'a Farm,
    /// Whether it can be signed on the site too.
    is_online: bool,
}

impl Writer<'_> {
    /// An article whose title is the message `agreement-<key>`.
    fn article(&self, key: &str, paragraphs: impl IntoIterator<Item = String>) -> Article {
        let title = self.text(&format!("agreement-{key}"));
        Article { key: key.to_owned(), title, paragraphs: paragraphs.into_iter().collect(), html: String::new() }
    }

    fn text(&self, key: &str) -> String {
        self.edition.text(key)
    }

    fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.edition.say(key, arguments)
    }

    /// Path of the language: empty for the main one, or `/en`.
    fn path(&self) -> String {
        let (main, own) = (self.edition.atlas.site.languages.first(), self.edition.messages.language());
        if main.is_some_and(|main| main == own) { String::new() } else { format!("/{own}") }
    }

    /// A sentence that names an address of electronic mail where there is one.
    fn to(&self, key: &str, mailbox: Option<&String>) -> String {
        let address = mailbox.map_or("", String::as_str);
        let known = if mailbox.is_some() { "some" } else { "none" };
        self.say(key, &[("mailbox", known), ("address", address)])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use themes::Messages;

    use super::*;
    use crate::data::sample;

    /// The articles of a contract with these keys beside season, products and payment; the farm has these of its own.
    fn articles(keys: &str, farm: &str) -> Vec<Article> {
        let contract = format!(
            "---\nname: Panier\namap: villejean\nfarm: etang\nkind: fixed\nseason: {{ from: 2026-10-01, to: 2026-12-31 }}\n\
             deliveries: {{ weekday: thursday }}\npayment: {{ methods: [cheque, transfer], instalments: 3 }}\n\
             sign_up: {{ from: 2026-08-01, to: 2026-11-30 }}\n{keys}---\n\
             Un panier oublié va à l’école.\n"
        );
        let farm =
            format!("---\nname: Ferme de l’Étang\ncommune: Betton\npostcode: 35830\nproducts: [eggs]\n{farm}---\n");
        let mut files = sample::files();
        files.retain(|(path, _)| !path.starts_with("contracts/") && !path.starts_with("farms/"));
        files.push(("farms/etang.md", Box::leak(farm.into_boxed_str())));
        files.push(("contracts/s/c.md", Box::leak(contract.into_boxed_str())));
        let atlas = sample::built(files, date(2026, 9, 1));
        let messages = Messages::embedded("fr");
        of(Edition { atlas: &atlas, messages: &messages }, &atlas.contracts[0])
    }

    fn keys(articles: &[Article]) -> Vec<&str> {
        articles.iter().map(|article| article.key.as_str()).collect()
    }

    /// All that an article says; nothing where there is no such article.
    fn said(articles: &[Article], key: &str) -> String {
        let own = articles.iter().find(|article| article.key == key);
        own.map(|article| article.paragraphs.join(" ") + &article.html).unwrap_or_default()
    }

    const BASKET: &str = "products: [{ name: Panier, price: 10 }]\n";

    #[test]
    fn a_contract_of_an_amap_says_what_the_charter_and_the_law_ask() {
        let farm = "address: Le Bourg\nvisits: Le premier samedi du mois.\ncontact: { mailbox: ferme@ferme.example, phone: 02 61 91 00 00 }\n\
                    mediator: { name: CM2C, website: https://cm2c.example, address: 49 rue de Ponthieu 75008 Paris }\n";
        let articles = articles(&format!("{BASKET}commitment: Deux permanences dans l’année.\n"), farm);
        let expected = [
            "parties",
            "products",
            "price",
            "payment",
            "deliveries",
            "late",
            "absences",
            "risk",
            "commitments",
            "terms",
            "conclusion",
            "withdrawal",
            "guarantees",
            "disputes",
            "copy",
            "data",
        ];
        assert_eq!(keys(&articles), expected);
        // L221-5, L111-1: who sells, and how to reach them.
        let parties = said(&articles, "parties");
        let identity = "Le Bourg, 35830 Betton, téléphone 02 61 91 00 00, ferme@ferme.example.";
        assert!(parties.contains(identity) && parties.contains("n’est pas partie"), "{parties}");
        assert!(said(&articles, "payment").contains("en 3 fois au plus\u{a0}: chèque, virement."));
        assert!(said(&articles, "deliveries").contains("14 livraisons"));
        assert!(said(&articles, "risk").contains("partagent les aléas"));
        let commitments = said(&articles, "commitments");
        assert!(commitments.contains("sans achat-revente") && commitments.contains("Le premier samedi du mois."));
        let terms = said(&articles, "terms");
        assert!(terms.contains("Deux permanences") && terms.contains("<p>Un panier oublié"), "{terms}");
        let conclusion = said(&articles, "conclusion");
        assert!(conclusion.contains("«\u{a0}Signer et commander avec obligation de paiement\u{a0}»"), "{conclusion}");
        assert!(conclusion.contains("c’est la signature de la ferme qui l’accepte"));
        assert!(said(&articles, "withdrawal").contains("il n’y a pas de droit de rétractation"));
        assert!(said(&articles, "disputes").contains("CM2C, 49 rue de Ponthieu 75008 Paris, https://cm2c.example"));
        assert!(said(&articles, "copy").contains("dix ans après la dernière livraison s’il atteint 120"));
    }

    #[test]
    fn what_keeps_can_be_sent_back_and_what_spoils_cannot() {
        let mixed =
            articles("products: [{ name: Panier, price: 10 }, { name: Savon, price: 6, perishable: no }]\n", "");
        let withdrawal = said(&mixed, "withdrawal");
        assert!(withdrawal.starts_with("Pour Savon, vous pouvez vous rétracter"), "{withdrawal}");
        assert!(withdrawal.contains("Renoncer au contrat ici") && withdrawal.contains("pour Savon. Commandé le…"));
        assert!(withdrawal.ends_with("article L.\u{a0}221-28, 4°)."));
        let soap = articles("products: [{ name: Savon, price: 6, perishable: no }]\n", "");
        assert!(!said(&soap, "withdrawal").contains("221-28"));
    }

    #[test]
    fn a_group_order_is_said_for_what_it_is() {
        let order = articles(&format!("group_order: yes\n{BASKET}"), "");
        assert!(said(&order, "parties").contains("ce n’est pas un contrat AMAP"));
        for key in ["risk", "commitments", "late", "trial", "absences"] {
            assert_eq!(said(&order, key), "", "{key}");
        }
        assert!(!said(&order, "payment").contains("d’avance"));
        // What the law asks is asked of both.
        assert!(said(&order, "withdrawal").contains("rétractation") && said(&order, "disputes").contains("médiateur"));
    }

    #[test]
    fn rules_are_said_where_there_are_any() {
        let rules = "trial: { deliveries: 3, then: On en reparle. }\nsharing: 2\nsolidarity: { least: 80, most: 120 }\n\
                     absences: { most: 2, effect: moved, notice: { days: 3 } }\nlate_joining: no\nlength: 10\n";
        let articles = articles(&format!("{BASKET}{rules}"), "");
        assert!(
            said(&articles, "trial").contains("3 livraisons") && said(&articles, "trial").ends_with("On en reparle.")
        );
        assert!(said(&articles, "sharing").contains("entre 2 familles"));
        assert!(said(&articles, "solidarity").contains("entre 80\u{a0}% et 120\u{a0}%"));
        let absences = said(&articles, "absences");
        assert!(absences.contains("2 livraisons") && absences.contains("en double") && absences.contains("3 jours"));
        assert!(said(&articles, "late").starts_with("On ne peut plus commencer"));
        assert!(said(&articles, "deliveries").contains("en compte 10"));
    }

    #[test]
    fn every_sentence_has_its_words() {
        let rules =
            "trial: { deliveries: 3 }\nsharing: 2\nsolidarity: { least: 80, most: 120 }\nabsences: { most: 1 }\n";
        let products =
            "products: [{ name: Panier, price: 10 }, { name: Miel, kilogram: 12, grams: 500, perishable: no }]\n";
        for keys in [BASKET.to_owned(), format!("{products}{rules}"), format!("group_order: yes\n{products}")] {
            for article in articles(&keys, "") {
                let text = [article.title.as_str(), &article.paragraphs.join(" ")].join(" ");
                assert!(!text.contains('[') && !text.contains('{') && !text.contains('$'), "{text}");
            }
        }
    }
}
