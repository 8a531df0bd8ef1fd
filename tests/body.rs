//! Bodies: each `NAME.md` under `tests/cases/body` with its HTML and what is said about it in a `NAME.html` beside
//! it. `UPDATE=1 cargo test --test body` writes those anew. Then the laws that hold for every text.

#[path = "support/beside.rs"]
mod beside;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::Diagnostic;
use huikan::base::path::SourcePath;
use huikan::base::place::{LineIndex, Place, Places};
use huikan::cmd::report;
use huikan::model::document::{Body, Html, Link};
use huikan::model::source::Source;
use huikan::parse;
use huikan::parse::body::{Keep, Text};
use proptest::prelude::*;

/// The file `name` of a column, read as a plan, so that the lines of its activities have anchors.
fn read(name: &str, bytes: &[u8]) -> (Body, Vec<Diagnostic>) {
    let source = Source {
        path: SourcePath::new(&format!("content/plans/{name}")),
        bytes: bytes.to_vec(),
    };
    let (document, found) = parse::plan(&source);
    (document.expect("readable").body, found)
}

/// The HTML with the places of its links filled in by what they lead to.
fn html(body: &Body) -> String {
    let open = parse::body::html(body);
    let mut html = String::new();
    let mut from = 0;
    for slot in &open.slots {
        html.push_str(&open.text[from..slot.at]);
        html.push_str(&target(&body.links[slot.link]));
        from = slot.at;
    }
    html + &open.text[from..]
}

fn target(link: &Link) -> String {
    match &*link.fragment {
        "" => format!("→{}", link.target),
        fragment => format!("→{}#{fragment}", link.target),
    }
}

/// All that becomes of a case: HTML, then what else is known of it and wrong with it.
fn told(name: &str, bytes: &[u8]) -> String {
    let (body, found) = read(name, bytes);
    let mut told = html(&body);
    told += &format!("<!--\n字数 {}\n摘要 {}\n", body.words, body.summary);
    for heading in body.headings(&parse::body::html(&body)) {
        told += &format!("h{} #{} {}\n", heading.level, heading.id, heading.text);
    }
    for link in &body.links {
        let place = &link.place;
        told += &format!("{}:{} {}\n", place.line, place.column, target(link));
    }
    let catalogue = Catalogue::new("zh-CN");
    for found in &found {
        told += &format!("\n{}\n", report::render(found, &catalogue, false));
    }
    told + "-->\n"
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/body")
}

fn cases() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder()).expect("the cases");
    let paths = files.map(|file| file.expect("a case").path());
    let mut cases: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("a case"))
        })
        .collect();
    cases.sort();
    assert!(cases.len() > 30, "only {} cases", cases.len());
    cases
}

#[test]
fn every_case_becomes_what_is_beside_it() {
    let mut wrong = Vec::new();
    for (name, bytes) in cases() {
        let told = told(&name, &bytes);
        let beside = folder().join(&name).with_extension("html");
        beside::compare(&name, &told, &beside, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cases_show_every_message() {
    let mut shown = BTreeSet::new();
    for (name, bytes) in cases() {
        for found in read(&name, &bytes).1 {
            shown.insert(found.message.id);
            shown.extend(found.help.map(|help| help.id));
        }
    }
    let locale = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locales/en/body.ftl");
    let text = fs::read_to_string(locale).expect("the catalogue");
    let lines = text.lines().filter_map(|line| line.split_once(" ="));
    let ids: Vec<&str> = lines.map(|(id, _)| id).collect();
    assert!(ids.len() >= 10, "only {ids:?}");
    let unseen: Vec<_> = ids.into_iter().filter(|id| !shown.contains(id)).collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}

/// Where a finding or a link is said to be must be in the file.
fn assert_within(text: &str, place: &Place) {
    let line = text.split('\n').nth(place.line - 1);
    let line = line.unwrap_or_else(|| panic!("no such line: {place:?}"));
    assert_eq!(line.trim_end_matches('\r'), &*place.text);
    let length = line.chars().count();
    assert!((1..=length + 1).contains(&place.column), "{place:?}");
    assert!(place.width >= 1 && place.column - 1 + place.width <= length.max(place.column));
}

/// The attributes of some HTML that no author's text can be mistaken for: in it `<` only begins a tag.
fn attributes(html: &str) -> Vec<(&str, &str)> {
    let tags = html.split('<').skip(1);
    let insides = tags.map(|tag| tag.split_once('>').map_or(tag, |(inside, _)| inside));
    let pairs = insides.flat_map(|inside| {
        let mut parts = inside.split('"');
        std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    });
    let names = pairs.map(|(before, value)| (before.rsplit(' ').next().unwrap_or(before), value));
    names.collect()
}

const ATTRIBUTES: [&str; 25] = [
    "alt",
    "aria-labelledby",
    "checked",
    "class",
    "colspan",
    "datetime",
    "dir",
    "disabled",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "open",
    "role",
    "rowspan",
    "scope",
    "span",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "width",
];

/// The laws of a body.
fn assert_sound(text: &str, body: &Body, found: &[Diagnostic]) {
    let written = parse::body::html(body);
    let Html {
        text: html, slots, ..
    } = &*written;
    let mut last = 0;
    for slot in slots {
        let (before, after) = html.split_at(slot.at);
        assert!(
            before.ends_with("href=\"") || before.ends_with("src=\""),
            "{before}"
        );
        assert!(after.starts_with('"') && slot.at > last && slot.link < body.links.len());
        last = slot.at;
    }
    for place in body.links.iter().map(|link| &link.place) {
        assert_within(text, place);
    }
    for found in found {
        assert_within(text, &found.place);
    }
    let mut ids = BTreeSet::new();
    for (name, value) in attributes(html) {
        let name = name.trim_end_matches('=');
        assert!(ATTRIBUTES.contains(&name), "{name} in {html}");
        assert!(
            name != "id" || ids.insert(value),
            "#{value} twice in {html}"
        );
        let known = ["", "#fn", "http://", "https://", "mailto:", "tel:"];
        let may_lead = known
            .iter()
            .any(|it| value.to_lowercase().starts_with(it) && (value.is_empty() || !it.is_empty()));
        assert!(
            !["href", "src"].contains(&name) || may_lead,
            "{value} in {html}"
        );
    }
    assert_eq!(body.headings(&written).count(), body.ids().count());
    for id in body.ids() {
        assert!(ids.contains(id), "no heading #{id} in {html}");
    }
}

/// Text that is nearly a document.
fn nearly_a_body() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(MARKS);
    let words = prop::sample::select(WORDS);
    let pieces = prop::collection::vec(prop_oneof![marks, words], 0..60);
    pieces.prop_map(|pieces| pieces.concat())
}

/// Texts of nothing but what is packed, now and then with more.
fn plain_body() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(PLAIN);
    let words = prop::sample::select(WORDS);
    let pieces = prop::collection::vec(prop_oneof![marks, words], 0..40);
    pieces.prop_map(|pieces| pieces.concat())
}

const PLAIN: &[&str] = &[
    "\n# ",
    "\n### ",
    "\n###### 一 ######\n",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n7. ",
    "\n> ",
    "\n---\n",
    "\n\n各工会小组：\n\n",
    "\n\n一、指导思想\n\n",
    "\n\n（二）把事办实\n\n",
    "\n\n云汀工会\n2026年3月8日\n\n",
    "一、",
    "**",
    "*",
    "~~",
    "~",
    "\n",
    "\n\n",
];

const WORDS: &[&str] = &[
    "工会",
    "三月",
    "2026年",
    "（一）",
    "《工会法》",
    "“三八”",
    "。",
    "，",
    "……",
    "한국",
    "Latin",
    "a",
    " ",
    "  \n",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "\u{3000}",
    "🎏",
    "\0",
    "\u{fdd0}",
    "\u{2e00}",
    "é",
    "12",
];

const MARKS: &[&str] = &[
    "*",
    "**",
    "***",
    "_",
    "~",
    "~~",
    "`",
    "```",
    "\n```\n",
    "~~~",
    "# ",
    "\n## ",
    "- ",
    "\n- [x] ",
    "\n1. ",
    "> ",
    "\n> [!NOTE]\n> ",
    "[",
    "]",
    "](",
    ")",
    "[a](b.md)",
    "![图](tu.png)",
    "[^1]",
    "\n[^1]: ",
    "[^注]",
    "\n\n[^注]: ",
    "|",
    "\n|--|:-:|\n",
    "|甲|乙|",
    "---",
    "===",
    "\\",
    "&amp;",
    "&#0;",
    "&#x4e2d;",
    "<",
    ">",
    "<br>",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>",
    "<!--",
    "-->",
    "<a href=\"",
    "\">",
    "<script>",
    "</script>",
    "</SCRIPT>",
    "\n<PRE>",
    "</Pre>",
    "<iframe>",
    "<select>",
    "<name>",
    "<plaintext>",
    "\n<div title=\"",
    "javascript:alert(1)",
    "https://a.b/",
    "C:\\",
    "../",
    "/",
    "#",
    "%E4%B8%AD",
    "%",
    "<p id=\"L2\">",
    "<img src=x onerror=y>",
    "<input>",
    "<li id='fn:1'>",
    "<style>",
    "<td>",
    "</p>",
    "<svg>",
    "<math>",
    "<title>",
    "<textarea>",
    "<table>",
    "<a name=x href=javascript:y>",
    "<?",
    "<![CDATA[",
    "+++",
    "\n+++\n",
    "title = \"甲\"\n",
    "huikan-link:0",
    "<a href='huikan-link:9'>",
];

#[test]
fn links_of_one_line_share_it() {
    let text = format!(
        "+++\ntitle = \"甲\"\n+++\n{}",
        "见[乙](b.md)。".repeat(2000)
    );
    let (body, _) = read("a.md", text.as_bytes());
    assert_eq!(body.links.len(), 2000);
    let line = &body.links[0].place.text;
    let shared = |link: &Link| Arc::ptr_eq(line, &link.place.text);
    assert!(body.links.iter().all(shared));
    assert_eq!(body.links[1999].place.column, 1999 * 11 + 2);
}

#[test]
fn code_is_shown_as_it_was_given() {
    // The parser reads the end tag in small letters: it would end the block above.
    let text = "    <script>\n\n写作**《范》**学习 `**《甲》**乙</SCRIPT>`\n";
    let (body, _) = read("a.md", text.as_bytes());
    let html = html(&body);
    assert!(
        html.contains("<code>**《甲》**乙&lt;/SCRIPT&gt;</code>"),
        "{html}"
    );
}

#[test]
fn a_heading_is_one_line_of_the_outline() {
    let (body, _) = read("a.md", "# 甲&#10;&#13;乙 丙\n\n## `一  二`\n".as_bytes());
    let html = parse::body::html(&body);
    let headings: Vec<(u8, &str)> = body
        .headings(&html)
        .map(|heading| (heading.level, heading.text))
        .collect();
    assert_eq!(headings, [(1, "甲  乙 丙"), (2, "一  二")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn places_are_the_same_one_by_one_and_together(
        text in "[甲é a\r\n]{0,40}",
        spans in prop::collection::vec((0..130_usize, 0..20_usize), 0..12),
        sorted in any::<bool>(),
    ) {
        let file = SourcePath::new("content/a.md");
        let lines = LineIndex::new(&text);
        let mut places = Places::new(&file, &text, &lines);
        let mut spans = spans;
        if sorted {
            spans.sort_unstable();
        }
        for (start, length) in spans {
            let span = start..start + length;
            prop_assert_eq!(places.at(span.clone()), Place::new(&file, &text, span));
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), ascii in "[ -~\n]{0,200}") {
        for bytes in [bytes, ascii.into_bytes()] {
            for path in ["content/a.md", "content/plans/_index.md"] {
                let path = SourcePath::new(path);
                let _ = parse::source(&Source { path, bytes: bytes.clone() }, Keep::Html);
            }
        }
    }

    #[test]
    fn every_body_is_sound(front in prop::bool::ANY, text in nearly_a_body()) {
        let text = if front { format!("+++\ntitle = \"甲\"\n+++\n{text}") } else { text };
        let path = SourcePath::new("content/plans/a.md");
        let bytes = text.clone().into_bytes();
        if let (parse::Parsed::Document(document), found) = parse::source(&Source { path, bytes }, Keep::Html) {
            assert_sound(&text, &document.body, &found);
        }
    }

    #[test]
    fn what_is_kept_as_html_is_what_the_text_gives(
        before in r"(\+\+\+\r?\n([a-z甲 =]{0,8}\r?\n){0,4}\+\+\+\r?\n)?",
        text in prop_oneof![4 => plain_body(), 1 => nearly_a_body()],
        crlf in any::<bool>(),
    ) {
        let path = SourcePath::new("content/plans/a.md");
        let text = match crlf {
            true => text.replace('\n', "\r\n"),
            false => text,
        };
        let whole = format!("{before}{text}");
        let anchors: Box<[u32]> = (1..).take(whole.split('\n').count()).collect();
        let text = Text::new(&path, &whole, before.len()..whole.len());
        let (html, found) = text.read().body(anchors.clone(), Keep::Html);
        let (markdown, of_markdown) = text.read().body(anchors, Keep::Markdown);
        prop_assert_eq!(parse::body::html(&html), parse::body::html(&markdown));
        prop_assert_eq!((html.links, found), (markdown.links, of_markdown));
    }

    #[test]
    fn blocks_and_anchors_lie_in_the_file(text in nearly_a_body()) {
        let path = SourcePath::new("content/plans/a.md");
        let text = text.replace('<', "《");
        let ready = Text::new(&path, &text, 0..text.len());
        let marked = ready.read();
        for line in marked.blocks.iter().flat_map(|block| &block.lines) {
            prop_assert!(text.get(line.span.clone()).is_some(), "{:?}", line);
        }
        let lines = text.split('\n').count();
        let linked = (1..).take(lines + 1).collect();
        let (body, found) = marked.body(linked, Keep::Html);
        assert_sound(&text, &body, &found);
        let html = &parse::body::html(&body).text;
        let anchors: Vec<&str> = attributes(html)
            .into_iter()
            .filter(|(name, value)| *name == "id=" && value.starts_with('L'))
            .map(|(_, value)| value)
            .collect();
        let all: Vec<String> = (1..=lines).map(|line| format!("L{line}")).collect();
        prop_assert_eq!(anchors.len(), all.len());
        prop_assert_eq!(anchors.into_iter().collect::<BTreeSet<_>>(), all.iter().map(|line| &**line).collect());
    }
}
