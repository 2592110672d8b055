#!/usr/bin/env bash
# Stops the WildFly that start.sh has started, on the same PULP_ADMIN_PORT (9990).
#
#   stop.sh WILDFLY_HOME
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cli --connect --command=:shutdown
# shutdown answers before the process has ended
for _ in {1..150}; do
  cli --connect --command=:whoami >/dev/null 2>&1 || exit 0
  sleep 0.2
done
fail "WildFly does not end, see $wildfly/standalone/log/server.log"
