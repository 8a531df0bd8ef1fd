# The paper that comes out in issues: [bulletin], content/issues, reports

bulletin-column-unknown = there is no column “{ $column }”
bulletin-column-meant = did you mean “{ $column }”?
bulletin-column-known = write the title of a column or the name of its folder; there are: { $known }

issue-without-bulletin = this file is about an issue, but site.toml has no [bulletin]
issue-without-bulletin-help = add [bulletin] with start = 2026-01-01 to site.toml, or move the file out of content/issues
issue-note-stray = these words stand before “{ $file }”, which this issue does not carry
issue-note-stray-help = add the article to articles, or remove the note
issue-clash = two files are about issue { $number } of { $year }: this one and { $file }
issue-clash-other = the other file says so here
issue-clash-help = give one of them another number, or special = true
issue-gap = { $year } has no issue { $number }
issue-gap-help = the issues of { $year } are { $first } to { $last }; look at number, and at cadence, start, first_number and skip in site.toml
issue-gap-help-none = there is no issue in { $year }; look at year, and at start in site.toml
issue-serial-gap = the serial number { $stated } leaves a gap: issue { $number } of { $year } is number { $serial } in all
issue-serial-clash = the serial number { $stated } is taken: issue { $number } of { $year } is number { $serial } in all
issue-serial-help = write serial = { $serial } or remove it; if the paper counts otherwise, set first_serial or skip in site.toml
issue-early = issue { $number } of { $year } is dated { $date }, before the days it gathers begin
issue-early-help = it gathers { $first } to { $last }: date it within them or later
issue-late = issue { $number } of { $year } is dated { $date }, not before the next one of { $next }
issue-late-help = Write a date before { $next }
issue-article-unknown = there is no document “{ $file }”
issue-article-unknown-help = did you mean “{ $suggestion }”?
issue-article-unknown-none = write the way to its file from content, as in: "news/2026-games.md"
issue-article-draft = “{ $file }” is still a draft: this issue does not carry it
issue-article-future = “{ $file }” appears on { $date }: the issue of { $day } does not carry it
issue-article-expired = “{ $file }” expired on { $date }: the issue of { $day } does not carry it
issue-article-lost-help = Change draft, publish or expires of the article, the date of the issue, or take it out of articles
issue-article-twice = “{ $article }” stands in { $file } too
issue-article-twice-other = the other issue names it here
issue-article-twice-help = an article appears once; a special issue may bring it again
issue-overdue = issue { $number } of { $year } is overdue: nothing is dated { $first } to { $last }
issue-overdue-help = publish something dated in these days; or pass the period over with skip = ["{ $month }"] in [bulletin] of site.toml
issue-overdue-draft = issue { $number } of { $year } is overdue: its file is still a draft
issue-overdue-draft-help = remove draft = true to let it appear
issue-special-empty = this special issue holds nothing
issue-special-empty-help = name its articles, as in: articles = ["news/2026-games.md"], or write its text
issue-column-empty = “{ $column }” has nothing in issue { $number } of { $year }
issue-column-empty-help = publish something in { $folder } dated { $first } to { $last }, or leave it: the issue appears without the column

reports-later = “{ $text }” is on { $when }, and this article is of { $date }
reports-later-help = An article reports on what has begun: check its date, or name the year and month that is meant, as reports = "2025-12 New Year party"
reports-nothing = no activity has the words “{ $text }”
reports-nothing-none = write words of the activity as they stand in its plan; huikan activities lists them
reports-many = “{ $text }” fits { $count } activities
reports-propose =
    write one of these, or several in a list:
    { $lines }

site-issue-title = { $name }, issue { $number } of { $year }
site-issue-special = { $name }, special issue: { $title }
