//! The command, the build and the preview: what is printed, where it goes, what is said.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use huikan::base::path::Url;
use huikan::model::source::Edition;
use huikan::read::Project as Files;
use huikan::serve::session::Session;

use crate::project::{Project, SETTINGS};
use crate::{needs_fonts, plan, printed};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|found| {
            found
                .expect("readable")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    names
}

fn with_settings(project: Project, print: &str) -> Project {
    let settings = fs::read_to_string(project.path("site.toml")).expect("settings");
    project.file("site.toml", format!("{settings}\n[print]\n{print}\n"))
}

const MARCH: &str = "## 3月\n\n- 8日：妇女节座谈会\n- 健康讲座";

#[test]
fn a_document_a_month_a_year_and_a_book_are_named_in_many_ways() {
    needs_fonts!();
    let project = plan("year = 2026\ndate = 2026-01-08", MARCH).built();
    let file = format!(
        "file://{}#Sheet",
        project.path("output/plans/spring/index.html").display()
    );
    for what in [
        &[file.as_str()],
        &["content/plans/spring.md"][..],
        &["./content/plans/spring.md"],
        &["plans/spring/"],
        &["plans/spring"],
        &["/plans/spring/print/index.html"],
        &["http://127.0.0.1:8149/plans/spring/"],
        &["https://gonghui.example.org/plans/%73pring/#L7"],
        &["output/plans/spring/index.html"],
        &["content/plans/"],
        &["content/plans/spring.md", "content/plans/_index.md"],
        &["plans/"],
    ] {
        let run = printed(&project, what);
        assert_eq!(run.code, 0, "{what:?}: {}", run.err);
        assert_eq!(names(&project.path("paper")), ["plans-spring.pdf"]);
        fs::remove_dir_all(project.path("paper")).expect("removable");
    }
    let run = printed(
        &project,
        &[
            "--year",
            "2026",
            "--book",
            "2026",
            "activities/2026/03/",
            "--all",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let all = [
        "2026.pdf",
        "activities-2026-03-2026-03.pdf",
        "activities-2026.pdf",
        "plans-spring.pdf",
    ];
    assert_eq!(names(&project.path("paper")), all);
    let run = printed(&project, &["--year", "2026", "--month", "3"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn what_is_not_there_is_said() {
    needs_fonts!();
    let other = |front: &str| format!("+++\ntitle = \"乙\"\n{front}\n+++\n");
    let project = plan("year = 2026", MARCH)
        .file("content/plans/members.md", other("audience = \"internal\""))
        .file(
            "content/plans/draft.md",
            other("audience = \"public\"\ndraft = true"),
        )
        .file(
            "content/plans/later.md",
            other("audience = \"public\"\npublish = 2026-09-01"),
        );
    for (what, said) in [
        (
            &["plans/summer/"][..],
            "no document or page “plans/summer/”",
        ),
        (&["--year", "1999"], "no activities of 1999"),
        (
            &["--year", "2026", "--month", "7"],
            "no activities of 2026-7",
        ),
        (&["--book", "1999"], "plans or notices of 1999"),
        (&[], "Say what to print"),
        (&["plans/summer/", "plans/autumn/"], "plans/summer/"),
        (&["plans/summer/", "plans/autumn/"], "plans/autumn/"),
        (&["content/plans/members.md"], "--edition internal"),
        (&["plans/members/"], "--edition internal"),
        (
            &["content/plans/draft.md"],
            "is a draft; print it with --drafts",
        ),
        (
            &["content/plans/later.md"],
            "from 2026-09-01 on; print it with --drafts",
        ),
        (&["content/plans/_index.md"], "is passed over"),
    ] {
        let run = printed(&project, what);
        assert_eq!(run.code, 2, "{what:?}");
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    needs_fonts!();
    let project = plan("", "慰问张\u{e123}同志。");
    let run = printed(&project, &["plans/spring/"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for said in ["content/plans/spring.md:7:4", "U+E123", "font_dirs"] {
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(!project.path("paper/plans-spring.pdf").exists());
}

#[test]
fn a_file_is_no_folder_to_print_into() {
    let project = plan("", "甲。");
    let run = project.run(&["print", "--all", "--to", "site.toml"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("cannot go to site.toml: it is a file"),
        "{}",
        run.err
    );
}

#[test]
fn files_that_do_not_differ_stay_as_they_are() {
    needs_fonts!();
    let project = plan("", "甲。");
    assert_eq!(printed(&project, &["plans/spring/"]).code, 0);
    let printed_file = project.path("paper/plans-spring.pdf");
    let file = fs::File::options()
        .write(true)
        .open(&printed_file)
        .expect("printed");
    file.set_modified(SystemTime::UNIX_EPOCH).expect("writable");
    assert_eq!(printed(&project, &["plans/spring/"]).code, 0);
    let found = fs::metadata(&printed_file).expect("there");
    assert_eq!(found.modified().expect("a time"), SystemTime::UNIX_EPOCH);
}

#[test]
fn without_a_chinese_font_nothing_is_printed_and_the_site_is_built() {
    needs_fonts!();
    let fonts = "<fontconfig><dir>/nowhere</dir></fontconfig>";
    let project = with_settings(plan("", "甲。"), "pdf = \"plans\"").file("fonts.conf", fonts);
    let run = |arguments: &[&str]| {
        let mut command = project.command(arguments);
        let command = command.env("FONTCONFIG_FILE", project.path("fonts.conf"));
        let output = command.output().expect("runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        (output.status.code(), said)
    };
    let (code, said) = run(&["print", "--all"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("error: this machine has no Chinese font"),
        "{said}"
    );
    assert!(said.contains("apt install"), "{said}");

    let (code, said) = run(&["build"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("warning: this machine has no Chinese font"),
        "{said}"
    );
    assert!(!project.page("plans/spring").contains("spring.pdf"));
}

#[test]
fn a_broken_picture_is_named() {
    needs_fonts!();
    let project = plan("", "![图](a.png)").file("content/plans/a.png", "no picture");
    let run = printed(&project, &["plans/spring/"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("content/plans/a.png"), "{}", run.err);
}

#[test]
fn a_build_sets_what_the_settings_name_and_pages_lead_there() {
    needs_fonts!();
    let project = with_settings(plan("year = 2026", MARCH), "pdf = \"all\"").built();
    for (page, pdf) in [
        ("plans/spring", "spring.pdf"),
        ("activities/2026/03", "2026-03.pdf"),
        ("activities/2026", "2026.pdf"),
    ] {
        let html = project.page(page);
        assert!(
            html.contains(&format!("{page}/{pdf}\"")),
            "{page} has no way to {pdf}"
        );
        let bytes = fs::read(project.path("output").join(page).join(pdf)).expect("made");
        assert!(bytes.starts_with(b"%PDF-"));
    }
}

#[test]
fn printing_beside_the_pages_leaves_the_site_as_it_is() {
    needs_fonts!();
    let project = with_settings(plan("year = 2026", MARCH), "pdf = \"plans\"").built();
    let before = project.output();
    let run = project.run(&[
        "print",
        "--today",
        "2026-03-08",
        "plans/spring/",
        "--year",
        "2026",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut after = project.output();
    assert!(after.remove("activities/2026/2026.pdf").is_some());
    assert_eq!(before, after);
    assert!(
        run.err.contains("From the next huikan build on"),
        "{}",
        run.err
    );
}

const YEAR: &str = "activities/2026/2026.pdf";
const PLAN: &str = "plans/spring/spring.pdf";

/// Prints beside the pages.
fn printed_beside(project: &Project, what: &[&str]) {
    let run = project.run(&[&["print", "--today", "2026-03-08"], what].concat());
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn a_build_keeps_what_was_printed_and_pages_lead_there() {
    needs_fonts!();
    let project = plan("year = 2026\ndate = 2026-01-08", MARCH).built();
    let bare = project.output();
    printed_beside(
        &project,
        &["plans/spring/", "--year", "2026", "--book", "2026"],
    );
    let printed = project.output();
    let project = project.built();
    let built = project.output();
    for file in [YEAR, PLAN, "2026.pdf"] {
        assert_eq!(built.get(file), printed.get(file), "{file}");
    }
    for (page, file) in [("plans/spring", PLAN), ("activities/2026", YEAR)] {
        assert!(project.page(page).contains(&format!("{file}\"")), "{page}");
    }
    let of_year = project.page("activities/2026");
    assert!(of_year.contains("../../2026.pdf\""), "{of_year}");
    let run = project.build(&[]);
    assert!(run.err.contains("0 files written"), "{}", run.err);

    fs::remove_dir_all(project.path("output")).expect("removable");
    assert_eq!(project.built().output(), bare);
}

#[test]
fn the_printable_page_has_the_title_the_issuers_and_the_date_of_the_pdf() {
    let front =
        "date = 2026-03-08\nunit = \"云汀工会、教师发展中心\"\nnumber = \"云工〔2026〕3号\"";
    let project = plan(front, "请遵照执行。");
    let text = fs::read_to_string(project.path("content/plans/spring.md")).expect("a plan");
    let title = "关于召开第六届第四次教职工代表大会暨工会会员代表大会的通知";
    let project = project.file(
        "content/plans/spring.md",
        text.replace("云汀工会年度工作计划", title),
    );
    for theme in ["hongtou", "sujian"] {
        let settings = format!("{SETTINGS}theme = {theme:?}\n[print]\nhan_dates = true\n");
        project.write("site.toml", settings);
        assert_eq!(project.build(&[]).code, 0);
        let page = project.page("plans/spring/print");
        for said in [
            "关于召开第六届第四次教职工代表大会<br>暨工会会员代表大会的通知</h1>",
            "云汀工会<br>教师发展中心</p>",
            ">二〇二六年三月八日</time>",
        ] {
            assert!(page.contains(said), "no {said} in {page}");
        }
        assert!(!page.contains("2026年3月8日"), "{page}");
    }
}

#[test]
fn a_build_sets_anew_what_was_printed_and_has_changed() {
    needs_fonts!();
    let project = plan("year = 2026", "旧。");
    printed_beside(&project, &["plans/spring/"]);
    let project = project.built();
    let old = project.output().remove(PLAN).expect("printed");
    let text = fs::read_to_string(project.path("content/plans/spring.md")).expect("a plan");
    let project = project
        .file("content/plans/spring.md", text.replace('旧', "新"))
        .built();
    let new = project.output().remove(PLAN).expect("still there");
    assert!(old != new);
    printed_beside(&project, &["plans/spring/"]);
    assert!(project.output()[PLAN] == new);
}

#[test]
fn what_was_printed_goes_with_its_page_and_comes_back_once_it_can_be_set() {
    needs_fonts!();
    let project = plan("year = 2026", "\u{5de5}会。");
    printed_beside(&project, &["plans/spring/"]);
    let text = fs::read_to_string(project.path("content/plans/spring.md")).expect("a plan");
    project.write(
        "content/plans/spring.md",
        text.replace('\u{5de5}', "\u{e123}"),
    );
    let run = project.build(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!project.output().contains_key(PLAN));
    assert!(!project.page("plans/spring").contains("spring.pdf"));

    let project = project.file("content/plans/spring.md", &text).built();
    assert!(project.output().contains_key(PLAN));
    fs::remove_file(project.path("content/plans/spring.md")).expect("removable");
    let project = project.built();
    assert!(!project.path("output/plans/spring").exists());
    let project = project.file("content/plans/spring.md", text).built();
    assert!(!project.output().contains_key(PLAN));
}

#[test]
fn a_sheet_that_cannot_be_set_holds_back_neither_pages_nor_other_sheets() {
    needs_fonts!();
    let other =
        "+++\ntitle = \"乙\"\naudience = \"public\"\n+++\n张\u{e123}和李\u{e123}。\u{e124}\n";
    let project =
        with_settings(plan("", "甲。"), "pdf = \"plans\"").file("content/plans/b.md", other);
    let run = project.build(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    for said in [
        "b.md:5:2",
        "U+E123",
        "U+E124",
        "here, too",
        "2 errors",
        "one PDF is missing",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert_eq!(run.err.matches("U+E123").count(), 1, "{}", run.err);
    let output = project.output();
    assert!(output.contains_key(PLAN) && output.contains_key("plans/b/index.html"));
    assert!(!output.contains_key("plans/b/b.pdf"));
    assert!(!project.page("plans/b").contains("b.pdf"));

    let run = printed(&project, &["--all"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(names(&project.path("paper")), ["plans-spring.pdf"]);
    assert!(
        run.err.contains("One sheet could not be set"),
        "{}",
        run.err
    );
}

#[test]
fn a_folder_for_fonts_that_is_not_there_is_told() {
    needs_fonts!();
    let project = with_settings(plan("", "甲。"), "pdf = \"plans\"\nfont_dirs = [\"ziti\"]");
    let run = project.build(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("no folder ziti"), "{}", run.err);
    assert!(run.err.contains("site.toml:6:15"), "{}", run.err);
}

#[test]
fn what_did_not_change_is_not_set_again_and_what_did_is() {
    needs_fonts!();
    let project = plan("", "旧。");
    let print = || {
        let run = printed(&project, &["plans/spring/"]);
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(project.path("paper/plans-spring.pdf")).expect("printed")
    };
    let first = print();
    let kept = project.path(".huikan/print/public-plans-spring-spring.pdf");
    let make_old = || {
        let file = fs::File::options().write(true).open(&kept).expect("kept");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("writable");
    };
    let is_old = || {
        let found = fs::metadata(&kept).expect("kept");
        found.modified().expect("a time") == SystemTime::UNIX_EPOCH
    };
    make_old();
    assert!(print() == first && is_old());

    let mut bytes = fs::read(&kept).expect("kept");
    bytes.extend(b"% damage");
    fs::write(&kept, bytes).expect("writable");
    make_old();
    assert!(print() == first && !is_old());

    make_old();
    let text = fs::read_to_string(project.path("content/plans/spring.md")).expect("a plan");
    project.write("content/plans/spring.md", text.replace('旧', "新"));
    assert!(print() != first && !is_old());
}

#[test]
fn the_preview_answers_with_what_a_build_writes() {
    needs_fonts!();
    let project = with_settings(plan("year = 2026", MARCH), "pdf = \"all\"").built();
    let mut session = Session::new(&Files::new(&project.path("")), 0);
    let edition = Edition {
        internal: false,
        drafts: false,
        today: "2026-03-08".parse().expect("a date"),
    };
    session.look(edition, true);
    for file in ["plans/spring/spring.pdf", "activities/2026/03/2026-03.pdf"] {
        let answer = session
            .view()
            .answer(&Url::new(file))
            .expect("there")
            .expect("set");
        assert!(
            answer == fs::read(project.path("output").join(file)).expect("written"),
            "{file}"
        );
    }
}

#[test]
fn hundreds_of_plans_are_set_on_few_threads() {
    needs_fonts!();
    let many = (0..150).fold(plan("", MARCH), |project, at| {
        let text =
            format!("+++\ntitle = \"第{at}号计划\"\naudience = \"public\"\n+++\n\n{MARCH}\n");
        project.file(&format!("content/plans/p{at}.md"), text)
    });
    let project = with_settings(many, "pdf = \"plans\"");
    let mut command = project.command(&["build", "--today", "2026-03-08"]);
    let output = command
        .env("RAYON_NUM_THREADS", "2")
        .output()
        .expect("runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(project.path("output/plans/p149/p149.pdf").is_file());
}
