//! Outlooks: whether a section tells of what was done before, or of what lies ahead.
//!
//! In: the heading of a section and its level. Out: whether what stands in it is past. Invariant: a section looks where its own
//! heading says, else where the section around it does, else where the document's title does.

use super::Walk;
use super::section::is_year;
use crate::model::schedule::PlanYear;
use crate::parse::schedule::collection;
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::year;

/// Where an open section looks.
pub(super) struct Outlook {
    pub(super) level: u8,
    /// To what was done before, and not ahead.
    pub(super) past: bool,
}

impl Walk<'_, '_> {
    /// Whether a section that begins at `level` with the heading `piece`, which names `year`, tells of what was done before.
    pub(super) fn is_past(
        &mut self,
        row: &Row<'_>,
        piece: &Piece,
        level: u8,
        year: Option<PlanYear>,
    ) -> bool {
        self.outlooks.retain(|outlook| outlook.level < level);
        // `工作总结与今后打算` over deeds alone is a review's title.
        let titles_review = level == 1 && self.genre == Some(Genre::Review);
        if let Some(past) = self
            .turns(row, piece, year)
            .filter(|past| *past || !titles_review)
        {
            self.outlooks.push(Outlook { level, past });
        }
        let around = self.outlooks.last();
        let past = around.map_or(self.genre == Some(Genre::Review), |around| around.past);
        if past {
            self.told = self.told.max(year.map(PlanYear::last));
        }
        past
    }

    /// Whether a heading that names `year` turns to what was done before, or to what lies ahead.
    fn turns(&self, row: &Row<'_>, piece: &Piece, year: Option<PlanYear>) -> Option<bool> {
        let (text, heading) = (&row.text, piece.whole.clone());
        if self.begins_plan(piece) {
            return Some(collection::is_review(row));
        }
        if genre::heads_deeds(text, heading.clone()) {
            return Some(true);
        }
        let names_work = tells_of_year(piece, row);
        if genre::turns_ahead(text, heading.clone()) || names_work && self.is_next(year) {
            return Some(false);
        }
        let over = || year.is_some_and(|year| self.is_before_plan(year)) && !is_year(piece, row);
        let review = || {
            let named = genre::of(text) == Some(Genre::Review) && year.is_some();
            named && (self.genre != Some(Genre::Plan) || names_part(piece, row))
        };
        let past = genre::heads_review(text, heading) || names_work && over() || review();
        past.then_some(true)
    }

    /// `2026年主要任务` behind what was done in 2025.
    fn is_next(&self, year: Option<PlanYear>) -> bool {
        let year = year.map(PlanYear::first);
        self.told.zip(year).is_some_and(|(told, year)| told < year)
    }

    pub(super) fn is_before_plan(&self, year: PlanYear) -> bool {
        let plan = self.years.plan;
        plan.is_some_and(|plan| plan.is_after(year.first()))
    }

    /// Whether a calendar year, in the title, is that of the term which the plan is of.
    pub(super) fn is_of_term(&self, year: PlanYear, level: u8) -> bool {
        let named = match year {
            PlanYear::Calendar(named) if level == 1 => named,
            _ => return false,
        };
        let of_plan = |plan: PlanYear| named == plan.first() || named == plan.last();
        let term = |plan: &PlanYear| matches!(plan, PlanYear::School { term: Some(_), .. });
        self.years.plan.filter(term).is_some_and(of_plan)
    }
}

/// `2025年工作总结` on a line of its own: a part of a document that is two.
pub(super) fn names_part(piece: &Piece, row: &Row<'_>) -> bool {
    let text = &row.text;
    let start = text.skip_spaces(piece.whole.start);
    let named = matches!(genre::of(text), Some(Genre::Plan | Genre::Review));
    named && year::full(text, start).is_some()
}

/// `2025年主要工作`: whether a heading tells of the year it begins with; `2025年度先进表彰` is something to do.
fn tells_of_year(piece: &Piece, row: &Row<'_>) -> bool {
    const WORK: &[Word] = vocabulary![
        "工作",
        "活动",
        "任务",
        "总结",
        "小结",
        "回顾",
        "情况",
        "成绩",
        "成效",
        "亮点",
        "大事",
        "大事记",
    ];
    let text = &row.text;
    let heading = text.trim_with(piece.body.clone(), |found| matches!(found, ' ' | ':'));
    let begins = text.is(heading.start, Class::NUMBER);
    begins && text.ends_with(heading.end, WORK)
}
