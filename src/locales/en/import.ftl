# huikan import: plans that were written elsewhere come in

import-refused = { $file }: { $detail }
import-nothing-written = { $count } { $count ->
    [one] file
   *[other] files
} cannot be read, so nothing was written
import-refused-unknown = this is no file that can be read; save it as a Word document (.docx) or as text (UTF-8)
import-refused-empty = there is no text in it
import-refused-large = it is too large for a plan
import-refused-many = it seems to hold { $count } plans, and at most { $most } come in at once; cut the file into several
import-refused-no-file = this is no file; name the file that is to come in
import-refused-rtf = this is an RTF file; open it in Word or WPS and save it as .docx
import-refused-web = this is a web page; open it in Word or WPS and save it as .docx, or copy its words into a text file
import-refused-pdf = this is a PDF file; find the Word file it was made from, or copy its words into a text file
import-dry-run = This was a trial, nothing was written. Run it without --dry-run to write.
import-done = { $count } { $count ->
    [one] document
   *[other] documents
} written to { $folder }. See the months with huikan serve --open.

import-format-markdown = Markdown
import-format-plain = text
import-file = { $file } ({ $format }{ $encoding ->
    [none] {""}
   *[other] , { $encoding }
}): { $count } { $count ->
    [one] document
   *[other] documents
}
import-likely = {"  "}It seems to hold { $count } documents; --split parts them where each begins.
import-left-out-head = {"  "}In no document:
import-left-out = { $text }
import-document = Writes { $file }
import-would = Would write { $file }
import-held = Not written: { $file }
import-numbered = {"  "}{ $file } exists with other words and was left alone; this one has a name of its own
import-front = {"  "}its front matter would be:
import-present = { $file } is there already, word for word
import-title = {"  "}title: { $title }
import-title-of-file = {"  "}title: { $title } (the file's name, for the text says none)
import-particulars = {"  "}unit: { $unit }; date: { $date }; year: { $year }
import-open = not in the text, left open
import-untaken = {"  "}not taken over from its own front matter: { $names }
import-month = month { $month }: { $count };{" "}
import-months = {"  "}activities: { $months }{ $others ->
    [0] {""}
   *[other] { $others } without a month
}
import-no-months = {"  "}activities: none were read
import-no-year = {"  "}Without a year they stand on no month page: add year = … to the front matter, or import with --year.
import-no-plans = This column holds no plans, so its activities stand on no month page. Import into a column of plans, or write kind = "plan" into its _index.md.
import-pictures = {"  "}{ $count } { $count ->
    [one] picture or attachment
   *[other] pictures and attachments
}: { $names }
import-changed-head = {"  "}{ $count } { $count ->
    [one] change
   *[other] changes
} (places in the file that came in):
import-decide-head = {"  "}{ $count } to decide (places in the new document):
import-at-line = {"    "}line { $line }, column { $column }: { $text }
import-repeats = {"  "}Repeats { $file }, about { $share }% of the words are the same: keep one of them.

import-changed-escape = { $count } needless { $count ->
    [one] backslash
   *[other] backslashes
} removed (\_ → _)
import-changed-hidden = invisible characters removed: { $count }
import-changed-dash = needless dash removed: { $text }
import-changed-page = page number removed: { $text }
import-changed-lost = a byte that is no text became �
import-changed-title = a picture or note in the title now stands above the text: { $text }
import-changed-joined = broken sentence joined: …{ $before }＋{ $after }

import-decide-readers = the file says “{ $text }”, which does not say plainly that everybody may read it, so it is a draft; take out draft = true if they may
import-decide-empty = there is a title and nothing below it
import-decide-year = the year is not filled in: { $text }
import-decide-date = the month or the day is not filled in: { $text }
import-decide-masked = a name is masked: { $text }
import-decide-box = a lost character or a box to tick: { $text }
import-decide-quotes = quotation marks are reversed or alone: { $text }
import-decide-gap = the numbers do not count on, { $number } where { $expected } is due: { $text }
import-decide-picture = the picture was not found, or is none that browsers show: { $file }
import-decide-link = the link leads to a file that did not come along, so that the site cannot be built: { $file }; take the link out, or put the file beside this document
import-decide-outside = not in the folder of the file that came in, so not taken along: { $file }
import-decide-site = words of the site it was copied from, it seems: { $text }

import-format-word = Word
import-at-all = {"    "}all over it: { $text }
import-at-paragraph = {"    "}paragraph { $line }: { $text }
import-refused-broken = the file is broken; open it in Word or WPS and save a copy
import-refused-not-word = it is no Word document (.docx); copy a spreadsheet into Word first
import-refused-old = this is an old .doc; open it in Word or WPS and save it as .docx
import-refused-encrypted = the file has a password; take it off in Word and save a copy
import-word-numbers = numbers that Word made are typed now, in { $count } { $count ->
    [one] paragraph
   *[other] paragraphs
}
import-word-tracked = tracked changes taken as accepted: { $count }
import-word-comments = comments not taken over: { $count }
import-word-hidden = hidden words not taken over: { $count }
import-word-contents = lines of the table of contents not taken over: { $count }
import-word-formulas = formulas of which only the words remain: { $count }
import-word-objects = charts, shapes or embedded objects not taken over: { $count }
import-word-breaks = line breaks that are ends of paragraphs now: { $count }
import-word-ruby = readings above words not taken over: { $count }
import-word-links = links to files on one computer or to scripts, of which only the words remain: { $count }
import-word-margin = header or footer not taken over: { $text }
import-word-outside = pictures that are only linked, not taken over: { $count }
import-word-unshown = pictures that browsers cannot show (EMF, WMF), not taken over: { $count }; save them as PNG in Word
