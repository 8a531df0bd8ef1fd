//! What each stage costs: `cargo bench --bench stages`.
//!
//! The texts are those of the whole-build benchmark. `parse` and `page` are for one document; `assemble` and
//! `routes` are for a bulletin of [`PLANS`] plans.

mod plans;

use divan::Bencher;
use huikan::base::path::{SourcePath, Url};
use huikan::compose::{self, Composer, Routes};
use huikan::load;
use huikan::model::config::Config;
use huikan::model::document::Content;
use huikan::model::page;
use huikan::model::source::{Edition, Source};
use huikan::parse;
use huikan::parse::body::Keep;
use huikan::pipeline;
use huikan::read::Project;
use huikan::{assemble, model::site::Site};

/// How many plans the bulletin has.
const PLANS: usize = 1_000;

/// The day of the build.
const EDITION: Edition = Edition {
    internal: false,
    drafts: false,
    today: jiff::civil::date(2026, 11, 24),
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A bulletin that has been read.
struct Fixture {
    _folder: tempfile::TempDir,
    project: Project,
    config: Config,
    content: Content,
}

fn fixture() -> Fixture {
    let folder = tempfile::tempdir().expect("a temporary directory");
    plans::site(folder.path(), PLANS, plans::Printed::On).expect("the site can be written");
    let project = Project::new(folder.path());
    let config = load::config(&project).expect("readable").0.expect("good");
    let (content, found) = load::content(&project).expect("readable");
    assert!(found.is_empty(), "the texts are good");
    Fixture {
        _folder: folder,
        project,
        config,
        content,
    }
}

#[divan::bench]
fn parse_a_plan(bencher: Bencher<'_, '_>) {
    let source = Source {
        path: SourcePath::new("content/plans/2010/plan.md"),
        bytes: plans::plan(7, 2010).into_bytes(),
    };
    bencher.bench(|| parse::source(&source, Keep::Html));
}

#[divan::bench]
fn assemble_the_site(bencher: Bencher<'_, '_>) {
    let made = fixture();
    bencher.bench(|| assemble::site(&made.config, &made.content, EDITION));
}

#[divan::bench]
fn list_the_routes(bencher: Bencher<'_, '_>) {
    let made = fixture();
    let site = site(&made);
    bencher.bench(|| compose::routes(&site, &[]));
}

#[divan::bench]
fn prepare_the_composer(bencher: Bencher<'_, '_>) {
    let made = fixture();
    let site = site(&made);
    let (theme, catalogue) = dressed(&made);
    let options = theme.options(&made.config.theme_options);
    bencher.bench(|| {
        Composer::new(
            &site,
            &catalogue,
            &options,
            theme.names(),
            parse::body::html,
        )
    });
}

const PAGES: [&str; 6] = [
    "",
    "plans/",
    "plans/plan-000025/",
    "activities/2010/",
    "activities/2010/03/",
    "activities/",
];

#[divan::bench(args = PAGES)]
fn compose_a_page(bencher: Bencher<'_, '_>, url: &str) {
    let made = fixture();
    let site = site(&made);
    let (theme, catalogue) = dressed(&made);
    let options = theme.options(&made.config.theme_options);
    let composer = Composer::new(
        &site,
        &catalogue,
        &options,
        theme.names(),
        parse::body::html,
    );
    let routes: Routes = compose::routes(&site, &[]).0;
    let url = Url::new(url);
    let route = routes.get(&url).expect("the page exists");
    bencher.bench(|| composer.page(&url, route));
}

#[divan::bench(args = PAGES)]
fn render_a_page(bencher: Bencher<'_, '_>, url: &str) {
    let made = fixture();
    let (theme, catalogue) = dressed(&made);
    let (bulletin, found) = pipeline::bulletin(
        &made.config,
        &made.content,
        EDITION,
        theme.clone(),
        catalogue,
    );
    assert!(found.is_empty(), "the site is good");
    let composer = bulletin.composer();
    let url = Url::new(url);
    let route = bulletin.routes.get(&url).expect("the page exists");
    let page::Content::Template { name, context } = composer.page(&url, route).content else {
        panic!("not a page");
    };
    let mut html = Vec::new();
    bencher.bench_local(|| {
        html.clear();
        theme.render(name, &context, &mut html).expect("good")
    });
}

fn site(made: &Fixture) -> Site {
    assemble::site(&made.config, &made.content, EDITION).0
}

fn dressed(made: &Fixture) -> load::Dressed {
    let dressed = load::theme(&made.project, &made.config).expect("readable");
    dressed.expect("the theme is good")
}
