//! The rows and cells of a table, as they are when its tracked changes are accepted.
//!
//! In: rows as they stand in a Word file. Out: those that stay. Invariant: what was merged downwards from a row that went
//! stands in the first row that stays.

use std::collections::BTreeMap;

use crate::import::word::xml::Node;

/// The most columns that a cell takes.
const WIDEST: usize = 60;

/// The rows that stay.
pub fn left(rows: Vec<Node>) -> Vec<Node> {
    let mut begun: BTreeMap<usize, Node> = BTreeMap::new();
    let mut left = Vec::new();
    for mut row in rows {
        let is_gone = is_deleted(&row);
        let mut at = outside(&row, "gridBefore");
        for cell in cells_mut(&mut row) {
            let width = span(cell);
            let above = begun.remove(&at);
            match (goes_on(cell), above) {
                (true, Some(above)) if is_gone => _ = begun.insert(at, above),
                (true, Some(above)) => *cell = above,
                (false, _) if is_gone && is_merged(cell) => _ = begun.insert(at, cell.clone()),
                _ => {}
            }
            at += width;
        }
        if !is_gone {
            left.push(row);
        }
    }
    left
}

/// Whether a row or a cell was deleted.
pub fn is_deleted(node: &Node) -> bool {
    node.path(&["trPr", "del"]).is_some() || node.path(&["tcPr", "cellDel"]).is_some()
}

/// How many rows and cells were deleted in a table, and in the tables within.
pub fn tracked(node: &Node) -> usize {
    let children = node.children.iter().map(|child| match is_deleted(child) {
        true => 1,
        false => tracked(child),
    });
    children.sum()
}

/// The cells of a row that were not deleted.
pub fn cells(row: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    for child in &row.children {
        match child.name.as_str() {
            "tc" if is_deleted(child) => {}
            "tc" => found.push(child),
            "sdt" | "sdtContent" | "customXml" => found.extend(cells(child)),
            _ => {}
        }
    }
    found
}

fn cells_mut(row: &mut Node) -> Vec<&mut Node> {
    let mut found = Vec::new();
    for child in &mut row.children {
        match child.name.as_str() {
            "tc" if is_deleted(child) => {}
            "tc" => found.push(child),
            "sdt" | "sdtContent" | "customXml" => found.extend(cells_mut(child)),
            _ => {}
        }
    }
    found
}

/// How many columns a cell takes.
pub fn span(cell: &Node) -> usize {
    let span = cell
        .child("tcPr")
        .and_then(|properties| properties.value("gridSpan"));
    let span = span.and_then(|span| span.parse().ok()).unwrap_or(1);
    usize::clamp(span, 1, WIDEST)
}

/// How many columns a row leaves out before its first cell or after its last, as `name` says.
pub fn outside(row: &Node, name: &str) -> usize {
    let properties = row.child("trPr");
    let count = properties.and_then(|properties| properties.value(name));
    count.and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn is_merged(cell: &Node) -> bool {
    cell.path(&["tcPr", "vMerge"]).is_some()
}

fn goes_on(cell: &Node) -> bool {
    let merged = cell.path(&["tcPr", "vMerge"]);
    merged.is_some_and(|merged| merged.attribute("val") != Some("restart"))
}
