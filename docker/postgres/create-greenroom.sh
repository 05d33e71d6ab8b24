#!/usr/bin/env bash
# Makes Greenroom's database and its owner, who is no superuser. Runs once, when the server's data folder is new.
set -euo pipefail
password=${GREENROOM_DB_PASSWORD_FILE:-/run/secrets/GREENROOM_DB_PASSWORD}
psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -v password="$(tr -d '\r\n' < "$password")" <<'SQL'
create role greenroom login password :'password' nosuperuser nocreatedb nocreaterole;
create database greenroom owner greenroom encoding 'UTF8' template template0;
revoke all on database greenroom from public;
SQL
