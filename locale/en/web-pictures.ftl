### The pictures and videos of a case, addresses that somebody knows, and the search.

error-out-of-step = This piece of a file isn’t the one that was waited for. Nothing of it was kept, and nothing left this machine. Hand the file over once more.
web-pictures-title = Your pictures and videos
web-pictures-lead = Choose the pictures and videos of which copies are to be found. They are read here, on this machine. A fingerprint of each is kept; the files are not.
web-pictures-not-now = No files can be taken for this case at the moment: it is closed, or its consent doesn’t hold. Nothing was read.
web-pictures-minor-title = No pictures here
web-pictures-minor-lead = For somebody who is under 18, or may be, this program reads no pictures. The hotlines can have them found and taken down without anybody showing them again. Addresses can be kept here and passed on to them.
web-pictures-to-addresses = Keep an address
web-pictures-choose = Files
web-pictures-choose-hint = One or many, pictures or videos. The files on your disk stay as they are.
web-pictures-do = Read these files
web-pictures-drop = You can also drop files or a whole folder into this box.
web-pictures-folder = Choose a whole folder
web-pictures-most = Up to { $most } a file. For larger ones, allow scripts for this page: then any size works. So does the command “takedown register”, which reads files where they are.
web-pictures-reading = Reading
web-pictures-waiting = Waiting
web-pictures-stop = Stop
web-pictures-lost = This file couldn’t be handed over to the end. Nothing of it was kept, and nothing left this machine. Choose it again.
web-pictures-all-done = All files were read.
web-pictures-progress = { $done } of { $total } read
web-pictures-none-came = No file was chosen. Nothing was read.
web-pictures-took = { $taken ->
    [0] No file was taken; left out: { $left }. Nothing was kept, and nothing left this machine.
    [one] One file was taken; left out: { $left }. A fingerprint is kept, encrypted; not the file.
   *[other] { $taken } files were taken; left out: { $left }. A fingerprint of each is kept, encrypted; not the files.
}
web-pictures-became = What became of each file
web-pictures-registered = Kept as a fingerprint
web-pictures-known = Known already
web-pictures-refused = Not taken
web-pictures-unreadable = Not readable
web-pictures-ledger = Read: { $read }. Kept: { $kept }, encrypted. Left this machine: 0 bytes.
web-pictures-because = Why: { $why }.
web-pictures-second-look = Before a letter is sent about it, somebody looks twice. { $why }
web-pictures-why-too-large-here = it is larger than this page takes without scripts. Nothing of it was kept. Allow scripts for this page, or use “takedown register”, which reads files of any size where they are
web-pictures-why-not-brought = the browser stopped handing it over
web-pictures-why-unforeseen = something happened that the program didn’t foresee; nothing of it was kept
web-pictures-amount-b = { $n } bytes
web-pictures-no-bytes = 0 bytes
web-pictures-amount-kb = { $n } KB
web-pictures-amount-mb = { $n } MB
web-pictures-amount-gb = { $n } GB
web-pictures-kept-title = What is kept
web-pictures-kept-files = Fingerprints of
web-pictures-kept-count = { $images ->
    [0] no picture
    [one] one picture
   *[other] { $images } pictures
}, { $videos ->
    [0] no video
    [one] one video
   *[other] { $videos } videos
}
web-pictures-kept-bytes = In the vault, encrypted
web-pictures-left = Left this machine
web-pictures-kept-what = A fingerprint is a list of numbers by which a copy is recognised. It isn’t a picture, and no name of a file is kept with it. Treat it as private all the same; the program does.
web-pictures-elsewhere = The vault’s database is on the server that your configuration names: the fingerprints are kept there, encrypted. The files stay here.
web-pictures-proof = How you can see that for yourself
web-pictures-proof-network = Take this machine off the network and choose a file: it works all the same. Reading files uses no network.
web-pictures-proof-disk = The browser hands each file to the program piece by piece. The program holds the pieces in memory while it reads them, in a closed process without files and without network, and writes none of them to the disk.
web-pictures-proof-not = What the program can’t rule out: if memory runs short, the system may move parts of it to the disk by itself. And the browser may remember the folder that you chose from.
web-pictures-bank-title = A second way, free: StopNCII
web-pictures-bank = StopNCII.org makes a fingerprint in your browser too, and gives it to platforms that take part, so that they can block copies. It is for adults. It and this program don’t know of one another; you can use both.
web-pictures-bank-limit-hosts = It protects on platforms that take part; other sites never learn of it, and nobody is written to.
web-pictures-bank-limit-video = For videos it says that it compares whole files: one that was cut or saved anew isn’t found.
web-pictures-bank-limit-code = Its case number and PIN can’t be restored. Keep them safe.
web-pictures-bank-link = StopNCII.org (opens in a new tab; that site then knows that you visited it)
web-pictures-go-on = On to the search
web-pictures-later = Later: on without files
web-pictures-no-file = I have no file, but I know an address
web-search-minor-title = Nothing is searched here
web-search-minor-lead = For somebody who is under 18, or may be, this program searches nothing. The hotlines may do that. Addresses can be kept here and passed on to them.
web-search-title = Where to search
web-search-lead = The program visits the places below, one page after the other and slowly, and holds what it finds against the fingerprints. It shows you no picture, and writes to nobody.
web-search-not-now = Nothing is searched for this case at the moment: it is closed, or its consent doesn’t hold.
web-search-no-hosts = No place is named yet
web-search-no-hosts-text = Nothing is visited that you didn’t name. Add a place below, such as the site or the forum where you think that copies are.
web-search-to-add = Add a place
web-search-nothing = There is nothing to look for yet
web-search-nothing-text = First choose the pictures or videos, so that there is a fingerprint to look for.
web-search-to-pictures = To the pictures
web-search-where = Places
web-search-where-hint = Those with a mark are searched. Each learns that a visitor reads its pages, as with any visitor; not for whom, nor what is looked for.
web-search-from = It begins at { $start }.
web-search-pace = { $seconds ->
    [0] No pause between two requests, as the configuration says
    [one] One second between two requests
   *[other] { $seconds } seconds between two requests
}, { $pages } pages at most.
web-search-quiet = Not visited between { $hours }.
web-search-robots = Its rules for automatic visitors are set aside, as the configuration says.
web-search-last = Last visited on { $at }.
web-search-token = It answers only to people who bring an access token of their own, and none is named for it. It is left out.
web-search-start = Begin to search
web-search-resume = Go on searching
web-search-all-again = Look at everything again
web-search-start-hint = What was visited before and isn’t due yet is left out, so that it goes faster; “Look at everything again” visits that as well.
web-search-none-chosen = No place was chosen. Nothing was visited.
web-search-goes-on = Searching
web-search-waits = Waiting until other visits have ended
web-search-captures = What was found is being recorded: the words of its pages, no pictures
web-search-paused = Paused. What was found is stored; the next search goes on from here.
web-search-ended = The search has ended
web-search-broken = The search ended early. What was found by then is stored.
web-search-began = Begun on { $at }
web-search-figure-pages = Pages read
web-search-figure-media = Pictures and videos compared
web-search-figure-unchanged = Unchanged since last time
web-search-figure-skipped = Not readable or left out
web-search-figure-matches = Found, to look at
web-search-figure-possible = Faint likenesses, shown on request
web-search-close = You can close this page, and lock: the search goes on. When it ends and nobody is here, everything locks. It stops if the program is stopped or the machine sleeps, and can go on later.
web-search-pause = Pause
web-search-to-found = To what was found
web-search-trouble = What couldn’t be read
web-search-again-look = Show how far it is now
web-search-not-title = What is not searched
web-search-not-private = Private messages: nobody but those who write them can look there.
web-search-not-closed = Closed groups and channels.
web-search-not-encrypted = Encrypted apps, such as WhatsApp or Signal.
web-search-not-login = Pages behind a sign-in, and what a site doesn’t show to everybody.
web-search-not-elsewhere = Every place that isn’t named above. So when nothing is found, that doesn’t mean that nothing is there.
web-search-know-address = I know an address myself
web-search-add-title = Add a place
web-search-add-text = Give its address. The program visits it a few times, six at most, to find out how it is read. The site sees a visitor.
web-search-add-url = Address
web-search-add-hint = Such as https://forum.example/ or the page of one profile, board or channel.
web-search-add-ask = Find out
web-search-probing = { $url } is being visited.
web-search-probing-short = Finding out
web-search-probe-failed = It couldn’t be found out how this place is read. You can add it all the same: it is then read like any website.
web-search-name = Name
web-search-name-hint = As you want to see it here. It is written into the configuration file, which isn’t encrypted.
web-search-add-do = Add it
web-search-added = { $name } was added. It can be searched now.
web-search-kinds = Which kinds of places can be read
web-search-watching-title = Watching while these pages are open
web-search-watching-text = If you want, the program does what is due for as long as you are signed in: it looks again at known addresses, searches the places when their time has come, and drafts what follows. It sends nothing.
web-search-watching-start = Watch while I am here
web-search-watching-stop = Don’t watch any more
web-search-watching-began = Watching began. It ends when you lock or leave.
web-search-watching-ended = Nothing is watched any more.
web-search-watching-on = Watching.
web-search-watching-off = It isn’t watching.
web-search-watching-next = Next: { $at }.
web-search-later = On without a search
web-addresses-title = Addresses that you know
web-addresses-lead = Paste addresses of pages or files where a copy is. Each is visited once, compared with your fingerprints where that is possible, and kept.
web-addresses-lead-minor = Paste addresses of pages or files. They are kept as you give them, to be passed on to a hotline. Nothing is visited.
web-addresses-paste = Addresses
web-addresses-paste-hint = One on each line. Each begins with http:// or https://.
web-addresses-do = Take these addresses
web-addresses-csv = From a file (CSV)
web-addresses-csv-file = CSV file
web-addresses-csv-hint = The column “url” is read, or the first one. It is read in memory and not copied.
web-addresses-csv-do = Take the file’s addresses
web-addresses-none = There is no address in this. Nothing was kept.
web-addresses-not-text = This file isn’t text (UTF-8). Nothing was kept. Save it as CSV with that encoding.
web-addresses-too-large = This file is larger than 1 MB. Nothing was kept. Split it, or use “takedown matches add --csv”.
web-addresses-too-many = These are more than { $most } addresses. Nothing was kept. Give them in parts.
web-addresses-bad = None of these lines can be taken. Nothing was kept.
web-addresses-became = What became of each address
web-addresses-line = Line
web-addresses-address = Address
web-addresses-outcome = Outcome
web-addresses-state-bad = Not an address
web-addresses-state-found = A copy was recognised; kept
web-addresses-state-kept = Kept as you say
web-addresses-state-absent = Kept; nothing was there now
web-addresses-goes-on = { $done } of { $total } taken
web-addresses-ended = { $total ->
    [one] One line was read.
   *[other] All { $total } lines were read.
}
web-addresses-stopped = Stopped after { $done } of { $total }. What was kept stays.
web-addresses-broken = It ended early, after { $done } of { $total }. What was kept stays.
web-addresses-what-title = What this does
web-addresses-what = The site sees one visitor, as when you open the page. Nothing is sent to it about you. An address counts as found by you until somebody decided; a letter is never written by itself.
web-addresses-what-minor = No site is visited, and no picture is read.
web-addresses-back = To the pictures
web-addresses-on = To what was found
error-host-there = A place called “{ $name }”, or one that begins at the same address, is there already. Nothing was changed.
