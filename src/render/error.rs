//! The sources of a theme's templates, and what the template engine says about them, as diagnostics.

use std::collections::BTreeSet;

use tera::{Error, ErrorKind};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Place};
use crate::model::config::ThemeManifest;
use crate::model::source::ThemeSource;
use crate::render::frame::{Frame, frames};
use crate::render::remedy;
use crate::render::said::Said;
use crate::render::tags::{self, Token};

/// The templates of a chain of themes, the nearest theme's first.
pub struct Templates {
    theme: String,
    templates: Vec<Template>,
}

/// A template of a theme.
struct Template {
    theme: String,
    name: String,
    text: String,
}

impl Template {
    /// Its theme and its name.
    fn whole(&self) -> String {
        format!("{}/{}", self.theme, self.name)
    }
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
                    Ok(text) => templates.push(Template {
                        theme: theme.name.clone(),
                        name: name.to_owned(),
                        text: text.to_owned(),
                    }),
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

    /// Their texts under the names that the engine looks for, each once: the nearest theme's by its own name, so that it is
    /// found at once, one that stands behind another with its theme's before it. Where that is the own name of a third, it
    /// is out of reach.
    pub fn named(&self) -> Vec<(String, String)> {
        let own: BTreeSet<&str> = self.templates.iter().map(|found| &*found.name).collect();
        let mut named = Vec::new();
        for template in &self.templates {
            let name = match self.is_nearest(template) {
                true => template.name.clone(),
                false => template.whole(),
            };
            if self.is_nearest(template) || !own.contains(&*name) {
                named.push((name, self.nearest_named(&template.text)));
            }
        }
        named
    }

    /// Whether no nearer theme has a template of its name.
    fn is_nearest(&self, template: &Template) -> bool {
        let mut named = self.templates.iter();
        let nearest = named.find(|found| found.name == template.name);
        nearest.is_some_and(|nearest| nearest.theme == template.theme)
    }

    /// The template `text`, but that it names those it takes in by their own name where that leads to the same.
    fn nearest_named(&self, text: &str) -> String {
        tags::rewrite(text, |tag| {
            let pieces = tag.tokens.windows(2).zip(tag.places.iter().skip(1));
            let named = pieces.filter_map(|(pair, place)| match pair {
                [Token::Name("extends" | "include"), Token::Text(name)] => {
                    let quote = &text[place.end - 1..place.end];
                    let own = [quote, self.own_name(name)?, quote].concat();
                    Some((place.clone(), own))
                }
                _ => None,
            });
            named.collect()
        })
    }

    /// The own name of the nearest template of that name, if `whole` is the one with its theme's before it.
    fn own_name(&self, whole: &str) -> Option<&str> {
        let found = self.find(whole)?;
        let is_whole = found.name != whole && self.is_nearest(found);
        is_whole.then_some(&found.name)
    }

    /// The theme has none of the templates `names`.
    pub fn missing(&self, names: &[&str]) -> Diagnostic {
        let message = Message::new("theme-template-missing")
            .arg("theme", &self.theme)
            .arg("templates", names.join(", "));
        Diagnostic::error(Place::file(&manifest(&self.theme)), message)
            .help(Message::new("theme-template-missing-help"))
    }

    /// What the engine says of all templates, each with its place.
    pub fn diagnostics(&self, error: &Error) -> Vec<Diagnostic> {
        let text = match error.kind() {
            ErrorKind::Msg(text) => text.as_str(),
            _ => "",
        };
        let found: Vec<Diagnostic> = frames(text)
            .iter()
            .map(|frame| self.framed(frame))
            .collect();
        match found.is_empty() {
            true => vec![self.diagnostic(error)],
            false => found,
        }
    }

    /// The one thing that the engine says, with the place in the template it says it of.
    pub fn diagnostic(&self, error: &Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.framed(&Frame::of(report))
            }
            ErrorKind::MissingParent { current, parent } => {
                let frame = Frame::at_word(current, self.text(current), parent);
                self.unknown(&frame, "template", parent, None)
            }
            ErrorKind::CircularExtend {
                tpl,
                inheritance_chain,
            } => self.circle(
                &[std::slice::from_ref(tpl), inheritance_chain].concat(),
                error,
            ),
            ErrorKind::CircularInclude { include_chain, .. } => self.circle(include_chain, error),
            _ => self.broken(error),
        }
    }

    /// What the engine says of no template in particular.
    fn broken(&self, error: &Error) -> Diagnostic {
        let words = error.to_string();
        let said = Said::of(&words);
        let name = said.as_ref().and_then(|said| said.arg("name"));
        match name.and_then(|name| Some((name, self.with(name)?))) {
            Some((name, template)) => {
                let whole = template.whole();
                let mut frame = Frame::at_word(&whole, &template.text, name);
                frame.message = &words;
                self.framed(&frame)
            }
            None => {
                let message = Message::new("template-wrong").arg("detail", &words);
                Diagnostic::error(Place::file(&manifest(&self.theme)), message)
                    .help(Message::new("template-wrong-help"))
            }
        }
    }

    /// The first template in which `name` stands.
    fn with(&self, name: &str) -> Option<&Template> {
        let mut templates = self.templates.iter();
        templates.find(|template| template.text.contains(name))
    }

    /// What the engine says of a place of a template.
    fn framed(&self, frame: &Frame<'_>) -> Diagnostic {
        match Said::of(frame.message) {
            None => {
                let message = Message::new("template-wrong").arg("detail", frame.message);
                Diagnostic::error(self.place(frame), message)
                    .help(Message::new("template-wrong-help"))
            }
            Some(said) => match (said.message, said.help) {
                ("template-unknown", _) => {
                    let told = |arg| said.arg(arg).unwrap_or_default();
                    self.unknown(frame, told("kind"), told("name"), said.arg("known"))
                }
                (id, None) => self.unfinished(frame, id),
                (id, Some(help)) => {
                    let filled = |id| Message {
                        id,
                        args: said.args.clone(),
                    };
                    Diagnostic::error(self.place(frame), filled(id)).help(filled(help))
                }
            },
        }
    }

    /// A template names something that there is not; `told` is what there is, where the engine says so.
    fn unknown(&self, frame: &Frame<'_>, kind: &str, name: &str, told: Option<&str>) -> Diagnostic {
        let texts: Vec<&str> = self.templates.iter().map(|found| &*found.text).collect();
        let known = match kind {
            "template" => self
                .templates
                .iter()
                .map(|found| found.name.clone())
                .collect(),
            _ => remedy::known(kind, &texts, told),
        };
        let message = Message::new("template-unknown").arg("kind", kind);
        Diagnostic::error(self.place(frame), message.arg("name", name))
            .help(remedy::instead(name, &known))
    }

    /// A template that ends, or has another tag, before what is open is closed.
    fn unfinished(&self, frame: &Frame<'_>, id: &'static str) -> Diagnostic {
        let place = self.place(frame);
        let text = self.text(frame.template);
        let tag: String = place
            .text
            .chars()
            .skip(place.column - 1)
            .take(place.width)
            .collect();
        if id == "template-tag" && !remedy::follows(&tag) {
            return self.unknown(frame, "tag", &tag, None);
        }
        let length = match id {
            "template-tag" => self.offset(frame),
            _ => text.len(),
        };
        let message = Message::new(id).arg("tag", tag);
        match remedy::open_at(text, length) {
            None => Diagnostic::error(place, message).help(Message::new(match id {
                "template-tag" => "template-tag-help",
                _ => "template-unfinished-help",
            })),
            Some((word, at)) => {
                let open = Place::new(&place.file, text, at..at + 2);
                Diagnostic::error(place, message)
                    .related(open, Message::new("template-open"))
                    .help(Message::new("template-open-help").arg("word", word))
            }
        }
    }

    /// How many bytes of its template stand before `frame`.
    fn offset(&self, frame: &Frame<'_>) -> usize {
        let text = self.text(frame.template);
        let start = LineIndex::new(text).start(frame.line).unwrap_or(0);
        let before = text[start..].chars().take(frame.column - 1);
        start + before.map(char::len_utf8).sum::<usize>()
    }

    /// Templates that take in one another; `chain` ends with the one that takes in one before it.
    fn circle(&self, chain: &[String], error: &Error) -> Diagnostic {
        let [.., taker, taken] = chain else {
            return self.broken(error);
        };
        let (_, name) = self.split(taken);
        let frame = Frame::at_word(taker, self.text(taker), name);
        let message = Message::new("template-circle");
        let chain: Vec<String> = chain.iter().map(|taken| self.whole(taken)).collect();
        Diagnostic::error(self.place(&frame), message.arg("chain", chain.join(" → ")))
            .help(Message::new("template-circle-help").arg("template", name))
    }

    fn place(&self, frame: &Frame<'_>) -> Place {
        let (theme, template) = self.split(frame.template);
        let line = self.text(frame.template).lines().nth(frame.line - 1);
        Place {
            file: SourcePath::new(&format!("themes/{theme}/templates/{template}")),
            line: frame.line,
            column: frame.column,
            width: frame.width,
            text: line.unwrap_or_default().into(),
        }
    }

    /// The template that the engine knows as `name`.
    fn find(&self, name: &str) -> Option<&Template> {
        let mut templates = self.templates.iter();
        let by_own = templates.clone().find(|template| template.name == name);
        by_own.or_else(|| templates.find(|template| template.whole() == name))
    }

    /// The theme of the template that the engine knows as `name`, and its name there.
    fn split<'a>(&'a self, name: &'a str) -> (&'a str, &'a str) {
        let found = self.find(name);
        found.map_or((&self.theme, name), |template| {
            (&template.theme, &template.name)
        })
    }

    /// The theme and the name of the template that the engine knows as `name`.
    fn whole(&self, name: &str) -> String {
        self.find(name).map_or(name.to_owned(), Template::whole)
    }

    /// The source of the template that the engine knows as `name`.
    fn text(&self, name: &str) -> &str {
        self.find(name).map_or("", |template| &template.text)
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
