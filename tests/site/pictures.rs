//! Pictures from the officer's folder to the pages: in several sizes, and silent about where they were taken.

use std::io::Cursor;

use huikan::model::picture::Size;
use huikan::picture;
use image::{ImageFormat, RgbImage};

use crate::project::Project;

/// What a camera might have written.
const SAID: &[u8] = b"taken at the east gate";

fn photo(width: u32, height: u32) -> Vec<u8> {
    let drawn = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([
            (x % 251) as u8,
            (y % 241) as u8,
            ((x / 9 + y / 7) % 233) as u8,
        ])
    });
    let mut bytes = Cursor::new(Vec::new());
    drawn
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("encodes");
    let bytes = bytes.into_inner();
    let mut comment = vec![0xff, 0xfe, 0, u8::try_from(SAID.len() + 2).expect("short")];
    comment.extend(SAID);
    [&bytes[..2], &comment, &bytes[2..]].concat()
}

fn says(bytes: &[u8]) -> bool {
    bytes.windows(SAID.len()).any(|found| found == SAID)
}

fn project() -> Project {
    let text = "+++\ntitle = \"游园\"\ndate = 2026-03-08\naudience = \"public\"\n+++\n\n\
        ![队伍](a.jpg \"出发\") ![合影](b.jpg)\n\n<img src=\"a.jpg\" alt=\"小\" width=\"40\">\n\n[原图](a.jpg)\n";
    Project::new()
        .file("content/news/_index.md", "+++\ntitle = \"新闻\"\n+++\n")
        .file("content/news/you/index.md", text)
        .file("content/news/you/a.jpg", photo(1200, 800))
        .file("content/news/you/b.jpg", photo(300, 200))
}

#[test]
fn pictures_come_in_the_sizes_that_screens_need() {
    let project = project().built();
    let page = project.page("news/you");
    let set = "srcset=\"../../news/you/a.jpg.480.webp 480w, ../../news/you/a.jpg.960.webp 960w, ../../news/you/a.jpg 1200w\"";
    assert!(page.contains(set), "{page}");
    assert!(
        page.contains("width=\"1200\" height=\"800\" alt=\"队伍\""),
        "{page}"
    );
    assert!(
        page.contains("<img src=\"../../news/you/b.jpg\" width=\"300\" height=\"200\""),
        "{page}"
    );
    assert_eq!(page.matches("width=\"40\"").count(), 1, "{page}");
    assert!(
        page.contains("<a href=\"../../news/you/a.jpg\">原图</a>"),
        "{page}"
    );
    let output = project.output();
    let size = |name: &str| picture::measure(Cursor::new(&output[name]));
    let [width, height] = [480, 320];
    assert_eq!(
        size("news/you/a.jpg.480.webp"),
        Some(Size { width, height })
    );
    assert!(output.contains_key("news/you/a.jpg.960.webp"));
    assert!(
        !output
            .keys()
            .any(|name| name.contains("1600") || name.contains("b.jpg."))
    );
}

#[test]
fn what_a_camera_wrote_stays_at_home() {
    let project = project().built();
    assert!(says(&photo(300, 200)));
    let telling: Vec<_> = project
        .output()
        .into_iter()
        .filter(|(_, bytes)| says(bytes))
        .collect();
    assert!(
        telling.is_empty(),
        "{:?}",
        telling.iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
}

#[test]
fn a_second_build_takes_what_was_kept() {
    let project = project().built();
    let first = project.output();
    let kept = || crate::project::tree(&project.path(".huikan/pictures"));
    let before = kept();
    assert_eq!(before.len(), 5, "four pictures and a .gitignore");
    let run = project.build(&[]);
    assert!(
        run.err.contains("0 files written") || run.out.contains("0 files written"),
        "{}{}",
        run.out,
        run.err
    );
    assert_eq!((project.output(), kept()), (first, before));
}

#[test]
fn a_picture_that_is_cut_off_is_named() {
    let mut bytes = Cursor::new(Vec::new());
    let drawn = RgbImage::new(1200, 800);
    drawn
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("encodes");
    let mut cut = bytes.into_inner();
    cut.truncate(cut.len() / 2);
    let run = project().file("content/news/you/a.jpg", cut).build(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("content/news/you/a.jpg"), "{}", run.err);
    assert!(
        run.err.contains("content/news/you/index.md:7:1"),
        "{}",
        run.err
    );
    assert!(run.err.contains("save it again"), "{}", run.err);
}

#[test]
fn what_is_no_picture_or_cannot_be_cleaned_is_told_where_it_is_named() {
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0", SAID].concat();
    for (name, bytes, said) in [
        ("b.jpg", b"words".to_vec(), "holds no picture"),
        ("b.jpg", heic.clone(), "HEIC"),
        ("b.heic", heic, "HEIC"),
    ] {
        let text = format!(
            "+++\ntitle = \"游园\"\ndate = 2026-03-08\naudience = \"public\"\n+++\n\n![]({name})\n"
        );
        let project = project().file("content/news/you/index.md", text);
        let run = project
            .file(&format!("content/news/you/{name}"), bytes)
            .build(&[]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(
            run.err.contains("content/news/you/index.md:7:1"),
            "{}",
            run.err
        );
        assert!(run.err.contains(said), "{}", run.err);
    }
}
