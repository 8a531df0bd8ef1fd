//! The reader of schedules against texts with gold beside them.

#[path = "schedule_support/blocks.rs"]
mod blocks;
#[path = "schedule_support/gold.rs"]
mod gold;

use huikan::base::place::LineIndex;
use huikan::model::schedule::Schedule;
use huikan::parse::schedule;

fn read(text: &str, title: &str) -> Schedule {
    schedule::read(&blocks::blocks(text), title, &LineIndex::new(text))
}

#[test]
fn show() {
    let Ok(path) = std::env::var("SHOW") else {
        return;
    };
    for path in path.split(',') {
        let text = std::fs::read_to_string(path).expect("the file is there");
        let (found, traced) = schedule::explain(&blocks::blocks(&text), "", &LineIndex::new(&text));
        println!("=== {path}");
        if std::env::var("TRACE").is_ok() {
            for line in traced {
                println!(
                    "{:4} {:?} {:?} {}",
                    line.line,
                    line.role,
                    line.months,
                    line.text.chars().take(40).collect::<String>()
                );
            }
        }
        for line in gold::spell(&found) {
            println!("{line}");
        }
        for mention in found.mentions {
            println!(
                "mention {} {} {}",
                mention.line, mention.month, mention.text
            );
        }
    }
}
