//! Tells Cargo that the crate embeds folders: a macro alone would not see a file that is new in one.

fn main() {
    for folder in ["src/locales", "src/starter", "themes"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
