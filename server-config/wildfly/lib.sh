# shellcheck shell=bash disable=SC2034 # the variables are for those who source this
# Shared by the scripts beside it.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR
. "$here/../lib.sh"
wildfly=$(cd "$1" && pwd)
[[ -x $wildfly/bin/standalone.sh ]] || fail "$wildfly is not an unpacked WildFly: no bin/standalone.sh"

JAVA_HOME=$("$here/../newest-jdk")
export JAVA_HOME JBOSS_HOME=$wildfly
admin_port=${PULP_ADMIN_PORT:-9990}
deployment=$wildfly/standalone/deployments/pulp.ear

cli() { "$wildfly/bin/jboss-cli.sh" --controller="127.0.0.1:$admin_port" "$@"; }
