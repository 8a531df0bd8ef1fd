# The site: addresses, links, dates, themes

site-column-without-slug = no address can be made from the name of the column's folder “{ $folder }”
site-column-without-slug-help = give it one in its _index.md, as slug = "sports"
site-document-without-slug = no address can be made from the file name “{ $name }”
site-document-without-slug-help = give it one in the front matter, as slug = "spring-sports", or rename the file
site-dead-link = the link leads to “{ $file }”, which does not exist
site-dead-link-help = did you mean “{ $suggestion }”?
site-dead-link-none = check the file's name and folder, or remove the link
site-dead-fragment = “{ $file }” has no heading “#{ $fragment }”
site-dead-fragment-help = did you mean “#{ $suggestion }”?
site-dead-fragment-none = look up the heading in that document, or remove # and what follows
site-link-left-out = “{ $file }” is not in this edition: the words stay, the link goes
site-link-left-out-help = if it should be public, look at its audience, draft, publish and expires
site-link-without-page = “{ $file }” has no page of its own: the words stay, the link goes
site-link-without-page-help = only the folders directly in content have a page; link to one of those or to a document
site-address-twice = two things want the address “/{ $url }”: { $first } and { $second }
site-address-twice-help = give one of them another slug, or rename its file
site-address-twice-help-file = rename one of the two files and the links to it
site-address-file-and-folder = “/{ $url }” would have to be a file and a folder at once: { $first } and { $second }
site-address-too-long = the address “/{ $url }” is too long for the name of a file
site-address-too-long-help = shorten the slug, or the file's name, to fewer than 80 characters
site-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
site-month-title = Activities in { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
site-year-title = Activities of { $year }
site-activities-title = Activities by year
site-tags-title = Tags

date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-short = { $year }-{ $month2 }-{ $day2 }
date-year = { $year }
date-month-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-han = { $han }

theme-unknown = there is no theme “{ $theme }”
theme-did-you-mean = did you mean “{ $theme }”? there are: { $known }
theme-unknown-help = there are: { $known }
theme-chain-too-long = the theme “{ $theme }” extends too many others; do two of them extend each other?
theme-template-missing = the theme “{ $theme }” lacks these templates: { $templates }
theme-template-missing-help = write extends = "hongtou" in theme.toml to take its templates for those that are missing, or put them into templates
theme-not-utf8 = this file of the theme “{ $theme }” is not UTF-8

# Items of a plan that stand in no month

plan-unplaced = { $count } { $count ->
    [one] item under “{ $under }” has
   *[other] items under “{ $under }” have
} no month
plan-unplaced-nowhere = { $count } { $count ->
    [one] item of the schedule has
   *[other] items of the schedule have
} no month
plan-unplaced-help = Move them below a month, or name the month in each item

# Pictures

picture-broken = the picture “{ $file }” cannot be opened: { $reason }
picture-cut = the picture “{ $file }” is cut off: its end is missing
picture-none = “{ $file }” holds no picture
picture-broken-help = Open it in a program for pictures and save it again, or take it out of the text
picture-unfit = “{ $file }” is a { $kind } picture: few browsers show it, and where it was taken cannot be removed
picture-unfit-help = Open it in a program for pictures, save it as JPG, and use that

file-word = Word document
file-excel = Excel sheet
file-slides = PowerPoint slides
file-wps = WPS document
file-pdf = PDF
file-csv = CSV table
file-text = text
file-archive = archive
file-calendar = calendar
file-sound = audio
file-film = video
file-picture = picture
file-other = { $ending } file
file-kilobytes = { $n } KB
file-megabytes = { $n } MB
file-about = { $kind }, { $size }
file-note = {" "}({ $about })
