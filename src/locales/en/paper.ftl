# What stands on paper; words about fonts and typesetting

paper-lang = en
paper-region = GB
paper-attachments = Attached:{" "}
paper-copies = Copies to:{" "}
paper-full-stop = .
paper-contents = Contents
paper-opening = Opening words
paper-note = Note:{" "}
paper-picture = Picture
paper-done = done
paper-open = to be done
paper-alert-note = Note
paper-alert-tip = Tip
paper-alert-important = Important
paper-alert-warning = Warning
paper-alert-caution = Caution
paper-to = { $names }:
paper-printed = Printed on { $date }
paper-month = { $month ->
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
paper-month-undated = This month
paper-month-periods = This quarter or term
paper-month-recurring = Again and again
paper-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
paper-task = { $text } ({ $of })
paper-on-day = { $day }  { $text }
paper-on-days = { $day }–{ $last }  { $text }
paper-goes-on = { $count } going on
paper-more = and { $count } more on the sheet of the month
paper-book = Papers of { $year }
paper-issue-number = { $year }, issue { $number }
paper-issue-serial = issue { $serial } in all
paper-issue-special = Special issue, { $year }
paper-issue-copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
paper-by = ({ $by })
paper-report-to = Reported to: { $names }
paper-send-to = Sent to: { $names }
paper-issue-to = Issued to: { $names }
paper-list-mark = {", "}

print-no-chinese-font = this machine has no Chinese font, so no PDF can be made
print-no-chinese-font-help = install one (Debian, Ubuntu: apt install fonts-noto-cjk fonts-lxgw-wenkai), or put a font file into a folder and write font_dirs = ["that folder"] under [print] in site.toml; printing from the browser works without
print-no-character = no font that is there has the character “{ $character }” ({ $code })
print-no-character-help = install a font that has it, or put its file into a folder that font_dirs in site.toml names; or use another character
print-no-character-also = here, too
print-no-font-dir = there is no folder { $folder } for fonts
print-no-font-dir-help = write it as seen from the folder of site.toml, or take it out of font_dirs
print-picture = the picture { $file } cannot be printed: { $detail }
print-picture-help = save it as PNG, JPEG or SVG
print-font = the font { $family } cannot be read
print-font-help = its file was changed or taken away while it was needed, or is damaged: print once more; if that does not help, install the font anew or remove it
print-failed = this cannot be set: { $detail }
print-without-typst = This program was compiled without PDF (the feature pdf).
print-no-fangsong = There is no Fangsong font; { $used } stands in.
print-no-song = There is no Song font; { $used } stands in.
print-no-xiaobiaosong = There is no Xiaobiaosong font; { $used } stands in.
print-no-hei = There is no Hei font; { $used } stands in.
print-no-kai = There is no Kai font; { $used } stands in.
print-font-skipped = The font { $family } cannot be read; others stand in.
print-nothing = Say what to print: a file, an address, or --year, --month, --book or --all.
print-unknown = There is no document or page “{ $what }”.
print-index = “{ $what }” is passed over: it introduces a column and has no sheet.
print-internal = “{ $what }” is for members only; print it with --edition internal.
print-draft = “{ $what }” is a draft; print it with --drafts.
print-future = “{ $what }” is published from { $date } on; print it with --drafts.
print-expired = The last day of “{ $what }” was { $date }; print it with --drafts.
print-to-file = The PDFs cannot go to { $file }: it is a file; name a folder after --to.
print-unset = { $count ->
    [one] One sheet could not be set; what is wrong stands above.
   *[other] { $count } sheets could not be set; what is wrong stands above.
}
print-no-year = There are no activities of { $year }.
print-no-month = There are no activities of { $year }-{ $month }.
print-no-book = There are no issues, plans or notices of { $year }.
print-progress = Setting
print-done = { $count ->
    [one] One PDF is in { $directory }: { $last }.
   *[other] { $count } PDFs are in { $directory }; the last of them is { $last }.
}
print-not-linked = From the next huikan build on their pages lead to them, and it sets them again when what they show has changed.
