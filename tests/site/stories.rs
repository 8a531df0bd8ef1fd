//! The command line, as one uses it from the first day on.

use crate::project::Project;

#[test]
fn from_nothing_to_a_bulletin() {
    for language in ["zh-CN", "en"] {
        let project = Project::new();
        let run = |arguments: &[&str]| {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
            run
        };
        run(&["init", "site"]);
        for (kind, title) in [
            ("plan", "春游计划"),
            ("article", "健步走"),
            ("notice", "通知"),
        ] {
            run(&["new", kind, title, "--site", "site"]);
        }
        run(&["build", "--site", "site", "--drafts"]);
        let json = run(&["activities", "--site", "site", "--format", "json"]);
        shape(&json.out);
        assert!(!run(&["activities", "--site", "site"]).out.is_empty());
        let again = project.run(&["new", "plan", "春游计划", "--site", "site"]);
        assert_eq!(again.code, 2, "{}", again.err);
    }
}

/// Holds the names and order of what programs read.
fn shape(json: &str) {
    let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    let sorted = |names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort();
        names
    };
    let mut top = keys(&read);
    top.sort();
    assert_eq!(top, ["activities", "themes"]);
    let activity = [
        "file", "line", "year", "month", "day", "text", "who", "period", "every", "status",
    ];
    let rows = [
        ("activities", &activity[..]),
        ("themes", &["file", "line", "year", "month", "text"]),
    ];
    for (name, expected) in rows {
        for row in read[name].as_array().expect("a list") {
            let mut found = keys(row);
            found.sort();
            assert_eq!(found, sorted(expected));
        }
    }
    assert!(!read["activities"].as_array().expect("a list").is_empty());
}

#[test]
fn a_plan_is_read_outside_of_a_site() {
    let plan = "# 2026年计划\n\n## 每月安排\n\n### 3月\n\n1. 妇女节活动。\n";
    let project = Project::new().file("plan.md", plan);
    std::fs::remove_file(project.path("site.toml")).expect("removable");
    let run = project.run(&["activities", "plan.md", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    shape(&run.out);
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Project::new().run(&["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            run.out.contains("activities") && run.out.contains("edition"),
            "{shell}"
        );
    }
}

#[test]
fn every_error_of_every_file_is_told_at_once() {
    let project = Project::new()
        .file("site.toml", "titel = \"会刊\"\n")
        .file("content/a.md", "+++\ntitel = 1\ndate = \"昨天\"\n+++\n")
        .file(
            "content/b.md",
            "+++\ntitle = \"乙\"\naudience = \"谁\"\n+++\n",
        );
    for language in ["zh-CN", "en"] {
        let run = project.run(&["build", "--lang", language]);
        assert_eq!(run.code, 1);
        for place in [
            "site.toml:1:",
            "content/a.md:2:",
            "content/a.md:3:",
            "content/b.md:3:",
        ] {
            assert!(run.err.contains(place), "{place}: {}", run.err);
        }
    }
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [
        &["build", "--edition", "secret"][..],
        &["build", "--today", "yesterday"],
        &["bild"],
        &[],
        &["build", "--site", "nowhere"],
        &["build", "--lang", "fr"],
    ] {
        let run = Project::new().run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let project = Project::new();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_huikan"));
    let status = command
        .args(["completions", "bash"])
        .current_dir(project.path("."))
        .stdout(writer)
        .status()
        .expect("runs");
    assert_eq!(status.code(), Some(0));
}
