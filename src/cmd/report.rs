//! Findings, as a terminal shows them.
//!
//! In: a [`Diagnostic`] and the words for it. Out: the message, the line it is about with a mark under what is
//! meant, the places that have to do with it, and what to write instead.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message, Severity};
use crate::base::place::Place;

/// A finding in words, with colours when they are wanted.
#[must_use]
pub fn render(diagnostic: &Diagnostic, catalogue: &Catalogue, color: bool) -> String {
    let name = |id| catalogue.text(&Message::new(id));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(name("report-error")),
        Severity::Warning => Level::WARNING.with_name(name("report-warning")),
    };
    let title = level.primary_title(catalogue.text(&diagnostic.message));
    let mut group = show(Group::with_title(title), &diagnostic.place, None);
    for (place, why) in &diagnostic.related {
        group = show(group, place, Some(catalogue.text(why)));
    }
    if let Some(help) = &diagnostic.help {
        let help = normalize_untrusted_str(&catalogue.text(help));
        group = group.element(Level::HELP.with_name(name("report-help")).message(help));
    }
    let renderer = match color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    renderer.render(&[group])
}

/// Adds a place: its line with a mark below, or only its file where the line is not known. `why` marks it as one
/// that has to do with the finding.
fn show<'a>(group: Group<'a>, place: &'a Place, why: Option<String>) -> Group<'a> {
    let file = place.file.as_str();
    if place.text.is_empty() && why.is_none() {
        return group.element(
            Origin::path(file)
                .line(place.line)
                .char_column(place.column),
        );
    }
    let kind = match why {
        Some(_) => AnnotationKind::Context,
        None => AnnotationKind::Primary,
    };
    let annotation = kind.span(bytes(place)).label(why);
    group.element(
        Snippet::source(&*place.text)
            .line_start(place.line)
            .path(file)
            .annotation(annotation),
    )
}

/// The bytes of a place's line that are meant.
fn bytes(place: &Place) -> Range<usize> {
    let byte = |column: usize| {
        place
            .text
            .char_indices()
            .nth(column)
            .map_or(place.text.len(), |(at, _)| at)
    };
    let first = place.column.saturating_sub(1);
    byte(first)..byte(first.saturating_add(place.width))
}
