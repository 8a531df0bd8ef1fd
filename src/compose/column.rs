//! A column's list, page by page.

use tera::Value;

use crate::base::path::{Url, relative};
use crate::compose::context::{Composer, Head};
use crate::compose::pager;
use crate::model::page::Content;

impl Composer<'_> {
    pub(super) fn column(&self, url: &Url, at: usize, page: usize) -> Content {
        let Some(column) = self.site.columns.get(at) else {
            return self.not_found(url);
        };
        let length = column.entries.len();
        let root = url.root();
        let html = match page {
            1 => self.safe_html(&column.body, &column.targets, &|address| {
                relative(&root, address)
            }),
            _ => Value::safe_string(""),
        };
        let head = Head::new(
            &*column.title,
            column.summary.as_deref().unwrap_or(&column.body.summary),
        );
        self.template(url, "column.html", head, |context| {
            context.insert("column", &self.column_view(at));
            context.insert_value("html", html);
            let shown = &column.entries[pager::range(self.site, length, page)];
            context.insert_value("cards", self.cards(shown));
            context.insert("pager", &pager::view(self.site, &column.url, length, page));
        })
    }
}
