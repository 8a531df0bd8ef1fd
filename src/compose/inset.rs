//! A text set into a page beside others: its anchors get a name of their own, its headings go where they belong.
//!
//! In: the HTML of a document. Out: the same with other ids and other levels of headings. Invariant: only tags change;
//! what the program writes escapes `<` and `>` everywhere else.

/// The deepest level of a heading.
const DEEPEST: u8 = 6;

/// Where a text is set in.
#[derive(Debug, Clone, Copy)]
pub struct Inset<'a> {
    /// What its ids begin with.
    pub prefix: &'a str,
    /// The level of its highest heading as written.
    pub from: u8,
    /// The level that heading should have.
    pub to: u8,
}

impl Inset<'_> {
    /// `html` set in.
    pub fn html(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 16);
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (text, from_tag) = rest.split_at(at);
            let end = from_tag.find('>').map_or(from_tag.len(), |end| end + 1);
            let (tag, after) = from_tag.split_at(end);
            out.push_str(text);
            out.push_str(&self.tag(tag));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn tag(&self, tag: &str) -> String {
        let id = format!(" id=\"{}", self.prefix);
        let href = format!(" href=\"#{}", self.prefix);
        let tag = self.level(tag);
        tag.replace(" id=\"", &id).replace(" href=\"#", &href)
    }

    /// The tag with the level of its heading, if it is one of a heading.
    fn level(&self, tag: &str) -> String {
        let slash = usize::from(tag.starts_with("</"));
        let (mark, name) = tag.split_at(1 + slash);
        let level = name
            .strip_prefix('h')
            .and_then(|rest| rest.split_at_checked(1));
        let Some((Ok(level), after)) = level.map(|(level, after)| (level.parse::<u8>(), after))
        else {
            return tag.to_owned();
        };
        let level = (level.saturating_sub(self.from) + self.to).clamp(1, DEEPEST);
        format!("{mark}h{level}{after}")
    }
}
