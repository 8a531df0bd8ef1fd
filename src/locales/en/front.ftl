# What stands between the two lines of +++ at the top of a document

front-missing = the document does not begin with its title and other particulars
front-missing-help =
    add these three lines at the very top of the file:
    +++
    title = { $title }
    +++
front-title-missing = there is no title
front-title-empty = the title is empty
front-title-help = write between the two lines of +++: title = { $title }
front-unclosed = the opening +++ has no second line of +++
front-unclosed-help = add a line of +++ by itself after line { $line }
front-fence = what stands at the top of a document goes between two lines of +++, not { $mark }
front-fence-help = change this line and the one that closes it to three plus signs: +++
front-yaml = the document begins with --- (YAML), but huikan reads +++ and equals signs
front-yaml-help = change both lines of --- to +++, and write each item with an equals sign and text between quotation marks: “{ $line }” becomes { $key } = { $value }
front-expires-early = it expires before it is published
front-expires-early-publish = published from this day on
front-expires-early-help = expires is the last day and cannot lie before publish
front-slug = the address “{ $slug }” has characters that cannot be used
front-slug-help = use only small letters, digits and hyphens, as in: slug = "{ $slug }"
front-slug-help-none = use only small letters, digits and hyphens, as in: slug = "spring-games"
front-two-years = only one of year and school_year can be given
front-two-years-other = year is given here
front-two-years-help = keep year for a plan of a calendar year, school_year for one of a school year
front-school-year = the school year “{ $value }” is not well written
front-school-year-help = write school_year = "{ $start }-{ $end }"; the first term is "{ $start }-{ $end }-1", the second "{ $start }-{ $end }-2"
front-default-audience-help = audience does not belong in [defaults]; put it above [defaults], where it holds for the whole folder

activity-text-missing = this activity does not say what it is
activity-text-empty = the text of this activity is empty
activity-text-help = write: text = "Games for all members"
activity-when-missing = this activity does not say when it is
activity-when-missing-help = write one of month = 3, date = 2026-03-08, period = "第一季度" or every = "每月"
activity-date-twice = { $key } is not needed, since date is given
activity-date-twice-other = date is here
activity-date-twice-help = remove { $key } or date
activity-day-alone = { $key } is given, but no month
activity-day-alone-help = add month, as in: month = 3
activity-no-such-day = month { $month } has no day { $day }
activity-no-such-day-help = the last day of month { $month } is { $last }
activity-ends-early = it ends before it begins
activity-ends-early-begin = it begins on this day
activity-ends-early-help = end_day is the last day within the same month; write two activities for one that goes on into the next

issue-front-missing = the file does not say which issue it is about
issue-front-missing-help =
    add these lines at the very top of the file:
    +++
    year = 2026
    number = 3
    +++
issue-which-missing = it is not said which issue this is about
issue-which-missing-help = write year = 2026 and number = 3 for the third issue of 2026, or special = true and a date for a special issue
issue-special-numbered = a special issue has no { $key }
issue-special-numbered-other = special is here
issue-special-numbered-help = remove { $key }, or remove special = true
issue-special-date = a special issue needs the day on which it appears
issue-special-date-help = write: date = 2026-05-08
issue-note-missing = this note has no text
issue-note-empty = the text of this note is empty
issue-note-help = write: text = "The editor's words."
