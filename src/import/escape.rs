//! Plain words into Markdown that shows them as they are.
//!
//! In: one line of text. Out: the same with a backslash before each character that Markdown would take for a mark.
//! Invariant: what needs no backslash gets none, for people read these files.

/// `text` so that Markdown shows it, wherever it stands in a line.
#[must_use]
pub fn inline(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let tildes = count(&characters, '~') > 1;
    let links =
        text.contains("](") || text.contains("[^") || text.contains("]:") || text.contains("][");
    let mut out = String::with_capacity(text.len());
    for (at, character) in characters.iter().enumerate() {
        let next = characters.get(at + 1).copied();
        let is_mark = match character {
            '*' | '`' => true,
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => next.is_none_or(|next| next.is_ascii_alphanumeric() || next == '#'),
            '[' | ']' => links,
            '~' => tildes,
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(*character);
    }
    underscores(&out)
}

fn count(characters: &[char], wanted: char) -> usize {
    characters.iter().filter(|found| **found == wanted).count()
}

/// `text`, whose underscores are not all escaped, with those escaped that might become emphasis: where two runs or more do
/// not stand within a word.
#[must_use]
pub fn underscores(text: &str) -> String {
    if !text.contains('_') {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let loose = (0..characters.len())
        .filter(|at| starts_loose(&characters, *at))
        .count();
    let mut out = String::with_capacity(text.len());
    let mut escape = false;
    for (at, character) in characters.iter().enumerate() {
        if *character == '_' {
            if before(&characters, at) != Some('_') {
                escape = loose > 1 && starts_loose(&characters, at);
            }
            if escape && before(&characters, at) != Some('\\') {
                out.push('\\');
            }
        }
        out.push(*character);
    }
    out
}

fn before(characters: &[char], at: usize) -> Option<char> {
    at.checked_sub(1).and_then(|at| characters.get(at)).copied()
}

/// Whether a run of underscores begins at `at` that has no letter on one of its sides.
fn starts_loose(characters: &[char], at: usize) -> bool {
    let is_letter = |found: Option<char>| found.is_some_and(char::is_alphanumeric);
    if characters.get(at) != Some(&'_') || before(characters, at) == Some('_') {
        return false;
    }
    let after = characters
        .iter()
        .skip(at)
        .find(|found| **found != '_')
        .copied();
    !is_letter(before(characters, at)) || !is_letter(after)
}

/// `text`, ready inside a line, so that it begins no heading, list, quotation, rule or code. Short numbers with a point stay:
/// what its author numbered is a list.
#[must_use]
pub fn start(text: &str) -> String {
    let first = text.chars().next().unwrap_or_default();
    let rest = text.trim_start_matches(first);
    let run = text.len() - rest.len();
    let ends = rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_mark = match first {
        '#' => run <= 6 && ends,
        '>' => true,
        '-' | '+' => run == 1 && ends || run >= 3 && rest.trim_matches([' ', first]).is_empty(),
        '_' => run >= 3 && rest.trim_matches([' ', first]).is_empty(),
        '=' => rest.trim().is_empty(),
        '|' => true,
        '~' => run >= 3,
        _ => false,
    };
    let digits = text.len()
        - text
            .trim_start_matches(|found: char| found.is_ascii_digit())
            .len();
    let after = text[digits..].strip_prefix(['.', ')']);
    let numbered =
        digits > 3 && after.is_some_and(|after| after.is_empty() || after.starts_with(' '));
    match (is_mark, numbered) {
        (true, _) => format!("\\{text}"),
        (false, true) => format!("{}\\{}", &text[..digits], &text[digits..]),
        (false, false) => text.to_owned(),
    }
}

/// `text`, ready inside a line, for a further line of a paragraph: there, it makes no heading of the line above and begins
/// no list either.
#[must_use]
pub fn within(text: &str) -> String {
    let words = text.trim_end();
    let is_rule = ['-', '=']
        .iter()
        .any(|mark| words.trim_matches(*mark).is_empty());
    let after = words.trim_start_matches(|found: char| found.is_ascii_digit());
    let (number, rest) = text.split_at(words.len() - after.len());
    let marked = after
        .strip_prefix(['.', ')'])
        .filter(|_| !number.is_empty());
    let is_number = marked.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    match (is_rule, is_number) {
        (true, _) => format!("\\{text}"),
        (false, true) => format!("{number}\\{rest}"),
        (false, false) => start(text),
    }
}

/// `text`, ready inside a line, for a cell of a table.
#[must_use]
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|")
        .replace("\\\n", "<br>")
        .replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::{inline, start, underscores, within};

    #[test]
    fn only_marks_are_escaped() {
        for (text, expected) in [
            ("工发[2026]3号", "工发[2026]3号"),
            ("1~2月和3~4月", "1\\~2月和3\\~4月"),
            ("7~8月", "7~8月"),
            ("a*b*c", "a\\*b\\*c"),
            ("3<5, a<b, <i>", "3<5, a\\<b, \\<i>"),
            ("我镇__公司的__同志", "我镇__公司的__同志"),
            ("“__”和“__”", "“\\_\\_”和“\\_\\_”"),
            ("“__”", "“__”"),
            ("甲\\", "甲\\\\"),
            ("甲\\乙", "甲\\乙"),
        ] {
            assert_eq!(inline(text), expected, "{text}");
        }
        assert_eq!(underscores("20_年"), "20_年");
    }

    #[test]
    fn a_line_begins_nothing_it_does_not_mean() {
        for (text, expected) in [
            ("# 标题", "\\# 标题"),
            ("#1号楼", "#1号楼"),
            ("- 走访", "\\- 走访"),
            ("2026. 计划", "2026\\. 计划"),
            ("1. 走访", "1. 走访"),
            ("---", "\\---"),
        ] {
            assert_eq!(start(text), expected, "{text}");
        }
    }

    #[test]
    fn a_further_line_begins_nothing_either() {
        for (text, expected) in [
            ("# 标题", "\\# 标题"),
            ("1. 走访", "1\\. 走访"),
            ("--", "\\--"),
            ("3月：植树", "3月：植树"),
            ("3.8妇女节", "3.8妇女节"),
        ] {
            assert_eq!(within(text), expected, "{text}");
        }
    }
}
