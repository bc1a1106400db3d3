### What the command line says.

help-program = Finds copies of intimate images that were shared without consent, and prepares the notices that ask for their removal. The originals stay where they are. Nothing is sent without you.
help-home = The folder of the vault.
help-config = The configuration file; config.toml in the folder of the vault by default.
help-passphrase-file = A file that holds the passphrase; without it, it is asked on the terminal.
help-lang = The language of what you read: fr or en.
help-json = Print JSON Lines.
help-case = The case’s id.
help-init = Make the vault.
help-doctor = Tell what works on this machine and what doesn’t.
help-demo = Show the whole job on ordinary photographs, on this machine alone.
help-demo-serve = Open the web application at the end, with the demonstration’s case.
help-demo-folder = The folder where the demonstration works; .demo in the current folder by default.
help-case-group = Open, list, show, edit, close and erase cases.
help-case-new = Open a case.
help-case-list = List every case.
help-case-show = Show one case.
help-case-edit = Change a case’s label, country, contact, name or level.
help-case-close = Close a case: kept, but nothing is searched for it any more.
help-case-erase = Erase a case: its key is destroyed, and with it everything that it protected.
help-label = What you call this case; nobody else ever sees it.
help-adult = Was the person 18 or older when every picture was made? With “no” or “unsure”, only the hotlines are offered.
help-standing = Who speaks: the person shown, or somebody whom that person authorised.
help-country = The country of the person shown, in two letters (FR): it decides which law a notice names.
help-contact = The e-mail address that answers should reach.
help-name = The name that notices carry: a pseudonym or an organisation is fine.
help-level = What is kept of each picture or video, encrypted. strong, the default: a fingerprint of the whole and small codes of its details, scrambled with a secret of your vault; it finds crops, captions, screenshots and collages too. portable: the fingerprint of the whole alone, as hash banks hold it; it finds resized, recompressed, mirrored and turned copies. Somebody who got past the encryption could make a very blurred impression of the picture from either; the details say more, and only to whoever has your vault’s secret too.
help-yes = Don’t ask again.
help-paths = Files or folders.
help-register = Fingerprint pictures and videos for a case. The files stay where they are; neither they nor their names are kept.
help-match = Compare files with everything registered. Nothing is stored.
help-crawl = Visit the configured hosts and keep what matches.
help-again = Visit again everything that is known, and walk every list to its end.
help-hosts = Names of configured hosts; all of them by default.
help-budget = The largest number of requests in all.
help-recheck = Look again at every known address.
help-matches-group = List and add matches, and decide on each.
help-matches-list = List what was found.
help-matches-add = Take addresses that you found yourself: each is visited once.
help-matches-decide = Record your decision on a match. Only “confirmed” can lead to a notice.
help-state = Only matches in this state.
help-possible = Show weak resemblances too.
help-urls = Addresses, starting with http:// or https://.
help-csv = A CSV file with a column “url”.
help-match-ids = Ids of matches.
help-decision = confirmed: it is a copy. rejected: it is not. mine: it is yours and may stay. not-me: it shows somebody else.
help-notices-group = Draft, show, approve and follow notices.
help-notices-draft = Draft a notice for every confirmed match that has none.
help-notices-list = List every notice, and what each still lacks.
help-notices-show = Show one notice whole.
help-notices-approve = Approve a notice as it reads now.
help-notices-sent = Record that you filed or sent an approved notice.
help-notices-outcome = Record what the recipient answered.
help-notice-id = The notice’s id.
help-notice-language = Language of the draft; by default the one that the recipient prefers.
help-format = text, html, pdf, eml, json, or sheet (field by field, for a web form).
help-at = The date and time when it was sent, in UTC: 2026-11-21T14:30:00Z.
help-reference = The reference that the recipient gave.
help-outcome = removed, refused, more-information, wrong-recipient or no-answer.
help-evidence-group = What was seen and done, as a ledger that can be checked: record pages, date it, hand it over.
help-evidence-verify = Check a bundle for investigators, without the vault; or recompute the vault’s own ledger. Each defect is named.
help-bundle = A bundle for investigators; without it, the vault’s own ledger.
help-hashes-group = Exchange fingerprints with hash banks.
help-hashes-export = Print a case’s fingerprints as another tool reads them.
help-hashes-import = Take another tool’s list of fingerprints into a case, or as known nuisances.
help-negatives-group = List known nuisances, which silence matches, and remove some.
help-negatives-list = List what is known to be no copy: from a list, or by your decision on a match. With --case, only what is silenced for that case.
help-negatives-remove = Remove nuisances that a list had brought. What they silenced is shown again when it is seen the next time.
help-negative-ids = Ids of known nuisances, as “takedown negatives list” shows them.
help-list-format = stopncii, threatexchange or csv.
help-hash-list = The list: StopNCII or ThreatExchange JSON, or CSV.
help-as-negative = Take the list as known nuisances: what looks like them is no longer shown as a match. Without --case, for every case of the vault.

ask-passphrase = Passphrase: { "" }
ask-passphrase-again = The same again: { "" }
ask-erase = Erase the case “{ $label }” for good? Its key is destroyed; nobody can bring it back. Type “yes” to go on.
yes-words = yes y

error-no-passphrase = The vault is locked: there is no terminal to ask for the passphrase, and no file was named. Nothing was changed or sent. Name a file with --passphrase-file.
error-passphrase-file-unreadable = The passphrase file { $file } can’t be read: { $why }. The vault stays locked; nothing was changed or sent. Check its place and its permissions.
error-passphrase-unreadable = What was typed can’t be read as text on this terminal. The vault stays locked; nothing was changed or sent. Try again, or put the passphrase into a file and name it with --passphrase-file.
error-passphrases-differ = The two passphrases differ. No vault was made, and nothing was kept. Try again.
error-bad-case-field = The value given for “{ $field }” can’t be used. Nothing was stored or sent. “takedown case new --help” says what is expected.
error-not-confirmed-erasure = Nothing was erased. To erase without being asked, add --yes.
error-not-atime = “{ $text }” is not a date and time that can be read here. Nothing was changed or sent. Write it in UTC, like this: 2026-11-21T14:30:00Z.
error-nothing-to-add = Neither an address nor a file of addresses was given. Nothing was visited or kept. Give addresses that start with http:// or https://, or a file with --csv.
error-no-case-named = It isn’t said which case the list is for. Nothing was imported. Name it with --case ID, or take the list as known nuisances with --as-negative.

usage-no-such-verb = There is no such command. Nothing was done, kept or sent. See the commands with “{ $path } --help”.
usage-no-such-option = There is no option { $what } here. Nothing was done, kept or sent. See the options with “{ $path } --help”.
usage-bad-option = The option { $what } stands without its value, or with one that it doesn’t take. Nothing was done, kept or sent. See how with “{ $path } --help”.
usage-missing = { $what } is missing. Nothing was done, kept or sent. See how with “{ $path } --help”.
usage-bad-value = The value given for { $what } can’t be used. { $takes ->
    [none] { "" }
   *[other] It can be: { $takes }.{ " " }
}Nothing was done, kept or sent. See how with “{ $path } --help”.
usage-too-many = There is a word too many. Nothing was done, kept or sent. See how with “{ $path } --help”; a name with spaces needs quotation marks around it.

interrupted = Stopped, as you asked. What was stored before is safe; no notice was sent.
init-done = The vault is made in { $home }. Nobody can restore the passphrase if it is lost: “takedown vault recovery” makes words that open the vault then.
doctor-ok = works
doctor-not-ok = to look at
doctor-settings-good = the configuration is sound; it names { $hosts ->
    [0] no host yet
    [one] one host
   *[other] { $hosts } hosts
}
doctor-home-new = no vault yet; “takedown init” makes one
doctor-home-empty = the folder is there, without a vault
doctor-home-vault = the vault is there, readable by you alone
doctor-home-closed = the folder can’t be read or written
doctor-home-open-to-others = other accounts on this machine can look into the folder of the vault; its contents are encrypted, but the files can be copied or damaged. Mend it with: chmod -R go= { $home }
doctor-disk = { $free } MiB are free; { $need } MiB should be
doctor-clock = the clock says { $now }; evidence needs it to be right
doctor-database-good = { $version }, { $size } KiB in use
doctor-decoders = read here: { $formats }
doctor-videos = videos are read here (PyAV { $version }): { $formats }
doctor-videos-missing = videos are read here (PyAV { $version }), but not these kinds: { $missing }
doctor-details = details of pictures are described by OpenCV { $version }
doctor-jail = pictures and videos are decoded in child processes with limits on memory, time and files
doctor-jail-none = the child process that decodes pictures can’t be started; nothing will be decoded outside of it
doctor-landlock = the kernel keeps the child from files and network (Landlock { $abi })
doctor-landlock-none = this kernel has no Landlock: one of the walls around the decoder is missing
doctor-seccomp = the kernel refuses the child all but a few system calls
doctor-seccomp-none = this kernel has no seccomp: one of the walls around the decoder is missing
doctor-directory = the directory knows { $count } recipients

consent-subject = By opening this case you say: I am the person shown. I was 18 or older in every picture of this case. I want copies to be searched for on the hosts that I configure, and notices to be drafted for me to approve.
consent-representative = By opening this case you say: the person shown authorised me to act for them in this. They were 18 or older in every picture of this case. They want copies to be searched for on the hosts that are configured, and notices to be drafted and approved for them.
consent-addresses-subject = By opening this case you say: I am the person shown. I want addresses to be noted here, so that I can give them to the services named below. Nothing is searched for.
consent-addresses-representative = By opening this case you say: I act for the person shown. I want addresses to be noted here, so that I can give them to the services named below. Nothing is searched for.
hotlines =
    For pictures of somebody under 18, or when it isn’t certain, this program searches nothing and captures nothing. Please don’t copy, download or screenshot the pictures. These services exist for this and cost nothing:
      France: 3018 (every day, 9:00 to 23:00), e-Enfance, https://3018.fr
      France: Pharos, the police’s site for reports, https://www.internet-signalement.gouv.fr — give addresses alone
      United Kingdom: Report Remove, https://www.iwf.org.uk/what-we-do/why-we-exist/report-remove
      Anywhere: Take It Down, https://takeitdown.ncmec.org — the picture stays on the device; only if it is there already
    Hours change: check them. In immediate danger: 17 or 112 in France; elsewhere, your country’s emergency number.

case-open = open
case-closed = closed
case-erased = erased
adult-yes = yes
adult-no = no
adult-unsure = not certain
standing-subject = the person shown
standing-representative = somebody whom that person authorised
level-strong = strong (whole pictures and their details)
level-portable = portable (whole pictures alone)
field-case = Case:
field-status = Status:
field-created-at = Opened:
field-closed-at = Closed:
field-label = Label:
field-adult = 18 or older:
field-standing = Who speaks:
field-country = Country:
field-contact = Contact:
field-name = Name on notices:
field-level = Level:
level-now-portable = The codes of details that this case had are deleted, those of its videos’ frames too. From now on crops, captions, screenshots and collages are no longer found for it. Backups made earlier may still hold them.
level-now-strong = What you register from now on has the codes of its details too. What was registered before doesn’t: register those files once more, and they get them.

bar-register = Fingerprinting
bar-match = Comparing
bar-crawl = Searching
bar-recheck = Looking again
registered-registered = registered
registered-known = known already
registered-refused = refused
registered-unreadable = unreadable
register-summary = { $taken ->
    [0] No file was registered; left out: { $left }. Nothing was kept, and nothing left this machine.
    [one] One file was registered; left out: { $left }. Its fingerprint is kept, encrypted; the file itself was not copied, and nothing left this machine.
   *[other] { $taken } files were registered; left out: { $left }. A fingerprint of each is kept, encrypted; the files themselves were not copied, and nothing left this machine.
}
register-summary-server = { $taken ->
    [0] No file was registered; left out: { $left }. Nothing was kept, and nothing left this machine.
    [one] One file was registered; left out: { $left }. Its fingerprint is kept, encrypted, in the database that the configuration names; the file itself was not copied and did not leave this machine.
   *[other] { $taken } files were registered; left out: { $left }. A fingerprint of each is kept, encrypted, in the database that the configuration names; the files themselves were not copied and did not leave this machine.
}
match-unreadable = unreadable: { $reason }
match-none = nothing registered looks like it
match-hit = { $confidence }: { $media } ({ $method })
match-reason-same-scene = same scene or series: this may be another picture taken at the same time; only a person can tell
match-span-here = from { $start } to { $end }
match-span-there = in the registered video, from { $start } to { $end }
match-span-both = from { $start } to { $end } (in the registered video, from { $ofstart } to { $ofend })
crawl-trouble = { $site }: { $why }
crawl-possible = { $count ->
    [one] One weak resemblance is kept too
   *[other] { $count } weak resemblances are kept too
}; see them with “takedown matches list --possible”.
crawl-summary = Pages read: { $pages }; images fetched: { $media }, compared: { $hashed }, skipped: { $skipped }, as before: { $unchanged }; { $matches ->
    [0] no new match
    [one] one new match
   *[other] { $matches } new matches
}; { $errors ->
    [0] no trouble
   *[other] trouble: { $errors }
}.
matches-none = No match here so far, or none in this state.
bad-address = Left out (line { $line }): “{ $text }” is not an address that starts with http:// or https://, or there is a name or password in it.
bad-address-typed = Left out: “{ $text }” is not an address that starts with http:// or https://, or there is a name or password in it.

confidence-certain = certain
confidence-likely = likely
confidence-possible = possible
method-exact = the same file
method-pdq = the same picture
method-phash = a list’s pHash
method-dhash = a list’s dHash
method-local = parts of the picture
method-video = a video
method-reported = found by you
match-state-new = new
match-state-confirmed = confirmed
match-state-rejected = rejected
match-state-mine = yours, may stay
match-state-not-me = somebody else
verdict-live = live
verdict-gone = gone
verdict-soft-gone = hidden
verdict-unreachable = unreachable
verdict-blocked = blocked
verdict-unknown = unknown

notices-none = There is no notice yet.
notices-nothing-to-draft = Every confirmed match has its notice.
notices-nobody-known = It isn’t known whom to write to for { $count ->
    [one] the address
   *[other] { $count } addresses
} at { $host }. Nothing was drafted for this. To ask name servers and registries who holds it: takedown notices draft --find. If you know whom to write to: takedown notices draft --recipient ID
notice-missing = missing: { $what }
notice-state-draft = draft
notice-state-held = held
notice-state-approved = approved
notice-state-sent = sent
notice-state-acknowledged = acknowledged
notice-state-removed = content removed
notice-state-refused = refused
notice-state-escalated = escalated
notice-state-withdrawn = withdrawn by you

hashes-leave = { $count ->
    [one] { $count } fingerprint leaves
   *[other] { $count } fingerprints leave
} the vault now. Treat the list like the pictures themselves: give it to a hash bank alone.
hashes-summary = Fingerprints taken: { $taken }; left out: { $left }.
negatives-none = No nuisance is known here: nothing is silenced.
negative-imported = from a list
negative-rejected = by your decision on { $match }
negative-every-case = every case
negatives-removed = Nuisances removed: { $count }. What they silenced can be found again from now on. Importing the list again undoes this.
bad-hash = Left out (entry { $place }): { $why }.
verify-summary = { $count } things checked, { $defects ->
    [0] all sound
    [one] one defect
   *[other] { $defects } defects
}.
