//! `huikan activities FILE --explain`: every line of a plan, and what it was taken for.

use crate::base::diagnostic::Message;
use crate::cmd::Outcome;
use crate::cmd::args::ActivitiesOptions;
use crate::cmd::terminal::Terminal;
use crate::parse;
use crate::parse::schedule::trace::Traced;

/// Prints the account of each file that was named.
pub fn run(options: &ActivitiesOptions, terminal: &Terminal) -> Outcome {
    for file in &options.files {
        let source = super::source(file)?;
        let (traced, findings) = parse::explain(&source);
        terminal.report(&findings);
        let lines: String = traced.iter().map(|traced| line(traced, terminal)).collect();
        terminal.print(&format!("{}\n{lines}", source.path))?;
    }
    Ok(())
}

/// `12  活动 [3月]  组织健步走`
fn line(traced: &Traced, terminal: &Terminal) -> String {
    let role = terminal.catalogue.text(&traced.role.message());
    let months: Vec<String> = traced.months.iter().map(ToString::to_string).collect();
    let months = match months.is_empty() {
        true => String::new(),
        false => {
            let message = Message::new("explain-months").arg("months", months.join("、"));
            terminal.catalogue.text(&message)
        }
    };
    format!("{:>5}  {role}{months}  {}\n", traced.line, traced.text)
}
