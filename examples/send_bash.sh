#!/usr/bin/env bash
# Sends one log with Bash alone, where there is not even curl. For plain http:
#   SENTRY_API_KEY=sk_… SENTRY_DSN=http://localhost:8080 examples/send_bash.sh "disk is 91 % full" warn
set -euo pipefail
: "${SENTRY_API_KEY:?set it to the key shown when the app was registered}"
address=${SENTRY_DSN:-http://localhost:8080}
if [[ $address != http://* ]]; then
  echo "$address does not begin with http://, and Bash alone cannot encrypt; use send.sh" >&2
  exit 2
fi
address=${address#http://}
authority=${address%%/*}
path=${address#"$authority"}
port=80
if [[ $authority == *:* ]]; then port=${authority##*:}; fi

as_json() {
  local text=${1//'\'/'\\'}
  text=${text//'"'/'\"'}
  text=${text//$'\n'/'\n'}
  text=${text//$'\t'/'\t'}
  printf '"%s"' "${text//[[:cntrl:]]/ }"
}

printf -v body '{"logs": [{"level": %s, "service": "bash", "message": %s}]}' \
  "$(as_json "${2:-info}")" "$(as_json "${1:-hello from bash}")"
LC_ALL=C # so that ${#body} counts bytes
exec 3<>"/dev/tcp/${authority%%:*}/$port"
printf '%s\r\n' "POST ${path%/}/ingest HTTP/1.1" "Host: $authority" "Authorization: Bearer $SENTRY_API_KEY" \
  "Content-Type: application/json" "Content-Length: ${#body}" "Connection: close" "" >&3
printf '%s' "$body" >&3
read -r _ status _ <&3
exec 3>&-
if [ "$status" != 200 ]; then
  echo "the server answered $status" >&2
  exit 1
fi
