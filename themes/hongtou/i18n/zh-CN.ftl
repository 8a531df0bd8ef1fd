# 红头主题的文字

skip = 跳到正文
nav-columns = 栏目
nav-activities = 每月活动
nav-foot = 其他
nav-months = 前后月份
nav-years = 前后年份
internal-edition = 内部版 · 仅供会员
large-type = 大字版
dark = 深色
day-off = 休
picture = 全年一览图
all-columns = 全部活动
no-column = 其他
month = 月份
month-name = { $month }月
sum = 合计
chart = { $title }：各月项数，数字见表
figures = 各月数字
tags = 标签
no-tags = 还没有标签。
feed = 订阅
list = 列表
month-mark = 月
this-month = { $year }年{ $month }月活动
next-month = 下月：{ $month }月
month-title = { $year }年{ $month }月活动安排
site-month = { $year }年{ $month }月
month-empty = 这个月没有安排活动。
upcoming = 接下来有活动的是{ $year }年{ $month }月，{ $count } 项
goes-on = 续 { $count } 项
year-earlier = 去年同月
dated = 按日期
in-month = 本月内
of-period = 本时段
recurring = 经常开展
festivals = 节日
month-articles = 本月文章
calendar = { $year }年{ $month }月月历
weekday = { $n ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
}
progress = 共 { $count } 项，已完成 { $done } 项
done = 已完成
planned = 计划
until = 至
notices = 通知
valid-until = { $date }前有效
updated = { $date }更新
words = { $count } 字
documents = 共 { $count } 篇
column-empty = 这个栏目还没有文章。
print = 打印
sheet = 版面预览
pdf = 下载 PDF
book = 年度汇编 PDF
back = 返回
files = 附件
contents = 目录
plan-months = 涉及月份
newer = 较新
older = 较早
neighbours = 同栏目前后篇
pager = 翻页
pager-previous = 上一页
pager-next = 下一页
pager-place = 第 { $current } 页，共 { $total } 页
activities-title = 历年活动
year-title = { $year }年活动一览
items = { $count } 项
all-of-month = 全部 { $count } 项
no-activities = 没有安排
undated = 没有写年份的计划
not-found = 没有这个页面
not-found-help = 它可能已经移走或改名。
to-home = 回到首页

issue-number = { $year }年第{ $number }期（总第{ $serial }期）
special-issue = { $year }年增刊
issue-contents = 本期目录
issue-year = { $year }年
issue-before = 上一期
issue-after = 下一期
nav-issues = 前后各期
no-issues = 还没有出刊。
all-issues = 往期
opening = 卷首语
editors-words = 编者按语
editors-note = 按：
report-to = 报
send-to = 送
issue-to = 发
list-mark = ，
printed-by = { $unit }编印
copies = （共印{ $count }份）
appeared = 刊于
reports-on = 报道的活动
report = 报道：{ $title }
noted = 从这里读到的活动
noted-elsewhere = 另列的活动（{ $count } 项）
