//! Arguments into a command, a command into an exit code: 0 good, 1 the content has errors, 2 usage, input or output.

use std::process::ExitCode;

/// A build is a great many small strings and maps that live for one page; see `docs/performance.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    huikan::cmd::run(std::env::args_os())
}
