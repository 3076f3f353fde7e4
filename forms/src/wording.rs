//! The sentences that go with a quote: what is wrong with choices, and why payments are as they are.

use domain::contract::Mistake;
use domain::payment::{Explanation, Run};
use domain::{Cents, Date};
use themes::{Messages, format};

/// Mistakes whose numbers are amounts of money.
const OF_MONEY: [&str; 7] = [
    "delivery-below-least",
    "delivery-above-most",
    "below-least",
    "above-most",
    "bad-gift",
    "schedule-sum",
    "schedule-too-small",
];

/// What is wrong, as a sentence: « il faut au moins 58,00 € ». The author's own wording of a rule comes first.
pub fn mistake(messages: &Messages, mistake: &Mistake) -> String {
    let is_money = OF_MONEY.contains(&mistake.code.as_str());
    let said = mistake.values.iter().map(|(name, value)| (name.as_str(), value_words(messages, name, value, is_money)));
    let said: Vec<(&str, String)> = said.collect();
    let mut arguments: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let has_first = mistake.values.get("first").is_none_or(|first| !first.is_empty());
    arguments.push(("left", if has_first { "some" } else { "none" }));
    let has_wording = mistake.values.get("wording").is_some_and(|wording| !wording.is_empty());
    let code = if has_wording { "own-wording" } else { mistake.code.as_str() };
    messages.format(&format!("mistake-{code}"), &arguments)
}

/// A value in words: a day in full, an amount with its currency, a quantity with the decimal sign of the language.
fn value_words(messages: &Messages, name: &str, value: &str, is_money: bool) -> String {
    if let Ok(date) = value.parse::<Date>() {
        return format::date_long(messages, date, true);
    }
    let is_text = matches!(name, "item" | "wording" | "stock" | "known" | "contract");
    match Cents::parse_price(value) {
        Ok(amount) if is_money => format::price(messages, amount),
        Ok(_) if !is_text => value.replace('.', &messages.text("decimal-sign")),
        _ => value.to_owned(),
    }
}

/// A schedule in a sentence or two: how many payments of how much, when, and how the total was split.
pub fn schedule(messages: &Messages, explanation: &Explanation) -> String {
    if explanation.count == 0 {
        return messages.text("schedule-nothing");
    }
    let what = match explanation.runs.as_slice() {
        runs if runs.len() > MOST_RUNS => {
            let (first, last) = (runs.first().map(|run| run.first), runs.last().map(|run| run.last));
            let day = |day: Option<Date>| day.map(|day| format::date_short(messages, day)).unwrap_or_default();
            let count = explanation.count.to_string();
            messages.format("schedule-varied", &[("count", &count), ("from", &day(first)), ("to", &day(last))])
        }
        runs => {
            runs.iter().map(|run| run_words(messages, run)).collect::<Vec<_>>().join(&messages.text("schedule-then"))
        }
    };
    let total = format::price(messages, explanation.total);
    let last = if explanation.is_last_other { "yes" } else { "no" };
    let why = messages.format(&format!("schedule-{}", explanation.split), &[("total", &total), ("last", last)]);
    messages.format("schedule-sentence", &[("what", &what), ("why", &why)])
}

/// More runs than this are not listed in a sentence.
const MOST_RUNS: usize = 3;

fn run_words(messages: &Messages, run: &Run) -> String {
    let (count, amount) = (run.count.to_string(), format::price(messages, run.amount));
    let (from, to) = (format::date_short(messages, run.first), format::date_short(messages, run.last));
    messages.format("schedule-run", &[("count", &count), ("amount", &amount), ("from", &from), ("to", &to)])
}

#[cfg(test)]
mod tests {
    use domain::payment::{Instalment, PaymentTerms, Split};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn mistakes_are_said_with_their_numbers() {
        let french = Messages::embedded("fr");
        let below = Mistake::new("below-least", "contents").with("found", "55.20").with("bound", "58.00");
        assert_eq!(
            mistake(&french, &below),
            "le contrat est d’au moins 58,00\u{a0}€ pour ces livraisons ; ici 55,20\u{a0}€"
        );
        let step = Mistake::new("bad-step", "x").with("item", "Tomme").with("found", "0.3").with("step", "0.5");
        assert_eq!(mistake(&french, &step), "« Tomme » se prend par 0,5 ; ici 0,3");
        let rule =
            Mistake::new("quantity-multiple-of", "x").with("found", 4).with("value", 6).with("wording", "Par six.");
        assert_eq!(mistake(&french, &rule), "Par six. (ici 4)");
    }

    #[test]
    fn a_schedule_explains_itself() {
        let french = Messages::embedded("fr");
        let days = vec![date(2026, 9, 5), date(2026, 10, 5), date(2026, 11, 5)];
        let terms = PaymentTerms { most: 3, days, split: Split::WholeEuros, least: None, is_editable: false };
        let paid = terms.schedule(Cents(10_000), None, date(2026, 9, 1), &[]);
        assert_eq!(
            schedule(&french, &terms.explain(&paid, false)),
            "2 paiements de 33,00\u{a0}€, du 5 septembre 2026 au 5 octobre 2026, puis 1 paiement de 34,00\u{a0}€ le \
             5 novembre 2026. Le total de 100,00\u{a0}€ est réparti en euros entiers, et le dernier paiement prend le reste."
        );
        let one = [Instalment { due: date(2026, 9, 5), amount: Cents(4_500) }];
        assert_eq!(
            schedule(&french, &terms.explain(&one, true)),
            "1 paiement de 45,00\u{a0}€ le 5 septembre 2026. Ces montants sont ceux que vous avez choisis ; leur somme est 45,00\u{a0}€."
        );
    }
}
