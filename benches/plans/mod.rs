//! Bulletins of any size for measurements: the same texts for the same size, every time.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

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

/// Writes a bulletin of `size` plans of about 2.5 KB into `folder`.
pub fn site(folder: &Path, size: usize) -> io::Result<()> {
    fs::write(
        folder.join("site.toml"),
        "title = \"会刊\"\nunit = \"测量用工会\"\nlanguage = \"zh-CN\"\nbase_url = \"https://example.org/\"\n\
         theme = \"hongtou\"\npage_size = 50\ndefault_audience = \"public\"\n[print]\npages = false\n",
    )?;
    for year in 0..YEARS {
        let column = folder.join(format!("content/plans/{}", 2002 + year));
        fs::create_dir_all(column)?;
    }
    fs::write(
        folder.join("content/plans/_index.md"),
        "+++\ntitle = \"工作计划\"\nkind = \"plan\"\naudience = \"public\"\n+++\n",
    )?;
    for number in 0..size {
        let year = 2002 + number % YEARS;
        let path = folder.join(format!("content/plans/{year}/plan-{number:06}.md"));
        fs::write(path, plan(number, year))?;
    }
    Ok(())
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
