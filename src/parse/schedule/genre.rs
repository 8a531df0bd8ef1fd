//! Genres: what a title or a heading says of the text below it: a plan, a review of what was done, rules that hold.
//!
//! In: a folded line, or the title and the rows of a document. Out: its [`Genre`]. Invariant: what names a plan is no review,
//! whatever else it names: `2025年总结和2026年计划`.

use std::ops::Range;

use crate::parse::schedule::clause::DOING;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::{Folded, Text};
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::{details, opening, piece, words, year};

/// What a document or a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// What is to be done.
    Plan,
    /// What was done.
    Review,
    /// What holds at any time, and who is who.
    Rules,
    /// What is paid: a table in it may say for what and when.
    Budget,
}

/// Words for a plan.
pub const PLANS: Vocabulary = Vocabulary::new(
    Class::PLAN,
    vocabulary![
        "计划",
        "计画",
        "设想",
        "要点",
        "安排",
        "方案",
        "打算",
        "规划",
        "思路",
        "一览",
        "清单",
        "日程",
        "行事历",
        "日历",
        "月历",
        "预告",
        "路线图",
    ],
);

/// Words for a review, at the end of what names one.
pub const REVIEWS: &[Word] = vocabulary![
    "总结",
    "小结",
    "回顾",
    "汇报",
    "述职",
    "述职报告",
    "总结报告",
    "工作报告",
    "会务报告",
    "年度报告",
    "情况报告",
    "工作情况",
    "完成情况",
    "开展情况",
    "落实情况",
    "执行情况",
    "情况表",
    "统计表",
    "纪要",
    "会议记录",
    "会议纪录",
    "大事记",
];

/// Words for what is thought of, at the end of a title.
const IDEAS: &[Word] = vocabulary!["想法", "构想"];

/// Words for what is to be done, at the end of a title with a year: `2026年重点工作`.
const WORK: &[Word] = vocabulary![
    "重点工作",
    "工作重点",
    "主要工作",
    "重点任务",
    "主要任务",
    "实事项目",
    "十件实事",
    "事项备忘",
    "工作备忘",
    "活动备忘",
];

/// Words for rules, at the end of what names some.
const RULES: &[Word] = vocabulary![
    "制度",
    "规定",
    "守则",
    "条例",
    "章程",
    "规程",
    "规则",
    "细则",
    "办法",
    "秩序册",
    "成绩册",
    "手册",
    "期目录",
    "开放时间",
    "营业时间",
    "服务时间",
    "作息时间",
];

/// Words for a budget, at the end of what names one.
const BUDGETS: &[Word] = vocabulary![
    "预算",
    "预算表",
    "预算说明",
    "决算",
    "决算说明",
    "收支公示",
    "支出公示",
    "收支情况",
];

impl Genre {
    /// Whether what stands in it plans nothing, but what it says month by month.
    #[must_use]
    pub fn is_ruled(self) -> bool {
        matches!(self, Genre::Rules | Genre::Budget)
    }
}

/// How many lines a title has at most, and how many characters each of them.
const TITLE: usize = 3;
const LONGEST: usize = 40;

/// Among how many rows a memorandum has its fields: what it is about, and when it was written.
pub const FIELDS: usize = 6;

/// The genre of a document, by its title and the lines that stand as one. One that names a plan is a plan's; an item, what
/// stands below the first month, or leads in to a list, is no title of anything else.
#[must_use]
pub fn of_document(title: &str, rows: &[Row<'_>]) -> Option<Genre> {
    let title = Folded::new(title);
    let mut genre = of(&title.text());
    let mut begun = false;
    for (at, row) in rows.iter().take(TITLE).enumerate() {
        let untitled = at == 0 && title.text().is_empty();
        let item = is_marked(row) || matches!(row.kind, RowKind::Item(..));
        begun |= item || opening::begins_with_month(&row.text);
        let leads_in = begun || row.text.before(row.text.len()) == ':';
        let named = || of(&row.text).or_else(|| asks_what_to_do(&row.text).then_some(Genre::Plan));
        match is_title(row, untitled).then(named).flatten() {
            Some(Genre::Plan) => return Some(Genre::Plan),
            found if !leads_in => genre = genre.or(found),
            _ => {}
        }
    }
    let parts = || has_parts_of_plan(rows).then_some(Genre::Plan);
    genre.or_else(|| of_subject(rows)).or_else(parts)
}

/// Whether a row is an item; `——工会大事记` is the second line of a title.
fn is_marked(row: &Row<'_>) -> bool {
    let dashes = |mark: &Mark| mark.style == Style::Bullet && row.text.at(mark.start) == '-';
    row.mark.is_some_and(|mark| !dashes(&mark))
}

/// The genre that the subject of a memorandum names.
fn of_subject(rows: &[Row<'_>]) -> Option<Genre> {
    let mut rows = rows.iter().take(FIELDS);
    of(&rows.find(|row| names_subject(row))?.text)
}

/// `事由：2026年上半年工会事项`: the title of a memorandum, among its fields.
#[must_use]
pub fn names_subject(row: &Row<'_>) -> bool {
    const SUBJECT: &[Word] = vocabulary!["事由", "标题", "题目", "事项", "主题"];
    let end = row.text.word(row.text.skip_spaces(0), SUBJECT);
    end.is_some_and(|end| row.text.at(row.text.skip_spaces(end)) == ':')
}

/// `工会2026年怎么干？`, `今年我们这样干！`: whether a title with a year asks or says what is to be done.
fn asks_what_to_do(text: &Text<'_>) -> bool {
    const OF_YEAR: &[Word] = vocabulary!["今年", "新的一年"];
    const ASKING: &[Word] = vocabulary!["怎么干", "怎么过", "怎么走", "这样干", "这么干"];
    let end = text.trim_with(0..text.len(), may_end_title).end;
    text.ends_with(end, ASKING)
        && !text.contains_any(0..end, REVIEWS)
        && (year::of_plan(text).is_some() || text.contains_any(0..end, OF_YEAR))
}

/// Whether a title may end with it and say no more.
fn may_end_title(found: char) -> bool {
    matches!(found, '?' | '!' | ' ')
}

/// Whether a document has the headings of a plan: two of them, or `指导思想`.
fn has_parts_of_plan(rows: &[Row<'_>]) -> bool {
    const SURE: &[Word] = vocabulary!["指导思想"];
    let sure = |row: &Row<'_>| row.text.contains_any(0..row.text.len(), SURE);
    let mut parts = rows.iter().filter(|row| heads_part_of_plan(row));
    parts
        .next()
        .is_some_and(|first| sure(first) || parts.next().is_some())
}

/// `一、指导思想`, `三、主要任务`: whether a row is the heading of what plans have.
#[must_use]
pub fn heads_part_of_plan(row: &Row<'_>) -> bool {
    const PARTS: &[Word] = vocabulary![
        "指导思想",
        "总体思路",
        "工作思路",
        "工作设想",
        "工作目标",
        "主要任务",
        "工作任务",
        "工作重点",
        "重点工作",
        "工作安排",
        "活动安排",
        "工作措施",
    ];
    let (text, start) = (&row.text, row.mark.map_or(0, |mark| mark.end));
    let heading = row
        .mark
        .is_some_and(|mark| mark.style <= Style::HanBrackets)
        || matches!(row.kind, RowKind::Heading(_));
    let name = text.trim_with(start..text.len(), words::is_break);
    heading && name.len() <= LONGEST_PART && text.ends_with(name.end, PARTS)
}

/// How many characters the heading of a part has at most.
const LONGEST_PART: usize = 10;

/// Whether a row may say what the document is; the heading of a section says it of that alone, unless it is `first` of all.
fn is_title(row: &Row<'_>, first: bool) -> bool {
    // `2026年怎么干？`
    let whole = 0..row.text.trim_with(0..row.text.len(), may_end_title).end;
    match row.kind {
        RowKind::Heading(level) => level == 1 || first,
        RowKind::Table(_) | RowKind::Other => false,
        RowKind::Plain | RowKind::Item(..) => {
            piece::is_phrase(&row.text, &whole, LONGEST) && !row.text.includes(whole, ',')
        }
    }
}

/// The genre that a line names.
#[must_use]
pub fn of(text: &Text<'_>) -> Option<Genre> {
    named(text, 0..text.len())
}

/// The genre that the words in `range` name.
fn named(text: &Text<'_>, range: Range<usize>) -> Option<Genre> {
    if names_holidays(text, &range) || invites(text, &range) {
        return Some(Genre::Rules);
    }
    // `关于工作计划的说明`, `工作计划完成情况`
    const ABOUT: &[Word] = vocabulary!["讲话", "说明", "报告", "通报"];
    let name = name(text, range.clone());
    let ends = |words: &[Word]| text.ends_with(name.end, words);
    if names_plan(text, range) {
        let other = ends(ABOUT) || ends(REVIEWS);
        return (!other).then_some(Genre::Plan);
    }
    if ends(REVIEWS) {
        return Some(Genre::Review);
    }
    let unnumbered = || numbering::leading(text, 0).is_none();
    if ends(IDEAS) && unnumbered() || ends(WORK) && year::of_plan(text).is_some() {
        return Some(Genre::Plan);
    }
    if ends(BUDGETS) {
        return Some(Genre::Budget);
    }
    (ends(RULES) || ends(details::PEOPLE)).then_some(Genre::Rules)
}

/// `关于春节放假的通知`: whether the words in `range` say when nobody works.
fn names_holidays(text: &Text<'_>, range: &Range<usize>) -> bool {
    const HOLIDAYS: &[Word] = vocabulary!["放假及", "放假安排", "放假的", "放假通知", "放假时间"];
    let named = || text.contains_any(range.clone(), HOLIDAYS);
    text.includes(range.clone(), '假')
        && (named() || text.ends_with(range.end, vocabulary!["放假"]))
}

/// `征文启事`, `公开招聘工作者的公告`: whether the words in `range` call for people or papers.
fn invites(text: &Text<'_>, range: &Range<usize>) -> bool {
    const CALLS: &[Word] = vocabulary!["启事", "公告", "通告"];
    const CALLED: &[Word] = vocabulary!["招聘", "招录", "征文", "征稿", "征集", "招领"];
    let end = text.trim(range.clone()).end;
    text.ends_with(end, CALLS)
        && text.contains_any(range.clone(), CALLED)
        && !names_plan(text, range.clone())
}

/// The line without a bracket at its end: `工作总结（2025年12月）`.
fn name(text: &Text<'_>, line: Range<usize>) -> Range<usize> {
    let whole = text.trim_with(line, |found| found == '》' || may_end_title(found));
    let open = text.first(whole.start + 1..whole.end, Class::OPEN);
    match open.filter(|_| text.before(whole.end) == ')') {
        Some(open) => text.trim(whole.start..open),
        None => whole,
    }
}

/// `修订版`, `市总工会关于经费的规定`: whether `range` is the name of a document, or of a version of one, and nothing to do.
#[must_use]
pub fn names_document(text: &Text<'_>, range: Range<usize>) -> bool {
    const VERSIONS: &[Word] = vocabulary![
        "修订版",
        "修正版",
        "正式版",
        "试行版",
        "第一版",
        "第二版",
        "第三版",
        "初稿",
        "定稿",
        "草稿",
        "征求意见稿",
        "讨论稿",
        "送审稿",
        "修订稿",
    ];
    const DOCUMENTS: &[Word] = vocabulary!["规定", "办法", "通知", "意见", "条例", "制度"];
    let range = text.trim_with(range, words::is_break);
    let version = || VERSIONS.iter().any(|version| text.is_word(&range, version));
    let about = || text.contains_any(range.clone(), vocabulary!["关于"]);
    let named = || {
        about() && text.ends_with(range.end, DOCUMENTS)
            || text.ends_with(range.end, vocabulary!["文件"])
    };
    let does = || text.word_of(range.start, DOING).is_some();
    version() || named() && !does()
}

/// Whether a word for a plan stands in `range`.
#[must_use]
pub fn names_plan(text: &Text<'_>, range: Range<usize>) -> bool {
    text.names(range, PLANS)
}

/// Words by which a heading turns to what lies ahead.
pub const AHEAD: Vocabulary = Vocabulary::new(
    Class::TURNING,
    vocabulary![
        "今年",
        "本年",
        "本学期",
        "本学年",
        "下一步",
        "下年",
        "明年",
        "来年",
        "展望",
        "未完成",
        "今后",
    ],
);

/// Whether the heading in `range` turns to what lies ahead.
#[must_use]
pub fn turns_ahead(text: &Text<'_>, range: Range<usize>) -> bool {
    let plans = || named(text, range.clone()) == Some(Genre::Plan);
    text.names(range.clone(), AHEAD) || names_plan(text, range.clone()) && plans()
}

/// Words by which a heading introduces what was done before.
pub const BEFORE: Vocabulary = Vocabulary::new(
    Class::PAST,
    vocabulary!["回顾", "去年", "上年", "上一年", "上学年", "过去"],
);

/// Words for the time before a plan's.
pub const PAST: Vocabulary = Vocabulary::new(
    Class::PAST,
    vocabulary!["上学期", "上学年", "去年", "上年", "上一年", "过去"],
);

/// Whether the heading in `range` introduces what was done before, and no plan: `去年工作`, `上学期工作情况如下`.
#[must_use]
pub fn heads_review(text: &Text<'_>, range: Range<usize>) -> bool {
    let short = range.len() <= 24;
    // `关爱上年纪职工`
    let mut times = text.all_of(range.clone(), BEFORE);
    short && times.any(|(_, end)| text.at(end) != '纪') && !turns_ahead(text, range)
}

/// Whether the heading in `range` says that what follows was done: `今年主要开展了以下工作：`.
#[must_use]
pub fn heads_deeds(text: &Text<'_>, range: Range<usize>) -> bool {
    const DONE: &[Word] = vocabulary![
        "开展了",
        "做了",
        "完成了",
        "进行了",
        "组织了",
        "举办了",
        "举行了",
        "抓了",
    ];
    let line = text.trim(range);
    text.before(line.end) == ':'
        && line.len() <= 24
        && text.holds(Class::REPORTING)
        && text.contains_any(line.clone(), DONE)
        && !text.contains_any(line, vocabulary!["安排了", "制定了", "计划"])
}

/// Whether what stands in `range` introduces a report of what has been done: `上学期工作情况如下`.
#[must_use]
pub fn heads_report(text: &Text<'_>, range: Range<usize>) -> bool {
    const REPORTS: &[Word] = vocabulary!["情况", "情形", "回顾", "总结", "成绩", "摘要"];
    text.names(range.clone(), PAST) && text.contains_any(range, REPORTS)
}
