//! TOML values with the bytes of the file they were read from.
//!
//! In: what the `toml` crate read from a stretch of a file. Out: the same, owned, with spans that count from the
//! beginning of the file.

use std::ops::Range;

use toml::de::{DeInteger, DeTable, DeValue};
use toml::value::Datetime;

/// A key of a table with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where it stands.
    pub key_span: Range<usize>,
    /// What it says.
    pub node: Node,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands; for a table, its header.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number; what 64 bits cannot hold is the nearest that they can.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, a time or both.
    Date(Datetime),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order it was written.
    Table(Vec<Entry>),
}

impl Node {
    /// A text without the blanks around it.
    pub fn text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// The entries of a table.
    pub fn table(&self) -> Option<Vec<Entry>> {
        match &self.value {
            Value::Table(entries) => Some(entries.clone()),
            _ => None,
        }
    }

    /// The words of a value, whatever its type: of a list, those of its first item.
    pub fn words(&self, file: &str) -> String {
        let written = || {
            file.get(self.span.clone())
                .and_then(|written| written.lines().next())
        };
        match &self.value {
            Value::Text(text) => text.clone(),
            Value::List(nodes) => nodes
                .first()
                .map(|first| first.words(file))
                .unwrap_or_default(),
            _ => written().unwrap_or_default().to_owned(),
        }
    }
}

impl Value {
    /// The name of its type, as the messages know it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Text(_) => "text",
            Value::Integer(_) => "integer",
            Value::Float(_) => "float",
            Value::Boolean(_) => "boolean",
            Value::Date(_) => "date",
            Value::List(_) => "list",
            Value::Table(_) => "table",
        }
    }
}

/// The entries of a table that begins at byte `start` of the file.
pub fn entries(table: &DeTable<'_>, start: usize) -> Vec<Entry> {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        key_span: shift(key.span(), start),
        node: node(value.get_ref(), shift(value.span(), start), start),
    });
    entries.collect()
}

fn node(value: &DeValue<'_>, span: Range<usize>, start: usize) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Integer(integer(number)),
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(boolean) => Value::Boolean(*boolean),
        DeValue::Datetime(datetime) => Value::Date(*datetime),
        DeValue::Array(values) => {
            let nodes = values
                .iter()
                .map(|value| node(value.get_ref(), shift(value.span(), start), start));
            Value::List(nodes.collect())
        }
        DeValue::Table(table) => Value::Table(entries(table, start)),
    };
    Node { span, value }
}

fn integer(number: &DeInteger<'_>) -> i64 {
    let nearest = if number.as_str().starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(nearest)
}

fn shift(span: Range<usize>, start: usize) -> Range<usize> {
    span.start + start..span.end + start
}

impl From<Node> for toml::Value {
    fn from(node: Node) -> toml::Value {
        match node.value {
            Value::Text(text) => toml::Value::String(text),
            Value::Integer(number) => toml::Value::Integer(number),
            Value::Float(number) => toml::Value::Float(number),
            Value::Boolean(boolean) => toml::Value::Boolean(boolean),
            Value::Date(datetime) => toml::Value::Datetime(datetime),
            Value::List(nodes) => {
                toml::Value::Array(nodes.into_iter().map(toml::Value::from).collect())
            }
            Value::Table(entries) => toml::Value::Table(
                entries
                    .into_iter()
                    .map(|entry| (entry.key, entry.node.into()))
                    .collect(),
            ),
        }
    }
}
