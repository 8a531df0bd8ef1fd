# Texts of the theme hongtou

skip = Skip to the text
nav-columns = Columns
nav-activities = Activities
nav-foot = More
nav-months = Months before and after
nav-years = Years before and after
internal-edition = Internal edition · for members only
large-type = Large type
dark = Dark
day-off = off
picture = The year in one picture
all-columns = All activities
no-column = Other
month = Month
month-name = { $month ->
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
}
sum = Sum
chart = { $title }: how many in each month; the figures are in the table
figures = Figures by month
tags = Tags
no-tags = There are no tags yet.
feed = Feed
list = List
month-mark = { "" }
this-month = Activities in { $month ->
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
next-month = Next: { $month ->
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
}
month-title = Activities in { $month ->
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
site-month = { $month ->
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
} { $year }
month-empty = Nothing is planned for this month.
upcoming = Next there is something in { $month ->
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
} { $year }: { $count } { $count ->
    [one] activity
   *[other] activities
}
goes-on = + { $count } going on
year-earlier = Same month a year earlier
dated = By date
in-month = During the month
of-period = Of the period
recurring = Recurring
festivals = Festivals
month-articles = Published this month
calendar = Calendar of { $month }/{ $year }
weekday = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
progress = { $count } { $count ->
    [one] activity
   *[other] activities
}, { $done } done
done = done
planned = planned
until = to
notices = Notices
valid-until = valid until { $date }
updated = updated { $date }
words = { $count } characters
documents = { $count } { $count ->
    [one] document
   *[other] documents
}
column-empty = There is nothing in this column yet.
print = Print
sheet = As a sheet
pdf = PDF
book = The year as a book, PDF
back = Back
files = Attachments
contents = Contents
plan-months = Months
newer = Newer
older = Older
neighbours = Before and after in this column
pager = Pages
pager-previous = Previous page
pager-next = Next page
pager-place = Page { $current } of { $total }
activities-title = Activities by year
year-title = Activities of { $year }
items = { $count }
all-of-month = All { $count }
no-activities = Nothing planned
undated = Plans without a year
not-found = There is no such page
not-found-help = It may have been moved or renamed.
to-home = To the home page

issue-number = Issue { $number } of { $year } (no. { $serial } in all)
special-issue = Special issue { $year }
issue-contents = In this issue
issue-year = { $year }
issue-before = Issue before
issue-after = Issue after
nav-issues = Issues before and after
no-issues = No issue has appeared yet.
all-issues = All issues
opening = Opening words
editors-words = The editor's words
editors-note = Editor:{ " " }
report-to = Reported to
send-to = Sent to
issue-to = Issued to
list-mark = { ", " }
printed-by = Edited by { $unit }
copies = { $count } { $count ->
    [one] copy
   *[other] copies
} printed
appeared = Appeared in
reports-on = Activities reported on
report = Report: { $title }
noted = Activities read from this passage
noted-elsewhere = Activities listed apart ({ $count })
