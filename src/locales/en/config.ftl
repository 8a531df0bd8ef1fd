# site.toml and theme.toml

config-title-missing = site.toml does not say what the bulletin is called
config-title-empty = the title of the bulletin is empty
config-title-help = write: title = "Union bulletin"
config-base-url = “{ $url }” is not a complete web address
config-base-url-help = write: base_url = "{ $url }"
config-theme-name = “{ $name }” cannot be the name of a theme
config-theme-name-help = write the name of its folder in themes, as in: { $key } = "hongtou"
