# Workers of a team's server.
help-team-work = A worker of the fleet: visits hosts, compares, or sends what was sent by a person, until it is stopped
help-team-role = What it does: crawler, matcher or notifier; may be given several times
help-team-concurrency = How many jobs it does side by side
team-work-ready = Working as: { $roles }
ask-team-role-passphrase = Passphrase of the { $role }:{" "}
