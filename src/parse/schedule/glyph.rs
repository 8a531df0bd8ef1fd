//! Glyphs: one character as the scanners see it, and what it may be the beginning of.
//!
//! In: a character as written. Out: its folded form (full-width forms, dashes, dots, spaces, brackets and the traditional
//! forms that the scanners ask for are one) and its [`Class`]. The classes of Han characters are worked out at compile time
//! from the vocabularies themselves, so that none of them can hold a word that is never looked for.

use crate::parse::schedule::blur;
use crate::parse::schedule::field;
use crate::parse::schedule::label;
use crate::parse::schedule::span;
use crate::parse::schedule::word::{Word, three_bytes};
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
    /// What a word of [`words::DETAILS`] or [`words::PROSE`] ends with.
    pub const DETAIL: Class = Class(1 << 12);
    /// What the name of a field begins with.
    pub const FIELD: Class = Class(1 << 13);
    /// What a word for a part of a month, or one that blurs a month, begins with.
    pub const PART: Class = Class(1 << 14);
    /// What every document that names a time has somewhere.
    pub const TIME: Class = Class(1 << 15);

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

/// One character of a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Glyph {
    /// What it is folded to, and what it may be the beginning of.
    kind: Kind,
    /// The byte of the line it came from.
    at: u32,
}

/// What a character is folded to, and its class.
type Kind = (u16, Class);

/// What is not seen and means nothing here.
const UNSEEN: Kind = (u16::MAX, Class::NONE);

impl Glyph {
    /// The byte of the line it came from.
    #[must_use]
    #[inline]
    pub fn byte(self) -> usize {
        self.at as usize
    }

    /// What it may be the beginning of.
    #[must_use]
    #[inline]
    pub fn class(self) -> Class {
        self.kind.1
    }

    /// The folded character, as a number.
    #[must_use]
    #[inline]
    pub fn code(self) -> u16 {
        self.kind.0
    }

    /// The folded character.
    #[must_use]
    #[inline]
    pub fn folded(self) -> char {
        char::from_u32(u32::from(self.code())).unwrap_or_default()
    }

    /// Whether it is folded to `character`.
    #[must_use]
    #[inline]
    pub fn is(self, character: char) -> bool {
        u32::from(self.code()) == u32::from(character)
    }
}

/// Adds the glyphs of `source` to `glyphs`. Out: the classes of all of them together.
pub fn fold(source: &str, glyphs: &mut Vec<Glyph>) -> Class {
    let (mut at, mut holds) = (0, Class::NONE);
    while at < source.len() {
        (at, holds) = fold_han(source, at, holds, glyphs);
        let (kind, length) = other(source, at);
        if kind != UNSEEN {
            let at = at as u32;
            glyphs.push(Glyph { kind, at });
            holds = holds.with(kind.1);
        }
        at += length;
    }
    holds
}

/// Folds the Han characters that come next: most of a line, which need no more than the table.
#[inline]
fn fold_han(
    source: &str,
    mut at: usize,
    mut holds: Class,
    glyphs: &mut Vec<Glyph>,
) -> (usize, Class) {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    for bytes in rest.as_chunks::<3>().0 {
        let Some(&kind) = HAN.get(place(*bytes)) else {
            break;
        };
        glyphs.push(Glyph {
            kind,
            at: at as u32,
        });
        holds = holds.with(kind.1);
        at += 3;
    }
    (at, holds)
}

/// What any other character at byte `at` is, and how many bytes it has; nothing at the end.
#[inline]
fn other(source: &str, at: usize) -> (Kind, usize) {
    match source.as_bytes().get(at) {
        Some(byte) => match ASCII.get(usize::from(*byte)) {
            Some(kind) => (*kind, 1),
            None => rare(source, at),
        },
        None => (UNSEEN, 0),
    }
}

/// What the character at byte `at` is, which is neither Han nor ASCII, and how many bytes it has.
#[inline(never)]
fn rare(source: &str, at: usize) -> (Kind, usize) {
    let rest = source.get(at..).unwrap_or_default();
    let Some(found) = rest.chars().next() else {
        return (UNSEEN, 1);
    };
    let kind = match found {
        '\u{ff01}'..='\u{ff5e}' => ascii(narrow(found)),
        FIRST_MARK..=LAST_MARK => MARKS
            .get(found as usize - FIRST_MARK as usize)
            .copied()
            .unwrap_or(UNSEEN),
        _ => mark(found),
    };
    (kind, found.len_utf8())
}

/// Characters that are not seen and mean nothing here.
const fn is_invisible(found: char) -> bool {
    matches!(found, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}' | '\u{2060}')
}

fn ascii(found: char) -> Kind {
    ASCII.get(found as usize).copied().unwrap_or(UNSEEN)
}

/// The ASCII character of a full-width one.
fn narrow(found: char) -> char {
    char::from_u32(u32::from(found) - 0xfee0).unwrap_or(found)
}

/// What a character is that is neither Han nor of ASCII's range.
const fn mark(found: char) -> Kind {
    if is_invisible(found) {
        return UNSEEN;
    }
    let folded = fold_mark(found);
    let code = match folded as u32 {
        code @ 0..0xffff => code as u16,
        _ => BEYOND,
    };
    match code.wrapping_sub(FIRST) as usize {
        place @ 0..HAN_LENGTH => HAN[place],
        _ => (code, class_of(folded)),
    }
}

/// Where marks begin and end: punctuation, arrows, figures in circles, pictures.
const FIRST_MARK: char = '\u{2000}';
const LAST_MARK: char = '\u{303f}';

static MARKS: [Kind; 0x1040] = {
    let mut table = [UNSEEN; 0x1040];
    let mut at = 0;
    while at < table.len() {
        if let Some(found) = char::from_u32(FIRST_MARK as u32 + at as u32) {
            table[at] = mark(found);
        }
        at += 1;
    }
    table
};

/// What stands for characters of planes that no scanner knows.
const BEYOND: u16 = 0xfffd;

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
        '\u{1f300}'..='\u{1faff}' => '☀',
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
        'Q' => Class::LABEL.with(Class::MARK).with(Class::TIME),
        'x' | 'X' | 'q' => Class::LABEL.with(Class::MARK),
        '/' => Class::TIME,
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
    matches!(found, '\u{2600}'..='\u{275f}' | '\u{2794}'..='\u{27bf}')
}

static ASCII: [Kind; 0x80] = {
    let mut table = [UNSEEN; 0x80];
    let mut at = 0;
    while at < table.len() {
        let folded = fold_ascii(at as u8 as char);
        if folded != '\r' {
            table[at] = (folded as u16, class_of(folded));
        }
        at += 1;
    }
    table
};

/// The first Han character of the table.
const FIRST: u16 = 0x4e00;

/// What the Han characters from [`FIRST`] on are folded to, and their classes.
type Han = [Kind; HAN_LENGTH];

const HAN_LENGTH: usize = 0x5200;

static HAN: Han = han_table();

const fn han_table() -> Han {
    let mut table = [UNSEEN; HAN_LENGTH];
    let mut at = 0;
    while at < table.len() {
        table[at].0 = FIRST + at as u16;
        at += 1;
    }
    let number = Class::NUMBER.with(Class::LABEL).with(Class::MARK);
    each(&mut table, "零一二三四五六七八九十廿卅", number);
    each(&mut table, "月", Class::MONTH.with(Class::TIME));
    each(&mut table, "季每期节", Class::TIME);
    each(&mut table, "年", Class::YEAR);
    each(&mut table, "第活项任专", Class::MARK);
    each(&mut table, label::STARTS, Class::LABEL);
    first(&mut table, span::PARTS, Class::PART);
    first(&mut table, blur::BLURRING, Class::PART);
    first(&mut table, words::ANNOUNCING, Class::ANNOUNCING);
    first(&mut table, words::REPORTING, Class::REPORTING);
    first(&mut table, words::GENERIC, Class::GENERIC);
    last(&mut table, words::DETAILS, Class::DETAIL);
    last(&mut table, words::PROSE, Class::DETAIL);
    let mut at = 0;
    while at < field::KEYS.len() {
        first(&mut table, field::KEYS[at].1, Class::FIELD);
        at += 1;
    }
    fold_traditional(&mut table);
    table
}

/// Gives `class` to every character of `characters`.
const fn each(table: &mut Han, characters: &str, class: Class) {
    let mut at = 0;
    while at < characters.len() {
        add(table, han_at(characters, at), class);
        at += 3;
    }
}

/// Gives `class` to the first character of each of `words`.
const fn first(table: &mut Han, words: &[Word], class: Class) {
    let mut at = 0;
    while at < words.len() {
        add(table, words[at].first, class);
        at += 1;
    }
}

/// Gives `class` to the last character of each of `words`.
const fn last(table: &mut Han, words: &[Word], class: Class) {
    let mut at = 0;
    while at < words.len() {
        add(table, words[at].last, class);
        at += 1;
    }
}

/// Gives `class` to a Han character.
const fn add(table: &mut Han, character: u16, class: Class) {
    let kind = &mut table[(character - FIRST) as usize];
    kind.1 = kind.1.with(class);
}

/// The Han character at byte `at` of `characters`.
const fn han_at(characters: &str, at: usize) -> u16 {
    let bytes = characters.as_bytes();
    three_bytes(bytes[at], bytes[at + 1], bytes[at + 2])
}

/// The place in the table of the character whose three bytes these are; beyond its end for all that is no Han character.
#[inline]
const fn place([high, middle, low]: [u8; 3]) -> usize {
    // As continuing bytes all have the same upper bits, these are taken off in one.
    const ORIGIN: usize = (0xe4 << 12) + (0xb8 << 6) + 0x80;
    let code = ((high as usize) << 12) + ((middle as usize) << 6) + low as usize;
    code.wrapping_sub(ORIGIN)
}

/// Traditional forms of the characters that labels, fields and headings are written with, each before what it is folded to.
const TRADITIONAL: &str = "\
    並并來来個个備备兒儿內内兩两則则動动務务協协參参員员啓启啟启單单\
    園园執执報报場场奬奖學学實实將将對对導导屆届廠厂廳厅後后從从慶庆\
    懸悬據据於于時时曆历會会條条業业樓楼標标歷历為为狀状獎奖現现畫画\
    當当簽签級级組组結结經经總总續续聯联職职與与舉举舊旧處处號号規规\
    覽览計计記记註注評评該该說说課课論论議议負负貫贯責责貳二費费資资\
    賽赛辦办農农週周進进過过醫医長长開开間间陰阴隊队階阶際际雙双項项\
    預预領领題题類类館馆體体點点緣缘況况曰日\
";

const fn fold_traditional(table: &mut Han) {
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let (traditional, simple) = (han_at(TRADITIONAL, at), han_at(TRADITIONAL, at + 3));
        table[(traditional - FIRST) as usize] = table[(simple - FIRST) as usize];
        at += 6;
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::schedule::text::Folded;

    #[test]
    fn characters_that_mean_the_same_are_one() {
        for (line, expected) in [
            ("３月８日：", "3月8日:"),
            ("二〇二六年⽉⽇", "二零二六年月日"),
            ("週報・活動", "周报·活动"),
            ("【三月】～［四月］", "(三月)-(四月)"),
            ("3\u{200b}月\r\t植\u{a0}树", "3月 植 树"),
            ("🎉☀𠀀é", "☀☀\u{fffd}é"),
            ("①⑵㈢", "①⑵㈢"),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            let seen: String = (0..text.len()).map(|at| text.at(at)).collect();
            assert_eq!(seen, expected, "{line}");
        }
    }

    #[test]
    fn the_author_s_spelling_is_given_back() {
        let folded = Folded::new("２０２６年🎉三\u{200b}月𠀀é");
        let text = folded.text();
        assert_eq!(text.words(0..5), "２０２６年");
        assert_eq!(text.words(5..8), "🎉三\u{200b}月");
        assert_eq!(text.words_from(8), "𠀀é");
    }
}
