//! The paper that comes out in issues (简报, 期): what `[bulletin]` in `site.toml` says of it, and what a file of
//! `content/issues` says of one issue.

use crate::base::date::{Date, YearMonth};
use crate::base::place::{Place, Written};

/// The folder of the files that say something of an issue.
pub const FOLDER: &str = "content/issues";

/// `[bulletin]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// 刊名: what the paper is called.
    pub name: String,
    /// A line under its name.
    pub motto: Option<String>,
    /// 编印单位: who issues it.
    pub unit: String,
    /// How many months an issue gathers; twelve can be divided by it.
    pub months: u8,
    /// Its columns in order, by title or folder. Empty: every column of articles.
    pub columns: Vec<Written>,
    /// A day in the period of the first issue.
    pub start: Date,
    /// 第几期: the number of the first issue in its year.
    pub first_number: u32,
    /// 总第几期: the serial number of the first issue.
    pub first_serial: u32,
    /// Months whose period has no issue of its own; what is dated in it goes into the next.
    pub skip: Vec<YearMonth>,
    /// 共印: how many copies are printed.
    pub copies: Option<u32>,
    /// 报: who is reported to.
    pub report_to: Vec<String>,
    /// 送: who it is sent to.
    pub send_to: Vec<String>,
    /// 发: who it is issued to.
    pub issue_to: Vec<String>,
    /// Where all this stands.
    pub place: Place,
}

impl Series {
    /// The first month of the period in which `month` lies. Periods divide the calendar year.
    #[must_use]
    pub fn period(&self, month: YearMonth) -> YearMonth {
        let before = (month.month.max(1) - 1) % self.months.max(1);
        YearMonth {
            month: month.month - before,
            ..month
        }
    }
}

/// What the front matter of a file of `content/issues` says beside what every document may say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueFront {
    /// Which issue it is about; `None` where it does not say so, which has been reported.
    pub which: Option<Which>,
    /// 总第几期, where the file states it, to be held against the count.
    pub serial: Option<u32>,
    /// The articles of the issue and their order, instead of what its period gathers.
    pub articles: Option<Vec<Written>>,
    /// Articles that the period gathers and the issue does not carry.
    pub without: Vec<Written>,
    /// 按语: the editor's words.
    pub notes: Vec<Note>,
    /// Where it says which issue it is about.
    pub place: Place,
    /// Where it states the serial number, else its beginning.
    pub serial_place: Place,
    /// Where it says its date, else its beginning.
    pub date_place: Place,
}

/// Which issue a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// The issue of a year with this number in it.
    Numbered {
        /// The year.
        year: i16,
        /// 第几期.
        number: u32,
    },
    /// 增刊: one outside the numbering.
    Special,
}

/// 按语: words of the editor, of the whole issue or before one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The article it stands before; `None` for the issue.
    pub article: Option<Written>,
    /// Its paragraphs.
    pub text: Vec<String>,
}
