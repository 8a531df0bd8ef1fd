# site.toml 和 theme.toml

config-title-missing = site.toml 里没有写会刊的名称
config-title-empty = 会刊的名称是空的
config-title-help = 请写上：title = "工会会刊"
config-base-url = “{ $url }”不是完整的网址
config-base-url-help = 请写成：base_url = "{ $url }"
config-theme-name = “{ $name }”不能作主题的名字
config-theme-name-help = 请写 themes 里那个文件夹的名字，例如 { $key } = "hongtou"
