# The command line

cli = huikan: a union writes its plan once; the site, a page for every month and sheets to print come from it
cli-lang = Language to speak, the system's by default
cli-help = Show help
cli-version = Show the version
cli-usage-options = [OPTIONS]
cli-usage-command = <COMMAND>
cli-heading-colon = :
cli-heading-usage = Usage:
cli-heading-options = Options
cli-heading-arguments = Arguments
cli-heading-commands = Commands
cli-site = The bulletin's folder
cli-edition = Which edition: public for everybody, internal for members
cli-drafts = With drafts, and with what is not yet or no longer published
cli-today = Build as of this day (today by default), as 2026-03-08
cli-build = Make the site from what lies in content
cli-build-output = Where the site goes (output, or output-internal for the internal edition)
cli-serve = Show the bulletin in a browser while you write; what you save is there at once
cli-serve-port = The port to listen at; without it, 8149 or the next free one
cli-serve-host = Let other machines of the network look too, at all addresses or at this one
cli-serve-open = Open a browser
cli-serve-poll = Look for changes every now and then, on drives that do not report them
cli-serve-editor = The address that opens a file in your editor, with {"{file}"} and {"{line}"}; VS Code's by default
cli-print = make PDFs of plans, notices, issues, months and years, ready to print
cli-print-what = what to print: documents, issues, months or years, by file or address
cli-print-year = the calendar of this year; with --month that month's sheet
cli-print-month = the sheet of this month, together with --year
cli-print-all = everything there is
cli-print-book = the issues, plans and notices of this year as a book
cli-print-to = the folder the PDFs go to, instead of beside their pages in output
cli-activities = List the activities that the plans name, month by month
cli-activities-files = Plans to read; without any, the whole bulletin's
cli-activities-edition = Which plans to read: internal for all (the default), public for the public ones
cli-activities-year = Only this year
cli-activities-month = Only this month
cli-activities-format = As a table for people, or as json for programs
cli-activities-mentions = List the sentences that only mention a month, instead
cli-activities-explain = Say of every line what it was taken for, instead
cli-init = Make a small bulletin that can be built at once
cli-init-directory = The folder to make it in
cli-new = Make a document with its front matter, in the right column
cli-new-kind = plan, article or notice
cli-new-title = Its title
cli-new-column = The folder of its column, where there are several for its kind
cli-new-today = The day it is dated (today by default), as 2026-03-08
cli-import = Take in plans written in Word, as text or as Markdown
cli-import-files = The files: .docx, .txt, .md
cli-import-to = The folder of the column they go to
cli-import-split = Part a file that holds several documents where each begins
cli-import-year = The year of these plans
cli-import-dry_run = Only show what would be done
cli-completions = Print a completion script
cli-completions-shell = The shell to complete in

args-unknown-language = --lang knows zh-CN and en, not “{ $value }”
args-unknown-argument = there is no option “{ $argument }”{ $meant ->
    [none] {""}
   *[other] ; did you mean “{ $meant }”?
}
args-unknown-command = there is no command “{ $command }”{ $meant ->
    [none] {""}
   *[other] ; did you mean “{ $meant }”?
}
args-too-many = “{ $argument }” is too much
args-missing-value = “{ $argument }” needs something after it{ $valid ->
    [none] {""}
   *[other] ; it can be: { $valid }
}
args-no-value = “{ $argument }” takes nothing after it
args-twice = “{ $argument }” may be there only once
args-not-utf8 = the command has characters that cannot be read; use a terminal in UTF-8
args-missing-command = a command is missing
args-missing-argument = an argument is missing: { $argument }
args-invalid-value = “{ $argument }” cannot be “{ $value }”{ $valid ->
    [none] {""}
   *[other] ; it can be: { $valid }
}
args-conflict = “{ $argument }” and “{ $other }” do not go together
args-other = the command cannot be understood
args-see-help = Add --help to see how it is used.

cmd-findings = { $errors } { $errors ->
    [one] error
   *[other] errors
}, { $warnings } { $warnings ->
    [one] warning
   *[other] warnings
}.
cmd-fails = error: { $text }
cmd-cannot-print = the output cannot be written: { $detail }

build-without-sheets = { $count ->
    [one] The pages are all there; one PDF is missing, for the reason above.
   *[other] The pages are all there; { $count } PDFs are missing, for the reasons above.
}
build-nothing-written = There are errors, so nothing was written and the site stays as it was. Mend them and build again.
build-left-out = { $count } { $count ->
    [one] document is
   *[other] documents are
} not in this edition:
build-left-out-draft = {"  "}{ $file }: a draft
build-left-out-future = {"  "}{ $file }: published from { $date }
build-left-out-expired = {"  "}{ $file }: expired on { $date }
build-left-out-internal = {"  "}{ $file }: for members only
build-without-year = { $count } { $count ->
    [one] document is
   *[other] documents are
} in this edition, but not the activities: without a year they stand on no month page. Add year = … to the front matter:
build-without-year-file = {"  "}{ $file }
build-without-base-url = There is no base_url in site.toml, so no sitemap.xml was made.
build-progress = Making
build-holds = The bulletin holds { $documents } { $documents ->
    [one] document
   *[other] documents
} and { $activities } { $activities ->
    [one] activity
   *[other] activities
}, on { $pages } { $pages ->
    [one] page
   *[other] pages
}.
build-done = { $written } { $written ->
    [one] file
   *[other] files
} written, { $unchanged } unchanged, { $removed } removed, in { $output }, { $seconds } s.

load-no-site = there is no site.toml in “{ $directory }”, so it is not a bulletin's folder; run huikan in that folder or name it with --site DIR, or make a new bulletin with huikan init DIR
load-unreadable = the bulletin's files cannot be read: { $detail }
load-cannot-read = { $file } cannot be read: { $detail }

io-at = { $file }: { $detail }
io-not-found = there is no such file or folder
io-denied = permission is denied
io-full = the disk is full
io-directory = it is a folder, not a file
io-not-directory = it is not a folder
io-read-only = the disk can only be read

write-not-ours = “{ $directory }” holds other files that huikan did not make, so nothing was written; name an empty folder with --output
write-foreign = “{ $file }” was not made by huikan and stands where a file of the site belongs; move or rename it and build again
write-into-sources = “{ $directory }” lies among the bulletin's sources; name a folder outside content and themes with --output
write-failed = { $file } cannot be written: { $detail }

read-symbolic-link = “{ $file }” is a symbolic link and is not followed
read-name-not-unicode = the name of “{ $file }” is not valid Unicode; it was not read
read-refused-help = put the file itself into content, under a plain name

init-not-empty = “{ $directory }” is not empty; name an empty folder
init-done = A new bulletin is in { $directory }. Put your names into site.toml, run huikan build there, and open output/index.html in a browser.
new-done = Made { $file }, a draft for now: remove the line draft = true when it is ready.
new-exists = { $file } exists and was left alone; choose another title
new-no-title = a document needs a title, as in: huikan new article "Spring games"
new-unknown-column = there is no column “{ $column }”; there are: { $known }
new-unknown-column-meant = there is no column “{ $column }”; did you mean { $meant }? There are: { $known }
new-no-column = there is no column for this yet: make a folder under content with an _index.md that says kind = "{ $kind }"
new-plan-body = What the year is about.

    ## 每月安排

    ### 1月

    1. The first activity
new-article-body = Begin here.
new-notice-body = To all groups:

    Begin here.

activities-none = No activities were read.
activities-total = { $count } { $count ->
    [one] activity
   *[other] activities
}.
activities-file-unreadable = { $file } cannot be read: { $detail }
activities-column-month = month
activities-column-day = day
activities-column-text = activity
activities-column-who = who
activities-column-status = status
activities-column-place = read from
activities-done = done
activities-planned = planned
activities-theme = theme: { $text }
activities-month = { $year }-{ $month }
activities-period = { $year }, { $period }
activities-month-without-year = month { $month }, no year

explain-months = {" "}(month { $months })
explain-prose = text
explain-section = heading
explain-label = month
explain-label-with-activity = month and activity
explain-label-with-theme = month and theme
explain-activity = activity
explain-dated = activity with its own date
explain-umbrella = line that gathers the items below
explain-continuation = more of the item above
explain-field = time, place or people of the item above
explain-detail = rules, demands and the like: no activity
explain-unplaced = item without a month
explain-mention = month only mentioned
explain-signature = signature
explain-table-head = table of activities
explain-other-table = table that is no schedule
