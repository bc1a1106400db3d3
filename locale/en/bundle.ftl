# Bundles for investigators: their export, their check, and the report in them.

help-evidence-export = Write a case’s evidence into one file for somebody who investigates. Nothing is sent.
help-bundle-out = The new file; a .zip, or a .zip.age when it is locked.
help-bundle-to = Lock it to this age key (age1…); may be given several times.
help-bundle-passphrase = Lock it under a passphrase, which is asked for.
help-bundle-passphrase-file = A file with the passphrase that locks or opens the bundle.
help-bundle-key = The fingerprint that the signing key must have, as the person gave it to you.
help-bundle-identity = A file with the age secret key that opens the bundle.
ask-bundle-passphrase = Passphrase of the bundle:{" "}
ask-bundle-passphrase-again = The same once more:{" "}
bundle-written = { $copies ->
    [one] The evidence about one address is in { $out }. It holds no image. Nothing was sent.
   *[other] The evidence about { $copies } addresses is in { $out }. It holds no image. Nothing was sent.
}
bundle-key = Fingerprint of the signing key: { $key }. Give it to whoever gets the file by another way, on paper or by word of mouth: it shows that nobody has made the file anew.
bundle-not-locked = The file isn’t locked: whoever finds it can read it. With --to or --passphrase it is.
bundle-no-stamps = No authority has dated the ledger; the times are those of this machine’s clock. “takedown evidence stamp” asks the authorities of your configuration.
bundle-minor = This case is marked under 18 or unsure: the file holds addresses and the ledger alone.
bundle-summary = { $count ->
    [one] One thing checked,
   *[other] { $count } things checked,
} { $defects ->
    [0] no defect.
    [one] one defect.
   *[other] { $defects } defects.
}
bundle-whose = Signed by the key { $key }.
    Hold it against the fingerprint that the person gave you by another way, or give that one with --key.
bundle-key-held = The signing key is the one that you named.

error-bundle-too-large = The case holds more than a bundle can take (4 GB). Nothing was written or sent.
error-bundle-unreadable = The file { $file } can’t be read ({ $why }). Nothing was changed. Check the name and its permissions.
error-two-locks = A bundle is locked either to keys or under a passphrase. Nothing was written. Give --to, or a passphrase.
error-no-bundle-passphrase = There is no terminal to ask for the bundle’s passphrase, and no file was named. Nothing was written or sent. Name a file with --passphrase-file.
error-bundle-passphrases-differ = The two passphrases differ. Nothing was written or sent. Try again.
error-no-bundle-identity = This bundle of evidence is locked to an age key, and none was named, so it wasn’t opened. Nothing was changed. Name the file with the secret key, after --identity.
error-bundle-secret-unreadable = The bundle’s passphrase or key can’t be read from { $file } ({ $why }). Nothing was written or sent. Check its place and its permissions.
error-check-needs-bundle = --key, --identity and --passphrase-file belong to a bundle’s check. Nothing was checked. Name the bundle’s file too.
error-anchor-is-for-the-ledger = --anchor belongs to the check of the vault’s own ledger, a bundle has its key and its timestamps. Nothing was checked. Leave out the anchor, or the file.

bundle-defect-container = its place in the archive was changed, or the file is no bundle of evidence
bundle-defect-too-large = larger than a bundle can be; it was not read
bundle-defect-too-many = more files than a bundle can hold; it was not read
bundle-defect-name-refused = a name that leads out of the folder, or that no bundle has; it was not read
bundle-defect-name-twice = two files have this name
bundle-defect-link-refused = it is a link, not a file
bundle-defect-compressed = it is compressed; a bundle’s files never are
bundle-defect-changed = it was changed
bundle-defect-unknown-name = no bundle holds a file of this name
bundle-defect-missing = it is missing
bundle-defect-added = it was added: no list names it
bundle-defect-order = the files don’t stand in the order in which they were written
bundle-defect-structure = it isn’t in the form that this program writes
bundle-defect-payload-size = the number or the size of the files isn’t the one written down
bundle-defect-key-unreadable = it isn’t a key of the right kind
bundle-defect-key-differs = it isn’t the key that was named
bundle-defect-signature = the signature doesn’t hold
bundle-defect-not-in-ledger = the ledger doesn’t tell of it as it stands here
bundle-defect-file-missing = the ledger tells of a file that isn’t here
bundle-defect-timestamp-file = it isn’t what the proof says
bundle-defect-another-case = it belongs to another case
bundle-defect-encryption = it isn’t a whole locked file: it was cut short or changed
bundle-defect-other-key = this key or passphrase doesn’t open it, or its first lines were changed

handover-head-number = No.
handover-head-address = Address and sum
handover-head-seen = Seen (UTC)
handover-head-state = State
handover-head-time = Time (UTC)
handover-head-day = Day (UTC)
handover-head-count = How often
handover-head-entry = Entry
handover-head-event = What happened
handover-head-sent = Sent (UTC)
handover-head-to = To
handover-head-reference = Reference
handover-head-answers = Answers
handover-head-authority = Authority
handover-head-covers = Covers
handover-utc = { $time } UTC
handover-fact-reference = Reference of the case
handover-fact-opened = Case opened
handover-fact-made = This file made
handover-fact-addresses = Addresses in it
handover-fact-entries = Entries of the ledger
handover-fact-posts = Posts that spread the copies
handover-fact-software = Made with
handover-on-page = shown on the page
handover-sha256 = { $count ->
    [one] SHA-256 of the bytes as served
   *[other] SHA-256 of the bytes as served; they changed
}
handover-size = { $bytes ->
    [one] one byte
   *[other] { $bytes } bytes
}
handover-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels
handover-first = first
handover-last = last
handover-checked = looked at { $time }
handover-verdict-live = still there
handover-verdict-gone = gone
handover-verdict-soft-gone = no longer shown
handover-verdict-unreachable = host unreachable
handover-verdict-blocked = look refused
handover-verdict-unknown = not known
handover-method-exact = equal sums
handover-method-pdq = same picture (PDQ)
handover-method-phash = same picture (pHash)
handover-method-dhash = same picture (dHash)
handover-method-local = parts of the same picture
handover-method-video = same video
handover-method-reported = reported by the person
handover-post-post = posted by { $who } on { $host }
handover-post-repost = passed on by { $who } on { $host }
handover-post-quote = quoted by { $who } on { $host }
handover-post-reply = answered by { $who } on { $host }
handover-more-posts = { $count ->
    [one] and one more in data/posts.csv
   *[other] and { $count } more in data/posts.csv
}
handover-event-line = { $event }: { $about }
handover-event-detail = { $event } ({ $detail })
handover-about-address = address { NUMBER($number, useGrouping: 0) }
handover-about-letter = letter { NUMBER($number, useGrouping: 0) }
handover-event-sighting = seen by the program
handover-event-captured = page recorded
handover-event-address-reported = reported by the person
handover-event-rechecked = looked at again
handover-event-reappeared = there again
handover-event-reuploaded = put up again elsewhere
handover-event-confirmed = confirmed by a person
handover-event-approved = approved by a person
handover-event-sent = sent
handover-event-reply-received = answer received
handover-covers = { $count } of { $all } entries
handover-context-software = Program
handover-context-system = System
handover-context-release = Release of the system
handover-context-machine = Kind of machine
handover-context-browser = Browser that drew pages
handover-context-user-agent = Presented itself as
handover-context-python = Python
handover-context-openssl = TLS library
handover-context-family = Network
handover-context-proxy = Proxy
handover-context-cookies = Cookies kept
handover-context-cache = Cache
handover-context-history = History
handover-context-clock-source = Clock
handover-context-clock-offset = Its error
handover-value-unknown = not known
handover-value-none = none
handover-value-yes = yes
handover-value-no = no
handover-value-system-clock = the machine’s own
