#!/bin/sh
# Usage: lock.sh [--upgrade] — writes requirements*.txt from requirements*.in, and package-lock.json from package.json:
# one version of each package that serves every supported Python and platform, with the hashes of all its files. The
# tool for Python lives in an environment of its own; keeps the versions that are pinned unless told to upgrade.
set -eu
cd "$(dirname "$0")/../.."
[ -x .cache/lock/bin/uv ] || {
    "${PYTHON:-python3}" -m venv .cache/lock
    .cache/lock/bin/python -m pip --quiet install uv
}
# What a machine sets for itself (an index, a folder of wheels) is not for others to read in a file.
for name in requirements-build requirements requirements-dev requirements-builders; do
    constraint=
    case $name in *-dev | *-builders) constraint="--constraints requirements.txt" ;; esac
    UV_CUSTOM_COMPILE_COMMAND="make lock" .cache/lock/bin/uv pip compile --quiet --no-config "$@" $constraint \
        --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --output-file $name.txt $name.in
done
sh scripts/setup/npm.sh install
[ "${1:-}" != --upgrade ] || sh scripts/setup/npm.sh update
