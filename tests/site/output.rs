//! The output directory: only ours is written and removed, and a build that fails leaves it as it was.

use std::fs;

use crate::project::Project;

fn document(title: &str) -> String {
    format!("+++\ntitle = {title:?}\naudience = \"public\"\n+++\n{title}\n")
}

fn site() -> Project {
    Project::new()
        .file("content/a.md", document("甲"))
        .file("content/b.md", document("乙"))
}

#[test]
fn a_directory_of_others_is_refused() {
    let project = site().file("output/mine.txt", "mine");
    let run = project.build(&[]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("huikan did not make"), "{}", run.err);
    assert_eq!(project.output().len(), 1);
}

#[test]
fn hidden_files_do_not_make_a_directory_foreign() {
    let project = site()
        .file("output/.gitignore", "*")
        .file("output/.git/HEAD", "x")
        .built();
    assert_eq!(project.output()[".gitignore"], b"*");
    assert_eq!(project.output()[".git/HEAD"], b"x");
}

#[test]
fn sources_are_not_taken_for_an_output() {
    let among = [
        "content",
        ".",
        "content/site",
        "output/../content/a/b",
        "themes/x/y",
    ];
    for output in among {
        let project = site();
        assert_eq!(project.build(&["--output", output]).code, 2, "{output}");
        assert!(project.path("content/a.md").exists());
        assert!(!project.path(output).join(".huikan").exists());
    }
}

#[test]
fn files_of_others_survive_among_ours() {
    let project = site()
        .built()
        .file("output/CNAME", "example.org")
        .file("output/b/note.txt", "mine");
    fs::remove_file(project.path("content/b.md")).expect("removable");
    let project = project.built();
    let output = project.output();
    assert_eq!(output["CNAME"], b"example.org");
    assert_eq!(output["b/note.txt"], b"mine");
    assert!(!output.contains_key("b/index.html"));
}

#[test]
fn a_removed_page_takes_its_empty_folders_with_it() {
    let project = site().built();
    fs::remove_file(project.path("content/b.md")).expect("removable");
    let project = project.built();
    assert!(!project.path("output/b").exists());
    assert!(project.path("output/a/index.html").exists());
}

#[test]
fn a_second_build_writes_nothing() {
    let project = site().built();
    let changed = |project: &Project| {
        let found = fs::metadata(project.path("output/a/index.html")).expect("there");
        found.modified().expect("a time")
    };
    let before = changed(&project);
    let run = project.build(&[]);
    let files = project.output().len();
    let expected = format!("0 files written, {files} unchanged, 0 removed");
    assert!(run.err.contains(&expected), "{}", run.err);
    assert_eq!(changed(&project), before);
}

#[test]
fn a_page_altered_by_hand_is_restored() {
    let project = site().built();
    let before = project.output();
    project.write("output/a/index.html", "altered");
    fs::remove_file(project.path("output/b/index.html")).expect("removable");
    assert_eq!(project.built().output(), before);
}

#[test]
fn what_an_interrupted_build_left_is_cleared() {
    let project = site().built();
    let before = project.output();
    let project = project
        .file(".keep", "")
        .file("output/.huikan/stage/7", "half")
        .built();
    assert_eq!(project.output(), before);
    assert!(!project.path("output/.huikan/stage").exists());
}

#[test]
fn errors_leave_the_former_site() {
    let project = site().built();
    let before = project.output();
    project.write("content/a.md", document("改过"));
    project.write("content/b.md", "+++\ntitel = 1\n+++\n");
    let run = project.build(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("nothing was written"), "{}", run.err);
    assert_eq!(project.output(), before);
}

#[test]
fn a_file_of_another_in_our_place_stops_the_build_before_it_writes() {
    // Where a page belongs, and where the folder of a page belongs.
    for place in ["output/c/index.html", "output/c"] {
        let project = site().built();
        project.write(place, "mine");
        project.write("content/a.md", document("改过"));
        project.write("content/c.md", document("丙"));
        let before = project.output();
        let run = project.build(&[]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(
            run.err.contains("was not made by huikan"),
            "{place}: {}",
            run.err
        );
        assert_eq!(project.output(), before, "{place}");
    }
}

#[test]
fn a_file_and_a_folder_of_ours_may_change_places() {
    let with_file = || {
        site()
            .file(
                "content/c/index.md",
                document("丙") + "[附件](x) [表](y/z.txt)",
            )
            .file("content/c/x", "附件")
            .file("content/c/y/z.txt", "表")
    };
    let project = with_file().built();
    fs::remove_file(project.path("content/c/x")).expect("removable");
    fs::remove_dir_all(project.path("content/c/y")).expect("removable");
    project.write("content/c/x/deep.txt", "附件");
    project.write("content/c/y", "表");
    project.write(
        "content/c/index.md",
        document("丙") + "[附件](x/deep.txt) [表](y)",
    );
    let project = project.built();
    let output = project.output();
    assert_eq!(output["c/x/deep.txt"], "附件".as_bytes());
    assert_eq!(output["c/y"], "表".as_bytes());
    assert!(!project.path("output/.huikan/stage").exists());
}

#[test]
fn a_folder_with_something_of_another_is_not_replaced() {
    let project = site()
        .file("content/c/index.md", document("丙") + "[表](y/z.txt)")
        .file("content/c/y/z.txt", "表")
        .built()
        .file("output/c/y/mine.txt", "mine");
    fs::remove_dir_all(project.path("content/c/y")).expect("removable");
    project.write("content/c/y", "表");
    project.write("content/c/index.md", document("丙") + "[表](y)");
    let before = project.output();
    let run = project.build(&[]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("mine.txt"), "{}", run.err);
    assert_eq!(project.output(), before);
    assert!(!project.path("output/.huikan/stage").exists());
}

#[test]
fn a_file_of_another_stays_anothers_whatever_it_holds() {
    let project = site().built();
    let page = fs::read(project.path("output/b/index.html")).expect("there");
    fs::remove_file(project.path("content/b.md")).expect("removable");
    let project = project.built().file("output/b/index.html", page);
    project.write("content/b.md", document("乙"));
    let run = project.build(&[]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("was not made by huikan"), "{}", run.err);
}

#[test]
fn the_feed_holds_what_xml_may_hold() {
    let entity = "&#8;&#xFFFF;";
    let text = format!(
        "+++\ntitle = \"甲\\u000B乙\"\ndate = 2026-03-01\naudience = \"public\"\n+++\n上\u{b}下\u{1f}左\u{8}右{entity}。\n"
    );
    let project = Project::new().file("content/a.md", text).built();
    let feed = String::from_utf8(project.output()["feed.xml"].clone()).expect("UTF-8");
    let is_barred = |character: char| {
        character < ' ' && !"\t\n\r".contains(character)
            || matches!(character, '\u{fffe}' | '\u{ffff}')
    };
    assert!(!feed.contains(is_barred), "{feed:?}");
    assert!(
        feed.contains("<title>甲乙</title>") && feed.contains("上下左右"),
        "{feed}"
    );
}
