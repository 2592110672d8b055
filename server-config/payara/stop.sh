#!/usr/bin/env bash
# Stops the Payara Server that start.sh has started.
#
#   stop.sh PAYARA_HOME
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

asadmin stop-domain domain1
