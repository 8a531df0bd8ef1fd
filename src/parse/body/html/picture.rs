//! Pictures, alone or as figures.
//!
//! In: the events of a picture. Out: an `img`; where a paragraph holds nothing but pictures, a figure around each, with
//! its title as the caption and the whole picture behind a link, and one gallery around several.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::events::Spanned;
use super::super::links::Address;
use super::Writer;

/// The picture whose text is being written.
#[derive(Default)]
pub(super) struct Picture {
    /// How many pictures are around; those inside another are part of its text.
    pub(super) depth: usize,
    title: String,
    /// Whether it is shown at all.
    shown: bool,
    /// Whether it is a link to the whole picture.
    linked: bool,
}

/// Whether the paragraph whose events follow holds nothing but pictures: several, or one with a caption.
pub(super) fn are_figures(rest: &[Spanned<'_>]) -> bool {
    let (mut pictures, mut captions, mut depth) = (0, 0, 0_usize);
    for (event, _) in rest {
        match event {
            Event::End(TagEnd::Paragraph) => break,
            Event::Start(Tag::Image { title, .. }) => {
                depth += 1;
                pictures += 1;
                captions += usize::from(!title.is_empty());
            }
            Event::End(TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ if depth > 0 => {}
            _ => return false,
        }
    }
    pictures > 1 || captions > 0
}

/// Whether the picture whose events follow has words of its own.
fn has_words(rest: &[Spanned<'_>]) -> bool {
    rest.iter()
        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Image)))
        .any(|(event, _)| matches!(event, Event::Text(text) if !text.trim().is_empty()))
}

impl<'a, 't> Writer<'a, 't> {
    pub(super) fn start_figures(&mut self) {
        self.in_figures = true;
        self.block("<div class=\"gallery\">\n");
    }

    pub(super) fn end_figures(&mut self) {
        self.in_figures = false;
        self.html.push("</div>\n");
    }

    pub(super) fn start_picture(&mut self, title: &str) {
        let address = self.addresses.next();
        let named = has_words(self.rest);
        self.picture = Picture {
            depth: 1,
            title: title.to_owned(),
            shown: false,
            linked: false,
        };
        if self.in_figures {
            self.start_figure(address, named || !title.is_empty());
        }
        self.picture.shown = self.address("<img src=\"", address);
        if self.picture.shown {
            self.html.push("\" alt=\"");
        }
        if self.picture.linked && !named {
            self.escape_attribute(title);
        }
    }

    /// A link must have a name, so that a picture without words has none.
    fn start_figure(&mut self, address: Option<&Address<'t>>, named: bool) {
        self.html.push("<figure>");
        self.picture.linked = named && self.address("<a href=\"", address);
        if self.picture.linked {
            self.html.push("\">");
        }
    }

    /// The text of a picture is its words, without marks.
    pub(super) fn picture_text(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                self.addresses.next();
                self.picture.depth += 1;
            }
            Event::Start(Tag::Link { .. }) => drop(self.addresses.next()),
            Event::End(TagEnd::Image) => self.end_picture(),
            Event::Text(text) | Event::Code(text) => self.escape_attribute(text),
            Event::SoftBreak | Event::HardBreak => self.html.push(" "),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        self.picture.depth -= 1;
        if self.picture.depth > 0 {
            return;
        }
        let Picture {
            title,
            shown,
            linked,
            ..
        } = std::mem::take(&mut self.picture);
        if shown {
            self.html.push("\"");
            if !self.in_figures {
                self.title(&title);
            }
            self.html.push(" loading=\"lazy\" />");
        }
        if self.in_figures {
            self.end_figure(&title, linked);
        }
    }

    fn end_figure(&mut self, title: &str, linked: bool) {
        if linked {
            self.html.push("</a>");
        }
        if !title.is_empty() {
            self.html.push("<figcaption>");
            self.escape(title);
            self.html.push("</figcaption>");
        }
        self.html.push("</figure>\n");
    }
}
