//! Words that nearly are others.
//!
//! In: a word as somebody wrote it, and those there are. Out: the one that was meant. Invariant: what is less alike than
//! two thirds of its letters is not guessed at.

/// Of the known words within a third of their letters, the nearest.
#[must_use]
pub fn alike<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let distances = known.iter().map(|key| {
        (
            strsim::damerau_levenshtein(written, &key.to_lowercase()),
            *key,
        )
    });
    let (_, key) = distances
        .filter(|(distance, key)| *distance <= key.chars().count().div_ceil(3))
        .min()?;
    Some(key)
}
