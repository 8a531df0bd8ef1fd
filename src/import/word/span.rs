//! The words of a paragraph with what marks them, and how they are written as Markdown.
//!
//! In: spans. Out: Markdown. Invariant: what Markdown would take for a mark is escaped; marks stand close to their words.

use crate::import::escape;

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words, all marked alike.
    Text(String, Marks),
    /// Markdown that is ready: a picture, the mark of a footnote.
    Ready(String),
    /// The end of a line.
    Break,
}

/// What marks words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub underline: bool,
    /// The address that they lead to.
    pub link: Option<String>,
}

/// Takes off the addresses that no page may lead to: those on somebody's disk, and scripts. Says how many.
pub fn unlink(spans: &mut [Span]) -> usize {
    let mut dropped: Vec<String> = Vec::new();
    for span in spans {
        if let Span::Text(_, marks) = span
            && let Some(address) = marks.link.take_if(|address| !leads(address))
            && dropped.last() != Some(&address)
        {
            dropped.push(address);
        }
    }
    dropped.len()
}

/// Whether an address is on the web, or that of a file beside the text.
fn leads(address: &str) -> bool {
    const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
    let address = address.trim();
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '#', '?']) => SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme)),
        _ => !address.starts_with(['/', '\\']),
    }
}

/// The words alone.
#[must_use]
pub fn words(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| match span {
        Span::Text(text, _) => text.as_str(),
        Span::Ready(_) => "",
        Span::Break => "\n",
    });
    words.collect::<String>().trim().to_owned()
}

/// Spans as Markdown; `bold` says whether bold words are marked.
#[must_use]
pub fn markdown(spans: &[Span], bold: bool) -> String {
    let mut lines = vec![Vec::new()];
    for span in merged(spans, bold) {
        match (span, lines.last_mut()) {
            (Span::Break, _) => lines.push(Vec::new()),
            (span, Some(line)) => line.push(span),
            _ => {}
        }
    }
    let lines = lines.iter().map(|line| {
        line.iter()
            .map(written)
            .collect::<String>()
            .trim()
            .to_owned()
    });
    let lines = lines.filter(|line| !line.is_empty()).enumerate();
    let lines: Vec<String> = lines
        .map(|(at, line)| match at {
            0 => line,
            _ => escape::within(&line),
        })
        .collect();
    // Whether underscores mark words is seen from the whole paragraph.
    escape::underscores(&lines.join("\\\n"))
}

/// Neighbours that are marked alike as one.
fn merged(spans: &[Span], bold: bool) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        let span = match span {
            Span::Text(text, marks) => Span::Text(
                text.clone(),
                Marks {
                    bold: marks.bold && bold,
                    ..marks.clone()
                },
            ),
            other => other.clone(),
        };
        match (out.last_mut(), span) {
            (Some(Span::Text(text, marks)), Span::Text(more, own))
                if own == *marks || more.trim().is_empty() =>
            {
                text.push_str(&more)
            }
            (_, span) => out.push(span),
        }
    }
    out
}

fn written(span: &Span) -> String {
    let (text, marks) = match span {
        Span::Text(text, marks) => (text, marks),
        Span::Ready(text) => return text.clone(),
        Span::Break => return String::new(),
    };
    let words = text.trim();
    if words.is_empty() || *marks == Marks::default() {
        return escape::inline(text);
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    let mut out = escape::inline(words);
    for (wanted, open, close) in [
        (marks.underline, "<u>", "</u>"),
        (marks.strike, "~~", "~~"),
        (marks.italic, "*", "*"),
        (marks.bold, "**", "**"),
    ] {
        if wanted {
            out = format!("{open}{out}{close}");
        }
    }
    if let Some(link) = &marks.link {
        out = format!("[{out}](<{}>)", link.replace(['<', '>', '\n'], ""));
    }
    format!("{before}{out}{after}")
}

#[cfg(test)]
mod tests {
    use super::{Marks, Span, markdown, words};

    #[test]
    fn words_keep_their_marks() {
        let bold = Marks {
            bold: true,
            ..Marks::default()
        };
        let spans = [
            Span::Text("组织".to_owned(), Marks::default()),
            Span::Text("健".to_owned(), bold.clone()),
            Span::Text("步走 ".to_owned(), bold),
            Span::Break,
            Span::Text("a*b".to_owned(), Marks::default()),
        ];
        assert_eq!(markdown(&spans, true), "组织**健步走**\\\na\\*b");
        assert_eq!(markdown(&spans, false), "组织健步走\\\na\\*b");
        assert_eq!(words(&spans), "组织健步走 \na*b");
    }
}
