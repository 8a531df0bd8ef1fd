//! `huikan completions SHELL`: a completion script.

use clap_complete::{Shell, generate};

use crate::cmd::Outcome;
use crate::cmd::args;
use crate::cmd::terminal::Terminal;

/// Prints the script for `shell`.
pub fn run(shell: Shell, terminal: &Terminal) -> Outcome {
    let mut script = Vec::new();
    generate(
        shell,
        &mut args::command(&terminal.catalogue),
        "huikan",
        &mut script,
    );
    terminal.print(&String::from_utf8_lossy(&script))
}
