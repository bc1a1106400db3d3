### What was found, in words; a decision on each place; looking at one picture.

error-nothing-to-show = There is nothing to show from this address now. Nothing of it was kept, and nothing was sent. Look again another time, or have the address checked once more.

web-found-title = Found
web-found-lead = In words alone: no picture is on this page. You choose what to open, and when. Nothing is sent by what you do here.
web-found-none-title = Nothing was found so far
web-found-none = That can mean that there is nothing, or that nothing was searched yet. You can search, or give addresses that you know.
web-found-to-search = Search
web-found-count-likely = { $n ->
    [one] very likely
   *[other] very likely
}
web-found-count-check = { $n ->
    [one] to check
   *[other] to check
}
web-found-count-unread = { $n ->
    [one] address not readable
   *[other] addresses not readable
}
web-found-count-decided = { $n ->
    [one] decided
   *[other] decided
}
web-found-searched = The last search read { $pages ->
    [one] one page
   *[other] { $pages } pages
}; { $skipped ->
    [0] everything else it met could be read
    [one] one address couldn’t be read or held nothing to compare
   *[other] { $skipped } addresses couldn’t be read or held nothing to compare
}.
web-found-begin = Go through them, one at a time
web-found-begin-hint = You can stop at any point, and “later” is always an answer.
web-found-all-decided = You have been through everything that is here for now.
web-found-to-letters = On to the letters
web-found-open = Place { $number }, seen on { $day }
web-found-open-sr = at { $host }
web-found-of-picture-own = your picture { $number }
web-found-of-picture-filed = picture { $number } of the case
web-found-sure-certain = Very likely
web-found-sure-likely = To check
web-found-sure-possible = Weak resemblance
web-found-sure-reported-own = Found by you
web-found-sure-reported-filed = Given by hand
web-found-state-new = Not decided
web-found-state-confirmed = To be removed
web-found-state-rejected = Not this picture
web-found-state-mine-own = Yours, may stay
web-found-state-mine-filed = The person’s own, may stay
web-found-state-not-me = Somebody else
web-found-how = { $how }; { $distance } of 256 bits differ
web-found-how-reported = The address couldn’t be read here; it is kept because you gave it.
web-found-how-show = Show how each was found
web-found-how-hide = Hide how each was found
web-found-weak-show = { $n ->
    [one] Show one weak resemblance too
   *[other] Show { $n } weak resemblances too
}
web-found-weak-hide = Hide weak resemblances
web-found-pages = More places
web-found-before = Earlier places
web-found-after = { $n ->
    [one] One more place
   *[other] { $n } more places
}
web-found-words-title = What these words mean
web-found-means-certain = The same file, or the same picture as far as a program can tell. Only you decide.
web-found-means-likely = Parts of it, or an edited version. It may be something else.
web-found-means-possible = A distant resemblance, shown only when you ask. Mostly it is something else.
web-found-means-reported-own = An address that you gave and that couldn’t be read from here. You know what is there.
web-found-means-reported-filed = An address that was given and that couldn’t be read from here. Whoever gave it knows what is there.
web-found-addresses-title = Addresses
web-found-addresses-lead = For somebody under 18, or where that isn’t certain, only addresses are kept here: nothing is opened, compared or shown. The hotlines take these addresses and act on them.
web-found-addresses-none-title = No address yet
web-found-addresses-none = You can write down addresses that you know; a hotline asks for them.
web-found-to-addresses = Give addresses
web-found-given = Kept on { $day }

web-found-who-title = Who is looking?
web-found-who-lead = { $organisation } files for this case. So that nobody has to look more than they should, each look is noted with a name.
web-found-who = Your name
web-found-who-hint = It is kept in this vault, encrypted, and asked for once until you lock.
web-found-who-do = Continue

web-found-one-title = One place
web-found-one-question-own = Is this yours?
web-found-one-question-filed = Is this the person’s picture?
web-found-one-lead = This is what is known of the place, in words. Take what you need to decide; “later” is an answer too.
web-found-one-lead-reported-own = You gave this address; it couldn’t be read from here. You know best what is there.
web-found-one-lead-reported-filed = This address was given for the case; it couldn’t be read from here. Whoever gave it knows best what is there.
web-found-place-of = { $host }, { $number } of { $n } to decide
web-found-decided-as = Decided so far: { $state }. You can change it below.
web-found-caution-title = A second look is wanted here
web-found-caution = Until then, nothing is sent about it. You can decide all the same.
web-found-caution-stopped = This stays stopped
web-found-caution-look = I have looked again
web-found-caution-how-flood-pages-own = Look at some of the places where it was found. If it is your picture, and was put there without your agreement, it may go on.
web-found-caution-how-flood-pages-filed = Look at some of the places where it was found. If it is the person’s picture, put there without agreement, it may go on.
web-found-caution-how-flood-hosts-own = Look at some of the places where it was found. If it is your picture, and was put there without your agreement, it may go on.
web-found-caution-how-flood-hosts-filed = Look at some of the places where it was found. If it is the person’s picture, put there without agreement, it may go on.
web-found-caution-how-plain = Look at each place before a letter about it. If each is the picture itself, it may go on.
web-found-caution-how-textual = Look at each place before a letter about it. If each is the picture itself, it may go on.
web-found-caution-how-collision = If you know that this case is the right one for this picture, it may go on.
web-found-caution-how-contested = Read what was said against it, look again, and decide.
web-found-caution-words = In a few words, why (not required; kept in this vault)
web-found-caution-release = It may go on
web-found-caution-uphold = It stays stopped
web-found-caution-released = It goes on. Letters that waited are approved one by one; nothing was sent.
web-found-caution-upheld = It stays stopped; nothing is sent about it.
web-found-known = What is known
web-found-fact-host = Where
web-found-fact-picture = Looks like
web-found-picture-number-own = Your picture { $number }
web-found-picture-number-filed = Picture { $number } of the case
web-found-fact-title = The page’s title
web-found-fact-seen = Seen
web-found-fact-checked = Last checked
web-found-fact-handle = Who put it there, by the page
web-found-fact-post = Posted by
web-found-fact-sure = How sure
web-found-address = The whole address
web-found-address-hint = Opening it in a browser shows what is there, and leaves a trace in the browser’s history and at the host.
web-found-address-page = On the page:
web-found-copy = Copy the address
web-found-copied = Copied
web-found-method = How it was found
web-found-method-how = By
web-found-method-distance = Difference
web-found-method-bits = { $distance } of 256 bits (0: the same; up to 31: the same picture, saved anew)
web-found-method-score = Agreement
web-found-method-turned = Turned
web-found-turned-no = No
web-found-turned-yes = Yes: turned, mirrored or inverted
web-found-text = Words of the page
web-found-text-hint = They are the page’s own and can be hard to read. You don’t need them to decide.
web-found-nothing-known = Nothing more is known of what surrounds it.
web-found-see = Seeing the picture
web-found-see-text = You don’t have to. If you want to, it is fetched now, once, and shown grey and blurred first. Nothing of it is kept.
web-found-see-views = { $n ->
    [one] It was seen clearly once.
   *[other] It was seen clearly { $n } times.
}
web-found-see-do = Fetch it, blurred
web-found-decide = Your decision
web-found-as-confirmed-own = It is me, without my agreement
web-found-as-confirmed-filed = It is the person, without agreement
web-found-as-confirmed-hint = A letter can then be prepared. Nothing is sent without you.
web-found-as-rejected = It isn’t this picture
web-found-as-rejected-hint = It won’t be found again for the same picture.
web-found-as-not-me = It is somebody else
web-found-as-not-me-hint = It won’t be found again for the same picture.
web-found-as-mine-own = It is mine, and it may stay
web-found-as-mine-filed = It is the person’s own, and it may stay
web-found-as-mine-hint-own = Such as your own account. Nothing is done about it.
web-found-as-mine-hint-filed = Such as the person’s own account. Nothing is done about it.
web-found-as-later = Later, or I don’t know
web-found-back = All that was found
web-found-left-for-later = Left for later. Nothing was changed.
web-found-kept-confirmed = Kept: the place at { $host } should come down. Nothing was sent.
web-found-kept-rejected = Kept: what is at { $host } isn’t this picture.
web-found-kept-not-me = Kept: what is at { $host } shows somebody else.
web-found-kept-mine-own = Kept: what is at { $host } is yours and may stay.
web-found-kept-mine-filed = Kept: what is at { $host } is the person’s own and may stay.

web-found-look-title = Seeing the picture
web-found-look-lead = It comes from the host to this machine’s memory, is made small and blurred behind a wall, and is overwritten { $seconds } seconds later. No file is written.
web-found-look-fetching = Asking { $host }, at its pace…
web-found-look-ended = The host has answered.
web-found-look-come = See whether it is here
web-found-look-veil = The picture, grey and blurred until nothing can be recognised
web-found-look-clear = The picture as it was found, shown for this moment
web-found-look-still = It moves: this is one still, near second { $second }. Nothing plays, and there is no sound.
web-found-look-hold = Hold to see it clearly
web-found-look-show = Show it for { $seconds } seconds
web-found-look-away = Put it away
web-found-look-hint = Hold the button, or the space bar on it; letting go blurs it again. Escape puts it away.
web-found-look-noted = Each clear view is noted in this vault.
web-found-look-timed = It is blurred again in { $seconds } seconds.
web-found-look-hide = Blur it now
web-found-look-over = The picture was overwritten; nothing of it is left here. You can fetch it again.
web-found-look-nothing = There is nothing to show
web-found-look-nothing-kept = Nothing of it was kept.
web-found-look-busy = A search is going on, and two visitors at once would be more than the hosts were promised. Pause the search, or come back when it is over.
web-found-look-counted = Seen clearly here: { $n ->
    [0] never
    [one] once
   *[other] { $n } times
}. Today, in all cases of this vault: { $today ->
    [0] never
    [one] once
   *[other] { $today } times
}.
web-found-look-back = Back to the words and the decision
