#!/bin/sh
# Once, while PostgreSQL's folder is made: the roles with their passwords, and the database of their owner.
# The program finds the two that it works as, and puts up the walls around them.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres \
    --set owner="$(cat /run/secrets/owner-password)" \
    --set web="$(cat /run/secrets/web-password)" \
    --set fleet="$(cat /run/secrets/fleet-password)" <<'SQL'
CREATE ROLE takedown_owner LOGIN PASSWORD :'owner';
CREATE ROLE takedown_web LOGIN NOINHERIT PASSWORD :'web';
CREATE ROLE takedown_fleet LOGIN NOINHERIT PASSWORD :'fleet';
CREATE DATABASE takedown OWNER takedown_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT, TEMPORARY ON DATABASE takedown FROM PUBLIC;
GRANT CONNECT ON DATABASE takedown TO takedown_web, takedown_fleet;
SQL
