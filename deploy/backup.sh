#!/bin/sh
# backup.sh FOLDER: writes FOLDER/<time>/ledger.dump and artifacts.tar, complete or not at all. Reads
#   CRYPTORUN_DATABASE_OWNER_URL  the database, as its owner
#   CRYPTORUN_DB_PASSWORD_FILE    the owner's password, when the address has none
#   CRYPTORUN_HOME                whose artifacts/ (or CRYPTORUN_ARTIFACTS) is kept
# Nodes go on working meanwhile. The ledger comes first: a run publishes its files before it writes its rows, so every
# file that the dump names exists when the files are read.
set -eu
fail() {
  printf 'backup.sh: %s\n' "$@" >&2
  exit 1
}

[ $# = 1 ] || fail "usage: backup.sh FOLDER"
: "${CRYPTORUN_DATABASE_OWNER_URL:?backup.sh: set it to the database, as role <db>_owner}"
artifacts=${CRYPTORUN_ARTIFACTS:-${CRYPTORUN_HOME:?backup.sh: set it to the folder of var/ and artifacts/}/artifacts}
[ -d "$artifacts" ] || fail "no folder $artifacts" "set CRYPTORUN_ARTIFACTS to what artifacts_dir names"
if [ -n "${CRYPTORUN_DB_PASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$CRYPTORUN_DB_PASSWORD_FILE")
  export PGPASSWORD
fi

umask 077
mkdir -p "$1"
target=$1/$(date -u +%Y%m%dT%H%M%SZ)
[ ! -e "$target" ] || fail "$target is there already"
unfinished=$(mktemp -d "$1/.unfinished.XXXXXX")
trap 'rm -rf "$unfinished"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pg_dump --dbname="$CRYPTORUN_DATABASE_OWNER_URL" --format=custom --no-password --file="$unfinished/ledger.dump"
# A directory of a run under way may vanish while it is read (it is renamed): .staging is left out.
tar -C "$artifacts" --exclude=.staging -cf "$unfinished/artifacts.tar" .
(cd "$unfinished" && sha256sum ledger.dump artifacts.tar >SHA256SUMS)
sync "$unfinished"/* 2>/dev/null || sync
mv "$unfinished" "$target"
trap - EXIT
printf '%s\n' "$target"
