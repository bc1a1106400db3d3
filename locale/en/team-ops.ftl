# The team's server, as an operator sees it: making it ready, keeping it, its health.

help-team = A server for organisations, on PostgreSQL
help-team-owner-url = The database as its owner, postgresql://…, who alone may change its tables
help-team-init = Make the database a team’s, with its walls, its queue, its secret and the keys of its services; once more brings it up to date
help-team-service-passphrases = A TOML file with a passphrase for each of crawler, matcher and notifier, or a folder with a file for each; without it they are asked
help-team-migrate = Bring the database up to date; the server goes on meanwhile
help-team-migrate-check = Only say whether there is anything to do; status 1 if there is
help-team-organisation-group = Organisations on this server
help-team-organisation-new = Found an organisation; the words of its offline key and two invitations are shown once
help-team-organisation-list = List the organisations
help-team-slug = A short name of small letters, digits and hyphens; the addresses of its pages begin with it
help-team-name = Its name, as people read it
help-team-email = Its address, which stands under its notices and gets the answers
help-team-doctor = Tell what works on this server and what doesn’t
help-team-ready = Say whether a process could work just now; status 1 if not
help-team-as = As which role of the database: web or fleet
help-team-operator-port = A port on this machine for an operator: /healthz, /readyz and /metrics; 0 for any; without it there is none
help-team-maintain = Leave nothing of erased keys in the database, remove what is over, count anew
help-team-backup = Write the whole database into one file that only the holder of a key opens
help-team-backup-out = The file, which must not exist yet; or a folder, in which it is named after the moment
help-team-backup-to = Whose key opens it: age1…; several may be named
help-team-backup-keep-days = In a folder: remove older backups after so many days
help-team-restore = Make the database anew from a backup, in an empty one
help-team-restore-file = The backup
help-team-restore-identity = The file with the key that opens it, as age-keygen wrote it
help-team-recover-role = Whom to ask to come: supervisor or administrator.

team-ask-service-passphrase = Passphrase of the { $service }:{" "}
team-init-done = The database is a team’s now (version { $version }).
team-init-services-made = The crawler, the matcher and the notifier each have a key of their own. They start only with their passphrases, and nobody can read these back: keep them where the workers run and in a safe place.
team-init-services-kept = The services’ keys were there already and stayed as they are.
team-migrate-none = The database isn’t a team’s yet: “takedown team init” makes it one.
team-migrate-older = The database has version { $version }, this program { $program }: “takedown team migrate” brings it up to date while the server runs.
team-migrate-current = The database is up to date (version { $version }).
team-migrate-newer = The database has version { $version }, which is later than this program’s ({ $program }). Processes that run go on; none of this version can be started. Install the later version.
team-organisation-made = { $name } is founded: { $organisation }
team-organisation-words =
    These words open the organisation’s cases when nobody who could read them is there any more. Whoever has them can read everything.
    Write them down, lay them where nobody of this server has a way in, and don’t keep them in a file. They are shown this once, and nobody can show them again.
team-organisation-links = Two people are asked to come. Each link works once, for seven days; hand each over on a way of its own.
team-link-administrator = Administrator, who looks after members and reads no case:
team-link-supervisor = Supervisor, who works on cases and hands them out:
team-organisation-once = Press Enter once the words are written down; they are gone then.{" "}
team-maintain-pruned = { $table }: { $count ->
    [one] { $count } row that is over was removed
   *[other] { $count } rows that are over were removed
}
team-maintain-rewritten = { $table }: written anew, nothing of what was deleted stays
team-maintain-analysed = { $table }: cleaned and counted
team-maintain-busy = { $table }: in use all the time, so it is left for the next run
team-maintain-done = Done. What was deleted is still in PostgreSQL’s own log and in older backups until those are over.
team-maintain-busy-again = { $count ->
    [one] { $count } table was in use. Run it once more.
   *[other] { $count } tables were in use. Run it once more.
}
team-backup-done = Written: { $out } ({ $kibibytes } KiB)
team-backup-keeps = Cases that are erased from now on stay in this file, sealed and with their keys, until the file is deleted. Delete backups when their time is over.
team-restore-done = Restored as it was at { $made }.
team-restore-next = The server’s secret is in { $secret }. Next: “takedown team maintain”, then “takedown team doctor”, then start the processes. Cases erased since then are there again: erase them once more.
team-ready = Ready.
team-not-ready-database = Not ready: the database doesn’t answer.
team-not-ready-schema = Not ready: the database is older than this program; “takedown team migrate” brings it up to date.
team-not-ready-walls = Not ready: this role could pass through the walls between organisations.
team-not-ready-closing = Not ready: the process is ending.

doctor-team-database = the database answers, version { $version }, as { $role }
doctor-team-walls = walls around each organisation, for { $role }
doctor-team-services = the crawler, the matcher and the notifier have their keys
doctor-team-services-missing = no key yet for: { $missing }; “takedown team init” makes them
doctor-team-worker = { $count ->
    [one] { $count } { $service } is at work
   *[other] { $count } of them are at work
}
doctor-team-worker-none = no { $service } has said anything for two minutes
doctor-team-queue = { $count ->
    [one] { $count } job waits
   *[other] { $count } jobs wait
}
doctor-team-queue-late = { $count ->
    [one] { $count } job waits,
   *[other] { $count } jobs wait,
} the oldest for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
doctor-team-rechecks = { $count ->
    [one] { $count } address is due for a look
   *[other] { $count } addresses are due for a look
}
doctor-team-rechecks-late = { $count ->
    [one] { $count } address is due for a look,
   *[other] { $count } addresses are due for a look,
} the oldest for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

error-operator-port-taken = The operator’s port { $port } can’t be had: another program answers there, or it isn’t this machine’s own. Nothing was started. Name another one with --operator-port; 0 takes any.
error-server-not-installed = The library { $package } isn’t installed, and a team’s server needs it. Nothing was done. Install the program with its extra: pipx install 'takedown[server]'
error-passphrases-unreadable = The services’ passphrases can’t be read from { $file } ({ $why }). No key was made. Give a TOML file with crawler, matcher and notifier, or a folder with a file for each.
error-not-the-owner = { $role } doesn’t own the tables, so it can’t look after them. Nothing was changed. Give the owner’s address with --owner-url.
error-no-postgres-program = { $program } isn’t there. Nothing was written. Install PostgreSQL’s programs, of the server’s version or later: apt install postgresql-client-16
error-dump-failed = { $program } ended with an error: { $why }. Nothing was left of it. Mend that, then try again.
error-no-team-backup = This file isn’t a backup of a team’s server, or a later version of the program made it. Nothing was written.
error-team-database-not-empty = The database holds tables already, and a backup goes into an empty one alone. Nothing was changed. Make another database and name that one.
error-another-secret = The server here has another secret ({ $file }) than the backup. Nothing was written. Move that file away if it isn’t needed, or restore on another machine.
error-identity-unreadable = The file with the key of the backups can’t be read: { $file } ({ $why }). Nothing was changed.

help-demo-team = Show a team’s server in place of one person’s program: two organisations, three workers, the API
demo-team-title = Demonstration of a team’s server
demo-team-intro = Two organisations share one server and don’t know of each other. Everything here happens on this computer, with ordinary photographs and made-up people, on a PostgreSQL that ends with the demonstration. Nothing leaves it.
demo-step-team-hosts = Somebody posts altered copies
demo-step-team-server = A server is made ready
demo-team-made = A database with walls (version { $version }), a queue, the server’s secret, and a key for each worker.
demo-step-team-organisations = Two organisations are founded
demo-team-lighthouse = Lighthouse
demo-team-harbour = Harbour
demo-team-founded = { $name }: an administrator, a supervisor and a case worker have come by their links. { $count ->
    [one] { $count } word lies
   *[other] { $count } words lie
} offline, for the day when nobody can open a case any more.
demo-step-team-processes = The pages, the API and three workers start
demo-team-started = Each worker was unsealed with a passphrase of its own. Two programs of each organisation have tokens: one works on cases, one approves in the supervisor’s name. { $url }
demo-step-team-cases = Each organisation opens a case, over the API
demo-team-consent = I agree that copies of my pictures are looked for and that notices are written about them.
demo-team-mandate = To look for copies of these pictures and to ask for their removal.
demo-team-opened = { $name }, case { $case }: { $count ->
    [one] { $count } photograph
   *[other] { $count } photographs
} registered. What was handed over is { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}, sealed to the organisation; no picture.
demo-step-team-found = The crawler visits the host once for both, the matcher compares
demo-team-waiting = Waiting for the workers
demo-team-found = { $name } has found { $count ->
    [one] { $count } copy.
   *[other] { $count } copies.
}
demo-step-team-letters = Decided, drafted, and approved once two people have looked
demo-team-approved = { $name }: { $drafts ->
    [one] { $drafts } letter drafted;
   *[other] { $drafts } letters drafted;
} { $refused ->
    [0] none refused
    [one] { $refused } refused
   *[other] { $refused } refused
} before two people had looked at the places, { $approved ->
    [0] none approved
    [one] { $approved } approved
   *[other] { $approved } approved
} afterwards. Nothing was sent.
demo-step-team-walls = The walls between them
demo-team-same = { $count ->
    [one] { $count } address was found for both: the same picture in two cases.
   *[other] { $count } addresses were found for both: the same picture in two cases.
} Neither organisation was told of the other.
demo-team-walls = Each asked for the other’s case and matches by their ids: { $count ->
    [one] { $count } question, answered
   *[other] { $count } questions, all answered
} as if there were nothing there.
demo-team-figures = { $name } counts { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
} and { $matches ->
    [one] { $matches } address
   *[other] { $matches } addresses
} of its own.
demo-team-cell = { $media ->
    [one] { $media } photograph registered,
   *[other] { $media } photographs registered,
} { $copies } of { $posted ->
    [one] { $posted } copy found,
   *[other] { $posted } copies found,
} { $wrong ->
    [0] no picture mistaken,
    [one] { $wrong } picture mistaken,
   *[other] { $wrong } pictures mistaken,
} { $approved ->
    [0] no letter approved
    [one] { $approved } letter approved
   *[other] { $approved } letters approved
}
demo-team-row-same = The same picture
demo-team-cell-same = { $count ->
    [one] { $count } address found for both, neither told of the other
   *[other] { $count } addresses found for both, neither told of the other
}
demo-team-row-walls = Across the wall
demo-team-cell-walls = { $count ->
    [one] { $count } question asked, nothing shown
   *[other] { $count } questions asked, nothing shown
}
demo-team-ended = The server, its workers, the host and the database have ended.
error-nothing-found = The workers found less than was posted, after { $seconds } seconds. Nothing was sent. Their logs are in the folder of the demonstration.
error-api-refused = The API answered { $status } ({ $code }). The demonstration ends here; nothing was sent.

team-away-title = One moment
team-away = The server can’t get at what it keeps just now. What was kept before is safe; what you asked for last wasn’t done. Open this page again in a few minutes.
