//! Front matter and settings: each file under `tests/cases/front` with what is said about it, in both languages,
//! in a `.txt` beside it. `UPDATE=1 cargo test --test front` writes those anew.

#[path = "support/beside.rs"]
mod beside;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::Diagnostic;
use huikan::base::path::SourcePath;
use huikan::cmd::report;
use huikan::model::source::Source;
use huikan::parse::{config, front};
use proptest::prelude::*;

/// What a case is read as: its debug form, and the findings.
fn read(name: &str, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let path = |path: &str| SourcePath::new(path);
    let source = |path: &str| Source {
        path: SourcePath::new(path),
        bytes: bytes.to_vec(),
    };
    if name.starts_with("site") {
        let (config, found) = config::site(&source("site.toml"));
        return (format!("{config:#?}"), found);
    }
    if name.starts_with("theme") {
        let (manifest, found) = config::theme(&source("themes/blue/theme.toml"));
        return (format!("{manifest:#?}"), found);
    }
    let index = name.starts_with("index");
    let path = path(&match index {
        true => "content/plans/_index.md".to_owned(),
        false if name.starts_with("issue") => format!("content/issues/{name}"),
        false => format!("content/plans/{name}"),
    });
    match front::split(&path, bytes) {
        Err(found) => (String::new(), vec![*found]),
        Ok(parts) if front::is_issue(&path) => {
            let (front, found) = front::issue(&path, &parts);
            (format!("{front:#?}"), found)
        }
        Ok(parts) if index => {
            let (index, found) = front::index(&path, &parts);
            (format!("{index:#?}"), found)
        }
        Ok(parts) => {
            let (front, found) = front::document(&path, &parts);
            (format!("{front:#?}"), found)
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/front")
}

fn cases() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder())
        .expect("the cases")
        .map(|file| file.expect("a case").path());
    let mut cases: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ending| ending != "txt"))
        .map(|path| {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name")
                .to_owned();
            (name, fs::read(&path).expect("a case"))
        })
        .collect();
    cases.sort();
    assert!(cases.len() > 40, "only {} cases", cases.len());
    cases
}

/// All that is said about a case; for a good one also what was understood.
fn told(name: &str, bytes: &[u8]) -> String {
    let (value, found) = read(name, bytes);
    let mut told = String::new();
    for tag in ["zh-CN", "en"] {
        let catalogue = Catalogue::new(tag);
        for diagnostic in &found {
            told += &report::render(diagnostic, &catalogue, false);
            told += "\n\n";
        }
    }
    if name.contains("good") || found.is_empty() {
        told += &value;
        told += "\n";
    }
    told
}

#[test]
fn every_case_is_told_as_written_beside_it() {
    let mut wrong = Vec::new();
    for (name, bytes) in cases() {
        let told = told(&name, &bytes);
        let beside = folder().join(format!("{name}.txt"));
        beside::compare(&name, &told, &beside, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_cases_have_no_findings() {
    for (name, bytes) in cases() {
        if name.contains("good") {
            assert_eq!(read(&name, &bytes).1, Vec::new(), "{name}");
        }
    }
}

#[test]
fn the_cases_show_every_message() {
    let mut shown = BTreeSet::new();
    for (name, bytes) in cases() {
        for found in read(&name, &bytes).1 {
            shown.insert(found.message.id);
            shown.extend(found.help.map(|help| help.id));
            shown.extend(found.related.into_iter().map(|(_, why)| why.id));
        }
    }
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locales/en");
    for file in ["toml.ftl", "front.ftl", "config.ftl"] {
        let text = fs::read_to_string(locales.join(file)).expect("the catalogue");
        let ids = text
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id);
        let ids: Vec<&str> = ids.filter(|id| !id.starts_with([' ', '#'])).collect();
        assert!(ids.len() > 5, "{file} has only {ids:?}");
        let unseen: Vec<_> = ids.into_iter().filter(|id| !shown.contains(id)).collect();
        assert!(unseen.is_empty(), "no case shows {unseen:?}");
    }
}

/// Fails when a finding is about a place that the file does not have.
fn within(text: &str, found: &[Diagnostic]) {
    let lines: Vec<&str> = text.split('\n').collect();
    for found in found {
        for place in
            std::iter::once(&found.place).chain(found.related.iter().map(|(place, _)| place))
        {
            let line = lines
                .get(place.line - 1)
                .unwrap_or_else(|| panic!("no line {place:?}"));
            assert_eq!(line.trim_end_matches('\r'), &*place.text, "{found:?}");
            assert!(
                place.column >= 1 && place.column <= line.chars().count() + 1,
                "{found:?}"
            );
            assert!(
                place.width >= 1
                    && place.column - 1 + place.width <= line.chars().count().max(place.column)
            );
        }
    }
}

/// Text that is nearly front matter.
fn nearly_toml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "title",
        "tags",
        "date",
        "year",
        "[[activity]]",
        "[",
        "]",
        "[defaults]",
        "[bulletin]",
        "[[note]]",
        "start",
        "skip",
        "special",
        "=",
        " = ",
        "＝",
        ":",
        "：",
        "\"",
        "“",
        "”",
        "'",
        "\"\"\"",
        "'''",
        "\n",
        "\r\n",
        "\n\n",
        ",",
        "，",
        "{",
        "}",
        "【",
        "】",
        "#",
        "\\",
        "\\u",
        ".",
        "2026-02-30",
        "2026年3月8日",
        "2026",
        "13",
        "-",
        "true",
        "是",
        "健步走",
        "month",
        "day",
        "text",
        " ",
        "\u{3000}",
        "+++",
        "\n+++\n",
        "🎏",
        "\t",
        "a.b",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.md", "index.md", "issue.md", "site.toml", "theme.toml"] {
            read(name, &bytes);
        }
    }

    #[test]
    fn every_place_lies_within_the_file(front in nearly_toml(), body in "\\PC{0,20}") {
        let text = format!("+++\n{front}\n+++\n{body}");
        within(&text, &read("a.md", text.as_bytes()).1);
        within(&text, &read("index.md", text.as_bytes()).1);
        within(&text, &read("issue.md", text.as_bytes()).1);
        within(&front, &read("site.toml", front.as_bytes()).1);
    }

    #[test]
    fn the_parts_make_up_the_file(text in "(\\+\\+\\+\n)?\\PC{0,20}\n(\\+\\+\\+\r?\n)?\\PC{0,20}") {
        let path = SourcePath::new("content/a.md");
        if let Ok(parts) = front::split(&path, text.as_bytes()) {
            prop_assert_eq!(parts.body.end, parts.text.len());
            prop_assert!(parts.text.get(parts.body.clone()).is_some());
            if let Some(front) = parts.front {
                prop_assert!(parts.text[front.end..parts.body.start].starts_with("+++"));
            }
        }
    }
}
