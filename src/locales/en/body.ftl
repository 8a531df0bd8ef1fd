# Links in the text

link-empty = this link has no address
link-empty-help = write an address or a file between the brackets, as in [Notice](notice.md)
link-absolute = the link “{ $link }” begins with a slash and breaks when the site moves
link-absolute-help = write the way from this document’s folder, as in ../notices/notice.md
link-outside = the link “{ $link }” leads out of the content folder
link-outside-help = put the file into content and write where it lies
link-own-disk = the link “{ $link }” is a file on your own computer that nobody else can open
link-own-disk-help = put the file beside this document and write its name only, as in form.xlsx
link-scheme = the link “{ $link }” cannot be used: its beginning is not allowed
link-scheme-help = addresses outside begin with http://, https://, mailto: or tel:; for files in content write where they lie
picture-elsewhere = the picture “{ $link }” lies on another site: pages do not show it
picture-elsewhere-help = Save it beside the document and write ![words](name.jpg)

# HTML in the text

html-hidden = <{ $name }> and what it holds do not go onto the page
html-hidden-help = delete it; write films, files and the like as links, as in [Film](https://example.org/)
html-unknown = the tag <{ $name }> does not go onto the page, only the text in it does
html-unknown-help = to show the angle brackets, put a backslash before them: \<{ $name }>; otherwise delete the tag
html-unclosed = { $opens } is not finished: { $closes } is missing, and what follows cannot be read surely
html-unclosed-help = add { $closes }; to show the angle bracket, put a backslash before it: \<
