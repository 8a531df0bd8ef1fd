//! What the template engine says and of which place, whatever form it says it in.
//!
//! In: a report of the engine, or several that it has put into words already. Out: [`Frame`]s.
//! Invariant: what does not have the engine's form gives no frame.

use tera::ReportError;

/// One thing that is wrong in one template.
pub struct Frame<'a> {
    /// The template, as the engine knows it.
    pub template: &'a str,
    /// What is wrong, in the engine's words.
    pub message: &'a str,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// How many characters are meant, at least 1.
    pub width: usize,
}

impl<'a> Frame<'a> {
    /// A report. Its span counts characters, lines from 1 and columns from 0.
    pub fn of(report: &'a ReportError) -> Frame<'a> {
        let span = report.span();
        let width = match span.end_line == span.start_line {
            true => span.end_col.saturating_sub(span.start_col).max(1),
            false => 1,
        };
        Frame {
            template: report.filename(),
            message: report.message(),
            line: span.start_line.max(1),
            column: span.start_col + 1,
            width,
        }
    }

    /// Where in `text`, which is that of `template`, `word` stands first; at its beginning if nowhere.
    pub fn at_word(template: &'a str, text: &str, word: &'a str) -> Frame<'a> {
        let before = text.find(word).map_or("", |at| &text[..at]);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Frame {
            template,
            message: word,
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            width: word.chars().count().max(1),
        }
    }
}

/// The reports in `text`, each of five lines: `error: MESSAGE`, `--> TEMPLATE:LINE:COLUMN`, a bar, the line, the mark.
pub fn frames(text: &str) -> Vec<Frame<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(5).filter_map(frame).collect()
}

fn frame<'a>(lines: &[&'a str]) -> Option<Frame<'a>> {
    let [head, origin, _, _, mark] = lines else {
        return None;
    };
    let mut origin = origin.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = origin.next()?.parse().ok()?;
    let line = origin.next()?.parse().ok()?;
    Some(Frame {
        template: origin.next()?,
        message: head.strip_prefix("error: ")?,
        line,
        column,
        width: mark.matches('^').count().max(1),
    })
}
