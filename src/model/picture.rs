//! Pictures as a page needs to know them: how large they are as one sees them.

/// How many pixels a picture has, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Size {
    /// From left to right; at least 1.
    pub width: u32,
    /// From top to bottom; at least 1.
    pub height: u32,
}

/// The widths that a page offers beside the original: a phone, a phone with fine pixels or half a desktop page, a
/// desktop page with fine pixels.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

impl Size {
    /// The smaller widths in which the picture is offered, ascending. None is as wide as the original.
    pub fn widths(self) -> impl Iterator<Item = u32> {
        WIDTHS.into_iter().filter(move |width| *width < self.width)
    }

    /// The same picture, `width` pixels wide.
    #[must_use]
    pub fn scaled(self, width: u32) -> Size {
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        Size {
            width,
            height: u32::try_from(height).unwrap_or(u32::MAX).max(1),
        }
    }
}
