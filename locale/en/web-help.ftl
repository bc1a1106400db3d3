### Help: keys, limits, and how far the pages are accessible.

web-help-title = Help and keys
web-help-lead = Short answers. All of it works offline.
web-help-keys = Keys
web-help-key = Key
web-help-does = What it does
web-help-key-shift = Shift
web-help-key-leave = Leaves at once, to a plain calendar, and locks
web-help-key-lock = Locks; your passphrase opens again. On a Mac: Cmd and the full stop
web-help-key-tab = Goes to the next link, field or button; Shift and Tab to the one before
web-help-keys-more = Pages for case workers have keys of their own, which they show beside their lists.
web-help-leaving = Leaving
web-help-leaving-text =
    “Leave this page” locks the program, closes it in every window of this browser, and shows a calendar.
    It doesn’t clear the browser’s history: the address of this computer’s own pages stays there, without a name or a picture. An empty history can itself be noticed; if you clear something, this address alone is less visible than everything.
    Leaving deletes nothing: your case is there again when you open it. To delete it, open your case, then “Settings”.
web-help-locking = Locking
web-help-locking-text =
    { $minutes ->
        [one] After a minute
       *[other] After { $minutes } minutes
    } in which nobody did anything, or when the computer sleeps, everything locks. A search that you started goes on until it ends, if the computer stays awake; then its keys are gone from memory too.
    After { $hours } hours the passphrase is asked for again in any case.
    Locking in one window locks all. After wrong passphrases the next try has to wait a while, longer each time.
    Whoever loses the passphrase and the recovery words can’t open the vault any more, and nobody else can do it for them.
web-help-pictures = Your pictures
web-help-pictures-text =
    Your files are read where they are. They aren’t copied, changed or sent; a fingerprint is kept, sealed, from which no picture can be made.
    A picture that was found is shown only when you ask for it, blurred first, and is kept nowhere.
web-help-cannot = What the program can’t do
web-help-cannot-text =
    It sees public pages of the places that you choose, and nothing else: no private messages, no closed groups, no apps with encryption, no page that asks for a login.
    It can miss a copy that was changed a lot, and it can take something for a copy that isn’t one. That is why nothing counts before you looked.
    It can’t make a place remove anything. It writes to the right address, with what is needed, and asks again when the time is over.
web-help-sending = What leaves this computer
web-help-sending-text =
    Without you: nothing. A search asks the places that you chose for their pages. A letter goes out only after you saw its summary and clicked once; for 30 seconds you can take it back.
    There are no statistics, no updates in the background, and nothing on these pages comes from elsewhere.
web-help-accessible = Accessibility
web-help-accessible-text =
    These pages aim at WCAG 2.2, level AA. Automatic checks (axe) run on every page, in French and English, light and dark, at 320 and 1,440 pixels, at 200% and with the keyboard alone.
    Reading and deciding work without JavaScript. Choosing a whole folder, copying with one button and looking at a picture while a key is held need it; each has another way beside it.
    No screen reader user has tried these pages yet, and the texts aren’t there in simplified language. If something keeps you from going on, somebody at one of the lines below can do it with you.

## The same, for the members of a team.

web-help-team-lead = Short answers, for the members of a team.
web-help-team-key-lock = Signs you out of this browser. On a Mac: Cmd and the full stop
web-help-team-leaving = Leaving
web-help-team-leaving-text =
    “Leave this page” signs you out in every window of this browser, gives back the cases that you were working on, and shows a calendar.
    It doesn’t clear the browser’s history: the server’s address stays there, without a name or a picture.
    Nothing is deleted by leaving: what you kept is there when you sign in again.
web-help-team-locking = Signing out
web-help-team-locking-text =
    { $minutes ->
        [one] After a minute
       *[other] After { $minutes } minutes
    } in which you did nothing, you have to sign in again. Searches and letters are the server’s work and go on.
    After wrong passphrases or codes the next try has to wait a while, longer each time.
    Under your own name you see every browser in which you are signed in, and can end each of them.
web-help-team-reading = Who can read what
web-help-team-reading-text =
    A case is sealed. It opens for the members with whom it is shared and for nobody else: other organisations on this server, administrators and auditors can’t read it.
    A supervisor shares cases and takes them back. Who looked at what, and who decided what, is written down and can’t be changed.
    While somebody works on a case, the others can read it; their changes wait.
web-help-team-pictures = Pictures
web-help-team-pictures-text =
    No picture of the person comes to this server. Fingerprints are made on her device, or on yours, and are kept sealed; no picture can be made from them.
    A picture that was found is shown only when you ask for it, blurred first, and is kept nowhere. That you saw it is written down.
web-help-team-sending = What leaves the server
web-help-team-sending-text =
    A search asks the hosts that are set up for their pages, and only for cases of adults. Addresses that you or the person add are visited too.
    A letter goes out only after somebody who may approve it saw it and approved it. It can be taken back for a short while, which the page shows.
    When the person takes back her consent, whatever hasn’t left yet stops.
web-help-team-lost = When something is lost
web-help-team-lost-text =
    With a new phone or a lost passkey, sign in your other way, or ask an administrator to have your second step set up again.
    Nobody can tell you your passphrase. If it is lost, an administrator ends your access and invites you anew, and a supervisor shares your cases with you again.
