//! What crawlers are told: the sitemap (sitemaps.org 0.9) and `robots.txt`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::base::date::Date;
use crate::compose::context::Composer;
use crate::compose::route::{month_url, year_url};

/// One address, and the day it last changed, where that is known.
type Row = (String, Option<Date>);

impl Composer<'_> {
    /// The sitemap: pages for readers, without lists' later pages, printable pages and files.
    pub(super) fn sitemap(&self) -> Vec<u8> {
        let base = self.site.config.base_url.as_deref().unwrap_or_default();
        write(base, &self.rows()).unwrap_or_default()
    }

    fn rows(&self) -> Vec<Row> {
        let site = self.site;
        let mut rows: Vec<Row> = vec![(String::new(), None), ("activities/".to_owned(), None)];
        rows.extend(
            site.columns
                .iter()
                .map(|column| (column.url.encoded(), None)),
        );
        rows.extend(site.entries.iter().map(|entry| {
            let front = &entry.document.front;
            (entry.url.encoded(), front.updated.or(front.date))
        }));
        rows.extend(site.months.keys().flat_map(|month| {
            [year_url(month.year), month_url(*month)].map(|url| (url.encoded(), None))
        }));
        if let Some(paper) = &site.paper {
            rows.push(("issues/".to_owned(), None));
            let issues = paper.issues.iter();
            rows.extend(issues.map(|issue| (issue.url.encoded(), Some(issue.date))));
        }
        rows.extend(site.tags.iter().map(|tag| (tag.url.encoded(), None)));
        rows.sort();
        rows.dedup();
        rows
    }

    /// Crawlers may read the outside board and are asked to stay off the inside one.
    pub(super) fn robots(&self) -> Vec<u8> {
        let rule = if self.site.edition.internal {
            "Disallow: /"
        } else {
            "Allow: /"
        };
        let mut text = format!("User-agent: *\n{rule}\n");
        if let Some(base) = self
            .site
            .config
            .base_url
            .as_deref()
            .filter(|_| !self.site.edition.internal)
        {
            text.push_str(&format!("Sitemap: {base}sitemap.xml\n"));
        }
        text.into_bytes()
    }
}

fn write(base: &str, rows: &[Row]) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let urlset = writer.create_element("urlset");
    let urlset = urlset.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    urlset.write_inner_content(|writer| {
        for (address, changed) in rows {
            writer.create_element("url").write_inner_content(|writer| {
                let location = [base, address].concat();
                writer
                    .create_element("loc")
                    .write_text_content(BytesText::new(&location))?;
                if let Some(date) = changed {
                    let date = date.to_string();
                    writer
                        .create_element("lastmod")
                        .write_text_content(BytesText::new(&date))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(writer.into_inner())
}
