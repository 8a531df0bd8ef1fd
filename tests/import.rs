//! Files that come in: texts under `tests/cases/import` and Word files made by the tests, each with what becomes of it in a
//! `.out` beside it; what is refused; and laws. `UPDATE=1 cargo test --test import` writes the outcomes anew.

#[path = "support/beside.rs"]
mod beside;
#[path = "import_support/docx.rs"]
mod docx;
#[path = "import_support/laws.rs"]
mod laws;
#[path = "import_support/odd.rs"]
mod odd;
#[path = "support/plan.rs"]
mod plan;
#[path = "import_support/refused.rs"]
mod refused;
#[path = "import_support/words.rs"]
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::Message;
use huikan::base::path::SourcePath;
use huikan::import::finding::Finding;
use huikan::import::{self, Imported, judge};
use huikan::model::source::Source;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import")
}

/// Reads a file, cut wherever another plan may begin.
fn read(name: &str, bytes: Vec<u8>) -> Result<Imported, Message> {
    let path = SourcePath::new(name);
    import::read(&Source { path, bytes }, true)
}

/// All that is said of a file, and the documents it became.
fn told(name: &str, bytes: Vec<u8>) -> String {
    let english = Catalogue::new("en");
    let imported = match read(name, bytes) {
        Ok(imported) => imported,
        Err(refused) => return format!("refused: {}\n", english.text(&refused)),
    };
    let said = |finding: &Finding| {
        format!(
            "{}:{} {}\n",
            finding.place.line,
            finding.place.column,
            english.text(&finding.message)
        )
    };
    let mut told = format!("{:?}, {}\n", imported.format, imported.encoding);
    imported
        .left_out
        .iter()
        .for_each(|finding| told += &format!("left out {}", said(finding)));
    for draft in &imported.drafts {
        told += &format!("\n== {}\n", draft.slug());
        draft
            .changes
            .iter()
            .for_each(|finding| told += &format!("changed {}", said(finding)));
        let path = SourcePath::new("plan.md");
        let decide = judge::judge(&path, &draft.text());
        draft
            .decide
            .iter()
            .chain(&decide)
            .for_each(|finding| told += &format!("decide {}", said(finding)));
        draft
            .files
            .iter()
            .for_each(|(name, bytes)| told += &format!("file {name}, {} bytes\n", bytes.len()));
        told += &draft.text();
    }
    let bodies: Vec<&str> = imported
        .drafts
        .iter()
        .map(|draft| draft.body.as_str())
        .collect();
    for (later, earlier, share) in judge::repeats(&bodies) {
        told += &format!("\n{later} repeats {earlier}, {share} in a hundred\n");
    }
    told
}

#[test]
fn every_text_becomes_what_is_written_beside_it() {
    let files = fs::read_dir(folder())
        .expect("the cases")
        .map(|file| file.expect("a case").path());
    let mut cases: Vec<PathBuf> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "md" || ending == "txt")
        })
        .collect();
    cases.sort();
    assert!(cases.len() >= 12, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let name = case
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let told = told(name, fs::read(&case).expect("a case"));
        beside::compare(
            name,
            &told,
            &folder().join(format!("{name}.out")),
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_file_becomes_what_is_written_beside_it() {
    let files = [words::all(), odd::all()].concat();
    assert!(files.len() >= 25, "only {} files", files.len());
    let mut wrong = Vec::new();
    for (name, file) in files {
        let told = told(&format!("{name}.docx"), file.bytes());
        beside::compare(
            name,
            &told,
            &folder().join(format!("word/{name}.out")),
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
