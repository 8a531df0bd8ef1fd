//! The sources of a theme's templates, and what the template engine says about them, as diagnostics.

use tera::{Error, ErrorKind, ReportError};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::model::config::ThemeManifest;
use crate::model::source::ThemeSource;

/// The templates of a chain of themes, named `THEME/NAME.html`.
pub struct Templates {
    theme: String,
    templates: Vec<(String, String)>,
}

impl Templates {
    /// Gathers the templates of `chain`.
    pub fn new(chain: &[(ThemeSource, ThemeManifest)]) -> Result<Templates, Vec<Diagnostic>> {
        let mut templates = Vec::new();
        let mut broken = Vec::new();
        for (theme, _) in chain {
            for (path, bytes) in &theme.files {
                let Some(name) = path.strip_prefix("templates/") else {
                    continue;
                };
                match std::str::from_utf8(bytes) {
                    Ok(text) => templates.push((format!("{}/{name}", theme.name), text.to_owned())),
                    Err(_) => broken.push(not_utf8(&theme.name, path)),
                }
            }
        }
        let theme = chain
            .first()
            .map(|(theme, _)| theme.name.clone())
            .unwrap_or_default();
        if broken.is_empty() {
            Ok(Templates { theme, templates })
        } else {
            Err(broken)
        }
    }

    /// Names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.templates
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The theme has no template `name`.
    pub fn missing(&self, name: &str) -> Diagnostic {
        let place = Place::file(&manifest(&self.theme));
        let message = Message::new("theme-template-missing")
            .arg("theme", &self.theme)
            .arg("template", name);
        Diagnostic::error(place, message)
            .help(Message::new("theme-template-missing-help").arg("template", name))
    }

    /// What the engine says, with the place in the template it says it of.
    pub fn diagnostic(&self, error: &Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.report(report)
            }
            _ => {
                let message = Message::new("theme-broken")
                    .arg("theme", &self.theme)
                    .arg("detail", error);
                Diagnostic::error(Place::file(&manifest(&self.theme)), message)
            }
        }
    }

    fn report(&self, report: &ReportError) -> Diagnostic {
        let name = report.filename();
        let (theme, template) = name.split_once('/').unwrap_or((&self.theme, name));
        let message = Message::new("theme-template-broken")
            .arg("theme", theme)
            .arg("template", template)
            .arg("detail", report.message());
        Diagnostic::error(self.place(report, theme, template), message)
    }

    /// Spans of the engine count characters, lines from 1 and columns from 0.
    fn place(&self, report: &ReportError, theme: &str, template: &str) -> Place {
        let span = report.span();
        let source = self
            .templates
            .iter()
            .find(|(name, _)| name == report.filename());
        let line = source.and_then(|(_, text)| text.lines().nth(span.start_line.saturating_sub(1)));
        let same_line = span.end_line == span.start_line;
        Place {
            file: SourcePath::new(&format!("themes/{theme}/templates/{template}")),
            line: span.start_line.max(1),
            column: span.start_col + 1,
            width: if same_line {
                span.end_col.saturating_sub(span.start_col).max(1)
            } else {
                1
            },
            text: line.unwrap_or_default().into(),
        }
    }
}

fn manifest(theme: &str) -> SourcePath {
    SourcePath::new(&format!("themes/{theme}/theme.toml"))
}

fn not_utf8(theme: &str, path: &str) -> Diagnostic {
    let file = SourcePath::new(&format!("themes/{theme}/{path}"));
    Diagnostic::error(
        Place::file(&file),
        Message::new("theme-not-utf8").arg("theme", theme),
    )
}
