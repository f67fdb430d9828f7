#!/bin/sh
# secrets.sh NODES POSTGRES: makes a password file per role, once, for the nodes (user 10001) in one folder and all of
# them, with the superuser's, for the server's first start in the other. What is there already stays.
set -eu
nodes=$1
server=$2

for role in owner app cli auditor postgres; do
  if [ ! -s "$server/$role" ]; then
    umask 077
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$server/$role.new"
    mv "$server/$role.new" "$server/$role"
  fi
  # The server's first start runs as its own user, whose number depends on the image; this volume is its alone.
  chmod 0444 "$server/$role"
done
for role in owner app cli auditor; do
  cp "$server/$role" "$nodes/$role.new"
  chown 10001:10001 "$nodes/$role.new"
  chmod 0400 "$nodes/$role.new"
  mv "$nodes/$role.new" "$nodes/$role"
done
echo "secrets: passwords of the roles are in place" >&2
