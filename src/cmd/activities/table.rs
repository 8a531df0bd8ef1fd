//! Activities as a table on the terminal.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, presets,
};

use super::{ActivityRow, Plan, Understood};
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::cmd::terminal::Terminal;
use crate::model::schedule::Status;

/// A rule below the headings and at both ends, none between the rows.
const STYLE: TableStyle = presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none());

/// Activities in the order of their months, then the themes, then how many there are.
pub fn activities(understood: &Understood, terminal: &Terminal) -> String {
    let catalogue = &terminal.catalogue;
    let text = |id| catalogue.text(&Message::new(id));
    if understood.activities.is_empty() && understood.themes.is_empty() {
        return text("activities-none") + "\n";
    }
    let mut table = Table::new();
    let folder = common_folder(understood);
    let mut header = ["month", "day", "text", "who", "status", "place"]
        .map(|name| catalogue.lookup(&format!("activities-column-{name}"), &[]));
    header[5] = format!("{} {folder}", header[5]);
    table.set_header(header);
    let mut rows: Vec<&ActivityRow> = understood.activities.iter().collect();
    rows.sort_by_key(|row| {
        (
            row.year,
            row.month.is_none(),
            row.month,
            row.day.unwrap_or(u8::MAX),
        )
    });
    for row in rows {
        table.add_row(cells(row, folder, catalogue));
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
            place(below(&theme.file, folder), theme.line),
        ]
    });
    table.add_rows(themes);
    lay_out(&mut table, terminal.width());
    let total = Message::new("activities-total").arg("count", understood.activities.len());
    format!("{}\n{}\n", table.trim_fmt(), catalogue.text(&total))
}

/// The folder, with a final `/`, that all that is shown lies in; empty where there is none.
fn common_folder(understood: &Understood) -> &str {
    let of_activities = understood.activities.iter().map(|row| &row.file);
    let of_themes = understood.themes.iter().map(|row| &row.file);
    let folders = of_activities.chain(of_themes).map(|file| {
        let path = file.as_str();
        &path[..path.rfind('/').map_or(0, |at| at + 1)]
    });
    let shorter = |one: &'_ str, other: &str| {
        let equal = one.split_inclusive('/').zip(other.split_inclusive('/'));
        let equal = equal.take_while(|(one, other)| one == other);
        equal.map(|(part, _)| part.len()).sum::<usize>()
    };
    folders
        .reduce(|one, other| &one[..shorter(one, other)])
        .unwrap_or_default()
}

/// The path of `file` from `folder`, in which it lies.
fn below<'a>(file: &'a SourcePath, folder: &str) -> &'a str {
    file.as_str().strip_prefix(folder).unwrap_or(file.as_str())
}

/// Months and days stand right-aligned; texts take what `width` leaves them, in as many lines as they need.
fn lay_out(table: &mut Table, width: Option<u16>) {
    table.load_style(STYLE);
    for (at, column) in table.column_iter_mut().enumerate() {
        match at {
            0 | 1 => column.set_cell_alignment(CellAlignment::Right),
            _ => {}
        }
        if matches!(at, 0 | 1 | 4) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(width);
    }
}

fn cells(row: &ActivityRow, folder: &str, catalogue: &Catalogue) -> [String; 6] {
    let status = match row.status {
        Status::Done => "activities-done",
        Status::Planned => "activities-planned",
    };
    [
        when(row, catalogue),
        days(row),
        row.text.clone(),
        row.who.clone().unwrap_or_default(),
        catalogue.text(&Message::new(status)),
        place(below(&row.file, folder), row.line),
    ]
}

/// The month; without one the period, or how often it comes back.
fn when(row: &ActivityRow, catalogue: &Catalogue) -> String {
    let label = row.period.as_ref().or(row.every.as_ref());
    match (label, row.year) {
        (Some(label), Some(year)) if row.month.is_none() => catalogue.text(
            &Message::new("activities-period")
                .arg("year", year)
                .arg("period", label),
        ),
        (Some(label), None) if row.month.is_none() => label.clone(),
        _ => month(row.year, row.month, catalogue),
    }
}

/// `3`, or `3—5`.
fn days(row: &ActivityRow) -> String {
    let first = row.day.map(|day| day.to_string()).unwrap_or_default();
    match row.end_day {
        Some(last) => format!("{first}—{last}"),
        None => first,
    }
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
