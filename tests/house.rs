//! The rules of the house, read off the source as text: who may know whom, who may touch the world, how long a file is.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. A file may use its own floor only where the rule below says so, and everything beneath.
const FLOORS: [&[&str]; 7] = [
    &["base"],
    &["model"],
    &[
        "parse", "assemble", "compose", "render", "picture", "typeset", "import",
    ],
    &["pipeline"],
    &["read", "write", "kept", "album", "press", "load", "serve"],
    &["cmd"],
    &["main", "lib"],
];

/// What only floors 4 and above may touch.
const WORLD: [&str; 7] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "Instant::now",
    "SystemTime",
    "ZonedDateTime::now",
];

/// The longest file, in lines.
const LONGEST: usize = 500;

struct File {
    name: String,
    module: String,
    text: String,
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    gather(&root, &mut paths);
    paths.sort();
    let files: Vec<File> = paths.iter().map(|path| file(&root, path)).collect();
    assert!(
        files.len() > 20,
        "the walk of src found only {} files",
        files.len()
    );
    files
}

fn file(root: &Path, path: &Path) -> File {
    let name = path
        .strip_prefix(root)
        .expect("under src")
        .to_string_lossy()
        .replace('\\', "/");
    let module = name.split(['/', '.']).next().expect("a name").to_owned();
    File {
        module,
        text: fs::read_to_string(path).expect("readable"),
        name,
    }
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for found in fs::read_dir(folder).expect("readable") {
        let path = found.expect("readable").path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn floor(module: &str) -> usize {
    let found = FLOORS.iter().position(|floor| floor.contains(&module));
    found.unwrap_or_else(|| panic!("module `{module}` stands on no floor: add it to FLOORS"))
}

/// The top modules that a text names after `crate::`, also in braces.
fn used(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.collect::<Vec<_>>().join("\n");
    let names = code
        .split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => group
                .split('}')
                .next()
                .unwrap_or("")
                .split(',')
                .map(first_name)
                .collect(),
            None => vec![first_name(rest)],
        });
    names.filter(|name| !name.is_empty()).collect()
}

fn first_name(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for file in sources() {
        for name in used(&file.text) {
            let same_stage = name == file.module;
            let known = FLOORS.iter().any(|floor| floor.contains(&name.as_str()));
            if known
                && !same_stage
                && floor(&name) >= floor(&file.module)
                && !is_floor_four(&file, &name)
            {
                wrong.push(format!("{} uses {name}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `album` and `press` make what `read` fetches fit for a page or for paper and `kept` keeps it, `load` puts both and the pipeline together, and `serve` all of them; no others may
/// use their own floor.
fn is_floor_four(file: &File, name: &str) -> bool {
    match file.module.as_str() {
        "album" => matches!(name, "read" | "kept"),
        "press" => matches!(name, "read" | "kept" | "album"),
        "load" => matches!(name, "read" | "press"),
        "serve" => matches!(name, "read" | "write" | "album" | "press" | "load"),
        _ => false,
    }
}

#[test]
fn the_core_does_not_touch_the_world() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|file| floor(&file.module) < 4) {
        for word in WORLD.iter().filter(|word| file.text.contains(**word)) {
            wrong.push(format!("{} touches {word}", file.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.name)
        .collect();
    assert!(
        silent.is_empty(),
        "no module documentation: {}",
        silent.join(", ")
    );
}

#[test]
fn files_hold_one_idea() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.text.lines().count() > LONGEST)
        .map(|file| format!("{} ({} lines)", file.name, file.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "too long: {}", long.join(", "));
}

#[test]
fn a_forbidden_arrow_would_be_seen() {
    assert_eq!(
        used("use crate::render::Theme;\n// crate::cmd\nuse crate::{read, write::Output};"),
        ["render", "read", "write"]
    );
    assert!(floor("render") > floor("model"));
}
