//! The sample bulletin and the starter sites: they build without a finding, alike everywhere, and no link is dead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::project::{Project, tree};

/// The bulletin of this repository, its files made in order or in reverse.
fn sample(reverse: bool) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::new();
    project.write(
        "site.toml",
        fs::read(root.join("site.toml")).expect("settings"),
    );
    let mut files: Vec<_> = tree(&root.join("content")).into_iter().collect();
    assert!(files.len() > 50);
    if reverse {
        files.reverse();
    }
    for (name, bytes) in files {
        project.write(&format!("content/{name}"), bytes);
    }
    project
}

/// Builds `edition` on so many threads.
fn build(project: &Project, edition: &str, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let arguments = [
        "build",
        "--today",
        "2026-10-15",
        "--output",
        "out",
        "--edition",
        edition,
    ];
    let mut command = project.command(&arguments);
    let run = command
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(!said.contains("warning"), "{said}");
    tree(&project.path("out"))
}

#[test]
fn both_editions_are_the_same_bytes_wherever_they_are_built() {
    for edition in ["public", "internal"] {
        let one = build(&sample(false), edition, "1");
        let other = build(&sample(true), edition, "4");
        assert!(one.len() > 100);
        assert!(one.keys().eq(other.keys()));
        for (name, bytes) in one {
            assert!(bytes == other[&name], "{name} differs");
        }
    }
}

/// The values of the attributes `name` in `html`.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let found = html.split(start.as_str()).skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

/// `%E4…` as characters.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten();
        let value = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The file that `link` on the page `from` leads to.
fn file(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(
                parts
                    .pop()
                    .unwrap_or_else(|| panic!("{from}: {link} leaves the site")),
            ),
            part => parts.push(part),
        }
    }
    let folder = link.is_empty() || link.ends_with(['/', '.']);
    let path = decoded(&parts.join("/"));
    match (folder && !link.is_empty(), path.is_empty()) {
        (true, true) => "index.html".to_owned(),
        (true, false) => format!("{path}/index.html"),
        _ if link.is_empty() => from.to_owned(),
        _ => path,
    }
}

/// The pages among `files`.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, &str> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    pages
        .map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

/// How many links lead from page to page, once it is sure that each leads somewhere.
fn followed(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let pages = pages(files);
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(name, html)| (*name, attributes(html, "id").into_iter().collect()))
        .collect();
    let mut checked = 0;
    let mut dead = BTreeSet::new();
    // The page for missing addresses is shown at any depth; its links start at the root.
    for (from, html) in pages.iter().filter(|(name, _)| **name != "404.html") {
        let links = attributes(html, "href").into_iter();
        let away = |link: &&str| {
            ["http", "mailto:", "tel:"]
                .iter()
                .any(|way| link.starts_with(way))
        };
        for link in links
            .chain(attributes(html, "src"))
            .filter(|link| !away(link))
        {
            checked += 1;
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = file(from, path);
            let there = files.contains_key(&target)
                && (fragment.is_empty()
                    || ids
                        .get(target.as_str())
                        .is_some_and(|ids| ids.contains(decoded(fragment).as_str())));
            if link.starts_with('/') || !there {
                dead.insert(format!("{from}: {link} -> {target}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    checked
}

#[test]
fn every_link_of_the_sample_leads_somewhere() {
    for edition in ["public", "internal"] {
        let checked = followed(&build(&sample(false), edition, "2"));
        assert!(checked > 1000, "only {checked} links");
    }
}

#[test]
fn every_link_leads_somewhere_on_a_day_for_which_nothing_is_planned() {
    let starter = |language: &str| {
        let project = Project::new();
        fs::remove_file(project.path("site.toml")).expect("settings");
        let made = project.run(&["init", ".", "--lang", language]);
        assert_eq!(made.code, 0, "{}", made.err);
        project
    };
    let sites = [
        sample(false),
        starter("zh-CN"),
        starter("en"),
        Project::new().file("content/_index.md", ""),
    ];
    for project in sites {
        for day in ["1999-12-31", "2026-10-15", "2029-03-05"] {
            let run = project.run(&["build", "--today", day, "--output", "out"]);
            assert_eq!(run.code, 0, "{}", run.err);
            assert!(followed(&tree(&project.path("out"))) > 10);
        }
    }
}

#[test]
fn markup_of_the_sample_is_markup_and_no_text_is_signed_twice() {
    for edition in ["public", "internal"] {
        let files = build(&sample(false), edition, "2");
        let pages = pages(&files);
        assert!(pages.values().any(|html| signatures(html) == 1));
        for (name, html) in pages {
            for escaped in ["&lt;p&gt;", "&lt;p ", "&lt;/p"] {
                assert!(!html.contains(escaped), "{name} shows {escaped}");
            }
            assert!(signatures(html) <= 1, "{name} is signed twice");
        }
    }
}

/// How many blocks of names and dates sign the text of a page.
fn signatures(html: &str) -> usize {
    let below = html.matches("<footer class=\"signature\">").count();
    let paragraphs: Vec<&str> = html.split("<p class=\"signature\">").collect();
    let is_gap = |between: &&&str| {
        !between.trim_end().ends_with("</p>") || between.matches("</p>").count() > 1
    };
    match paragraphs.as_slice() {
        [_, between @ .., _] => below + 1 + between.iter().filter(is_gap).count(),
        _ => below,
    }
}

#[test]
fn the_feed_and_the_sitemap_are_what_they_should_be() {
    let files = build(&sample(false), "public", "2");
    let feed = atom_syndication::Feed::read_from(files["feed.xml"].as_slice()).expect("Atom");
    assert!(feed.entries.len() > 10);
    let base = "https://gonghui.example.org/";
    for entry in &feed.entries {
        let address = entry.links[0].href.strip_prefix(base).expect("absolute");
        assert!(
            files.contains_key(&format!("{address}index.html")),
            "{address}"
        );
    }
    assert!(
        feed.entries
            .is_sorted_by(|one, other| one.published >= other.published)
    );
    let sitemap = std::str::from_utf8(&files["sitemap.xml"]).expect("UTF-8");
    let addresses: Vec<&str> = sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .collect();
    assert!(addresses.len() > 30);
    for address in addresses {
        let address = decoded(address.strip_prefix(base).expect("absolute"));
        assert!(
            files.contains_key(&format!("{address}index.html")),
            "{address}"
        );
    }
    let robots = std::str::from_utf8(&files["robots.txt"]).expect("UTF-8");
    assert_eq!(
        robots,
        format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")
    );
    let inside = build(&sample(false), "internal", "2");
    assert_eq!(inside["robots.txt"], b"User-agent: *\nDisallow: /\n");
}

#[test]
fn the_starter_sites_build_without_a_finding() {
    for language in ["zh-CN", "en"] {
        let project = Project::new();
        let made = project.run(&["init", "new", "--lang", language]);
        assert_eq!(made.code, 0, "{}", made.err);
        let run = project.run(&["build", "--site", "new"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(!run.err.contains("warning"), "{}", run.err);
        assert!(project.path("new/output/index.html").exists());
        let again = project.run(&["init", "new"]);
        assert_eq!(again.code, 2, "{}", again.err);
    }
}
