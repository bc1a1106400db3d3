# The person's safety: arrival, consent, retention, word to the person.

error-consent-over =
    { $why ->
        [withdrawn] The consent for this case was taken back, so nothing was done for it
        [over] The consent for this case has ended, so nothing was done for it
       *[other] The consent for this case covers addresses alone, so nothing else was done for it
    }. Nothing was stored or sent. If the person shown agrees anew, record it: takedown case consent ID --give
error-consent-already-over = A consent can’t end on { $until }: that day is over. Nothing was recorded. Give a later day, or none.
error-retained-in-the-past = A case can be kept until a day to come, and { $until } isn’t one. Nothing was changed. To erase it now: takedown case erase ID
error-no-mandate = Notice { $notice } is sent for somebody else, and no authorisation is on record, so it doesn’t leave. Nothing was sent. Record what the person shown authorised, and on which day: takedown case edit ID --mandate TEXT --mandate-on DATE
error-not-confirmed-consent = That wasn’t confirmed, so nothing was recorded or changed. To confirm without being asked: --yes
error-nobody-to-tell = A digest needs an e-mail address to go to and one to come from, and one of them isn’t usable. Nothing was changed or sent. Name the first with --to, and the second as email under [notifier] in the configuration.
error-digest-not-sent = The mail server didn’t take the digest: { $why }. Nothing left. It is tried again in an hour.

help-case-consent = Show what was agreed to, or record it anew.
help-case-withdraw = Take the consent back. What hasn’t left stops at once; for what has left, letters that take it back are drafted.
help-case-reopen = Open a closed case again.
help-case-pause = Have nothing go on by itself for a case: no look, no draft, until it is resumed.
help-case-resume = Let what was paused go on.
paused-now = Nothing is looked at or drafted by itself for this case until “takedown case resume ID”. What you ask for by hand is still done.
help-case-telling = Choose how to be told what is new. Off unless it is chosen.
help-consent-give = Record a consent anew, in the sentence that is shown.
help-consent-until = The last day on which it holds; without it, until it is taken back.
help-safe-contact = How the person can be reached safely.
help-safe-words = Which words a voicemail may hold.
help-recorded-by = Who records it.
help-telling-way = off; program: when “takedown news” or “takedown case show” is asked; mail: a message that only says that there is something new.
help-telling-every = At most one message in so many days.
help-telling-to = Where the message goes; without it, to the case’s contact.
help-adult-edit = Was the person 18 or older when every picture was made? With “no” or “unsure”, what hasn’t left stops at once, and fingerprints and captures are deleted; they don’t come back.
help-retain-until = The day on which the case is closed, counted without a name, and erased. An empty one: it is kept as long as you want.
help-keep-days = The same, so many days from today; 0: it is kept as long as you want.
help-news = Tell what is new, in numbers alone, and which cases come to their end. A case whose day has come is erased.

consent-given = { $day }: { $scope }
consent-taken-back = Taken back on { $day }.
scope-search-and-notify = search for copies, and draft notices for approval
scope-addresses-only = note addresses, and nothing else
terms-until = Holds until:
terms-safe-contact = To be reached safely:
terms-safe-words = A voicemail may say:
terms-recorded-by = Recorded by:
no-consent-left = Nothing is on record for this case.
ask-withdraw =
    Take back the consent for the case “{ $label }”? Nothing more is searched, captured or sent for it. Notices that haven’t left are withdrawn, and for those that have left a letter that takes them back is drafted; each waits for your approval. Nothing is erased. (yes/no)
consent-withdrawn-now = { $case }  The consent is taken back.
withdrawn-stopped =
    { $notices ->
        [0] No notice was waiting to leave
        [one] { $notices } notice that hadn’t left is withdrawn
       *[other] { $notices } notices that hadn’t left are withdrawn
    }; { $letters ->
        [0] the outbox held no letter of this case.
        [one] { $letters } letter was taken out of the outbox.
       *[other] { $letters } letters were taken out of the outbox.
    }
withdrawn-letters =
    { $count ->
        [one] { $count } letter is drafted that takes back what has left. It isn’t sent unless you approve it: takedown notices list
       *[other] { $count } letters are drafted that take back what has left. None is sent unless you approve it: takedown notices list
    }
withdrawn-under-way = These can’t be stopped, since they may be leaving just now: { $notices }. Once it is known that one has left, a letter that takes it back is drafted.
withdrawn-left = For these no letter could be drafted, because nobody knows the recipient any more: { $notices }.

age-now-addresses = From now on only addresses are kept for this case. What hadn’t left was stopped, and fingerprints, codes and captures were deleted. What the ledger says of them stays encrypted until the case is erased.
age-now-adult = Nothing is searched yet: the consent that is on record covers addresses alone. To record a new one: takedown case consent { $case } --give
retained-until = This case is kept until { $day }. Then it is closed, its figures are kept without it, and it is erased. It is said 14 and 3 days before.
retained-as-wanted = This case is kept as long as you want.
case-ends-soon =
    { $days ->
        [one] Case { $case } is kept until { $until }: { $days } day is left. Then it is erased. To keep it longer: takedown case edit { $case } --retain-until DATE
       *[other] Case { $case } is kept until { $until }: { $days } days are left. Then it is erased. To keep it longer: takedown case edit { $case } --retain-until DATE
    }
case-ends-now = Case { $case } was kept until { $until }, and that day has come. It is erased three days after this was first said. To keep it longer: takedown case edit { $case } --retain-until DATE

chore-problem = Something that was due couldn’t be done; it is tried again. { $why }
chore-stopped = { $case }  The consent is over; what hadn’t left is stopped ({ $number }).
chore-ended = { $case }  Its day has come: it is closed, counted without a name, and erased.
chore-told = { $case }  A message that there is something new has left.
chore-stamped = The record’s digest was taken to the authorities that confirm its time ({ $number }).

news-off = To be told here what is new in a case: takedown case telling ID --way program
news-nothing = { $case }  Nothing new since { $since }.
news-since = { $case }  New since { $since }:
news-found =
    { $count ->
        [one] { $count } copy waits for your decision
       *[other] { $count } copies wait for your decision
    }
news-gone =
    { $count ->
        [one] { $count } address is gone
       *[other] { $count } addresses are gone
    }
news-back =
    { $count ->
        [one] { $count } address is there again
       *[other] { $count } addresses are there again
    }
news-answers =
    { $count ->
        [one] { $count } answer has come
       *[other] { $count } answers have come
    }
news-drafts =
    { $count ->
        [one] { $count } letter is drafted
       *[other] { $count } letters are drafted
    }

field-retain-until = Kept until:
field-agreed = Consent:
agreed-holds =
    { $until ->
        [none] holds until it is taken back
       *[other] holds until { $until }
    }
agreed-withdrawn = taken back; nothing is searched or sent
agreed-over = over since { $until }; nothing is searched or sent
agreed-addresses-only = for addresses alone
field-telling = News:
telling-off = not told
telling-program = told when “takedown news” is asked
telling-mail = told to { $to }, at most once in { $days } days
telling-now-off = Nothing is told of itself.
telling-now-program = What is new is told when you ask “takedown news”.
telling-now-mail = A message leaves at most once in { $days } days, only if there is something new, while “takedown watch” runs.
ask-telling-mail = Send a message to { $address } whenever there is something new, at most once in { $days } days, without asking again? It only says that there is something new. Whoever reads that mailbox sees that a message came, and from which address. (yes/no)

digest-subject = News
digest-body = There is something new for you. It can wait until you have time and nobody is near.
