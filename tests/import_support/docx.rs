//! Word files, built part by part: the XML is written as the programs write it, and zipped.

#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The namespaces that Word declares, by their usual prefixes.
const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The smallest picture there is: one pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89,
];

/// A file on its way.
#[derive(Clone, Default)]
pub struct Docx {
    body: String,
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
    bare: bool,
}

impl Docx {
    /// A file with this body.
    pub fn new(body: impl Into<String>) -> Docx {
        Docx {
            body: body.into(),
            ..Docx::default()
        }
    }

    /// Adds a part of XML in `word/`, with the relation that leads to it.
    pub fn part(mut self, name: &str, root: &str, inside: &str) -> Docx {
        let kind = name.trim_end_matches(".xml");
        self.relations += &relation(kind, kind, name, "");
        self.file(
            &format!("word/{name}"),
            xml(&format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>")),
        )
    }

    /// Adds what stands at the head or the foot of the pages.
    pub fn margin(mut self, kind: &str, name: &str, inside: &str) -> Docx {
        self.relations += &relation(name, kind, name, "");
        let root = if kind == "header" { "hdr" } else { "ftr" };
        self.file(
            &format!("word/{name}"),
            xml(&format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>")),
        )
    }

    /// Adds styles.
    pub fn styles(self, inside: &str) -> Docx {
        self.part("styles.xml", "styles", inside)
    }

    /// Adds lists.
    pub fn numbering(self, inside: &str) -> Docx {
        self.part("numbering.xml", "numbering", inside)
    }

    /// Adds a picture under the relation `id`.
    pub fn picture(mut self, id: &str, name: &str, bytes: &[u8]) -> Docx {
        self.relations += &relation(id, "image", &format!("media/{name}"), "");
        self.file(&format!("word/media/{name}"), bytes)
    }

    /// Adds an address outside under the relation `id`.
    pub fn outside(mut self, id: &str, address: &str) -> Docx {
        self.relations += &relation(id, "hyperlink", address, r#" TargetMode="External""#);
        self
    }

    /// Adds any file.
    pub fn file(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Docx {
        self.parts.push((name.to_owned(), bytes.as_ref().to_vec()));
        self
    }

    /// Leaves out what a reader can do without: content types and relations.
    pub fn bare(mut self) -> Docx {
        self.bare = true;
        self
    }

    /// The XML of its body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let document = format!(
            "<w:document {NAMESPACES}><w:body>{}<w:sectPr/></w:body></w:document>",
            self.body
        );
        let mut parts = vec![("word/document.xml".to_owned(), xml(&document).into_bytes())];
        if !self.bare {
            let types =
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
            let root = relations(&relation("rId1", "officeDocument", "word/document.xml", ""));
            parts.insert(
                0,
                ("[Content_Types].xml".to_owned(), xml(types).into_bytes()),
            );
            parts.push(("_rels/.rels".to_owned(), root.into_bytes()));
            parts.push((
                "word/_rels/document.xml.rels".to_owned(),
                relations(&self.relations).into_bytes(),
            ));
        }
        parts.extend(self.parts.iter().cloned());
        zipped(&parts)
    }
}

fn xml(text: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{text}")
}

fn relations(inside: &str) -> String {
    xml(&format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>"#
    ))
}

fn relation(id: &str, kind: &str, target: &str, more: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{more}/>"#)
}

/// An archive of these files.
pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// Text as it stands in XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Words.
pub fn r(text: &str) -> String {
    format!(
        "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

/// Words with properties.
pub fn styled(properties: &str, text: &str) -> String {
    format!(
        "<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

/// A paragraph of plain words.
pub fn p(text: &str) -> String {
    para("", &r(text))
}

/// A paragraph with properties.
pub fn para(properties: &str, inside: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")
}

/// A paragraph of the style `id`.
pub fn of_style(id: &str, text: &str) -> String {
    para(&format!(r#"<w:pStyle w:val="{id}"/>"#), &r(text))
}

/// A paragraph of the list `id` at a level.
pub fn listed(id: usize, level: usize, text: &str) -> String {
    para(
        &format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#),
        &r(text),
    )
}

/// A list of levels, each a format and the text around its number, as list 1.
pub fn list(levels: &[(&str, &str)]) -> String {
    let levels = levels.iter().enumerate().map(|(at, (format, text))| {
        format!(r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#)
    });
    let levels: String = levels.collect();
    format!(
        r#"<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    )
}

/// A table of rows of cells that are ready.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows = rows
        .iter()
        .map(|cells| format!("<w:tr>{}</w:tr>", cells.concat()));
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.collect::<String>())
}

/// Cells of plain lines.
pub fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|text| cell(text)).collect()
}

/// A style of paragraphs.
pub fn style(id: &str, name: &str, inside: &str) -> String {
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{inside}</w:style>"#
    )
}

/// A cell of plain lines.
pub fn cell(text: &str) -> String {
    cell_with("", text)
}

/// A cell with properties.
pub fn cell_with(properties: &str, text: &str) -> String {
    let lines: String = text.split('\n').map(p).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>")
}

/// A cell that those below it are merged with.
pub fn down(text: &str) -> String {
    cell_with(r#"<w:vMerge w:val="restart"/>"#, text)
}

/// A cell that is merged with the one above.
pub fn below() -> String {
    cell_with("<w:vMerge/>", "")
}

/// A cell over several columns.
pub fn across(columns: usize, text: &str) -> String {
    cell_with(&format!(r#"<w:gridSpan w:val="{columns}"/>"#), text)
}

/// A picture in its frame.
pub fn drawing(id: &str, said: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{said}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}
