//! Cases whose outcome is written in a file beside them.

use std::fs;
use std::path::Path;

/// Adds to `wrong` what is told of the case `name` where it is not what stands in `beside`. With `UPDATE=1` it is written
/// there first.
pub fn compare(name: &str, told: &str, beside: &Path, wrong: &mut Vec<String>) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(beside, told).expect("writable");
    }
    let expected = fs::read_to_string(beside).unwrap_or_default();
    if told != expected {
        wrong.push(format!(
            "--- {name}: expected\n{expected}\n--- {name}: told\n{told}"
        ));
    }
}
