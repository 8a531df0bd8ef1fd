//! Files that cannot come in are refused with a reason, however they are made.

use super::docx::{Docx, p, zipped};
use super::read;

fn refusal(name: &str, bytes: Vec<u8>) -> &'static str {
    read(name, bytes).expect_err(name).id
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn files_of_other_programs_are_named() {
    let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let cases: [(&str, Vec<u8>, &str); 12] = [
        (
            "a.doc",
            [&ole[..], &[0; 600]].concat(),
            "import-refused-old",
        ),
        (
            "a.docx",
            [&ole[..], &[0; 99], &wide("EncryptedPackage")].concat(),
            "import-refused-encrypted",
        ),
        ("a.rtf", b"{\\rtf1 plan}".to_vec(), "import-refused-rtf"),
        ("a.pdf", b"%PDF-1.7".to_vec(), "import-refused-pdf"),
        (
            "a.doc",
            b"\xef\xbb\xbf\n<HTML><body>3\xe6\x9c\x88</body></HTML>".to_vec(),
            "import-refused-web",
        ),
        (
            "a.mht",
            b"MIME-Version: 1.0\r\n".to_vec(),
            "import-refused-web",
        ),
        (
            "a.odt",
            zipped(&[("mimetype".to_owned(), b"application/".to_vec())]),
            "import-refused-not-word",
        ),
        (
            "a.xlsx",
            zipped(&[
                ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
                ("xl/workbook.xml".to_owned(), b"<workbook/>".to_vec()),
            ]),
            "import-refused-not-word",
        ),
        (
            "a.docx",
            zipped(&[("a.txt".to_owned(), b"plan".to_vec())]),
            "import-refused-broken",
        ),
        (
            "a.docx",
            b"PK\x03\x04 and nothing more".to_vec(),
            "import-refused-broken",
        ),
        (
            "a.txt",
            vec![0xff, 0x80, 0x81, 0xff, 0x00, 0x01],
            "import-refused-unknown",
        ),
        ("a.txt", " \n\u{3000}\n".into(), "import-refused-empty"),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(refusal(name, bytes), expected);
    }
    assert_eq!(
        refusal("a.docx", Docx::new(p("")).bytes()),
        "import-refused-empty"
    );
}

#[test]
fn a_part_with_a_password_is_named() {
    let mut bytes = zipped(&[("word/document.xml".to_owned(), b"<document/>".to_vec())]);
    for (head, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes
            .windows(4)
            .position(|found| found == head)
            .expect("a head");
        bytes[at + flags] |= 1;
    }
    assert_eq!(refusal("a.docx", bytes), "import-refused-encrypted");
}

#[test]
fn a_file_that_is_cut_short_is_broken() {
    let bytes = Docx::new(p("3月：插花")).bytes();
    assert_eq!(
        refusal("a.docx", bytes[..bytes.len() / 2].to_vec()),
        "import-refused-broken"
    );
    let unclosed = zipped(&[(
        "word/document.xml".to_owned(),
        b"<w:document><w:body><w:p>".to_vec(),
    )]);
    assert_eq!(refusal("a.docx", unclosed), "import-refused-broken");
}

#[test]
fn bombs_do_not_go_off() {
    let large = zipped(&[("word/document.xml".to_owned(), vec![b' '; 70 << 20])]);
    assert!(large.len() < 1 << 20, "it is small when packed");
    assert_eq!(refusal("a.docx", large), "import-refused-large");
    let deep = format!("{}{}", "<w:p>".repeat(5_000), "</w:p>".repeat(5_000));
    assert_eq!(
        refusal("a.docx", Docx::new(deep).bytes()),
        "import-refused-large"
    );
    let many: Vec<(String, Vec<u8>)> = (0..5_001).map(|at| (format!("{at}"), Vec::new())).collect();
    assert_eq!(refusal("a.docx", zipped(&many)), "import-refused-large");
    let laughs = r#"<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d><body><p><r><t>&b;3月：插花</t></r></p></body></d>"#;
    let entities = zipped(&[(
        "word/document.xml".to_owned(),
        laughs
            .replace("<d>", "<document>")
            .replace("</d>", "</document>")
            .into_bytes(),
    )]);
    let body = &read("a.docx", entities).expect("readable").drafts[0].body;
    assert_eq!(body, "3月：插花\n");
}

#[test]
fn attributes_are_counted_like_elements() {
    let attributes = "a=\"\" ".repeat(1_600_000);
    let body = format!("<w:p {attributes}><w:r><w:t>3月：插花</w:t></w:r></w:p>");
    assert_eq!(
        refusal("a.docx", Docx::new(body).bytes()),
        "import-refused-large"
    );
}

#[test]
fn a_file_of_too_many_plans_is_refused() {
    let plan = |number: usize| format!("# 计划{number}\n\n一、总则\n\n围绕中心。\n\n");
    let text: String = (0..5_000).map(plan).collect();
    assert_eq!(refusal("a.md", text.into_bytes()), "import-refused-many");
}
