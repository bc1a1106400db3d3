# Sending by e-mail, and the replies.

help-notices-send = Send approved notices by e-mail. Each waits for a while in which you can still undo it. Without ids: send what waits in the outbox and is due.
help-notices-undo = Take a letter back that waits in the outbox.
help-notices-outbox = List every letter that waits, is in doubt, or left.
help-send-ids = Ids of approved notices.
help-send-dry-run = Show what would leave, and to whom. Nothing is stored or sent.
help-send-again = Send a letter once more of which nobody knows whether it left.
help-send-no-wait = Put the letters into the outbox and return. The next takedown notices send sends them.
help-replies-group = Take, list and decide on what recipients answered.
help-replies-import = Take replies from .eml files or from your mailbox. The mailbox is only read.
help-replies-list = List replies, the newest first.
help-replies-decide = Say what a reply means.
help-reply-files = Messages that you saved as .eml files.
help-reply-mailbox = Read the folder that [imap] names in the configuration.
help-reply-notice = The notice that these messages answer, where they don’t say so themselves.
help-reply-unclear = Only those that wait for you.
help-reply-id = The reply’s id.
help-reply-as = receipt, removed, refused, more-information, wrong-recipient, auto-reply or bounce.

send-waiting = Nothing has left yet. The letters leave at { $at }. Press Ctrl-C to stop them.
send-dry-run = This was a dry run: nothing was stored, and nothing left this machine.
outbox-empty = The outbox is empty. Nothing was sent by e-mail so far.

dispatch-state-waiting = waits
dispatch-state-sending = on its way
dispatch-state-sent = sent
dispatch-state-unsure = not sure
dispatch-state-refused = refused
dispatch-state-undone = taken back
dispatch-says-waiting = It leaves at { $at } at the earliest. To stop it: takedown notices undo { $notice }
dispatch-says-sending = Its last line is leaving, or the program was interrupted there. takedown notices send clears that up.
dispatch-says-sent = Your mail server took it on at { $at }.
dispatch-says-unsure = Nobody knows whether it left: the line was cut at its very end. It isn’t sent again by itself. Look for it in your mailbox. If it left: takedown notices sent { $notice } --at { $at }. If not: takedown notices send { $notice } --again
dispatch-says-refused = The mail server refused it for good, and nothing left. Check the address and the recipient’s entry, then: takedown notices send { $notice }
dispatch-says-undone = It didn’t leave.
dispatch-answer = The last answer: { $answer }
dispatch-no-answer = none; the line was cut, or never stood ({ $why }).
dispatch-interrupted = none; the program was interrupted.
dispatch-stopped = none; the program stopped it before it left.

reply-status-taken = Taken: { $file }
reply-status-known = Taken before, so nothing changed: { $file }
reply-status-ours = A copy of your own letter, so nothing was taken: { $file }
reply-status-unmatched = No notice of yours was recognised in it, so nothing of it was kept: { $file }. If you know which one it answers, add --notice ID.
replies-none = There are no such replies.
replies-nothing-new = No new replies.
reply-meaning-receipt = receipt
reply-meaning-removed = says that it is removed
reply-meaning-refused = refused
reply-meaning-more-information = asks for more information
reply-meaning-wrong-recipient = says that somebody else is responsible
reply-meaning-auto-reply = automatic answer
reply-meaning-bounce = could not be delivered
reply-meaning-unclear = not clear
reply-waits = It waits for you: takedown replies decide { $reply } --as …
reply-removed-proven = The last look found every address gone, too.
reply-removed-unproven = That is what the recipient says; it isn’t proven yet. To look again: takedown recheck

error-no-mail-server = The configuration names no { $table ->
    [imap] mailbox
   *[other] outgoing mail server
}. Nothing left this machine. Give it under [{ $table }] in the configuration.
error-plain-only-here = Mail to { $host } would travel without encryption. Nothing left this machine. Set `security = "starttls"` or `"tls"` in the configuration; `"none"` is for a server on this machine alone.
error-mail-password-unreadable = The password of the mail server can’t be read from “{ $file }”. Nothing left this machine. The file holds the password on one line and nothing else.
error-certificates-unreadable = The certificates in “{ $file }” can’t be read. Nothing left this machine. Correct certificates in the configuration, or leave it out.
error-mailbox-unreachable = The mailbox at { $host } can’t be read: { $why }. What was taken before stays; nothing in the mailbox was changed. Check [imap] in the configuration and the network, then try again.
error-mailbox-login-refused = { $host } doesn’t take the user name and password. Nothing was read. Check user and password_file under [imap] in the configuration.
error-no-such-folder = The mailbox has no folder “{ $folder }”. Nothing was read. Correct folder under [imap] in the configuration.
error-not-approved = Notice { $notice } isn’t approved (it is: { $state }), so it doesn’t leave. Read it, then: takedown notices approve { $notice }
error-not-complete-any-more = Notice { $notice } lacks something now ({ $missing }), so it doesn’t leave. Look at it with takedown notices show { $notice }, then approve it again.
error-no-mail-channel = No e-mail address is known for notice { $notice }, so nothing was sent. Its recipient takes a form: takedown notices show { $notice } says which. When you have filed it: takedown notices sent { $notice } --at TIME
error-contact-unchecked = The address of notice { $notice } was found by the program or isn’t well checked, so nothing was sent. Whoever answers there may be whoever published the content. Look at it yourself first. If it is right: takedown notices approve { $notice } --contact-checked
error-police-first = This case waits until { $until }, because the police come first. Nothing was sent. To change that time: takedown case edit ID --police-first-until
error-no-consent = The consent on record doesn’t cover notice { $notice }, so it doesn’t leave. Nothing was sent. Talk with the person shown before anything else.
error-no-sender = There is no usable e-mail address to send from. Nothing was sent. Give it as email under [notifier] in the configuration.
error-holder-changed = Somebody else holds the address now than when notice { $notice } was drafted ({ $parts }), so it was stopped. Nothing was sent. Draft a new notice, which goes to whoever holds it today: takedown notices draft
error-approved-anew = Notice { $notice } was changed and approved again after its letter was put into the outbox, so that letter was stopped. Nothing was sent. To send what you approved last: takedown notices send { $notice }
error-sending-unsure = Nobody knows whether the letter of notice { $notice } left: the line was cut at its very end. It isn’t sent again by itself. Look for it in your mailbox. If it isn’t there: takedown notices send { $notice } --again
error-nothing-to-undo = There is nothing to undo for notice { $notice }: { $state ->
    [none] it was never put into the outbox
    [sent] it left
    [sending] it is leaving right now
    [refused] it was refused and didn’t leave
   *[other] it was taken back before
}. Nothing was changed.
error-no-longer-waiting = The letter of notice { $notice } was taken back, or taken by another run, at the last moment. This run sent nothing of it. takedown notices outbox says where it is.
error-no-meaning-by-person = A reply can’t be decided to be “{ $meaning }”. Nothing was changed. What it can mean is in: takedown replies decide --help
error-reply-source-wanted = Name .eml files, or --mailbox, and not both. Nothing was read.
error-reply-file-unreadable = “{ $file }” can’t be read: { $why }. Nothing of it was taken. Check the file and try again.
