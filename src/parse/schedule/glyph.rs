//! Glyphs: one character as the scanners see it, and what it may be the beginning of.
//!
//! In: a character as written. Out: its folded form (full-width forms, dashes, dots, spaces, brackets and the traditional
//! forms that the scanners ask for are one) and its [`Class`]. The classes of Han characters are worked out at compile time
//! from the vocabularies themselves, so that none of them can hold a word that is never looked for.

use crate::parse::schedule::column;
use crate::parse::schedule::field;
use crate::parse::schedule::label;
use crate::parse::schedule::span;
use crate::parse::schedule::words;

/// What a character is, or may begin: a set, so that a line can say what all its characters together are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u16);

impl Class {
    /// Nothing that any scanner asks for.
    pub const NONE: Class = Class(0);
    /// A digit or a Han numeral.
    pub const NUMBER: Class = Class(1);
    /// `月`, without which no month is named.
    pub const MONTH: Class = Class(1 << 1);
    /// `年`, without which no plan has its year.
    pub const YEAR: Class = Class(1 << 2);
    /// A colon.
    pub const COLON: Class = Class(1 << 3);
    /// The end of a sentence.
    pub const STOP: Class = Class(1 << 4);
    /// An opening bracket.
    pub const OPEN: Class = Class(1 << 5);
    /// An opening quotation or book-title mark.
    pub const QUOTE: Class = Class(1 << 6);
    /// What a label may begin with.
    pub const LABEL: Class = Class(1 << 7);
    /// What layout numbering may begin with.
    pub const MARK: Class = Class(1 << 8);
    /// What a word of [`words::ANNOUNCING`] begins with.
    pub const ANNOUNCING: Class = Class(1 << 9);
    /// What a word of [`words::REPORTING`] begins with.
    pub const REPORTING: Class = Class(1 << 10);
    /// What a word of [`words::GENERIC`] begins with.
    pub const GENERIC: Class = Class(1 << 11);
    /// What a word of [`words::DETAILS`] ends with.
    pub const DETAIL: Class = Class(1 << 12);
    /// What the name of a field begins with.
    pub const FIELD: Class = Class(1 << 13);
    /// What a word for a part of a month, or one that blurs a month, begins with.
    pub const PART: Class = Class(1 << 14);
    /// What a word at the head of a column begins with.
    pub const COLUMN: Class = Class(1 << 15);

    /// Whether it has something in common with `other`.
    #[must_use]
    pub const fn meets(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The character at byte `at` of `source`, read, and the byte after it; `None` at the end.
#[must_use]
#[inline]
pub fn next(source: &str, at: usize) -> Option<(Option<(char, Class)>, usize)> {
    // Most are Han, which all have three bytes and need no more than the table.
    if let Some(&[high @ 0xe4..=0xe9, middle, low]) = source.as_bytes().get(at..at + 3)
        && let Some(&(folded, class)) = HAN.get(place(&[high, middle, low], 0))
    {
        return Some((Some((unfold(folded), class)), at + 3));
    }
    let found = source.get(at..)?.chars().next()?;
    Some((read(found), at + found.len_utf8()))
}

/// The folded form of `found` and its class; `None` for what is not seen and means nothing here.
fn read(found: char) -> Option<(char, Class)> {
    match found {
        '一'..='鿿' => Some(han(found)),
        '\r' => None,
        '\0'..='\x7e' => Some(ascii(found)),
        '\u{ff01}'..='\u{ff5e}' => Some(ascii(narrow(found))),
        _ if is_invisible(found) => None,
        _ => Some(mark(found)),
    }
}

/// Characters that are not seen and mean nothing here.
fn is_invisible(found: char) -> bool {
    matches!(found, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}' | '\u{2060}')
}

#[inline]
fn ascii(found: char) -> (char, Class) {
    let folded = fold_ascii(found);
    let class = ASCII.get(folded as usize).copied();
    (folded, class.unwrap_or_default())
}

/// The ASCII character of a full-width one.
fn narrow(found: char) -> char {
    char::from_u32(u32::from(found) - 0xfee0).unwrap_or(found)
}

fn mark(found: char) -> (char, Class) {
    let folded = fold_mark(found);
    match folded {
        '一'..='鿿' => han(folded),
        _ => (folded, class_of(folded)),
    }
}

fn fold_ascii(found: char) -> char {
    match found {
        '\t' | '\n' => ' ',
        '~' => '-',
        '[' => '(',
        ']' => ')',
        _ => found,
    }
}

fn fold_mark(found: char) -> char {
    match found {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '　' => ' ',
        '‐'..='―' | '−' | '─' | '━' | '〜' | '﹣' | '〰' => '-',
        '∶' | '︰' | '﹕' => ':',
        '﹑' | '､' => '、',
        '｡' => '。',
        '【' | '〔' | '〖' | '﹝' => '(',
        '】' | '〕' | '〗' | '﹞' => ')',
        '•' | '‧' | '・' | '∙' | '⋅' | '●' => '·',
        '〇' | '○' | '◯' => '零',
        '×' | '□' | '✕' => 'x',
        '⽉' => '月',
        '⽇' => '日',
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        _ => found,
    }
}

/// The class of a folded character that is no Han character.
const fn class_of(folded: char) -> Class {
    match folded {
        '0'..='9' => Class::NUMBER.with(Class::LABEL).with(Class::MARK),
        '(' => Class::OPEN.with(Class::LABEL).with(Class::MARK),
        ':' => Class::COLON,
        '?' => Class::STOP.with(Class::LABEL),
        '。' | ';' | '!' | '\0' => Class::STOP,
        '“' | '《' | '「' | '『' => Class::QUOTE,
        '*' => Class::LABEL.with(Class::MARK),
        'x' | 'X' | 'Q' | 'q' => Class::LABEL.with(Class::MARK),
        '_' => Class::LABEL,
        'a'..='z' | 'A'..='Z' => Class::MARK,
        '-' | '#' | '\u{2460}'..='\u{249b}' | '\u{2776}'..='\u{277f}' | '\u{3220}'..='\u{3229}' => {
            Class::MARK
        }
        '·' | '■' | '◆' | '◇' | '★' | '☆' | '▲' | '△' | '◎' | '※' | '►' | '▶' | '➢' | '➤' | '❖' => {
            Class::MARK
        }
        _ if is_pictograph(folded) => Class::MARK,
        _ => Class::NONE,
    }
}

/// Whether `found` is a small picture, as notices have them for bullets.
#[must_use]
pub const fn is_pictograph(found: char) -> bool {
    matches!(found, '\u{2600}'..='\u{275f}' | '\u{2794}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

static ASCII: [Class; 0x80] = {
    let mut table = [Class::NONE; 0x80];
    let mut at = 0;
    while at < table.len() {
        table[at] = class_of(at as u8 as char);
        at += 1;
    }
    table
};

/// The first Han character of the table.
const FIRST: u32 = 0x4e00;

/// What a Han character is folded to, as its distance from [`FIRST`], and its class.
type Han = (u16, Class);

#[inline]
fn han(found: char) -> (char, Class) {
    let (folded, class) = HAN
        .get((u32::from(found) - FIRST) as usize)
        .copied()
        .unwrap_or_default();
    (unfold(folded), class)
}

/// The character at a distance from [`FIRST`].
#[inline]
fn unfold(distance: u16) -> char {
    char::from_u32(FIRST + u32::from(distance)).unwrap_or_default()
}

static HAN: [Han; 0x5200] = han_table();

const fn han_table() -> [Han; 0x5200] {
    let mut table = [(0, Class::NONE); 0x5200];
    let mut at = 0;
    while at < table.len() {
        table[at].0 = at as u16;
        at += 1;
    }
    let number = Class::NUMBER.with(Class::LABEL).with(Class::MARK);
    each(&mut table, "零一二三四五六七八九十廿卅", number);
    each(&mut table, "月", Class::MONTH);
    each(&mut table, "年", Class::YEAR);
    each(&mut table, "第活", Class::MARK);
    each(&mut table, label::STARTS, Class::LABEL);
    first(&mut table, span::PARTS, Class::PART);
    first(&mut table, label::BLURRING, Class::PART);
    first(&mut table, words::ANNOUNCING, Class::ANNOUNCING);
    first(&mut table, words::REPORTING, Class::REPORTING);
    first(&mut table, words::GENERIC, Class::GENERIC);
    last(&mut table, words::DETAILS, Class::DETAIL);
    let mut at = 0;
    while at < field::KEYS.len() {
        first(&mut table, field::KEYS[at].1, Class::FIELD);
        at += 1;
    }
    at = 0;
    while at < column::WORDS.len() {
        first(&mut table, column::WORDS[at].1, Class::COLUMN);
        at += 1;
    }
    fold_traditional(&mut table);
    table
}

/// Gives `class` to every character of `characters`.
const fn each(table: &mut [Han; 0x5200], characters: &str, class: Class) {
    let mut at = 0;
    while at < characters.len() {
        add(table, characters.as_bytes(), at, class);
        at += 3;
    }
}

/// Gives `class` to the first character of each of `words`.
const fn first(table: &mut [Han; 0x5200], words: &[&str], class: Class) {
    let mut at = 0;
    while at < words.len() {
        add(table, words[at].as_bytes(), 0, class);
        at += 1;
    }
}

/// Gives `class` to the last character of each of `words`.
const fn last(table: &mut [Han; 0x5200], words: &[&str], class: Class) {
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        add(table, word, word.len() - 3, class);
        at += 1;
    }
}

/// Gives `class` to the Han character of three bytes at `at`.
const fn add(table: &mut [Han; 0x5200], bytes: &[u8], at: usize, class: Class) {
    let place = place(bytes, at);
    table[place].1 = table[place].1.with(class);
}

/// The place in the table of the Han character at byte `at`.
const fn place(bytes: &[u8], at: usize) -> usize {
    let high = (bytes[at] as u32 & 0xf) << 12;
    let middle = (bytes[at + 1] as u32 & 0x3f) << 6;
    let low = bytes[at + 2] as u32 & 0x3f;
    (high + middle + low).wrapping_sub(FIRST) as usize
}

/// Traditional forms of the characters that labels, fields and headings are written with, each before what it is folded to.
const TRADITIONAL: &str = "\
    並并來来個个備备兒儿內内兩两則则動动務务協协參参員员啓启啟启單单\
    園园執执報报場场奬奖學学實实將将對对導导屆届廠厂廳厅後后從从慶庆\
    懸悬據据於于時时曆历會会條条業业樓楼標标歷历為为狀状獎奖現现畫画\
    當当簽签級级組组結结經经總总續续聯联職职與与舉举舊旧處处號号規规\
    覽览計计記记註注評评該该說说課课論论議议負负貫贯責责貳二費费資资\
    賽赛辦办農农週周進进過过醫医長长開开間间陰阴隊队階阶際际雙双項项\
    預预領领題题類类館馆體体點点\
";

const fn fold_traditional(table: &mut [Han; 0x5200]) {
    let pairs = TRADITIONAL.as_bytes();
    let mut at = 0;
    while at < pairs.len() {
        table[place(pairs, at)] = table[place(pairs, at + 3)];
        at += 6;
    }
}
