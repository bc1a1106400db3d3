# The directory of recipients: the files that describe them, and the verbs that show and check them.

error-entry-not-toml = { $line ->
    [0] The recipient file “{ $file }” isn’t text that the program can read. Save it again as plain text in UTF-8.
   *[other] The recipient file “{ $file }” can’t be read from line { $line } on. Most often a quotation mark, a comma or a bracket is missing there or just above, or a field stands there a second time; a text that holds a quotation mark needs `\"` in its place. Compare it with another file of the folder.
} Nothing was drafted or sent.
error-entry-field-missing = { $channel ->
    [0] The recipient file “{ $file }” lacks the field “{ $field }”. Every entry needs it: add it, above the first line [[channels]], as in another file of the folder.
   *[other] In the recipient file “{ $file }”, channel number { $channel } lacks the field “{ $field }”. Every channel needs it: add it, as in another file of the folder.
} Nothing was drafted or sent.
error-entry-field-unknown = { $channel ->
    [0] The recipient file “{ $file }” holds the field “{ $field }”, which doesn’t exist.
   *[other] In the recipient file “{ $file }”, channel number { $channel } holds the field “{ $field }”, which doesn’t exist.
} The nearest one is called “{ $nearest }”. A field of the recipient stands above the first [[channels]]. Correct the name or take the line out. Nothing was drafted or sent.
error-entry-rule-broken = { $channel ->
    [0] In the recipient file “{ $file }”, the field “{ $field }” can’t be used.
   *[other] In the recipient file “{ $file }”, the field “{ $field }” of channel number { $channel } can’t be used.
} { $rule ->
    [source] An entry needs at least one source: the page or the document in which somebody read it. Add one between quotation marks.
    [channels] Each channel begins with a line of its own, [[channels]], with two brackets on either side; there is at least one.
    [file-name] It has to be the file’s own name without .toml, here “{ $value }”. Rename the file or change the id.
    [id] It is made of small letters a to z, digits and the sign _ alone.
    [domain] Domains are written in small letters, without https:// and without a path, as in `domains = ["example.org"]`. The star stands alone.
    [date] It is a day, a month or a year that exists, as `2026-03-24`, `2026-03` or `2026`, or the word `undated`.
    [language] A language is two small letters, as in `languages = ["en", "fr"]`.
    [url] An address of a page begins with https:// or http:// and has no space.
    [email] An e-mail address has one @ and ends in a domain, as in `abuse@example.org`.
    [no-address] A channel of the kind “{ $value }” needs its address. Add it, or give the channel the confidence `low` as long as the address isn’t known.
    [basis] The legal basis “{ $value }” isn’t known. The nearest one is “{ $nearest }”; all of them stand in the README of the program’s own files.
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

# The verbs of the directory.
help-recipients-group = The directory: who can take a copy down, or help, and how each is reached.
help-recipients-list = List the recipients, of one kind or the one that a domain belongs to.
help-recipients-show = Show all that is known of one recipient.
help-recipients-check = List what was read too long ago, bears no date, or is poorly known.
help-recipients-confirm = Keep that you looked at an entry today and found it right.
help-recipient-id = The recipient’s id, as recipients list shows it.
help-recipients-kind = Only those of this kind.
help-recipients-domain = Only the one that this domain or address belongs to.
error-no-such-recipient = The directory has no recipient “{ $recipient }”. The nearest one is “{ $nearest }”. Nothing was changed or sent. All of them: takedown recipients list
recipients-none = No recipient of this kind is in the directory.
recipients-none-for-domain = The directory has nobody for { $host }. Whoever hosts it can still be looked for.
recipients-look-again = This was read a while ago, or bears no date. Look at the recipient’s own pages; if all is still right: takedown recipients confirm { $recipient }
recipients-confirmed = { $name } counts as read today. In { $old } days it is marked as old, and after { $stale } days it is not proposed until it is confirmed again.
recipients-all-well = Every entry is fresh, dated and well known.
recipients-count-stale = { $count ->
    [one] 1 entry was read more than 180 days ago and is not proposed until somebody confirms it.
   *[other] { $count } entries were read more than 180 days ago and are not proposed until somebody confirms them.
}
recipients-count-old = { $count ->
    [one] 1 entry was read more than 90 days ago: look again.
   *[other] { $count } entries were read more than 90 days ago: look again.
}
recipients-count-undated = { $count ->
    [one] 1 entry bears no date.
   *[other] { $count } entries bear no date.
}
recipients-count-low = { $count ->
    [one] 1 entry is of low confidence.
   *[other] { $count } entries are of low confidence.
}
recipients-count-low-channel = { $count ->
    [one] 1 more entry has a channel of low confidence.
   *[other] { $count } more entries have a channel of low confidence.
}

# What a recipient is.
recipient-kind-platform = platform
recipient-kind-host = host
recipient-kind-search_engine = search engine
recipient-kind-cdn = content delivery network
recipient-kind-registrar = registrar
recipient-kind-authority = authority
recipient-kind-hotline = hotline
recipient-kind-hash_bank = hash bank
recipient-trust-high = confidence high: an official page was read
recipient-trust-medium = confidence medium: read in a page or a list by others
recipient-trust-low = confidence low: general knowledge, not verified
recipient-confidence-high = confidence: high
recipient-confidence-medium = confidence: medium
recipient-confidence-low = confidence: low, not verified
recipient-own = your own file
recipient-bases-all = Legal bases and deadlines: those of the recipient, above.
recipient-undated = without a date
recipient-age-old = old: look again
recipient-age-stale = too old: not proposed until confirmed
recipient-finding-stale = Read more than 180 days ago: not proposed until somebody confirms it.
recipient-finding-old = Read more than 90 days ago: look again.
recipient-finding-undated = Bears no date: nobody can tell how old it is.
recipient-finding-low = Of low confidence: general knowledge, not verified.
recipient-finding-low-channel = One of its channels is of low confidence.
recipient-domains = Domains:
recipient-languages = Languages, the preferred one first:
recipient-published-time = Says of its own pace:
recipient-reveals = What becomes of who writes:
recipient-not-known = not known
recipient-forwards = Does what is written reach the uploader or the customer?
recipient-forwards-yes = Yes.
recipient-forwards-no = No.
recipient-forwards-unknown = Not known: count on it.
recipient-appeal = To contest its decision:
recipient-stopncii = StopNCII:
recipient-ncmec = Take It Down (NCMEC, for minors):
recipient-member-yes = takes part
recipient-member-no = doesn’t take part
recipient-member-unknown = not known
recipient-bases = Legal bases:
recipient-deadlines = Deadline:
recipient-no-deadline = No deadline from:
recipient-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
} from a valid request: { $basis }
recipient-months = { $count ->
    [one] 1 month
   *[other] { $count } months
} from the request: { $basis }
recipient-notes = To know:
recipient-channel = Channel { $number }
recipient-fields = Asks for:
recipient-login-yes = An account is needed.
recipient-login-no = No account is needed.
recipient-login-unknown = Whether an account is needed is not known.
recipient-sources = Read in:

# How a channel is used.
means-form = Web form
means-email = E-mail
means-page = Page
means-help = Help page
means-help-and-form = Help page with a form
means-form-and-chat = Form and chat
means-in_app = In the app
means-in_product = On the site itself
means-policy = Page of the rules
means-process = Procedure
means-program = Programme
means-ticket = Ticket
means-api = Interface for programs
means-bot = Automatic contact (bot)
means-chat = Chat
means-app_chat = Chat in an app
means-phone = Telephone
means-post = Post
means-on_device_tool = Tool that works on your own device
means-authority = Through an authority
means-authority_only = Reserved to authorities
means-note = Remark
recipient-never-copyright = Not proposed for a notice: for copyright alone.
recipient-never-minors = Not proposed for a notice about an adult: it is for persons under 18.
recipient-never-appeal = Not proposed for a first notice: it is for contesting a decision.
recipient-never-escalation = Not proposed for a first notice: only when an earlier report led nowhere.
recipient-never-authorities = Not proposed: reserved to authorities.
recipient-never-organisations = Not proposed for a person’s notice: it is for organisations.
recipient-never-other = Not proposed for a notice: it is for something else.

# Languages and texts.
tongue-de = German
tongue-en = English
tongue-es = Spanish
tongue-fr = French
tongue-it = Italian
tongue-ko = Korean
tongue-nl = Dutch
tongue-ru = Russian
tongue-many = many others
recipient-basis-eu-dsa-16 = Digital Services Act, article 16
recipient-basis-eu-dsa-20 = Digital Services Act, article 20
recipient-basis-eu-dsa-22 = Digital Services Act, article 22: trusted flaggers
recipient-basis-us-tida = TAKE IT DOWN Act (United States), section 3
recipient-basis-uk-osa-20a = Online Safety Act 2023 (United Kingdom), section 20A
recipient-basis-eu-gdpr-17 = GDPR, article 17: erasure
recipient-basis-us-dmca-512 = 17 USC 512: copyright, sworn, handed on to the uploader
recipient-basis-own-rules = the recipient’s own rules
recipient-basis-fr-pharos = report to Pharos (France)
recipient-basis-fr-plainte = criminal complaint (France)
recipient-basis-fr-cnil = complaint to the CNIL (France)
recipient-basis-fr-arcom-tf = trusted flaggers named by Arcom (France)
recipient-basis-us-tida-ftc = TAKE IT DOWN Act: report to the Federal Trade Commission
recipient-basis-uk-osa-ofcom = Online Safety Act 2023: Ofcom
recipient-basis-es-aepd = priority channel of the AEPD (Spain)
recipient-basis-it-144bis = report to the Garante (Italy)
recipient-basis-be-iefh = Institute for the Equality of Women and Men (Belgium)
recipient-basis-au-esafety = eSafety Commissioner (Australia)
recipient-basis-ca = authorities and tribunals (Canada)
recipient-basis-kr = support centre (Republic of Korea)
recipient-basis-help = help and advice
recipient-basis-hash-bank = hash bank
recipient-basis-minors = services for persons under 18
recipient-basis-us-ncmec-tid = NCMEC: persons under 18 when the picture was made
recipient-basis-fr-cp-226-2-1 = French Criminal Code, article 226-2-1
recipient-basis-fr-cp-226-8-1 = French Criminal Code, article 226-8-1
recipient-basis-fr-cp-227-23 = French Criminal Code, article 227-23: persons under 18
recipient-basis-fr-lcen-6-1 = French act on confidence in the digital economy, article 6-1: requests by the authority alone
