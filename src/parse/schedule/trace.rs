//! The account of a reading: what each line was taken for.
//!
//! Plain data with message names; `huikan activities --explain` puts it into words.

use crate::base::diagnostic::Message;

/// What a stretch of a line was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Text that is no part of a schedule.
    #[default]
    Prose,
    /// A heading that opens a section.
    Section,
    /// A label: what follows belongs to its months.
    Label,
    /// A label with its first activity behind it.
    LabelWithActivity,
    /// A label with the theme of its months.
    LabelWithTheme,
    /// An activity under a label.
    Activity,
    /// An activity that names its own month.
    Dated,
    /// An item that only gathers the items below it.
    Umbrella,
    /// More words for the activity above.
    Continuation,
    /// Time, place or people of the activity above.
    Field,
    /// Rules, groups, money, demands: no activity.
    Detail,
    /// An item of a schedule that names no month.
    Unplaced,
    /// Prose that mentions a month.
    Mention,
    /// A signature or its date.
    Signature,
    /// A table's row of column names.
    TableHead,
    /// A table that is no schedule.
    OtherTable,
}

impl Role {
    /// The name of its words in the catalogues.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Role::Prose => "explain-prose",
            Role::Section => "explain-section",
            Role::Label => "explain-label",
            Role::LabelWithActivity => "explain-label-with-activity",
            Role::LabelWithTheme => "explain-label-with-theme",
            Role::Activity => "explain-activity",
            Role::Dated => "explain-dated",
            Role::Umbrella => "explain-umbrella",
            Role::Continuation => "explain-continuation",
            Role::Field => "explain-field",
            Role::Detail => "explain-detail",
            Role::Unplaced => "explain-unplaced",
            Role::Mention => "explain-mention",
            Role::Signature => "explain-signature",
            Role::TableHead => "explain-table-head",
            Role::OtherTable => "explain-other-table",
        })
    }
}

/// What one stretch of the document was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// Its line, counted from 1.
    pub line: usize,
    /// What it was taken for.
    pub role: Role,
    /// The months it was placed in; empty for what is in none.
    pub months: Vec<u8>,
    /// Its words.
    pub text: String,
}
