#!/usr/bin/env bash
# Sends one log with Bash alone, where there is not even curl. For plain http:
#   SENTRY_API_KEY=sk_… SENTRY_DSN=http://localhost:8080 examples/send_bash.sh "disk is 91 % full" warn
set -euo pipefail
: "${SENTRY_API_KEY:?set it to the key shown when the app was registered}"
address=${SENTRY_DSN:-http://localhost:8080}
address=${address#http://}
host=${address%%:*}
port=${address##*:}
message=${1:-hello from bash}
message=${message//\\/\\\\}
body=$(printf '{"logs": [{"level": "%s", "service": "bash", "message": "%s"}]}' "${2:-info}" "${message//\"/\\\"}")

exec 3<>"/dev/tcp/$host/$port"
LC_ALL=C
printf 'POST /ingest HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
  "$address" "$SENTRY_API_KEY" "${#body}" "$body" >&3
read -r _ status _ <&3
exec 3>&-
if [ "$status" != 200 ]; then
  echo "the server answered $status" >&2
  exit 1
fi
