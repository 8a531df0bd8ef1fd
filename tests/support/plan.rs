//! Plans made up by chance: months in their order, each with what is to be done in it.

use proptest::prelude::*;

/// Months in their order, each with what is to be done in it.
pub type Months = Vec<(u8, Vec<String>)>;

/// What is to be done: words without numbers, months or separators; one of `what` at their end.
fn item(what: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    let verb = prop::sample::select(vec![
        "组织", "召开", "举办", "开展", "慰问", "走访", "评选", "布置", "参加", "完成",
    ]);
    let whom = prop::sample::select(vec![
        "",
        "全体会员",
        "女职工",
        "青年教师",
        "退休同志",
        "各车间班组",
        "值班医护",
    ]);
    let what = prop::sample::select(what.to_vec());
    (verb, whom, what).prop_map(|(verb, whom, what)| format!("{verb}{whom}{what}"))
}

/// Two to six months with one to four things to do in each.
pub fn months(what: &'static [&'static str]) -> impl Strategy<Value = Months> {
    let all: Vec<u8> = (1..=12).collect();
    prop::sample::subsequence(all, 2..=6).prop_flat_map(move |months| {
        let items = prop::collection::vec(prop::collection::vec(item(what), 1..=4), months.len());
        items.prop_map(move |items| months.iter().copied().zip(items).collect())
    })
}
