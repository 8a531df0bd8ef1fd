//! Emphasis beside Chinese punctuation: cases as data, and the law that it is what the CJK-friendly amendment of
//! CommonMark says, as another parser that has the amendment reads it.

use std::fs;

use huikan::parse::body::commonmark;
use proptest::prelude::*;

/// The cases: Markdown, a tab, HTML; `\n` is a line break in both.
fn cases() -> Vec<(String, String)> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/emphasis/cases.tsv"
    );
    let text = fs::read_to_string(path).expect("the cases");
    let rows = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "));
    let pairs = rows.map(|row| {
        row.split_once('\t')
            .unwrap_or_else(|| panic!("no tab: {row}"))
    });
    let broken = |text: &str| text.replace("\\n", "\n");
    pairs
        .map(|(markdown, html)| (broken(markdown), broken(html)))
        .collect()
}

/// The HTML, without the paragraph around a single one.
fn html(markdown: &str) -> String {
    let html = commonmark(markdown);
    let inner = html
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>\n"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html.trim_end().to_owned(),
    }
}

#[test]
fn emphasis_is_where_the_author_put_it() {
    let cases = cases();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let wrong: Vec<String> = cases
        .into_iter()
        .map(|(markdown, wanted)| (html(&markdown), markdown, wanted))
        .filter(|(got, _, wanted)| got != wanted)
        .map(|(got, markdown, wanted)| {
            format!("{markdown:?}\n  wanted {wanted:?}\n  got    {got:?}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What another parser makes of it.
fn oracle(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.strikethrough = true;
    comrak::markdown_to_html(markdown, &options)
}

/// The emphasis and the text of some HTML, without anything else.
fn emphasis(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').expect("a whole tag");
        kept.push_str(text);
        if ["em", "strong", "del", "code"].contains(&tag.trim_start_matches('/')) {
            kept.push_str(&format!("<{tag}>"));
        }
        rest = after;
    }
    kept.push_str(rest);
    let unquoted = kept.replace("&quot;", "\"");
    unquoted.split_whitespace().collect()
}

/// Lines of `pieces`, with `marks` of emphasis more often than an author writes them.
fn lines(
    pieces: &'static [&'static str],
    marks: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(pieces);
    let mark = prop::sample::select(marks);
    let line = prop::collection::vec(prop_oneof![3 => piece, 2 => mark], 0..24);
    line.prop_map(|pieces| pieces.concat())
}

/// Lines in which `~~` stands between other characters.
fn struck_out() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(BESIDE_TILDES);
    let mark = prop::sample::select(vec!["", "~~"]);
    let pairs = prop::collection::vec((mark, piece), 0..24);
    pairs.prop_map(|pairs| {
        pairs
            .into_iter()
            .flat_map(|(mark, piece)| [mark, piece])
            .collect()
    })
}

/// Chinese, Japanese, Korean, Latin, and the marks of all.
const PIECES: &[&str] = &[
    "工", "会", "々", "〇", "か", "カ", "ー", "한", "a", "b", "é", "a1", " ", "\u{3000}", "\n",
    "。", "，", "、", "：", "；", "！", "？", "《", "》", "（", "）", "“", "”", "‘", "’", "…", "—",
    "·", "「", "」", "【", "】", "％", "￥", "＊", "～", "１", "Ａ", "①", "㈠", "°", "€", "a+",
    ".", ",", "!", "\"", "'", "(", ")", "%", "$", "/", ":", "a-", "=", "`", "\\", "😀", "\u{fe0f}",
];

/// What may stand beside `~~`: the parser lets it open before any mark, whatever is before it, so that Latin letters
/// and marks together come out more generously than the amendment has it.
const BESIDE_TILDES: &[&str] = &[
    "工", "会", "か", "한", "。", "，", "！", "《", "》", "（", "）", "「", "」", "【", "】", "％",
    "①", " ", "\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_amendment_holds(markdown in lines(PIECES, &["*", "**", "**", "***", "****", "_", "__"])) {
        prop_assert_eq!(emphasis(&commonmark(&markdown)), emphasis(&oracle(&markdown)), "{}", markdown);
    }

    /// A variation selector counts as part of the character before it; not beside `_`, which the parser judges alone.
    #[test]
    fn the_amendment_holds_after_variations(markdown in lines(PIECES, &["*", "**", "工\u{fe00}", "“\u{fe01}", "工\u{e0100}", "。\u{fe00}"])) {
        prop_assert_eq!(emphasis(&commonmark(&markdown)), emphasis(&oracle(&markdown)), "{}", markdown);
    }

    /// Of more than two `~` together the parsers have their own ideas.
    #[test]
    fn the_amendment_holds_for_what_is_struck_out(markdown in struck_out()) {
        prop_assert_eq!(emphasis(&commonmark(&markdown)), emphasis(&oracle(&markdown)), "{}", markdown);
    }
}
