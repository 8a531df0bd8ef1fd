//! What each line of a Word file is: a heading, an item of a list, a paragraph.
//!
//! In: paragraphs and tables in their order. Out: blocks. Invariant: an item is never taken for a heading because it is
//! numbered: something must stand below that is not one more of its kind.

use crate::base::place::Place;
use crate::import::block::{Block, Kind};
use crate::import::label::{self, Level};
use crate::import::markdown::item;
use crate::import::word::number::Label;
use crate::import::word::paragraph::Paragraph;
use crate::import::word::span::markdown;
use crate::import::{escape, plain};

/// More characters than this are no heading.
const LONGEST: usize = 40;

/// A line of the text before it is known what it is.
pub enum Line {
    Paragraph(Box<Paragraph>, Place),
    Block(Block),
}

/// Lines as blocks, now that each knows its neighbours.
#[must_use]
pub fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line {
            Line::Block(block) => blocks.push(block.clone()),
            Line::Paragraph(read, place) => {
                let below = lines.get(at + 1);
                let block = block(read, place, below, at);
                match blocks.last_mut() {
                    // A title on two lines is one.
                    Some(above) if is_top(&block) && is_top(above) && is_title(read, at) => {
                        above.text.push_str(&block.text)
                    }
                    _ => blocks.push(block),
                }
            }
        }
    }
    plain::spread(&mut blocks);
    blocks
}

fn is_top(block: &Block) -> bool {
    block.kind == Kind::Heading(1)
}

fn block(read: &Paragraph, place: &Place, below: Option<&Line>, at: usize) -> Block {
    let label = match &read.label {
        Some(Label::Number(label)) => label.clone(),
        _ => String::new(),
    };
    let text = |bold| markdown(&read.spans, bold);
    if let Some(level) = heading(read, &label, below, at) {
        let words = text(false).replace("\\\n", "");
        return Block::new(
            Kind::Heading(level),
            format!("{}{words}", spaced(&label)),
            place.clone(),
        );
    }
    if let Some(Label::Bullet(level)) = &read.label {
        let mark = format!("{}- ", "  ".repeat((*level).min(3)));
        return Block {
            apart: false,
            ..Block::new(Kind::Item(mark), escape::start(&text(true)), place.clone())
        };
    }
    if read.words().is_empty() {
        return Block::new(Kind::Verbatim, text(true), place.clone());
    }
    let written = text(true);
    if let Some((ticked, words)) = ticked(&written).filter(|_| label.is_empty()) {
        return Block {
            apart: false,
            ..Block::new(
                Kind::Item(format!("- [{ticked}] ")),
                words.to_owned(),
                place.clone(),
            )
        };
    }
    let line = format!("{}{written}", spaced(&label));
    let (kind, _) = plain::kind(&read.words());
    match (kind, item(&line)) {
        (_, Some((mark, words)))
            if !label.is_empty()
                || mark.trim().len() <= 4
                    && mark.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            Block {
                apart: false,
                ..Block::new(
                    Kind::Item(mark.to_owned()),
                    escape::start(words),
                    place.clone(),
                )
            }
        }
        _ => Block::new(Kind::Plain, escape::start(&line), place.clone()),
    }
}

/// `☑ 座谈会`: whether it is ticked, and the words.
fn ticked(markdown: &str) -> Option<(char, &str)> {
    let first = markdown.chars().next()?;
    let ticked = match first {
        '☑' | '✓' | '✔' => 'x',
        '☐' => ' ',
        _ => return None,
    };
    let words = markdown[first.len_utf8()..].trim_start();
    (!words.is_empty()).then_some((ticked, words))
}

/// A label as it stands before words: `1.` needs a space, `一、` has none.
fn spaced(label: &str) -> String {
    let needs = label
        .chars()
        .next_back()
        .is_some_and(|last| last.is_ascii());
    if needs {
        format!("{label} ")
    } else {
        label.to_owned()
    }
}

/// The level of the heading that a paragraph is.
fn heading(read: &Paragraph, label: &str, below: Option<&Line>, at: usize) -> Option<u8> {
    let words = format!("{label}{}", read.words());
    if read.words().is_empty() {
        return None;
    }
    if read.style.is_title || is_title(read, at) {
        return Some(1);
    }
    if read.style.heading.is_some() {
        return read.style.heading;
    }
    let is_short = words.chars().count() <= LONGEST
        && !words.contains('\n')
        && !words.ends_with(['。', '；', '，', '！', '？', ';']);
    if !is_short || matches!(read.label, Some(Label::Bullet(_))) {
        return None;
    }
    let numbered = label::read(&words).map(|label| label.level);
    match (numbered, read.strong) {
        _ if label::is_month(&words) && read.strong => Some(3),
        (Some(Level::First), _) if has_text_below(below, Level::First, read.strong) => Some(2),
        (Some(Level::Second), true) if has_text_below(below, Level::Second, true) => Some(3),
        (None, true) if !read.centered && has_plain_below(below) => Some(2),
        _ => None,
    }
}

/// Whether something follows that is neither one more of the same nor the next month: then this is a heading over it.
fn has_text_below(below: Option<&Line>, own: Level, strong: bool) -> bool {
    match below {
        None => false,
        Some(Line::Block(_)) => true,
        Some(Line::Paragraph(next, _)) => {
            let label = match &next.label {
                Some(Label::Number(label)) => label.as_str(),
                _ => "",
            };
            let words = format!("{label}{}", next.words());
            let level = label::read(&words).map(|label| label.level);
            let differs = level != Some(own) || strong && !next.strong;
            differs && (strong || !label::is_month(&words) || level.is_some())
        }
    }
}

fn has_plain_below(below: Option<&Line>) -> bool {
    match below {
        None => false,
        Some(Line::Block(_)) => true,
        Some(Line::Paragraph(next, _)) => {
            !next.strong
                || next.label.is_some()
                || label::is_month(&next.words())
                || label::read(&next.words()).is_some()
        }
    }
}

/// Whether a paragraph is the title, or a line of it: at the top, in the middle, in large or strong letters.
fn is_title(read: &Paragraph, at: usize) -> bool {
    const LARGE: u32 = 34;
    let words = read.words();
    let is_line = words.chars().count() <= LONGEST
        && !words.contains(['。', '；', '，', '：', '〔'])
        && !words.starts_with(['（', '(']);
    let looks = read.centered && (read.strong || read.size.is_some_and(|size| size >= LARGE));
    at < 3
        && is_line
        && looks
        && read.label.is_none()
        && label::read(&words).is_none()
        && !label::is_month(&words)
}
