# huikan import：把别处写好的计划收进来

import-refused = { $file }：{ $detail }
import-nothing-written = 有 { $count } 个文件读不了，什么也没有写。
import-refused-unknown = 认不出这是什么文件。请另存为 Word 文档（.docx）或文本文件（UTF-8）再试
import-refused-empty = 里面没有文字
import-refused-large = 文件太大，不像一份计划
import-refused-many = 看起来有 { $count } 篇，一次最多收 { $most } 篇。请把文件分成几个，分次来收
import-refused-no-file = 不是一个文件。请写出要收的文件的名字
import-refused-rtf = 这是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx
import-refused-web = 这是网页文件。请用 Word 或 WPS 打开，另存为 .docx，或把文字复制到文本文件里
import-refused-pdf = 这是 PDF 文件。请找到原来的 Word 文件，或把文字复制到文本文件里
import-dry-run = 只是试看，什么也没有写。去掉 --dry-run 再运行就会写入。
import-done = 写了 { $count } 篇，放在 { $folder }。用 huikan serve --open 看每月活动页。

import-format-markdown = Markdown
import-format-plain = 文本
import-file = { $file }（{ $format }{ $encoding ->
    [none] {""}
   *[other] ，{ $encoding }
}）：{ $count } 篇
import-likely = {"  "}看起来像有 { $count } 篇；加上 --split 就在每篇开头处分开。
import-left-out-head = {"  "}没有放进任何一篇：
import-left-out = { $text }
import-document = 写入 { $file }
import-would = 将写入 { $file }
import-held = 没有写入 { $file }
import-numbered = {"  "}{ $file } 已经有了，内容不同，没有动它；这一篇另起了名字
import-front = {"  "}开头信息会是：
import-present = { $file } 已经有了，一字不差，不用再写
import-title = {"  "}标题：{ $title }
import-title-of-file = {"  "}标题：{ $title }（文中没有标题，用了文件名）
import-particulars = {"  "}单位：{ $unit }　日期：{ $date }　年份：{ $year }
import-open = （文中没有，空着）
import-untaken = {"  "}原来开头信息里的这些没有带过来：{ $names }
import-month = { $month }月{ $count }项{"　"}
import-months = {"  "}活动：{ $months }{ $others ->
    [0] {""}
   *[other] 没有具体月份 { $others } 项
}
import-no-months = {"  "}活动：没有读到
import-no-year = {"  "}没有年份，活动还排不进月份页：请在开头写上 year = 年份，或用 --year 指定。
import-no-plans = 这个栏目不是计划栏目，里面的活动不会排进月份页。请换到计划栏目，或在 _index.md 里写 kind = "plan"。
import-pictures = {"  "}图片和附件 { $count } 个：{ $names }
import-changed-head = {"  "}改动 { $count } 处（原文件里的位置）：
import-decide-head = {"  "}请您决定 { $count } 处（新文件里的位置）：
import-at-line = {"    "}第 { $line } 行第 { $column } 字：{ $text }
import-repeats = {"  "}与 { $file } 重复，约 { $share }% 的文字相同：留一篇即可。

import-changed-escape = 去掉多余的反斜杠 { $count } 个（\_ → _）
import-changed-hidden = 去掉看不见的字符 { $count } 个
import-changed-dash = 去掉多余的短横：{ $text }
import-changed-page = 去掉页码：{ $text }
import-changed-lost = 认不出的字节，换成了 �
import-changed-title = 标题里的图片或脚注移到正文开头：{ $text }
import-changed-joined = 接上断开的句子：…{ $before }＋{ $after }

import-decide-readers = 原文件写着“{ $text }”，看不出能不能对外公开，先按草稿放进来；可以公开就删去 draft = true
import-decide-empty = 这一篇只有标题，没有正文
import-decide-year = 年份没有填：{ $text }
import-decide-date = 月份或日期没有填：{ $text }
import-decide-masked = 名称被遮住了：{ $text }
import-decide-box = 缺字或待勾选的方框：{ $text }
import-decide-quotes = 引号前后颠倒或落单：{ $text }
import-decide-gap = 序号不连续，应是 { $expected }，写着 { $number }：{ $text }
import-decide-picture = 图片没有找到，或不是浏览器能显示的图片：{ $file }
import-decide-link = 链接指向的文件没有收进来，网站会因此生成不了：{ $file }。请去掉链接，或把文件放到这篇旁边
import-decide-outside = 不在原文件所在的文件夹里，没有带过来：{ $file }
import-decide-site = 像是来源网站的话：{ $text }

import-format-word = Word
import-at-all = {"    "}全文：{ $text }
import-at-paragraph = {"    "}第 { $line } 段：{ $text }
import-refused-broken = 文件坏了，读不全。请用 Word 或 WPS 打开，另存一份再试
import-refused-not-word = 不是 Word 文档（.docx）。表格请先复制到 Word 里再存
import-refused-old = 这是旧格式的 .doc。请用 Word 或 WPS 打开，另存为 .docx
import-refused-encrypted = 文件加了密码。请在 Word 里去掉密码，另存一份
import-word-numbers = Word 自动编号写成了文字，{ $count } 段
import-word-tracked = 修订按接受处理，{ $count } 处
import-word-comments = 批注没有带过来，{ $count } 条
import-word-hidden = 隐藏文字没有带过来，{ $count } 处
import-word-contents = 目录没有带过来，{ $count } 处
import-word-formulas = 公式只留下文字，{ $count } 处
import-word-objects = 图表、图形或嵌入对象没有带过来，{ $count } 个
import-word-breaks = 手动换行改成了分段，{ $count } 处
import-word-ruby = 拼音注音没有带过来，{ $count } 处
import-word-links = 指向自己电脑上的文件或脚本的链接，只留下文字，{ $count } 处
import-word-margin = 页眉或页脚没有带过来：{ $text }
import-word-outside = 链接在别处的图片没有带过来，{ $count } 张
import-word-unshown = 浏览器显示不了的图片（EMF、WMF 等）没有带过来，{ $count } 张；请在 Word 里另存为 PNG
