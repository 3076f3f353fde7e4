//! What the law has people told before they are bound: how the contract is concluded (C. civ. 1127-1), withdrawal, guarantees,
//! mediation (L111-1, L221-5), keeping (L213-1), personal data.

use forms::Article;

use super::Writer;

impl Writer<'_> {
    pub(super) fn conclusion(&self) -> Article {
        let (edit, button) = (self.text("check-edit"), self.text("check-sign"));
        let online =
            self.is_online.then(|| self.say("agreement-conclusion-online", &[("edit", &edit), ("button", &button)]));
        let rest = ["agreement-conclusion-paper", "agreement-conclusion-accepts"].map(|key| self.text(key));
        self.article("conclusion", online.into_iter().chain(rest))
    }

    /// None for what spoils quickly, which is said (L221-28, 4°); fourteen days for what keeps.
    pub(super) fn withdrawal(&self) -> Article {
        let products = &self.contract.products;
        let kept: Vec<&str> =
            products.iter().filter(|product| !product.is_perishable).map(|product| product.name.as_str()).collect();
        if kept.is_empty() {
            return self.article("withdrawal", [self.text("agreement-withdrawal-none")]);
        }
        let items = kept.join(", ");
        let online = if self.is_online { "yes" } else { "no" };
        let contract = self.edition.contract(self.contract);
        let model = [("farm", self.identity()), ("contract", contract), ("items", items.clone())];
        let model: Vec<(&str, &str)> = model.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let right = [
            self.say("agreement-withdrawal-right", &[("items", &items)]),
            self.say("agreement-withdrawal-how", &[("online", online)]),
            self.say("agreement-withdrawal-model", &model),
        ];
        let rest = (kept.len() < products.len()).then(|| self.text("agreement-withdrawal-rest"));
        self.article("withdrawal", right.into_iter().chain(rest))
    }

    pub(super) fn guarantees(&self) -> Article {
        let legal = self.text("agreement-guarantees-legal");
        let risk = (!self.contract.is_group_order).then(|| self.text("agreement-guarantees-risk"));
        self.article("guarantees", [[legal].into_iter().chain(risk).collect::<Vec<_>>().join(" ")])
    }

    pub(super) fn disputes(&self) -> Article {
        let mediator = self.farm.mediator.as_ref().map(|mediator| {
            let parts = [Some(&mediator.name), mediator.address.as_ref(), Some(&mediator.website)];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            self.say("agreement-disputes-mediator", &[("mediator", &parts.join(", "))])
        });
        let last = mediator.unwrap_or_else(|| self.text("agreement-disputes-unnamed"));
        self.article("disputes", [self.to("agreement-disputes-first", self.farm.contact.mailbox.as_ref()), last])
    }

    pub(super) fn copy(&self) -> Article {
        let languages = &self.edition.atlas.site.languages;
        let names = languages.iter().map(|code| self.text(&format!("language-{code}")));
        let (count, names) = (languages.len().to_string(), names.collect::<Vec<_>>().join(", "));
        let language = self.say("agreement-copy-language", &[("count", &count), ("languages", &names)]);
        let kept = self.to("agreement-copy-kept", self.farm.contact.mailbox.as_ref());
        self.article("copy", [language, self.text("agreement-copy-durable"), kept])
    }

    pub(super) fn data(&self) -> Article {
        let farm = &self.farm.contact;
        let rights = self.to("agreement-data-rights", self.contract.coordination.as_ref().or(farm.mailbox.as_ref()));
        self.article("data", [self.text("agreement-data-use"), rights])
    }
}
