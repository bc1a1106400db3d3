# The directory of recipients: the files that describe them, and the verbs that show and check them.

error-entry-not-toml = { $line ->
    [0] The recipient file “{ $file }” isn’t text that the program can read. Save it again as plain text in UTF-8.
   *[other] The recipient file “{ $file }” can’t be read from line { $line } on. Most often a quotation mark, a comma or a bracket is missing there or just above; a text that holds a quotation mark needs `\"` in its place. Compare it with another file of the folder.
} Nothing was drafted or sent.
error-entry-field-missing = { $channel ->
    [0] The recipient file “{ $file }” lacks the field “{ $field }”.
   *[other] In the recipient file “{ $file }”, channel number { $channel } lacks the field “{ $field }”.
} Every entry needs it: add it, as in another file of the folder. Nothing was drafted or sent.
error-entry-field-unknown = { $channel ->
    [0] The recipient file “{ $file }” holds the field “{ $field }”, which doesn’t exist.
   *[other] In the recipient file “{ $file }”, channel number { $channel } holds the field “{ $field }”, which doesn’t exist.
} The nearest one is called “{ $nearest }”. A field of the recipient stands above the first [[channels]]. Correct the name or take the line out. Nothing was drafted or sent.
error-entry-rule-broken = { $channel ->
    [0] In the recipient file “{ $file }”, the field “{ $field }” can’t be used.
   *[other] In the recipient file “{ $file }”, the field “{ $field }” of channel number { $channel } can’t be used.
} { $rule ->
    [source] An entry needs at least one source: the page or the document in which somebody read it. Add one between quotation marks.
    [file-name] It has to be the file’s own name without .toml, here “{ $value }”. Rename the file or change the id.
    [id] It is made of small letters a to z, digits and the sign _ alone.
    [domain] Domains are written in small letters, without https:// and without a path, as in `domains = ["example.org"]`. The star stands alone.
    [date] It is a day, a month or a year that exists, as `2026-03-24`, `2026-03` or `2026`, or the word `undated`.
    [language] A language is two small letters, as in `languages = ["en", "fr"]`.
    [url] An address of a page begins with https:// or http:// and has no space.
    [email] An e-mail address has one @ and ends in a domain, as in `abuse@example.org`.
    [no-address] A channel of the kind “{ $value }” needs its address. Add it, or give the channel the confidence `low` as long as the address isn’t known.
    [basis] The legal basis “{ $value }” isn’t known. The ones that exist stand in the folder’s README.
    [basis-elsewhere] The legal basis “{ $value }” isn’t among the recipient’s own. Add it to `legal_bases`, or take it out here.
    [copyright] A channel for copyright alone has both `never = "copyright"` and no other basis than “{ $value }”, so that it is never proposed by mistake.
    [authorities] A channel that is reserved to authorities has `never = "authorities"`.
    [minors] A channel for minors takes no other basis than “{ $value }”.
    [deadline-none] The text “{ $value }” sets no deadline for this kind of recipient, so none can be stated. Take the deadline out; what a recipient says of its own pace belongs into `published_time`.
    [deadline-other] The text “{ $value }” sets another deadline. Take the line out: the program fills the right one in.
    [deadline-basis] The deadline’s basis “{ $value }” isn’t among the recipient’s legal bases. Add it to `legal_bases`, or take the deadline out.
    [deadline-of-channel] Deadlines are stated for the recipient, above the first [[channels]], and follow from the bases that the channel takes. Take the line out.
    [deadline-denied] No deadline would follow from “{ $value }”, or the file states it too. Take the line out.
    [hours-or-months] A deadline has either `hours` or `months`, and one of them alone.
    [choice] It takes one of these words: { $value }.
    [both] It needs the text in both languages, as in `{"{"} en = "…", fr = "…" {"}"}`.
    [empty] It must not be empty.
    [text] It is a text between quotation marks.
    [list] It is a list in square brackets, its parts separated by commas.
    [yes-no] It is `true` or `false`, without quotation marks; leave the line out where it isn’t known.
    [number] It is a whole number above zero, without quotation marks.
   *[other] Compare it with another file of the folder, and with its README.
} Nothing was drafted or sent.
error-same-domain-twice = Two entries of the directory, “{ $one }” and “{ $other }”, both name the domain { $domain }, so nobody can tell whom a copy there belongs to. Take it out of one of them. To replace an entry of the program, give your file the same name and the same id. Nothing was drafted or sent.
error-confirmations-unreadable = The file { $file }, which keeps the days on which entries of the directory were confirmed, can’t be read. Nothing was changed and nothing was sent. If you don’t need it, delete it: entries then count from the day on which they were read.
