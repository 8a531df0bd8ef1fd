//! What templates see of documents, activities and months: of each, only what the templates of the page name; of a card, what
//! any does.
//!
//! Every view has a twin that says which of its fields those are. A field that is not named is not made, and is not in
//! the context.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::issue::IssueLinkView;
use super::{
    DayView, FestivalView, FileView, HeadingView, LinkView, PassageView, PlanGroupView, ThemeView,
};
use crate::model::names::Names;

/// Declares a view whose fields are there where they are named, and its twin.
macro_rules! named {
    (
        $(#[$about:meta])*
        pub struct $view:ident$(<$life:lifetime>)?, $names:ident {
            $($(#[$about_field:meta])* pub $field:ident: $kind:ty,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Serialize)]
        pub struct $view$(<$life>)? {
            $($(#[$about_field])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$kind>,)+
        }

        #[doc = concat!("Which fields of a [`", stringify!($view), "`] are named.")]
        #[derive(Debug, Clone, Copy)]
        pub struct $names {
            $($(#[$about_field])* pub $field: bool,)+
        }

        impl $names {
            /// Those for which `is_named` says so.
            pub fn new(is_named: impl Fn(&str) -> bool) -> $names {
                $names { $($field: is_named(stringify!($field)),)+ }
            }
        }
    };
}

/// What is named of each view.
#[derive(Debug, Clone)]
pub struct Named {
    /// Of the variable `month` on the page of a month.
    pub month: MonthNames,
    /// Of any card.
    pub card: CardNames,
    documents: OnPages<DocumentNames>,
    activities: OnPages<ActivityNames>,
}

impl Named {
    /// What `names` has of each.
    pub fn new(names: &Names) -> Named {
        let month = |field: &str| names.has_of("month.html", "month", field);
        Named {
            month: MonthNames::new(month),
            card: CardNames::new(|field| names.has(field)),
            documents: OnPages::new(names, |page| {
                DocumentNames::new(|field| names.has_of(page, "document", field))
            }),
            activities: OnPages::new(names, |page| {
                ActivityNames::new(|field| names.has_of_activity(page, field))
            }),
        }
    }

    /// What is named of the variable `document` on a page of `template`.
    pub fn document(&self, template: &str) -> &DocumentNames {
        self.documents.of(template)
    }

    /// What is named of the activities on a page of `template`.
    pub fn activity(&self, template: &str) -> &ActivityNames {
        self.activities.of(template)
    }
}

/// What is named of one view, by the template of the page.
#[derive(Debug, Clone)]
struct OnPages<T> {
    known: BTreeMap<String, T>,
    /// The same on a page of any other template.
    other: T,
}

impl<T> OnPages<T> {
    fn new(names: &Names, of: impl Fn(&str) -> T) -> OnPages<T> {
        let pages = names.pages.keys();
        OnPages {
            known: pages.map(|page| (page.clone(), of(page))).collect(),
            other: of(""),
        }
    }

    fn of(&self, template: &str) -> &T {
        self.known.get(template).unwrap_or(&self.other)
    }
}

named! {
    /// A document as lists show it.
    pub struct CardView<'a>, CardNames {
        /// Its title.
        pub title: &'a str,
        /// Its address.
        pub url: String,
        /// `plan`, `article`, `notice` or `page`.
        pub kind: &'static str,
        /// The title of its column; empty at the content's root.
        pub column: &'a str,
        /// The address of its column.
        pub column_url: String,
        /// The day it is dated, or null.
        pub date: Option<String>,
        /// The day of its last change, or null.
        pub updated: Option<String>,
        /// Who issues it, or null.
        pub unit: Option<&'a str>,
        /// Who wrote it, or null.
        pub author: Option<&'a str>,
        /// Its summary.
        pub summary: &'a str,
        /// Its tags ([`LinkView`]).
        pub tags: Vec<Value>,
        /// The address of its first picture, or null.
        pub picture: Option<String>,
        /// The last day it is shown, or null.
        pub expires: Option<String>,
    }
}

named! {
    /// A document on its own page: its card and its text.
    pub struct DocumentView<'a>, DocumentNames {
        /// As lists show it ([`CardView`]).
        pub card: Value,
        /// 发文字号, or null.
        pub number: Option<&'a str>,
        /// Its text as HTML with its links resolved, marked as safe.
        pub html: Value,
        /// Its headings: `level`, `id`, `text`.
        pub headings: Vec<HeadingView<'a>>,
        /// The same where they make a table of contents: in a text of more than 800 字, if there are more than three.
        pub contents: Vec<HeadingView<'a>>,
        /// 字数.
        pub words: usize,
        /// Whether the text itself ends with its date.
        pub signed: bool,
        /// Its activities, in the order of the plan ([`ActivityView`]).
        pub activities: Vec<Value>,
        /// On a plan's own page, its text in passages, each with the activities that were read from it.
        pub passages: Vec<PassageView>,
        /// Activities that stand beside no passage ([`ActivityView`]).
        pub elsewhere: Vec<Value>,
        /// The months its activities fall in, in order ([`MonthLinkView`](super::MonthLinkView)).
        pub months: Vec<Value>,
        /// The activities it reports on ([`ActivityView`]).
        pub reports: Vec<Value>,
        /// The files that its text leads to.
        pub files: Vec<FileView>,
        /// The issues of the paper that it stands in.
        pub issues: Vec<IssueLinkView<'a>>,
        /// The next newer document of the column, or null.
        pub newer: Option<LinkView<'a>>,
        /// The next older document of the column, or null.
        pub older: Option<LinkView<'a>>,
        /// The address of its printable page, or null.
        pub print_url: Option<String>,
        /// The address of its PDF, or null.
        pub pdf_url: Option<String>,
        /// 主送机关, or null.
        pub to: Option<&'a str>,
        /// 抄送机关, or null.
        pub cc: Option<&'a str>,
        /// 附件说明: the titles of what is attached.
        pub attachments: &'a [String],
        /// 署名: who signs it, or null.
        pub signature: Option<&'a str>,
        /// Its title in the lines that it has on paper, broken by sense.
        pub title_lines: Vec<String>,
        /// The names of those who issue it in their lines.
        pub issuers: Vec<String>,
        /// Its date as papers of the site write it, or null.
        pub dated: Option<String>,
    }
}

named! {
    /// One activity. What is asked for most stands first: the engine looks through the fields in their order.
    pub struct ActivityView<'a>, ActivityNames {
        /// The address of its place in the plan.
        pub url: String,
        /// Its words.
        pub text: &'a str,
        /// The same without the day that they begin with, for where `date` stands beside them.
        pub words: &'a str,
        /// Whether it is done.
        pub done: bool,
        /// Its day as a date, or null.
        pub date: Option<String>,
        /// The last day as a date, where there are several, or null.
        pub end_date: Option<String>,
        /// Who takes part or answers for it, or null.
        pub who: Option<&'a str>,
        /// Where it takes place, or null.
        pub place: Option<&'a str>,
        /// The period it belongs to, as written, or null.
        pub period: Option<&'a str>,
        /// How often it comes back, as written, or null.
        pub every: Option<&'a str>,
        /// The plan's title.
        pub plan: &'a str,
        /// Year and month it falls in ([`MonthLinkView`](super::MonthLinkView)), or null.
        pub month: Option<Value>,
        /// The articles that report on it ([`LinkView`]).
        pub reports: Value,
    }
}

named! {
    /// `month` on a month's page.
    pub struct MonthView, MonthNames {
        /// The year.
        pub year: i16,
        /// The month, 1 to 12.
        pub month: u8,
        /// Both in words.
        pub title: String,
        /// Its address; null where the site has no page for it.
        pub url: Option<String>,
        /// What it is about, by plan.
        pub themes: Vec<ThemeView>,
        /// Activities with a day, in order ([`ActivityView`]).
        pub dated: Vec<Value>,
        /// The rest, by plan.
        pub plans: Vec<PlanGroupView>,
        /// Activities of a quarter, half-year or term that holds this month, by plan.
        pub periods: Vec<PlanGroupView>,
        /// Activities that come back and hold for this month, by plan.
        pub recurring: Vec<PlanGroupView>,
        /// The weeks of the month, Monday first; days outside the month are null.
        pub weeks: Vec<Vec<Option<DayView>>>,
        /// Its festivals.
        pub festivals: Vec<FestivalView>,
        /// How many activities it has (`dated` and `plans`).
        pub count: usize,
        /// How many of them are done.
        pub done: usize,
        /// The month before ([`MonthLinkView`](super::MonthLinkView)), or null.
        pub previous: Option<Value>,
        /// The month after ([`MonthLinkView`](super::MonthLinkView)), or null.
        pub next: Option<Value>,
        /// The same month a year earlier ([`MonthLinkView`](super::MonthLinkView)), or null.
        pub year_earlier: Option<Value>,
        /// Articles and notices dated in this month ([`CardView`]).
        pub articles: Value,
        /// The address of its sheet as PDF, or null.
        pub pdf_url: Option<String>,
    }
}
