# 网站：地址、链接、日期、主题

site-column-without-slug = 栏目“{ $folder }”的文件夹名拼不出网址
site-column-without-slug-help = 请在它的 _index.md 里写上 slug，例如 slug = "wenti"
site-document-without-slug = 文件名“{ $name }”拼不出网址
site-document-without-slug-help = 请在文章开头写上 slug，例如 slug = "chunji-yundonghui"，或改用字母、数字、汉字的文件名
site-dead-link = 链接指向的“{ $file }”不存在
site-dead-link-help = 是不是“{ $suggestion }”？
site-dead-link-none = 请检查文件名和文件夹，或去掉这个链接
site-dead-fragment = “{ $file }”里没有“#{ $fragment }”这个小标题
site-dead-fragment-help = 是不是“#{ $suggestion }”？
site-dead-fragment-none = 请核对那一篇的小标题，或去掉 # 和后面的字
site-link-left-out = “{ $file }”不在这一版里，文字保留，链接去掉
site-link-left-out-help = 如果那一篇应当公开，请检查它的 audience、draft、publish 和 expires
site-link-without-page = “{ $file }”没有自己的网页，文字保留，链接去掉
site-link-without-page-help = 只有 content 下第一层的文件夹才有网页，请链接到那一层或某一篇文章
site-address-twice = 网址“/{ $url }”有两处要用：{ $first } 和 { $second }
site-address-twice-help = 请给其中一篇写上不同的 slug，或改文件名
site-address-twice-help-file = 请给其中一个文件改名，并改好指向它的链接
site-address-file-and-folder = “/{ $url }”不能既是文件又是文件夹：{ $first } 和 { $second }
site-address-too-long = 网址“/{ $url }”太长，做不了文件名
site-address-too-long-help = 请把 slug 或文件名缩短到 80 个字符以内
site-month = { $year }年{ $month }月
site-month-title = { $year }年{ $month }月活动安排
site-year-title = { $year }年活动一览
site-activities-title = 历年活动
site-tags-title = 标签

date-long = { $year }年{ $month }月{ $day }日
date-short = { $year }-{ $month2 }-{ $day2 }
date-year = { $year }年
date-month-day = { $month }月{ $day }日
date-weekday = { $year }年{ $month }月{ $day }日 { $weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
date-han = { $han }

theme-unknown = 没有“{ $theme }”这个主题
theme-did-you-mean = 是不是“{ $theme }”？现有的主题：{ $known }
theme-unknown-help = 现有的主题：{ $known }
theme-chain-too-long = 主题“{ $theme }”一层套一层，套得太深；是不是两个主题互相 extends？
theme-template-missing = 主题“{ $theme }”缺少这些模板：{ $templates }
theme-template-missing-help = 请在 theme.toml 里写 extends = "hongtou"，没有的模板就用它的；或把缺少的放进 templates
theme-not-utf8 = 主题“{ $theme }”里的这个文件不是 UTF-8 编码

# 计划里排不进月份的事项

plan-unplaced = “{ $under }”下有 { $count } 项没有写月份
plan-unplaced-nowhere = 活动安排里有 { $count } 项没有写月份
plan-unplaced-help = 请把它们移到月份下面，或在每一项里写明月份

# 图片

picture-broken = 打不开图片“{ $file }”：{ $reason }
picture-cut = 图片“{ $file }”不完整，后面的一截没有了
picture-none = “{ $file }”里面不是图片
picture-broken-help = 用看图的软件打开它，另存一次；或者把它从文章里去掉
picture-unfit = “{ $file }”是 { $kind } 图片，多数浏览器不显示，拍摄的地点、时间也去不掉
picture-unfit-help = 用看图的软件打开它，另存成 JPG，再放进来

file-word = Word 文档
file-excel = Excel 表格
file-slides = PowerPoint 演示文稿
file-wps = WPS 文档
file-pdf = PDF
file-csv = CSV 表格
file-text = 文本
file-archive = 压缩包
file-calendar = 日历
file-sound = 音频
file-film = 视频
file-picture = 图片
file-other = { $ending } 文件
file-kilobytes = { $n } KB
file-megabytes = { $n } MB
file-about = { $kind }，{ $size }
file-note = （{ $about }）
