//! A working day with the preview, in a real browser: what the author sees when a file is saved.

#[path = "support/browser.rs"]
mod browser;
mod serve_support;

use std::fs;
use std::path::Path;

use browser::Reader;
use serve_support::Server;
use tempfile::TempDir;

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

/// A bulletin of one plan, with a style sheet of its own.
fn site() -> TempDir {
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
    folder
}

#[test]
fn a_day_of_an_author() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let root = folder.path();
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

#[test]
fn ten_tabs_follow() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let root = folder.path();
    let server = Server::start(root, &[]);
    let tabs: Vec<Reader> = (0..10).map(|_| reader.beside()).collect();
    for tab in &tabs {
        tab.go(&server.url("/plans/one/"));
        tab.sees("document.querySelector('h1').textContent.includes('年度计划')");
    }
    write(root, "content/plans/one.md", &plan("修订计划"));
    for tab in &tabs {
        tab.sees("document.querySelector('h1').textContent.includes('修订计划')");
    }
}

#[test]
fn a_style_sheet_saved_again_and_again_stays_one() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    reader.go(&server.url("/plans/one/"));
    let sheets = reader.text("document.querySelectorAll('link[rel=stylesheet]').length");
    for blue in 1..=30 {
        write(
            folder.path(),
            "themes/own/static/hongtou.css",
            &format!("h1 {{ color: rgb(4, 5, {blue}) }}"),
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    reader.sees("getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 30)'");
    reader.sees(&format!(
        "document.querySelectorAll('link[rel=stylesheet]').length === {sheets}"
    ));
}

#[test]
fn what_is_being_read_stays_in_place() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let root = folder.path();
    let server = Server::start(root, &[]);
    reader.go(&server.url("/plans/one/"));
    let july =
        "[...document.querySelectorAll('h3')].find((each) => each.textContent.includes('7月'))";
    let top = format!("Math.round({july}.getBoundingClientRect().top)");
    reader.sees(july);
    reader
        .tab
        .evaluate(
            &format!("scrollBy(0, {july}.getBoundingClientRect().top - 40)"),
            false,
        )
        .expect("scrolls");
    reader.sees(&format!("{top} === 40"));
    let above = "## 每月安排\n";
    for count in [1, 6, 30, 3, 0] {
        let more = format!("新的一段，共 {count} 段。\n\n").repeat(count);
        let text = plan("年度计划").replace(above, &format!("{more}{above}"));
        let told = format!("{text}\n最后一句，{count}。\n");
        write(root, "content/plans/one.md", &told);
        reader.sees(&format!(
            "document.body.textContent.includes('最后一句，{count}。')"
        ));
        reader.sees(&format!(
            "document.readyState === 'complete' && {top} === 40"
        ));
    }
}

#[test]
fn the_editor_opens_what_is_being_read() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let root = folder.path();
    let filler = "校工会向全体会员致谢。\n\n".repeat(30);
    let text = format!(
        "## 缘起\n\n**安全**第一，见[计划](../plans/one.md)。\n\n{filler}| 甲 | 乙 |\n|---|---|\n| 丙组 | 丁 |\n\n{filler}- 末项\n"
    );
    write(
        root,
        "content/news/long.md",
        &format!("+++\ntitle = \"消息\"\n+++\n{text}"),
    );
    let server = Server::start(root, &[]);
    reader.go(&server.url("/news/long/"));
    let edit = format!("{BAR}.querySelector('a.edit')");
    reader.sees(&edit);
    for (words, line) in [("安全第一", 6), ("丙组", 70), ("末项", 132), ("缘起", 4)] {
        let block = format!(
            "[...document.querySelectorAll('main :is(h2, p, tr, li)')].find((each) => each.textContent.includes('{words}'))"
        );
        let aimed = format!(
            "(() => {{ {block}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             {edit}.dispatchEvent(new Event('pointerdown')); return {edit}.href }})()"
        );
        if words == "丙组" {
            reader.sees(&format!("{aimed}.endsWith('long.md:{line}')"));
        }
        let marks = format!("getSelection().selectAllChildren({block}); {edit}.dispatchEvent");
        let marked = aimed.replace(&format!("{edit}.dispatchEvent"), &marks);
        reader.sees(&format!("{marked}.endsWith('long.md:{line}')"));
        reader
            .tab
            .evaluate("getSelection().removeAllRanges()", false)
            .expect("nothing is marked");
    }
}

#[test]
fn the_bar_stays_as_it_was_left() {
    let Some(reader) = Reader::new() else { return };
    let folder = site();
    let root = folder.path();
    write(
        root,
        "content/plans/two.md",
        &plan("内部计划").replacen("year", "audience = \"internal\"\nyear", 1),
    );
    let server = Server::start(root, &["--edition", "internal"]);

    // A list that was opened stays open over a save.
    reader.go(&server.url("/plans/one/"));
    let list = format!("{BAR}.querySelector('details')");
    reader.sees(&list);
    reader
        .tab
        .evaluate(&format!("{list}.querySelector('summary').click()"), false)
        .expect("opens");
    reader.sees(&format!("{list}.open"));
    write(root, "content/plans/one.md", &plan("修订计划"));
    reader.sees("document.querySelector('h1').textContent.includes('修订计划')");
    reader.sees(&format!("{list}.open"));

    // The end of the page can be read above the bar.
    reader
        .tab
        .evaluate("scrollTo(0, document.documentElement.scrollHeight)", false)
        .expect("scrolls");
    reader.sees(&format!(
        "document.body.getBoundingClientRect().bottom <= {BAR}.getBoundingClientRect().top"
    ));

    // Pages of many documents say what of them the public does not see.
    for page in [
        "/plans/",
        "/activities/2026/03/",
        "/activities/2026/",
        "/activities/",
        "/",
    ] {
        reader.go(&server.url(page));
        reader.sees(&format!(
            "{BAR}.textContent.includes('content/plans/two.md: for members only')"
        ));
    }

    // Put away, it stays away, on other pages as well; and so does what is wrong, but for its title.
    reader
        .tab
        .evaluate(&format!("{BAR}.querySelector('summary').click()"), false)
        .expect("closes");
    reader.go(&server.url("/plans/one/"));
    reader.sees(&format!("{BAR} && !{BAR}.open"));
    for number in 0..20 {
        write(root, &format!("content/news/{number}.md"), "+++\n");
    }
    reader.sees(&format!("{OVERLAY}?.includes('content/news/19.md')"));
    let overlay = BAR.replace(".bar", ".overlay");
    reader.sees(&format!("{overlay}.offsetHeight <= innerHeight * 0.41"));
    reader
        .tab
        .evaluate(
            &format!("{overlay}.querySelector('summary').click()"),
            false,
        )
        .expect("closes");
    reader.sees(&format!("{overlay}.offsetHeight < 60"));
    reader.go(&server.url("/plans/"));
    reader.sees(&format!("{overlay} && {overlay}.offsetHeight < 60"));
}
