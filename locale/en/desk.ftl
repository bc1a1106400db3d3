# What a person reads while notices are drafted and moved on.

help-draft-csv = A CSV of addresses that are known to be copies, for one case (--case): the column “url”, or the first one. Nothing is visited. Lines that can’t be taken are each named with their number.
help-draft-recipient = To this recipient of the directory, instead of the one that fits best.
help-draft-basis = On this legal basis or route, such as us-tida, instead of the one that fits best.
help-draft-find = Ask name servers and registries who holds what the directory doesn’t know. They learn the name of the host, nothing else; pages of the site where contacts may stand are read too.
help-contact-checked = You looked at the contact yourself: it was found by the program, or it isn’t well checked.
help-outcome-reason = The recipient’s reason or question, in its words or yours.
help-outcome-at = When the decision came, such as 2026-11-21T18:00:00+01:00; now, if left out.
help-notices-withdraw = Withdraw notices: what hasn’t left is stopped, for what has left a letter of withdrawal is drafted
notices-nobody-found = Nobody was found to write to about { $count ->
    [one] the address
   *[other] { $count } addresses
} at { $host }. Nothing was drafted for this. Look at the site for a page about reporting, or ask a support organisation; add what you find to the “recipients” folder of your home.
notices-withdrawal-drafted = A letter of withdrawal was drafted for each notice that had left. It waits for your approval: takedown notices approve
letter-notice = notice
letter-reminder = reminder
letter-complaint = complaint about the decision
letter-withdrawal = withdrawal
letter-more-information = answer to a question
letter-refused = answer to a refusal
letter-wrong-recipient = question about who is responsible
error-case-wanted = A list of addresses belongs to one case. Nothing was kept or drafted. Name the case with --case.
error-not-fit = This notice can’t be approved as it reads, because it holds what must never stand in one: { $found }. Nothing was sent. It comes from a template that was changed, or from words that were typed for the case. Change them, then approve again. What each word in this list means:
    “description”, “blame”, “accusation”, “threat”, “order”: words about the act, about fault, against a person, or of force. “name-in-text”, “birth-date”, “more-than-one-person”: too much about somebody. “fingerprint”, “our-copy”, “foreign-link”, “image-or-tracking”, “attached-image”: anything of the picture, or a link of yours. “deadline”, “unread-article”, “unread-text” and the others: a time or a law that this notice can’t rest on.
