//! What reading a schedule costs beside the whole parse of its document: `cargo bench --bench schedule`.
//!
//! Both are measured over the same texts in the same run, turn by turn, and the fastest turn of each counts, so that the
//! ratio does not depend on the machine. It should come under a tenth, which it does not yet: it takes half of it and more.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use huikan::base::path::SourcePath;
use huikan::base::place::LineIndex;
use huikan::model::block::Block;
use huikan::model::source::Source;
use huikan::parse::{self, schedule};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many turns each measurement has.
const TURNS: usize = 200;

/// A text, ready for both measurements.
struct Text {
    source: Source,
    blocks: Vec<Block>,
    lines: LineIndex,
}

fn main() {
    println!(
        "{:<28}{:>7}{:>9}{:>12}{:>13}{:>8}",
        "texts", "number", "KB", "parse µs", "schedule µs", "ratio"
    );
    for folder in ["content/plans", "content/xinxi", "tests/cases/schedule"] {
        measure(folder);
    }
}

fn measure(folder: &str) {
    let texts = texts(folder);
    let (mut whole, mut part) = (Duration::MAX, Duration::MAX);
    for _ in 0..TURNS {
        whole = whole.min(time(|| {
            for text in &texts {
                black_box(parse::plan(&text.source));
            }
        }));
        part = part.min(time(|| {
            for text in &texts {
                black_box(schedule::read(&text.blocks, "", None, &text.lines));
            }
        }));
    }
    let bytes: usize = texts.iter().map(|text| text.source.bytes.len()).sum();
    println!(
        "{folder:<28}{:>7}{:>9}{:>12.0}{:>13.0}{:>8.3}",
        texts.len(),
        bytes / 1024,
        micros(whole),
        micros(part),
        part.as_secs_f64() / whole.as_secs_f64(),
    );
}

fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

fn texts(folder: &str) -> Vec<Text> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| path.file_name().is_some_and(|name| name != "_index.md"))
        .collect();
    paths.sort();
    paths.iter().map(|path| text(path)).collect()
}

fn text(path: &Path) -> Text {
    let bytes = std::fs::read(path).expect("readable");
    let whole = String::from_utf8(bytes.clone()).expect("UTF-8");
    let source = Source {
        path: SourcePath::new("content/plans/plan.md"),
        bytes,
    };
    let body = match whole.strip_prefix("+++") {
        Some(rest) => rest.find("\n+++").map_or(0, |at| at + 8),
        None => 0,
    };
    let blocks = parse::body::Text::new(&source.path, &whole, body..whole.len())
        .read()
        .blocks;
    Text {
        source,
        blocks,
        lines: LineIndex::new(&whole),
    }
}
