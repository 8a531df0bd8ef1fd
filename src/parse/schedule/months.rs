//! Several months or dates, in the order in which a label names them.
//!
//! Short lists without an allocation: labels are tried at every number of a document, and few of these are months.

use std::ops::Deref;

/// How many months or dates a label can name; a year's months and a few named twice.
const MOST: usize = 16;

/// A list of months, 1 to 12. What is beyond its end is not added.
pub type Months = Few<u8>;

/// The days, or the first and the last of several, in each of several months.
pub type Days = Few<(u8, Option<u8>)>;

/// Several dates.
pub type Dates = Few<Date>;

/// A day, or the first and the last of several, in one month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Date {
    /// The month, 1 to 12.
    pub month: u8,
    /// The day.
    pub day: u8,
    /// The last of several days.
    pub last: Option<u8>,
}

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

impl<T: Copy + Default> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(each: I) -> Few<T> {
        let mut few = Few::default();
        each.into_iter().for_each(|one| few.push(one));
        few
    }
}

impl Dates {
    /// Adds `date`; the day after the last one makes one stretch with it.
    pub fn add(&mut self, date: Date) {
        let end = usize::from(self.count);
        match self.list.get_mut(..end).and_then(<[Date]>::last_mut) {
            Some(last) if last.month == date.month && last.end() + 1 == date.day => {
                last.last = Some(date.end());
            }
            _ => self.push(date),
        }
    }
}

impl Date {
    /// The last of its days.
    fn end(self) -> u8 {
        self.last.unwrap_or(self.day)
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
