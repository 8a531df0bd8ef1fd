//! Mistakes in templates, a paragraph each in files under `tests/cases/template`, with what is said of them in both
//! languages in a `.out` beside it. `UPDATE=1 cargo test --test site` writes those anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::Diagnostic;
use huikan::cmd::report;
use huikan::model::config::ThemeManifest;
use huikan::model::source::ThemeSource;
use huikan::render::{TEMPLATES, Theme};
use tera::Context;

use crate::beside;

/// A theme of empty templates, but for what others can extend and the page that is tried.
fn theme(page: &str) -> (ThemeSource, ThemeManifest) {
    let mut files: BTreeMap<String, Vec<u8>> = TEMPLATES
        .iter()
        .map(|name| (format!("templates/{name}"), Vec::new()))
        .collect();
    let base = "{% block main %}{% endblock main %}";
    files.insert("templates/base.html".to_owned(), base.into());
    files.insert("templates/page.html".to_owned(), page.into());
    let source = ThemeSource {
        name: "own".to_owned(),
        files,
    };
    (source, ThemeManifest::default())
}

fn values() -> Context {
    let mut context = Context::new();
    context.insert("title", "会刊");
    context.insert("number", &7);
    context.insert("list", &["甲", "乙"]);
    let card = serde_json::json!({ "title": "春游", "month": null, "url": "a/" });
    context.insert("card", &card);
    context
}

/// What is wrong with a page.
fn found(page: &str) -> Vec<Diagnostic> {
    let theme = Theme::compile(&[theme(page)], Arc::new(Catalogue::new("zh-CN")));
    match theme.map(|theme| theme.render("page.html", &values(), &mut Vec::new())) {
        Err(found) => found,
        Ok(Err(found)) => vec![*found],
        Ok(Ok(())) => Vec::new(),
    }
}

/// The mistakes of a file with what is said of each.
fn told(mistakes: &str) -> String {
    let mut told = String::new();
    for page in mistakes.trim_end().split("\n\n") {
        let found = found(page);
        assert!(!found.is_empty(), "nothing is wrong with {page}");
        writeln!(told, "== {page}").expect("room");
        for tag in ["zh-CN", "en"] {
            for finding in &found {
                let text = report::render(finding, &Catalogue::new(tag), false);
                writeln!(told, "{text}").expect("room");
            }
        }
    }
    told
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/template");
    let files = fs::read_dir(folder).expect("the cases");
    let mut cases: Vec<PathBuf> = files.map(|file| file.expect("a case").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    cases.sort();
    assert!(cases.len() > 2, "only {cases:?}");
    cases
}

#[test]
fn every_mistake_is_told_with_what_to_write_instead() {
    let mut wrong = Vec::new();
    for case in cases() {
        let told = told(&fs::read_to_string(&case).expect("a case"));
        let name = case.display().to_string();
        beside::compare(&name, &told, &case.with_extension("out"), &mut wrong);
        let findings = told.matches("-->").count();
        let remedies = told.matches("= 怎么改: ").count() + told.matches("= help: ").count();
        assert_eq!(findings, remedies, "{told}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
