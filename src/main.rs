//! Arguments into a command, a command into an exit code: 0 good, 1 the content has errors, 2 usage, input or output.

use std::process::ExitCode;

fn main() -> ExitCode {
    huikan::cmd::run(std::env::args_os())
}
