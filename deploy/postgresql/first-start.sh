#!/bin/bash
# Run once by the image of PostgreSQL, after it has made its data directory: settings and roles.
set -eu
printf "\ninclude '/etc/cryptorun/postgresql.conf'\n" >>"$PGDATA/postgresql.conf"
sh /etc/cryptorun/roles.sh "$POSTGRES_DB" /run/postgres /etc/cryptorun/create.sql
