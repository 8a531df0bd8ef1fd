//! tmp
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::Diagnostic;
/// tmp
pub fn render(d: &Diagnostic, _: &Catalogue, _: bool) -> String {
    format!("{d:?}")
}
