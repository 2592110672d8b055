#!/usr/bin/env bash
# Prepares an unpacked Payara Server 6 for pulp.ear. May be run again; the server has to be stopped.
#
#   set-up.sh PAYARA_HOME
#
# Reads PULP_HTTP_ADDRESS, PULP_HTTP_PORT and PULP_ADMIN_PORT (4848). The settings take effect at the
# next start.sh, before the first listener opens.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cat "$here/pre-boot.asadmin" "$here/server-pre-boot.asadmin" |
  sed -e "s|\${listener}|http-listener-1|; s|\${address}|$address|; s|\${port}|$port|; s|\${admin-port}|$admin_port|" >"$commands"
echo "Payara Server in $payara is prepared: $address:$port, administration on 127.0.0.1:$admin_port"
