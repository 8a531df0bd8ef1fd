# Mistakes in the templates of a theme

template-wrong = the template cannot go on here; the template engine says: { $detail }
template-wrong-help = compare it with the like of it in the guide to themes, or go back to how it was when it last worked
template-unknown = there is no { $kind ->
    [variable] variable
    [field] field
    [argument] argument
    [filter] filter
    [function] function
    [test] test
    [component] component
    [block] block
    [style] date style
    [tag] tag
   *[template] template
} “{ $name }”
template-known-help = take one that there is: { $known }
template-nearest-help = did you mean “{ $nearest }”? there are: { $known }
template-none-help = there are none yet: write “{ $name }” first, or delete this
template-no-text = there is no text “{ $name }”
template-no-text-help = add a line to i18n/en.ftl of the theme (i18n/zh-CN.ftl for a Chinese bulletin): { $name } = the words to show
template-no-date = “{ $name }” is not a date
template-no-date-help = date takes a day like 2026-03-08, as in {"{{"} card.date | date {"}}"}
template-no-fields = this value may be empty: it has no field “{ $name }”
template-undefined = this value does not exist
template-empty-help = ask first whether it is there: {"{%"} if a {"%}"}{"{{"} a.b {"}}"}{"{%"} endif {"%}"}; or say what to take instead: {"{{"} a or "none" {"}}"}
template-argument = the argument “{ $name }” is missing
template-argument-help = write { $name }=… between the parentheses
template-type = this must be { $wanted ->
    [text] a text
    [list] a list
    [record] a value with fields
    [truth] true or false
    [number] a number
   *[bytes] bytes
} but is { $given ->
    [text] a text
    [list] a list
    [record] a value with fields
    [truth] true or false
    [number] a number
    [nothing] empty
   *[bytes] bytes
}
template-type-help = take a variable of that type; the tables of the guide to themes have the type of each
template-unlike = { $one ->
    [text] a text
    [list] a list
    [record] a value with fields
    [truth] true or false
    [number] a number
    [nothing] an empty value
   *[bytes] bytes
} and { $other ->
    [text] a text
    [list] a list
    [record] a value with fields
    [truth] true or false
    [number] a number
    [nothing] an empty value
   *[bytes] bytes
} do not go together like this
template-unlike-help = both sides must be of one type; texts are joined with ~, not with +
template-no-value = there must be a value here, not { $found ->
    [identifier] a name
    [string] a text
    [integer] a number
    [float] a number
    [bool] true or false
   *[other] “{ $found }”
}
template-no-value-help = write a variable, a number or a text in quotation marks before the marked place; delete a mark that is too much
template-expected = this must be { $expected ->
    [identifier] a name
    [string] a text in quotation marks
   *[other] “{ $expected }”
} but is { $found ->
    [identifier] a name
    [string] a text
    [integer] a number
    [float] a number
    [bool] true or false
    [content] what stands outside of tags
   *[other] “{ $found }”
}
template-expected-help = write { $expected ->
    [identifier] a name
    [string] a text in quotation marks
   *[other] “{ $expected }”
} before the marked place, or delete what is too much
template-unfinished = the template ends too early
template-unfinished-help = look at its last lines: every {"{{"} needs a {"}}"}, every {"{%"} a {"%}"}, parentheses and quotation marks come in pairs
template-tag = {"{%"} { $tag } {"%}"} does not belong here
template-tag-help = nothing before it begins what it goes with: write its beginning, or delete it
template-open = this tag has no end yet
template-open-help = write {"{%"} end{ $word } {"%}"}
template-end = it begins as “{ $name }” and ends as “{ $end }”
template-end-help = write “{ $name }” at its end
template-quote = this has a beginning but no { $quote } at its end
template-quote-help = write { $quote } where it ends
template-character = this character cannot stand in a tag
template-character-help = texts stand in quotation marks; marks are those of a Western keyboard
template-ignored = in a template that extends another, what stands outside of blocks is not shown
template-ignored-help = put this into a block: {"{%"} block main {"%}"}…{"{%"} endblock main {"%}"}; or delete it
template-extends-first = extends stands once, and first in its template
template-extends-first-help = move it to the first line with nothing before it; delete a second one
template-twice = “{ $name }” is there twice
template-twice-help = give one of them another name, or delete it
template-reserved = “{ $name }” is a word of the template language and cannot be a name
template-reserved-help = take another name, as { $name }_1
template-misplaced = { $name } cannot stand here
template-misplaced-help = break and continue stand in a for, a block outside of it, a component outside of all else, super() in a block that takes another's place
template-call = a function cannot follow a point
template-call-help = write it first, as in {"{{"} name(…) {"}}"}; a field is asked for without parentheses
template-no-number = “{ $name }” cannot become a number
template-no-number-help = give int and float only texts that are numbers
template-zero = this number cannot be 0
template-zero-help = ask first that it is not 0, or take another
template-circle = the template leads back to itself: { $chain }
template-circle-help = to change a template of another theme, say whose it is, as in {"{%"} extends "hongtou/{ $template }" {"%}"}
