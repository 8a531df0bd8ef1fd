//! Plans that say the same.

use std::collections::BTreeSet;

/// How many letters are compared at a time.
const PIECE: usize = 8;

/// A shorter text is alike by chance.
const SHORTEST: usize = 40;

/// From how many hundredths of the shorter text on a repetition is told.
const LIKE: usize = 60;

/// Of each pair of `texts` that say the same: the later one, the earlier one, and how many hundredths of the shorter are in
/// the other.
#[must_use]
pub fn repeats(texts: &[&str]) -> Vec<(usize, usize, usize)> {
    let pieces: Vec<BTreeSet<u64>> = texts.iter().map(|text| pieces(text)).collect();
    let mut found = Vec::new();
    for (later, own) in pieces.iter().enumerate() {
        let alike = pieces[..later]
            .iter()
            .enumerate()
            .map(|(earlier, other)| (earlier, share(own, other)));
        let best = alike
            .filter(|(_, share)| *share >= LIKE)
            .max_by_key(|(earlier, share)| (*share, std::cmp::Reverse(*earlier)));
        found.extend(best.map(|(earlier, share)| (later, earlier, share)));
    }
    found
}

fn share(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> usize {
    let shorter = one.len().min(other.len());
    if shorter < SHORTEST {
        return 0;
    }
    one.intersection(other).count() * 100 / shorter
}

/// Every run of letters of this length, as a number.
fn pieces(text: &str) -> BTreeSet<u64> {
    let letters: Vec<u64> = text
        .chars()
        .filter(|found| found.is_alphanumeric())
        .map(u64::from)
        .collect();
    let number = |run: &[u64]| {
        run.iter().fold(0_u64, |sum, letter| {
            sum.wrapping_mul(1_000_003).wrapping_add(*letter)
        })
    };
    letters.windows(PIECE).map(number).collect()
}
