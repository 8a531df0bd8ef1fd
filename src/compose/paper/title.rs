//! A title in lines, broken by sense.
//!
//! In: a title, and how wide a line may be, in halves of a character. Out: its lines. Invariant: together they are the title; none begins with a mark or a particle that
//! belongs to the line above, breaks a word of the list below, a number, a Latin word or a pair of brackets that fits on
//! a line.
//! Source: GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜，间距恰当，使用梯形或菱形.

use std::ops::Range;

use crate::base::han;

/// Words that a line does not break.
const WORDS: &str = include_str!("words.txt");

/// What a break costs that goes through a word or a pair of brackets.
const BROKEN: usize = 1000;

/// What a break is worth that falls between the parts of a title.
const SENSE: usize = 12;

/// A title in lines no wider than `widest`.
#[must_use]
pub fn lines(title: &str, widest: usize) -> Vec<String> {
    let characters: Vec<char> = title.chars().collect();
    let whole = width(&characters);
    let count = whole.div_ceil(widest).max(1);
    let ends = match count {
        1 => vec![characters.len()],
        count => ends(&characters, count, widest),
    };
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines = starts.zip(&ends).map(|(start, end)| {
        let line: String = characters[start..*end].iter().collect();
        line.trim().to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// Where `count` lines end, such that they cost least; one line more where no line could hold its part.
fn ends(characters: &[char], count: usize, widest: usize) -> Vec<usize> {
    let length = characters.len();
    let goal = width(characters) / count;
    // For each number of lines and each end: what it costs, and where the line before ends.
    let mut best = vec![vec![None; length + 1]; count + 1];
    best[0][0] = Some((0, 0));
    for line in 1..=count {
        for end in 1..=length {
            let from = (0..end).filter_map(|start| {
                let (before, _) = best[line - 1][start]?;
                let cost = cost(characters, start..end, goal, widest)?;
                Some((before + cost, start))
            });
            best[line][end] = from.min();
        }
    }
    if best[count][length].is_none() {
        return ends(characters, count + 1, widest);
    }
    let mut ends = Vec::new();
    let mut end = length;
    for line in (1..=count).rev() {
        ends.push(end);
        end = best[line][end].map_or(0, |(_, start)| start);
    }
    ends.reverse();
    ends
}

/// What a line of these characters costs; `None` when it does not fit.
fn cost(characters: &[char], line: Range<usize>, goal: usize, widest: usize) -> Option<usize> {
    let end = line.end;
    let width = width(&characters[line]);
    if width > widest {
        return None;
    }
    let uneven = width.abs_diff(goal);
    Some(uneven * uneven / 4 + break_cost(characters, end, widest))
}

/// What a break before character `at` costs.
fn break_cost(characters: &[char], at: usize, widest: usize) -> usize {
    let (Some(before), Some(after)) = (characters.get(at.wrapping_sub(1)), characters.get(at))
    else {
        return 0;
    };
    if is_inside(characters, at, widest) || sticks(*before, *after) || in_word(characters, at) {
        return BROKEN;
    }
    let ends_part = "的、》）”会党年度期区市校院局 ".contains(*before);
    let begins_part = characters[at..].starts_with(&['关', '于']) || "《（“".contains(*after);
    match ends_part || begins_part {
        true => 0,
        false => SENSE,
    }
}

/// Whether a line must not end between these two.
fn sticks(before: char, after: char) -> bool {
    let is_narrow = |character: char| !han::is_wide(character) && !character.is_whitespace();
    let narrow = is_narrow(before) && is_narrow(after);
    let number = before.is_ascii_digit() && "年月日号届次个项—-～~至".contains(after)
        || "—-～~至第".contains(before);
    let opens = "《（“‘〔【(".contains(before);
    let closes = "》）”’〕】)、，。：；！？的".contains(after);
    narrow || number || opens || closes
}

/// Whether a word of the list goes over character `at`.
fn in_word(characters: &[char], at: usize) -> bool {
    WORDS.split_whitespace().any(|word| {
        let word: Vec<char> = word.chars().collect();
        (1..word.len()).any(|into| {
            let start = at.checked_sub(into);
            start.is_some_and(|start| characters[start..].starts_with(&word))
        })
    })
}

/// Whether character `at` stands in a pair of brackets that fits on a line.
fn is_inside(characters: &[char], at: usize, widest: usize) -> bool {
    [('《', '》'), ('（', '）'), ('“', '”')]
        .iter()
        .any(|(open, close)| {
            let start = characters[..at]
                .iter()
                .rposition(|character| character == open);
            start.is_some_and(|start| {
                let end = characters[start..]
                    .iter()
                    .position(|character| character == close);
                end.is_some_and(|end| start + end >= at && end < (widest / 2).saturating_sub(1))
            })
        })
}

/// How wide characters are, in halves.
fn width(characters: &[char]) -> usize {
    characters
        .iter()
        .map(|character| if character.is_ascii() { 1 } else { 2 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::lines as broken;

    fn lines(title: &str) -> Vec<String> {
        broken(title, 38)
    }

    #[test]
    fn a_short_title_is_one_line() {
        assert_eq!(
            lines("关于举办春季运动会的通知"),
            ["关于举办春季运动会的通知"]
        );
    }

    #[test]
    fn long_titles_break_by_sense() {
        for (title, broken) in [
            (
                "青禾市云汀中学工会委员会2026—2027学年度工作计划",
                vec!["青禾市云汀中学工会委员会", "2026—2027学年度工作计划"],
            ),
            (
                "青禾市云汀中学工会关于认真学习宣传贯彻《中华人民共和国工会法》的通知",
                vec![
                    "青禾市云汀中学工会关于认真学习宣传贯彻",
                    "《中华人民共和国工会法》的通知",
                ],
            ),
        ] {
            assert_eq!(lines(title), broken);
        }
    }

    #[test]
    fn nothing_is_lost() {
        let title = "一二三四五六七八九十".repeat(9);
        assert_eq!(lines(&title).concat(), title);
        assert!(lines(&title).iter().all(|line| line.chars().count() <= 19));
        let latin = "a".repeat(90);
        assert_eq!(lines(&latin).concat(), latin);
    }
}
