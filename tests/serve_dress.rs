//! What a preview puts into a page, what it leaves, and where an editor is sent.

use std::path::Path;

use huikan::base::path::SourcePath;
use huikan::serve::address::{is_local, may_answer, qr};
use huikan::serve::editor::{self, Editor};
use huikan::serve::preview::dress;

const SCRIPT: &str = "<script src=\"/-/huikan/preview.js\" defer></script>";

fn policy(content: &str) -> String {
    format!(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{content}\"></head><body></body>"
    )
}

#[test]
fn the_addition_stands_before_the_end_of_the_body() {
    let page = "<body><pre>&lt;/body></pre><p>一</p></body></html>";
    assert_eq!(
        dress(page, "+"),
        format!("<body><pre>&lt;/body></pre><p>一</p>+{SCRIPT}</body></html>")
    );
}

#[test]
fn a_page_without_an_end_gets_it_at_the_end() {
    assert_eq!(dress("<p>一", "+"), format!("<p>一+{SCRIPT}"));
    assert_eq!(dress("", ""), SCRIPT);
}

#[test]
fn a_policy_lets_the_preview_in_and_nothing_else() {
    for (before, after) in [
        (
            "default-src 'none'; script-src 'self'; style-src 'self'",
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src 'none'; connect-src https://example.org; img-src *",
            "default-src 'none'; img-src *; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self' https://example.org",
        ),
        ("script-src 'none'", "script-src 'self'"),
        (
            "default-src 'self' data:;",
            "default-src 'self' data:; script-src 'self' data:; worker-src 'self' data:; style-src 'self' data:; connect-src 'self' data:",
        ),
        ("img-src 'self'", "img-src 'self'"),
        ("", ""),
    ] {
        let dressed = dress(&policy(before), "");
        let expected = policy(after).replace("</body>", &format!("{SCRIPT}</body>"));
        assert_eq!(dressed, expected, "{before}");
    }
}

#[test]
fn only_the_first_policy_is_one() {
    let page = policy("default-src 'none'") + &policy("default-src 'none'");
    assert!(dress(&page, "").contains("content=\"default-src 'none'\""));
}

#[test]
fn a_policy_that_does_not_end_is_left() {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src";
    assert_eq!(dress(page, ""), format!("{page}{SCRIPT}"));
}

#[test]
fn an_editor_is_sent_to_the_line() {
    let file = SourcePath::new("content/工作 计划/100%.md");
    let editor = Editor::new(Path::new("/no/such/folder"), editor::DEFAULT);
    assert_eq!(
        editor.link(&file, 12),
        "vscode://file/no/such/folder/content/%E5%B7%A5%E4%BD%9C%20%E8%AE%A1%E5%88%92/100%25.md:12"
    );
    let other = Editor::new(
        Path::new("/no/such"),
        "idea://open?file=/{file}&line={line}",
    );
    assert_eq!(
        other.link(&SourcePath::new("site.toml"), 1),
        "idea://open?file=/no/such/site.toml&line=1"
    );
}

#[test]
fn names_of_others_are_not_answered() {
    let here = "127.0.0.1".parse().expect("an address");
    let everywhere = "0.0.0.0".parse().expect("an address");
    for host in [
        "localhost",
        "127.0.0.1",
        "127.8.8.8",
        "[::1]",
        "a.localhost",
    ] {
        assert!(
            may_answer(host, here) && may_answer(host, everywhere) && is_local(host),
            "{host}"
        );
    }
    for host in ["10.0.0.7", "[fe80::1]"] {
        assert!(
            !may_answer(host, here) && may_answer(host, everywhere) && !is_local(host),
            "{host}"
        );
    }
    for host in [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "",
        "2130706433x",
    ] {
        assert!(
            !may_answer(host, here) && !may_answer(host, everywhere),
            "{host}"
        );
    }
}

/// The rows of modules that a terminal shows for a line of the code, dark ones true; both colours of the line are set by it.
fn modules(line: &str) -> [Vec<bool>; 2] {
    let white_on_black = "\u{1b}[38;5;231;48;5;16m";
    let inside = line.strip_prefix(white_on_black).expect("its own colours");
    let inside = inside.strip_suffix("\u{1b}[0m").expect("an end of them");
    let dark = |printed: [char; 2]| inside.chars().map(move |found| !printed.contains(&found));
    assert!(
        inside.chars().all(|found| " ▀▄█".contains(found)),
        "{inside}"
    );
    [dark(['▀', '█']).collect(), dark(['▄', '█']).collect()]
}

#[test]
fn the_code_for_a_phone_is_dark_on_light_in_any_terminal() {
    let address = "http://192.168.1.20:8149/";
    let shown = qr(address).expect("a code");
    let rows: Vec<Vec<bool>> = shown.lines().flat_map(modules).collect();
    let code = qrcode::QrCode::new(address).expect("a code");
    let (size, rim) = (code.width(), 4);
    for (at, row) in rows.iter().take(size + 2 * rim).enumerate() {
        for (column, dark) in row.iter().enumerate() {
            let inside = (rim..rim + size).contains(&at) && (rim..rim + size).contains(&column);
            let expected = inside && code[(column - rim, at - rim)] == qrcode::Color::Dark;
            assert_eq!(*dark, expected, "{column}, {at}");
        }
        assert_eq!(row.len(), size + 2 * rim);
    }
    assert!(rows.len() >= size + 2 * rim);
}
