//! Doing: what tells that something is to be done.
//!
//! In: what stands behind a month in a sentence, and the parts near it. Out: whether that is to be done. Invariant: a name or a demand
//! alone is not done; what was done is not to be done.

use std::ops::Range;

use super::who::WE;
use super::{INTENDING, Near, orders};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::words;

/// Verbs of doing, as plans have them for any kind of thing.
pub const DOING: Vocabulary = Vocabulary::new(
    Class::DOING,
    vocabulary![
        "组织", "举办", "举行", "召开", "开展", "开好", "完成", "进行", "启动", "参加", "参与",
        "评选", "选树", "推荐", "慰问", "走访", "发放", "办理", "总结", "表彰", "培训", "检查",
        "抽查", "调研", "签订", "签下", "续签", "修订", "制定", "制订", "布置", "部署", "邀请",
        "承办", "协办", "筹备", "筹办", "申报", "上报", "报送", "实施", "落实", "安排", "改选",
        "换届", "选举", "公布", "公示", "征集", "评比", "评审", "考核", "看望", "探望", "做好",
        "搞好", "办好", "配合", "协助", "联合", "推出", "推选", "选派", "建立", "成立", "发起",
        "动员", "宣传", "观看", "学习", "参观", "座谈", "征求", "汇总", "编印", "印发", "发布",
        "颁发", "授牌", "庆祝", "排练", "演出", "坚持", "续办", "出版", "汇编", "收集", "测评",
        "述职", "验收", "送上", "送去", "送到", "开放", "开设", "开办", "举荐", "配发", "配备",
        "配齐", "受理", "延长", "开通", "完工", "竣工", "挂牌", "揭牌", "启用", "集中", "落地",
        "推进", "供应", "张贴", "清理", "整理", "更新", "补选", "调整", "审议", "通报", "提出",
        "致赠", "讨论", "研讨", "商议", "建成", "改造", "放映", "恢复", "增开", "试行", "实行",
        "更换", "安装", "检修", "核对", "督查", "收缴", "聘请", "接受", "采购", "购置", "添置",
        "组建", "编排", "编写", "编制", "拍摄", "录制", "维修", "修缮", "翻修", "开课", "开班",
        "开讲", "开赛", "开营", "开馆", "开演", "开工", "动工", "投用", "上线", "兑现", "出台",
        "结业", "进驻", "前往", "申请", "轮训", "集训", "备齐", "收齐", "报齐", "装好", "装完",
        "办完", "签完", "排好", "讲述", "展示", "整改", "初评", "联系", "登记", "回访", "设立",
        "排查", "摸底", "认领", "悬挂", "制作", "起草", "修改", "完善", "评出", "评定", "义诊",
        "接种",
    ],
);

/// `举办了球赛`: whether something is said in `range` to have been done, and not as what comes before something else:
/// `听取了意见后，召开教代会`.
#[must_use]
pub fn has_done(text: &Text<'_>, range: &Range<usize>) -> bool {
    let is_deed = |at: &usize| text.at(*at) == '了' && words::is_aspect(text, *at);
    let places = text.places(range.clone(), Class::REPORTING);
    places.filter(is_deed).any(|at| {
        let near = range.end.min(at + LONGEST_CLAUSE);
        let rest = at + 1..text.first(at..near, Class::BREAK).unwrap_or(near);
        let goes_on = text.contains_any(rest.clone(), vocabulary!["后", "再", "的"]);
        !goes_on && text.ends_with(at, DOING.words)
    })
}

/// How many characters of a clause are looked at behind a deed.
const LONGEST_CLAUSE: usize = 40;

/// Nouns by which something that takes place is called.
const EVENTS: &[Word] = vocabulary![
    "赛", "会", "展", "营", "讲座", "活动", "演出", "仪式", "论坛", "沙龙", "比武", "联欢", "展演",
    "征文", "体检", "游园", "培训",
];

/// How near the beginning of a part stands what it intends: `我们将…`.
pub(super) const NEAR: usize = 8;

/// What may stand between a day and what is done then: which part of it, or that it is the last.
const TIMES_OF_DAY: &[Word] = vocabulary![
    "当天",
    "当日",
    "这天",
    "这一天",
    "以前",
    "之前",
    "上午",
    "中午",
    "下午",
    "晚上",
];

/// What may follow it at once, where it does something.
const WE_DO: &str = "办送开带请发搞做评看选写编出建续赴把";

/// What may follow a month at once where something is done then.
const AT_ONCE: &str = "再办送开带请发搞做评看选写编出建续为给对向到去赴与由把";

/// Whether the words in `rest` behind a label tell what is to be done, or one of the parts near them where they only say when, or the
/// part below handles something at once.
pub(super) fn is_to_do(text: &Text<'_>, rest: &Range<usize>, near: Near<'_>) -> bool {
    const TIMES: &[Word] = vocabulary![
        "期间", "前后", "之际", "季节", "时节", "之前", "前", "之后", "以后", "后", "时", "日",
        "节",
    ];
    let closed = text.trim_with(rest.clone(), words::is_break);
    let only_says_when = || closed.is_empty() || text.ends_with(closed.end, TIMES);
    says_itself(text, rest)
        || only_says_when() && is_told_near(text, near)
        || near
            .below
            .first()
            .is_some_and(|next| handles(text, next) || we_intend(text, next))
}

/// Whether what stands behind a month tells by itself what is to be done.
fn says_itself(text: &Text<'_>, rest: &Range<usize>) -> bool {
    let start = text.skip_spaces(rest.start);
    let start = text.word(start, TIMES_OF_DAY).unwrap_or(start);
    start < rest.end && (AT_ONCE.contains(text.at(start)) || we_do(text, start))
        || intends_at_once(text, start, rest.end)
        || does(text, rest)
        || is_event(text, rest)
        || counts(text, rest)
        || we_intend(text, rest)
}

/// Whether a part near one that only says when tells what is to be done then: `8月下旬，请劳模来讲`; `由主席带队` says how.
fn is_told_near(text: &Text<'_>, near: Near<'_>) -> bool {
    const BEGINNING: &[Word] =
        vocabulary!["再由", "由工会", "让", "请", "把", "给", "向", "对", "为"];
    let intends = |next: &Range<usize>| orders(text, next.start..next.end.min(next.start + NEAR));
    let begins = |next: &Range<usize>| {
        let start = text.skip_spaces(next.start);
        we_do(text, start) || we_intend(text, next) || text.word(start, BEGINNING).is_some()
    };
    let told = |next: &Range<usize>| {
        does(text, next) || intends(next) || begins(next) || is_event(text, next)
    };
    near.below.iter().any(told) || near.above.is_some_and(|above| is_event(text, above))
}

/// `把慰问品送到车间`, `搞一次擂台赛`: whether a part says at once what is done with something, or how often.
fn handles(text: &Text<'_>, part: &Range<usize>) -> bool {
    match text.at(text.skip_spaces(part.start)) {
        '把' => true,
        first => AT_ONCE.contains(first) && counts(text, part),
    }
}

/// Whether a verb of doing stands in `range`; `组织的调研` says what kind of thing it was.
fn does(text: &Text<'_>, range: &Range<usize>) -> bool {
    let mut verbs = text.all_of(range.clone(), DOING);
    verbs.any(|(_, end)| end <= range.end && is_verb(text, end))
}

/// `7月竣工`: whether a verb of doing stands right behind a month, at `at`.
pub(super) fn does_at(text: &Text<'_>, at: usize) -> bool {
    text.word_of(at, DOING)
        .is_some_and(|end| is_verb(text, end))
}

/// Whether the verb that ends at `end` says what is done, and not of which kind something is.
fn is_verb(text: &Text<'_>, end: usize) -> bool {
    text.at(end) != '的'
}

/// `工会办讲座`: whether the union stands at `at` and does something at once.
fn we_do(text: &Text<'_>, at: usize) -> bool {
    let behind = text.word(at, WE);
    behind.is_some_and(|end| WE_DO.contains(text.at(end)))
}

/// `工会将为班组送水`, `厂工会要把毛巾送去`: whether what follows a month begins with the union, which intends something.
fn we_intend(text: &Text<'_>, rest: &Range<usize>) -> bool {
    let start = text.skip_spaces(rest.start);
    let by_us = (start..start + LONGEST_PREFIX).find_map(|at| text.word(at, WE));
    let wanted = by_us.and_then(|end| {
        text.word(end, INTENDING)
            .or_else(|| text.word(end, vocabulary!["会"]))
    });
    wanted.is_some_and(|end| end < rest.end)
}

/// `5月拟办班`, `4月中旬会拜访`, and not `3月会议`: whether what follows a month at once says what is intended.
fn intends_at_once(text: &Text<'_>, start: usize, end: usize) -> bool {
    let start = text.skip(start, |found| matches!(found, '里' | '还' | '也'));
    let next = text.at(start + 1);
    let intends = match text.at(start) {
        '将' | '拟' | '要' => {
            !matches!(next, '是' | '有' | '迎' | '达' | '到' | '近' | '求' | '会')
        }
        '会' => matches!(
            next,
            '把' | '给' | '带' | '拿' | '请' | '向' | '为' | '到' | '去' | '包'
        ),
        _ => false,
    };
    intends && start + 1 < end
}

/// How many characters stand before the union in its name at most: `联合工会`.
const LONGEST_PREFIX: usize = 3;

/// `办一次宣讲`: whether what is done is counted.
fn counts(text: &Text<'_>, range: &Range<usize>) -> bool {
    let mut numbers = text.places(range.clone(), Class::NUMBER);
    let once = |at: usize| text.at(at) == '一' && words::counts_times(text.at(at + 1));
    numbers.any(once)
}

/// Whether something is to be done in `range` or takes place there: `请各分会报送名册` is for others, `食堂延长开放` is no activity.
#[must_use]
pub fn is_planned(text: &Text<'_>, range: &Range<usize>) -> bool {
    // Verbs of what is kept up, and not done once.
    const KEEPING: &[Word] = vocabulary!["调整", "延长", "完善", "恢复", "更换", "开放"];
    let start = text.skip_spaces(range.start);
    let keeps = text.contains_any(range.clone(), KEEPING);
    let parts = || press::parted(text, range.clone(), |found| found == ',');
    let at_once = |part: &Range<usize>| AT_ONCE.contains(text.at(text.skip_spaces(part.start)));
    let planned = || does(text, range) || is_event(text, range) || parts().iter().any(at_once);
    text.at(start) != '请' && !keeps && planned() && !has_done(text, range)
}

/// `趣味运动会`: whether a part of a sentence ends with what takes place.
#[must_use]
pub fn is_event(text: &Text<'_>, part: &Range<usize>) -> bool {
    let name = text.trim_with(part.clone(), words::is_break);
    name.len() > 2 && text.ends_with(name.end, EVENTS)
}
