#!/bin/sh
# restore.sh BACKUP: puts a backup's ledger into an empty database and its files into an empty folder. Reads the same
# variables as backup.sh. The roles exist already (deploy/postgresql/roles.sh); no node runs. Afterwards:
#   cryptorun db migrate        when the program is newer than the backup
#   cryptorun artifacts verify  compares every file with the ledger
set -eu
fail() {
  printf 'restore.sh: %s\n' "$@" >&2
  exit 1
}

[ $# = 1 ] || fail "usage: restore.sh BACKUP"
backup=$1
: "${CRYPTORUN_DATABASE_OWNER_URL:?restore.sh: set it to the database, as role <db>_owner}"
artifacts=${CRYPTORUN_ARTIFACTS:-${CRYPTORUN_HOME:?restore.sh: set it to the folder of var/ and artifacts/}/artifacts}
if [ -n "${CRYPTORUN_DB_PASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$CRYPTORUN_DB_PASSWORD_FILE")
  export PGPASSWORD
fi

(cd "$backup" && sha256sum --check --quiet SHA256SUMS) || fail "the backup $backup is damaged; nothing was changed"
found=$(psql --no-psqlrc --no-password --tuples-only --no-align --dbname="$CRYPTORUN_DATABASE_OWNER_URL" --command \
  "select count(*) from pg_namespace where nspname in ('cryptorun', 'quartz', 'audit')")
[ "$found" = 0 ] || fail "the database has a schema of ours already; nothing was changed" \
  "rename that database away and make an empty one of its name: the roles are named after it"
mkdir -p "$artifacts"
[ -z "$(ls -A "$artifacts")" ] || fail "$artifacts is not empty; nothing was changed" \
  "move it away, or set CRYPTORUN_ARTIFACTS to another folder"

# One transaction: the whole ledger or none of it.
pg_restore --dbname="$CRYPTORUN_DATABASE_OWNER_URL" --no-password --single-transaction --exit-on-error --no-owner \
  "$backup/ledger.dump"
tar -C "$artifacts" -xpf "$backup/artifacts.tar"
printf 'restored from %s\n' "$backup"
