### The words of the pipeline's errors, and of its codes.

error-not-found = There is no { $noun } with the id “{ $id }”. Nothing was changed or sent. { $noun ->
    [case] “takedown case list”
    [match] “takedown matches list”
    [notice] “takedown notices list”
    [negative] “takedown negatives list”
   *[other] The lists
} { $noun ->
    [case] shows the ids
    [match] shows the ids
    [notice] shows the ids
    [negative] shows the ids
   *[other] show the ids
} at the start of each line.
error-decided-negative = The nuisance “{ $id }” comes from your decision on the match { $match }. Nothing was removed or sent. Decide otherwise, and it goes: “takedown matches decide { $match } --as confirmed” if it is a copy, “--as mine” if it may stay.
error-already-working = Another process is visiting hosts for this vault. Two at once would load the hosts twice as much as was set. Nothing was changed or sent. Wait until it ends, or stop it, and try again.
error-no-hosts = The configuration names no host, so there is nowhere to look. Nothing was contacted. Add a [[hosts]] table to config.toml; config.example.toml shows one.
error-unknown-host = The configuration has no host called “{ $name }”. The nearest name is “{ $nearest }”. Nothing was contacted. Correct the name, or add a [[hosts]] table to the configuration.
error-nothing-registered = There is nothing to look for: no open case has both a registered picture or video and a consent that holds. Nothing was contacted. Register one with “takedown register”. “takedown case consent ID” shows whether the consent holds, and gives it anew with --give.
error-no-such-file = The file { $file } isn’t there, can’t be read, is not text, or is larger than 16 MiB. Nothing was kept or sent. Check its place, its permissions and its size.
error-bad-hash-list = The list { $file } isn’t there, can’t be read, is not text, or is larger than 64 MiB. Nothing was imported or sent. Check its place, its permissions and its size.
error-unknown-recipient = A host’s table names the recipient “{ $recipient }”, which the directory doesn’t have. The nearest one is “{ $nearest }”. Nothing was drafted or sent. Correct “recipients” in the configuration.
error-not-complete = This notice lacks something that the law or the form asks for ({ $missing }). It stays a draft, and nothing was sent. “takedown notices list” says what is missing and where to get it.
error-not-yet = A notice can’t have been sent in the future ({ $at }). Nothing was changed or sent. Give the date and time when you filed it, in UTC.
error-not-confirmed = Only a match that a person confirmed leads to a notice; { $match } is “{ $state }”. Nothing was drafted or sent. If it is a copy, say so with “takedown matches decide”, then draft again.

reason-no-such-file = there is no such file
reason-not-a-file = it is neither a file nor a folder
reason-empty-folder = the folder holds no file
reason-unreadable-file = the file can’t be opened
reason-too-plain = it is too plain or too dark: its fingerprint would look like other people’s
reason-known = the same file is registered for this case already
note-few-details = it has few details: copies of the whole picture will be found, crops and collages won’t
note-video-too-long = the beginning of the video is registered: the rest would have taken longer than is allowed; the limit is max_video_work, under [jail]
note-video-cut = a part of the video is registered: the rest couldn’t be read
note-completed = what was missing of its fingerprint has been added

hash-not-a-list = this is not an entry of a hash list
hash-unknown-type = its type of hash is not known here
hash-bad-value = its value has the wrong length or other characters
hash-withdrawn = it was withdrawn from the list

defect-entry-missing = an entry before it is missing
defect-body-missing = its content is missing, though its case was not erased
defect-body-changed = its content was changed
defect-chain-broken = it does not follow from the entry before it
defect-bad-signature = its signature is not this vault’s
defect-head-missing = the end of the ledger is missing
defect-entries-missing = entries at the end were removed or added
defect-state-differs = its state is not the one that its events lead to
defect-row-missing = the ledger tells of it, and it is not there any more
defect-row-unknown = it is there, and the ledger does not tell of it
defect-sighting-missing = a sighting of it that the ledger keeps is not there any more
defect-sighting-differs = a sighting of it is not as the ledger keeps it
