//! The tags, and what carries one, page by page.

use serde::Serialize;

use crate::base::diagnostic::Message;
use crate::base::path::Url;
use crate::compose::context::{Composer, Head};
use crate::compose::pager;
use crate::model::page::Content;
use crate::model::site::Tag;

/// `tag`, and one of `tags`.
#[derive(Serialize)]
struct TagView<'a> {
    title: &'a str,
    url: String,
    count: usize,
}

impl Composer<'_> {
    pub(super) fn tags(&self, url: &Url) -> Content {
        let tags: Vec<TagView<'_>> = self.site.tags.iter().map(view).collect();
        let title = self.catalogue.text(&Message::new("site-tags-title"));
        self.template(url, "tags.html", Head::new(title, ""), |context| {
            context.insert("tags", &tags)
        })
    }

    pub(super) fn tag(&self, url: &Url, at: usize, page: usize) -> Content {
        let Some(tag) = self.site.tags.get(at) else {
            return self.not_found(url);
        };
        let length = tag.entries.len();
        self.template(url, "tag.html", Head::new(&*tag.name, ""), |context| {
            context.insert("tag", &view(tag));
            let shown = &tag.entries[pager::range(self.site, length, page)];
            context.insert_value("cards", self.cards(shown));
            context.insert("pager", &pager::view(self.site, &tag.url, length, page));
        })
    }
}

fn view(tag: &Tag) -> TagView<'_> {
    TagView {
        title: &tag.name,
        url: tag.url.encoded(),
        count: tag.entries.len(),
    }
}
