error-not-shared = This part of the case isn’t shared with whoever asked ({ $table }, { $column }). Nothing was written or sent. A supervisor can share the case.
error-not-let-in = That didn’t work. Either something typed isn’t right, or several wrong tries came before and the next one has to wait, 15 minutes at most. Nothing was changed or lost. Check the organisation, the name, the passphrase and the code, wait a little, and try again.
error-signed-out = This sign-in is over: it was ended, or nobody did anything for a while. What was just asked for was not done; what was done before is kept. Sign in again.
error-passkey-refused = The passkey’s answer doesn’t fit what was asked, so it doesn’t count. Nothing was changed. Try again, or use another way.
error-second-missing = One way to confirm a sign-in has to stay: codes, or a passkey. Nothing was changed. Add another way first.
error-invitation-over = This link doesn’t work any more: it was used, or its time is over. Nothing was changed. Ask whoever sent it for a new one.
error-login-taken = Somebody in this organisation signs in under this name already. Nothing was kept. Choose another name; the link still works.
error-last-of-role = Nobody else here has the role { $role } for as many clients, and without anybody in it the organisation couldn’t go on. Nothing was changed. Ask somebody else to come first.
error-no-reader = The role of { $name } doesn’t include reading cases, so none can be shared. Nothing was changed.
error-case-in-use = { $name } is working on this case at the moment. Nothing was changed. Wait, or ask for it; a supervisor can hand it over.

team-members-title = Members
team-members-lead = Who works in { $organisation }, and as what.
team-members-name = Name
team-members-role = Role
team-members-clients = Clients
team-members-since = Since
team-members-state = State
team-members-active = there
team-members-invited = asked to come
team-role-intake = intake
team-role-case-worker = case worker
team-role-supervisor = supervisor
team-role-auditor = auditor
team-role-administrator = administrator
team-role-about-intake = Opens cases and takes in what comes.
team-role-about-case-worker = Works on the cases that are shared with them.
team-role-about-supervisor = Also shares cases and hands them out.
team-role-about-auditor = Sees who did what and when, and reads no case.
team-role-about-administrator = Invites members and lets them go, and reads no case.
team-members-invite = Ask somebody to come
team-members-invite-do = Make a link
team-members-invited-title = The link
team-members-invited-lead = Give it to whoever is to come, and to nobody else. It works once, for seven days, and is shown here only now.
team-members-invited-then = Whoever comes has no case at first. A supervisor then shares cases.
team-members-back = All members
team-members-withdraw = Withdraw the link
team-members-withdrawn = The link doesn’t work any more.
team-members-change = Another role
team-members-change-lead = What the new role doesn’t include isn’t shared any more, at once.
team-members-change-do = Change the role
team-members-changed = The role counts from now on.
team-members-second = Lost telephone or key
team-members-second-lead = Codes and passkeys are forgotten, every sign-in is ended, and the second step is set up anew at the next one.
team-members-second-do = Have it set up anew
team-members-second-done = The second step is set up anew at the next sign-in.
team-members-share = Share cases
team-members-share-lead = Whoever has come opens nothing before this. What people send by the organisation’s page can then be opened by { $name } too, and every case of their clients that is shared with you.
team-members-new = opens nothing yet
team-members-share-do = Share them
team-members-shared = { $n ->
    [0] What people send can be opened now. There was no other case to share.
    [one] What people send can be opened now, and one case was shared.
   *[other] What people send can be opened now, and { $n } cases were shared.
}
team-members-leave = Let go
team-members-leave-lead = At once and in one step: every sign-in is ended, every token revoked that { $name } made, and no case can be opened any more. What was read was read. Letters and entries stay as they are.
team-members-leave-sure = I know that this can’t be undone; to come back takes a new invitation.
team-members-leave-do = Let go now
team-members-leave-unsure = Tick the box first. Nothing was changed.
team-members-gone = { $cases ->
    [0] The access is ended. No case was shared.
    [one] The access is ended. One case isn’t shared any more.
   *[other] The access is ended. { $cases } cases aren’t shared any more.
}{ $assigned ->
    [0] { "" }
    [one] { " " }One case has nobody who looks after it now.
   *[other] { " " }{ $assigned } cases have nobody who looks after them now.
}

help-team-org = The short name of the organisation.
help-team-login = The name under which you sign in.
help-team-code = The code of six figures from your app; without it, it is asked for.
help-team-member-group = Who is in an organisation: list, invite, let go.
help-team-member-list = List the members.
help-team-member-invite = Ask somebody to come; prints a link that works once.
help-team-member-leave = Let a member go at once: sessions, tokens and shared cases end.
help-team-member-id = The member, as “team member list” shows it.
help-team-member-yes = Don’t ask.
help-team-member-role = intake, case-worker, supervisor, auditor or administrator.
help-team-recover = With the words that lie offline: ask a supervisor to come, or share every case with one who came.
help-team-share-with = Share every case with this member instead of making a link.
team-ask-code = Code of six figures: { "" }
team-member-leave-sure = The access ends at once and can’t be given back, only anew. Go on? (yes/no)
team-member-leave-not = Nothing was changed.
error-no-clients = Tick at least one client. Nothing was changed.
