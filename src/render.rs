//! A page and a theme into bytes.
//!
//! In: the templates of a theme (and of the themes it extends) and a [`Page`](crate::model::page::Page)'s
//! context. Out: HTML, or a diagnostic that names theme, template and line.
//! Invariant: templates get no function that reads anything; of the page, filters know the way to the root.

mod dates;
mod error;
mod filters;
mod frame;
mod names;
mod plain;
mod remedy;
mod said;
mod tags;
mod texts;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::Diagnostic;
use crate::model::config::ThemeManifest;
use crate::model::names::Names;
use crate::model::source::ThemeSource;

/// The templates a theme must have, by itself or from the theme it extends.
pub const TEMPLATES: [&str; 15] = [
    "404.html",
    "activities.html",
    "article.html",
    "column.html",
    "home.html",
    "issue.html",
    "issues.html",
    "month.html",
    "notice.html",
    "page.html",
    "plan.html",
    "print.html",
    "tag.html",
    "tags.html",
    "year.html",
];

/// A theme that is ready to render.
pub struct Theme {
    tera: Tera,
    sources: error::Templates,
    names: Names,
    statics: BTreeMap<String, Vec<u8>>,
    options: toml::Table,
}

impl Theme {
    /// Compiles `chain`: the site's theme first, then the themes it extends, nearest first, each with its manifest.
    /// What a nearer theme has wins over what a farther one has, file by file.
    ///
    /// # Errors
    /// All that is wrong with the templates.
    pub fn compile(
        chain: &[(ThemeSource, ThemeManifest)],
        catalogue: Arc<Catalogue>,
    ) -> Result<Theme, Vec<Diagnostic>> {
        let sources = error::Templates::new(chain)?;
        let mut tera = Tera::new();
        let mut plain = plain::Plain::new(&catalogue);
        let named = sources.named();
        let names = names::read(named.iter().map(|(name, text)| (&**name, &**text)));
        let templates = named.into_iter();
        let templates: Vec<(String, String)> = templates
            .map(|(name, text)| (name, plain.rewrite(&text)))
            .collect();
        plain.register(&mut tera);
        filters::register(&mut tera, catalogue);
        tera.autoescape_on(vec![".html"]);
        // Of components of one name, the nearest theme's wins.
        let prefixes = chain.iter().map(|(theme, _)| format!("{}/", theme.name));
        tera.set_fallback_prefixes(prefixes)
            .and_then(|()| tera.add_raw_templates(templates))
            .map_err(|error| sources.diagnostics(&error))?;
        let mut missing = TEMPLATES.to_vec();
        missing.retain(|name| !tera.contains_template(name));
        if !missing.is_empty() {
            return Err(vec![sources.missing(&missing)]);
        }
        Ok(Theme {
            tera,
            names,
            sources,
            statics: statics(chain),
            options: options(chain),
        })
    }

    /// What its templates name.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The addresses of the theme's static files.
    #[must_use]
    pub fn statics(&self) -> Vec<String> {
        self.statics.keys().cloned().collect()
    }

    /// The bytes of one of the theme's static files.
    #[must_use]
    pub fn static_file(&self, path: &str) -> Option<&[u8]> {
        self.statics.get(path).map(Vec::as_slice)
    }

    /// The values of `[options]` in the themes' manifests, with `own` of the site over them.
    #[must_use]
    pub fn options(&self, own: &toml::Table) -> toml::Table {
        let mut options = self.options.clone();
        options.extend(own.iter().map(|(key, value)| (key.clone(), value.clone())));
        options
    }

    /// Renders `template` with `context` into `out`.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        out: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let root = context.get("root").and_then(Value::as_str);
        let rendered = filters::on_page(root.unwrap_or_default(), || {
            self.tera.render_to(template, context, out)
        });
        rendered.map_err(|error| Box::new(self.sources.diagnostic(&error)))
    }
}

/// The static files of all themes of the chain; the nearest theme's win.
fn statics(chain: &[(ThemeSource, ThemeManifest)]) -> BTreeMap<String, Vec<u8>> {
    let mut statics = BTreeMap::new();
    for (theme, _) in chain.iter().rev() {
        let files = theme
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("static/"));
        statics.extend(files.map(|(path, bytes)| (path.clone(), bytes.clone())));
    }
    statics
}

/// The default options of all themes of the chain; the nearest theme's win.
fn options(chain: &[(ThemeSource, ThemeManifest)]) -> toml::Table {
    let mut options = toml::Table::new();
    for (_, manifest) in chain.iter().rev() {
        options.extend(manifest.options.clone());
    }
    options
}
