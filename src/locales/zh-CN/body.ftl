# 正文里的链接

link-empty = 这个链接没有写网址
link-empty-help = 请在括号里写上网址或文件，例如 [通知](tongzhi.md)
link-absolute = 链接“{ $link }”以斜杠开头，放到别的地址下就会断
link-absolute-help = 请从这篇文章所在的文件夹写起，例如 ../notices/tongzhi.md
link-outside = 链接“{ $link }”指到 content 文件夹外面去了
link-outside-help = 请把要链接的文件放进 content，再按它的位置写
link-own-disk = 链接“{ $link }”是自己电脑里的文件，别人打不开
link-own-disk-help = 请把文件放到这篇文章旁边，只写文件名，例如 baoming.xlsx
link-scheme = 链接“{ $link }”不能用：不认它的开头
link-scheme-help = 外面的网址以 http://、https://、mailto: 或 tel: 开头；content 里的文件直接写它的位置
picture-elsewhere = 图片“{ $link }”在别的网站上，页面不会显示
picture-elsewhere-help = 把它存到文章旁边，写成 ![说明](文件名.jpg)

# 正文里的 HTML

html-hidden = <{ $name }> 连同它里面的内容不会放到网页上
html-hidden-help = 请删去；视频、文件之类写成链接，例如 [视频](https://example.org/)
html-unknown = 标签 <{ $name }> 不会放到网页上，只留下它里面的文字
html-unknown-help = 要让读者看到尖括号，请在前面加反斜杠：\<{ $name }>；否则请删去这个标签
html-unclosed = { $opens } 没有写完，缺少 { $closes }，从这里往下读不准
html-unclosed-help = 请补上 { $closes }；要让读者看到尖括号，请在前面加反斜杠：\<
