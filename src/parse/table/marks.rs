//! Full-width punctuation where TOML wants the half-width one.
//!
//! In: a stretch of a line. Out: where a full-width mark stands outside quotation marks, and the stretch with
//! half-width marks instead.

/// Full-width marks and the half-width ones that TOML knows.
const FULL_WIDTH: [(char, char); 22] = [
    ('＝', '='),
    ('“', '"'),
    ('”', '"'),
    ('„', '"'),
    ('＂', '"'),
    ('「', '"'),
    ('」', '"'),
    ('『', '"'),
    ('』', '"'),
    ('‘', '"'),
    ('’', '"'),
    ('＇', '"'),
    ('，', ','),
    ('、', ','),
    ('【', '['),
    ('】', ']'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('\u{3000}', ' '),
];

/// The half-width mark for a full-width one.
pub fn half_width(mark: char) -> Option<char> {
    FULL_WIDTH
        .iter()
        .find(|(full, _)| *full == mark)
        .map(|(_, half)| *half)
}

/// The first full-width mark that stands outside half-width quotation marks.
pub fn full_width_outside_quotes(text: &str) -> Option<(usize, char, char)> {
    outside_quotes(text)
        .find_map(|(at, mark, outside)| Some((at, mark, half_width(mark).filter(|_| outside)?)))
}

/// `text` with half-width marks for the full-width ones outside quotation marks.
pub fn halved(text: &str) -> String {
    outside_quotes(text)
        .map(|(_, mark, outside)| half_width(mark).filter(|_| outside).unwrap_or(mark))
        .collect()
}

/// The characters of a text, and whether each stands outside half-width quotation marks.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    text.char_indices()
        .scan(None, |open: &mut Option<char>, (at, character)| {
            match *open {
                Some(mark) if mark == character => *open = None,
                None if matches!(character, '"' | '\'') => *open = Some(character),
                _ => {}
            }
            Some((at, character, open.is_none()))
        })
}
