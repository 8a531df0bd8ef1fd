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
    let mut passages: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for element in elements(html) {
        let lines = lines(&html[element.clone()]);
        match passages.last_mut() {
            Some((range, of_last)) if lines.is_empty() && of_last.is_empty() => {
                range.end = element.end
            }
            _ => passages.push((element, lines)),
        }
    }
    let passages = passages.into_iter();
    passages
        .map(|(range, lines)| Passage {
            html: &html[range],
            lines,
        })
        .collect()
}

/// The outermost elements of `html`, each with the text that stands before it; the last with what is left.
fn elements(html: &str) -> Vec<Range<usize>> {
    let mut elements: Vec<Range<usize>> = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let end = html[open..]
            .find('>')
            .map_or(html.len(), |end| open + end + 1);
        let tag = &html[open..end];
        match tag.starts_with("</") {
            true => depth = depth.saturating_sub(1),
            false => depth += usize::from(has_end(tag)),
        }
        at = end;
        if depth == 0 {
            elements.push(start..end);
            start = end;
        }
    }
    match elements.last_mut() {
        Some(last) => last.end = html.len(),
        None => elements.push(0..html.len()),
    }
    elements
}

/// Whether the element that `tag` begins has an end of its own.
fn has_end(tag: &str) -> bool {
    let name = tag[1..]
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next();
    !tag.ends_with("/>") && !tag.starts_with("<!") && !VOID.contains(&name.unwrap_or_default())
}

/// The lines of the file that are anchored in `html`.
fn lines(html: &str) -> Vec<usize> {
    let anchors = html.split(" id=\"L").skip(1);
    let lines = anchors.filter_map(|rest| rest.split_once('"')?.0.parse().ok());
    lines.collect()
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
