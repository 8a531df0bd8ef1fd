# 预览

serve-ready = 会刊在 { $address }（{ $milliseconds } 毫秒就绪）。保存文件，页面随之更新；按 Ctrl-C 结束。
serve-remote = 同一网络里的其他设备请打开 { $address }
serve-qr = { $code }
serve-no-browser = 没能打开浏览器，请自己打开上面的地址。
serve-port-taken = 端口 { $port } 已被别的程序占用；请换一个，或者不写端口
serve-ports-taken = 从 { $port } 起的端口都被别的程序占用；请用 --port 写一个空闲的
serve-port-moved = 端口 { $taken } 已被占用，改用 { $port }。
serve-cannot-listen = 无法监听 { $host } 的端口 { $port }（{ $detail }）
serve-failed = 预览无法继续：{ $detail }
serve-changed = { $files }（{ $milliseconds } 毫秒）
serve-changed-many = { $files } 等，另有 { $more } 个（{ $milliseconds } 毫秒）
serve-file-new = { $file }（新）
serve-file-gone = { $file }（已删）
serve-day = 今天是 { $day }，会刊已按这一天重新生成（{ $milliseconds } 毫秒）。
serve-renewed = 会刊已重新生成（{ $milliseconds } 毫秒）。
serve-broken = 内容有错误；改好之前，预览仍显示最后一次正确的页面。
serve-broken-first = 内容有错误；改好之前还没有可以显示的页面。
serve-mended = 已改好，预览是最新的。
serve-watch-limit = 系统能监视的文件数已到上限（Linux 上是 fs.inotify.max_user_watches），改为定时查看改动。
serve-no-watch = 系统不通知文件改动（{ $detail }），改为定时查看。

serve-gone = { $file } 不见了
serve-gone-help = 放回会刊的文件夹里；放回以前，预览仍显示最后一次正确的页面
serve-editor-without-file = 编辑器的链接“{ $address }”里没有 {"{file}"}；例如 vscode://file/{"{file}"}:{"{line}"}

serve-overlay = 内容有错误，还不能生成
serve-no-site = 还没有可以显示的页面

serve-bar = 作者栏
serve-bar-edit = 在编辑器里打开原文
serve-bar-words = { $count } 字
serve-bar-hidden = 不在公开版：{ $reason }
serve-bar-activities = 读出 { $count } 项活动
serve-bar-not-public = 这里有 { $count } 篇不在公开版
serve-bar-columns = { $count } 个栏目不在公开版
serve-bar-left-out = 这里有 { $count } 篇未收入
serve-bar-findings = { $count } 处请留意
serve-why-draft = 草稿
serve-why-future = { $date } 起发布
serve-why-expired = { $date } 已过期
serve-why-internal = 仅会员可见
serve-why-no-year = 活动没有年份
