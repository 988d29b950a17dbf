#!/usr/bin/env bash
# Measures: ./bench.sh store [options] | page | explorer | start, or the full name of any class under src/bench. Prints a table.
set -euo pipefail
cd "$(dirname "$0")"
. src/sh/jdk.sh
find_jdk
find_maven

case "${1:-}" in
  store) main=dev.sentrylogger.bench.StoreBench ;;
  page) main=dev.sentrylogger.PageBench ;;
  explorer) main=dev.sentrylogger.bench.ExplorerBench ;;
  start) main=dev.sentrylogger.StartBench ;;
  dev.*) main=$1 ;;
  *) sed -n '2s/^# //p' "$0"; exit 2 ;;
esac
shift

mvn -B -q -ntp -DskipTests -Pbench package dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Small and steady: what measures runs beside what is measured.
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED \
  -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" "$main" "$@"
