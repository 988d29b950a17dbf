#!/usr/bin/env bash
# Builds Sentry Logger if needed and starts it. Arguments go to the jar: ./start.sh --server.port=9000
set -euo pipefail
cd "$(dirname "$0")"
. src/sh/jdk.sh
find_jdk

jar=target/sentry-logger.jar
if [ ! -f "$jar" ] || [ -n "$(find pom.xml src/main frontend db -newer "$jar" -print -quit)" ]; then
  find_maven
  echo "Building Sentry Logger (the first time takes a few minutes) …"
  mkdir -p target
  if ! mvn -B -q -ntp -DskipTests package >target/build.log 2>&1; then
    cat target/build.log >&2
    rm -f target/build.log
    echo "The build failed; its output is above." >&2
    exit 1
  fi
  # Maven stamps the jar's contents, not the file, so that two builds are equal.
  touch "$jar"
fi

exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -jar "$jar" "$@"
