//! To come.
/// tmp
pub fn slug(s: &str) -> String {
    s.to_owned()
}
