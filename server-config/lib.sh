# shellcheck shell=bash disable=SC2034 # the variables are for those who source this
# Shared by the scripts of both servers, through the lib.sh beside each.
set -euo pipefail

usage() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" | grep -v shellcheck >&2
  exit 2
}
fail() {
  echo "$*" >&2
  exit 1
}

# A server that cannot have its port starts all the same, and says so in its log only.
check_port() {
  if (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; then
    fail "Something listens on $address:$port already; choose another PULP_HTTP_PORT"
  fi
}

# Wrong settings and a data directory that cannot be written, told before the server starts.
check_settings() {
  local ear=$1 work
  [[ -f $ear ]] || fail "$ear is not there: build it with mvn -Dquick package"
  [[ -n ${PULP_DATA_DIR:-} ]] || fail "Set PULP_DATA_DIR, where artifacts and keys are kept"
  [[ $PULP_DATA_DIR == /* ]] || PULP_DATA_DIR=$PWD/$PULP_DATA_DIR
  export PULP_DATA_DIR
  if ! mkdir -p "$PULP_DATA_DIR" 2>/dev/null || [[ ! -w $PULP_DATA_DIR ]]; then
    fail "Data directory $PULP_DATA_DIR cannot be written; choose another by PULP_DATA_DIR"
  fi
  ear=$(realpath "$ear")
  work=$(mktemp -d)
  (
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    "$JAVA_HOME/bin/jar" xf "$ear" lib/pulp-domain.jar
    "$JAVA_HOME/bin/java" -cp lib/pulp-domain.jar pulp.settings.SettingsCheck
  )
}

ready() {
  echo "Pulp is ready on $address:$port, data in $PULP_DATA_DIR"
  if [[ -e $PULP_DATA_DIR/admin-password ]]; then
    echo "User admin, password in $PULP_DATA_DIR/admin-password"
  fi
}

# The end of a server's log often hides why: the causes alone, each once.
causes() {
  tail -n 300 "$1" | grep 'Caused by: ' | awk '!seen[$0]++' | tail -5 >&2 || true
}

[[ $# -ge 1 && $1 != -* ]] || usage
address=${PULP_HTTP_ADDRESS:-127.0.0.1}
port=${PULP_HTTP_PORT:-8080}
