# The TOML at the top of documents and in site.toml

toml-write = write: { $line }
toml-write-either = for a number, write: { $one }; for text, write: { $other }
toml-full-width = { $mark } is a full-width mark; the half-width { $half } belongs here
toml-colon = an equals sign = belongs between name and value, not a colon
toml-no-equals = the equals sign = is missing after “{ $key }”
toml-no-key = the name before the equals sign is missing
toml-no-key-help = write a name before the equals sign, as in: title = "Work plan"
toml-bad-key = “{ $key }” cannot be a name: names have only letters, digits, underscores and hyphens
toml-bad-key-help = leave out blanks and other marks, as in: { $key }
toml-no-value = “{ $key }” has no value
toml-no-value-help = write a value after the equals sign, as in: { $key } = "…"; or remove the line
toml-unclosed-quote = this text lacks its second quotation mark { $mark }
toml-unclosed-block = this text lacks the three quotation marks at its end
toml-unclosed-block-help = write { $mark } once more where the text ends
toml-after-value = something follows the second quotation mark
toml-backslash = a backslash \ between double quotation marks has a meaning of its own and cannot stand alone
toml-unquoted = text belongs between double quotation marks
toml-boolean = “{ $value }” is written true or false
toml-number = “{ $value }” is not a number: write the digits 0 to 9 alone, without a leading 0 and without words
toml-unclosed-list = this { $open } has no { $close }
toml-unclosed-list-help = write { $close } after the last item
toml-bad-list = this list is not well written
toml-bad-list-help = put each item between double quotation marks, and commas between the items, as in: { $key } = ["news", "spring"]
toml-bad-header = the name in the square brackets is not well written
toml-not-toml = this line is not of the form: name = value
toml-not-toml-help = the text of the document begins after the second +++; remove the line, or begin it with # if it is a remark
toml-repeated-key = “{ $key }” is there twice
toml-repeated-key-first = for the first time here
toml-repeated-key-help = keep one and remove the other
toml-unknown-key = there is no “{ $key }”
toml-did-you-mean-key = did you mean { $key }?
toml-belongs-above = move “{ $key }” above the line { $header }
toml-known-keys = what may stand here: { $known }
toml-not-one-of = “{ $key }” cannot be “{ $value }”
toml-did-you-mean-value = write: { $key } = "{ $value }"
toml-known-values = “{ $key }” is one of: { $known }
toml-out-of-range = “{ $key }” cannot be { $value }
toml-out-of-range-help = write a whole number from { $least } to { $most }
toml-wrong-type =
    “{ $key }” should be { $wanted ->
        [text] text
        [date] a date
        [integer] a whole number
        [boolean] true or false
        [list] a list
        [item] a list of texts
        [table] a section
       *[tables] one or several sections
    }, but this is { $found ->
        [text] text
        [integer] a whole number
        [float] a fraction
        [boolean] true or false
        [date] a date or time
        [list] a list
       *[table] a section
    }
toml-wrong-type-help =
    { $wanted ->
        [text] write: { $key } = { $text }
        [date] write: { $key } = 2026-03-08, or: { $key } = "2026年3月8日"
        [integer] write a whole number, without quotation marks
        [digits] write: { $key } = { $text }, without quotation marks
        [boolean] write: { $key } = true, or: { $key } = false, without quotation marks
        [list] write: { $key } = [{ $text }], with commas between several items
        [item] put each item between quotation marks: { $text }
        [table] write [{ $key }] on a line of its own, and below it one setting a line
       *[tables] write [[{ $key }]] (two pairs of brackets) on a line of its own, and below it one setting a line
    }

date-no-such-month = there is no month { $month }
date-no-such-month-help = months are 1 to 12
date-no-such-day = { $year }-{ $month } has no day { $day }
date-no-such-day-help = the last day of { $year }-{ $month } is { $last }
date-form = a date is written year-month-day, with two digits for month and day
date-form-help = write: { $key } = { $date }

file-not-utf8 =
    this file is not UTF-8; { $encoding ->
       *[unknown] its encoding cannot be told
        [GB18030] it is probably GB18030 (GBK, GB2312)
        [UTF-16LE] it is probably UTF-16 LE (“Unicode” in Notepad)
        [UTF-16BE] it is probably UTF-16 BE
    }
file-not-utf8-help =
    open it in a text editor and save it as “UTF-8”{ $encoding ->
       *[unknown] {""}
        [GB18030] ; or run: iconv -f GB18030 -t UTF-8 { $file } > utf8.md
        [UTF-16LE] ; or run: iconv -f UTF-16LE -t UTF-8 { $file } > utf8.md
        [UTF-16BE] ; or run: iconv -f UTF-16BE -t UTF-8 { $file } > utf8.md
    }
