//! The sample bulletin with a page on which everything stands that Markdown knows, in every theme that is part of the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Project, tree};

/// The themes of the program.
pub const THEMES: [&str; 2] = ["hongtou", "sujian"];

/// A page with everything that can stand in a text.
const EVERYTHING: &str = include_str!("../cases/everything.md");

/// Something that an alert, a table or a list can go wrong in: a picture.
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>";

/// The bulletin in a theme and a language, built for members.
pub fn sample(theme: &str, language: &str) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = fs::read_to_string(root.join("site.toml")).expect("settings");
    let settings = settings
        .replace("theme = \"hongtou\"", &format!("theme = {theme:?}"))
        .replace("language = \"zh-CN\"", &format!("language = {language:?}"));
    let mut project = Project::new().file("site.toml", settings);
    for (name, bytes) in tree(&root.join("content")) {
        project = project.file(&format!("content/{name}"), bytes);
    }
    let project = project
        .file("content/xinxi/everything/index.md", EVERYTHING)
        .file("content/xinxi/everything/tu.svg", PICTURE);
    let run = project.run(&[
        "build",
        "--today",
        "2026-11-25",
        "--edition",
        "internal",
        "--output",
        "out",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    project
}

/// The page for what is missing, as it is seen at the root of a server.
fn missing(project: &Project) -> PathBuf {
    let page = fs::read_to_string(project.path("out/404.html")).expect("a page");
    project.write("out/here.html", page.replace("=\"/", "=\""));
    project.path("out/here.html")
}

/// Of every kind of page, by the name of its template: the longest there is, and the page with everything.
pub fn kinds(project: &Project) -> BTreeMap<String, PathBuf> {
    let mut kinds: BTreeMap<String, (usize, PathBuf)> = BTreeMap::new();
    for (name, bytes) in tree(&project.path("out")) {
        if !name.ends_with(".html") {
            continue;
        }
        let page = String::from_utf8(bytes).expect("UTF-8");
        let (_, rest) = page.split_once("<body class=\"").expect("a body");
        let kind = match name.contains("everything") {
            true => "everything",
            false => rest.split('"').next().expect("a kind"),
        };
        let longest = kinds.entry(kind.to_owned()).or_default();
        if longest.0 < page.len() {
            *longest = (page.len(), project.path("out").join(name));
        }
    }
    let paths = kinds.into_iter().map(|(kind, (_, path))| (kind, path));
    let mut paths: BTreeMap<String, PathBuf> = paths.collect();
    paths.insert("404".to_owned(), missing(project));
    paths
}
