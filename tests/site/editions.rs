//! What is for members is in the inside edition, and nowhere in the outside one.

use crate::project::{Project, tree};

/// Stands in everything that is for members.
const SECRET: &str = "zhimakaimen";

/// A public column, a column for members, and a document for members within the public column.
fn site() -> Project {
    let public = "+++\ntitle = \"信息\"\naudience = \"public\"\n+++\n";
    let index = format!(
        "+++\ntitle = \"{SECRET}-column\"\nsummary = \"{SECRET}-summary\"\nkind = \"plan\"\naudience = \"internal\"\n[defaults]\nunit = \"{SECRET}-unit\"\ntags = [\"{SECRET}-tag\"]\n+++\n{SECRET}-index\n"
    );
    let inside = format!(
        "+++\ntitle = \"{SECRET}-title\"\ndate = 2026-03-01\nyear = 2026\naudience = \"internal\"\ntags = [\"{SECRET}-own\"]\nsummary = \"{SECRET}-abstract\"\nauthor = \"{SECRET}-author\"\n[[activity]]\nmonth = 3\nday = 9\ntext = \"{SECRET}-activity\"\n+++\n## {SECRET}-heading\n\n{SECRET}-body ![{SECRET}-alt](files/{SECRET}.svg) [x](files/{SECRET}.txt)\n"
    );
    let mut project = Project::new()
        .with_data_theme()
        .file("content/news/_index.md", public)
        .file(
            "content/news/open.md",
            "+++\ntitle = \"公开\"\ndate = 2026-03-02\ntags = [\"公开\"]\n+++\n公开的话。\n",
        )
        .file(&format!("content/news/{SECRET}.md"), &inside)
        .file(&format!("content/{SECRET}/_index.md"), index)
        .file(&format!("content/{SECRET}/plan.md"), &inside);
    let settings = std::fs::read_to_string(project.path("site.toml")).expect("settings");
    let issue = format!(
        "+++\nyear = 2026\nnumber = 1\ntitle = \"{SECRET}-issue\"\narticles = [\"news/{SECRET}.md\"]\n[[note]]\ntext = \"{SECRET}-note\"\n+++\n{SECRET}-opening\n"
    );
    let list = format!("+++\ntitle = \"{SECRET}-list\"\n+++\n{SECRET}-above\n");
    let report = "+++\ntitle = \"报道\"\ndate = 2026-03-10\nreports = \"zhimakaimen-activity\"\n+++\n公开的报道。\n";
    project = project
        .file(
            "site.toml",
            format!("{settings}[bulletin]\nstart = 2026-01-01\n"),
        )
        .file("content/issues/_index.md", list)
        .file(&format!("content/issues/{SECRET}.md"), issue)
        .file("content/news/report.md", report);
    for folder in ["news", SECRET] {
        for ending in ["svg", "txt"] {
            project = project.file(&format!("content/{folder}/files/{SECRET}.{ending}"), SECRET);
        }
    }
    project
}

/// The files of `output` that carry the word, in their name or their bytes.
fn traces(project: &Project, output: &str) -> Vec<String> {
    let carries = |bytes: &[u8]| {
        bytes
            .windows(SECRET.len())
            .any(|found| found == SECRET.as_bytes())
    };
    let files = tree(&project.path(output)).into_iter();
    files
        .filter(|(name, bytes)| name.contains(SECRET) || carries(bytes))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn nothing_for_members_leaves_a_trace_outside() {
    for theme in ["data", "hongtou", "sujian"] {
        let project = site();
        let settings = std::fs::read_to_string(project.path("site.toml")).expect("settings");
        project.write(
            "site.toml",
            settings.replace("\"data\"", &format!("{theme:?}")),
        );
        let project = project.built();
        assert!(project.output().len() > 8);
        assert_eq!(traces(&project, "output"), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn the_inside_edition_has_all_of_it() {
    let project = site();
    let run = project.build(&["--edition", "internal"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let all: Vec<u8> = tree(&project.path("output-internal"))
        .into_values()
        .flatten()
        .collect();
    let all = String::from_utf8(all).expect("UTF-8");
    for part in [
        "column", "index", "unit", "tag", "title", "own", "author", "activity", "heading", "body",
        "alt", "issue", "note", "opening", "list", "above",
    ] {
        assert!(
            all.contains(&format!("{SECRET}-{part}")),
            "{part} is missing"
        );
    }
    assert!(!traces(&project, "output-internal").is_empty());
    assert!(!project.path("output").exists());
}

#[test]
fn what_is_not_said_to_be_public_is_for_members() {
    let project = Project::new().file("content/a.md", "+++\ntitle = \"甲\"\n+++\n");
    let run = project.build(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("content/a.md: for members only"),
        "{}",
        run.err
    );
    assert!(!project.output().contains_key("a/index.html"));
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let project = Project::new().file(
        "content/a.md",
        "+++\ntitle = \"甲\"\naudience = \"public\"\ndraft = true\n+++\n",
    );
    assert_eq!(project.build(&["--drafts"]).code, 0);
    assert!(project.page("a/").contains("甲"));
}
