//! What only a person can decide.
//!
//! In: the text of a document that came in. Out: findings with their places in it. Invariant: nothing is changed.

mod blank;
mod numbers;
mod quote;
mod repeat;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::import::finding::{Finding, excerpt};

pub use repeat::{Texts, repeats};

/// Words of the pages that plans are copied from.
const SITES: [&str; 22] = [
    "小编",
    "范文",
    "希望对您有",
    "希望能够帮",
    "对大家有所帮助",
    "欢迎阅读",
    "欢迎下载",
    "点击下载",
    "点此下载",
    "下载全文",
    "搜集整理的",
    "为大家整理",
    "仅供参考",
    "本文来自",
    "请关注公众号",
    "更多内容请",
    "版权",
    "转载请",
    "http://",
    "https://",
    "www.",
    "扫一扫",
];

/// What such pages write before a colon, about the page and not in the plan.
const NAMES: [&str; 10] = [
    "上一篇",
    "下一篇",
    "推荐阅读",
    "延伸阅读",
    "相关阅读",
    "相关文章",
    "责任编辑",
    "文章来源",
    "本文来源",
    "来源",
];

/// What is to be decided in `text`, the document at `path`.
#[must_use]
pub fn judge(path: &SourcePath, text: &str) -> Vec<Finding> {
    let index = LineIndex::new(text);
    let mut places = Places::new(path, text, &index);
    let stars = blank::stars(text);
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let mut marks = doubts(line);
        marks.extend(blank::blanks(line, |star| stars.contains(&(at + star))));
        marks.sort_by_key(|(start, ..)| *start);
        for (start, end, message) in marks {
            found.push(Finding::new(message, &places.at(at + start..at + end)));
        }
        at += line.len() + 1;
    }
    found.extend(numbers::gaps(path, text, &index));
    found.sort_by_key(|finding| (finding.place.line, finding.place.column));
    found
}

type Doubt = (usize, usize, Message);

fn doubts(line: &str) -> Vec<Doubt> {
    let mut found = boxes(line);
    found.extend(blank::spaces(line));
    found.extend(quote::wrong(line));
    found.extend(quote::stray(line));
    found.extend(site(line));
    found
}

/// Words of the page that the text was copied from.
fn site(line: &str) -> Option<Doubt> {
    let words = line.trim_matches(['#', '*', '-', ' ', '\u{3000}']);
    let named = NAMES.into_iter().find(|name| {
        let rest = words.strip_prefix(name);
        rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
    });
    let word = named.or_else(|| SITES.into_iter().find(|word| is_told_by(line, word)))?;
    let start = line.find(word)?;
    let message = Message::new("import-decide-site").arg("text", excerpt(words));
    Some((start, start + word.len(), message))
}

/// `范文` in a heading only names what it was.
fn is_told_by(line: &str, word: &str) -> bool {
    let is_front = line.starts_with("title = ") || line.starts_with("unit = ");
    let is_link = word.starts_with("http") && line.contains("](");
    line.contains(word)
        && !is_front
        && !is_link
        && (word != "范文" || line.contains(['，', '。', '！']))
}

/// The words around a place.
fn around(line: &str, start: usize, end: usize) -> String {
    let before: Vec<char> = line[..start].chars().rev().take(4).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = line[end..].chars().take(4).collect();
    format!("{before}{}{after}", &line[start..end]).replace(['\\', '"'], "")
}

/// `□`: a character that got lost, or a box to tick.
fn boxes(line: &str) -> Vec<Doubt> {
    let found = line.match_indices(['□', '\u{fffd}']);
    let told = found.map(|(at, text)| {
        let message =
            Message::new("import-decide-box").arg("text", around(line, at, at + text.len()));
        (at, at + text.len(), message)
    });
    told.collect()
}
