# The preview

serve-ready = The bulletin is at { $address } (ready in { $milliseconds } ms). Save a file and the page follows; Ctrl-C ends it.
serve-remote = Other machines of the network find it at { $address }
serve-qr = { $code }
serve-no-browser = No browser could be opened; open the address yourself.
serve-port-taken = port { $port } is taken by another program; name another one, or none
serve-ports-taken = the ports from { $port } on are all taken by other programs; name a free one with --port
serve-port-moved = Port { $taken } is taken, so this is port { $port }.
serve-cannot-listen = { $host }, port { $port } cannot be listened at ({ $detail })
serve-failed = the preview cannot go on: { $detail }
serve-changed = { $files } ({ $milliseconds } ms)
serve-changed-many = { $files } and { $more } more ({ $milliseconds } ms)
serve-file-new = { $file } (new)
serve-file-gone = { $file } (gone)
serve-day = It is { $day } now; the bulletin was made anew ({ $milliseconds } ms).
serve-renewed = The bulletin was made anew ({ $milliseconds } ms).
serve-broken = There are errors; the preview shows the last good pages until they are mended.
serve-broken-first = There are errors; until they are mended there is no page to show.
serve-mended = Mended; the preview is up to date.
serve-watch-limit = The system watches as many files as it may (on Linux: fs.inotify.max_user_watches), so changes are looked for every now and then.
serve-no-watch = The system does not report changes ({ $detail }), so they are looked for every now and then.

serve-gone = { $file } is gone
serve-gone-help = put it back into the bulletin’s folder; until then the preview shows the last good pages
serve-editor-without-file = the address of the editor, “{ $address }”, has no {"{file}"} in it; for example vscode://file/{"{file}"}:{"{line}"}

serve-overlay = This cannot be built yet
serve-no-site = There is no page yet

serve-bar = For the author
serve-bar-edit = Open the source in the editor
serve-bar-words = { $count } { $count ->
    [one] word
   *[other] words
}
serve-bar-hidden = Not in the public edition: { $reason }
serve-bar-activities = { $count } { $count ->
    [one] activity
   *[other] activities
} read
serve-bar-not-public = { $count } here not in the public edition
serve-bar-columns = { $count } { $count ->
    [one] column
   *[other] columns
} not in the public edition
serve-bar-left-out = { $count } left out here
serve-bar-findings = { $count } to look at
serve-why-draft = a draft
serve-why-future = published from { $date }
serve-why-expired = expired on { $date }
serve-why-internal = for members only
serve-why-no-year = its activities have no year
