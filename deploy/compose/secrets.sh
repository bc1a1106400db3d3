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
for role in crawler matcher notifier; do
    printf '%s = "%s"\n' "$role" "$(cat "$role")"
done > services.toml
# Inside, the program runs as a user of its own (999), and libpq takes a password file from its owner alone.
[ "$(id -u)" -ne 0 ] || chown 999:999 pgpass-* services.toml crawler matcher notifier
