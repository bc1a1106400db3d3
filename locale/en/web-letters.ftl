### The letters: drafted, read, changed, approved, sent or filed, answered.

web-letters-title = Letters
web-letters-lead = A letter asks somebody to take a copy down. You read it, you change it if you like, and you decide. Nothing leaves by itself.

error-not-to-edit = Notice { $notice } isn’t waiting any more (it is: { $state }), so its words stay as they are. Nothing was changed. What is to be said differently goes into another letter.
error-too-long = This is longer than a letter may be: { $most } characters at most. Nothing was changed. Shorten it, or write more than one letter.
risk-complaint-unsaid = The program’s own wording would give the number of the police complaint, and yours doesn’t. Put it in if the recipient should know it; leave it out if not.
element-law-named = the name of the law that it rests on
element-reference = our reference, by which an answer is recognised
missing-law-named = The law that this notice rests on isn’t named in it any more. Put it back, or give the notice the program’s own words again: takedown notices edit ID --reset
missing-reference = Our reference isn’t in it any more, so that an answer couldn’t be recognised. Put it back, or give the notice the program’s own words again: takedown notices edit ID --reset
help-notices-edit = Show the words of a notice as they are edited, or take them from a file. What was approved has to be approved again.
help-edit-file = A text file with the whole letter, as “notices edit ID” shows it, in your own words.
help-edit-reset = Give it the program’s own words again.
notices-edited = The notice has your words now. Read it once more before you approve it.
notices-edited-own = The notice has the program’s own words.
notices-edit-lost = gone: { $words }
notices-edit-found = { $words ->
    [none] may not stand in it: { $what }
   *[other] may not stand in it: { $what }: “{ $words }”
}
error-one-wording = Give either a file with --file, or --reset, and not both. Nothing was changed.
error-wording-unreadable = “{ $file }” can’t be read as a text: { $why }. Nothing was changed. It is a plain text file in UTF-8.
lint-image-or-tracking = a picture, or a mark that tells when it was opened
lint-attached-image = an image that is said to be attached
lint-our-copy = a copy of your own
lint-fingerprint = a fingerprint of the picture
lint-birth-date = a date of birth
lint-name-in-text = a name or an e-mail address outside of the last part, where the text may be handed on
lint-old-lcen = an article of French law that no longer holds
lint-description = words for what is to be seen
lint-blame = words about fault
lint-accusation = words against a certain person
lint-threat = a threat
lint-order = an order of a court, which the letter can’t rest on
lint-more-than-one-person = more than one person
lint-refere = a French court procedure, which isn’t the recipient’s
lint-wrong-deepfake-article = article 226-8, where 226-8-1 is the one for intimate images
lint-unread-text = a law that this letter doesn’t rest on
lint-unread-article = an article that this letter doesn’t rest on
lint-deadline = a time that no law named beside it sets
lint-foreign-link = a link that isn’t one of the addresses
lint-complaint-handed-on = the police or a complaint, where the text may reach whoever published it
lint-authority-handed-on = who writes, or an authority, where the text is handed on

# Pages

web-letters-one-title = A letter
web-letters-send-title = Before it goes
web-letters-all = All letters
web-letters-bare = { $count ->
    [one] One copy has no letter yet
   *[other] { $count } copies have no letter yet
}
web-letters-bare-text = Drafting sends nothing. Copies at the same place come into one letter.
web-letters-draft = Draft the letters
web-letters-find = Also for sites that the directory doesn’t know
web-letters-find-text = Name servers and registries are asked who holds them, and the site’s own contact pages are read. They learn the name of the site, nothing else. This takes a little while.
web-letters-find-do = Look, and draft
web-letters-finding = Looking for whom to write to. You can go on meanwhile.
web-letters-found-open = Show the letters
web-letters-drafted = { $count ->
    [0] There was nothing new to draft.
    [one] One letter was drafted. Nothing was sent.
   *[other] { $count } letters were drafted. Nothing was sent.
}
web-letters-nobody = { $count ->
    [one] For one copy at { $host } the directory knows nobody to write to.
   *[other] For { $count } copies at { $host } the directory knows nobody to write to.
}
web-letters-nobody-found = Nobody was found to write to about { $host }. The search engines and the authority are still there.
web-letters-tomorrow = Some are left for tomorrow: { $limit ->
    [one] one letter
   *[other] { $limit } letters
} a day are drafted for one case.
web-letters-outbox = { $count ->
    [one] One letter waits to leave, from { $at } on.
   *[other] { $count } letters wait to leave, the first from { $at } on.
}
web-letters-outbox-do = Send what is due
web-letters-outbox-on = What is due is being sent.
web-letters-group-asks = Somebody answered
web-letters-group-ready = Approved, not gone yet
web-letters-group-read = To read
web-letters-group-left = On their way
web-letters-group-ended = Over
web-letters-addresses = { $count ->
    [one] one address
   *[other] { $count } addresses
}
web-letters-row-asks = It waits for your reading.
web-letters-row-sent = Left on { $at }.
web-letters-row-due = The next step is on { $at }; you need do nothing until then.
web-letters-row-ready = Approved. It hasn’t left.
web-letters-row-drafted = Drafted on { $at }. Nothing has left.
web-letters-none = No letters yet
web-letters-none-text = A letter is about a copy that you have confirmed.
web-letters-none-do = Look at what was found
web-letters-box = Answers in your mailbox
web-letters-box-text = The program can look there for answers to these letters. It reads; it changes nothing.
web-letters-box-do = Look for answers
web-letters-reading = Looking into your mailbox.
web-letters-read-done = { $count ->
    [0] No new answers.
    [one] One new answer.
   *[other] { $count } new answers.
}
web-letters-later = Go on without the letters for now
web-letters-state-waiting = waits to leave
web-letters-state-unsure = not sure whether it left
web-letters-state-lacks = { $count ->
    [one] one thing is missing
   *[other] { $count } things are missing
}
web-letters-state-read = to read
web-letters-state-asked = they ask for something
web-letters-files = Save it as a file
web-letters-file-pdf = PDF, with what you should know on a page of its own
web-letters-file-eml = Mail, to open in your mail program; it isn’t sent by that
web-letters-file-txt = Plain text
web-letters-file-html = Page
web-letters-more-addresses = { $count ->
    [one] and one more
   *[other] and { $count } more
}
web-letters-why = Why this way
web-letters-follows = This letter follows one that left before.
web-letters-low = Nobody has checked this contact: the program found it, or it is known from hearsay. It may be old, or belong to whoever published the content. You are asked to look before anything leaves.
web-letters-about = { $count ->
    [one] The address it is about
   *[other] The { $count } addresses it is about
}
web-letters-know = What else to know about this recipient
web-letters-others = { $count ->
    [one] One other way
   *[other] { $count } other ways
}
web-letters-others-which = Which way would you rather take?
web-letters-others-instead = Instead of this letter, which is then put aside
web-letters-others-do = Draft a letter this way
web-letters-route-there = There is a letter this way already. Nothing was changed.
web-letters-route-drafted = This letter was drafted the way you chose. Nothing was sent.
web-letters-words = The letter
web-letters-words-text = Read it. It can go as it is. If you change something, the check tells whether all that has to stand in it is still there.
web-letters-words-label-en = Text of the letter, in English
web-letters-words-label-fr = Text of the letter, in French
web-letters-words-hint = The first line is the subject. Hyphens below a line make it a heading; an empty line ends a paragraph.
web-letters-words-keep = Keep my words
web-letters-words-check = Check only
web-letters-words-reset = The program’s own words again
web-letters-words-kept = Your words are kept on this machine. Nothing was sent.
web-letters-reset-done = The letter has the program’s own words again.
web-letters-words-approved = You have approved these words. They stay as they are until you open the letter again.
web-letters-change-again = Open it again and change it
web-letters-open-again = The letter is a draft again. Nothing was sent.
web-letters-check = The check
web-letters-check-unkept = What you typed isn’t kept yet.
web-letters-check-fit = All that has to stand in it is there.
web-letters-check-lacks = { $count ->
    [one] One thing keeps it from being approved.
   *[other] { $count } things keep it from being approved.
}
web-letters-check-missing = Missing
web-letters-check-gone = { $count ->
    [one] It isn’t in your wording. Put this back, word for word:
   *[other] It isn’t in your wording. Put these back, word for word:
}
web-letters-check-found = Must not stand in it
web-letters-check-blanks = Places left for you to fill in, or to delete
web-letters-check-all = { $count ->
    [one] One thing that is there
   *[other] { $count } things that are there
}
web-letters-speak-en = Write it in English instead
web-letters-speak-fr = Write it in French instead
web-letters-speak-drops = Your own wording isn’t carried over.
web-letters-reading-own = Read the program’s wording in your language
web-letters-on-text = Next is a summary: to whom it goes, what leaves, what they learn. Nothing leaves before that.
web-letters-to-summary = Go on to the summary
web-letters-not-now = Not now
web-letters-stop = Put this letter aside
web-letters-stop-text = It isn’t sent, and nothing more comes of it. You can draft a new one at any time.
web-letters-stop-do = Put it aside
web-letters-stopped = The letter was put aside. Nothing was sent.
web-letters-leaves = It leaves at { $at }
web-letters-may-leave = It may leave from { $at } on
web-letters-posting = The program sends it at that time.
web-letters-outbox-later = Then this page has a button that sends them.
web-letters-send-copy = A copy of it goes to yourself.
web-letters-leaves-text = To { $to }. Until then you can take it back.
web-letters-tried = The mail server didn’t take it so far; it is tried again.
web-letters-take-back = Take it back
web-letters-taken-back = Taken back. It didn’t leave.
web-letters-unsure = Nobody knows whether this letter left: the line was cut at its very end. It isn’t sent again by itself. Look for it among the sent letters in your mailbox.
web-letters-unsure-left = It left
web-letters-unsure-again = It didn’t leave: send it again
web-letters-server-refused = The mail server refused this letter; nothing left. Look at the address, then try again from the summary, or file it yourself.
web-letters-approved-title = Approved
web-letters-approved-mail = It can leave by e-mail to { $to }. It hasn’t left yet.
web-letters-by-hand = File it yourself instead
web-letters-approved = Approved as it reads now. It hasn’t left: file it yourself below.
web-letters-file = File it yourself
web-letters-file-text = Open the form and paste each part into its field. Never attach the images.
web-letters-file-open = Open the form of { $to }
web-letters-file-leaves = This link leaves the program; your browser keeps it in its history:
web-letters-file-mail = Send it from your own mail program to { $to }.
web-letters-copy = Copy
web-letters-copy-what = Copy: { $what }
web-letters-copied = Copied
web-letters-filed = I filed it
web-letters-filed-day = On which day?
web-letters-filed-hour = At what time, more or less?
web-letters-filed-reference = The number they gave you, if any
web-letters-filed-hint = Often at the end of the form, or in a first automatic mail. You can leave it empty.
web-letters-filed-do = Write it down
web-letters-filed-done = Written down. The next step comes by itself; you need do nothing.
web-letters-bad-time = The day or the time can’t be read as one. Nothing was written down.
web-letters-queued = It leaves in a moment. Until then you can take it back.
web-letters-queued-later = It waits, since this contact was written to about this lately. From the time given below on, you can send it from here.
web-letters-not-ready = Something keeps this letter from being approved. It is listed beside it.
web-letters-changed-meanwhile = The letter was changed after this page was opened, in another window perhaps. Here it is as it reads now. Nothing was approved or sent.
web-letters-send-lead = Nothing has left yet. This is what would happen.
web-letters-send-back = Back to the letter
web-letters-send-asked = Something below needs your answer first. Nothing was sent.
web-letters-send-held = You chose that the police come first: nothing leaves before { $at }. You can approve the letter now; it waits.
web-letters-send-who = To whom
web-letters-send-mail = By e-mail to
web-letters-send-from = From
web-letters-send-yourself = You file it yourself. The program sends nothing.
web-letters-send-what = What leaves
web-letters-send-letter = { $count ->
    [one] This letter about one address.
   *[other] This letter about { $count } addresses.
}
web-letters-send-own-words = It is in your own words.
web-letters-send-attached = With it, for machines to read:
web-letters-send-never = No picture, no fingerprint, nothing else of yours.
web-letters-send-text = The letter, word for word
web-letters-send-learn = What they learn
web-letters-send-then = What happens then
web-letters-send-undo = First
web-letters-send-undo-text = { $seconds ->
    [0] It leaves at once.
    [one] It waits one second in which you can take it back.
   *[other] It waits { $seconds } seconds in which you can take it back.
}
web-letters-send-follow = You need do nothing meanwhile. Follow-up shows the next date, and pauses everything if you want.
web-letters-decide = Your decision
web-letters-send-do = Send it to them
web-letters-approve-only = Approve it, and file it myself
web-letters-approve-do = Approve it as it reads
web-letters-by = Your name
web-letters-by-hint = Several people work on this case. It is kept with the approval, and doesn’t stand in the letter.
web-letters-unseen = Have you looked at where it was found?
web-letters-unseen-text = Before the first letter about a picture, somebody looks at what surrounds it. It can be read in words, without seeing the picture.
web-letters-unseen-look = Read it in words
web-letters-unseen-yes = Yes, I have opened the page myself
web-letters-unseen-org = Whoever approves has looked at where it was found. It can be read in words, without seeing a picture.
web-letters-second = Where an organisation files, two people look before the first letter about a picture. One has. Ask somebody else to look, then come back.
web-letters-keep = Keep a proof first?
web-letters-keep-text = Nothing was kept of some of these pages yet, and what is removed can’t be kept any more. What is kept are the words of the page and the time; never the picture.
web-letters-keep-do = Keep it now
web-letters-keeping = { $done ->
    [0] Visiting the pages.
    [one] One page visited.
   *[other] { $done } pages visited.
}
web-letters-kept = { $done ->
    [0] No page answered.
    [one] One page was visited.
   *[other] { $done } pages were visited.
}
web-letters-without = Or go on without?
web-letters-without-text = Minutes can count for more than proof. It is your choice.
web-letters-without-yes = Go on without keeping anything
web-letters-contact = Have you looked at this contact?
web-letters-contact-text = Nobody has checked it. Look at the recipient’s own pages: does it belong to them?
web-letters-contact-old = What the directory says of it was read long ago ({ $date }). Look at the recipient’s own page: is it still right?
web-letters-contact-yes = I have looked, and it is right
web-letters-held-flood-pages = The picture was suddenly found on very many pages. It waits for a second look.
web-letters-held-flood-hosts = The picture was suddenly found at very many hosts. It waits for a second look.
web-letters-held-plain = The picture shows few details, so that others may look like it. It waits for a second look.
web-letters-held-textual = The picture seems to be mostly words or a drawing. It waits for a second look.
web-letters-held-collision = The picture was registered before, elsewhere in this vault. It waits for a second look.
web-letters-held-contested = Somebody contests a copy in this letter. It waits for a second look.
web-letters-held-how = Nothing is sent until somebody has looked and let it go on.
web-letters-held-look = Look at the copies
web-letters-stands = Where it is
web-letters-sent-at = Left
web-letters-sent-to = To
web-letters-their-reference = Their number
web-letters-outcome = Their answer
web-letters-next = Next step
web-letters-next-own = this program’s own reminder; no law sets a time
web-letters-next-law = the end of the time that the law gives them: { $law }
web-letters-nothing-to-do = You need do nothing now.
web-letters-to-follow = Follow-up of every copy
web-letters-replies = What came back
web-letters-reply-read = Read the message
web-letters-reply-means = What does it mean?
web-letters-reply-do = Write it down
web-letters-reply-unproven = Written down. It counts as proven once a second look has found every address gone; that look comes by itself.
web-letters-answer = They answered?
web-letters-answer-text = If an answer reached you outside of the program, write it down here. If none came, there is nothing to do.
web-letters-answer-which = What did they say?
web-letters-answer-removed = It was removed
web-letters-answer-refused = They refused
web-letters-answer-more-information = They ask for something
web-letters-answer-wrong-recipient = Somebody else is responsible
web-letters-answer-no-answer = Nothing came, and I want to go a step further
web-letters-answer-then-removed = The address is still looked at for a while, in case it comes back.
web-letters-answer-then-refused = Other ways are open; Follow-up shows the next one.
web-letters-answer-then-more-information = It waits for you; Follow-up shows the next step.
web-letters-answer-then-wrong-recipient = This letter is over; another recipient can be asked.
web-letters-answer-then-no-answer = Whoever stands behind is next. Nothing leaves without you.
web-letters-answer-day = When did it come?
web-letters-answer-words = Their words, if you want to keep them
web-letters-answer-words-hint = Kept on this machine alone.
web-letters-answer-do = Write it down
web-letters-answer-kept = Written down.
web-letters-which-answer = No answer was chosen, so nothing was written down.
web-letters-as-sent = The letter as it left
web-letters-withdraw = Take this letter back
web-letters-withdraw-text = What has left can’t be called back. A letter that withdraws it is drafted; you read it and decide whether it goes.
web-letters-withdraw-do = Draft the withdrawal
web-letters-withdrawal = The letter is withdrawn here. This one tells them; it hasn’t left.
web-letters-details = What the letter still needs from you
web-letters-details-text = Leave empty what you don’t want to give. Another way may need less.
web-letters-details-do = Keep this
web-letters-details-kept = Kept on this machine. The letter has it now.
web-letters-detail-notifier-name = The name of whoever writes
web-letters-detail-notifier-email = An e-mail address for answers
web-letters-detail-country = Country of the person shown, in two letters
web-letters-detail-signature = Signature: your name, typed
web-letters-detail-mandate = Who may act, and for what
web-letters-detail-mandate-on = Since when
web-letters-detail-rights-name = Name of whoever swears
web-letters-detail-rights-address = Postal address
web-letters-detail-rights-phone = Telephone number
web-letters-detail-rights-email = E-mail address for this alone
web-letters-detail-identifiable = Can the person shown be recognised?
web-letters-detail-link-uk = Is there a link to the United Kingdom?
web-letters-detail-made-by-her = Did the person shown take the picture or video?
web-letters-yes = Yes
web-letters-no = No
web-letters-unknown = I don’t know
web-letters-lack-country = A letter explains why the content is illegal, and so names a country’s law. Such as FR.
web-letters-lack-legal-ground = The letters know French law alone so far. The other ways need no offence; a lawyer or a support organisation can name the article.
web-letters-lack-exact-address = An address must lead to the page or the file itself, not to a home page.
web-letters-lack-notifier-name = The recipient sees it. A pseudonym by which you answer is enough.
web-letters-lack-notifier-email = The recipient sees it. Best one that nobody else reads, and that doesn’t hold your name.
web-letters-lack-mandate = Somebody acts for the person shown. The letter says that an authorisation exists; it isn’t attached.
web-letters-lack-signature = This law asks for a signature; a typed name is enough. Only the person shown, or somebody whom they authorised, gives it.
web-letters-lack-identifiable = This law protects somebody who can be recognised: by the face, or another feature shown with it.
web-letters-lack-link-uk = The person, the audience or whoever posted it is there.
web-letters-lack-made-by-her = Only whoever took it owns its copyright. It is sworn; look at the other ways first.
web-letters-lack-rights-name = Whoever published the content sees it. A lawyer or an agent may swear instead.
web-letters-lack-rights-address = Whoever published the content sees it: a lawyer’s or an agent’s, never a home.
web-letters-lack-rights-phone = Whoever published the content sees it: a lawyer’s or an agent’s.
web-letters-lack-rights-email = Whoever published the content sees it: one made for this.
web-letters-lack-decision = This complaint is against a decision, and none is written down. When they have refused, write it down on the first letter.
web-letters-lack-decision-date = The day of their decision isn’t written down.
web-letters-lack-erasure-request = The authority wants to see that the site was asked first. Choose erasure among the other ways, and send that one before.
web-letters-lack-erasure-month = The month for their answer isn’t over. There is nothing to do until then.
web-letters-lack-platform-request = This authority looks at services that were asked and didn’t act. Write to the service first.
web-letters-lack-platform-time = The time that the law gives them isn’t over. There is nothing to do until then.
web-letters-lack-recipient-channel = No way to reach them in writing is known. Another way may be open, below “Why this way”.
web-letters-lack-contact-unchecked = You are asked about it on the summary.
web-letters-lack-recipient-unconfirmed = The directory’s entry is old. You are asked about it on the summary.
web-letters-lack-law-named = Put the name of the law back.
web-letters-lack-reference = Put our reference back, so that an answer can be recognised.
web-letters-risk-name-forwarded = This recipient hands letters on, and the name in this one isn’t an organisation’s. A pseudonym, or an organisation that writes for you, protects better.
web-letters-stop-not-approved = It isn’t approved, so it didn’t leave.
web-letters-stop-not-complete-any-more = Something is missing in it now, so it didn’t leave. Open it again and look at the check.
web-letters-stop-no-mail-channel = No e-mail address is known for this recipient. The letter is approved; file it yourself below.
web-letters-stop-contact-unchecked = Nobody has looked at this contact yet, so nothing left.
web-letters-stop-police-first = You chose that the police come first, so nothing left. The letter is approved and waits.
web-letters-stop-no-consent = The consent on record doesn’t cover letters any more, so nothing left.
web-letters-stop-no-mandate = Who may act for the person shown isn’t written down, so nothing left.
web-letters-stop-no-sender = There is no address to send from. The letter is approved; file it yourself below.
web-letters-stop-no-mail-server = No mail server is set up, so nothing left. The letter is approved; file it yourself below.
web-letters-stop-sending-unsure = Nobody knows whether it left before, so it isn’t sent again by itself.
web-letters-stop-on-hold = Something in it waits for a second look, so nothing left.
