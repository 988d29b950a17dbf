# Sourced by start.sh, test.sh and bench.sh: exports JAVA_HOME of a JDK >= 25, or says how to get one and exits.

jdk_version() { # prints the major version of the JDK in $1, nothing when there is none
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  local on_path candidate version
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java* /opt/*/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate" || true)
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
Sentry Logger needs a JDK of version 25 or newer, and none was found
(looked at JAVA_HOME, javac on the PATH, and the usual install folders).

  Debian, Ubuntu   apt install openjdk-25-jdk-headless   or   temurin-25-jdk from Adoptium
  macOS            brew install openjdk@25
  any system       sdk install java 25-tem               (SDKMAN)

Then run this again, or point JAVA_HOME at it.
MESSAGE
  return 1
}

find_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Maven with apt-get …" >&2
    { apt-get update -qq && apt-get install -y -qq maven; } >/dev/null 2>&1 && return 0
  fi
  echo "Sentry Logger is built with Maven (3.8 or newer), and 'mvn' was not found. On Debian: apt install maven" >&2
  return 1
}
