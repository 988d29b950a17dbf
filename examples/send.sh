#!/bin/sh
# Sends one log, then a whole file, with nothing but curl:
#   SENTRY_API_KEY=sk_… SENTRY_DSN=http://localhost:8080 examples/send.sh some.log
set -eu
: "${SENTRY_API_KEY:?set it to the key shown when the app was registered}"
dsn=${SENTRY_DSN:-http://localhost:8080}
dsn=${dsn%/}

curl -sS --fail-with-body "$dsn/ingest" \
  -H "Authorization: Bearer $SENTRY_API_KEY" -H "Content-Type: application/json" \
  -d '{"logs": [{"level": "info", "service": "shell", "message": "hello from curl"}]}'
echo

if [ $# -gt 0 ]; then
  curl -sS --fail-with-body "$dsn/ingest/jsonline" -H "Authorization: Bearer $SENTRY_API_KEY" --data-binary "@$1"
  echo
fi
