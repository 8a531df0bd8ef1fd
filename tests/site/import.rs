//! Plans that were written elsewhere, from the command line to the page of a month.

use std::fs;
use std::io::{Cursor, Write};

use crate::project::Project;

const COLUMN: &str = "title = \"计划\"\nkind = \"plan\"\naudience = \"public\"\n";

/// The smallest picture.
fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let drawn = image::RgbImage::new(1, 1);
    drawn
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("encodes");
    bytes.into_inner()
}

/// A Word file with two paragraphs and a picture; `tests/import.rs` has the others.
fn word() -> Vec<u8> {
    let document = r#"<w:document xmlns:w="w" xmlns:a="a" xmlns:r="r"><w:body><w:p><w:r><w:t>工会计划</w:t></w:r></w:p><w:p><w:r><w:t>3月：插花。</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r></w:p></w:body></w:document>"#;
    let relations = r#"<Relationships><Relationship Id="p" Type="image" Target="media/1.png"/></Relationships>"#;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/1.png", &picture()),
    ] {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

fn project() -> Project {
    let index = format!("+++\n{COLUMN}+++\n");
    Project::new()
        .file("content/plans/_index.md", index)
        .file("in/a.txt", "工会春季计划\n\n3月：植树。\n4月：慰问。\n")
        .file("in/b.docx", word())
}

fn plans(project: &Project) -> Vec<String> {
    let files = crate::project::tree(&project.path("content/plans"));
    files.into_keys().collect()
}

#[test]
fn plans_come_to_the_pages_of_their_months() {
    let project = project();
    let run = project.run(&[
        "import",
        "in/a.txt",
        "in/b.docx",
        "--to",
        "content/plans",
        "--year",
        "2026",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("month 3: 1; month 4: 1;"), "{}", run.out);
    assert_eq!(
        plans(&project),
        [
            "_index.md",
            "gonghui-chunji-jihua.md",
            "gonghui-jihua/image1.png",
            "gonghui-jihua/index.md"
        ]
    );
    let text =
        fs::read_to_string(project.path("content/plans/gonghui-chunji-jihua.md")).expect("written");
    assert_eq!(
        text,
        "+++\ntitle = \"工会春季计划\"\nyear = 2026\n+++\n\n3月：植树。\n\n4月：慰问。\n"
    );
    let project = project.built();
    let march = project.page("activities/2026/03");
    assert!(march.contains("植树") && march.contains("插花"), "{march}");
    assert!(
        project
            .output()
            .contains_key("plans/gonghui-jihua/image1.png")
    );
}

#[test]
fn a_trial_writes_nothing() {
    let project = project();
    let run = project.run(&["import", "in/a.txt", "--to", "plans", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for said in [
        "Would write content/plans/gonghui-chunji-jihua.md",
        "    title = \"工会春季计划\"",
        "Without a year",
    ] {
        assert!(run.out.contains(said), "{}", run.out);
    }
    assert_eq!(plans(&project), ["_index.md"]);
}

#[test]
fn nothing_is_overwritten_and_the_same_is_not_written_again() {
    let project = project();
    let import = || project.run(&["import", "in/a.txt", "in/b.docx", "--to", "content/plans"]);
    assert_eq!(import().code, 0);
    let again = import();
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again.out.contains("is there already") && again.err.contains("0 documents written"),
        "{}{}",
        again.out,
        again.err
    );
    project.write(
        "content/plans/gonghui-chunji-jihua.md",
        "+++\ntitle = \"我的\"\n+++\n",
    );
    fs::remove_dir_all(project.path("content/plans/gonghui-jihua")).expect("removed");
    let aside = import();
    assert_eq!(aside.code, 0, "{}", aside.err);
    for said in [
        "Writes content/plans/gonghui-chunji-jihua-2.md",
        "gonghui-chunji-jihua.md exists with other words",
        "Writes content/plans/gonghui-jihua/index.md",
    ] {
        assert!(aside.out.contains(said), "{}", aside.out);
    }
    assert_eq!(
        plans(&project),
        [
            "_index.md",
            "gonghui-chunji-jihua-2.md",
            "gonghui-chunji-jihua.md",
            "gonghui-jihua/image1.png",
            "gonghui-jihua/index.md"
        ]
    );
    let text = fs::read_to_string(project.path("content/plans/gonghui-chunji-jihua.md"));
    assert!(text.is_ok_and(|text| text.contains("我的")));
    let third = import();
    assert!(
        third.err.contains("0 documents written"),
        "{}{}",
        third.out,
        third.err
    );
}

#[test]
fn a_document_is_known_under_another_name() {
    let project = project();
    let import = || project.run(&["import", "in/a.txt", "--to", "content/plans"]);
    assert_eq!(import().code, 0);
    let from = project.path("content/plans/gonghui-chunji-jihua.md");
    fs::rename(from, project.path("content/plans/spring.md")).expect("renamed");
    let again = import();
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again
            .out
            .contains("content/plans/spring.md is there already"),
        "{}",
        again.out
    );
    assert_eq!(plans(&project), ["_index.md", "spring.md"]);
}

#[test]
fn what_repeats_a_document_of_the_site_is_told() {
    let words = "3月：组织女职工插花，慰问退休教师。\n4月：全体会员植树，开展健步走，评选先进。\n5月：举办歌咏比赛，\
                 走访困难职工家庭，召开座谈会。\n6月：组织义诊，开展安全检查，慰问一线班组。\n";
    let project = project()
        .file(
            "content/plans/old.md",
            format!("+++\ntitle = \"旧计划\"\n+++\n\n{words}"),
        )
        .file("in/new.txt", format!("新年工会计划\n\n{words}"));
    let run = project.run(&["import", "in/new.txt", "--to", "plans", "--dry-run"]);
    assert!(
        run.out.contains("Repeats content/plans/old.md"),
        "{}",
        run.out
    );
}

#[test]
fn pictures_beside_a_text_come_along() {
    let project = project()
        .file(
            "in/plans/a.md",
            "# 工会计划\n\n3月：插花。\n\n![现场](图/现场 一.png)\n\n![缺](无.png)\n\n![网](https://example.org/a.png)\n"
                .replace("现场 一", "现场%20一"),
        )
        .file("in/plans/图/现场 一.png", picture())
        .file("in/plans/无.png.txt", "no picture");
    let run = project.run(&["import", "in/plans/a.md", "--to", "plans"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .contains("1 picture or attachment: xian-chang-yi.png")
            && run.out.contains("browsers show: 无.png"),
        "{}",
        run.out
    );
    let folder = "content/plans/gonghui-jihua";
    let text = fs::read_to_string(project.path(&format!("{folder}/index.md"))).expect("written");
    assert!(
        text.contains("![现场](xian-chang-yi.png)") && text.contains("![缺](无.png)"),
        "{text}"
    );
    assert!(
        project
            .path(&format!("{folder}/xian-chang-yi.png"))
            .is_file()
    );
}

#[test]
fn what_is_no_file_is_not_waited_for() {
    let project = project();
    let folder = project.run(&["import", "in", "--to", "plans"]);
    assert!(folder.err.contains("in: this is no file"), "{}", folder.err);
    if cfg!(unix) {
        let endless = project.run(&["import", "/dev/zero", "--to", "plans"]);
        assert!(endless.err.contains("this is no file"), "{}", endless.err);
    }
}

#[test]
fn one_file_that_cannot_be_read_stops_all() {
    let project = project().file("in/old.doc", [0xd0, 0xcf, 0x11, 0xe0]);
    let run = project.run(&[
        "import",
        "in/old.doc",
        "in/none.txt",
        "in/a.txt",
        "--to",
        "content/plans",
    ]);
    assert_eq!(run.code, 2);
    for said in [
        "old.doc: this is an old .doc",
        "none.txt: there is no such file",
        "2 files cannot be read",
    ] {
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert_eq!(plans(&project), ["_index.md"]);
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let run = project().run(&["import", "in/a.txt", "--to", "content/plan"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("plans"), "{}", run.err);
    let outside = project().run(&["import", "in/a.txt", "--to", "../in"]);
    assert_eq!(outside.code, 2, "{}", outside.out);
}

#[test]
fn two_plans_of_one_title_get_two_addresses() {
    let project = project().file("in/c.txt", "工会春季计划\n\n5月：歌咏。\n");
    let run = project.run(&["import", "in/a.txt", "in/c.txt", "--to", "content/plans"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        plans(&project),
        [
            "_index.md",
            "gonghui-chunji-jihua-2.md",
            "gonghui-chunji-jihua.md"
        ]
    );
    project.built();
}

#[test]
fn a_column_of_other_texts_is_pointed_out() {
    let project = project().file("content/news/_index.md", "+++\ntitle = \"新闻\"\n+++\n");
    let run = project.run(&["import", "in/a.txt", "--to", "content/news"]);
    assert!(run.out.contains("holds no plans"), "{}", run.out);
}

#[test]
fn what_was_kept_from_the_public_is_kept_from_it_still() {
    let kept = [
        "draft: True",
        "draft: yes",
        "audience: Internal # 只给会员",
        "audience: members",
        "published: false",
        "private: true",
        "status: draft",
        "visibility: 本单位",
        "expires: 2020-01-01",
    ];
    let mut project = project();
    let mut names = vec!["import".to_owned()];
    for (at, said) in kept.iter().enumerate() {
        let name = format!("in/k{at}.md");
        let text = format!("---\ntitle: 名单{at}\nyear: 2026\n{said}\n---\n\n3月：慰问病员。\n");
        project = project.file(&name, text);
        names.push(name);
    }
    names.extend(["--to".to_owned(), "plans".to_owned()]);
    let run = project.run(&names.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(run.code, 0, "{}", run.err);
    let site = project.built().output();
    let shown = |text: &[u8]| String::from_utf8_lossy(text).contains("慰问病员");
    let leaks: Vec<&String> = site
        .iter()
        .filter(|(_, text)| shown(text))
        .map(|(name, _)| name)
        .collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}

#[test]
fn links_that_the_build_would_refuse_are_listed() {
    let text = "# 工会计划\n\n3月：插花，见[名单](附件/名单.xlsx)。\n\n见[缺](缺.docx)、[网](https://example.org/)。\n\n\
                ![别处](../别处.png)\n\n[自己](file:///C:/a.doc)\n\n[计划](old.md)\n\n见[第三节](#第三节)\n\n[顶](/a.pdf)\n";
    let project = project()
        .file("in/a/a.md", text)
        .file("in/a/附件/名单.xlsx", "PK")
        .file("in/别处.png", b"\x89PNG\r\n\x1a\n");
    let run = project.run(&["import", "in/a/a.md", "--to", "plans"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for said in [
        "缺.docx",
        "../别处.png",
        "file:///C:/a.doc",
        "old.md",
        "#第三节",
        "/a.pdf",
    ] {
        assert!(run.out.contains(said), "{said}\n{}", run.out);
    }
    assert!(run.out.contains("6 to decide"), "{}", run.out);
    let folder = project.path("content/plans/gonghui-jihua");
    let files: Vec<String> = crate::project::tree(&folder).into_keys().collect();
    assert_eq!(files, ["index.md", "ming-dan.xlsx"]);
}
