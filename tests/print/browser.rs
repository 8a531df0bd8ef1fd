//! What a browser prints of the site's pages.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::issues;
use crate::pdf::{Pdf, Word};
use crate::project::{Project, SETTINGS};
use crate::reader::Reader;
use crate::sheets::busy;
use crate::{BOTTOM, CHARACTERS, LEFT, RIGHT, TOP, needs_fonts, of_plan, plan};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Skips a test where there is no browser, unless all must hold.
macro_rules! needs_browser {
    () => {
        if !NAMES.iter().any(|name| starts(name)) {
            assert!(std::env::var_os("CI").is_none(), "no browser");
            eprintln!("skipped: no browser");
            return;
        }
    };
}

fn starts(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok()
}

/// Prints a page from its folder, without a server.
fn print(page: &Path, to: &Path) -> Pdf {
    let profile = tempfile::tempdir().expect("a folder");
    let name = NAMES.iter().find(|name| starts(name)).expect("a browser");
    let output = Command::new(name)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--no-pdf-header-footer",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--print-to-pdf={}", to.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser starts");
    assert!(to.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
    Pdf::new(to)
}

/// What the margins of a page leave.
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// That of an official paper.
const OFFICIAL: Area = Area {
    left: LEFT,
    right: RIGHT,
    top: TOP,
    bottom: BOTTOM,
};

/// That of an issue.
const ISSUE: Area = Area {
    left: issues::LEFT,
    right: issues::RIGHT,
    top: issues::TOP,
    bottom: issues::BOTTOM,
};

impl Area {
    /// Whether a line is whole: inside the margins, or in the foot of the page.
    fn holds(&self, word: &Word, tolerance: f64) -> bool {
        let across = word.left > self.left - tolerance && word.right < self.right + tolerance + 3.0;
        // The box of a line reaches a little over its ink, in large type by more.
        let over = 0.4 * (word.bottom - word.top);
        let down = word.bottom < self.bottom + 3.0 || word.top > self.bottom;
        across && word.top > self.top - over.max(6.0) && down
    }

    /// Every page is of A4, and every line of it is whole.
    fn assert_holds(&self, pdf: &Pdf, tolerance: f64) {
        for (words, size) in pdf.pages.iter().zip(&pdf.sizes) {
            assert!(
                (size.0 - 210.0).abs() < 0.5 && (size.1 - 297.0).abs() < 0.5,
                "{size:?}"
            );
            let cut: Vec<&Word> = words
                .iter()
                .filter(|word| !self.holds(word, tolerance))
                .collect();
            assert!(cut.is_empty(), "{cut:?}");
        }
    }
}

/// The words of a PDF without the spaces between them.
fn text(pdf: &Pdf) -> String {
    pdf.pages
        .iter()
        .flatten()
        .map(|word| word.text.as_str())
        .collect()
}

#[test]
fn the_printable_page_has_the_margins_of_an_official_paper() {
    needs_fonts!();
    needs_browser!();
    for theme in ["hongtou", "sujian"] {
        let project = plan("", &"字".repeat(CHARACTERS * 60))
            .file("site.toml", format!("{SETTINGS}theme = {theme:?}\n"))
            .built();
        assert!(
            project
                .page("plans/spring")
                .contains("spring/print/index.html\"")
        );
        let page = project.path("output/plans/spring/print/index.html");
        let pdf = print(&page, &project.path("browser.pdf"));
        assert!(pdf.pages.len() >= 3, "{theme}");
        OFFICIAL.assert_holds(&pdf, 1.0);
        let lines: Vec<&Word> = pdf.pages[1]
            .iter()
            .filter(|word| word.text.starts_with('字'))
            .collect();
        assert!((21..=22).contains(&lines.len()), "{} lines", lines.len());
        for line in lines {
            assert_eq!(line.text.chars().count(), CHARACTERS, "{theme}");
            assert!(
                (line.left - LEFT).abs() < 1.0 && (line.right - RIGHT).abs() < 1.0,
                "{line:?}"
            );
        }
    }
}

#[test]
fn a_printed_signature_is_never_alone_on_a_page() {
    needs_fonts!();
    needs_browser!();
    for (end, lines) in [
        ("字字终了。", 14),
        ("- 甲\n- 乙终了", 13),
        ("| 月 |\n|---|\n| 终了 |", 12),
    ] {
        let body = format!("{}\n\n{end}", "字".repeat(CHARACTERS * lines));
        let project = plan("date = 2026-03-08", &body).built();
        let page = project.path("output/plans/spring/print/index.html");
        let pdf = print(&page, &project.path("browser.pdf"));
        let last = pdf.pages.last().expect("a page");
        let has = |text: &str| last.iter().any(|word| word.text.contains(text));
        assert!(has("终了") && has("云汀工会"), "{end}: {last:?}");
    }
}

#[test]
fn months_and_years_are_printed_within_the_same_margins() {
    needs_fonts!();
    needs_browser!();
    for theme in ["hongtou", "sujian"] {
        let project = plan("year = 2026", &busy(12))
            .file(
                "site.toml",
                format!("{SETTINGS}theme = {theme:?}\n[print]\npdf = \"all\"\n"),
            )
            .built();
        for (page, said) in [
            ("activities/2026/03", "走访慰问困难教职工"),
            ("activities/2026", "工会小组学习和健步走活动"),
        ] {
            let file = project.path("output").join(page).join("index.html");
            let pdf = print(&file, &project.path("browser.pdf"));
            OFFICIAL.assert_holds(&pdf, 2.0);
            let text = text(&pdf);
            assert!(text.contains(said), "{theme} {page}");
            assert!(!text.contains("PDF"), "{theme} {page}: {text}");
            assert_numbered(&pdf);
        }
    }
}

/// Every page has its number at its foot.
fn assert_numbered(pdf: &Pdf) {
    for (page, number) in pdf.pages.iter().zip(1..) {
        let foot = page.iter().filter(|word| word.top > BOTTOM);
        let foot: String = foot.map(|word| word.text.as_str()).collect();
        assert_eq!(foot, format!("—{number}—"));
    }
}

#[test]
fn a_printed_heading_stays_with_what_it_heads() {
    needs_fonts!();
    needs_browser!();
    let plans = (0..12).fold(plan("year = 2026", "## 3月\n\n- 走访会员\n"), |project, at| {
        let text = format!(
            "+++\ntitle = \"第{at}小组计划\"\naudience = \"public\"\nyear = 2026\n+++\n\n## 3月\n\n{}",
            "- 小组学习\n".repeat(at % 3 + 1)
        );
        project.file(&format!("content/plans/g{at}.md"), text)
    });
    let project = plans
        .file("site.toml", format!("{SETTINGS}theme = \"sujian\"\n"))
        .built();
    let page = project.path("output/activities/2026/03/index.html");
    let pdf = print(&page, &project.path("browser.pdf"));
    assert!(pdf.pages.len() > 1);
    for page in &pdf.pages {
        let last = page.iter().rfind(|word| word.top < BOTTOM).expect("a word");
        assert!(!last.text.contains("计划"), "{last:?}");
    }
}

#[test]
fn numbers_with_brackets_are_the_same_on_both_papers() {
    needs_fonts!();
    needs_browser!();
    let body = "1) 学习文件\n2) 交流体会\n   1. 每月一次\n\n- 走访\n\n3. 点名";
    for theme in ["hongtou", "sujian"] {
        let project = plan("", body)
            .file("site.toml", format!("{SETTINGS}theme = {theme:?}\n"))
            .built();
        for page in ["plans/spring", "plans/spring/print"] {
            let file = project.path("output").join(page).join("index.html");
            let printed = text(&print(&file, &project.path("browser.pdf")));
            for said in ["1)学习文件", "2)交流体会", "1.每月一次", "3.点名"] {
                assert!(printed.contains(said), "no {said} in {printed}");
            }
        }
        let pdf = text(&of_plan(&project));
        assert!(pdf.contains("2)交流体会"), "{pdf}");
    }
}

#[test]
fn the_page_of_an_issue_is_printed_whole_within_the_margins_of_its_pdf() {
    needs_fonts!();
    needs_browser!();
    for theme in ["hongtou", "sujian"] {
        let project = bulletin(theme);
        let page = project.path("output/issues/2026-2/index.html");
        let pdf = print(&page, &project.path("browser.pdf"));
        assert!(pdf.pages.len() >= 2, "{} pages", pdf.pages.len());
        ISSUE.assert_holds(&pdf, 1.0);
        let text = text(&pdf);
        for said in [
            "云汀简报",
            "总第13期",
            "值得一读。",
            "卷首语",
            "走了九公里",
            "共印30份",
        ] {
            let is_there = text.contains(said) || theme == "sujian" && said == "卷首语";
            assert!(is_there, "{theme}: no {said} in {text}");
        }
        assert_eq!(text.matches('言').count(), issues::SPEECHES);
        // The way through the site and its buttons stay on the screen.
        assert!(!text.contains("打印") && !text.contains("首页"), "{text}");
    }
}

/// How many pixels of a screen a millimetre has.
const PIXELS: f64 = 96.0 / 25.4;

/// A bulletin with issues and a plan in one of the program's themes.
fn bulletin(theme: &str) -> Project {
    let paper = issues::paper();
    let settings = fs::read_to_string(paper.path("site.toml")).expect("settings");
    paper
        .file("site.toml", format!("theme = {theme:?}\n{settings}"))
        .file(
            "content/plans/_index.md",
            "+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n",
        )
        .file(
            "content/plans/spring.md",
            format!("+++\ntitle = \"计划\"\nyear = 2026\n+++\n{}", busy(2)),
        )
        .built()
}

#[test]
fn pages_to_be_printed_show_sheets_and_a_button_from_a_folder() {
    let Some(reader) = Reader::new() else { return };
    let project = bulletin("hongtou");
    for (page, sheet) in [
        ("plans/spring/print", Some(".sheet")),
        ("issues/2026-2", Some(".paper")),
        ("activities/2026/03", None),
        ("activities/2026", None),
    ] {
        let file = project.path("output").join(page).join("index.html");
        reader.go(&format!("file://{}", file.display()));
        reader.sees("!document.querySelector('button.print').hidden");
        let click = "window.print = () => document.title = 'printed'; document.querySelector('button.print').click()";
        reader.text(click);
        reader.sees("document.title === 'printed'");
        if let Some(sheet) = sheet {
            let width = reader.text(&format!("document.querySelector('{sheet}').offsetWidth"));
            let width: f64 = width.parse().expect("a number");
            assert!((width - 210.0 * PIXELS).abs() < 2.0, "{page}: {width}");
        }
    }
}

/// What is printed of the page that is open.
fn printed(reader: &Reader, project: &Project) -> String {
    let to = project.path("browser.pdf");
    let pdf = reader.tab.print_to_pdf(None).expect("a PDF");
    fs::write(&to, pdf).expect("written");
    format!("{:?}", Pdf::new(&to).pages)
}

#[test]
fn a_preview_shows_the_sheet_and_changes_nothing_of_what_is_printed() {
    needs_fonts!();
    let Some(reader) = Reader::new() else { return };
    let way = "document.querySelector('header nav').checkVisibility()";
    for theme in ["hongtou", "sujian"] {
        let project = bulletin(theme);
        for page in ["issues/2026-2", "activities/2026/03", "activities/2026"] {
            let file = project.path("output").join(page).join("index.html");
            reader.go(&format!("file://{}", file.display()));
            reader.sees(way);
            let before = printed(&reader, &project);
            reader.text("document.querySelector('[href=\"#Sheet\"]').click()");
            reader.sees(&format!("!{way}"));
            let width = reader.text("document.body.offsetWidth");
            let width: f64 = width.parse().expect("a number");
            assert!(
                (width - 210.0 * PIXELS).abs() < 2.0,
                "{theme} {page}: {width}"
            );
            assert_eq!(printed(&reader, &project), before, "{theme} {page}");
            reader.text("document.querySelector('#Sheet a:last-of-type').click()");
            reader.sees(way);
        }
    }
}
