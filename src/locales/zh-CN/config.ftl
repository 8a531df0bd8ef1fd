# site.toml 和 theme.toml

config-title-missing = site.toml 里没有写会刊的名称
config-title-empty = 会刊的名称是空的
config-title-help = 请写上：title = "工会会刊"
config-base-url = “{ $url }”不是完整的网址
config-base-url-help = 请写成：base_url = "{ $url }"
config-theme-name = “{ $name }”不能作主题的名字
config-theme-name-help = 请写 themes 里那个文件夹的名字，例如 { $key } = "hongtou"

bulletin-start-missing = [bulletin] 没有写简报从什么时候开始
bulletin-start-help = 写上第一期所在时段里的任意一天，例如：start = 2026-01-01
bulletin-start-far = 简报不可能从 { $year } 年开始
bulletin-cadence-divides = 一年不能按每 { $months } 个月一期来分
bulletin-cadence-help = 写每期汇集几个月的文章：1、2、3、4、6 或 12；也可以写 "月刊"、"双月刊"、"季刊"、"半年刊"、"年刊"
bulletin-skip = “{ $text }”不是月份
bulletin-skip-help = 写年和月，例如：skip = ["2026-07"]
bulletin-skip-early = “{ $text }”在第一期之前
bulletin-skip-early-help = 删去它，或者把 start 提前
