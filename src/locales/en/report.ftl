# How findings are shown, and what is wrong with a theme's own texts

report-error = error
report-warning = warning
report-help = help
texts-not-utf8 = this file of texts is not UTF-8; save it as UTF-8
texts-syntax = this is not written as Fluent asks ({ $detail })
texts-syntax-help = write each text on a line of its own, its name first, as in: greeting = Welcome
