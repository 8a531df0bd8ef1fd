//! What poppler says of a PDF.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A PDF and where its words stand.
pub struct Pdf {
    pub path: PathBuf,
    /// Holds the file while it is looked at: its project may be gone.
    _folder: TempDir,
    /// The words of each page.
    pub pages: Vec<Vec<Word>>,
    /// The width and height of each page, in millimetres.
    pub sizes: Vec<(f64, f64)>,
}

/// A word and its box, in millimetres from the top left.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A font of a PDF.
#[derive(Debug)]
pub struct Font {
    pub embedded: bool,
    pub subset: bool,
    pub unicode: bool,
}

/// Why nothing can be measured here.
pub fn missing() -> Option<String> {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return Some("no poppler-utils".to_owned());
    }
    let folder = tempfile::tempdir().expect("a folder");
    let project = huikan::read::Project::new(folder.path());
    let opened =
        huikan::press::Press::open(&project, &huikan::model::config::Print::default(), false);
    opened.err().map(|found| format!("{:?}", found.message))
}

pub fn millimetres(points: f64) -> f64 {
    points * 25.4 / 72.0
}

fn run(program: &str, arguments: &[&str], path: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .arg(path)
        .arg("-")
        .output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// `pdfinfo` and `pdffonts` write to their output only.
fn ask(program: &str, arguments: &[&str], path: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(path).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn attribute(tag: &str, name: &str) -> f64 {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).expect("an attribute");
    let (value, _) = rest.split_once('"').expect("its end");
    millimetres(value.parse().expect("a number"))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

impl Pdf {
    pub fn new(printed: &Path) -> Pdf {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("printed.pdf");
        std::fs::copy(printed, &path).expect("printed");
        let boxes = run("pdftotext", &["-bbox"], &path);
        let mut pdf = Pdf {
            path,
            _folder: folder,
            pages: Vec::new(),
            sizes: Vec::new(),
        };
        for line in boxes.lines().map(str::trim) {
            if line.starts_with("<page ") {
                pdf.sizes
                    .push((attribute(line, "width"), attribute(line, "height")));
                pdf.pages.push(Vec::new());
            } else if let Some((text, _)) = line
                .strip_prefix("<word ")
                .and_then(|word| word.split_once("</word>"))
            {
                let (_, text) = text.split_once('>').expect("a word");
                pdf.pages.last_mut().expect("a page").push(Word {
                    text: unescape(text),
                    left: attribute(line, "xMin"),
                    top: attribute(line, "yMin"),
                    right: attribute(line, "xMax"),
                    bottom: attribute(line, "yMax"),
                });
            }
        }
        assert!(!pdf.pages.is_empty(), "no pages in {}", pdf.path.display());
        pdf
    }

    /// The first word of a page that begins with `text`.
    pub fn find(&self, page: usize, text: &str) -> &Word {
        let found = self.pages[page]
            .iter()
            .find(|word| word.text.starts_with(text));
        found.unwrap_or_else(|| panic!("no {text} on page {page}: {:?}", self.pages[page]))
    }

    /// What a page looks like, as a small picture.
    pub fn look(&self, page: usize) -> Vec<u8> {
        let page = page.to_string();
        let drawn = Command::new("pdftoppm")
            .args(["-r", "50", "-f", &page, "-l", &page])
            .arg(&self.path)
            .output();
        drawn.expect("poppler").stdout
    }

    /// All text in the order of its tags, without what is no text: page numbers, repeated heads.
    pub fn logical_text(&self) -> String {
        let tree = ask("pdfinfo", &["-struct-text"], &self.path);
        let texts = tree.lines().filter_map(|line| {
            let inside = line.trim().strip_prefix('"')?.strip_suffix('"')?;
            Some(inside.to_owned())
        });
        texts.collect()
    }

    /// The names of all tags, in order.
    pub fn structure(&self) -> Vec<String> {
        let tree = ask("pdfinfo", &["-struct"], &self.path);
        let names = tree.lines().filter_map(|line| {
            let mut words = line.split([' ', ':']);
            words.find(|word| !word.is_empty())
        });
        names.map(str::to_owned).collect()
    }

    /// The PDF's particulars.
    pub fn about(&self) -> String {
        let meta = ask("pdfinfo", &["-meta"], &self.path);
        meta + &ask("pdfinfo", &["-isodates"], &self.path)
    }

    pub fn fonts(&self) -> Vec<Font> {
        let list = ask("pdffonts", &[], &self.path);
        let rows = list.lines().skip(2).map(|row| {
            let fields: Vec<&str> = row.split_whitespace().collect();
            // emb, sub, uni, and the two numbers of the object.
            let flags = &fields[fields.len() - 5..];
            Font {
                embedded: flags[0] == "yes",
                subset: flags[1] == "yes",
                unicode: flags[2] == "yes",
            }
        });
        rows.collect()
    }

    /// The bookmarks, in order.
    pub fn bookmarks(&self) -> Vec<String> {
        let xml = self.xml();
        let (_, outline) = xml.split_once("<outline>").expect("bookmarks");
        let items = outline.split("<item ").skip(1);
        let texts = items.filter_map(|item| item.split_once('>')?.1.split_once('<'));
        texts.map(|(text, _)| unescape(text)).collect()
    }

    /// The bookmarks, in order, with their levels.
    pub fn bookmark_levels(&self) -> Vec<(String, usize)> {
        let xml = self.xml();
        let (_, outline) = xml.split_once("<outline>").expect("bookmarks");
        let mut level = 1;
        let mut marks = Vec::new();
        for tag in outline.split('<').skip(1) {
            match tag.split_once('>').expect("a tag") {
                ("outline", _) => level += 1,
                ("/outline", _) => level -= 1,
                (item, text) if item.starts_with("item ") => marks.push((unescape(text), level)),
                _ => {}
            }
        }
        marks
    }

    /// The name of the font that a line of text is set in.
    pub fn face_of(&self, text: &str) -> String {
        let xml = self.xml();
        let line = xml.lines().find(|line| line.contains(text));
        let line = line.unwrap_or_else(|| panic!("no line {text}"));
        let (_, rest) = line.split_once("font=\"").expect("a font");
        let (id, _) = rest.split_once('"').expect("its number");
        let spec = xml
            .lines()
            .find(|line| line.contains(&format!("<fontspec id=\"{id}\"")));
        let spec = spec.expect("its description");
        let (_, family) = spec.split_once("family=\"").expect("its family");
        family.split('"').next().unwrap_or_default().to_owned()
    }

    fn xml(&self) -> String {
        ask(
            "pdftohtml",
            &["-xml", "-stdout", "-i", "-fontfullname"],
            &self.path,
        )
    }
}
