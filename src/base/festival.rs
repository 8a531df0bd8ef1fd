//! tmp
use crate::base::date::{Date, YearMonth};
/// tmp
pub struct Festival {
    /// d
    pub date: Date,
    /// i
    pub id: &'static str,
}
/// tmp
pub fn festivals(_: YearMonth) -> Vec<Festival> {
    Vec::new()
}
/// tmp
pub fn lunar_day(_: Date) -> String {
    String::new()
}
