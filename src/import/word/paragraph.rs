//! One paragraph of a Word file.
//!
//! In: its XML. Out: its spans, how it looks, what Word numbers it with, and the text boxes that hang on it.
//! Invariant: tracked changes count as accepted; what is hidden is not read, and counted.

use crate::import::label;
use crate::import::word::field::{self, Fields};
use crate::import::word::number::Label;
use crate::import::word::reader::Reader;
use crate::import::word::span::{self, Marks, Span, words};
use crate::import::word::style::{self, Listed, Look, Style};
use crate::import::word::xml::Node;

/// A paragraph that was read.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    pub spans: Vec<Span>,
    pub label: Option<Label>,
    pub style: Style,
    /// Whether all its words are bold or in a face for headings.
    pub strong: bool,
    /// Whether it stands in the middle.
    pub centered: bool,
    /// The size of its words, in half points.
    pub size: Option<u32>,
    /// Whether its end was deleted, so that the next goes on in it.
    pub runs_on: bool,
    /// What stands in text boxes that hang on it.
    pub boxes: Vec<Node>,
}

impl Paragraph {
    /// Its words alone.
    #[must_use]
    pub fn words(&self) -> String {
        words(&self.spans)
    }

    /// Its lines as paragraphs of their own, where one of them begins with a number or a month: what was pasted from the
    /// web often has line breaks for the ends of paragraphs.
    #[must_use]
    pub fn lines(self) -> Vec<Paragraph> {
        let begins = |line: &str| label::read(line).is_some() || label::is_month(line);
        let words = self.words();
        if !words.contains('\n') || !words.split('\n').any(|line| begins(line.trim())) {
            return vec![self];
        }
        let spans: Vec<Span> = self.spans.clone();
        let pieces = spans.split(|span| *span == Span::Break);
        let lines = pieces.enumerate().map(|(at, spans)| Paragraph {
            label: self.label.clone().filter(|_| at == 0),
            strong: self.strong || are_bold(spans),
            spans: spans.to_vec(),
            boxes: Vec::new(),
            ..self.clone()
        });
        let mut lines: Vec<Paragraph> = lines.collect();
        if let Some(last) = lines.last_mut() {
            last.boxes = self.boxes;
        }
        lines
    }

    /// This paragraph with the words of one before it, whose end was deleted.
    #[must_use]
    pub fn after(self, mut above: Paragraph) -> Paragraph {
        let silent = above.words().is_empty();
        above.spans.extend(self.spans);
        above.boxes.extend(self.boxes);
        Paragraph {
            spans: above.spans,
            boxes: above.boxes,
            strong: self.strong && (silent || above.strong),
            size: self.size.max(above.size),
            ..self
        }
    }
}

fn are_bold(spans: &[Span]) -> bool {
    let mut texts = spans.iter().filter_map(|span| match span {
        Span::Text(text, marks) if !text.trim().is_empty() => Some(marks.bold),
        _ => None,
    });
    texts.next() == Some(true) && texts.all(|bold| bold)
}

/// Reads the paragraph `node`.
pub fn read(node: &Node, reader: &mut Reader<'_>) -> Paragraph {
    let none = Node::default();
    let properties = node.child("pPr").unwrap_or(&none);
    let mut style = reader.styles.paragraph(properties.value("pStyle"));
    style.heading = style::outline(properties).or(style.heading);
    let mark = properties.child("rPr");
    let runs_on =
        mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some());
    let label = match runs_on {
        true => None,
        false => counted(properties, &style, reader),
    };
    let mut words = Words {
        base: style.look.clone(),
        fields: std::mem::take(&mut reader.contents),
        ..Words::default()
    };
    words.children(node, &Marks::default(), reader);
    reader.add("import-word-links", span::unlink(&mut words.spans));
    if words.skipped {
        reader.count("import-word-contents");
    }
    if words.fields.is_contents() && reader.is_balanced {
        reader.contents = words.fields;
    }
    let centered = properties
        .value("jc")
        .map(|side| side == "center")
        .or(style.look.centered);
    Paragraph {
        label,
        strong: words.seen && words.strong,
        centered: centered.unwrap_or(false),
        size: words.size,
        runs_on,
        spans: words.spans,
        boxes: words.boxes,
        style,
    }
}

/// The number or the dot that Word puts before a paragraph. One whose end was deleted has none.
fn counted(properties: &Node, style: &Style, reader: &mut Reader<'_>) -> Option<Label> {
    let list = Listed::read(Some(properties)).over(&style.list);
    let id = list.id.filter(|id| id != "0")?;
    let of_style = || {
        let style = properties.value("pStyle")?;
        reader.numbering.level_of(&id, style)
    };
    let level = list.level.or_else(of_style).unwrap_or(0);
    reader.numbering.next(&id, level)
}

/// Gathers the words of a paragraph.
struct Words {
    base: Look,
    spans: Vec<Span>,
    boxes: Vec<Node>,
    seen: bool,
    strong: bool,
    size: Option<u32>,
    /// Fields that are open.
    fields: Fields,
    /// Whether lines of a table of contents were left out.
    skipped: bool,
}

impl Default for Words {
    fn default() -> Words {
        Words {
            base: Look::default(),
            spans: Vec::new(),
            boxes: Vec::new(),
            seen: false,
            strong: true,
            size: None,
            fields: Fields::default(),
            skipped: false,
        }
    }
}

impl Words {
    fn children(&mut self, node: &Node, marks: &Marks, reader: &mut Reader<'_>) {
        for child in &node.children {
            self.child(child, marks, reader);
        }
    }

    fn child(&mut self, node: &Node, marks: &Marks, reader: &mut Reader<'_>) {
        match node.name.as_str() {
            "r" => self.run(node, marks, reader),
            "hyperlink" => {
                let link = node.attribute("id").and_then(|id| reader.outside(id));
                let marks = Marks {
                    link: link.or_else(|| marks.link.clone()),
                    ..marks.clone()
                };
                self.children(node, &marks, reader);
            }
            "ins" | "moveTo" => {
                reader.count("import-word-tracked");
                self.children(node, marks, reader);
            }
            "del" | "moveFrom" => reader.count("import-word-tracked"),
            "sdt" => self.control(node, marks, reader),
            "AlternateContent" => self.alternate(
                node,
                |words, chosen, reader| words.children(chosen, marks, reader),
                reader,
            ),
            "oMath" | "oMathPara" => {
                reader.count("import-word-formulas");
                let text: String = node
                    .all("t")
                    .iter()
                    .map(|text| text.text.as_str())
                    .collect();
                self.text(&text, marks.clone());
            }
            "fldSimple" => {
                let address = node.attribute("instr").and_then(field::address);
                let marks = Marks {
                    link: address.or_else(|| marks.link.clone()),
                    ..marks.clone()
                };
                self.children(node, &marks, reader);
            }
            "smartTag" | "customXml" | "bdo" | "dir" => self.children(node, marks, reader),
            _ => {}
        }
    }

    /// Of two ways to say the same, the newer one, unless it says nothing.
    fn alternate(
        &mut self,
        node: &Node,
        mut take: impl FnMut(&mut Words, &Node, &mut Reader<'_>),
        reader: &mut Reader<'_>,
    ) {
        let chosen = node
            .child("Choice")
            .filter(|choice| !choice.children.is_empty());
        if let Some(chosen) = chosen.or_else(|| node.child("Fallback")) {
            take(self, chosen, reader);
        }
    }

    /// A control: a box that is ticked or not, or words in a frame.
    fn control(&mut self, node: &Node, marks: &Marks, reader: &mut Reader<'_>) {
        let Some(content) = node.child("sdtContent") else {
            return;
        };
        let boxed = node.path(&["sdtPr", "checkbox"]);
        match boxed {
            Some(boxed) => {
                let ticked = matches!(boxed.value("checked"), Some("1" | "true" | "on"));
                self.text(tick(ticked), marks.clone());
            }
            None => self.children(content, marks, reader),
        }
    }

    fn run(&mut self, node: &Node, marks: &Marks, reader: &mut Reader<'_>) {
        let properties = node.child("rPr");
        let style = properties.and_then(|properties| properties.value("rStyle"));
        let look = Look::read(properties)
            .over(&reader.styles.look(style))
            .over(&self.base);
        if look.hidden == Some(true) {
            return reader.count("import-word-hidden");
        }
        let marks = Marks {
            bold: look.bold == Some(true),
            italic: look.italic == Some(true),
            strike: look.strike == Some(true),
            underline: look.underline == Some(true),
            link: marks.link.clone(),
        };
        for child in &node.children {
            self.part(child, &marks, &look, reader);
        }
    }

    fn part(&mut self, node: &Node, marks: &Marks, look: &Look, reader: &mut Reader<'_>) {
        match node.name.as_str() {
            "fldChar" => return self.field(node, marks),
            "instrText" => return self.fields.instruct(&node.text),
            _ if self.fields.is_instruction() => return,
            _ if self.fields.is_contents() => {
                self.skipped = true;
                return;
            }
            _ => {}
        }
        match node.name.as_str() {
            "t" => {
                self.look(&node.text, look);
                self.text(&node.text, marks.clone());
            }
            "tab" | "ptab" => self.text("\u{3000}", marks.clone()),
            "noBreakHyphen" => self.text("-", marks.clone()),
            "br" if node
                .attribute("type")
                .is_none_or(|kind| kind == "textWrapping") =>
            {
                self.spans.push(Span::Break)
            }
            "cr" => self.spans.push(Span::Break),
            "sym" => self.text(symbol(node), marks.clone()),
            "footnoteReference" | "endnoteReference" => {
                let note = node
                    .attribute("id")
                    .and_then(|id| reader.note(id, node.name == "endnoteReference"));
                self.spans.extend(note.map(Span::Ready));
            }
            "drawing" | "pict" | "object" => self.drawing(node, reader),
            "ruby" => {
                reader.count("import-word-ruby");
                let base: String = node
                    .child("rubyBase")
                    .map(|base| {
                        base.all("t")
                            .iter()
                            .map(|text| text.text.as_str())
                            .collect()
                    })
                    .unwrap_or_default();
                self.text(&base, marks.clone());
            }
            "AlternateContent" => {
                self.alternate(
                    node,
                    |words, chosen, reader| {
                        chosen
                            .children
                            .iter()
                            .for_each(|child| words.part(child, marks, look, reader))
                    },
                    reader,
                );
            }
            _ => {}
        }
    }

    /// Fields, among them the boxes of old forms.
    fn field(&mut self, node: &Node, marks: &Marks) {
        match node.attribute("fldCharType") {
            Some("begin") => {
                if let Some(boxed) = node.path(&["ffData", "checkBox"]) {
                    let ticked = boxed.flag("checked").or_else(|| boxed.flag("default"));
                    self.text(tick(ticked == Some(true)), marks.clone());
                }
                self.fields.begin();
            }
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => {}
        }
    }

    fn look(&mut self, text: &str, look: &Look) {
        if text.trim().is_empty() {
            return;
        }
        self.seen = true;
        self.strong =
            self.strong && (look.bold == Some(true) || is_heading_face(look.font.as_deref()));
        self.size = self.size.max(look.size);
    }

    fn text(&mut self, text: &str, marks: Marks) {
        let text = text.replace(['\n', '\t'], " ");
        let link = marks.link.clone().or_else(|| self.fields.address());
        let marks = Marks {
            underline: marks.underline && link.is_none(),
            link,
            ..marks
        };
        if !text.is_empty() {
            self.spans.push(Span::Text(text, marks));
        }
    }

    /// Pictures, and text boxes.
    fn drawing(&mut self, node: &Node, reader: &mut Reader<'_>) {
        let boxes = within(node, &["txbxContent"], &["Fallback"]);
        self.boxes
            .extend(boxes.iter().map(|found| (*found).clone()));
        let said = node
            .all("docPr")
            .first()
            .and_then(|said| said.attribute("descr").or(said.attribute("title")))
            .unwrap_or_default()
            .to_owned();
        let pictures = within(node, &["blip", "imagedata"], &["txbxContent", "Fallback"]);
        if pictures.is_empty() && boxes.is_empty() {
            reader.count("import-word-objects");
        }
        for picture in pictures {
            let id = picture.attribute("embed").or(picture.attribute("id"));
            let ready = id.and_then(|id| reader.picture(id, &said));
            self.spans.extend(ready.map(Span::Ready));
        }
    }
}

/// The nearest elements below of these names, but for those inside elements of `others`.
fn within<'a>(node: &'a Node, names: &[&str], others: &[&str]) -> Vec<&'a Node> {
    let found = node.children.iter().flat_map(|child| {
        let name = child.name.as_str();
        match (names.contains(&name), others.contains(&name)) {
            (true, _) => vec![child],
            (false, true) => Vec::new(),
            (false, false) => within(child, names, others),
        }
    });
    found.collect()
}

fn tick(ticked: bool) -> &'static str {
    if ticked { "☑" } else { "☐" }
}

/// The faces that plans set headings in.
fn is_heading_face(font: Option<&str>) -> bool {
    font.is_some_and(|font| {
        ["黑体", "SimHei", "小标宋", "XiaoBiaoSong", "Heiti"]
            .iter()
            .any(|face| font.contains(face))
    })
}

/// Boxes, ticks and the marks of lists in symbol fonts.
fn symbol(node: &Node) -> &'static str {
    let code = node.attribute("char").map(str::to_uppercase);
    match code.unwrap_or_default().as_str() {
        "F0FE" | "F052" => "☑",
        "F0FC" | "F050" => "✓",
        "F0A8" | "F06F" | "F0A3" => "☐",
        "F0B7" => "·",
        "F06C" => "●",
        "F06E" => "■",
        "F075" => "◆",
        "F076" => "❖",
        "F0D8" => "➢",
        _ => "□",
    }
}
