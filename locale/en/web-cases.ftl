### The list of cases, opening one, the page of one, hand-over notes, and the figures.

error-empty-note = A note needs words. Nothing was kept.
web-cases-lead = { $n ->
    [0] No case is open.
    [one] One case is open.
   *[other] { $n } cases are open.
}
web-cases-new = Open a case
web-cases-find = Label, name, number or reference
web-cases-find-do = Find
web-cases-which = Which cases
web-cases-open = Open ({ $n })
web-cases-closed = Closed ({ $n })
web-cases-all = All ({ $n })
web-cases-found = { $n ->
    [one] One case with “{ $asked }”.
   *[other] { $n } cases with “{ $asked }”.
}
web-cases-found-all = Show all again
web-cases-caption = The latest first. Pressing: overdue, there again, or answered. To write: nobody was written to yet, or a letter hasn’t left. Next date: the earliest of what is waited for.
web-cases-label = Label
web-cases-opened-on = Opened
web-cases-pressing = Pressing
web-cases-decide = To decide
web-cases-write = To write
web-cases-waiting = Waiting
web-cases-down = Gone
web-cases-next = Next date
web-cases-state = State
web-cases-tag-addresses = addresses only
web-cases-tag-withdrawn = consent taken back
web-cases-tag-over = consent is over
web-cases-tag-addresses-only = addresses only
web-cases-none-found = Nothing found
web-cases-none-found-why = Labels, names on letters, contacts, case numbers, complaint numbers and references were looked through. Another spelling may help.
web-cases-none = No case here
web-cases-none-why = A case is opened with a label that says nothing to others, and the consent of the person whom it is about.
web-cases-new-lead = What is needed to begin, in the order of a telephone call. Nothing is stored before the person agreed.
web-cases-new-troubles = { $n ->
    [one] One answer is missing or can’t be taken. Nothing was stored; what was typed is still here.
   *[other] { $n } answers are missing or can’t be taken. Nothing was stored; what was typed is still here.
}
web-cases-trouble-asked = This has to be known before a case is opened.
web-cases-trouble-until = Give a day that is still to come, or leave it empty.
web-cases-trouble-country = Choose a country from the list, or leave it open.
web-cases-trouble-long = This is longer than can be kept, or isn’t what stands here. Shorten it.
web-cases-label-hint = A pseudonym or a number. It is kept encrypted and stands in no letter.
web-cases-adult = Was the person 18 or older in every picture?
web-cases-adult-yes = Yes, in every one
web-cases-adult-no = No
web-cases-adult-unsure = Not certain
web-cases-adult-no-hint = Then addresses are noted and the hotlines named; nothing is searched or captured.
web-cases-standing = Who speaks?
web-cases-standing-hint = The authorisation is noted afterwards, in the case’s settings.
web-cases-reach = How the person may be reached safely
web-cases-safe-contact = Number or address, and when
web-cases-safe-contact-hint = Only what nobody else sees or hears.
web-cases-safe-words = What a voicemail may say
web-cases-safe-words-hint = For example a first name and “about the appointment”. Empty: leave no message.
web-cases-letters = What letters say
web-cases-letters-hint = All of this can wait; a letter says what it lacks.
web-cases-name = Name on letters
web-cases-name-hint = A pseudonym or your organisation. Recipients read it.
web-cases-contact = E-mail address for answers
web-cases-contact-hint = Your organisation’s, as a rule. Recipients read it.
web-cases-country = Country of the person
web-cases-country-hint = It decides which law a letter names and which services are proposed.
web-cases-country-open = Not known yet
web-cases-terms = The consent
web-cases-until = Holds until
web-cases-until-hint = Empty: until it is taken back.
web-cases-recorded-by = Recorded by
web-cases-recorded-by-hint = Your name, as colleagues know it.
web-cases-new-next = Go on to the consent
web-cases-back = Back to the cases
web-cases-agree = Read this out
web-cases-agree-lead = The case is opened when the person agrees to this sentence. It can be taken back at any time, and then everything that hasn’t left stops.
web-cases-alike = { $n ->
    [one] There is a case with the same label or contact. Is it the same person?
   *[other] There are { $n } cases with the same label or contact. Is it the same person?
}
web-cases-minor = Under 18, or not certain: nothing is searched, captured or sent. The services for this can help today; please name them now.
web-cases-agree-yes = Agreed: open the case
web-cases-agree-change = Change something
web-cases-agree-no = Not agreed: keep nothing
web-cases-opened = The case is open, and what was agreed is recorded.
web-case-eyebrow = Case { $id }
web-case-erased-title = Erased case
web-case-erased = This case was erased on { $day }. Its key is destroyed; nothing of it can be read any more.
web-case-print = Print
web-case-work = Work on this case
web-case-addresses = Addresses
web-case-papers = Papers
web-case-settings = Settings
web-case-lacking-withdrawn = The consent was taken back. Nothing is searched, captured or sent. For what had left, letters that take it back are drafted; each leaves once somebody has read and approved it.
web-case-lacking-over = The consent is over. Nothing is searched, captured or sent until it is given anew.
web-case-lacking-addresses-only = The consent covers addresses alone. Nothing is searched, captured or sent.
web-case-copies = Copies
web-case-copies-counts = { $confirmed ->
    [0] No copy is confirmed
    [one] One copy is confirmed
   *[other] { $confirmed } copies are confirmed
}; { $new ->
    [0] nothing waits for a decision
    [one] one result waits for a decision
   *[other] { $new } results wait for a decision
}; { $aside ->
    [0] nothing was set aside.
    [one] one was set aside.
   *[other] { $aside } were set aside.
}
web-case-copies-caption = One line for each picture on a page; what is still up comes first.
web-case-host = Site
web-case-found-on = Found
web-case-how = How sure
web-case-looked-at = Last look
web-case-all-copies = { $n ->
    [one] To the copy
   *[other] All { $n } copies
}
web-case-letters = Letters
web-case-letters-caption = The latest first. References are what recipients quote.
web-case-letters-none = No letter was drafted so far.
web-case-to = To
web-case-kind = Kind
web-case-reference = Reference
web-case-sent = Sent
web-case-all-letters = { $n ->
    [one] To the letter
   *[other] All { $n } letters
}
web-case-evidence = Evidence
web-case-sightings = Times a copy was seen
web-case-captures = Pages captured
web-case-captures-none = none
web-case-pictures-seen = Pictures looked at
web-case-times = { $n ->
    [0] never
    [one] once
   *[other] { $n } times
}
web-case-to-papers = Evidence bundle, report and complaint papers
web-case-people = Person and consent
web-case-who = Speaks
web-case-adult = 18 or older in every picture
web-case-consent = Consent
web-case-no-message = Leave no message.
web-case-organisation = Organisation
web-case-complaint = Complaint number
web-case-kept-until = Kept until
web-case-consents = { $n ->
    [one] The consent in its words
   *[other] { $n } consents in their words
}
web-case-taken-back = taken back on { $day }
web-case-media = Registered
web-case-media-counts = { $pictures ->
    [one] One picture
   *[other] { $pictures } pictures
}, { $videos ->
    [one] one video
   *[other] { $videos } videos
}: their fingerprints, and nothing of the files.
web-case-media-last = The last one on { $day }. { $lists ->
    [0] None came from a list.
    [one] One came from a list.
   *[other] { $lists } came from lists.
}
web-case-media-none = Nothing is registered yet. The person can make a list of fingerprints at home, so that no picture is passed on.
web-case-list = Take in a list of fingerprints
web-case-list-lead = A file that the person, or another service, made from the pictures. The pictures themselves stay where they are.
web-case-list-file = The list
web-case-list-hint = CSV or JSON, as this program, StopNCII partners and ThreatExchange write it; up to 64 MiB.
web-case-list-do = Take it in
web-case-list-what = The file is read in memory and not kept. Treat it like the pictures: whoever has it can recognise them.
web-case-list-taken = { $n ->
    [0] Nothing was taken in.
    [one] One fingerprint is registered.
   *[other] { $n } fingerprints are registered.
}
web-case-list-left = { $n ->
    [one] One entry couldn’t be taken
   *[other] { $n } entries couldn’t be taken
}
web-case-list-line = Entry { $place }: { $why }
error-no-list-given = No file was chosen, or it is empty. Nothing was imported. Choose the list and try again.
web-case-notes = Hand-over notes
web-case-note = A note for whoever comes next
web-case-note-hint = Sealed with the case. No more of the person than the next colleague needs.
web-case-note-who = Your name
web-case-note-do = Leave the note
web-case-note-kept = The note is kept.
web-case-note-too-long = A note has 4,000 characters at most. Nothing was kept; what was typed is still here.
web-case-notes-none = No note so far.
web-case-events = What happened
web-case-events-lead = As the ledger recorded it, the latest first. Looks that found what the one before found are left out.
web-case-older = Earlier
web-case-back = Back to the case
web-case-more = { $n ->
    [one] one more
   *[other] { $n } more
}
web-case-event-other = Something else was recorded.
web-case-event-case-opened = The case was opened.
web-case-event-case-edited = { $n ->
    [one] The case was changed.
   *[other] The case was changed { $n } times.
}
web-case-event-case-closed = The case was closed.
web-case-event-consent-recorded = A consent was recorded.
web-case-event-consent-withdrawn = The consent was taken back.
web-case-event-media-registered = { $n ->
    [one] A picture or video was registered.
   *[other] { $n } pictures or videos were registered.
}
web-case-event-hashes-imported = A list of fingerprints was taken in.
web-case-event-hashes-exported = A list of fingerprints was taken out.
web-case-event-address-reported = { $n ->
    [one] An address was noted.
   *[other] { $n } addresses were noted.
}
web-case-event-sighting = { $n ->
    [one] A copy was seen.
   *[other] Copies were seen { $n } times.
}
web-case-event-match-decided = { $n ->
    [one] A result was decided:
   *[other] { $n } results were decided:
}
web-case-event-rechecked = { $n ->
    [one] A look found a change:
   *[other] { $n } looks found a change:
}
web-case-event-reappeared = { $n ->
    [one] A copy that was gone is there again.
   *[other] { $n } copies that were gone are there again.
}
web-case-event-reuploaded = { $n ->
    [one] A known picture was posted at a new place.
   *[other] Known pictures were posted at { $n } new places.
}
web-case-event-notice-drafted = { $n ->
    [one] A letter was drafted.
   *[other] { $n } letters were drafted.
}
web-case-event-notice-edited = { $n ->
    [one] A letter was reworded.
   *[other] Letters were reworded { $n } times.
}
web-case-event-notice-moved = { $n ->
    [one] A letter’s new state:
   *[other] { $n } letters’ new state:
}
web-case-event-notice-dispatched = { $n ->
    [one] A letter left by mail.
   *[other] { $n } letters left by mail.
}
web-case-event-reply-received = { $n ->
    [one] An answer came:
   *[other] { $n } answers came:
}
web-case-event-holder-changed = { $n ->
    [one] A copy is held by somebody else now.
   *[other] { $n } copies are held by others now.
}
web-case-event-negative-added = { $n ->
    [one] What was set aside isn’t found again.
   *[other] { $n } things that were set aside aren’t found again.
}
web-case-event-negative-removed = { $n ->
    [one] Something that was set aside may be found again.
   *[other] { $n } things that were set aside may be found again.
}
web-case-event-spread-gathered = { $n ->
    [one] It was looked how far a copy travelled.
   *[other] It was looked { $n } times how far copies travelled.
}
web-case-event-captured = { $n ->
    [one] A page was captured as evidence.
   *[other] { $n } pages were captured as evidence.
}
web-case-event-context-seen = { $n ->
    [one] The words around a copy were looked at.
   *[other] The words around { $n } copies were looked at.
}
web-case-event-picture-seen = { $n ->
    [one] A picture was looked at.
   *[other] Pictures were looked at { $n } times.
}
web-case-event-caution-raised = { $n ->
    [one] Something waits for a second look.
   *[other] { $n } things wait for a second look.
}
web-case-event-caution-decided = { $n ->
    [one] A second look was decided:
   *[other] { $n } second looks were decided:
}
web-case-event-case-exported = Everything of the case was exported.
web-case-event-evidence-exported = An evidence bundle was made.
web-case-event-told = { $n ->
    [one] What was new was told.
   *[other] What was new was told { $n } times.
}
web-case-event-note-left = { $n ->
    [one] A note was left.
   *[other] { $n } notes were left.
}
web-case-event-organisation-founded = The organisation was set up.
web-case-event-client-changed = A client was added, changed or ended.
web-case-event-member-changed = A member was invited, joined, changed or left.
web-case-event-token-changed = A key for programs was made, renewed or withdrawn.
web-case-event-signed-in = Somebody signed in.
web-case-event-case-shared = It was settled who may read the case.
web-case-event-case-assigned = The case was handed to somebody, or taken up.
web-case-event-letter-taken-in = What a person had sent was taken in.
web-case-event-letter-discarded = What had come by the door was destroyed unopened.
web-figures-lead = What became of copies after somebody was first told of them. No person, case or address stands in it.
web-figures-csv = Table as a file (CSV)
web-figures-csv-ended = This table as a file (CSV)
web-figures-span = Of which time
web-figures-span-all = All
web-figures-span-year = Last 12 months
web-figures-span-quarter = Last 3 months
web-figures-span-month = Last month
web-figures-times = Time until they were gone
web-figures-times-note = From the first letter. The full bar: half of those that are gone went within this time. The thin bar: nine in ten. What is still up isn’t in it.
web-figures-time-of = { $n ->
    [one] One copy is gone; it took { $half }.
   *[other] { $n } copies are gone: half of them within { $half }, nine in ten within { $most }.
}
web-figures-now = Where they stand now
web-figures-now-note = Of all copies that somebody was told of, by site and route.
web-figures-ends = { $gone } gone · { $up } up · { $unknown } not known
web-figures-ends-of = { $n ->
    [one] One copy
   *[other] { $n } copies
}: { $gone } gone, { $up } still up, { $unknown } not known; { $back } of them were there again after they were gone.
web-figures-table = In numbers
web-figures-table-note = By site and route; sites with fewer than { $n } cases are put together.
web-figures-months = By month
web-figures-months-note = All sites together, by the month of the first letter.
web-figures-month = Month
web-figures-ended = Cases that have ended
web-figures-ended-note = Counted without a name when they were erased: cases by who was asked and on which route, times to the full hour. “Not known” wasn’t gone then.
web-figures-asked = Asked
web-figures-others = Other sites
web-figures-others-asked = Others
web-figures-routes = Several routes
web-figures-route = Route
web-figures-cases = Cases
web-figures-copies = Copies
web-figures-gone = Gone
web-figures-up = Still up
web-figures-unknown = Not known
web-figures-back = There again
web-figures-median = Half within
web-figures-ninetieth = Nine in ten within
web-figures-under-hour = under 1 h
web-figures-hours = { $n } h
web-figures-days = { $n } days
web-figures-none = No figures yet
web-figures-none-why = They begin when letters of at least { $n } cases have left. Fewer would tell of people.
web-figures-how = How this is counted
web-figures-how-times = A copy is a picture on a page. It counts as gone from the first look that found none of its addresses, once a second look proved it, or from the recipient’s own word while nothing shows otherwise. What was gone before the first letter isn’t counted. A copy that was told of on two routes counts in both lines.
web-figures-how-counts = “Half within” is the median, “nine in ten within” the 90th percentile, of the copies that are gone. Read them beside the number that is still up: a site that removes little can still be quick.
web-figures-how-few = A line stands for at least { $n } cases. Sites with fewer are put together by route, then all together; what is left then isn’t shown.
help-case-note = Show the hand-over notes of a case; with --words, leave one before.
help-note-words = What the next one should know. It is sealed with the case; the ledger says only that a note was left. A shell may keep what is typed on its line: on the pages of “takedown serve” it doesn’t.
help-note-by = Who leaves the note.
help-figures = Tell by site and route how long copies stayed, and how many are up or there again; nothing in it leads to a person.
help-figures-since = Only what was first told of in this month or later, such as 2026-11.
help-figures-csv = As a table for a spreadsheet, sites and routes alone.
error-bad-month = “{ $text }” isn’t a month. Nothing was counted. Write a year and a number, such as 2026-11.
figures-line = cases: { $cases }; copies: { $copies }; gone: { $gone }; still up: { $up }; not known: { $unknown }; there again: { $back }
figures-times = of those that are gone, half within { $half } hours, nine in ten within { $most } hours
