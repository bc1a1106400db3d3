### How the ledger stands, dated by others: the verb, what came of asking, and the defects that are found.

help-evidence-stamp = Write down how the ledger stands, sign it, and ask the authorities in the settings to date it.
help-stamp-out = also write it to this new file, to keep it somewhere else than this device
help-anchor = hold the ledger against a file that “evidence stamp --out” wrote

stamp-made = { $count ->
    [one] 1 entry, signed: { $root }
   *[other] { $count } entries, signed: { $root }
}
stamp-done = { $authority } dated it { $at }: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
stamp-waits = { $authority } hasn’t dated it yet: { $why }. It will be asked again.
stamp-refused = { $authority } was asked, and its answer can’t be used: { $why }. The next one is asked for as usual.
stamp-nothing = The ledger is empty; there is nothing to date.
stamp-nobody = The settings name no authority, so nobody was asked and nothing left this machine.
stamp-kept = Kept in { $file }, with { $stamps ->
    [0] no date by others
    [one] 1 date by others
   *[other] { $stamps } dates by others
}, for the first { $count ->
    [one] entry
   *[other] { $count } entries
}. It holds digests and times, nothing of any case. It helps where nobody who changes this device can change it too.
stamp-not-asked = it was not asked
stamp-address-refused = its address is one that this program doesn’t contact
stamp-unreachable = it can’t be reached
stamp-too-slow = it took too long
stamp-too-large = its answer was too large and was left unread
stamp-status = its server answered with an error or sent us elsewhere
stamp-not-a-reply = what came back is no timestamp; perhaps a network’s own page came in its place
stamp-rejected = it said no
stamp-wrong-imprint = it dated something else
stamp-wrong-nonce = it answered another question
stamp-not-an-authority = its certificate isn’t one for timestamps
stamp-expired = its certificate wasn’t valid at that time
stamp-untrusted = its certificate doesn’t lead to the ones in the settings
stamp-no-roots = the file of certificates that the settings name for it can’t be read or holds none

defect-commitment-broken = its content and the ledger’s commitment to it don’t belong together
defect-body-back = its case was erased, and yet its content is there
defect-verdict-differs = what the last look found is not what the ledger says
defect-capture-differs = something captured of it is not as the ledger tells
defect-capture-missing = something captured of it that the ledger tells of is not there any more
defect-look-differs = who looked at where it was found is not what the ledger says
defect-checkpoint-inconsistent = the ledger doesn’t stand as it was signed then
defect-anchor-beyond = the ledger is shorter than the file says: it was put back to an earlier state
defect-anchor-differs = the ledger is not the one that the file tells of: it was written anew
defect-another-key = it was signed with another key
defect-header-changed = what it says about itself was changed
defect-another-case = it belongs to another case
defect-body-unproven = its content is not bound to the ledger
defect-entry-twice = it is there twice or out of order
defect-proof-empty = it proves nothing: entries or checkpoints are missing
defect-stamp-unknown = the checkpoint that it dates is not there
defect-stamp-time = the time is not the one that the authority gave
defect-stamp-not-a-reply = it is no timestamp
defect-stamp-rejected = it says that nothing was dated
defect-stamp-wrong-imprint = it dates something else
defect-stamp-not-an-authority = it was signed with a certificate that isn’t one for timestamps
defect-stamp-expired = it was signed with a certificate that wasn’t valid at that time
defect-stamp-untrusted = it was changed, or doesn’t lead to the certificates that are trusted
defect-stamp-no-roots = there are no certificates to lead to

error-not-an-anchor = { $file } isn’t a file that “evidence stamp --out” wrote, or it was changed. Nothing was changed here, and nothing left this machine. Use the file that you kept.
