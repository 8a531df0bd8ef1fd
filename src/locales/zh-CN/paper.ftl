# 印在纸上的字；找字体、排版时的话

paper-lang = zh
paper-region = CN
paper-attachments = 附件：
paper-copies = 抄送：
paper-full-stop = 。
paper-contents = 目　　录
paper-opening = 卷首语
paper-note = 按：
paper-picture = 图片
paper-done = 已完成
paper-open = 未完成
paper-alert-note = 说明
paper-alert-tip = 提示
paper-alert-important = 重要
paper-alert-warning = 注意
paper-alert-caution = 当心
paper-to = { $names }：
paper-printed = { $date }印发
paper-month = { $month }月
paper-month-undated = 本月安排
paper-month-periods = 本季度、学期安排
paper-month-recurring = 经常性工作
paper-weekday = { $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
}
paper-task = { $text }（{ $of }）
paper-on-day = { $day }日　{ $text }
paper-on-days = { $day }—{ $last }日　{ $text }
paper-goes-on = 续{ $count }项
paper-more = 另有 { $count } 项，见当月活动安排
paper-book = { $year }年汇编
paper-issue-number = { $year }年第{ $number }期
paper-issue-serial = 总第{ $serial }期
paper-issue-special = { $year }年增刊
paper-issue-copies = 共印{ $count }份
paper-by = （{ $by }）
paper-report-to = 报：{ $names }
paper-send-to = 送：{ $names }
paper-issue-to = 发：{ $names }
paper-list-mark = ，

print-no-chinese-font = 这台机器上没有中文字体，做不了 PDF
print-no-chinese-font-help = 请装一种中文字体（Debian、Ubuntu：apt install fonts-noto-cjk fonts-lxgw-wenkai），或把字体文件放进一个文件夹，在 site.toml 的 [print] 里写 font_dirs = ["那个文件夹"]；不用 PDF 的话，网页上的“打印”一样能用
print-no-character = 现有的字体都没有“{ $character }”（{ $code }）这个字
print-no-character-help = 请装一种有这个字的字体，或把它的文件放进 site.toml 里 font_dirs 指定的文件夹；也可以换一个字
print-no-character-also = 这里也有
print-no-font-dir = 没有放字体的文件夹 { $folder }
print-no-font-dir-help = 请按从 site.toml 所在文件夹看过去的路径来写，或者从 font_dirs 里删去
print-picture = 图片 { $file } 印不了：{ $detail }
print-picture-help = 请把它另存为 PNG、JPEG 或 SVG
print-font = 字体 { $family } 读不出来
print-font-help = 字体文件在用的时候被改动或移走了，或者已经损坏：请再印一次；还是不行，就重新安装或者删掉这个字体
print-failed = 这一份排不了版：{ $detail }
print-without-typst = 这个程序编译时没有带上 PDF 功能（feature pdf）。
print-no-fangsong = 没有仿宋字体，用 { $used } 代替。
print-no-song = 没有宋体字体，用 { $used } 代替。
print-no-xiaobiaosong = 没有小标宋字体，用 { $used } 代替。
print-no-hei = 没有黑体字体，用 { $used } 代替。
print-no-kai = 没有楷体字体，用 { $used } 代替。
print-font-skipped = 字体 { $family } 读不出来，用别的字体代替。
print-nothing = 请写明要印什么：文件名、网址，或 --year、--month、--book、--all。
print-unknown = 没有“{ $what }”这一篇或这个网页。
print-index = 跳过“{ $what }”：它是栏目的说明，没有自己的一份。
print-internal = “{ $what }”只给会员看；要印，请加 --edition internal。
print-draft = “{ $what }”是草稿；要印，请加 --drafts。
print-future = “{ $what }”从 { $date } 起才登出；要印，请加 --drafts。
print-expired = “{ $what }”登到 { $date } 为止；要印，请加 --drafts。
print-to-file = PDF 放不进 { $file }：它是一个文件；--to 后面请写文件夹。
print-unset = 有 { $count } 份没有排成，原因见上文。
print-no-year = 没有 { $year } 年的活动。
print-no-month = 没有 { $year } 年 { $month } 月的活动。
print-no-book = 没有 { $year } 年的简报、计划和通知。
print-progress = 排版
print-done = { $count } 份 PDF 放在 { $directory }，其中最后一份是 { $last }。
print-not-linked = 下次运行 huikan build 时，网页上就有通往它们的链接；内容改了，那时也会重新排版。
