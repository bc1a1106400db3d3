### The morning view of case workers: what waits in all cases, one row's panel, many at once, saved views, tables.

web-queue-lead = { $n ->
    [0] Nothing waits for you.
    [one] One thing waits for you, the most urgent first.
   *[other] { $n } things wait for you, the most urgent first.
}
web-queue-search = Host, reference, label or address
web-queue-search-do = Find
web-queue-searched = Rows with “{ $text }”.
web-queue-of-case = Of { $label } alone.
web-queue-to = To { $name } alone.
web-queue-search-all = Show all again
web-queue-lanes = What waits
web-queue-all = All that waits
web-queue-every = All
web-queue-sure = How sure
web-queue-views = Saved views
web-queue-lane-overdue = Overdue
web-queue-lane-back = Back again
web-queue-lane-answered = Answered
web-queue-lane-confirm = To confirm
web-queue-lane-new = New, less sure
web-queue-lane-write = To write to
web-queue-lane-letters = To be sent
web-queue-lane-waiting = Waiting for others
web-queue-lane-down = Gone
web-queue-lane-aside = Set aside
web-queue-about-overdue = Letters whose date has passed without a decision.
web-queue-about-back = Copies that were gone and are there again.
web-queue-about-answered = Somebody answered, and a person has to read it.
web-queue-about-confirm = Found, and sure enough to decide. Nothing is done before a person confirms.
web-queue-about-new = A distant resemblance. Mostly it is something else.
web-queue-about-write = Confirmed copies about which nobody was written to yet.
web-queue-about-letters = Letters that are drafted or approved. None has left.
web-queue-about-waiting = Sent, and within their time; and the copies that they are about.
web-queue-about-down = Copies that were seen to be gone, and letters that led to it.
web-queue-about-aside = Not this picture, hers and may stay, withdrawn, or of a case that nothing is done for.
web-queue-none = Nothing waits here
web-queue-none-why = What is found, what is answered and what becomes due comes up here by itself.
web-queue-more = Show up to { $n }
web-queue-whole = { $n ->
    [one] Show the one
   *[other] Show all { $n }
}
web-queue-nobody = Nobody known to write to
web-queue-only = only these
web-queue-select-group = Select all
web-queue-panel = What is known of the row
web-queue-back = Back to what waits
web-queue-held = second look
web-queue-bits = { $n ->
    [one] one bit apart
   *[other] { $n } bits apart
}
web-queue-addresses = { $n ->
    [one] one address
   *[other] { $n } addresses
}
web-queue-lacks = { $n ->
    [one] lacks one thing
   *[other] lacks { $n } things
}
web-queue-due = due { $day }
web-queue-letter-notice = Letter
web-queue-letter-reminder = Reminder
web-queue-letter-complaint = Complaint
web-queue-letter-withdrawal = Withdrawal
web-queue-letter-more-information = Answer to a question
web-queue-letter-refused = Answer to a refusal
web-queue-letter-wrong-recipient = Question who is responsible
web-queue-fact-case = Case
web-queue-fact-state = State
web-queue-fact-address = Address
web-queue-fact-recipient = Who can take it down
web-queue-fact-letter = Last letter about it
web-queue-fact-kind = Kind
web-queue-fact-reference = Our reference
web-queue-fact-theirs = Their reference
web-queue-fact-sent = Sent
web-queue-fact-due = Date
web-queue-fact-addresses = Addresses
web-queue-how = { $how }; { $n } of 256 bits differ
web-queue-copy = Copy the address
web-queue-copied = Copied
web-queue-open-letter = Open the letter
web-queue-open-match = Open the page of this copy; a picture is shown there only on request
web-queue-elsewhere = { $n ->
    [one] The same address is in another case: { $labels }. Neither person is told of the other.
   *[other] The same address is in { $n } other cases: { $labels }. None of these persons is told of the others.
}
web-queue-words = The page’s words
web-queue-no-words = No words of this page were kept.
web-queue-read-words = Read the page’s words
web-queue-read-words-hint = That you read them is noted as a look, under your name where an organisation files.
web-queue-decide = What is it?
web-queue-do-confirmed = It is: should come down
web-queue-do-rejected = Not this picture
web-queue-do-mine = May stay
web-queue-do-not-me = Somebody else
web-queue-do-draft = Draft letters
web-queue-do-approve = Approve letters
web-queue-do-withdraw = Withdraw letters
web-queue-selected = Selected
web-queue-selected-hint = What would be done is shown first, and done with a second click.
web-queue-nothing-selected = Nothing was selected. Nothing was changed.
web-queue-views-title = Keep this view
web-queue-view-name = Its name
web-queue-view-keep = Keep
web-queue-view-remove = Remove
web-queue-view-kept = Kept as “{ $name }”.
web-queue-view-removed = The view is removed; what it showed stays.
web-queue-view-nameless = A view needs a name of at most 80 letters. Nothing was kept.
web-queue-tables = Tables
web-queue-in = Addresses from a table
web-queue-out = These rows as a table (CSV)
web-queue-out-hint = The table holds addresses and labels that anybody can read. Keep it where only you can, and delete it afterwards.
web-queue-keys = Keys
web-queue-key-j = the next row
web-queue-key-k = the row before
web-queue-key-x = select the row, or not
web-queue-key-open = open what is known of it
web-queue-key-c = confirm: it should come down
web-queue-key-r = not this picture
web-queue-key-m = may stay
web-queue-key-search = search
web-queue-key-help = this list
web-queue-keys-off = Turn the keys of one letter off
web-queue-keys-on = Turn the keys of one letter on
web-queue-own = For you
web-queue-exposure = { $n ->
    [0] No picture was looked at today.
    [one] One picture was looked at today.
   *[other] { $n } pictures were looked at today. A pause is always right.
}
web-queue-who = Your name
web-queue-who-hint = Kept until you lock; looks and approvals carry it.
web-queue-who-keep = Keep
web-queue-name-wanted = An organisation files for some of these cases. Who approves is kept with each letter.
web-queue-summary = What it would be done to
web-queue-where = Recipient or host
web-queue-number = Number
web-queue-ask-confirmed = { $n ->
    [0] None of these can be confirmed
    [one] Confirm one copy?
   *[other] Confirm { $n } copies?
}
web-queue-ask-rejected = { $n ->
    [0] None of these can be set aside
    [one] Say of one row that it isn’t this picture?
   *[other] Say of { $n } rows that they aren’t this picture?
}
web-queue-ask-mine = { $n ->
    [0] None of these can be decided so
    [one] Say of one copy that it may stay?
   *[other] Say of { $n } copies that they may stay?
}
web-queue-ask-not-me = { $n ->
    [0] None of these can be decided so
    [one] Say of one row that it shows somebody else?
   *[other] Say of { $n } rows that they show somebody else?
}
web-queue-ask-draft = { $n ->
    [0] For none of these a letter can be drafted
    [one] Draft letters about one copy?
   *[other] Draft letters about { $n } copies?
}
web-queue-ask-approve = { $n ->
    [0] None of these can be approved
    [one] Approve one letter?
   *[other] Approve { $n } letters?
}
web-queue-ask-withdraw = { $n ->
    [0] None of these can be withdrawn
    [one] Withdraw one letter that hasn’t left?
   *[other] Withdraw { $n } letters that haven’t left?
}
web-queue-then-confirmed = Letters can be drafted about them afterwards. Nothing is sent. It can be taken back for half a minute, and changed at any time.
web-queue-then-rejected = What was found there won’t be found again for the same picture. It can be taken back for half a minute, and changed at any time.
web-queue-then-mine = They stay known, and nobody is written to. It can be taken back for half a minute, and changed at any time.
web-queue-then-not-me = What was found there won’t be found again for the same picture. It can be taken back for half a minute, and changed at any time.
web-queue-then-draft = One letter for each recipient and case. Each can be read and changed; none is approved, none is sent.
web-queue-then-approve = Each letter passes the same questions as by itself; one that doesn’t is named with its reason, and stays a draft. Nothing is sent: that is a step of its own.
web-queue-then-withdraw = They are stopped before they leave. They aren’t taken back by a click; new ones can be drafted.
web-queue-sure-confirmed = { $n ->
    [one] Confirm it
   *[other] Confirm { $n }
}
web-queue-sure-rejected = { $n ->
    [one] Not this picture
   *[other] { $n }: not this picture
}
web-queue-sure-mine = { $n ->
    [one] It may stay
   *[other] { $n } may stay
}
web-queue-sure-not-me = { $n ->
    [one] Somebody else
   *[other] { $n }: somebody else
}
web-queue-sure-draft = { $n ->
    [one] Draft
   *[other] Draft for { $n } copies
}
web-queue-sure-approve = { $n ->
    [one] Approve it
   *[other] Approve { $n }
}
web-queue-sure-withdraw = { $n ->
    [one] Withdraw it
   *[other] Withdraw { $n }
}
web-queue-not-now = Not now
web-queue-read-each = Read them first
web-queue-left = { $n ->
    [one] One row is left out
   *[other] { $n } rows are left out
}
web-queue-left-so-already = { $n } decided so already
web-queue-left-not-now = { $n } whose state doesn’t allow it now
web-queue-left-no-letter = { $n ->
    [one] one copy: this is for letters
   *[other] { $n } copies: this is for letters
}
web-queue-left-no-copy = { $n ->
    [one] one letter: this is for copies
   *[other] { $n } letters: this is for copies
}
web-queue-left-not-confirmed = { $n } that nobody has confirmed
web-queue-left-rests = { $n } of cases that nothing is done for: closed, without consent, or for the hotlines alone
web-queue-left-held = { $n } that wait for a second look
web-queue-left-lacks = { $n ->
    [one] one letter that isn’t complete
   *[other] { $n } letters that aren’t complete
}
web-queue-done-confirmed = { $n ->
    [one] One copy is confirmed.
   *[other] { $n } copies are confirmed.
}
web-queue-done-rejected = { $n ->
    [one] One row is set aside.
   *[other] { $n } rows are set aside.
}
web-queue-done-mine = { $n ->
    [one] One copy may stay.
   *[other] { $n } copies may stay.
}
web-queue-done-not-me = { $n ->
    [one] One row is set aside.
   *[other] { $n } rows are set aside.
}
web-queue-done-draft = { $n ->
    [0] No letter was drafted.
    [one] One letter is drafted.
   *[other] { $n } letters are drafted.
}
web-queue-done-approve = { $n ->
    [0] No letter was approved.
    [one] One letter is approved. It hasn’t left.
   *[other] { $n } letters are approved. None has left.
}
web-queue-done-withdraw = { $n ->
    [0] No letter was withdrawn.
    [one] One letter is withdrawn.
   *[other] { $n } letters are withdrawn.
}
web-queue-half-minute = It can be taken back for half a minute.
web-queue-done-nobody = { $n ->
    [one] For one copy nobody is known to write to. Its case’s letters show how to find somebody.
   *[other] For { $n } copies nobody is known to write to. Their cases’ letters show how to find somebody.
}
web-queue-refused = { $n ->
    [one] One letter stays a draft
   *[other] { $n } letters stay as they were
}
web-queue-in-lead = Addresses of copies that somebody has seen. They are kept as confirmed copies; nothing is visited, nothing is sent.
web-queue-in-case = Whose addresses are they?
web-queue-in-case-column = The table says so, in a column “case”
web-queue-in-text = Addresses
web-queue-in-text-hint = One on each line; or a table with a first line that names its columns, one of them “url”. A column “case” holds the case’s number or label.
web-queue-in-check = Check
web-queue-in-read = What stands there
web-queue-in-new = { $n ->
    [0] No new address.
    [one] One new address.
   *[other] { $n } new addresses.
}
web-queue-in-known = { $n ->
    [one] One that its case has already, or that stands there twice.
   *[other] { $n } that their case has already, or that stand there twice.
}
web-queue-in-bad = { $n ->
    [one] One line that can’t be taken
   *[other] { $n } lines that can’t be taken
}
web-queue-in-bad-caption = The other lines can be kept all the same.
web-queue-line = Line
web-queue-what-stands = What stands there
web-queue-why = Why not
web-queue-bad-not-an-address = It isn’t an address that begins with http:// or https://, or it holds a name and a password.
web-queue-bad-no-case = There is no such case. Choose one above, or give a column “case”.
web-queue-bad-rests = Nothing is done for this case: it is closed, without consent, or for the hotlines alone.
web-queue-in-elsewhere = { $n ->
    [one] One new address is in another case too
   *[other] { $n } new addresses are in other cases too
}
web-queue-in-elsewhere-why = Each case keeps its own, and letters name the person of one case only. Neither person is told of the other.
web-queue-in-twice = Line { $line }, { $label }: also { $labels }
web-queue-in-do = { $n ->
    [one] Keep it
   *[other] Keep { $n } addresses
}
web-queue-taken = { $n ->
    [one] One address is kept. Letters can be drafted about it.
   *[other] { $n } addresses are kept. Letters can be drafted about them.
}
web-queue-do-send = Send letters
web-queue-ask-send = { $n ->
    [0] None of these can be sent
    [one] Send one letter?
   *[other] Send { $n } letters?
}
web-queue-then-send = This is what leaves, and to whom. Each letter leaves as it was approved, half a minute after the click at the earliest, and until then it can be taken back.
web-queue-sure-send = { $n ->
    [one] Send it
   *[other] Send { $n } letters
}
web-queue-done-send = { $n ->
    [0] No letter is on its way.
    [one] One letter is in the outbox. It can be taken back until it leaves.
   *[other] { $n } letters are in the outbox. They can be taken back until they leave.
}
web-queue-left-not-approved = { $n ->
    [one] one letter that isn’t approved
   *[other] { $n } letters that aren’t approved
}
web-queue-send-caption = What leaves by e-mail
web-queue-send-to = To whom
