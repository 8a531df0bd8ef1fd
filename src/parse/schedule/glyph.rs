//! Glyphs: one character as the scanners see it, and what it may be the beginning of.
//!
//! In: a line as written. Out: of each of its characters the folded form (full-width forms, dashes, dots, spaces, brackets and
//! the traditional forms that the scanners ask for are one), its [`Class`] and its place. What each is folded to stands in the
//! tables beside this file.

mod kinds;

pub use kinds::is_bullet;

/// What a character is, or may begin: a set, so that a line can say what all its characters together are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u32);

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
    /// What a word of [`details::DETAILS`](super::details::DETAILS), [`details::PEOPLE`](super::details::PEOPLE) or
    /// [`details::PROSE`](super::details::PROSE) ends with.
    pub const DETAIL: Class = Class(1 << 9);
    /// What the name of a field begins with.
    pub const FIELD: Class = Class(1 << 10);
    /// What a word for a part of a month, or one that blurs a month, begins with.
    pub const PART: Class = Class(1 << 11);
    /// What almost every document that names a time has somewhere, so that nothing more is looked for.
    pub const TIME: Class = Class(1 << 12);
    /// What parts the cells of a pasted table: a tab, a wide space, a stroke.
    pub const PARTING: Class = Class(1 << 13);
    /// What a word of [`words::ANNOUNCING`](super::words::ANNOUNCING) begins with.
    pub const ANNOUNCING: Class = Class(1 << 14);
    /// What a word of [`words::REPORTING`](super::words::REPORTING) begins with.
    pub const REPORTING: Class = Class(1 << 15);
    /// What a word of [`words::GENERIC`](super::words::GENERIC) begins with.
    pub const GENERIC: Class = Class(1 << 16);
    /// What a word of [`genre::PLANS`](super::genre::PLANS) begins with.
    pub const PLAN: Class = Class(1 << 17);
    /// What a word of [`words::DENYING`](super::words::DENYING) begins with.
    pub const DENIAL: Class = Class(1 << 18);
    /// What a word of [`genre::PAST`](super::genre::PAST), [`genre::BEFORE`](super::genre::BEFORE) or
    /// [`prose::PAST`](super::prose::PAST) begins with.
    pub const PAST: Class = Class(1 << 19);
    /// What a word of [`opening::OWN_YEARS`](super::opening::OWN_YEARS), [`genre::AHEAD`](super::genre::AHEAD) or
    /// [`prose::AHEAD`](super::prose::AHEAD) begins with.
    pub const TURNING: Class = Class(1 << 20);
    /// What a word of [`occasion::OCCASIONS`](super::occasion::OCCASIONS) begins with.
    pub const OCCASION: Class = Class(1 << 21);
    /// What a word of [`column::WORDS`](super::column::WORDS) begins with.
    pub const COLUMN: Class = Class(1 << 22);
    /// What a word of [`span::NAMES`](super::span::NAMES) begins with.
    pub const STRETCH: Class = Class(1 << 23);
    /// What a word of [`span::RECURRING`](super::span::RECURRING) begins with.
    pub const RECURRING: Class = Class(1 << 24);
    /// What a word of [`clause::TOLD`](super::clause::TOLD) begins with.
    pub const TOLD: Class = Class(1 << 25);
    /// What a word of [`clause::DOING`](super::clause::DOING) begins with.
    pub const DOING: Class = Class(1 << 26);
    /// A space, of which two part cells, too.
    pub const SPACE: Class = Class(1 << 27);
    /// What is not seen.
    const UNSEEN: Class = Class(1 << 28);
    /// What ends a sentence or a clause.
    pub const BREAK: Class = Class(1 << 29);
    /// A closing quotation or book-title mark.
    pub const UNQUOTE: Class = Class(1 << 30);
    /// A semicolon.
    pub const SEMICOLON: Class = Class(1 << 31);

    /// Whether it has something in common with `other`.
    #[must_use]
    #[inline]
    pub const fn meets(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// One character of a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Glyph {
    kind: Kind,
    /// The byte of the line it came from.
    at: u32,
}

/// What a character is folded to, and what it may be the beginning of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Kind {
    folded: char,
    class: Class,
}

impl Kind {
    /// What is not seen and means nothing here.
    const UNSEEN: Kind = Kind::new('\u{ffff}', Class::UNSEEN);

    const fn new(folded: char, class: Class) -> Kind {
        Kind { folded, class }
    }
}

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
        self.kind.class
    }

    /// The folded character.
    #[must_use]
    #[inline]
    pub fn folded(self) -> char {
        self.kind.folded
    }
}

/// Adds the glyphs of `source` to `glyphs`. Out: the classes of all of them together.
pub fn fold(source: &str, glyphs: &mut Vec<Glyph>) -> Class {
    let start = glyphs.len();
    glyphs.reserve(source.len());
    let mut pen = Pen {
        glyphs,
        holds: Class::NONE,
    };
    let mut at = 0;
    while let Some(lead) = source.as_bytes().get(at) {
        at = match lead {
            0..0x80 => pen.narrow(source, at),
            _ => pen.wide(source, at),
        };
    }
    let holds = pen.holds;
    if holds.meets(Class::UNSEEN) {
        let mut seen = glyphs.split_off(start);
        seen.retain(|glyph| !glyph.class().meets(Class::UNSEEN));
        glyphs.append(&mut seen);
    }
    holds
}

/// Writes glyphs, and sees what they are together.
struct Pen<'g> {
    glyphs: &'g mut Vec<Glyph>,
    holds: Class,
}

impl Pen<'_> {
    /// Writes what stands at byte `at`.
    #[inline]
    fn write(&mut self, kind: Kind, at: usize) {
        let at = at as u32;
        self.glyphs.push(Glyph { kind, at });
        self.holds = self.holds.with(kind.class);
    }

    /// Folds the characters of three bytes that come next, most of a line: Han characters and the marks between them. One
    /// that has more bytes or fewer is folded by itself.
    #[inline]
    fn wide(&mut self, source: &str, start: usize) -> usize {
        let rest = source.as_bytes().get(start..).unwrap_or_default();
        let mut at = start;
        for bytes in rest.as_chunks::<3>().0 {
            let Some(kind) = kinds::wide(*bytes) else {
                break;
            };
            self.write(kind, at);
            at += 3;
        }
        if at > start {
            return at;
        }
        let (kind, length) = rare(source, at);
        self.write(kind, at);
        at + length
    }

    /// Folds the ASCII characters that come next.
    #[inline]
    fn narrow(&mut self, source: &str, mut at: usize) -> usize {
        let rest = source.as_bytes().get(at..).unwrap_or_default();
        for byte in rest {
            let Some(kind) = kinds::ascii(*byte) else {
                break;
            };
            self.write(kind, at);
            at += 1;
        }
        at
    }
}

/// What the character at byte `at` is, which is of neither kind, and how many bytes it has.
#[inline(never)]
fn rare(source: &str, at: usize) -> (Kind, usize) {
    let found = source.get(at..).and_then(|rest| rest.chars().next());
    found.map_or((Kind::UNSEEN, 1), |found| {
        (kinds::other(found), found.len_utf8())
    })
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
