//! `huikan serve`: the site while it is being written.

use std::sync::Arc;

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::cmd::args::ServeOptions;
use crate::cmd::report;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site};
use crate::load;
use crate::model::config::Language;
use crate::read::Project;
use crate::serve::{self, Options, Voice};

/// Serves until Ctrl-C.
pub fn run(options: ServeOptions, terminal: &Terminal) -> Outcome {
    let project = Project::new(&options.site.site);
    load::config(&project).map_err(|error| no_site(&project, error))?;
    if !options.editor.contains("{file}") {
        let message = Message::new("serve-editor-without-file").arg("address", &options.editor);
        return Err(Failure::Other(message));
    }
    let language = Language::from_tag(terminal.catalogue.tag()).unwrap_or(Language::Chinese);
    let site = options.site;
    let options = Options {
        project,
        host: options.host,
        port: options.port,
        editor: options.editor,
        poll: options.poll,
        open: options.open,
        edition: Box::new(move || site.edition()),
    };
    serve::run(options, Arc::new(Terminal::new(language))).map_err(Failure::Other)
}

impl Voice for Terminal {
    fn say(&self, message: &Message) {
        Terminal::say(self, message);
    }

    fn report(&self, findings: &[Diagnostic]) {
        Terminal::report(self, findings);
    }

    fn describe(&self, finding: &Diagnostic) -> String {
        report::render(finding, &self.catalogue, false)
    }

    fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
}
