# 文章开头和 site.toml 里的 TOML

toml-write = 请写成：{ $line }
toml-write-either = 如果是数字，请写成：{ $one }；如果是文字，请写成：{ $other }
toml-full-width = 这里的 { $mark } 是全角符号，要用半角的 { $half }
toml-colon = 名字和内容之间要用半角的等号 = ，不用冒号
toml-no-equals = “{ $key }”后面少了等号 =
toml-no-key = 等号前面少了名字
toml-no-key-help = 请在等号前写上名字，例如 title = "工会工作计划"
toml-bad-key = “{ $key }”不能作名字：名字里只能有英文字母、数字、下划线和连字符
toml-bad-key-help = 请去掉空格和其他符号，例如写成 { $key }
toml-no-value = “{ $key }”后面没有内容
toml-no-value-help = 请在等号后写上内容，例如 { $key } = "……"；用不着就删去这一行
toml-unclosed-quote = 这段文字少了后一个引号 { $mark }
toml-unclosed-block = 这段文字少了结尾的三个引号
toml-unclosed-block-help = 请在文字的末尾再写一次 { $mark }
toml-after-value = 后一个引号之后还有别的字
toml-backslash = 双引号里的反斜杠 \ 有特别的意思，不能单独出现
toml-unquoted = 文字要放在半角双引号里
toml-boolean = “{ $value }”要写成 true（是）或 false（否）
toml-number = “{ $value }”不是一个数字：数字只写半角的 0 到 9，前面不加 0，后面不带别的字
toml-unclosed-list = 这里的 { $open } 没有配对的 { $close }
toml-unclosed-list-help = 请在最后一项后面写上 { $close }
toml-bad-list = 这个列表写得不对
toml-bad-list-help = 每一项放在半角双引号里，项与项之间用半角逗号，例如 { $key } = ["会刊", "春季"]
toml-bad-header = 方括号里的名字写得不对
toml-not-toml = 这一行不是“名字 = 内容”的样子
toml-not-toml-help = 正文要写在第二个 +++ 的后面；用不着的行请删去，说明的话在行首加 #
toml-repeated-key = “{ $key }”写了两次
toml-repeated-key-first = 第一次在这里
toml-repeated-key-help = 请留下一个，删去另一个
toml-unknown-key = 没有“{ $key }”这一项
toml-did-you-mean-key = 是不是 { $key }？
toml-belongs-above = “{ $key }”请移到 { $header } 这一行的上面
toml-known-keys = 这里可以写的有：{ $known }
toml-not-one-of = “{ $key }”不能是“{ $value }”
toml-did-you-mean-value = 请写成：{ $key } = "{ $value }"
toml-known-values = “{ $key }”可以是：{ $known }
toml-out-of-range = “{ $key }”不能是 { $value }
toml-out-of-range-help = 请写 { $least } 到 { $most } 之间的整数
toml-wrong-type =
    “{ $key }”应当是{ $wanted ->
        [text] 文字
        [date] 日期
        [integer] 整数
        [boolean] 开关（true 或 false）
        [list] 列表
        [item] 文字的列表
        [table] 一个小节
       *[tables] 一个或几个小节
    }，这里写的是{ $found ->
        [text] 文字
        [integer] 整数
        [float] 小数
        [boolean] 开关（true 或 false）
        [date] 日期或时间
        [list] 列表
       *[table] 一个小节
    }
toml-wrong-type-help =
    { $wanted ->
        [text] 请写成：{ $key } = { $text }
        [date] 请写成：{ $key } = 2026-03-08，或 { $key } = "2026年3月8日"
        [integer] 请写一个整数，不加引号
        [digits] 请写成：{ $key } = { $text }，不加引号
        [boolean] 请写成：{ $key } = true，或 { $key } = false，不加引号
        [list] 请写成：{ $key } = [{ $text }]，有几项就用半角逗号隔开
        [item] 请把每一项放在引号里：{ $text }
        [table] 请单独写一行 [{ $key }]，下面每行写一项
       *[tables] 请单独写一行 [[{ $key }]]（两层方括号），下面每行写一项
    }

date-no-such-month = 没有{ $month }月
date-no-such-month-help = 月份是 1 到 12
date-no-such-day = { $year }年{ $month }月没有{ $day }日
date-no-such-day-help = { $year }年{ $month }月的最后一天是{ $last }日
date-form = 日期要写成“年-月-日”，月和日各两位
date-form-help = 请写成：{ $key } = { $date }

file-not-utf8 =
    这个文件不是 UTF-8 编码，{ $encoding ->
       *[unknown] 看不出是什么编码
        [GB18030] 多半是 GB18030（GBK、GB2312）
        [UTF-16LE] 多半是 UTF-16 LE（记事本里叫“Unicode”）
        [UTF-16BE] 多半是 UTF-16 BE
    }
file-not-utf8-help =
    请用记事本或 WPS 打开它，另存为“UTF-8”{ $encoding ->
       *[unknown] {""}
        [GB18030] ；或用命令 iconv -f GB18030 -t UTF-8 { $file } > utf8.md
        [UTF-16LE] ；或用命令 iconv -f UTF-16LE -t UTF-8 { $file } > utf8.md
        [UTF-16BE] ；或用命令 iconv -f UTF-16BE -t UTF-8 { $file } > utf8.md
    }
