//! The account of a reading: what each line was taken for.
//!
//! Plain data with message names; `huikan activities --explain` puts it into words.

use crate::base::diagnostic::Message;
use crate::base::place::LineIndex;
use crate::model::schedule::{Activity, Schedule};
use crate::parse::schedule::judge::Reading;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::row::{Cells, Row, RowKind};
use crate::parse::schedule::table;

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

/// What every piece was taken for, in reading order; of a schedule's table every row.
#[must_use]
pub fn account(
    reading: Reading<'_, '_>,
    roles: &[Role],
    schedule: &Schedule,
    lines: &LineIndex,
) -> Vec<Traced> {
    let mut traced = Vec::new();
    let mut found = Found::default();
    for (piece, role) in reading.pieces.iter().zip(roles) {
        let Some(row) = reading.row(piece) else {
            continue;
        };
        match row.kind {
            RowKind::Table(cells) => traced.extend(table(cells, *role, schedule, lines)),
            _ => traced.push(line(piece, row, *role, schedule, &mut found)),
        }
    }
    traced
}

fn line(
    piece: &Piece,
    row: &Row<'_>,
    role: Role,
    schedule: &Schedule,
    found: &mut Found,
) -> Traced {
    let start = if piece.first { 0 } else { piece.whole.start };
    let text = row.text.words(start..piece.whole.end).to_owned();
    Traced {
        line: row.line,
        role,
        months: found.months_on(schedule, row.line, &text),
        text,
    }
}

fn table(cells: &Cells, role: Role, schedule: &Schedule, lines: &LineIndex) -> Vec<Traced> {
    let shown = if role == Role::TableHead {
        cells.len()
    } else {
        1
    };
    let rows = cells.iter().take(shown).enumerate();
    let traced = rows.map(|(at, cells)| {
        let line = table::line_of(cells, lines);
        let words: Vec<_> = cells.iter().map(|cell| table::joined(cell)).collect();
        let text = words.join(" | ");
        // The cells of a table that is set upright have lines of their own.
        let own = cells.iter().flatten();
        let mut own = own.map(|own| lines.line(own.span.start));
        let planned = own.find(|line| !on_line(schedule, *line).is_empty());
        Traced {
            line,
            role: match (planned.is_some(), at) {
                (true, _) => Role::Activity,
                (false, 0) => role,
                (false, _) => Role::Prose,
            },
            months: Found::default().months_on(schedule, planned.unwrap_or(line), &text),
            text,
        }
    });
    traced.collect()
}

/// How many activities of a line are looked at around the one found last: they stand in the order of its words.
const NEAR: usize = 50;

/// Where the last activity was found: its line, and which of that line's it is.
#[derive(Default)]
struct Found {
    line: usize,
    at: usize,
}

impl Found {
    /// The months of the activities that were read from these words.
    fn months_on(&mut self, schedule: &Schedule, line: usize, text: &str) -> Vec<u8> {
        if self.line != line {
            *self = Found { line, at: 0 };
        }
        let all = on_line(schedule, line).iter().enumerate();
        let here = all.skip(self.at.saturating_sub(NEAR)).take(2 * NEAR);
        let mut months = Vec::new();
        for (at, activity) in here.filter(|(_, activity)| text.contains(&*activity.text)) {
            self.at = at;
            months.extend(activity.month);
        }
        months.dedup();
        months
    }
}

/// The activities that were read from `line`.
fn on_line(schedule: &Schedule, line: usize) -> &[Activity] {
    let activities = &schedule.activities;
    let first = activities.partition_point(|activity| activity.line < line);
    let end = activities.partition_point(|activity| activity.line <= line);
    activities.get(first..end).unwrap_or_default()
}
