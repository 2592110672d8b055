#!/usr/bin/env bash
# Starts a prepared Payara Server in the background and deploys pulp.ear.
#
#   start.sh PAYARA_HOME PULP_EAR
#
# The environment (PULP_DB_HOST, PULP_DB_PORT, PULP_DB_NAME, PULP_DB_USER, PULP_DB_PASSWORD, PULP_DATA_DIR …)
# is what the application gets. The log is glassfish/domains/domain1/logs/server.log.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ $# -eq 2 ]] || usage
check_settings "$2"
check_port
log=$payara/glassfish/domains/domain1/logs/server.log
[[ -e $commands ]] || fail "Run set-up.sh $payara first"

asadmin start-domain --prebootcommandfile "$commands" domain1
# deploy --force keeps half of the data source of the application before: undeploy first
if asadmin list-applications | grep -q '^pulp '; then
  asadmin undeploy pulp
fi
if ! asadmin deploy --name pulp "$2"; then
  causes "$log"
  asadmin stop-domain domain1 >/dev/null
  fail "Not deployed, the server is stopped again; $log says why"
fi
ready
