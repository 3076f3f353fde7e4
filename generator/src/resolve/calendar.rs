//! Calendars: from what authors write to days, and what cannot be right in between.

use domain::{Break, Calendar, Change, Date, Exception, Rhythm, Rule, Weekday, Weeks, Window};

use crate::content::Document;
use crate::content::calendar::{self, Deliveries, Distribution, Pause, Period, Span};
use crate::content::scalars::Word;
use crate::diagnostic::{Diagnostic, Place, Step, closest};

use super::Resolver;

/// What distributions and deliveries have in common.
pub struct Written<'a> {
    /// File.
    pub file: &'a str,
    /// Path to the mapping.
    pub steps: Vec<Step>,
    weekday: Option<Word<Weekday>>,
    every: Option<u32>,
    weeks: Option<Word<Weeks>>,
    dates: &'a [Date],
    periods: &'a [Period],
    breaks: &'a [Pause],
    breaks_from: &'a [String],
    exceptions: &'a [calendar::Exception],
}

impl<'a> Written<'a> {
    /// A distribution of an AMAP.
    pub fn distribution(file: &'a str, steps: Vec<Step>, written: &'a Distribution) -> Self {
        let Distribution { weekday, every, weeks, dates, breaks, breaks_from, exceptions, .. } = written;
        let (weekday, every, weeks) = (*weekday, *every, *weeks);
        Self { file, steps, weekday, every, weeks, dates, periods: &[], breaks, breaks_from, exceptions }
    }

    /// The deliveries of a contract.
    pub fn deliveries(file: &'a str, steps: Vec<Step>, written: &'a Deliveries) -> Self {
        let Deliveries { weekday, every, weeks, dates, periods, breaks, breaks_from, exceptions, .. } = written;
        let (weekday, every, weeks) = (*weekday, *every, *weeks);
        Self { file, steps, weekday, every, weeks, dates, periods, breaks, breaks_from, exceptions }
    }

    fn at(&self, steps: &[Step]) -> Place {
        Place::Key(self.steps.iter().chain(steps).cloned().collect())
    }
}

/// A shared calendar: its id and its breaks, which have its name where they have no reason of their own.
pub fn shared(resolver: &mut Resolver<'_>, document: &Document<'_, calendar::SharedCalendar>) -> (String, Vec<Break>) {
    let header = &document.header;
    let mut breaks = resolver.breaks(&header.breaks, document.path, &|steps| Place::Key(steps.to_vec()));
    for pause in &mut breaks {
        pause.reason.get_or_insert_with(|| header.name.clone());
    }
    (document.id.to_owned(), breaks)
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
        let rules = self.rules(written, from, to)?;
        let mut breaks = self.breaks(written.breaks, written.file, &|steps| written.at(steps));
        for (index, id) in written.breaks_from.iter().enumerate() {
            breaks.extend(self.shared_breaks(
                id,
                written.file,
                written.at(&["breaks_from".into(), Step::Index(index)]),
            ));
        }
        let mut exceptions: Vec<Exception> = Vec::new();
        for (index, exception) in written.exceptions.iter().enumerate() {
            let at = |name: &'static str| written.at(&["exceptions".into(), Step::Index(index), name.into()]);
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
        let calendar = Calendar { rules, breaks, exceptions };
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

    /// Breaks as written below `at`; one whose end comes first is told and left out.
    pub fn breaks(&mut self, pauses: &[Pause], file: &str, at: &dyn Fn(&[Step]) -> Place) -> Vec<Break> {
        let breaks = pauses.iter().enumerate().filter_map(|(index, pause)| {
            let span = Span { from: pause.from, to: pause.to.unwrap_or(pause.from) };
            let window = self.window(&span, file, at(&["breaks".into(), Step::Index(index)]))?;
            Some(Break { window, reason: pause.reason.clone() })
        });
        breaks.collect()
    }

    /// The breaks of a shared calendar.
    fn shared_breaks(&mut self, id: &str, file: &str, place: Place) -> Vec<Break> {
        let names = self.names;
        if let Some(breaks) = names.calendars.get(id) {
            return breaks.clone();
        }
        // A file that could not be read has been told.
        if !names.is_unread(&format!("calendars/{id}.yml")) {
            let near = closest(id, names.calendars.keys().map(String::as_str)).unwrap_or_default();
            let diagnostic = Diagnostic::error("unknown-calendar", file, place);
            self.diagnostics.push(diagnostic.with("found", id).with("near", near));
        }
        Vec::new()
    }

    /// The rule itself, then those of further periods.
    fn rules(&mut self, written: &Written<'_>, from: Option<Date>, to: Option<Date>) -> Option<Vec<Rule>> {
        let mut rules = Vec::new();
        // Periods that all tell their weekday may stand alone.
        if written.weekday.is_some() || !written.dates.is_empty() || written.periods.is_empty() {
            rules.push(self.rule(written, from, to)?);
        }
        for (index, period) in written.periods.iter().enumerate() {
            let at = |name: &'static str| written.at(&["periods".into(), Step::Index(index), name.into()]);
            let span = Span { from: period.from, to: period.to };
            let window = self.window(&span, written.file, at("to"))?;
            let Some(Word(weekday)) = period.weekday.or(written.weekday) else {
                let place = written.at(&["periods".into(), Step::Index(index)]);
                self.diagnostics.push(Diagnostic::error("no-weekday", written.file, place));
                return None;
            };
            let rhythm = self.rhythm(period.every, period.weeks, written.file, &at)?;
            rules.push(Rule::Recurring { weekday, rhythm, from: window.from, to: Some(window.to) });
        }
        Some(rules)
    }

    fn rule(&mut self, written: &Written<'_>, from: Option<Date>, to: Option<Date>) -> Option<Rule> {
        let at = |name: &'static str| written.at(&[name.into()]);
        match (written.weekday, written.dates) {
            (Some(_), [_, ..]) => {
                self.diagnostics.push(Diagnostic::error("weekday-and-dates", written.file, at("dates")));
                None
            }
            (None, []) => {
                self.diagnostics.push(Diagnostic::error("no-weekday", written.file, written.at(&[])));
                None
            }
            (None, dates) => Some(Rule::Listed(
                self.dates(dates, written.file, &|index| written.at(&["dates".into(), Step::Index(index)])),
            )),
            (Some(Word(weekday)), []) => {
                let rhythm = self.rhythm(written.every, written.weeks, written.file, &at)?;
                if matches!(rhythm, Rhythm::Every(every) if every > 1) && from.is_none() {
                    // Which weeks are meant depends on where the count starts.
                    self.diagnostics.push(Diagnostic::error("rhythm-without-start", written.file, at("every")));
                    return None;
                }
                let from = from.unwrap_or(domain::Date::constant(2000, 1, 1));
                Some(Rule::Recurring { weekday, rhythm, from, to })
            }
        }
    }

    /// In which weeks; every week where nothing is said.
    pub fn rhythm(
        &mut self,
        every: Option<u32>,
        weeks: Option<Word<Weeks>>,
        file: &str,
        at: &dyn Fn(&'static str) -> Place,
    ) -> Option<Rhythm> {
        match (every, weeks) {
            (Some(_), Some(_)) => {
                self.diagnostics.push(Diagnostic::error("every-and-weeks", file, at("weeks")));
                None
            }
            (None, Some(Word(weeks))) => Some(weeks.into()),
            (Some(every), None) if every == 0 || every > 52 => {
                let diagnostic = Diagnostic::error("bad-rhythm", file, at("every"));
                self.diagnostics.push(diagnostic.with("found", every.to_string()));
                None
            }
            (every, None) => Some(Rhythm::Every(every.unwrap_or(1))),
        }
    }

    /// Listed days; one that stands twice is told.
    pub fn dates(&mut self, dates: &[Date], file: &str, at: &dyn Fn(usize) -> Place) -> Vec<Date> {
        let mut seen: Vec<Date> = Vec::new();
        for (index, date) in dates.iter().enumerate() {
            if seen.contains(date) {
                let diagnostic = Diagnostic::error("date-twice", file, at(index));
                self.diagnostics.push(diagnostic.with("found", date.to_string()));
            } else {
                seen.push(*date);
            }
        }
        seen
    }

    fn exception(
        &mut self,
        exception: &calendar::Exception,
        written: &Written<'_>,
        at: &dyn Fn(&'static str) -> Place,
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
