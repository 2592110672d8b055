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

[[ $# -ge 1 && $1 != -* ]] || usage
address=${PULP_HTTP_ADDRESS:-127.0.0.1}
port=${PULP_HTTP_PORT:-8080}
