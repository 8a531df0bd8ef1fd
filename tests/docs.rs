//! The written side: every example is done, every table is held against the program, every link leads somewhere.

#[path = "docs_support/markdown.rs"]
mod markdown;
#[path = "docs_support/shapes.rs"]
mod shapes;
#[path = "docs_support/story.rs"]
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use huikan::base::diagnostic::Diagnostic;
use huikan::base::path::SourcePath;
use huikan::base::path::Url;
use huikan::compose::Composer;
use huikan::model::config::Pdf;
use huikan::model::document::Document;
use huikan::model::names::Names;
use huikan::model::page::Content;
use huikan::model::source::{Edition, Source};
use huikan::parse::body::Keep;
use huikan::parse::{self, Parsed, config, front};
use huikan::read::Project;
use huikan::render::TEMPLATES;
use huikan::{load, pipeline};
use markdown::{documents, fences, links, names_under, read, rows};
use shapes::Shapes;
use tera::{Kwargs, State, Tera};

fn chinese(file: &str) -> String {
    file.replace(".md", ".zh-CN.md")
}

/// Files that are there in both languages: the English one is named.
fn english_of_both() -> Vec<String> {
    let all = documents();
    let translated = all.iter().filter_map(|file| file.strip_suffix(".zh-CN.md"));
    let english: Vec<String> = translated.map(|name| format!("{name}.md")).collect();
    assert!(english.len() >= 6, "only {english:?} are in both languages");
    english
}

fn in_both() -> impl Iterator<Item = String> {
    let both = |file: String| [chinese(&file), file];
    english_of_both().into_iter().flat_map(both)
}

#[test]
fn every_example_works() {
    let mut told = 0;
    for file in documents() {
        told += fences(&file).len();
        story::tell(&file);
    }
    assert!(told > 40, "only {told} examples");
}

#[test]
fn both_languages_show_the_same() {
    for file in &english_of_both() {
        let paths = |file: &str| -> Vec<Vec<String>> {
            fences(file).into_iter().map(|fence| fence.info).collect()
        };
        let keys = |file: &str| -> Vec<String> {
            let keys = rows(file).into_iter().map(|row| row.cells[0].clone());
            keys.filter(|key| key.is_ascii()).collect()
        };
        assert_eq!(paths(file), paths(&chinese(file)), "blocks of {file}");
        assert_eq!(keys(file), keys(&chinese(file)), "tables of {file}");
    }
}

#[test]
fn links_lead_somewhere() {
    for file in documents() {
        let folder = Path::new(&file).parent().expect("a folder");
        for link in links(&file).iter().filter(|link| !link.contains("://")) {
            let target = link.split('#').next().unwrap_or_default();
            let path = markdown::root().join(folder).join(target);
            assert!(path.exists(), "{file} links to {link}");
        }
    }
}

/// The keys that the program offers to an author who wrote one it does not know.
fn offered(found: &[Diagnostic]) -> BTreeSet<String> {
    let known = found.iter().filter_map(|found| {
        let help = found.help.as_ref()?;
        let (_, known) = help.args.iter().find(|(name, _)| *name == "known")?;
        (help.id == "toml-known-keys").then_some(known)
    });
    let known = known.flat_map(|known| known.split(", "));
    known.map(str::to_owned).collect()
}

fn keys_of_front(path: &str, head: &str) -> BTreeSet<String> {
    let text = format!("+++\n{head}\nno_such_thing_at_all = 1\n+++\n");
    let path = SourcePath::new(path);
    let parts = front::split(&path, text.as_bytes()).expect("front matter");
    offered(&match path.name() {
        "_index.md" => front::index(&path, &parts).1,
        _ if front::is_issue(&path) => front::issue(&path, &parts).1,
        _ => front::document(&path, &parts).1,
    })
}

fn keys_of_settings(path: &str, head: &str) -> BTreeSet<String> {
    let source = Source {
        path: SourcePath::new(path),
        bytes: format!("{head}\nno_such_thing_at_all = 1\n").into_bytes(),
    };
    offered(&match path {
        "site.toml" => config::site(&source).1,
        _ => config::theme(&source).1,
    })
}

#[test]
fn the_tables_list_the_keys_that_the_program_knows() {
    let document = "content/plans/a.md";
    let index = "content/plans/_index.md";
    let issue = "content/issues/a.md";
    let tables = [
        (
            "docs/front-matter.md",
            document,
            keys_of_front(document, ""),
        ),
        (
            "docs/front-matter.md",
            "[[activity]]",
            keys_of_front(document, "[[activity]]"),
        ),
        (
            "docs/site.md",
            "site.toml",
            keys_of_settings("site.toml", ""),
        ),
        (
            "docs/site.md",
            "[print]",
            keys_of_settings("site.toml", "[print]"),
        ),
        (
            "docs/issues.md",
            "[bulletin]",
            keys_of_settings("site.toml", "[bulletin]"),
        ),
        (
            "docs/issues.md",
            "content/issues/",
            keys_of_front(issue, ""),
        ),
        (
            "docs/issues.md",
            "[[note]]",
            keys_of_front(issue, "[[note]]"),
        ),
        ("docs/site.md", "_index.md", keys_of_front(index, "")),
        (
            "docs/site.md",
            "[defaults]",
            keys_of_front(index, "[defaults]"),
        ),
        (
            "docs/themes.md",
            "theme.toml",
            keys_of_settings("themes/a/theme.toml", ""),
        ),
    ];
    for (file, heading, keys) in tables {
        let heading = if heading == document { "+++" } else { heading };
        assert!(!keys.is_empty(), "the program offers no keys for {heading}");
        for file in [file.to_owned(), chinese(file)] {
            let told = names_under(&file, heading);
            let once: BTreeSet<String> = told.iter().cloned().collect();
            assert_eq!(
                once.len(),
                told.len(),
                "{file} tells a key of {heading} twice"
            );
            assert_eq!(once, keys, "{file}, {heading}");
        }
    }
}

/// What the sample bulletin, being well kept, does not have.
fn plan_without_year() -> Arc<Document> {
    let source = Source {
        path: SourcePath::new("content/plans/undated.md"),
        bytes: "+++\ntitle = \"计划\"\n+++\n\n## 3月\n\n- 健步走\n".into(),
    };
    match parse::source(&source, Keep::Html).0 {
        Parsed::Document(document) => document,
        other => panic!("{other:?}"),
    }
}

/// The variables of every page of the sample bulletin, with the template they go to.
fn variables() -> Vec<(&'static str, serde_json::Value)> {
    let project = Project::new(markdown::root());
    let mut config = load::config(&project)
        .expect("readable")
        .0
        .expect("settings");
    config.print.pdf = Pdf::All;
    config.print.printed.insert(Url::new("2026.pdf"));
    let (mut content, _) = load::content(&project, Keep::Html).expect("readable");
    content.documents.push(plan_without_year());
    let theme = load::theme(&project, &config).expect("readable");
    let Ok((theme, catalogue)) = theme else {
        panic!("the theme is broken");
    };
    let edition = Edition {
        internal: true,
        drafts: true,
        today: "2026-11-25".parse().expect("a date"),
    };
    let (bulletin, _) =
        pipeline::bulletin(&config, &content, edition, theme.clone(), catalogue.clone());
    let mut probe = Tera::new();
    probe.register_filter("json", |value: tera::Value, _: Kwargs, _: &State<'_>| {
        serde_json::to_string(&value).unwrap_or_default()
    });
    let text = "{{ __tera_context | json | safe }}";
    probe.add_raw_template("all", text).expect("a template");
    let options = theme.options(&config.theme_options);
    let anything = Names::anything();
    let composer = Composer::new(
        &bulletin.site,
        &catalogue,
        &options,
        &anything,
        huikan::parse::body::html,
    );
    let pages = bulletin.routes.iter().filter_map(|(url, route)| {
        let Content::Template { name, context } = composer.page(url, route).content else {
            return None;
        };
        let dump = probe.render("all", &context).expect("renders");
        Some((name, serde_json::from_str(&dump).expect("JSON")))
    });
    pages.collect()
}

#[test]
fn the_tables_list_what_templates_get() {
    let pages = variables();
    let seen: BTreeSet<&str> = pages.iter().map(|(template, _)| *template).collect();
    assert_eq!(
        seen,
        TEMPLATES.into_iter().collect(),
        "templates without a page"
    );
    for file in [String::from("docs/themes.md"), chinese("docs/themes.md")] {
        let mut shapes = Shapes::read(&file);
        for (template, variables) in &pages {
            shapes.check_page(template, variables);
        }
        assert!(shapes.wrong.is_empty(), "{file}: {:#?}", shapes.wrong);
        let unseen = shapes.unseen();
        assert!(
            unseen.is_empty(),
            "{file} tells of what no page has: {unseen:#?}"
        );
    }
}

#[test]
fn every_dependency_has_its_line() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let named = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = named
        .into_iter()
        .filter_map(|name| manifest.get(name)?.as_table());
    let used: BTreeSet<String> = tables.flat_map(|table| table.keys().cloned()).collect();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows("docs/dependencies.md") {
        *lines.entry(row.cells[0].clone()).or_default() += 1;
        assert!(row.cells[1].len() > 30, "{} says little", row.cells[0]);
    }
    assert_eq!(lines.keys().cloned().collect::<BTreeSet<_>>(), used);
    assert!(lines.values().all(|count| *count == 1));
}

#[test]
fn nothing_is_in_one_language_only() {
    for file in in_both() {
        assert!(documents().contains(&file), "{file} is missing");
    }
}
