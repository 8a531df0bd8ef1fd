# 主题的模板里的错误

template-wrong = 模板到这里做不下去，模板引擎说：{ $detail }
template-wrong-help = 请对照主题文档里同类的写法改这一处；改不出来，先还原到上一次能用的样子
template-unknown = 没有“{ $name }”这个{ $kind ->
    [variable] 变量
    [field] 字段
    [argument] 参数
    [filter] 过滤器
    [function] 函数
    [test] 判断
    [component] 组件
    [block] 块
    [style] 日期样式
    [tag] 标签
   *[template] 模板
}
template-known-help = 请改成现有的一个：{ $known }
template-nearest-help = 是不是“{ $nearest }”？现有的：{ $known }
template-none-help = 现在一个也没有；请先写出“{ $name }”，或者删去这一处
template-no-text = 没有“{ $name }”这条文字
template-no-text-help = 请在主题的 i18n/zh-CN.ftl（英文会刊是 i18n/en.ftl）里加一行：{ $name } = 要显示的话
template-no-date = “{ $name }”不是日期
template-no-date-help = date 只用在年-月-日这样的日期上，例如 {"{{"} card.date | date {"}}"}
template-no-fields = 这个值可能是空的，没有“{ $name }”这个字段
template-undefined = 这个值不存在
template-empty-help = 值可能没有时先判断：{"{%"} if 甲 {"%}"}{"{{"} 甲.乙 {"}}"}{"{%"} endif {"%}"}；或者写上没有时用的：{"{{"} 甲 or "无" {"}}"}
template-argument = 少了参数“{ $name }”
template-argument-help = 请在括号里写上 { $name }=…
template-type = 这里要{ $wanted ->
    [text] 文字
    [list] 列表
    [record] 带字段的值
    [truth] 真假值
    [number] 数字
   *[bytes] 字节
}，给的是{ $given ->
    [text] 文字
    [list] 列表
    [record] 带字段的值
    [truth] 真假值
    [number] 数字
    [nothing] 空值
   *[bytes] 字节
}
template-type-help = 请换一个类型相合的变量；每个变量是什么类型，主题文档里有表
template-unlike = { $one ->
    [text] 文字
    [list] 列表
    [record] 带字段的值
    [truth] 真假值
    [number] 数字
    [nothing] 空值
   *[bytes] 字节
}与{ $other ->
    [text] 文字
    [list] 列表
    [record] 带字段的值
    [truth] 真假值
    [number] 数字
    [nothing] 空值
   *[bytes] 字节
}不能这样一起用
template-unlike-help = 两边的类型要相同；连接文字请用 ~，不用 +
template-no-value = 这里该写一个值，却是{ $found ->
    [identifier] 一个名字
    [string] 一段文字
    [integer] 一个数字
    [float] 一个数字
    [bool] 真假值
   *[other] “{ $found }”
}
template-no-value-help = 请在标出的地方之前写上变量、数字或带引号的文字；多写的符号请删去
template-expected = 这里该是{ $expected ->
    [identifier] 一个名字
    [string] 带引号的文字
   *[other] “{ $expected }”
}，却是{ $found ->
    [identifier] 一个名字
    [string] 一段文字
    [integer] 一个数字
    [float] 一个数字
    [bool] 真假值
    [content] 标签外的内容
   *[other] “{ $found }”
}
template-expected-help = 请在标出的地方之前补上{ $expected ->
    [identifier] 一个名字
    [string] 带引号的文字
   *[other] “{ $expected }”
}，或者删去多余的
template-unfinished = 模板没有写完
template-unfinished-help = 请看最后几行：每个 {"{{"} 要有 {"}}"}，每个 {"{%"} 要有 {"%}"}，每个括号和引号都要成对
template-tag = 这里不该有 {"{%"} { $tag } {"%}"}
template-tag-help = 前面没有与它配对的开头：请补上开头，或者删去它
template-open = 这个标签还没有结尾
template-open-help = 请补上 {"{%"} end{ $word } {"%}"}
template-end = 开头写的是“{ $name }”，结尾写的是“{ $end }”
template-end-help = 请把结尾的名字改成“{ $name }”
template-quote = 这里少了结尾的 { $quote }
template-quote-help = 请在这一段后面补上 { $quote }
template-character = 标签里不能有这个字符
template-character-help = 文字要放在引号里，标点要用英文的
template-ignored = 写了 extends 的模板里，块以外的内容不会显示
template-ignored-help = 请把这部分放进一个块：{"{%"} block main {"%}"}…{"{%"} endblock main {"%}"}；不需要就删去
template-extends-first = extends 只能写一次，并且要写在模板的最前面
template-extends-first-help = 请把它移到第一行，前面不留别的内容；多余的 extends 请删去
template-twice = “{ $name }”写了两次
template-twice-help = 请给其中一个换个名字，或者删去一个
template-reserved = “{ $name }”是模板语言自己的词，不能用作名字
template-reserved-help = 请换一个名字，例如 { $name }_1
template-misplaced = { $name } 不能写在这里
template-misplaced-help = break 和 continue 写在 for 里面，block 写在 for 外面，component 写在最外层，super() 写在改写上级模板的块里
template-call = 函数不能跟在点后面
template-call-help = 请把函数写在最前面：{"{{"} 函数名(…) {"}}"}；取字段不用括号
template-no-number = “{ $name }”不能变成整数或小数
template-no-number-help = 请只把写成数字的文字交给 int 和 float
template-zero = 这个数不能是 0
template-zero-help = 请先判断它不是 0，或者换一个数
template-circle = 模板绕回到自己：{ $chain }
template-circle-help = 要在别的主题的模板上改，请写明是哪个主题的，例如 {"{%"} extends "hongtou/{ $template }" {"%}"}
