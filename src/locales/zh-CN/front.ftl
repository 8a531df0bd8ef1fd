# 文章开头两行 +++ 之间的信息

front-missing = 文章开头没有标题等信息
front-missing-help =
    请在文件最前面加上这三行：
    +++
    title = { $title }
    +++
front-title-missing = 没有写标题
front-title-empty = 标题是空的
front-title-help = 请在两行 +++ 之间写上：title = { $title }
front-unclosed = 开头的 +++ 没有配对的第二行 +++
front-unclosed-help = 请在第 { $line } 行后面单独加一行 +++
front-fence = 文章开头的信息要放在两行 +++ 之间，不是 { $mark }
front-fence-help = 请把这一行和下面配对的一行都改成三个半角加号 +++
front-yaml = 文章开头用了 --- （YAML 的写法），会刊用 +++ 和等号
front-yaml-help = 请把两行 --- 都改成 +++，每一项用等号，文字加半角双引号：“{ $line }”改成 { $key } = { $value }
front-expires-early = 截止日期在发布日期之前
front-expires-early-publish = 从这一天起发布
front-expires-early-help = expires 是最后一天，不能早于 publish
front-slug = 网址“{ $slug }”里有不能用的字
front-slug-help = 只用小写英文字母、数字和连字符，例如 slug = "{ $slug }"
front-slug-help-none = 只用小写英文字母、数字和连字符，例如 slug = "chunji-yundonghui"
front-two-years = year 和 school_year 只能写一个
front-two-years-other = 这里已经写了 year
front-two-years-help = 按自然年安排的留 year，按学年安排的留 school_year
front-school-year = 学年“{ $value }”写得不对
front-school-year-help = 请写成 school_year = "{ $start }-{ $end }"；第一学期是 "{ $start }-{ $end }-1"，第二学期是 "{ $start }-{ $end }-2"
front-default-audience-help = audience 不写在 [defaults] 里，请移到 [defaults] 的上面，它对整个文件夹起作用

activity-text-missing = 这项活动没有写内容
activity-text-empty = 这项活动的内容是空的
activity-text-help = 请写上：text = "举办职工趣味运动会"
activity-when-missing = 这项活动没有写在什么时候
activity-when-missing-help = 请写上 month = 3、date = 2026-03-08、period = "第一季度" 或 every = "每月" 中的一项
activity-date-twice = 已经写了 date，就不必再写 { $key }
activity-date-twice-other = date 在这里
activity-date-twice-help = 请删去 { $key } 或 date
activity-day-alone = 写了 { $key }，却没有写是几月
activity-day-alone-help = 请加上 month，例如 month = 3
activity-no-such-day = { $month }月没有{ $day }日
activity-no-such-day-help = { $month }月的最后一天是{ $last }日
activity-ends-early = 结束的日子在开始之前
activity-ends-early-begin = 从这一天开始
activity-ends-early-help = end_day 是同一个月里的最后一天；跨月的活动请写成两项

issue-front-missing = 文件没有说明是哪一期
issue-front-missing-help =
    在文件最上面加上这几行：
    +++
    year = 2026
    number = 3
    +++
issue-which-missing = 没有写明是哪一期
issue-which-missing-help = 2026年第3期写 year = 2026 和 number = 3；增刊写 special = true 和 date
issue-special-numbered = 增刊没有 { $key }
issue-special-numbered-other = 这里写了 special
issue-special-numbered-help = 删去 { $key }，或者删去 special = true
issue-special-date = 增刊要写明哪一天出
issue-special-date-help = 写：date = 2026-05-08
issue-note-missing = 这条按语没有内容
issue-note-empty = 这条按语的内容是空的
issue-note-help = 写：text = "编者的话。"
