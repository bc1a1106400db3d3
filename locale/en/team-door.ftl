### The person's own way to an organisation: its public pages, what is made on her device, and what she can take back.

## The sentence

door-consent-subject = By sending this you say: I am the person shown. I was 18 or older in every picture that this is about. I want { $organisation } to look for copies of them, and to write to whoever shows or hosts them. I can take this back at any time.
door-consent-representative = By sending this you say: the person shown authorised me to act for them in this. They were 18 or older in every picture that this is about. They want { $organisation } to look for copies of them, and to write to whoever shows or hosts them. This can be taken back at any time.

## The way in

door-title = Beginning
door-heading = { $organisation }
door-lead = Here you can have copies of your pictures looked for. The pictures stay on this device: only fingerprints of them are sent, and only { $organisation } can read those.
door-begin = Begin
door-begin-about = A few questions, one at a time. Nothing is kept or sent before you say so.
door-return = I have a number and a code
door-return-about = See how it stands, add something, or take everything back.
door-lines = Whom to turn to now
door-nowhere-heading = There is nothing at this address
door-nowhere = No organisation has a page here. Nothing was sent or kept. Compare the address with the one that you were given, or call the organisation.
door-choose = None of the answers was chosen. Choose one below, or leave.
door-why-age = Asked because for pictures of somebody under 18 other services are there, and nothing is done with them here. Nobody has to prove an age.
door-why-country = It decides which services are named to you, and { $organisation } is told it with what you send, because letters depend on it.
door-device-lead = A few questions help you choose what to do, and what not to do yet. Your answers travel with each page and are kept nowhere.
door-stays-history = This browser’s history: pages of this site were open.
door-stays-watched = Somebody who watches the screen or controls the device from afar still sees what you do.
door-foot = “Leave this page”, or Shift three times, leaves at once. The browser’s history stays.
door-stays-network = Whoever runs the network that you use can see that this site was visited, not what you did there.
door-hotlines-lead = For pictures of somebody under 18, or when that isn’t certain, nothing is fingerprinted, looked for or shown here. They can do what we must not.
door-end-ready = When you want to go on, open this page again. The questions are the same, and quickly answered.
door-end-nothing = Nothing was kept here, and nothing of your pictures left this device.
door-end-history = This browser’s history still shows that this page was open.

## The sentence, on its page

door-agree-heading = One sentence before anything is made
door-agree-lead = Read it in your own time. It is sent along with what you send, and kept with it.
door-agree = I agree to this sentence
door-agree-do = Go on
door-agree-back = You can take it back at any time, with the number and the code that you are given. What hasn’t left then stops.
door-not-agreed = It goes on with a yes to the sentence. Nothing was made or sent so far; tick the box if you agree, or leave.

## On her device

door-device-heading = Your pictures stay here
door-device-lead-pictures = Choose pictures on this device. Of each a fingerprint is made here, in this browser: 64 letters and figures by which copies are recognised. The pictures are not sent.
door-device-choose = Choose pictures
door-device-choose-hint = JPEG, PNG, WebP, GIF and what else this browser opens. You can choose several at once.
door-device-rows = Chosen so far
door-device-names = The names are shown to you alone; they aren’t sent.
door-device-waiting = waiting
door-device-working = being read
door-device-done = fingerprint made
door-device-twice = the same as one above
door-device-remove = Remove
door-device-progress = @done of @total read
door-device-most = One message holds @most pictures; the others weren’t taken. Send these first, then choose the rest.
door-device-all-read = All read.
door-device-file = Or a sealed file from the installed program
door-device-file-hint = The program finds more: parts of pictures, and videos. It makes a sealed file with: takedown handover make. Choose that file here; it is sent as it is, and only { $organisation } can open it.
door-device-card = The card that the program asks for
door-device-addresses = Addresses where you have seen them
door-device-addresses-hint = One a line, such as https://example.org/page. You can leave this empty. They are sealed too.
door-device-reach = How you can be reached safely
door-device-reach-hint = For instance a number and the hours, or an e-mail address that nobody else reads. You can leave this empty and look here instead. It is sealed too.
door-device-send = Seal and send
door-device-sends = What is sent: fingerprints: @pictures; addresses: @addresses; the sentence that you agreed to; and how to reach you, if you wrote that. Nothing else.
door-device-nothing = There is nothing to send yet: choose a picture, or write an address.
door-device-sealing = Sealing and sending…
door-device-not-sent = It couldn’t be sent, and nothing was kept there. Everything is still on this page; try again when there is a connection.
door-device-part-sent = Your number and your code are below, and what they stand for has arrived. The sealed file has not: add it on the page where you see how it stands.
door-device-no-scripts = This page makes the fingerprints with a script, on your device, so that no picture has to be sent. This browser runs none here. You can allow scripts for this page, use another browser, or the installed program; or call { $organisation }.
door-device-too-old = This browser can’t make fingerprints or seal them. A recent Firefox, Chrome, Edge or Safari can; the installed program can too. Nothing was sent.

door-refused-empty = the file is empty
door-refused-video = a video: the installed program is needed for it
door-refused-not-media = not a picture
door-refused-too-large = larger than 64 MB: the installed program is needed for it
door-refused-too-many-pixels = larger than 60 million pixels: the installed program is needed for it
door-refused-unreadable = this browser can’t open it; another browser or the installed program may
door-refused-altered = this browser alters what a page reads of a picture, as a protection against tracking; another browser or the installed program can do it
door-refused-too-plain = too plain or too dark: its fingerprint would look like other people’s

## Sent

door-sent-heading = It has arrived
door-sent-lead = Only { $organisation } can open it. Write both of these down now: they are shown this once, and nobody can look them up for you.
door-sent-number = Your number
door-sent-code = Your code
door-sent-why = With both you see here how it stands, add something, or take everything back. Whoever has both can do that too.
door-sent-read = No letter in them looks or sounds like another, and there are no vowels. Capitals and dashes don’t matter.
door-sent-to = See how it stands

## How it stands

door-standing-heading = How it stands
door-standing-ask = Your number and your code
door-standing-number = Number
door-standing-code = Code
door-standing-hint = Three groups of four letters and figures. Capitals, spaces and dashes don’t matter.
door-standing-do = Show
door-standing-since = Sent on { $when }
door-state-received = Received. Somebody of { $organisation } opens it next; what nobody opens within 90 days is destroyed.
door-state-discarded = What you sent isn’t there any more: it was destroyed unopened, by somebody of { $organisation } or because 90 days went by. You can begin anew at any time, or call { $organisation }.
door-state-open = { $organisation } is working on it.
door-state-closed = { $organisation } has closed it. Nothing more is looked for or sent.
door-state-erased = It is finished and erased. Nothing of it can be read any more.
door-state-withdrawn = You took it back. Nothing more is looked for or sent.
door-standing-pictures = { $count ->
    [one] 1 fingerprint is looked for
   *[other] { $count } fingerprints are looked for
}
door-standing-waiting = { $count ->
    [0] nothing waits to be opened
    [one] 1 message waits to be opened
   *[other] { $count } messages wait to be opened
}
door-standing-to-check = { $count ->
    [0] nothing waits to be checked by a person
    [one] 1 possible copy is to be checked by a person
   *[other] { $count } possible copies are to be checked by a person
}
door-standing-found = { $count ->
    [0] no copy found so far
    [one] 1 copy found
   *[other] { $count } copies found
}
door-standing-sent = { $count ->
    [0] no letter sent so far
    [one] 1 letter sent
   *[other] { $count } letters sent
}
door-standing-gone = { $count ->
    [0] none of them gone so far
    [one] 1 of them gone, seen twice
   *[other] { $count } of them gone, seen twice
}
door-standing-no-more = There is nothing that you have to do. Addresses and names are never shown on this page.
door-add-heading = Add something
door-add-do = Add pictures or addresses
door-withdraw-heading = Take everything back
door-withdraw-about = What hasn’t been opened yet is destroyed at once. What has been opened is closed: from that moment on nothing more is looked for, and no letter leaves. For letters that have left, others that take them back are prepared once somebody of { $organisation } signs in; they leave when that person has read and approved them.
door-withdraw-do = Take everything back
door-withdraw-sure = Yes, I want to take everything back
door-withdraw-not-sure = Tick the box if you want to take everything back. Nothing was changed.
door-standing-left = { $count ->
    [one] One letter had left. The one that takes it back is prepared once somebody
   *[other] { $count } letters had left. Those that take them back are prepared once somebody
} of { $organisation } signs in; it takes a person to approve each.
door-withdrawn-now = Taken back. What hadn’t been opened is destroyed, and nothing more is looked for or sent.

## Handing over, by the installed program

help-handover-group = Hand fingerprints over to an organisation, sealed
help-handover-make = Fingerprint pictures and videos here, and seal that for an organisation. No vault is needed, and nothing is sent.
help-handover-for = The organisation’s card: a file that it gave you, or that is on its page.
help-handover-out = The sealed file to write.
help-handover-adult = Was everybody shown 18 or older in every picture: yes, no or unsure?
help-handover-standing = Who speaks: subject (the person shown) or representative.
help-handover-agree = Agree to the sentence without being asked for it.
door-handover-agree = Do you agree? (yes or no)
door-handover-taken = sealed
door-handover-left = left out: { $reason }
door-handover-made = { $count ->
    [one] 1 picture or video is in { $out }
   *[other] { $count } pictures and videos are in { $out }
}, { $bytes } bytes. Only { $organisation } can open it. Nothing was sent. Choose the file on the organisation’s page, or give it on a stick.
door-handover-portable = This card gives no secret for details: whole pictures will be found, parts of them won’t. A card that { $organisation } hands to you personally gives more.

## What can go wrong

error-wrong-code = There is no such number, or the code is another one. Nothing was shown or changed. Compare both with what you wrote down; after several wrong tries the next has to wait.
error-letterbox-full = So much waits there that nothing more is taken in for now. Nothing was kept of what you sent. Try again later, or call the organisation.
error-too-many-at-once = So many people ask just now that this couldn’t be done. Nothing was done, and nothing was kept. Try again in a minute.
error-no-letter = What came can’t be a sealed message, or is too large. Nothing was kept. Open the page anew and try again.
error-taken-back = Everything was taken back by this number, so nothing more is taken for it. Nothing was kept. You can begin anew at any time.
error-bad-letter = This message can’t be opened with the organisation’s key, or says what none of our pages and programs writes. Nothing was taken in, and it is still there. It can be discarded on the page of arrivals. If it goes on, ask whoever sent it to send it again.
error-already-taken-in = Somebody took this message in before ({ $case }). Nothing was done.
error-no-sentence = This message adds to a case, and there is none for it yet: take the first message of the same number in before it. Nothing was taken in.
error-bad-card = { $file } isn’t an organisation’s card. Nothing was read or written. Ask the organisation for its card, or fetch it from its page.
error-nothing-to-hand-over = None of the files could be taken, so nothing was written. The reasons are above.
error-too-much-to-hand-over = One sealed file takes { $most } pictures and videos. Nothing was written. Make several, each of some of them.
error-not-agreed-to-sentence = The sentence wasn’t agreed to, so nothing was read or written.

## What came by the door, for members

web-place-letters = Arrivals
team-letters-lead = What people have sent by the organisation’s page and nobody has taken in yet. It is sealed: it is opened as you take it in, and destroyed here then.
team-letters-came = Came on { $when }.
team-letters-kind-page = Made in a browser: fingerprints of whole pictures.
team-letters-kind-handover = Made by the installed program.
team-letters-adds = It adds to this case.
team-letters-label = What the case is called here
team-letters-label-hint = A word that says nothing to others. It can stay empty; then it is the number.
team-letters-do = Take in as a new case
team-letters-do-more = Take in
team-letters-discard = Discard what nobody needs
team-letters-discard-about = What is junk, or can’t be opened, takes room that others need. It is destroyed unopened, and can’t be brought back. What nobody takes in within 90 days goes by itself.
team-letters-discard-choose = Choose to discard
team-letters-discard-chosen = Discard what is chosen
team-letters-discard-all = Discard all of it
team-letters-discard-none = Nothing was discarded: choose what is to go first.
team-letters-discard-sure = Destroy unopened?
team-letters-discard-sure-lead = { $count ->
    [one] 1 message is destroyed unopened
   *[other] { $count } messages are destroyed unopened
}. Nobody can bring it back. Whoever sent it sees by number and code that it isn’t there any more.
team-letters-discard-do = Destroy it
team-letters-discard-not = Leave it there
team-letters-discarded = { $count ->
    [0] Nothing was discarded: it didn’t wait any more.
    [one] 1 message was destroyed unopened.
   *[other] { $count } messages were destroyed unopened.
}
team-letters-none = Nothing waits
team-letters-none-text = The organisation’s own page is { $path }. What people send there comes here.
team-letters-card = The card for the installed program
team-letters-card-about = Whoever has the program can hand over more than a browser can: details of pictures, and videos. For details it needs this card, which holds a secret of this server. Hand it to people one by one, and not in public; the page has one without the secret.
team-letters-card-do = Save the card
team-letters-taken = Taken in: { $media ->
    [one] 1 fingerprint
   *[other] { $media } fingerprints
}, { $addresses ->
    [one] 1 address
   *[other] { $addresses } addresses
}. There before: { $known }. Left out: { $left }.
team-letters-before = Somebody took this in before; here is the case.
team-letters-heeded = Somebody took everything back from outside: that case is closed, what hadn’t left was stopped, and letters that take back what left are drafted. They leave once they are read and approved.
team-letters-file = A sealed file
team-letters-file-lead = A file that the installed program has sealed for this organisation. What is in it is added to the case, and the file is kept nowhere.
team-letters-file-choose = The file
team-letters-file-do = Take in
