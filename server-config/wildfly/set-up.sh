#!/usr/bin/env bash
# Prepares an unpacked WildFly 39 for pulp.ear. May be run again; the server has to be stopped.
#
#   set-up.sh WILDFLY_HOME PULP_EAR [ECLIPSELINK_JAR]
#
# EclipseLink is what WildFly lacks (docs/decisions/0002): without the third argument Maven fetches
# org.eclipse.persistence:eclipselink. The PostgreSQL driver is taken from the EAR.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[[ $# -ge 2 ]] || usage
ear=$(realpath "$2")
eclipselink=${3:-}
eclipselink_version=4.0.9
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ -z $eclipselink ]]; then
  mvn -q -B dependency:copy "-Dartifact=org.eclipse.persistence:eclipselink:$eclipselink_version" "-DoutputDirectory=$work"
  eclipselink=$work/eclipselink-$eclipselink_version.jar
fi

# A module below modules/ is found before the one of that name below modules/system/layers.
theirs=$wildfly/modules/system/layers/base/org/eclipse/persistence/main
ours=$wildfly/modules/org/eclipse/persistence/main
mkdir -p "$ours"
cp "$theirs"/jipijapa-eclipselink-*.jar "$ours"
cp "$eclipselink" "$ours/eclipselink.jar"
# one more resource; EclipseLink needs more of the JDK than WildFly opens to it
sed -e 's|<resources>|&\n        <resource-root path="eclipselink.jar"/>|' \
  -e 's|<module name="java.logging"/>|<module name="java.se"/>\n        <module name="jdk.unsupported"/>|' \
  "$theirs/module.xml" >"$ours/module.xml"

driver=$wildfly/modules/org/postgresql/main
mkdir -p "$driver"
(cd "$work" && "$JAVA_HOME/bin/jar" xf "$ear" lib/postgresql.jar)
cp "$work/lib/postgresql.jar" "$driver"
cp "$here/postgresql-module.xml" "$driver/module.xml"

"$wildfly/bin/jboss-cli.sh" --file="$here/set-up.cli"
echo "WildFly in $wildfly is prepared"
