//! One file that holds many plans, cut into them.
//!
//! In: blocks. Out: parts with the title that their heading gives them, and how sure it is. Invariant: every block is in
//! one part, or is told as left out.

use crate::import::block::{Block, Kind};
use crate::import::label::{self, Level};

/// More characters than this are no heading.
const LONGEST: usize = 40;

/// One plan of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The title that the heading over it gives.
    pub title: Option<String>,
    /// That heading.
    pub heading: Option<Block>,
    /// Its blocks, without that heading.
    pub blocks: Vec<Block>,
}

/// A file that was cut.
#[derive(Debug, Default)]
pub struct Cut {
    /// What stands above the first plan: words of the page it was copied from.
    pub above: Vec<Block>,
    /// The plans.
    pub parts: Vec<Part>,
    /// How many plans it seems to hold when it is cut further.
    pub likely: usize,
}

/// Cuts `blocks` where headings count plans, as `篇一` and `篇二`. With `all` also where a `第一篇` could be a chapter, and
/// where the numbers of headings begin again from 一.
#[must_use]
pub fn split(blocks: Vec<Block>, all: bool) -> Cut {
    let name = title_above(&blocks);
    let (above, mut parts) = by_headings(blocks.clone(), name.as_deref(), all);
    let all_parts = match all {
        true => None,
        false => Some(by_headings(blocks, name.as_deref(), true).1),
    };
    let restarted: Vec<Part> = all_parts
        .as_ref()
        .unwrap_or(&parts)
        .iter()
        .flat_map(by_restarts)
        .collect();
    let likely = restarted.len();
    if all {
        parts = restarted;
    }
    Cut {
        above,
        parts,
        likely,
    }
}

/// What the whole file is called.
fn title_above(blocks: &[Block]) -> Option<String> {
    let first = blocks.first()?;
    matches!(first.kind, Kind::Heading(1)).then(|| first.words())
}

/// A heading that counts plans.
struct Mark {
    form: Form,
    number: u32,
    title: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `工会工作计划篇一`, `篇一：标题`, `范文1`
    Counted,
    /// `（一）学校工会计划范文`
    Sample,
    /// `第一篇`: a plan, or a chapter.
    Chapter,
    /// `工会工作计划（一）`, `工作要点2`: a plan, or a heading of one.
    Alike,
}

fn by_headings(blocks: Vec<Block>, name: Option<&str>, all: bool) -> (Vec<Block>, Vec<Part>) {
    let forms: &[Form] = match all {
        true => &[Form::Counted, Form::Sample, Form::Chapter, Form::Alike],
        false => &[Form::Counted, Form::Sample],
    };
    let starts = forms
        .iter()
        .map(|form| starts(&blocks, *form, 0))
        .find(|starts| starts.len() >= 2);
    let Some(starts) = starts else {
        let whole = Part {
            blocks,
            ..Part::default()
        };
        return (Vec::new(), vec![whole]);
    };
    let mut starts = starts.into_iter().peekable();
    let mut above = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for (at, block) in blocks.into_iter().enumerate() {
        if starts.next_if_eq(&at).is_some() {
            let title = mark(&block).and_then(|mark| mark.title);
            parts.push(Part {
                title: title.or_else(|| Some(called(name, &block.words()))),
                heading: Some(block),
                blocks: Vec::new(),
            });
            continue;
        }
        match parts.last_mut() {
            Some(part) => part.blocks.push(block),
            None => above.push(block),
        }
    }
    (above, parts)
}

/// A bare `篇一` is called after the whole.
fn called(name: Option<&str>, words: &str) -> String {
    let bare = words.trim_matches(['【', '】', '：', ':', ' ']);
    match name {
        Some(name) if bare.chars().count() <= 5 => format!("{name}{bare}"),
        _ => bare.to_owned(),
    }
}

/// Where the plans begin that headings of this form count from block `from` on. Headings with nothing between are a list
/// of contents when the plans are counted anew below.
fn starts(blocks: &[Block], form: Form, from: usize) -> Vec<usize> {
    let found = counted_from(blocks, form, from);
    let rows = found
        .windows(2)
        .take_while(|pair| matches!(pair, [at, next] if *next == at + 1));
    let last = Some(rows.count()).filter(|last| *last > 0);
    let Some(end) = last.and_then(|last| found.get(last)) else {
        return found;
    };
    let below = starts(blocks, form, end + 1);
    match below.len() {
        0 | 1 => found,
        _ => below,
    }
}

/// The headings of this form that count from one on, each one more; of a `篇二` that was cut out, nothing is left.
fn counted_from(blocks: &[Block], form: Form, from: usize) -> Vec<usize> {
    let (mut starts, mut last) = (Vec::new(), 0);
    for (at, block) in blocks.iter().enumerate().skip(from) {
        let Some(mark) = mark(block).filter(|mark| mark.form == form) else {
            continue;
        };
        let rises = form == Form::Counted && last > 0 && mark.number > last;
        if rises || mark.number == last + 1 {
            starts.push(at);
            last = mark.number;
        }
    }
    starts
}

fn mark(block: &Block) -> Option<Mark> {
    let words = block.words();
    let short = words.chars().count() <= LONGEST && !words.ends_with(['。', '；', '，']);
    if !short || !matches!(block.kind, Kind::Heading(_) | Kind::Plain) {
        return None;
    }
    counted(&words)
        .or_else(|| sample(&words))
        .or_else(|| chapter(&words))
        .or_else(|| alike(&words))
}

/// `…篇一`, `【篇一】…`, `篇1：…`, `…范文二`, `…范文（2）`.
fn counted(words: &str) -> Option<Mark> {
    let mut found = ["篇", "范文", "范本"].into_iter();
    let (number, title) =
        found.find_map(|word| in_front(words, word).or_else(|| behind(words, word)))?;
    Some(Mark {
        form: Form::Counted,
        number,
        title,
    })
}

/// `工会工作计划（一）`, `工作要点2`.
fn alike(words: &str) -> Option<Mark> {
    let mut found = ["计划", "要点", "安排", "方案", "总结"].into_iter();
    let (number, title) = found.find_map(|word| behind(words, word))?;
    Some(Mark {
        form: Form::Alike,
        number,
        title,
    })
}

/// `篇一：标题`.
fn in_front(words: &str, word: &str) -> Option<(u32, Option<String>)> {
    let rest = words.trim_start_matches(['【', '[']).strip_prefix(word)?;
    let (number, width, _) = label::number(rest)?;
    let title = rest[width..].trim_matches(['】', ']', '：', ':', ' ', '、', '.', '\u{3000}']);
    Some((number, (!title.is_empty()).then(|| title.to_owned())))
}

/// `标题篇一`.
fn behind(words: &str, word: &str) -> Option<(u32, Option<String>)> {
    let (stem, number) = words.rsplit_once(word)?;
    let number = number.trim_matches(['（', '）', '(', ')', ' ', '：', ':', '】']);
    let (value, width, _) = label::number(number)?;
    let is_behind = width == number.len() && !stem.is_empty() && !stem.ends_with('第');
    is_behind.then(|| (value, Some(words.trim_end_matches(['：', ':']).to_owned())))
}

/// `（一）学校工会工作计划范文`.
fn sample(words: &str) -> Option<Mark> {
    let label =
        label::read(words).filter(|label| matches!(label.level, Level::First | Level::Second))?;
    let title = words[label.end..].trim();
    title.ends_with("范文").then(|| Mark {
        form: Form::Sample,
        number: label.number,
        title: Some(title.trim_end_matches("范文").to_owned()).filter(|title| !title.is_empty()),
    })
}

/// `第一篇：标题`.
fn chapter(words: &str) -> Option<Mark> {
    let rest = words.trim_start_matches(['【', '[']).strip_prefix('第')?;
    let (number, width, _) = label::number(rest)?;
    let title = rest[width..].trim_start().strip_prefix('篇')?;
    let title = title.trim_matches(['】', ']', '：', ':', ' ', '、', '\u{3000}']);
    Some(Mark {
        form: Form::Chapter,
        number,
        title: (!title.is_empty()).then(|| title.to_owned()),
    })
}

/// One part cut where the first level of its numbers begins again from 一.
fn by_restarts(part: &Part) -> Vec<Part> {
    let firsts = part.blocks.iter().enumerate().filter(|(at, block)| {
        let label = label::read(&block.words());
        let is_first = label.is_some_and(|label| label.level == Level::First && label.number == 1);
        let above = at.checked_sub(1).and_then(|above| part.blocks.get(above));
        let is_item = above.is_some_and(|above| label::is_month(&above.words()));
        block.is_text() && is_first && !is_item
    });
    let firsts: Vec<usize> = firsts.map(|(at, _)| at).collect();
    let starts = firsts
        .iter()
        .skip(1)
        .map(|first| opening(&part.blocks, *first));
    let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
    let ends = starts.iter().skip(1).copied().chain([part.blocks.len()]);
    let pieces: Vec<Vec<Block>> = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| part.blocks[start..end].to_vec())
        .collect();
    let several = pieces.len() > 1;
    let numbered = pieces.into_iter().enumerate().map(|(at, blocks)| Part {
        title: part.title.as_ref().map(|title| match several {
            true => format!("{title}之{}", han_number(at + 1)),
            false => title.clone(),
        }),
        heading: part.heading.clone().filter(|_| at == 0),
        blocks,
    });
    numbered.collect()
}

fn han_number(number: usize) -> String {
    const HAN: [char; 10] = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match number {
        1..=9 => HAN[number].to_string(),
        10 => HAN[0].to_string(),
        11..=19 => format!("十{}", HAN[number % 10]),
        _ => number.to_string(),
    }
}

/// Where the plan begins whose first heading is number `first`: at the paragraphs right above that open a plan.
fn opening(blocks: &[Block], first: usize) -> usize {
    let is_prose =
        |block: &Block| matches!(block.kind, Kind::Plain) && label::read(&block.words()).is_none();
    let above = blocks[..first]
        .iter()
        .rposition(|block| !is_prose(block))
        .map_or(0, |at| at + 1);
    let title = blocks[..above]
        .last()
        .filter(|block| is_title(block))
        .map(|_| above - 1);
    let opens = (above..first).find(|at| blocks.get(*at).is_some_and(opens));
    title.or(opens).unwrap_or(first)
}

/// A heading that names a plan.
fn is_title(block: &Block) -> bool {
    let words = block.words();
    let named = ["计划", "要点", "安排", "方案"]
        .iter()
        .any(|word| words.ends_with(word));
    matches!(block.kind, Kind::Heading(_)) && label::read(&words).is_none() && named
}

/// Words that a plan begins with.
fn opens(block: &Block) -> bool {
    const SAID: [&str; 7] = [
        "指导思想",
        "总体要求",
        "工作计划",
        "以下计划",
        "如下计划",
        "本计划",
        "几方面工作",
    ];
    let words = block.words();
    let begins = [
        "20",
        "为",
        "根据",
        "按照",
        "新的一年",
        "本学期",
        "本学年",
        "今年",
    ];
    SAID.iter().any(|said| words.contains(said))
        || begins.iter().any(|word| words.starts_with(word))
}
