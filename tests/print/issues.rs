//! Issues of the paper (简报), from their files to what poppler reads.

use std::fs;

use crate::pdf::{Pdf, Word};
use crate::project::Project;
use crate::{needs_fonts, printed};

/// The type area of an issue, in millimetres.
pub const LEFT: f64 = 22.0;
pub const RIGHT: f64 = 188.0;
pub const TOP: f64 = 25.0;
pub const BOTTOM: f64 = 272.0;
/// Where its second column begins.
const SECOND: f64 = 109.0;

const PAPER: &str = "\
-- site.toml --
title = \"会刊\"
unit = \"云汀工会\"
default_audience = \"public\"
[bulletin]
name = \"云汀简报\"
motto = \"小事也登\"
cadence = 1
start = 2026-01-01
first_serial = 12
copies = 30
report_to = [\"市教育工会\", \"校党委\"]
issue_to = [\"各工会小组\"]
-- content/issues/first.md --
+++
year = 2026
number = 2
title = \"开春\"

[[note]]
text = \"值得一读。\"
+++
## 致读者

开头的话[^1]。

[^1]: 卷首的注。
-- content/sport/_index.md --
+++
title = \"文体活动\"
order = 2
+++
-- content/sport/walk.md --
+++
title = \"健步走\"
date = 2026-02-10
author = \"文体组\"
+++
## 路上

走了九公里[^1]，再走[^1]。

[^1]: 走的注。

| 序号 | 小组名称和组长姓名 | 参加人数和路程 | 名次和奖品 | 说明 |
|---|---|---|---|---|
| 1 | 第一工会小组 | 二十人，九公里 | 第一名，一面锦旗 | 没有人掉队 |
-- content/news/_index.md --
+++
title = \"工会要闻\"
order = 1
+++
-- content/news/talk.md --
+++
title = \"座谈会召开，二十位教职工代表谈暑期学校食堂改造\"
date = 2026-02-20
+++
LONG

云汀工会

2026年2月20日
";

/// How many sentences its longest article has.
pub const SPEECHES: usize = 300;

/// A bulletin with one issue.
pub fn paper() -> Project {
    let leader = "…".repeat(22);
    let speeches = "代表发言。".repeat(SPEECHES);
    Project::of(&PAPER.replace("LONG", &format!("{speeches}\n\n签到{leader}\n")))
}

/// The PDF of the issue.
fn of_issue(project: &Project) -> Pdf {
    let run = printed(project, &["issues/2026-2/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    Pdf::new(&project.path("paper/issues-2026-2.pdf"))
}

/// Where `texts` stand in `text`, which has them in this order.
fn in_order(text: &str, texts: &[&str]) {
    texts.iter().fold(0, |from, said| {
        let at = text[from..].find(said);
        from + at.unwrap_or_else(|| panic!("no {said} from {from} on in {text}"))
    });
}

#[test]
fn an_issue_is_named_by_its_file_and_by_its_address() {
    needs_fonts!();
    let old = "+++\ntitle = \"旧闻\"\ndate = 2025-05-06\n+++\n一句话。\n";
    let project = paper().file("content/news/old.md", old);
    for what in [
        "content/issues/first.md",
        "issues/2026-2/",
        "/issues/2026-2",
    ] {
        let run = printed(&project, &[what]);
        assert_eq!(run.code, 0, "{what}: {}", run.err);
        fs::remove_file(project.path("paper/issues-2026-2.pdf")).expect("printed");
    }
    let run = printed(&project, &["--all"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(project.path("paper/issues-2026-2.pdf").is_file());
    // Articles that an issue carries are in it, others by themselves.
    assert!(!project.path("paper/sport-walk.pdf").exists());
    assert!(project.path("paper/news-old.pdf").is_file());
    let run = printed(&project, &["issues/2026-1/"]);
    assert_eq!(run.code, 2, "{}", run.err);
}

#[test]
fn an_issue_says_all_that_its_page_says_in_the_same_order() {
    needs_fonts!();
    let pdf = of_issue(&paper());
    let said = [
        "云汀简报",
        "小事也登",
        "2026年第2期",
        "总第13期",
        "云汀工会",
        "2026年2月28日",
        "开春",
        "工会要闻",
        "健步走",
        "按：",
        "值得一读。",
        "卷首语",
        "致读者",
        "开头的话",
        "工会要闻",
        "座谈会召开，",
        "代表发言。",
        "2026年2月20日",
        "文体活动",
        "健步走",
        "走了九公里",
        "没有人掉队",
        "（文体组",
        "2月10日）",
        "报：市教育工会，校党委",
        "发：各工会小组",
        "共印30份",
    ];
    let text = pdf.logical_text();
    in_order(&text, &said);
    assert_eq!(text.matches("卷首的注。").count(), 1);
    assert_eq!(text.matches("走的注。").count(), 1);
    let marks = pdf.bookmarks();
    let title = "座谈会召开，二十位教职工代表谈暑期学校食堂改造";
    let expected = [
        "卷首语",
        "致读者",
        "工会要闻",
        title,
        "文体活动",
        "健步走",
        "路上",
    ];
    assert_eq!(marks, expected);
    let about = pdf.about();
    for said in ["云汀简报2026年第2期", "2026-02-28", "<pdfuaid:part>1"] {
        assert!(about.contains(said), "no {said} in {about}");
    }
}

#[test]
fn the_head_is_large_and_in_the_middle_and_the_foot_lies_at_the_foot() {
    needs_fonts!();
    let pdf = of_issue(&paper());
    let name = pdf.find(0, "云汀简报");
    assert!(
        ((name.left + name.right) / 2.0 - 105.0).abs() < 1.0,
        "{name:?}"
    );
    assert!(name.right - name.left > 60.0, "{name:?}");
    let unit = pdf.find(0, "云汀工会");
    let date = pdf.find(0, "2026年2月28日");
    assert!((unit.left - LEFT).abs() < 1.0 && (date.right - RIGHT).abs() < 1.0);
    assert!(name.bottom < unit.top && (unit.top - date.top).abs() < 0.1);
    let last = pdf.pages.len() - 1;
    let foot = pdf.find(last, "共印30份");
    assert!(foot.bottom > BOTTOM - 8.0 && foot.right < RIGHT, "{foot:?}");
}

#[test]
fn the_contents_name_the_pages_of_the_articles() {
    needs_fonts!();
    let pdf = of_issue(&paper());
    let entry = pdf.pages[0].iter().find(|word| word.text == "健步走");
    let entry = entry.expect("in the contents");
    let of_line = |word: &&Word| (word.top - entry.top).abs() < 1.0 && word.left > 150.0;
    let number = pdf.pages[0].iter().rfind(of_line).expect("its page");
    let walk = |page: &Vec<Word>| page.iter().any(|word| word.text.starts_with("走了九公里"));
    let page = pdf.pages.iter().position(walk).expect("the article");
    assert!(page > 0, "it stands on the first page");
    assert_eq!(number.text.trim_matches('·'), (page + 1).to_string());
}

#[test]
fn an_issue_has_the_columns_that_the_settings_name() {
    needs_fonts!();
    for (columns, second) in [(2, true), (1, false)] {
        let project = paper();
        let settings = fs::read_to_string(project.path("site.toml")).expect("settings");
        let print = format!("{settings}[print]\nissue_columns = {columns}\n");
        let pdf = of_issue(&project.file("site.toml", print));
        let mut lines = pdf.pages[1]
            .iter()
            .filter(|word| word.text.starts_with("代表发言。代表"));
        let is_second = |line: &Word| (line.left - SECOND).abs() < 1.0;
        assert_eq!(lines.any(is_second), second, "{columns} columns");
    }
}

#[test]
fn nothing_stands_outside_the_type_area_of_an_issue() {
    needs_fonts!();
    let pdf = of_issue(&paper());
    for (page, size) in pdf.pages.iter().zip(&pdf.sizes) {
        assert!((size.0 - 210.0).abs() < 0.5 && (size.1 - 297.0).abs() < 0.5);
        for word in page.iter().filter(|word| word.top < BOTTOM + 4.0) {
            let across = word.left > LEFT - 1.0 && crate::ink(word) < RIGHT + 1.0;
            assert!(
                across && word.top > TOP - 4.0 && word.bottom < BOTTOM + 1.0,
                "{word:?}"
            );
        }
    }
    for font in pdf.fonts() {
        assert!(font.embedded && font.subset && font.unicode, "{font:?}");
    }
}

#[test]
fn long_contents_go_on_over_pages() {
    needs_fonts!();
    let project = (1..=40).fold(paper(), |project, at| {
        let text = format!("+++\ntitle = \"第{at}篇\"\ndate = 2026-02-11\n+++\n一句话。\n");
        project.file(&format!("content/news/n{at:02}.md"), text)
    });
    let pdf = of_issue(&project);
    for at in 1..=40 {
        let title = format!("第{at}篇");
        let entry = pdf
            .pages
            .iter()
            .flatten()
            .find(|word| word.text.starts_with(&title));
        let entry = entry.unwrap_or_else(|| panic!("no {title}"));
        assert!(entry.bottom < BOTTOM, "{entry:?}");
    }
    for page in &pdf.pages {
        for (at, word) in page.iter().enumerate() {
            let over = page[..at].iter().find(|other| {
                (word.left - other.left).abs() < 1.0 && (word.top - other.top).abs() < 2.0
            });
            assert!(over.is_none(), "{word:?} on {over:?}");
        }
    }
}

#[test]
fn neither_its_author_nor_its_foot_stand_without_text() {
    needs_fonts!();
    for columns in [1, 2] {
        for sentences in (60..120).step_by(7) {
            let project = paper();
            let settings = fs::read_to_string(project.path("site.toml")).expect("settings");
            project.write(
                "site.toml",
                format!("{settings}[print]\nissue_columns = {columns}\n"),
            );
            let text = format!(
                "+++\ntitle = \"健步走\"\ndate = 2026-02-10\nauthor = \"文体组\"\n+++\n{}\n",
                "走了九公里。".repeat(sentences)
            );
            let pdf = of_issue(&project.file("content/sport/walk.md", text));
            let last = pdf.pages.last().expect("a page");
            let has = |text: &str| last.iter().any(|word| word.text.contains(text));
            assert!(
                has("九公里") && has("共印30份"),
                "{columns}, {sentences}: {last:?}"
            );
        }
    }
}

#[test]
fn the_columns_of_the_last_page_end_at_one_height() {
    needs_fonts!();
    for sentences in (20..180).step_by(9) {
        let text = format!(
            "+++\ntitle = \"健步走\"\ndate = 2026-02-10\nauthor = \"文体组\"\n+++\n{}\n",
            "走了九公里。".repeat(sentences)
        );
        let pdf = of_issue(&paper().file("content/sport/walk.md", text));
        assert_even(pdf.pages.last().expect("a page"), &sentences.to_string());
    }
}

/// Both columns above the foot of an issue end at one height, about.
fn assert_even(page: &[Word], name: &str) {
    let foot = page.iter().find(|word| word.text.contains("报："));
    let foot = foot.expect("the foot").top;
    let end = |is_second: bool| {
        let of_text = |word: &&Word| word.bottom < foot && (word.left > 105.0) == is_second;
        let words = page.iter().filter(of_text);
        words.map(|word| word.bottom).fold(TOP, f64::max)
    };
    let uneven = (end(false) - end(true)).abs();
    // Four lines: two are not left alone, and a heading keeps to its text.
    assert!(uneven < 4.5 * 21.0 * crate::POINT, "{name}: {uneven} mm");
}

#[test]
fn a_book_has_its_papers_as_they_are_by_themselves() {
    needs_fonts!();
    for sentences in [20, 47, 92, 110, 146] {
        let text = format!(
            "+++\ntitle = \"健步走\"\ndate = 2026-02-10\n+++\n{}\n",
            "走了九公里。".repeat(sentences)
        );
        let project = paper().file("content/sport/walk.md", text);
        let run = printed(&project, &["issues/2026-2/", "--book", "2026"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let issue = Pdf::new(&project.path("paper/issues-2026-2.pdf"));
        let book = Pdf::new(&project.path("paper/2026.pdf"));
        let has_foot = |page: &&Vec<Word>| page.iter().any(|word| word.text.contains("共印30份"));
        let last = book.pages.iter().find(has_foot).expect("the last page");
        assert_even(last, &sentences.to_string());
        let text = |page: &[Word]| {
            let words = page.iter().filter(|word| word.top < BOTTOM);
            words.map(|word| word.text.as_str()).collect::<String>()
        };
        assert_eq!(
            text(last),
            text(issue.pages.last().expect("a page")),
            "{sentences}"
        );
    }
}

#[test]
fn lines_are_a_little_lower_where_the_foot_has_room_so() {
    needs_fonts!();
    let usual = 21.0 * crate::POINT;
    let pages = |sentences: usize| {
        let text = format!(
            "+++\ntitle = \"健步走\"\ndate = 2026-02-10\n+++\n{}\n",
            "走了九公里。".repeat(sentences)
        );
        let pdf = of_issue(&paper().file("content/sport/walk.md", text));
        let is_line = |word: &&Word| word.left < 105.0 && word.text.starts_with("代表发言。代表");
        let tops = pdf.pages[1].iter().filter(is_line).map(|word| word.top);
        let tops: Vec<f64> = tops.collect();
        let between = tops[tops.len() - 1] - tops[tops.len() - 2];
        (pdf.pages.len(), between / (between / usual).round())
    };
    let all: Vec<(usize, f64)> = (132..180).step_by(4).map(pages).collect();
    let is_lower = |(_, height): &&(usize, f64)| *height < usual - 0.1;
    assert!(all.iter().any(|found| is_lower(&found)), "{all:?}");
    assert!(!is_lower(&&all[0]), "{all:?}");
    // It costs nothing but saves a page: none has more pages than the next longer one, and no line is lower than it may be.
    for two in all.windows(2) {
        assert!(two[0].0 <= two[1].0, "{all:?}");
        assert!(two[0].1 > 0.93 * usual, "{all:?}");
    }
}

#[test]
fn the_page_of_an_issue_leads_to_its_pdf() {
    needs_fonts!();
    let project = paper();
    let settings = fs::read_to_string(project.path("site.toml")).expect("settings");
    let project = project
        .file("site.toml", format!("{settings}[print]\npdf = \"all\"\n"))
        .built();
    let page = project.page("issues/2026-2");
    assert!(page.contains("2026-2.pdf\""), "{page}");
    let bytes = fs::read(project.path("output/issues/2026-2/2026-2.pdf")).expect("made");
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn a_book_holds_the_issues_of_its_year_before_the_papers() {
    needs_fonts!();
    let project = paper()
        .file("content/plans/_index.md", "+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n")
        .file(
            "content/plans/spring.md",
            "+++\ntitle = \"春季计划\"\ndate = 2026-01-08\n+++\n\n## 一、目标\n\n正文[^1]，又[^1]。\n\n[^1]: 计划的注。\n",
        );
    let run = printed(&project, &["--book", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = Pdf::new(&project.path("paper/2026.pdf"));
    let marks = pdf.bookmarks();
    assert_eq!(marks[..3], ["云汀简报", "云汀简报2026年第2期", "卷首语"]);
    assert_eq!(marks[marks.len() - 3..], ["计划", "春季计划", "一、目标"]);
    // Book, issue, its column, the article, its heading.
    let levels = pdf.bookmark_levels();
    let level_of = |name: &str| {
        levels
            .iter()
            .find(|(found, _)| found == name)
            .map(|found| found.1)
    };
    assert_eq!(level_of("卷首语"), Some(3), "{levels:?}");
    assert_eq!(level_of("健步走"), Some(4), "{levels:?}");
    assert_eq!(level_of("路上"), Some(5), "{levels:?}");
    let numbers: Vec<String> = pdf.pages.iter().map(|page| number_of(page)).collect();
    let plan = pdf
        .pages
        .iter()
        .position(|page| page.iter().any(|word| word.text.contains("又")));
    let plan = plan.expect("the plan");
    assert_eq!(numbers[plan], format!("—{}—", plan - 1), "{numbers:?}");
    let run = printed(&project, &["--book", "2019"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("2019"), "{}", run.err);
}

/// The number of a page, at its foot.
fn number_of(page: &[Word]) -> String {
    let words = page.iter().filter(|word| word.top > BOTTOM - 10.0);
    let text: String = words.map(|word| word.text.as_str()).collect();
    let from = text.find('—').unwrap_or(text.len());
    text[from..].to_owned()
}
