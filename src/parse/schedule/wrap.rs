//! Broken lines: a text whose lines were broken at a width and not by its author, as letters and prints have them, put
//! together again.
//!
//! In: blocks. Out: the same; where the document was broken so, each line that breaks off and the next are one. It was where
//! a line ends in the middle of a word, so that the next has one letter before its comma, or where the lines that break
//! off are as long as the longest, all or most of them; an empty line may stand behind each. A line that ends with
//! `、`, or lists months and breaks off, goes on in any document. Invariant: a line that begins an item or a label is joined to
//! none above it.

mod spaced;

use std::borrow::Cow;

use crate::model::block::{Block, BlockKind, Line};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label;
use crate::parse::schedule::number;
use crate::parse::schedule::numbering;
use crate::parse::schedule::text::{Folded, Text};

/// How many letters a line has at least that was broken, and how wide lines are that were broken at a width.
const SHORTEST: usize = 8;
const SHORT: Full = Full {
    measure: letters,
    least: SHORTEST,
    all: true,
};
const NARROWEST: usize = 36;

/// How wide narrow lines are that were broken at a width, and how many of them are no accident.
const NARROW: usize = 26;
const MANY: usize = 8;

/// How much narrower than the widest a full line may be: by its indent, or by a mark that would not fit.
const LEEWAY: usize = 6;

/// The least number of lines broken at one width that are no accident, where all that break off are so long, and where but
/// most of them are.
const LEAST: usize = 3;
const ENOUGH: usize = 5;

/// `blocks` with the lines joined that were broken.
#[must_use]
pub fn mended(blocks: &[Block]) -> Cow<'_, [Block]> {
    match spaced::closed_up(blocks) {
        Some(closed) => Cow::Owned(with_whole_lines(&closed).into_owned()),
        None => with_whole_lines(blocks),
    }
}

/// The same, where no empty line stands within a text that was broken.
fn with_whole_lines(blocks: &[Block]) -> Cow<'_, [Block]> {
    let full = broken(blocks);
    if full.is_none() && !blocks.iter().any(may_go_on) {
        return Cow::Borrowed(blocks);
    }
    let mended = blocks.iter().enumerate().map(|(number, block)| Block {
        lines: match is_text(block) {
            true => joined(&block.lines, number == 0, full),
            false => block.lines.clone(),
        },
        ..block.clone()
    });
    Cow::Owned(mended.collect())
}

/// Whether a line that is not the last of its block ends in the middle of what it names, `冰箱、`, or runs on: `1月：…2月：…`.
fn may_go_on(block: &Block) -> bool {
    let above = block.lines.split_last().filter(|_| is_text(block));
    let goes_on = |line: &Line| is_open(&line.text) || lists_months(&line.text, 2);
    above.is_some_and(|(_, above)| above.iter().any(goes_on))
}

/// Whether a line ends in the middle of what it names.
fn is_open(line: &str) -> bool {
    line.trim_end().ends_with('、')
}

fn is_text(block: &Block) -> bool {
    let is_text = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Indented
    );
    is_text && block.lines.len() > 1
}

/// How long a line is at least that was broken, and how that is measured.
#[derive(Clone, Copy)]
struct Full {
    measure: fn(&str) -> usize,
    least: usize,
    /// Whether all lines that break off are so long, and not only most.
    all: bool,
}

impl Full {
    fn is(self, line: &str) -> bool {
        (self.measure)(line) >= self.least
    }
}

/// Whether lines were broken: all that are as long as these.
fn broken(blocks: &[Block]) -> Option<Full> {
    let mut seams: Vec<(&str, &str)> = Vec::new();
    for block in blocks.iter().filter(|block| is_text(block)) {
        let pairs = block.lines.iter().zip(block.lines.iter().skip(1));
        let pairs = pairs.map(|(above, below)| (&*above.text, &*below.text));
        seams.extend(pairs.filter(is_seam));
    }
    let count = |is: fn(&(&str, &str)) -> bool| seams.iter().filter(|seam| is(seam)).count();
    let inside = count(|(_, below)| begins_in_a_word(below));
    if inside >= 2 && inside * 8 >= seams.len() {
        return Some(SHORT);
    }
    let flowing = count(|(above, _)| above.contains(['，', '。', '；', ',']));
    if seams.len() < LEAST || flowing * 2 < seams.len() {
        return narrow(blocks, &seams).filter(|_| flowing * 4 >= seams.len());
    }
    let by_width = || {
        widest(blocks, width, NARROWEST).map(|widest| Full {
            measure: width,
            least: widest - LEEWAY,
            all: true,
        })
    };
    let by_count = || {
        widest(blocks, letters, NARROWEST / 2).map(|widest| Full {
            measure: letters,
            least: widest - LEEWAY / 2,
            all: true,
        })
    };
    let fitting = |full: Full| {
        // What stands above the first full line are titles.
        let text = seams.iter().map(|(above, _)| full.is(above));
        let text: Vec<bool> = text.skip_while(|long| !long).collect();
        let long = text.iter().filter(|long| **long).count();
        let all = long == seams.len();
        let fits = all || long >= ENOUGH && long * 4 >= text.len() * 3;
        fits.then_some(Full { all, ..full })
    };
    let by_width = || by_width().and_then(fitting);
    let by_count = || by_count().and_then(fitting);
    by_width().or_else(by_count)
}

/// The same of narrow lines: at `seams` all but the first, which may be a title, are as wide as the widest.
fn narrow(blocks: &[Block], seams: &[(&str, &str)]) -> Option<Full> {
    let full = Full {
        measure: width,
        least: widest(blocks, width, NARROW)? - LEEWAY,
        all: true,
    };
    let mut text = seams.iter().skip(1);
    (seams.len() >= MANY && text.all(|(above, _)| full.is(above))).then_some(full)
}

/// Whether a line may have been broken between these two.
fn is_seam((above, below): &(&str, &str)) -> bool {
    !ends(above) && !stands_apart(below) && above.chars().nth(SHORTEST - 1).is_some()
}

/// How long the longest line is that has one below it, where that is at least `least`; of many lines one in twelve may be longer.
fn widest(blocks: &[Block], measure: fn(&str) -> usize, least: usize) -> Option<usize> {
    let texts = blocks.iter().filter(|block| is_text(block));
    let above = texts
        .filter_map(|block| block.lines.split_last())
        .flat_map(|(_, above)| above);
    let mut widths: Vec<usize> = above.map(|line| measure(&line.text)).collect();
    widths.sort_unstable_by(|one, other| other.cmp(one));
    let widest = widths.get(widths.len() / 12).copied();
    widest.filter(|widest| *widest >= least)
}

/// How many letters a line has.
fn letters(line: &str) -> usize {
    line.trim().chars().count()
}

/// How much room the letters of a line take.
fn width(line: &str) -> usize {
    // A letter that is not ASCII has one byte that goes on no other.
    let bytes = line.trim().bytes();
    bytes
        .map(|byte| match byte {
            0..0x80 => 1,
            0x80..0xc0 => 0,
            _ => 2,
        })
        .sum()
}

/// Whether a line is at its end, or its last letter may end an item.
fn ends(line: &str) -> bool {
    let last = line.trim_end().chars().next_back();
    last.is_none_or(|last| {
        matches!(
            last,
            '。' | '；'
                | '！'
                | '？'
                | '：'
                | '.'
                | ';'
                | '!'
                | '?'
                | ':'
                | '）'
                | ')'
                | '】'
                | '”'
                | '…'
        )
    })
}

/// Whether a line looks as if it began something: it has a number, a bracket or a colon near its beginning, or columns.
fn stands_apart(line: &str) -> bool {
    let line = line.trim_start();
    let first = line.chars().next();
    let opens = |found: char| {
        !found.is_alphabetic() || number::is_part(found) || matches!(found, '〇' | '元' | '第')
    };
    first.is_none_or(opens)
        || line
            .chars()
            .take(8)
            .any(|found| matches!(found, ':' | '：'))
        || has_columns(line)
}

/// Whether a tab or a stroke stands in the line.
fn has_columns(line: &str) -> bool {
    line.bytes().any(|byte| matches!(byte, b'\t' | b'|')) || line.contains('｜')
}

/// Whether only one letter stands before the first comma or stop: the end of a word that begins in the line above.
fn begins_in_a_word(line: &str) -> bool {
    let mut letters = line.trim().chars();
    let first = letters
        .next()
        .is_some_and(|first| first.is_alphabetic() && !first.is_ascii());
    let ended = letters
        .next()
        .is_none_or(|next| matches!(next, '，' | '。' | '；' | '！' | '？' | ',' | ';'));
    first && ended
}

fn joined(lines: &[Line], opening: bool, full: Option<Full>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last: Option<&Line> = None;
    for line in lines {
        let title = opening && joined.len() == 1;
        // What the line above holds from others says nothing of how it ends.
        let goes_on = last.is_some_and(|last| {
            goes_on(last, line) || full.is_some_and(|full| fills(last, line, title, full))
        });
        match joined.last_mut() {
            Some(above) if goes_on => append(above, line),
            _ => joined.push(line.clone()),
        }
        last = Some(line);
    }
    joined
}

fn append(above: &mut Line, line: &Line) {
    let start = line.text.trim_start();
    above.text.truncate(above.text.trim_end().len());
    let ascii = |found: Option<char>| found.is_some_and(|found| found.is_ascii_alphanumeric());
    if ascii(above.text.chars().next_back()) && ascii(start.chars().next()) {
        above.text.push(' ');
    }
    above.text.push_str(start);
    above.span.end = line.span.end;
}

/// Whether `line` goes on with what the line above names, wherever that ends.
fn goes_on(above: &Line, line: &Line) -> bool {
    let begins = || {
        let begun = Folded::new(&line.text);
        is_named(&begun.text()) || is_dated(&begun.text())
    };
    let open = is_open(&above.text) || lists_months(&above.text, 2) && lists_months(&line.text, 1);
    is_torn(&above.text, &line.text) || open && !ends(&above.text) && !begins()
}

/// Whether at least so many months with colons stand in a line, `1月：…2月：…`.
fn lists_months(line: &str, least: usize) -> bool {
    let months = line.match_indices('月').filter(|(at, month)| {
        let behind = line.get(at + month.len()..).unwrap_or_default();
        behind
            .trim_start_matches('份')
            .starts_with(['：', ':', ' '])
    });
    months.count() >= least
}

/// Whether `line` goes on with what breaks off in the line above, which may be a title, because that is full.
fn fills(above: &Line, line: &Line, title: bool, full: Full) -> bool {
    let named = title
        && ["计划", "要点", "安排", "方案", "打算"]
            .iter()
            .any(|word| above.text.trim_end().ends_with(word));
    let goes_on = full.all || full.is(&line.text) || ends(&line.text);
    if ends(&above.text) || named || !full.is(&above.text) || !goes_on || has_columns(&line.text) {
        return false;
    }
    let bound = above
        .text
        .trim_end()
        .ends_with(['于', '在', '至', '和', '及', '与', '、', '，', ',']);
    let begun = Folded::new(&line.text);
    let begun = begun.text();
    !is_named(&begun) && (bound || !is_dated(&begun))
}

/// Whether a line begins with a number, or with a word that a colon follows; one letter is the end of one.
fn is_named(line: &Text<'_>) -> bool {
    let colon = line.first(0..8, Class::COLON);
    numbering::leading(line, 0).is_some() || colon.is_some_and(|colon| colon > 1)
}

/// Whether a line begins with a month.
fn is_dated(line: &Text<'_>) -> bool {
    let label = label::scan(line, line.skip_spaces(0));
    label.is_some_and(|found| found.when.has_month())
}

/// `…爬山。十` above `一月份：`: the end of a line is a numeral by itself.
fn is_torn(above: &str, below: &str) -> bool {
    let mut last = above.trim_end().chars().rev();
    let numeral = last.next().is_some_and(number::is_part);
    let alone = last
        .next()
        .is_some_and(|found| matches!(found, '。' | '；' | '，' | ' '));
    let rest = below.trim_start();
    let month = rest.trim_start_matches(number::is_part).starts_with('月');
    numeral && alone && month
}
