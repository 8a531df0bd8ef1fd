//! How pages are to read and to use, in a real browser and from the disk, for everybody.
//!
//! axe-core is fetched by `.ci/axe-core`. Where it or Chromium is not, a test is skipped with a word, but not where `CI` is set.

use std::fs;
use std::path::Path;

use headless_chrome::protocol::cdp::{Emulation, Page};
use serde_json::json;

use crate::browser::{Reader, found};
use crate::dressed::{THEMES, kinds, sample};

/// Notes what the page's own policy forbids and every error of a script.
const WATCH: &str = "globalThis.wrong = [];
addEventListener('securitypolicyviolation', (event) => wrong.push(event.violatedDirective + ' ' + event.blockedURI));
addEventListener('error', (event) => wrong.push(String(event.message ?? event.target?.src)), true);";

/// What axe-core finds, a line for each.
const FINDINGS: &str = "axe.run(document, { preload: false, resultTypes: ['violations'] }).then((found) => found.violations
.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`)).join('\\n'))";

/// Texts that are seen and are smaller than 18 px or in lines of less than 1.3.
const SMALL: &str = "(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const line = style.lineHeight === 'normal' ? 1.3 : parseFloat(style.lineHeight) / size;
    if (size < 18 || line < 1.299) small.add(`${size} ${line} <${element.tagName} class=\"${element.className.baseVal ?? element.className}\">`);
  }
  return [...small].join('\\n');
})()";

/// Whether the page is wider than the window.
const TOO_WIDE: &str = "document.documentElement.scrollWidth > innerWidth ? `${document.documentElement.scrollWidth} px wide` : ''";

impl Reader {
    fn open(&self, page: &Path) {
        self.go(&format!("file://{}", page.display()));
        self.sees("document.readyState === 'complete'");
    }

    fn watch(&self, source: &str) {
        let script = json!({ "source": source });
        let script: Page::AddScriptToEvaluateOnNewDocument =
            serde_json::from_value(script).expect("a script");
        self.tab.call_method(script).expect("added");
    }

    fn wear(&self, scheme: &str) {
        let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
        let still = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        let media = json!({ "features": [scheme, still] });
        let media: Emulation::SetEmulatedMedia = serde_json::from_value(media).expect("a medium");
        self.tab.call_method(media).expect("set");
    }

    fn print(&self) {
        let media = json!({ "media": "print" });
        let media: Emulation::SetEmulatedMedia = serde_json::from_value(media).expect("a medium");
        self.tab.call_method(media).expect("set");
    }

    fn resize(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        let metrics: Emulation::SetDeviceMetricsOverride =
            serde_json::from_value(metrics).expect("metrics");
        self.tab.call_method(metrics).expect("set");
    }

    fn press(&self, key: &str) {
        self.tab.press_key(key).expect("pressed");
    }
}

#[test]
fn nothing_stands_in_anybodys_way_on_any_kind_of_page() {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).ok();
    let Some(axe) = found(axe, "axe-core is not here: run .ci/axe-core") else {
        return;
    };
    let Some(reader) = Reader::new() else { return };
    reader.watch(&format!("{axe}\n{WATCH}"));
    let mut wrong = String::new();
    for theme in THEMES {
        let site = sample(theme, "zh-CN");
        let kinds = kinds(&site);
        assert!(kinds.len() > 13, "{kinds:?}");
        for (kind, page) in kinds {
            reader.open(&page);
            for (scheme, width) in [
                ("light", 1280),
                ("light", 360),
                ("dark", 360),
                ("dark", 1280),
            ] {
                reader.wear(scheme);
                reader.resize(width);
                for told in [FINDINGS, TOO_WIDE, "wrong.join('\\n')"].map(|told| reader.text(told))
                {
                    if !told.is_empty() {
                        wrong += &format!("{theme} {kind}, {scheme}, {width}:\n{told}\n");
                    }
                }
                if ["month", "year", "issue"].contains(&kind.as_str()) {
                    reader.text("location.hash = 'Sheet'");
                    reader.sees("document.querySelector('#Sheet:target')");
                    let told = reader.text(FINDINGS);
                    reader.text("location.hash = ''");
                    if !told.is_empty() {
                        wrong +=
                            &format!("{theme} {kind} as a sheet, {scheme}, {width}:\n{told}\n");
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The element that has the focus.
const FOCUSED: &str = "(() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.outlineStyle !== 'none';
  const before = globalThis.last?.compareDocumentPosition(element) ?? 4;
  globalThis.last = element;
  return seen && before & 4 ? '' : element.outerHTML;
})()";

/// Where the keyboard should stop.
const STOPS: &str =
    "[...document.querySelectorAll('a[href], button, [tabindex], summary, input:not([disabled])')]
.filter((element) => element.checkVisibility({ visibilityProperty: true }))";

#[test]
fn the_keyboard_goes_all_the_way_and_shows_where_it_is() {
    let Some(reader) = Reader::new() else { return };
    reader.wear("light");
    for theme in THEMES {
        let site = sample(theme, "zh-CN");
        let kinds = kinds(&site);
        for kind in ["month", "everything"] {
            reader.open(&kinds[kind]);
            reader.resize(1280);
            let stops = reader.text(&format!("String({STOPS}.length)"));
            let stops: usize = stops.parse().expect("a number");
            assert!(stops > 20, "{theme} {kind}: {stops}");
            for _ in 0..stops {
                reader.press("Tab");
                assert_eq!(reader.text(FOCUSED), "", "{theme} {kind}");
            }
            reader.sees(&format!("{STOPS}.at(-1) === document.activeElement"));
        }
        reader.open(&kinds["month"]);
        reader.press("Tab");
        reader.press("Enter");
        reader.press("Tab");
        reader.sees("document.querySelector('main').contains(document.activeElement)");
    }
}

#[test]
fn large_type_is_large_everywhere_and_stays_chosen() {
    let Some(reader) = Reader::new() else { return };
    let site = sample("hongtou", "zh-CN");
    let kinds = kinds(&site);
    let button = "document.querySelector('[data-choice=size]')";
    reader.open(&kinds["home"]);
    assert_ne!(reader.text(SMALL), "");
    reader.text(&format!("{button}.focus()"));
    reader.press("Enter");
    for (kind, page) in &kinds {
        reader.open(page);
        for width in [1280, 360] {
            reader.resize(width);
            let small = if kind == "print" {
                String::new()
            } else {
                reader.text(SMALL)
            };
            assert_eq!(small, "", "{kind} {width}");
            assert_eq!(reader.text(TOO_WIDE), "", "{kind} {width}");
        }
    }
    reader.open(&kinds["home"]);
    reader.sees(&format!("{button}.ariaPressed === 'true'"));
    reader.text(&format!("{button}.click()"));
    reader.open(&kinds["month"]);
    reader.sees(&format!("{button}.ariaPressed === 'false'"));
    assert_ne!(reader.text(SMALL), "");
}

/// How much a reader sees of what the page is about.
const SEEN: &str = "String(document.querySelector('main').innerText.length)";

#[test]
fn what_is_printed_is_what_was_read() {
    let Some(reader) = Reader::new() else { return };
    for theme in THEMES {
        for (kind, page) in kinds(&sample(theme, "zh-CN")) {
            reader.open(&page);
            reader.wear("light");
            let read: usize = reader.text(SEEN).parse().expect("a number");
            reader.print();
            let printed: usize = reader.text(SEEN).parse().expect("a number");
            assert!(printed * 2 > read, "{theme} {kind}: {printed} of {read}");
        }
    }
}

#[test]
fn the_plain_theme_is_large_without_being_asked() {
    let Some(reader) = Reader::new() else { return };
    let site = sample("sujian", "zh-CN");
    for (kind, page) in kinds(&site) {
        reader.open(&page);
        assert_eq!(reader.text(SMALL), "", "{kind}");
    }
}

#[test]
fn the_other_colours_stay_chosen_until_the_system_has_them_too() {
    let Some(reader) = Reader::new() else { return };
    let site = sample("hongtou", "zh-CN");
    let kinds = kinds(&site);
    let is = |dark: bool| {
        let colour = if dark {
            "rgb(23, 20, 17)"
        } else {
            "rgb(252, 250, 245)"
        };
        reader.sees(&format!(
            "getComputedStyle(document.documentElement).backgroundColor === '{colour}'"
        ));
        reader.sees(&format!(
            "document.querySelector('[data-choice=scheme]').ariaPressed === '{dark}'"
        ));
    };
    let press = || reader.text("document.querySelector('[data-choice=scheme]').click()");
    reader.wear("light");
    reader.open(&kinds["home"]);
    is(false);
    press();
    is(true);
    reader.open(&kinds["month"]);
    is(true);
    press();
    is(false);
    reader.wear("dark");
    is(true);
    press();
    is(false);
    reader.open(&kinds["home"]);
    is(false);
}
