//! `huikan activities`: what was understood of plans, before anything is published.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::assemble::unplaced;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::cmd::args::{ActivitiesOptions, EditionName, Format};
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site, unreadable};
use crate::load;
use crate::model::schedule::{PlanYear, Schedule, Status};
use crate::model::source::Source;
use crate::model::years;
use crate::parse;
use crate::parse::body::Keep;
use crate::pipeline;
use crate::read::Project;

mod explain;
mod table;

/// What one document plans, and the year it plans for.
struct Plan {
    file: SourcePath,
    schedule: Arc<Schedule>,
    year: Option<PlanYear>,
    /// The activities that articles report as done, by their index in the schedule.
    reported: BTreeSet<usize>,
}

/// What is printed: `{"activities": […], "themes": […]}`. What does not apply is null.
#[derive(Debug, Default, Serialize)]
struct Understood {
    activities: Vec<ActivityRow>,
    themes: Vec<ThemeRow>,
}

/// One activity, as JSON has it.
#[derive(Debug, Serialize)]
struct ActivityRow {
    file: SourcePath,
    line: usize,
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    #[serde(skip)]
    end_day: Option<u8>,
    text: String,
    who: Option<String>,
    period: Option<String>,
    every: Option<String>,
    status: Status,
}

/// What a month is about, as JSON has it.
#[derive(Debug, Serialize)]
struct ThemeRow {
    file: SourcePath,
    line: usize,
    year: Option<i16>,
    month: u8,
    text: String,
}

/// Reads the files, or the site, and prints what was understood.
pub fn run(options: &ActivitiesOptions, terminal: &Terminal) -> Outcome {
    if options.explain {
        return explain::run(options, terminal);
    }
    let (plans, findings) = match options.files.is_empty() {
        true => site_plans(options)?,
        false => file_plans(options)?,
    };
    terminal.report(&findings);
    let text = match (options.mentions, options.format) {
        (true, _) => table::mentions(&plans),
        (false, Format::Json) => json(&understood(&plans, options)),
        (false, Format::Table) => table::activities(&understood(&plans, options), terminal),
    };
    terminal.print(&text)?;
    match pipeline::has_errors(&findings) {
        true => Err(Failure::Content),
        false => Ok(()),
    }
}

/// The site's plans: those for members too, unless the public edition is asked for.
fn site_plans(options: &ActivitiesOptions) -> Result<(Vec<Plan>, Vec<Diagnostic>), Failure> {
    let project = Project::new(&options.site.site);
    let settings = load::config(&project);
    let (config, mut findings) = settings.map_err(|error| no_site(&project, error))?;
    let (content, of_content) = load::content(&project, Keep::Markdown).map_err(unreadable)?;
    findings.extend(of_content);
    let Some(config) = config else {
        return Ok((Vec::new(), findings));
    };
    let edition = options.site.edition_or(EditionName::Internal);
    let (site, of_site) = crate::assemble::site(&config, &content, edition);
    findings.extend(of_site);
    crate::base::diagnostic::sort(&mut findings);
    let plans = site.entries.iter().enumerate().map(|(at, entry)| Plan {
        file: entry.document.path.clone(),
        schedule: entry.schedule.clone(),
        year: entry.year,
        reported: entry
            .all_planned(at)
            .zip(0..)
            .filter(|(planned, _)| site.is_done(planned))
            .map(|(_, index)| index)
            .collect(),
    });
    Ok((plans.collect(), findings))
}

/// Plans that were named. They need no site and no front matter.
fn file_plans(options: &ActivitiesOptions) -> Result<(Vec<Plan>, Vec<Diagnostic>), Failure> {
    let mut plans = Vec::new();
    let mut findings = Vec::new();
    for file in &options.files {
        let (document, found) = parse::plan(&source(file)?);
        findings.extend(found);
        plans.extend(document.map(|document| Plan {
            year: document.front.year.or(document.schedule.year),
            schedule: document.schedule,
            file: document.path,
            reported: BTreeSet::new(),
        }));
    }
    for plan in &plans {
        findings.extend(unplaced::warnings(&plan.file, &plan.schedule));
    }
    Ok((plans, findings))
}

/// A file from anywhere, under the name it was given.
fn source(file: &Path) -> Result<Source, Failure> {
    let path = SourcePath::new(&file.to_string_lossy().replace('\\', "/"));
    let bytes = std::fs::read(file).map_err(|error| {
        let message = Message::new("activities-file-unreadable").arg("file", &path);
        Failure::Io(message, error)
    })?;
    Ok(Source { path, bytes })
}

/// What the plans name, as far as it was asked for.
fn understood(plans: &[Plan], options: &ActivitiesOptions) -> Understood {
    let mut understood = Understood::default();
    for plan in plans {
        understood.activities.extend(activity_rows(plan));
        understood.themes.extend(theme_rows(plan));
    }
    let wanted = |year: Option<i16>, month: Option<u8>| {
        options.year.is_none_or(|wanted| year == Some(wanted))
            && options.month.is_none_or(|wanted| month == Some(wanted))
    };
    understood
        .activities
        .retain(|row| wanted(row.year, row.month));
    understood
        .themes
        .retain(|row| wanted(row.year, Some(row.month)));
    understood
}

fn activity_rows(plan: &Plan) -> impl Iterator<Item = ActivityRow> {
    let activities = plan.schedule.activities.iter().enumerate();
    activities.map(|(index, activity)| ActivityRow {
        file: plan.file.clone(),
        line: activity.line,
        year: years::of(activity, plan.year),
        month: activity.month,
        day: activity.day,
        end_day: activity.end_day,
        text: activity.text.to_string(),
        who: activity.who().map(str::to_owned),
        period: activity.period().map(|period| period.label.clone()),
        every: activity.every().map(str::to_owned),
        status: match plan.reported.contains(&index) {
            true => Status::Done,
            false => activity.status.unwrap_or(Status::Planned),
        },
    })
}

fn theme_rows(plan: &Plan) -> impl Iterator<Item = ThemeRow> {
    plan.schedule.themes.iter().map(|theme| ThemeRow {
        file: plan.file.clone(),
        line: theme.line,
        year: years::year(theme.year, Some(theme.month), plan.year),
        month: theme.month,
        text: theme.text.clone(),
    })
}

fn json(understood: &Understood) -> String {
    // Rows of texts and numbers always have a form in JSON.
    let text = serde_json::to_string_pretty(understood).unwrap_or_default();
    text + "\n"
}
