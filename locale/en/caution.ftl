# Second looks: what waits, why, and how it goes on.

help-cautions-group = What waits for a second look before anything is sent.
help-cautions-list = List what waits for a second look, and what was decided.
help-cautions-show = Show one with everything that was said about it.
help-cautions-release = Let it go on, after a look.
help-cautions-uphold = Keep it stopped, after a look.
help-cautions-precision = Show how often what each organisation sent was refused, taken back or contested.
help-matches-context = Show where copies were found, in words and never as a picture, and record that you looked.
help-matches-contest = Stop everything about a match that somebody contests, and keep their words.
help-caution-id = the id of what waits, from “takedown cautions list”
help-caution-state = only those in this state
help-caution-words = your reason, kept in the ledger
help-contested-match = the match that is contested
help-contest-words = what whoever contests it says, in their words
help-by = who you are; needed where an organisation files for the case
help-without-evidence = approve although nothing was kept of the pages yet; recorded with the approval
help-seen = you have opened the pages yourself and seen what surrounds the copies; recorded as your look

caution-state-held = waits
caution-state-released = released
caution-state-upheld = stays stopped
caution-raised = raised
caution-flood-pages = Found on { $pages } new pages at { $hosts } hosts in a short time. A picture that is suddenly everywhere may be a public one.
caution-flood-hosts = Found at { $hosts } new hosts, on { $pages } pages, in a short time. A picture that is suddenly everywhere may be a public one.
caution-plain = This picture shows few details. Others may look like it.
caution-textual = This picture seems to be mostly words or a drawing. Others may look like it.
caution-collision = This picture was registered before, elsewhere in this vault.
caution-contested = Somebody contests this copy.
caution-how-flood-pages = Look at some of the places with “takedown matches context”. If it is the registered picture and was published without consent: takedown cautions release { $caution }
caution-how-flood-hosts = Look at some of the places with “takedown matches context”. If it is the registered picture and was published without consent: takedown cautions release { $caution }
caution-how-plain = Look at the places with “takedown matches context” before a notice. If each is the registered picture: takedown cautions release { $caution }
caution-how-textual = Look at the places with “takedown matches context” before a notice. If each is the registered picture: takedown cautions release { $caution }
caution-how-collision = If you know that this case is the right one to file for this picture: takedown cautions release { $caution }
caution-how-contested = Look at it with “takedown matches context { $match }”. Then “takedown cautions release { $caution }” or “takedown cautions uphold { $caution }”, with your reason after --words.
caution-released-next = It goes on. Notices that were held are approved again one by one; nothing was sent.
caution-upheld-next = It stays stopped; nothing is sent about it. What was sent already is taken back with “takedown notices withdraw”, and a match that is no copy is told with “takedown matches decide”.
cautions-none = Nothing waits for a second look.
cautions-new = Something new waits for a second look before a notice: { $what } See “takedown cautions show { $caution }”.

context-seen = at { $host }, seen { $at }
context-how = { $sure } ({ $how }), { $distance } bits apart
context-page = on the page { $page }
context-title = titled “{ $title }”
context-says = the page says: posted by { $handle }, { $at }
context-post = posted by { $handle }, { $at }: { $url }
context-no-date = the site doesn’t say when
context-more =
    { $count ->
        [one] … and { $count } more letter; --json has all of it.
       *[other] … and { $count } more letters; --json has all of it.
    }
context-with-decision = What surrounds it, shown once for each picture. If it isn’t what you thought, decide again; nothing is sent yet.
context-nothing = Nothing is known of what surrounds it. If it is safe for you, open the page yourself; or have its words kept with “takedown evidence capture”.

contested =
    Kept, with their words. { $stopped ->
        [0] No notice waited.
        [one] { $stopped } notice that hadn’t left is held.
       *[other] { $stopped } notices that hadn’t left are held.
    } { $left ->
        [0] None had left.
        [one] { $left } had left before.
       *[other] { $left } had left before.
    } Nothing more is sent about it until somebody has looked: takedown cautions show { $caution }
contest-suggested = If they say that the copy isn’t the person’s, or was published with consent, stop it until somebody has looked: takedown matches contest ID --words TEXT, for one of { $matches }

precision-nobody = (no organisation)
precision-decided =
    { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }; matches that somebody decided: { $confirmed } copies, { $rejected } no copies
precision-sent = notices that left: { $sent }; known how they ended: { $answered } ({ $removed } removed, { $refused } refused, { $withdrawn } taken back); contested copies: { $contested }
precision-share = refused or taken back: { $percent } %
precision-about = A refusal is not yet a mistake: a recipient may be wrong. But under the EU’s Digital Services Act, article 23, platforms suspend for a time, after a warning, the notices of whoever frequently sends manifestly unfounded ones. They look at their number and share, at how grave they are, and at the intention.
risk-unfounded-often = Many of this organisation’s notices were refused or taken back. Platforms may suspend whoever frequently sends manifestly unfounded notices (Digital Services Act, article 23), and that would reach everybody for whom this organisation files. Look once more at each address.

notices-later =
    Some drafts are left for later: { $limit ->
        [one] one notice
       *[other] { $limit } notices
    } a day are drafted for one case, and it goes on at { $again }. An organisation can raise this in the configuration: [caution] notices_per_day

error-on-hold =
    Nothing was sent. { $kind ->
        [flood-pages] The picture was suddenly found on very many pages
        [flood-hosts] The picture was suddenly found at very many hosts
        [plain] The picture shows few details, so that others may look like it
        [textual] The picture seems to be mostly words or a drawing, so that others may look like it
        [collision] The picture was registered before, elsewhere in this vault
       *[contested] A copy in this notice is contested
    }{ $state ->
        [upheld] , and somebody has decided that it stays stopped.
       *[held] , so it waits for a second look.
    } To see it and let it go on: takedown cautions show { $caution }
error-name-wanted =
    An organisation files for this case, and more than one person works on it. Nothing was changed. Say who you are
    with --by NAME.
error-context-unseen =
    Before the first notice about a picture, somebody looks at where it was found. Nothing was sent, and the notice is kept as a draft.
    To read it in words, without seeing a picture: takedown matches context { $matches }
    If you file for yourself and have opened the page already, approve again with --seen. Where an organisation files, add --by NAME to both.
error-second-person =
    Where an organisation files, two people look at where a picture was found before the first notice. One has; nothing was sent, and
    the notice is kept as a draft. The second one reads it with: takedown matches context { $matches } --by NAME
error-pictures-per-day =
    { $limit ->
        [one] One picture
       *[other] { $limit } pictures
    } a day are registered for one case. What was told before is kept; nothing after it was. It goes on at { $again }.
    An organisation can raise this in the configuration: [caution] pictures_per_day
error-notices-per-day =
    { $limit ->
        [one] One notice
       *[other] { $limit } notices
    } a day are drafted for one case, and as many were. Nothing new was drafted, and nothing was sent. It goes on at { $again }.
    An organisation can raise this in the configuration: [caution] notices_per_day
error-evidence-lacking =
    Of some addresses nothing was kept yet, and what is removed can’t be kept any more. Nothing was sent, and the notice is kept as a draft.
    To keep it now, which takes a moment: takedown evidence capture --match { $match }
    { $count ->
        [one] It is the only one.
       *[other] It is one of { $count }; takedown evidence capture --case { $case } keeps them all.
    } If time counts for more, approve again with --without-evidence.
