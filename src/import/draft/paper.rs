//! What a paper says of itself: its title at the top, its number below, its issuer and date at the end.

use crate::base::date::Date;
use crate::import::block::{Block, Kind};
use crate::import::label;

/// More characters than this are no title, name or date.
const LONGEST: usize = 60;

/// What stands around the text.
#[derive(Debug, Default)]
pub struct Paper {
    pub unit: Option<String>,
    pub date: Option<Date>,
}

/// Words that the title of a paper ends with, as far as one can be told without marks.
const KINDS: [&str; 29] = [
    "计划",
    "要点",
    "安排",
    "方案",
    "总结",
    "通知",
    "报告",
    "计划表",
    "安排表",
    "意见",
    "规划",
    "打算",
    "倡议书",
    "办法",
    "细则",
    "一览表",
    "計劃",
    "要點",
    "總結",
    "報告",
    "意見",
    "規劃",
    "辦法",
    "計劃表",
    "活动表",
    "时间表",
    "日程表",
    "行事历",
    "行事曆",
];

/// Names of those who issue plans.
const ISSUERS: [&str; 11] = [
    "工会",
    "工会委员会",
    "委员会",
    "总工会",
    "工会联合会",
    "工会办公室",
    "工会小组",
    "工會",
    "委員會",
    "總工會",
    "工會聯合會",
];

/// Takes the title out of the text it stands above, with the blocks that made it.
pub fn take_title(blocks: &mut Vec<Block>) -> Option<(String, Vec<Block>)> {
    let at = blocks
        .iter()
        .take(3)
        .position(|block| !is_number(&block.words()) && block.is_text())?;
    let first = blocks.get(at)?;
    let words = first.words();
    if is_heading_of_all(first, blocks) || is_title(first) {
        return Some((words, vec![blocks.remove(at)]));
    }
    let second = blocks
        .get(at + 1)
        .filter(|second| is_title(second))?
        .words();
    let is_name = matches!(first.kind, Kind::Plain | Kind::Heading(_))
        && ends_with_issuer(&words)
        && is_short(&words);
    if !is_name {
        return None;
    }
    let taken = blocks.drain(at..at + 2).collect();
    Some((format!("{words}{second}"), taken))
}

/// Takes out the number that stands alone above the text.
pub fn take_number(blocks: &mut Vec<Block>) -> Option<String> {
    let at = blocks
        .iter()
        .take(3)
        .position(|block| is_number(&block.words()))?;
    Some(blocks.remove(at).words())
}

/// A first heading that is no month and no numbered one, where no other stands as high.
fn is_heading_of_all(first: &Block, blocks: &[Block]) -> bool {
    let words = first.words();
    let level = |block: &Block| match block.kind {
        Kind::Heading(level) => Some(level),
        _ => None,
    };
    let own = level(first);
    let others = blocks
        .iter()
        .filter_map(level)
        .filter(|other| Some(*other) == own)
        .count();
    own.is_some()
        && (own == Some(1) || others == 1)
        && label::read(&words).is_none()
        && !label::is_month(&words)
}

/// A line that says what kind of paper follows.
fn is_title(block: &Block) -> bool {
    let words = block.words();
    let bare = words.trim_end_matches(['）', ')', '稿', '案']);
    let bare = bare
        .rsplit_once(['（', '('])
        .map_or(&*words, |(bare, _)| bare);
    let is_line = matches!(block.kind, Kind::Plain | Kind::Heading(_)) && is_short(&words);
    is_line
        && !label::is_month(&words)
        && label::read(&words).is_none()
        && KINDS.iter().any(|kind| bare.ends_with(kind))
}

fn is_short(words: &str) -> bool {
    words.chars().count() <= LONGEST && !words.contains(['。', '；', '：', '，', '！'])
}

/// What the paper says of itself; `title` may name who issues it.
pub fn read(blocks: &[Block], title: &str) -> Paper {
    let lines: Vec<String> = blocks
        .iter()
        .filter(|block| block.is_text())
        .flat_map(lines)
        .collect();
    let (unit, date) = signature(&lines);
    let top = lines.iter().take(4);
    Paper {
        unit: unit.or_else(|| unit_of_title(title)),
        date: date.or_else(|| top.into_iter().find_map(|line| dated_below_title(line))),
    }
}

fn lines(block: &Block) -> Vec<String> {
    let lines = block
        .text
        .split('\n')
        .map(|line| line.replace(['\\', '*'], "").trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// `云工〔2026〕3号`.
fn is_number(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(['〔', '[', '［', '【']) else {
        return false;
    };
    let inside = rest
        .strip_suffix('号')
        .and_then(|rest| rest.split_once(['〕', ']', '］', '】']));
    let digits = |text: &str| {
        !text.is_empty()
            && text
                .trim_start_matches('第')
                .trim()
                .bytes()
                .all(|byte| byte.is_ascii_digit())
    };
    !name.is_empty()
        && name.chars().count() <= 12
        && inside.is_some_and(|(year, number)| year.len() == 4 && digits(year) && digits(number))
}

/// The name and the date under the text.
fn signature(lines: &[String]) -> (Option<String>, Option<Date>) {
    let mut last = lines.iter().rev();
    let Some(line) = last.next() else {
        return (None, None);
    };
    if let Some(date) = date(line) {
        let name = last.next().filter(|name| is_name(name));
        return (name.map(|name| unspaced(name)), Some(date));
    }
    // `云汀中学工会  2026年1月8日` on one line.
    let joined = line
        .rsplit_once([' ', '\u{3000}'])
        .and_then(|(name, when)| {
            let date = date(when)?;
            is_name(name).then(|| (unspaced(name), date))
        });
    match joined {
        Some((name, date)) => (Some(name), Some(date)),
        None => (None, None),
    }
}

fn is_name(line: &str) -> bool {
    let name = unspaced(line);
    is_short(&name)
        && name.chars().count() <= 30
        && ends_with_issuer(&name)
        && label::read(&name).is_none()
}

fn ends_with_issuer(name: &str) -> bool {
    ISSUERS.iter().any(|issuer| name.ends_with(issuer))
}

fn unspaced(text: &str) -> String {
    text.chars()
        .filter(|found| !found.is_whitespace())
        .collect()
}

/// `云汀中学工会2026年工作计划`: who issues it stands before the year.
fn unit_of_title(title: &str) -> Option<String> {
    let (before, rest) = title.split_once("工会")?;
    let (name, rest) = match rest.strip_prefix("委员会") {
        Some(rest) => (format!("{before}工会委员会"), rest),
        None => (format!("{before}工会"), rest),
    };
    let named =
        rest.starts_with(|next: char| next.is_ascii_digit() || next == '二' || next == '关');
    let is_place = before.chars().count() >= 2
        && !before.contains(|found: char| found.is_ascii_digit() || found == '年');
    (named && is_place).then_some(name)
}

/// `（2026年1月8日）` or `发布时间：2026-01-08` below a title.
fn dated_below_title(line: &str) -> Option<Date> {
    let bare = line.trim_matches(['（', '）', '(', ')', ' ']);
    let said = ["日期", "时间", "发布", "发文"];
    let (name, value) = bare.split_once(['：', ':']).unwrap_or((said[0], bare));
    let value = value.split_whitespace().next()?;
    said.iter()
        .any(|word| name.ends_with(word) || name.starts_with(word))
        .then(|| date(value))?
}

/// `2026年1月8日`, `二〇二六年一月八日`, `2026.1.8`, `2026-01-08`, `2026/1/8`.
#[must_use]
pub fn date(line: &str) -> Option<Date> {
    let text = unspaced(line);
    let parts: Vec<&str> = match text.split_once('年') {
        Some((year, rest)) => {
            let (month, day) = rest.split_once('月')?;
            vec![year, month, day.strip_suffix(['日', '号'])?]
        }
        None => text.split(['.', '-', '/']).collect(),
    };
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let small = |text: &str| match text {
        "元" => Some(1),
        text => label::number(text)
            .filter(|(_, width, _)| *width == text.len())
            .and_then(|(value, ..)| i8::try_from(value).ok()),
    };
    let day = day.replace('廿', "二十").replace('卅', "三十");
    Date::new(year_number(year)?, small(month)?, small(&day)?).ok()
}

fn year_number(text: &str) -> Option<i16> {
    let digit = |found: char| match found {
        '〇' | '○' | '零' | 'Ｏ' | 'O' => Some(0),
        found => found
            .to_digit(10)
            .or_else(|| label::number(found.encode_utf8(&mut [0; 4])).map(|(value, ..)| value)),
    };
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
    i16::try_from(year)
        .ok()
        .filter(|year| (1949..=2199).contains(year))
}

#[cfg(test)]
mod tests {
    use super::{date, is_number, unit_of_title};

    #[test]
    fn dates_are_read_in_every_spelling() {
        for line in [
            "2026年1月8日",
            "二〇二六年一月八日",
            "二○二六年元月八日",
            "2026.1.8",
            "2026-01-08",
            "2026 年 1 月 8 日",
        ] {
            assert_eq!(
                date(line).map(|date| date.to_string()),
                Some("2026-01-08".to_owned()),
                "{line}"
            );
        }
        for line in [
            "1月8日",
            "2026年1月",
            "2026年2月30日",
            "20xx年1月8日",
            "工会",
        ] {
            assert_eq!(date(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_and_names_are_told() {
        assert!(is_number("云工〔2026〕3号"));
        assert!(!is_number("（2026）"));
        assert_eq!(
            unit_of_title("云汀中学工会2026年工作计划").as_deref(),
            Some("云汀中学工会")
        );
        assert_eq!(unit_of_title("学校工会工作计划"), None);
    }
}
