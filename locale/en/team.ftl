# What a team's server says, beside what each of its parts does.

error-not-yours = Your role in this organisation doesn’t include that. Nothing was done or shown. A supervisor can tell you who may.
error-letterbox-not-shared = What people send by the organisation’s page isn’t shared with you yet. Nothing was taken in. A supervisor shares it on the page “Members”, under your name.
team-letters-not-shared = You can’t open these yet: whoever has come lately gets the key from a supervisor, who finds it on the page “Members”, under your name.
error-not-prepared = The database isn’t a team’s yet, or comes from an older version. Nothing was changed. Run “takedown team init” as its owner.
error-not-empty-for-team = The database holds one person’s cases, and a team’s begins empty. Nothing was changed. Name another database.
error-walls-missing = The program would work as { $role }, who could read what the walls between organisations hide. Nothing was opened. Let it sign in to the database as takedown_web or takedown_fleet.
error-no-team-database = The settings name no PostgreSQL database. Nothing was opened. Put its address under [database] in the settings.
error-no-server-secret = The file { $file } with the server’s own secret isn’t there, or can’t be one. Nothing was opened. Copy it from another machine of this server; “takedown team init” makes one for a new server alone.
error-services-made = The services of this server have their keys already. Nothing was changed.
error-unknown-service = There is no service { $service }, or it has no key yet. Nothing was opened. “takedown team init” makes them.
error-slug-taken = Another organisation on this server has the short name { $slug }. Nothing was made. Choose another one.
