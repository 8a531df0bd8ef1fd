//! Kinds: what every character is folded to, and its class.
//!
//! In: a character as written. Out: its [`Kind`]. What words begin and end with is worked out at compile time from the
//! vocabularies themselves, so that none of them can hold a word that is never looked for; numerals, marks and the few
//! characters that are no word's are named here, or beside the scanners that ask for them.

use super::{Class, Kind};
use crate::parse::schedule::begin;
use crate::parse::schedule::blur;
use crate::parse::schedule::clause;
use crate::parse::schedule::column;
use crate::parse::schedule::details;
use crate::parse::schedule::field;
use crate::parse::schedule::genre;
use crate::parse::schedule::numbering;
use crate::parse::schedule::occasion;
use crate::parse::schedule::opening;
use crate::parse::schedule::prose;
use crate::parse::schedule::span;
use crate::parse::schedule::word::{Vocabulary, Word, three_bytes};
use crate::parse::schedule::words;
use crate::parse::schedule::year;

/// Characters that are not seen and mean nothing here.
const fn is_invisible(found: char) -> bool {
    matches!(found, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}' | '\u{2060}')
}

/// What a character is that is neither Han nor of ASCII's range, by the `table` of Han characters.
const fn mark(table: &Wide, found: char) -> Kind {
    if is_invisible(found) {
        return Kind::UNSEEN;
    }
    let folded = fold_mark(found);
    match folded {
        HAN..=LAST_HAN => table[folded as usize - FIRST],
        ..'\u{ffff}' => Kind::new(folded, class_of(folded)),
        _ => Kind::new(BEYOND, class_of(folded)),
    }
}

/// What stands for characters of planes that no scanner knows.
const BEYOND: char = char::REPLACEMENT_CHARACTER;

const fn fold_ascii(found: char) -> char {
    match found {
        '\t' | '\n' => ' ',
        '~' => '-',
        '[' => '(',
        ']' => ')',
        _ => found,
    }
}

const fn fold_mark(found: char) -> char {
    match found {
        '\u{ff01}'..='\u{ff5e}' => fold_ascii((found as u32 - 0xfee0) as u8 as char),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '　' => ' ',
        '‐'..='―' | '−' | '─' | '━' | '〜' | '﹣' | '〰' => '-',
        '∶' | '︰' | '﹕' => ':',
        '﹑' | '､' => '、',
        '｡' => '。',
        '【' | '〔' | '〖' | '﹝' => '(',
        '】' | '〕' | '〗' | '﹞' => ')',
        // The frame of a figure that is a key.
        '\u{20e3}' => '、',
        '•' | '‧' | '・' | '∙' | '⋅' | '●' => '·',
        '〇' | '○' | '◯' => '零',
        '×' | '□' | '✕' => 'x',
        '⽉' => '月',
        '⽇' => '日',
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        '\u{1f300}'..='\u{1faff}' => '☀',
        _ => found,
    }
}

/// The class of a folded character that is no Han character.
const fn class_of(folded: char) -> Class {
    let class = meaning(folded);
    match words::is_break(folded) {
        true => class.with(Class::BREAK),
        false => class,
    }
}

/// The same, but whether it is a break.
const fn meaning(folded: char) -> Class {
    match folded {
        '0'..='9' => Class::NUMBER.with(Class::LABEL).with(Class::MARK),
        '(' => Class::OPEN.with(Class::LABEL).with(Class::MARK),
        ':' => Class::COLON,
        '?' => Class::STOP.with(Class::LABEL),
        ';' => Class::STOP.with(Class::SEMICOLON),
        '。' | '!' | '\0' => Class::STOP,
        '“' | '《' | '「' | '『' | '"' => Class::QUOTE,
        '”' | '》' | '」' | '』' => Class::UNQUOTE,
        '*' => Class::LABEL.with(Class::MARK),
        'Q' => Class::LABEL.with(Class::MARK).with(Class::TIME),
        'x' | 'X' | 'q' => Class::LABEL.with(Class::MARK),
        '/' => Class::TIME,
        ' ' => Class::SPACE,
        '|' | '│' => Class::PARTING,
        '_' => Class::LABEL,
        'a'..='z' | 'A'..='Z' => Class::MARK,
        '-' | '\u{2460}'..='\u{249b}' | '\u{2776}'..='\u{277f}' | '\u{3220}'..='\u{3229}' => {
            Class::MARK
        }
        _ if is_bullet(folded) => Class::MARK,
        _ => Class::NONE,
    }
}

/// Whether `found` stands before an item and counts nothing: also a small picture, as notices have them.
#[must_use]
pub const fn is_bullet(found: char) -> bool {
    matches!(
        found,
        '·' | '※'
            | '#'
            | '*'
            | '\u{2580}'..='\u{25ff}'
            | '\u{2600}'..='\u{275f}'
            | '\u{2794}'..='\u{27bf}'
    )
}

static ASCII: [Kind; 0x80] = {
    let mut table = [Kind::UNSEEN; 0x80];
    let mut at = 0;
    while at < table.len() {
        let folded = fold_ascii(at as u8 as char);
        if folded != '\r' {
            table[at] = Kind::new(folded, class_of(folded));
        }
        at += 1;
    }
    table[b'\t' as usize].class = Class::PARTING.with(Class::BREAK);
    table
};

/// Letters besides `月` that words for a time are written with: `第一季度`, `每周`, `学期`, `春节`.
const TIMES: &str = "季每期节";

/// The first character of the table of those that have three bytes: there are marks from here on.
const FIRST: usize = 0x2000;

/// The first and the last of the Han characters.
const HAN: char = '一';
const LAST_HAN: char = '\u{9fff}';

/// What the characters from [`FIRST`] on are folded to, and their classes.
type Wide = [Kind; 0x1_0000 - FIRST];

static WIDE: Wide = wide_table();

/// What the character is whose three bytes these are; nothing for any other.
#[inline]
pub(super) fn wide(bytes: [u8; 3]) -> Option<Kind> {
    WIDE.get(place(bytes)).copied()
}

/// What the ASCII character `byte` is.
#[inline]
pub(super) fn ascii(byte: u8) -> Option<Kind> {
    ASCII.get(usize::from(byte)).copied()
}

/// What any other character is.
pub(super) fn other(found: char) -> Kind {
    mark(&WIDE, found)
}

/// The vocabularies that are looked for all over a text.
const VOCABULARIES: &[Vocabulary] = &[
    words::ANNOUNCING,
    words::REPORTING,
    words::GENERIC,
    genre::PLANS,
    genre::AHEAD,
    genre::BEFORE,
    genre::PAST,
    prose::AHEAD,
    prose::PAST,
    words::DENYING,
    opening::OWN_YEARS,
    occasion::OCCASIONS,
    span::RECURRING,
    clause::TOLD,
    clause::DOING,
];

const fn wide_table() -> Wide {
    let mut table = [Kind::UNSEEN; 0x1_0000 - FIRST];
    let mut at = 0;
    while at < table.len() {
        if let Some(found) = char::from_u32((FIRST + at) as u32) {
            table[at] = Kind::new(found, Class::NONE);
        }
        at += 1;
    }
    let number = Class::NUMBER.with(Class::LABEL).with(Class::MARK);
    each(&mut table, "零一二三四五六七八九十廿卅", number);
    each(&mut table, "月", Class::MONTH.with(Class::TIME));
    each(&mut table, TIMES, Class::TIME);
    each(&mut table, "年", Class::YEAR);
    each(&mut table, numbering::STARTS, Class::MARK);
    each(&mut table, begin::STARTS, Class::LABEL);
    first(&mut table, span::RECURRING.words, Class::LABEL);
    first(&mut table, span::PARTS, Class::LABEL);
    first(&mut table, occasion::OCCASIONS.words, Class::LABEL);
    first(&mut table, span::PARTS, Class::PART);
    first(&mut table, blur::BLURRING, Class::PART);
    each(&mut table, blur::STARTS, Class::PART);
    last(&mut table, details::DETAILS, Class::DETAIL);
    last(&mut table, details::PEOPLE, Class::DETAIL);
    last(&mut table, details::PROSE, Class::DETAIL);
    let mut at = 0;
    while at < span::NAMES.len() {
        let class = Class::LABEL.with(Class::STRETCH);
        add(&mut table, span::NAMES[at].0.first, class);
        at += 1;
    }
    let mut at = 0;
    while at < year::RELATIVE.len() {
        first(&mut table, year::RELATIVE[at].1, Class::LABEL);
        at += 1;
    }
    let mut at = 0;
    while at < field::KEYS.len() {
        first(&mut table, field::KEYS[at].1, Class::FIELD);
        at += 1;
    }
    let mut at = 0;
    while at < column::WORDS.len() {
        first(&mut table, column::WORDS[at].1, Class::COLUMN);
        at += 1;
    }
    let mut at = 0;
    while at < VOCABULARIES.len() {
        first(&mut table, VOCABULARIES[at].words, VOCABULARIES[at].class);
        at += 1;
    }
    fold_traditional(&mut table);
    fold_marks(&mut table, '\u{2000}', '\u{33ff}');
    fold_marks(&mut table, '\u{fe00}', '\u{ffff}');
    add(&mut table, '　', Class::PARTING);
    table
}

/// Folds the marks from `start` to `end`: punctuation, arrows, figures in circles, pictures, full-width forms.
const fn fold_marks(table: &mut Wide, start: char, end: char) {
    let mut at = start as u32;
    while at <= end as u32 {
        if let Some(found) = char::from_u32(at) {
            table[at as usize - FIRST] = mark(table, found);
        }
        at += 1;
    }
}

/// Gives `class` to every character of `characters`.
const fn each(table: &mut Wide, characters: &str, class: Class) {
    let mut at = 0;
    while at < characters.len() {
        add(table, han_at(characters, at), class);
        at += 3;
    }
}

/// Gives `class` to the first character of each of `words`.
const fn first(table: &mut Wide, words: &[Word], class: Class) {
    let mut at = 0;
    while at < words.len() {
        add(table, words[at].first, class);
        at += 1;
    }
}

/// Gives `class` to the last character of each of `words`.
const fn last(table: &mut Wide, words: &[Word], class: Class) {
    let mut at = 0;
    while at < words.len() {
        add(table, words[at].last, class);
        at += 1;
    }
}

/// Gives `class` to a Han character.
const fn add(table: &mut Wide, character: char, class: Class) {
    let kind = &mut table[character as usize - FIRST];
    kind.class = kind.class.with(class);
}

/// The Han character at byte `at` of `characters`.
const fn han_at(characters: &str, at: usize) -> char {
    let bytes = characters.as_bytes();
    three_bytes(bytes[at], bytes[at + 1], bytes[at + 2])
}

/// The place in the table of the character whose three bytes these are; beyond its end for any other.
#[inline]
const fn place([high, middle, low]: [u8; 3]) -> usize {
    // As continuing bytes all have the same upper bits, these are taken off in one.
    const ORIGIN: usize = (0xe2 << 12) + (0x80 << 6) + 0x80;
    let code = ((high as usize) << 12) + ((middle as usize) << 6) + low as usize;
    code.wrapping_sub(ORIGIN)
}

/// Traditional forms of the characters that labels, fields, headings and vocabularies are written with, each before what it
/// is folded to.
const TRADITIONAL: &str = "\
    並并來来個个備备兒儿內内兩两則则動动務务協协參参員员啓启啟启單单\
    園园執执報报場场奬奖學学實实將将對对導导屆届廠厂廳厅後后從从慶庆\
    懸悬據据於于時时曆历會会條条業业樓楼標标歷历為为狀状獎奖現现畫画\
    當当簽签級级組组結结經经總总續续聯联職职與与舉举舊旧處处號号規规\
    覽览計计記记註注評评該该說说課课論论議议負负貫贯責责費费資资\
    賽赛辦办農农週周進进過过醫医長长開开間间陰阴隊队階阶際际雙双項项\
    預预領领題题類类館馆體体點点緣缘況况曰日無无設设暫暂\
    織织擬拟選选薦荐問问訪访發发檢检調调訂订請请籌筹換换佈布徵征審审傳传觀观習习談谈\
    贈赠競竞講讲獻献獲获順顺圓圆榮荣積积極极\
    萬万專专爲为義义爭争親亲儀仪們们價价黨党寫写軍军準准幾几劃划創创別别勵励\
    勞劳區区華华衛卫衞卫卻却縣县叄叁臺台噸吨團团圍围國国堅坚壇坛頭头奪夺婦妇\
    層层歲岁師师帶带應应張张強强錄录徹彻態态願愿戶户護护掛挂數数顯显機机權权\
    構构樹树檔档歡欢匯汇沒没測测溫温遊游滿满牽牵環环電电療疗蓋盖確确禮礼稱称\
    籤签紀纪納纳練练細细繞绕給给統统繼继績绩編编繳缴臘腊節节範范藥药營营補补\
    訓训訊讯話话説说賬账貼贴車车轉转輪轮邊边還还遲迟裏里裡里鐘钟鎮镇門门陽阳\
    須须顧顾頒颁額额饋馈驗验齊齐齡龄龍龙瞭了脩修製制彙汇係系繫系錶表\
";

const fn fold_traditional(table: &mut Wide) {
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let (traditional, simple) = (han_at(TRADITIONAL, at), han_at(TRADITIONAL, at + 3));
        table[traditional as usize - FIRST] = table[simple as usize - FIRST];
        at += 6;
    }
}
