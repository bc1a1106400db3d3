# A team's cases, clients, events and settings.

help-team-serve = Show the pages to the members of every organisation, until they are stopped.
help-team-serve-host = The address to listen on: any one where [team] address is an https address before which a proxy stands; otherwise one of this machine alone.
help-team-serve-port = The port; 0 takes a free one.

error-mandate-wanted = Nothing may be sent in the name of { $client }: no mandate is kept for this client that holds today. Nothing was approved or sent. A supervisor can enter one among the clients.
error-own-client = This client is the organisation itself: it has no mandate and can’t be ended. Nothing was changed.
error-client-ended = This client has been ended. Nothing was changed.
error-not-all-shared = { $count ->
    [one] One case of this client isn’t shared with you. Nothing was exported or erased. Have somebody who can read it share it with you, then try again.
   *[other] { $count } cases of this client aren’t shared with you. Nothing was exported or erased. Have somebody who can read them share them with you, then try again.
}
error-not-exported = { $count ->
    [one] In one case of this client something happened since a copy was taken, or none was. Nothing was erased. Take a copy first, or say below that none is wanted.
   *[other] In { $count } cases of this client something happened since a copy was taken, or none was. Nothing was erased. Take a copy first, or say below that none is wanted.
}
error-bad-mandate = A mandate needs who gave it and the day, and its end can’t come before its beginning. Nothing was kept; what you typed is still there.
error-bad-reply-address = Answers couldn’t reach this address. Nothing was changed; enter one like name@example.org, or leave it empty.
error-not-https = “{ $address }” can’t be the address of the pages: it has to begin with https:// and hold a name alone. Nothing was started. Change [team] address in the settings, or leave it empty.

web-place-team = Team
web-place-clients = Clients
web-place-events = Events
web-place-counts = Counts
web-place-house = Organisation
web-place-members = Members

team-cases-lead = { $name }, these are the cases that are shared with you: who looks after each, and who is working on it now.
team-cases-which = Which cases are shown
team-cases-show-mine = Mine ({ $n })
team-cases-show-free = Nobody’s ({ $n })
team-cases-show-busy = Being worked on ({ $n })
team-cases-show-all = All ({ $n })
team-cases-caption = Cases that are shared with you
team-cases-client = Client
team-cases-assigned = Who looks after it
team-cases-at = Who is working on it now
team-cases-nobody = nobody yet
team-cases-arrange = Hand over or share
team-cases-handing = Changes
team-cases-looks-after = { $name } looks after it.
team-cases-looks-after-none = Nobody looks after it yet.
team-cases-hand-later = { $name } is working on it now. It can be handed over once that is done, or once you have taken it over above.
team-cases-none = No case here
team-cases-none-text = None that is shared with you fits. A supervisor can share a case with you.
team-cases-who = Who is in the team
team-cases-place-lead = Who looks after this case, who is working on it now, and who can read it.
team-cases-to-case = To the case
team-cases-at-you = You are working on this case. Nobody else changes anything in it meanwhile.
team-cases-at-other = { $name } is working on this case ({ $since }). You can read it; changes wait.
team-cases-at-nobody = Nobody is working on this case now.
team-cases-at-note = It is given back when you leave, or after half an hour without a change.
team-cases-take = Work on it alone
team-cases-give-back = Done for now
team-cases-word = A word about why
team-cases-word-hint = It is kept as a note in the case, where { $name } reads it.
team-cases-word-wanted = Nothing was changed: say in a word why you take the case over.
team-cases-take-over = Take it over
team-cases-taken = You are working on this case now.
team-cases-given-back = The case is free for others again.
team-cases-taken-over = You are working on this case now. Your word is among its notes.
team-cases-hand-to = Hand it over to
team-cases-note = A note for whoever takes it
team-cases-note-hint = What was done, what waits, what the person asked for. You may leave it empty.
team-cases-hand-over = Hand over
team-cases-handed-over = { $name } looks after this case now.
team-cases-readers = Who can read it
team-cases-readers-lead = The case is sealed: whoever isn’t named here can’t read it, the administrator included.
team-cases-share-with = Share it with
team-cases-share = Share
team-cases-shared = { $name } can read this case now.
team-cases-unshare = No longer
team-cases-unshared = { $name } can’t read this case any more. What was read before was read.
team-cases-pictures = Pictures from this device
team-cases-pictures-lead = They are read in this browser. What the case gets is what copies can be recognised by; no picture leaves this device.
team-cases-pictures-no-scripts = This page reads pictures with a script, on this device. This browser runs none here. A list of fingerprints or a sealed file can be taken in without.
team-cases-pictures-do = Add to the case
team-cases-pictures-file = A sealed file instead
team-cases-for-client = For which client

team-clients-lead = Whom the organisation works for. Without a mandate that holds today, nothing is approved in a client’s name.
team-clients-name = Name
team-clients-name-wanted = Nothing was kept: a client needs a name.
team-clients-too-long = Nothing was kept: one of the fields is too long.
team-clients-open = Open cases
team-clients-mandate = Mandate
team-clients-mandate-hint = Who may act for the client. Leave all of it empty where there is none yet: cases can be opened, and nothing is sent.
team-clients-by = Signed by
team-clients-given-on = Given on
team-clients-until = Holds until
team-clients-until-hint = Empty: until it is taken back.
team-clients-scope = What it covers
team-clients-scope-hint = In its own words.
team-clients-ended-on = ended on { $day }
team-clients-own = the organisation itself
team-clients-own-hint = This client is the organisation itself: people who ask it for help consent themselves, case by case.
team-clients-holds = since { $day }
team-clients-holds-until = until { $day }
team-clients-without = none
team-clients-add = A new client
team-clients-add-do = Add the client
team-clients-added = The client was added.
team-clients-kept = The client was changed.
team-clients-all = All clients
team-clients-cases = Open cases: { $open }. Closed: { $closed }.
team-clients-kept-title = Name and mandate
team-clients-keep = Keep
team-clients-copy = A copy of everything
team-clients-copy-lead = All that is kept of this client’s cases in readable form, without pictures and without fingerprints. That it was made is recorded in each case.
team-clients-copy-lock = How the file is locked
team-clients-copy-locked = With a passphrase
team-clients-copy-plain = Not at all
team-clients-copy-plain-hint = Whoever has the file can read it.
team-clients-passphrase = Passphrase for the file
team-clients-again = The same once more
team-clients-copy-do = Make the copy
team-clients-end = End this client
team-clients-end-lead = Every case of this client is erased, with its name and its mandate: the keys are destroyed, and nobody can read any of it again, from backups of the database included once those of the keys are gone. Letters that were sent stay with whoever received them.
team-clients-unexported = No copy is wanted, or there is one elsewhere.
team-clients-sure = Yes, erase everything of this client.
team-clients-sure-wanted = Nothing was erased: tick the box that says so first.
team-clients-end-do = End and erase
team-clients-certificate = Certificate of deletion
team-clients-certificate-lead = Print this page or copy it: it is shown once.
team-clients-certificate-text = { $n ->
    [0] { $organisation } ended its work for { $client } on { $when }. No case was kept; the name and the mandate were erased.
    [one] { $organisation } ended its work for { $client } on { $when }. One case was erased and its key destroyed, with the client’s name and mandate.
   *[other] { $organisation } ended its work for { $client } on { $when }. { $n } cases were erased and their keys destroyed, with the client’s name and mandate.
}
team-clients-certificate-cases = Cases
team-clients-certificate-entry = Entry in the ledger
team-clients-certificate-chain = The ledger’s chain at this entry
team-clients-certificate-key = The ledger’s public key
team-clients-certificate-stays = What stays: that these cases existed, their dates, and the chain that proves the order of events, without content. Backups hold sealed data until they are replaced.

team-events-lead = Who did what kind of thing, and when. What was in it is sealed, and isn’t shown here.
team-events-chain = The chain
team-events-chain-lead = Each entry is chained to the one before and signed. Whether anything was changed, removed or put in between can be checked at any time.
team-events-verify = Check the chain
team-events-sound = { $n ->
    [one] One entry was checked; it is in its place and signed.
   *[other] { $n } entries were checked; all are in their place and signed.
}
team-events-broken = { $n ->
    [one] One entry isn’t as it was written: number { $first }. Keep a copy of the database before anything else, and tell whoever runs the server.
   *[other] { $n } entries aren’t as they were written; the first is number { $first }. Keep a copy of the database before anything else, and tell whoever runs the server.
}
team-events-unopened = { $n ->
    [one] One of them is of a case that isn’t shared with you: its place and signature were checked, its content wasn’t opened.
   *[other] { $n } of them are of cases that aren’t shared with you: their place and signature were checked, their content wasn’t opened.
}
team-events-kind = Kind
team-events-every = every kind
team-events-by = By
team-events-everybody = everybody
team-events-show = Show
team-events-number = Number
team-events-at = When
team-events-what = What
team-events-case = Case
team-events-service = a service of the server
team-events-none = Nothing here
team-events-none-text = No entry fits.

team-counts-lead = How many cases, copies and letters there are in each state, without saying whose.
team-counts-cases = Cases
team-counts-matches = Copies
team-counts-notices = Letters
team-counts-none = None.

team-house-lead = What counts for all of the organisation’s cases.
team-house-two = Before the first letter about a picture
team-house-two-yes = Two members look
team-house-two-yes-hint = Whoever approves has looked at where it was found, and so has somebody else.
team-house-two-no = One member looks
team-house-seen = How long what was seen elsewhere is kept
team-house-days = { $n ->
    [0] not at all
    [one] one day
   *[other] { $n } days
}
team-house-seen-hint = Fingerprints of pictures that searches came by, sealed, so that a picture that is registered later is found among them. No picture is kept.
team-house-name = Name under letters
team-house-name-hint = Recipients see it, and some publish what they receive.
team-house-email = Address for answers
team-house-email-hint = Without one, the server’s own name and address stand under letters.
team-house-keep = Keep
team-house-kept = The settings are kept. They count from now on.
team-house-too-long = Nothing was kept: one of the fields is too long.
team-cases-looking = Looking again
team-cases-looking-lead = This happens by itself in its own time. You can ask for it now; what was visited in the last ten minutes is left alone.
team-cases-look = Look at its addresses now
team-cases-crawl = { $n ->
    [one] Search the host now
   *[other] Search the { $n } hosts now
}
team-cases-look-asked = Asked for. What is found shows up in the case within minutes.
team-cases-crawl-asked = Asked for. The hosts are searched once for every case; what is found shows up as it comes.
team-unforeseen = Something happened here that the program didn’t foresee. What was stored before is safe, and nothing was sent. Open the page again; if it happens once more, tell whoever runs the server when it was.
