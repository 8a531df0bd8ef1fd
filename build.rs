//! Tells Cargo that the crate embeds a folder: a macro alone would not see a file that is new in it.

fn main() {
    println!("cargo::rerun-if-changed=src/locales");
}
