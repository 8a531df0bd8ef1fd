# 分期编印的简报：[bulletin]、content/issues、reports

bulletin-column-unknown = 没有“{ $column }”这个栏目
bulletin-column-meant = 是不是想写“{ $column }”？
bulletin-column-known = 写栏目的标题或文件夹名；现有：{ $known }

issue-without-bulletin = 这个文件写的是一期简报，但 site.toml 里没有 [bulletin]
issue-without-bulletin-help = 在 site.toml 里加上 [bulletin] 和 start = 2026-01-01，或者把文件移出 content/issues
issue-note-stray = 这条按语写给“{ $file }”，但这一期没有登它
issue-note-stray-help = 把文章写进 articles，或者删去这条按语
issue-clash = 两个文件都是{ $year }年第{ $number }期：这一个和 { $file }
issue-clash-other = 另一个文件写在这里
issue-clash-help = 给其中一个改期号，或者写 special = true
issue-gap = { $year }年没有第{ $number }期
issue-gap-help = { $year }年的期号是 { $first } 到 { $last }；请查对 number，以及 site.toml 里的 cadence、start、first_number 和 skip
issue-gap-help-none = { $year }年没有简报；请查对 year，以及 site.toml 里的 start
issue-serial-gap = 总第{ $stated }期使总期号断了号：{ $year }年第{ $number }期应是总第{ $serial }期
issue-serial-clash = 总第{ $stated }期已经用过：{ $year }年第{ $number }期应是总第{ $serial }期
issue-serial-help = 写 serial = { $serial }，或者删去；如果简报另有算法，请在 site.toml 里设 first_serial 或 skip
issue-early = { $year }年第{ $number }期的日期是 { $date }，早于它汇集的时段
issue-early-help = 它汇集 { $first } 到 { $last } 的文章：日期写在这几天里，或者之后
issue-late = { $year }年第{ $number }期的日期是 { $date }，不早于下一期的 { $next }
issue-late-help = 把日期写在 { $next } 以前
issue-article-unknown = 没有“{ $file }”这篇文章
issue-article-unknown-help = 是不是想写“{ $suggestion }”？
issue-article-unknown-none = 写文件在 content 里的路径，例如："xinxi/2026-yundonghui.md"
issue-article-draft = “{ $file }”还是草稿，这一期没有登
issue-article-future = “{ $file }”{ $date } 才发布，{ $day } 的这一期不登
issue-article-expired = “{ $file }”{ $date } 就过期了，{ $day } 的这一期不登
issue-article-lost-help = 改文章的 draft、publish 或 expires，改这一期的日期，或者从 articles 里删去
issue-article-twice = “{ $article }”在 { $file } 里也登了
issue-article-twice-other = 另一期写在这里
issue-article-twice-help = 一篇文章只登一期；增刊可以再登
issue-overdue = { $year }年第{ $number }期逾期未出：{ $first } 到 { $last } 没有一篇文章
issue-overdue-help = 登一篇日期在这几天里的文章；或者在 site.toml 的 [bulletin] 里写 skip = ["{ $month }"]，跳过这个时段
issue-overdue-draft = { $year }年第{ $number }期逾期未出：它的文件还是草稿
issue-overdue-draft-help = 删去 draft = true，它就出来了
issue-special-empty = 这份增刊是空的
issue-special-empty-help = 写明登哪些文章，例如：articles = ["xinxi/2026-yundonghui.md"]，或者写正文
issue-column-empty = { $year }年第{ $number }期的“{ $column }”栏是空的
issue-column-empty-help = 在 { $folder } 里登一篇日期在 { $first } 到 { $last } 的文章；不登也行，这一期就没有这一栏

reports-later = “{ $text }”在 { $when }，这篇文章是 { $date } 的
reports-later-help = 报道写的是已经开始的活动：查对文章的 date，或者写明是哪一年哪个月的，例如 reports = "2025-12 迎新联欢会"
reports-nothing = 没有哪项活动写着“{ $text }”
reports-nothing-none = 照计划里的原话写；huikan activities 会列出所有活动
reports-many = “{ $text }”对得上 { $count } 项活动
reports-propose =
    写下面的一个，几项都是就写成列表：
    { $lines }

site-issue-title = { $name }{ $year }年第{ $number }期
site-issue-special = { $name }增刊：{ $title }
