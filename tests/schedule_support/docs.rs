//! The examples of `docs/schedules.md` and `docs/schedules.zh-CN.md`: each is read as it says.

use std::path::Path;

use huikan::base::path::SourcePath;
use huikan::model::schedule::{Activity, Schedule};
use huikan::model::source::Source;
use huikan::parse;

use super::read;

/// A plan, and the lines it should be read as.
type Example = (String, Vec<String>);

fn document(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced texts of `document` that are marked `mark`.
fn fenced(document: &str, mark: &str) -> Vec<String> {
    let opening = format!("```{mark}\n");
    let blocks = document.split(&opening).skip(1);
    let ended = blocks.map(|rest| rest.split("\n```").next().unwrap_or_default().to_owned());
    ended.collect()
}

fn examples(name: &str) -> Vec<Example> {
    let document = document(name);
    let plans = fenced(&document, "markdown plan");
    let readings = fenced(&document, "text reading");
    assert_eq!(
        plans.len(),
        readings.len(),
        "{name}: every plan is read as something"
    );
    assert!(plans.len() > 20, "{name}: only {} examples", plans.len());
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    plans
        .into_iter()
        .zip(readings.into_iter().map(lines))
        .collect()
}

/// A schedule in the spelling of the documents: dated, then of a period, then recurring, themes, the rest.
fn spell(schedule: &Schedule) -> Vec<String> {
    let mut lines: Vec<String> = schedule
        .activities
        .iter()
        .map(|activity| spell_activity(activity, schedule))
        .collect();
    lines.extend(
        schedule
            .themes
            .iter()
            .map(|theme| format!("主题 {}月 {}", theme.month, theme.text)),
    );
    lines.extend(
        schedule
            .unplaced
            .iter()
            .map(|unplaced| format!("没有月份 {}项 {}", unplaced.count, unplaced.under)),
    );
    lines.extend(
        schedule
            .mentions
            .iter()
            .map(|mention| format!("提到 {}月 {}", mention.month, mention.text)),
    );
    lines.sort();
    lines
}

fn spell_activity(activity: &Activity, schedule: &Schedule) -> String {
    let stretch = activity.period().map(|period| period.label.clone());
    let when = match activity.month {
        Some(month) => {
            let plan = schedule.year.map(|plan| plan.year_of(month));
            let year = activity.year.or(plan);
            let year = year.map_or(String::new(), |year| format!("{year}年"));
            let day = match (activity.day, activity.end_day) {
                (Some(day), Some(end)) => format!("{day}-{end}日"),
                (Some(day), None) => format!("{day}日"),
                _ => String::new(),
            };
            format!("{year}{month}月{day}")
        }
        None => stretch
            .or(activity.every().map(str::to_owned))
            .unwrap_or_default(),
    };
    format!("{when} {}{}", activity.text, notes(activity))
}

fn notes(activity: &Activity) -> String {
    let mut notes = Vec::new();
    notes.extend(activity.who().iter().map(|who| format!("人员：{who}")));
    notes.extend(
        activity
            .place()
            .iter()
            .map(|place| format!("地点：{place}")),
    );
    if activity.is_done() {
        notes.push("已完成".to_owned());
    }
    match notes.is_empty() {
        true => String::new(),
        false => format!("（{}）", notes.join("；")),
    }
}

#[test]
fn every_example_of_the_documents_is_read_as_it_says() {
    let mut wrong = String::new();
    for (plan, mut expected) in examples("schedules.zh-CN.md") {
        expected.sort();
        let found = spell(&read(&plan));
        if found != expected {
            wrong.push_str(&format!("{plan}\nsays {expected:#?}\nread {found:#?}\n\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn both_languages_have_the_same_examples() {
    assert_eq!(examples("schedules.md"), examples("schedules.zh-CN.md"));
}

#[test]
fn the_front_matter_of_the_documents_is_good() {
    for name in ["schedules.md", "schedules.zh-CN.md"] {
        let fronts = fenced(&document(name), "text front");
        assert!(!fronts.is_empty(), "{name}");
        for front in fronts {
            let source = Source {
                path: SourcePath::new("plan.md"),
                bytes: format!("+++\n{front}\n+++\n\n3月：“三八”茶话会\n").into_bytes(),
            };
            let (document, findings) = parse::plan(&source);
            assert!(findings.is_empty(), "{findings:?}");
            let schedule = document.expect("a plan").schedule;
            assert_eq!(schedule.activities.len(), 1, "declared and not read again");
        }
    }
}
