//! What a page says of itself to those who only show a link to it: previews, search engines, phones.

use serde_json::Value;

use crate::dressed::{THEMES, sample};
use crate::project::Project;

const SITE: &str = "\
-- content/_index.md --
+++
summary = \"一所学校的工会\"
+++
-- content/news/_index.md --
+++
title = \"信息\"
audience = \"public\"
+++
-- content/news/walk/index.md --
+++
title = \"健步走\"
date = 2026-03-01
updated = 2026-03-04
+++
![路线](route.svg) ![队伍](a.png)
-- content/news/walk/route.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
-- content/news/talk.md --
+++
title = \"讲座\"
+++
![路线](walk/route.svg)
-- content/notices/_index.md --
+++
title = \"通知\"
kind = \"notice\"
audience = \"public\"
+++
-- content/notices/tea.md --
+++
title = \"茶话会\"
+++
四点。
";

fn site(theme: &str, base_url: &str) -> Project {
    let settings = format!(
        "title = \"青禾市云汀中学工会会刊\"\ntheme = {theme:?}\n{base_url}\n[theme_options]\ntheme_color = \"#123456\"\n"
    );
    let photo = image::RgbImage::new(1200, 800);
    let mut bytes = std::io::Cursor::new(Vec::new());
    photo
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("encodes");
    Project::of(SITE)
        .file("site.toml", settings)
        .file("content/news/walk/a.png", bytes.into_inner())
        .built()
}

/// What the element that begins with `start` has for content.
fn content<'a>(page: &'a str, start: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("{start} content=\""))?;
    rest.split('"').next()
}

#[test]
fn a_shared_link_comes_with_a_picture_that_can_be_fetched() {
    for theme in THEMES {
        let site = site(theme, "base_url = \"https://gonghui.example.org/hui/\"");
        let image = |page: &str| {
            let page = site.page(page);
            let image = content(&page, "<meta property=\"og:image\"").map(str::to_owned);
            image.expect("a picture")
        };
        let base = "https://gonghui.example.org/hui/";
        assert_eq!(
            image("news/walk"),
            format!("{base}news/walk/a.png.960.webp")
        );
        for page in ["", "news/talk", "activities"] {
            assert_eq!(image(page), format!("{base}static/icon-512.png"), "{page}");
        }
        for name in [image("news/walk"), image("")] {
            let file = name.strip_prefix(base).expect("of this site");
            assert!(site.output().contains_key(file), "{file}");
        }
    }
}

#[test]
fn without_an_address_nothing_is_promised() {
    for theme in THEMES {
        let page = site(theme, "").page("news/walk");
        assert!(
            !page.contains("og:image") && !page.contains("canonical"),
            "{page}"
        );
    }
}

#[test]
fn an_article_tells_its_days_and_a_printed_page_whose_it_is() {
    let site = site("hongtou", "base_url = \"https://gonghui.example.org/\"");
    let page = site.page("news/walk");
    for (name, value) in [
        ("og:type", "article"),
        ("article:published_time", "2026-03-01"),
        ("article:modified_time", "2026-03-04"),
        ("article:section", "信息"),
        ("og:url", "https://gonghui.example.org/news/walk/"),
    ] {
        let start = format!("<meta property=\"{name}\"");
        assert_eq!(content(&page, &start), Some(value), "{page}");
    }
    let print = site.page("notices/tea/print");
    let canonical = "<link rel=\"canonical\" href=\"https://gonghui.example.org/notices/tea/\">";
    assert!(print.contains(canonical), "{print}");
}

#[test]
fn the_manifest_says_what_a_phone_needs_and_its_files_are_there() {
    for theme in THEMES {
        let site = site(theme, "");
        let output = site.output();
        let manifest: Value =
            serde_json::from_slice(&output["site.webmanifest"]).expect("a manifest");
        assert_eq!(manifest["name"], "青禾市云汀中学工会会刊");
        assert_eq!(manifest["description"], "一所学校的工会");
        assert_eq!(manifest["theme_color"], "#123456");
        assert_eq!(manifest["start_url"], "./");
        let icons = manifest["icons"].as_array().expect("icons");
        for size in ["192x192", "512x512"] {
            assert!(icons.iter().any(|icon| icon["sizes"] == size), "{theme}");
        }
        for icon in icons {
            let file = icon["src"].as_str().expect("an address");
            let drawn = image::load_from_memory(&output[file]).expect("a picture");
            let size = format!("{}x{}", drawn.width(), drawn.height());
            assert_eq!(icon["sizes"], size.as_str(), "{theme} {file}");
        }
        let page = site.page("");
        let (_, link) = page.split_once("rel=\"manifest\" href=\"").expect("a link");
        assert!(link.starts_with("site.webmanifest\""), "{theme}");
    }
}

#[test]
fn a_long_article_has_its_contents_beside_it_and_a_short_one_has_not() {
    for theme in THEMES {
        let site = sample(theme, "zh-CN");
        let has = |page: &str| {
            let page = site.page_of("out", page);
            page.contains("class=\"contents\"")
        };
        assert!(has("weiquan/nvzhigong-te-shu-bao-hu-shi-wen"), "{theme}");
        assert!(!has("weiquan/2026-jiaodaihui"), "{theme}");
    }
}
