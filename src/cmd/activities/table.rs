//! Activities as a table on the terminal.

use comfy_table::{Table, presets};

use super::{ActivityRow, Plan, Understood};
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::Message;
use crate::model::schedule::Status;

/// Activities in the order of their months, then the themes, then how many there are.
pub fn activities(understood: &Understood, catalogue: &Catalogue) -> String {
    let text = |id| catalogue.text(&Message::new(id));
    if understood.activities.is_empty() && understood.themes.is_empty() {
        return text("activities-none") + "\n";
    }
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(
        ["month", "day", "text", "who", "status", "place"]
            .map(|name| catalogue.lookup(&format!("activities-column-{name}"), &[])),
    );
    let mut rows: Vec<&ActivityRow> = understood.activities.iter().collect();
    rows.sort_by_key(|row| (row.year, row.month, row.day.unwrap_or(u8::MAX)));
    for row in rows {
        table.add_row(cells(row, catalogue));
    }
    let themes = understood.themes.iter().map(|theme| {
        let month = month(theme.year, Some(theme.month), catalogue);
        let text = catalogue.text(&Message::new("activities-theme").arg("text", &theme.text));
        [
            month,
            String::new(),
            text,
            String::new(),
            String::new(),
            place(&theme.file, theme.line),
        ]
    });
    table.add_rows(themes);
    let total = Message::new("activities-total").arg("count", understood.activities.len());
    format!("{table}\n{}\n", catalogue.text(&total))
}

fn cells(row: &ActivityRow, catalogue: &Catalogue) -> [String; 6] {
    let status = match row.status {
        Status::Done => "activities-done",
        Status::Planned => "activities-planned",
    };
    let no_month = row
        .period
        .as_ref()
        .or(row.every.as_ref())
        .filter(|_| row.month.is_none());
    let when = no_month
        .cloned()
        .unwrap_or_else(|| month(row.year, row.month, catalogue));
    [
        when,
        row.day.map(|day| day.to_string()).unwrap_or_default(),
        row.text.clone(),
        row.who.clone().unwrap_or_default(),
        catalogue.text(&Message::new(status)),
        place(&row.file, row.line),
    ]
}

fn month(year: Option<i16>, month: Option<u8>, catalogue: &Catalogue) -> String {
    let Some(month) = month else {
        return String::new();
    };
    catalogue.text(&match year {
        Some(year) => Message::new("activities-month")
            .arg("year", year)
            .arg("month", month),
        None => Message::new("activities-month-without-year").arg("month", month),
    })
}

fn place(file: impl std::fmt::Display, line: usize) -> String {
    format!("{file}:{line}")
}

/// Sentences that mention a month, one a line: place, month, sentence.
pub fn mentions(plans: &[Plan]) -> String {
    let lines = plans.iter().flat_map(|plan| {
        plan.schedule.mentions.iter().map(|mention| {
            let place = place(&plan.file, mention.line);
            format!("{place}\t{}月\t{}\n", mention.month, mention.text)
        })
    });
    lines.collect()
}
