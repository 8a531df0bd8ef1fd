//! Messages into words, in Chinese or English.
//!
//! In: a [`Message`], or a name and values from a template. Out: text. The program's own words stand in
//! `src/locales/TAG/*.ftl` and are embedded; a theme may add words of its own, or put others in their place.
//! Invariant: a lookup never fails. A name that no catalogue has comes out as itself, between `⟨` and `⟩`.

mod asks;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;

/// The program's own words.
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/locales");

/// The language of a tag that we have no words for.
const FALLBACK: &str = "zh-CN";

type Bundle = FluentBundle<Arc<FluentResource>>;

/// What fills in a placeable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number, which may choose between singular and plural.
    Number(i64),
}

/// The texts of one language. Cheap to make: nothing is read before the first lookup.
pub struct Catalogue {
    tag: &'static str,
    added: Vec<Arc<FluentResource>>,
    bundle: OnceLock<Bundle>,
}

impl Catalogue {
    /// The program's own texts in the language `tag`, `zh-CN` or `en`.
    #[must_use]
    pub fn new(tag: &str) -> Catalogue {
        let known = LOCALES.dirs().filter_map(|dir| dir.path().to_str());
        Catalogue {
            tag: known
                .into_iter()
                .find(|known| *known == tag)
                .unwrap_or(FALLBACK),
            added: Vec::new(),
            bundle: OnceLock::new(),
        }
    }

    /// The program's own texts with those of `files` on top; of two files with the same text the later wins.
    ///
    /// # Errors
    /// Every place where a file is not UTF-8 or not Fluent.
    pub fn with<'a>(
        tag: &str,
        files: impl IntoIterator<Item = (SourcePath, &'a [u8])>,
    ) -> Result<Catalogue, Vec<Diagnostic>> {
        let mut catalogue = Catalogue::new(tag);
        let mut diagnostics = Vec::new();
        for (path, bytes) in files {
            match resource(&path, bytes) {
                Ok(resource) => catalogue.added.push(Arc::new(resource)),
                Err(found) => diagnostics.extend(found),
            }
        }
        match diagnostics.is_empty() {
            true => Ok(catalogue),
            false => Err(diagnostics),
        }
    }

    /// The language of its texts.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.tag
    }

    /// Whether there is a text named `id`.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle()
            .get_message(id)
            .is_some_and(|message| message.value().is_some())
    }

    /// What can fill in the text named `id`; `None` where that does not stand in the text itself, as where it takes in another.
    #[must_use]
    pub fn asks(&self, id: &str) -> Option<BTreeSet<&str>> {
        asks::asks(self.bundle().get_message(id)?.value()?)
    }

    /// A message in words.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        let args = message
            .args
            .iter()
            .map(|(name, value)| (*name, number_or_text(value)));
        self.format(message.id, &args.collect())
    }

    /// The text named `id`, filled in with `args`.
    #[must_use]
    pub fn lookup(&self, id: &str, args: &[(&str, Value)]) -> String {
        let args = args.iter().map(|(name, value)| match value {
            Value::Text(text) => (*name, FluentValue::from(text.as_str())),
            Value::Number(number) => (*name, FluentValue::from(*number)),
        });
        self.format(id, &args.collect())
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let message = self.bundle().get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return format!("⟨{id}⟩");
        };
        // What cannot be filled in stays in the text as `{$name}`; a test of the catalogues looks for it.
        let mut errors = Vec::new();
        self.bundle()
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned()
    }

    fn bundle(&self) -> &Bundle {
        self.bundle.get_or_init(|| {
            let language: LanguageIdentifier = self.tag.parse().unwrap_or_default();
            let mut bundle = Bundle::new_concurrent(vec![language]);
            bundle.set_use_isolating(false);
            for resource in own(self.tag)
                .map(Arc::new)
                .chain(self.added.iter().cloned())
            {
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }
}

/// The embedded files of one language. What is broken in them is left out; the tests see to it that nothing is.
fn own(tag: &str) -> impl Iterator<Item = FluentResource> {
    let files = LOCALES.get_dir(tag).into_iter().flat_map(Dir::files);
    files.filter_map(|file| file.contents_utf8()).map(|text| {
        FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource)
    })
}

/// A file of texts from outside.
fn resource(path: &SourcePath, bytes: &[u8]) -> Result<FluentResource, Vec<Diagnostic>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(vec![Diagnostic::error(
            Place::file(path),
            Message::new("texts-not-utf8"),
        )]);
    };
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let broken = errors.into_iter().map(|error| {
            let message = Message::new("texts-syntax").arg("detail", error.kind);
            // At the end of the file nothing can be shown; the text that does not end there can.
            let ended = text
                .get(error.pos.start..)
                .unwrap_or_default()
                .trim()
                .is_empty();
            let span = error.slice.filter(|_| ended).unwrap_or(error.pos);
            Diagnostic::error(Place::new(path, text, span), message)
                .help(Message::new("texts-syntax-help"))
        });
        broken.collect()
    })
}

/// Messages carry text only; what is written like a number chooses plurals like one.
fn number_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<i32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}
