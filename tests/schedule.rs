//! The reader of schedules against texts with gold beside them: `NAME.md` and `NAME.gold` under `tests/cases/schedule`.
//!
//! The gold is what a person reads in the text. An activity is right when its year, month, day and own words are; the
//! figures are printed by form, and each form has a floor.

#[path = "schedule_support/cost.rs"]
mod cost;
#[path = "schedule_support/docs.rs"]
mod docs;
#[path = "schedule_support/gold.rs"]
mod gold;
#[path = "schedule_support/laws.rs"]
mod laws;
#[path = "support/plan.rs"]
mod plan;
#[path = "schedule_support/score.rs"]
mod score;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use gold::{Gold, Kind};
use huikan::assemble::unplaced;
use huikan::base::catalogue::Catalogue;
use huikan::base::path::SourcePath;
use huikan::cmd::report;
use huikan::model::schedule::{Activity, Schedule};
use huikan::model::source::Source;
use huikan::parse;
use score::{Compared, Score};

/// The forms, and the least F1 of the activities in each. `none` holds texts without a schedule: there, nothing may be
/// read at all.
const FLOORS: &[(&str, f64)] = &[
    ("dates", 0.97),
    ("ends", 0.97),
    ("fair", 0.97),
    ("found", 0.9),
    ("headings", 0.97),
    ("items", 0.97),
    ("letters", 0.7),
    ("none", 1.0),
    ("numbered", 0.97),
    ("periods", 0.97),
    ("plain", 0.97),
    ("ranges", 0.97),
    ("recurring", 0.97),
    ("runon", 0.97),
    ("spelling", 0.97),
    ("strangers", 0.94),
    ("tables", 0.97),
    ("themes", 0.97),
    ("within", 0.95),
    ("wrapped", 0.95),
    ("years", 0.97),
];

/// The least F1 of all activities.
const FLOOR: f64 = 0.98;

struct Case {
    name: String,
    text: String,
    gold: Gold,
}

/// The schedule of a plan; the year that its front matter says goes before the one it was read to have.
fn read(text: &str) -> Schedule {
    let source = Source {
        path: SourcePath::new("plan.md"),
        bytes: text.as_bytes().to_vec(),
    };
    let (document, findings) = parse::plan(&source);
    assert!(findings.is_empty(), "{findings:?}");
    let document = document.expect("a plan can always be read");
    let schedule = (*document.schedule).clone();
    Schedule {
        year: document.front.year.or(schedule.year),
        ..schedule
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/schedule");
    let mut cases: Vec<Case> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| case(&path))
        .collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn case(path: &Path) -> Case {
    let read = |path: &Path| {
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    Case {
        name: name.unwrap_or_default(),
        text: read(path),
        gold: gold::parse(&read(&path.with_extension("gold"))),
    }
}

#[derive(Default)]
struct Figures {
    forms: BTreeMap<String, (usize, Score)>,
    kinds: BTreeMap<Kind, Score>,
    details: Score,
    differences: String,
}

impl Figures {
    fn add(&mut self, case: &Case, compared: &Compared) {
        let activities = compared.scores.get(&Kind::Activity).copied();
        let form = self.forms.entry(case.gold.form.clone()).or_default();
        form.0 += 1;
        form.1.add(activities.unwrap_or_default());
        for (kind, score) in &compared.scores {
            self.kinds.entry(*kind).or_default().add(*score);
        }
        self.details.add(compared.details);
        for difference in &compared.differences {
            let _ = writeln!(self.differences, "{}: {difference}", case.name);
        }
    }

    fn table(&self) -> String {
        let mut table = format!("{:<16}{:>6}{}\n", "form", "texts", HEAD);
        for (form, (texts, score)) in &self.forms {
            let _ = writeln!(table, "{form:<16}{texts:>6}{}", row(*score));
        }
        for (kind, score) in &self.kinds {
            let _ = writeln!(table, "{:<22}{}", format!("all: {kind:?}"), row(*score));
        }
        let _ = writeln!(
            table,
            "{:<22}{}",
            "all: who, where, done",
            row(self.details)
        );
        table
    }
}

const HEAD: &str = "    gold    read   right  precision  recall      F1";

fn row(score: Score) -> String {
    format!(
        "{:>8}{:>8}{:>8}{:>11.4}{:>8.4}{:>8.4}",
        score.gold,
        score.read,
        score.hit,
        score.precision(),
        score.recall(),
        score.f1()
    )
}

#[test]
fn plans_are_read_as_a_person_reads_them() {
    let cases = cases();
    let mut figures = Figures::default();
    for case in &cases {
        let read = gold::readings(&read(&case.text));
        figures.add(case, &score::compare(&case.gold.readings, &read));
    }
    println!("{}\n{}", figures.table(), figures.differences);
    assert!(cases.len() > 600, "only {} texts", cases.len());
    let mut low = Vec::new();
    for (form, (_, score)) in &figures.forms {
        let floor = FLOORS.iter().find(|(name, _)| name == form);
        match floor {
            None => low.push(format!("{form}: no such form")),
            Some((_, floor)) if score.f1() < *floor => low.push(format!("{form}: below {floor}")),
            _ => {}
        }
    }
    let all = figures
        .kinds
        .get(&Kind::Activity)
        .copied()
        .unwrap_or_default();
    if all.f1() < FLOOR {
        low.push(format!("all activities: below {FLOOR}"));
    }
    assert!(low.is_empty(), "{}\n{}", low.join("\n"), figures.table());
}

#[test]
fn what_the_front_matter_says_of_an_activity_stands_over_its_tick() {
    let plan = |said: &str| {
        let activity = format!("[[activity]]\ntext = \"体检\"\ndate = 2026-03-05\n{said}");
        read(&format!(
            "+++\ntitle = \"计划\"\n{activity}+++\n\n## 三月\n\n- [x] 体检\n"
        ))
    };
    let is_done = |said| {
        plan(said)
            .activities
            .iter()
            .map(Activity::is_done)
            .collect::<Vec<_>>()
    };
    assert_eq!(is_done(""), [true]);
    assert_eq!(is_done("status = \"planned\"\n"), [false]);
    assert_eq!(is_done("status = \"done\"\n"), [true]);
}

#[test]
fn what_stands_in_no_month_is_told_with_its_place() {
    let schedule = read("# 2026年计划\n\n## 第二季度\n\n1. 体检\n2. 歌咏\n3. 检查\n");
    let warnings: Vec<_> = unplaced::warnings(&SourcePath::new("plan.md"), &schedule).collect();
    assert_eq!(warnings.len(), 1);
    let told = |tag| report::render(&warnings[0], &Catalogue::new(tag), false);
    let chinese = told("zh-CN");
    assert!(
        chinese.contains("“第二季度”下有 3 项没有写月份"),
        "{chinese}"
    );
    assert!(
        chinese.contains("plan.md:5:1") && chinese.contains("1. 体检"),
        "{chinese}"
    );
    let english = told("en");
    assert!(
        english.contains("3 items under “第二季度” have no month"),
        "{english}"
    );
}
