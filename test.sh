#!/usr/bin/env bash
# Runs every test: Java units, the whole server on an embedded PostgreSQL, a real browser, and the Python SDK.
# Needs a JDK >= 25, Maven and Python >= 3.9; browser tests need Chromium, which is installed when we are root on Debian.
set -euo pipefail
cd "$(dirname "$0")"
. src/sh/jdk.sh
find_jdk
find_maven

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests …"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
  chromium=$(command -v chromium || true)
fi
if [ -n "$chromium" ]; then
  export SENTRY_LOGGER_CHROMIUM=$chromium
else
  echo "SKIPPING THE BROWSER TESTS: no Chromium was found. On Debian: apt install chromium" >&2
fi

python=$(command -v python3 || true)
if [ -z "$python" ]; then
  echo "Python 3.9 or newer is needed for the SDK's tests, and 'python3' was not found." >&2
  exit 1
fi

mvn -B -ntp verify

# Of their own environment, so that the SDK is tried with the loggers it supports, and its types are checked.
sdk_python=$PWD/target/sdk-venv/bin/python
if { "$python" -m venv target/sdk-venv && "$sdk_python" -m pip install -q --disable-pip-version-check mypy structlog loguru; } >/dev/null 2>&1; then
  (cd sdk/python && "$sdk_python" -m mypy --strict --cache-dir ../../target/mypy sentry_logger)
else
  sdk_python=$python
  echo "SKIPPING mypy, structlog and loguru: they could not be installed from PyPI" >&2
fi
(cd sdk/python && "$sdk_python" -W error::ResourceWarning -m unittest discover -s tests -t .)
"$python" examples/check.py
