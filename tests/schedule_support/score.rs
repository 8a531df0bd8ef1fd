//! Counting: how much of the gold was read, and how much was read that is not in it.

use std::collections::BTreeMap;

use super::gold::{Kind, Reading};

/// Three counts, and what follows from them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    pub gold: usize,
    pub read: usize,
    pub hit: usize,
}

impl Score {
    pub fn add(&mut self, other: Score) {
        self.gold += other.gold;
        self.read += other.read;
        self.hit += other.hit;
    }

    pub fn precision(self) -> f64 {
        share(self.hit, self.read)
    }

    pub fn recall(self) -> f64 {
        share(self.hit, self.gold)
    }

    pub fn f1(self) -> f64 {
        share(2 * self.hit, self.gold + self.read)
    }
}

/// Nothing of nothing is all of it.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
    let share = part as f64 / whole as f64;
    share
}

/// Gold and reading of one text, held against each other.
#[derive(Debug, Default)]
pub struct Compared {
    pub scores: BTreeMap<Kind, Score>,
    /// Who, where and done, of the activities that were read.
    pub details: Score,
    /// What differs, one line each: `-` was not read, `+` is not in the gold.
    pub differences: Vec<String>,
}

/// Holds `read` against `gold`. Mentions are measured only where the gold names some, or where there is no schedule.
pub fn compare(gold: &[Reading], read: &[Reading]) -> Compared {
    let mut compared = Compared::default();
    let plan = gold.iter().any(|one| one.kind == Kind::Activity);
    let mentions = !plan || gold.iter().any(|one| one.kind == Kind::Mention);
    let measured = |one: &&Reading| one.kind != Kind::Mention || mentions;
    let mut left: Vec<&Reading> = read.iter().filter(measured).collect();
    for one in &left {
        compared.scores.entry(one.kind).or_default().read += 1;
    }
    for wanted in gold.iter().filter(measured) {
        let score = compared.scores.entry(wanted.kind).or_default();
        score.gold += 1;
        let same = |one: &&Reading| one.kind == wanted.kind && one.key == wanted.key;
        match left.iter().position(same) {
            Some(at) => {
                score.hit += 1;
                compared.hold_details(wanted, left.remove(at));
            }
            None => compared.differ('-', wanted),
        }
    }
    for one in left {
        compared.differ('+', one);
    }
    compared
}

impl Compared {
    fn hold_details(&mut self, wanted: &Reading, found: &Reading) {
        let hit = wanted
            .details
            .iter()
            .filter(|detail| found.details.contains(detail))
            .count();
        self.details.add(Score {
            gold: wanted.details.len(),
            read: found.details.len(),
            hit,
        });
        if wanted.details != found.details {
            let (wanted_details, found_details) = (&wanted.details, &found.details);
            self.differences.push(format!(
                "~ {} {wanted_details:?} read {found_details:?}",
                wanted.key
            ));
        }
    }

    fn differ(&mut self, sign: char, one: &Reading) {
        self.differences
            .push(format!("{sign} {:?} {}", one.kind, one.key));
    }
}
