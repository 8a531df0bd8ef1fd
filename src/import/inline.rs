//! The words of a line of Markdown.
//!
//! In: a line as a block holds it. Out: its words without marks, and the pictures and the marks of notes among them.
//! Invariant: a character that a backslash protects is a word.

/// A line, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// Its words.
    pub words: String,
    /// Pictures and marks of notes, as they are written.
    pub loose: Vec<String>,
}

/// Reads a line.
#[must_use]
pub fn read(text: &str) -> Inline {
    let mut inline = Inline::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match inline.mark(rest) {
            Some(after) => after,
            None => {
                inline.words.push(first);
                &rest[first.len_utf8()..]
            }
        };
    }
    inline.words = inline.words.trim().to_owned();
    inline
}

impl Inline {
    /// Takes the mark that `text` begins with, and what it marks where that is no words; gives what comes after.
    fn mark<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        for mark in ["**", "~~", "<u>", "</u>", "\\\n", "\n"] {
            if let Some(rest) = text.strip_prefix(mark) {
                return Some(rest);
            }
        }
        match text.chars().next()? {
            '\\' => self.escaped(&text[1..]),
            '!' => {
                let (_, end) = link(&text[1..])?;
                self.loose.push(text[..=end].to_owned());
                Some(&text[end + 1..])
            }
            '[' => match note(text) {
                Some(end) => {
                    self.loose.push(text[..end].to_owned());
                    Some(&text[end..])
                }
                None => self.link(text),
            },
            _ => None,
        }
    }

    fn escaped<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let first = rest.chars().next().filter(char::is_ascii_punctuation)?;
        self.words.push(first);
        Some(&rest[1..])
    }

    fn link<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (words, end) = link(text)?;
        let inner = read(words);
        self.words += &inner.words;
        self.loose.extend(inner.loose);
        Some(&text[end..])
    }
}

/// `[words](address)` at the beginning of `text`: the words, and where it ends.
fn link(text: &str) -> Option<(&str, usize)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    if words.contains(']') {
        return None;
    }
    let close = match rest.starts_with('<') {
        true => rest.find(">)")? + 1,
        false => rest.find(')')?,
    };
    Some((words, text.len() - rest.len() + close + 1))
}

/// `[^1]` at the beginning of `text`: where it ends.
fn note(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[^")?;
    let length = name.find(']').filter(|length| *length > 0)?;
    (!name[..length].contains(char::is_whitespace)).then_some(length + 3)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_are_told_from_what_stands_among_them() {
        for (text, words, loose) in [
            ("**工会**<u>计划</u>", "工会计划", &[][..]),
            ("甲\\*乙\\\\丙", "甲*乙\\丙", &[]),
            ("甲\\乙", "甲\\乙", &[]),
            ("上\\\n下", "上下", &[]),
            ("计划[^1]", "计划", &["[^1]"]),
            ("![徽](image1.png)计划", "计划", &["![徽](image1.png)"]),
            ("见[附件](<a b.doc>)", "见附件", &[]),
            ("工发[2026]3号", "工发[2026]3号", &[]),
            ("未完![", "未完![", &[]),
        ] {
            let found = read(text);
            assert_eq!(found.words, words, "{text}");
            assert_eq!(found.loose, loose, "{text}");
        }
    }
}
