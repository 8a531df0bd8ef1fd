//! A working day with the preview, in a real browser: what the author sees when a file is saved.

#[path = "support/browser.rs"]
mod browser;
mod serve_support;

use std::fs;
use std::path::Path;

use browser::Reader;
use serve_support::Server;

/// The overlay's text.
const OVERLAY: &str =
    "document.querySelector('huikan-preview')?.shadowRoot.querySelector('.overlay')?.textContent";

/// The author's bar.
const BAR: &str = "document.querySelector('huikan-preview')?.shadowRoot.querySelector('.bar')";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("makeable");
    fs::write(path, text).expect("writable");
}

/// A plan that is longer than the window.
fn plan(title: &str) -> String {
    let months: String = (1..=12)
        .map(|month| {
            format!("\n### {month}月\n\n1. 组织健步走。\n2. 召开小组长会议。\n3. 走访慰问。\n")
        })
        .collect();
    format!("+++\ntitle = \"{title}\"\nyear = 2026\n+++\n\n## 每月安排\n{months}")
}

#[test]
fn a_day_of_an_author() {
    let Some(reader) = Reader::new() else { return };
    let folder = tempfile::tempdir().expect("a temporary directory");
    let root = folder.path();
    write(
        root,
        "site.toml",
        "title = \"会刊\"\nunit = \"试验工会\"\ntheme = \"own\"\ndefault_audience = \"public\"\n",
    );
    write(
        root,
        "themes/own/theme.toml",
        "name = \"own\"\nextends = \"hongtou\"\n",
    );
    write(
        root,
        "themes/own/static/hongtou.css",
        "h1 { color: rgb(1, 2, 3) }",
    );
    write(
        root,
        "content/plans/_index.md",
        "+++\ntitle = \"工作计划\"\nkind = \"plan\"\n+++\n",
    );
    write(root, "content/plans/one.md", &plan("年度计划"));
    let server = Server::start(root, &[]);

    // The page, and the author's bar on it.
    reader.go(&server.url("/plans/one/"));
    reader.sees("document.querySelector('h1').textContent.includes('年度计划')");
    reader.sees(&format!("{BAR}.textContent.includes('36 activities read')"));
    reader.sees(&format!(
        "{BAR}.querySelector('a.edit').href.endsWith('one.md:5')"
    ));

    // Saved: seen, at the place that was being read.
    reader
        .tab
        .evaluate("scrollTo(0, 600)", false)
        .expect("scrolls");
    reader.sees("scrollY === 600");
    write(root, "content/plans/one.md", &plan("修订计划"));
    reader.sees("document.querySelector('h1').textContent.includes('修订计划')");
    reader.sees("scrollY === 600");

    // Saved as editors do, by putting another file in its place.
    write(root, "content/plans/.one.md.tmp", &plan("再订计划"));
    fs::rename(
        root.join("content/plans/.one.md.tmp"),
        root.join("content/plans/one.md"),
    )
    .expect("movable");
    reader.sees("document.querySelector('h1').textContent.includes('再订计划')");
    reader.sees("scrollY === 600");

    // A style sheet: swapped, the page stays the one it was.
    reader
        .tab
        .evaluate("document.title = 'the same page'", false)
        .expect("a title");
    reader.sees("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'");
    write(
        root,
        "themes/own/static/hongtou.css",
        "h1 { color: rgb(4, 5, 6) }",
    );
    reader.sees("getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'");
    reader.sees("document.title === 'the same page'");

    // Broken: the last good page with what is wrong over it, in the words of the terminal.
    write(root, "content/plans/one.md", "+++\ntitel = \"计划\"\n+++\n");
    reader.sees(&format!("{OVERLAY}?.includes('content/plans/one.md:2')"));
    reader.sees("document.querySelector('h1').textContent.includes('再订计划')");
    let said = server.wait_for("There are errors");
    let shown = reader.text(&format!(
        "{}.querySelector('.overlay pre').textContent",
        "document.querySelector('huikan-preview').shadowRoot"
    ));
    assert!(said.contains(&shown), "the terminal does not say:\n{shown}");
    reader.go(&server.url("/plans/"));
    reader.sees(&format!("{OVERLAY}?.includes('titel')"));
    reader.go(&server.url("/plans/one/"));

    // Mended: the overlay goes, and the page is that of now.
    write(root, "content/plans/one.md", &plan("改好的计划"));
    reader.sees("document.querySelector('h1').textContent.includes('改好的计划')");
    reader.sees(&format!("{BAR} && !{OVERLAY}"));

    // Renamed: the old address has nothing, the new one has the plan.
    fs::rename(
        root.join("content/plans/one.md"),
        root.join("content/plans/two.md"),
    )
    .expect("movable");
    reader.sees("document.body.className === '404'");
    reader.go(&server.url("/plans/two/"));
    reader.sees("document.querySelector('h1').textContent.includes('改好的计划')");

    // Deleted; and back again, on the page that was left open.
    fs::remove_file(root.join("content/plans/two.md")).expect("it is there");
    reader.sees("document.body.className === '404'");
    write(root, "content/plans/two.md", &plan("回来的计划"));
    reader.sees("document.querySelector('h1')?.textContent.includes('回来的计划')");

    // A draft of the inside board tells that others do not see it.
    let inside = Server::start(root, &["--edition", "internal", "--drafts"]);
    let draft = plan("草稿").replacen("year", "draft = true\naudience = \"internal\"\nyear", 1);
    write(root, "content/plans/three.md", &draft);
    inside.wait_for("three.md");
    reader.go(&inside.url("/plans/three/"));
    reader.sees(&format!(
        "{BAR}.querySelector('.hidden').textContent.includes('for members only')"
    ));
    reader.go(&server.url("/plans/"));
    reader.sees(&format!("{BAR}.textContent.includes('1 left out here')"));
}
