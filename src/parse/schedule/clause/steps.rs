//! Steps: `方案4月出台，5月兑现`, where a month has no words of its own but the name of a step.
//!
//! In: the things to do in a sentence. Out: the same, where the steps of one thing share its words. Invariant: what has words of its own
//! keeps them.

use super::Clause;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// Gives each thing to do and the steps behind it the words of all of them.
pub(super) fn join(text: &Text<'_>, clauses: &mut [Clause]) {
    let steps = clauses.chunk_by_mut(|_, below| is_step(text, below));
    steps.for_each(share);
}

/// Whether the clause has no words but the names of steps.
fn is_step(text: &Text<'_>, clause: &Clause) -> bool {
    const STEPS: &[Word] = vocabulary![
        "整改", "验收", "申报", "兑现", "竣工", "完工", "投用", "启用", "结业", "公布", "公示",
        "汇总", "上线", "挂牌", "揭牌", "实施",
    ];
    let words = text.trim_with(clause.own..clause.whole.end, words::is_break);
    let mut at = words.start;
    while let Some(end) = text.word(at, STEPS) {
        at = end;
    }
    at == words.end
}

/// Gives the words of all `steps` to each of them.
fn share(steps: &mut [Clause]) {
    let [first, .., last] = &*steps else { return };
    let (whole, own) = (first.whole.start..last.whole.end, first.own);
    for step in steps {
        (step.whole, step.own) = (whole.clone(), own);
    }
}
