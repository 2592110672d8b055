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
wildfly=$(cd "$1" && pwd)
[[ -x $wildfly/bin/standalone.sh ]] || fail "$wildfly is not an unpacked WildFly: no bin/standalone.sh"

JAVA_HOME=$("$here/../newest-jdk")
export JAVA_HOME JBOSS_HOME=$wildfly
address=${PULP_HTTP_ADDRESS:-127.0.0.1}
port=${PULP_HTTP_PORT:-8080}
admin_port=${PULP_ADMIN_PORT:-9990}
deployment=$wildfly/standalone/deployments/pulp.ear

cli() { "$wildfly/bin/jboss-cli.sh" --controller="127.0.0.1:$admin_port" "$@"; }

# A server that cannot have its port starts all the same, and says so in its log only.
check_port() {
  if (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; then
    fail "Something listens on $address:$port already; choose another PULP_HTTP_PORT"
  fi
}
