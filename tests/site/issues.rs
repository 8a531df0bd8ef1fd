//! Issues of the paper: when they appear, where they are told of, and that one page holds many texts.

use std::collections::BTreeSet;

use crate::project::Project;

const PAPER: &str = "\
-- site.toml --
title = \"会刊\"
unit = \"云汀工会\"
base_url = \"https://gonghui.example.org/\"
[bulletin]
name = \"云汀简报\"
start = 2026-01-01
-- content/issues/first.md --
+++
year = 2026
number = 1
title = \"开头\"
audience = \"public\"
+++
## 致读者

看[第一篇](../news/one.md)[^1]。

[^1]: 注。
-- content/news/_index.md --
+++
title = \"信息\"
audience = \"public\"
+++
-- content/news/one.md --
+++
title = \"第一篇\"
date = 2026-01-20
+++
### 致读者

话[^1]。

[^1]: 注。
-- content/news/two.md --
+++
title = \"第二篇\"
date = 2026-02-28
+++
## 致读者

话[^1]。

[^1]: 注。
-- content/news/inside.md --
+++
title = \"内部一篇\"
date = 2026-04-01
audience = \"internal\"
+++
";

/// The project as it is built on `day`.
fn on(day: &str, more: &[&str]) -> Project {
    let project = Project::of(PAPER);
    let run = project.run(&[&["build", "--today", day], more].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

#[test]
fn an_issue_appears_when_its_period_is_over() {
    for (day, drafts, appears) in [
        ("2026-02-28", false, false),
        ("2026-02-28", true, true),
        ("2026-03-01", false, true),
    ] {
        let more: &[&str] = if drafts { &["--drafts"] } else { &[] };
        let output = on(day, more).output();
        let is_there = output.contains_key("issues/2026-1/index.html");
        assert_eq!(is_there, appears, "{day}, drafts: {drafts}");
        assert!(output.contains_key("issues/index.html"));
    }
}

#[test]
fn an_issue_is_told_of_wherever_one_looks() {
    let project = on("2026-03-01", &[]);
    let output = project.output();
    let text = |name: &str| String::from_utf8(output[name].clone()).expect("UTF-8");
    let feed = text("feed.xml");
    assert!(
        feed.contains("<title>云汀简报2026年第1期</title>"),
        "{feed}"
    );
    assert!(text("sitemap.xml").contains("https://gonghui.example.org/issues/2026-1/"));
    for page in ["", "issues", "news/one"] {
        let html = project.page(page);
        assert!(
            html.contains("issues/2026-1/index.html\""),
            "{page}: {html}"
        );
    }
    let issue = project.page("issues/2026-1");
    for words in [
        "2026年第1期（总第1期）",
        "2026年2月28日",
        "卷首语",
        "云汀工会编印",
    ] {
        assert!(issue.contains(words), "{words}: {issue}");
    }
}

#[test]
fn many_texts_on_a_page_have_their_own_anchors_and_headings_in_order() {
    let page = on("2026-03-01", &[]).page("issues/2026-1");
    let ids: Vec<&str> = values(&page, " id=\"");
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    assert_eq!(page.matches("-fn:1\" value").count(), 3, "{page}");
    for link in values(&page, " href=\"#") {
        assert!(once.contains(link), "{link} of {ids:?}");
    }
    let levels: Vec<u32> = page
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .collect();
    let deeper = |pair: &[u32]| pair[1] <= pair[0] + 1;
    assert!(levels.windows(2).all(deeper), "{levels:?}");
}

fn values<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    let found = html.split(start).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn both_editions_count_alike() {
    for (edition, output, issues) in [
        ("public", "output", &["2026-1"][..]),
        ("internal", "output-internal", &["2026-1", "2026-2"]),
    ] {
        let project = on("2026-05-01", &["--edition", edition]);
        for number in ["2026-1", "2026-2", "2026-3"] {
            let page = project.path(output).join("issues").join(number);
            assert_eq!(
                page.exists(),
                issues.contains(&number),
                "{edition} {number}"
            );
        }
    }
}

#[test]
fn what_is_only_for_members_is_not_told_as_missing_outside() {
    let project = Project::of(PAPER);
    let run = project.run(&["build", "--today", "2026-05-01"]);
    assert!(!run.err.contains("overdue"), "{}", run.err);
    let run = project.run(&["build", "--today", "2026-07-01"]);
    assert!(
        run.err.contains("issue 3 of 2026 is overdue"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("issue 2 of 2026"), "{}", run.err);
}
