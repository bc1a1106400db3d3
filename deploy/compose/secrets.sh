#!/bin/sh
# Makes secrets/ for compose.yaml: passwords of the database's roles, and passphrases that unseal the workers.
# Once; what is there already stays. Keep a copy of services.toml in a safe place: without it workers start no more.
set -eu
umask 077
mkdir -p secrets
cd secrets
random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
for name in postgres owner-password web-password fleet-password crawler matcher notifier; do
    [ -e "$name" ] || random > "$name"
done
for role in owner web fleet; do
    printf 'db:5432:takedown:takedown_%s:%s\n' "$role" "$(cat "$role-password")" > "pgpass-$role"
done
# "team init" makes the keys of the services behind the walls, as the roles that work there.
cat pgpass-web pgpass-fleet >> pgpass-owner
for role in crawler matcher notifier; do
    printf '%s = "%s"\n' "$role" "$(cat "$role")"
done > services.toml
# Inside, the program runs as a user of its own, PostgreSQL's image (Debian's, not Alpine's) as another; both are 999.
# Each reads its secrets as that user, and libpq takes a password file from its owner alone.
[ "$(id -u)" -ne 0 ] || chown 999:999 ./*
