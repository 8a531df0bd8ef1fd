//! Bulletins of any size for measurements: the same texts for the same size, every time.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many years the plans are spread over.
const YEARS: usize = 25;

/// The months that a plan names something for: those of the school year's two terms.
const MONTHS: [usize; 10] = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12];

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
    "组织职工健步走和登高活动",
    "召开工会小组长会议，布置本月工作",
    "举办读书分享会，交流心得",
    "走访慰问一线职工和困难职工家庭",
    "开展安全知识竞赛",
    "举行羽毛球、乒乓球友谊赛",
    "征集合理化建议，做好登记和答复",
    "办好心理健康讲座",
    "组织女职工插花体验课",
    "公布上季度经费收支情况",
    "开放职工书屋，办理借阅",
    "评选学习型班组，张榜公示",
];
const AIMS: [&str; 6] = [
    "加强学习，提高队伍素质",
    "健全制度，推进民主管理",
    "关心职工，多办实事好事",
    "丰富生活，办好文体活动",
    "维护权益，促进和谐稳定",
    "夯实基础，加强自身建设",
];
const SENTENCES: [&str; 8] = [
    "把政策学懂、把道理讲清，引导大家立足岗位多作贡献，在工作中比学赶帮，形成**人人争先**的良好风气。",
    "认真听取意见建议，凡是与职工切身利益有关的事，都要先商量、再决定、后公布，做到件件有回音。",
    "坚持困难必帮、生病必访、生日必贺，建好帮扶档案，把有限的经费用在职工最需要的地方。",
    "活动要小型多样、重在参与，结合节日和季节安排内容，让不同年龄、不同爱好的职工都能找到位置。",
    "配合行政做好劳动保护和安全检查，发现隐患及时提醒，重要情况及时上报，并督促整改到位。",
    "管好、用好工会经费，手续齐全、账目清楚，按季度向全体会员公开，主动接受经费审查和监督。",
    "发挥工会小组的作用，小组长每月碰头一次，沟通情况、分析问题，把任务落实到人。",
    "注意积累资料，及时整理归档，年底对照计划逐项检查，好的做法坚持下去，不足之处认真改进。",
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

/// How a plan begins; also what Hugo is told of each, which need not find it out.
const OPENING: &str = "新的一年，工会小组围绕中心工作，服务职工群众，**把事情办实**，把每个月的活动办好，现结合本组实际，制定本计划。";

/// Whether plans get a printable page each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// They do.
    On,
    /// They do not, for programs that have none to be compared with.
    Off,
}

/// The theme whose pages weigh about what Hugo's do.
pub const LIGHT: &str = "sujian";

/// The theme that a bulletin has by default: its pages hold two to three times as much.
pub const FULL: &str = "hongtou";

/// The templates that Hugo gets: pages of the same kinds and about the same weight as the light theme's.
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
    dressed(folder, size, printed, FULL)
}

/// The same in a theme of the program.
pub fn dressed(folder: &Path, size: usize, printed: Printed, theme: &str) -> io::Result<()> {
    let pages = printed == Printed::On;
    write(
        &folder.join("site.toml"),
        &format!(
            "title = \"会刊\"\nunit = \"测量用工会\"\nlanguage = \"zh-CN\"\nbase_url = \"https://example.org/\"\n\
             theme = \"{theme}\"\npage_size = 50\ndefault_audience = \"public\"\n[print]\npages = {pages}\n"
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
        let months: Vec<String> = MONTHS
            .iter()
            .map(|month| format!("\"{year}-{month:02}\""))
            .collect();
        let summary = OPENING.replace("**", "");
        let months = format!(
            "months = [{}]\ndescription = \"{summary}\"\n",
            months.join(", ")
        );
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

/// The text of plan `number`: an opening, four sections of prose and a schedule, in the shares that real plans have.
pub fn plan(number: usize, year: usize) -> String {
    let pick = |list: &[&'static str], salt: usize| list[(number * 7 + salt * 13) % list.len()];
    let mut text = format!(
        "+++\ntitle = \"{year}年第{number}工会小组工作计划\"\ndate = {year}-{:02}-{:02}\nyear = {year}\n\
         tags = [\"{}\", \"{}\"]\n+++\n\n{OPENING}\n",
        number % 12 + 1,
        number % 28 + 1,
        pick(&TAGS, 1),
        pick(&TAGS, 2),
    );
    for (at, numeral) in ["一", "二", "三", "四"].into_iter().enumerate() {
        let aim = AIMS[(number + at) % AIMS.len()];
        let _ = write!(text, "\n## {numeral}、{aim}\n\n");
        text.push_str(SENTENCES[(number + at) % SENTENCES.len()]);
        text.push_str(SENTENCES[(number * 3 + at * 2 + 1) % SENTENCES.len()]);
        text.push('\n');
    }
    text.push_str("\n## 五、每月安排\n");
    for month in MONTHS {
        let _ = write!(text, "\n### {month}月\n\n");
        for item in 1..=1 + (number + month) % 3 % 2 {
            let deed = pick(&DEEDS, month * 3 + item);
            let day = match (number + month + item) % 4 {
                0 => format!("{month}月{}日", (number + month * 5) % 28 + 1),
                _ => String::new(),
            };
            let place = match item {
                1 => format!("，地点在{}", pick(&PLACES, month)),
                _ => String::new(),
            };
            let _ = writeln!(text, "{item}. {day}{deed}{place}。");
        }
    }
    text
}
