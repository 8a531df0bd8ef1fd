//! The web manifest: what the bulletin is called and looks like on the first screen of a phone.
//!
//! In: the settings, the theme's colours and icons. Out: JSON. Invariant: all addresses go by the manifest's own, which
//! stands at the site's root, so that the site may stand anywhere.

use serde::Serialize;
use serde_json::to_vec_pretty;

use crate::compose::context::Composer;

/// Where it stands.
pub const NAME: &str = "site.webmanifest";

/// How an icon is called, before and behind its size.
const ICON: [&str; 2] = ["static/icon-", ".png"];

/// How long the short name is at most: what stands under an icon.
const SHORT: usize = 12;

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    lang: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme_color: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    background_color: Option<&'a str>,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    r#type: &'static str,
}

/// The sizes of the icons among a theme's static files, smallest first.
pub fn icons(statics: &[String]) -> Vec<u32> {
    let size = |path: &String| {
        let rest = path.strip_prefix(ICON[0])?;
        let size = rest.strip_suffix(ICON[1])?.parse().ok()?;
        (icon(size).src == *path).then_some(size)
    };
    let mut sizes: Vec<u32> = statics.iter().filter_map(size).collect();
    sizes.sort_unstable();
    sizes
}

impl Composer<'_> {
    pub(super) fn manifest(&self, icons: &[u32]) -> Vec<u8> {
        let config = &self.site.config;
        let option = |name: &str| self.options.get(name).and_then(toml::Value::as_str);
        let manifest = Manifest {
            name: &config.title,
            short_name: config.title.chars().take(SHORT).collect(),
            description: self.site.home.summary.as_deref(),
            lang: config.language.tag(),
            start_url: "./",
            scope: "./",
            display: "minimal-ui",
            theme_color: option("theme_color"),
            background_color: option("background_color"),
            icons: icons.iter().map(|size| icon(*size)).collect(),
        };
        to_vec_pretty(&manifest).unwrap_or_default()
    }
}

fn icon(size: u32) -> Icon {
    let [before, behind] = ICON;
    Icon {
        src: format!("{before}{size}{behind}"),
        sizes: format!("{size}x{size}"),
        r#type: "image/png",
    }
}
