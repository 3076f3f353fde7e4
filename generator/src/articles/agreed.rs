//! What both agree on: parties, products, price, payment, deliveries, the rules of this contract, the commitments of the charter.

use domain::{Vocabulary, contract::Pricing};
use forms::Article;
use themes::format;

use super::Writer;
use crate::data::edition::{address_line, lower_first};

impl Writer<'_> {
    pub(super) fn parties(&self) -> Article {
        let names = [("farm", self.farm.name.as_str()), ("amap", &self.amap.name)];
        let kind = if self.contract.is_group_order { "order" } else { "direct" };
        let mut paragraphs = vec![self.say(&format!("agreement-parties-{kind}"), &names)];
        paragraphs.push(self.say("agreement-farm-identity", &[("identity", &self.identity())]));
        if let Some(required) = &self.contract.terms.requires {
            paragraphs.push(self.say("agreement-requires", &[("contract", &required.name)]));
        }
        self.article("parties", paragraphs)
    }

    /// Name, people, postal address, telephone and e-mail of the farm, as far as they are public.
    pub(super) fn identity(&self) -> String {
        let contact = &self.farm.contact;
        let people = self.farm.farmers.iter().map(|person| person.name.clone());
        let place = self.farm.place.as_ref().map(address_line).filter(|line| !line.is_empty());
        let phone = contact.phone.as_ref().map(|phone| self.say("agreement-phone", &[("phone", phone)]));
        let parts = [self.farm.name.clone()].into_iter().chain(people).chain(place).chain(phone);
        parts.chain(contact.mailbox.clone()).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn products(&self) -> Article {
        let terms = &self.contract.terms;
        let arguments = [("kind", terms.kind.key()), ("days", &terms.closing.days().to_string())];
        let how = self.say("agreement-products-kind", &arguments);
        self.article("products", [self.text("agreement-products-listed"), how])
    }

    pub(super) fn price(&self) -> Article {
        let terms = &self.contract.terms;
        let is_uneven = terms.held().any(|delivery| delivery.factor != 100);
        let is_weighed = terms.items.iter().any(|item| matches!(item.pricing, Pricing::Weighed { .. }));
        let fee = self.amap.fee.filter(|_| !self.contract.is_group_order);
        let fee =
            fee.map(|fee| self.say("agreement-price-fee", &[("fee", &format::price(self.edition.messages, fee))]));
        let paragraphs = [
            Some(self.text("agreement-price-fixed")),
            is_uneven.then(|| self.text("agreement-price-factor")),
            is_weighed.then(|| self.text("agreement-price-weighed")),
            fee,
        ];
        self.article("price", paragraphs.into_iter().flatten())
    }

    pub(super) fn solidarity(&self) -> Option<Article> {
        let solidarity = self.contract.terms.solidarity.as_ref()?;
        let (least, most) = (solidarity.least.to_string(), solidarity.most.to_string());
        let how = self.say("agreement-solidarity-how", &[("least", &least), ("most", &most)]);
        Some(self.article("solidarity", [how]))
    }

    pub(super) fn payment(&self) -> Article {
        let contract = self.contract;
        let methods = contract.methods.iter().map(|method| self.text(&format!("payment-{}", method.key())));
        let list = methods.map(|name| lower_first(&name)).collect::<Vec<_>>().join(", ");
        let known = if list.is_empty() { "none" } else { "some" };
        let count = contract.terms.payment.most.to_string();
        let key = if contract.is_group_order { "agreement-payment-order" } else { "agreement-payment-ahead" };
        let has_cheques = contract.methods.contains(&domain::PaymentMethod::Cheque);
        let paragraphs = [
            Some(self.say(key, &[("count", &count), ("methods", known), ("list", &list)])),
            has_cheques.then(|| self.say("agreement-payment-payee", &[("payee", &contract.payee)])),
            Some(self.text("agreement-payment-direct")),
            contract.payment_note.clone(),
        ];
        self.article("payment", paragraphs.into_iter().flatten())
    }

    pub(super) fn deliveries(&self) -> Article {
        let terms = &self.contract.terms;
        let messages = self.edition.messages;
        let day = |date: Option<domain::Date>| date.map(|date| format::date_short(messages, date)).unwrap_or_default();
        let (first, last) = (terms.held().next().map(|one| one.date), terms.held().last().map(|one| one.date));
        let count = terms.held().count().to_string();
        let arguments = [("count", count.as_str()), ("first", &day(first)), ("last", &day(last))];
        let length =
            terms.length.map(|length| self.say("agreement-deliveries-length", &[("count", &length.to_string())]));
        let planned = self.say("agreement-deliveries-count", &arguments);
        let paragraphs = [Some(planned), length, Some(self.text("agreement-deliveries-moved"))];
        self.article("deliveries", paragraphs.into_iter().flatten())
    }

    pub(super) fn late_joining(&self) -> Option<Article> {
        let terms = &self.contract.terms;
        if self.contract.is_group_order || terms.held().count() < 2 {
            return None;
        }
        let how = match terms.joins_late {
            true => self.say("agreement-late-yes", &[("days", &terms.closing.days().to_string())]),
            false => self.text("agreement-late-no"),
        };
        Some(self.article("late", [how]))
    }

    pub(super) fn trial(&self) -> Option<Article> {
        let count = self.contract.terms.trial?.to_string();
        let told = [self.say("agreement-trial-count", &[("count", &count)]), self.text("agreement-trial-after")];
        Some(self.article("trial", told.into_iter().chain(self.contract.after_trial.clone())))
    }

    pub(super) fn absences(&self) -> Option<Article> {
        let Some(rules) = self.contract.terms.absences else {
            let is_silent = self.contract.is_group_order;
            return (!is_silent).then(|| self.article("absences", [self.text("agreement-absences-none")]));
        };
        let messages = self.edition.messages;
        let period = rules.period.map(|period| {
            let (from, to) = (format::date_short(messages, period.from), format::date_short(messages, period.to));
            self.say("agreement-absences-period", &[("from", &from), ("to", &to)])
        });
        let notice = match rules.notice {
            Some(notice) => self.say("absences-notice", &[("days", &notice.days().to_string())]),
            None => self.text("absences-signature"),
        };
        let count = self.say("agreement-absences-count", &[("count", &rules.most.to_string())]);
        let effect = self.text(&format!("absences-{}", rules.effect.key()));
        let paragraphs = [Some(count), period, Some(effect), Some(notice)];
        // One paragraph: these sentences speak of one another.
        let told = paragraphs.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(self.article("absences", [told]))
    }

    pub(super) fn sharing(&self) -> Option<Article> {
        let families = self.contract.terms.sharing?.families.to_string();
        Some(self.article("sharing", [self.say("agreement-sharing-how", &[("count", &families)])]))
    }

    pub(super) fn risk(&self) -> Option<Article> {
        (!self.contract.is_group_order).then(|| self.article("risk", [self.text("agreement-risk-shared")]))
    }

    pub(super) fn commitments(&self) -> Option<Article> {
        if self.contract.is_group_order {
            return None;
        }
        let visits = match &self.farm.visits {
            Some(visits) => self.say("agreement-commitments-visits", &[("visits", visits)]),
            None => self.text("agreement-commitments-visits-some"),
        };
        let roles: Vec<&str> = self.amap.permanences.iter().map(|(role, _, _)| role.as_str()).collect();
        let permanences = match roles.as_slice() {
            [] => self.text("agreement-commitments-permanences-some"),
            roles => self.say("agreement-commitments-permanences", &[("roles", &roles.join(", "))]),
        };
        let farm = format!("{} {visits}", self.text("agreement-commitments-farm"));
        let member = format!("{} {permanences}", self.text("agreement-commitments-member"));
        Some(self.article("commitments", [farm, member, self.text("agreement-commitments-charter")]))
    }

    /// What the author wrote: the member's commitment and the body.
    pub(super) fn terms(&self) -> Option<Article> {
        let html = below_articles(&self.contract.body.in_language(&self.path()));
        let article = self.article("terms", self.contract.commitment.clone());
        let article = Article { html: html.trim().to_owned(), ..article };
        (!article.paragraphs.is_empty() || !article.html.is_empty()).then_some(article)
    }
}

/// A body whose headings stand below the title of an article, which is of the third level.
fn below_articles(html: &str) -> String {
    let tags = [(5, 6), (4, 6), (3, 5), (2, 4)];
    tags.into_iter().fold(html.to_owned(), |html, (from, to)| {
        html.replace(&format!("<h{from}"), &format!("<h{to}")).replace(&format!("</h{from}>"), &format!("</h{to}>"))
    })
}
