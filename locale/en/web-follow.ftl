### Where a case is, what comes next, papers, settings, and leaving no trace.

web-follow-home-title = Where things stand
web-follow-home-lead = One thing at a time. Everything is kept as you go, and you can leave whenever you want.
web-follow-ends-soon =
    { $days ->
        [one] This case is kept until { $until }: one day is left. Then it is erased.
       *[other] This case is kept until { $until }: { $days } days are left. Then it is erased.
    }
web-follow-ends-now = This case was kept until { $until }, and that day has come. It is erased three days after this was first said.
web-follow-keep-longer = Keep it longer, or as long as you want
web-follow-news = New since you last looked
web-follow-news-read = I have read it
web-follow-next = What you could do next
web-follow-turn-closed = This case is closed
web-follow-turn-closed-about = Nothing is searched or sent for it. It stays here, locked, until you take it along or erase it.
web-follow-turn-closed-do = Take it along, or leave no trace
web-follow-turn-lines = There are people who help with this
web-follow-turn-lines-about = For pictures of somebody under 18, or when that isn’t certain, this program searches nothing and shows nothing. It can note addresses for the people whose work this is, and make a sheet for the call.
web-follow-turn-lines-do = Whom to turn to
web-follow-turn-consent = Nothing is searched or sent
web-follow-turn-consent-about = The consent for this case doesn’t hold any more. You decide whether it should.
web-follow-turn-consent-do = See what was agreed to
web-follow-turn-story = Tell what happened, as far as you like
web-follow-turn-story-about = A few short questions. “I don’t know” and “later” are answers too. They decide what the letters can say.
web-follow-turn-story-do = Go to the questions
web-follow-turn-pictures = Say what to look for
web-follow-turn-pictures-about = Choose pictures or videos on this device, or paste addresses that you know. The files stay where they are; a fingerprint is kept.
web-follow-turn-pictures-do = Choose pictures
web-follow-turn-found =
    { $count ->
        [one] One find waits for your word
       *[other] { $count } finds wait for your word
    }
web-follow-turn-found-about = Nothing is shown unless you ask for it. You decide on each: it’s me, it isn’t, it may stay, or later.
web-follow-turn-found-do = Look at the list
web-follow-turn-asked =
    { $asked ->
        [one] One recipient would like to know more
       *[other] { $asked } recipients would like to know more
    }
web-follow-turn-asked-about = You can answer, or leave it. An answer goes out only when you approve it.
web-follow-turn-asked-do = Read the question
web-follow-turn-letters =
    { $drafts ->
        [0] { $unwritten ->
            [one] A letter can be drafted for one copy
           *[other] Letters can be drafted for { $unwritten } copies
        }
        [one] One letter waits for you to read it
       *[other] { $drafts } letters wait for you to read them
    }
web-follow-turn-letters-about = A letter is a draft until you approve it. You see first who gets it and what they learn of you.
web-follow-turn-letters-do = Go to the letters
web-follow-turn-send =
    { $letters ->
        [one] One letter is approved and hasn’t gone out
       *[other] { $letters } letters are approved and haven’t gone out
    }
web-follow-turn-send-about = You send it, or file it in the recipient’s form. Nothing goes out by itself.
web-follow-turn-send-do = Go to the letters
web-follow-turn-search = Look for copies
web-follow-turn-search-about = You choose where. A search can be stopped and taken up again at any time.
web-follow-turn-search-do = Choose where to look
web-follow-turn-nothing = You need do nothing
web-follow-turn-nothing-about = What comes next comes by itself. It is enough to look in when it suits you; nothing is missed meanwhile.
web-follow-turn-nothing-do = See how it goes on
web-follow-stands = In numbers
web-follow-pictures = Pictures and videos
web-follow-pictures-count =
    { $count ->
        [0] none yet
        [one] one fingerprint is kept, no file
       *[other] { $count } fingerprints are kept, no file
    }
web-follow-finds = Finds to decide on
web-follow-finds-count =
    { $count ->
        [0] none
        [one] one
       *[other] { $count }
    }
web-follow-copies = Copies you confirmed
web-follow-copies-count =
    { $count ->
        [0] none yet
        [one] one, { $gone ->
            [0] not gone yet
           *[other] proven gone
        }
       *[other] { $count }, of these proven gone: { $gone }
    }
web-follow-letters = Letters
web-follow-letters-count = waiting for you: { $waiting }; waiting for an answer: { $out }
web-follow-held = Stopped for a second look
web-follow-held-count =
    { $count ->
        [one] one picture or find; no letter about it goes out
       *[other] { $count } pictures or finds; no letter about them goes out
    }
web-follow-itself = What comes by itself
web-follow-itself-stopped = Nothing: no search, no look, no letter.
web-follow-itself-paused = Nothing: paused by you since { $since }.
web-follow-itself-look = The known addresses are looked at again: { $at }.
web-follow-itself-look-now = The known addresses are looked at again as soon as the search or the service runs.
web-follow-itself-step = Drafted for you around { $at }: { $step }. To: { $to }.
web-follow-itself-step-now = Drafted for you as soon as the service runs: { $step }. To: { $to }.
web-follow-itself-nothing = Nothing is planned.
web-follow-itself-about = Looks and drafts are made while these pages or the service are running. No letter leaves without your approval, and you can pause all of it at any moment.
web-follow-pause = Pause everything that comes by itself
web-follow-go-on = Let it go on
web-follow-paused-now = Paused. Nothing is looked at or drafted by itself until you let it go on.
web-follow-going-now = It goes on.
web-follow-also = Also here
web-follow-also-papers = Papers to take along
web-follow-also-papers-about = A summary, a folder for a complaint, evidence, lists. Made when you ask, and kept nowhere.
web-follow-also-settings = What you chose
web-follow-also-settings-about = Consent, how you are told, who signs, how long this is kept. All of it can be changed.
web-follow-also-leave-no-trace = Leave no trace
web-follow-also-leave-no-trace-about = Close, take everything along, or erase it, and what can’t be erased from here.
web-follow-saved = Everything is saved. You can close this page now and come back another day.

web-follow-lead =
    { $turns ->
        [0] You need do nothing here. What comes next comes by itself, and it is written down below.
        [one] One letter waits for you. The rest comes by itself.
       *[other] { $turns } letters wait for you. The rest comes by itself.
    }
web-follow-none = No copy has been confirmed yet
web-follow-none-about = Once you have said of a find “it’s me”, its way is shown here, from the first look to the last.
web-follow-none-do = See what was found
web-follow-open =
    { $count ->
        [one] One copy is being followed
       *[other] { $count } copies are being followed
    }
web-follow-over =
    { $count ->
        [one] One copy is gone
       *[other] { $count } copies are gone
    }
web-follow-over-about = Their addresses are still looked at now and then, with longer and longer pauses. If one is there again, it moves up.
web-follow-over-show = Show them
web-follow-copy = Copy { $number } on { $host }
web-follow-yours = Your turn: { $step }.
web-follow-yours-do = Open the letter
web-follow-looked = Looked at last: { $at }.
web-follow-looks-next = Next look: { $at }.
web-follow-looks-soon = The next look comes as soon as the search or the service runs.
web-follow-ladder = When a copy stays up
web-follow-ladder-about =
    There is mostly one more door to knock on: first the site once more, then whoever hosts it, then the networks behind it, search engines, authorities.
    How likely is it? A British helpline told a committee of the United Kingdom’s Parliament that about nine in ten of the copies it reports come down. About one in ten stays up, most often on small sites abroad that answer nobody. That is their figure over many people; nobody can tell what yours will be.
    What stays up can often still be taken out of search engines, so that hardly anybody comes across it.
web-follow-ladder-steps = The steps, one after the other
web-follow-ladder-yours = Each step is drafted when its time has come, and waits for you. You can leave out any of them.
web-follow-back = All copies
web-follow-comes = What comes
web-follow-was = What happened
web-follow-mark-seen = Found by a search.
web-follow-mark-reported = You gave this address.
web-follow-mark-again = Recognised as one that had been taken down elsewhere or before.
web-follow-mark-decided = Decided by a person: { $detail }.
web-follow-mark-kept = The page was kept as evidence, without any picture.
web-follow-mark-looked = Looked at: { $detail }.
web-follow-mark-seems-gone = It seemed to be gone. One look proves nothing; a second one follows.
web-follow-mark-gone = Proven gone by two looks: { $detail }.
web-follow-mark-back = It is there again: { $detail }.
web-follow-mark-letter-draft = A letter to { $to } was drafted.
web-follow-mark-letter-approved = The letter to { $to } was approved.
web-follow-mark-letter-sent = The letter to { $to } left.
web-follow-mark-letter-acknowledged = { $to } confirmed that the letter arrived.
web-follow-mark-letter-removed = { $to } says that it is removed.
web-follow-mark-letter-refused = { $to } said no.
web-follow-mark-letter-escalated = No answer from { $to }: the next step follows.
web-follow-mark-letter-withdrawn = The letter to { $to } was taken back.
web-follow-mark-letter-wrong = { $to } says that somebody else is responsible.
web-follow-mark-letter-asked = { $to } asked for more.
web-follow-mark-letter-held = The letter to { $to } was stopped until somebody looks a second time.
web-follow-mark-reply = { $to } answered: { $detail }.
web-follow-times =
    { $count ->
        [one] (one address)
       *[other] ({ $count } addresses)
    }
web-follow-verdict-live = still there
web-follow-verdict-gone = gone
web-follow-verdict-soft-gone = no longer shown
web-follow-verdict-unreachable = the site couldn’t be reached
web-follow-verdict-blocked = the site didn’t let it be seen
web-follow-verdict-unknown = the answer didn’t say clearly
web-follow-addresses = Its addresses
web-follow-addresses-about = A copy counts as gone only when all of these are. Opening one shows the site that you were there.
web-follow-address = { $what }: { $now }.
web-follow-address-why = By the last look: { $why }.
web-follow-role-file = The file
web-follow-role-original = The file, full size
web-follow-role-thumbnail = A smaller size
web-follow-role-page = The page
web-follow-role-embed = A page that shows it
web-follow-role-feed = A list that names it
web-follow-role-api = The site’s interface
web-follow-context = What is known around it, without the picture
web-follow-set-hold = Hold everything back for a while

web-follow-to-overview = Back to the overview
web-follow-papers-short = Papers
web-follow-papers-lead = Each is made when you ask for it, on this machine, and handed to your browser. Nothing is sent, and none of them holds a picture.
web-follow-papers-where = The browser saves the file where it saves others, mostly under “Downloads”, and remembers that it did. The names say nothing of what is in it. Move it to a stick, or delete it there, as is safest for you.
web-follow-papers-you = For you
web-follow-papers-others = For those who help, or investigate
web-follow-papers-all = Everything
web-follow-paper-make = Make it
web-follow-paper-as-page = As a page (HTML)
web-follow-paper-not-yet = There is nothing yet that this could be made of: no confirmed copy, or no letter that fits. Nothing was made. Once there is one, come back.
web-follow-paper-organisation = This one is made in the name of an organisation, with an address for answers, since it may be passed on or published; one of the two isn’t recorded here. Nothing was made.
web-follow-paper-summary = A summary
web-follow-paper-summary-about = What was found, what was asked of whom, what is gone and what comes: for you, or for somebody you trust. The names of the sites are in it, no addresses.
web-follow-paper-dates = The dates of what comes
web-follow-paper-dates-about = For a calendar program, in words that say nothing of what they are for. A calendar that is shared, or kept online, is read by others.
web-follow-paper-sheet = A sheet for a call
web-follow-paper-sheet-about = Whom you could turn to, free of charge, and what you could say there. You choose whom, and what.
web-follow-paper-folder = A folder for a complaint in France
web-follow-paper-folder-about = A letter with blanks for your name, the addresses with dates, and what was asked of whom. It names every confirmed address. You fill it in, sign it, and hand it over yourself; nothing is filed from here.
web-follow-paper-request = Erasure of personal data, then the regulator
web-follow-paper-request-about = The requests under the law on personal data, and the complaint to the CNIL for when it is time. The first page says which comes first.
web-follow-paper-bank = Steps at a hash bank
web-follow-paper-bank-about = How to have codes made of your pictures, so that services that take part can refuse them. The bank’s own page makes the codes, on your device; the file stays with you.
web-follow-paper-list = The list of addresses
web-follow-paper-list-about = As a table (CSV), for somebody who works on it.
web-follow-paper-machines = Reports for machines (XARF)
web-follow-paper-machines-about = Beside the letters, for desks that read them. They name the organisation and its address, no person.
web-follow-paper-network = Reports for Cloudflare
web-follow-paper-network-about = For its interface. It may publish the organisation’s name, its address and the addresses reported.
web-follow-paper-proof = Evidence, for somebody who investigates
web-follow-paper-proof-about = What was seen, when and where, with words of the pages, sums of the files and the signed history: one file that can be checked without this program. No picture is in it.
web-follow-paper-proof-do = Prepare it
web-follow-paper-proof-lead = One file with what was seen and done, signed, for the police, a lawyer or a court. It can be checked without this program.
web-follow-paper-copy = A readable copy of everything
web-follow-paper-copy-about = All that is kept about this case, as text and tables: yours to take along. Pictures aren’t in it, because none is kept; nor are fingerprints.
web-follow-paper-copy-do = Prepare it
web-follow-paper-copy-lead = All that is kept about this case, as text and tables that open without this program.
web-follow-complaint-how = Report or complaint: which is for what
web-follow-complaint-about =
    A report to the authority’s own site tells investigators of content that is open to the public. It is not a complaint, and you may never hear what came of it.
    If you want somebody to be prosecuted, a complaint is the way, and yours to make: at any police station or gendarmerie, or by letter to the public prosecutor. Where you know who did it, it is the main way.
    If somebody hesitates to take it: any police station or gendarmerie has to, and gives a receipt (article 15-3 of the Code de procédure pénale).
    You can do both, one of them, or neither. Before either, you may want to talk it over with one of the people on the sheet for a call.
web-follow-to-papers = All papers
web-follow-proof-key = The key that signs it
web-follow-proof-key-about = Give this line to whoever gets the file by another way, on paper or by word of mouth. It shows that nobody has made the file anew.
web-follow-proof-no-stamps = No authority that dates digests is set up here; the times are those of this machine’s clock, and the file says so.
web-follow-lock = Should the file be locked?
web-follow-lock-yes = Yes, under a passphrase
web-follow-lock-yes-about = Whoever finds the file can’t read it. It opens with the free program “age” and the passphrase; tell it to the other person by another way.
web-follow-lock-no = No
web-follow-lock-no-about = Whoever finds the file can read the names and addresses in it.
web-follow-lock-passphrase = Passphrase of the file
web-follow-lock-hint = For this file alone, not the one that opens these pages. It is kept nowhere.
web-follow-lock-again = The same once more

web-follow-settings-lead = All of it can be changed, at any time, without giving a reason.
web-follow-to-settings = All that you chose
web-follow-set-none = not given
web-follow-set-keep = Keep this
web-follow-set-back = Leave it as it is
web-follow-set-kept = Kept.
web-follow-set-bad = One of the fields can’t be taken as it was typed. Nothing was changed; what you typed is still there.
web-follow-set-vault = Passphrase, recovery words, backup
web-follow-set-consent = Consent
web-follow-set-consent-change = See it, take it back, or give it anew
web-follow-set-consent-holds =
    { $until ->
        [none] It holds until you take it back.
       *[other] It holds until { $until }, or until you take it back.
    }
web-follow-set-consent-withdrawn = It was taken back. Nothing is searched or sent.
web-follow-set-consent-over = It ended on { $until }. Nothing is searched or sent.
web-follow-set-consent-addresses-only = It covers addresses alone.
web-follow-set-news = How you are told what is new
web-follow-set-news-change = Choose how, and how often
web-follow-set-news-lead = Nothing is told of itself unless you choose it. Looking often rarely helps; what matters waits for you here.
web-follow-set-news-ask = What would you like?
web-follow-set-news-off = Not at all; you look when you like.
web-follow-set-news-program = On the overview, when you open it.
web-follow-set-news-mail =
    { $days ->
        [one] By mail to { $to }, at most once a day.
       *[other] By mail to { $to }, at most once in { $days } days.
    }
web-follow-way-off = Don’t tell me
web-follow-way-off-about = I look when I like.
web-follow-way-program = Tell me on the overview
web-follow-way-program-about = In numbers alone: so many found, so many gone.
web-follow-way-mail = Send me a mail
web-follow-way-mail-about = It only says that there is something new, and comes only if there is. Whoever reads that mailbox sees that a message came, and from which address. It leaves while the service runs, without asking again.
web-follow-set-days = At most one mail in so many days
web-follow-set-days-about = From 1 to 90.
web-follow-set-to = Address for the mail
web-follow-set-to-about = Empty: the address for answers. Best one that nobody else reads.
web-follow-set-error-nobody-to-tell = A mail needs a usable address to go to, and one to come from, which is part of this program’s configuration. Nothing was changed.
web-follow-set-error-case-not-open = The case is closed, so this can’t be changed. Nothing was changed; open the case again first, under “Leave no trace”.
web-follow-set-error-no-mail-server = No mail server is set up in this program’s configuration, so no mail can leave. Nothing was changed. You can be told on the overview instead.
web-follow-set-contact = Name and address in letters
web-follow-set-contact-change = Change them
web-follow-set-contact-lead = Whoever gets a letter sees these. A name you choose for this, and a mailbox that you use for nothing else, protect you best.
web-follow-set-name = Name in letters
web-follow-set-name-about = A pseudonym by which you answer will do. Seen by: every recipient of a letter, and whoever they pass it on to.
web-follow-set-email = E-mail address for answers
web-follow-set-email-about = Seen by the same. Answers come there.
web-follow-set-hold-change = Hold back, or let go
web-follow-set-hold-until = Nothing is sent or drafted until { $until }.
web-follow-set-hold-not = Nothing is held back.
web-follow-set-hold-lead = If you want investigators to look first, letters can wait. Both have their price, and you decide.
web-follow-hold-gives = What waiting gives
web-follow-hold-gives-about = Whoever published it isn’t warned, and investigators can still find it where it is.
web-follow-hold-costs = What waiting costs
web-follow-hold-costs-about = The copies stay up for that time, and more people may see them or pass them on.
web-follow-hold-ask = How long should letters wait?
web-follow-hold-no = Not at all
web-follow-hold-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
web-follow-hold-own = Until a time that I choose
web-follow-hold-own-about = You can end it at any moment.
web-follow-hold-when = Until
web-follow-set-number = The number of a complaint
web-follow-set-number-change = Note it
web-follow-set-number-lead = If you made a complaint, its number can help a letter. It is given only to recipients who don’t pass letters on.
web-follow-set-number-drafted =
    { $count ->
        [0] Kept.
        [one] Kept. One letter was drafted again with it, and waits for you.
       *[other] Kept. { $count } letters were drafted again with it, and wait for you.
    }
web-follow-number = Number
web-follow-number-about = As it stands on the receipt. Empty: none, or not yet.
web-follow-number-on = Date
web-follow-number-at = Where it was taken
web-follow-set-keeping = How long this case is kept
web-follow-set-keeping-change = Change it
web-follow-set-keeping-lead = Here, on this machine, locked. At its date a case is erased by itself; it is said 14 and 3 days before.
web-follow-set-keeping-until = Until { $until }; then it is erased.
web-follow-set-keeping-not = As long as you want.
web-follow-keeping-ask = How long?
web-follow-keeping-until = Until a day that I choose
web-follow-keeping-until-about = Then its key is destroyed. A number that leads back to nobody stays in the figures.
web-follow-keeping-day = Day
web-follow-set-error-retained-in-the-past = That day isn’t one to come. Nothing was changed. Choose a later one; to erase the case now, see “Leave no trace”.
web-follow-set-age = Age in the pictures
web-follow-set-age-change = Answer it otherwise
web-follow-set-age-lead = The age at the time when each picture was made counts, not the age today.
web-follow-set-age-yes = 18 or older in every one
web-follow-set-age-no = under 18 in at least one
web-follow-set-age-unsure = not certain
web-follow-age-about = For somebody under 18, or when it isn’t certain, this program keeps addresses alone. Fingerprints and what was kept of pages are deleted then, letters that haven’t left are stopped, and none of that comes back. There are people who help with this, free of charge.
web-follow-age-ask = How old was the person shown?
web-follow-age-sure = If under 18 or not certain: yes, delete them
web-follow-set-age-consent = Kept. Nothing is searched yet: the consent on record covers addresses alone. You can give it anew.
error-not-chosen = None of the answers was chosen, or a field that belongs to it is empty. Nothing was changed; choose one, or leave it as it is.
web-follow-consent-said = What was agreed to, the latest first
web-follow-consent-back = Take it back
web-follow-consent-back-about =
    From that moment nothing more is searched, captured or sent for this case. Letters that haven’t left are stopped.
    For letters that have left, others are drafted that take them back; each waits for your approval. Nothing is erased, and you can agree anew later.
web-follow-consent-back-do = Take my consent back
web-follow-consent-leave = Leave it as it is
web-follow-consent-anew = Agree anew
web-follow-consent-anew-do = Record this consent
web-follow-consent-until = Until when?
web-follow-consent-until-about = Empty: until you take it back.
web-follow-consent-contact = How can you be reached safely?
web-follow-consent-contact-about = For somebody who works on your case; it is never put into a letter.
web-follow-consent-words = What may a voicemail say?
web-follow-consent-agree = I agree to this sentence
web-follow-set-withdrawn =
    The consent is taken back. { $stopped ->
        [0] Nothing was waiting to leave.
        [one] One thing that hadn’t left is stopped.
       *[other] { $stopped } things that hadn’t left are stopped.
    } { $letters ->
        [0] No letter that takes something back is needed.
        [one] One letter that takes back what had left waits for you.
       *[other] { $letters } letters that take back what had left wait for you.
    }
web-follow-set-withdrawn-left =
    { $count ->
        [one] One letter can’t be stopped or taken back: it is leaving just now, or nobody knows its recipient any more.
       *[other] { $count } letters can’t be stopped or taken back: they are leaving just now, or nobody knows their recipient any more.
    }

web-follow-leaving = Leaving
web-follow-leaving-lead = Five ways out, from the lightest to the most thorough. None of them is more right than another.
web-follow-to-leaving = All ways out
web-follow-go = Only leave this page
web-follow-go-about = It locks and shows a calendar. Everything stays, locked, until you come back.
web-follow-take = Take it along
web-follow-take-about = A readable copy of everything, or the evidence alone; on a stick that you keep elsewhere, for instance. Afterwards you can still erase it here.
web-follow-take-all = A copy of everything
web-follow-take-proof = The evidence
web-follow-take-first = Take a copy first
web-follow-close = Close the case
web-follow-close-about = Nothing more is searched or sent. It stays here, locked; you can read it, and open it again.
web-follow-close-do = Close it
web-follow-closed-now = The case is closed. Nothing is searched or sent for it any more.
web-follow-open-case = Open the case again
web-follow-open-case-about = What its consent covers goes on: looks, drafts, searches that you begin.
web-follow-open-case-do = Open it again
web-follow-open-again = The case is open again.
web-follow-erase = Erase the case
web-follow-erase-about = Its key is destroyed: nothing of it can be read here any more, by you neither. Other cases stay.
web-follow-erase-ask = Erase this case…
web-follow-erase-title = Erase “{ $label }”?
web-follow-erase-lead = It is gone at once and doesn’t come back.
web-follow-erase-what = Erased here: fingerprints, addresses, letters, answers, evidence, what you told.
web-follow-erase-sent = Not erased: what has left. Letters that were sent stay with those who got them, and looks that were planned don’t happen any more.
web-follow-erase-do = Erase it now
web-follow-erased-now = It is erased.
web-follow-erased = The case is erased
web-follow-wipe = Destroy everything
web-follow-wipe-about = The whole vault with all cases, and every file of this program in its folder.
web-follow-wipe-ask = Destroy everything…
web-follow-wipe-lead = One click, and it doesn’t come back.
web-follow-wipe-database = The tables of this program on the database server are destroyed too, for everybody who works with it.
web-follow-wipe-word = To destroy everything, type: { $word }
web-follow-wipe-word-about = It is asked because nobody is signed in here.
web-follow-wipe-wrong = That wasn’t “{ $word }”. Nothing was destroyed.
web-follow-wipe-do = Destroy everything now
web-follow-wipe-unreached = The database server couldn’t be reached. The vault’s keys are destroyed, so what is there can’t be read with them any more. Ask whoever runs it to delete its tables, or come back to this page when the server is there.
web-follow-wiped = Everything is destroyed
web-follow-wiped-lead =
    { $count ->
        [one] One file of this program was overwritten and deleted. Its keys are gone.
       *[other] { $count } files of this program were overwritten and deleted. Their keys are gone.
    }
web-follow-wiped-end = The program itself is still running until its window is closed.
web-follow-stays = What can’t be erased from here
web-follow-stays-caution = Before you clear anything else
