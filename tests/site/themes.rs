//! A site's own themes: what they may leave out, and what is said when they are wrong; and what pages are put together of.

use std::collections::BTreeMap;
use std::path::Path;

use huikan::compose::Composer;
use huikan::model::names::Names;
use huikan::model::page::Content;
use huikan::model::source::Edition;
use huikan::parse::body;
use huikan::{load, pipeline, read};

use crate::dressed::THEMES;
use crate::project::Project;

/// A site whose theme extends the one that is part of the program.
fn site(templates: &[(&str, &str)]) -> Project {
    let settings = "title = \"会刊\"\nunit = \"云汀工会\"\ntheme = \"own\"\n[theme_options]\nmotto = \"site\"\n";
    let mut project = Project::new()
        .file("site.toml", settings)
        .file("content/a.md", "+++\ntitle = \"甲\"\naudience = \"public\"\n+++\n")
        .file("themes/own/theme.toml", "name = \"own\"\nextends = \"hongtou\"\n[options]\nmotto = \"theme\"\ncolour = \"blue\"\n");
    for (name, text) in templates {
        project = project.file(&format!("themes/own/{name}"), text);
    }
    project
}

fn error(project: &Project) -> String {
    let run = project.build(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(project.output().is_empty());
    run.err
}

#[test]
fn the_nearest_template_and_the_nearest_option_win() {
    let project = site(&[(
        "templates/page.html",
        "own {{ site.options.motto }} {{ site.options.colour }}",
    )])
    .built();
    assert_eq!(project.page("a/").trim(), "own site blue");
    assert!(project.page("").contains("会刊"));
}

#[test]
fn a_theme_of_the_site_wins_over_one_of_the_program() {
    let project =
        Project::of("-- content/a.md --\n+++\ntitle = \"甲\"\naudience = \"public\"\n+++\n")
            .with_data_theme();
    let settings = std::fs::read_to_string(project.path("site.toml")).expect("settings");
    std::fs::rename(project.path("themes/data"), project.path("themes/hongtou")).expect("movable");
    let project = project
        .file("site.toml", settings.replace("\"data\"", "\"hongtou\""))
        .built();
    assert!(project.page("a/").starts_with("page: 甲"));
}

#[test]
fn own_texts_win_and_unknown_ones_are_told() {
    let page = ("templates/page.html", "{{ t(k=\"own-word\") }}");
    let project = site(&[page, ("i18n/zh-CN.ftl", "own-word = 自己的话\n")]).built();
    assert_eq!(project.page("a/").trim(), "自己的话");
    let said = error(&site(&[page]));
    assert!(
        said.contains("own-word") && said.contains("page.html"),
        "{said}"
    );
}

#[test]
fn a_missing_template_is_named() {
    let project = Project::new()
        .file(
            "site.toml",
            "title = \"会刊\"\nunit = \"云汀工会\"\ntheme = \"own\"\n",
        )
        .file("content/_index.md", "")
        .file("themes/own/theme.toml", "name = \"own\"\n");
    let said = error(&project);
    assert!(
        said.contains("lacks these templates: 404.html, ") && said.contains("month.html"),
        "{said}"
    );
    assert!(said.contains("1 error, 0 warnings"), "{said}");
}

/// What is marked in the line that is shown of `template`.
fn marked(said: &str, line: usize) -> &str {
    let origin = format!("themes/own/templates/page.html:{line}:");
    let (_, shown) = said.split_once(&origin).unwrap_or_else(|| panic!("{said}"));
    let rows: Vec<&str> = shown.lines().skip(2).take(2).collect();
    let from = rows[1].find('^').expect("a mark");
    &rows[0][from..=rows[1].rfind('^').expect("a mark")]
}

#[test]
fn what_a_template_names_and_is_not_there_is_shown_in_its_place() {
    let cases = [
        ("filter", "nofilter", "{{ site.title | nofilter }}"),
        ("function", "nofunction", "{{ nofunction() }}"),
        ("test", "odder", "{% if site is odder %}{% endif %}"),
        ("template", "gone.html", "{% include \"gone.html\" %}"),
        ("template", "gone.html", "{% extends \"gone.html\" %}"),
    ];
    for (kind, name, text) in cases {
        let said = error(&site(&[("templates/page.html", &format!("\n{text}\n"))]));
        let expected = format!("there is no {kind} “{name}”");
        assert!(said.contains(&expected), "{said}");
        assert!(marked(&said, 2).contains(name), "{said}");
        assert!(!said.contains("theme.toml"), "{said}");
    }
    let two = error(&site(&[(
        "templates/page.html",
        "{{ site.title | one }}\n{{ two() }}",
    )]));
    assert_eq!(marked(&two, 1), "one");
    assert_eq!(marked(&two, 2), "two()");
}

#[test]
fn templates_that_take_in_themselves_are_shown() {
    for text in ["{% extends \"page.html\" %}", "{% include \"page.html\" %}"] {
        let said = error(&site(&[("templates/page.html", &format!("\n{text}\n"))]));
        assert!(said.contains("leads back to itself"), "{said}");
        assert!(said.contains("hongtou/page.html"), "{said}");
        assert_eq!(marked(&said, 2), "page.html");
    }
}

#[test]
fn a_wrong_template_is_shown_with_a_mark_under_the_place() {
    let said = error(&site(&[(
        "templates/page.html",
        "一行\n汉字汉字{{ nothing.here }}\n",
    )]));
    assert!(said.contains("themes/own/templates/page.html:2:"), "{said}");
    let rows: Vec<&str> = said.lines().collect();
    let mark = rows
        .iter()
        .position(|row| row.contains('^'))
        .expect("a mark");
    let column = rows[mark].find('^').expect("a mark");
    let above = rows[mark - 1];
    let at = above.find("nothing").expect("the line");
    // Four characters of three bytes each take two columns each.
    assert_eq!(column, at - 4, "{said}");
    let broken = error(&site(&[("templates/page.html", "{% if %}")]));
    assert!(
        broken.contains("themes/own/templates/page.html:1:"),
        "{broken}"
    );
}

#[test]
fn themes_that_extend_each_other_and_unknown_ones_are_told() {
    let project = site(&[]).file(
        "themes/own/theme.toml",
        "name = \"own\"\nextends = \"own\"\n",
    );
    assert!(error(&project).contains("extends too many others"));
    let project = site(&[]).file(
        "themes/own/theme.toml",
        "name = \"own\"\nextends = \"nowhere\"\n",
    );
    let said = error(&project);
    assert!(said.contains("there is no theme “nowhere”"), "{said}");
    assert!(said.contains("themes/own/theme.toml:2:11"), "{said}");
    assert!(said.contains("there are: hongtou, own, sujian"), "{said}");
    let settings = "title = \"会刊\"\ntheme = \"hongtuo\"\n";
    let said = error(
        &Project::new()
            .file("site.toml", settings)
            .file("content/_index.md", ""),
    );
    assert!(said.contains("site.toml:2:9"), "{said}");
    assert!(said.contains("did you mean “hongtou”?"), "{said}");
}

#[test]
fn a_template_that_is_named_with_its_theme_is_still_one() {
    let page =
        "{# see own/parts/panel.html #}{{ <Panel a={1} /> }}{% include \"own/parts/panel.html\" %}";
    let panel = "{% component Panel(a) %}[{{ a }}]{% endcomponent Panel %}panel";
    let project = site(&[
        ("templates/page.html", page),
        ("templates/parts/panel.html", panel),
    ])
    .built();
    assert_eq!(project.page("a/").trim(), "[1]panel");
    let said = error(&site(&[
        ("templates/page.html", page),
        (
            "templates/parts/panel.html",
            &format!("{panel}{{{{ 1 | gone }}}}"),
        ),
    ]));
    assert!(said.contains("1 error, 0 warnings"), "{said}");
}

#[test]
fn a_component_that_links_to_a_file_needs_nothing_of_the_page() {
    let seal = "{% component Seal() %}<img src=\"{{ \"static/seal-of-ours.svg\" | href }}\">{% endcomponent Seal %}";
    let project = site(&[
        ("templates/seal.html", seal),
        ("templates/page.html", "{{ <Seal /> }}"),
        ("static/seal-of-ours.svg", "<svg/>"),
    ])
    .built();
    assert!(
        project
            .page("a/")
            .contains("\"../static/seal-of-ours.svg\"")
    );
}

#[test]
fn a_component_of_a_nearer_theme_wins() {
    let panel = |text: &str| format!("{{% component Panel() %}}{text}{{% endcomponent Panel %}}");
    let project = site(&[
        ("theme.toml", "name = \"own\"\nextends = \"far\"\n"),
        ("templates/panel.html", &panel("near")),
        ("templates/page.html", "{{ <Panel /> }}"),
    ])
    .file(
        "themes/far/theme.toml",
        "name = \"far\"\nextends = \"hongtou\"\n",
    )
    .file("themes/far/templates/panel.html", panel("far"))
    .built();
    assert_eq!(project.page("a/").trim(), "near");
}

#[test]
fn a_theme_may_be_called_as_a_folder_of_another() {
    let settings = "title = \"会刊\"\nunit = \"云汀工会\"\ntheme = \"parts\"\n";
    let theme = "name = \"parts\"\nextends = \"hongtou\"\n";
    let project = |when: &str, page: &str| {
        site(&[])
            .file("site.toml", settings)
            .file("themes/parts/theme.toml", theme)
            .file("themes/parts/templates/when.html", when)
            .file("themes/parts/templates/page.html", page)
    };
    let built = project("mine", "{% include \"when.html\" %}").built();
    assert_eq!(built.page("a/").trim(), "mine");
    for (when, page, wrong) in [
        ("{{ 1 | gone }}", "", "parts/templates/when.html"),
        (
            "mine",
            "{% include \"parts/when.html\" %}",
            "hongtou/templates/parts/when.html",
        ),
    ] {
        let said = error(&project(when, page));
        assert!(said.contains(&format!("themes/{wrong}:1:")), "{said}");
    }
}

/// The pages of the sample in a theme, by their addresses, put together of what `names` makes of the theme's own names.
fn pages(theme: &str, names: impl Fn(&Names) -> Names) -> BTreeMap<String, String> {
    let project = read::Project::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let settings = load::config(&project).expect("readable").0;
    let mut config = settings.expect("settings");
    config.theme = theme.to_owned();
    let (content, _) = load::content(&project, body::Keep::Markdown).expect("readable");
    let dressed = load::theme(&project, &config).expect("readable");
    let Ok((theme, catalogue)) = dressed else {
        panic!("the theme is broken");
    };
    let edition = Edition {
        internal: true,
        drafts: true,
        today: "2026-11-25".parse().expect("a date"),
    };
    let (bulletin, _) =
        pipeline::bulletin(&config, &content, edition, theme.clone(), catalogue.clone());
    let options = theme.options(&config.theme_options);
    let names = names(theme.names());
    let composer = Composer::new(&bulletin.site, &catalogue, &options, &names, body::html);
    let pages = bulletin.routes.iter().filter_map(|(url, route)| {
        let Content::Template { name, context } = composer.page(url, route).content else {
            return None;
        };
        let mut page = Vec::new();
        theme
            .render(name, &context, &mut page)
            .unwrap_or_else(|said| panic!("{said:?}"));
        Some((url.to_string(), String::from_utf8(page).expect("UTF-8")))
    });
    pages.collect()
}

#[test]
fn what_no_template_names_is_on_no_page() {
    for theme in THEMES {
        let named = pages(theme, |names| {
            assert!(!names.anything, "{theme} may see anything");
            names.clone()
        });
        let all = pages(theme, |_| Names::anything());
        assert!(named.len() > 40, "only {} pages", named.len());
        assert!(named.keys().eq(all.keys()));
        for (url, page) in &named {
            assert!(*page == all[url], "{theme}: {url} differs");
        }
    }
}
