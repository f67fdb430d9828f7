#!/bin/sh
# roles.sh DATABASE SECRETS [CREATE_SQL]: makes the four roles of a database, and gives each the password that lies in
# SECRETS/owner, app, cli and auditor. To be run by a superuser of the server, as often as one likes: a role that is
# there keeps its rights, a changed file changes the password. psql finds the server by its own variables (PGHOST, ...).
set -eu
database=$1
secrets=$2
create=${3:-$(dirname -- "$0")/../../db/roles/create.sql}

for role in owner app cli auditor; do
  [ -s "$secrets/$role" ] || {
    echo "roles.sh: no password for role ${database}_$role: $secrets/$role is missing or empty" >&2
    exit 2
  }
done
# The password goes through standard input: arguments of a process can be read by everybody.
{
  cat "$create"
  for role in owner app cli auditor; do
    printf "\\\\set password \`cat '%s'\`\n" "$secrets/$role"
    printf "alter role \"%s_%s\" password :'password';\n" "$database" "$role"
  done
} | psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --dbname="$database"
