//! What a page adds to an author's text: what alerts are, and what the files are that it leads to.

use crate::dressed::THEMES;
use crate::project::Project;

const SITE: &str = "\
-- content/_index.md --
+++
title = \"欢迎\"
+++
先看[简章](jianzhang.pdf)。

> [!TIP]
> 常来看看。
-- content/notices/_index.md --
+++
title = \"通知\"
kind = \"notice\"
audience = \"public\"
+++
-- content/notices/games/index.md --
+++
title = \"报名\"
date = 2026-03-01
+++
请填[**报名**表](form.docx)，再看[说明](notes.txt)，表在[这里](form.docx)也有。

![海报](poster.svg)

> [!WARNING]
> 3月8日截止。
>
> 过期不候。

<blockquote class=\"alert alert-none\"><p>不是提示</p></blockquote>
-- content/notices/games/notes.txt --
自带水杯。
-- content/notices/games/poster.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>
";

/// The site in a theme and a language, with a form of two megabytes and a bit.
fn site(theme: &str, language: &str) -> Project {
    let settings = format!("title = \"会刊\"\nlanguage = {language:?}\ntheme = {theme:?}\n");
    Project::of(SITE)
        .file("site.toml", settings)
        .file("content/jianzhang.pdf", "%PDF-1.7\n")
        .file("content/notices/games/form.docx", vec![0; 2_200_000])
        .built()
}

#[test]
fn the_files_of_a_document_are_listed_once_with_type_and_size() {
    for (theme, language, heading, form, notes) in [
        (
            "hongtou",
            "zh-CN",
            "附件",
            "Word 文档，2.1 MB",
            "文本，1 KB",
        ),
        ("sujian", "zh-CN", "附件", "Word 文档，2.1 MB", "文本，1 KB"),
        (
            "hongtou",
            "en",
            "Attachments",
            "Word document, 2.1 MB",
            "text, 1 KB",
        ),
        (
            "sujian",
            "en",
            "Attachments",
            "Word document, 2.1 MB",
            "text, 1 KB",
        ),
    ] {
        let page = site(theme, language).page("notices/games");
        for words in [heading, form, notes] {
            assert_eq!(page.matches(words).count(), 1, "{theme} {words}: {page}");
        }
        let link = "<a href=\"../../notices/games/form.docx\">报名表</a>";
        assert!(page.contains(link), "{theme}: {page}");
        assert!(!page.contains("图片"), "{theme}: {page}");
    }
}

#[test]
fn what_is_attached_on_paper_alone_is_named() {
    for theme in THEMES {
        let site = site(theme, "zh-CN");
        let notice = "+++\ntitle = \"评议\"\nattachments = [\"评议表\", \"说明\"]\n+++\n见附件。\n";
        site.write("content/notices/talk.md", notice);
        assert_eq!(site.build(&[]).code, 0);
        let page = site.page("notices/talk");
        assert!(page.contains("附件</h2>"), "{page}");
        assert!(page.contains("<li>评议表</li><li>说明</li>"), "{page}");
    }
}

#[test]
fn elsewhere_it_is_said_behind_the_link() {
    let site = site("sujian", "zh-CN");
    let note = "简章</a><small class=\"file\">（PDF，1 KB）</small>。";
    assert!(site.page("").contains(note), "{}", site.page(""));
    let feed = String::from_utf8(site.output()["feed.xml"].clone()).expect("UTF-8");
    assert!(feed.contains("（Word 文档，2.1 MB）"), "{feed}");
}

#[test]
fn alerts_say_what_they_are_in_the_language_of_the_site() {
    for theme in THEMES {
        for (language, tip, warning) in [("zh-CN", "提示", "注意"), ("en", "Tip", "Warning")] {
            let site = site(theme, language);
            let title = |kind: &str, words: &str| {
                format!(
                    "<blockquote class=\"alert alert-{kind}\">\n<p class=\"alert-title\">{words}</p>\n<p>"
                )
            };
            let (home, notice) = (site.page(""), site.page("notices/games"));
            assert!(home.contains(&title("tip", tip)), "{home}");
            assert!(notice.contains(&title("warning", warning)), "{notice}");
            assert_eq!(notice.matches("alert-title").count(), 1, "{notice}");
        }
    }
}
