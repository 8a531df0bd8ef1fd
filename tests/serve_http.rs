//! The preview over real sockets: what is answered, what is refused, and that nobody waits for anybody.

mod serve_support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use serve_support::Server;
use tempfile::TempDir;

/// A bulletin of one plan, with a picture.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary directory");
    write(
        folder.path(),
        "site.toml",
        "title = \"会刊\"\nunit = \"试验工会\"\nlanguage = \"zh-CN\"\ntheme = \"hongtou\"\ndefault_audience = \"public\"\n",
    );
    write(
        folder.path(),
        "content/plans/_index.md",
        "+++\ntitle = \"工作计划\"\nkind = \"plan\"\n+++\n",
    );
    write(folder.path(), "content/plans/one.md", PLAN);
    write(
        folder.path(),
        "content/plans/tu.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    write(
        folder.path(),
        "content/plans/secret.md",
        "+++\ntitle = \"内部\"\naudience = \"internal\"\n+++\n不可外传。\n",
    );
    folder
}

const PLAN: &str =
    "+++\ntitle = \"年度计划\"\nyear = 2026\n+++\n\n![图](tu.svg)\n\n## 3月\n\n1. 组织健步走。\n";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("makeable");
    fs::write(path, text).expect("writable");
}

#[test]
fn pages_files_and_what_is_not_there() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html", 200, "text/html; charset=utf-8"),
        ("/plans/one/", 200, "text/html; charset=utf-8"),
        (
            "/plans/one/index.html?edit=1",
            200,
            "text/html; charset=utf-8",
        ),
        ("/plans/one/tu.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/static/hongtou.css", 200, "text/css; charset=utf-8"),
        ("/feed.xml", 200, "text/xml; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        (
            "/-/huikan/preview.js",
            200,
            "text/javascript; charset=utf-8",
        ),
        ("/-/huikan/preview.css", 200, "text/css; charset=utf-8"),
        ("/nothing/", 404, "text/html; charset=utf-8"),
        ("/plans/secret/", 404, "text/html; charset=utf-8"),
    ] {
        let reply = server.get(path);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (status, kind),
            "{path}"
        );
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert_eq!(
            reply.header("content-length"),
            reply.body.len().to_string(),
            "{path}"
        );
    }
    assert!(
        !folder.path().join("output").exists(),
        "a preview writes nothing"
    );
}

#[test]
fn a_folder_without_its_slash_leads_to_the_folder() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let reply = server.get("/plans/one");
    assert_eq!(
        (reply.status, reply.header("location")),
        (307, "/plans/one/")
    );
}

#[test]
fn a_question_for_the_head_gets_no_body() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let host = &server.address;
    let whole = server.get("/plans/");
    let head = server.request(&format!("HEAD /plans/ HTTP/1.1\r\nHost: {host}\r\n"));
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(
        head.header("content-length"),
        whole.header("content-length")
    );
    let post = server.request(&format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n"
    ));
    assert_eq!((post.status, post.header("allow")), (405, "GET,HEAD"));
}

#[test]
fn without_what_the_preview_put_in_it_is_what_a_build_writes() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let built = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(["build", "--today", "2026-11-24", "--site"])
        .arg(folder.path())
        .output();
    assert!(built.expect("it runs").status.success());
    let output = folder.path().join("output");
    let mut pages = 0;
    for found in walkdir::WalkDir::new(&output).into_iter().flatten() {
        let path = huikan::read::source_path(&output, found.path()).expect("Unicode");
        if !found.file_type().is_file() || path.as_str().starts_with(".huikan") {
            continue;
        }
        let served = server.get(&format!("/{path}"));
        let built = fs::read(found.path()).expect("readable");
        match std::str::from_utf8(&built) {
            Ok(built) => {
                assert_eq!(undress(&served.text()), without_policy(built), "{path}");
            }
            Err(_) => assert!(served.body == built, "{path}"),
        }
        pages += 1;
    }
    assert!(pages > 12, "only {pages} files were compared");
}

/// A page without its policy, its template and the script of the preview.
fn undress(page: &str) -> String {
    let page = without_policy(page);
    let script = "<script src=\"/-/huikan/preview.js\" defer></script>";
    match (
        page.find("<template id=\"huikan-preview\""),
        page.find(script),
    ) {
        (Some(start), Some(end)) => page[..start].to_owned() + &page[end + script.len()..],
        _ => page,
    }
}

fn without_policy(page: &str) -> String {
    let lines = page.split_inclusive('\n');
    lines
        .filter(|line| !line.contains("Content-Security-Policy"))
        .collect()
}

#[test]
fn no_address_leaves_the_site() {
    let folder = site();
    fs::write(folder.path().join("secret.txt"), "不可外传").expect("writable");
    let server = Server::start(folder.path(), &[]);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/plans/../../secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/content/plans/one.md",
        "/plans/one/../../site.toml",
        "/plans/one/tu.svg/../../../site.toml",
        "/%00",
        "/plans/one/tu.svg%00.html",
        "/site.toml",
        "/etc/passwd",
    ] {
        let reply = server.get(path);
        assert!(
            matches!(reply.status, 400 | 404),
            "{path}: {}",
            reply.status
        );
        assert!(!reply.text().contains("不可外传"), "{path}");
    }
    assert_eq!(server.get("/%ff%fe").status, 400);
}

#[cfg(unix)]
#[test]
fn a_file_that_became_a_link_is_not_followed() {
    let folder = site();
    let outside = tempfile::tempdir().expect("a temporary directory");
    fs::write(outside.path().join("secret.svg"), "不可外传").expect("writable");
    let server = Server::start(folder.path(), &[]);
    let picture = folder.path().join("content/plans/tu.svg");
    fs::remove_file(&picture).expect("it is there");
    std::os::unix::fs::symlink(outside.path().join("secret.svg"), &picture).expect("makeable");
    let reply = server.get("/plans/one/tu.svg");
    assert!(!reply.text().contains("不可外传"));
    assert_eq!(reply.status, 404);
}

#[test]
fn requests_for_other_hosts_are_refused() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let port = server
        .address
        .rsplit(':')
        .next()
        .expect("a port")
        .to_owned();
    let status = |host: &str| {
        let reply = server.request(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n"));
        assert!(reply.status == 200 || reply.body.is_empty());
        reply.status
    };
    for host in [
        "localhost",
        "127.0.0.1",
        "[::1]",
        "LOCALHOST.",
        "huikan.localhost",
    ] {
        assert_eq!(status(host), 200, "{host}");
        assert_eq!(status(&format!("{host}:{port}")), 200, "{host}");
    }
    for host in [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.9",
        "127.0.0.1@evil.example:80x",
    ] {
        assert!(matches!(status(host), 400 | 421), "{host}");
    }
    let absolute = server.request("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n");
    assert_eq!(absolute.status, 421);
    assert_eq!(server.request("GET / HTTP/1.0\r\n").status, 400);
}

#[test]
fn an_open_server_answers_numbers_and_no_names() {
    let folder = site();
    let server = Server::start(folder.path(), &["--host"]);
    let status = |host: &str| server.request(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n"));
    assert_eq!(status("192.168.1.9:8149").status, 200);
    assert_eq!(status("evil.example").status, 421);
    let elsewhere = status("192.168.1.9").text();
    assert!(
        !elsewhere.contains("vscode:"),
        "an editor on another machine cannot open the file"
    );
    assert!(server.get("/plans/one/").text().contains("vscode:"));
    server.wait_for("█");
}

#[test]
fn who_is_slow_or_gone_blocks_nobody() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut waiting = Vec::new();
    for number in 0..40 {
        let mut stream = server.connect();
        let begun = match number % 3 {
            0 => "GET / HTTP/1.1\r\nHost: loc".to_owned(),
            1 => format!(
                "GET /-/huikan/events HTTP/1.1\r\nHost: {}\r\n\r\n",
                server.address
            ),
            _ => format!("GET /feed.xml HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).repeat(50),
        };
        stream.write_all(begun.as_bytes()).expect("can be sent");
        waiting.push(stream);
    }
    assert_eq!(server.get("/plans/one/").status, 200);
    waiting.truncate(20);
    write(
        folder.path(),
        "content/plans/one.md",
        &PLAN.replace("年度", "新的"),
    );
    server.wait_for("content/plans/one.md (");
    assert!(server.get("/plans/one/").text().contains("新的计划"));
}

#[test]
fn half_a_request_shuts_nobody_out_and_is_not_kept() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let begun = || {
        let mut stream = server.connect();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: lo")
            .expect("can be sent");
        stream
    };
    let mut waiting: Vec<_> = (0..400).map(|_| begun()).collect();
    assert_eq!(server.get("/plans/one/").status, 200);
    for _ in 0..2 {
        let mut last = waiting.pop().expect("somebody waits");
        let mut answer = Vec::new();
        last.read_to_end(&mut answer).expect("the server hangs up");
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 408"));
    }
    let said = server.said();
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn events_say_what_holds_and_then_what_changes() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut events = server.events();
    let first = events.next();
    assert_eq!(first["findings"].as_array().map(Vec::len), Some(0));
    write(
        folder.path(),
        "content/plans/one.md",
        "+++\ntitel = \"年度计划\"\n+++\n",
    );
    let broken = events.until(|event| {
        event["findings"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    });
    assert_eq!(broken["pages"], first["pages"], "the last good pages stay");
    let told = broken["findings"].to_string();
    assert!(
        told.contains("content/plans/one.md:") && told.contains("titel"),
        "{told}"
    );
    let said = server.wait_for("There are errors");
    for finding in broken["findings"].as_array().expect("findings") {
        let text = finding["text"].as_str().expect("a text");
        assert!(said.contains(text), "the terminal does not say {text}");
    }
    assert!(
        server.get("/plans/one/").text().contains("组织健步走"),
        "the last good page"
    );
    write(folder.path(), "content/plans/one.md", PLAN);
    let mended = events.until(|event| event["pages"] != first["pages"]);
    assert_eq!(mended["findings"].as_array().map(Vec::len), Some(0));
    server.wait_for("Mended");
}

#[test]
fn a_broken_site_starts_too() {
    let folder = site();
    write(folder.path(), "content/plans/one.md", "+++\n");
    let server = Server::start(folder.path(), &[]);
    let reply = server.get("/plans/one/");
    assert_eq!(reply.status, 503);
    assert!(reply.text().contains("/-/huikan/preview.js"));
    let mut events = server.events();
    let broken = events.next();
    assert!(!broken["findings"].as_array().expect("findings").is_empty());
    write(folder.path(), "content/plans/one.md", PLAN);
    events.until(|event| event["pages"] != broken["pages"]);
    assert_eq!(server.get("/plans/one/").status, 200);
}

/// A site with a theme of its own, whose page for plans is `template`.
fn site_with_template(template: &str) -> TempDir {
    let folder = site();
    write(
        folder.path(),
        "site.toml",
        "title = \"会刊\"\nunit = \"试验工会\"\ntheme = \"own\"\ndefault_audience = \"public\"\n",
    );
    write(
        folder.path(),
        "themes/own/theme.toml",
        "name = \"own\"\nextends = \"hongtou\"\n",
    );
    write(folder.path(), TEMPLATE, template);
    folder
}

const TEMPLATE: &str = "themes/own/templates/plan.html";

#[test]
fn a_template_that_asks_for_what_is_not_there_is_told() {
    let folder = site_with_template("{{ nobody.knows }}");
    let server = Server::start(folder.path(), &[]);
    let reply = server.get("/plans/one/");
    assert_eq!(reply.status, 500);
    assert!(reply.text().contains(TEMPLATE), "{}", reply.text());
    assert_eq!(server.get("/plans/").status, 200);
}

#[test]
fn a_page_whose_template_breaks_stays_as_it_was_last_shown() {
    let good = "<p>{{ document.card.title }}</p>{{ document.html }}";
    let folder = site_with_template(good);
    let server = Server::start(folder.path(), &[]);
    let mut events = server.events();
    let first = events.next();
    assert!(server.get("/plans/one/").text().contains("组织健步走"));
    write(folder.path(), TEMPLATE, "{{ nobody.knows }}");
    let broken = events.until(|event| event["pages"] != first["pages"]);
    let reply = server.get("/plans/one/");
    assert_eq!(reply.status, 500);
    let page = reply.text();
    assert!(
        page.contains("组织健步走") && page.contains(TEMPLATE),
        "{page}"
    );
    assert_eq!(server.get("/plans/one/").status, 500);
    let told = server.said().matches("error").count();
    assert_eq!(server.get("/plans/one/").status, 500);
    assert_eq!(server.said().matches("error").count(), told, "told again");
    write(folder.path(), TEMPLATE, good);
    events.until(|event| event["pages"] != broken["pages"]);
    let page = server.get("/plans/one/").text();
    assert!(
        page.contains("组织健步走") && !page.contains(TEMPLATE),
        "{page}"
    );
    server.wait_for("Mended");
}

#[test]
fn the_bar_names_the_columns_that_the_public_does_not_have() {
    let folder = site();
    write(
        folder.path(),
        "content/inside/_index.md",
        "+++\ntitle = \"台账\"\naudience = \"internal\"\n+++\n",
    );
    let server = Server::start(folder.path(), &["--edition", "internal"]);
    let home = server.get("/").text();
    let (_, columns) = home
        .split_once("data-name=\"serve-bar-columns\"")
        .expect("a list of columns");
    let (columns, _) = columns.split_once("</details>").expect("an end");
    assert!(columns.contains("content/inside/_index.md"), "{columns}");
    assert!(!columns.contains("content/plans"), "{columns}");
    let hidden = "<span class=\"hidden\">";
    assert!(server.get("/inside/").text().contains(hidden));
    assert!(!server.get("/plans/").text().contains(hidden));
}

#[test]
fn a_named_port_is_used_or_refused() {
    let folder = site();
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let refused = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(["--lang", "en", "serve", "--port", &port, "--site"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
}

#[test]
fn the_usual_port_moves_on_and_says_so() {
    let folder = site();
    let taken = TcpListener::bind(("127.0.0.1", huikan::serve::address::PORT));
    let server = Server::at(folder.path(), &[]);
    assert!(
        server.said().contains("is taken, so this is port"),
        "{}",
        server.said()
    );
    assert_eq!(server.get("/").status, 200);
    drop(taken);
}

#[test]
fn an_editor_that_is_told_no_file_is_refused() {
    let folder = site();
    let refused = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(["--lang", "en", "serve", "--editor", "code", "--site"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("{file}"));
}

#[test]
fn no_site_is_no_preview() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let refused = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(["--lang", "en", "serve", "--port", "0", "--site"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no site.toml"));
}

#[test]
fn polling_finds_what_no_event_tells() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll"]);
    let mut events = server.events();
    let first = events.next();
    write(
        folder.path(),
        "content/plans/one.md",
        &PLAN.replace("年度", "新的"),
    );
    events.until(|event| event["pages"] != first["pages"]);
    assert!(server.get("/plans/one/").text().contains("新的计划"));
}

#[test]
fn it_settles_on_the_truth_after_a_burst_and_then_rests() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    for number in 0..60 {
        let text = PLAN.replace("年度", &format!("第{number}次"));
        let beside = folder.path().join("content/plans/.one.swp");
        match number % 3 {
            0 => write(folder.path(), "content/plans/one.md", &text),
            1 => fs::remove_file(folder.path().join("content/plans/one.md")).expect("it is there"),
            _ => {
                fs::write(&beside, &text).expect("writable");
                fs::rename(&beside, folder.path().join("content/plans/one.md")).expect("movable");
            }
        }
        write(
            folder.path(),
            &format!("content/news/folder/text{}.md", number % 7),
            &text.replace("![图](tu.svg)", ""),
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    fs::rename(
        folder.path().join("content/news"),
        folder.path().join("content/old"),
    )
    .expect("movable");
    write(
        folder.path(),
        "content/plans/one.md",
        &PLAN.replace("年度", "最后"),
    );
    let mut tries = 0;
    while !(server.get("/plans/one/").text().contains("最后计划")
        && server.get("/old/text3/").status == 200
        && server.get("/news/text3/").status == 404)
    {
        tries += 1;
        assert!(tries < 600, "it never saw the end:\n{}", server.said());
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    std::thread::sleep(std::time::Duration::from_millis(1_000));
    let said = server.said();
    std::thread::sleep(std::time::Duration::from_millis(3_000));
    assert_eq!(server.said(), said, "it goes on without a reason");
}

#[test]
fn a_content_folder_put_in_place_of_another_is_watched() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let root = folder.path();
    fs::rename(root.join("content"), root.join("former")).expect("movable");
    let said = server.wait_for("There are errors");
    assert!(
        said.contains("content is gone") && said.contains("1 error"),
        "{said}"
    );
    fs::rename(root.join("former"), root.join("content")).expect("movable");
    server.wait_for("up to date");
    for number in 0..3 {
        let mut events = server.events();
        let before = events.next();
        write(
            root,
            "content/plans/one.md",
            &PLAN.replace("年度", &format!("第{number}次")),
        );
        events.until(|event| event["pages"] != before["pages"]);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly_though_somebody_listens() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut listener = server.connect();
    let request = format!(
        "GET /-/huikan/events HTTP/1.1\r\nHost: {}\r\n\r\n",
        server.address
    );
    listener.write_all(request.as_bytes()).expect("can be sent");
    let mut first = [0; 16];
    listener.read_exact(&mut first).expect("an answer");
    assert_eq!(server.interrupt(), Some(0));
}

#[test]
fn the_terminal_tells_new_files_from_changed_ones_and_from_those_that_are_gone() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let path = |name: &str| folder.path().join("content/plans").join(name);
    fs::copy(path("one.md"), path("two.md")).expect("writable");
    server.wait_for("content/plans/two.md (new)");
    fs::write(path("one.md"), PLAN.replace("健步走", "春游")).expect("writable");
    let said = server.wait_for("content/plans/one.md (");
    assert!(!said.contains("one.md (new)"), "{said}");
    fs::remove_file(path("two.md")).expect("removable");
    server.wait_for("content/plans/two.md (gone)");
}
