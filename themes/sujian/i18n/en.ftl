# Texts of the theme sujian

skip = Skip to the text
columns = Columns
activities = Activities
more = More
internal = internal edition
tags = Tags
feed = Feed
month = { $month ->
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
months = Months
this-month = This month
standing = Standing
festivals = Festivals
articles = Articles
notices = Notices
undated = Without a year
progress = { $count } { $count ->
    [one] activity
   *[other] activities
}, { $done } done.
further = { $count } more.
nothing = Nothing planned.
contents = Contents
done = done
files = Attachments
issue = Issue { $number } of { $year }
issue-serial = No. { $serial } in all
issues = Issues before and after
report-to = Reported to
send-to = Sent to
issue-to = Issued to
printed-by = Edited by
copies = { $count } { $count ->
    [one] copy
   *[other] copies
} printed
list-mark = { ", " }
pages = Pages
not-found = There is no such page
to-home = To the home page
