# shellcheck shell=bash disable=SC2034 # the variables are for those who source this
# Shared by the scripts beside it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
usage() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" | grep -v shellcheck >&2
  exit 2
}
fail() {
  echo "$*" >&2
  exit 1
}
[[ $# -ge 1 && $1 != -* ]] || usage
payara=$(cd "$1" && pwd)
[[ -x $payara/bin/asadmin ]] || fail "$payara is not an unpacked Payara Server: no bin/asadmin"

JAVA_HOME=$("$here/../newest-jdk")
export JAVA_HOME AS_JAVA=$JAVA_HOME
address=${PULP_HTTP_ADDRESS:-127.0.0.1}
port=${PULP_HTTP_PORT:-8080}
admin_port=${PULP_ADMIN_PORT:-4848}
commands=$payara/glassfish/domains/domain1/config/pulp-pre-boot.asadmin

asadmin() { "$payara/bin/asadmin" --interactive=false --port "$admin_port" "$@"; }

# A server that cannot have its port starts all the same, and says so in its log only.
check_port() {
  if (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; then
    fail "Something listens on $address:$port already; choose another PULP_HTTP_PORT"
  fi
}
