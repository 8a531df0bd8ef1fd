//! The message catalogues: both languages say the same things, the program says nothing else, and a theme may add.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use huikan::base::catalogue::{Catalogue, Value};
use huikan::base::diagnostic::Message;
use huikan::base::path::SourcePath;

/// Ids that the program puts together from the names of commands, options and columns.
const COMPOSED: [&str; 2] = ["cli", "activities-column"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with the ending `ending`.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn texts(folder: &Path, ending: &str) -> Vec<String> {
    let paths = files(folder, ending);
    paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("readable"))
        .collect()
}

/// Every message of a language with the placeables of its text.
fn messages(files: &[PathBuf]) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for path in files {
        let text = fs::read_to_string(path).expect("readable");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut placeables = BTreeSet::new();
            let value = message.value.as_ref().expect("a message has a text");
            gather(value, &mut placeables);
            let twice = messages.insert(message.id.name.to_owned(), placeables);
            assert!(twice.is_none(), "{} is there twice", message.id.name);
        }
    }
    messages
}

fn gather(pattern: &Pattern<&str>, placeables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => name(inline, placeables),
            Expression::Select { selector, variants } => {
                name(selector, placeables);
                variants
                    .iter()
                    .for_each(|variant| gather(&variant.value, placeables));
            }
        }
    }
}

fn name(inline: &InlineExpression<&str>, placeables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(placeables.insert(id.name.to_owned())),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("the catalogues use no {other:?}"),
    }
}

fn own(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let messages = messages(&files(&root().join("src/locales").join(tag), "ftl"));
    assert!(
        messages.len() > 50,
        "only {} messages in {tag}",
        messages.len()
    );
    messages
}

#[test]
fn both_languages_have_the_same_messages_and_placeables() {
    assert_eq!(own("zh-CN"), own("en"));
}

#[test]
fn files_of_both_languages_have_the_same_names() {
    let names = |tag: &str| -> Vec<_> {
        let files = files(&root().join("src/locales").join(tag), "ftl");
        files
            .iter()
            .filter_map(|path| path.file_name().map(ToOwned::to_owned))
            .collect()
    };
    assert_eq!(names("zh-CN"), names("en"));
}

/// The themes of the program, each with its folder.
fn themes() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("themes")).expect("the themes");
    let mut folders: Vec<PathBuf> = folders
        .map(|found| found.expect("readable").path())
        .collect();
    folders.sort();
    assert!(folders.len() > 1, "only {folders:?}");
    folders
}

#[test]
fn the_texts_of_a_theme_are_the_same_in_both_languages_and_are_those_it_says() {
    for theme in themes() {
        let known = theme_texts(&theme, "zh-CN");
        assert_eq!(known, theme_texts(&theme, "en"), "{}", theme.display());
        let templates = texts(&theme.join("templates"), "html");
        let literals: BTreeSet<&str> = templates.iter().flat_map(|text| text.split('"')).collect();
        let said = templates
            .iter()
            .flat_map(|text| quoted_after(text, "t(k=\""));
        let program = own("en");
        for id in said {
            let has = known.contains_key(id) || program.contains_key(id);
            assert!(has, "{} has no {id}", theme.display());
        }
        for id in known.keys() {
            assert!(
                literals.contains(id.as_str()) || program.contains_key(id),
                "{} never says {id}",
                theme.display()
            );
        }
    }
}

/// The messages of a theme in a language, with their placeables; a theme may have none.
fn theme_texts(theme: &Path, tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut files = files(&theme.join("i18n"), "ftl");
    files.retain(|path| path.file_stem() == Some(tag.as_ref()));
    messages(&files)
}

/// What stands between `opening` and the next double quotation mark.
fn quoted_after<'a>(text: &'a str, opening: &str) -> Vec<&'a str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_message_of_the_program_has_its_words() {
    let known = own("zh-CN");
    let sources = texts(&root().join("src"), "rs");
    let ids: BTreeSet<&str> = sources
        .iter()
        .flat_map(|text| quoted_after(text, "Message::new(\""))
        .collect();
    assert!(ids.len() > 20, "only {ids:?}");
    let wordless: Vec<_> = ids
        .into_iter()
        .filter(|id| !known.contains_key(*id))
        .collect();
    assert!(wordless.is_empty(), "the catalogues lack {wordless:?}");
}

#[test]
fn every_message_of_the_catalogues_is_used() {
    let mut sources = texts(&root().join("src"), "rs");
    sources.extend(texts(&root().join("themes"), "html"));
    let is_end = |letter: char| letter == '"' || letter.is_whitespace();
    let words = sources.iter().flat_map(|text| text.split(is_end));
    let literals: BTreeSet<&str> = words.collect();
    let composed = |id: &str| {
        COMPOSED
            .iter()
            .any(|prefix| id == *prefix || id.starts_with(&format!("{prefix}-")))
    };
    let unused: Vec<_> = own("zh-CN")
        .into_keys()
        .filter(|id| !literals.contains(id.as_str()) && !composed(id))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn a_message_is_filled_in() {
    let message = Message::new("toml-unknown-key").arg("key", "标题");
    assert_eq!(Catalogue::new("zh-CN").text(&message), "没有“标题”这一项");
    assert_eq!(Catalogue::new("en").text(&message), "there is no “标题”");
}

#[test]
fn a_missing_text_names_itself() {
    let catalogue = Catalogue::new("en");
    assert!(!catalogue.has("no-such-text"));
    assert_eq!(catalogue.lookup("no-such-text", &[]), "⟨no-such-text⟩");
}

#[test]
fn an_unknown_language_is_chinese() {
    assert_eq!(Catalogue::new("fr").tag(), "zh-CN");
    assert_eq!(Catalogue::new("en").tag(), "en");
}

#[test]
fn a_theme_adds_and_replaces_texts() {
    let far = "greeting = Welcome\nreport-help = far\n".as_bytes();
    let near =
        "months = { $n ->\n    [one] one month\n   *[other] { $n } months\n}\nreport-help = near\n"
            .as_bytes();
    let files = [
        (SourcePath::new("themes/a/i18n/en.ftl"), far),
        (SourcePath::new("themes/b/i18n/en.ftl"), near),
    ];
    let catalogue = Catalogue::with("en", files).unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!(catalogue.lookup("greeting", &[]), "Welcome");
    assert_eq!(catalogue.lookup("report-help", &[]), "near");
    assert_eq!(catalogue.lookup("report-error", &[]), "error");
    assert_eq!(
        catalogue.lookup("months", &[("n", Value::Number(1))]),
        "one month"
    );
    assert_eq!(
        catalogue.lookup("months", &[("n", Value::Number(2026))]),
        "2026 months"
    );
    let counted = Message::new("months").arg("n", 1);
    assert_eq!(catalogue.text(&counted), "one month");
}

#[test]
fn broken_texts_of_a_theme_have_a_place() {
    let path = || SourcePath::new("themes/blue/i18n/en.ftl");
    let broken = "greeting = Welcome\n\nbad line here\n\ntitle = { $n\n".as_bytes();
    let found = Catalogue::with("en", [(path(), broken)])
        .err()
        .expect("it is broken");
    let places: Vec<_> = found
        .iter()
        .map(|found| (found.place.line, &*found.place.text))
        .collect();
    assert_eq!(places, [(3, "bad line here"), (5, "title = { $n")]);
    let found = Catalogue::with("en", [(path(), &b"a = \xff"[..])])
        .err()
        .expect("it is broken");
    assert_eq!(found[0].message.id, "texts-not-utf8");
}

#[test]
fn a_catalogue_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Catalogue::new("en"));
}
