//! Normalising: one line as the scanners see it, with the way back to the author's spelling.
//!
//! In: a line of visible text. Out: a [`Text`] whose characters are folded one by one: full-width forms, dashes, dots,
//! spaces, brackets and the traditional forms the scanners ask for. Invariant: every folded character knows the byte
//! it came from, so [`Text::words`] always returns the author's own spelling.

use std::ops::Range;

/// A line, folded for scanning.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    source: &'a str,
    glyphs: Vec<Glyph>,
}

#[derive(Debug, Clone, Copy)]
struct Glyph {
    folded: char,
    at: usize,
}

impl<'a> Text<'a> {
    /// Folds `source`.
    #[must_use]
    pub fn new(source: &'a str) -> Text<'a> {
        let mut glyphs = Vec::with_capacity(source.len() / 3 + 4);
        glyphs.extend(
            source
                .char_indices()
                .filter(|(_, found)| !is_invisible(*found))
                .map(|(at, found)| Glyph {
                    folded: fold(found),
                    at,
                }),
        );
        Text { source, glyphs }
    }

    /// How many characters it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The folded character at `at`; NUL beyond the end.
    #[must_use]
    pub fn at(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\0', |glyph| glyph.folded)
    }

    /// The folded character before `at`; NUL at the beginning.
    #[must_use]
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// The author's spelling of `range`.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> &'a str {
        self.source
            .get(self.byte(range.start)..self.byte(range.end))
            .unwrap_or_default()
    }

    /// The author's spelling of everything from `start`.
    #[must_use]
    pub fn words_from(&self, start: usize) -> &'a str {
        self.words(start..self.len())
    }

    fn byte(&self, at: usize) -> usize {
        self.glyphs
            .get(at)
            .map_or(self.source.len(), |glyph| glyph.at)
    }

    /// Whether the folded text has `word` at `at`.
    #[must_use]
    pub fn has(&self, at: usize, word: &str) -> bool {
        word.chars()
            .enumerate()
            .all(|(step, expected)| self.at(at + step) == expected)
    }

    /// The end of the first of `words` that stands at `at`.
    #[must_use]
    pub fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words
            .iter()
            .find(|word| self.has(at, word))
            .map(|word| at + word.chars().count())
    }

    /// Whether `word` stands anywhere in `range`.
    #[must_use]
    pub fn contains(&self, range: Range<usize>, word: &str) -> bool {
        let Some(first) = word.chars().next() else {
            return true;
        };
        let last = range
            .end
            .min(self.len())
            .saturating_sub(word.chars().count() - 1);
        (range.start..last).any(|at| self.at(at) == first && self.has(at, word))
    }

    /// Whether one of `words` stands anywhere in `range`.
    #[must_use]
    pub fn contains_any(&self, range: Range<usize>, words: &[&str]) -> bool {
        words.iter().any(|word| self.contains(range.clone(), word))
    }

    /// The first place at or after `at` that is not a space.
    #[must_use]
    pub fn skip_spaces(&self, at: usize) -> usize {
        self.skip(at, |found| found == ' ')
    }

    /// The first place at or after `at` where `wanted` no longer holds.
    #[must_use]
    pub fn skip(&self, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        (at..self.len())
            .find(|at| !wanted(self.at(*at)))
            .unwrap_or(self.len().max(at))
    }

    /// `range` without spaces at its ends.
    #[must_use]
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        self.trim_with(range, |found| found == ' ')
    }

    /// `range` without characters at its ends for which `unwanted` holds.
    #[must_use]
    pub fn trim_with(&self, range: Range<usize>, unwanted: impl Fn(char) -> bool) -> Range<usize> {
        let mut trimmed = range.start..range.end.min(self.len());
        while trimmed.start < trimmed.end && unwanted(self.at(trimmed.start)) {
            trimmed.start += 1;
        }
        while trimmed.start < trimmed.end && unwanted(self.at(trimmed.end - 1)) {
            trimmed.end -= 1;
        }
        trimmed
    }
}

/// Characters that are not seen and mean nothing here.
fn is_invisible(found: char) -> bool {
    matches!(found, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}' | '\u{2060}' | '\r')
}

/// One character in the spelling the scanners know.
fn fold(found: char) -> char {
    match found {
        '\0'..='\x7e' => fold_ascii(found),
        '一'..='鿿' => fold_han(found),
        '\u{ff01}'..='\u{ff5e}' => fold_ascii(narrow(found)),
        _ => fold_mark(found),
    }
}

/// The ASCII character of a full-width one.
fn narrow(found: char) -> char {
    char::from_u32(u32::from(found) - 0xfee0).unwrap_or(found)
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
        '【' | '〔' | '〖' | '［' | '﹝' => '(',
        '】' | '〕' | '〗' | '］' | '﹞' => ')',
        '•' | '‧' | '・' | '∙' | '⋅' | '●' => '·',
        '〇' | '○' | '◯' | 'Ｏ' => '零',
        '×' | '□' | '＿' | '✕' => 'x',
        '⽉' => '月',
        '⽇' => '日',
        '⼀' => '一',
        '⼆' => '二',
        '⼋' => '八',
        '⼗' => '十',
        _ => found,
    }
}

/// Traditional forms of the characters that labels, fields and headings are written with.
fn fold_han(found: char) -> char {
    match found {
        '並' => '并',
        '來' => '来',
        '個' => '个',
        '備' => '备',
        '兒' => '儿',
        '內' => '内',
        '兩' => '两',
        '則' => '则',
        '動' => '动',
        '務' => '务',
        '協' => '协',
        '參' => '参',
        '員' => '员',
        '啓' => '启',
        '啟' => '启',
        '單' => '单',
        '園' => '园',
        '執' => '执',
        '報' => '报',
        '場' => '场',
        '奬' => '奖',
        '學' => '学',
        '實' => '实',
        '將' => '将',
        '對' => '对',
        '導' => '导',
        '屆' => '届',
        '廠' => '厂',
        '廳' => '厅',
        '後' => '后',
        '從' => '从',
        '慶' => '庆',
        '懸' => '悬',
        '據' => '据',
        '於' => '于',
        '時' => '时',
        '曆' => '历',
        '會' => '会',
        '條' => '条',
        '業' => '业',
        '樓' => '楼',
        '標' => '标',
        '歷' => '历',
        '為' => '为',
        '狀' => '状',
        '獎' => '奖',
        '現' => '现',
        '畫' => '画',
        '當' => '当',
        '簽' => '签',
        '級' => '级',
        '組' => '组',
        '結' => '结',
        '經' => '经',
        '總' => '总',
        '續' => '续',
        '聯' => '联',
        '職' => '职',
        '與' => '与',
        '舉' => '举',
        '舊' => '旧',
        '處' => '处',
        '號' => '号',
        '規' => '规',
        '覽' => '览',
        '計' => '计',
        '記' => '记',
        '註' => '注',
        '評' => '评',
        '該' => '该',
        '說' => '说',
        '課' => '课',
        '論' => '论',
        '議' => '议',
        '負' => '负',
        '貫' => '贯',
        '責' => '责',
        '貳' => '二',
        '費' => '费',
        '資' => '资',
        '賽' => '赛',
        '辦' => '办',
        '農' => '农',
        '週' => '周',
        '進' => '进',
        '過' => '过',
        '醫' => '医',
        '長' => '长',
        '開' => '开',
        '間' => '间',
        '陰' => '阴',
        '隊' => '队',
        '階' => '阶',
        '際' => '际',
        '雙' => '双',
        '項' => '项',
        '預' => '预',
        '領' => '领',
        '題' => '题',
        '類' => '类',
        '館' => '馆',
        '體' => '体',
        '點' => '点',
        _ => found,
    }
}
