//! The command line, as one uses it from the first day on.

use unicode_width::UnicodeWidthStr;

use crate::project::Project;

#[test]
fn from_nothing_to_a_bulletin() {
    for language in ["zh-CN", "en"] {
        let project = Project::new();
        let run = |arguments: &[&str]| {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
            run
        };
        run(&["init", "site"]);
        for (kind, title) in [
            ("plan", "春游计划"),
            ("article", "健步走"),
            ("notice", "通知"),
        ] {
            run(&["new", kind, title, "--site", "site"]);
        }
        run(&["build", "--site", "site", "--drafts"]);
        let json = run(&["activities", "--site", "site", "--format", "json"]);
        shape(&json.out);
        assert!(!run(&["activities", "--site", "site"]).out.is_empty());
        let again = project.run(&["new", "plan", "春游计划", "--site", "site"]);
        assert_eq!(again.code, 2, "{}", again.err);
    }
}

/// Holds the names and order of what programs read.
fn shape(json: &str) {
    let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    let sorted = |names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort();
        names
    };
    let mut top = keys(&read);
    top.sort();
    assert_eq!(top, ["activities", "themes"]);
    let activity = [
        "file", "line", "year", "month", "day", "text", "who", "period", "every", "status",
    ];
    let rows = [
        ("activities", &activity[..]),
        ("themes", &["file", "line", "year", "month", "text"]),
    ];
    for (name, expected) in rows {
        for row in read[name].as_array().expect("a list") {
            let mut found = keys(row);
            found.sort();
            assert_eq!(found, sorted(expected));
        }
    }
    assert!(!read["activities"].as_array().expect("a list").is_empty());
}

#[test]
fn a_plan_is_read_outside_of_a_site() {
    let plan = "# 2026年计划\n\n## 每月安排\n\n### 3月\n\n1. 妇女节活动。\n";
    let project = Project::new().file("plan.md", plan);
    std::fs::remove_file(project.path("site.toml")).expect("removable");
    let run = project.run(&["activities", "plan.md", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    shape(&run.out);
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Project::new().run(&["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(
            run.out.contains("activities") && run.out.contains("edition"),
            "{shell}"
        );
    }
}

#[test]
fn every_error_of_every_file_is_told_at_once() {
    let project = Project::new()
        .file("site.toml", "titel = \"会刊\"\n")
        .file("content/a.md", "+++\ntitel = 1\ndate = \"昨天\"\n+++\n")
        .file(
            "content/b.md",
            "+++\ntitle = \"乙\"\naudience = \"谁\"\n+++\n",
        );
    for language in ["zh-CN", "en"] {
        let run = project.run(&["build", "--lang", language]);
        assert_eq!(run.code, 1);
        for place in [
            "site.toml:1:",
            "content/a.md:2:",
            "content/a.md:3:",
            "content/b.md:3:",
        ] {
            assert!(run.err.contains(place), "{place}: {}", run.err);
        }
    }
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [
        &["build", "--edition", "secret"][..],
        &["build", "--today", "yesterday"],
        &["bild"],
        &[],
        &["build", "--site", "nowhere"],
        &["build", "--lang", "fr"],
    ] {
        let run = Project::new().run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let project = Project::new();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_huikan"));
    let status = command
        .args(["completions", "bash"])
        .current_dir(project.path("."))
        .stdout(writer)
        .status()
        .expect("runs");
    assert_eq!(status.code(), Some(0));
}

#[test]
fn where_there_is_no_bulletin_it_is_said_what_to_do() {
    let project = Project::new();
    std::fs::remove_file(project.path("site.toml")).expect("removable");
    let commands: [&[&str]; 3] = [&["build"], &["activities"], &["new", "plan", "计划"]];
    for arguments in commands {
        for (language, words) in [("en", "there is no site.toml in “"), ("zh-CN", "错误：“")]
        {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(run.code, 2, "{arguments:?}");
            let told = ["site.toml", "--site DIR", "huikan init DIR", words];
            assert!(
                told.iter().all(|word| run.err.contains(word)),
                "{}",
                run.err
            );
            assert!(!run.err.contains("os error"), "{}", run.err);
        }
    }
}

#[test]
fn what_the_system_refuses_is_said_in_the_users_words() {
    let cases: [(&[&str], &str, &str); 3] = [
        (
            &["activities", "nowhere.md"],
            "there is no such file",
            "没有这个文件",
        ),
        (
            &["activities", "content"],
            "it is a folder, not a file",
            "这是文件夹",
        ),
        (
            &["build"],
            "content: there is no such file",
            "content：没有这个文件",
        ),
    ];
    for (arguments, english, chinese) in cases {
        let project = Project::new();
        if arguments.len() > 1 {
            std::fs::create_dir(project.path("content")).expect("makable");
        }
        for (language, words) in [("en", english), ("zh-CN", chinese)] {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(run.code, 2, "{arguments:?}");
            assert!(run.err.contains(words), "{}", run.err);
            assert!(!run.err.contains("os error"), "{}", run.err);
        }
    }
}

#[test]
fn a_new_bulletin_takes_a_folder_with_hidden_files_only() {
    let project = Project::new()
        .file("hidden/.git/config", "")
        .file("taken/letter.txt", "");
    assert_eq!(project.run(&["init", "hidden"]).code, 0);
    let refused = project.run(&["init", "taken"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("is not empty"), "{}", refused.err);
}

#[test]
fn headings_of_help_end_as_the_language_writes_them() {
    let help = |language| Project::new().run(&["--help", "--lang", language]).out;
    let chinese = help("zh-CN");
    assert!(
        chinese.contains("命令：\n") && chinese.contains("选项：\n"),
        "{chinese}"
    );
    assert!(!chinese.contains(":\n"), "{chinese}");
    assert!(help("en").contains("Commands:\n"));
}

#[test]
fn internal_plans_are_read_unless_the_public_ones_are_asked_for() {
    let project = Project::of(
        "-- content/plans/_index.md --\n+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n\
         -- content/plans/a.md --\n+++\ntitle = \"计划\"\nyear = 2026\naudience = \"internal\"\n+++\n\
         ## 3月\n\n- 健步走\n",
    );
    let all = project.run(&["activities"]);
    assert!(all.out.contains("健步走"), "{}", all.out);
    let public = project.run(&["activities", "--edition", "public"]);
    assert!(public.out.contains("No activities"), "{}", public.out);
}

#[test]
fn a_table_of_activities_fits_the_terminal() {
    let long = "到养老院、社区和学校周边的商铺走访，听取大家对工会服务的意见，".repeat(3);
    let text = format!(
        "-- content/plans/_index.md --\n+++\ntitle = \"计划\"\nkind = \"plan\"\n+++\n\
         -- content/plans/a.md --\n+++\ntitle = \"计划\"\nyear = 2026\n\
         [[activity]]\ntext = \"{long}\"\nmonth = 3\nday = 3\nend_day = 5\n\
         [[activity]]\ntext = \"健步走\"\nmonth = 12\nday = 10\n\
         [[activity]]\ntext = \"谈心\"\nperiod = \"第一季度\"\n+++\n"
    );
    let project = Project::of(&text);
    let shown = |width: &str| {
        let mut command = project.command(&["activities"]);
        let output = command.env("COLUMNS", width).output().expect("it runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for width in [80, 140] {
        let table = shown(&width.to_string());
        let too_wide: Vec<&str> = table.lines().filter(|line| line.width() > width).collect();
        assert!(too_wide.is_empty(), "{table}");
        let rules = table.lines().filter(|line| line.contains(['─', '═']));
        assert_eq!(rules.count(), 3, "{table}");
        assert!(table.contains(" 2026-3   3—5  "), "{table}");
        assert!(table.contains("2026-12    10  "), "{table}");
        assert!(table.contains("第一季度"), "{table}");
        assert!(table.contains(" a.md:"), "{table}");
    }
    assert!(shown("140").lines().count() < shown("80").lines().count());
}

#[test]
fn the_home_page_shows_the_first_activities_of_a_full_month_and_the_way_to_all() {
    let bulletin = |plans: usize| {
        let head = "audience = \"public\"\n+++\n";
        let column = format!("+++\ntitle = \"计划\"\nkind = \"plan\"\n{head}");
        let project = Project::new().file("content/plans/_index.md", column);
        for number in 10..10 + plans {
            let plan = format!(
                "+++\ntitle = \"计划{number}\"\nyear = 2026\n{head}\n## 3月\n\n- 8日，健步走{number}\n- 谈心{number}\n"
            );
            project.write(&format!("content/plans/{number}.md"), plan);
        }
        project.built().page("")
    };
    let all = "<p class=\"more\"><a href=\"activities/2026/03/index.html\">";
    let few = bulletin(12);
    assert!(!few.contains(all), "{few}");
    let many = bulletin(15);
    assert!(many.contains(&format!("{all}全部 30 项</a>")), "{many}");
    for (words, shown) in [("健步走", 12), ("谈心", 12)] {
        let lines = many
            .lines()
            .filter(|line| line.contains("class=\"what\"") && line.contains(words));
        assert_eq!(lines.count(), shown, "{words}: {many}");
    }
}

#[test]
fn a_new_document_goes_into_a_column_that_there_is() {
    let project = Project::of(
        "-- content/news/_index.md --\n+++\ntitle = \"信息\"\n+++\n-- content/news/2026/a.md --\n+++\ntitle = \"甲\"\n+++\n",
    );
    let new = |column| project.run(&["new", "article", "健步走", "--column", column]);
    for column in ["../..", "nope", "", "news/../..", "/"] {
        let run = new(column);
        assert_eq!(run.code, 2, "{column}: {}", run.err);
        assert!(
            run.err.contains("there are: news, news/2026"),
            "{}",
            run.err
        );
    }
    assert!(new("new").err.contains("did you mean news?"));
    for column in ["content/news/", "news/2026"] {
        assert_eq!(new(column).code, 0, "{column}");
    }
    assert!(project.path("content/news/2026/jianbuzou.md").exists());
}

#[test]
fn every_title_that_says_something_has_a_file_of_its_own() {
    let project = Project::of("-- content/news/_index.md --\n+++\ntitle = \"信息\"\n+++\n");
    let new = |title| project.run(&["new", "article", title, "--today", "2026-03-08"]);
    for title in ["", " "] {
        let run = new(title);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("needs a title"), "{}", run.err);
    }
    let long = "长".repeat(90);
    for title in ["！", "？", "index", "CON", &long] {
        let run = new(title);
        assert_eq!(run.code, 0, "{title}: {}", run.err);
    }
    for name in ["2026-03-08", "2026-03-08-2", "2026-03-08-3", "con-1"] {
        assert!(
            project.path(&format!("content/news/{name}.md")).exists(),
            "{name}"
        );
    }
    let built = project.build(&["--drafts"]);
    assert_eq!(built.code, 0, "{}", built.err);
}
