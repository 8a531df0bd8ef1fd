//! Long lists, cut into pages.

use std::ops::Range;

use crate::base::path::Url;
use crate::compose::route::list_url;
use crate::compose::view::{LinkView, PagerView};
use crate::model::site::Site;

/// How many pages before and after one its pager names.
const AROUND: usize = 4;

/// How many pages a list of `length` needs; an empty list has one.
pub fn count(site: &Site, length: usize) -> usize {
    length.div_ceil(site.config.page_size.max(1)).max(1)
}

/// The stretch of a list that page `page` shows.
pub fn range(site: &Site, length: usize, page: usize) -> Range<usize> {
    let size = site.config.page_size.max(1);
    let start = page.saturating_sub(1).saturating_mul(size).min(length);
    start..start.saturating_add(size).min(length)
}

/// Where page `page` of the list at `base` stands among its pages.
pub fn view(site: &Site, base: &Url, length: usize, page: usize) -> PagerView {
    let total = count(site, length);
    let address = |page: usize| list_url(base, page).encoded();
    PagerView {
        current: page,
        total,
        pages: (page.saturating_sub(AROUND).max(1)..=total.min(page + AROUND))
            .map(|page| LinkView {
                title: page.to_string().into(),
                url: address(page),
            })
            .collect(),
        previous: (page > 1).then(|| address(page - 1)),
        next: (page < total).then(|| address(page + 1)),
    }
}
