//! What a browser prints of the site's pages.

use std::path::Path;
use std::process::Command;

use crate::pdf::{Pdf, Word};
use crate::sheets::busy;
use crate::{BOTTOM, CHARACTERS, LEFT, RIGHT, TOP, needs_fonts, plan};

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

/// Whether a line is whole: inside the margins, or in the foot of the page.
fn is_whole(word: &Word, tolerance: f64) -> bool {
    let across = word.left > LEFT - tolerance && word.right < RIGHT + tolerance + 3.0;
    // The box of a line reaches a little over its ink.
    across && word.top > TOP - 6.0 && (word.bottom < BOTTOM + 3.0 || word.top > BOTTOM)
}

#[test]
fn the_printable_page_has_the_margins_of_an_official_paper() {
    needs_fonts!();
    needs_browser!();
    let project = plan("", &"字".repeat(CHARACTERS * 60)).built();
    let page = project.path("output/plans/spring/print/index.html");
    let pdf = print(&page, &project.path("browser.pdf"));
    assert!(pdf.pages.len() >= 3);
    for (page, size) in pdf.pages.iter().zip(&pdf.sizes) {
        assert!(
            (size.0 - 210.0).abs() < 0.5 && (size.1 - 297.0).abs() < 0.5,
            "{size:?}"
        );
        assert!(page.iter().all(|word| is_whole(word, 1.0)), "{page:?}");
    }
    let lines: Vec<&Word> = pdf.pages[1]
        .iter()
        .filter(|word| word.text.starts_with('字'))
        .collect();
    assert!((21..=22).contains(&lines.len()), "{} lines", lines.len());
    for line in lines {
        assert_eq!(line.text.chars().count(), CHARACTERS);
        assert!(
            (line.left - LEFT).abs() < 1.0 && (line.right - RIGHT).abs() < 1.0,
            "{line:?}"
        );
    }
}

#[test]
fn months_and_years_are_printed_within_the_same_margins() {
    needs_fonts!();
    needs_browser!();
    let project = plan("year = 2026", &busy(12)).built();
    for page in ["activities/2026/03", "activities/2026"] {
        let file = project.path("output").join(page).join("index.html");
        let pdf = print(&file, &project.path("browser.pdf"));
        for (words, size) in pdf.pages.iter().zip(&pdf.sizes) {
            assert!(
                (size.0 - 210.0).abs() < 0.5 && (size.1 - 297.0).abs() < 0.5,
                "{size:?}"
            );
            let cut: Vec<&Word> = words.iter().filter(|word| !is_whole(word, 2.0)).collect();
            assert!(cut.is_empty(), "{page}: {cut:?}");
        }
    }
}
