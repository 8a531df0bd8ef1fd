# 问题怎么显示，以及主题自带文字的毛病

report-error = 错误
report-warning = 警告
report-help = 怎么改
texts-not-utf8 = 这个文字文件不是 UTF-8 编码，请另存为 UTF-8
texts-syntax = 这里不合 Fluent 的写法（{ $detail }）
texts-syntax-help = 每条文字写成一行，名字在前，例如 greeting = 欢迎
