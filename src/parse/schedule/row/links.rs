//! Links: what a page has beside a plan: the names of other documents, `相关文章：`, `2月份工会工作计划 01-30`, and lines of the site, `本文来源：`.
//!
//! In: the rows of a document. Out: the same, where such rows are no text. Invariant: links stand below a line that announces them, up to
//! the first that is no document's name.

use super::{Row, RowKind};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::{self, Text};
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// How many characters such a line has at most.
const LONGEST: usize = 30;

/// The same of one that announces them with the title of the page: `【2026年工会工作计划】相关文章：`.
const LONGEST_TITLE: usize = 60;

/// Takes the rows of links out of the text.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let mut linked = false;
    for row in rows {
        let short = (1..=LONGEST).contains(&row.text.len());
        linked = announces(&row.text) || linked && short && names_document(&row.text);
        if linked || is_of_site(&row.text) {
            row.kind = RowKind::Other;
        }
    }
}

/// `【相关文章】`, `热门推荐：`: whether a line begins or ends with a word for links.
fn announces(text: &Text<'_>) -> bool {
    const LINKS: &[Word] = vocabulary![
        "相关文章",
        "相关推荐",
        "延伸阅读",
        "推荐阅读",
        "相关阅读",
        "热门推荐",
        "猜你喜欢",
        "相关链接",
        "还看了",
        "还看过",
    ];
    let line = text.trim_with(0..text.len(), |found| !text::is_letter(found));
    let leads = line.len() <= LONGEST && text.word(line.start, LINKS).is_some();
    let announced = || text.last(0..text.len()) == ':' || text.includes(line.clone(), ')');
    leads || line.len() <= LONGEST_TITLE && text.ends_with(line.end, LINKS) && announced()
}

/// `本文来源：…`, `当前位置：首页 > …`: whether a line is the site's, and says nothing of the plan.
fn is_of_site(text: &Text<'_>) -> bool {
    const SITE: &[Word] = vocabulary![
        "本文来源",
        "本文地址",
        "本文来自",
        "热门标签",
        "当前位置",
        "版权声明",
    ];
    let end = text.word(text.skip_spaces(0), SITE);
    end.is_some_and(|end| matches!(text.at(end), ':' | '(' | '\0'))
}

/// `2月份工会工作计划 01-30`, `工作计划表（9月—次年1月）`: whether the line is the name of a document, with its date or without it.
fn names_document(text: &Text<'_>) -> bool {
    const DOCUMENTS: &[Word] = vocabulary![
        "计划",
        "计划表",
        "总结",
        "方案",
        "要点",
        "安排",
        "范文",
        "通知",
        "报告",
        "讲话",
        "讲话稿",
        "发言稿",
        "演讲稿",
        "小结",
        "主持词",
        "策划",
        "简报",
        "思路",
        "心得",
        "体会",
    ];
    let aside = text.first(1..text.len(), Class::OPEN).unwrap_or(text.len());
    let dated = |found: char| found.is_ascii_digit() || words::is_break(found) || found == '-';
    let name = text.trim_with(0..aside, dated);
    text.ends_with(name.end, DOCUMENTS) || text.last(0..text.len()) == '?'
}
