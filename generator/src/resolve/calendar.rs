//! Calendars: from what authors write to days, and what cannot be right in between.

use domain::{Break, Calendar, Change, Date, Exception, Rule, Weekday, Window};

use crate::content::calendar::{self, Deliveries, Distribution, Pause, Span};
use crate::content::scalars::Word;
use crate::diagnostic::{Diagnostic, Place, Step};

use super::Resolver;

/// What distributions and deliveries have in common.
pub struct Written<'a> {
    /// File.
    pub file: &'a str,
    /// Path to the mapping.
    pub steps: Vec<Step>,
    weekday: Option<Word<Weekday>>,
    every: u32,
    dates: &'a [Date],
    breaks: &'a [Pause],
    exceptions: &'a [calendar::Exception],
}

impl<'a> Written<'a> {
    /// A distribution of an AMAP.
    pub fn distribution(file: &'a str, steps: Vec<Step>, written: &'a Distribution) -> Self {
        let Distribution { weekday, every, dates, breaks, exceptions, .. } = written;
        Self { file, steps, weekday: *weekday, every: *every, dates, breaks, exceptions }
    }

    /// The deliveries of a contract.
    pub fn deliveries(file: &'a str, steps: Vec<Step>, written: &'a Deliveries) -> Self {
        let Deliveries { weekday, every, dates, breaks, exceptions, .. } = written;
        Self { file, steps, weekday: *weekday, every: *every, dates, breaks, exceptions }
    }

    fn at(&self, steps: &[Step]) -> Place {
        Place::Key(self.steps.iter().chain(steps).cloned().collect())
    }
}

impl Resolver<'_> {
    /// A span of days whose end does not come before its start.
    pub fn window(&mut self, span: &Span, file: &str, place: Place) -> Option<Window> {
        if span.to < span.from {
            self.diagnostics.push(Diagnostic::error("span-reversed", file, place));
            return None;
        }
        Some(Window { from: span.from, to: span.to })
    }

    /// Whether a span is at most so many years long: a longer one is a slip of the keyboard, and would fill a book.
    pub fn reasonable(&mut self, window: Window, years: i16, file: &str, place: Place) -> bool {
        let fits = window.to.year() - window.from.year() <= years;
        if !fits {
            let diagnostic = Diagnostic::error("span-too-long", file, place).with("found", window.to.to_string());
            self.diagnostics.push(diagnostic.with("years", years.to_string()));
        }
        fits
    }

    /// The calendar between `from` and `to`. `place_of` finds another place by its keyword.
    pub fn calendar(
        &mut self,
        written: &Written<'_>,
        from: Option<Date>,
        to: Option<Date>,
        place_of: &dyn Fn(&str) -> Option<usize>,
    ) -> Option<Calendar> {
        let rule = self.rule(written, from, to)?;
        let breaks = (0..).zip(written.breaks).filter_map(|(index, pause)| {
            if pause.to < pause.from {
                let place = written.at(&["breaks".into(), Step::Index(index)]);
                self.diagnostics.push(Diagnostic::error("span-reversed", written.file, place));
                return None;
            }
            let window = Window { from: pause.from, to: pause.to };
            Some(Break { window, reason: pause.reason.clone() })
        });
        let breaks = breaks.collect();
        let mut exceptions: Vec<Exception> = Vec::new();
        for (index, exception) in written.exceptions.iter().enumerate() {
            let at = |name: &str| written.at(&["exceptions".into(), Step::Index(index), name.into()]);
            if exceptions.iter().any(|known| known.day == exception.date) {
                self.diagnostics.push(
                    Diagnostic::error("exception-twice", written.file, at("date"))
                        .with("found", exception.date.to_string()),
                );
                continue;
            }
            if let Some(exception) = self.exception(exception, written, &at, place_of) {
                exceptions.push(exception);
            }
        }
        let calendar = Calendar { rule, breaks, exceptions };
        for exception in calendar.exceptions.iter().filter(|exception| exception.change == Change::Added) {
            if calendar.plans(exception.day) {
                let index = written.exceptions.iter().position(|written| written.date == exception.day);
                let place = written.at(&["exceptions".into(), Step::Index(index.unwrap_or_default()), "added".into()]);
                let diagnostic = Diagnostic::warning("added-already-planned", written.file, place);
                self.diagnostics.push(diagnostic.with("found", exception.day.to_string()));
            }
        }
        for useless in calendar.unplanned_exceptions() {
            let index = written.exceptions.iter().position(|exception| exception.date == useless.day);
            let place = written.at(&["exceptions".into(), Step::Index(index.unwrap_or_default()), "date".into()]);
            let diagnostic = Diagnostic::warning("exception-unplanned", written.file, place);
            self.diagnostics.push(diagnostic.with("found", useless.day.to_string()));
        }
        Some(calendar)
    }

    fn rule(&mut self, written: &Written<'_>, from: Option<Date>, to: Option<Date>) -> Option<Rule> {
        match (written.weekday, written.dates) {
            (Some(_), [_, ..]) => {
                self.diagnostics.push(Diagnostic::error(
                    "weekday-and-dates",
                    written.file,
                    written.at(&["dates".into()]),
                ));
                None
            }
            (None, []) => {
                self.diagnostics.push(Diagnostic::error("no-weekday", written.file, written.at(&[])));
                None
            }
            (None, dates) => {
                let mut seen: Vec<Date> = Vec::new();
                for (index, date) in dates.iter().enumerate() {
                    if seen.contains(date) {
                        let place = written.at(&["dates".into(), Step::Index(index)]);
                        let diagnostic = Diagnostic::error("date-twice", written.file, place);
                        self.diagnostics.push(diagnostic.with("found", date.to_string()));
                    }
                    seen.push(*date);
                }
                Some(Rule::Listed(seen))
            }
            (Some(Word(weekday)), []) => {
                let every = written.every;
                if every == 0 || every > 52 {
                    let place = written.at(&["every".into()]);
                    let diagnostic = Diagnostic::error("bad-rhythm", written.file, place);
                    self.diagnostics.push(diagnostic.with("found", every.to_string()));
                    return None;
                }
                if every > 1 && from.is_none() {
                    // Which weeks are meant depends on where the count starts.
                    self.diagnostics.push(Diagnostic::error(
                        "rhythm-without-start",
                        written.file,
                        written.at(&["every".into()]),
                    ));
                    return None;
                }
                Some(Rule::Weekly { weekday, every, from: from.unwrap_or(domain::Date::constant(2000, 1, 1)), to })
            }
        }
    }

    fn exception(
        &mut self,
        exception: &calendar::Exception,
        written: &Written<'_>,
        at: &dyn Fn(&str) -> Place,
        place_of: &dyn Fn(&str) -> Option<usize>,
    ) -> Option<Exception> {
        let mut tell = |code, place, found: &str| {
            self.diagnostics.push(Diagnostic::error(code, written.file, place).with("found", found));
        };
        let ways = [exception.cancelled, exception.moved_to.is_some(), exception.added];
        if ways.iter().filter(|way| **way).count() > 1 {
            tell("exception-contradiction", at("date"), &exception.date.to_string());
            return None;
        }
        if let Some(percent) = exception.percent.filter(|percent| *percent == 0 || *percent > 500) {
            tell("bad-percent", at("percent"), &percent.to_string());
            return None;
        }
        let change = match (exception.cancelled, exception.moved_to, exception.added) {
            (true, ..) => Change::Cancelled,
            (_, Some(to), _) => Change::Moved(to),
            (_, _, true) => Change::Added,
            _ => Change::Altered,
        };
        let altered =
            exception.start.or(exception.end).is_some() || exception.place.is_some() || exception.percent.is_some();
        if change == Change::Altered && !altered {
            tell("exception-empty", at("date"), &exception.date.to_string());
            return None;
        }
        if change == Change::Moved(exception.date) {
            tell("moved-nowhere", at("moved_to"), &exception.date.to_string());
            return None;
        }
        let place = exception.place.as_deref().and_then(|id| {
            let found = place_of(id);
            if found.is_none() {
                tell("unknown-place", at("place"), id);
            }
            found
        });
        Some(Exception {
            day: exception.date,
            change,
            start: exception.start,
            end: exception.end,
            place,
            factor: exception.percent,
            reason: exception.reason.clone(),
        })
    }
}
