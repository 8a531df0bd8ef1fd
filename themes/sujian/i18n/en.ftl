# Texts of the theme sujian

skip = Skip to the text
columns = Columns
activities = Activities
more = More
internal = internal edition
tags = Tags
feed = Feed
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
sheet = As a sheet
back = Back
book = The year as a book, PDF
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
