//! Bodies: each `NAME.md` under `tests/cases/body` with its HTML and what is said about it in a `NAME.html` beside
//! it. `UPDATE=1 cargo test --test body` writes those anew. Then the laws that hold for every text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::Diagnostic;
use huikan::base::path::SourcePath;
use huikan::cmd::report;
use huikan::model::document::{Body, Link};
use huikan::model::source::Source;
use huikan::parse;
use proptest::prelude::*;

/// The file `name` of a column, read as a plan, so that the lines of its activities have anchors.
fn read(name: &str, bytes: &[u8]) -> (Body, Vec<Diagnostic>) {
    let source = Source {
        path: SourcePath::new(&format!("content/plans/{name}")),
        bytes: bytes.to_vec(),
    };
    let (document, found) = parse::plan(&source);
    (document.expect("readable").body, found)
}

/// The HTML with the places of its links filled in by what they lead to.
fn html(body: &Body) -> String {
    let mut html = String::new();
    let mut from = 0;
    for slot in &body.slots {
        html.push_str(&body.html[from..slot.at]);
        html.push_str(&target(&body.links[slot.link]));
        from = slot.at;
    }
    html + &body.html[from..]
}

fn target(link: &Link) -> String {
    match &*link.fragment {
        "" => format!("→{}", link.target),
        fragment => format!("→{}#{fragment}", link.target),
    }
}

/// All that becomes of a case: HTML, then what else is known of it and wrong with it.
fn told(name: &str, bytes: &[u8]) -> String {
    let (body, found) = read(name, bytes);
    let mut told = html(&body);
    told += &format!("<!--\n字数 {}\n摘要 {}\n", body.words, body.summary);
    for heading in &body.headings {
        told += &format!("h{} #{} {}\n", heading.level, heading.id, heading.text);
    }
    for link in &body.links {
        let place = &link.place;
        told += &format!("{}:{} {}\n", place.line, place.column, target(link));
    }
    let catalogue = Catalogue::new("zh-CN");
    for found in &found {
        told += &format!("\n{}\n", report::render(found, &catalogue, false));
    }
    told + "-->\n"
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/body")
}

fn cases() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder()).expect("the cases");
    let paths = files.map(|file| file.expect("a case").path());
    let mut cases: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a case"))
        })
        .collect();
    cases.sort();
    assert!(cases.len() > 30, "only {} cases", cases.len());
    cases
}

#[test]
fn every_case_becomes_what_is_beside_it() {
    let mut wrong = Vec::new();
    for (name, bytes) in cases() {
        let told = told(&name, &bytes);
        let beside = folder().join(&name).with_extension("html");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &told).expect("writable");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if told != expected {
            wrong.push(format!(
                "--- {name}: expected\n{expected}\n--- {name}: told\n{told}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cases_show_every_message() {
    let mut shown = BTreeSet::new();
    for (name, bytes) in cases() {
        for found in read(&name, &bytes).1 {
            shown.insert(found.message.id);
            shown.extend(found.help.map(|help| help.id));
        }
    }
    let locale = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locales/en/body.ftl");
    let text = fs::read_to_string(locale).expect("the catalogue");
    let lines = text.lines().filter_map(|line| line.split_once(" ="));
    let ids: Vec<&str> = lines.map(|(id, _)| id).collect();
    assert!(ids.len() >= 10, "only {ids:?}");
    let unseen: Vec<_> = ids.into_iter().filter(|id| !shown.contains(id)).collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}
