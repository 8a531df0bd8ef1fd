//! A plan cut into passages, so that what was read from a passage can stand beside it.
//!
//! In: the HTML of a plan with its anchors. Out: stretches of it, each with the lines that are anchored in it.
//! Invariant: the stretches together are the whole, and each is well-formed by itself.

use std::ops::Range;

/// Elements without an end.
const VOID: [&str; 10] = [
    "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
];

/// A stretch of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Its HTML.
    pub html: &'a str,
    /// The lines of the file that have an anchor in it, in order.
    pub lines: Vec<usize>,
}

/// The passages of `html`: each element that has anchors is one, and so is what lies between two of them.
pub fn passages(html: &str) -> Vec<Passage<'_>> {
    let mut passages: Vec<Stretch> = Vec::new();
    for element in elements(html) {
        match passages.last_mut() {
            Some(last) if element.lines.is_empty() && last.lines.is_empty() => {
                last.range.end = element.range.end
            }
            _ => passages.push(element),
        }
    }
    let passages = passages.into_iter();
    passages
        .map(|Stretch { range, lines }| Passage {
            html: &html[range],
            lines,
        })
        .collect()
}

/// Bytes of the HTML, and the lines that have an anchor among them.
struct Stretch {
    range: Range<usize>,
    lines: Vec<usize>,
}

/// The outermost elements of `html`, each with the text that stands before it; the last with what is left.
fn elements(html: &str) -> Vec<Stretch> {
    let mut elements: Vec<Stretch> = Vec::new();
    let (mut start, mut depth, mut lines) = (0, 0_usize, Vec::new());
    for tag in tags(html) {
        let (end, tag) = (tag.end, &html[tag]);
        match tag.starts_with("</") {
            true => depth = depth.saturating_sub(1),
            false => depth += usize::from(has_end(tag)),
        }
        lines.extend(line(tag));
        if depth == 0 {
            let lines = std::mem::take(&mut lines);
            elements.push(Stretch {
                range: start..end,
                lines,
            });
            start = end;
        }
    }
    match elements.last_mut() {
        Some(last) => {
            last.range.end = html.len();
            last.lines.append(&mut lines);
        }
        None => elements.push(Stretch {
            range: 0..html.len(),
            lines,
        }),
    }
    elements
}

/// Where the tags of `html` stand.
fn tags(html: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = html.as_bytes().get(at..)?;
        let open = memchr::memchr(b'<', rest)?;
        let length = memchr::memchr(b'>', &rest[open..]);
        let end = length.map_or(html.len(), |length| at + open + length + 1);
        let tag = at + open..end;
        at = end;
        Some(tag)
    })
}

/// Whether the element that `tag` begins has an end of its own.
fn has_end(tag: &str) -> bool {
    let letters = tag.bytes().skip(1);
    let length = letters.take_while(u8::is_ascii_alphanumeric).count();
    !tag.ends_with("/>") && !tag.starts_with("<!") && !VOID.contains(&&tag[1..1 + length])
}

/// The line of the file whose anchor `tag` is.
fn line(tag: &str) -> Option<usize> {
    // Tags are short: looking at each byte is quicker than any search.
    let name = tag.bytes().position(|byte| byte == b' ')?;
    let number = tag[name..].strip_prefix(" id=\"L")?;
    let length = number.bytes().position(|byte| byte == b'"')?;
    number[..length].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_with_anchors_is_a_passage_and_nothing_is_lost() {
        let html = "<h2>三月</h2>\n<p>话<br>话</p>\n<ul>\n<li><span id=\"L7\"></span>甲</li>\n<li><span id=\"L8\"></span>乙</li>\n</ul>\n<hr>\n<p>完</p>\n";
        let passages = passages(html);
        let lines: Vec<&[usize]> = passages.iter().map(|passage| &*passage.lines).collect();
        assert_eq!(lines, [&[][..], &[7, 8], &[]]);
        let whole: String = passages.iter().map(|passage| passage.html).collect();
        assert_eq!(whole, html);
    }
}
