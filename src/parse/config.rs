//! `site.toml` and `theme.toml`.
//!
//! In: one of them. Out: the settings, and everything that is wrong with them.
//! Invariant: a setting that cannot be used is reported and takes its default.

mod bulletin;

use crate::base::diagnostic::{Diagnostic, Message, Severity};
use crate::base::place::Place;
use crate::model::config::{Config, Language, Pdf, Print, ThemeManifest};
use crate::model::document::Audience;
use crate::model::source::Source as File;
use crate::parse::encoding;
use crate::parse::front::AUDIENCES;
use crate::parse::table::{self, Source, Table};

/// The theme of a site that names none.
const THEME: &str = "hongtou";

/// The documents on a list page of a site that says nothing.
const PAGE_SIZE: u16 = 20;

/// The settings of a site; `None` when the file is not text.
#[must_use]
pub fn site(file: &File) -> (Option<Config>, Vec<Diagnostic>) {
    match encoding::decode(&file.path, &file.bytes) {
        Err(found) => (None, vec![*found]),
        Ok(text) => {
            let source = Source {
                path: &file.path,
                text,
                range: 0..text.len(),
            };
            let (config, diagnostics) = table::read(&source, settings);
            (Some(config), diagnostics)
        }
    }
}

/// What a theme says of itself; `None` when it has errors.
#[must_use]
pub fn theme(file: &File) -> (Option<ThemeManifest>, Vec<Diagnostic>) {
    let text = match encoding::decode(&file.path, &file.bytes) {
        Err(found) => return (None, vec![*found]),
        Ok(text) => text,
    };
    let folder = file.path.folder().rsplit('/').next().unwrap_or_default();
    let source = Source {
        path: &file.path,
        text,
        range: 0..text.len(),
    };
    let (manifest, diagnostics) = table::read(&source, |table| ThemeManifest {
        name: table.text("name").unwrap_or_else(|| folder.to_owned()),
        extends: folder_name(table, "extends"),
        options: table.free("options"),
    });
    let usable = diagnostics
        .iter()
        .all(|found| found.severity != Severity::Error);
    (usable.then_some(manifest), diagnostics)
}

/// Where `key` says what it says in `file`; the file's beginning if it does not.
#[must_use]
pub fn place(file: &File, key: &'static str) -> Place {
    let text = encoding::decode(&file.path, &file.bytes).unwrap_or_default();
    let source = Source {
        path: &file.path,
        text,
        range: 0..text.len(),
    };
    let (place, _) = table::read(&source, |table| {
        table.text(key).map(|_| table.place_of_value(key))
    });
    place.unwrap_or_else(|| Place::file(&file.path))
}

fn settings(table: &mut Table<'_>) -> Config {
    let title = table.required(
        "title",
        ["config-title-missing", "config-title-empty"],
        || Message::new("config-title-help"),
    );
    let unit = table.text("unit").unwrap_or_else(|| title.clone());
    Config {
        bulletin: table
            .table("bulletin", |below| bulletin::read(below, &title, &unit))
            .flatten(),
        unit,
        title,
        language: table
            .one_of("language", &Language::ALL.map(|known| (known.tag(), known)))
            .unwrap_or(Language::Chinese),
        base_url: base_url(table),
        theme: folder_name(table, "theme").unwrap_or_else(|| THEME.to_owned()),
        page_size: table
            .integer_in("page_size", 1..=1000)
            .unwrap_or(PAGE_SIZE)
            .into(),
        default_audience: table
            .one_of("default_audience", &AUDIENCES)
            .unwrap_or(Audience::Internal),
        print: table.table("print", print).unwrap_or_default(),
        theme_options: table.free("theme_options"),
    }
}

fn print(table: &mut Table<'_>) -> Print {
    let said = Print::default();
    Print {
        pages: table.boolean("pages").unwrap_or(said.pages),
        pdf: table
            .one_of(
                "pdf",
                &[
                    ("none", Pdf::None),
                    ("plans", Pdf::Plans),
                    ("all", Pdf::All),
                ],
            )
            .unwrap_or(said.pdf),
        font_dirs: table.list("font_dirs"),
        han_dates: table.boolean("han_dates").unwrap_or(said.han_dates),
        issue_columns: table
            .integer_in("issue_columns", 1..=2)
            .unwrap_or(said.issue_columns),
        year_format: table
            .one_of("year_format", &[("a3", "a3"), ("a4", "a4")])
            .unwrap_or(said.year_format),
        ..said
    }
}

/// Where the site will stand: a web address of a folder.
fn base_url(table: &mut Table<'_>) -> Option<String> {
    let url = table.text("base_url")?;
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let host = rest
        .unwrap_or_default()
        .split('/')
        .next()
        .unwrap_or_default();
    let plain = !url
        .contains(|character: char| character.is_whitespace() || "?#\"<>\\".contains(character));
    if host.is_empty() || !plain {
        let bare = url
            .split("://")
            .last()
            .unwrap_or_default()
            .split(['?', '#'])
            .next()
            .unwrap_or_default();
        let host = if bare.contains('.') && !bare.contains(char::is_whitespace) {
            bare
        } else {
            "gonghui.example.org"
        };
        let help = Message::new("config-base-url-help")
            .arg("url", format!("https://{}/", host.trim_matches('/')));
        table.error(
            "base_url",
            Message::new("config-base-url").arg("url", &url),
            help,
        );
        return None;
    }
    Some(format!("{}/", url.trim_end_matches('/')))
}

/// The name of a theme, which is that of its folder.
fn folder_name(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let name = table.text(key)?;
    if name.contains(['/', '\\', ':']) || name.starts_with('.') {
        let message = Message::new("config-theme-name").arg("name", &name);
        table.error(
            key,
            message,
            Message::new("config-theme-name-help").arg("key", key),
        );
        return None;
    }
    Some(name)
}
