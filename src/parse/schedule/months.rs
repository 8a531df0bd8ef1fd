//! Several months, in the order in which a label names them.
//!
//! A short list without an allocation: labels are tried at every number of a document, and few of these are months.

use std::ops::Deref;

/// How many months a label can name; a year and a few named twice.
const MOST: usize = 16;

/// A list of months, 1 to 12. What is beyond its end is not added.
pub type Months = Few<u8>;

/// The days, or the first and the last of several, in each of several months.
pub type Days = Few<(u8, Option<u8>)>;

/// A list of a few. What is beyond its end is not added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Few<T> {
    list: [T; MOST],
    count: u8,
}

impl<T: Copy + Default> Few<T> {
    /// One alone.
    #[must_use]
    pub fn one(one: T) -> Few<T> {
        let mut few = Few::default();
        few.push(one);
        few
    }

    /// Adds `one`.
    pub fn push(&mut self, one: T) {
        if let Some(slot) = self.list.get_mut(usize::from(self.count)) {
            *slot = one;
            self.count += 1;
        }
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.list.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl Months {
    /// Adds the months between the last and `until`, over the end of the year where need be, up to twelve in all.
    pub fn reach(&mut self, until: u8) {
        let Some(&last) = self.last() else { return };
        let mut month = last % 12 + 1;
        while month != until && self.count < 12 {
            self.push(month);
            month = month % 12 + 1;
        }
    }

    /// The same, each named once where it is named twice in a row.
    #[must_use]
    pub fn deduped(&self) -> Months {
        let mut months = Months::default();
        for month in self.iter() {
            if months.last() != Some(month) {
                months.push(*month);
            }
        }
        months
    }
}
