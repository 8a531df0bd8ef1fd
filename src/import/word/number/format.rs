//! A count in one of the formats that Word has for it.

/// A count in one of Word's formats; those not known here in digits.
#[must_use]
pub fn format(count: u32, format: &str) -> String {
    let of = |letters: &str| {
        let at = usize::try_from(count).ok()?.checked_sub(1)?;
        letters.chars().nth(at).map(String::from)
    };
    let known = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => Some(han(count, "一二三四五六七八九", "十百千")),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            Some(han(count, "壹贰叁肆伍陆柒捌玖", "拾佰仟"))
        }
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalZero" => Some(format!("{count:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(wide(count)),
        "upperLetter" => of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => of("abcdefghijklmnopqrstuvwxyz"),
        "upperRoman" => Some(roman(count)),
        "lowerRoman" => Some(roman(count).to_lowercase()),
        _ => None,
    };
    known.unwrap_or_else(|| count.to_string())
}

fn wide(count: u32) -> String {
    let digits = count.to_string();
    digits
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xfee0))
        .collect()
}

/// `二十三`, `一百零二`.
fn han(count: u32, digits: &str, tens: &str) -> String {
    let digit = |value: u32| {
        digits
            .chars()
            .nth(usize::try_from(value).unwrap_or(0).saturating_sub(1))
            .unwrap_or_default()
    };
    let unit = |at: usize| tens.chars().nth(at).unwrap_or_default();
    if count == 0 || count > 9_999 {
        return count.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (power, at) in [(1_000, Some(2)), (100, Some(1)), (10, Some(0)), (1, None)] {
        let value = count / power % 10;
        if value == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        let is_plain_ten = power == 10 && value == 1 && out.is_empty();
        if !is_plain_ten {
            out.push(digit(value));
        }
        out.extend(at.map(unit));
    }
    out
}

fn roman(count: u32) -> String {
    const ROMAN: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count.min(3_999);
    let mut out = String::new();
    for (value, letters) in ROMAN {
        while left >= value {
            left -= value;
            out.push_str(letters);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn counts_have_their_chinese_form() {
        for (count, name, expected) in [
            (1, "chineseCountingThousand", "一"),
            (10, "chineseCounting", "十"),
            (12, "japaneseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (102, "chineseCountingThousand", "一百零二"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (2, "ideographTraditional", "乙"),
            (12, "chineseLegalSimplified", "拾贰"),
            (4, "lowerRoman", "iv"),
            (7, "something", "7"),
        ] {
            assert_eq!(format(count, name), expected, "{name}");
        }
    }
}
