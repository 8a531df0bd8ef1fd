# 命令行

cli = 会刊：工会的计划写一次，网站、每月活动页和可打印的公文都由它生成
cli-lang = 界面语言，默认随系统
cli-help = 显示帮助
cli-version = 显示版本
cli-usage-options = [选项]
cli-usage-command = <命令>
cli-heading-colon = ：
cli-heading-usage = 用法：
cli-heading-options = 选项
cli-heading-arguments = 参数
cli-heading-commands = 命令
cli-site = 会刊所在的文件夹
cli-edition = 版本：public 对外公开，internal 内外两栏都有
cli-drafts = 连草稿和不在发布期内的文章一起生成
cli-today = 按这一天生成（默认是今天），例如 2026-03-08
cli-build = 把 content 里的文章生成网站
cli-build-output = 网站放在哪里（默认 output，内部版为 output-internal）
cli-serve = 边写边看：在浏览器里预览会刊，一保存就能看到
cli-serve-port = 监听的端口；不写就用 8149，被占用时用下一个空闲的
cli-serve-host = 让局域网里的其他设备也能看；可以只开放一个地址
cli-serve-open = 打开浏览器
cli-serve-poll = 定时查看有没有改动，用于不通知改动的磁盘
cli-serve-editor = 用哪个地址在编辑器里打开文件，含 {"{file}"} 和 {"{line}"}；默认用 VS Code
cli-print = 把计划、通知、简报、每月和全年的活动做成可以打印的 PDF
cli-print-what = 要印的文章、简报、月份或年份：文件名或网址
cli-print-year = 这一年的活动一览；同时写了 --month 就是那个月的活动安排
cli-print-month = 这个月的活动安排，与 --year 一起用
cli-print-all = 全部
cli-print-book = 把这一年的简报、计划和通知合成一本
cli-print-to = PDF 放在哪个文件夹；不写就放在 output 里各自的网页旁边
cli-activities = 列出从计划里读到的每月活动
cli-activities-files = 要读的计划；不写就读整个会刊
cli-activities-edition = 读哪些计划：internal 全部（默认），public 只读公开的
cli-activities-year = 只看这一年
cli-activities-month = 只看这个月
cli-activities-format = 显示成表格（table）还是数据（json）
cli-activities-mentions = 改为列出正文里只是提到月份的句子
cli-activities-explain = 改为逐行说明每一行被当作什么
cli-init = 新建一个可以直接生成的小会刊
cli-init-directory = 放在哪个文件夹
cli-new = 新建一篇文章，写好开头的信息，放进对应的栏目
cli-new-kind = plan 计划，article 文章，notice 通知
cli-new-title = 标题
cli-new-column = 放进哪个栏目的文件夹（同类栏目不止一个时用）
cli-new-today = 文章的日期（默认是今天），例如 2026-03-08
cli-import = 把 Word、文本或 Markdown 写的计划收进来
cli-import-files = 要收的文件：.docx、.txt、.md
cli-import-to = 放进哪个栏目的文件夹
cli-import-split = 一个文件里有几篇时，在每篇开头处分开
cli-import-year = 这些计划是哪一年的
cli-import-dry_run = 只显示会做什么，不写文件
cli-completions = 输出命令行补全脚本
cli-completions-shell = 用哪种命令行

args-unknown-language = --lang 只认 zh-CN 和 en，不认“{ $value }”
args-unknown-argument = 没有“{ $argument }”这个选项{ $meant ->
    [none] {""}
   *[other] ；是不是“{ $meant }”？
}
args-unknown-command = 没有“{ $command }”这个命令{ $meant ->
    [none] {""}
   *[other] ；是不是“{ $meant }”？
}
args-too-many = 多写了“{ $argument }”
args-missing-value = “{ $argument }”后面还要写上内容{ $valid ->
    [none] {""}
   *[other] ；可以写：{ $valid }
}
args-no-value = “{ $argument }”只要写上就行，后面不带内容
args-twice = “{ $argument }”只能写一次
args-not-utf8 = 命令里有认不出的字符，请改用 UTF-8 编码的终端
args-missing-command = 还没有写命令
args-missing-argument = 少了参数：{ $argument }
args-invalid-value = “{ $argument }”不能写成“{ $value }”{ $valid ->
    [none] {""}
   *[other] ；可以写：{ $valid }
}
args-conflict = “{ $argument }”和“{ $other }”不能一起用
args-other = 命令写得不对
args-see-help = 加上 --help 可以看用法。

cmd-findings = 共 { $errors } 处错误，{ $warnings } 处提醒。
cmd-fails = 错误：{ $text }
cmd-cannot-print = 输出写不出去：{ $detail }

build-without-sheets = 网页都已写好；缺 { $count } 份 PDF，原因见上文。
build-nothing-written = 有错误，网站保持原样，什么也没有写。改好后再运行一次。
build-left-out = 有 { $count } 篇没有放进这一版：
build-left-out-draft = {"  "}{ $file }：草稿
build-left-out-future = {"  "}{ $file }：{ $date } 起才发布
build-left-out-expired = {"  "}{ $file }：{ $date } 已过期
build-left-out-internal = {"  "}{ $file }：只给会员看
build-without-year = 有 { $count } 篇已放进这一版，但没有年份，里面的活动排不进任何月份。请在开头写上 year = 年份：
build-without-year-file = {"  "}{ $file }
build-without-base-url = site.toml 里没有写 base_url，所以没有生成网站地图（sitemap.xml）。
build-progress = 生成
build-holds = 会刊收有 { $documents } 篇文稿、{ $activities } 项活动，共 { $pages } 个页面。
build-done = 写了 { $written } 个文件，{ $unchanged } 个没有变化，删了 { $removed } 个，放在 { $output }，用时 { $seconds } 秒。

load-no-site = “{ $directory }”里没有 site.toml，不是会刊的文件夹。请到会刊的文件夹里运行，或用 --site DIR 指出它在哪里；还没有会刊，用 huikan init DIR 新建一个。
load-unreadable = 读不了会刊的文件：{ $detail }
load-cannot-read = 读不了 { $file }：{ $detail }

io-at = { $file }：{ $detail }
io-not-found = 没有这个文件或文件夹
io-denied = 没有权限
io-full = 磁盘满了
io-directory = 这是文件夹，不是文件
io-not-directory = 这不是文件夹
io-read-only = 磁盘是只读的

write-not-ours = “{ $directory }”里已有别的文件，不是会刊生成的，为免弄丢，什么也没有写。请换一个空文件夹，或用 --output 指定。
write-foreign = “{ $file }”不是会刊生成的，却占着网站文件的位置。请把它移走或改名，再运行一次。
write-into-sources = “{ $directory }”在 content 或 themes 里，网站不能生成到那里。请用 --output 另指一个文件夹。
write-failed = 写不了 { $file }：{ $detail }

read-symbolic-link = “{ $file }”是快捷链接，不会跟进去读
read-name-not-unicode = “{ $file }”的文件名里有认不出的字符，没有读
read-refused-help = 请把文件本身放进 content，文件名用常见的汉字、字母和数字

init-not-empty = “{ $directory }”里已有文件。请换一个空文件夹。
init-done = 新会刊放在 { $directory }。先改 site.toml 里的名称，再在那里运行 huikan build，用浏览器打开 output/index.html。
new-done = 已新建 { $file }，现在是草稿；写好后删去 draft = true 这一行再生成。
new-exists = { $file } 已经有了，没有动它。请换一个标题。
new-no-title = 请写上标题，例如：huikan new article "春季运动会"
new-unknown-column = 没有“{ $column }”这个栏目。现有栏目：{ $known }
new-unknown-column-meant = 没有“{ $column }”这个栏目，是不是 { $meant }？现有栏目：{ $known }
new-no-column = 还没有放这类文章的栏目。请在 content 下建一个文件夹，在它的 _index.md 里写 kind = "{ $kind }"。
new-plan-body = 写一段指导思想。

    ## 每月安排

    ### 1月

    1. 第一项活动
new-article-body = 从这里写起。
new-notice-body = 各工会小组：

    从这里写起。

activities-none = 没有读到活动。
activities-total = 共 { $count } 项活动。
activities-file-unreadable = 读不了 { $file }：{ $detail }
activities-column-month = 月份
activities-column-day = 日
activities-column-text = 活动
activities-column-who = 人员
activities-column-status = 情况
activities-column-place = 出处
activities-done = 已完成
activities-planned = 计划
activities-theme = 主题：{ $text }
activities-month = { $year }年{ $month }月
activities-period = { $year }年{ $period }
activities-month-without-year = { $month }月（没有年份）

explain-months = （{ $months }月）
explain-prose = 正文
explain-section = 标题
explain-label = 月份
explain-label-with-activity = 月份和活动
explain-label-with-theme = 月份和主题
explain-activity = 活动
explain-dated = 写明时间的活动
explain-umbrella = 总括下面各项的一行
explain-continuation = 接上一项
explain-field = 上一项的时间、地点或人员
explain-detail = 规则、要求之类，不算活动
explain-unplaced = 没有写月份的事项
explain-mention = 只是提到月份
explain-signature = 落款
explain-table-head = 活动表
explain-other-table = 不是活动安排的表格
