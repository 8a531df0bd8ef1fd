//! What only a preview needs, put into the response and never into the page.
//!
//! In: the HTML of a page. Out: the same, with two things added, and nothing else touched:
//! 1. before the last `</body>` (else at the end), a `<template>` with the author's bar, and our script;
//! 2. in the content of the first `<meta http-equiv="Content-Security-Policy">`, leave for our scripts, our style
//!    and our events: `'self'` among the sources of `script-src`, `worker-src`, `style-src` and `connect-src`.
//!
//! The script and the style are files of the server's own, under [`OURS`], so that no page needs looser rules.

/// Where the server's own files stand. No page of a site can: a slug has a letter or a digit on either side.
pub const OURS: &str = "/-/huikan";

/// The script that listens, reloads and shows the bar.
pub const SCRIPT: &str = include_str!("assets/preview.js");

/// What listens for all tabs.
pub const EVENTS: &str = include_str!("assets/events.js");

/// How the bar and the overlay look.
pub const STYLE: &str = include_str!("assets/preview.css");

/// The mark by which a policy of a page is found.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The directives that our scripts, style and events fall under.
const DIRECTIVES: [&str; 4] = ["script-src", "worker-src", "style-src", "connect-src"];

/// A page as the preview sends it, with `addition` before its end.
#[must_use]
pub fn dress(page: &str, addition: &str) -> String {
    let page = permit(page);
    let end = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    format!("{before}{addition}<script src=\"{OURS}/preview.js\" defer></script>{after}")
}

/// The page with a policy that lets us in.
fn permit(page: &str) -> String {
    let found = page.find(POLICY).map(|at| at + POLICY.len());
    let policy = found.and_then(|start| {
        let length = page.get(start..)?.find('"')?;
        Some((start, start + length))
    });
    match policy {
        Some((start, end)) => {
            let policy = widen(&page[start..end]);
            format!("{}{policy}{}", &page[..start], &page[end..])
        }
        None => page.to_owned(),
    }
}

/// The policy with `'self'` where we need it.
fn widen(policy: &str) -> String {
    let mut directives: Vec<String> = policy
        .split(';')
        .map(|directive| directive.trim().to_owned())
        .filter(|directive| !directive.is_empty())
        .collect();
    let fallback = sources(&directives, "default-src");
    for name in DIRECTIVES {
        let Some(sources) = sources(&directives, name).or_else(|| fallback.clone()) else {
            continue;
        };
        let others = sources
            .iter()
            .filter(|source| *source != "'self'" && *source != "'none'");
        let widened = others.fold(format!("{name} 'self'"), |all, source| {
            format!("{all} {source}")
        });
        directives.retain(|directive| !is_named(directive, name));
        directives.push(widened);
    }
    directives.join("; ")
}

/// The sources of the directive `name`.
fn sources(directives: &[String], name: &str) -> Option<Vec<String>> {
    let directive = directives
        .iter()
        .find(|directive| is_named(directive, name))?;
    let sources = directive.split_whitespace().skip(1);
    Some(sources.map(str::to_owned).collect())
}

fn is_named(directive: &str, name: &str) -> bool {
    directive
        .split_whitespace()
        .next()
        .is_some_and(|found| found.eq_ignore_ascii_case(name))
}

/// A text as HTML shows it, also in an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
