//! The law of the preview: after any history of edits, what a session answers equals what a fresh build makes of the
//! files as they are, byte for byte, findings included; and it parses what differs and renders what is looked at.

#[path = "serve_law/script.rs"]
mod script;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use huikan::base::diagnostic::{self, Diagnostic};
use huikan::base::path::{SourcePath, Url};
use huikan::load;
use huikan::model::source::Edition;
use huikan::parse::body::Keep;
use huikan::pipeline::{self, Answer, Bulletin};
use huikan::read::Project;
use huikan::serve::session::{Change, Session};
use rayon::prelude::*;
use script::Script;

/// How many scripts are played, where `HUIKAN_SCRIPTS` does not ask for another number.
const SCRIPTS: u64 = 1_000;

/// At least this share of the steps must be edits that reach no further than their own text.
const SMALL: f64 = 0.1;

/// How many steps a script has.
const STEPS: usize = 4;

/// Everything a site answers.
type Answers = BTreeMap<Url, Result<Vec<u8>, Diagnostic>>;

/// A site made of the files as they are, by somebody who has never seen them.
struct Fresh {
    bulletin: Option<Bulletin>,
    findings: Vec<Diagnostic>,
}

/// The files in which `findings` are.
fn files_with(findings: &[Diagnostic]) -> Vec<&str> {
    let files = findings.iter();
    files.map(|found| found.place.file.as_str()).collect()
}

/// `None` where a build ends before it has read anything.
fn fresh(project: &Project, edition: Edition) -> Option<Fresh> {
    let (config, mut findings) = load::config(project).ok()?;
    let (content, of_content) = load::content(project, Keep::Html).ok()?;
    let mut bulletin = None;
    if let Some(config) = config {
        match load::theme(project, &config).ok()? {
            Ok((theme, catalogue)) => {
                let (made, found) =
                    pipeline::bulletin(&config, &content, edition, theme, catalogue);
                findings.extend(found);
                bulletin = Some(made);
            }
            Err(found) => findings.extend(found),
        }
    }
    findings.extend(of_content);
    diagnostic::sort(&mut findings);
    Some(Fresh {
        bulletin: bulletin.filter(|_| !pipeline::has_errors(&findings)),
        findings,
    })
}

fn fresh_answers(project: &Project, bulletin: &Bulletin) -> Answers {
    let composer = bulletin.composer();
    let answer = |(url, route)| {
        let bytes = bulletin.answer(&composer, url, route, |answer| match answer {
            Answer::Bytes(bytes) => bytes.to_vec(),
            Answer::File(path, _) => project.bytes(path).expect("it is there"),
            Answer::Sheet(sheet) => unreachable!("no settings here ask for {sheet:?}"),
        });
        (url.clone(), bytes.map_err(|found| *found))
    };
    bulletin.routes.iter().map(answer).collect()
}

/// The session's answers, each made by one render.
fn answers(session: &Session) -> Answers {
    let view = session.view();
    let before = view.renders();
    let Some(bulletin) = &view.bulletin else {
        return Answers::new();
    };
    let answer = |url: &Url| {
        let answered = view.answer(url).expect("it has a route");
        (url.clone(), answered.map_err(|found| *found))
    };
    let answers: Answers = bulletin.routes.keys().map(answer).collect();
    assert_eq!(view.renders(), before + answers.len());
    answers
}

/// Files by path.
type Files = BTreeMap<String, Vec<u8>>;

/// All files below `folder`.
fn files(folder: &Path) -> Files {
    let walk = walkdir::WalkDir::new(folder).into_iter().flatten();
    let found = walk.filter(|found| found.file_type().is_file());
    let read = |found: walkdir::DirEntry| {
        let path = huikan::read::source_path(folder, found.path())?;
        Some((path.as_str().to_owned(), fs::read(found.path()).ok()?))
    };
    found.filter_map(read).collect()
}

/// How many texts must be parsed to get from one state to another.
fn texts_that_differ(before: &Files, after: &Files) -> usize {
    let is_text = |path: &str| {
        path.starts_with("content/") && huikan::read::is_markdown(&SourcePath::new(path))
    };
    let differing = after
        .iter()
        .filter(|(path, bytes)| is_text(path) && before.get(*path) != Some(bytes));
    differing.count()
}

/// What came of a script, or of several.
#[derive(Default)]
struct Played {
    /// Steps that led to a site.
    good: usize,
    /// Steps after which the site was not assembled anew.
    small: usize,
}

impl Played {
    fn and(self, other: Played) -> Played {
        Played {
            good: self.good + other.good,
            small: self.small + other.small,
        }
    }
}

/// Says that something is urgent when it has been asked more than `patience` times.
fn after_some(patience: usize) -> impl Fn() -> bool + Sync {
    let asked = AtomicUsize::new(0);
    move || asked.fetch_add(1, Ordering::Relaxed) >= patience
}

/// Plays one script, and after every step compares the session with a fresh build.
fn play(seed: u64) -> Played {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let project = Project::new(folder.path());
    let mut script = Script::new(seed, folder.path());
    let mut session = Session::new(&project, 0);
    let mut last_good = Answers::new();
    let mut before = Files::new();
    let mut played = Played::default();
    for step in 0..=STEPS {
        let edition = script.edition;
        if step > 0 {
            script.step();
        }
        let after = files(folder.path());
        let mut change = Change::default();
        for hint in script.hints() {
            let glance = session.glance(script.edition, &hint);
            change.merge(glance.unwrap_or_default());
        }
        // What a glance saw may have been a good site on the way to a broken one.
        if !change.is_empty() && session.view().is_good() {
            last_good = answers(&session);
        }
        let view = session.view();
        let patience = (seed as usize + step) % 16;
        match session.look_unless(script.edition, false, &after_some(patience)) {
            Some(looked) => change.merge(looked),
            None => assert!(Arc::ptr_eq(&view, &session.view()), "half a look"),
        }
        let looked = session.look(script.edition, false);
        assert!(
            looked.is_empty() || session.view().renders() == 0,
            "something was rendered that nobody looked at"
        );
        change.merge(looked);
        played.small += usize::from(!change.is_empty() && !change.assembled);
        let told = format!("seed {seed}, after:\n{}", script.log.join("\n"));
        check_work(
            &change,
            &before,
            &after,
            step == 0 || edition != script.edition,
            &told,
        );
        if let Some(fresh) = fresh(&project, script.edition) {
            assert_eq!(session.view().findings, fresh.findings, "{told}");
            if let Some(bulletin) = &fresh.bulletin {
                last_good = fresh_answers(&project, bulletin);
                played.good += 1;
            }
        } else {
            let view = session.view();
            assert_eq!(files_with(&view.findings), ["site.toml"], "{told}");
            assert!(!view.is_good(), "{told}");
        }
        compare(&answers(&session), &last_good, &told);
        before = after;
    }
    assert!(
        session.look(script.edition, true).is_empty(),
        "it never rests"
    );
    played
}

/// One edited text is one parse; nothing edited is nothing done.
fn check_work(change: &Change, before: &Files, after: &Files, edition: bool, told: &str) {
    assert_eq!(change.parsed, texts_that_differ(before, after), "{told}");
    let differs = before != after || edition;
    assert!(change.is_empty() <= !differs, "a missed change: {told}");
}

fn compare(session: &Answers, fresh: &Answers, told: &str) {
    let addresses = |answers: &Answers| answers.keys().cloned().collect::<Vec<_>>();
    assert_eq!(addresses(session), addresses(fresh), "{told}");
    for (url, bytes) in fresh {
        assert_eq!(
            session[url]
                .as_ref()
                .map(|bytes| String::from_utf8_lossy(bytes)),
            bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes)),
            "at {url}, {told}"
        );
    }
}

#[test]
fn a_session_equals_a_fresh_build_after_any_history() {
    let asked = std::env::var("HUIKAN_SCRIPTS").ok();
    let scripts: u64 = asked.map_or(SCRIPTS, |asked| asked.parse().expect("a number"));
    let all = (0..scripts).into_par_iter().map(play);
    let Played { good, small } = all.reduce(Played::default, Played::and);
    let steps = scripts as usize * STEPS;
    let share = small as f64 / steps as f64;
    assert!(share > SMALL, "only {small} of {steps} steps were small");
    assert!(
        good * 2 > steps,
        "only {good} of {steps} steps led to a site: the scripts break too much"
    );
}

#[test]
fn an_edit_that_hides_behind_size_and_time_is_seen() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let project = Project::new(folder.path());
    let script = Script::new(7, folder.path());
    let mut session = Session::new(&project, 0);
    session.look(script.edition, false);
    // Long enough for stamps to settle: from here on unchanged files are not read again.
    std::thread::sleep(Duration::from_millis(2_100));
    assert!(session.look(script.edition, false).is_empty());
    let path = folder.path().join("content/plans/one.md");
    let text = fs::read_to_string(&path).expect("a plan");
    let time = fs::metadata(&path).and_then(|data| data.modified());
    fs::write(&path, text.replace("第一", "第二")).expect("writable");
    let file = fs::File::options().write(true).open(&path).expect("there");
    file.set_modified(time.expect("a time")).expect("settable");
    let change = session.look(script.edition, false);
    assert_eq!(change.parsed, 1);
    assert_eq!(
        change.files.edited,
        [SourcePath::new("content/plans/one.md")]
    );
}

#[test]
fn a_style_sheet_alone_leaves_the_pages() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let script = Script::new(3, folder.path());
    let mut session = Session::new(&Project::new(folder.path()), 0);
    session.look(script.edition, false);
    let before = session.view();
    fs::write(
        folder.path().join("themes/mini/static/a.css"),
        "p { color: red }",
    )
    .expect("writable");
    session.look(script.edition, false);
    let after = session.view();
    assert_eq!(
        (after.pages, after.styles),
        (before.pages, before.styles + 1)
    );
    let style = after.answer(&Url::new("static/a.css")).expect("there");
    assert_eq!(style.expect("good"), b"p { color: red }");
}

#[test]
fn what_is_missing_is_all_that_is_said_until_it_is_back() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let root = folder.path();
    let project = Project::new(root);
    let script = Script::new(3, root);
    let mut session = Session::new(&project, 0);
    session.look(script.edition, true);
    let (content, beside) = (root.join("content"), root.join("former"));
    fs::rename(&content, &beside).expect("movable");
    let template = root.join("themes/mini/templates/home.html");
    fs::write(template, "edited meanwhile").expect("writable");
    session.look(script.edition, true);
    let view = session.view();
    assert_eq!(files_with(&view.findings), ["content"]);
    fs::rename(&beside, &content).expect("movable");
    session.look(script.edition, true);
    let fresh = fresh(&project, script.edition).expect("all is there");
    assert_eq!(session.view().findings, fresh.findings);
    let expected = fresh_answers(&project, &fresh.bulletin.expect("a good site"));
    compare(&answers(&session), &expected, "content is back");
}
