//! tmp
use crate::base::diagnostic::Message;
/// tmp
#[derive(Clone, Debug)]
pub enum Value {
    /// t
    Text(String),
    /// n
    Number(i64),
}
/// tmp
pub struct Catalogue(&'static str);
impl Catalogue {
    /// tmp
    pub fn new(tag: &'static str) -> Catalogue {
        Catalogue(tag)
    }
    /// tmp
    pub fn tag(&self) -> &'static str {
        self.0
    }
    /// tmp
    pub fn has(&self, _: &str) -> bool {
        true
    }
    /// tmp
    pub fn lookup(&self, id: &str, a: &[(&str, Value)]) -> String {
        if a.is_empty() {
            id.to_owned()
        } else {
            format!("{id} {a:?}")
        }
    }
    /// tmp
    pub fn text(&self, m: &Message) -> String {
        format!("{} {:?}", m.id, m.args)
    }
}
