//! CommonMark's own examples, from the specification that `.ci/commonmark-spec` fetches.
//!
//! The results are compared as they are but for two things: quotation marks in text are not escaped, and pictures
//! load lazily. `cases/commonmark/changed.txt` lists the examples that come out otherwise on purpose.

use std::collections::BTreeMap;
use std::fs;

use huikan::parse::body::commonmark;

/// How many examples the specification has.
const EXAMPLES: usize = 652;

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_example_gives_its_result() {
    let Some(spec) = specification() else { return };
    let examples = examples(&spec);
    assert_eq!(examples.len(), EXAMPLES);
    let changed = changed();
    let listed = |example: &&Example| changed.contains_key(&example.number);
    let (changed_here, kept): (Vec<_>, Vec<_>) = examples.iter().partition(listed);
    assert_eq!(changed_here.len(), changed.len(), "no such example");
    let wrong: Vec<String> = kept.into_iter().filter(|it| !holds(it)).map(told).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let needless: Vec<String> = changed_here
        .into_iter()
        .filter(|it| holds(it))
        .map(told)
        .collect();
    assert!(
        needless.is_empty(),
        "listed without need:\n{}",
        needless.join("\n")
    );
}

/// The specification. Who has none may go on without; a machine that judges changes may not.
fn specification() -> Option<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/target/commonmark-spec/spec.txt"
    );
    let spec = fs::read_to_string(path).ok();
    if spec.is_none() {
        let reason = "CommonMark's examples are not here: run .ci/commonmark-spec";
        assert!(std::env::var_os("CI").is_none(), "{reason}");
        eprintln!("skipped. {reason}");
    }
    spec
}

/// The examples stand between fences of 32 backticks, a `.` between question and answer; `→` is a tab.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let open = format!("{fence} example\n");
    let bodies = spec.split(&open).skip(1).map(|rest| {
        let end = rest.find(&fence).expect("an end");
        rest[..end].replace('→', "\t")
    });
    let parts = bodies.enumerate().map(|(at, body)| {
        let (markdown, html) = match body.strip_prefix(".\n") {
            Some(html) => ("", html),
            None => body.split_once("\n.\n").expect("a result"),
        };
        Example {
            number: at + 1,
            markdown: format!("{markdown}\n"),
            html: html.to_owned(),
        }
    });
    parts.collect()
}

/// The examples that come out otherwise, with the reason.
fn changed() -> BTreeMap<usize, String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/commonmark/changed.txt"
    );
    let text = fs::read_to_string(path).expect("the list");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (number, reason) = line.split_once(' ').expect("a number and a reason");
            (number.parse().expect("a number"), reason.to_owned())
        })
        .collect()
}

fn holds(example: &Example) -> bool {
    same(&commonmark(&example.markdown)) == same(&example.html)
}

/// What is compared.
fn same(html: &str) -> String {
    html.replace(" loading=\"lazy\"", "")
        .replace("&quot;", "\"")
}

fn told(example: &Example) -> String {
    format!(
        "{}: {:?}\n  wanted {:?}\n  got    {:?}",
        example.number,
        example.markdown,
        example.html,
        commonmark(&example.markdown)
    )
}
