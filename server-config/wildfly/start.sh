#!/usr/bin/env bash
# Starts a prepared WildFly in the background and deploys pulp.ear.
#
#   start.sh WILDFLY_HOME PULP_EAR
#
# Listens on PULP_HTTP_ADDRESS:PULP_HTTP_PORT, administration on 127.0.0.1:PULP_ADMIN_PORT (9990). The
# environment (PULP_DB_HOST, PULP_DB_PORT, PULP_DB_NAME, PULP_DB_USER, PULP_DB_PASSWORD, PULP_DATA_DIR …) is what
# the application gets. The log is standalone/log/server.log.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ $# -eq 2 ]] || usage
check_settings "$2"
check_port

rm -f "$deployment".*
cp "$2" "$deployment"
touch "$deployment.dodeploy"
nohup "$wildfly/bin/standalone.sh" -b "$address" -bmanagement 127.0.0.1 \
  "-Djboss.http.port=$port" "-Djboss.management.http.port=$admin_port" >"$wildfly/standalone/start.log" 2>&1 </dev/null &
server=$!

# the deployment scanner leaves a marker file
for _ in {1..600}; do
  if [[ -e $deployment.deployed ]]; then
    ready
    exit 0
  fi
  if [[ -e $deployment.failed ]]; then
    causes "$wildfly/standalone/log/server.log"
    cli --connect --command=:shutdown >/dev/null 2>&1 || kill "$server"
    fail "Not deployed, the server is stopped again; $wildfly/standalone/log/server.log says why"
  fi
  kill -0 "$server" 2>/dev/null || fail "WildFly ended: $(tail -5 "$wildfly/standalone/start.log")"
  sleep 0.2
done
fail "Not deployed after two minutes, see $wildfly/standalone/log/server.log"
