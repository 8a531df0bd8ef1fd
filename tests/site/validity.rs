//! The markup of every page: valid, closed to everything from elsewhere, light.
//!
//! The Nu HTML checker is fetched by `.ci/vnu`. Where it is not, its test is skipped with a word, but not where `CI` is set.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::browser::found;
use crate::dressed::{THEMES, sample};
use crate::project::{Project, tree};

/// What the home page may weigh with all that it needs, pictures apart.
const HEAVIEST: usize = 100_000;

/// The bulletin in every theme and language.
fn all() -> Vec<(String, Project)> {
    let languages = ["zh-CN", "en"];
    let both = THEMES
        .iter()
        .flat_map(|theme| languages.map(|language| (theme, language)));
    both.map(|(theme, language)| (format!("{theme} in {language}"), sample(theme, language)))
        .collect()
}

fn pages(project: &Project) -> BTreeMap<String, String> {
    let mut files = tree(&project.path("out"));
    files.retain(|name, _| name.ends_with(".html"));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    files
        .into_iter()
        .map(|(name, bytes)| (name, text(bytes)))
        .collect()
}

#[test]
fn the_checker_finds_no_error() {
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/vnu/vnu.jar");
    let jar = jar.is_file().then_some(jar);
    let Some(jar) = found(jar, "the Nu HTML checker is not here: run .ci/vnu") else {
        return;
    };
    let sites = all();
    let mut command = Command::new("java");
    command.args(["-Xss2m", "-jar"]).arg(jar);
    command.args(["--errors-only", "--skip-non-html"]);
    command.args(sites.iter().map(|(_, site)| site.path("out")));
    let checked = command.output().expect("Java runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.is_empty(), "{said}");
}

#[test]
fn every_page_has_a_policy_and_nothing_that_it_forbids() {
    for (name, site) in all() {
        for (page, html) in pages(&site) {
            let head = html.split("</head>").next().expect("a head");
            let policy =
                head.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
            let first = head
                .find("<link")
                .into_iter()
                .chain(head.find("<script"))
                .min();
            assert!(policy.is_some() && policy < first, "{name}: {page}");
            assert_eq!(forbidden(&html), Vec::<&str>::new(), "{name}: {page}");
        }
    }
}

#[test]
fn no_heading_passes_over_a_level() {
    for (name, site) in all() {
        for (page, html) in pages(&site) {
            let tags = html.split("<h").skip(1);
            let levels = tags.filter_map(|tag| tag.get(..1)?.parse::<u8>().ok());
            let mut above = 0;
            for level in levels {
                assert!(
                    level <= above + 1,
                    "{name}: {page}: h{level} below h{above}"
                );
                above = level;
            }
        }
    }
}

/// Tags that carry style or script of their own, or fetch something from elsewhere.
fn forbidden(html: &str) -> Vec<&str> {
    let tags = html
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    tags.filter(|tag| {
        let attributes = || {
            tag.split(' ')
                .skip(1)
                .filter_map(|part| part.split_once('='))
        };
        let is_handler = |name: &str| name == "style" || name.starts_with("on");
        let is_away = |value: &str| value.trim_matches('"').starts_with("http");
        let fetches = |name: &str| {
            name == "src"
                || (name == "href" && tag.starts_with("link") && !tag.contains("canonical"))
        };
        let inline = *tag == "style" || *tag == "script";
        inline
            || attributes()
                .any(|(name, value)| is_handler(name) || (fetches(name) && is_away(value)))
    })
    .collect()
}

#[test]
fn the_home_page_is_light() {
    for (name, site) in all() {
        let home = site.page_of("out", "");
        let links = home
            .split(['"'])
            .filter(|link| [".css", ".js"].iter().any(|ending| link.ends_with(ending)));
        let with: usize = links
            .map(|link| {
                std::fs::metadata(site.path("out").join(link))
                    .expect("a file")
                    .len() as usize
            })
            .sum();
        let weight = home.len() + with;
        assert!(with > 1000 && weight < HEAVIEST, "{name}: {weight} bytes");
    }
}
