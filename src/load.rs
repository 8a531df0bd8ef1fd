//! A project on the disk, through the pipeline, up to what can be built.
//!
//! In: a [`Project`]. Out: its configuration, its theme and its content, with everything that is wrong with
//! them. Invariant: nothing is written, and a finding in one file does not hide one in another.

use std::io;
use std::sync::Arc;

use crate::base::alike::alike;
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message, Severity};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::model::config::{Config, Pdf, Print, ThemeManifest};
use crate::model::document::Content;
use crate::model::source::{Source, ThemeSource};
use crate::parse;
use crate::parse::body::Keep;
use crate::pipeline;
use crate::press::Press;
use crate::read::Project;
use crate::render::Theme;

/// A theme and those it extends, each with its manifest, nearest first.
type Chain = Vec<(ThemeSource, ThemeManifest)>;

/// A theme that is ready to render, and the texts that go with it.
pub type Dressed = (Arc<Theme>, Arc<Catalogue>);

/// How many themes may extend one another.
const CHAIN: usize = 8;

/// `site.toml`, understood.
///
/// # Errors
/// When it cannot be read.
pub fn config(project: &Project) -> io::Result<(Option<Config>, Vec<Diagnostic>)> {
    Ok(parse::config::site(&source(project, "site.toml")?))
}

/// One file of the project.
fn source(project: &Project, path: &str) -> io::Result<Source> {
    let path = SourcePath::new(path);
    let bytes = project.bytes(&path)?;
    Ok(Source { path, bytes })
}

/// Everything under `content`, parsed on all cores; of the texts it is kept what `keep` says.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn content(project: &Project, keep: Keep) -> io::Result<(Content, Vec<Diagnostic>)> {
    let listing = project.listing()?;
    let (mut content, mut diagnostics) =
        pipeline::content(&listing.texts, listing.files, keep, |path| {
            project.bytes(path)
        })?;
    content.pictures = project.pictures(content.files.keys());
    diagnostics.extend(listing.diagnostics);
    Ok((content, diagnostics))
}

/// The site's theme, compiled, with the catalogue that its texts and the program's make together.
///
/// # Errors
/// When a file of the theme cannot be read.
pub fn theme(project: &Project, config: &Config) -> io::Result<Result<Dressed, Vec<Diagnostic>>> {
    let chain = match chain(project, &config.theme)? {
        Ok(chain) => chain,
        Err(diagnostics) => return Ok(Err(diagnostics)),
    };
    let catalogue = match texts(&chain, config) {
        Ok(catalogue) => Arc::new(catalogue),
        Err(diagnostics) => return Ok(Err(diagnostics)),
    };
    let theme = Theme::compile(&chain, catalogue.clone());
    Ok(theme.map(|theme| (Arc::new(theme), catalogue)))
}

/// What makes the site's PDFs, where there are to be any. Where none can be made, the site has none, and a finding as grave
/// as `lack` says why. PDFs are kept in the project where `keep` says so.
#[must_use]
pub fn press(
    project: &Project,
    config: &mut Config,
    keep: bool,
    lack: Severity,
) -> (Option<Arc<Press>>, Vec<Diagnostic>) {
    let print = &mut config.print;
    if print.pdf == Pdf::None && print.printed.is_empty() {
        return (None, Vec::new());
    }
    let mut found = without_folder(project, print);
    match Press::open(project, print, keep) {
        Ok(press) => (Some(Arc::new(press)), found),
        Err(without) => {
            print.pdf = Pdf::None;
            print.printed.clear();
            found.push(Diagnostic {
                severity: lack,
                ..*without
            });
            (None, found)
        }
    }
}

/// The folders for fonts that are not there.
fn without_folder(project: &Project, print: &Print) -> Vec<Diagnostic> {
    let folders = print.font_dirs.iter();
    let missing = folders.filter(|folder| !project.root().join(folder).is_dir());
    let settings = SourcePath::new("site.toml");
    let told = missing.map(|folder| {
        let text = project.bytes(&settings).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let at = text.find(folder.as_str()).unwrap_or_default();
        let place = Place::new(&settings, &text, at..at + folder.len());
        let message = Message::new("print-no-font-dir").arg("folder", folder);
        Diagnostic::warning(place, message).help(Message::new("print-no-font-dir-help"))
    });
    told.collect()
}

/// Follows `extends` from the theme `name`, which `site.toml` names.
fn chain(project: &Project, name: &str) -> io::Result<Result<Chain, Vec<Diagnostic>>> {
    let mut chain = Chain::new();
    let mut next = Some(name.to_owned());
    let mut naming = (source(project, "site.toml")?, "theme");
    while let Some(name) = next.take() {
        let Some(theme) = project.theme(&name)? else {
            return Ok(Err(vec![unknown(project, &name, &naming)]));
        };
        let path = SourcePath::new(&format!("themes/{name}/theme.toml"));
        let bytes = theme.files.get("theme.toml").cloned().unwrap_or_default();
        let file = Source {
            path: path.clone(),
            bytes,
        };
        let (manifest, diagnostics) = parse::config::theme(&file);
        let Some(manifest) = manifest else {
            return Ok(Err(diagnostics));
        };
        naming = (file, "extends");
        next.clone_from(&manifest.extends);
        chain.push((theme, manifest));
        if chain.len() > CHAIN {
            let message = Message::new("theme-chain-too-long").arg("theme", &name);
            return Ok(Err(vec![Diagnostic::error(Place::file(&path), message)]));
        }
    }
    Ok(Ok(chain))
}

/// The catalogue of the site's language: the program's texts, under those of the themes, the nearest on top.
fn texts(chain: &Chain, config: &Config) -> Result<Catalogue, Vec<Diagnostic>> {
    let tag = config.language.tag();
    let name = format!("i18n/{tag}.ftl");
    let files = chain.iter().rev().filter_map(|(theme, _)| {
        let path = SourcePath::new(&format!("themes/{}/{name}", theme.name));
        theme.files.get(&name).map(|bytes| (path, bytes.as_slice()))
    });
    Catalogue::with(tag, files)
}

/// There is no theme `name`, which a key of a file names.
fn unknown(project: &Project, name: &str, (file, key): &(Source, &'static str)) -> Diagnostic {
    let names = project.theme_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let message = Message::new("theme-unknown").arg("theme", name);
    let help = match alike(name, &names) {
        Some(meant) => Message::new("theme-did-you-mean").arg("theme", meant),
        None => Message::new("theme-unknown-help"),
    };
    Diagnostic::error(parse::config::place(file, key), message)
        .help(help.arg("known", names.join(", ")))
}
