//! tmp
use crate::base::diagnostic::Diagnostic;
use crate::model::config::*;
use crate::model::document::Audience;
use crate::model::source::Source;
/// tmp
pub fn site(s: &Source) -> (Option<Config>, Vec<Diagnostic>) {
    let t: toml::Table =
        toml::from_str(std::str::from_utf8(&s.bytes).unwrap_or("")).unwrap_or_default();
    let g = |k: &str| t.get(k).and_then(|v| v.as_str()).unwrap_or("").to_owned();
    (
        Some(Config {
            title: g("title"),
            unit: g("unit"),
            language: Language::Chinese,
            base_url: Some(g("base_url")).filter(|b| !b.is_empty()),
            theme: g("theme"),
            page_size: 10,
            default_audience: Audience::Public,
            print_pages: true,
            theme_options: toml::Table::new(),
        }),
        vec![],
    )
}
/// tmp
pub fn theme(_: &Source) -> (Option<ThemeManifest>, Vec<Diagnostic>) {
    (
        Some(ThemeManifest {
            name: String::new(),
            extends: None,
            options: toml::Table::new(),
        }),
        vec![],
    )
}
