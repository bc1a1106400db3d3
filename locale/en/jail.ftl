# Short clauses: they stand after "unreadable: ".
reason-too-large = the file is larger than this program reads; its limit is max_bytes under [jail]
reason-timeout = reading it took too long and was stopped
reason-memory = reading it would have taken too much memory
reason-crashed = reading it made the separate reading process end; nothing else was touched

error-refused = The file was looked at in a separate, walled-in process and refused ({ $reason }). Nothing of it was kept or sent. Check the file and try again.
error-lost = The separate process that reads files was lost on this file ({ $reason }) and has been replaced. Nothing of the file was kept or sent. The other files are not affected; try this one in another format.
error-jail-unavailable = Files can’t be read safely on this machine: the walled-in process can’t start ({ $reason }). Nothing was read, kept or sent. Run “takedown doctor” to see what is missing.
error-jail-closed = The program was already closing when it was asked to read a file. Nothing of the file was kept or sent. Start again.
