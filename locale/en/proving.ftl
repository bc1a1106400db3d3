### Proving what is gone: what looks find, what copies stand at, and the service.

look-same-picture = the copy is still there
look-other-content = the address answers, with something else
look-media = media are there
look-page = the page answers; whether the copy is on it, only a person can say
look-empty = the address answers, with nothing
look-other-type = the address answers, with something that is neither a picture nor a video
look-not-found = the host says that it isn’t there (404)
look-removed = the host says that it was removed (410)
look-login = the host asks to sign in
look-payment = the host asks for payment
look-forbidden = the host refuses to show it
look-rate-limited = the host asks to be visited less
look-legal = withheld for legal reasons, perhaps in some countries only
look-server-error = the host has trouble of its own
look-status = the host answers in a way that says neither
look-host-unreachable = the host can’t be reached
look-too-slow = the host took too long
look-address-refused = the address is one that this program doesn’t visit
look-bad-answer = the host’s answer is broken
look-too-large = the answer is larger than allowed
look-too-many-redirects = the address keeps leading on to others
look-not-in-archive = the archive answers and no longer holds the copy
look-found = found there by a search
look-other-picture = another picture stands in its place
look-shown = the page still shows or links the copy
look-listed = the copy is still listed there
look-api-not-found = the host’s interface says that it isn’t there
look-geographic = withheld in this part of the world
look-robots = the host’s robots file asks that it isn’t visited
look-robots-unreadable = the host’s robots file can’t be read, so it isn’t visited
look-host-given-up = the host doesn’t answer
look-host-quiet = not visited at this hour, as the configuration asks
look-login-wall = a page to sign in stands in its place
look-not-found-words = the answer says in words that it isn’t there
look-front-page = the address leads to the host’s front page now
look-page-instead = a page stands where the file was
look-not-on-page = the page answers and doesn’t show the copy
look-scripts-only = the page shows nothing before its scripts run

recheck-line = { $was } → { $now }  { $url }  [{ $role }]  ({ $why })
recheck-once = { $was } → { $now }  { $url }  [{ $role }]  (seems gone once: { $why }; a second look will tell)
recheck-back = It is there again: { $url }
recheck-nothing = There is no address to look at again.
recheck-waits = { $count ->
    [one] One address seems gone
   *[other] { $count } addresses seem gone
}. One look proves nothing: a second one follows { $seconds ->
    [0] now
   *[other] in { $seconds } s
}.
recheck-copy = The copy of match { $match }: { $state } ({ $why })
recheck-copies = Copies: { $all }; down: { $down }, in part: { $partly }, up: { $up }, not known: { $unknown }.
address-file = file
address-original = full size
address-thumbnail = thumbnail
address-page = page
address-embed = page of another host that shows it
address-feed = feed
address-api = interface
copy-state-up = up
copy-state-partly = in part
copy-state-down = down
copy-state-unknown = not known
copy-all-live = every address is live
copy-all-gone = every address is proven gone
copy-all-gone-some-soft = every address is proven gone or hidden
copy-page-gone-file-served = page gone, file still served
copy-file-gone-still-listed = file gone, still listed
copy-thumbnail-served = file gone, a smaller size is still served
copy-some-gone = some addresses gone, others live
copy-second-look = a second look is to come
copy-blocked = the host doesn’t let it be seen
copy-unreachable = the host can’t be reached
copy-unclear = the answers don’t say clearly
help-watch = Search, look again and remind, each when it is due, until stopped. No notice is sent.
help-once = Do what is due now, and end.
watch-crawl = { $site }: pages read: { $pages }, new matches: { $matches }, trouble: { $errors }
watch-match = New match: { $line }
watch-linked =   Seen before at the same host or from the same account: { $matches }
watch-gone = Proven gone: { $url } ({ $why })
watch-back = There again: { $url }
watch-reminder = Notice { $notice } is due since { $due }: see “takedown notices show { $notice }”. No notice is sent on its own.
watch-offline = None of the hosts can be reached; perhaps this machine has no network. Nothing counts as gone for that. Next try: { $until }.
watch-lost = { $site } can’t be reached. Nothing counts as gone for that, and the other hosts are visited as before. Next try: { $until }.
watch-online = Hosts can be reached again.
watch-busy = Another process is visiting hosts for this vault. Next try: { $until }.
watch-spread = Posts that carry copies: { $posts }, new: { $new }
watch-doing-spread = Asking who passed copies on…
watch-waiting = Nothing is due. Awake again at { $until }, or sooner for what other commands change.
watch-stopped = Stopped. All that was found is stored; no notice was sent.
watch-doing-crawl = Searching { $what }…
watch-doing-recheck = Looking again; addresses: { $what }…
watch-waiting-long = Nothing is planned yet. What other commands change is noticed within half an hour.
