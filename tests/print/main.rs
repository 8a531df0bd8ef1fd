//! PDFs, measured: what poppler reads out of them is held against GB/T 9704-2012 and against the text that went in.

#[path = "../site/project.rs"]
#[allow(dead_code)]
mod project;
#[path = "../support/browser.rs"]
mod reader;

mod browser;
mod checkers;
mod command;
mod faces;
mod issues;
mod pages;
mod pdf;
mod sheets;

use std::fs;
use std::path::PathBuf;

use pdf::{Pdf, Word};
use project::{Project, Run};

/// A4, in millimetres: the type area is 156 × 225, 28 from the left and 37 from the top.
const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const TOP: f64 = 37.0;
const BOTTOM: f64 = 262.0;

/// Characters on a line, lines on a page.
const CHARACTERS: usize = 28;
const LINES: usize = 22;

/// A point, in millimetres.
const POINT: f64 = 25.4 / 72.0;

/// Where fonts or poppler are missing, a test says so and is over; where all must hold, it fails.
macro_rules! needs_fonts {
    () => {
        if let Some(reason) = $crate::pdf::missing() {
            assert!(std::env::var_os("CI").is_none(), "{reason}");
            eprintln!("skipped: {reason}");
            return;
        }
    };
}
pub(crate) use needs_fonts;

/// A project with one plan, whose front matter has these further lines.
fn plan(front: &str, body: &str) -> Project {
    let plan = format!(
        "+++\ntitle = \"云汀工会年度工作计划\"\naudience = \"public\"\n{front}\n+++\n\n{body}\n"
    );
    Project::new()
        .file(
            "content/plans/_index.md",
            "+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n",
        )
        .file("content/plans/spring.md", plan)
}

/// Prints `what` of a project.
fn printed(project: &Project, what: &[&str]) -> Run {
    let arguments = ["print", "--today", "2026-03-08", "--to", "paper"];
    project.run(&[&arguments, what].concat())
}

/// The PDF of the one plan of a project.
fn of_plan(project: &Project) -> Pdf {
    let run = printed(project, &["content/plans/spring.md"]);
    assert_eq!(run.code, 0, "{}", run.err);
    Pdf::new(&file(project))
}

fn file(project: &Project) -> PathBuf {
    project.path("paper/plans-spring.pdf")
}

/// The text of a page without its number.
fn text_of(page: &[Word]) -> impl Iterator<Item = &Word> {
    page.iter().filter(|word| word.top < BOTTOM + 1.0)
}

#[test]
fn a_line_holds_28_characters_and_a_page_22_lines() {
    needs_fonts!();
    let paragraph = "字".repeat(CHARACTERS * 60 - 2);
    let pdf = of_plan(&plan("", &paragraph));
    let page = &pdf.pages[1];
    let lines: Vec<&Word> = text_of(page).collect();
    assert_eq!(lines.len(), LINES);
    for line in &lines {
        assert_eq!(line.text.chars().count(), CHARACTERS, "{line:?}");
        assert!(
            (line.left - LEFT).abs() < 1.0 && (line.right - RIGHT).abs() < 1.0,
            "{line:?}"
        );
    }
    let pitch = (lines[LINES - 1].top - lines[0].top) / 21.0;
    assert!((pitch - 225.0 / 22.0).abs() < 0.01, "a line is {pitch} mm");
    assert!(lines[0].top > TOP - 0.5 && lines[LINES - 1].bottom < BOTTOM + 0.5);
    let size = (lines[0].right - lines[0].left) / 28.0;
    assert!(
        (size - 156.0 / 28.0).abs() < 0.05,
        "a character is {size} mm"
    );
}

#[test]
fn a_paragraph_begins_two_characters_in() {
    needs_fonts!();
    let pdf = of_plan(&plan("", &"字".repeat(60)));
    let lines: Vec<&Word> = text_of(&pdf.pages[0])
        .filter(|word| word.text.starts_with('字'))
        .collect();
    let indent = lines[0].left - lines[1].left;
    assert!((indent - 2.0 * 156.0 / 28.0).abs() < 0.1, "{indent} mm");
    assert_eq!(lines[0].text.chars().count(), CHARACTERS - 2);
}

#[test]
fn the_title_is_of_22_points_and_in_the_middle() {
    needs_fonts!();
    let pdf = of_plan(&plan(
        "number = \"云工〔2026〕3号\"",
        "各工会小组：\n\n请遵照执行。",
    ));
    let title = pdf.find(0, "云汀工会年度工作计划");
    let size = (title.right - title.left) / 10.0 / POINT;
    assert!((size - 22.0).abs() < 0.3, "{size} pt");
    assert!(((title.left + title.right) / 2.0 - (LEFT + RIGHT) / 2.0).abs() < 1.0);
    let issuer = pdf.find(0, "云汀工会");
    assert!((issuer.top - TOP - 35.0).abs() < 4.0, "{issuer:?}");
    let number = pdf.find(0, "云工〔2026〕3号");
    assert!(issuer.bottom < number.top && number.bottom < title.top);
    let to = pdf.find(0, "各工会小组");
    assert!((to.left - LEFT).abs() < 1.0, "{to:?}");
}

#[test]
fn pages_are_numbered_on_their_outer_sides() {
    needs_fonts!();
    let pdf = of_plan(&plan("", &"字".repeat(CHARACTERS * LINES * 3)));
    assert!(pdf.pages.len() >= 3);
    for (page, number) in pdf.pages.iter().zip(1..) {
        let words: Vec<&Word> = page.iter().filter(|word| word.top > BOTTOM).collect();
        let text: String = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(text, format!("—{number}—"));
        let top = words[0].top - BOTTOM;
        assert!((5.0..9.5).contains(&top), "{top} mm under the text");
        let inset = match number % 2 {
            1 => RIGHT - words[words.len() - 1].right,
            _ => words[0].left - LEFT,
        };
        assert!(
            (inset - 14.0 * POINT).abs() < 1.0,
            "{inset} mm on page {number}"
        );
    }
}

#[test]
fn nothing_stands_outside_the_type_area() {
    needs_fonts!();
    for (name, body) in bodies() {
        assert_type_area(&of_plan(&plan("", &body)), name);
    }
}

/// Every page is of A4, and all words stand within its margins, but its number.
fn assert_type_area(pdf: &Pdf, name: &str) {
    for (page, size) in pdf.pages.iter().zip(&pdf.sizes) {
        let turned = size.0 > size.1;
        let (width, height) = if turned {
            (297.0, 210.0)
        } else {
            (210.0, 297.0)
        };
        assert!(
            (size.0 - width).abs() < 0.5 && (size.1 - height).abs() < 0.5,
            "{name}: {size:?}"
        );
        let right = if turned { 297.0 - 35.0 } else { RIGHT };
        let bottom = if turned { 210.0 - 26.0 } else { BOTTOM };
        for word in page {
            // The number of the page has its dashes and its digits there.
            let is_number = word.top > bottom + 4.0 && word.text.chars().count() < 4;
            let across = word.left > LEFT - 1.0 && ink(word) < right + 1.0;
            let down = word.bottom < bottom + 1.0;
            assert!(is_number || across && down, "{name}: {word:?}");
        }
    }
}

#[test]
fn long_rows_of_marks_break() {
    needs_fonts!();
    let rows = "—…‥·・⋯•─━．。！？～〜→○々ー".chars();
    let rows = rows.map(|mark| format!("签到{}\n\n", mark.to_string().repeat(60)));
    let pdf = of_plan(&plan("", &rows.collect::<String>()));
    for word in pdf.pages.iter().flat_map(|page| text_of(page)) {
        assert!(ink(word) < RIGHT + 1.0, "{word:?}");
    }
}

#[test]
fn no_word_stands_on_another() {
    needs_fonts!();
    for (name, body) in bodies() {
        for page in of_plan(&plan("", &body)).pages {
            for (at, word) in page.iter().enumerate() {
                let over = page[..at].iter().find(|other| {
                    let across = word.right.min(other.right) - word.left.max(other.left);
                    let down = word.bottom.min(other.bottom) - word.top.max(other.top);
                    across > 0.5 && down > (word.bottom - word.top) / 2.0
                });
                assert!(over.is_none(), "{name}: {word:?} on {over:?}");
            }
        }
    }
}

#[test]
fn the_text_of_a_plan_is_the_text_of_its_pdf() {
    needs_fonts!();
    for (name, body) in bodies() {
        let pdf = of_plan(&plan("", &body));
        let path = format!("tests/cases/print/{name}.txt");
        let expected = fs::read_to_string(project_root().join(path)).expect("beside the plan");
        let letters = |text: &str| -> String {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .collect()
        };
        assert_eq!(letters(&pdf.logical_text()), letters(&expected), "{name}");
    }
}

#[test]
fn fonts_are_embedded_and_only_what_is_used_of_them() {
    needs_fonts!();
    let pdf = of_plan(&plan(
        "",
        "## 一、目标\n\n### （一）学习\n\n文字和 `code`。",
    ));
    let fonts = pdf.fonts();
    assert!(fonts.len() >= 3, "{fonts:?}");
    for font in fonts {
        assert!(font.embedded && font.subset && font.unicode, "{font:?}");
    }
    assert!(fs::metadata(&pdf.path).expect("there").len() < 200_000);
}

#[test]
fn letters_look_like_those_of_the_whole_font() {
    needs_fonts!();
    let text = "## 一、走访\n\n陈喆、王堃和李镕**走访**会员，Café 2026，①②。".to_owned();
    let drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>图</text></svg>";
    let far = "\n\n走访会员。".repeat(LINES);
    let [quick, slow] = ["走访会员。", "![图](a.svg)"].map(|picture| {
        let body = format!("{text}{far}\n\n{picture}");
        let project = plan("date = 2026-01-08", &body).file("content/plans/a.svg", drawing);
        of_plan(&project)
    });
    assert!(quick.look(1) == slow.look(1));
    let blank = of_plan(&plan("date = 2026-01-08", "")).look(1);
    assert!(quick.look(1) != blank);
}

#[test]
fn a_pdf_is_inked_whole_or_not_at_all() {
    needs_fonts!();
    let pdf = of_plan(&plan("", "走访会员。"));
    let pdf = fs::read(&pdf.path).expect("there");
    let inked = |pdf: &[u8], used: &[u32]| {
        let used = used.iter().copied().collect();
        huikan::typeset::ink::ink(pdf, &used, |_| None)
    };
    assert!(inked(&pdf, &[]).is_some_and(|same| same == pdf));
    assert!(inked(&pdf, &[7]).is_none());
    for end in (0..pdf.len()).step_by(997) {
        assert!(inked(&pdf[..end], &[]).is_none(), "{end} bytes");
    }
}

#[test]
fn what_an_author_writes_is_no_font() {
    needs_fonts!();
    let title = "title = \"云汀工会年度工作计划\"";
    let words = "title = \"/Length 9 /Subtype/CIDFontType0C>>\\nstream\\n\"";
    let project = plan("", "走访会员。");
    let text = fs::read_to_string(project.path("content/plans/spring.md")).expect("written");
    project.write("content/plans/spring.md", text.replace(title, words));
    assert!(of_plan(&project).logical_text().contains("走访会员。"));
}

#[test]
fn faces_that_were_kept_and_are_damaged_are_cut_anew() {
    needs_fonts!();
    let project = (0..13).fold(plan("", "走访会员。"), |project, at| {
        let text = format!("+++\ntitle = \"第{at}号\"\naudience = \"public\"\n+++\n\n报名。\n");
        project.file(&format!("content/plans/p{at}.md"), text)
    });
    let print = || {
        drop(fs::remove_dir_all(project.path(".huikan/print")));
        let run = printed(&project, &["--all"]);
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(file(&project)).expect("printed")
    };
    let first = print();
    let faces = project::tree(&project.path(".huikan/faces"));
    let damages: [fn(&mut Vec<u8>); 3] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.truncate(20),
        |bytes| {
            if let Some(byte) = bytes.last_mut() {
                *byte ^= 1;
            }
        },
    ];
    for damage in damages {
        for (name, bytes) in &faces {
            let mut bytes = bytes.clone();
            damage(&mut bytes);
            project.write(&format!(".huikan/faces/{name}"), bytes);
        }
        assert!(print() == first);
        let mended = project::tree(&project.path(".huikan/faces"));
        let is_kept = |(name, bytes)| name == ".gitignore" || faces.get(name) == Some(bytes);
        assert!(mended.iter().all(is_kept));
    }
}

#[test]
fn a_plan_gives_the_same_bytes_among_many() {
    needs_fonts!();
    let of = |others: usize| {
        let project = (0..others).fold(plan("", "陈喆走访会员。"), |project, at| {
            let text =
                format!("+++\ntitle = \"第{at}号\"\naudience = \"public\"\n+++\n\n李镕报名。\n");
            project.file(&format!("content/plans/p{at}.md"), text)
        });
        let run = printed(&project, &["--all"]);
        assert_eq!(run.code, 0, "{}", run.err);
        fs::read(file(&project)).expect("printed")
    };
    assert!(of(0) == of(20));
}

#[test]
fn headings_have_the_faces_of_their_levels_also_where_they_are_typed() {
    needs_fonts!();
    let body = "一、甲甲甲\n\n（一）乙乙乙\n\n丙丙丙。\n\n## 二、丁丁丁\n\n### （一）戊戊戊";
    let pdf = of_plan(&plan("", body));
    for (text, face) in [
        ("一、甲甲甲", "Sans"),
        ("二、丁丁丁", "Sans"),
        ("（一）乙乙乙", "WenKai"),
        ("（一）戊戊戊", "WenKai"),
        ("丙丙丙。", "Serif"),
    ] {
        let found = pdf.face_of(text);
        // A machine with the faces of an office has others, but never the one of the text below.
        let is_known = ["Sans", "WenKai", "Serif"]
            .iter()
            .any(|known| found.contains(known));
        assert!(
            found.contains(face) || !is_known,
            "{text} is set in {found}"
        );
    }
    assert_ne!(pdf.face_of("一、甲甲甲"), pdf.face_of("丙丙丙。"));
}

#[test]
fn bookmarks_and_tags_follow_the_headings() {
    needs_fonts!();
    let body = "## 一、目标\n\n### （一）学习\n\n读书。\n\n## 二、安排\n\n| 月 | 事 |\n|---|---|\n| 三月 | 植树 |";
    let pdf = of_plan(&plan("", body));
    assert_eq!(pdf.bookmarks(), ["一、目标", "（一）学习", "二、安排"]);
    let structure = pdf.structure();
    for tag in ["H1", "H2", "P", "Table", "TH", "TD"] {
        assert!(
            structure.iter().any(|found| found == tag),
            "no {tag} in {structure:?}"
        );
    }
}

#[test]
fn lists_are_tagged_as_lists_and_boxes_say_whether_they_are_ticked() {
    needs_fonts!();
    let body = "1. 学习文件\n2. 交流体会\n   - 每月一次\n\n- [x] 已经做完\n- [ ] 还没有做";
    let pdf = of_plan(&plan("", body));
    let structure = pdf.structure();
    let count = |tag: &str| structure.iter().filter(|found| *found == tag).count();
    assert_eq!(
        (count("L"), count("LI"), count("LBody")),
        (3, 5, 5),
        "{structure:?}"
    );
    assert_eq!(count("Figure"), 2, "{structure:?}");
    let (label, text) = (pdf.find(0, "1."), pdf.find(0, "学习文件"));
    assert!(
        (label.left - LEFT - 2.0 * 156.0 / 28.0).abs() < 0.5,
        "{label:?}"
    );
    assert!(
        text.left > label.right && text.left - label.right < 3.0,
        "{text:?}"
    );
}

#[test]
fn a_short_sentence_that_numbers_its_paragraph_has_the_face_of_a_heading() {
    needs_fonts!();
    let pdf = of_plan(&plan("", "一、甲甲。乙乙乙乙。\n\n（一）丙丙。丁丁丁丁。"));
    let text = pdf.face_of("丁丁丁丁");
    for heading in ["一、甲甲。", "（一）丙丙。"] {
        assert_ne!(pdf.face_of(heading), text, "{heading}");
    }
}

#[test]
fn brothers_among_typed_headings_have_one_face_whatever_their_lengths() {
    needs_fonts!();
    let body = "一、围绕学校发展的目标，投身教学，为办好人民满意的学校作贡献。\n\n甲甲。\n\n二、突出维权。\n\n乙乙。\n\n\
        一、把提案办到底，件件有回音，让每一位会员都说得上话。子子子子。\n\n二、丑丑。寅寅寅寅。\n\n三、卯卯。辰辰辰辰。";
    let pdf = of_plan(&plan("", body));
    let text = pdf.face_of("甲甲。");
    let heading = pdf.face_of("二、突出维权。");
    assert_ne!(heading, text);
    for long in ["一、围绕学校", "一、把提案办到底", "二、丑丑。"] {
        assert_eq!(pdf.face_of(long), heading, "{long}");
    }
    assert_eq!(pdf.face_of("子子子子。"), text);
    assert_eq!(
        pdf.bookmarks(),
        [
            "一、围绕学校发展的目标，投身教学，为办好人民满意的学校作贡献。",
            "二、突出维权。"
        ]
    );
}

#[test]
fn one_short_sentence_among_long_paragraphs_is_text_as_they_are() {
    needs_fonts!();
    let long = "与各小组一起把工作做细做实，加强民主管理，让每一位会员都说得上话、办得成事";
    let body = format!("一、{long}。\n\n二、{long}。\n\n三、做好评优。");
    let pdf = of_plan(&plan("", &body));
    assert_eq!(pdf.face_of("三、做好评优。"), pdf.face_of("二、与各小组"));
}

#[test]
fn a_signature_typed_as_one_paragraph_keeps_its_lines() {
    needs_fonts!();
    let pdf = of_plan(&plan("", "请遵照执行。\n\n云汀中学工会\n2026年3月8日"));
    let (name, date) = (pdf.find(0, "云汀中学工会"), pdf.find(0, "2026年3月8日"));
    assert!(date.top - name.bottom > -1.0, "{name:?} {date:?}");
}

#[test]
fn attachments_stand_one_under_the_other_and_copies_at_the_foot() {
    needs_fonts!();
    let long = "教职工健康体检报名表和体检须知以及各小组体检日期安排一览表";
    let front =
        format!("date = 2026-03-08\ncc = \"校长办公室\"\nattachments = [\"{long}\", \"日程\"]");
    let pdf = of_plan(&plan(&front, "各工会小组：\n\n请遵照执行。"));
    // A second line begins below the first character of the name.
    let [name, rest] = ["教职工健康", "日期安排"].map(|part| pdf.find(0, part));
    assert!((name.left - rest.left).abs() < 0.2, "{name:?} {rest:?}");
    let [list, times] = ["1.", "2."].map(|number| pdf.find(0, number));
    assert!((list.left - times.left).abs() < 0.2 && list.bottom < times.bottom);
    let date = pdf.find(0, "2026年3月8日");
    let inset = RIGHT - date.right;
    // The signature's date stands four characters in.
    assert!((inset - 4.0 * 156.0 / 28.0).abs() < 1.0, "{inset} mm");
    let copies = pdf.find(0, "抄送");
    assert!(
        copies.top > date.bottom && copies.bottom > BOTTOM - 25.0,
        "{copies:?}"
    );
}

#[test]
fn files_say_that_they_can_be_archived_and_read_aloud() {
    needs_fonts!();
    let about = of_plan(&plan("date = 2026-01-08", "正文。")).about();
    for needed in [
        "<pdfaid:part>2",
        "<pdfaid:conformance>A",
        "<pdfuaid:part>1",
        "云汀工会年度工作计划",
        "2026-01-08",
    ] {
        assert!(about.contains(needed), "no {needed} in {about}");
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    needs_fonts!();
    let bytes = |_| {
        let project = plan(
            "date = 2026-01-08",
            &bodies().map(|(_, body)| body).join("\n\n"),
        );
        of_plan(&project);
        fs::read(file(&project)).expect("printed")
    };
    let [one, other] = [0, 1].map(bytes);
    assert!(one == other, "{} and {} bytes", one.len(), other.len());
}

/// Where the ink of a word ends: a mark at the end of a line fills only half of its width.
fn ink(word: &Word) -> f64 {
    let width = (word.right - word.left) / word.text.chars().count() as f64;
    match word.text.ends_with([
        '，', '。', '、', '；', '：', '）', '”', '》', '．', '！', '？',
    ]) {
        true => word.right - width / 2.0,
        false => word.right,
    }
}

/// The plans under `tests/cases/print/`, with their names.
fn bodies() -> [(&'static str, String); 5] {
    [
        "forms",
        "html-table",
        "long-table",
        "long-words",
        "wide-table",
    ]
    .map(|name| {
        let path = project_root().join(format!("tests/cases/print/{name}.md"));
        (name, fs::read_to_string(path).expect("a case"))
    })
}

fn project_root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
