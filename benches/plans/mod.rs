//! Bulletins of any size for measurements: the same texts for the same size, every time.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many years the plans are spread over.
const YEARS: usize = 25;

const PLACES: [&str; 8] = [
    "阅览室",
    "体育馆",
    "多功能厅",
    "操场",
    "一号会议室",
    "职工之家",
    "图书角",
    "报告厅",
];
const DEEDS: [&str; 12] = [
    "组织职工健步走",
    "召开工会小组长会议",
    "举办读书分享会",
    "走访慰问一线职工",
    "开展安全知识竞赛",
    "举行羽毛球友谊赛",
    "征集合理化建议",
    "办好心理健康讲座",
    "组织插花体验课",
    "公布经费收支情况",
    "开放职工书屋借阅",
    "评选学习型班组",
];
const TAGS: [&str; 10] = [
    "文体",
    "维权",
    "女工",
    "安全",
    "读书",
    "送温暖",
    "民主管理",
    "健康",
    "评优",
    "经费",
];

/// Whether plans get a printable page each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// They do.
    On,
    /// They do not, for programs that have none to be compared with.
    Off,
}

/// The templates that Hugo gets: pages of the same kinds and about the same weight.
const HUGO: [(&str, &str); 7] = [
    ("hugo.toml", include_str!("../hugo/hugo.toml")),
    (
        "layouts/index.html",
        include_str!("../hugo/layouts/index.html"),
    ),
    (
        "layouts/_default/baseof.html",
        include_str!("../hugo/layouts/_default/baseof.html"),
    ),
    (
        "layouts/_default/single.html",
        include_str!("../hugo/layouts/_default/single.html"),
    ),
    (
        "layouts/_default/list.html",
        include_str!("../hugo/layouts/_default/list.html"),
    ),
    (
        "layouts/_default/terms.html",
        include_str!("../hugo/layouts/_default/terms.html"),
    ),
    (
        "layouts/months/term.html",
        include_str!("../hugo/layouts/months/term.html"),
    ),
];

/// Writes a bulletin of `size` plans of about 2.5 KB into `folder`.
pub fn site(folder: &Path, size: usize, printed: Printed) -> io::Result<()> {
    let pages = printed == Printed::On;
    write(
        &folder.join("site.toml"),
        &format!(
            "title = \"会刊\"\nunit = \"测量用工会\"\nlanguage = \"zh-CN\"\nbase_url = \"https://example.org/\"\n\
             theme = \"hongtou\"\npage_size = 50\ndefault_audience = \"public\"\n[print]\npages = {pages}\n"
        ),
    )?;
    write(
        &folder.join("content/plans/_index.md"),
        "+++\ntitle = \"工作计划\"\nkind = \"plan\"\naudience = \"public\"\n+++\n",
    )?;
    for number in 0..size {
        let year = year_of(number);
        write(&path_of(folder, number), &plan(number, year))?;
    }
    Ok(())
}

/// Writes the same texts for Hugo, with their months spelt out in the front matter.
pub fn hugo(folder: &Path, size: usize) -> io::Result<()> {
    for (file, text) in HUGO {
        write(&folder.join(file), text)?;
    }
    write(
        &folder.join("content/plans/_index.md"),
        "+++\ntitle = \"工作计划\"\n+++\n",
    )?;
    for number in 0..size {
        let year = year_of(number);
        let months: Vec<String> = (1..=12)
            .map(|month| format!("\"{year}-{month:02}\""))
            .collect();
        let months = format!("months = [{}]\n", months.join(", "));
        let text = plan(number, year).replace(&format!("year = {year}\n"), &months);
        write(&path_of(folder, number), &text)?;
    }
    Ok(())
}

/// Adds a line to the end of one plan, the `round`th time.
pub fn edit(folder: &Path, round: usize) -> io::Result<()> {
    let path = path_of(folder, 0);
    let text = fs::read_to_string(&path)?;
    fs::write(path, format!("{text}\n第{round}次补充。\n"))
}

fn year_of(number: usize) -> usize {
    2002 + number % YEARS
}

fn path_of(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!(
        "content/plans/{}/plan-{number:06}.md",
        year_of(number)
    ))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text).or_else(|_| {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(path, text)
    })
}

/// The text of plan `number`.
pub fn plan(number: usize, year: usize) -> String {
    let pick = |list: &[&'static str], salt: usize| list[(number * 7 + salt * 13) % list.len()];
    let mut text = format!(
        "+++\ntitle = \"{year}年第{number}工会小组工作计划\"\ndate = {year}-{:02}-{:02}\nyear = {year}\n\
         tags = [\"{}\", \"{}\"]\n+++\n\n",
        number % 12 + 1,
        number % 28 + 1,
        pick(&TAGS, 1),
        pick(&TAGS, 2),
    );
    text.push_str("围绕中心工作，服务职工群众，**把事情办实**，把每个月的活动办好，特制定本计划。\n\n## 每月安排\n");
    for month in 1..=12 {
        let _ = write!(text, "\n### {month}月\n\n");
        for item in 1..=3 {
            let deed = pick(&DEEDS, month * 3 + item);
            let place = pick(&PLACES, month + item);
            let _ = writeln!(text, "{item}. {deed}，地点在{place}。");
        }
    }
    text.push_str("\n## 要求\n\n各工会小组要认真落实，按时总结。\n");
    text
}
