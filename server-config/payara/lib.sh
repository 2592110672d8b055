# shellcheck shell=bash disable=SC2034 # the variables are for those who source this
# Shared by the scripts beside it.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR
. "$here/../lib.sh"
payara=$(cd "$1" && pwd)
[[ -x $payara/bin/asadmin ]] || fail "$payara is not an unpacked Payara Server: no bin/asadmin"

JAVA_HOME=$("$here/../newest-jdk")
export JAVA_HOME AS_JAVA=$JAVA_HOME
admin_port=${PULP_ADMIN_PORT:-4848}
commands=$payara/glassfish/domains/domain1/config/pulp-pre-boot.asadmin

asadmin() { "$payara/bin/asadmin" --interactive=false --port "$admin_port" "$@"; }
