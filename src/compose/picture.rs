//! A picture in the text of a page: in the sizes it is offered in, with the room it needs.
//!
//! In: the address of a picture and its size. Out: what an `img` says beside its address. Invariant: every address
//! named here is one of the site's routes.

use crate::base::path::Url;
use crate::compose::body::Href;
use crate::model::picture::Size;

/// How wide a picture is shown: as a text on a desk, as the screen on a phone.
const SHOWN: &str = "(min-width: 44rem) 40rem, 100vw";

/// How wide a picture in a list need be at most.
const IN_LISTS: u32 = 960;

/// Where the picture at `url` stands in a smaller size.
pub fn scaled(url: &Url, width: u32) -> Url {
    Url::new(&format!(
        "{}.{width}.webp",
        url.as_str().trim_start_matches('/')
    ))
}

/// The address of the picture for a list or a preview elsewhere.
pub fn in_lists(url: &Url, size: Size) -> Url {
    let fitting = size.widths().filter(|width| *width <= IN_LISTS).last();
    fitting.map_or_else(|| url.clone(), |width| scaled(url, width))
}

/// What follows the address within the tag of an `img`, before the mark that closes it; `rest` is the rest of the tag.
pub fn attributes(url: &Url, size: Size, rest: &str, href: Href<'_>) -> String {
    let mut out = String::new();
    let smaller = size.widths().map(|width| {
        let address = href(&scaled(url, width).encoded());
        format!("{address} {width}w, ")
    });
    let smaller: String = smaller.collect();
    if !smaller.is_empty() {
        let whole = format!("{} {}w", href(&url.encoded()), size.width);
        out += &format!("\" srcset=\"{smaller}{whole}\" sizes=\"{SHOWN}");
    }
    if !rest.contains(" width=") && !rest.contains(" height=") {
        let Size { width, height } = size;
        out += &format!("\" width=\"{width}\" height=\"{height}");
    }
    out
}
