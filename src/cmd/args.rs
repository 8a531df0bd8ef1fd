//! What can be typed, and what it means.

mod wrong;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::base::catalogue::Catalogue;
use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::cmd::terminal::Terminal;
use crate::model::config::Language;
use crate::model::source::Edition;
use crate::serve::editor;

/// How help is laid out; the headings come from the catalogues.
const HELP: &str = "{about}\n\n%usage% {usage}\n\n{all-args}";

#[derive(Parser)]
#[command(name = "huikan", version, disable_help_subcommand = true)]
struct Typed {
    #[arg(long, global = true, value_name = "zh-CN|en")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

/// A command and its options.
#[derive(Subcommand)]
pub enum Command {
    /// Makes the site.
    Build(BuildOptions),
    /// Shows the site while it is being written.
    Serve(ServeOptions),
    /// Makes PDFs.
    Print(PrintOptions),
    /// Shows what was understood of plans.
    Activities(ActivitiesOptions),
    /// Makes a small site to start from.
    Init(InitOptions),
    /// Makes a document with its front matter.
    New(NewOptions),
    /// Makes documents of files that were written elsewhere.
    Import(ImportOptions),
    /// Prints a completion script.
    Completions {
        /// For this shell.
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
}

/// Which project, which edition, which day.
#[derive(Args)]
pub struct SiteOptions {
    /// The project's directory.
    #[arg(
        long,
        default_value = ".",
        value_name = "DIR",
        hide_default_value = true
    )]
    pub site: PathBuf,
    /// The edition.
    #[arg(long, value_enum, value_name = "public|internal")]
    #[arg(hide_possible_values = true)]
    pub edition: Option<EditionName>,
    /// With drafts and what is not yet or no longer published.
    #[arg(long)]
    pub drafts: bool,
    /// The day of the build.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
}

impl SiteOptions {
    /// The edition that is meant, the public one unless another is named; the day is today's unless one is named.
    pub fn edition(&self) -> Edition {
        self.edition_or(EditionName::Public)
    }

    /// As [`SiteOptions::edition`]; `unsaid` where no edition is named.
    pub fn edition_or(&self, unsaid: EditionName) -> Edition {
        Edition {
            internal: self.edition.unwrap_or(unsaid) == EditionName::Internal,
            drafts: self.drafts,
            today: self
                .today
                .unwrap_or_else(|| jiff::ZonedDateTime::now().date()),
        }
    }
}

/// The boards a site can be made for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EditionName {
    /// The outside board.
    Public,
    /// Both boards.
    Internal,
}

/// Options of `build`.
#[derive(Args)]
pub struct BuildOptions {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Where the site goes.
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// Options of `serve`.
#[derive(Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub site: SiteOptions,
    /// The port to listen at.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The address to listen at; without one, all of this machine's.
    #[arg(long, value_name = "IP", num_args = 0..=1, default_missing_value = "0.0.0.0")]
    #[arg(default_value = "127.0.0.1", hide_default_value = true)]
    pub host: IpAddr,
    /// Opens a browser.
    #[arg(long)]
    pub open: bool,
    /// Looks for changes every now and then instead of waiting for the system to tell.
    #[arg(long)]
    pub poll: bool,
    /// The address that opens a file in the editor.
    #[arg(long, value_name = "URL", default_value = editor::DEFAULT, hide_default_value = true)]
    pub editor: String,
}

/// Options of `print`.
#[derive(Args)]
pub struct PrintOptions {
    /// Documents, issues, months or years, by file or address.
    #[arg(value_name = "WHAT")]
    pub what: Vec<String>,
    #[command(flatten)]
    pub site: SiteOptions,
    /// The calendar of this year, or with a month that month's sheet.
    #[arg(long, value_name = "YYYY")]
    pub year: Option<i16>,
    /// The sheet of this month.
    #[arg(long, value_name = "M", requires = "year", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub month: Option<u8>,
    /// Everything there is.
    #[arg(long)]
    pub all: bool,
    /// The issues, plans and notices of this year as a book.
    #[arg(long, value_name = "YYYY")]
    pub book: Option<i16>,
    /// Where they go, instead of beside their pages.
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

/// Options of `activities`.
#[derive(Args)]
pub struct ActivitiesOptions {
    /// Plans to read; without any, the site's.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub site: SiteOptions,
    /// Only this year.
    #[arg(long, value_name = "YYYY")]
    pub year: Option<i16>,
    /// Only this month.
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub month: Option<u8>,
    /// How to show them.
    #[arg(long, value_enum, value_name = "table|json", default_value_t = Format::Table)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// Months that prose mentions, instead.
    #[arg(long, conflicts_with = "explain")]
    pub mentions: bool,
    /// Every line and what it was taken for, instead.
    #[arg(long, requires = "files")]
    pub explain: bool,
}

/// How activities are shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// Options of `init`.
#[derive(Args)]
pub struct InitOptions {
    /// The directory to make it in.
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,
}

/// Options of `new`.
#[derive(Args)]
pub struct NewOptions {
    /// What to make.
    #[arg(value_enum, hide_possible_values = true)]
    pub kind: NewKind,
    /// Its title.
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// The folder of its column, where there are several for its kind.
    #[arg(long, value_name = "FOLDER")]
    pub column: Option<String>,
    /// The project's directory.
    #[arg(
        long,
        default_value = ".",
        value_name = "DIR",
        hide_default_value = true
    )]
    pub site: PathBuf,
    /// The day it is dated.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
}

/// What `new` can make.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// A work plan.
    Plan,
    /// An article.
    Article,
    /// A notice.
    Notice,
}

/// Options of `import`.
#[derive(Args)]
pub struct ImportOptions {
    /// Markdown, text or Word files.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder of the column.
    #[arg(long, value_name = "content/COLUMN")]
    pub to: String,
    /// Cuts a file wherever another plan may begin.
    #[arg(long)]
    pub split: bool,
    /// The year of the plans.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i16).range(1900..=2199))]
    pub year: Option<i16>,
    /// Only shows what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// The project's directory.
    #[arg(
        long,
        default_value = ".",
        value_name = "DIR",
        hide_default_value = true
    )]
    pub site: PathBuf,
}

/// The language to speak: what `--lang` says, else the system's, else Chinese.
pub fn language(arguments: &[OsString]) -> Language {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let after = texts
        .iter()
        .position(|text| *text == "--lang")
        .and_then(|at| texts.get(at + 1));
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let said = after.copied().or(joined).and_then(Language::from_tag);
    said.or_else(system_language).unwrap_or(Language::Chinese)
}

/// The system's language, if it names one: Chinese where it is Chinese, English for all others.
fn system_language() -> Option<Language> {
    let tag = sys_locale::get_locale()?;
    let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
    let named = !matches!(primary, "" | "C" | "POSIX");
    named.then(|| Language::from_tag(&tag).unwrap_or(Language::English))
}

/// Understands the arguments. Help and version are printed here; what cannot be understood is said here.
pub fn parse(arguments: &[OsString], terminal: &Terminal) -> Result<Command, ExitCode> {
    let command = command(&terminal.catalogue);
    let matches = command.try_get_matches_from(arguments);
    let typed = matches.and_then(|matches| Typed::from_arg_matches(&matches));
    let error = match typed {
        Ok(typed) => match typed.lang.filter(|tag| Language::from_tag(tag).is_none()) {
            None => return Ok(typed.command),
            Some(tag) => {
                terminal.fail(&Message::new("args-unknown-language").arg("value", tag));
                return Err(ExitCode::from(2));
            }
        },
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render().to_string();
            drop(terminal.print(&headed(text, &terminal.catalogue)));
            Err(ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = error.render().ansi().to_string();
            anstream::eprint!("{}", headed(text, &terminal.catalogue));
            Err(ExitCode::from(2))
        }
        _ => {
            terminal.fail(&wrong::explain(&error));
            terminal.say(&Message::new("args-see-help"));
            Err(ExitCode::from(2))
        }
    }
}

/// Help with the colons after its headings as the language writes them.
fn headed(help: String, catalogue: &Catalogue) -> String {
    let names = ["arguments", "options", "commands"];
    names.iter().fold(help, |help, name| {
        let heading = text(catalogue, &format!("cli-heading-{name}"));
        let colon = text(catalogue, "cli-heading-colon");
        help.replace(&format!("{heading}:"), &format!("{heading}{colon}"))
    })
}

/// The command line's grammar with its texts.
pub fn command(catalogue: &Catalogue) -> clap::Command {
    localise(Typed::command(), "cli", catalogue).mut_arg("lang", |argument| {
        argument.help(text(catalogue, "cli-lang"))
    })
}

/// Gives `command`, its arguments and its subcommands their texts: `cli-build`, `cli-build-output`, …
fn localise(mut command: clap::Command, id: &str, catalogue: &Catalogue) -> clap::Command {
    let names: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    for name in names {
        let help = text(catalogue, &argument_id(id, &name));
        command = command.mut_arg(&name, |argument| {
            let heading = if argument.is_positional() {
                "cli-heading-arguments"
            } else {
                "cli-heading-options"
            };
            argument.help(help).help_heading(text(catalogue, heading))
        });
    }
    let subcommands: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in subcommands {
        let below = format!("{id}-{name}");
        command = command.mut_subcommand(&name, |command| localise(command, &below, catalogue));
    }
    let usage = usage(&command, id, catalogue);
    dress(command.override_usage(usage), id, catalogue)
}

/// How the command named by `id` is called, as clap works it out, in the user's words.
fn usage(command: &clap::Command, id: &str, catalogue: &Catalogue) -> String {
    let name = id.replace("cli", "huikan").replace('-', " ");
    let usage = command.clone().bin_name(name).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    usage
        .replace("[OPTIONS]", &text(catalogue, "cli-usage-options"))
        .replace("<COMMAND>", &text(catalogue, "cli-usage-command"))
}

/// Headings, help and version of one command.
fn dress(command: clap::Command, id: &str, catalogue: &Catalogue) -> clap::Command {
    let template = HELP.replace("%usage%", &text(catalogue, "cli-heading-usage"));
    let options = text(catalogue, "cli-heading-options");
    let help = clap::Arg::new("help")
        .short('h')
        .long("help")
        .action(clap::ArgAction::Help)
        .help(text(catalogue, "cli-help"))
        .help_heading(options.clone());
    let command = command
        .about(text(catalogue, id))
        .disable_help_flag(true)
        .arg(help)
        .help_template(template)
        .subcommand_help_heading(text(catalogue, "cli-heading-commands"));
    match id {
        "cli" => command.disable_version_flag(true).arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help(text(catalogue, "cli-version"))
                .help_heading(options),
        ),
        _ => command,
    }
}

/// Options that several commands share have one text.
fn argument_id(id: &str, name: &str) -> String {
    match name {
        "edition" if id == "cli-activities" => "cli-activities-edition".to_owned(),
        "today" if id == "cli-new" => "cli-new-today".to_owned(),
        "site" | "edition" | "drafts" | "today" | "lang" => format!("cli-{name}"),
        _ => format!("{id}-{name}"),
    }
}

fn text(catalogue: &Catalogue, id: &str) -> String {
    catalogue.lookup(id, &[])
}
