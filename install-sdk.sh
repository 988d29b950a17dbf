#!/usr/bin/env bash
# Makes a virtual environment with the SDK, and an example's own packages:
#   ./install-sdk.sh examples/myApp     in examples/myApp/.venv
#   ./install-sdk.sh                    in ./.venv
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)
target=${1:-$root}
python=${PYTHON:-python3}

if [ ! -d "$target" ]; then
  echo "There is no folder '$target'. Usage: ./install-sdk.sh [FOLDER]" >&2
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null; then
  echo "Python 3.9 or newer is needed, and '$python' is none. Set PYTHON to one." >&2
  exit 1
fi
if ! "$python" -m venv "$target/.venv"; then
  echo "No virtual environment could be made. On Debian: apt install python3-venv" >&2
  exit 1
fi
printf '*\n' >"$target/.venv/.gitignore" # as venv itself does from Python 3.13 on
packages=("$root/sdk/python")
if [ -f "$target/requirements.txt" ]; then
  packages+=(-r "$target/requirements.txt")
fi
"$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check "${packages[@]}"
echo "The SDK is in $target/.venv. Next:"
echo "  . $target/.venv/bin/activate"
echo "  sentry-logger init --app-name my-app --dsn http://localhost:8080"
