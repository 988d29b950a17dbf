#!/usr/bin/env bash
# Measures: ./bench.sh ingest | page | start, or the full name of any class under src/bench. Prints a table.
set -euo pipefail
cd "$(dirname "$0")"
. src/sh/jdk.sh
find_jdk
find_maven

case "${1:-}" in
  ingest) main=dev.sentrylogger.IngestBench ;;
  page) main=dev.sentrylogger.PageBench ;;
  start) main=dev.sentrylogger.StartBench ;;
  dev.*) main=$1 ;;
  *) sed -n '2s/^# //p' "$0"; exit 2 ;;
esac
shift

mvn -B -q -ntp -DskipTests -Pbench package dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "target/classes:target/test-classes:$(cat target/bench.classpath)" "$main" "$@"
