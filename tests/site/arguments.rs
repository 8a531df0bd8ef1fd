//! Command lines that cannot be understood, one a line in files under `tests/cases/arguments`, with what is said of each in
//! both languages in a `.out` beside it. `UPDATE=1 cargo test --test site` writes those anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::beside;
use crate::project::Project;

/// Words of the library that reads command lines; all that is shown comes from the catalogues.
const FOREIGN: [&str; 4] = ["error: error", "Usage:", "For more information", "tip:"];

#[test]
fn what_is_wrong_with_a_command_is_told_in_the_users_language() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/arguments/wrong.txt");
    let project = Project::new();
    let mut told = String::new();
    for line in fs::read_to_string(&case).expect("the cases").lines() {
        writeln!(told, "== {line}").expect("room");
        for tag in ["zh-CN", "en"] {
            let mut arguments = vec!["--lang", tag];
            arguments.extend(line.split(' '));
            let run = project.run(&arguments);
            assert_eq!(run.code, 2, "{line}");
            let foreign = FOREIGN.iter().find(|words| run.err.contains(*words));
            assert_eq!(foreign, None, "{}", run.err);
            told += &run.err;
        }
    }
    let mut wrong = Vec::new();
    beside::compare("wrong", &told, &case.with_extension("out"), &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
