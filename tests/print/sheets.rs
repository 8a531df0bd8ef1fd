//! Months, years and books.

use huikan::typeset::{Fonts, Typesetter};

use crate::pdf::Pdf;
use crate::{needs_fonts, plan, printed};

/// A plan with so many activities a month.
pub fn busy(activities: usize) -> String {
    let months = (1..=12).map(|month| {
        let items = (1..=activities)
            .map(|at| format!("- {}日：第{at}次工会小组学习和健步走活动\n", at % 28 + 1));
        format!(
            "## {month}月\n\n{}- 走访慰问困难教职工\n",
            items.collect::<String>()
        )
    });
    months.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_month_and_a_year_are_one_sheet() {
    needs_fonts!();
    for activities in [0, 3, 15, 40] {
        let project = plan("year = 2026", &busy(activities));
        let run = printed(&project, &["--year", "2026", "activities/2026/03/"]);
        assert_eq!(run.code, 0, "{}", run.err);
        for (file, width, height) in [
            ("activities-2026-03-2026-03.pdf", 210.0, 297.0),
            ("activities-2026.pdf", 420.0, 297.0),
        ] {
            let pdf = Pdf::new(&project.path("paper").join(file));
            assert_eq!(pdf.pages.len(), 1, "{activities} activities, {file}");
            let size = pdf.sizes[0];
            assert!(
                (size.0 - width).abs() < 0.5 && (size.1 - height).abs() < 0.5,
                "{size:?}"
            );
            for word in &pdf.pages[0] {
                let inside = word.left > 5.0
                    && word.right < width - 5.0
                    && word.top > 5.0
                    && word.bottom < height - 5.0;
                assert!(inside, "{activities} activities, {file}: {word:?}");
            }
            let text = pdf.logical_text();
            let is_whole = text.contains("走访慰问困难教职工");
            let is_counted = width > 300.0 && text.contains("项，见当月活动安排");
            assert!(is_whole || is_counted, "{text}");
        }
    }
}

#[test]
fn a_month_can_be_read_from_a_metre() {
    needs_fonts!();
    let project = plan("year = 2026", &busy(4));
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let item = pdf.find(0, "走访慰问困难教职工");
    let size = (item.right - item.left) / item.text.chars().count() as f64;
    // 14 points.
    assert!(size >= 14.0 * 25.4 / 72.0, "a character is {size} mm");
}

#[test]
fn what_is_done_on_one_day_is_set_apart() {
    needs_fonts!();
    let item = "工会小组学习文件并且交流学习体会";
    let body = format!("## 3月\n\n- 3月12日甲{item}\n- 3月12日乙{item}\n");
    let project = plan("year = 2026", &body);
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let page = &pdf.pages[0];
    let first = page.iter().position(|word| word.text.starts_with('甲'));
    let second = page.iter().position(|word| word.text.starts_with('乙'));
    let (first, second) = (first.expect("the first"), second.expect("the second"));
    assert!(second > first + 1, "each has more lines than one: {page:?}");
    let within = page[first + 1].top - page[first].top;
    let between = page[second].top - page[second - 1].top;
    assert!(
        between > within + 0.5,
        "{between} mm, {within} mm between lines"
    );
}

#[test]
fn what_lasts_several_days_is_written_out_once() {
    needs_fonts!();
    let body = "## 3月\n\n- 3月9日至13日举行教职工乒乓球赛\n- 3月12日：植树\n- 3月12日前报名\n";
    let project = plan("year = 2026", body);
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let text = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf")).logical_text();
    assert_eq!(text.matches("乒乓球赛").count(), 1, "{text}");
    assert_eq!(text.matches("续1项").count(), 4, "{text}");
    // Its own day is not said again in its cell, but what else is said of it is.
    assert!(
        !text.contains("3月12日：植树") && text.contains("植树"),
        "{text}"
    );
    assert!(text.contains("3月12日前报名"), "{text}");
}

#[test]
fn long_festivals_and_words_stay_in_their_cells() {
    needs_fonts!();
    let body = "## March\n\n- 2026-03-08: Women’s Internationalization Day\n";
    let project = plan("year = 2026", body);
    let settings = std::fs::read_to_string(project.path("site.toml")).expect("settings");
    project.write("site.toml", format!("language = \"en\"\n{settings}"));
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let number = pdf.pages[0]
        .iter()
        .find(|word| word.text == "8")
        .expect("a day");
    let name = pdf.find(0, "International");
    assert!(name.top > number.top + 3.0, "{name:?} {number:?}");
    for word in &pdf.pages[0] {
        assert!(word.left > 13.5 && word.right < 196.5, "{word:?}");
    }
}

#[test]
fn a_month_fills_its_sheet() {
    needs_fonts!();
    for activities in [8, 12, 16, 24] {
        let project = plan("year = 2026", &busy(activities));
        assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
        let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
        let lowest = pdf.pages[0]
            .iter()
            .map(|word| word.bottom)
            .fold(0.0, f64::max);
        assert!(
            pdf.pages.len() == 1 && lowest > 297.0 - 45.0,
            "{activities}: {lowest} mm"
        );
    }
}

#[test]
fn a_month_of_very_much_goes_on_over_pages_in_type_that_can_be_read() {
    needs_fonts!();
    let project = plan("year = 2026", &busy(180));
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    assert!(pdf.pages.len() > 1);
    let text = pdf.logical_text();
    for at in 1..=180 {
        assert!(text.contains(&format!("第{at}次")), "{at}: {text}");
    }
    for (number, page) in (1..).zip(&pdf.pages) {
        assert!(page.iter().any(|word| word.text == number.to_string()));
        for word in page.iter().filter(|word| word.text.contains("小组学习")) {
            let size = (word.right - word.left) / word.text.chars().count() as f64;
            // 8 points, and digits are narrower.
            assert!(size >= 7.0 * 25.4 / 72.0, "{word:?}");
            assert!(word.bottom < 297.0 - 8.0, "{word:?}");
        }
    }
}

#[test]
fn a_day_of_more_than_a_page_goes_on_over_pages() {
    needs_fonts!();
    let items = (1..=98).map(|at| format!("- 9日：第{at}\n"));
    let body = format!("## 3月\n\n{}", items.collect::<String>());
    let project = plan("year = 2026", &body);
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let words: Vec<_> = pdf.pages.iter().flatten().collect();
    for at in 1..=98 {
        let found = words.iter().find(|word| word.text == format!("第{at}"));
        let word = found.unwrap_or_else(|| panic!("no {at} on {} pages", pdf.pages.len()));
        assert!(word.bottom < 297.0 - 8.0, "{word:?}");
    }
}

#[test]
fn a_week_that_fits_a_page_stays_on_one() {
    needs_fonts!();
    let project = plan("year = 2026", &busy(180));
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let pages_of = |day: usize| -> Vec<usize> {
        let of_day = (1..=180).filter(|at| at % 28 + 1 == day);
        let page = |at: usize| {
            let has = |page: &Vec<crate::pdf::Word>| {
                let text: String = page.iter().map(|word| word.text.as_str()).collect();
                text.contains(&format!("第{at}次"))
            };
            pdf.pages.iter().position(has).expect("on a page")
        };
        of_day.map(page).collect()
    };
    for day in 1..=28 {
        let pages = pages_of(day);
        assert!(
            pages.iter().all(|page| *page == pages[0]),
            "{day}: {pages:?}"
        );
    }
}

#[test]
fn a_years_type_stays_large_enough_to_be_read() {
    needs_fonts!();
    let project = plan("year = 2026", &busy(60));
    assert_eq!(printed(&project, &["--year", "2026"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026.pdf"));
    let items = pdf.pages[0]
        .iter()
        .filter(|word| word.text.contains("次工会小组"));
    let mut count = 0;
    for item in items {
        let halves: usize = item
            .text
            .chars()
            .map(|letter| 1 + usize::from(!letter.is_ascii()))
            .sum();
        let size = (item.right - item.left) / (halves as f64 / 2.0);
        // 8 points.
        assert!(
            size >= 8.0 * 25.4 / 72.0,
            "{item:?}: a character is {size} mm"
        );
        count += 1;
    }
    assert!(count >= 12 * 4, "only {count} activities");
    assert!(pdf.logical_text().contains("项，见当月活动安排"));
}

#[test]
fn each_month_of_a_year_shows_as_much_as_there_is_room_for() {
    needs_fonts!();
    // So many a month.
    let counts = [0, 3, 40, 9, 2, 1, 0, 0, 12, 30, 5, 0];
    let months = (1..).zip(counts).map(|(month, count)| {
        let items = (1..=count).map(|at| format!("- 第{at}次小组学习\n"));
        format!("## {month}月\n\n{}\n", items.collect::<String>())
    });
    let project = plan("year = 2026", &months.collect::<String>());
    assert_eq!(printed(&project, &["--year", "2026"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026.pdf"));
    assert_eq!(pdf.pages.len(), 1);
    let text = pdf.logical_text();
    let shown = text.matches("次小组学习").count();
    // All but those of the two months that have no room for theirs.
    let few: usize = counts.iter().filter(|count| **count < 20).sum();
    assert!(shown > few + 20, "{shown}: {text}");
    assert!(text.matches("项，见当月活动安排").count() <= 2, "{text}");
    let lowest = pdf.pages[0]
        .iter()
        .map(|word| word.bottom)
        .fold(0.0, f64::max);
    assert!(lowest < 297.0 - 12.0, "{lowest} mm");
}

#[test]
fn a_book_holds_the_papers_of_its_year_with_numbers_through() {
    needs_fonts!();
    let notice = |date: &str| {
        format!(
            "+++\ntitle = \"关于植树的通知\"\ndate = {date}\naudience = \"public\"\n+++\n\n正文。\n"
        )
    };
    let project = plan("date = 2026-01-08", "## 一、目标\n\n计划正文。")
        .file(
            "content/notices/_index.md",
            "+++\ntitle = \"通知公告\"\nkind = \"notice\"\n+++\n",
        )
        .file("content/notices/trees.md", notice("2026-03-01"))
        .file("content/notices/old.md", notice("2025-03-01"));
    let run = printed(&project, &["--book", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = Pdf::new(&project.path("paper/2026.pdf"));
    let marks = pdf.bookmarks();
    let expected = [
        "通知公告",
        "关于植树的通知",
        "计划",
        "云汀工会年度工作计划",
        "一、目标",
    ];
    assert_eq!(marks, expected);
    let text = pdf.logical_text();
    assert!(text.contains("计划正文。"));
    let numbers: Vec<String> = pdf
        .pages
        .iter()
        .map(|page| {
            page.iter()
                .filter(|word| word.top > 262.0)
                .map(|word| word.text.as_str())
                .collect()
        })
        .collect();
    assert_eq!(numbers, ["", "", "", "—2—", "", "—4—"]);
}

#[test]
fn without_a_chinese_font_there_is_no_typesetter() {
    assert!(Typesetter::new(Fonts::default()).is_none());
}
