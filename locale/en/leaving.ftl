### Backups, copies for the person, and leaving nothing behind.

erased-now = The case is erased: its key is destroyed, and nothing of it can be read here any more.
stays-head = What this program can’t erase, and where you may want to look yourself:
stays-backups = Backups. The last one recorded here was made on { $day }; each one still holds everything that was in the vault at its time. Delete the files that you no longer want, on every device where one is.
stays-backups-none = Backups. This vault has recorded none of its own, but the computer may make some (Time Machine, File History, a cloud drive).
stays-backups-of-all = Backups that you made, and those that the computer makes on its own (Time Machine, File History, a cloud drive). Whoever has one, its passphrase and the vault’s can read it.
stays-shell = The history of the terminal: the commands that were typed, with the ids and file names in them.
stays-screen = What the terminal still shows when you scroll up. Close its window.
stays-snapshots = Snapshots and earlier versions that the system, a virtual machine or a server keeps.
stays-disk = Remnants on the disk. What is deleted is overwritten first, but solid-state disks and memory cards may keep old copies. The vault was encrypted throughout, so what is left can’t be read without its key.
stays-browser = The browser’s history, and files that were saved outside this program: bundles of evidence, exports, reports, letters, the list of recovery words.
stays-mail = Mail that was sent, in the sent folder and at those who received it, and their answers.
stays-program = The program itself, and the cache of the tool that it was installed with (pipx, pip, uv).
stays-logs = Logs of the system or the network that say when a program ran or what was visited.
stays-caution = Take care: whoever watches this device may notice that everything was cleared. Removing only what belongs to this is often less visible than emptying a whole history. If you aren’t safe, use another device and talk to somebody you trust first.

error-not-locked = The file isn’t one that age locked, so it can’t be opened. Nothing was changed. Check that it is the right file and that it was copied whole.
error-wrong-lock-passphrase = The file did not open: its passphrase or key is not the right one, or its first lines were altered. Nothing was changed. Check the keyboard’s language and the capitals; a file that was made with --to needs the secret key, with --identity.
error-lock-broken = The file was cut short or altered on its way, so none of it was taken. Nothing was changed. Copy it again from where it was made, or take another one.
error-bad-recipient = “{ $text }” is not an age recipient. Nothing was written. One begins with age1; whoever is to open the file makes it with “age-keygen” and gives you that line.
error-bad-identity = The key file holds no age secret key. Nothing was changed. Its line begins with AGE-SECRET-KEY-1.

help-backup = Write the whole vault into one locked file, to keep elsewhere.
help-restore = Make the vault anew from a backup, in an empty folder, and check its ledger.
help-backup-out = The new file. Nothing is written over one that is there.
help-backup-to = Lock the file to this age key (age1...) in place of a passphrase; can be given several times.
help-backup-passphrase-file = A file that holds the backup’s own passphrase; without it, it is asked on the terminal.
help-restore-file = The backup.
help-restore-identity = A file with the age secret key, for a backup that was made with --to.
ask-backup-passphrase = Passphrase of the backup file: { "" }
backup-done = The backup is in { $out }.
backup-two-locks = It has two locks. The outer one is the passphrase that you just gave for the file. The inner one is the vault’s own passphrase: whoever opens the outer one still can’t read anything without it, and neither can you. Keep both.
backup-two-locks-key = It has two locks. The outer one is the age key that you named: only whoever has its secret half opens the file. The inner one is the vault’s own passphrase: without it nothing inside can be read, by you neither. Keep both.
backup-left-out = Not in the backup are these files, which the configuration names: { $files }. They hold keys, tokens or passwords that belong elsewhere. Keep your own copy of those that you need.
backup-keeps = A backup keeps what you erase later. When you erase a case or wipe everything, delete old backups too.
restore-done = The vault is back in { $home }, as it was on { $made }.
restore-sound = Its ledger was checked from the first entry to the last, and nothing is wrong with it.
restore-defects = { $count ->
    [one] The check of its ledger found one thing that is wrong.
   *[other] The check of its ledger found { $count } things that are wrong.
} It came so with the backup. “takedown evidence verify” names what is wrong.
restore-missing = The configuration names these files, which no backup holds and which aren’t there: { $files }. Put them back where they are needed.
restore-one-of-two = From now on go on with only one copy of this vault. Two copies that both go on number and sign different events alike; then nobody can tell which record is the right one, and a letter may be sent twice.
help-export = Write everything of a case, or of all cases, into a zip that can be read without this program.
help-export-out = The new zip. Nothing is written over one that is there.
help-export-fingerprints = Also what the pictures can be recognised by. Treat that as you would the pictures.
export-fingerprints = Fingerprints are included. Whoever has them can recognise the picture elsewhere, and could make a very blurred impression of it. Give them to nobody who shouldn’t have the picture.
export-done = { $count ->
    [one] Everything of the case is in { $out }.
   *[other] Everything of { $count } cases is in { $out }.
}
export-locked = It is locked: only whoever has the secret key that belongs to it can open it.
export-open = It isn’t locked: whoever has the file can read the names, addresses and letters in it. Keep it where nobody else looks, or make it again with --to and an age key.
export-readme =
    What is here

    Each folder holds one case: everything that this program kept about it, as it was when the file was made. Your pictures and films are not here, because the program never keeps them.

    case.json: what you said about the case. consents: what was agreed to, and when. pictures: what was registered. addresses-found: where copies were found or reported, and what was decided. sightings and pages: what was seen there. looks-at-addresses: each later look. posts: posts that spread it. notices and the folder letters: the letters, as text. mails-sent, answers: what was sent and what came back. cautions, looked-at: what was held back, and who looked. notes: what those who work on the case noted for each other. history: every event, in order.

    Each is there twice: .csv opens in a spreadsheet, .json is for other programs. Times are in UTC.
help-wipe = Destroy the vault and everything of this program’s own in its folder, without asking for the passphrase.
wipe-what = Everything in the vault in { $home } will be destroyed for good: its keys, all cases, letters, evidence, settings. Nobody can bring it back, except from a backup.
wipe-what-database = All tables of this program in the database { $name } will be destroyed too, for everybody who works with it.
ask-copy-first = Do you want to keep a readable copy first? Type where it should be written (a new .zip, on a stick for instance), or only press Enter.
ask-wipe = To destroy everything, type { $word } and press Enter. Anything else stops here.
wipe-word = wipe
wipe-done = { $count ->
    [one] Done: one file was destroyed in { $home }.
   *[other] Done: { $count } files were destroyed in { $home }.
}
wipe-database = The tables on the database server were destroyed too. Its own log, copies and backups are in its operator’s hands.
wipe-unreached = The database server could not be reached or was busy ({ $why }). The vault’s keys are destroyed, so what is there can’t be read with them any more. Give the same command once more when the server is there; until then config.toml stays, because it says where that is.
wipe-left = Other files in the folder aren’t this program’s, so they were left: { $files }

error-no-backup-passphrase = There is no terminal to ask for the backup’s passphrase, and nothing was named in its place. Nothing was written or changed. Name a file with --backup-passphrase-file; or a key, with --to for a backup and --identity for restoring.
error-backup-passphrases-differ = The two passphrases differ. No backup was written. Try again.
error-secret-unreadable = The file { $file } can’t be read: { $why }. Nothing was written or changed. Check its place and its permissions.
error-strange-backup = The file opened, but what is inside isn’t a backup that this program wrote: { $why ->
    [cut] it ends too early
    [length] a part of it is larger than any can be
    [file] it holds a file that doesn’t belong there
    [no-header] the vault’s header isn’t in it
    [end] something stands behind its end, or is missing before it
    [other] it is something else
   *[record] one of its lines makes no sense
}. None of it was kept. Take another backup.
error-newer-backup = A later version of this program wrote the backup (its format is { $version }). None of it was kept. Install the latest version, then try again.
error-home-not-empty = { $home } isn’t empty, so nothing was put there, and it was left as it is. Choose a new or empty folder with --home.
error-mixed-backup = The header in the backup belongs to another vault than the rest. None of it was kept. Take another backup.
error-backup-unreadable = The backup { $file } can’t be read: { $why }. Nothing was changed. Check its place and its permissions.
error-file-not-for-backup = { $file } is larger than, or named unlike, any file that this program writes there. No backup was written. Move it elsewhere, then try again.
error-database-not-empty = The database that the configuration names holds a vault already. It was left as it is, and nothing was restored. Name an empty database, or leave [database] out for one of its own.
error-strange-row = The backup holds what its own database can’t have had ({ $table } { $column }). None of it was kept. Take another backup.
error-nothing-to-wipe = There is nothing of this program in { $home }, so nothing was destroyed. If your vault is elsewhere, name its folder with --home.
error-not-confirmed-wipe = Nothing was destroyed. To wipe without being asked, add --yes.
