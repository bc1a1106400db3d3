error-no-vault = There is no vault in { $home }. Nothing was read or kept. Make one with “takedown init”, or name the right folder with --home.
error-vault-exists = { $home } holds a vault already. It was left exactly as it is. Open it with its passphrase, or choose another folder with --home.
error-wrong-passphrase = The vault did not open: the passphrase is not the right one. Nothing was changed. Check the keyboard’s language and the capitals, then try again.
error-empty-passphrase = The passphrase is empty, and an empty one protects nothing. Nothing was made or opened. Choose a few words that nobody else knows.
error-damaged-header = The file header.json in { $home } is damaged or was not written by this program, so the vault can’t be opened. Nothing was changed. Put back header.json from a backup; never make a new vault over it.
error-newer-vault = The vault in { $home } was made by a later version of this program (its format is { $version }). Nothing was changed. Install the latest version, then try again.
error-not-enough-memory = Checking the passphrase needs { $mebibytes } MiB of free memory, and this computer does not have them right now. Nothing was changed. Close other programs, then try again.
error-tampered = A stored value ({ $table }, { $column }) was altered or moved, so it was refused. Nothing was changed or sent. Stop working with this vault, keep a copy of its folder as it is, and restore a backup.
error-locked = The vault is locked and its keys are gone from memory. What was being done was not kept. Open the vault again with the passphrase.
error-wrong-passphrase-or-key-file = The vault did not open: the passphrase, the key file or both are not the right ones; it can’t be told which. Nothing was changed. Check the keyboard’s language and the capitals, and that the key file is the one made for this vault.
error-wrong-recovery-words = The vault did not open: these words are well formed, but not the ones that open this vault. Nothing was changed. Words made earlier no longer open it; look for the most recent list.
error-not-recovery-words = These can’t be the recovery words: there must be twelve, each from the list, in the right order. Nothing was tried and nothing was changed. Compare each word with your list; capitals, accents and whatever follows a word’s fourth letter don’t matter.
error-no-recovery-words = No recovery words were made for this vault: only its passphrase opens it. Nothing was changed.
error-key-file-needed = The vault opens with its passphrase and its key file together, and no key file was named. Nothing was changed. Say where it is: on the page that asks for it, with --key-file before the command, or as key_file under [vault] in the configuration. If the file is lost, the recovery words open the vault without it.
error-key-file-unreadable = The key file { $file } can’t be used: { $why }. The vault stays locked; nothing was changed. Plug in the stick that it is on, or check its place.
error-too-many-tries = There were several wrong tries, so the next one has to wait: { $minutes ->
    [0] { "" }
    [one] 1 minute and{ " " }
   *[other] { $minutes } minutes and{ " " }
}{ $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} more. Nothing was tried just now, and nothing was changed or lost. Come back then; starting the program again doesn’t shorten the wait.

help-recovery = Open with the recovery words in place of the passphrase.
help-recovery-file = A file that holds the recovery words; used in place of the passphrase.
help-key-file = The key file, for a vault that asks for one.
help-vault-group = Change what opens the vault: passphrase, recovery words, key file.
help-vault-passphrase = Set a new passphrase. The old one opens nothing any more, except copies of the folder made before.
help-vault-recovery = Make twelve recovery words, which open the vault when the passphrase is lost. Earlier words end then.
help-vault-key-file = Have the passphrase open the vault together with a file only, or alone again.
help-new-passphrase-file = A file that holds the new passphrase; without it, it is asked twice on the terminal.
help-without-key-file = Let the new passphrase open the vault alone, as when the key file is lost.
help-card = Also write the words into this new file, as an ordinary list of words to learn: PDF where its name ends in .pdf, else text.
help-recovery-remove = Have no recovery words any more.
help-key-file-make = Make this new file with random content; from then on, the vault opens with the passphrase and this file together.
help-key-file-remove = Have the passphrase open the vault alone again.

ask-new-passphrase = New passphrase: { "" }
recovery-asked = Type the twelve recovery words in their order, with spaces between them, then Enter.
recovery-explained = Recovery words open this vault without its passphrase and without its key file: whoever has them has the vault. Nobody else keeps them, and nobody can restore them. If passphrase and words are both lost, what the vault holds can’t be read by anyone again. Earlier recovery words end as soon as the new ones count.
recovery-write-down = Write these twelve words down in this order, away from this device. They vanish from the screen afterwards.
recovery-type-back = Now type them back, with spaces between them: { "" }
recovery-made = The new recovery words count from now on. Earlier ones open nothing any more, except copies of the folder made before. Keep the list where nobody else looks.
recovery-removed = No recovery words open this vault any more, except copies of the folder made before. If its passphrase is lost now, nobody can open it.
wrong-tries-before = { $count ->
    [one] Before this, the vault was tried once with a passphrase or recovery words that are not right: { $at }.
   *[other] Before this, the vault was tried { $count } times with a passphrase or recovery words that are not right, the last time { $at }.
} If that wasn’t you: “takedown vault passphrase” sets another passphrase.
change-not-noted = The change stands, but the ledger could not note it, for this reason:
passphrase-changed = The new passphrase opens the vault from now on. The old one opens nothing any more, except copies of the folder made before: backups keep the passphrase that they were made with.
key-file-made = From now on, the vault opens with its passphrase and this file together: { $file }. Keep it away from this device, and keep a copy: neither opens the vault alone. Name it with --key-file before each command, or as key_file under [vault] in the configuration. Recovery words open the vault without it.
key-file-removed = The passphrase opens the vault alone again. The file is still where it was; nothing needs it any more, except copies of the folder made before.
card-title = Words to learn

error-passphrase-too-short = The new passphrase has fewer than { $shortest } characters: somebody who copies the folder could find it by trying. Nothing was made or changed. Choose a few words that nobody else knows.
error-passphrase-too-common = The new passphrase is one of those that anybody tries first: a common one, one character repeated, or only words of this program. Nothing was made or changed. Choose a few words that nobody else knows and that have nothing to do with each other.
error-words-differ = What was typed back is not the new list of words. The new words don’t count; nothing was changed, and what opened the vault still opens it. Start again: new words will be shown.
error-make-or-remove = It isn’t said what to do with a key file. Nothing was changed. Name a new file with --make FILE, or add --remove to open with the passphrase alone again.
error-no-terminal = There is no terminal to ask on. Nothing was changed or sent. Start the command in a terminal.
error-locked-while-waiting = Nobody answered for a while, or the device slept, so the vault was locked and its keys are gone from memory. What was asked about was not done; nothing was changed or sent. Start the command again.
error-passphrase-needed = A key file goes with the passphrase, and the vault was opened with its recovery words. Nothing was changed. Open it with the passphrase, or set a new one first with “takedown vault passphrase --recovery”.

doctor-recovery = recovery words open the vault when the passphrase is lost
doctor-recovery-none = no recovery words were made: a lost passphrase can’t be replaced; “takedown vault recovery” makes some
doctor-key-file-unused = the passphrase opens the vault without a key file
doctor-key-file-unnamed = the vault asks for a key file, and the configuration names none; it has to be named with --key-file
doctor-key-file-there = the vault asks for a key file, and { $file } is there
doctor-key-file-away = the vault asks for a key file, and { $file } isn’t there at the moment
doctor-memory-whole = the program’s memory isn’t written to disk while it runs
doctor-memory-keys = only the pages of memory that hold keys are kept from the disk; the system’s limit (ulimit -l) allows no more
doctor-memory-nothing = the system doesn’t let the program keep its memory from the disk; where memory is swapped out, keys and words may be written there
doctor-dumps-off = a crash leaves no copy of the memory behind
doctor-dumps-on = a crash may leave a copy of the memory behind
doctor-swap = this machine can write memory to disk (swap), in { $count ->
    [one] one place
   *[other] { $count } places
}; best is that this place is encrypted too
doctor-swap-none = this machine writes no memory to disk (no swap)
