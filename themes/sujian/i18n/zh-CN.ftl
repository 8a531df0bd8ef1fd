# 素简主题的文字

skip = 跳到正文
columns = 栏目
activities = 活动
more = 其他
internal = 内部版
tags = 标签
feed = 订阅
month = { $year }年{ $month }月
months = 月份
this-month = 本月
standing = 长期安排
festivals = 节日
articles = 文章
notices = 通知
undated = 没有写年份
progress = 共 { $count } 项，完成 { $done } 项。
further = 另有 { $count } 项。
nothing = 没有安排。
contents = 目录
done = 完成
files = 附件
issue = { $year }年第{ $number }期
issues = 前后各期
pages = 翻页
not-found = 没有这个页面
to-home = 回到首页
