//! Sentences that a page's or a line's end cut in two.

use crate::base::diagnostic::Message;
use crate::base::han;
use crate::import::block::{Block, Kind};
use crate::import::finding::{Finding, excerpt};
use crate::import::label;

/// A shorter text that ends without a mark is an item or a heading, not a piece of a sentence.
const SHORTEST: usize = 24;

/// What is longer, in bytes, is no paragraph that a page cut in two.
const LONGEST: usize = 8_000;

/// How many lines must be of one width before it is that of a page.
const FULL_LINES: usize = 3;

/// A page is no narrower than this, in characters.
const NARROWEST: usize = 20;

/// Joins what belongs together.
pub fn join(blocks: Vec<Block>, found: &mut Vec<Finding>) -> Vec<Block> {
    let width = page_width(&blocks);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last line of the block that is being put together, as it stood in the file.
    let mut last = String::new();
    for block in blocks {
        match joined.last_mut() {
            Some(above) if goes_on(above, &last, &block, width) => {
                found.push(told(above, &block));
                last.clone_from(&block.text);
                han::push_line(&mut above.text, &block.text);
            }
            _ => {
                last.clone_from(&block.text);
                joined.push(block);
            }
        }
    }
    joined
}

fn told(above: &Block, below: &Block) -> Finding {
    let start = above.text.char_indices().rev().nth(7);
    let before = start.map_or(&*above.text, |(start, _)| &above.text[start..]);
    let message = Message::new("import-changed-joined")
        .arg("before", before.replace('\n', " "))
        .arg("after", excerpt(&below.text));
    Finding::new(message, &below.place)
}

/// The width of the page, where lines were broken by one: many are about as long as the longest, and end in the middle.
fn page_width(blocks: &[Block]) -> Option<usize> {
    let lengths = blocks
        .iter()
        .filter(|block| block.is_text())
        .map(|block| length(&block.text));
    let longest = lengths.max().filter(|longest| *longest >= NARROWEST)?;
    let full = blocks
        .iter()
        .filter(|block| is_full(&block.text, longest) && is_cut(&block.text));
    (longest <= 60 && full.count() >= FULL_LINES).then_some(longest)
}

fn is_full(line: &str, width: usize) -> bool {
    length(line) + 3 > width
}

fn length(text: &str) -> usize {
    text.trim().chars().count()
}

/// Whether `below` is the rest of a sentence that `above`, whose last line is `last`, begins.
fn goes_on(above: &Block, last: &str, below: &Block, width: Option<usize>) -> bool {
    let texts = matches!(above.kind, Kind::Plain | Kind::Item(_)) && below.kind == Kind::Plain;
    let is_long = above.text.len() > LONGEST;
    if !texts || is_long || !is_cut(&above.text) || begins_anew(&below.text) {
        return false;
    }
    let wrapped = width.is_some_and(|width| !below.apart && is_full(last, width));
    wrapped || is_sentence(&above.text) && ends_like_sentence(&below.text)
}

/// Whether a text ends in the middle of a sentence.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end();
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let opens = matches!(
        last,
        '，' | '、' | ',' | '（' | '(' | '“' | '《' | '—' | '·'
    );
    opens || last.is_alphanumeric() || is_open(text)
}

/// Whether a bracket or a quotation is not closed.
fn is_open(text: &str) -> bool {
    let count = |wanted: char| text.matches(wanted).count();
    [('（', '）'), ('《', '》'), ('【', '】')]
        .into_iter()
        .any(|(open, close)| count(open) > count(close))
}

/// Whether a text is long enough for a sentence and has parts as one.
fn is_sentence(text: &str) -> bool {
    length(text) >= SHORTEST && text.contains(['，', '。', '；', '、', ',', '：'])
}

/// The rest of a sentence ends as a sentence, or goes on itself.
fn ends_like_sentence(text: &str) -> bool {
    let last = text.trim_end().chars().next_back().unwrap_or_default();
    "。！？；：，、.!?;:,”）)".contains(last) || is_sentence(text)
}

/// Whether a line begins something of its own: a number, a month, a date, another heading.
fn begins_anew(text: &str) -> bool {
    let text = text.trim_start();
    let counted = [
        "一是", "二是", "三是", "四是", "五是", "六是", "首先", "其次", "再次", "最后",
    ];
    label::read(text).is_some()
        || label::is_month(text)
        || text.starts_with(['【', '★', '◆', '●', '■', '※', '＊', '[', '|', '第'])
        || counted.iter().any(|word| text.starts_with(word))
        || is_field(text)
}

/// `时间：4月`, `附件：名单`.
fn is_field(text: &str) -> bool {
    let name = text
        .split(['：', ':'])
        .next()
        .filter(|name| name.len() < text.len());
    name.is_some_and(|name| length(name) <= 6 && name.chars().all(han::is_han))
}
