# site.toml and theme.toml

config-title-missing = site.toml does not say what the bulletin is called
config-title-empty = the title of the bulletin is empty
config-title-help = write: title = "Union bulletin"
config-base-url = “{ $url }” is not a complete web address
config-base-url-help = write: base_url = "{ $url }"
config-theme-name = “{ $name }” cannot be the name of a theme
config-theme-name-help = write the name of its folder in themes, as in: { $key } = "hongtou"

bulletin-start-missing = [bulletin] does not say when the paper begins
bulletin-start-help = write a day of the first issue's period, as in: start = 2026-01-01
bulletin-start-far = the paper cannot begin in the year { $year }
bulletin-cadence-divides = a year cannot be divided into stretches of { $months } months
bulletin-cadence-help = write how many months an issue gathers: 1, 2, 3, 4, 6 or 12; or one of "monthly", "bimonthly", "quarterly", "half-yearly", "yearly"
bulletin-skip = “{ $text }” is not a month
bulletin-skip-help = write year and month, as in: skip = ["2026-07"]
bulletin-skip-early = “{ $text }” lies before the first issue
bulletin-skip-early-help = remove it, or let start lie earlier
