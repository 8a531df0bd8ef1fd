//! What checkers that know nothing of Typst say of every kind of sheet: outloud of PDF/UA-1, qpdf of the file itself. Of
//! PDF/A-2a, for which there is no checker that can be had here, what its files must and must not hold.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::issues;
use crate::project::Project;
use crate::sheets::busy;
use crate::{bodies, needs_fonts, printed};

/// A project that has every kind of sheet, and those sheets.
fn sheets() -> (Project, Vec<PathBuf>) {
    let plan = |title: &str, body: &str| {
        format!(
            "+++\ntitle = \"{title}\"\nyear = 2026\ndate = 2026-01-08\nnumber = \"云工〔2026〕3号\"\nto = \"各工会小组\"\n\
             cc = \"校长办公室\"\nattachments = [\"名单\", \"日程\"]\n+++\n\n{body}\n"
        )
    };
    let project = issues::paper()
        .file(
            "content/plans/_index.md",
            "+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n",
        )
        .file("content/plans/busy.md", plan("忙碌", &busy(3)));
    let project = bodies().iter().fold(project, |project, (name, body)| {
        project.file(&format!("content/plans/{name}.md"), plan(name, body))
    });
    let run = printed(&project, &["--all", "--book", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let folder = std::fs::read_dir(project.path("paper")).expect("printed");
    let files: Vec<PathBuf> = folder.map(|file| file.expect("readable").path()).collect();
    assert!(files.len() >= 8, "{files:?}");
    (project, files)
}

/// Runs a checker, if it is there; where all must hold, it is.
fn checked(program: &Path, arguments: &[&str], file: &Path) -> Option<Output> {
    let output = Command::new(program).args(arguments).arg(file).output();
    if output.is_err() {
        assert!(std::env::var_os("CI").is_none(), "run .ci/pdf-checkers");
        eprintln!("skipped: no {}", program.display());
    }
    output.ok()
}

fn said(output: &Output) -> String {
    let both = [&*output.stdout, &*output.stderr].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn every_kind_of_sheet_passes_the_checkers() {
    needs_fonts!();
    let outloud = crate::project_root().join("target/outloud/bin/outloud");
    let (_project, files) = sheets();
    for file in &files {
        for (program, arguments) in [
            (&*outloud, &["--layer", "conformance"][..]),
            (Path::new("qpdf"), &["--check"]),
        ] {
            let Some(output) = checked(program, arguments, file) else {
                return;
            };
            assert!(output.status.success(), "{}", said(&output));
        }
    }
}

#[test]
fn every_kind_of_sheet_holds_what_an_archive_needs_and_nothing_that_it_forbids() {
    needs_fonts!();
    let (_project, files) = sheets();
    for file in &files {
        let plain = ["--qdf", "--object-streams=disable"];
        let to = file.with_extension("qdf");
        let arguments = [&plain[..], &[file.to_str().expect("UTF-8")]].concat();
        let Some(output) = checked(Path::new("qpdf"), &arguments, &to) else {
            return;
        };
        assert!(output.status.success(), "{}", said(&output));
        let bytes = std::fs::read(&to).expect("written");
        let text = String::from_utf8_lossy(&bytes);
        for needed in [
            "/OutputIntents",
            "/GTS_PDFA1",
            "/DestOutputProfile",
            "/Marked true",
            "/StructTreeRoot",
            "/DisplayDocTitle true",
            "/Lang (",
            "/Metadata",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
        ] {
            assert!(text.contains(needed), "no {needed} in {}", file.display());
        }
        for forbidden in [
            "/Encrypt",
            "/JavaScript",
            "/Launch",
            "/AA ",
            "/OpenAction",
            "/EmbeddedFiles",
            "/LZWDecode",
            "/Type3",
            "/XFA",
            "/NeedAppearances",
        ] {
            assert!(
                !text.contains(forbidden),
                "{forbidden} in {}",
                file.display()
            );
        }
    }
}
