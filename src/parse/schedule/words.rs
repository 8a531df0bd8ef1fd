//! The few vocabularies: what structure alone cannot tell.
//!
//! Each list is short and of function words or of the fixed words of the form; none names an activity.

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};

/// Words around a month that say nothing about it: `三月份重点工作安排`.
pub const GENERIC: Vocabulary = Vocabulary::new(
    Class::GENERIC,
    vocabulary![
        "主要有",
        "主要",
        "重点",
        "具体",
        "工作",
        "安排",
        "计划",
        "主题及内容",
        "内容",
        "活动",
        "任务",
        "要点",
        "事项",
        "如下",
        "方案",
        "份",
        "本月",
        "的",
        "和",
        "及",
        "与",
        "日程",
        "推进",
        "进度",
        "项目",
        "行事历",
        "目标",
        "总体",
        "要事",
        "印发",
        "制表",
        "制",
        "会务",
        "固定",
    ],
);

/// Whether nothing but generic words and punctuation stands in `range`.
#[must_use]
pub fn is_generic(text: &Text<'_>, range: Range<usize>) -> bool {
    let mut at = range.start;
    while at < range.end {
        at = match text.word_of(at, GENERIC) {
            Some(end) => end,
            None if matches!(text.at(at), ' ' | ':' | '(' | ')' | '-') => at + 1,
            None => return false,
        };
    }
    true
}

/// Words by which a heading or a line introduces a schedule.
pub const ANNOUNCING: Vocabulary = Vocabulary::new(
    Class::ANNOUNCING,
    vocabulary![
        "安排",
        "日程",
        "行事历",
        "月历",
        "进度",
        "时间表",
        "一览",
        "推进表",
        "计划表",
        "活动表",
        "工作表",
        "大事记",
        "配档",
        "排期",
        "排列",
    ],
);

/// Whether the words in `range` introduce a schedule.
#[must_use]
pub fn announces(text: &Text<'_>, range: Range<usize>) -> bool {
    text.names(range, ANNOUNCING)
}

/// Whether `range` says that nothing is planned: `无`, `本月为寒假，不安排集体活动`, a number by itself.
#[must_use]
pub fn plans_nothing(text: &Text<'_>, range: Range<usize>) -> bool {
    const NOTHING: &[Word] = vocabulary![
        "无",
        "暂无",
        "略",
        "缺",
        "没有",
        "空",
        "待定",
        "另定",
        "时间待定",
        "时间另定",
        "地点待定",
        "时间地点待定",
        "暑假",
        "寒假",
        "放假",
        "休假",
        "轮休",
        "高温歇夏",
        "歇夏",
        "假期"
    ];
    let range = text.trim_with(range, |found| is_break(found) || found == '-');
    if NOTHING.iter().any(|word| text.is_word(&range, word))
        || is_spread(text, &range, NOTHING)
        || is_number_or_sum(text, &range)
        || names_holiday(text, &range)
        || names_payday(text, &range)
    {
        return true;
    }
    let mut denials = text.all_of(range.clone(), DENYING);
    range.len() <= 30
        && denials.any(|(at, end)| denies(text, end) && !offers(text, &(range.start..at)))
        && !text.contains_any(range, vocabulary!["改", "但", ",另"])
}

/// `5`, `12 `, `3000元`: whether nothing but a number or a sum stands in `range`.
fn is_number_or_sum(text: &Text<'_>, range: &Range<usize>) -> bool {
    const MONEY: &[Word] = vocabulary!["元", "万元"];
    let counts = |at: usize| text.at(at).is_ascii_digit() || is_break(text.at(at));
    let unit = text.ending(range.end, MONEY).map(|word| word.length).max();
    let mut figures = range.start..range.end - unit.unwrap_or(0);
    !figures.is_empty() && figures.all(counts)
}

/// `寒 假`: whether one of `words` stands in `range`, its letters spread out to fill a cell.
fn is_spread(text: &Text<'_>, range: &Range<usize>, words: &[Word]) -> bool {
    const LONGEST: usize = 6;
    let letters = || {
        range
            .clone()
            .map(|at| text.at(at))
            .filter(|found| *found != ' ')
    };
    let is = |word: &Word| letters().eq(word.text.chars());
    text.holds(Class::SPACE) && range.len() <= LONGEST && words.iter().any(is)
}

/// `实发日：1月14日`: whether `range` says on which day something is paid or handed out, and no more.
fn names_payday(text: &Text<'_>, range: &Range<usize>) -> bool {
    const PAYDAYS: &[Word] = vocabulary!["实发日", "发薪日", "发放日", "缴费日", "扣款日"];
    let named = text.word(range.start, PAYDAYS);
    let colon = named.map(|end| text.skip_spaces(end));
    colon.is_some_and(|colon| {
        text.at(colon) == ':' && text.at(text.skip_spaces(colon + 1)).is_ascii_digit()
    })
}

/// `国庆、中秋放假`, `期中考试，工会工作暂停`, `5月1日至5日放假调休，5月9日上班`.
fn names_holiday(text: &Text<'_>, range: &Range<usize>) -> bool {
    const IDLE: &[Word] = vocabulary!["放假", "停课", "暂停"];
    const SHIFTED: &[Word] = vocabulary!["放假调休", "调休放假", "放假,共"];
    let end = text.trim_with(range.clone(), is_stop).end;
    range.len() <= 14 && text.ends_with(range.end, IDLE)
        || matches!(text.before(end), '休' | '班' | '天')
            && text.contains_any(range.clone(), SHIFTED)
}

/// Whether `found` counts how often something is done: `一次`, `两场`.
#[must_use]
pub fn counts_times(found: char) -> bool {
    matches!(found, '次' | '场' | '期' | '轮' | '遍' | '趟')
}

/// Words by which an activity is denied.
pub const DENYING: Vocabulary = Vocabulary::new(
    Class::DENIAL,
    vocabulary!["不再", "不", "没有", "无", "暂停", "停办"],
);

/// `不再组织集体活动`, `没有安排`: whether the clause that goes on behind such a word at `not` denies any activity.
fn denies(text: &Text<'_>, not: usize) -> bool {
    const DOING: &[Word] = vocabulary!["安排", "组织", "举办", "举行", "开展", "设"];
    const KIND: &[Word] = vocabulary![
        "集体性",
        "集体",
        "集中",
        "统一",
        "大型",
        "专门",
        "具体",
        "其他",
        "另外",
        "另行",
        "任何",
    ];
    const WHAT: &[Word] = vocabulary!["活动安排", "工作安排", "活动", "安排", "任务"];
    let doing = text.word(not, DOING).unwrap_or(not);
    let kind = text.word(doing, KIND).unwrap_or(doing);
    let what = text.word(kind, WHAT).unwrap_or(kind);
    what > not && is_break(text.at(what))
}

/// `食堂供应绿豆汤，` before `不安排集体活动`: whether something is offered in a clause that ends in `range`.
fn offers(text: &Text<'_>, range: &Range<usize>) -> bool {
    const OFFERING: &[Word] = vocabulary!["供应", "发放", "开放", "举办", "组织", "慰问", "送清凉"];
    let end = range.clone().rfind(|at| is_break(text.at(*at)));
    end.is_some_and(|end| text.contains_any(range.start..end, OFFERING))
}

/// Whether one of `words` ends `range`; a word of one character only where it is all of it.
#[must_use]
pub fn ends_with_any(text: &Text<'_>, range: &Range<usize>, words: &[Word]) -> bool {
    let fits = |word: &Word| match word.length {
        1 => range.end - range.start == 1,
        length => length <= range.end - range.start,
    };
    text.ending(range.end, words).any(fits)
}

/// Words that tell of something done, or may begin to.
pub const REPORTING: Vocabulary = Vocabulary::new(
    Class::REPORTING,
    vocabulary![
        "已",
        "曾",
        "人次",
        "了",
        "去年",
        "上年度",
        "以来",
        "至今",
        "截至",
        "截止目前",
        "同比",
        "环比",
        "成功举",
        "成功承",
        "成功召",
        "成功组",
        "成功开",
        "成功完",
    ],
);

/// Whether `range` reports something that has been done.
#[must_use]
pub fn reports(text: &Text<'_>, range: Range<usize>) -> bool {
    let end = range.end;
    let tells = |at| match text.at(at) {
        '已' => !matches!(text.at(at + 1), '婚' | '育'),
        '曾' => true,
        '人' => text.has(at, "人次") && at + 2 <= end,
        _ => false,
    };
    text.places(range, Class::REPORTING)
        .any(|at| tells(at) || is_past(text, at, end))
}

/// Whether a verb in `range` is in the past, or the time is: surer than [`reports`].
#[must_use]
pub fn looks_back(text: &Text<'_>, range: Range<usize>) -> bool {
    let end = range.end;
    text.places(range, Class::REPORTING)
        .any(|at| is_past(text, at, end))
}

/// The same for the words at `at`.
fn is_past(text: &Text<'_>, at: usize, end: usize) -> bool {
    match text.at(at) {
        '了' => is_aspect(text, at),
        '去' | '上' => begins_in_the_past(text, at),
        // These alone tell of less than a past.
        '已' => text.has(at, "已经") && at + 2 <= end,
        '曾' | '人' => false,
        // `家属可以来`
        '以' if matches!(text.before(at), '可' | '所') => false,
        // `确保成功举办` is still to be done.
        '成' if !matches!(text.before(at), '月' | '日') && !is_break(text.before(at)) => false,
        _ => text
            .word_of(at, REPORTING)
            .is_some_and(|found| found <= end),
    }
}

/// `去年…` where a clause begins; `总结去年的工作` is still to be done.
fn begins_in_the_past(text: &Text<'_>, at: usize) -> bool {
    is_break(text.before(at)) && (text.has(at, "去年") || text.has(at, "上年度"))
}

/// `了` after a verb; `为了`, `了解` are other words, `到了7月` says when, and `了` at the very end is none of a report.
#[must_use]
pub fn is_aspect(text: &Text<'_>, at: usize) -> bool {
    let arrives = text.before(at) == '到' && text.is(at + 1, Class::NUMBER);
    !arrives
        && !is_circumstance(text, at)
        && !is_attributive(text, at)
        && text.before(at) != '为'
        && !matches!(text.at(at + 1), '解' | '却' | '然' | '结' | '望' | '的')
}

/// `天热了，`: whether the clause that `了` ends is as short as one that says when.
fn is_circumstance(text: &Text<'_>, at: usize) -> bool {
    let near = at.saturating_sub(SHORTEST);
    let begins = (near..at).any(|at| is_break(text.before(at)));
    text.at(at + 1) == ',' && begins
}

/// `停了三年的运动会`, `工作了三十年的教师`: whether how long follows `了`, which says of which thing it is; `办了三天的书法展` took days.
fn is_attributive(text: &Text<'_>, at: usize) -> bool {
    const YEARS: &[Word] = vocabulary!["年的", "个月的"];
    const WAITING: &[Word] = vocabulary!["停", "停办", "断", "搁", "拖", "等", "盼", "欠", "缺"];
    let behind = text.skip(at + 1, number::is_part);
    let days = || {
        text.word(behind, vocabulary!["月的", "周的", "天的"])
            .is_some()
    };
    behind > at + 1 && (text.word(behind, YEARS).is_some() || days() && text.ends_with(at, WAITING))
}

/// How many letters a clause has at most that only says when.
const SHORTEST: usize = 5;

/// Whether `range` ends like the name of a union, an office or a school, as a signature does.
#[must_use]
pub fn names_unit(text: &Text<'_>, range: Range<usize>) -> bool {
    const UNITS: &[Word] = vocabulary![
        "工会",
        "委员会",
        "公司",
        "学校",
        "中学",
        "小学",
        "幼儿园",
        "医院",
        "大学",
        "学院",
        "工厂",
        "厂",
        "局",
        "办公室",
        "分会",
        "总会",
        "党支部",
        "教师会",
        "工会小组",
        "集团",
        "中心",
        "卫生院",
        "协会",
        "女工委",
        "妇工委",
        "妇委会",
        "联合会",
        "(章)",
        "(盖章)",
    ];
    let range = text.trim(range);
    range.end - range.start <= 24 && ends_with_any(text, &range, UNITS)
}

/// Whether `range` is the name of those who have months of their own in a plan: a committee's member, a group.
#[must_use]
pub fn names_group(text: &Text<'_>, range: Range<usize>) -> bool {
    const GROUPS: &[Word] = vocabulary![
        "委员",
        "委员会",
        "小组",
        "组",
        "部",
        "科室",
        "车间",
        "班组",
        "支部",
        "分会",
        "协会",
        "队",
    ];
    let range = text.trim_with(range, |found| matches!(found, ' ' | '(' | ')' | ':'));
    let named = |word: &Word| range.len() > word.length;
    range.len() <= 12 && text.ending(range.end, GROUPS).any(named)
}

/// Whether a sentence that begins at `at` speaks of all that was listed before it.
#[must_use]
pub fn sums_up(text: &Text<'_>, at: usize) -> bool {
    const WHAT: &[Word] = vocabulary![
        "是", "为", "各", "计划", "安排", "活动", "内容", "工作", "方案", "事项", "项目", "日程",
        ",",
    ];
    let above = text.word(at, vocabulary!["以上"]);
    above.is_some_and(|end| text.word(end, WHAT).is_some())
        || text.word(at, vocabulary!["总之", "特此"]).is_some()
        || speaks_of_all_time(text, at)
}

/// Whether a sentence behind a list's last item speaks of all of it, or of its money.
#[must_use]
pub fn leaves_list(text: &Text<'_>, at: usize) -> bool {
    const ALL: &[Word] = vocabulary!["本计划", "此计划", "经费按", "经费由", "活动经费"];
    sums_up(text, at) || text.word(at, ALL).is_some()
}

/// `平时做好…`, `日常由…`.
fn speaks_of_all_time(text: &Text<'_>, at: usize) -> bool {
    const TIMES: &[Word] = vocabulary!["平时", "平日", "日常"];
    const DOING: &[Word] =
        vocabulary!["做好", "要", "注意", "加强", "坚持", "有", "由", "抓", "应"];
    let time = text.word(at, TIMES);
    time.is_some_and(|end| text.word(end, DOING).is_some())
}

/// Whether a sentence that begins at `at` closes a plan: it sums up, or asks all to take part.
#[must_use]
pub fn closes(text: &Text<'_>, at: usize) -> bool {
    const CLOSING: &[Word] = vocabulary![
        "以上",
        "此计划",
        "本计划",
        "此方案",
        "本方案",
        "总之",
        "希望",
        "望各",
        "请各",
        "请大家",
        "请全体",
        "特此",
    ];
    text.word(at, CLOSING).is_some() || is_credit(text, at)
}

/// `编辑：小林`, `图文｜行政部`, `END`: whether the foot of a page begins at `at`.
fn is_credit(text: &Text<'_>, at: usize) -> bool {
    const CREDITS: &[Word] = vocabulary![
        "图文", "编辑", "责编", "审核", "供稿", "摄影", "撰稿", "排版", "校对", "来源",
    ];
    let named = text.word(at, CREDITS).map(|end| text.skip_spaces(end));
    named.is_some_and(|end| matches!(text.at(end), ':' | '|'))
        || text.has(at, "END") && text.is_break(at + 3)
}

/// Whether `found` ends a sentence or a clause.
#[must_use]
pub const fn is_break(found: char) -> bool {
    is_stop(found) || matches!(found, ',' | '、' | ' ' | ':' | '(' | ')' | '\0')
}

/// Whether `found` ends a sentence.
#[must_use]
pub const fn is_stop(found: char) -> bool {
    matches!(found, '。' | ';' | '!' | '?' | '\0')
}

/// `第四季度工作完成情况`: whether what stands at `at`, behind a time, is how the work of it went.
#[must_use]
pub fn tells_how_it_went(text: &Text<'_>, at: usize) -> bool {
    const RESULTS: &[Word] = vocabulary!["工作完成情况", "工作情况", "完成情况"];
    text.word(at, RESULTS).is_some()
}

/// How many characters behind a stretch may praise what was done in it.
const PRAISE: usize = 30;

/// `上半年活动不少，反响不错`: whether what stands from `at` on, behind a stretch, praises what was done in it.
#[must_use]
pub fn praises(text: &Text<'_>, at: usize) -> bool {
    const PRAISED: &[Word] = vocabulary!["反响不错", "效果不错", "反响很好", "效果很好"];
    text.contains_any(at..text.len().min(at + PRAISE), PRAISED)
}

/// Whether `是` or `为` at `at` says of a month what it is: `7月是…`, `7月为安全月`; `7月为新人送祝福` is a thing to do.
#[must_use]
pub fn says_what_it_is(text: &Text<'_>, at: usize, end: usize) -> bool {
    let names_time = || {
        let clause = text.skip(at, |found| !is_break(found)).min(end);
        matches!(text.before(clause), '月' | '周' | '日' | '年' | '季' | '期')
    };
    text.at(at) == '是' || text.at(at) == '为' && names_time()
}
