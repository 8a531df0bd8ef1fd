//! A TOML table, read field by field.
//!
//! In: a stretch of a file that holds TOML. Out: the values that were asked for, and everything that is wrong with
//! the rest: what is not TOML, values of another type, keys that nobody asked for.
//! Invariant: never fails. A field that cannot be used is reported and read as if it were not there.

mod line;
mod marks;
mod node;
pub mod suggest;
mod syntax;
pub mod when;

use std::ops::{Range, RangeInclusive};

use crate::base::date::Date;
use crate::base::diagnostic::{self, Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::{Place, Written};
pub use line::quote;
use node::{Entry, Node, Value};

/// How many keys are asked for, about: where to begin.
const KEYS: usize = 24;

/// A file, and the stretch of it that holds TOML.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// Its whole text.
    pub text: &'a str,
    /// The bytes that are TOML.
    pub range: Range<usize>,
}

impl Source<'_> {
    /// The place of a byte range of the file.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.path, self.text, span)
    }
}

/// Reads the TOML of `source` with `read`, which asks for every key there is.
pub fn read<T>(
    source: &Source<'_>,
    read: impl FnOnce(&mut Table<'_>) -> T,
) -> (T, Vec<Diagnostic>) {
    let parsed = syntax::parse(source);
    let context = Context {
        source,
        unread: &parsed.unread,
    };
    let mut table = Table::new(context, 0..source.range.start, parsed.entries);
    table.diagnostics = parsed.diagnostics;
    let value = read(&mut table);
    let mut diagnostics = table.finish();
    diagnostic::sort(&mut diagnostics);
    (value, diagnostics)
}

/// What all tables of a file share.
#[derive(Clone, Copy)]
struct Context<'a> {
    source: &'a Source<'a>,
    /// Keys of lines that are not TOML: they are there, though their values are not known.
    unread: &'a [(String, usize)],
}

/// A table that is being read.
pub struct Table<'a> {
    context: Context<'a>,
    span: Range<usize>,
    entries: Vec<Entry>,
    /// What was asked for, with where it stands.
    asked: Vec<(&'static str, Option<Range<usize>>)>,
    diagnostics: Vec<Diagnostic>,
    /// What nobody asked for in the tables below.
    strays: Vec<Stray>,
}

/// A key that nobody asked for.
struct Stray {
    entry: Entry,
    /// What its table knows instead.
    known: Vec<&'static str>,
    /// How its table begins, as `[print]`; nothing for the file's own keys.
    header: Option<String>,
}

impl<'a> Table<'a> {
    fn new(context: Context<'a>, span: Range<usize>, entries: Vec<Entry>) -> Table<'a> {
        Table {
            context,
            span,
            entries,
            asked: Vec::with_capacity(KEYS),
            diagnostics: Vec::new(),
            strays: Vec::new(),
        }
    }

    /// A text without the blanks around it; an empty one counts as none.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.typed(key, "text", Node::text)
            .filter(|text| !text.is_empty())
    }

    /// A text, or a whole number as if it were one.
    pub fn text_or_integer(&mut self, key: &'static str) -> Option<String> {
        let read = |node: &Node| match node.value {
            Value::Integer(number) => Some(number.to_string()),
            _ => node.text(),
        };
        self.typed(key, "text", read)
            .filter(|text| !text.is_empty())
    }

    /// A text that must be there and must not be empty. `help` says what to write; `id` begins the names of the
    /// messages `id-missing` and `id-empty`.
    pub fn required(
        &mut self,
        key: &'static str,
        [missing, empty]: [&'static str; 2],
        help: impl FnOnce() -> Message,
    ) -> String {
        let text = self.typed(key, "text", Node::text);
        if self.place_of(key).is_none() && !self.is_misspelt(key) {
            let place = self.place();
            self.report(Diagnostic::error(place, Message::new(missing)).help(help()));
        } else if text.as_deref() == Some("") {
            self.error(key, Message::new(empty), help());
        }
        text.unwrap_or_default()
    }

    /// A day: a TOML date, or one of the two ways to write it as text.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let node = self.take(key)?;
        let read = match &node.value {
            Value::Date(datetime) => when::civil(datetime),
            Value::Text(text) => when::read(text),
            _ => None,
        };
        match read {
            Some(Ok(date)) => Some(date),
            Some(Err(problem)) => {
                let (message, help) = problem.messages(key);
                self.error(key, message, help);
                None
            }
            None => {
                self.wrong_type(key, "date", &node);
                None
            }
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        self.typed(key, "integer", |node| match node.value {
            Value::Integer(number) => Some(number),
            _ => None,
        })
    }

    /// A whole number within `range`.
    pub fn integer_in<T>(&mut self, key: &'static str, range: RangeInclusive<T>) -> Option<T>
    where
        T: Copy + Into<i64> + TryFrom<i64>,
    {
        let number = self.integer(key)?;
        let (least, most): (i64, i64) = ((*range.start()).into(), (*range.end()).into());
        if !(least..=most).contains(&number) {
            let message = Message::new("toml-out-of-range")
                .arg("key", key)
                .arg("value", number);
            let help = Message::new("toml-out-of-range-help")
                .arg("key", key)
                .arg("least", least)
                .arg("most", most);
            self.error(key, message, help);
            return None;
        }
        T::try_from(number).ok()
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        self.typed(key, "boolean", |node| match node.value {
            Value::Boolean(boolean) => Some(boolean),
            _ => None,
        })
    }

    /// A list of texts, each once, without empty ones.
    pub fn list(&mut self, key: &'static str) -> Vec<String> {
        let nodes = self.typed(key, "list", |node| match &node.value {
            Value::List(nodes) => Some(nodes.clone()),
            _ => None,
        });
        let items = self.items(key, nodes.unwrap_or_default());
        let mut texts = Vec::with_capacity(items.len());
        texts.extend(items.into_iter().map(|(text, _)| text));
        texts
    }

    /// A text or a list of them, each once and with its place, without empty ones.
    pub fn written(&mut self, key: &'static str) -> Vec<Written> {
        let nodes = self.typed(key, "list", |node| match &node.value {
            Value::List(nodes) => Some(nodes.clone()),
            Value::Text(_) => Some(vec![node.clone()]),
            _ => None,
        });
        let items = self.items(key, nodes.unwrap_or_default()).into_iter();
        let source = self.context.source;
        let written = items.map(|(text, span)| Written {
            text,
            place: source.place(span),
        });
        written.collect()
    }

    /// The texts among `nodes` with where they stand, each once, without empty ones.
    fn items(&mut self, key: &'static str, nodes: Vec<Node>) -> Vec<(String, Range<usize>)> {
        let mut items: Vec<(String, Range<usize>)> = Vec::new();
        for node in nodes {
            match node.text() {
                Some(text) if text.is_empty() || items.iter().any(|(item, _)| *item == text) => {}
                Some(text) => items.push((text, node.span)),
                None => self.wrong_type(key, "item", &node),
            }
        }
        items
    }

    /// One of a few words, each with what it means.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.text(key)?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let known: Vec<&'static str> = words.iter().map(|(known, _)| *known).collect();
            let message = Message::new("toml-not-one-of")
                .arg("key", key)
                .arg("value", &word);
            let help = match suggest::nearest(&word, &known) {
                Some(meant) => Message::new("toml-did-you-mean-value")
                    .arg("key", key)
                    .arg("value", meant),
                None => Message::new("toml-known-values")
                    .arg("key", key)
                    .arg("known", quoted(&known)),
            };
            self.error(key, message, help);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A table below this one, read with `read`.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> Option<T> {
        let entries = self.typed(key, "table", Node::table)?;
        let span = self.place_of(key)?;
        Some(self.below(&format!("[{key}]"), span, entries, read))
    }

    /// The tables of `[[key]]`, each read with `read`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Table<'_>) -> T,
    ) -> Vec<T> {
        let tables = self.typed(key, "tables", |node| match &node.value {
            Value::List(nodes) => nodes
                .iter()
                .map(|node| Some((node.span.clone(), node.table()?)))
                .collect(),
            _ => None,
        });
        let tables: Vec<_> = tables.unwrap_or_default();
        tables
            .into_iter()
            .map(|(span, entries)| self.below(&format!("[[{key}]]"), span, entries, &mut read))
            .collect()
    }

    /// A table of which every key is allowed.
    pub fn free(&mut self, key: &'static str) -> toml::Table {
        let entries = self.typed(key, "table", Node::table).unwrap_or_default();
        entries
            .into_iter()
            .map(|entry| (entry.key, entry.node.into()))
            .collect()
    }

    /// Whether `key`, which has been asked for, is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.place_of(key).is_some()
    }

    /// Reports that what `key` says is wrong.
    pub fn error(&mut self, key: &str, message: Message, help: Message) {
        let place = self.place_of_value(key);
        self.report(Diagnostic::error(place, message).help(help));
    }

    /// Reports that what `key` says does not go with what `other` says.
    pub fn clash(&mut self, key: &str, other: &str, message: Message, why: Message, help: Message) {
        let [place, related] = [key, other].map(|key| self.place_of_value(key));
        self.report(
            Diagnostic::error(place, message)
                .related(related, why)
                .help(help),
        );
    }

    /// Reports a key that belongs elsewhere, and counts it as asked for.
    pub fn misplaced(&mut self, key: &'static str, help: Message) {
        if let Some(entry) = self.remove(key) {
            let place = self.context.source.place(entry.key_span);
            let message = Message::new("toml-unknown-key").arg("key", key);
            self.report(Diagnostic::error(place, message).help(help));
        }
    }

    /// Adds a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where the table begins: its header, or the line before the first of a file's keys.
    #[must_use]
    pub fn place(&self) -> Place {
        self.context.source.place(self.span.clone())
    }

    /// The place of what `key` says; of the table's beginning where it says nothing.
    #[must_use]
    pub fn place_of_value(&self, key: &str) -> Place {
        let span = self.place_of(key).unwrap_or(self.span.clone());
        self.context.source.place(span)
    }

    /// The line of what `key` says; of the table's beginning where it says nothing.
    #[must_use]
    pub fn line_of(&self, key: &str) -> usize {
        self.place_of_value(key).line
    }

    /// Whether `key` is there after all, under another name or on a line that is not TOML.
    #[must_use]
    pub fn is_misspelt(&self, key: &'static str) -> bool {
        let mut unread = self.context.unread.iter();
        unread.any(|(unread, at)| unread == key && self.reaches(*at))
            || self
                .entries
                .iter()
                .any(|entry| suggest::key(&entry.key, &[key]).is_some())
    }

    /// Whether no other table begins before byte `at` of the file.
    fn reaches(&self, at: usize) -> bool {
        let between = self.context.source.text.get(self.span.end..at);
        between.is_some_and(|text| !text.lines().any(|line| line.trim_start().starts_with('[')))
    }

    fn place_of(&self, key: &str) -> Option<Range<usize>> {
        let mut asked = self.asked.iter().rev();
        asked.find(|(asked, _)| *asked == key)?.1.clone()
    }

    fn take(&mut self, key: &'static str) -> Option<Node> {
        let node = self.remove(key).map(|entry| entry.node);
        let span = node.as_ref().map(|node| node.span.clone());
        self.asked.push((key, span));
        node
    }

    fn remove(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at))
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        read: impl FnOnce(&Node) -> Option<T>,
    ) -> Option<T> {
        let node = self.take(key)?;
        let value = read(&node);
        if value.is_none() {
            self.wrong_type(key, wanted, &node);
        }
        value
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, node: &Node) {
        let source = self.context.source;
        let message = Message::new("toml-wrong-type")
            .arg("key", key)
            .arg("wanted", wanted)
            .arg("found", node.value.type_name());
        let words = node.words(source.text);
        let (wanted, text) = match words.parse::<i64>() {
            Ok(number) if wanted == "integer" => ("digits", number.to_string()),
            _ => (wanted, line::quote(&words)),
        };
        let help = Message::new("toml-wrong-type-help")
            .arg("key", key)
            .arg("wanted", wanted)
            .arg("text", text);
        self.report(Diagnostic::error(source.place(node.span.clone()), message).help(help));
    }

    fn below<T>(
        &mut self,
        header: &str,
        span: Range<usize>,
        entries: Vec<Entry>,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> T {
        let mut table = Table::new(self.context, span, entries);
        let value = read(&mut table);
        let known = match table.entries.is_empty() {
            true => Vec::new(),
            false => table.known(),
        };
        let strays = table.entries.into_iter().map(|entry| Stray {
            entry,
            known: known.clone(),
            header: Some(header.to_owned()),
        });
        self.strays.extend(strays);
        self.strays.append(&mut table.strays);
        self.diagnostics.append(&mut table.diagnostics);
        value
    }

    /// The keys that were asked for, sorted.
    fn known(&self) -> Vec<&'static str> {
        let mut known: Vec<&'static str> = self.asked.iter().map(|(key, _)| *key).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// All findings of a file; every key that is left is one that nobody asked for.
    fn finish(mut self) -> Vec<Diagnostic> {
        if self.entries.is_empty() && self.strays.is_empty() {
            return self.diagnostics;
        }
        let known = self.known();
        let own = std::mem::take(&mut self.entries).into_iter();
        let own = own.map(|entry| Stray {
            entry,
            known: known.clone(),
            header: None,
        });
        let strays: Vec<Stray> = own.chain(std::mem::take(&mut self.strays)).collect();
        for stray in strays {
            let message = Message::new("toml-unknown-key").arg("key", &stray.entry.key);
            let help = stray.help(&known);
            let place = self.context.source.place(stray.entry.key_span);
            self.report(Diagnostic::error(place, message).help(help));
        }
        self.diagnostics
    }
}

impl Stray {
    /// What to do with it, where `above` are the file's own keys: they belong above all headers.
    fn help(&self, above: &[&'static str]) -> Message {
        let key = &self.entry.key;
        match (&self.header, suggest::key(key, &self.known)) {
            (Some(header), _) if above.contains(&&**key) => Message::new("toml-belongs-above")
                .arg("key", key)
                .arg("header", header),
            (_, Some(meant)) => Message::new("toml-did-you-mean-key").arg("key", meant),
            (_, None) => Message::new("toml-known-keys").arg("known", self.known.join(", ")),
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("\"{word}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
