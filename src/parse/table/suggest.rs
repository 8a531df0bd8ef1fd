//! What was probably meant by a word that is not known.
//!
//! In: the word as written and the words there are. Out: the one it means or nearly is, if any.

use crate::base::alike::alike;

/// What people write for a key: Chinese names, names that other programs use. Where a name may stand for several
/// keys, the first that the table has is meant.
const MEANINGS: [(&str, &[&str]); 67] = [
    ("标题", &["title"]),
    ("题目", &["title"]),
    ("名称", &["title", "name"]),
    ("主题", &["theme", "title"]),
    ("日期", &["date"]),
    ("时间", &["date"]),
    ("发文日期", &["date"]),
    ("更新", &["updated"]),
    ("更新日期", &["updated"]),
    ("修改日期", &["updated"]),
    ("年", &["year"]),
    ("年份", &["year"]),
    ("年度", &["year"]),
    ("学年", &["school_year"]),
    ("学年度", &["school_year"]),
    ("学期", &["school_year"]),
    ("单位", &["unit"]),
    ("发文单位", &["unit"]),
    ("文号", &["number"]),
    ("发文字号", &["number"]),
    ("编号", &["number"]),
    ("作者", &["author"]),
    ("撰稿", &["author"]),
    ("标签", &["tags"]),
    ("关键词", &["tags"]),
    ("摘要", &["summary"]),
    ("简介", &["summary"]),
    ("网址", &["slug", "base_url"]),
    ("草稿", &["draft"]),
    ("发布", &["publish"]),
    ("发布日期", &["publish"]),
    ("截止", &["expires"]),
    ("截止日期", &["expires"]),
    ("失效日期", &["expires"]),
    ("读者", &["audience", "default_audience"]),
    ("范围", &["audience", "who"]),
    ("权重", &["weight", "order"]),
    ("排序", &["weight", "order"]),
    ("顺序", &["order", "weight"]),
    ("种类", &["kind"]),
    ("类型", &["kind"]),
    ("活动", &["activity", "text"]),
    ("内容", &["text", "summary"]),
    ("月", &["month"]),
    ("月份", &["month"]),
    ("日", &["day"]),
    ("负责人", &["who"]),
    ("参加人员", &["who"]),
    ("地点", &["place"]),
    ("状态", &["status"]),
    ("语言", &["language"]),
    ("打印", &["print"]),
    ("默认", &["defaults"]),
    ("name", &["title"]),
    ("categories", &["tags"]),
    ("keywords", &["tags"]),
    ("description", &["summary"]),
    ("lastmod", &["updated"]),
    ("modified", &["updated"]),
    ("permalink", &["slug"]),
    ("url", &["slug", "base_url"]),
    ("expiry_date", &["expires"]),
    ("publish_date", &["publish"]),
    ("order", &["weight"]),
    ("weight", &["order"]),
    ("content", &["text"]),
    ("where", &["place"]),
];

/// What people write for a value that has a fixed spelling.
const VALUES: [(&str, &[&str]); 14] = [
    ("公开", &["public"]),
    ("对外", &["public"]),
    ("内部", &["internal"]),
    ("对内", &["internal"]),
    ("private", &["internal"]),
    ("计划", &["plan"]),
    ("文章", &["article"]),
    ("通知", &["notice"]),
    ("页面", &["page"]),
    ("完成", &["done"]),
    ("已完成", &["done"]),
    ("未完成", &["planned"]),
    ("中文", &["zh-CN"]),
    ("zh", &["zh-CN"]),
];

/// The key that `written` means or nearly is.
pub fn key(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let written = written.to_lowercase().replace('-', "_");
    meant(&written, &MEANINGS, known).or_else(|| nearest(&written, known))
}

/// The word that `written` means or nearly is.
pub fn nearest(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let written = written.to_lowercase();
    meant(&written, &VALUES, known).or_else(|| alike(&written, known))
}

fn meant(
    written: &str,
    meanings: &[(&str, &[&str])],
    known: &[&'static str],
) -> Option<&'static str> {
    let (_, candidates) = meanings.iter().find(|(name, _)| *name == written)?;
    candidates
        .iter()
        .find_map(|candidate| known.iter().find(|key| *key == candidate).copied())
}
