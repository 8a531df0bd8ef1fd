//! What became of every file, in words.

use std::collections::BTreeMap;

use super::{Document, Fate, Read, State};
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::Message;
use crate::cmd::terminal::Terminal;
use crate::import::Format;
use crate::import::draft::{Draft, Titled};
use crate::import::finding::Finding;
use crate::model::document::Kind;
use crate::model::years;

/// Every file with its documents; `kind` is what their column holds.
pub fn files(files: &[Read], kind: Kind, fate: Fate, terminal: &Terminal) -> String {
    let mut page = Page {
        fate,
        catalogue: &terminal.catalogue,
        text: String::new(),
    };
    for file in files {
        page.file(file);
        for document in &file.documents {
            page.document(document, file.imported.format);
        }
    }
    let planned = files
        .iter()
        .flat_map(|file| &file.documents)
        .any(|document| !document.schedule.activities.is_empty());
    if planned && kind != Kind::Plan {
        page.say(&Message::new("import-no-plans"));
    }
    page.text
}

struct Page<'a> {
    fate: Fate,
    catalogue: &'a Catalogue,
    text: String,
}

impl Page<'_> {
    fn say(&mut self, message: &Message) {
        self.text += &self.catalogue.text(message);
        self.text.push('\n');
    }

    fn file(&mut self, file: &Read) {
        let format = self
            .catalogue
            .text(&Message::new(match file.imported.format {
                Format::Markdown => "import-format-markdown",
                Format::Plain => "import-format-plain",
                Format::Word => "import-format-word",
            }));
        let message = Message::new("import-file")
            .arg("file", &file.source.path)
            .arg("format", format)
            .arg("encoding", file.imported.encoding)
            .arg("count", file.documents.len());
        self.say(&message);
        if file.imported.likely > file.documents.len() {
            self.say(&Message::new("import-likely").arg("count", file.imported.likely));
        }
        self.findings(
            "import-left-out-head",
            &file.imported.left_out,
            file.imported.format,
        );
        self.text.push('\n');
    }

    fn document(&mut self, document: &Document, format: Format) {
        let draft = &document.draft;
        let id = match (document.state, self.fate) {
            (State::Same, _) => "import-present",
            (_, Fate::Written) => "import-document",
            (_, Fate::Tried) => "import-would",
            (_, Fate::Held) => "import-held",
        };
        self.say(&Message::new(id).arg("file", &document.path));
        if let Some(other) = &document.aside_of {
            self.say(&Message::new("import-numbered").arg("file", other));
        }
        self.say(
            &Message::new(match draft.titled {
                Titled::Text => "import-title",
                Titled::FileName => "import-title-of-file",
            })
            .arg("title", &draft.title),
        );
        self.particulars(document);
        self.months(document);
        let pictures = draft
            .files
            .keys()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ");
        if !pictures.is_empty() {
            self.say(
                &Message::new("import-pictures")
                    .arg("count", draft.files.len())
                    .arg("names", pictures),
            );
        }
        if self.fate == Fate::Tried && document.state == State::New {
            self.front(draft);
        }
        self.findings("import-changed-head", &draft.changes, format);
        self.findings("import-decide-head", &document.decide, Format::Markdown);
        if let Some((other, share)) = &document.repeats {
            self.say(
                &Message::new("import-repeats")
                    .arg("file", other)
                    .arg("share", share),
            );
        }
        self.text.push('\n');
    }

    fn particulars(&mut self, document: &Document) {
        let draft = &document.draft;
        let open = self.catalogue.text(&Message::new("import-open"));
        let said = |value: Option<String>| value.unwrap_or_else(|| open.clone());
        let year = draft.year.map(crate::import::draft::year_line);
        let year = year.and_then(|line| {
            Some(
                line.split_once(" = ")?
                    .1
                    .trim()
                    .trim_matches('"')
                    .to_owned(),
            )
        });
        let message = Message::new("import-particulars")
            .arg("unit", said(draft.unit.clone()))
            .arg("date", said(draft.date.map(|date| date.to_string())))
            .arg("year", said(year));
        self.say(&message);
        if !draft.untaken.is_empty() {
            self.say(&Message::new("import-untaken").arg("names", draft.untaken.join(", ")));
        }
    }

    /// The front matter that would be written.
    fn front(&mut self, draft: &Draft) {
        self.say(&Message::new("import-front"));
        for line in draft.front().lines() {
            self.text += &format!("    {line}\n");
        }
    }

    /// How many activities every month has.
    fn months(&mut self, document: &Document) {
        let mut months: BTreeMap<(Option<i16>, u8), usize> = BTreeMap::new();
        let mut others = 0;
        for activity in &document.schedule.activities {
            match activity.month {
                Some(month) => {
                    *months
                        .entry((years::of(activity, document.draft.year), month))
                        .or_default() += 1
                }
                None => others += 1,
            }
        }
        let listed = months.iter().map(|((_, month), count)| {
            let message = Message::new("import-month")
                .arg("month", month)
                .arg("count", count);
            self.catalogue.text(&message)
        });
        let listed: String = listed.collect();
        match (months.is_empty(), others) {
            (true, 0) => self.say(&Message::new("import-no-months")),
            _ => self.say(
                &Message::new("import-months")
                    .arg("months", listed)
                    .arg("others", others),
            ),
        }
        if months.keys().any(|(year, _)| year.is_none()) {
            self.say(&Message::new("import-no-year"));
        }
    }

    fn findings(&mut self, head: &'static str, findings: &[Finding], format: Format) {
        if findings.is_empty() {
            return;
        }
        self.say(&Message::new(head).arg("count", findings.len()));
        for finding in findings {
            let id = match (finding.place.line, format) {
                (0, _) => "import-at-all",
                (_, Format::Markdown | Format::Plain) => "import-at-line",
                (_, Format::Word) => "import-at-paragraph",
            };
            let text = self.catalogue.text(&finding.message);
            let message = Message::new(id)
                .arg("line", finding.place.line)
                .arg("column", finding.place.column)
                .arg("text", text);
            self.say(&message);
        }
    }
}
