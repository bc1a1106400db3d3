# Programs of an organisation: their tokens, and the addresses that are told of events.

web-place-tokens = Programs
team-tokens-lead = A program comes with a token. It reads only cases that were shared with it, and does what its role and what is ticked both allow.
team-tokens-mine = Programs that act in my name
team-tokens-none = No token
team-tokens-none-lead = No program can come in at the moment, or none that you look after.
team-tokens-is-confirmed = confirmed
team-tokens-waits = waits for confirmation
team-tokens-waits-lead = It reads no case yet. A supervisor who didn’t make it confirms it.
team-tokens-waits-own = It reads no case yet. { $name } confirms it.
team-tokens-renewed = new secret
team-tokens-made = Made
team-tokens-made-by = by { $name }, { $day }
team-tokens-confirmed-by = Confirmed by
team-tokens-scopes = What it may do
team-tokens-every-client = every client
team-tokens-acts-for = Approves in the name of
team-tokens-acts-for-nobody = nobody: it doesn’t approve
team-tokens-acts-for-hint = Only with “Approve letters”. This member confirms the token, and what it approves counts as approved by this member.
team-tokens-ends = Works until
team-tokens-seen = Last seen
team-tokens-never = never
team-tokens-confirm-lead = If you confirm it, the cases of its clients that are shared with you are shared with it, and from then on every new one. You can end it at any time.
team-tokens-confirm-own = This program would approve letters in your name. If you confirm it, the cases of its clients that are shared with you are shared with it, and from then on every new one. You can end it at any time.
team-tokens-confirm-do = Confirm
team-tokens-confirmed = { $n ->
    [0] Confirmed. There was no case to share yet; new ones are shared with it.
    [one] Confirmed. One case was shared with it.
   *[other] Confirmed. { $n } cases were shared with it.
}
team-tokens-revoke-do = End now
team-tokens-revoked = { $n ->
    [0] It had ended before.
    [one] The token opens nothing any more.
   *[other] { $n } tokens open nothing any more: this one, and those that it replaced or that replaced it.
}
team-tokens-make = Make a token
team-tokens-make-lead = Its text is shown once. It reads no case before another person confirms it.
team-tokens-make-do = Make the token
team-tokens-name = Name
team-tokens-name-hint = What the program is for.
team-tokens-name-wrong = The name is too long: 200 letters at most. Nothing was made.
team-tokens-role-hint = What this role doesn’t include isn’t given, whatever is ticked.
team-tokens-lasts = Lasts
team-tokens-days = { $n ->
    [one] one day
   *[other] { $n } days
}
team-tokens-made-title = The token
team-tokens-made-lead = Keep it where the program reads it, and give it to nobody else. It is shown here only now and kept nowhere.
team-tokens-made-then = It reads no case yet. Another person confirms it on this same page.
team-tokens-rotated-then = It ends on the same day as the old one, and reads the same cases.
team-tokens-back = All tokens
team-tokens-rotate = New secret
team-tokens-rotate-lead = Whoever has a token’s text can have it replaced. If the text is lost, make another token and end this one.
team-tokens-text = The token’s text
team-tokens-overlap = The old one still works
team-tokens-hours = { $n ->
    [0] not any more
    [one] one hour
   *[other] { $n } hours
}
team-tokens-rotate-do = Give a new secret
team-tokens-rotate-not = This text opens nothing here: it isn’t whole, its time is over, or the token was ended. Nothing was changed.
team-tokens-bad-role = This role reads no case. Nothing was made. Choose another.
team-tokens-bad-scopes = Tick at least one thing that the token may do, and only such as the role includes; each says with which roles it counts. Nothing was made.
team-tokens-bad-clients = Tick at least one client. Nothing was made.
team-tokens-bad-days = A token lasts a year at most. Nothing was made.
team-tokens-bad-acts-for = “Approve letters” and the member in whose name belong together: choose both or neither. Nothing was made.
team-tokens-bad-overlap = The old secret goes on for seven days at most. Nothing was changed.
team-tokens-bad-replaced = This token has a new secret already. Nothing was changed.
team-tokens-scope-clients-read = Read the list of clients
team-tokens-scope-clients-write = Add and change clients
team-tokens-scope-cases-read = Read cases
team-tokens-scope-cases-write = Open, change, hand over and close cases
team-tokens-scope-cases-erase = Erase cases for good
team-tokens-scope-media-write = Hand over sealed fingerprints
team-tokens-scope-addresses-write = Hand over addresses
team-tokens-scope-matches-read = Read what was found
team-tokens-scope-matches-decide = Decide about what was found
team-tokens-scope-notices-read = Read letters
team-tokens-scope-notices-draft = Draft letters
team-tokens-scope-notices-approve = Approve letters
team-tokens-scope-notices-send = Send letters that a person approved
team-tokens-scope-evidence-read = Read evidence
team-tokens-scope-exports-write = Make exports
team-tokens-scope-figures-read = Read the figures
team-tokens-scope-events-read = Read what happened, by kinds and numbers
team-tokens-scope-hashes-export = Take out lists of fingerprints
team-tokens-scope-webhooks-write = Have addresses told of events

team-hooks-title = Addresses that are told
team-hooks-lead = A program’s address is told that something happened, by numbers and kinds alone: no name, no address and no words of a case.
team-hooks-none = No address
team-hooks-none-lead = Nothing is told to anybody.
team-hooks-program = a program
team-hooks-address = Address
team-hooks-address-hint = A public address with https, or one that the server’s operator allows by name.
team-hooks-events = What it is told of
team-hooks-wanted = An address of at most 2,000 letters and at least one kind of event are needed. Nothing was made.
team-hooks-make = Have an address told
team-hooks-make-do = Have it told
team-hooks-made-title = The secret
team-hooks-made-lead = With it the program sees that a message comes from here. It is shown only now.
team-hooks-back = All addresses
team-hooks-ended = Ended
team-hooks-failed = Nothing arrived there for three days.
team-hooks-token = The program’s token is over.
team-hooks-member = Whoever made it may have nothing told any more.
team-hooks-failing = Nothing has arrived since
team-hooks-end-do = Tell nothing more
team-hooks-gone = The address is told nothing more.

help-team-token-group = Tokens of programs: make, confirm, list, renew, end.
help-team-token-list = List the tokens that aren’t over.
help-team-token-make = Make a token; its text is shown once.
help-team-token-confirm = Share with a token the cases of its clients; another person than the one who made it does.
help-team-token-rotate = Give a token a new secret, for whoever has its text; nobody signs in.
help-team-token-revoke = End a token at once, with those that it replaced or that replaced it.
help-team-token-id = The token, as “team token list” shows it.
help-team-token-name = What the program is for.
help-team-token-role = intake, case-worker or supervisor.
help-team-token-scope = What it may do, such as cases:read; give it once for each.
help-team-token-client = The id of a client; give it once for each. Without it: every client.
help-team-token-acts-for = The id of the member in whose name it approves.
help-team-token-days = So many days it lasts, 366 at most.
help-team-token-file = The file that holds the token’s text; without it, it is asked for.
help-team-token-overlap = So many hours the old secret still works, 168 at most.
team-token-ask = The token’s text: { "" }
error-token-file-unreadable = The file { $file } couldn’t be read ({ $why }). Nothing was changed. Name the file that holds the token’s text.
