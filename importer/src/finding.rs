//! What the importer guessed, mended or doubted: codes and arguments. [`crate::messages`] has the sentences.

/// One thing to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which thing.
    pub code: Code,
    /// How often: rows for what concerns rows, otherwise 1.
    pub count: usize,
    /// What the sentence needs, by name.
    pub arguments: Vec<(&'static str, String)>,
}

/// The part of the report in which a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// How the file was understood.
    Read,
    /// What was put right.
    Mended,
    /// What a person should look at.
    Check,
    /// What is about people.
    Private,
    /// What was left out.
    Skipped,
}

/// Which thing a finding tells, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "messages.rs says what each means, in French")]
pub enum Code {
    Listings,
    Encoding,
    Separator,
    ColumnRead,
    ColumnIgnored,
    ColumnDouble,
    RoleGuessed,
    BlankWord,
    PostcodeZeros,
    DecimalComma,
    AxesSwapped,
    AccentMended,
    PostcodeMended,
    CommuneMended,
    CommuneFromPoint,
    HomonymChosen,
    PointsAveraged,
    ShapeCentre,
    DuplicateRow,
    AddressMended,
    PointsContradict,
    PointShared,
    PointFar,
    PointAbroad,
    PointBad,
    CommuneUnknown,
    CommuneAmbiguous,
    PostcodeUnknown,
    PostcodeMismatch,
    InseeUnknown,
    InseeMismatch,
    NoPlace,
    AccentDoubt,
    FieldContradicts,
    NamesAlike,
    ProductUnknown,
    HoursKept,
    WebsiteBad,
    EmailBad,
    DateBad,
    RowRagged,
    QuoteOpen,
    MailboxPublished,
    PersonKept,
    NoteWithheld,
    RowSkipped,
}

/// Findings as they come.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Tells something once.
    pub fn add(&mut self, code: Code, arguments: &[(&'static str, &str)]) {
        self.add_many(code, 1, arguments);
    }

    /// Tells something that concerns `count` rows; nothing when it concerns none.
    pub fn add_many(&mut self, code: Code, count: usize, arguments: &[(&'static str, &str)]) {
        if count > 0 {
            let arguments = arguments.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
            self.0.push(Finding { code, count, arguments });
        }
    }

    /// All of them, in the order of the report; those of one code in the order in which they came.
    pub fn sorted(self) -> Vec<Finding> {
        let mut all = self.0;
        all.sort_by_key(|finding| finding.code);
        all
    }
}
