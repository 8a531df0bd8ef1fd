//! Activities of many days, and months without any: where they are written out and where the way to them is.

use crate::project::Project;

const PLAN: &str = "\
-- content/plans/_index.md --
+++
title = \"计划\"
kind = \"plan\"
+++
-- content/plans/a.md --
+++
title = \"甲\"
year = 2026
audience = \"public\"
+++

- 3月5日至17日：征文
- 3月16日：座谈会
- 3月：讲座一
- 3月：讲座二
- 3月：讲座三
- 3月：讲座四
";

/// The part of `page` from `start` to the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).expect("the start");
    rest.split_once(end).expect("the end").0
}

#[test]
fn an_activity_of_many_days_is_written_out_on_its_first_day_and_on_mondays() {
    let page = Project::of(PLAN).built().page("activities/2026/03");
    let calendar = between(&page, "<table class=\"calendar\">", "</table>");
    let mut written = Vec::new();
    let mut continued = Vec::new();
    for day in 1..=31 {
        let cell = between(calendar, &format!("datetime=\"2026-03-{day:02}\""), "</td>");
        written.extend(cell.contains("征文").then_some(day));
        continued.extend(cell.contains("续 1 项").then_some(day));
    }
    assert_eq!(written, [5, 9, 16]);
    assert_eq!(continued, [6, 7, 8, 10, 11, 12, 13, 14, 15, 17]);
}

#[test]
fn a_month_without_activities_leads_to_the_next_that_has_some() {
    let project = Project::of(PLAN);
    for (today, leads) in [
        ("2025-12-01", true),
        ("2026-02-10", false),
        ("2026-03-08", false),
        ("2026-04-08", false),
    ] {
        let run = project.run(&["build", "--today", today]);
        assert_eq!(run.code, 0, "{}", run.err);
        let now = project.page("");
        let now = between(&now, "class=\"now-lists\"", "</section>");
        let way = "activities/2026/03/index.html";
        assert_eq!(now.contains(way), leads, "{today}: {now}");
        assert_eq!(now.contains("这个月没有安排活动"), today != "2026-03-08");
    }
}

#[test]
fn lists_of_activities_tell_the_last_day_the_year_and_how_many_more() {
    let project = Project::of(PLAN).built();
    let plan = project.page("plans/a");
    let noted = between(&plan, "<div class=\"noted\"", "</div>");
    assert!(noted.contains("至 3月17日"), "{noted}");
    assert_eq!(noted.matches("<li").count(), 6, "{noted}");
    assert!(!plan.contains("class=\"understood\""));
    assert!(project.page("activities/2026").contains("全部 6 项"));
}

/// A second column, with one activity that is done, and an article that reports on one of the first.
const OTHER: &str = "\
-- content/safety/_index.md --
+++
title = \"劳动保护\"
kind = \"plan\"
+++
-- content/safety/b.md --
+++
title = \"乙\"
year = 2026
audience = \"public\"
+++

- [x] 4月2日：检查
-- content/news/_index.md --
+++
title = \"信息\"
+++
-- content/news/c.md --
+++
title = \"座谈会开了\"
date = 2026-03-17
audience = \"public\"
reports = \"座谈会\"
+++
";

/// The numbers in the rows of `table`.
fn numbers(table: &str) -> Vec<Vec<usize>> {
    let cells = |row: &str| -> Vec<usize> {
        let cells = row
            .split("</td>")
            .filter_map(|cell| cell.rsplit('>').next());
        cells.filter_map(|cell| cell.parse().ok()).collect()
    };
    table
        .split("</tr>")
        .map(cells)
        .filter(|row| !row.is_empty())
        .collect()
}

#[test]
fn the_picture_of_a_year_has_a_chart_for_each_column_and_its_figures_beside_it() {
    let page = Project::of(&format!("{PLAN}{OTHER}"))
        .built()
        .page("activities/2026");
    let rows = numbers(between(&page, "<tbody>", "</tbody>"));
    assert_eq!(rows.len(), 12);
    assert_eq!(rows[2], [6, 0, 6, 1]);
    assert_eq!(rows[3], [0, 1, 1, 1]);
    assert!(rows[4..].iter().all(|row| *row == [0, 0, 0, 0]));
    assert_eq!(
        numbers(between(&page, "<tfoot>", "</tfoot>")),
        [[6, 1, 7, 2]]
    );
    let charts: Vec<&str> = page
        .split("<svg ")
        .skip(1)
        .filter_map(|rest| rest.split("</svg>").next())
        .collect();
    let bars: Vec<usize> = charts
        .iter()
        .map(|chart| chart.matches("<rect class=\"open\"").count())
        .collect();
    assert_eq!(bars, [2, 1, 1]);
    let done: Vec<usize> = charts
        .iter()
        .map(|chart| chart.matches("<rect class=\"done\"").count())
        .collect();
    assert_eq!(done, [2, 1, 1], "one is reported on, one ticked off");
    let one = Project::of(PLAN).built().page("activities/2026");
    assert_eq!(one.matches("<svg ").count(), 1);
}

#[test]
fn public_holidays_are_marked_in_the_calendar() {
    let plan = PLAN.replace("3月", "5月");
    let page = Project::of(&plan).built().page("activities/2026/05");
    let calendar = between(&page, "<table class=\"calendar\">", "</table>");
    let off = (1..=31).filter(|day| {
        between(calendar, &format!("datetime=\"2026-05-{day:02}\""), "</td>")
            .contains("class=\"off\"")
    });
    assert_eq!(off.collect::<Vec<u8>>(), [1, 2]);
}
