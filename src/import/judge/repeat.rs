//! Plans that say the same.
//!
//! In: texts, one after another. Out: of each, the one it is most like. Invariant: a text costs what it is long, not how
//! many there are.

use std::collections::HashMap;

/// How many letters are compared at a time.
const PIECE: usize = 8;

/// A shorter text is alike by chance.
const SHORTEST: usize = 40;

/// From how many hundredths of the shorter text on a repetition is told.
const LIKE: usize = 60;

/// Texts that others are compared with.
#[derive(Debug, Default)]
pub struct Texts {
    /// How many pieces each has.
    sizes: Vec<usize>,
    /// Which of them have a piece.
    holders: HashMap<u64, Vec<usize>>,
}

impl Texts {
    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let pieces = pieces(text);
        let number = self.sizes.len();
        self.sizes.push(pieces.len());
        for piece in pieces {
            self.holders.entry(piece).or_default().push(number);
        }
    }

    /// Those that say the same as `text`, in their order, and how many hundredths of the shorter are in the other.
    #[must_use]
    pub fn like(&self, text: &str) -> Vec<(usize, usize)> {
        let pieces = pieces(text);
        let mut shared = vec![0; self.sizes.len()];
        for holder in pieces
            .iter()
            .filter_map(|piece| self.holders.get(piece))
            .flatten()
        {
            if let Some(count) = shared.get_mut(*holder) {
                *count += 1;
            }
        }
        let shares = shared.into_iter().zip(&self.sizes).enumerate();
        let shares =
            shares.map(|(at, (shared, size))| (at, share(shared, pieces.len().min(*size))));
        shares.filter(|(_, share)| *share >= LIKE).collect()
    }
}

fn share(shared: usize, shorter: usize) -> usize {
    match shorter < SHORTEST {
        true => 0,
        false => shared * 100 / shorter,
    }
}

/// Of each pair of `texts` that say the same: the later one, the earlier one, and how many hundredths of the shorter are in
/// the other.
#[must_use]
pub fn repeats(texts: &[&str]) -> Vec<(usize, usize, usize)> {
    let mut before = Texts::default();
    let mut found = Vec::new();
    for (later, text) in texts.iter().enumerate() {
        let alike = before.like(text).into_iter();
        let best = alike.max_by_key(|(earlier, share)| (*share, std::cmp::Reverse(*earlier)));
        found.extend(best.map(|(earlier, share)| (later, earlier, share)));
        before.add(text);
    }
    found
}

/// Every run of letters of this length, as a number, each once.
fn pieces(text: &str) -> Vec<u64> {
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
    let mut pieces: Vec<u64> = letters.windows(PIECE).map(number).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}
