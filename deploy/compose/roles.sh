#!/bin/sh
# Once, while PostgreSQL's folder is made: the roles with their passwords, and the database of their owner.
# The program finds the two that it works as, and puts up the walls around them.
set -eu
# By themselves, so that one that can't be read ends this: an empty password would be none, and nobody could sign in.
owner="$(cat /run/secrets/owner-password)"
web="$(cat /run/secrets/web-password)"
fleet="$(cat /run/secrets/fleet-password)"
psql --set ON_ERROR_STOP=1 --username postgres --set owner="$owner" --set web="$web" --set fleet="$fleet" <<'SQL'
CREATE ROLE takedown_owner LOGIN PASSWORD :'owner';
CREATE ROLE takedown_web LOGIN NOINHERIT PASSWORD :'web';
CREATE ROLE takedown_fleet LOGIN NOINHERIT PASSWORD :'fleet';
CREATE DATABASE takedown OWNER takedown_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT, TEMPORARY ON DATABASE takedown FROM PUBLIC;
GRANT CONNECT ON DATABASE takedown TO takedown_web, takedown_fleet;
SQL
