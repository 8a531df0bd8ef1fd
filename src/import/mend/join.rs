//! Sentences that a page's or a line's end cut in two.

use crate::base::diagnostic::Message;
use crate::base::han;
use crate::import::block::{Block, Kind};
use crate::import::finding::{Finding, excerpt};
use crate::import::label::{self, Level};

/// A shorter text that ends without a mark is an item or a heading, not a piece of a sentence.
const SHORTEST: usize = 24;

/// What is longer, in bytes, is no paragraph that a page cut in two.
const LONGEST: usize = 8_000;

/// How many lines must be of one width before it is that of a page.
const FULL_LINES: usize = 3;

/// What is planned begins with one of these.
const VERBS: [&str; 24] = [
    "组织", "召开", "举办", "开展", "慰问", "走访", "评选", "布置", "参加", "完成", "做好", "举行",
    "制定", "筹备", "发放", "推荐", "建立", "安排", "协助", "配合", "申报", "检查", "总结", "继续",
];

/// A page is no narrower than this, in characters.
const NARROWEST: usize = 20;

/// What is known of the pages that the text stood on.
#[derive(Debug, Default)]
pub struct Pages {
    /// Whether paragraphs end where their author ended them, as in a Word file.
    pub certain: bool,
    /// The lines that numbered pages, which were taken out.
    pub numbers: Vec<usize>,
}

/// Joins what belongs together.
pub fn join(blocks: Vec<Block>, pages: &Pages, found: &mut Vec<Finding>) -> Vec<Block> {
    let width = page_width(&blocks);
    let listed = below_months(&blocks);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    // The last line of the block that is being put together, as it stood in the file.
    let mut last = String::new();
    for (block, listed) in blocks.into_iter().zip(listed) {
        match joined.last_mut() {
            Some(above)
                if goes_on(
                    above,
                    &last,
                    &block,
                    width,
                    pages.doubts(above, &block, listed),
                ) =>
            {
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

impl Pages {
    /// Whether `below` is a paragraph of its own as far as one can see: its file says so, or it is `listed` below a month,
    /// where each line is an activity; unless a page ended between.
    fn doubts(&self, above: &Block, below: &Block, listed: bool) -> bool {
        let between = above.place.line..below.place.line;
        let is_torn = self.numbers.iter().any(|line| between.contains(line));
        let is_prose = above.text.contains('。') || label::read(&above.text).is_some();
        let is_item = listed && !is_prose && !label::is_month(&above.text);
        (self.certain || is_item) && !is_torn
    }
}

/// For each block, whether it stands in the list below a month.
fn below_months(blocks: &[Block]) -> Vec<bool> {
    let mut below = false;
    let listed = blocks.iter().map(|block| {
        let is_month = label::is_month(&block.text);
        let ends = matches!(block.kind, Kind::Heading(_))
            || label::read(&block.text).is_some_and(|label| label.level == Level::First);
        below = is_month || below && !ends;
        below
    });
    listed.collect()
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
    (longest <= 60 && full.count() >= FULL_LINES && ends_paragraphs(blocks, longest))
        .then_some(longest)
}

/// Whether short lines below full ones end sentences, as the last lines of paragraphs do and items of a list do not.
fn ends_paragraphs(blocks: &[Block], width: usize) -> bool {
    let pairs = blocks.windows(2).filter(|pair| match pair {
        [above, below] => {
            let is_plain = !below.apart && below.kind == Kind::Plain;
            is_plain && is_full(&above.text, width) && !is_full(&below.text, width)
        }
        _ => false,
    });
    let last: Vec<bool> = pairs
        .map(|pair| {
            pair[1]
                .text
                .trim_end()
                .ends_with(['。', '；', '！', '？', '：', '.', '”', '）'])
        })
        .collect();
    let ended = last.iter().filter(|ended| **ended).count();
    ended * 2 > last.len()
}

fn is_full(line: &str, width: usize) -> bool {
    length(line) + 3 > width
}

fn length(text: &str) -> usize {
    text.trim().chars().count()
}

/// Whether `below` is the rest of a sentence that `above`, whose last line is `last`, begins. With `doubts` that must be
/// seen from how `above` ends.
fn goes_on(above: &Block, last: &str, below: &Block, width: Option<usize>, doubts: bool) -> bool {
    let texts = matches!(above.kind, Kind::Plain | Kind::Item(_)) && below.kind == Kind::Plain;
    let is_long = above.text.len() > LONGEST;
    if !texts || is_long || !is_cut(&above.text) || begins_anew(&below.text) {
        return false;
    }
    let wrapped = width.is_some_and(|width| !below.apart && is_full(last, width));
    let is_sure = !doubts || is_unfinished(&above.text);
    let is_own = !is_sure && VERBS.iter().any(|verb| below.text.starts_with(verb));
    wrapped && !is_own || is_sure && is_sentence(&above.text) && ends_like_sentence(&below.text)
}

/// Whether a text ends in the middle of a sentence.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '—' | '·'))
        || is_unfinished(text)
}

/// Whether a text ends with a mark that something must follow.
fn is_unfinished(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['，', '、', ',', '（', '(', '“', '《']) || is_open(text)
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
        || text.starts_with(['【', '※', '＊', '[', '|', '第'])
        || text.starts_with(is_bullet)
        || counted.iter().any(|word| text.starts_with(word))
        || is_field(text)
}

/// Signs that stand before an item: `•`, `➢`, `✓`, `▲`, `→`, `☆`, and those of Word's own fonts.
fn is_bullet(found: char) -> bool {
    matches!(
        found,
        '·' | '•' | '‣' | '⁃' | '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{f000}'..='\u{f0ff}'
    )
}

/// `时间：4月`, `附件：名单`.
fn is_field(text: &str) -> bool {
    let name = text
        .split(['：', ':'])
        .next()
        .filter(|name| name.len() < text.len());
    name.is_some_and(|name| length(name) <= 6 && name.chars().all(han::is_han))
}
