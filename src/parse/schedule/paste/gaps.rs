//! Gaps: the cells of a line that wide spaces part, `一　月　　　　班组拔河赛　　　　料场`.
//!
//! In: a line. Out: its cells, as they stand in it. Invariant: a gap of one wide space parts no two letters that stand by themselves, where
//! words may be spread out to fill their cells.

use std::ops::Range;

/// The cells of a line in which no word is spread out.
pub(super) fn close_cells(line: &str) -> Vec<&str> {
    slices(line, words(line))
}

/// What stands in each of `ranges`.
fn slices(line: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
    let ranges = ranges.into_iter();
    ranges.filter_map(|range| line.get(range)).collect()
}

/// A wide space, and the others that take as much room.
const WIDE: &str = "　";
const NARROW: &str = "  ";

/// The cells of a line that gaps part; one wide space between two letters spreads out a word, as in `一　月`, up to 月.
pub(super) fn cells(line: &str) -> Vec<&str> {
    slices(line, ranges(line))
}

/// The same of the head of a table, where two letters far apart are one cell if they spell a name, as in `内　　容`.
pub(super) fn head_cells(line: &str, is_name: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    for cell in ranges(line) {
        let joined = cells.last().map(|above| above.start..cell.end);
        let spells = cells.last().is_some_and(|above| is_single(line, above))
            && is_single(line, &cell)
            && joined
                .and_then(|joined| line.get(joined))
                .is_some_and(&is_name);
        match cells.last_mut().filter(|_| spells) {
            Some(above) => above.end = cell.end,
            None => cells.push(cell),
        }
    }
    slices(line, cells)
}

/// Where the cells of a line stand.
fn ranges(line: &str) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut above = 0..0;
    for word in words(line) {
        let gap = line.get(above.end..word.start);
        let spread =
            matches!(gap, Some(WIDE | NARROW)) && is_single(line, &above) && is_single(line, &word);
        let month = line.get(above.clone()) == Some("月");
        let goes_on = |cell: &&mut Range<usize>| spread && !(month && cell.start < above.start);
        match cells.last_mut().filter(goes_on) {
            Some(cell) => cell.end = word.end,
            None => cells.push(word.clone()),
        }
        above = word;
    }
    cells
}

/// Whether `range` is one letter.
fn is_single(line: &str, range: &Range<usize>) -> bool {
    let letters = line.get(range.clone()).unwrap_or_default().chars();
    letters.count() == 1
}

/// Where the words of a line stand that a wide space or two others part.
fn words(line: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    for part in line.split(WIDE) {
        let mut start = at;
        for word in part.split(NARROW) {
            let end = start + word.trim_end().len();
            let own = start + word.len() - word.trim_start().len()..end;
            found.extend(Some(own).filter(|own| !own.is_empty()));
            start += word.len() + NARROW.len();
        }
        at += part.len() + WIDE.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{cells, close_cells, head_cells};

    #[test]
    fn letters_that_one_gap_parts_are_a_word() {
        for (line, expected) in [
            (
                "一　月　　拔　河　　料场",
                &["一　月", "拔　河", "料场"][..],
            ),
            ("时  间      项  目", &["时  间", "项  目"]),
            ("二　月　团　拜　李四", &["二　月", "团　拜", "李四"]),
            ("3　植树　后山", &["3", "植树", "后山"]),
        ] {
            assert_eq!(cells(line), expected, "{line}");
        }
        assert_eq!(close_cells("月　日　内容"), ["月", "日", "内容"]);
        let head = head_cells("时　间　　　内　　容　　　人", |name| {
            name == "内　　容"
        });
        assert_eq!(head, ["时　间", "内　　容", "人"]);
    }
}
