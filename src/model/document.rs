//! One Markdown file, understood: its front matter, its body, the months it plans for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::packed::Packed;
use crate::base::path::SourcePath;
use crate::base::place::{Place, Written};
use crate::model::picture::Size;
use crate::model::schedule::{Activity, PlanYear, Schedule};
use crate::model::series::IssueFront;

/// Who may read a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Everybody: the outside board.
    Public,
    /// Members: the inside board.
    Internal,
}

/// What kind of document a column holds, which decides its template.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A work plan.
    Plan,
    /// An article.
    #[default]
    Article,
    /// A notice.
    Notice,
    /// A page that stands for itself, as an introduction.
    Page,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Plan, Kind::Article, Kind::Notice, Kind::Page];

    /// Its name in front matter and templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Article => "article",
            Kind::Notice => "notice",
            Kind::Page => "page",
        }
    }
}

/// A document of the content tree.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its file.
    pub path: SourcePath,
    /// The last part of its address: what its front matter says, else its file's name in ASCII. Empty when nothing
    /// of the name can be written so.
    pub slug: String,
    /// The line its text begins at, counted from 1: what lies before is front matter.
    pub body_line: usize,
    /// What its front matter says.
    pub front: Front,
    /// Its text.
    pub body: Body,
    /// What it plans, from its front matter and its text. Empty when reading is switched off and nothing is declared.
    pub schedule: Arc<Schedule>,
}

/// The front matter of a document. What is not said is `None` (or empty) and may come from an `_index.md` above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The title.
    pub title: String,
    /// The day it is dated.
    pub date: Option<Date>,
    /// The day of its last change.
    pub updated: Option<Date>,
    /// `year` or `school_year`: when its months are.
    pub year: Option<PlanYear>,
    /// 发文单位: who issues it.
    pub unit: Option<String>,
    /// What only papers that are sent out say; `None` where it says nothing of it.
    pub formalities: Option<Box<Formalities>>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its tags, as written.
    pub tags: Box<[String]>,
    /// A summary that replaces the one taken from the text.
    pub summary: Option<String>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// The first day on which it is published.
    pub publish: Option<Date>,
    /// The last day on which it is published.
    pub expires: Option<Date>,
    /// Who may read it.
    pub audience: Option<Audience>,
    /// Its rank before the date; lower first.
    pub weight: i64,
    /// Whether its text is read for activities.
    pub schedule: Option<bool>,
    /// `[[activity]]` tables.
    pub activities: Box<[Activity]>,
    /// The activities it reports on, as it names them.
    pub reports: Box<[Written]>,
    /// What it says of an issue of the paper; only files of `content/issues` do.
    pub issue: Option<Box<IssueFront>>,
}

impl Front {
    /// What it says as a paper that is sent out.
    #[must_use]
    pub fn formalities(&self) -> &Formalities {
        static NOTHING: Formalities = Formalities {
            number: None,
            to: None,
            cc: None,
            attachments: Vec::new(),
            signature: None,
        };
        self.formalities.as_deref().unwrap_or(&NOTHING)
    }
}

/// 公文格式各要素 that a paper has when it is sent out (GB/T 9704): few have any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formalities {
    /// 发文字号, as 工发〔2026〕3号.
    pub number: Option<String>,
    /// 主送机关: whom it is sent to.
    pub to: Option<String>,
    /// 抄送机关: who gets a copy.
    pub cc: Option<String>,
    /// 附件说明: the titles of what is attached.
    pub attachments: Vec<String>,
    /// 署名, where that is not the unit.
    pub signature: Option<String>,
}

impl Formalities {
    /// These, where anything is said.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Formalities>> {
        (self != Formalities::default()).then(|| Box::new(self))
    }
}

/// The `_index.md` of a folder.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The column's title.
    pub title: Option<String>,
    /// Its rank among the columns; lower first.
    pub order: i64,
    /// What it holds.
    pub kind: Option<Kind>,
    /// Who may read what lies below.
    pub audience: Option<Audience>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// A line about it.
    pub summary: Option<String>,
    /// What documents below take where they say nothing.
    pub defaults: Defaults,
    /// Its own text.
    pub body: Body,
}

/// Values for documents that say nothing.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// 发文单位.
    pub unit: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Tags in addition to the document's own.
    pub tags: Vec<String>,
    /// `year` or `school_year`.
    pub year: Option<PlanYear>,
    /// Whether text is read for activities.
    pub schedule: Option<bool>,
}

/// The text of a document: what is told of it without showing it, and what its HTML is written from when a page asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// What its HTML is written from.
    pub text: Kept,
    /// The local links and pictures, in reading order.
    pub links: Box<[Link]>,
    /// The anchors of its headings in reading order, a line each: a body is kept for every document, and kept small.
    pub ids: Box<str>,
    /// 字数 as Word counts.
    pub words: usize,
    /// The first sentences, up to about 100 characters.
    pub summary: Box<str>,
    /// Whether it ends with a date, as official papers do.
    pub signed: bool,
}

impl Body {
    /// The anchors of its headings, in reading order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.lines()
    }

    /// Its headings, in reading order; `html` is its own.
    pub fn headings<'b>(&'b self, html: &'b Html) -> impl Iterator<Item = Heading<'b>> {
        html.outline.headings(self.ids())
    }
}

/// The text of a document, in the one form that is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kept {
    /// There is none.
    #[default]
    None,
    /// As its author wrote it: a preview writes the HTML of what is looked at.
    Markdown(Markdown),
    /// As pages show it: a build writes it once, for every page that does.
    Html(Html),
}

/// A text as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown {
    /// Its file.
    pub path: SourcePath,
    /// All of the file, its front matter included.
    pub text: Packed,
    /// The byte that follows the front matter.
    pub start: usize,
    /// The lines that others link to, counted from 1 and ascending: each gets an anchor `L12`.
    pub anchors: Box<[u32]>,
}

/// The text of a document as HTML, with its links still open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// HTML without the addresses of links into the content tree.
    pub text: String,
    /// Where in `text` such an address belongs, ascending.
    pub slots: Vec<Slot>,
    /// Its headings.
    pub outline: Outline,
}

impl Html {
    /// Adds text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds other HTML with its places.
    pub fn append(&mut self, other: Html) {
        let moved = self.text.len();
        let slots = other.slots.into_iter();
        self.slots.extend(slots.map(|slot| Slot {
            at: slot.at + moved,
            ..slot
        }));
        self.text.push_str(&other.text);
    }

    /// Leaves a place for the address of link number `link`.
    pub fn slot(&mut self, link: usize) {
        self.slots.push(Slot {
            at: self.text.len(),
            link,
        });
    }

    /// Begins a new line, unless one is begun.
    pub fn fresh_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// A place in the HTML for the address of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The byte of [`Html::text`] before which it goes.
    pub at: usize,
    /// The index in [`Body::links`].
    pub link: usize,
}

/// A link or picture that points into the content tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The file it names, from the project's root.
    pub target: SourcePath,
    /// What follows `#`, without it, percent-decoded; empty when there is none.
    pub fragment: String,
    /// Where the link stands.
    pub place: Place,
}

/// A heading with its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'o> {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor, unique in the document; letters, digits, `-` and `_`.
    pub id: &'o str,
    /// Its words, in one line.
    pub text: &'o str,
}

/// Headings without their anchors, in reading order, packed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// A line for each: level and words.
    lines: String,
}

impl Outline {
    /// No heading yet, with room for words of so many bytes.
    #[must_use]
    pub fn with_room(bytes: usize) -> Outline {
        Outline {
            lines: String::with_capacity(bytes),
        }
    }

    /// Adds a heading of `level`, 1 to 6, with the words `text`.
    pub fn push(&mut self, level: u8, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push('\n');
        }
        self.lines.push(char::from(b'0' + level));
        match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
            None => self.lines.push_str(text),
            Some(_) => self.lines.push_str(&text.replace(['\n', '\r'], " ")),
        }
    }

    /// The headings, whose anchors are `ids`.
    pub fn headings<'o>(
        &'o self,
        ids: impl Iterator<Item = &'o str>,
    ) -> impl Iterator<Item = Heading<'o>> {
        self.lines.lines().zip(ids).filter_map(|(line, id)| {
            let (level, text) = line.split_at_checked(1)?;
            let level = level.parse().ok()?;
            Some(Heading { level, id, text })
        })
    }
}

/// What a folder of content holds once it is parsed.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The `_index.md` files by their folder (`content`, `content/plans`).
    pub indexes: BTreeMap<String, Index>,
    /// The documents, by path. Shared, since a preview keeps them from one assembly to the next.
    pub documents: Vec<Arc<Document>>,
    /// Every other file of the tree: pictures and attachments, by path, with their size in bytes.
    pub files: BTreeMap<SourcePath, u64>,
    /// Those of them that are pictures which can be made smaller, with how large they are.
    pub pictures: BTreeMap<SourcePath, Size>,
    /// The texts with errors of their own: what they say is known in part at most, and what seems wrong elsewhere may be
    /// nothing but that.
    pub broken: BTreeSet<SourcePath>,
}

impl Content {
    /// Whether it is not known what the text at `path` says, or what a folder above says of it.
    #[must_use]
    pub fn is_unsure(&self, path: &SourcePath) -> bool {
        let is_above = |text: &SourcePath| {
            let rest = path.as_str().strip_prefix(text.folder());
            text.name() == "_index.md" && rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut broken = self.broken.iter();
        broken.any(|text| text == path || is_above(text))
    }
}
