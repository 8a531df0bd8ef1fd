//! `site.toml`, understood.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::path::Url;
use crate::model::document::Audience;
use crate::model::series::Series;

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// The bulletin's title.
    pub title: String,
    /// The union's name.
    pub unit: String,
    /// The language of the theme's texts.
    pub language: Language,
    /// Where the site will stand, with a final `/`; feeds and the sitemap need it.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: String,
    /// How many documents a list page shows.
    pub page_size: usize,
    /// The audience of documents that nobody says anything about.
    pub default_audience: Audience,
    /// `[print]`: what there is on paper.
    pub print: Print,
    /// `[bulletin]`: the paper that comes out in issues, where there is one.
    pub bulletin: Option<Series>,
    /// `[theme_options]`, handed to the templates as they are.
    pub theme_options: toml::Table,
}

/// `[print]`: what there is on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Whether plans and notices get a printable page.
    pub pages: bool,
    /// What is set as PDF beside its page.
    pub pdf: Pdf,
    /// Folders of the project that hold fonts.
    pub font_dirs: Vec<String>,
    /// Whether papers are dated in Han numerals.
    pub han_dates: bool,
    /// How many columns of text an issue has, 1 or 2.
    pub issue_columns: u8,
    /// The size of a year's calendar: `a3` or `a4`.
    pub year_format: &'static str,
    /// No setting: the addresses of what `huikan print` made, which stays beside its pages.
    pub printed: BTreeSet<Url>,
}

impl Default for Print {
    fn default() -> Print {
        Print {
            pages: true,
            pdf: Pdf::None,
            font_dirs: Vec::new(),
            han_dates: false,
            issue_columns: 2,
            year_format: "a3",
            printed: BTreeSet::new(),
        }
    }
}

/// What is set as PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pdf {
    /// Nothing, unless it is asked for.
    None,
    /// Plans and notices.
    Plans,
    /// These, the issues, and the sheets of the months and years.
    All,
}

/// `theme.toml`: what a theme says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThemeManifest {
    /// The theme's name for people.
    pub name: String,
    /// The theme whose files it takes where it has none of its own.
    pub extends: Option<String>,
    /// `[options]`: what a site may set in `[theme_options]`, with the values of a site that says nothing.
    pub options: toml::Table,
}

/// A language that catalogues exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Language {
    /// 简体中文.
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language a tag such as `zh_CN.UTF-8` or `en-GB` stands for, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}
