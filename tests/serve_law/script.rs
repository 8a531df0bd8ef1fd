//! A history of edits to a small bulletin, made from a seed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use huikan::base::date::Date;
use huikan::base::path::SourcePath;
use huikan::model::source::Edition;
use huikan::read::tree::is_hidden;
use huikan::render::TEMPLATES;

/// Words to make texts of.
const WORDS: [&str; 8] = [
    "健步走",
    "读书会",
    "慰问",
    "座谈",
    "评优",
    "义诊",
    "球赛",
    "联欢",
];

/// Names of files that come and go, so that they meet again.
const NAMES: [&str; 6] = ["one", "two", "three", "计划", "a b", "index"];

/// Folders that come and go.
const FOLDERS: [&str; 5] = [
    "content/plans",
    "content/news",
    "content/plans/2026",
    "content/信息",
    "content",
];

/// A bulletin in a folder, and what happens to it.
pub struct Script {
    root: PathBuf,
    state: u64,
    /// Which edition is looked at, on which day.
    pub edition: Edition,
    /// What was done so far.
    pub log: Vec<String>,
    /// Whether nothing but words are edited.
    is_calm: bool,
}

impl Script {
    /// A new bulletin in `root`.
    pub fn new(seed: u64, root: &Path) -> Script {
        let mut script = Script {
            root: root.to_owned(),
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66,
            edition: Edition {
                internal: seed.is_multiple_of(2),
                drafts: seed.is_multiple_of(3),
                today: day(11, 24),
            },
            log: Vec::new(),
            is_calm: seed % 4 == 1,
        };
        script.write("site.toml", &settings("会刊", 3, "public"));
        script.theme();
        script.write(
            "content/plans/_index.md",
            "+++\ntitle = \"计划\"\nkind = \"plan\"\naudience = \"public\"\n+++\n",
        );
        script.write(
            "content/news/_index.md",
            "+++\ntitle = \"信息\"\n+++\n简介。\n",
        );
        script.write(
            "content/plans/one.md",
            "+++\ntitle = \"第一\"\nyear = 2026\n+++\n\n## 3月\n\n1. 健步走\n",
        );
        if script.is_calm {
            script.write("content/plans/all.md", &every_month());
        }
        script.write("content/news/two.md", "+++\ntitle = \"消息\"\ndate = 2026-03-02\ntags = [\"读书\"]\n+++\n见[计划](../plans/one.md)。\n");
        script
    }

    /// A theme that shows everything it is given.
    fn theme(&mut self) {
        self.write("themes/mini/theme.toml", "name = \"mini\"\n");
        self.write("themes/mini/static/a.css", "p { color: black }");
        for name in TEMPLATES {
            self.write(
                &format!("themes/mini/templates/{name}"),
                &template(name, ""),
            );
        }
    }

    /// Does one thing, or two at once.
    pub fn step(&mut self) {
        if self.is_calm {
            return self.edit_words();
        }
        for _ in 0..=self.roll(2) {
            match self.roll(30) {
                0..=5 => self.write_text(),
                6..=7 => self.delete(),
                8..=10 => self.rename(),
                11 => self.move_folder(),
                12 => self.write_index(),
                13 => self.edit_theme(),
                14 => self.break_theme(),
                15 => self.edit_settings(),
                16 => self.break_settings(),
                17 => self.write_file(),
                18..=19 => self.change_day(),
                20 => self.change_edition(),
                21 => self.break_text(),
                22 => self.write_again(),
                23..=25 => self.write_issue(),
                26..=28 => self.edit_words(),
                _ => self.litter(),
            }
        }
        if self.roll(3) == 0 {
            self.mend();
        }
    }

    /// What a watcher may say was touched: some of it, all of it, or what was not.
    pub fn hints(&mut self) -> Vec<BTreeSet<SourcePath>> {
        let rings = self.roll(3);
        (0..rings)
            .map(|_| {
                let count = self.roll(4);
                let places = (0..count).map(|_| match self.any_text() {
                    Some(path) => SourcePath::new(&path),
                    None => SourcePath::new("content"),
                });
                places.collect()
            })
            .collect()
    }

    fn write_text(&mut self) {
        let path = self.any_place();
        let text = self.text();
        self.write(&path, &text);
    }

    /// A document with anything in it that a document can have.
    fn text(&mut self) -> String {
        let mut front = format!("title = \"{}\"\n", self.word());
        for line in [
            "year = 2026\n",
            "date = 2026-11-20\n",
            "date = 2026-03-08\n",
            "tags = [\"读书\", \"健康\"]\n",
            "tags = [\"维权\"]\n",
            "draft = true\n",
            "publish = 2026-11-25\n",
            "expires = 2026-11-24\n",
            "audience = \"internal\"\n",
            "audience = \"public\"\n",
            "slug = \"same\"\n",
            "weight = 3\n",
            "reports = \"健步走\"\n",
        ] {
            let key = line.split(' ').next().unwrap_or_default();
            let sides = if key == "reports" { 12 } else { 4 };
            if self.roll(sides) == 0 && !front.contains(&format!("{key} = ")) {
                front.push_str(line);
            }
        }
        let (one, other) = (self.word(), self.word());
        let link = match self.roll(4) {
            0 => "见[计划](/content/plans/one.md)和![图](tu.svg)。",
            1 => "见[消息](../news/two.md#活动)。",
            _ => "",
        };
        let month = self.roll(12) + 1;
        format!(
            "+++\n{front}+++\n\n{one}的事。{link}\n\n## {month}月\n\n1. {other}，地点在操场。\n2. 3日前报名。\n"
        )
    }

    /// Writes other words below the front matter of a text, and sometimes another title.
    fn edit_words(&mut self) {
        let mut texts = self.texts();
        texts.retain(|path| !path.ends_with("_index.md") && !path.ends_with("all.md"));
        let at = self.roll(texts.len().max(1));
        let Some(path) = texts.into_iter().nth(at) else {
            return;
        };
        let text = fs::read_to_string(self.root.join(&path)).unwrap_or_default();
        let Some(end) = text.rfind("+++\n") else {
            return;
        };
        let (one, other, month) = (self.word(), self.word(), self.roll(12) + 1);
        let words = match self.roll(7) {
            0 => {
                format!("{one}的事。\n\n## {month}月\n\n1. {other}，地点在操场。\n2. 3日前报名。\n")
            }
            1 => format!(
                "## 3月\n\n1. 健步走\n2. 8日{one}\n3. [x] {other}\n\n## {month}月\n\n- {one}\n"
            ),
            2 => format!("- 3月：{one}月\n- {month}月：{other}\n- 2027年1月：{one}\n"),
            3 => format!("每月{one}一次。\n\n第二季度：{other}\n\n## 3月（{one}月）\n\n1. {one}\n"),
            4 => format!("## 活动\n\n{one}。\n"),
            5 => format!("见[计划](../plans/one.md)。\n\n## 3月\n\n1. {one}\n1. {other}\n"),
            _ => format!("{one}，{other}。\n"),
        };
        let front = match self.roll(3) {
            0 => retitled(&text[..end], other),
            _ => text[..end].to_owned(),
        };
        self.write(&path, &format!("{front}+++\n\n{words}"));
    }

    /// Says something of an issue of the paper: which articles, which words, whether it is a draft.
    fn write_issue(&mut self) {
        let name = self.pick(&NAMES);
        let which = match self.roll(3) {
            0 => "special = true\ndate = 2026-11-24\n".to_owned(),
            _ => format!("year = 2026\nnumber = {}\n", self.roll(6) + 1),
        };
        let word = self.word();
        let mut front = format!("{which}title = \"{word}\"\n");
        for line in [
            "draft = true\n",
            "audience = \"public\"\n",
            "audience = \"internal\"\n",
            "articles = [\"news/two.md\"]\n",
            "without = [\"news/two.md\"]\n",
        ] {
            let key = line.split(' ').next().unwrap_or_default();
            if self.roll(4) == 0 && !front.contains(&format!("{key} = ")) {
                front.push_str(line);
            }
        }
        let heading = self.pick(&["", "#活动", "#活动-1"]);
        if self.roll(3) == 0 {
            front.push_str(&format!("[[note]]\ntext = \"{word}的按语。\"\n"));
        }
        self.write(
            &format!("content/issues/{name}.md"),
            &format!("+++\n{front}+++\n\n## {word}\n\n见[消息](../news/two.md{heading})。\n"),
        );
    }

    fn delete(&mut self) {
        if let Some(path) = self.any_text() {
            self.note(format!("delete {path}"));
            drop(fs::remove_file(self.root.join(path)));
        }
    }

    /// Renames a text, as editors do that save beside and move into place, and as authors do.
    fn rename(&mut self) {
        let Some(from) = self.any_text() else { return };
        let to = self.any_place();
        self.make_folder(&to);
        self.note(format!("rename {from} to {to}"));
        drop(fs::rename(self.root.join(from), self.root.join(to)));
    }

    fn move_folder(&mut self) {
        let (from, to) = (self.pick(&FOLDERS[1..4]), self.pick(&FOLDERS[1..4]));
        let free = !self.root.join(to).exists() && !to.starts_with(from);
        if free {
            self.note(format!("move {from} to {to}"));
            drop(fs::rename(self.root.join(from), self.root.join(to)));
        }
    }

    fn write_index(&mut self) {
        let folder = self.pick(&FOLDERS);
        let title = self.word();
        let line = self.pick(&[
            "",
            "kind = \"plan\"\n",
            "audience = \"internal\"\n",
            "year = 2025\n",
            "order = -1\n",
        ]);
        self.write(
            &format!("{folder}/_index.md"),
            &format!("+++\ntitle = \"{title}\"\n{line}+++\n{title}。\n"),
        );
    }

    fn edit_theme(&mut self) {
        let name = self.pick(&TEMPLATES);
        let word = self.word();
        self.write(
            &format!("themes/mini/templates/{name}"),
            &template(name, word),
        );
    }

    /// A template that cannot be compiled, or one that asks for what is not there.
    fn break_theme(&mut self) {
        let name = self.pick(&TEMPLATES);
        let text = self.pick(&["{{ site.title", "{{ nothing.at_all }}"]);
        self.write(&format!("themes/mini/templates/{name}"), text);
    }

    fn edit_settings(&mut self) {
        let (title, size) = (self.word(), self.roll(3) + 1);
        let audience = self.pick(&["public", "internal"]);
        self.write("site.toml", &settings(title, size, audience));
    }

    fn break_settings(&mut self) {
        match self.roll(3) {
            0 => self.write("site.toml", "title = \"会刊\n"),
            1 => self.write(
                "site.toml",
                &settings("会刊", 3, "public").replace("mini", "none"),
            ),
            _ => {
                self.note("delete site.toml".to_owned());
                drop(fs::remove_file(self.root.join("site.toml")));
            }
        }
    }

    fn write_file(&mut self) {
        let folder = self.pick(&FOLDERS);
        let word = self.word();
        self.write(&format!("{folder}/tu.svg"), &format!("<svg>{word}</svg>"));
    }

    fn change_day(&mut self) {
        self.edition.today = day(11, 23 + i8::try_from(self.roll(4)).unwrap_or_default());
        self.note(format!("it is {}", self.edition.today));
    }

    fn change_edition(&mut self) {
        self.edition.internal = !self.edition.internal;
        self.note(format!("internal: {}", self.edition.internal));
    }

    fn break_text(&mut self) {
        let path = self.any_place();
        let text = self.pick(&[
            "",
            "+++\ntitle = \n+++\n",
            "+++\ntitel = \"x\"\n+++\n",
            "没有前言",
        ]);
        self.write(&path, text);
    }

    /// Saves a text as it is.
    fn write_again(&mut self) {
        let Some(path) = self.any_text() else { return };
        let bytes = fs::read(self.root.join(&path)).unwrap_or_default();
        self.note(format!("write {path} again"));
        drop(fs::write(self.root.join(path), bytes));
    }

    /// What editors and systems leave behind, and a link that leads away.
    fn litter(&mut self) {
        let folder = self.pick(&FOLDERS);
        self.write(&format!("{folder}/.one.md.swp"), "x");
        self.write(&format!("{folder}/one.md~"), "x");
        #[cfg(unix)]
        drop(std::os::unix::fs::symlink(
            "/etc/hostname",
            self.root.join(folder).join("away.md"),
        ));
    }

    /// Puts everything that breaks a whole site right again.
    fn mend(&mut self) {
        self.write("site.toml", &settings("会刊", 3, "public"));
        self.theme();
        for path in self.texts() {
            let text = fs::read_to_string(self.root.join(&path)).unwrap_or_default();
            if path.starts_with("content/issues/") {
                let at = path.len();
                let sound = format!(
                    "+++\nspecial = true\ndate = 2026-11-{}\n+++\n好。\n",
                    10 + at % 15
                );
                self.write(&path, &sound);
                continue;
            }
            let breaks = ["](", "slug", "number = ", "special = ", "reports = "];
            let broken =
                !text.contains("title = \"") || breaks.iter().any(|word| text.contains(word));
            if broken && !path.ends_with("_index.md") {
                self.write(
                    &path,
                    "+++\ntitle = \"改好\"\nyear = 2026\n+++\n\n- 3月8日：慰问\n",
                );
            }
        }
    }

    /// A place for a text that may or may not be there yet.
    fn any_place(&mut self) -> String {
        let (folder, name) = (self.pick(&FOLDERS), self.pick(&NAMES));
        format!("{folder}/{name}.md")
    }

    fn any_text(&mut self) -> Option<String> {
        let texts = self.texts();
        let at = self.roll(texts.len().max(1));
        texts.into_iter().nth(at)
    }

    /// The texts that are there, in order.
    fn texts(&self) -> Vec<String> {
        let walk = walkdir::WalkDir::new(self.root.join("content")).sort_by_file_name();
        let found = walk
            .into_iter()
            .flatten()
            .filter(|found| found.file_type().is_file());
        let texts = found.filter_map(|found| {
            let path = huikan::read::source_path(&self.root, found.path())?;
            let shown = huikan::read::is_markdown(&path) && !is_hidden(path.name());
            shown.then(|| path.as_str().to_owned())
        });
        texts.collect()
    }

    fn write(&mut self, path: &str, text: &str) {
        self.note(format!("write {path}: {text:?}"));
        self.make_folder(path);
        fs::write(self.root.join(path), text).expect("writable");
    }

    fn make_folder(&self, path: &str) {
        let folder = self.root.join(path);
        fs::create_dir_all(folder.parent().expect("a folder")).expect("makeable");
    }

    fn note(&mut self, what: String) {
        self.log.push(what);
    }

    fn word(&mut self) -> &'static str {
        self.pick(&WORDS)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    /// A number below `sides` (splitmix64).
    fn roll(&mut self, sides: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap_or_default()
    }
}

/// A plan that gives every month a page, whatever the others say.
fn every_month() -> String {
    let months = (1..=12).map(|month| format!("## {month}月\n\n1. 例会\n2. {}日学习\n", month + 1));
    let months: String = months.collect();
    format!("+++\ntitle = \"全年\"\nyear = 2026\n+++\n\n{months}\n## 2027年1月\n\n- 总结\n")
}

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

/// `front` with another title.
fn retitled(front: &str, title: &str) -> String {
    let lines = front
        .lines()
        .map(|line| match line.starts_with("title = ") {
            true => format!("title = \"{title}\"\n"),
            false => format!("{line}\n"),
        });
    lines.collect()
}

fn settings(title: &str, page_size: usize, audience: &str) -> String {
    format!(
        "title = \"{title}\"\nunit = \"试验工会\"\nlanguage = \"zh-CN\"\nbase_url = \"https://example.org/\"\n\
         theme = \"mini\"\npage_size = {page_size}\ndefault_audience = \"{audience}\"\n\
         [bulletin]\nname = \"{title}简报\"\nstart = 2026-01-01\ncadence = {}\n",
        [1, 2, 3][page_size % 3]
    )
}

/// A template that shows the variables of its pages.
fn template(name: &str, word: &str) -> String {
    let own = match name {
        "home.html" => "{{ home }}",
        "column.html" => "{{ column }} {{ html }} {{ cards }} {{ pager }}",
        "article.html" | "notice.html" | "page.html" | "plan.html" | "print.html" => {
            "{{ document }}"
        }
        "issue.html" => "{{ issue }}",
        "issues.html" => "{{ paper }}",
        "month.html" => "{{ month }}",
        "year.html" => "{{ year }}",
        "activities.html" => "{{ years }}",
        "tag.html" => "{{ tag }} {{ cards }} {{ pager }}",
        "tags.html" => "{{ tags }}",
        _ => "",
    };
    format!("{name} {word} {{{{ site }}}} {{{{ page }}}} {{{{ root }}}} {own}\n")
}
