error-damaged-store = The database can’t be read with this vault’s key: it belongs to another vault, or it is damaged. It was left as it is. Check that header.json and store.db come from the same vault, or restore a backup.
error-store-busy = Another program was writing to the database for too long. Nothing of what you asked for was kept. Wait until it has finished, then try again.
error-store-unreachable = The database can’t be opened, reached or written ({ $why }). Nothing of what you asked for was kept. Check that its folder or server is there and that you may write to it, then try again.
error-newer-schema = A later version of this program has used this database (its revision is { $revision }). It was left as it is. Install the latest version, then try again.
error-already-stored = The same entry is stored already. Nothing was changed. Use the one that is there.
error-erasure-unfinished = The case is erased: its key is destroyed and nothing of it can be read. Another program or a full disk ({ $why }) kept old, unreadable pages of the file from being cleaned up. Close the other programs, free some space and erase the case once more.
error-case-key-gone = There is no case { $case } that anything could be stored for: it was erased, or it never was. Nothing was kept. Check the case’s id.
error-no-such-row = What was to be changed is not there any more ({ $table }). Nothing was kept. Look at the list again, then try again.
