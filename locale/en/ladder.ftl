### What follows a notice: the steps, why each comes, and whose date it is.

help-due = Draft what is due, and list what is late or next, the most urgent first. Nothing is sent.
help-due-at = As it looks at that time (RFC 3339), instead of now.
help-due-dry-run = List only; draft nothing.
help-due-find = Ask name servers and registries who hosts the copies whose letters have had their time, before the next letter is chosen. The pages themselves aren’t visited.
help-due-ics = Write the dates into a new iCalendar file as well, in neutral words.

ladder-step-police-first = held: the police come first
ladder-step-approve = read the draft and approve it
ladder-step-send = send or file what you approved
ladder-step-again = a new notice: it is there again
ladder-step-more-information = an answer to the recipient’s question
ladder-step-wrong-recipient = a letter that asks who is the right one
ladder-step-complaint = a complaint against the decision
ladder-step-refused = an answer to the refusal
ladder-step-reminder = a reminder
ladder-step-host = a notice to the host
ladder-step-cdn = a notice to the network in front of the site
ladder-step-network = a notice to the network that it is in
ladder-step-registrar = a notice to the registrar of the name
ladder-step-search = requests to search engines
ladder-step-erasure = requests to search engines under the law on personal data
ladder-step-regulator = a report to the regulator
ladder-step-police = a complaint to the police

ladder-why-police-first = You chose to let the police come first until then.
ladder-why-waits-approval = The draft waits for you. Nothing goes out without your approval.
ladder-why-waits-sending = It is approved and hasn’t gone out yet.
ladder-why-there-again = It was proven gone, and it is there again. The new notice quotes the earlier one.
ladder-why-still-there = The recipient says that it is gone, and a later look still found it.
ladder-why-no-answer = No answer has come.
ladder-why-deadline-passed = The time that the law gives is over, and no answer has come.
ladder-why-refused = The recipient refused.
ladder-why-asked = The recipient asked for more.
ladder-why-wrong-recipient = The recipient says that somebody else is responsible.
ladder-why-taken-back = You took the draft of the step before back.

due-late = [now]
due-found-recipient = found by asking who holds the address
due-own-rhythm = The date is this program’s own rhythm; no law sets it.
due-legal = The date comes from { $basis }.
due-basis-us-tida = the US Take It Down Act (Pub. L. 119-12, section 3): 48 hours after a valid request
due-basis-uk-osa-20a = the UK Online Safety Act 2023 (section 10(3A), for search services section 27): 48 hours after the report
due-basis-eu-gdpr-17 = Regulation (EU) 2016/679 (articles 12(3) and 17): one month after the request
due-until = Possible until { $until }, at the least: Regulation (EU) 2022/2065, article 20(1), gives six months after the decision.
due-drafted = { $count ->
    [one] One draft was made
   *[other] { $count } drafts were made
}. Nothing was sent: each waits for your approval (“takedown notices show ID”).
due-police-first =
    “Police first” is chosen, so nothing is drafted or sent until then.
    What holding does: whoever published it isn’t warned, and the police can still find it where it is.
    What holding costs: the copies stay up for that time, and more people may see or pass them on.
    You can end it at any time: “takedown case edit ID --police-first-until ''”.
due-find = Nobody has been asked yet who hosts some of these copies, so the host, its network and the registrar may be left out. To ask name servers and registries: takedown due --find
due-nothing = Nothing is due and nothing is planned.
due-calendar = The dates are in { $file }. They say nothing about what they are for.
