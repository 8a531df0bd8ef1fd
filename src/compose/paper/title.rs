//! A title in lines, broken by sense.
//!
//! In: a title, and how wide a line may be, in halves of a character. Out: its lines. Invariant: together they are the title; as
//! long as it can be helped none breaks a word, a number with what it counts, or a pair of brackets that fits on a line, and
//! none begins with a mark or a particle that belongs to the line above.
//! Source: GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜，间距恰当，使用梯形或菱形. Words are those of the trade, of `words.txt`,
//! numbers with what they count, and for the rest those of ICU's dictionary.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::base::han;

/// Words of the trade.
const TRADE: &str = include_str!("words.txt");

/// What a break costs that goes through a word, a number or a pair of brackets.
const BROKEN: usize = 1000;

/// What a break costs beside a single character, which mostly belongs to its neighbour, and between two, mostly of a name.
const BESIDE_ONE: usize = 60;
const BETWEEN_ONES: usize = 200;

/// What a break costs between two words.
const BETWEEN_WORDS: usize = 14;

/// What a break costs where a part of the title ends or begins.
const BETWEEN_PARTS: usize = 4;

/// Characters that numbers are written with.
const FIGURES: &str = "〇○零一二三四五六七八九十百千万两兩廿";

/// What stands between the ends of a span.
const SPANS: &str = "—–-～~至/.";

/// What follows a number that counts it, the longer first.
const COUNTED: [&str; 36] = [
    "学年度",
    "學年度",
    "学年",
    "學年",
    "年度",
    "年级",
    "年級",
    "年",
    "月",
    "日",
    "号",
    "號",
    "届",
    "屆",
    "次",
    "期",
    "个",
    "個",
    "项",
    "項",
    "名",
    "条",
    "條",
    "件",
    "份",
    "位",
    "人",
    "周",
    "天",
    "季",
    "场",
    "場",
    "轮",
    "輪",
    "步",
    "元",
];

/// What stands before a number that ranks.
const RANKS: &str = "第初高";

/// The last characters of bodies, spans of time, and what goes before a noun: parts end with them.
const ENDS: &str = "会會校院局部委组組处處室团團队隊的年度期";

/// Words that begin a part.
const BEGINS: [&str; 16] = [
    "关于", "關於", "暨", "和", "与", "與", "及", "以及", "在", "为", "為", "对", "對", "向", "从",
    "從",
];

/// Words after which no line ends.
const LEADS: [&str; 15] = [
    "关于", "關於", "第", "of", "the", "a", "an", "for", "and", "to", "in", "on", "at", "with",
    "by",
];

/// A title, and where its words end.
struct Title {
    characters: Vec<char>,
    /// For each place between two characters, what a line costs that ends there.
    costs: Vec<usize>,
}

/// The names of those who issue a paper together, each in its lines.
#[must_use]
pub fn names(names: &str, widest: usize) -> Vec<String> {
    names
        .split('、')
        .flat_map(|name| lines(name.trim(), widest))
        .collect()
}

/// A title in lines no wider than `widest`.
#[must_use]
pub fn lines(title: &str, widest: usize) -> Vec<String> {
    let whole = width(&title.chars().collect::<Vec<_>>());
    if whole <= widest {
        return vec![title.to_owned()];
    }
    let title = Title::new(title, widest);
    let ends = title.ends(whole.div_ceil(widest), whole, widest);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines = starts.zip(&ends).map(|(start, end)| {
        let line: String = title.characters[start..*end].iter().collect();
        line.trim().to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

impl Title {
    fn new(title: &str, widest: usize) -> Title {
        let characters: Vec<char> = title.chars().collect();
        let words = words(&characters);
        let mut costs = vec![BROKEN; characters.len() + 1];
        for pair in words.windows(2) {
            if let [before, after] = pair {
                let at = after.start;
                costs[at] = match is_inside(&characters, at, widest) {
                    true => BROKEN,
                    false => break_cost(&characters[before.clone()], &characters[after.clone()]),
                };
            }
        }
        costs[characters.len()] = 0;
        Title { characters, costs }
    }

    /// Where `count` lines end, such that they cost least; with one line more where no line could hold its part, or where
    /// something would be broken that need not.
    fn ends(&self, count: usize, whole: usize, widest: usize) -> Vec<usize> {
        match self.cheapest(count, whole / count, widest) {
            Some((cost, ends)) if cost < BROKEN => ends,
            None => self.ends(count + 1, whole, widest),
            Some((_, ends)) => match self.cheapest(count + 1, whole / (count + 1), widest) {
                Some((cost, more)) if cost < BROKEN => more,
                _ => ends,
            },
        }
    }

    /// The ends of `count` lines about as wide as `goal` that cost least, and what they cost.
    fn cheapest(&self, count: usize, goal: usize, widest: usize) -> Option<(usize, Vec<usize>)> {
        let length = self.characters.len();
        // For each number of lines and each end: what it costs, and where the line before ends.
        let mut best = vec![vec![None; length + 1]; count + 1];
        best[0][0] = Some((0, 0));
        for line in 1..=count {
            for end in 1..=length {
                let from = (0..end).filter_map(|start| {
                    let (before, _) = best[line - 1][start]?;
                    Some((before + self.cost(start..end, goal, widest)?, start))
                });
                best[line][end] = from.min();
            }
        }
        let (cost, _) = best[count][length]?;
        let mut ends = vec![length];
        for line in (2..=count).rev() {
            let (_, start) = best[line][*ends.last()?]?;
            ends.push(start);
        }
        ends.reverse();
        Some((cost, ends))
    }

    /// What a line of these characters costs; `None` when it does not fit.
    fn cost(&self, line: Range<usize>, goal: usize, widest: usize) -> Option<usize> {
        let end = line.end;
        let width = width(&self.characters[line]);
        let uneven = width.abs_diff(goal);
        (width <= widest).then(|| uneven * uneven / 4 + self.costs[end])
    }
}

/// Where the words of a title stand, in characters.
fn words(characters: &[char]) -> Vec<Range<usize>> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let trade = Trade::new();
    let mut words = Vec::new();
    let mut others = String::new();
    let mut at = 0;
    let looked_up = |others: &mut String, words: &mut Vec<Range<usize>>| {
        let ends: Vec<usize> = segmenter.segment_str(others).collect();
        for word in ends.windows(2) {
            let from = words.last().map_or(0, |word| word.end);
            words.push(from..from + others[word[0]..word[1]].chars().count());
        }
        others.clear();
    };
    while let Some(character) = characters.get(at) {
        let rest = &characters[at..];
        let known = number(rest).max(trade.longest(rest));
        if known == 0 {
            others.push(*character);
            at += 1;
        } else {
            looked_up(&mut others, &mut words);
            words.push(at..at + known);
            at += known;
        }
    }
    looked_up(&mut others, &mut words);
    words
}

/// The words of the trade.
struct Trade(Vec<Vec<char>>);

impl Trade {
    fn new() -> Trade {
        let words = TRADE.split_whitespace();
        Trade(words.map(|word| word.chars().collect()).collect())
    }

    /// How long the longest word is that `characters` begin with.
    fn longest(&self, characters: &[char]) -> usize {
        let words = self.0.iter().filter(|word| characters.starts_with(word));
        words.map(Vec::len).max().unwrap_or_default()
    }
}

fn is_figure(character: char) -> bool {
    character.is_ascii_digit() || FIGURES.contains(character)
}

/// How long the number is that `characters` begin with, from one to another if it spans, with what it counts. A character that may
/// be part of another word is none by itself.
fn number(characters: &[char]) -> usize {
    let ordinal = usize::from(
        characters
            .first()
            .is_some_and(|first| RANKS.contains(*first)),
    );
    let figures = |from: usize| {
        let rest = characters.iter().skip(from);
        rest.take_while(|character| is_figure(**character)).count()
    };
    let mut end = ordinal + figures(ordinal);
    if end == ordinal {
        return 0;
    }
    while characters
        .get(end)
        .is_some_and(|mark| SPANS.contains(*mark))
        && figures(end + 1) > 0
    {
        end += 1 + figures(end + 1);
    }
    let rest: String = characters[end..].iter().take(3).collect();
    let counted = COUNTED.iter().find(|counted| rest.starts_with(**counted));
    match counted {
        Some(counted) => end + counted.chars().count(),
        None if end > 1 || characters[0].is_ascii_digit() => end,
        None => 0,
    }
}

/// What a break between two words costs.
fn break_cost(before: &[char], after: &[char]) -> usize {
    let (Some(last), Some(next)) = (before.last(), after.first()) else {
        return 0;
    };
    let is_word = |words: &[&str], word: &[char]| {
        let word: String = word.iter().collect();
        words.contains(&&*word)
    };
    let is_one = |word: &[char]| word.len() == 1 && han::is_han(word[0]);
    if sticks(before, *last, *next) || is_word(&LEADS, before) {
        return BROKEN;
    }
    if "，：；。！？".contains(*last) || *next == '—' {
        return 0;
    }
    let begins_part = "《（“〔".contains(*next) || is_word(&BEGINS, after);
    let ends_part = ENDS.contains(*last) || "》）”〕".contains(*last) || last.is_whitespace();
    match (is_one(before), is_one(after)) {
        _ if ends_part || begins_part => BETWEEN_PARTS,
        (true, true) => BETWEEN_ONES,
        (false, false) => BETWEEN_WORDS,
        _ => BESIDE_ONE,
    }
}

/// Whether a line must not end between these two.
fn sticks(word: &[char], before: char, after: char) -> bool {
    let is_narrow = |character: char| !han::is_wide(character) && !character.is_whitespace();
    let number = word.strip_prefix(&['第']).unwrap_or(word);
    let is_number = !number.is_empty() && number.iter().all(|character| is_figure(*character));
    let narrow = is_narrow(before) && is_narrow(after);
    let span = SPANS.contains(after) && is_figure(before);
    let dash = before == '—';
    let opens = "《（“‘〔【(".contains(before);
    let closes = "》）”’〕】)、，。：；！？的".contains(after);
    narrow || is_number || span || dash || opens || closes
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
        .map(|character| {
            1 + usize::from(han::is_wide(*character) || han::is_shared_mark(*character))
        })
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

    /// Titles in their lines, `/` between them, in 38 halves or, where they fit on one of those, 26.
    #[test]
    fn words_numbers_and_names_stay_whole() {
        let cases = [
            "关于职工之家十二月/开放时间临时调整的告知",
            "教辅后勤工会小组/二〇二六年下半年工作计划",
            "瀾灣書院教職員會/二〇二六至二〇二七學年活動計劃",
            "春季教职工运动会：/绳子转起来，谁都别想偷懒",
            "腊月走访记：/不说难处，只问冷暖",
            "考场外的凉茶：/毕业班老师的三个下午",
            "提案办到哪一步了：/六届三次教代会提案半程记",
            "六届三次教代会：/四十一名代表，三十一件立案",
            "暑期改造先动哪里：/团长会排出次序",
            "关于做好2026年春节期间/困难职工慰问工作的通知",
            "青禾市云汀中学二〇二六至二〇二七学年度/第一学期工会工作计划",
            "关于进一步维护女教职工/合法权益若干问题的意见",
            "关于组织教职工参加/2026年度健康体检的通知",
            "初二年级组工会小组/2026—2027学年第一学期活动计划",
            "关于召开第六届第四次教职工代表大会/暨工会会员代表大会的通知",
            "坚持以人为本构建和谐校园/——云汀中学工会三年工作回顾",
            "Work Plan of the School Union/Branch for the School Year/2026 to 2027, Second Draft",
        ];
        for case in cases {
            let title = case.replace('/', "");
            let wide = lines(&title);
            let found = match wide.len() {
                1 => broken(&title, 26),
                _ => wide,
            };
            assert_eq!(found.join("/"), case);
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
